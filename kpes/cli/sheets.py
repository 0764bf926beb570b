"""What the commands that take a table have in common: they read it, and tell what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import typer

from kpes import storage
from kpes.cli.session import Session, to_stderr
from kpes.errors import ExitCode
from kpes.messages import Message, counted, message
from kpes.source import legible
from kpes.tables.reading import Problem, Table

LARGEST = 8 * 2**20
"""Bytes of a table; 10,000 signatures take a tenth of it."""


def read(session: Session, file: Path, of: Callable[[bytes, str], Table], remedy: Message) -> Table:
    """The table in ``file``, as ``of`` makes it of bytes and a name; tells how it was taken, and what was left out."""
    table = of(storage.read(file, LARGEST, remedy=remedy), str(file))
    if table.encoding == "cp1250":
        session.tell(
            message(
                "Note: {file} is not UTF-8, so it was read as Windows-1250, in which Excel in Poland writes CSV. "
                "Look whether the names are right.",
                file=file,
            )
        )
    for note in table.notes:
        session.tell(message("Note: {what}", what=note))
    return table


def stop_at(session: Session, file: Path, problems: Sequence[Problem]) -> None:
    """Tells all that is wrong, row by row, and ends the command, if anything is."""
    for problem in problems:
        said = message("{file}, row {row}: {what}", file=file, row=problem.row, what=problem.told)
        to_stderr(legible(session.t(said)) + "\n")
    if problems:
        session.tell(
            counted(
                "{count} problem, so nothing was recorded. Mend the file and run the command again.",
                "{count} problems, so nothing was recorded. Mend the file and run the command again.",
                len(problems),
            )
        )
        raise typer.Exit(ExitCode.FINDINGS)
