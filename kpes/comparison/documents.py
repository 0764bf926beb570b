"""What changed between two documents: their blocks, and their signatory lists.

Of an edition only the canonical text is kept. `recognise` makes the document of it again, whose words are certain; what
each line was is told by its looks. What it shares with a document that is known is as it is there; for the other lines,
labels in the manner of that document tell items and headings from sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import cycle
from typing import NamedTuple, TypeVar

from kpes.comparison.lines import Line, Row, compare
from kpes.document import AnyBlock, Block, Document, Role, Signatory, SignatoryList, Table
from kpes.language import LANGUAGES, language
from kpes.source import clean

T = TypeVar("T")
Shape = tuple[re.Pattern[str], Role, int]
"""How a line looks that is labelled so, what such lines are, and how deep they stand."""

_COUNTER = re.compile(r"(?<!\w)(?:\d+|[IVXLCDM]+|[ivxlcdm]+|[A-Z]{1,2}|[a-z]{1,2})(?!\w)")
_USUAL = (
    (re.compile(r"(?P<label>(?:Par\.|§|Art\.|Article|Section) ?\d+\.?)$"), Role.PARAGRAPH, 0),
    (re.compile(r"(?P<label>[IVXLCDM]+\.) (?=\S)"), Role.SECTION, 0),
    (re.compile(r"(?P<label>\(?(?:\d+|[a-z]{1,2})[./)]) (?=\S)"), Role.ITEM, 1),
    (re.compile(r"(?P<label>[-–—•]) (?=\S)"), Role.ITEM, 2),
)
"""How agreements are labelled, for what the known one has no example of."""


class Comparison(NamedTuple):
    """Two documents, and each line of theirs in its old and in its new wording.

    There is a row for every block and cell, for the two headings of the signatory list, and for every line in it;
    a document without a signatory list has headings without words. ``attached`` are the lines behind that list.
    """

    old: Document
    new: Document
    body: tuple[Row, ...]
    headings: tuple[Row, Row]
    signatories: tuple[Row, ...]
    attached: tuple[Row, ...] = ()

    def rows(self) -> Iterator[Row]:
        """Every line, in the order of the canonical texts; none is empty."""
        for row in (*self.body, *self.headings, *self.signatories, *self.attached):
            old, new = (line if line and str(line) else None for line in row)
            if old or new:
                yield Row(old, new)

    def blocks(self) -> Iterator[tuple[Row, Block | None, Block | None]]:
        """The rows of the body, each with the old and the new block that it was made of."""
        return _beside(self.body, _text(self.old.blocks), _text(self.new.blocks))

    def partners(self) -> Iterator[tuple[Row, Signatory | None, Signatory | None]]:
        """The rows of the signatories, likewise."""
        return _beside(self.signatories, signing(self.old), signing(self.new))

    def attachments(self) -> Iterator[tuple[Row, Block | None, Block | None]]:
        """The rows of what stands behind the signatory list, likewise."""
        return _beside(self.attached, _text(self.old.attachments), _text(self.new.attachments))

    def cells(self) -> dict[tuple[int, str], None]:
        """The tables and columns in which a cell changed: the number of each table, and the heading, or else number."""
        found = (
            (row, new or old)
            for rows, olds, news in (
                (self.body, self.old.blocks, self.new.blocks),
                (self.attached, self.old.attachments, self.new.attachments),
            )
            for row, old, new in _beside(rows, _columns(self.old, olds), _columns(self.new, news))
        )
        return {column: None for row, column in found if column and column[1] and not row.kept}

    @property
    def same(self) -> bool:
        """Whether both say the same."""
        return all(row.kept for row in self.rows())


def compare_documents(old: Document, new: Document) -> Comparison:
    """What changed from ``old`` to ``new``."""
    of_old, of_new = list_of(old), list_of(new)
    return Comparison(
        old,
        new,
        compare(_lines(old.blocks), _lines(new.blocks)),
        (
            Row(_line(of_old.partners_heading), _line(of_new.partners_heading)),
            Row(_line(of_old.signature_heading), _line(of_new.signature_heading)),
        ),
        compare([_line(one.line) for one in signing(old)], [_line(one.line) for one in signing(new)]),
        compare(_lines(old.attachments), _lines(new.attachments)),
    )


def _lines(blocks: Iterable[AnyBlock]) -> list[Line]:
    return [line_of(block) for block in _text(blocks)]


def _text(blocks: Iterable[AnyBlock]) -> Iterator[Block]:
    """The lines of these blocks, as blocks: each cell of a table and each line of a signatory list is one."""
    for block in blocks:
        if isinstance(block, Block):
            yield block
        else:
            yield from (Block(Role.TEXT, line) for line in block.lines if line.strip())


def _columns(of: Document, blocks: Iterable[AnyBlock]) -> Iterator[tuple[int, str]]:
    """For each line of some blocks the number of its table in the document and its column; of others no column."""
    tables = [block for block in of.all if isinstance(block, Table)]
    for block in blocks:
        if not isinstance(block, Table):
            yield from ((0, "") for _ in _text([block]))
            continue
        number = next(at for at, one in enumerate(tables, 1) if one is block)
        names = [column.heading or str(at) for at, column in enumerate(block.columns, 1)]
        cells = zip(cycle(names), block.lines, strict=False)
        yield from ((number, str(name)) for name, line in cells if line.strip())


def signing(document: Document) -> list[Signatory]:
    """The signatories of a document, and what stands beside the room to sign, line by line."""
    listed = list_of(document).signatories
    return [
        line
        for one in listed
        for line in (one._replace(places=()), *(Signatory(said) for place in one.places for said in place))
    ]


def list_of(document: Document) -> SignatoryList:
    """Its signatory list, or one that says nothing."""
    return document.signatory_list or SignatoryList("", "", ())


def _beside(rows: Iterable[Row], old: Iterable[T], new: Iterable[T]) -> Iterator[tuple[Row, T | None, T | None]]:
    olds, news = iter(old), iter(new)
    for row in rows:
        yield row, next(olds) if row.old is not None else None, next(news) if row.new is not None else None


def line_of(block: Block) -> Line:
    """The line that a block is in the canonical text."""
    return Line(clean(block.label), clean(block.text))


def _line(words: str) -> Line:
    return Line("", clean(words))


def recognise(text: str, like: Document) -> Document:
    """The document whose canonical text is ``text``; ``like`` is one that it is likely to resemble."""
    lines = text.removesuffix("\n").split("\n")
    known = {str(line_of(block)): block for block in _text((*like.blocks, *like.attachments))}
    listed, shapes = list_of(like), (*_shapes(like), *_USUAL)
    start = _list_starts(lines, listed, known)
    end = _list_ends(lines, start, like, known, shapes)
    blocks = tuple(_blocks(lines[:start], known, shapes))
    return Document(
        title=lines[0],
        language=like.language,
        date=like.date,
        draft=any(block.role is Role.DRAFT_MARK for block in blocks),
        author=like.author,
        blocks=blocks,
        signatory_list=_signatory_list(lines[start:end], listed),
        attachments=tuple(known[line] if line in known else _block(line, shapes) for line in lines[end:]),
    )


def _list_starts(lines: Sequence[str], listed: SignatoryList, body: Mapping[str, Block]) -> int:
    """The index of the first heading of the signatory list; that of the end where there is none."""
    headings = [listed.partners_heading, listed.signature_heading]
    for at in range(len(lines) - 2, 0, -1):
        if lines[at : at + 2] == headings:
            return at
    known = {signatory.line for signatory in listed.signatories}
    last = max((at for at, line in enumerate(lines) if line in body), default=0)
    first = next((at for at in range(last + 3, len(lines)) if lines[at] in known), None)
    return len(lines) if first is None else first - 2


def _list_ends(
    lines: Sequence[str], start: int, like: Document, known: Mapping[str, Block], shapes: Sequence[Shape]
) -> int:
    """The index of the first line behind the signatory list, the heading of an attachment; or that of the end."""
    for at in range(start + 2, len(lines)) if like.attachments else ():
        block = known.get(lines[at]) or _block(lines[at], shapes)
        if block.role is Role.ATTACHMENT:
            return at
    return len(lines)


def _signatory_list(lines: Sequence[str], listed: SignatoryList) -> SignatoryList:
    known = {signatory.line: signatory._replace(places=()) for signatory in listed.signatories}
    partners, signature, *names = lines or ("", "")
    return SignatoryList(partners, signature, tuple(known.get(name, Signatory(name)) for name in names))


def _blocks(lines: Sequence[str], known: Mapping[str, Block], shapes: Sequence[Shape]) -> Iterator[Block]:
    marks = {language(code).draft_mark for code in LANGUAGES}
    for at, line in enumerate(lines):
        if line in known:
            yield known[line]
        elif at == 0:
            yield Block(Role.TITLE, line)
        elif at == 1 and line in marks:
            yield Block(Role.DRAFT_MARK, line)
        else:
            yield _block(line, shapes)


def _shapes(like: Document) -> Iterable[Shape]:
    """How the labels of ``like`` look, and what they label: „Par. 9.” is „Par. ”, a number, „.”."""
    found: dict[str, Shape] = {}
    for block in _text((*like.blocks, *like.attachments)):
        if block.label:
            ends = " (?=\\S)" if block.text else "$"
            pattern = f"(?P<label>{_with_any_counter(block.label)}){ends}"
            found.setdefault(pattern, (re.compile(pattern), block.role, block.depth))
    return found.values()


def _with_any_counter(label: str) -> str:
    """A pattern for labels like this one, whatever counter of its kind they have."""
    counter = _COUNTER.search(label)
    if counter is None:
        return re.escape(label)
    kind = r"\d+" if counter.group().isdigit() else "[A-Z]+" if counter.group().isupper() else "[a-z]+"
    return f"{re.escape(label[: counter.start()])}{kind}{re.escape(label[counter.end() :])}"


def _block(line: str, shapes: Sequence[Shape]) -> Block:
    for shape, role, depth in shapes:
        if match := shape.match(line):
            text = line[match.end() :]
            return Block(role, text, match["label"], depth, leads=role is not Role.ITEM)
    return Block(Role.TEXT, line, leads=line.endswith(":"))
