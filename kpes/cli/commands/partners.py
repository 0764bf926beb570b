"""Commands that bring the signatory list in from a table, and out into one."""

from __future__ import annotations

from typing import Annotated

import typer


def partners_import(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The table: CSV, XLSX or ODS, a partner a row.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")] = False,
) -> None:
    """Bring the signatory list in from a table."""


def partners_export(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The table to write: .csv or .xlsx.")],
) -> None:
    """Write the signatory list into a table."""
