"""The end of an agreement, where the partners sign: what of it kpes prints itself, and what is kept as text.

kpes prints the signatory list from the data. So a list in a file is given up for the data only where kpes prints the
very same lines; lines of dots are none. Everything else stays, as text at the end of the last paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from kpes.document import SignatoryList
from kpes.importing.descriptions import BIG, Shown
from kpes.importing.entries import entries
from kpes.importing.found import Data
from kpes.importing.parts import kept
from kpes.importing.people import Person, is_function, is_person, people_in
from kpes.importing.quoted import quoted
from kpes.importing.reading_back import laid_out
from kpes.importing.typed_labels import label_of
from kpes.language import LANGUAGES, language
from kpes.messages import Message, message, printed
from kpes.received.written import Grid, Line

_FOR = re.compile(r"(?i)(?:za|w imieniu|on behalf of|for|für|pour)\s")
_HEADS = re.compile(r"(?i)(?:list[ay] )?(?:partner|stron|sygnatariusz|podpis|parties|sign|unterschrift|parteien)")
_SIGNATURE = re.compile(r"(?i)\b(?:podpis|pieczę|pieczątk|signature|signed|unterschrift)")
_BOTH = re.compile(rf"(?P<partners>[^:]+ ?:) (?P<signature>[{BIG}].*)")
_LONGEST_HEADING = 100
_SEAT = re.compile(rf"(?P<name>.+), (?P<seat>[{BIG}][\w-]+(?: [{BIG}][\w-]+)?)")
_SHOWN = ("representatives", "functions", "date", "place")
_BLANKS = {
    "representatives": printed("Name:"), "functions": printed("Function:"), "date": printed("Date:"),
    "place": printed("Place:"),
}  # fmt: skip
_NAMES_TO_FILL_IN = {language(code).say(_BLANKS["representatives"]) for code in LANGUAGES}
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
    lines, people = [one.words for one in _said(closing)], list[Person]()
    for line, next in pairwise([*lines, ""]):
        people += [Person(line, next if is_function(next) else "")] if is_person(line) else people_in(line)
    bare = [line[label.end :] if (label := label_of(line)) else line for line in lines]
    named = [one for line in bare for one in {line, line.partition(",")[0]} if not _FOR.match(one)]
    undeclined = tuple(one for one in named if not one.partition(" ")[0].endswith(("ą", "ę")))
    return Shown(undeclined, tuple(people), tuple(_parted(one.words) for one in _said(closing) if one.role == "name"))


def signatories(closing: Sequence[Line | Grid], partners: list[Data], code: str, ordered: bool) -> Signing:
    """Where the partners sign. ``ordered`` tells that their order is settled, ``code`` is the agreement's language."""
    say = language(code).say
    usual = {"partners_heading": say(printed("Partners")), "signature_heading": say(printed("Signature"))}
    fitting = _fitting(_said(closing), partners, code, ordered)
    before = _before(closing, len(fitting.before)) if fitting else None
    if fitting is None or before is None:
        parts = [part for piece in entries(map(_without_strokes, closing)) for part in kept(piece)]
        told = message(
            "What stands where the partners sign is kept as text at the end of the last paragraph, since kpes prints "
            "its own list there. Remove what is not needed: {words}",
            words=quoted([one.words for one in _said(closing)]),
        )
        return Signing(usual, partners, parts, (told,) if parts else ())
    grids = [one.ruled for one in closing if isinstance(one, Grid)]
    in_blocks = not all(grids) if grids else bool(fitting.show)
    look = {**({"layout": "blocks"} if in_blocks else {}), **({"show": fitting.show} if fitting.show else {})}
    parts = [part for piece in entries(before) for part in kept(piece)]
    return Signing({**usual, **fitting.headings, **look}, fitting.partners, parts)


class _Fitting(NamedTuple):
    """A signatory list that kpes prints as it stands in the file, and the lines ``before`` it."""

    before: list[str]
    headings: Data
    show: list[str]
    partners: list[Data]


def _fitting(said: list[_Said], partners: list[Data], code: str, ordered: bool) -> _Fitting | None:
    """What makes kpes print these lines from some line on; None where nothing does."""
    by_name = {partner["name"]: partner for partner in partners}
    starts: dict[int, Data] = {}
    lines = [one.words for one in said]
    for number, line in enumerate(lines):
        found = by_name.get(line)
        name, seat = _parted(line)
        if found:
            starts[number] = {key: value for key, value in found.items() if key != "seat"}
        elif seat and (found := by_name.get(name)):
            starts[number] = {**found, "seat": seat}
    order, known = ([one["id"] for one in some] for some in (starts.values(), partners))
    if not partners or len(by_name) < len(partners) or (order != known if ordered else sorted(order) != sorted(known)):
        return None
    first = min(starts)
    blocks = [lines[start + 1 : end] for start, end in zip(starts, [*[*starts][1:], len(lines)], strict=True)]
    heads = [one.words for one in said[:first] if one.role == "head"] or _headings(lines[:first])
    headings = dict(zip(("partners_heading", "signature_heading"), heads, strict=False))
    for number in range(2 ** len(_SHOWN)):
        show = [one for at, one in enumerate(_SHOWN) if number >> at & 1]
        signing = [_signing(partner, block, show, code) for partner, block in zip(starts.values(), blocks, strict=True)]
        if all(signing) and _printed_so(made := [one for one in signing if one], show, code, lines[first:]):
            above = len(heads) if heads[-1:] == lines[first - 1 : first] else min(1, len(heads))  # one for both
            return _Fitting(lines[: first - above], headings, show, made)
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
    made = _list(listed, partners, code)
    return made is not None and [*made.lines][2:] == lines


def lists_alike(signatories: Data, some: list[Data], others: list[Data], code: str) -> bool:
    """Whether kpes prints the same signatory list for both lists of partners."""
    return _list(signatories, some, code) == _list(signatories, others, code)


def _list(signatories: Data, partners: list[Data], code: str) -> SignatoryList | None:
    said = {"language": code, **_NOTHING_ELSE, "signatories": signatories}
    return laid_out(said, partners).document().signatory_list


def _headings(before: list[str]) -> list[str]:
    """The one or two lines at the end of those before the partners that are the headings of the list."""
    last = before[-1:] if before and _of_signing(before[-1]) else []
    both = _BOTH.fullmatch(last[0]) if last else None
    if both:
        return [both["partners"], both["signature"]]
    above = before[: len(before) - len(last)][-1:]
    return [*(one for one in above if len(one) <= _LONGEST_HEADING and not one.endswith((".", ","))), *last]


def _of_signing(line: str) -> bool:
    """Whether a line is the heading above the room for signatures."""
    return len(line) <= _LONGEST_HEADING and bool(_SIGNATURE.search(line))


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


class _Said(NamedTuple):
    """A line with words, and its role: the heading of a list (“head”), or a name in it (“name”)."""

    words: str
    role: str = ""


def _said(closing: Sequence[Line | Grid]) -> list[_Said]:
    """The lines with words, labels and all."""
    found: list[_Said] = []
    listed: list[int] = []
    is_list = False
    for one in closing:
        if isinstance(one, Grid):
            found += _said_in(one)
        elif _has_words(one):
            words = _words(one)
            listed += [len(found)] if is_list and (_may_name(words) or words in _NAMES_TO_FILL_IN) else []
            found.append(_Said(words))
            is_list = is_list or _begins_a_list(found[-1].words)
    people = [found[at].words in _NAMES_TO_FILL_IN or is_person(found[at].words) for at in listed]
    with_people = any(people) and all(one or next for one, next in pairwise([*people, False]))
    for at, person in zip(listed, people, strict=True):
        if not (person and with_people) and _may_name(found[at].words):
            found[at] = found[at]._replace(role="name")
    return found


def _begins_a_list(line: str) -> bool:
    """Whether the next line is the first one of a list of those who sign."""
    return _of_signing(line) or (line.endswith(":") and bool(_HEADS.match(line)))


def _said_in(grid: Grid) -> Iterator[_Said]:
    """The lines of a table. A row for each who signs has the name in the same column."""
    heads = _heads(grid)
    rows = [
        [[_words(line) for line in cell if _has_words(line) or (number < heads and line.words)] for cell in row]
        for number, row in enumerate(grid.rows)
    ]
    lettered = [[at for at, cell in enumerate(row) if cell and _says(cell[0])] for row in rows[heads:]]
    column = next((row[0] for row in lettered if row), None)
    is_list = all(len(row) <= 1 for row in lettered)
    for number, row in enumerate(rows):
        for at, cell in enumerate(row):
            is_named = number >= heads and at == column and len(row) > 1 and bool(cell) and _may_name(cell[0])
            is_named = is_named and (is_list or not is_person(cell[0]))
            first = "head" if number < heads else "name" if is_named else ""
            yield from map(_Said, cell, [first, *["head" if number < heads else ""] * len(cell)])


def _says(words: str) -> bool:
    """Whether there is more in a cell than a number or a label."""
    return any(map(str.isalpha, _unlabelled(words)))


def _may_name(words: str) -> bool:
    """Whether a line in a list of those who sign may name one of them."""
    words = _unlabelled(words)
    is_other = is_function(words) or _FOR.match(words) or words.endswith(":") or _of_signing(words)
    return not is_other and bool(re.match(f"[„“\"]?[{BIG}]", words))


def _unlabelled(words: str) -> str:
    label = label_of(words)
    return words[label.end :] if label else words


def _parted(line: str) -> tuple[str, str]:
    """The name in a line of the list, and the seat behind it, if there is one."""
    words = _unlabelled(line)
    seat = _SEAT.fullmatch(words)
    return (seat["name"], seat["seat"]) if seat else (words, "")


def _heads(grid: Grid) -> int:
    """How many rows head a table: the first does if it says so, or has words in all cells, and no other one has."""
    first = bool(grid.rows) and all(any(line.words for line in cell) for cell in grid.rows[0])
    others = [all(any(map(_has_words, cell)) for cell in row) for row in grid.rows[1:]]
    return int(grid.headed or (first and bool(others) and not any(others)))


def _words(line: Line) -> str:
    return f"{line.numbered.label} {line.words}" if line.numbered else line.words


def _has_words(line: Line) -> bool:
    """Whether a line has more than dots and strokes."""
    return any(map(str.isalnum, line.words))


def _without_strokes(one: Line | Grid) -> Line | Grid:
    """A piece without its lines of dots and strokes."""
    if isinstance(one, Line):
        return one if _has_words(one) or one.numbered else one._replace(runs=())
    rows = tuple(tuple(tuple(line for line in cell if _has_words(line)) for cell in row) for row in one.rows)
    return one._replace(rows=rows)
