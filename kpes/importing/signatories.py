"""The end of an agreement, where the partners sign: what of it kpes prints itself, and what is kept as text.

kpes prints the signatory list from the data. So a list in a file is given up for the data only where kpes prints the
very same lines; lines of dots are none. Everything else stays, as text at the end of the last paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from kpes.importing.descriptions import BIG, Shown
from kpes.importing.entries import entries
from kpes.importing.found import Data
from kpes.importing.ids import id_from
from kpes.importing.parts import kept
from kpes.importing.people import Person, is_function, is_person, people_in
from kpes.importing.reading_back import laid_out
from kpes.importing.typed_labels import label_of
from kpes.language import language
from kpes.messages import Message, message, printed
from kpes.received.written import Cell, Grid, Line

_FOR = re.compile(r"(?i)(?:za|w imieniu|on behalf of|for|für|pour)\s")
_HEADS = re.compile(r"(?i)(?:list[ay] )?(?:partner|stron|sygnatariusz|podpis|parties|sign|unterschrift|parteien)")
_LONGEST_HEADING = 60
_SEAT = re.compile(rf"(?P<name>.+), (?P<seat>[{BIG}][\w-]+(?: [{BIG}][\w-]+)?)")
_SHOWN = ("representatives", "functions", "date", "place")
_BLANKS = {
    "representatives": printed("Name:"), "functions": printed("Function:"), "date": printed("Date:"),
    "place": printed("Place:"),
}  # fmt: skip
_OF_PEOPLE = (("name", "representatives"), ("function", "functions"))
_NOTHING_ELSE = {
    "status": "final", "title": ".", "date": "2000-01-01", "form": "any", "parties": ".", "paragraphs": [{"text": "."}]
}  # fmt: skip


class Signing(NamedTuple):
    """The agreement's ``signatories``, the partners in their order, the parts that are kept, and what to look at."""

    signatories: Data
    partners: list[Data]
    kept: list[Any]
    told: tuple[Message, ...] = ()


def shown(closing: Sequence[Line | Grid]) -> Shown:
    """What the lines where the partners sign show: names that nothing declines."""
    lines = _lines(closing)
    people: list[Person] = []
    for line, next in pairwise([*lines, ""]):
        if is_person(line):
            people.append(Person(line, next if is_function(next) else ""))
        else:
            people += people_in(line)
    bare = [line[label.end :] if (label := label_of(line)) else line for line in lines]
    named = [one for line in bare for one in {line, line.partition(",")[0]} if not _FOR.match(one)]
    return Shown(tuple(one for one in named if not one.partition(" ")[0].endswith(("ą", "ę"))), tuple(people))


def signatories(closing: Sequence[Line | Grid], partners: list[Data], code: str, ordered: bool) -> Signing:
    """Where the partners sign. Where none are known, they are those who are listed here.

    ``ordered`` tells that their order is settled. ``code`` is that of the agreement's language.
    """
    say = language(code).say
    usual = {"partners_heading": say(printed("Partners")), "signature_heading": say(printed("Signature"))}
    partners = partners or _listed(closing)
    fitting = _fitting(_lines(closing), partners, code, ordered)
    before = _before(closing, len(fitting.before)) if fitting else None
    if fitting is None or before is None:
        parts = [part for piece in entries(map(_without_strokes, closing)) for part in kept(piece)]
        told = message(
            "What stands where the partners sign is kept as text at the end of the last paragraph, since kpes prints "
            "its own list there. Remove what is not needed."
        )
        return Signing(usual, partners, parts, (told,) if parts else ())
    grids = [one.ruled for one in closing if isinstance(one, Grid)]
    in_blocks = not all(grids) if grids else bool(fitting.show)
    layout = {"layout": "blocks"} if in_blocks else {}
    show = {"show": fitting.show} if fitting.show else {}
    parts = [part for piece in entries(before) for part in kept(piece)]
    return Signing({**usual, **fitting.headings, **layout, **show}, fitting.partners, parts)


class _Fitting(NamedTuple):
    """A signatory list that kpes prints as it stands in the file, and the lines ``before`` it."""

    before: list[str]
    headings: Data
    show: list[str]
    partners: list[Data]


def _fitting(lines: list[str], partners: list[Data], code: str, ordered: bool) -> _Fitting | None:
    """What makes kpes print these lines from some line on; None where nothing does."""
    by_name = {partner["name"]: partner for partner in partners}
    starts: dict[int, Data] = {}
    for number, line in enumerate(lines):
        found = by_name.get(line)
        seat = _SEAT.fullmatch(line)
        if not found and seat and (found := by_name.get(seat["name"])):
            found = {**found, "seat": seat["seat"]}
        elif found:
            found = {key: value for key, value in found.items() if key != "seat"}
        if found:
            starts[number] = found
    order = [partner["id"] for partner in starts.values()]
    known = [partner["id"] for partner in partners]
    if not partners or len(by_name) < len(partners) or (order if ordered else sorted(order)) != (
        known if ordered else sorted(known)
    ):
        return None
    first = min(starts)
    said = [lines[start + 1 : end] for start, end in zip(starts, [*[*starts][1:], len(lines)], strict=True)]
    heads = _headings(lines[:first])
    headings = dict(zip(("partners_heading", "signature_heading"), heads, strict=False))
    for number in range(2 ** len(_SHOWN)):
        show = [one for at, one in enumerate(_SHOWN) if number >> at & 1]
        signing = [
            _signing(partner, block, show, code) for partner, block in zip(starts.values(), said, strict=True)
        ]
        if all(signing) and _printed_so(made := [one for one in signing if one], show, code, lines[first:]):
            return _Fitting(lines[: first - len(heads)], headings, show, made)
    return None


def _signing(partner: Data, lines: list[str], show: list[str], code: str) -> Data | None:
    """A partner who signs as these lines say, each of which is one of ``show``; None where they are not so many."""
    if not show:
        return None if lines else partner
    count, rest = divmod(len(lines), len(show))
    if rest or not count:
        return None
    blanks = {one: language(code).say(blank) for one, blank in _BLANKS.items()}
    signing = [dict(zip(show, lines[at : at + len(show)], strict=True)) for at in range(0, len(lines), len(show))]
    if not all(_may_be(what, line, blanks) for one in signing for what, line in one.items()):
        return None
    people = [
        {key: one[what] for key, what in _OF_PEOPLE if what in one and one[what] != blanks[what]}
        for one in signing
        if one.get("representatives", blanks["representatives"]) != blanks["representatives"]
    ]
    known = {one["name"]: one for one in partner.get("representatives", ())}
    people = [{**known.get(one["name"], {}), **one} for one in people]
    required = {"signatures_required": count} if count > 1 else {}
    return {**partner, **({"representatives": people} if people else {}), **required}


def _may_be(what: str, line: str, blanks: Mapping[str, str]) -> bool:
    """Whether a line may be this: what is to be filled in, or a person, or a function."""
    if line in blanks.values() or what in ("date", "place"):
        return line == blanks[what]
    return is_person(line) == (what == "representatives")


def _printed_so(partners: list[Data], show: list[str], code: str, lines: list[str]) -> bool:
    """Whether kpes prints the signatory list of these partners in these lines."""
    listed = {"partners_heading": ".", "signature_heading": ".", **({"show": show} if show else {})}
    made = laid_out({"language": code, **_NOTHING_ELSE, "signatories": listed}, partners).document().signatory_list
    return made is not None and [*made.lines][2:] == lines


def _headings(before: list[str]) -> list[str]:
    """The one or two lines at the end of those before the partners that are the headings of the list."""
    heads = [line for line in before[-2:] if len(line) <= _LONGEST_HEADING]
    if len(heads) == 2 and _HEADS.match(heads[0]) and _HEADS.match(heads[1]):
        return heads
    return heads[-1:] if heads and _HEADS.match(heads[-1]) else []


def _before(closing: Sequence[Line | Grid], count: int) -> list[Line] | None:
    """The first lines with words, so many of them; None where they reach into a table."""
    found: list[Line] = []
    for one in closing:
        if len(found) == count:
            return found
        if isinstance(one, Grid):
            return None
        found += [one] if _has_words(one) else []
    return found if len(found) == count else None


def _listed(closing: Sequence[Line | Grid]) -> list[Data]:
    """The partners who are listed where they sign: a row of a table for each, or a line behind a heading."""
    named: list[str] = []
    for one in closing:
        if isinstance(one, Grid):
            named += filter(None, map(_name_in, one.rows[1:] if _heads(one) else one.rows))
    if not named:
        lines = _lines(closing)
        headed = [number for number, line in enumerate(lines) if len(_headings(lines[: number + 1])) > 0]
        named = lines[headed[-1] + 1 :] if headed else []
    partners: list[Data] = []
    taken: set[str] = set()
    for line in named:
        words = line[label.end :] if (label := label_of(line)) else line
        if is_person(words) or is_function(words) or _FOR.match(words) or not re.match(f"[„“\"]?[{BIG}]", words):
            continue
        seat = _SEAT.fullmatch(words)
        id = id_from(seat["name"] if seat else words, taken, "partner")
        taken.add(id)
        partners.append({"id": id, "name": seat["name"], "seat": seat["seat"]} if seat else {"id": id, "name": words})
    return partners if len({one["name"] for one in partners}) == len(partners) else []


def _heads(grid: Grid) -> bool:
    """Whether the first row of a table heads it."""
    return grid.headed or any(_HEADS.match(line.words) for cell in grid.rows[0] for line in cell)


def _name_in(row: tuple[Cell, ...]) -> str:
    """The first words of a row that have more than a number in them."""
    lines = (line.words for cell in row for line in cell if _has_words(line))
    return next((words for words in lines if re.search(r"[^\W\d_]", words)), "")


def _lines(closing: Sequence[Line | Grid]) -> list[str]:
    """The words of the lines that have some, labels and all."""
    found = []
    for one in closing:
        for line in one.lines if isinstance(one, Grid) else (one,):
            if _has_words(line):
                label = f"{line.numbered.label} " if line.numbered else ""
                found.append(f"{label}{line.words}")
    return found


def _has_words(line: Line) -> bool:
    """Whether a line has more than dots and strokes."""
    return any(map(str.isalnum, line.words))


def _without_strokes(one: Line | Grid) -> Line | Grid:
    """A piece without its lines of dots and strokes."""
    if isinstance(one, Line):
        return one if _has_words(one) or one.numbered else one._replace(runs=())
    rows = tuple(tuple(tuple(line for line in cell if _has_words(line)) for cell in row) for row in one.rows)
    return one._replace(rows=rows)
