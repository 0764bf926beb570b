"""Commands that write what goes with the copies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
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
    _write(context.obj, "attendance", kinds.attendance, partner, format, out)


def papers_cover(
    context: typer.Context, partner: Partners = None, due: Due = None, format: Format = "docx", out: Out = None
) -> None:
    """Write the letter that goes with each copy."""
    _write(context.obj, "cover", kinds.cover, partner, format, out, due)


def papers_receipt(context: typer.Context, partner: Partners = None, format: Format = "docx", out: Out = None) -> None:
    """Write the form on which each partner confirms that it got its copy."""
    _write(context.obj, "receipt", kinds.receipt, partner, format, out)


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
    draw = partial(kinds.labels, sheet=_sheet(context.obj, sheet))
    _write(context.obj, "labels", draw, partner, format, out)


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


def _write(
    session: Session,
    kind: str,
    draw: Callable[[Occasion, Sequence[Recipient]], Document],
    only: Sequence[str] | None,
    format: str,
    out: str | None,
    due: str | None = None,
) -> None:
    """Writes the papers of one kind, and says what was written and what whoever prints them should know."""
    day = None if due is None else session.day(due)
    named = None if out is None else session.path("--out", out)
    snapshot = session.sound()
    folder = snapshot.project.folder(snapshot.paths.papers, named)
    session.stop_at(snapshot.broken)
    found = recipients(snapshot, only or (), extra=kind != "attendance")
    listed = [one for one in found if only or not one.declined]
    if not listed:
        raise KpesError(
            message("Every partner declined to sign, so there is nobody for whom papers would be."),
            message("Name who is to get them all the same: --partner ID"),
        )
    text, file = snapshot.resolved, f"{kind}.{FORMATS[format].extension}"
    document = draw(Occasion(snapshot, day), listed)
    storage.replace(folder / file, FORMATS[format].render(document, text.fingerprint, snapshot.project.template))
    session.say(
        message(
            "{count}: {file}, edition {edition}.",
            count=_COUNTS[kind]._replace(values={"count": len(listed)}, number=len(listed)),
            file=f"{snapshot.paths.papers if named is None else named}/{file}",
            edition=short(text.fingerprint),
        )
    )
    for note in _notes(kind, found, listed, day if day and day < snapshot.today else None):
        session.tell(note)
    if text.agreement.status == "draft":
        session.tell(message("Note: the text is still a draft, so nobody is asked to sign it."))


_COUNTS: Mapping[str, Message] = {
    "attendance": counted("{count} partner", "{count} partners", 0),
    "cover": counted("{count} letter", "{count} letters", 0),
    "receipt": counted("{count} form", "{count} forms", 0),
    "labels": counted("{count} label", "{count} labels", 0),
}


def _notes(kind: str, found: Sequence[Recipient], listed: Sequence[Recipient], past: date | None) -> Iterator[Message]:
    """What is missing: a day to come, addresses, and those who declined."""
    if past:
        yield message("Note: {day} is over. Is that the day until which to sign?", day=past.isoformat())
    without = [one for one in listed if one.partner and not one.partner.address]
    if without and kind in ("cover", "labels"):
        yield message("Note: {file} has no address of: {partners}.", file=PARTNERS, partners=_ids(without))
    if left_out := [one for one in found if one not in listed]:
        yield message(
            "Note: who declined to sign is left out, unless named with --partner: {partners}.", partners=_ids(left_out)
        )


def _ids(listed: Sequence[Recipient]) -> str:
    return ", ".join([one.id.value for one in listed[:_MOST_NAMED]] + ["…"] * (len(listed) > _MOST_NAMED))
