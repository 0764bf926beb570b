"""Commands that tell who has signed, what was recorded, and what changed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kpes import storage
from kpes.cli import completing
from kpes.cli.session import Session
from kpes.errors import ExitCode
from kpes.fingerprint import short
from kpes.messages import message
from kpes.project.partners import partner_of
from kpes.render import changes_as_docx
from kpes.reports.counts import Counts
from kpes.reports.report import show, written
from kpes.reports.standings import Standings
from kpes.tables.writing import as_xlsx

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kpes.messages import Message
    from kpes.project.editions import Side
    from kpes.project.snapshot import Snapshot
    from kpes.reports.changes import Changes
    from kpes.status import Status


def status(
    context: typer.Context,
    missing: Annotated[
        bool, typer.Option("--missing", help="Only those who have not signed, or not in the form that is needed.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Exit with 1 while somebody is missing, or a form is not met.")
    ] = False,
    format: Annotated[
        Literal["table", "json", "csv", "markdown", "html", "svg", "xlsx"],
        typer.Option(help="How to write the status: html is a page for people, svg its picture, xlsx a table."),
    ] = "table",
    out: Annotated[
        str | None, typer.Option(metavar="FILE", help="The file to write, instead of the standard output.")
    ] = None,
    anonymous: Annotated[bool, typer.Option("--anonymous", help="Numbers alone, without names.")] = False,
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day that the page for people says it is of; else none.")
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="Who is bound on that day, and by which texts; or “today”.")
    ] = None,
) -> ExitCode:
    """Show who has signed and who has not."""
    session: Session = context.obj
    file = None if out is None else session.path("--out", out)
    if format == "xlsx" and file is None and sys.stdout.isatty():
        raise session.usage(message("A workbook does not fit a terminal. Name a file: --out status.xlsx"))
    day = None if as_of is None else session.day(as_of)
    snapshot = session.sound()
    session.stop_at(snapshot.broken)
    state = snapshot.status
    session.tell_of_unfit(state.unfit)
    if state.earlier:
        state = state._replace(changed_on=snapshot.changed_on)
    changes = None
    if format == "html" and state.earlier:
        from kpes.project.editions import sides

        changes = _changes(session, *sides(snapshot, short(next(iter(state.earlier))), None))
    shown = [standing for standing in state.standings if not (missing and standing.done)]
    if on is not None:
        return _bindings(session, snapshot, state, session.day(on), format)
    kind = Counts if anonymous else Standings
    tongue = snapshot.resolved.agreement.language
    acts: Sequence[Message] = ()
    if snapshot.acts:
        from kpes.reports.acts import lines

        acts = tuple(lines(snapshot.chain, session.today()))
    report = kind(session.t, state, [] if anonymous else shown, tongue, day, changes, acts)
    if file is None and format != "xlsx":
        show(report, format, sys.stdout)
    elif file is None:
        _to_stdout(as_xlsx(report.sheet(), session.t(message("Status"))))
    else:
        file = snapshot.project.report(file)
        xlsx = format == "xlsx"
        made = as_xlsx(report.sheet(), session.t(message("Status"))) if xlsx else written(report, format).encode()
        storage.replace(file, made)
        session.say(message("{file}: {reason}", file=file, reason=report.notes()[0]))
    return ExitCode.FINDINGS if check and not state.complete else ExitCode.DONE


def _bindings(session: Session, snapshot: Snapshot, state: Status, day: date, format: str) -> ExitCode:
    """Tells who is bound on a day."""
    from kpes.project.acts import followed
    from kpes.reports.acts import Bindings

    if format not in ("table", "json", "csv", "markdown"):
        raise session.usage(message("With --on the status is a table, json, csv or markdown."))
    standings = Standings(session.t, state, state.standings)
    show(Bindings(session.t, standings, followed(snapshot), day), format, sys.stdout)
    return ExitCode.DONE


def _to_stdout(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _changes(session: Session, old: Side, new: Side) -> Changes:
    """What changed between two texts, and which references lead to another number than before."""
    from kpes.comparison.documents import compare_documents
    from kpes.reports.changes import Changes

    led = sorted(old.referred.items())
    moved = [(name, then, now) for name, then in led if (now := new.referred.get(name, then)) != then]
    return Changes(session.t, compare_documents(old.document, new.document), old.name, new.name, tuple(moved))


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


def diff(
    context: typer.Context,
    a: Annotated[
        str | None,
        typer.Argument(
            metavar="[A]",
            help="The old text: an edition (its first digits) or a git revision; else the one signed last, or HEAD.",
        ),
    ] = None,
    b: Annotated[
        str | None, typer.Argument(metavar="[B]", help="The new text, named the same way; else today's data.")
    ] = None,
    format: Annotated[
        Literal["text", "markdown", "html", "docx"],
        typer.Option(help="How to write the changes; docx holds them as tracked changes."),
    ] = "text",
    out: Annotated[
        str | None, typer.Option(metavar="FILE", help="The file to write, instead of the standard output.")
    ] = None,
    on: Annotated[
        list[str] | None,
        typer.Option(metavar="DATE", help="Instead of A, and given again of B: the consolidated text of that day."),
    ] = None,
) -> None:
    """Show what changed between two editions, or since one."""
    from kpes.project.editions import of_days, sides

    session: Session = context.obj
    days = [session.day(one) for one in on or ()]
    if len(days) > 2 or (days and (a, b) != (None, None)):
        raise session.usage(message("Two texts are compared: name editions, or days with --on, one or two of them."))
    file = None if out is None else session.path("--out", out)
    if format == "docx" and file is None and sys.stdout.isatty():
        raise session.usage(message("A Word document does not fit a terminal. Name a file: --out changes.docx"))
    snapshot = session.sound()
    if file is not None:
        file = snapshot.project.report(file)
    if a is None:
        session.stop_at(snapshot.broken)
    old, new = of_days(snapshot, days) if days else sides(snapshot, a, b)
    report = _changes(session, old, new)
    if format == "docx":
        made = changes_as_docx(report.comparison, old.fingerprint, new.fingerprint, snapshot.project.template)
    elif file is None:
        show(report, format, sys.stdout)
        return
    else:
        made = written(report, format).encode()
    if file is None:
        _to_stdout(made)
    else:
        storage.replace(file, made)
        session.say(message("{file}: {reason}", file=file, reason=report.notes()[0]))
