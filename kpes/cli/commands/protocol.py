"""The command that writes the signing protocol."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from kpes import storage
from kpes.cli import values
from kpes.cli.session import Session
from kpes.messages import message
from kpes.project import gathering
from kpes.project.folder import OUTPUT
from kpes.protocol import draw_up
from kpes.protocol import protocol as protocol_of
from kpes.render import FORMATS

_FORMATS = ("docx", "pdf", "html")
_WHY_INTERIM = {
    "draft": message("It is interim: the text is still a draft."),
    "missing": message("It is interim: not all have signed."),
    "form": message("It is interim: somebody signed, but not in the form that the agreement asks for."),
    "checks": message("It is interim: something does not fit what was recorded. See: kpes verify"),
}


def protocol(
    context: typer.Context,
    format: Annotated[
        Literal["docx", "pdf", "html"] | None,
        typer.Option(help="The format of the protocol; else as the file's name ends, else docx."),
    ] = None,
    out: Annotated[
        str | None, typer.Option(metavar="FILE", help="The file to write, instead of out/protocol.docx.")
    ] = None,
) -> None:
    """Write the signing protocol: who signed what, when and how."""
    session: Session = context.obj
    named = None if out is None else values.path(session, "--out", out)
    if format is None:
        format = next((known for known in _FORMATS if named and named.suffix.lower() == f".{known}"), "docx")
    project, resolved = session.resolved()
    place = f"{OUTPUT}/protocol.{FORMATS[format].extension}"
    file = project.root / place if named is None else named
    project.refuse_own_file(file)
    records, broken = project.register.read()
    if broken:
        session.end_with(broken)
    content = protocol_of(gathering.for_protocol(project, resolved, records))
    written = FORMATS[format].render(draw_up(content), content.fingerprint, project.template)
    storage.replace(Path(file), written)
    kind = message("Interim signing protocol") if content.interim else message("Signing protocol")
    session.say(
        message(
            "{kind} in {file}: {signed} of {total} have signed, edition {edition}.",
            kind=kind,
            file=place if named is None else str(named),
            signed=content.signed,
            total=content.total,
            edition=content.edition,
        )
    )
    for reason in content.reasons:
        session.say(_WHY_INTERIM[reason])
