"""Commands that give the agreement as a document."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

import typer

from kpes import storage
from kpes.cli import completing
from kpes.cli.session import Session
from kpes.copies import lists, writing
from kpes.fingerprint import canonical_text, fingerprint, short
from kpes.language import language
from kpes.messages import Message, counted, message, printed
from kpes.paths import OUTPUT
from kpes.project.partners import partner_of
from kpes.project.snapshot import Snapshot
from kpes.render import FORMATS
from kpes.reports.terminal import bar

CopyFormat = StrEnum("CopyFormat", {name: name for name in lists.EXTENSIONS})  # type: ignore[misc]
"""The formats of copies, as Typer wants the choices of an option that may be given again."""


On = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The consolidated text of that day, with all acts in force then; or “today”."),
]


def show(
    context: typer.Context,
    format: Annotated[Literal["text", "markdown", "html"], typer.Option(help="How to write the agreement.")] = "text",
    on: On = None,
) -> None:
    """Print the resolved agreement: the exact text that is signed."""
    session: Session = context.obj
    snapshot = session.sound()
    if on is None:
        data = snapshot.render(format)
    else:
        from kpes.project.acts import text_on

        document = text_on(snapshot, session.day(on))
        data = FORMATS[format].render(document, fingerprint(canonical_text(document)), snapshot.project.template)
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def render(
    context: typer.Context,
    format: Annotated[
        list[CopyFormat] | None, typer.Option(help="The format of the copies; may be given again.")
    ] = None,
    partner: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help="Only this partner's copy; may be given again.",
            autocompletion=completing.partners,
        ),
    ] = None,
    out: Annotated[
        str | None, typer.Option(metavar="DIR", help="The folder for the copies, instead of out/copies.")
    ] = None,
    zip: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Pack the copies into this ZIP file; into a folder too only with --out."),
    ] = None,
    on: On = None,
) -> None:
    """Write one identical copy for each partner."""
    session: Session = context.obj
    snapshot = session.sound()
    if on is not None:
        _render_consolidated(session, snapshot, session.day(on), format, out)
        return
    resolved = snapshot.resolved
    recipients = resolved.agreement.recipients(resolved.partners)
    only = [id if id in recipients else partner_of(resolved.partners, id).id.value for id in partner or ()]
    archive = None if zip is None else snapshot.project.report(session.path("--zip", zip))
    folder = snapshot.project.folder(snapshot.paths.copies, None if out is None else session.path("--out", out))
    files: dict[str, bytes] = {}
    formats = [*dict.fromkeys(chosen.value for chosen in format or [CopyFormat("docx")])]
    for name in formats:
        data = snapshot.render(name)
        named = lists.names(recipients, name)
        files |= {file: data for file, id in named.items() if not only or id in only}
    places: list[str] = []
    gone: list[str] = []
    with bar(session.t(message("Writing copies")), len(files), sys.stderr.isatty()) as progress:
        if archive is not None:
            writing.pack(archive, resolved.fingerprint, files, progress)
            places.append(str(archive))
        if archive is None or out is not None:
            gone = writing.write(folder, resolved.fingerprint, files, keep_others=bool(only), progress=progress)
            places.append(snapshot.paths.copies if out is None else str(folder))
    for place in places:
        session.say(
            message(
                "{copies} in {folder}, edition {edition}.",
                copies=_written(len(files) // len(formats), formats),
                folder=place,
                edition=short(resolved.fingerprint),
            )
        )
    if gone:
        session.tell(
            message(
                "Note: copies in other formats were out of date and are gone: {formats}. Render them anew.",
                formats=", ".join(gone),
            )
        )
    if resolved.agreement.status == "draft":
        session.tell(
            message("Note: these are copies of a draft. Set “status: final” and render again before people sign.")
        )


def _render_consolidated(
    session: Session, snapshot: Snapshot, day: date, formats: list[CopyFormat] | None, out: str | None
) -> None:
    """Writes the consolidated text of a day, once in each format: it is nobody's copy."""
    from kpes.project.acts import text_on

    document = text_on(snapshot, day)
    folder = snapshot.root / OUTPUT if out is None else session.path("--out", out)
    name = f"{language(document.language).say(printed('consolidated-text'))}-{day.isoformat()}"
    for chosen in formats or [CopyFormat("docx")]:
        file = snapshot.project.report(folder / f"{name}.{FORMATS[chosen.value].extension}")
        mark = fingerprint(canonical_text(document))
        storage.replace(file, FORMATS[chosen.value].render(document, mark, snapshot.project.template))
        session.say(message("The consolidated text of {day}: {file}. Nobody signed it.",
                            day=day.isoformat(), file=os.path.relpath(file)))  # fmt: skip


def _written(copies: int, formats: Sequence[str]) -> Message:
    """How many copies were written, each of them once however many formats it is in."""
    count = counted("{count} copy", "{count} copies", copies)
    return count if len(formats) == 1 else message("{copies} ({formats})", copies=count, formats=", ".join(formats))
