"""The end of an agreement, where the partners sign: what of it kpes prints itself, and what is kept as text.

kpes prints the signatory list from the data. So a list in a file is given up for the data only where kpes prints the
very same lines; lines of dots are none. Everything else stays, as text at the end of the last paragraph.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from kpes.document import SignatoryList
from kpes.importing.descriptions import Shown
from kpes.importing.entries import entries
from kpes.importing.found import Data
from kpes.importing.parts import kept
from kpes.importing.people import Person, is_function, is_person, people_in
from kpes.importing.places_to_sign import FOR, has_dots
from kpes.importing.quoted import quoted
from kpes.importing.reading_back import laid_out
from kpes.importing.signed_lines import (
    BLANKS,
    Said,
    has_words,
    headed,
    headings,
    parted,
    said_in,
    without_strokes,
)
from kpes.importing.typed_labels import label_of
from kpes.language import language
from kpes.messages import Message, message, printed
from kpes.received.written import Grid, Line

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
    lines, people = [one.words for one in said_in(closing)], list[Person]()
    for line, next in pairwise([*lines, ""]):
        people += [Person(line, next if is_function(next) else "")] if is_person(line) else people_in(line)
    bare = [(line[label.end :] if (label := label_of(line)) else line).rstrip(" :") for line in lines]
    named = [one for line in bare for one in {line, line.partition(",")[0]} if not (FOR.match(one) or has_dots(one))]
    undeclined = tuple(one for one in named if not one.partition(" ")[0].endswith(("ą", "ę")))
    return Shown(undeclined, tuple(people), tuple(parted(one.words) for one in said_in(closing) if one.role == "name"))


def signatories(closing: Sequence[Line | Grid], partners: list[Data], code: str, ordered: bool) -> Signing:
    """Where the partners sign. ``ordered`` tells that their order is settled, ``code`` is the agreement's language."""
    say = language(code).say
    usual = {"partners_heading": say(printed("Partners")), "signature_heading": say(printed("Signature"))}
    are_blocks = all(isinstance(one, Line) and one.look.is_block for one in closing)
    fitting = _fitting(said_in(closing), partners, code, ordered, are_blocks)
    before = _before(closing, len(fitting.before)) if fitting else None
    if fitting is None or before is None:
        lines = [one.words for one in said_in(closing)]
        named = any(one["name"] in line for one in partners for line in lines)
        if lines and lines == (heads := headings(lines)) and not named:  # dots below, for those whom nobody named yet
            return Signing({**usual, **headed(heads)}, partners, [])
        parts = [*kept(entries(map(without_strokes, closing)))]
        told = message(
            "What stands where the partners sign is kept as text at the end of the last paragraph, since kpes prints "
            "its own list there. Remove what is not needed: {words}",
            words=quoted(lines),
        )
        return Signing(usual, partners, parts, (told,) if parts else ())
    grids = [one.ruled for one in closing if isinstance(one, Grid)]
    in_blocks = not all(grids) if grids else bool(fitting.show)
    look = {**({"layout": "blocks"} if in_blocks else {}), **({"show": fitting.show} if fitting.show else {})}
    return Signing({**usual, **fitting.headings, **look}, fitting.partners, [*kept(entries(before))])


class _Fitting(NamedTuple):
    """A signatory list that kpes prints as it stands in the file, and the lines ``before`` it."""

    before: list[str]
    headings: Data
    show: list[str]
    partners: list[Data]


def _fitting(
    said: list[Said], partners: list[Data], code: str, ordered: bool, are_blocks: bool
) -> _Fitting | None:
    """What makes kpes print these lines from some line on; None where nothing does."""
    by_name = {partner["name"]: partner for partner in partners}
    starts: dict[int, Data] = {}
    lines = [one.words for one in said]
    for number, line in enumerate(lines):
        found = by_name.get(line)
        name, seat = parted(line)
        if found:
            starts[number] = {key: value for key, value in found.items() if key != "seat"}
        elif seat and (found := by_name.get(name)):
            starts[number] = {**found, "seat": seat}
    order, known = ([one["id"] for one in some] for some in (starts.values(), partners))
    if not partners or len(by_name) < len(partners) or (order != known if ordered else sorted(order) != sorted(known)):
        return None
    first = min(starts)
    blocks = [lines[start + 1 : end] for start, end in zip(starts, [*[*starts][1:], len(lines)], strict=True)]
    heads = [one.words for one in said[:first] if one.role == "head"] or headings(lines[:first], are_blocks)
    kind_of = {language(code).say(blank): kind for kind, blank in BLANKS.items()}
    show = [kind for kind in BLANKS if kind in {_kind(line, kind_of) for line in blocks[0]}]
    made = [_signing(partner, block, show, kind_of) for partner, block in zip(starts.values(), blocks, strict=True)]
    signing = [one for one in made if one]
    listed = {"partners_heading": ".", "signature_heading": ".", **({"show": show} if show else {})}
    drawn = _list(listed, signing, code) if all(made) else None
    if not drawn or [*drawn.lines][2:] != lines[first:]:
        return None
    above = len(heads) if heads[-1:] == lines[first - 1 : first] else min(1, len(heads))  # one for both
    return _Fitting(lines[: first - above], headed(heads), show, signing)


def _signing(partner: Data, lines: list[str], show: list[str], kind_of: Mapping[str, str]) -> Data | None:
    """A partner who signs as these lines say, each of which is one of ``show``; None where they are not so many."""
    count = len(lines) // len(show) if show else 0
    if [_kind(line, kind_of) for line in lines] != show * count or (show and not count):
        return None
    people = []
    known = {one["name"]: one for one in partner.get("representatives", ())}
    for at in range(0, len(lines), len(show) or 1):
        place = dict(zip(show, lines[at : at + len(show)], strict=True))
        said = {key: place[kind] for key, kind in _OF_PEOPLE if kind in place and place[kind] not in kind_of}
        people += [{**known.get(said["name"], {}), **said}] if "name" in said else []
    required = {"signatures_required": count} if count > 1 else {}
    return {**partner, **({"representatives": people} if people else {}), **required}


def _kind(line: str, kind_of: Mapping[str, str]) -> str:
    """What of those who sign a line is, or is to be filled in there."""
    return kind_of.get(line) or ("representatives" if is_person(line) else "functions")


def lists_alike(signatories: Data, some: list[Data], others: list[Data], code: str) -> bool:
    """Whether kpes prints the same signatory list for both lists of partners."""
    return _list(signatories, some, code) == _list(signatories, others, code)


def _list(signatories: Data, partners: list[Data], code: str) -> SignatoryList | None:
    said = {"language": code, **_NOTHING_ELSE, "signatories": signatories}
    return laid_out(said, partners).document().signatory_list


def _before(closing: Sequence[Line | Grid], count: int) -> list[Line] | None:
    """The first lines with words, so many of them; None where they reach into a table."""
    found: list[Line] = []
    for one in closing:
        if len(found) == count:
            return found
        if isinstance(one, Grid):
            return None
        found += [one] if has_words(one) else []
    return found if len(found) == count else None
