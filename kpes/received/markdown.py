"""A text in Markdown to import: headings, lists, tables, and what is bold or italic.

Numbers and dashes of lists stay among the words, as they were typed. Whatever else a text in Markdown may hold (links,
code, HTML) is read as it was typed, so no word of it is lost; a count of letters sees to that.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kpes.language import LANGUAGES, language
from kpes.messages import Message, message
from kpes.received.plain import indent_of, place_of
from kpes.received.written import BEGINS_A_LINE, Fault, Grid, Line, Look, Run, Written, joined

_HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_ITEM = re.compile(r"([ \t]*)([-*+]|([0-9]{1,9})([.)]))[ \t]+(?=\S)")
_QUOTE = re.compile(r"(?: {0,3}> ?)*")
_BELOW_HEADING = re.compile(r"\s*:?-+:?\s*")
_MARKUP = frozenset("#*_|>-+=:\\")
"""Signs that may say how words look; all others are counted."""
_EDITION = re.compile(rf"(?:{'|'.join(language(code).edition for code in LANGUAGES)}) [0-9a-f]{{12}}")
_CELLS = re.compile(r"(?<!\\)\|")
_SIGNS = re.compile(
    r"\\([!-/:-@\[-`{-~])|(\*+|_+)|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)


def read_markdown(lines: list[str]) -> Written:
    """What a text in Markdown says, from its lines."""
    lines, left_out = _without_foot(lines)
    reader = _Reader()
    found = tuple(reader.read(lines))
    faults = tuple(reader.faults)
    there = sum(_letters(_SIGNS.sub(_said, line)) for line in lines)
    if not faults and there != sum(_letters(run.words) for line in Written(found).flat for run in line.runs):
        whole, remedy = message("the whole file"), message("Save it as plain text, without marks for its look.")
        faults = (Fault(whole, message("kpes does not see all words of this file"), remedy),)
    return Written(found, left_out, faults)


def _without_foot(lines: list[str]) -> tuple[list[str], tuple[Message, ...]]:
    """The lines without the one at the end in which kpes names the edition."""
    *before, last = [at for at, line in enumerate(lines) if line.strip()] or [0]
    if before and _EDITION.fullmatch(lines[last].strip()) and _RULE.fullmatch(lines[before[-1]]):
        return lines[: before[-1]], (message("the line at the end that names the edition: {words}", words=lines[last]),)
    return lines, ()


def _letters(words: str) -> int:
    return sum(not one.isspace() and one not in _MARKUP for one in words)


class _Reader:
    """Reads line by line; what a paragraph or an item holds is gathered until it ends."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self._open: list[str] = []
        self._number = 0
        self._look = Look()
        self._label = ""
        self._counted: dict[int, tuple[str, int]] = {}
        """The delimiter and number of the last item that is counted, by how far it is indented."""

    def read(self, lines: list[str]) -> Iterator[Line | Grid]:
        at = 0
        while at < len(lines):
            quote = _QUOTE.match(lines[at])
            line = lines[at][quote.end() if quote else 0 :]
            at += 1
            heading = _HEADING.match(line)
            underline = _UNDERLINE.fullmatch(line)
            item = _ITEM.match(line)
            if not line.strip():
                yield from self._end()
            elif heading:
                yield from self._end()
                self._begin(at, _bare(line[heading.end() :]), Look(outline=len(heading[1])))
                yield from self._end()
            elif underline and self._open and not self._label:
                self._look = self._look._replace(outline=1 if underline[1][0] == "=" else 2)
                yield from self._end()
            elif _RULE.fullmatch(line):
                yield from self._end()
            elif "|" in line and at < len(lines) and _is_below_headings(lines[at]):
                yield from self._end()
                last = next((end for end in range(at + 1, len(lines)) if "|" not in lines[end]), len(lines))
                yield Grid(tuple(_rows([line, *lines[at + 1 : last]], at)), headed=True)
                at = last
            elif item:
                yield from self._end()
                self._item(at, line, item)
            elif self._open and not BEGINS_A_LINE.match(line.replace("\\", "")):
                self._open.append(line)
            else:
                yield from self._end()
                self._begin(at, line, Look(indent=indent_of(line)))
        yield from self._end()

    def _begin(self, number: int, words: str, look: Look, label: str = "") -> None:
        if not look.indent:
            self._counted = {}
        self._number, self._look, self._label, self._open = number, look, label, [words]

    def _end(self) -> Iterator[Line]:
        """The paragraph or item that was gathered."""
        said = "".join(map(_broken, self._open)).strip()
        if said or self._label:
            before = (Run(f"{self._label} "),) if self._label else ()
            yield Line(joined((*before, *_runs(said))), self._number, look=self._look)
        self._open, self._label = [], ""

    def _item(self, number: int, line: str, item: re.Match[str]) -> None:
        """Begins an item. Programs count the items of a list anew, from the first one's number on."""
        depth = indent_of(line)
        counted = {at: last for at, last in self._counted.items() if at <= depth}
        if item[3]:
            end, count = counted.get(depth, ("", 0))
            if end == item[4] and int(item[3]) != count + 1:
                self.faults.append(
                    Fault(
                        place_of(number, line),
                        message("a number of a list that programs count anew, so readers see another"),
                        message("Write the number that is meant with a backslash behind it: “3\\.”"),
                    )
                )
            counted[depth] = (item[4], int(item[3]))
        self._begin(number, line[item.end() :], Look(indent=depth), item[2] if item[3] else "-")
        self._counted = counted


def _bare(heading: str) -> str:
    """The words of a heading, without the signs that may close it."""
    said = heading.strip()
    bare = said.rstrip("#")
    return bare.rstrip() if not bare or bare[-1].isspace() else said


def _is_below_headings(line: str) -> bool:
    """Whether a line is the one between a table's headings and its rows."""
    return "|" in line and all(map(_BELOW_HEADING.fullmatch, line.strip().strip("|").split("|")))


def _broken(line: str) -> str:
    """A line with what stands between it and the next: a break, if it ends with one."""
    said = line.strip()
    if said.endswith("\\") and not said.endswith("\\\\"):
        return said[:-1] + "\n"
    return said + ("\n" if line.endswith("  ") else " ")


def _rows(lines: list[str], first: int) -> Iterator[tuple[tuple[Line, ...], ...]]:
    """The rows of a table; the line below the headings counts too."""
    for index, line in enumerate(lines):
        number = first + index + bool(index)
        cells = _CELLS.split(line.strip())
        cells = cells[not cells[0].strip() : len(cells) - (len(cells) > 1 and not cells[-1].strip())]
        yield tuple((Line(joined(_runs(cell.strip())), number),) if cell.strip() else () for cell in cells)


# Words


def _said(sign: re.Match[str]) -> str:
    """What a sign behind a backslash or an entity says; what marks the look says nothing."""
    return sign[1] or ("" if sign[2] else html.unescape(sign[0]))


@dataclass(slots=True)
class _Mark:
    """Asterisks or underscores that may open or close what is bold or italic: how many there are, how many of them are
    left, and which piece they are."""

    sign: str
    many: int
    at: int
    opens: bool
    closes: bool
    left: int

    def pairs_with(self, closer: _Mark) -> bool:
        """Whether these open what the others close. Where either could do both, they may not make up a multiple of
        three (CommonMark 6.2), lest „**a*b**” end at its single asterisk."""
        is_clear = not (self.closes or closer.opens) or (self.many + closer.many) % 3 or not self.many % 3
        return self.sign == closer.sign and bool(is_clear)


def _runs(words: str) -> Iterator[Run]:
    """Words with their look. Signs that open nothing, or close nothing, are words."""
    pieces: list[str] = []
    marks: list[_Mark] = []
    at = 0
    for found in _SIGNS.finditer(words):
        pieces.append(words[at : found.start()])
        at = found.end()
        if found[2]:
            marks.append(_mark(found, words, len(pieces)))
        pieces.append(_said(found))
    pieces.append(words[at:])
    looks = list(_paired(marks))
    for mark in marks:
        pieces[mark.at] = mark.sign * mark.left
    bold, italic = (_covered(looks, len(pieces), width) for width in (2, 1))
    return (Run(*one) for one in zip(pieces, bold, italic, strict=True) if one[0])


def _mark(found: re.Match[str], words: str, at: int) -> _Mark:
    before, behind = words[max(0, found.start() - 1) : found.start()], words[found.end() : found.end() + 1]
    in_word = found[2][0] == "_" and before.isalnum() and behind.isalnum()
    closes, opens = (bool(one) and not one.isspace() and not in_word for one in (before, behind))
    return _Mark(found[2][0], len(found[2]), at, opens, closes, len(found[2]))


def _paired(marks: Iterable[_Mark]) -> Iterator[tuple[int, int, int]]:
    """The first and the last piece between signs that go together, and how many these are: two for bold, or one."""
    open: list[_Mark] = []
    for mark in marks:
        while mark.closes and mark.left:
            index = next((at for at in reversed(range(len(open))) if open[at].pairs_with(mark)), None)
            if index is None:
                break
            opener = open[index]
            width = 2 if min(opener.left, mark.left) > 1 else 1
            yield opener.at + 1, mark.at, width
            opener.left -= width
            mark.left -= width
            del open[index + bool(opener.left) :]
        if mark.left and mark.opens:
            open.append(mark)
            del open[:-_MOST_OPEN]


_MOST_OPEN = 10


def _covered(looks: Iterable[tuple[int, int, int]], count: int, wanted: int) -> Iterator[bool]:
    """Whether each of so many pieces stands between so many signs."""
    changes = [0] * (count + 1)
    for start, end, width in looks:
        if width == wanted:
            changes[start] += 1
            changes[end] -= 1
    depth = 0
    for change in changes[:count]:
        depth += change
        yield depth > 0
