"""Whether an export is what was exported, and holds together."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path, PurePosixPath

from kpes import storage
from kpes.copies.lists import SUMS, read_sums
from kpes.errors import KpesError
from kpes.esign.examiner import TRUST
from kpes.exports.page import ISSUED
from kpes.exports.writing import within
from kpes.messages import counted, message
from kpes.paths import OF_AGREEMENT
from kpes.project.folder import Project
from kpes.project.snapshot import Snapshot
from kpes.verify.checks import Check, Verdict
from kpes.verify.project import check_project


def check(folder: Path, today: date, now: datetime) -> list[Check]:
    """Everything that can be told of an export: its list of digests, then what it holds, as of a project."""
    listed = _listed(folder)
    checks = list(_sums(folder, listed))
    try:
        of_project = check_project(Snapshot(Project(folder), today, now))
    except KpesError as error:  # A template or a certificate that was changed; the list has named it.
        return [*checks, Check(OF_AGREEMENT.text, "export", Verdict.FAIL, error.whole)]
    # One file of evidence in the list, and all of it was to be packed: what is missing then was taken out.
    packed = any(name.startswith(f"{OF_AGREEMENT.evidence}/") for name in listed or {})
    for found in of_project:
        if found.check == "evidence" and found.verdict is Verdict.FAIL and not packed and not (
            os.path.lexists(folder / found.subject)
        ):
            said = message("This evidence is not in the export. Its digest is in the register.")
            found = found._replace(verdict=Verdict.NOT_CHECKED, detail=said)
        checks.append(found)
    return checks


def _sums(folder: Path, listed: Mapping[str, str] | None) -> Iterator[Check]:
    if listed is None:
        yield Check(SUMS, "sums", Verdict.FAIL, message("This list is not as kpes export writes it."))
        return
    there = {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if not file.is_dir() or file.is_symlink()
    } - {SUMS}
    same = 0
    for name, digest in sorted(listed.items()):
        if name not in there:
            yield Check(name, "sums", Verdict.FAIL, message("This file is missing from the export."))
        elif storage.sha256(folder / name) != digest:
            yield Check(name, "sums", Verdict.FAIL, message("This file was changed after it was exported."))
        else:
            same += 1
    for name in sorted(there - listed.keys()):
        yield _unlisted(name)
    said = counted("{count} file is as it was exported.", "{count} files are as they were exported.", same)
    yield Check(SUMS, "sums", Verdict.PASS if same else Verdict.FAIL, said)


def _unlisted(name: str) -> Check:
    """A file that the list does not name."""
    if PurePosixPath(name).match(f"{TRUST}/*.pem"):  # Whoever checks is told to put there whom they trust.
        said = message("This trusted certificate was added after the export. The trust is that of whoever added it, "
                       "not of whoever made the export.")  # fmt: skip
        return Check(name, "sums", Verdict.WARNING, said)
    # What a system leaves in folders (.DS_Store) harms nobody; what kpes would read might.
    verdict = Verdict.FAIL if name.startswith(("data/", "out/", "templates/", f"{ISSUED}/")) else Verdict.WARNING
    return Check(name, "sums", verdict, message("This file was not exported: the list does not name it."))


def _listed(folder: Path) -> dict[str, str] | None:
    """The digest of each file that the export's list names; None where it is not a list that kpes writes."""
    listed = read_sums(storage.read(folder / SUMS), ".+")
    return listed if listed and all(map(within, listed)) else None
