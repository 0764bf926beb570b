"""What a project holds, and what a file that came back may be compared with."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from kpes import evidence, protocol, storage
from kpes.copies import COPIES, EXTENSIONS, look, manifest, names
from kpes.copies.lists import sums
from kpes.errors import KpesError
from kpes.fingerprint import fingerprint, short
from kpes.messages import message
from kpes.project.folder import Project, Resolved
from kpes.project.signed import SignedPdfs, headings, issued
from kpes.received import Reading, Unreadable, read
from kpes.records import Records, last_moment
from kpes.register import Register
from kpes.status import status
from kpes.verify import Edition, Facts, Known
from kpes.verify.project import Copies

LARGEST = 100 * 2**20
"""Bytes of a file that came back; the agreement of 10,000 partners takes a tenth of it."""


def facts(project: Project, today: date, now: datetime) -> Facts:
    """All that is to be checked in the project itself."""
    resolved, findings = project.resolve(today)
    register = project.register
    files = register.files()
    records, broken = files.records()
    signed = SignedPdfs(project, resolved, now, evidence.issued(records, files.doubtful()))
    readable = {Path(finding.place.file).stem for finding in broken}
    return Facts(
        known=_known(project, resolved),
        wrong=len(findings),
        copies=_copies(project.root / COPIES, resolved),
        records=records,
        broken=tuple(sorted(readable)),
        hand_edited=tuple(files.hand_edited()),
        altered=files.altered(),
        unsealed=files.unsealed(),
        misfiled=files.misfiled(),
        editions=register.editions(),
        evidence=evidence.digests(project.root, records),
        signed=signed.of_records(records),
        unrecorded=evidence.unrecorded(project.root, records),
        left_over=(*register.left_over(), *evidence.left_over(project.root)),
        unfinished=register.unfinished(),
    )


def for_protocol(project: Project, resolved: Resolved, records: Records) -> protocol.Facts:
    """All that a signing protocol is drawn from; ``records`` are those of the register.

    Whether a certificate is trusted depends on when one asks. A protocol asks as of the last record in the register,
    never as of now: that moment is data, and comes after all that was signed and recorded, so the same data gives the
    same protocol years later, when every certificate has expired, and a new record gives a new one. `kpes verify` asks
    as of now.
    """
    register, copies = project.register, project.root / COPIES
    files = register.files()
    moment = last_moment(records)
    asked = datetime.fromisoformat(moment) if moment else datetime.min.replace(tzinfo=UTC)
    return protocol.Facts(
        agreement=resolved.agreement,
        status=status(resolved.agreement, resolved.partners, records, resolved.fingerprint),
        records=records,
        changed={**files.hand_edited(), **files.misfiled_lines(), **files.altered()},
        unsealed=tuple(files.unsealed()),
        register=files.sha256(),
        editions=register.editions(),
        evidence=evidence.digests(project.root, records),
        signed=SignedPdfs(project, resolved, asked, evidence.issued(records, files.doubtful())).of_records(records),
        copies=manifest(copies),
        look=look(copies) if copies.is_dir() else None,
    )


def known(project: Project, resolved: Resolved | None) -> Known:
    """All that a file that came back may be compared with; ``resolved`` is today's agreement, if it is sound."""
    files = project.register.files()
    records, _ = files.records()
    return _known(project, resolved)._replace(
        named=evidence.issued(records, files.doubtful()),
        kept={kept.sha256: kept for events in reversed(records.values()) for kept in evidence.named(events)},
    )


def file(path: Path) -> bytes:
    """The bytes of a file that came back; a KpesError where it cannot be read, or is no file of a sane size."""
    with storage.reading(path):
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise KpesError(
                message("{file} is a folder or a device, not a file.", file=str(path)),
                message("Name a file that came back from a partner."),
            )
        with open(path, "rb") as opened:
            data = opened.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise KpesError(
            message("{file} is larger than {most} MiB, which no copy is.", file=str(path), most=LARGEST // 2**20),
            message("Name a file that came back from a partner."),
        )
    return data


def _known(project: Project, resolved: Resolved | None) -> Known:
    told = manifest(project.root / COPIES)
    return Known(
        editions=_editions(project.register, resolved),
        issued=issued(project.root / COPIES, told),
        issued_as=told.fingerprint if told else "",
        template=_template(project),
        headings=headings(resolved.document.signatory_list) if resolved else (),
        language=resolved.agreement.language if resolved else "pl",
    )


def _editions(register: Register, resolved: Resolved | None) -> tuple[Edition, ...]:
    """Today's, and those kept texts that are what their names say."""
    texts = {resolved.fingerprint: resolved.text} if resolved else {}
    for name, text in register.editions().items():
        if name == f"{short(fingerprint(text))}.txt":
            texts.setdefault(fingerprint(text), text)
    return tuple(
        Edition(known, tuple(text.decode("utf-8", "replace").splitlines()), bool(resolved) and text == resolved.text)
        for known, text in texts.items()
    )


def _template(project: Project) -> Reading | None:
    """What stands on every page that the template makes; None where it cannot be read."""
    from kpes.received.docx import read as read_docx

    with suppress(KpesError, Unreadable):
        return read_docx(project.template("agreement.docx").data, body=False)
    return None


def _copies(folder: Path, resolved: Resolved | None) -> Copies | None:
    found = look(folder)
    if found is None:
        return None
    listed, told = sums(folder), manifest(folder)
    by_digest: dict[str, list[str]] = {}
    for name, digest in sorted((listed or {}).items()):
        if name not in (*found.missing, *found.changed):
            by_digest.setdefault(digest, []).append(name)
    formats = {copy.format for copy in told.copies} if told else set()
    expected = [
        name
        for format in sorted(formats & EXTENSIONS.keys())
        for name in (names(resolved.partners, format).values() if resolved else ())
    ]
    files = {tuple(alike): _read(folder / alike[0]) for alike in by_digest.values()}
    return Copies(found, listed, told, files, tuple(expected))


def _read(path: Path) -> Reading | Unreadable:
    try:
        return read(file(path), path.name)
    except Unreadable as unreadable:
        return unreadable
