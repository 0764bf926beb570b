"""Recorded evidence: whether each file is what was recorded, and shows the text that was signed.

It is read as a file that came back is, when it is recorded, when it is verified, and for a protocol.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import cached_property, partial, reduce
from typing import Literal, NamedTuple

from kpes.esign.signed_pdf import SignedPdf, bears_signature
from kpes.fingerprint import short
from kpes.messages import Message, message
from kpes.model import Evidence, Signed
from kpes.project.snapshot import Snapshot
from kpes.register.evidence import named, of_signatures
from kpes.register.reading import Records, standing_signatures
from kpes.scans.scan import Scan
from kpes.storage import sha256_of
from kpes.verify.checks import Check, Known, Outcome, Returned, Verdict
from kpes.verify.known import known_of
from kpes.verify.returned import check_returned
from kpes.verify.scans import Scans, not_here
from kpes.verify.signed import SignedFiles, SignedPdfs, check_recorded
from kpes.verify.told import Told

Shows = Literal["same", "scan", "unread", "another", "unproven", "edition", "differs"]
"""What a file shows: the text that was signed; pictures that were laid over its pages, whatever was seen there; nothing
that can be read; another document; the same words, but who knows how; the text of another edition; other words. What is
worse stands behind what is better."""
SHOWS: tuple[Shows, ...] = ("same", "scan", "unread", "another", "unproven", "edition", "differs")
WRONG: tuple[Shows, ...] = ("edition", "differs")
"""What no signature on the text can be recorded by."""


Watch = Callable[[str], AbstractContextManager[object]]
"""What surrounds the comparison of a scan of this name, and tells people that it takes its time."""


class Compared(NamedTuple):
    """What a file shows beside the edition that was signed, and what is to be said of it; what was ``told`` of it as of
    a scan, if it was compared as one."""

    shows: Shows
    found: Returned
    told: Told | None = None

    @property
    def why(self) -> Message:
        """What there is to know, the first thing of it; of a scan also why it was not compared."""
        said = [one for one in self.found.checks if one.check != "outcome"] or [self.found.checks[0]]
        others = (one.detail for one in said[1:] if one.check == "scan")
        return reduce(lambda before, then: message("{before} {then}", before=before, then=then), others, said[0].detail)

    @property
    def differences(self) -> Message:
        """What differs, place by place, in one message."""
        return reduce(lambda before, one: message("{before} {then}", before=before, then=one),
                      [one.detail for one in differing(self)])  # fmt: skip


class Seen(NamedTuple):
    """What was seen in the files that show signatures, by their names: what the electronic ones are, and the text."""

    signed: SignedFiles
    compared: Mapping[str, Compared]

    def shows_another_text(self, kept: Evidence) -> bool:
        """Whether a file shows another text than that on which its signature was recorded."""
        return kept.file in self.compared and self.compared[kept.file].shows in WRONG


class Exhibits:
    """Compares evidence with the edition that was signed, each file once; ``pdfs`` looks into signed ones.

    Scans are compared where somebody can ``watch``: a page takes more than a second.
    """

    def __init__(self, snapshot: Snapshot, pdfs: SignedPdfs, watch: Watch | None = None):
        self.snapshot, self.pdfs = snapshot, pdfs
        self._watch = watch
        self._compared: dict[tuple[str, str], Compared] = {}

    def compared(self, name: str, data: bytes, edition: str) -> Compared:
        """What a file of this name and these bytes shows beside the edition with this fingerprint."""
        key = sha256_of(data), edition
        if key not in self._compared:
            self._compared[key] = self._compare(name, data, edition)
        return self._compared[key]

    def of_records(self) -> Seen:
        """What is seen in each file that shows a signature that stands and is as it was recorded.

        Where it shows signatures on several editions, the worst that is found. An issued PDF with nothing but
        signatures behind it shows what was issued: its verdicts say of which edition.
        """
        found: dict[str, Compared] = {}
        for signed in standing(self.snapshot.records):
            for kept in of_signatures([signed]):
                if self.snapshot.evidence[kept.file] == kept.sha256:
                    one = self.compared(kept.file, self.snapshot.read(kept.file), signed.fingerprint)
                    found[kept.file] = max(found.get(kept.file, one), one, key=lambda one: SHOWS.index(one.shows))
        return Seen(self.pdfs.of_records(), found)

    @cached_property
    def _known(self) -> Known:
        return known_of(self.snapshot)._replace(kept={}, on=None)

    @cached_property
    def _scans(self) -> Scans | None:
        return Scans(self.snapshot, self._known) if self._watch else None

    def _compare(self, name: str, data: bytes, edition: str) -> Compared:
        if bears_signature(data):
            pdf = self.pdfs.look(data)
            if isinstance(pdf, SignedPdf) and pdf.bound:
                return Compared("same", Returned(name, Outcome.SAME, edition, 0, ()))
        known = self._known._replace(look=partial(self._look, name), meant=edition)
        meant = tuple(one for one in known.editions if one.fingerprint == edition)
        # Only where it matters is it asked what kpes itself would write: that takes time, and a scan is no copy of it.
        found = check_returned(name, data, known._replace(own=lambda format: None))
        if self._scans and (scan := self._scans.seen.get(sha256_of(data))):
            return self._of_scan(found, Told(scan, known), edition)
        if found.edition and found.outcome is not Outcome.SAME:
            found = check_returned(name, data, known)
        if found.edition is None and found.outcome is not Outcome.SAME:
            return Compared("unread", found)
        if found.outcome is Outcome.DIFFERS and not meant:
            missing = message("The text that was signed is missing, so it was not compared with that.")
            return Compared("unread", found._replace(checks=(Check(name, "text", Verdict.NOT_CHECKED, missing),)))
        if found.outcome is Outcome.DIFFERS:
            return Compared("differs" if found.copy else "another", found)
        if found.edition != edition:
            beside = check_returned(name, data, known._replace(editions=meant, issued=(), named={}))
            return Compared("edition", beside._replace(edition=found.edition))
        return Compared("same" if found.outcome is Outcome.SAME else "unproven", found)

    def _look(self, name: str, data: bytes) -> Scan | Message:
        if self._scans is None or self._watch is None:
            return not_here(data, name)
        with self._watch(name):
            return self._scans.look(data)

    def _of_scan(self, found: Returned, told: Told, edition: str) -> Compared:
        """What a scan shows: another edition only where none of its pages is of that which was signed."""
        if told.edition is None:
            return Compared("unread", found, told)
        if told.edition.fingerprint == edition:
            return Compared("scan", found, told)
        if short(edition) in told.scan.printed:
            pages = [one._replace(verdict=Verdict.FAIL) for one in found.checks if one.check == "pages"][:1]
            return Compared("edition", found._replace(checks=(*pages,)), told)
        missing = message("The issued PDF of edition {edition} is not there to compare it with.",
                          edition=short(edition))  # fmt: skip
        return Compared("unread", found._replace(checks=(Check(found.file, "scan", Verdict.NOT_CHECKED, missing),)))


def standing(records: Records) -> Iterator[Signed]:
    """The signatures that stand, of all partners."""
    return (signed for events in records.values() for signed in standing_signatures(events))


def check_evidence(snapshot: Snapshot, seen: Seen) -> Iterator[Check]:
    """Whether each recorded file is there, byte for byte, and shows the text that was signed."""
    signed, compared = seen
    powers = {one.file for events in snapshot.records.values() for one in named(events) if one.kind}
    for file, state in snapshot.kept.items():
        if file.startswith(snapshot.paths.editions):
            continue
        if state == "missing":
            yield Check(file, "evidence", Verdict.FAIL, message("This evidence is missing. Put it back."))
        elif state == "changed":
            said = message("This evidence was changed after it was recorded. Put the original back.")
            yield Check(file, "evidence", Verdict.FAIL, said)
        elif file in compared:
            yield from _beside(file, compared[file])
        elif file in powers:
            said = message("The bytes that were recorded. Whether the power of attorney is valid is not checked.")
            yield Check(file, "evidence", Verdict.PASS, said)
        else:
            said = message("The bytes that were recorded, for a signature that was withdrawn; they were not read.")
            yield Check(file, "evidence", Verdict.NOT_CHECKED, said)
    yield from check_recorded(snapshot.records, signed)
    for file in snapshot.unrecorded:
        said = message("No record names this file. Record it with kpes sign --evidence, or delete it.")
        yield Check(file, "evidence", Verdict.WARNING, said)


def _beside(file: str, compared: Compared) -> Iterator[Check]:
    found = compared.found
    if not found.checks:  # What the signatures on it prove is told apart.
        yield Check(file, "evidence", Verdict.PASS, message("The bytes that were recorded."))
        return
    verdict, said = _TOLD[compared.shows]
    values = {"edition": short(found.edition or ""), "why": compared.why}
    yield Check(file, "evidence", verdict, said._replace(values=values))
    if compared.shows == "unproven":
        unknown = (one for one in found.checks if one.check == "unknown")
        yield from (one._replace(verdict=Verdict.WARNING) for one in unknown)
    elif compared.shows in WRONG:
        yield from differing(compared)


_TOLD: Mapping[Shows, tuple[Verdict, Message]] = {
    "same": (Verdict.PASS, message(
        "The bytes that were recorded, with the text of edition {edition}. Whether the signature in it is genuine is "
        "not checked.")),
    "unread": (Verdict.NOT_CHECKED, message("The bytes that were recorded, but not compared with the text. {why}")),
    "another": (Verdict.WARNING, message(
        "The bytes that were recorded, of another document than the agreement, so they were not compared with it. Look "
        "whether it shows the signature.")),
    "unproven": (Verdict.WARNING, message(
        "The bytes that were recorded, with the words of edition {edition}. kpes does not vouch for what the file "
        "shows: compare a print of it with an issued copy.")),
    "edition": (Verdict.FAIL, message(
        "The signature was recorded on another text: this file holds that of edition {edition}.")),
    "differs": (Verdict.FAIL, message(
        "This is not the text that was signed: it differs from edition {edition}. Ask for the copy that was signed.")),
}  # fmt: skip


def differing(compared: Compared) -> list[Check]:
    """What differs, place by place."""
    failed = [one for one in compared.found.checks if one.verdict is Verdict.FAIL]
    found = ([one for one in failed if one.check == kind] for kind in ("text", "margins", "pages"))
    return next(filter(None, found), [])
