"""Commands that bring the signatory list in from a table, and out into one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kpes.cli.session import Session
from kpes.errors import KpesError
from kpes.messages import message


def partners_import(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The table (CSV, XLSX, ODS), a partner a row.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Take those partners off the list whom the table does not name.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask, even where somebody has signed.")] = False,
) -> None:
    """Bring the signatory list in from a table."""
    from kpes.cli.bringing import bring_in

    session: Session = context.obj
    bring_in(session, session.path("FILE", file), replace, dry_run, yes)


def partners_export(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The table to write: .csv or .xlsx.")],
) -> None:
    """Write the signatory list into a table; a template where it is empty."""
    from kpes import storage
    from kpes.importing.partners import effect, export

    session: Session = context.obj
    now = session.snapshot()
    session.stop_at(effect.wrong_before(now))
    path = now.project.report(session.path("FILE", file))
    data = export.written(now.partners or (), path.suffix.lower(), session.t)
    if path.exists():
        raise KpesError(
            message("{file} is there already, and kpes overwrites nothing.", file=path),
            message("Choose another name."),
        )
    storage.replace(Path(path), data)
    session.say(message("{file} holds the signatory list.", file=file))
