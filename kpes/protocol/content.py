"""What a signing protocol says: by the status and by what was found on the disk."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Literal, NamedTuple

from kpes.copies.lists import Copies, Manifest
from kpes.fingerprint import edition_file, fingerprint, short
from kpes.model import METHODS_OF_WRITTEN_FORM, POWER_OF_ATTORNEY, Basis, Kind, Method, Signed
from kpes.project.snapshot import Resolved, Snapshot
from kpes.protocol.electronic import Sealing, sealings, unchecked
from kpes.register.evidence import named
from kpes.register.reading import basis_of, file_of, last_moment
from kpes.status import Standing, Status
from kpes.verify.pdfs import SignedPdfs
from kpes.verify.signed import SignedFiles, shared_certificates

State = Literal["unchanged", "missing", "changed"]
Reason = Literal["draft", "missing", "form", "checks"]


class Signing(NamedTuple):
    """One signature that stands; ``counts`` is false where it is on another text.

    ``form_met`` is None where it does not count or no form is asked.

    ``exhibits`` are numbers of the protocol's evidence, from 1, and ``powers`` those of the powers of attorney.
    """

    representative: str
    basis: Basis | None
    day: datetime.date
    place: str
    method: Method
    edition: str
    counts: bool
    form_met: bool | None
    exhibits: tuple[int, ...]
    powers: tuple[int, ...]


class Party(NamedTuple):
    """A partner, the signatures for it, those that count first, and how many are missing of those it needs.

    ``form_met`` is false where those who signed did not do so in the form that the agreement asks for.
    """

    name: str
    signings: tuple[Signing, ...]
    lacking: int
    required: int
    form_met: bool | None


class Exhibit(NamedTuple):
    """Evidence, which is one though several partners have a file of it: the digest (SHA-256 in hex) that was recorded,
    what became of the files, and its kind."""

    files: tuple[str, ...]
    sha256: str
    state: State
    kind: Kind = ""


class CopyGroup(NamedTuple):
    """Copies of the same bytes: the names of their files, in order, and their digest."""

    files: tuple[str, ...]
    sha256: str


class Protocol(NamedTuple):
    """The content of a protocol: today's text, where its signatures stand, and what was found.

    ``reasons`` why it is an interim one; without any it is final, and gives ``concluded_on``. ``text_state`` is
    None while nobody has signed, so that the text is not kept yet. ``copies`` are those of the edition; where
    they are of another one, ``copies_edition`` differs from ``edition``.
    """

    text: Resolved
    status: Status
    reasons: tuple[Reason, ...]
    concluded_on: datetime.date | None
    last_record: str
    parties: tuple[Party, ...]
    register_changed: tuple[tuple[str, int], ...]
    register_unsealed: tuple[str, ...]
    register: str
    register_files: tuple[tuple[str, str], ...]
    text_file: str
    text_state: State | None
    evidence: tuple[Exhibit, ...]
    sealings: tuple[Sealing, ...]
    unchecked: tuple[int, ...]
    shared: tuple[tuple[str, ...], ...]
    copies_edition: str
    copies: tuple[CopyGroup, ...]
    copies_changed: tuple[str, ...]

    @property
    def edition(self) -> str:
        """The edition, as people are shown it."""
        return short(self.text.fingerprint)

    @property
    def interim(self) -> bool:
        """Whether something is still missing, or does not fit."""
        return bool(self.reasons)


def protocol(
    snapshot: Snapshot, signed: SignedFiles | None = None, copies: Copies | None = None
) -> Protocol:
    """The content of the protocol of today's edition; neither its data nor the register may hold errors.

    ``signed`` is what the electronic signatures in evidence are, if that is known already, and ``copies`` are others
    than those in the project.
    """
    found = _Found(snapshot, signed_as_recorded(snapshot) if signed is None else signed)
    status, copies = found.status, copies or snapshot.copies
    files, paths = snapshot.files, snapshot.paths
    text_file = f"{paths.editions}/{edition_file(status.fingerprint)}"
    text_state = found.text_state()
    changed = {**files.hand_edited(), **files.misfiled_lines(), **files.altered}
    unsealed = sorted(files.unsealed)
    sealed = tuple(sealings(status, found.signed, found.numbers))
    fits = (
        not changed
        and not unsealed
        and text_state in (None, "unchanged")
        and all(one.state == "unchanged" for one in found.exhibits)
        and not any(one.verdict == "fail" for sealing in sealed for one in sealing.verdicts)
    )
    reasons = tuple(_reasons(status, fits))
    told = copies.manifest
    of_edition = told is not None and told.fingerprint == status.fingerprint
    return Protocol(
        text=snapshot.resolved,
        status=status,
        reasons=reasons,
        concluded_on=None if reasons else status.concluded_on,
        last_record=last_moment(snapshot.records),
        parties=tuple(map(found.party, status.standings)),
        register_changed=tuple((f"{paths.signatures}/{id}.yaml", line) for id, line in sorted(changed.items())),
        register_unsealed=tuple(f"{paths.signatures}/{id}.yaml" for id in unsealed),
        register=files.sha256(),
        register_files=tuple((file_of(id), digest) for id, digest in files.digests.items()),
        text_file=text_file,
        text_state=text_state,
        evidence=found.exhibits,
        sealings=sealed,
        unchecked=unchecked(status, found.signed, found.numbers),
        shared=tuple(found.shared()),
        copies_edition=short(told.fingerprint) if told else "",
        copies=_copy_groups(told) if told and of_edition else (),
        copies_changed=(*copies.changed, *copies.missing) if of_edition else (),
    )


def signed_as_recorded(snapshot: Snapshot) -> SignedFiles:
    """What the electronic signatures in evidence are, as of the last record in the register.

    Whether a certificate is trusted depends on when one asks. A protocol asks as of the last record in the register,
    never as of now: that moment is data, and comes after all that was signed and recorded, so the same data gives the
    same protocol years later, when every certificate has expired, and a new record gives a new one. `kpes verify` asks
    as of now.
    """
    moment = last_moment(snapshot.records)
    asked = datetime.datetime.fromisoformat(moment) if moment else datetime.datetime.min.replace(tzinfo=datetime.UTC)
    return SignedPdfs(snapshot, asked).of_records()


def _reasons(status: Status, fits: bool) -> Iterator[Reason]:
    if status.status == "draft":
        yield "draft"
    if not status.complete:
        yield "missing"
    if any(standing.form_met is False for standing in status.standings):
        yield "form"
    if not fits:
        yield "checks"


class _Found:
    """The signatures that stand and the evidence of them, whose exhibits are numbered as they are shown."""

    def __init__(self, snapshot: Snapshot, signed: SignedFiles):
        self.snapshot, self.signed = snapshot, signed
        self.status = snapshot.status
        recorded = named(one for standing in self.status.standings for one in self.shown(standing))
        # Files of the same bytes, as of a PDF that went round, are one exhibit.
        alike: dict[tuple[str, State, Kind], dict[str, None]] = {}
        for kept in recorded:
            state = _state(snapshot.evidence.get(kept.file), kept.sha256)
            alike.setdefault((kept.sha256, state, kept.kind), {})[kept.file] = None
        self.exhibits = tuple(Exhibit(tuple(files), *key) for key, files in alike.items())
        numbers = {
            (file, one.sha256, one.kind): number for number, one in enumerate(self.exhibits, 1) for file in one.files
        }
        self.numbers = {one: numbers[one.file, one.sha256, one.kind] for one in recorded}

    def shown(self, standing: Standing) -> list[Signed]:
        """The signatures of one partner that stand, by day, those on another text last."""
        return sorted(standing.signatures, key=lambda one: (one.fingerprint != self.status.fingerprint, one.signed_on))

    def text_state(self) -> State | None:
        """What became of the text that was signed; None while nobody has signed it, so that it is not kept yet."""
        kept = self.snapshot.editions.get(edition_file(self.status.fingerprint))
        if kept is not None:
            return _state(fingerprint(kept), self.status.fingerprint)
        return "missing" if any(standing.counted for standing in self.status.standings) else None

    def shared(self) -> Iterator[tuple[str, ...]]:
        """The names of the partners for whom one certificate signed."""
        names = {standing.partner.id.value: standing.partner.name.value for standing in self.status.standings}
        for partners in shared_certificates(self.snapshot.records, self.signed):
            yield tuple(names.get(id, id) for id in partners)

    def party(self, standing: Standing) -> Party:
        """A partner, and its signatures as they are shown."""
        required = standing.partner.signatures_required
        signings = tuple(self._signing(signed, standing) for signed in self.shown(standing))
        lacking = max(0, required - len(standing.counted))
        return Party(standing.partner.name.value, signings, lacking, required, standing.form_met)

    def _signing(self, signed: Signed, standing: Standing) -> Signing:
        counts = signed.fingerprint == self.status.fingerprint
        asked = counts and self.status.form == "written"
        powers = {self.numbers[kept]: None for kept in signed.evidence if kept.kind == POWER_OF_ATTORNEY}
        shown = {self.numbers[kept]: None for kept in signed.evidence if kept.kind != POWER_OF_ATTORNEY}
        return Signing(
            representative=signed.representative,
            basis=basis_of(standing.partner, signed.representative),
            day=signed.signed_on,
            place=signed.signed_in,
            method=signed.method,
            edition=short(signed.fingerprint),
            counts=counts,
            form_met=signed.method in METHODS_OF_WRITTEN_FORM if asked else None,
            exhibits=tuple(shown),
            powers=tuple(powers),
        )


def _state(found: str | None, recorded: str) -> State:
    if found is None:
        return "missing"
    return "unchanged" if found == recorded else "changed"


def _copy_groups(copies: Manifest) -> tuple[CopyGroup, ...]:
    files: dict[str, list[str]] = {}
    for copy in copies.copies:
        files.setdefault(copy.sha256, []).append(copy.file)
    return tuple(CopyGroup(tuple(sorted(names)), digest) for digest, names in files.items())
