"""The command that drafts what is written to those who are awaited."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Annotated

import typer

from kpes.cli import completing
from kpes.cli.session import Session
from kpes.errors import KpesError
from kpes.messages import Message, counted, listed, message
from kpes.project.partners import partner_of
from kpes.reminders.drafts import Drafts, address_of
from kpes.reminders.writing import LETTERS, TABLE, Run, write
from kpes.reports.terminal import bar
from kpes.status import Standing


def remind(
    context: typer.Context,
    partner: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Only this partner; may be given again.", autocompletion=completing.partners),
    ] = None,
    due: Annotated[str | None, typer.Option(metavar="DATE", help="The day until which they are asked to sign.")] = None,
    out: Annotated[
        str | None, typer.Option(metavar="DIR", help="The folder for the drafts, instead of out/reminders.")
    ] = None,
) -> None:
    """Draft an e-mail or letter to each who is awaited; send none."""
    session: Session = context.obj
    day = None if due is None else session.day(due)
    named = None if out is None else session.path("--out", out)
    snapshot = session.sound()
    folder = snapshot.project.folder(snapshot.paths.reminders, named)
    session.stop_at(snapshot.broken)
    status = snapshot.status
    if status.status == "draft":
        raise KpesError(
            message("The text is still a draft, so nobody can be asked to sign it."),
            message("Set “status: final” in {file}, and run the command again.", file=snapshot.paths.text),
        )
    wanted = [partner_of(snapshot.resolved.partners, id).id.value for id in partner or ()]
    asked = [one for one in status.awaited if not wanted or one.partner.id.value in wanted]
    session.tell_of_unfit(status.unfit)
    for note in _notes(wanted, asked, day if day and day < snapshot.today else None):
        session.tell(note)
    if not asked and (wanted or not folder.exists()):
        none = message("Nobody is awaited, so nothing was drafted.")
        session.say(message("Nothing was drafted.") if wanted else none)
        return
    drafts = Drafts(snapshot, asked, day)
    run = Run(snapshot.today.isoformat(), day.isoformat() if day else None, status.fingerprint, drafts.ids)
    with bar(session.t(message("Writing drafts")), len(asked), sys.stderr.isatty()) as progress:
        files = partial(drafts.files, t=session.t)
        write(folder, run, files, lambda done: progress(min(done // 2, len(asked)), len(asked)))
    place = snapshot.paths.reminders if named is None else str(named)
    if not asked:
        session.say(message("Nobody is awaited any more, so {folder} holds no drafts.", folder=place))
        return
    session.say(message("{drafts} in {folder}. Nothing was sent.", drafts=_counted(asked), folder=place))
    if any(address_of(one) is None for one in asked):
        session.say(message("To print and to send by post, each with a copy: {file}", file=f"{place}/{LETTERS}"))
    session.say(message("The table of them: {file}", file=f"{place}/{TABLE}"))


def _notes(wanted: Sequence[str], asked: Sequence[Standing], past: date | None) -> Iterator[Message]:
    """What whoever sends the drafts should know of them."""
    ids = {one.partner.id.value for one in asked}
    if others := [id for id in wanted if id not in ids]:
        yield message("Note: nothing is awaited of: {ids}.", ids=", ".join(others))
    if past:
        yield message("Note: {day} is over. Is that the day until which to sign?", day=past.isoformat())
    if unfit := [one.partner.id.value for one in asked if one.partner.email and address_of(one) is None]:
        yield message(
            "Note: not every mail program takes the e-mail address of {ids}, so there is a letter instead.",
            ids=", ".join(unfit),
        )


def _counted(asked: Sequence[Standing]) -> Message | str:
    letters = sum(address_of(one) is None for one in asked)
    mails = len(asked) - letters
    counts = [counted("{count} e-mail", "{count} e-mails", mails)] if mails else []
    if letters:
        counts.append(counted("{count} letter", "{count} letters", letters))
    return listed(counts)
