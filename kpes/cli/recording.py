"""What `kpes sign` says: of what it records, of a table, and of what is to be remarked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import typer

from kpes import storage
from kpes.cli.session import Session, to_stderr
from kpes.errors import ExitCode, KpesError
from kpes.fingerprint import short
from kpes.messages import Message, counted, message
from kpes.model import Partner
from kpes.register.files import Entry
from kpes.reports.standings import METHODS
from kpes.signing.remarks import doubts, remarks
from kpes.signing.service import Said, Signing
from kpes.source import legible

LARGEST = 8 * 2**20
"""Bytes of a table; 10,000 signatures take a tenth of it."""


def sign(session: Session, signing: Signing, party: Partner, said: Said, dry_run: bool) -> None:
    """Records the signature that was said, and tells of it and of what was found in its files."""
    try:
        entry = signing.entry(party, said)
    finally:
        tell(session, signing.noted())
    tell(session, doubts(signing, entry))
    record(session, signing, entry, dry_run)


def record(session: Session, signing: Signing, entry: Entry, dry_run: bool) -> None:
    """Records one signature, and tells of it and of what is to be remarked; with a dry run only that."""
    _record(session, signing, [entry], dry_run)
    tell(session, remarks(signing, [entry]))


def _record(session: Session, signing: Signing, entries: Sequence[Entry], dry_run: bool) -> None:
    signing.record(entries, dry_run)
    session.recorded = bool(entries) and not dry_run
    said = (
        message("Would record: {name} for “{partner}”, {date}, {how}, edition {edition}.")
        if dry_run
        else message("Recorded: {name} for “{partner}”, {date}, {how}, edition {edition}.")
    )
    for entry in entries:
        session.say(said._replace(values=_told(entry)))


def _told(entry: Entry) -> dict[str, object]:
    signature = entry.signature
    return {
        "name": signature.representative,
        "partner": entry.partner.name.value,
        "date": signature.signed_on.isoformat(),
        "how": METHODS[signature.method],
        "edition": short(signature.fingerprint),
    }


def tell(session: Session, notes: Iterable[Message]) -> None:
    """Tells each of the ``notes`` beside the answer."""
    for note in notes:
        session.tell(note)


def sign_all(session: Session, signing: Signing, file: Path, otherwise: Said, dry_run: bool) -> None:
    """Records the signatures that the rows of ``file`` mean, or tells all that is wrong with them.

    ``otherwise`` says what holds where a cell is empty.
    """
    from kpes.signing import rows

    data = storage.read(file, LARGEST, remedy=message("Name a table in CSV: kpes sign --batch FILE.csv"))
    table = rows.read(data, str(file))
    if table.encoding == "cp1250":
        session.tell(
            message(
                "Note: {file} is not UTF-8, so it was read as Windows-1250, in which Excel in Poland writes CSV. "
                "Look whether the names are right.",
                file=str(file),
            )
        )
    entries, recorded, problems = rows.meeting(table, signing, otherwise, file.parent)
    for row, what in problems:
        to_stderr(legible(session.t(message("{file}, row {row}: {what}", file=str(file), row=row, what=what))) + "\n")
    if problems:
        session.tell(
            counted(
                "{count} problem, so nothing was recorded. Mend the file and run the command again.",
                "{count} problems, so nothing was recorded. Mend the file and run the command again.",
                len(problems),
            )
        )
        raise typer.Exit(ExitCode.FINDINGS)
    if not table.rows:
        raise KpesError(
            message("{file} names no signatures.", file=str(file)),
            message("Write a row for each signature below the names of the columns."),
        )
    for row, entry in recorded.items():
        session.say(message("Row {row}: recorded already: {name} for “{partner}”.", row=row, **_told(entry)))
    for entry in entries:
        tell(session, doubts(signing, entry))
    _record(session, signing, entries, dry_run)
    session.say(_sum(len(entries), len(recorded), dry_run))
    tell(session, signing.noted())
    if signing.unchecked:
        session.tell(
            counted(
                "Note: not everything could be checked of {count} electronic signature, like who vouches for it and "
                "when it was given. See: kpes verify",
                "Note: not everything could be checked of {count} electronic signatures, like who vouches for them "
                "and when they were given. See: kpes verify",
                signing.unchecked,
            )
        )
    if entries:
        tell(session, remarks(signing, entries))


def _sum(new: int, recorded: int, dry_run: bool) -> Message:
    if not new:
        return counted(
            "{count} signature was recorded already, so nothing is new.",
            "All {count} signatures were recorded already, so nothing is new.",
            recorded,
        )
    if dry_run:
        return counted("{count} signature would be recorded.", "{count} signatures would be recorded.", new)
    return counted("{count} signature recorded.", "{count} signatures recorded.", new)
