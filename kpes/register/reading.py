"""What the files of the register hold, each read once: their records, which stand, and whether they are as written.

Whether a file still is as kpes wrote it is told as far as the digests of its records do.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from sys import maxsize

from kpes.findings import Finding
from kpes.messages import Message, message
from kpes.model import Basis, Declined, Event, HandedOver, Partner, Revoked, Signed
from kpes.paths import OF_AGREEMENT, Paths
from kpes.shapes import records
from kpes.shapes.records import foreign_line
from kpes.shapes.table import read_events
from kpes.source import Place, excerpt
from kpes.storage import sha256_of

_NOT_A_FILE = message(
    "This is a link or a folder, not a file of its own, so it is not read. Restore the file, from git for instance."
)

_MISNAMED = message("This file is not read, and its signatures count for nobody: the register's files end in .yaml.")


class Files:
    """What the files of the register of a text hold, ``data`` by the ids that name them, in the order of the alphabet.

    ``odd`` are the ids under whose names something stands that is no file of its own, and is not read, ``misnamed``
    the names of files that may hold records, and are not read either, because they do not end as kpes names its own.
    """

    def __init__(
        self,
        data: Mapping[str, bytes],
        odd: Iterable[str] = (),
        misnamed: Iterable[str] = (),
        paths: Paths = OF_AGREEMENT,
    ):
        self.data = data
        self.paths = paths
        self.odd = odd
        self.misnamed = misnamed

    @cached_property
    def records(self) -> tuple[Records, list[Finding]]:
        """All records, those for ids that are no partner's too, and what is wrong with the files.

        A record that says that it is another partner's, or about another text, is not among them: it counts for nobody.
        """
        act = self.paths.act
        own = {id: tuple(one for one in events if is_own(one, id, act)) for id, (events, _) in self._read.items()}
        wrong = [Finding(self.place_of(id), "K518", _NOT_A_FILE) for id in self.odd]
        wrong += [Finding(Place(f"{self.paths.signatures}/{name}"), "K519", _MISNAMED) for name in self.misnamed]
        wrong += [finding for _, of_file in self._read.values() for finding in of_file]
        return {id: events for id, events in own.items() if events}, wrong

    @cached_property
    def misfiled(self) -> dict[str, Event]:
        """The ids in whose file a record says that it belongs elsewhere, each with the first such record."""
        act = self.paths.act
        return {
            id: next(event for event in events if not is_own(event, id, act))
            for id, (events, _) in self._read.items()
            if not all(is_own(event, id, act) for event in events)
        }

    @cached_property
    def _read(self) -> dict[str, tuple[tuple[Event, ...], list[Finding]]]:
        return {id: events_in(data, self.paths.records_of(id)) for id, data in self.data.items()}

    def place_of(self, id: str, line: int = 1) -> Place:
        """A line of the file that this id names."""
        return Place(self.paths.records_of(id), line)

    @cached_property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of each file, by the id that names it."""
        return {id: sha256_of(data) for id, data in self.data.items()}

    def sha256(self) -> str:
        """That of all of them; empty where there is none."""
        return digest_of(self.digests, self.paths)

    def hand_edited(self) -> dict[str, int]:
        """The ids whose file is not laid out as kpes writes it, each with the line from which on it is not."""
        return _told((id, foreign_line(data)) for id, data in self.data.items())

    @cached_property
    def altered(self) -> dict[str, int]:
        """The ids in whose file something was changed, each with the line of the first record that tells."""
        return _told((id, altered_record(data)) for id, data in self.data.items())

    @cached_property
    def unsealed(self) -> dict[str, int]:
        """The ids in whose file a record bears no digest as kpes writes it, each with the first such record's line."""
        starts = {id: [event.place.line for event in events] for id, (events, _) in self._read.items() if events}
        return _told((id, unsealed_record(self.data[id], lines)) for id, lines in starts.items())

    def misfiled_lines(self) -> dict[str, int]:
        """The same, each with the line of that record."""
        return {id: event.place.line for id, event in self.misfiled.items()}

    def unfit(self) -> tuple[str, ...]:
        """The files that do not hold what kpes recorded, relative to the project, in the order of the alphabet."""
        return tuple(map(self.paths.records_of, sorted({*self.altered, *self.misfiled})))

    def doubtful(self) -> set[str]:
        """The ids in whose file something was changed, or may have been."""
        return {*self.altered, *self.unsealed}


def _told(lines: Iterable[tuple[str, int | None]]) -> dict[str, int]:
    return {id: line for id, line in lines if line is not None}


def events_in(data: bytes, file: str) -> tuple[tuple[Event, ...], list[Finding]]:
    """The events in a partner's file, and what is wrong with it."""
    if events := records.read(data, file):
        return events, []
    events, log = read_events(data, file)
    return events or (), list(log)


def digest_of(digests: Mapping[str, str], paths: Paths = OF_AGREEMENT) -> str:
    """The SHA-256 of what ``LC_ALL=C; sha256sum data/signatures/*.yaml`` prints of files with these digests, by the ids
    that name them; empty where there is none."""
    files = sorted((os.fsencode(paths.records_of(id)), digest) for id, digest in digests.items())
    return sha256_of(b"".join(_sum(name, digest) for name, digest in files)) if files else ""


def _sum(name: bytes, digest: str) -> bytes:
    """A line of sha256sum, which marks names that it has to escape."""
    escaped = name.replace(b"\\", b"\\\\").replace(b"\n", b"\\n")
    return (b"\\" if escaped != name else b"") + digest.encode() + b"  " + escaped + b"\n"


def is_own(event: Event, partner: str, act: str) -> bool:
    """Whether an event in the file of ``partner`` does not say that it is another's, or about another text.

    ``act`` is the id of the act whose register has the file; empty where it is the agreement's. Of an act, each record
    has to say so.
    """
    return event.partner in ("", partner) and event.act == act


def belongs(event: Event, partner: str) -> Message:
    """Where an event belongs by its own words, which is not to this ``partner``, or not to this text."""
    if event.partner not in ("", partner):
        return message("to the partner “{other}”", other=excerpt(event.partner))
    return message("to the act “{other}”", other=excerpt(event.act)) if event.act else message("to the agreement")


_MARK = rb"(?m)^(?:-|  ['\"]?digest['\"]?: *(.*)$)"
"""A record starts, or its digest stands there."""
_BEFORE_SEAL = b"  digest: sha256:"
_SEAL = re.compile(rb"  ['\"]?digest['\"]?: *sha256:[0-9a-f]{64}")

def with_digest(records: bytes) -> bytes:
    """``records`` with the last one's digest as its last line: the SHA-256 of all that stands above.

    So a record vouches for itself and for those before it. Line ends count as git keeps them, as LF.
    """
    return records + f"  digest: sha256:{sha256_of(_with_plain_ends(records))}\n".encode()


def altered_record(data: bytes) -> int | None:
    """The line of the first record that was changed after kpes wrote it, as far as digests tell; None where all fit.

    Its digest does not fit what stands above it, or the record goes on below it, or it bears none although one above
    it does: kpes writes none without. Records without a digest above all others, as people may write them by hand,
    vouch for nothing.
    """
    data = _with_plain_ends(data)
    head, _, said = data.rpartition(_BEFORE_SEAL)
    if said == hashlib.sha256(head).hexdigest().encode() + b"\n" and b"digest" not in head:
        return None  # the one record of most files
    digest, read = hashlib.sha256(), 0
    record, sealed_to, sealed = 0, 0, True
    for mark in (*re.finditer(_MARK, data), None):
        at = mark.start() if mark else len(data)
        if mark and mark[1] is not None:
            digest.update(data[read:at])
            if mark[1] != b"sha256:" + digest.hexdigest().encode():
                return _line(data, record)
            read, sealed_to, sealed = at, mark.end(), True
            continue
        if sealed_to and (not sealed or _holds_more(data[sealed_to:at])):
            return _line(data, record)
        record, sealed = at, False
    return None


def unsealed_record(data: bytes, records: Sequence[int]) -> int | None:
    """The line of the first record that bears no digest, so that a change of it might not show.

    ``records`` are the lines at which the records start.
    """
    lines = enumerate(_with_plain_ends(data).split(b"\n"), 1)
    seals = [number for number, line in lines if _SEAL.fullmatch(line)]
    for start, end in pairwise([*records, maxsize]):
        if bisect(seals, start) == bisect(seals, end):
            return start
    return None


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1


def _holds_more(rest: bytes) -> bool:
    """Whether ``rest`` says anything: blank lines and comments do not."""
    return bool(rest.strip()) and any(line.lstrip()[:1] not in (b"", b"#") for line in rest.split(b"\n"))


def _with_plain_ends(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n")


Records = dict[str, tuple[Event, ...]]
"""What was recorded, by partner id; a partner without a record is not in it."""


def standing_signatures(events: Sequence[Event]) -> list[Signed]:
    """The signatures of one partner that were not withdrawn afterwards, oldest first."""
    if len(events) < 2:  # as most partners have
        return [event for event in events if isinstance(event, Signed)]
    standing: list[Signed] = []
    withdrawn: set[tuple[str, str]] = set()
    for event in reversed(events):
        if isinstance(event, Revoked) and not event.of:
            withdrawn.add((event.fingerprint, person(event.representative)))
        elif isinstance(event, Signed) and (event.fingerprint, person(event.representative)) not in withdrawn:
            standing.append(event)
    return standing[::-1]


def standing_decline(events: Sequence[Event]) -> Declined | None:
    """That the partner will not sign, where neither a later signature that stands nor a withdrawal ended it."""
    if not any(isinstance(event, Declined) for event in events):
        return None
    signed = {id(one) for one in standing_signatures(events)}
    for event in reversed(events):
        if isinstance(event, Declined):
            return event
        if id(event) in signed or (isinstance(event, Revoked) and event.of == "declined"):
            break
    return None


def copies_in_hand(events: Iterable[Event]) -> list[HandedOver]:
    """The hand-overs that stand, oldest first; a withdrawal takes the last one before it."""
    standing: list[HandedOver] = []
    for event in events:
        if isinstance(event, HandedOver):
            standing.append(event)
        elif isinstance(event, Revoked) and event.of == "handed-over":
            standing = standing[:-1]
    return standing


def signed_editions(records: Records) -> dict[str, list[str]]:
    """The ids of the partners for whom each edition was signed, by its fingerprint, as far as signatures stand."""
    found: dict[str, dict[str, None]] = {}
    for id, events in sorted(records.items()):
        for signed in standing_signatures(events):
            found.setdefault(signed.fingerprint, {})[id] = None
    return {edition: list(partners) for edition, partners in found.items()}


def basis_of(partner: Partner, name: str) -> Basis | None:
    """By what right the person of this name signs for ``partner``, as far as the signatory list says."""
    return next((one.basis for one in partner.representatives if same_person(one.name.value, name)), None)


def same_person(one: str, other: str) -> bool:
    """Whether two names are the same but for capitals, spaces and the way accents are encoded."""
    return person(one) == person(other)


@lru_cache(2**16)
def person(name: str) -> str:
    """What is the same for all spellings of ``name`` that `same_person` takes for one."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def last_moment(records: Records) -> str:
    """When the register was written to last, in ISO 8601; empty before the first record."""
    return max((event.recorded_at for events in records.values() for event in events), default="")
