"""The papers themselves: a list to sign in, letters, receipts, and labels for envelopes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kpes.document import Block, Cell, Column, Document, Said, Sheet, Signatory, Table
from kpes.messages import Message, printed
from kpes.model import Representative
from kpes.papers.letter import letters, on_pages
from kpes.papers.recipients import Recipient
from kpes.papers.words import Occasion
from kpes.register.words import BASES

_ROOM = 13
"""Millimetres that a signature needs."""
_GUESTS = 6
_NUMBER, _SIGNATURE = (printed("No."), 6), (printed("Signature"), 28)
_TO_FILL_IN = (printed("Name and function"), printed("Date and place"), printed("Signature"))


def attendance(occasion: Occasion, listed: Sequence[Recipient]) -> Document:
    """The list on which those who come sign in: who may sign for each partner, and guests."""
    draft, title = occasion.draft, printed("Attendance list")
    given = {**occasion.facts(), "subject": draft.say(title)}
    (said,) = letters("attendance.txt.j2", [given], occasion.snapshot.project.template)
    partners = enumerate((one for one in listed if one.standing), 1)
    signing = draft.table(
        (_NUMBER, (printed("Partner"), 32), (printed("Signatory, basis"), 34), _SIGNATURE),
        ((str(number), *row) for number, one in partners for row in _rows(one)),
        strong=1,
        height=_ROOM,
    )
    guests = draft.table(
        (_NUMBER, (printed("First name and surname"), 32), (printed("Organisation, function"), 34), _SIGNATURE),
        ((str(number), "", "", "") for number in range(1, _GUESTS + 1)),
        strong=None,
        height=_ROOM,
    )
    return _document(occasion, title, (*said, signing, draft.heading(printed("Guests")), guests))


def _rows(recipient: Recipient) -> Iterator[tuple[Cell, Cell, Cell]]:
    """A row for each person who may sign, the partner named in the first; empty ones where not enough are named."""
    assert recipient.standing, "only partners sign"
    partner = recipient.standing.partner
    required, people = partner.signatures_required, partner.representatives
    name: list[Said] = [Signatory(partner.name.value, partner.seat.value if partner.seat else "").line]
    if required > 1:
        name.append(printed("signatures that are needed: {needed}", needed=required))
    cells = [*map(_person, people), *[[] for _ in range(required - len(people))]]
    yield from ((name if number == 0 else "", cell, "") for number, cell in enumerate(cells))


def _person(person: Representative) -> list[Said]:
    said: list[Said] = [person.name.value, *([person.function.value] if person.function else [])]
    return [*said, *([BASES[person.basis]] if person.basis else [])]


def cover(occasion: Occasion, listed: Sequence[Recipient]) -> Document:
    """The letters that go with the copies, each on a page of its own."""
    return _on_pages(occasion, printed("Covering letters"), _filled("cover", occasion, listed))


def receipt(occasion: Occasion, listed: Sequence[Recipient]) -> Document:
    """The forms on which somebody confirms that a copy was received, each on a page of its own."""
    form = occasion.draft.table((("", 36), ("", 64)), ((said, "") for said in _TO_FILL_IN), height=_ROOM)
    filled: Iterator[tuple[Block | Table, ...]] = ((*said, form) for said in _filled("receipt", occasion, listed))
    return _on_pages(occasion, printed("Confirmation of receipt"), filled)


def labels(occasion: Occasion, listed: Sequence[Recipient], sheet: Sheet) -> Document:
    """Labels for the envelopes, on as many sheets as they take."""
    cells = ["\n".join(block.text for block in said) for said in _filled("labels", occasion, listed)]
    cells += [""] * (-len(cells) % sheet.across)
    rows = tuple(zip(*[iter(cells)] * sheet.across, strict=True))
    table = Table((Column("", 100 // sheet.across),) * sheet.across, rows)
    return _document(occasion, printed("Labels"), [table])._replace(sheet=sheet)


def _filled(name: str, occasion: Occasion, listed: Sequence[Recipient]) -> list[tuple[Block, ...]]:
    each = [occasion.variables(one) for one in listed]
    return letters(f"{name}.txt.j2", each, occasion.snapshot.project.template)


def _on_pages(occasion: Occasion, title: Message, filled: Iterable[tuple[Block | Table, ...]]) -> Document:
    """A document of letters; at the foot of each stands what they are about."""
    return _document(occasion, title, on_pages(filled))._replace(numbered=False)


def _document(occasion: Occasion, title: Message, blocks: Iterable[Block | Table]) -> Document:
    document = occasion.snapshot.resolved.document
    return document.beside(f"{document.title}: {occasion.draft.say(title)}", blocks)
