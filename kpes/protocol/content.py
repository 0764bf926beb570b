"""What a signing protocol says: by the status and by what was found on the disk."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from kpes.acts.chain import Step
from kpes.copies.lists import Copies, Manifest
from kpes.esign.signed_pdf import SignedPdf
from kpes.esign.verdicts import Judged
from kpes.fingerprint import edition_file, short
from kpes.messages import Message
from kpes.model import POWER_OF_ATTORNEY, Basis, Evidence, Kind, Partner, Revoked, Signed
from kpes.project.snapshot import Resolved, Snapshot, State
from kpes.register.evidence import named, of_signatures
from kpes.register.reading import basis_of, last_moment
from kpes.status import Standing, Status, meets
from kpes.verify.evidence import SHOWS, WRONG, Compared, Exhibits, Seen, Shows, Watch
from kpes.verify.signed import SignedFiles, SignedPdfs, judged, shared, signers_meant
from kpes.verify.told import Told

Reason = Literal["draft", "missing", "declined", "form", "checks"]


class Signing(NamedTuple):
    """A signature that stands, and on what basis it was given; ``counts`` is false where it is on another text.

    ``form_met`` is None where it does not count or no form is asked.

    ``exhibits`` are numbers of the protocol's evidence, from 1, and ``powers`` those of the powers of attorney.
    """

    signed: Signed
    basis: Basis | None
    counts: bool
    form_met: bool | None
    exhibits: tuple[int, ...]
    powers: tuple[int, ...]


class Party(NamedTuple):
    """Where a partner stands, and the signatures for it, those that count first."""

    standing: Standing
    signings: tuple[Signing, ...]


class Exhibit(NamedTuple):
    """Evidence, which is one though several partners have a file of it: the digest (SHA-256 in hex) that was recorded,
    what became of the files, its kind, and what it shows beside the text that was signed, None of what is not asked;
    what was ``told`` of it as of a scan, if it was compared as one."""

    files: tuple[str, ...]
    sha256: str
    state: State
    kind: Kind = ""
    shows: Shows | None = None
    told: Told | None = None


class CopyGroup(NamedTuple):
    """Copies of the same bytes: the names of their files, in order, and their digest."""

    files: tuple[str, ...]
    sha256: str


class Sealing(NamedTuple):
    """An electronic signature: the number of the exhibit that bears it, the name in its certificate (empty where there
    is none), and the verdicts on it and its file."""

    exhibit: int
    signer: str
    verdicts: tuple[Judged, ...]


class Protocol(NamedTuple):
    """The content of a protocol: today's text, where its signatures stand, and what was found.

    ``reasons`` why it is an interim one; without any it is final, and gives ``concluded_on``. ``text_state`` is
    None while nobody has signed, so that the text is not kept yet. ``copies`` are those of the edition; where
    they are of another one, ``copies_edition`` differs from ``edition``. ``acts`` are those that follow the agreement.
    """

    text: Resolved
    status: Status
    reasons: tuple[Reason, ...]
    concluded_on: datetime.date | None
    last_record: str
    parties: tuple[Party, ...]
    corrections: tuple[tuple[Partner, Revoked], ...]
    register_changed: tuple[tuple[str, int], ...]
    register_unsealed: tuple[str, ...]
    register: str
    register_files: tuple[tuple[str, str], ...]
    text_file: str
    text_state: State | None
    evidence: tuple[Exhibit, ...]
    sealings: tuple[Sealing, ...]
    unchecked: tuple[int, ...]
    shared: tuple[tuple[str, tuple[str, ...]], ...]
    copies_edition: str
    copies: tuple[CopyGroup, ...]
    copies_changed: tuple[str, ...]
    acts: tuple[Step, ...] = ()

    @property
    def edition(self) -> str:
        """The edition, as people are shown it."""
        return short(self.text.fingerprint)

    @property
    def interim(self) -> bool:
        """Whether something is still missing, or does not fit."""
        return bool(self.reasons)


def protocol(snapshot: Snapshot, seen: Seen | None = None, copies: Copies | None = None) -> Protocol:
    """The content of the protocol of today's edition; neither its data nor the register may hold errors.

    ``seen`` is what was seen in the evidence; without it scans are not compared. ``copies`` are others than those in
    the project.
    """
    found = _Found(snapshot, seen_as_recorded(snapshot) if seen is None else seen)
    status, copies = found.status, copies or snapshot.copies
    files, paths = snapshot.files, snapshot.paths
    text_file = f"{paths.editions}/{edition_file(status.fingerprint)}"
    text_state = snapshot.kept.get(text_file)
    changed = {**files.hand_edited(), **files.misfiled_lines(), **files.altered}
    unsealed = sorted(files.unsealed)
    sealed = tuple(_sealings(status, found.signed, found.numbers))
    fits = (
        not changed
        and not unsealed
        and text_state in (None, "unchanged")
        and all(one.state == "unchanged" and one.shows not in WRONG for one in found.exhibits)
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
        corrections=tuple(found.corrections()),
        register_changed=tuple((f"{paths.signatures}/{id}.yaml", line) for id, line in sorted(changed.items())),
        register_unsealed=tuple(f"{paths.signatures}/{id}.yaml" for id in unsealed),
        register=files.sha256(),
        register_files=tuple((paths.records_of(id), digest) for id, digest in files.digests.items()),
        text_file=text_file,
        text_state=text_state,
        evidence=found.exhibits,
        sealings=sealed,
        unchecked=_unchecked(status, found.signed, found.numbers),
        shared=tuple(found.shared()),
        copies_edition=short(told.fingerprint) if told else "",
        copies=_copy_groups(told) if told and of_edition else (),
        copies_changed=(*copies.changed, *copies.missing) if of_edition else (),
        acts=snapshot.chain.steps if snapshot.acts else (),
    )


def seen_as_recorded(snapshot: Snapshot, watch: Watch | None = None) -> Seen:
    """What is seen in the evidence, as of the last record in the register; scans are compared where one can ``watch``.

    Whether a certificate is trusted depends on when one asks. A protocol asks as of the last record in the register,
    never as of now: that moment is data, and comes after all that was signed and recorded, so the same data gives the
    same protocol years later, when every certificate has expired, and a new record gives a new one. `kpes verify` asks
    as of now.
    """
    moment = last_moment(snapshot.records)
    asked = datetime.datetime.fromisoformat(moment) if moment else datetime.datetime.min.replace(tzinfo=datetime.UTC)
    return Exhibits(snapshot, SignedPdfs(snapshot, asked), watch).of_records()


def _sealings(status: Status, signed: SignedFiles, numbers: Mapping[Evidence, int]) -> list[Sealing]:
    """The electronic signatures, in the order of the partners; ``numbers`` are those of the exhibits.

    A signature that several records rest on comes once, unless something else is to be said of it.
    """
    found: dict[tuple[int, str, tuple[str, ...]], Sealing] = {}
    for event, kept in _files(status):
        pdf = signed.get(kept.file)
        if not isinstance(pdf, SignedPdf):
            continue
        for signer in signers_meant(pdf, event) or (None,):
            given = tuple(judged(kept, pdf._replace(signers=(signer,) if signer else ()), event))
            certificate, name = (signer.certificate, signer.name) if signer else ("", "")
            said = tuple(str(one.detail) for one in given)
            found.setdefault((numbers[kept], certificate, said), Sealing(numbers[kept], name, given))
    return list(found.values())


def _unchecked(status: Status, signed: SignedFiles, numbers: Mapping[Evidence, int]) -> tuple[int, ...]:
    """The exhibits whose signatures could not be checked, since pyHanko is missing."""
    return tuple(sorted({numbers[kept] for _, kept in _files(status) if isinstance(signed.get(kept.file), Message)}))


def _files(status: Status) -> Iterator[tuple[Signed, Evidence]]:
    events = (event for standing in status.standings for event in standing.signatures)
    return ((event, kept) for event in events for kept in of_signatures([event]))


def _reasons(status: Status, fits: bool) -> Iterator[Reason]:
    if status.status == "draft":
        yield "draft"
    if status.missing or not status.total:
        yield "missing"
    if status.declined:
        yield "declined"
    if status.formless:
        yield "form"
    if not fits:
        yield "checks"


class _Found:
    """The signatures that stand and the evidence of them, whose exhibits are numbered as they are shown."""

    def __init__(self, snapshot: Snapshot, seen: Seen):
        self.snapshot, self.signed = snapshot, seen.signed
        self.status = snapshot.status
        recorded = named(one for standing in self.status.standings for one in self.shown(standing))
        # Files of the same bytes, as of a PDF that went round, are one exhibit.
        keys = {one: (one.sha256, snapshot.kept[one.file], one.kind) for one in recorded}
        alike: dict[tuple[str, State, Kind], dict[str, None]] = {}
        for kept, key in keys.items():
            alike.setdefault(key, {})[kept.file] = None
        self.exhibits = tuple(
            Exhibit(tuple(files), *key, *_worst(seen.compared[file] for file in files if file in seen.compared))
            for key, files in alike.items()
        )
        numbers = {key: number for number, key in enumerate(alike, 1)}
        self.numbers = {kept: numbers[key] for kept, key in keys.items()}

    def shown(self, standing: Standing) -> list[Signed]:
        """The signatures of one partner that stand, by day, those on another text last."""
        return sorted(standing.signatures, key=lambda one: (one.fingerprint != self.status.fingerprint, one.signed_on))

    def corrections(self) -> Iterator[tuple[Partner, Revoked]]:
        """The signatures that were withdrawn, partner by partner."""
        for partner in (standing.partner for standing in self.status.standings):
            events = self.snapshot.records.get(partner.id.value, ())
            yield from ((partner, event) for event in events if isinstance(event, Revoked))

    def shared(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What stands for several partners, a certificate or a file, and the names of these."""
        names = {standing.partner.id.value: standing.partner.name.value for standing in self.status.standings}
        for one in shared(self.snapshot.records, self.signed):
            yield one.what, tuple(names.get(id, id) for id in one.files)

    def party(self, standing: Standing) -> Party:
        """A partner, and its signatures as they are shown."""
        return Party(standing, tuple(self._signing(signed, standing.partner) for signed in self.shown(standing)))

    def _signing(self, signed: Signed, partner: Partner) -> Signing:
        counts = signed.fingerprint == self.status.fingerprint
        form_met = meets(signed, "written") if counts and self.status.form == "written" else None
        powers = {self.numbers[kept]: None for kept in signed.evidence if kept.kind == POWER_OF_ATTORNEY}
        shown = {self.numbers[kept]: None for kept in signed.evidence if kept.kind != POWER_OF_ATTORNEY}
        basis = basis_of(partner, signed.representative)
        return Signing(signed, basis, counts, form_met, tuple(shown), tuple(powers))


def _worst(compared: Iterable[Compared]) -> tuple[Shows | None, Told | None]:
    worst = max(compared, key=lambda one: SHOWS.index(one.shows), default=None)
    return (worst.shows, worst.told) if worst else (None, None)


def _copy_groups(copies: Manifest) -> tuple[CopyGroup, ...]:
    files: dict[str, list[str]] = {}
    for copy in copies.copies:
        files.setdefault(copy.sha256, []).append(copy.file)
    return tuple(CopyGroup(tuple(sorted(names)), digest) for digest, names in files.items())
