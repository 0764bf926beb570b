"""Commands that write what proves who signed what: the protocol, and all that a partner needs to check alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Annotated, Literal

import typer

from kpes import storage
from kpes.cli import completing
from kpes.cli.scans import watching
from kpes.cli.session import Session
from kpes.exports.content import Export, collect
from kpes.exports.writing import pack, write
from kpes.fingerprint import short
from kpes.messages import Message, counted, listed, message
from kpes.project.partners import partner_of
from kpes.protocol.content import protocol as protocol_of
from kpes.protocol.content import seen_as_recorded
from kpes.protocol.drawing import draw_up
from kpes.render import FORMATS

_FORMATS = ("docx", "pdf", "html")
_WHY_INTERIM = {
    "draft": message("It is interim: the text is still a draft."),
    "missing": message("It is interim: not all have signed."),
    "declined": message("It is interim: somebody declined to sign."),
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
    place = f"{os.path.dirname(snapshot.paths.copies)}/protocol.{FORMATS[chosen].extension}"
    file = snapshot.project.report(snapshot.root / place if named is None else named)
    session.stop_at(snapshot.broken)
    content = protocol_of(snapshot, seen_as_recorded(snapshot, watching(session)))
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


_OTHER_ARCHIVES = (".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar")


def export(
    context: typer.Context,
    target: Annotated[str, typer.Argument(metavar="DIR|FILE.zip", help="The folder or the ZIP file to write.")],
    with_evidence: Annotated[bool, typer.Option("--with-evidence", help="Pack the evidence, too.")] = False,
    partner: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help="For this partner: without other partners' evidence, e-mail addresses and representatives; may be "
            "given again.",
            autocompletion=completing.partners,
        ),
    ] = None,
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
    path = snapshot.project.report(path)
    session.stop_at(snapshot.broken)
    session.tell_of_unfit(snapshot.files.unfit())
    only = [partner_of(snapshot.resolved.partners, id).id.value for id in partner or ()]
    made = collect(snapshot, with_evidence, only, watching(session))
    for note in _notes(made, bool(snapshot.records), bool(only)):
        session.tell(note)
    (pack if path.suffix.lower() == ".zip" else write)(path, made.files)
    count = counted("{count} file", "{count} files", len(made.files))
    session.say(message("{files} in {place}. Whoever has kpes checks them with: kpes verify {place}", files=count,
                        place=str(path)))  # fmt: skip
    for edition, partners in made.signed.items():
        session.say(counted("Signed: edition {edition}, for {count} partner.",
                            "Signed: edition {edition}, for {count} partners.",
                            len(partners), edition=short(edition)))  # fmt: skip
    if (today := snapshot.resolved.fingerprint) not in made.signed:
        session.say(message("Nobody has signed today's text, edition {edition}, of which the copies in it are.",
                            edition=short(today)))  # fmt: skip


def _notes(made: Export, recorded: bool, chosen: bool) -> Iterator[Message]:
    """What whoever passes the export on should know of it."""
    missing = ", ".join(file for file, state in made.unfit.items() if state == "missing")
    changed = ", ".join(file for file, state in made.unfit.items() if state == "changed")
    if missing:
        yield message(
            "Note: the register names files that are missing: {files}. The export is not whole. Put them back, and "
            "export anew.",
            files=missing,
        )
    if changed:
        yield message(
            "Note: these files are no longer as they were recorded: {files}. Whoever checks the export finds that. Put "
            "the originals back, and export anew.",
            files=changed,
        )
    names = [message("the names of those who signed")] if recorded else []
    if kinds := (*names, *made.personal):
        yield message("Note: personal data goes into the export: {kinds}.", kinds=listed(kinds))
    if made.personal and not chosen:
        yield message("To leave out what is of other partners, name the one that it is for: --partner ID")
