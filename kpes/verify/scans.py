"""The scans of a project: which issued PDFs they are laid over, and what was seen of each."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cached_property

from kpes import storage
from kpes.comparison.documents import recognise
from kpes.esign.signed_pdf import beginning
from kpes.fingerprint import short
from kpes.language import language
from kpes.messages import Message, message
from kpes.project.snapshot import Snapshot
from kpes.scans.desks import UNFIT
from kpes.scans.scan import Issued, Page, Progress, Scan, Scanner
from kpes.verify.checks import Known
from kpes.verify.told import Told

AT_ONCE = min(4, os.cpu_count() or 1)
"""Pages that are looked at at once, each in a process that takes up to 400 MB."""


class Scans:
    """Compares scans with the issued PDFs of a project, which are brought together when the first scan comes."""

    def __init__(self, snapshot: Snapshot, known: Known):
        self.snapshot, self.known = snapshot, known
        self.seen: dict[str, Scan] = {}
        """What was seen of each scan, by its SHA-256."""

    def lacking(self) -> Message | None:
        """Why no scan can be looked at, if none can."""
        if not self._issued:
            return message("There is no issued PDF to compare it with: the data holds errors, and no copy is there.")
        return self._scanner.lacking()

    def look(self, data: bytes, progress: Progress = lambda pages: None) -> Scan | Message:
        """What is seen of a scan, or why nothing is; the same bytes are looked at once.

        ``progress`` is told with each page how many pages there are.
        """
        digest = storage.sha256_of(data)
        if digest in self.seen:
            return self.seen[digest]
        if is_damaged(data):
            return UNFIT["damaged"]
        if lacking := self.lacking():
            return lacking
        found = self._scanner.look(data, progress)
        if isinstance(found, Scan):
            found = self.seen[digest] = self._with_cuts(data, found)
        return found

    def bound(self, pages: Iterable[tuple[bytes, int, Page]]) -> bytes:
        """A PDF of pages of scans, as `Scanner.bound` makes it."""
        return self._scanner.bound(pages)

    def _with_cuts(self, data: bytes, scan: Scan) -> Scan:
        """The scan with pictures of the places that were read and are to be looked at."""
        read = Told(scan, self.known).read
        pages = list(scan.pages)
        for at, boxes in (read.boxes if read else {}).items():
            cuts = self._scanner.cuts(data, at - 1, boxes)
            pages[at - 1] = pages[at - 1]._replace(cuts=dict(zip(boxes, cuts, strict=False)))
        return scan._replace(pages=tuple(pages))

    @cached_property
    def _scanner(self) -> Scanner:
        return Scanner(self._issued, AT_ONCE, self.known.language)

    @cached_property
    def _issued(self) -> list[Issued]:
        """The issued PDFs that kpes can draw or finds, one of each edition whose text is known."""
        found: dict[str, bytes] = {}
        for edition, pdf in self._pdfs():
            if edition not in found and any(one.fingerprint == edition for one in self.known.editions):
                found[edition] = pdf
        return [self._as_issued(edition, pdf) for edition, pdf in found.items()]

    def _pdfs(self) -> Iterator[tuple[str, bytes]]:
        """Today's, the copies', and those on which somebody signed, as far as they bear the words of their editions."""
        from kpes.verify.returned import bears

        if self.snapshot.sound:
            yield self.snapshot.sound.fingerprint, self.snapshot.render("pdf")
        copies = self.snapshot.copies
        copy = next((one for one in copies.agreed if one.file.endswith(".pdf")), None)
        if copy and copies.manifest and storage.is_file(copies.folder / copy.file):
            data = storage.read(copies.folder / copy.file, links=False)
            if storage.sha256_of(data) == copy.sha256 and bears(data, copies.manifest.fingerprint, self.known):
                yield copies.manifest.fingerprint, data
        for file, state in self.snapshot.kept.items():
            if state != "unchanged" or not file.lower().endswith(".pdf"):
                continue
            data = self.snapshot.read(file)
            length = beginning(data, self.snapshot.issued)
            pdf = data[:length]
            if length is not None and bears(pdf, edition := self.snapshot.issued[storage.sha256_of(pdf)], self.known):
                yield edition, pdf

    def _as_issued(self, edition: str, pdf: bytes) -> Issued:
        today = self.snapshot.sound
        lines = next(one.lines for one in self.known.editions if one.fingerprint == edition)
        listed = recognise("\n".join(lines), today.document).signatory_list if today else None
        called = today.document.called if today else ""
        foot = f"{lines[0]} {called or language(self.known.language).edition}"
        if listed is None:
            return Issued(short(edition), pdf, foot=foot)
        named = tuple(one.line for one in listed.signatories)
        return Issued(short(edition), pdf, named, (listed.partners_heading, listed.signature_heading), foot)


def is_damaged(picture: bytes) -> bool:
    """Whether a PNG does not begin as one does (Third Edition, 5.2): no process has to be started to see that."""
    return picture.startswith(b"\x89PNG") and not (
        picture.startswith(b"\x89PNG\r\n\x1a\n") and picture[12:16] == b"IHDR"
    )


def not_here(data: bytes, name: str) -> Message:
    """Why a scan is not compared where that would take too long, and what does it."""
    if is_damaged(data):
        return UNFIT["damaged"]
    return message("It is not compared here, since that takes long. This does: kpes verify {file}", file=name)
