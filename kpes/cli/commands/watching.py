"""The command that looks at a project at every save, and keeps one copy up to date beside the editor."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import typer

from kpes import storage
from kpes.beneath import beneath
from kpes.cli.checked import report_of
from kpes.cli.session import Session
from kpes.errors import KpesError
from kpes.fingerprint import short
from kpes.messages import message
from kpes.paths import TEMPLATES
from kpes.project.snapshot import Snapshot
from kpes.reports.report import show

_STEP, _LONGEST = 50, 400
"""Milliseconds without another change after which the project is looked at, and after which it is in any case."""
_IN_ANY_CASE = 2000
"""Milliseconds after which the folders are looked at although the system tells of no change.

On some drives it never does, and one may come before kpes listens.
"""
_DATA = "data"

State = dict[str, tuple[int, int]]
"""When each file was changed, and how large it is."""


def watch(
    context: typer.Context,
    format: Annotated[Literal["pdf", "html"], typer.Option(help="The format of the copy that is kept.")] = "pdf",
) -> None:
    """Check at every save, and keep one copy up to date."""
    session: Session = context.obj
    project = session.snapshot().project
    folders = [folder for folder in (project.root / _DATA, project.root / TEMPLATES) if folder.is_dir()]
    seen: State = {}
    for now in _states(folders):
        if now != seen:
            seen = now
            try:
                _look(session, session.snapshot(project), format)
            except KpesError as error:
                session.tell(error.whole)
            sys.stdout.flush()
            gc.collect()


def _look(session: Session, snapshot: Snapshot, format: str) -> None:
    """Shows what is found, and writes the copy anew where nothing is wrong with the text."""
    session.say(message("{time}: checked", time=session.now().astimezone().strftime("%H:%M:%S")))
    show(report_of(session, snapshot, snapshot.findings), "text", sys.stdout)
    preview = f"{snapshot.paths.output}/preview.{format}"
    if snapshot.errors:
        session.say(message("{file} was left as it is, until the errors are mended.", file=preview))
        return
    storage.replace(beneath(snapshot.root, preview), snapshot.render(format))
    session.say(message("{file} shows edition {edition}.", file=preview, edition=short(snapshot.resolved.fingerprint)))


def _states(folders: list[Path]) -> Iterator[State]:
    """What the folders hold now, and whenever something in them changes."""
    from watchfiles import watch as changes

    yield _state(folders)
    for _ in changes(*folders, watch_filter=None, step=_STEP, debounce=_LONGEST, rust_timeout=_IN_ANY_CASE,
                     yield_on_timeout=True, raise_interrupt=True):  # fmt: skip
        yield _state(folders)


def _state(folders: list[Path]) -> State:
    """Each file that an editor or kpes did not put there for the moment."""
    found: State = {}
    for folder in folders:
        for inner, _, files in os.walk(folder):
            for name in files:
                if not (name.startswith(".") or name.endswith("~")):
                    try:
                        stat = os.lstat(os.path.join(inner, name))
                    except FileNotFoundError:
                        continue
                    found[os.path.join(inner, name)] = stat.st_mtime_ns, stat.st_size
    return found
