"""A draft for each partner that is awaited: what is written to it, and whether by e-mail or by post."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import groupby

from kpes.comparison.documents import compare_documents
from kpes.copies import lists
from kpes.document import Block, Role
from kpes.fingerprint import short
from kpes.language import language
from kpes.messages import Catalogue, Message, printed
from kpes.papers.letter import letters, on_pages
from kpes.project.editions import named
from kpes.project.snapshot import Snapshot
from kpes.reminders.changes import changes
from kpes.reminders.mail import Words, attachable, composed, sendable
from kpes.reminders.table import as_csv, row
from kpes.reminders.words import Occasion, variables
from kpes.reminders.writing import LETTERS, TABLE, Drafted, File
from kpes.render import FORMATS
from kpes.render.templating import fill_each
from kpes.status import Standing

_AT_ONCE = 500
"""Drafts for which a template is filled in one go."""
_ITEM = "- "


class Drafts:
    """The drafts of one run, by the order of the partners: made when they are asked for, some hundred at a time."""

    def __init__(self, snapshot: Snapshot, standings: Sequence[Standing], due: date | None):
        self.standings = standings
        self._snapshot, self._text = snapshot, snapshot.resolved
        concerns = snapshot.agreed.resolved.document.title if snapshot.agreed else ""
        self._occasion = Occasion(self._text, due, concerns)
        self._say = language(self._text.agreement.language).say
        self._changes: dict[str, tuple[Message, ...]] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of those to whom something is drafted."""
        return tuple(standing.partner.id.value for standing in self.standings)

    def files(self, drafted: Drafted, t: Catalogue) -> Iterator[File]:
        """All that is written: for each partner its own, the letters, and the table, in the language of ``t``."""
        rows, by_post, days = [], [], drafted.days()
        for standing, blocks, page in self._written():
            stem, address, id = self._stem(standing), address_of(standing), standing.partner.id.value
            rows.append(row(standing, f"{stem}.eml" if address else LETTERS, self._occasion.due, days[id], t))
            if address:
                yield from self._mail(standing.partner.name.value, address, stem, blocks, page)
            else:
                yield f"{stem}.txt", (as_text(blocks).encode(),)
                by_post.append(tuple(_with_items(blocks)))
        if by_post:
            document = self._text.document.beside(self._text.document.title, on_pages(by_post))
            template = self._snapshot.project.template
            made = FORMATS["docx"].render(document._replace(numbered=False), self._text.fingerprint, template)
            yield LETTERS, (made,)
        yield TABLE, (as_csv(rows, t).encode(),)

    def _written(self) -> Iterator[tuple[Standing, tuple[Block, ...], str]]:
        """What is written to each partner: all its words, the subject among them, and the HTML of an e-mail."""
        template = self._snapshot.project.template
        for start in range(0, len(self.standings), _AT_ONCE):
            some = self.standings[start : start + _AT_ONCE]
            given = [self._given(standing) for standing in some]
            texts = letters("reminder.txt.j2", given, template)
            yield from zip(some, texts, fill_each("reminder.html.j2", given, template), strict=True)

    def _mail(self, name: str, address: str, stem: str, blocks: Sequence[Block], page: str) -> Iterator[File]:
        """The e-mail, and the same as text."""
        at = next((at for at, block in enumerate(blocks) if block.role is Role.HEADING), None)
        subject = self._text.document.title if at is None else blocks[at].text
        words = Words(subject, as_text(blocks[0 if at is None else at + 1 :]), page)
        above = (printed("To: {name}", name=f"{name} <{address}>"), printed("Subject: {subject}", subject=subject),
                 printed("Attached: {file}", file=f"{stem}.pdf"))  # fmt: skip
        yield f"{stem}.txt", ("\n".join([*map(self._say, above), "", words.plain]).encode(),)
        yield f"{stem}.eml", composed(name, address, words, f"{stem}.pdf", self._copy)

    @cached_property
    def _copy(self) -> bytes:
        """The copy, as it is attached to all of them."""
        return attachable(self._snapshot.render("pdf"))

    def _stem(self, standing: Standing) -> str:
        """How the names of the files for a partner begin: as that of its copy."""
        return self._stems[standing.partner.id.value]

    @cached_property
    def _stems(self) -> Mapping[str, str]:
        copies = lists.names(self._text.agreement.recipients(self._text.partners), "pdf")
        return {id: name.removesuffix(".pdf") for name, id in reversed(copies.items())}

    def _given(self, standing: Standing) -> dict[str, object]:
        by_post, copy = address_of(standing) is None, f"{self._stem(standing)}.pdf"
        return variables(self._occasion, standing, self._changed(standing), copy, by_post)

    def _changed(self, standing: Standing) -> tuple[Message, ...]:
        """What changed since the partner signed another text, as long as that is not made good."""
        if not standing.outdated:
            return ()
        edition = short(standing.outdated[-1].fingerprint)
        if edition not in self._changes:
            then = named(self._snapshot, edition).document
            self._changes[edition] = changes(compare_documents(then, self._text.document))
        return self._changes[edition]


def address_of(standing: Standing) -> str | None:
    """The address to which one can write to a partner; None where the data gives none that a mail program takes."""
    email = standing.partner.email
    return sendable(email.value) if email else None


def as_text(blocks: Sequence[Block]) -> str:
    """The words of a letter, an empty line between its paragraphs."""
    return "\n\n".join(block.text for block in blocks) + "\n"


def _with_items(blocks: Sequence[Block]) -> Iterator[Block]:
    """The same, where lines that begin with a hyphen are the items of a list."""
    for block in blocks:
        for are_items, lines in groupby(block.text.split("\n"), lambda line: line.startswith(_ITEM)):
            if are_items:
                yield from (Block(Role.ITEM, line.removeprefix(_ITEM), "–", depth=1) for line in lines)
            else:
                yield block._replace(text="\n".join(lines))
