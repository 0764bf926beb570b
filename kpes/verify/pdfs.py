"""Electronically signed PDFs: of which edition each is, and what its signatures are."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from kpes import storage
from kpes.comparison.documents import recognise
from kpes.document import SignatoryList
from kpes.esign.examiner import roots
from kpes.esign.signed_pdf import CannotExamine, SignedPdf, bears_signature, beginning
from kpes.fingerprint import fingerprint
from kpes.messages import Message
from kpes.project.snapshot import Snapshot
from kpes.register import evidence
from kpes.register.reading import standing_signatures
from kpes.verify.checks import Edition, Known
from kpes.verify.returned import bears

if TYPE_CHECKING:
    from kpes.esign.examiner import Examiner

Editions = Mapping[str, str]
"""The fingerprint of the edition that each issued PDF bears, by the SHA-256 of that PDF."""


class SignedPdfs:
    """Looks into signed PDFs. What it takes to know the issued ones is read once, and only as far as it is needed.

    Whom a certificate is trusted from depends on the ``moment`` as of which it is asked.
    """

    def __init__(self, snapshot: Snapshot, moment: datetime):
        self.snapshot, self.moment = snapshot, moment
        self._found: dict[str, SignedPdf | Message] = {}
        self._words: dict[str, bool | None] = {}

    def look(self, data: bytes) -> SignedPdf | Message:
        """What the signatures in these bytes are, or why that cannot be told; the same bytes are looked into once."""
        digest = storage.sha256_of(data)
        if digest not in self._found:
            self._found[digest] = self._examined(data)
        return self._found[digest]

    def of_records(self, endings: Collection[str] = ("",)) -> dict[str, SignedPdf | Message]:
        """The same of each file that shows a signature that stands; a power of attorney is another document.

        With ``endings`` only of those that were signed with a certificate that ends so: to look takes its time.
        """
        standing = (signed for events in self.snapshot.records.values() for signed in standing_signatures(events))
        found = {}
        for file in sorted({kept.file for kept in evidence.of_signatures(standing)}):
            if not file.lower().endswith(".pdf") or self.snapshot.evidence[file] is None:
                continue
            data = self.snapshot.read(file)
            if bears_signature(data) and any(ending.encode() in data.lower() for ending in endings):
                found[file] = self.look(data)
        return found

    def _examined(self, data: bytes) -> SignedPdf | Message:
        issued = self._issued_around(data)
        try:
            found = self._examiner.examine(data, issued)
        except CannotExamine as error:
            return error.whole
        edition = issued.get(found.issued or "")
        if edition is not None:
            return found._replace(edition=edition, known=(edition,))
        known = {*self._copied.values(), *self._drawn_up.values()}
        named = (digest for digest in self.snapshot.issued if self._words.get(digest, False) is not None)
        return found._replace(known=tuple(known), named=tuple(named))

    def _issued_around(self, data: bytes) -> Editions:
        """The issued PDFs of the first kind of which one is what ``data`` begins with."""
        if beginning(data, self._copied) is not None:
            return self._copied
        if beginning(data, self._drawn_up) is not None:
            return self._drawn_up
        length = beginning(data, self.snapshot.issued)
        return self.snapshot.issued if length is not None and self._borne_out(data[:length]) else {}

    def _borne_out(self, pdf: bytes) -> bool | None:
        """Whether a PDF that the register names bears the words of its edition; None where nobody can tell.

        Whoever forges a register may name any PDF. The text of an edition nobody can forge.
        """
        digest = storage.sha256_of(pdf)
        if digest not in self._words:
            known = self._of_edition(self.snapshot.issued[digest])
            self._words[digest] = bears(pdf, self.snapshot.issued[digest], known) if known else None
        return self._words[digest]

    def _of_edition(self, edition: str) -> Known | None:
        """What the words of a PDF of this edition are compared with; None where its text is not there."""
        text = self._texts.get(edition)
        today = self.snapshot.sound
        if text is None or today is None:
            return None
        words = text.decode("utf-8", "replace")
        listed = recognise(words, today.document).signatory_list
        lines = (Edition(edition, tuple(words.splitlines())),)
        return Known(lines, headings=headings(listed), language=today.agreement.language)

    @cached_property
    def _texts(self) -> dict[str, bytes]:
        return {fingerprint(text): text for text in self.snapshot.editions.values()}

    @cached_property
    def _examiner(self) -> Examiner:
        from kpes.esign.examiner import Examiner

        return Examiner(roots(self.snapshot.root), self.moment)

    @cached_property
    def _copied(self) -> Editions:
        """Those among the copies."""
        copies = self.snapshot.copies
        told = copies.manifest
        return {one.sha256: told.fingerprint for one in copies.agreed if told and one.file.endswith(".pdf")}

    @cached_property
    def _drawn_up(self) -> Editions:
        """That of today's edition, where no copy is: it has the same bytes whenever it is drawn up."""
        today = self.snapshot.sound
        if today is None or today.fingerprint in self._copied.values():
            return {}
        return {storage.sha256_of(self.snapshot.render("pdf")): today.fingerprint}


def headings(listed: SignatoryList | None) -> tuple[str, ...]:
    """What a page repeats above its part of the signatory list: the two headings, on one line or on two."""
    if listed is None:
        return ()
    both = (listed.partners_heading, listed.signature_heading)
    return (*both, " ".join(both))
