"""Whether the register still holds what it held earlier, as git, a protocol or an export shows it.

kpes only ever appends. So a file of the register begins with all that it ever held, and the digest of what it was is
that of a beginning of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from kpes.messages import Message, counted, message
from kpes.model import Event, who
from kpes.paths import ACTS, IN_ACTS, OF_AGREEMENT, Paths
from kpes.project.revisions import history
from kpes.project.snapshot import Snapshot
from kpes.register.reading import altered_record, events_in, unsealed_record
from kpes.storage import sha256_of
from kpes.verify.checks import Check, Verdict


class State(NamedTuple):
    """A file of a register as it was: its path, its SHA-256 in hex, what shows it, its bytes where known."""

    file: str
    sha256: str
    shown_by: Message | str
    data: bytes | None = None

    @property
    def partner(self) -> str:
        """The id of the partner whose file it is."""
        return PurePosixPath(self.file).stem


class Earlier(NamedTuple):
    """What one thing, which people call ``name``, shows of registers as they were; the newest states first."""

    name: Message | str
    states: Sequence[State]

    def of(self, paths: Paths) -> Earlier:
        """What it shows of the register of one text."""
        return self._replace(states=[one for one in self.states if one.file == paths.records_of(one.partner)])

    def acts(self) -> set[str]:
        """The ids of the acts of whose registers it shows something."""
        return {PurePosixPath(one.file).parent.parent.name for one in self.states if one.file.startswith(f"{ACTS}/")}


def check_earlier(snapshot: Snapshot, receipts: Sequence[Earlier]) -> Iterator[Check]:
    """Whether anything was removed from the register, or changed in it, since one of these showed it."""
    shown = [earlier for earlier in (one.of(snapshot.paths) for one in receipts) if earlier.states]
    beginnings = {id: set(_beginnings(data)) for id, data in snapshot.files.data.items()}
    for name, states in shown:
        gone: dict[Hashable, Check] = {}
        for state in states:
            if state.sha256 not in beginnings.get(state.partner, ()):
                for what, check in _gone(state, snapshot):
                    gone.setdefault(what, check)
        failing = {check.subject for check in gone.values() if check.verdict is Verdict.FAIL}
        yield from (one for one in gone.values() if one.verdict is Verdict.FAIL or one.subject not in failing)
        if not gone:
            said = counted("{count} file of the register still holds all that {earlier} shows of it, byte for byte.",
                           "{count} files of the register still hold all that {earlier} shows of them, byte for byte.",
                           len({state.partner for state in states}), earlier=name)  # fmt: skip
            yield Check(snapshot.paths.signatures, "earlier", Verdict.PASS, said)
    if snapshot.files.data and not shown:
        said = message("Whether records were removed cannot be told: git has no earlier state of them. Compare them "
                       "with an earlier protocol or export: kpes verify --against FILE")  # fmt: skip
        yield Check(snapshot.paths.signatures, "earlier", Verdict.NOT_CHECKED, said)


def _gone(state: State, snapshot: Snapshot) -> Iterator[tuple[Hashable, Check]]:
    """What is to be said of a file that does not begin with what it was, each with what tells it from all else."""
    subject, lost = snapshot.paths.records_of(state.partner), False
    left = [_what(event) for event in snapshot.records.get(state.partner, ())]
    events, wrong = events_in(state.data or b"", subject)
    for event in events:
        if _what(event) in left:
            left = left[left.index(_what(event)) + 1 :]
            continue
        lost = True
        said = message("The record in line {line} of {earlier}, of {name}, was removed or changed. Restore the file.",
                       line=event.place.line, earlier=state.shown_by, name=who(event) or event.partner)  # fmt: skip
        yield _what(event), Check(subject, "earlier", Verdict.FAIL, said)
    if not lost and (not events or wrong or state.partner in snapshot.files.doubtful()):
        said = message("It does not go on from what it was in {earlier}: records were removed or changed. Restore it.",
                       earlier=state.shown_by)  # fmt: skip
        yield subject, Check(subject, "earlier", Verdict.FAIL, said)
    elif not lost:
        said = message("It holds the records of {earlier}, but as they were recorded at another time. That is so where "
                       "two people recorded the same. Ask them.", earlier=state.shown_by)  # fmt: skip
        yield subject, Check(subject, "earlier", Verdict.WARNING, said)


def _what(event: Event) -> Hashable:
    """What a record says, but not when that was recorded, nor where it stands."""
    said = event._asdict()
    return type(event), *(said[field] for field in said if field not in ("recorded_at", "place", "places"))


def _beginnings(data: bytes) -> Iterator[str]:
    """The digest of each beginning of a file that ends with a line, whatever git does to the ends of lines."""
    plain = data.replace(b"\r\n", b"\n")
    for written in (plain, plain.replace(b"\n", b"\r\n")):
        digest = hashlib.sha256()
        for line in written.splitlines(keepends=True):
            digest.update(line)
            yield digest.hexdigest()


def of_git(root: Path) -> Earlier:
    """All that git has of the registers. What people changed by hand meanwhile, and then put right, is left out."""
    states = []
    for commit, file, data in history(root, OF_AGREEMENT.signatures, IN_ACTS):
        events, wrong = events_in(data, file) if file.endswith(".yaml") else ((), [])
        lines = [event.place.line for event in events]
        if events and not wrong and altered_record(data) is None and unsealed_record(data, lines) is None:
            states.append(State(file, sha256_of(data), message("commit {commit}", commit=commit), data))
    return Earlier(message("git"), states)
