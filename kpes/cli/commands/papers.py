"""Commands that write what goes with the copies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Literal

import typer

from kpes import storage
from kpes.cli import completing
from kpes.cli.session import Session
from kpes.document import A4, Document, Sheet
from kpes.errors import KpesError
from kpes.fingerprint import short
from kpes.messages import Message, counted, message
from kpes.papers import kinds
from kpes.papers.recipients import Recipient, recipients
from kpes.papers.words import Occasion
from kpes.paths import PARTNERS
from kpes.render import FORMATS

Partners = Annotated[
    list[str] | None,
    typer.Option(metavar="ID", help="Only this partner; may be given again.", autocompletion=completing.partners),
]
Format = Annotated[Literal["docx", "pdf"], typer.Option(help="The format of the file.")]
Out = Annotated[str | None, typer.Option(metavar="DIR", help="The folder for the file, instead of out/papers.")]
Due = Annotated[str | None, typer.Option(metavar="DATE", help="The day until which they are asked to sign.")]

_SMALLEST = 20
"""Millimetres, below which no name fits a label."""
_MOST_NAMED = 10


def papers_attendance(
    context: typer.Context, partner: Partners = None, format: Format = "docx", out: Out = None
) -> None:
    """Write the list on which those who come to sign put their names, with rows for guests."""
    run = _Run(context.obj, partner, format, out, extra=False)
    document = kinds.attendance(run.occasion, run.listed)
    run.write("attendance", document, counted("{count} partner", "{count} partners", len(run.listed)))


def papers_cover(
    context: typer.Context, partner: Partners = None, due: Due = None, format: Format = "docx", out: Out = None
) -> None:
    """Write the letter that goes with each copy."""
    run = _Run(context.obj, partner, format, out, due)
    run.tell_of_addresses()
    document = kinds.cover(run.occasion, run.listed)
    run.write("cover", document, counted("{count} letter", "{count} letters", len(run.listed)))


def papers_receipt(context: typer.Context, partner: Partners = None, format: Format = "docx", out: Out = None) -> None:
    """Write the form on which each partner confirms that it got its copy."""
    run = _Run(context.obj, partner, format, out)
    document = kinds.receipt(run.occasion, run.listed)
    run.write("receipt", document, counted("{count} form", "{count} forms", len(run.listed)))


def papers_labels(
    context: typer.Context,
    partner: Partners = None,
    sheet: Annotated[
        str, typer.Option(metavar="WIDTHxHEIGHT", help="The size of a label in millimetres; the sheet is A4.")
    ] = "70x37",
    format: Format = "docx",
    out: Out = None,
) -> None:
    """Write labels for the envelopes."""
    size = _sheet(context.obj, sheet)
    run = _Run(context.obj, partner, format, out)
    run.tell_of_addresses()
    document = kinds.labels(run.occasion, run.listed, size)
    run.write("labels", document, counted("{count} label", "{count} labels", len(run.listed)))


def _sheet(session: Session, written: str) -> Sheet:
    """The sheet of labels that is written as ``70x37``."""
    found = re.fullmatch(r"(\d{1,3}(?:[.,]\d+)?) ?[x×] ?(\d{1,3}(?:[.,]\d+)?)", written.strip().lower())
    size = [float(part.replace(",", ".")) for part in found.groups()] if found else []
    if not size or min(size) < _SMALLEST or size[0] > A4[0] or size[1] > A4[1]:
        raise session.usage(
            message(
                "--sheet takes width and height of a label in millimetres, such as 70x37, 105x48 or 52.5x29.7: at "
                "least {least} each, and not larger than A4.",
                least=_SMALLEST,
            )
        )
    return Sheet(*size)


class _Run:
    """One command: for whom papers are to be, and where they go."""

    def __init__(
        self,
        session: Session,
        only: Sequence[str] | None,
        format: str,
        out: str | None,
        due: str | None = None,
        extra: bool = True,
    ):
        self.session, self.format = session, format
        day = None if due is None else session.day(due)
        named = None if out is None else session.path("--out", out)
        snapshot = session.sound()
        if day and day < snapshot.today:
            session.tell(message("Note: {day} is over. Is that the day until which to sign?", day=day.isoformat()))
        self.place = snapshot.paths.papers if named is None else str(named)
        self.folder = snapshot.project.folder(snapshot.paths.papers, named)
        session.stop_at(snapshot.broken)
        self.occasion = Occasion(snapshot, day)
        found = recipients(snapshot, only or (), extra)
        self.listed = [one for one in found if only or not one.declined]
        self.left_out = [one for one in found if one not in self.listed]
        if not self.listed:
            raise KpesError(
                message("Every partner declined to sign, so there is nobody for whom papers would be."),
                message("Name who is to get them all the same: --partner ID"),
            )

    def tell_of_addresses(self) -> None:
        """Tells of whom no postal address is known."""
        without = [one for one in self.listed if one.standing and not one.standing.partner.address]
        if without:
            said = message("Note: {file} has no address of: {partners}.", file=PARTNERS, partners=_ids(without))
            self.session.tell(said)

    def write(self, kind: str, document: Document, count: Message) -> None:
        """Writes the papers, and says what was written."""
        snapshot, format = self.occasion.snapshot, FORMATS[self.format]
        name, text = f"{kind}.{format.extension}", snapshot.resolved
        storage.replace(self.folder / name, format.render(document, text.fingerprint, snapshot.project.template))
        file, edition = f"{self.place}/{name}", short(text.fingerprint)
        self.session.say(message("{count}: {file}, edition {edition}.", count=count, file=file, edition=edition))
        if self.left_out:
            self.session.tell(
                message(
                    "Note: who declined to sign is left out, unless named with --partner: {partners}.",
                    partners=_ids(self.left_out),
                )
            )
        if text.agreement.status == "draft":
            self.session.tell(message("Note: the text is still a draft, so nobody is asked to sign it."))


def _ids(listed: Sequence[Recipient]) -> str:
    return ", ".join([one.id.value for one in listed[:_MOST_NAMED]] + ["…"] * (len(listed) > _MOST_NAMED))
