"""`kpes sign --batch`: the signatures in a table, all recorded, or all told that is wrong with them."""

from __future__ import annotations

from pathlib import Path

from kpes.cli import sheets
from kpes.cli.commands.signing import record_all, tell, told
from kpes.cli.scans import show_scans
from kpes.cli.session import Session
from kpes.errors import KpesError
from kpes.fingerprint import short
from kpes.messages import Message, counted, message
from kpes.register.evidence import Said
from kpes.signing.remarks import doubts, remarks
from kpes.signing.service import Signing

_MOST_NAMED = 5


def sign_all(
    session: Session, signing: Signing, file: Path, otherwise: Said, dry_run: bool, anywhere: bool
) -> None:
    """Records the signatures that the rows of ``file`` mean, or tells all that is wrong with them.

    ``otherwise`` says what holds where a cell is empty, ``anywhere`` that evidence may lie outside the table's folder.
    """
    from kpes.signing import rows

    remedy = message("Name a table in CSV, XLSX or ODS: kpes sign --batch FILE")
    table = sheets.read(session, file, rows.read, remedy)
    signatures, recorded, problems, seen = rows.meeting(table, signing, otherwise, file.parent, anywhere)
    sheets.stop_at(session, file, problems)
    if not table.rows:
        raise KpesError(
            message("{file} names no signatures.", file=file),
            message("Write a row for each signature below the names of the columns."),
        )
    for row, said in recorded.items():
        session.say(message("Row {row}: recorded already: {what}.", row=row, what=told(signing, said)))
    tell(session, doubts(signing, signatures))
    tell(session, (message("Row {row}: {what}", row=row, what=what) for row, what in seen))
    if signing.scans:
        session.tell(
            counted(
                "Note: {count} scan was compared with the issued PDF of edition {edition}. A scan shows a picture, so "
                "kpes does not vouch for it.",
                "Note: {count} scans were compared with the issued PDF of edition {edition}. A scan shows a picture, "
                "so kpes does not vouch for them.",
                len(signing.scans),
                edition=short(signing.edition),
            )
        )
    if signing.scans and not seen:
        session.tell(message("Note: no difference was seen on them, and none of the rows that they were given for is "
                             "without ink."))  # fmt: skip
    show_scans(session, signing)
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
    for why, files in signing.unread.values():
        session.tell(
            counted(
                "Note: {count} file of evidence could not be compared with the agreement: {files}. {why}",
                "Note: {count} files of evidence could not be compared with the agreement: {files}. Of each: {why}",
                len(files),
                files=", ".join(files[:_MOST_NAMED]) + (" …" if len(files) > _MOST_NAMED else ""),
                why=why,
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
