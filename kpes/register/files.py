"""The files of the register: read, and appended to.

kpes only ever appends. The bytes that stand in a file stay as they are, and each signature is bound to
the fingerprint of the text that was signed, which is kept under ``data/editions/``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kpes import storage
from kpes.beneath import beneath
from kpes.changes import Changes, changing, locked, pending
from kpes.errors import KpesError
from kpes.findings import Finding
from kpes.fingerprint import edition_file, fingerprint
from kpes.messages import Message, message
from kpes.model import Declined, Event, Recorded, Revoked, Signed, Told
from kpes.paths import OF_AGREEMENT, Paths
from kpes.register import evidence
from kpes.register.checks import already, in_the_way, record_to_withdraw, withdrawal
from kpes.register.evidence import Said
from kpes.register.reading import (
    Files,
    Records,
    altered_record,
    belongs,
    events_in,
    is_own,
    standing_decline,
    standing_signatures,
    with_digest,
)
from kpes.shapes import records
from kpes.shapes.values import PARTNER_ID

JOURNAL = ".kpes-batch"
"""Says what the files of a batch hold that did not all get their names yet."""
_NAMES = re.compile(rf"{PARTNER_ID}\.yaml")
"""Of files that kpes writes there."""
_MISNAMED = re.compile(r".*\.ya?ml(?<!\.yaml)", re.IGNORECASE | re.DOTALL)
"""Of files that look as if they held records, and are not read."""


class Register:
    """The register of a text of the project in the folder ``root``; ``paths`` tell which."""

    def __init__(self, root: Path, paths: Paths = OF_AGREEMENT):
        self.root, self.paths = root, paths

    def read(self) -> tuple[Records, list[Finding]]:
        """All records, those for ids that are no partner's too, and what is wrong with their files."""
        return self.files().records

    def files(self) -> Files:
        """What each file holds."""
        pending, plain = self._pending(), self._plain()
        misnamed = sorted(name for name in self._names() if _MISNAMED.fullmatch(name))
        odd = tuple(sorted(id for id in plain if not plain[id]))
        ids = sorted({*pending, *plain}.difference(odd))
        return Files({id: pending[id] if id in pending else self._bytes(id) for id in ids}, odd, misnamed, self.paths)

    def ids(self) -> list[str]:
        """The ids that the register has a file for, in the order of the alphabet."""
        return sorted({*self._pending(), *self._plain()})

    def _plain(self) -> dict[str, bool]:
        """The ids that stand in the folder, and whether a file of its own does, not a link or a folder."""
        return {_id_of(name): is_file for name, is_file in self._names().items() if name.endswith(".yaml")}

    def _names(self) -> dict[str, bool]:
        """What stands in the folder and is not hidden, and whether it is a file of its own."""
        folder = self._folder
        with storage.reading(folder):
            if not os.path.lexists(folder):
                return {}
            with os.scandir(folder) as entries:
                return {one.name: one.is_file(follow_symlinks=False) for one in entries if one.name[0] != "."}

    def _pending(self) -> dict[str, bytes]:
        """What the files of a batch hold that did not all get their names yet."""
        return {_id_of(file.name): data for file, data in pending(self._journal, _NAMES).items()}

    def _written(self, partner: str) -> bytes | None:
        """What the partner's file holds, if there is one."""
        pending = self._pending()
        if partner in pending:
            return pending[partner]
        file = self._file(partner)
        if not os.path.lexists(file):
            return None
        if not storage.is_file(file):
            said = message("{file} is a link or a folder, not a file of its own, so nothing is added to it.")
            raise self._to_restore("K518", said, partner)
        return self._bytes(partner)

    def _bytes(self, partner: str) -> bytes:
        return storage.read(f"{self.root}/{self.paths.records_of(partner)}", links=False)  # a Path would take longer

    def _file(self, partner: str) -> Path:
        return self._folder / os.path.basename(self.paths.records_of(partner))  # what is no file is told

    @property
    def _folder(self) -> Path:
        return beneath(self.root, self.paths.signatures)

    def editions(self) -> dict[str, bytes]:
        """The texts of the editions that somebody signed, by the names of their files."""
        folder = beneath(self.root, self.paths.editions)
        files = sorted(file for file in folder.glob("[!.]*") if storage.is_file(file))
        return {file.name: storage.read(file, links=False) for file in files}

    def record_all(self, told: Sequence[Said], edition: bytes, recorded_at: str, effect: str = "") -> list[Told]:
        """Records what was told, no signature of a person twice; gives it as it was recorded.

        ``edition`` is the canonical text that it is about, and is kept where it was signed; ``effect`` is the digest of
        what an act does. A KpesError, and nothing is recorded, where one of the representatives has signed this edition
        already, or something else is recorded already, or where a file cannot be written. The files of evidence are
        there once the signatures are recorded, and not otherwise.
        """
        with self._changing() as changes:
            for said in told:
                self.check(said, fingerprint(edition), recorded_at)
            if any(said.event == "signed" for said in told):
                self._keep(edition, changes)
            recorded: list[Told] = []
            files: dict[Path, bytes] = {}
            for said in told:
                id = said.party.id.value
                place = f"{self.paths.evidence}/{id}"
                kept = [evidence.keep(self.root, place, offer, changes.keep) for offer in said.files]
                recorded.append(said.record(fingerprint(edition), recorded_at, kept, effect))
                file = self._file(id)
                files[file] = self._with(id, recorded[-1], files.get(file))
            for file, written in files.items():
                changes.replace(file, written)
            changes.make()
        return recorded

    def left_over(self) -> tuple[str, ...]:
        """What a kpes that was stopped left here under temporary names, relative to the project."""
        return tuple(
            f"{folder}/{name}"
            for folder in (self.paths.signatures, self.paths.editions)
            for name in storage.left_over(beneath(self.root, folder))
        )

    def unfinished(self) -> str:
        """The journal of what kpes was stopped amid, relative to the project; empty where it was not."""
        return f"{self.paths.signatures}/{JOURNAL}" if self._pending() else ""

    def finish(self) -> None:
        """Puts in place what kpes was stopped amid, if it was."""
        if self._pending():
            with self._changing():
                pass

    @contextmanager
    def _changing(self) -> Iterator[Changes]:
        """Changes to make while nobody else makes any."""
        with locked(self._folder), changing(self._journal, _NAMES) as changes:
            yield changes

    @property
    def _journal(self) -> Path:
        return self._folder / JOURNAL  # a link there is a forgery, and told

    def check(self, said: Said, edition: str, recorded_at: str) -> None:
        """Raises a KpesError where `record_all` would not record this on the edition; writes nothing."""
        self.check_earlier(said, edition)
        self._with(said.party.id.value, said.record(edition, recorded_at))

    def check_earlier(self, said: Said, edition: str) -> None:
        """Raises a KpesError where something stands in the way of this on the edition, or says the same."""
        if earlier := self.earlier(said, edition):
            raise already(said.party, earlier, self.standing(said.party.id.value))

    def unsealed(self, partner: str) -> int | None:
        """The line of the first record in the partner's file that bears no digest; None where each does."""
        data = self._written(partner)
        return Files({partner: data}, paths=self.paths).unsealed.get(partner) if data is not None else None

    def earlier(self, said: Said, edition: str) -> Told | None:
        """What stands in the way of recording this on the edition, or says the same."""
        return in_the_way(said, self._readable(said.party.id.value), edition)

    def standing(self, partner: str) -> list[Signed]:
        """The signatures that stand for the partner with this id, oldest first."""
        return standing_signatures(self._readable(partner))

    def decline(self, partner: str) -> Declined | None:
        """That the partner with this id will not sign, where that stands."""
        return standing_decline(self._readable(partner))

    def revoke(
        self,
        partner: str,
        name: str,
        by: str | None,
        reason: str,
        recorded_at: str,
        edition: str | None = None,
        of: Recorded | None = None,
    ) -> Revoked:
        """Withdraws the standing signature of the representative ``by``, or another record; gives the record of that.

        ``partner`` is an id, and may be that of a partner who left the list; ``name`` is what people call
        it. ``edition`` are the first digits of the fingerprint that was signed, ``of`` is which kind of record is
        meant, where that is said. A KpesError where there is none, or more than one to choose from.
        """
        with self._changing() as changes:
            meant = record_to_withdraw(name, self._readable(partner), by, edition, of)
            revoked = withdrawal(meant, partner, reason, recorded_at)
            changes.replace(self._file(partner), self._with(partner, revoked))
            changes.make()
        return revoked

    def _readable(self, partner: str) -> tuple[Event, ...]:
        data = self._written(partner)
        events, wrong = events_in(data, self.paths.records_of(partner)) if data is not None else ((), [])
        for finding in wrong:
            raise KpesError(
                message(
                    "{file}, line {line}, does not read as kpes wrote it, so nothing is added to it.",
                    file=finding.place.file, line=finding.place.line,
                ),
                message("See what is wrong with: kpes validate"),
            )  # fmt: skip
        line = altered_record(data) if data is not None else None
        if line is not None:
            said = message("In {file} the record in line {line}, or one above it, was changed after kpes wrote it, so "
                           "nothing is added to it.")  # fmt: skip
            raise self._to_restore("K513", said, partner, line=line)
        for event in events:
            if not is_own(event, partner, self.paths.act):
                said = message("In {file} the record in line {line} belongs {other}, so nothing is added to it.")
                raise self._to_restore("K516", said, partner, line=event.place.line, other=belongs(event, partner))
        return events

    def _with(self, partner: str, record: Event, written: bytes | None = None) -> bytes:
        """The partner's file, or what was ``written`` of it so far, with the record below."""
        record = record._replace(partner=partner, act=self.paths.act)
        if written is None:
            written = self._written(partner) or b""
        gap = b"" if not written or written.endswith(b"\n") else b"\n"
        written = with_digest(written + gap + records.written(record).encode())
        _, wrong = events_in(written, self.paths.records_of(partner))
        if wrong:
            # Somebody indented the records, or wrote them in brackets: that reads well, but not continued.
            raise KpesError(
                message(
                    "{file} is not laid out as kpes does it, so nothing is added to it.",
                    file=self.paths.records_of(partner),
                ),
                message("Let each of its records start with “- event:” at the very left of a line."),
            )
        return written

    def _keep(self, edition: bytes, changes: Changes) -> None:
        file = f"{self.paths.editions}/{edition_file(fingerprint(edition))}"
        try:
            changes.keep(beneath(self.root, file), edition)
        except FileExistsError:
            raise KpesError(
                message("{file} does not hold the text that its name stands for.", file=file),
                message("It was changed after it was signed. Restore it, from git for instance."),
            ) from None

    def _to_restore(self, code: str, said: Message, partner: str, **values: object) -> KpesError:
        """What to raise where the partner's file is not what kpes wrote."""
        remedy = message("Restore the file, from git for instance. Why that matters: kpes explain {code}", code=code)
        return KpesError(said._replace(values={"file": self.paths.records_of(partner), **values}), remedy)


def _id_of(file: str) -> str:
    return file.removesuffix(".yaml")
