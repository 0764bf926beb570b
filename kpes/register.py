"""The register: what was recorded about each partner's signatures, one file a partner.

kpes only ever appends. The bytes that stand in a file stay as they are, and each signature is bound to
the fingerprint of the text that was signed, which is kept under ``data/editions/``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from kpes import storage
from kpes.errors import KpesError
from kpes.findings import Finding, Log
from kpes.fingerprint import fingerprint, short
from kpes.messages import Message, message
from kpes.model import Event, Evidence, Partner, Revoked, Signed
from kpes.reader import read_events
from kpes.source import Instant, dump

SIGNATURES = "data/signatures"
EDITIONS = "data/editions"

Records = dict[str, tuple[Event, ...]]
"""What was recorded, by partner id; a partner without a record is not in it."""


class Register:
    """The register of the project in the folder ``root``."""

    def __init__(self, root: Path):
        self.root = root

    def read(self, partners: Iterable[str]) -> tuple[Records, list[Finding]]:
        """The records of the partners with these ids, and what is wrong with their files."""
        records: Records = {}
        findings: list[Finding] = []
        for partner in partners:
            events, log = self._events(partner)
            findings += log
            if events:
                records[partner] = events
        return records, findings

    def ids(self) -> list[str]:
        """The ids that the register has a file for, in the order of the alphabet."""
        folder = self.root / SIGNATURES
        return sorted(file.stem for file in folder.glob("*.yaml") if not file.name.startswith("."))

    def _events(self, partner: str) -> tuple[tuple[Event, ...] | None, Log | list[Finding]]:
        try:
            data = self._file(partner).read_bytes()
        except FileNotFoundError:
            return (), []
        return read_events(data, f"{SIGNATURES}/{partner}.yaml")

    def _file(self, partner: str) -> Path:
        return self.root / SIGNATURES / f"{partner}.yaml"

    def sign(
        self,
        partner: Partner,
        signature: Signed,
        edition: bytes,
        keep_evidence: Callable[[], tuple[Evidence, ...]] = tuple,
    ) -> Signed:
        """Records ``signature`` of a representative of ``partner``; gives it as it was recorded.

        ``edition`` is the canonical text that was signed, and is kept. ``keep_evidence`` is called once
        it is certain that the signature can be recorded, and its evidence becomes the signature's. A
        KpesError where the same representative has signed this edition already.
        """
        with storage.locked(self.root / SIGNATURES):
            self.check(partner, signature)
            self._keep(edition)
            signature = replace(signature, evidence=keep_evidence())
            self._append(partner.id.value, _signed(signature))
        return signature

    def check(self, partner: Partner, signature: Signed) -> None:
        """Raises a KpesError where `sign` would; writes nothing."""
        for earlier in standing_signatures(self._readable(partner.id.value)):
            if earlier.fingerprint == signature.fingerprint and same_person(
                earlier.representative, signature.representative
            ):
                raise KpesError(
                    message(
                        "{name} has signed this text for “{partner}” already, on {date}.",
                        name=earlier.representative,
                        partner=partner.name.value,
                        date=earlier.signed_on.isoformat(),
                    ),
                    message("If that record is wrong, withdraw it first: kpes revoke {id}", id=partner.id.value),
                )

    def revoke(self, partner: Partner, by: str | None, reason: str, recorded_at: str) -> Revoked:
        """Withdraws the standing signature of the representative ``by``, or the only one; gives the record.

        A KpesError where there is none, or more than one to choose from.
        """
        with storage.locked(self.root / SIGNATURES):
            signature = _only(partner, standing_signatures(self._readable(partner.id.value)), by)
            revoked = Revoked(
                signature.representative, signature.fingerprint, reason, recorded_at, signature.place
            )
            self._append(partner.id.value, _revoked(revoked))
        return revoked

    def _readable(self, partner: str) -> tuple[Event, ...]:
        events, log = self._events(partner)
        for finding in log:
            raise KpesError(
                message(
                    "{file}, line {line}, does not read as kpes wrote it, so nothing is added to it.",
                    file=finding.place.file,
                    line=finding.place.line,
                ),
                message("See what is wrong with: kpes validate"),
            )
        return events or ()

    def _append(self, partner: str, record: dict[str, object]) -> None:
        file = self._file(partner)
        written = file.read_bytes() if file.exists() else b""
        if written and not written.endswith(b"\n"):
            written += b"\n"
        storage.replace(file, written + dump([record]).encode())

    def _keep(self, edition: bytes) -> None:
        name = f"{short(fingerprint(edition))}.txt"
        file = self.root / EDITIONS / name
        try:
            storage.create(file, edition)
        except FileExistsError:
            if file.read_bytes() != edition:
                raise KpesError(
                    message("{file} does not hold the text that its name stands for.", file=f"{EDITIONS}/{name}"),
                    message("It was changed after it was signed. Restore it, from git for instance."),
                ) from None


def standing_signatures(events: Sequence[Event]) -> list[Signed]:
    """The signatures of one partner that were not withdrawn afterwards, oldest first."""
    standing: list[Signed] = []
    for event in events:
        if isinstance(event, Signed):
            standing.append(event)
        else:
            standing = [
                signed
                for signed in standing
                if signed.fingerprint != event.fingerprint
                or not same_person(signed.representative, event.representative)
            ]
    return standing


def same_person(one: str, other: str) -> bool:
    """Whether two names are the same but for capitals, spaces and the way accents are encoded."""
    return person(one) == person(other)


def person(name: str) -> str:
    """What is the same for all spellings of ``name`` that `same_person` takes for one."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def representative(partner: Partner, by: str | None) -> str:
    """The name of who signs for ``partner``, as the signatory list has it; a KpesError where it cannot be.

    Without ``by`` it is the one representative that the partner names; where the partner names
    nobody, anybody may sign, but has to be named.
    """
    names = [representative.name.value for representative in partner.representatives]
    if by is None:
        if len(names) == 1:
            return names[0]
        who = _choice(names) if names else message("Name who signed: --by NAME")
        raise KpesError(message("It is not clear who signed for “{partner}”.", partner=partner.name.value), who)
    if not names:
        return by
    for name in names:
        if same_person(name, by):
            return name
    raise KpesError(
        message("{name} is not a representative of “{partner}”.", name=by, partner=partner.name.value),
        _choice(names),
    )


def check_day(signed_on: date, agreed_on: date, today: date) -> None:
    """Raises a KpesError where nobody can have signed on that day."""
    if signed_on > today:
        raise KpesError(
            message("{date} is in the future.", date=signed_on.isoformat()),
            message("Give the day of the signature: --on {today} or earlier.", today=today.isoformat()),
        )
    if signed_on < agreed_on:
        raise KpesError(
            message(
                "{date} is before the date of the agreement, {agreed}.",
                date=signed_on.isoformat(),
                agreed=agreed_on.isoformat(),
            ),
            message("Give the day of the signature with --on, or mend the date in data/agreement.yaml."),
        )


def _choice(names: Sequence[str]) -> Message:
    return message("Give one of these with --by: {names}.", names=", ".join(names))


def _only(partner: Partner, standing: list[Signed], by: str | None) -> Signed:
    """The latest standing signature of ``by``, or the only representative's."""
    if by is not None:
        standing = [signed for signed in standing if same_person(signed.representative, by)]
    if not standing:
        whose = (
            message("There is no signature of {name} for “{partner}” to withdraw.", name=by, partner=partner.name.value)
            if by is not None
            else message("There is no signature for “{partner}” to withdraw.", partner=partner.name.value)
        )
        raise KpesError(whose, message("See what was recorded with: kpes status"))
    names = list(dict.fromkeys(signed.representative for signed in standing))
    if len({person(name) for name in names}) > 1:
        several = message("Several people have signed for “{partner}”.", partner=partner.name.value)
        raise KpesError(several, _choice(names))
    return standing[-1]


def _signed(signature: Signed) -> dict[str, object]:
    record: dict[str, object] = {
        "event": "signed",
        "representative": signature.representative,
        "signed_on": Instant(signature.signed_on.isoformat()),
        "method": signature.method,
        "fingerprint": signature.fingerprint,
    }
    if signature.evidence:
        record["evidence"] = [{"file": kept.file, "sha256": kept.sha256} for kept in signature.evidence]
    record["recorded_at"] = Instant(signature.recorded_at)
    if signature.note:
        record["note"] = signature.note
    return record


def _revoked(revoked: Revoked) -> dict[str, object]:
    return {
        "event": "revoked",
        "representative": revoked.representative,
        "fingerprint": revoked.fingerprint,
        "reason": revoked.reason,
        "recorded_at": Instant(revoked.recorded_at),
    }
