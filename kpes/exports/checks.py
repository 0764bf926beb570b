"""Whether an export is what was exported, and holds together."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path, PurePosixPath

from kpes import storage
from kpes.beneath import beneath
from kpes.copies.lists import SUMS, read_sums
from kpes.errors import KpesError
from kpes.esign.examiner import TRUST
from kpes.exports.page import CONSOLIDATED, ISSUED, MANIFEST
from kpes.exports.writing import within
from kpes.messages import counted, message
from kpes.paths import OF_AGREEMENT
from kpes.project.folder import Project
from kpes.project.snapshot import Snapshot
from kpes.verify.checks import Check, Verdict
from kpes.verify.earlier import Earlier
from kpes.verify.known import known_of, read_returned
from kpes.verify.project import check_project
from kpes.verify.returned import check_returned

_NOT_AS_WRITTEN = message("This file is not as kpes export writes it.")


def check(folder: Path, today: date, now: datetime, receipts: Sequence[Earlier] = ()) -> Iterator[Check]:
    """Everything that can be told of an export: its list of digests, then what it holds, as of a project."""
    yield from _sums(folder)
    try:
        left_out = set(json.loads(storage.read(folder / MANIFEST))["left_out"])
    except (storage.Unreadable, ValueError, LookupError, TypeError, RecursionError):
        left_out = set()
        yield Check(MANIFEST, "export", Verdict.FAIL, _NOT_AS_WRITTEN)
    try:
        snapshot = Snapshot(Project(folder), today, now)
        for found in check_project(snapshot, receipts):
            of_evidence = found.check == "evidence" and found.subject in left_out
            if of_evidence and not os.path.lexists(folder / found.subject):
                said = message("This evidence is not in the export. Its digest is in the register.")
                found = found._replace(verdict=Verdict.NOT_CHECKED, detail=said)
            yield found
        yield from _consolidated(folder, snapshot)
    except KpesError as error:  # A template or a certificate that was changed; the list has named it.
        yield Check(OF_AGREEMENT.text, "export", Verdict.FAIL, error.whole)


def _consolidated(folder: Path, snapshot: Snapshot) -> Iterator[Check]:
    """Whether the consolidated text, where there is one, says what follows from the signed ones."""
    if not os.path.lexists(folder / CONSOLIDATED):
        return
    judged = check_returned(CONSOLIDATED, read_returned(folder / CONSOLIDATED), known_of(snapshot))
    if judged.edition:  # It says to be something else.
        yield Check(CONSOLIDATED, "export", Verdict.FAIL, _NOT_AS_WRITTEN)
    for found in judged.checks:
        if found.check == "text" and found.verdict is Verdict.WARNING:
            said = message("Its words are those that follow from the signed texts.")
            yield found._replace(verdict=Verdict.PASS, detail=said)
        elif found.check not in ("outcome", "edition"):
            yield found


def _sums(folder: Path) -> Iterator[Check]:
    listed = read_sums(storage.read(folder / SUMS), ".+")
    if not listed or not all(map(within, listed)):
        yield Check(SUMS, "sums", Verdict.FAIL, message("This list is not as kpes export writes it."))
        return
    files = (file for file in folder.rglob("*") if not file.is_dir() or file.is_symlink())
    there = {file.relative_to(folder).as_posix() for file in files} - {SUMS}
    same = 0
    for name, digest in sorted(listed.items()):
        if name not in there:
            yield Check(name, "sums", Verdict.FAIL, message("This file is missing from the export."))
        elif storage.sha256(beneath(folder, name)) != digest:
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
    if name.startswith(f"{OF_AGREEMENT.scans}/"):
        said = message("This file was not exported. kpes verify writes such files when it compares a scan, and reads "
                       "none.")  # fmt: skip
        return Check(name, "sums", Verdict.WARNING, said)
    # What a system leaves in folders (.DS_Store) harms nobody; what kpes would read might.
    verdict = Verdict.FAIL if name.startswith(("data/", "out/", "templates/", f"{ISSUED}/")) else Verdict.WARNING
    return Check(name, "sums", verdict, message("This file was not exported: the list does not name it."))

