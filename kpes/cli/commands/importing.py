"""The command that makes a project out of a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kpes import storage
from kpes.cli.commands.acts import new_act, write_new
from kpes.cli.session import Session
from kpes.errors import ExitCode, KpesError
from kpes.findings import errors
from kpes.layout.drawing import Layout
from kpes.messages import Message, counted, listed, message
from kpes.paths import of_act
from kpes.project.folder import Project, start
from kpes.project.snapshot import Snapshot
from kpes.received.written import Fault, Written
from kpes.source.writing import written as as_yaml

_MOST_TOLD = 40


def import_(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A Word file (.docx), or plain text (.txt, .md).")],
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder of the new project.")] = ".",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would come of it.")] = False,
    act: Annotated[
        str | None, typer.Option("--act", metavar="ID", help="Make an annex to the agreement here of it, instead.")
    ] = None,
) -> ExitCode:
    """Make a project from a Word file or plain text, word for word."""
    from kpes.importing.service import NotKept, imported

    session: Session = context.obj
    source = session.path("FILE", file)
    if act is not None:
        return _import_act(session, file, source, act, dry_run)
    root = session.path(session.t(message("DIR")), folder)
    written = _read(source)
    try:
        found = imported(written, source.name, session.today())
    except NotKept as refused:
        _refuse(session, file, refused.faults)
        return ExitCode.FINDINGS
    start(root, session.t, found.files, dry_run=dry_run)
    made = message("{folder} holds a new project, made from {file}:", folder=folder, file=file)
    if dry_run:
        made = message("This would come of {file}; nothing was written:", file=file)
    session.say(made)
    session.say(f"  {session.t(listed(found.counts))}", indent=2)
    _tell(session, message("Left out, since it is no part of the text:"), found.left_out)
    _tell(session, message("To be looked at:"), found.told)
    _say_what_is_found(session, Snapshot(Project(root), session.today(), session.now()).holding(found.files))
    session.say(_next(file, folder, dry_run))
    return ExitCode.DONE


def _import_act(session: Session, file: str, source: Path, id: str, dry_run: bool) -> ExitCode:
    """Makes an act of the file."""
    from kpes.importing.acts import annex
    from kpes.importing.service import NotKept

    snapshot = session.sound()
    target = new_act(session, snapshot, id)
    in_force = snapshot.chain.on(snapshot.today)
    bound = in_force.partners_on(snapshot.today)
    written = _read(source)
    try:
        made = annex(written, source.name, Layout(in_force.agreement, bound, snapshot.attached), bound, session.today())
    except NotKept as refused:
        _refuse(session, file, refused.faults)
        return ExitCode.FINDINGS
    if not dry_run:
        write_new(target, as_yaml(made.data).encode())
    place = of_act(id).text
    said = message("This would come of {file}; nothing was written:", file=file)
    session.say(said if dry_run else message("{place} holds an annex, made from {file}:", place=place, file=file))
    count = len(made.data.get("changes", ()))
    session.say(f"  {session.t(counted('{count} change recognised', '{count} changes recognised', count))}", indent=2)
    _tell(session, message("To be looked at:"), made.told)
    session.say("")
    session.say(message("Next: kpes validate --act {id}", id=id))
    return ExitCode.DONE


def _read(source: Path) -> Written:
    """The lines of the file; a KpesError where it is none that can be imported."""
    from kpes.received.formats import to_import
    from kpes.received.reading import Unreadable

    try:
        return to_import(storage.read(source), source.name)
    except Unreadable as unreadable:
        raise KpesError(
            message("{file} cannot be imported. {why}", file=source, why=unreadable.said),
            message("Import a Word file (.docx), or plain text (.txt, .md)."),
        ) from unreadable


def _refuse(session: Session, file: str, faults: tuple[Fault, ...]) -> None:
    """Says of each place why the file cannot be imported."""
    session.tell(message("{file} was not imported, and nothing was written. Mend this in the file first:", file=file))
    for fault in faults[:_MOST_TOLD]:
        session.tell(message("  {place}: {what}. {remedy}", place=fault.place, what=fault.said, remedy=fault.remedy))
    if (more := len(faults) - _MOST_TOLD) > 0:
        session.tell(counted("  … and {count} more place", "  … and {count} more places", more))


def _tell(session: Session, heading: Message, notes: tuple[Message, ...]) -> None:
    if notes:
        session.say("")
        session.say(heading)
        for note in notes:
            session.say(f"  - {session.t(note)}", indent=4)


def _say_what_is_found(session: Session, made: Snapshot) -> None:
    """Says what kpes finds in the project."""
    findings = made.findings
    wrong = len(errors(findings))
    session.say("")
    session.say(
        message(
            "kpes validate finds {errors} and {warnings} in it.",
            errors=counted("{count} error", "{count} errors", wrong),
            warnings=counted("{count} warning", "{count} warnings", len(findings) - wrong),
        )
    )


def _next(file: str, folder: str, dry_run: bool) -> Message:
    """The next command."""
    if dry_run:
        return message("To have it written: kpes import {file} {folder}", file=_typed(file), folder=_typed(folder))
    if folder == ".":
        return message("Next: kpes validate")
    return message("Next: kpes --project {folder} validate", folder=_typed(folder))


def _typed(path: str) -> str:
    """A path as it is typed in a terminal."""
    return f'"{path}"' if " " in path else path
