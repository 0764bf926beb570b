"""The command that packs what a partner needs to check alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from kpes.cli.session import Session
from kpes.exports.content import Export, collect
from kpes.exports.writing import pack, write
from kpes.fingerprint import short
from kpes.messages import Message, counted, message

_OTHER_ARCHIVES = (".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar")


def export(
    context: typer.Context,
    target: Annotated[str, typer.Argument(metavar="DIR|FILE.zip", help="The folder or the ZIP file to write.")],
    with_evidence: Annotated[bool, typer.Option("--with-evidence", help="Pack the evidence, too.")] = False,
) -> None:
    """Pack all that a partner needs to check alone."""
    session: Session = context.obj
    path = session.path("DIR|FILE.zip", target)
    if path.suffix.lower() in _OTHER_ARCHIVES:
        packed = path.stem.removesuffix(".tar") or "kpes"
        raise session.usage(
            message(
                "kpes packs a folder or a ZIP file, no {suffix} file. Name a ZIP file: {name}",
                suffix=path.suffix,
                name=str(path.with_name(f"{packed}.zip")),
            )
        )
    snapshot = session.sound()
    snapshot.project.refuse_own_file(path)
    session.stop_at(snapshot.broken)
    session.tell_of_unfit(snapshot.files.unfit())
    made = collect(snapshot, with_evidence)
    (pack if path.suffix.lower() == ".zip" else write)(path, made.files)
    for note in _notes(made):
        session.tell(note)
    session.say(
        message(
            "{files} in {place}, edition {edition}. Whoever has kpes checks them with: kpes verify {place}",
            files=counted("{count} file", "{count} files", len(made.files)),
            place=str(path),
            edition=short(snapshot.resolved.fingerprint),
        )
    )


def _notes(made: Export) -> Iterator[Message]:
    """What whoever passes the export on should know of it."""
    if made.missing:
        yield message(
            "Note: the register names files that are missing: {files}. The export is not whole. Put them back, and "
            "export anew.",
            files=", ".join(made.missing),
        )
    if made.changed:
        yield message(
            "Note: these files are no longer as they were recorded: {files}. Whoever checks the export finds that. Put "
            "the originals back, and export anew.",
            files=", ".join(made.changed),
        )
    if made.signed:
        yield message(
            "Note: among the evidence are electronically signed PDFs. They hold the signers' certificates, which "
            "may hold a PESEL. Think of that before you pass the export on."
        )
    if made.powers:
        yield message(
            "Note: among the evidence are powers of attorney, which may hold personal data such as a PESEL. Think of "
            "that before you pass the export on."
        )
