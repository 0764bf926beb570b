"""The lines where partners sign: what each of them says, and which are names and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from kpes.importing.descriptions import BIG
from kpes.importing.found import Data
from kpes.importing.marked import escaped
from kpes.importing.people import is_function, is_person
from kpes.importing.places_to_sign import FOR, has_dots, is_note
from kpes.importing.typed_labels import label_of
from kpes.language import LANGUAGES, language
from kpes.messages import printed
from kpes.received.written import Grid, Line

_HEADS = re.compile(r"(?i)(?:list[ay] )?(?:partner|stron|sygnatariusz|podpis|parties|sign|unterschrift|parteien)")
_SIGNATURE = re.compile(r"(?i)\b(?:podpis|pieczę|pieczątk|signature|signed|unterschrift)")
_BOTH = re.compile(rf"(?P<partners>[^:]+ ?:) (?P<signature>[{BIG}].*)")
_LONGEST_HEADING = 100
_SEAT = re.compile(rf"(?P<name>.+), (?P<seat>[{BIG}][\w-]+(?: [{BIG}][\w-]+)?)")

BLANKS = {
    "representatives": printed("Name:"), "functions": printed("Function:"), "date": printed("Date:"),
    "place": printed("Place:"),
}  # fmt: skip
"""What stands where something of somebody who signs is left to be written, by what it is."""
TO_FILL_IN = {language(code).say(blank) for code in LANGUAGES for blank in BLANKS.values()}
_NAMES_TO_FILL_IN = {language(code).say(BLANKS["representatives"]) for code in LANGUAGES}


class Said(NamedTuple):
    """A line with words, and its role: the heading of a list (“head”), or a name in it (“name”)."""

    words: str
    role: str = ""


def said_in(closing: Sequence[Line | Grid]) -> list[Said]:
    """The lines with words, labels and all."""
    found: list[Said] = []
    is_list = False
    for one in closing:
        if isinstance(one, Grid):
            found += _without_people(list(_said_in_table(one)))
        elif has_words(one):
            words = _words(one)
            found.append(Said(words, "name" if is_list and _may_be_listed(words) else ""))
            is_list = is_list or _begins_a_list(words)
    return _without_people(found)


def _without_people(said: list[Said]) -> list[Said]:
    """The lines, of which persons name no partner where each partner has one behind it, or room for its name."""
    listed = [at for at, one in enumerate(said) if one.role == "name"]
    people = [said[at].words in _NAMES_TO_FILL_IN or is_person(said[at].words) for at in listed]
    with_people = any(people) and all(one or next for one, next in pairwise([*people, False]))
    for at, person in zip(listed, people, strict=True):
        if said[at].words in _NAMES_TO_FILL_IN or (person and with_people):
            said[at] = said[at]._replace(role="")
    return said


def _begins_a_list(line: str) -> bool:
    """Whether the next line is the first one of a list of those who sign."""
    return _of_signing(line) or (line.endswith(":") and bool(_HEADS.match(line)))


def _said_in_table(grid: Grid) -> Iterator[Said]:
    """The lines of a table. A row for each who signs has the name in the same column."""
    heads = _heads(grid)
    rows = [
        [[_words(line) for line in cell if has_words(line) or (number < heads and line.words)] for cell in row]
        for number, row in enumerate(grid.rows)
    ]
    lettered = [[at for at, cell in enumerate(row) if cell and _says(cell[0])] for row in rows[heads:]]
    column = next((row[0] for row in lettered if row), None)
    is_list = all(len(row) <= 1 for row in lettered)
    abreast = [] if heads else _abreast(rows)
    for number, row in enumerate(rows):
        for at, cell in enumerate(row):
            is_named = number >= heads and at == column and len(row) > 1 and bool(cell) and _may_be_listed(cell[0])
            is_named = (number, at) in abreast or (is_named and (is_list or not is_person(cell[0])))
            first = "head" if number < heads else "name" if is_named else ""
            yield from map(Said, cell, [first, *["head" if number < heads else ""] * len(cell)])


def _abreast(rows: Sequence[Sequence[Sequence[str]]]) -> list[tuple[int, int]]:
    """The cells of the row, if there is but one, in which each cell with words names a partner that signs there."""
    named = [
        (number, at)
        for number, row in enumerate(rows)
        for at, cell in enumerate(row)
        if cell and _may_name(cell[0]) and not is_person(cell[0])
    ]
    number = named[0][0] if named else 0
    are_all = [at for at, cell in enumerate(rows[number]) if cell] == [at for _, at in named]
    return named if len(named) > 1 and are_all and {row for row, _ in named} == {number} else []


def _says(words: str) -> bool:
    """Whether there is more in a cell than a number or a label."""
    return any(map(str.isalpha, _unlabelled(words)))


def _may_be_listed(words: str) -> bool:
    """Whether a line among those who sign names a partner, or somebody who signs for one."""
    return words in _NAMES_TO_FILL_IN or _may_name(words)


def _may_name(words: str) -> bool:
    """Whether a line in a list of those who sign may name one of them."""
    words = _unlabelled(words)
    is_other = is_function(words) or FOR.match(words) or words.endswith(":") or _of_signing(words)
    is_other = is_other or has_dots(words) or is_note(words)
    return not is_other and bool(re.match(f"[„“\"]?[{BIG}]", words))


def _unlabelled(words: str) -> str:
    label = label_of(words)
    return words[label.end :] if label else words


def parted(line: str) -> tuple[str, str]:
    """The name in a line of the list, and the seat behind it, if there is one."""
    words = _unlabelled(line)
    seat = _SEAT.fullmatch(words)
    return (seat["name"], seat["seat"]) if seat else (words, "")


def _heads(grid: Grid) -> int:
    """How many rows head a table: the first does if it says so, or has words in all cells, and no other one has.

    Names that stand abreast above dots and nothing else head nothing.
    """
    first = bool(grid.rows) and all(any(line.words for line in cell) for cell in grid.rows[0])
    others = [all(any(map(has_words, cell)) for cell in row) for row in grid.rows[1:]]
    below = [line.words for row in grid.rows[1:] for cell in row for line in cell]
    if any(map(has_dots, below)) and not any(map(str.isalnum, "".join(below))):
        first = first and not all(_may_name(cell[0].words) for cell in grid.rows[0])
    return int(grid.headed or (first and bool(others) and not any(others)))


def _words(line: Line) -> str:
    return f"{line.numbered.label} {line.words}" if line.numbered else line.words


def has_words(line: Line) -> bool:
    """Whether a line has more than dots and strokes."""
    return any(map(str.isalnum, line.words))


def without_strokes(one: Line | Grid) -> Line | Grid:
    """A piece without its lines of dots and strokes."""
    if isinstance(one, Line):
        return one if has_words(one) or one.numbered else one._replace(runs=())
    rows = tuple(tuple(tuple(line for line in cell if has_words(line)) for cell in row) for row in one.rows)
    return one._replace(rows=rows)


def headings(before: list[str], are_two: bool = False) -> list[str]:
    """The one or two lines at the end of those before the partners that are the headings of the list.

    Where it is not known that there ``are_two``, the second one says that it is signed there.
    """
    last = before[-1:] if before and (are_two or _of_signing(before[-1])) else []
    both = _BOTH.fullmatch(last[0]) if last else None
    if both:
        return [both["partners"], both["signature"]]
    above = before[: len(before) - len(last)][-1:]
    return [*(one for one in above if len(one) <= _LONGEST_HEADING and not one.endswith((".", ","))), *last]


def headed(lines: Sequence[str]) -> Data:
    """These headings, of which the second one is that above the room for signatures."""
    return dict(zip(("partners_heading", "signature_heading"), map(escaped, lines), strict=False))


def _of_signing(line: str) -> bool:
    """Whether a line is the heading above the room for signatures."""
    return len(line) <= _LONGEST_HEADING and line[:1] != "(" and bool(_SIGNATURE.search(line))
