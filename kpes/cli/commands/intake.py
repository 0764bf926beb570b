"""The command that sorts a stack of scans."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from kpes import storage
from kpes.cli.session import Session
from kpes.errors import ExitCode, KpesError
from kpes.intake.stack import Stack, bound, taken_in
from kpes.intake.writing import write
from kpes.messages import counted, message
from kpes.reports import scans as reports
from kpes.reports.report import show
from kpes.reports.stacks import Intake
from kpes.reports.terminal import bar
from kpes.signing.proposed import Proposed, proposed
from kpes.verify.known import known_of
from kpes.verify.scans import Scans

_SCANS = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff")


def intake(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE|FOLDER…", help="Scans, in the order of the stack.")],
    format: Annotated[Literal["text", "json"], typer.Option(help="How to write what was found.")] = "text",
) -> ExitCode:
    """Cut a stack of scans into copies and compare them."""
    session: Session = context.obj
    found = files_of([session.path("FILE", name) for name in files])
    snapshot = session.sound()
    known = known_of(snapshot)
    scans = Scans(snapshot, known)
    if lacking := scans.lacking():
        raise KpesError(message("No scan can be compared."), lacking)
    folder = snapshot.project.folder(snapshot.paths.intake, None)
    with bar(session.t(message("Looking at pages")), len(found), sys.stderr.isatty()) as progress:
        stack = taken_in(found, scans, known, progress)
    if not stack.bundles:
        show(Intake(session.t, stack, ""), format, sys.stdout)
        return ExitCode.FINDINGS
    tables = {_table(one, known.today): one for one in proposed(snapshot, stack.bundles, session.t)}
    named = write(folder, _written(stack, scans, tables, session))
    place = f"{snapshot.paths.intake}/{named.name}"
    show(Intake(session.t, stack, place, list(tables)), format, sys.stdout)
    session.tell(message("The copies, and a page that shows what to look at: {page}", page=f"{place}/{reports.INDEX}"))
    for table, one in tables.items():
        option = "" if one.edition == known.today else f" --edition {one.edition.removeprefix('sha256:')[:12]}"
        session.tell(counted(
            "To record {count} signature write who signed into {file}, then: kpes sign --batch {file} --on DATE{more}",
            "To record {count} signatures write who signed into {file}, then: kpes sign --batch {file} --on DATE{more}",
            one.signatures, file=f"{place}/{table}", more=f"{option}{snapshot.paths.option}",
        ))  # fmt: skip
    if read := next((one.name for one in stack.copies if one.told.read and not one.rows), None):
        session.tell(message(
            "Of copies that were read kpes does not see who signed. Record each signature: "
            "kpes sign PARTNER --evidence {file}{more}", file=f"{place}/{read}", more=snapshot.paths.option,
        ))  # fmt: skip
    return ExitCode.DONE if stack.is_clear else ExitCode.FINDINGS


def files_of(named: Sequence[Path]) -> list[Path]:
    """The files, and those of folders that may be scans, as people would sort them; a KpesError where there is none."""
    for path in named:
        with storage.reading(path):
            path.stat()
    found = [file for path in named for file in (_of_folder(path) if path.is_dir() else [path])]
    if not found:
        raise KpesError(
            message("There is no scan in {folder}.", folder=", ".join(map(str, named))),
            message("Scans are files that end in: {endings}.", endings=", ".join(_SCANS)),
        )
    return list(dict.fromkeys(found))


def _of_folder(folder: Path) -> list[Path]:
    inside = [Path(top) / name for top, _, names in os.walk(folder) for name in names if not name.startswith(".")]
    return sorted((file for file in inside if file.suffix.lower() in _SCANS), key=_natural)


def _natural(path: Path) -> list[tuple[int, str]]:
    """What sorts scan-2 before scan-10."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", str(path).casefold())]


def _table(one: Proposed, today: str | None) -> str:
    """The name of the table of an edition."""
    return "signatures.csv" if one.edition == today else f"signatures-{one.edition.removeprefix('sha256:')[:12]}.csv"


def _written(stack: Stack, scans: Scans, tables: dict[str, Proposed], session: Session) -> Iterator[tuple[str, bytes]]:
    """The files that come out of a stack, by their names."""
    for bundle in stack.bundles:
        yield bundle.name, bound(bundle, scans)
    yield from ((name, one.as_csv(session.t)) for name, one in tables.items())
    shown = [reports.shown(one.found, one.told) for one in stack.bundles]
    yield from reports.files_of(shown, session.t, session.now())
