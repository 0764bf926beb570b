"""Commands that tell who has signed, and what was recorded."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from kpes.cli import completing
from kpes.cli.session import Session
from kpes.errors import ExitCode
from kpes.project.snapshot import partner_of
from kpes.reports.report import show
from kpes.reports.standings import Standings


def status(
    context: typer.Context,
    missing: Annotated[bool, typer.Option("--missing", help="Only those who have not signed.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Exit with 1 while somebody is missing.")] = False,
    format: Annotated[
        Literal["table", "json", "csv", "markdown"], typer.Option(help="How to write the status.")
    ] = "table",
) -> ExitCode:
    """Show who has signed and who has not."""
    session: Session = context.obj
    snapshot = session.sound()
    session.stop_at(snapshot.broken)
    state = snapshot.status
    session.tell_of_unfit(state.unfit)
    if state.earlier:
        state = state._replace(changed_on=snapshot.changed_on)
    shown = [standing for standing in state.standings if not (missing and standing.name == "signed")]
    show(Standings(session.t, state, shown), format, sys.stdout)
    return ExitCode.FINDINGS if check and not state.complete else ExitCode.DONE


def history(
    context: typer.Context,
    partner: Annotated[
        str | None,
        typer.Argument(metavar="PARTNER", help="Only this partner, by its id.", autocompletion=completing.partners),
    ] = None,
    format: Annotated[Literal["table", "json"], typer.Option(help="How to write the history.")] = "table",
) -> None:
    """Show all that was ever recorded, in order."""
    from kpes.reports.history import History, entries

    session: Session = context.obj
    snapshot = session.sound()
    session.stop_at(snapshot.broken)
    partners = snapshot.resolved.partners
    if partner is not None and partner not in snapshot.records:
        partner = partner_of(partners, partner).id.value
    told = [entry for entry in entries(snapshot.records) if partner in (None, entry[0])]
    names = {party.id.value: party.name.value for party in partners}
    show(History(session.t, told, names), format, sys.stdout)
