"""The document as templates are given it: variables for its words, and lists that hold their items."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from kpes.document import AnyBlock, Block, Code, Column, Document, Role, Signatory, SignatoryList, Table, lines_of
from kpes.errors import KpesError
from kpes.fingerprint import short
from kpes.language import language
from kpes.layout.words import marks_of, runs, styled
from kpes.messages import Message, message
from kpes.render.properties import in_footer

LIST = "list"
Hold = Callable[[str], str]


class Part(NamedTuple):
    """A block with its words, or a list: a part of the role LIST that has nothing but ``items``.

    ``role`` is the value of a Role. ``leads`` and ``starts_page`` are as in Block. What stands in an item, behind its
    words, are ``parts``.
    """

    role: str
    label: str = ""
    text: str = ""
    parts: tuple[AnyPart, ...] = ()
    leads: bool = False
    starts_page: bool = False

    @property
    def items(self) -> tuple[AnyPart, ...]:
        """The items of a list; those of the list that is all that stands in an item.

        A KpesError where an item holds more than that, so that a template that looks only at items leaves out nothing.
        """
        if self.role == LIST:
            return self.parts
        if len(self.parts) > 1 or any(part.role != LIST for part in self.parts):
            raise KpesError(
                message("this template knows no texts and no tables within items: see “parts” in docs/templates.md"),
                message("Mend the template."),
            )
        return self.parts[0].items if self.parts and isinstance(self.parts[0], Part) else ()

    @property
    def words(self) -> str:
        """Label and text on one line, as the canonical text has them."""
        return f"{self.label} {self.text}".replace("\n", " ").strip()


class Grid(NamedTuple):
    """A table. It has no label and no text, so a template that knows no tables is an error, not a gap."""

    role: str
    headed: bool
    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    """The lines of each cell."""
    height: float = 0
    """As in Table."""


class Signing(NamedTuple):
    """A signatory list: its headings and the signatories, each with the places where it signs."""

    role: str
    partners_heading: str
    signature_heading: str
    signatories: tuple[Signatory, ...]
    in_blocks: bool


AnyPart = Part | Grid | Signing


class _Attachments:
    """What stands behind the signatory list, and whether the template asked for it."""

    def __init__(self, parts: tuple[AnyPart, ...]):
        self._parts = parts
        self.asked_for = False

    def __iter__(self) -> Iterator[AnyPart]:
        self.asked_for = True
        return iter(self._parts)

    def __bool__(self) -> bool:
        return bool(self._parts)

    @property
    def left_out(self) -> bool:
        """Whether there is something that nobody asked for."""
        return bool(self._parts) and not self.asked_for


def variables(document: Document, fingerprint: str) -> dict[str, object]:
    """What templates are given, by name; `docs/templates.md` explains each. What is read in one go is held together."""
    tongue = language(document.language)
    hold = keeping_look(tongue.hold_together)
    listed = document.signatory_list
    signing = _signing(listed, hold) if listed else None
    return {
        "title": document.title,
        "language": tongue.tag,
        "date": document.date.isoformat(),
        "draft": document.draft,
        "author": document.author,
        "fingerprint": fingerprint,
        "edition": short(fingerprint),
        "edition_word": document.called or tongue.edition,
        "page_of": tongue.page_of,
        "in_footer": in_footer(document.title),
        "parts": outline(document.blocks, hold),
        "partners_heading": signing.partners_heading if signing else "",
        "signature_heading": signing.signature_heading if signing else "",
        "signatories": signing.signatories if signing else (),
        "signing": signing,
        "attachments": _Attachments(outline(document.attachments, hold)),
        "runs": _runs,
    }


def _runs(words: str) -> tuple[tuple[str, bool, bool], ...]:
    return tuple(runs(words))


def left_out(given: Mapping[str, object], file: str) -> Message | None:
    """What to say where there are attachments, and the template that was given these variables did not ask for them."""
    attachments = given.get("attachments")
    if isinstance(attachments, _Attachments) and attachments.left_out:
        return message(
            "{file}: this template leaves out the attachments: see “attachments” in docs/templates.md.", file=file
        )
    return None


def keeping_look(hold: Hold) -> Hold:
    """``hold``, but what it gives looks as what it was given."""
    return lambda words: styled(hold(words), marks_of(words))


def outline(blocks: Sequence[AnyBlock], hold: Hold) -> tuple[AnyPart, ...]:
    """The blocks in reading order, items that follow each other put into a list, and what is in an item into that."""
    return tuple(_parts(list(blocks), hold, 0))


def _parts(blocks: list[AnyBlock], hold: Hold, depth: int) -> Iterator[AnyPart]:
    """What some blocks are that stand at this depth, or deeper."""
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if _depth(block) <= depth and not _is_item(block):
            yield _one(block, hold)
            at += 1
            continue
        end = next(
            (n for n in range(at, len(blocks)) if not _is_item(blocks[n]) and _depth(blocks[n]) <= depth), len(blocks)
        )
        yield Part(LIST, parts=tuple(_items(blocks[at:end], hold)))
        at = end


def _items(blocks: list[AnyBlock], hold: Hold) -> Iterator[Part]:
    """The items that start a list, each with what stands deeper behind it."""
    depth = _depth(blocks[0])
    starts = [n for n, block in enumerate(blocks) if n == 0 or (_is_item(block) and _depth(block) <= depth)]
    for start, end in pairwise([*starts, len(blocks)]):
        block = blocks[start]
        assert isinstance(block, Block), "an item is a block"
        made = _part(block, hold)
        yield made._replace(parts=tuple(_parts(blocks[start + 1 : end], hold, max(depth, 1))))


def _is_item(block: AnyBlock) -> bool:
    return isinstance(block, Block) and block.role is Role.ITEM


def _depth(block: AnyBlock) -> int:
    return 0 if isinstance(block, SignatoryList) else block.depth


def _one(block: AnyBlock, hold: Hold) -> AnyPart:
    if isinstance(block, SignatoryList):
        return _signing(block, hold)
    return _part(block, hold) if isinstance(block, Block) else _grid(block, hold)


def _grid(table: Table, hold: Hold) -> Grid:
    columns = tuple(column._replace(heading=hold(column.heading)) for column in table.columns)
    rows = tuple(tuple(_lines(words, hold) for words in row) for row in table.rows)
    return Grid(table.role.value, table.headed, columns, rows, table.height)


def _lines(words: str, hold: Hold) -> tuple[str, ...]:
    """The lines of a cell; code is never held together, for it is copied."""
    return tuple(line if isinstance(line, Code) else hold(line) for line in lines_of(words))


def _part(block: Block, hold: Hold) -> Part:
    return Part(block.role.value, block.label, hold(block.text), (), block.leads, block.starts_page)


def _signing(listed: SignatoryList, hold: Hold) -> Signing:
    signatories = tuple(
        Signatory(hold(one.name), hold(one.seat), tuple(tuple(map(hold, place)) for place in one.places))
        for one in listed.signatories
    )
    headings = hold(listed.partners_heading), hold(listed.signature_heading)
    return Signing(Role.SIGNATORIES.value, *headings, signatories, listed.in_blocks)
