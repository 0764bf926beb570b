"""The command that tells whether copies, register and evidence, or a file that came back, are what they were."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from kpes.cli.scans import show_places, watching
from kpes.cli.session import Session
from kpes.errors import ExitCode
from kpes.esign.signed_pdf import bears_signature
from kpes.exports.checks import check as check_export
from kpes.exports.receipts import receipt
from kpes.exports.writing import is_export, opened
from kpes.messages import Message, message
from kpes.reports.findings import Checks
from kpes.reports.report import show
from kpes.reports.scans import shown
from kpes.scans.scan import Scan
from kpes.storage import sha256_of
from kpes.verify.checks import Check, Returned, failed
from kpes.verify.earlier import Earlier
from kpes.verify.known import known_of, read_returned
from kpes.verify.project import check_project
from kpes.verify.returned import check_returned
from kpes.verify.scans import Scans
from kpes.verify.signed import SignedPdfs
from kpes.verify.told import Told


def verify(
    context: typer.Context,
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE]...", help="Files that came back from partners, or exports.")
    ] = None,
    against: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE",
            help="An earlier protocol or export, or a list of digests: whether the register still holds what it shows; "
            "may be given again.",
        ),
    ] = None,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to write the checks.")] = "text",
) -> ExitCode:
    """Check copies, register and evidence, or files that came back."""
    session: Session = context.obj
    receipts = [receipt(session.path("--against", name)) for name in against or ()]
    paths = [(name, session.path("FILE", name)) for name in files or ()]
    exported = [path for _, path in paths if is_export(path)]
    checks = [check for path in exported for check in _of_export(path, receipts, session)]
    returned = _of_returned([(name, path) for name, path in paths if path not in exported], session)
    checks += [check for found in returned for check in found.checks]
    if receipts and returned:
        raise session.usage(
            message("With --against kpes compares a register: that of the project, or of an export that you name.")
        )
    if not files:
        checks = check_project(session.snapshot(), receipts)
    show(Checks(session.t, checks, returned), format, sys.stdout)
    return ExitCode.FINDINGS if failed(checks) else ExitCode.DONE


def _of_export(path: Path, receipts: Sequence[Earlier], session: Session) -> list[Check]:
    """All that can be told of an export, for which no project is needed."""
    with opened(path) as folder:
        return list(check_export(folder, session.today(), session.now(), receipts))


def _of_returned(files: list[tuple[str, Path]], session: Session) -> list[Returned]:
    """All that can be told of files that came back, by the project."""
    if not files:
        return []
    snapshot = session.snapshot()
    known, pdfs = known_of(snapshot), SignedPdfs(snapshot, snapshot.now)
    scans, watch = Scans(snapshot, known), watching(session)

    def look(name: str, data: bytes) -> Scan | Message:
        with watch(name):
            return scans.look(data)

    found, seen = [], []
    for name, path in files:
        data = read_returned(path)
        signed = pdfs.look(data) if bears_signature(data) else None
        one = check_returned(name, data, known._replace(look=partial(look, name)), signed)
        found.append(one)
        if scan := scans.seen.get(sha256_of(data)):
            seen.append(shown(one, Told(scan, known)))
    show_places(session, snapshot, seen)
    return found
