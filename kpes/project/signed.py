"""Electronically signed PDFs: of which edition each is, and what its signatures are."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kpes import evidence, storage
from kpes.comparison import recognise
from kpes.copies import COPIES, Manifest, manifest
from kpes.copies.lists import sums
from kpes.document import SignatoryList
from kpes.esign.facts import CannotExamine, SignedPdf, bears_signature, beginning
from kpes.esign.trust import roots
from kpes.fingerprint import fingerprint
from kpes.messages import Message, message
from kpes.project.folder import Project, Resolved
from kpes.records import Records, standing_signatures
from kpes.verify import Edition, Issued, Known, bears

if TYPE_CHECKING:
    from kpes.esign.examiner import Examiner

Editions = Mapping[str, str]
"""The fingerprint of the edition that each issued PDF bears, by the SHA-256 of that PDF."""


class SignedPdfs:
    """Looks into signed PDFs. What it takes to know the issued ones is read once, and only as far as it is needed.

    ``resolved`` is today's agreement, where its data is sound. ``named`` are the PDFs that the register names as
    issued; None where it is still to be read.
    """

    def __init__(self, project: Project, resolved: Resolved | None, now: datetime, named: Editions | None = None):
        self.project, self.resolved, self.now = project, resolved, now
        if named is not None:
            self.named = named
        self._found: dict[str, SignedPdf | Message] = {}
        self._words: dict[str, bool | None] = {}

    def look(self, data: bytes) -> SignedPdf | Message:
        """What the signatures in these bytes are, or why that cannot be told; the same bytes are looked into once."""
        digest = storage.sha256_of(data)
        if digest not in self._found:
            self._found[digest] = self._examined(data)
        return self._found[digest]

    def of_records(self, records: Records) -> dict[str, SignedPdf | Message]:
        """The same of each file that shows a signature that stands; a power of attorney is another document."""
        standing = (signed for events in records.values() for signed in standing_signatures(events))
        found = {}
        for file in sorted({kept.file for kept in evidence.of_signatures(standing)}):
            path = self.project.root / file
            if path.suffix.lower() != ".pdf" or not storage.is_file(path):
                continue
            with storage.reading(path):
                data = path.read_bytes()
            if bears_signature(data):
                found[file] = self.look(data)
        return found

    def _examined(self, data: bytes) -> SignedPdf | Message:
        issued = self._issued_around(data)
        try:
            found = self._examiner.examine(data, issued)
        except CannotExamine as error:
            return message("{reason} {remedy}", reason=error.reason, remedy=error.remedy)
        edition = issued.get(found.issued or "")
        if edition is not None:
            return found._replace(edition=edition, known=(edition,))
        known = {*self._copied.values(), *self._drawn_up.values()}
        named = (digest for digest in self.named if self._words.get(digest, False) is not None)
        return found._replace(known=tuple(known), named=tuple(named))

    def _issued_around(self, data: bytes) -> Editions:
        """The issued PDFs of the first kind of which one is what ``data`` begins with."""
        for issued in (lambda: self._copied, lambda: self._drawn_up):
            if beginning(data, issued()) is not None:
                return issued()
        length = beginning(data, self.named)
        return self.named if length is not None and self._borne_out(data[:length]) else {}

    def _borne_out(self, pdf: bytes) -> bool | None:
        """Whether a PDF that the register names bears the words of its edition; None where nobody can tell.

        Whoever forges a register may name any PDF. The text of an edition nobody can forge.
        """
        digest = storage.sha256_of(pdf)
        if digest not in self._words:
            known = self._of_edition(self.named[digest])
            self._words[digest] = bears(pdf, self.named[digest], known) if known else None
        return self._words[digest]

    def _of_edition(self, edition: str) -> Known | None:
        """What the words of a PDF of this edition are compared with; None where its text is not there."""
        text = self._texts.get(edition)
        if text is None or self.resolved is None:
            return None
        words = text.decode("utf-8", "replace")
        listed = recognise(words, self.resolved.document).signatory_list
        lines = (Edition(edition, tuple(words.splitlines())),)
        return Known(lines, headings=headings(listed), language=self.resolved.agreement.language)

    @cached_property
    def _texts(self) -> dict[str, bytes]:
        return {fingerprint(text): text for text in self.project.register.editions().values()}

    @cached_property
    def _examiner(self) -> Examiner:
        from kpes.esign.examiner import Examiner

        return Examiner(roots(self.project.root), self.now)

    @cached_property
    def _copied(self) -> Editions:
        """Those among the copies."""
        folder = self.project.root / COPIES
        told = manifest(folder)
        return {one.sha256: told.fingerprint for one in issued(folder, told) if told and one.file.endswith(".pdf")}

    @cached_property
    def _drawn_up(self) -> Editions:
        """That of today's edition, where no copy is: it has the same bytes whenever it is drawn up."""
        if self.resolved is None or self.resolved.fingerprint in self._copied.values():
            return {}
        return {storage.sha256_of(self.project.render(self.resolved, "pdf")): self.resolved.fingerprint}

    @cached_property
    def named(self) -> Editions:
        """Those that the register names."""
        files = self.project.register.files()
        return evidence.issued(files.records()[0], files.doubtful())


def headings(listed: SignatoryList) -> tuple[str, ...]:
    """What a page repeats above its part of the signatory list: the two headings, on one line or on two."""
    both = (listed.partners_heading, listed.signature_heading)
    return (*both, " ".join(both))


def issued(folder: Path, told: Manifest | None) -> tuple[Issued, ...]:
    """The copies that both lists name."""
    listed = sums(folder) or {}
    return tuple(
        Issued(copy.file, copy.partner, copy.sha256, _size(folder / copy.file))
        for copy in (told.copies if told else ())
        if listed.get(copy.file) == copy.sha256
    )


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0
