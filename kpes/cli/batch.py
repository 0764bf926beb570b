"""`kpes sign --batch`: a whole meeting from a table, all or nothing."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from pathlib import Path

import typer

from kpes import signing, storage
from kpes.cli.esigned import Said, SignedFiles
from kpes.cli.joining import awaited, doubts
from kpes.cli.recording import Meant, Occasion, record, remark
from kpes.cli.session import Session, beside, legible
from kpes.errors import ExitCode, KpesError
from kpes.messages import counted, message
from kpes.model import Signed

LARGEST = 8 * 2**20
"""Bytes; 10,000 signatures take a tenth of it."""


def sign_all(session: Session, what: Occasion, file: Path, template: Signed) -> None:
    """Records the signatures that the rows of ``file`` mean, or tells all that is wrong with them.

    ``template`` says what holds where a cell is empty.
    """
    table = signing.read(_bytes(file), str(file))
    if table.encoding == "cp1250":
        session.tell(
            message(
                "Note: {file} is not UTF-8, so it was read as Windows-1250, in which Excel in Poland writes CSV. "
                "Look whether the names are right.",
                file=str(file),
            )
        )
    found = signing.check(table, what.project, what.resolved, template, file.parent, session.today())
    problems = [*table.problems, *found.problems]
    faulty = {problem.row for problem in problems}
    signed = SignedFiles(session, what, later=True)
    new, unfit = _looked_into(signed, (entry for entry in found.new if entry.row not in faulty))
    problems += unfit
    problems.sort(key=lambda problem: problem.row)
    if problems:
        _refuse(session, file, problems)
    if not table.rows:
        raise KpesError(
            message("{file} names no signatures.", file=str(file)),
            message("Write a row for each signature below the names of the columns."),
        )
    for entry in found.recorded:
        session.say(
            message(
                "Row {row}: recorded already: {name} for “{partner}”.",
                row=entry.row,
                name=entry.signature.representative,
                partner=entry.partner.name.value,
            )
        )
    entries = [Meant(entry.partner, entry.signature, entry.files) for entry in new]
    for note in (note for entry in entries for note in doubts(what, entry)):
        session.tell(note)
    record(session, what, entries)
    if not entries:
        session.say(
            counted(
                "{count} signature was recorded already, so nothing is new.",
                "All {count} signatures were recorded already, so nothing is new.",
                len(found.recorded),
            )
        )
    elif what.dry_run:
        session.say(
            counted("{count} signature would be recorded.", "{count} signatures would be recorded.", len(entries))
        )
    else:
        session.say(counted("{count} signature recorded.", "{count} signatures recorded.", len(entries)))
    signed.remark()
    if entries:
        remark(session, what, entries)
        for note in awaited(what, entries):
            session.tell(note)


def _looked_into(
    signed: SignedFiles, rows: Iterable[signing.Entry]
) -> tuple[list[signing.Entry], list[signing.Problem]]:
    """The rows with what was found in their files, and those whose file is signed, but is not what the row says."""
    found, problems = [], []
    for row in rows:
        signature = row.signature
        said = Said(signature.representative, signature.signed_on, signature.method)
        try:
            found.append(row._replace(files=signed.completed(row.partner, said, row.files)[1]))
        except KpesError as error:
            wrong = message("{reason} {remedy}", reason=error.reason, remedy=error.remedy)
            problems.append(signing.Problem(row.row, wrong))
    return found, problems


def _refuse(session: Session, file: Path, problems: list[signing.Problem]) -> None:
    for row, what in problems:
        beside(legible(session.t(message("{file}, row {row}: {what}", file=str(file), row=row, what=what))) + "\n")
    session.tell(
        counted(
            "{count} problem, so nothing was recorded. Mend the file and run the command again.",
            "{count} problems, so nothing was recorded. Mend the file and run the command again.",
            len(problems),
        )
    )
    raise typer.Exit(ExitCode.FINDINGS)


def _bytes(file: Path) -> bytes:
    with storage.reading(file):
        if not stat.S_ISREG(file.stat().st_mode):
            raise KpesError(
                message("{file} is a folder or a device, not a file.", file=str(file)),
                message("Name a table in CSV: kpes sign --batch FILE.csv"),
            )
        with open(file, "rb") as opened:
            data = opened.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise KpesError(
            message(
                "{file} is larger than {most} MiB, which no list of signatures is.",
                file=str(file),
                most=LARGEST // 2**20,
            ),
            message("Name a table in CSV: kpes sign --batch FILE.csv"),
        )
    return data
