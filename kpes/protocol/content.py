"""What a signing protocol says: a pure function of the status and of what was found on the disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple

from kpes.copies import Look, Manifest
from kpes.evidence import named
from kpes.fingerprint import fingerprint, short
from kpes.model import METHODS_OF_WRITTEN_FORM, POWER_OF_ATTORNEY, Agreement, Basis, Evidence, Kind, Method, Signed
from kpes.protocol.electronic import Sealing, sealings, unchecked
from kpes.records import Records, basis_of, last_moment
from kpes.register import EDITIONS, SIGNATURES
from kpes.status import Standing, Status
from kpes.verify import SignedFiles, shared_certificates

State = Literal["unchanged", "missing", "changed"]
Reason = Literal["draft", "missing", "form", "checks"]


class Facts(NamedTuple):
    """All that a protocol is drawn from.

    ``changed`` are the ids whose file in the register was changed by other means, with the line of the first record
    that tells; ``unsealed`` the ids with a record that bears no digest. ``register`` is the SHA-256 of the whole
    register, empty where there is none. ``editions`` are the texts kept, by file name; ``evidence`` is the digest of
    each file that a record names, None where it is missing. ``signed`` is what the electronic signatures in evidence
    are. ``copies`` and ``look`` tell of the copies that were written, None without any.
    """

    agreement: Agreement
    status: Status
    records: Records
    changed: Mapping[str, int]
    unsealed: tuple[str, ...]
    register: str
    editions: Mapping[str, bytes]
    evidence: Mapping[str, str | None]
    signed: SignedFiles
    copies: Manifest | None
    look: Look | None


class Signing(NamedTuple):
    """One signature that stands; ``counts`` is false where it is on another text.

    ``form_met`` is None where it does not count or no form is asked.

    ``exhibits`` are numbers of the protocol's evidence, from 1, and ``powers`` those of the powers of attorney.
    """

    representative: str
    basis: Basis | None
    day: date
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
    """The content of a protocol.

    ``reasons`` why it is an interim one; without any it is final, and gives ``concluded_on``. ``text_state`` is
    None while nobody has signed, so that the text is not kept yet. ``copies`` are those of the edition; where
    they are of another one, ``copies_edition`` differs from ``edition``.
    """

    title: str
    language: str
    author: str
    date: date
    written: bool
    fingerprint: str
    total: int
    signed: int
    reasons: tuple[Reason, ...]
    concluded_on: date | None
    last_record: str
    parties: tuple[Party, ...]
    register_changed: tuple[tuple[str, int], ...]
    register_unsealed: tuple[str, ...]
    register: str
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
        return short(self.fingerprint)

    @property
    def interim(self) -> bool:
        """Whether something is still missing, or does not fit."""
        return bool(self.reasons)


def protocol(facts: Facts) -> Protocol:
    """The content of the protocol of today's edition."""
    status = facts.status
    exhibits = tuple(_exhibits(facts))
    text_file = f"{EDITIONS}/{short(status.fingerprint)}.txt"
    text_state = _text_state(facts, text_file)
    changed = tuple((f"{SIGNATURES}/{id}.yaml", line) for id, line in sorted(facts.changed.items()))
    numbers = {
        (file, one.sha256, one.kind): number for number, one in enumerate(exhibits, 1) for file in one.files
    }
    kept = {one: numbers[one.file, one.sha256, one.kind] for one in _recorded(facts)}
    sealed = tuple(sealings(status, facts.signed, kept))
    fits = not changed and not facts.unsealed and text_state in (None, "unchanged")
    fits = fits and all(one.state == "unchanged" for one in exhibits)
    fits = fits and not any(one.verdict == "fail" for sealing in sealed for one in sealing.verdicts)
    reasons = tuple(_reasons(facts, fits))
    same_edition = facts.copies is not None and facts.copies.fingerprint == status.fingerprint
    return Protocol(
        title=status.title,
        language=facts.agreement.language,
        author=facts.agreement.author,
        date=facts.agreement.date,
        written=facts.agreement.form == "written",
        fingerprint=status.fingerprint,
        total=status.total,
        signed=status.signed,
        reasons=reasons,
        concluded_on=None if reasons else status.concluded_on,
        last_record=last_moment(facts.records),
        parties=tuple(_party(standing, facts, kept) for standing in status.standings),
        register_changed=changed,
        register_unsealed=tuple(f"{SIGNATURES}/{id}.yaml" for id in sorted(facts.unsealed)),
        register=facts.register,
        text_file=text_file,
        text_state=text_state,
        evidence=exhibits,
        sealings=sealed,
        unchecked=unchecked(status, facts.signed, kept),
        shared=tuple(_shared(facts)),
        copies_edition=short(facts.copies.fingerprint) if facts.copies else "",
        copies=_copy_groups(facts.copies) if same_edition else (),
        copies_changed=(*facts.look.changed, *facts.look.missing) if same_edition and facts.look else (),
    )


def _shared(facts: Facts) -> Iterator[tuple[str, ...]]:
    names = {standing.partner.id.value: standing.partner.name.value for standing in facts.status.standings}
    for partners in shared_certificates(facts.records, facts.signed):
        yield tuple(names.get(id, id) for id in partners)


def _reasons(facts: Facts, fits: bool) -> list[Reason]:
    status = facts.status
    found: dict[Reason, bool] = {
        "draft": status.status == "draft",
        "missing": not status.complete,
        "form": any(standing.form_met is False for standing in status.standings),
        "checks": not fits,
    }
    return [reason for reason, holds in found.items() if holds]


def _recorded(facts: Facts) -> list[Evidence]:
    """The evidence of the signatures that stand, in the order in which they are shown."""
    return named(signed for standing in facts.status.standings for signed in _shown(standing, facts))


def _shown(standing: Standing, facts: Facts) -> list[Signed]:
    """The signatures of one partner that stand, by day, those on another text last."""
    return sorted(standing.signatures, key=lambda one: (one.fingerprint != facts.status.fingerprint, one.signed_on))


def _exhibits(facts: Facts) -> list[Exhibit]:
    """The same; files of the same bytes, as of a PDF that went round, are one exhibit."""
    found: dict[tuple[str, State, Kind], dict[str, None]] = {}
    for kept in _recorded(facts):
        state = _state(facts.evidence.get(kept.file), kept.sha256)
        found.setdefault((kept.sha256, state, kept.kind), {})[kept.file] = None
    return [Exhibit(tuple(files), *alike) for alike, files in found.items()]


def _state(found: str | None, recorded: str) -> State:
    if found is None:
        return "missing"
    return "unchanged" if found == recorded else "changed"


def _text_state(facts: Facts, file: str) -> State | None:
    kept = facts.editions.get(file.removeprefix(f"{EDITIONS}/"))
    if kept is None:
        return "missing" if any(standing.counted for standing in facts.status.standings) else None
    return _state(fingerprint(kept), facts.status.fingerprint)


def _party(standing: Standing, facts: Facts, numbers: Mapping[Evidence, int]) -> Party:
    partner = standing.partner
    required = partner.signatures_required
    signings = (_signing(signed, standing, facts, numbers) for signed in _shown(standing, facts))
    lacking = max(0, required - len(standing.counted))
    return Party(partner.name.value, tuple(signings), lacking, required, standing.form_met)


def _signing(signed: Signed, standing: Standing, facts: Facts, numbers: Mapping[Evidence, int]) -> Signing:
    counts = signed.fingerprint == facts.status.fingerprint
    asked = counts and facts.agreement.form == "written"
    powers = {numbers[kept]: None for kept in signed.evidence if kept.kind == POWER_OF_ATTORNEY}
    shown = {numbers[kept]: None for kept in signed.evidence if kept.kind != POWER_OF_ATTORNEY}
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


def _copy_groups(copies: Manifest) -> tuple[CopyGroup, ...]:
    files: dict[str, list[str]] = {}
    for copy in copies.copies:
        files.setdefault(copy.sha256, []).append(copy.file)
    return tuple(CopyGroup(tuple(sorted(names)), digest) for digest, names in files.items())
