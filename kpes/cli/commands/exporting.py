"""The command that packs what a partner needs to check alone."""

from __future__ import annotations

from typing import Annotated

import typer

from kpes import evidence, exports
from kpes.cli import values
from kpes.cli.session import Session
from kpes.fingerprint import short
from kpes.messages import counted, message


def export(
    context: typer.Context,
    target: Annotated[str, typer.Argument(metavar="DIR|FILE.zip", help="The folder or the ZIP file to write.")],
    with_evidence: Annotated[bool, typer.Option("--with-evidence", help="Pack the evidence, too.")] = False,
) -> None:
    """Pack all that a partner needs to check alone."""
    session: Session = context.obj
    path = values.path(session, "DIR|FILE.zip", target)
    project, resolved = session.resolved()
    project.refuse_own_file(path)
    register = project.register.files()
    records, broken = register.records()
    if broken:
        session.end_with(broken)
    session.tell_of_unfit(register.unfit())
    files = exports.collect(project, resolved, records, with_evidence)
    write = exports.pack if path.suffix.lower() == ".zip" else exports.write
    write(path, files)
    if any(name.startswith(evidence.EVIDENCE) and evidence.bears_signature(data) for name, data in files.items()):
        session.tell(
            message(
                "Note: among the evidence are electronically signed PDFs. They hold the signers' certificates, which "
                "may hold a PESEL. Think of that before you pass the export on."
            )
        )
    session.say(
        message(
            "{files} in {place}, edition {edition}. Whoever has kpes checks them with: kpes verify {place}",
            files=counted("{count} file", "{count} files", len(files)),
            place=str(path),
            edition=short(resolved.fingerprint),
        )
    )
