"""`kpes sign --batch`: the signatures in a table, all recorded, or all told that is wrong with them."""

from __future__ import annotations

from pathlib import Path

import typer

from kpes import storage
from kpes.cli.commands.signing import record_all, tell, told
from kpes.cli.session import Session, to_stderr
from kpes.errors import ExitCode, KpesError
from kpes.messages import Message, counted, message
from kpes.register.evidence import Said
from kpes.signing.remarks import doubts, remarks
from kpes.signing.service import Signing
from kpes.source import legible

LARGEST = 8 * 2**20
"""Bytes of a table; 10,000 signatures take a tenth of it."""


def sign_all(
    session: Session, signing: Signing, file: Path, otherwise: Said, dry_run: bool, anywhere: bool
) -> None:
    """Records the signatures that the rows of ``file`` mean, or tells all that is wrong with them.

    ``otherwise`` says what holds where a cell is empty, ``anywhere`` that evidence may lie outside the table's folder.
    """
    from kpes.signing import rows

    data = storage.read(file, LARGEST, remedy=message("Name a table in CSV: kpes sign --batch FILE.csv"))
    table = rows.read(data, str(file))
    if table.encoding == "cp1250":
        session.tell(
            message(
                "Note: {file} is not UTF-8, so it was read as Windows-1250, in which Excel in Poland writes CSV. "
                "Look whether the names are right.",
                file=file,
            )
        )
    signatures, recorded, problems = rows.meeting(table, signing, otherwise, file.parent, anywhere)
    for row, what in problems:
        to_stderr(legible(session.t(message("{file}, row {row}: {what}", file=file, row=row, what=what))) + "\n")
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
            message("{file} names no signatures.", file=file),
            message("Write a row for each signature below the names of the columns."),
        )
    for row, said in recorded.items():
        session.say(message("Row {row}: recorded already: {name} for “{partner}”.", row=row, **told(signing, said)))
    tell(session, doubts(signing, signatures))
    record_all(session, signing, signatures, dry_run)
    session.say(_sum(len(signatures), len(recorded), dry_run))
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
    if signing.unread:
        session.tell(
            counted(
                "Note: {count} file of evidence could not be compared with the agreement, as a scan cannot. See: kpes "
                "verify",
                "Note: {count} files of evidence could not be compared with the agreement, as scans cannot. See: kpes "
                "verify",
                signing.unread,
            )
        )
    if signatures:
        tell(session, remarks(signing, signatures))


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
