"""The command that writes the signing protocol."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from kpes import storage
from kpes.cli.session import Session
from kpes.messages import message
from kpes.paths import OUTPUT
from kpes.protocol.content import protocol as protocol_of
from kpes.protocol.drawing import draw_up
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
    named = None if out is None else session.path("--out", out)
    chosen: str = format or next((known for known in _FORMATS if named and named.suffix.lower() == f".{known}"), "docx")
    snapshot = session.sound()
    place = f"{OUTPUT}/protocol.{FORMATS[chosen].extension}"
    file = snapshot.root / place if named is None else named
    snapshot.project.refuse_own_file(file)
    session.stop_at(snapshot.broken)
    content = protocol_of(snapshot)
    written = FORMATS[chosen].render(draw_up(content), content.text.fingerprint, snapshot.project.template)
    storage.replace(file, written)
    kind = message("Interim signing protocol") if content.interim else message("Signing protocol")
    session.say(
        message(
            "{kind} in {file}: {signed} of {total} have signed, edition {edition}.",
            kind=kind,
            file=place if named is None else str(named),
            signed=content.status.signed,
            total=content.status.total,
            edition=content.edition,
        )
    )
    for reason in content.reasons:
        session.say(_WHY_INTERIM[reason])
