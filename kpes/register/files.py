"""The files of the register: read, and appended to.

kpes only ever appends. The bytes that stand in a file stay as they are, and each signature is bound to
the fingerprint of the text that was signed, which is kept under ``data/editions/``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from kpes import storage
from kpes.errors import KpesError
from kpes.findings import Finding
from kpes.fingerprint import fingerprint, short
from kpes.messages import message
from kpes.model import Event, Evidence, Partner, Revoked, Signed
from kpes.reader import read_events
from kpes.records import Records, same_person, standing_signatures
from kpes.register.checks import already_signed, signature_to_withdraw
from kpes.register.layout import altered_record, foreign_line, has_unsealed, with_digest
from kpes.source import Instant, dump

SIGNATURES = "data/signatures"
EDITIONS = "data/editions"


class Entry(NamedTuple):
    """A signature to record, and for whom.

    ``keep_evidence`` is called once it is certain that the signature can be recorded, and its evidence becomes
    the signature's.
    """

    partner: Partner
    signature: Signed
    keep_evidence: Callable[[], tuple[Evidence, ...]] = tuple


class Register:
    """The register of the project in the folder ``root``."""

    def __init__(self, root: Path):
        self.root = root

    def read(self) -> tuple[Records, list[Finding]]:
        """All records, those for ids that are no partner's too, and what is wrong with their files."""
        records: Records = {}
        findings: list[Finding] = []
        for partner in self.ids():
            events, wrong = self._events(partner)
            findings += wrong
            if events:
                records[partner] = events
        return records, findings

    def ids(self) -> list[str]:
        """The ids that the register has a file for, in the order of the alphabet."""
        folder = self.root / SIGNATURES
        with storage.reading(folder):
            files = os.listdir(folder) if os.path.lexists(folder) else []
        return sorted(file.removesuffix(".yaml") for file in files if file.endswith(".yaml") and file[0] != ".")

    def _events(self, partner: str) -> tuple[tuple[Event, ...], list[Finding]]:
        file = self._file(partner)
        if not os.path.lexists(file):
            return (), []
        events, log = read_events(self._bytes(partner), _name(partner))
        return events or (), list(log)

    def _bytes(self, partner: str) -> bytes:
        file = self._file(partner)
        with storage.reading(file):
            return file.read_bytes()

    def _file(self, partner: str) -> Path:
        return self.root / _name(partner)

    def hand_edited(self) -> dict[str, int]:
        """The ids whose file is not laid out as kpes writes it, each with the line from which on it is not."""
        lines = {id: foreign_line(self._bytes(id)) for id in self.ids()}
        return {id: line for id, line in lines.items() if line is not None}

    def altered(self) -> dict[str, int]:
        """The ids in whose file something was changed, each with the line of the first record that tells."""
        lines = {id: altered_record(self._bytes(id)) for id in self.ids()}
        return {id: line for id, line in lines.items() if line is not None}

    def unsealed(self) -> tuple[str, ...]:
        """The ids in whose file a record bears no digest."""
        return tuple(id for id in self.ids() if has_unsealed(self._bytes(id)))

    def editions(self) -> dict[str, bytes]:
        """The texts of the editions that somebody signed, by the names of their files."""
        folder = self.root / EDITIONS
        files = sorted(file for file in folder.glob("[!.]*") if storage.is_file(file))
        with storage.reading(folder):
            return {file.name: file.read_bytes() for file in files}

    def sign(
        self,
        partner: Partner,
        signature: Signed,
        edition: bytes,
        keep_evidence: Callable[[], tuple[Evidence, ...]] = tuple,
    ) -> Signed:
        """Records ``signature`` of a representative of ``partner``; gives it as it was recorded."""
        return self.sign_all([Entry(partner, signature, keep_evidence)], edition)[0]

    def sign_all(self, entries: Sequence[Entry], edition: bytes) -> list[Signed]:
        """Records these signatures, each of another person; gives them as they were recorded.

        ``edition`` is the canonical text that was signed, and is kept. A KpesError, and none is recorded, where
        one of the representatives has signed this edition already, or where a file cannot be written. A kill
        while the files get their names may leave the first of them recorded and the others not.
        """
        with storage.locked(self.root / SIGNATURES):
            for entry in entries:
                self.check(entry.partner, entry.signature)
            self._keep(edition)
            signatures, files = [], {}
            for partner, signature, keep_evidence in entries:
                signatures.append(signature._replace(evidence=tuple(dict.fromkeys(keep_evidence()))))
                file = self._file(partner.id.value)
                files[file] = self._with(partner.id.value, _signed(signatures[-1]), files.get(file))
            storage.replace_all(files)
        return signatures

    def check(self, partner: Partner, signature: Signed) -> None:
        """Raises a KpesError where `sign` would; writes nothing."""
        if earlier := self.earlier(partner.id.value, signature):
            raise already_signed(partner, earlier)
        self._with(partner.id.value, _signed(signature))

    def earlier(self, partner: str, signature: Signed) -> Signed | None:
        """The standing signature of the same person on the same text for the partner with this id."""
        for earlier in standing_signatures(self._readable(partner)):
            if earlier.fingerprint == signature.fingerprint and same_person(
                earlier.representative, signature.representative
            ):
                return earlier
        return None

    def revoke(self, partner: str, name: str, by: str | None, reason: str, recorded_at: str) -> Revoked:
        """Withdraws the standing signature of the representative ``by``, or the only one; gives the record.

        ``partner`` is an id, and may be that of a partner who left the list; ``name`` is what people call
        it. A KpesError where there is none, or more than one to choose from.
        """
        with storage.locked(self.root / SIGNATURES):
            standing = standing_signatures(self._readable(partner))
            signature = signature_to_withdraw(name, standing, by)
            revoked = Revoked(
                signature.representative, signature.fingerprint, reason, recorded_at, signature.place
            )
            storage.replace(self._file(partner), self._with(partner, _revoked(revoked)))
        return revoked

    def _readable(self, partner: str) -> tuple[Event, ...]:
        events, wrong = self._events(partner)
        for finding in wrong:
            raise KpesError(
                message(
                    "{file}, line {line}, does not read as kpes wrote it, so nothing is added to it.",
                    file=finding.place.file,
                    line=finding.place.line,
                ),
                message("See what is wrong with: kpes validate"),
            )
        return events

    def _with(self, partner: str, record: dict[str, object], written: bytes | None = None) -> bytes:
        """The partner's file, or what was ``written`` of it so far, with the record below."""
        if written is None:
            written = self._bytes(partner) if self._file(partner).exists() else b""
        gap = b"" if not written or written.endswith(b"\n") else b"\n"
        written = with_digest(written + gap + dump([record]).encode())
        _, log = read_events(written, _name(partner))
        if len(log):
            # Somebody indented the records, or wrote them in brackets: that reads well, but not continued.
            raise KpesError(
                message(
                    "{file} is not laid out as kpes does it, so nothing is added to it.", file=_name(partner)
                ),
                message("Let each of its records start with “- event:” at the very left of a line."),
            )
        return written

    def _keep(self, edition: bytes) -> None:
        name = f"{short(fingerprint(edition))}.txt"
        file = self.root / EDITIONS / name
        try:
            storage.create(file, edition)
        except FileExistsError:
            if file.read_bytes() != edition:
                raise KpesError(
                    message(
                        "{file} does not hold the text that its name stands for.", file=f"{EDITIONS}/{name}"
                    ),
                    message("It was changed after it was signed. Restore it, from git for instance."),
                ) from None


def _name(partner: str) -> str:
    """The partner's file, relative to the project."""
    return f"{SIGNATURES}/{partner}.yaml"


def _signed(signature: Signed) -> dict[str, object]:
    record: dict[str, object] = {
        "event": "signed",
        "representative": signature.representative,
        "signed_on": Instant(signature.signed_on.isoformat()),
    }
    if signature.signed_in:
        record["place"] = signature.signed_in
    record |= {"method": signature.method, "fingerprint": signature.fingerprint}
    if signature.evidence:
        record["evidence"] = [kept.record() for kept in signature.evidence]
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
