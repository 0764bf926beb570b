"""`kpes partners import`: what a table changes in the signatory list and what that means, told before it is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from kpes.cli import sheets
from kpes.cli.session import Session, on_terminal
from kpes.errors import ExitCode, KpesError
from kpes.fingerprint import short
from kpes.importing.partners import effect, rows
from kpes.importing.partners.effect import Import, Meaning
from kpes.importing.partners.matching import Update, as_words
from kpes.messages import Message, counted, listed, message
from kpes.model import Partner
from kpes.paths import PARTNERS
from kpes.tables.reading import Problem, Table

_MOST_NAMED = 10
_MOST_DOUBTS = 30


def bring_in(session: Session, file: Path, replace: bool, dry_run: bool, yes: bool) -> None:
    """Brings the partners of the table in ``file`` into the list, or tells all that is wrong with it."""
    now = session.snapshot()
    session.stop_at(effect.wrong_before(now))
    remedy = message("Name a table in CSV, XLSX or ODS: kpes partners import FILE")
    table = sheets.read(session, file, rows.read, remedy)
    made = effect.imported(now, table, replace)
    _tell(session, file, made.restored)
    sheets.stop_at(session, file, made.problems)
    if not made.updates:
        raise KpesError(
            message("{file} names no partners.", file=file),
            message("Write a row for each partner below the names of the columns."),
        )
    _tell(session, file, made.doubts[:_MOST_DOUBTS])
    if len(made.doubts) > _MOST_DOUBTS:
        session.tell(message("Note: there is more of this kind. See all with: kpes validate"))
    _show(session, made, table, replace)
    if made.after is None or made.data == made.before:
        session.say(message("The list holds all this already, so nothing was written."))
        return
    meant = effect.meaning(now, made.after)
    for said in _meant(meant):
        session.say(said)
    if dry_run:
        session.say(message("Nothing was written, as --dry-run asks."))
        return
    if meant.signed and not yes:
        _ask(session, meant)
    effect.write(now, made)
    session.say(message("Written: {file}. Look at what it means for the text with: kpes validate", file=PARTNERS))


def _tell(session: Session, file: Path, notes: Sequence[Problem]) -> None:
    for note in notes:
        session.tell(message("Note: {file}, row {row}: {what}", file=file, row=note.row, what=note.told))


def _show(session: Session, made: Import, table: Table, replace: bool) -> None:
    """Each partner that is new, changed or taken off, and how many of each there are."""
    new = changed = 0
    for update in made.updates:
        row = update.entry.row
        if update.number is None:
            new += 1
            said = message("Row {row}: new: “{name}”, id {id}.", row=row, name=update.name, id=update.id)
            if people := as_words(update.entry.people):
                signs = message("Row {row}: new: “{name}”, id {id}; may sign: {people}.")
                said = signs._replace(values={**said.values, "people": people})
            session.say(said, indent=2)
        elif update.changes:
            changed += 1
            changes = _changes(update, table)
            said = message("Row {row}: “{name}”: {changes}.", row=row, name=update.name, changes=changes)
            session.say(said, indent=2)
    for partner in made.absent if replace else ():
        session.say(message("Taken off: “{name}”, id {id}.", name=partner.name.value, id=partner.id.value))
    session.say(
        message(
            "{new}, {changed}, {same}.",
            new=counted("{count} new partner", "{count} new partners", new),
            changed=counted("{count} changed", "{count} changed", changed),
            same=counted("{count} as it was", "{count} as they were", len(made.updates) - new - changed),
        )
    )
    if made.absent and not replace:
        names = _named(made.absent)
        session.say(
            counted(
                "{count} partner of the list is not in the table and stays (to take it off: --replace): {names}",
                "{count} partners of the list are not in the table and stay (to take them off: --replace): {names}",
                len(made.absent),
                names=names,
            )
        )


def _changes(update: Update, table: Table) -> Message | str:
    """What changes, by the names of the columns."""
    return listed(
        message("{column}: {after}", column=table.names.get(key, key), after=after)
        if not before
        else message("{column}: {before} → {after}", column=table.names.get(key, key), before=before, after=after)
        for key, before, after in update.changes
    )


def _named(partners: Sequence[Partner]) -> str:
    names = ", ".join(one.name.value for one in partners[:_MOST_NAMED])
    return names + (", …" if len(partners) > _MOST_NAMED else "")


def _meant(meant: Meaning) -> list[Message]:
    """What it means for the copies, the edition and those who signed."""
    said = []
    if meant.copies:
        before, after = meant.copies
        said.append(
            message("Copies: {before} → {after}.", before=before, after=after)
            if before != after
            else message("Copies: {after}, as before.", after=after)
        )
    if not meant.editions:
        said.append(message("The edition cannot be told while the text has errors. See: kpes validate"))
    else:
        was, will_be = map(short, meant.editions)
        said.append(
            message("Edition: {before} → {after}, which is another text.", before=was, after=will_be)
            if was != will_be
            else message("Edition: {after}, the same text as before.", after=will_be)
        )
    if meant.stale:
        said.append(
            counted(
                "{count} partner signed the text as it was, and its signatures would stand under another text: {names}",
                "{count} partners signed the text as it was, and their signatures would stand under another text: "
                "{names}",
                len(meant.stale),
                names=_named(meant.stale),
            )
        )
    return said


def _ask(session: Session, meant: Meaning) -> None:
    """Asks whether it is meant, since somebody has signed; ends the command where it is not."""
    if not on_terminal():
        raise KpesError(
            counted(
                "{count} partner has signed already, so nothing was written: {names}.",
                "{count} partners have signed already, so nothing was written: {names}.",
                len(meant.signed),
                names=_named(meant.signed),
            ),
            message("If the list shall change all the same, say so: --yes"),
        )
    from kpes.cli.asking import agreed

    nothing = message("Nothing was written.")
    try:
        if agreed(session, message("Somebody has signed already. Change the list? “{yes}”, or Enter to leave it")):
            return
    except (KeyboardInterrupt, EOFError):
        session.say("")
        session.tell(nothing)
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    session.tell(nothing)
    raise typer.Exit(ExitCode.DONE)
