"""The acts of a project, each a snapshot of its own, and what is in force by what was signed of them."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from kpes import storage
from kpes.acts.chain import OF_AGREEMENT, Chain, Step, Written, follow
from kpes.acts.checks import faults_of
from kpes.acts.consolidated import consolidated
from kpes.beneath import beneath
from kpes.document import Document
from kpes.errors import KpesError
from kpes.findings import Finding, Log, errors
from kpes.messages import message, nearest
from kpes.model import Act, Signed
from kpes.paths import ACTS, of_act
from kpes.project.snapshot import Snapshot, Texts
from kpes.rules.partners.reserved_ids import RESERVED
from kpes.shapes.table import read_act
from kpes.shapes.values import PARTNER_ID
from kpes.source import Sources, excerpt
from kpes.status import Status

_HELD = ("act.yaml", "signatures", "editions", "evidence")
"""What tells that a folder holds an act, or what was signed of one."""


class OfAct(Snapshot):
    """The snapshot of an act, which follows the agreement of another: its text and who signs it come from both."""

    def __init__(self, agreed: Snapshot, id: str, **given: object) -> None:
        super().__init__(agreed.project, agreed.today, agreed.now, of_act(id), **given)
        self.agreed: Snapshot = agreed

    @cached_property
    def acts(self) -> Mapping[str, OfAct]:
        """None."""
        return {}

    @cached_property
    def data(self) -> bytes:
        """The bytes of the file of the act."""
        return self.read(self.paths.text)

    @cached_property
    def act(self) -> tuple[Act | None, Log]:
        """The act as its file has it, and what is wrong with its shape."""
        return read_act(self.data, self.paths.text)

    @property
    def as_read(self) -> Act | None:
        """What the file of the act holds."""
        return self.act[0]

    @cached_property
    def step(self) -> Step | None:
        """The act in the chain of its agreement; None where either cannot be read."""
        steps = () if self.agreed.errors else self.agreed.chain.steps
        return next((one for one in steps if one.id == self.paths.act), None)

    @cached_property
    def texts(self) -> Texts:
        """The text of the act, and who signs it: what follows from its file and from what is in force before it."""
        agreed, log = self.agreed, self.act[1]
        sources = Sources(lambda file: self.data if file == self.paths.text else agreed.shown(file))
        roots = {**agreed.texts.roots, self.paths.text: log.root}
        findings = (*log, *agreed.errors)
        if findings or self.step is None:
            return Texts(None, None, findings, sources, roots)
        faults = tuple(faults_of(self.step, agreed.chain))
        made = self.step.composed
        return Texts(made.text, None if errors(faults) else made.signers, faults, sources, roots)

    def owns(self, finding: Finding) -> bool:
        """Whether a finding is about the files of the act, and not about the agreement that it follows."""
        return finding.place.file.startswith(f"{os.path.dirname(self.paths.text)}/")

    @property
    def effect(self) -> str:
        """The digest of what the act does."""
        return self.step.composed.effect if self.step else ""

    @property
    def for_other_effect(self) -> Sequence[Signed]:
        """The signatures on the text of the act that were given when it did something else."""
        return self.step.otherwise if self.step else ()

    @property
    def status(self) -> Status:
        """Who has signed the act, for who has made sure that neither its data nor the register holds errors."""
        found = super().status
        return found._replace(unfit=self.step.status.unfit) if self.step and self.step.status else found

    def holding(self, files: Mapping[str, bytes]) -> OfAct:
        """The same act with these bytes for its file, behind the agreement as it is."""
        then = OfAct(self.agreed, self.paths.act, data=files[self.paths.text])
        acts = {**self.agreed.acts, self.paths.act: then}
        then.agreed = Snapshot(self.project, self.today, self.now, texts=self.agreed.texts, acts=acts)
        return then


def is_id(name: str) -> bool:
    """Whether an act may be called so, and its folder on any system."""
    return bool(re.fullmatch(PARTNER_ID, name)) and name not in RESERVED


def acts_of(snapshot: Snapshot) -> dict[str, OfAct]:
    """The acts of an agreement, by their ids, in the order of the alphabet.

    A folder that holds an act, or what was signed of one, is never passed over: a KpesError where its name is no id.
    """
    folder = beneath(snapshot.root, ACTS)
    with storage.reading(folder):
        names = os.listdir(folder)
    there = sorted(name for name in names if any(os.path.lexists(folder / name / one) for one in _HELD))
    for name in there:
        if not is_id(name):
            raise KpesError(
                message("{folder} holds an act, and its name is no id.", folder=f"{ACTS}/{excerpt(name)}"),
                message("Rename it. An id has small letters a to z, digits and hyphens, at most 40: aneks-1. Windows "
                        "keeps names such as “con” for itself."),
            )
    return {id: OfAct(snapshot, id) for id in there}


def unread(snapshot: Snapshot) -> Iterator[str]:
    """What lies among the acts and is no part of one, so that nothing of it is read; hidden files are the system's."""
    folder = beneath(snapshot.root, ACTS)
    with storage.reading(folder):
        for name in sorted(os.listdir(folder)):
            if name in snapshot.acts:
                yield from (f"{ACTS}/{name}/{one}" for one in sorted(os.listdir(folder / name)) if _odd(one, _HELD))
            elif _odd(name):
                yield f"{ACTS}/{name}"


def _odd(name: str, known: Collection[str] = ()) -> bool:
    return name not in known and (name[0] != "." or storage.is_left_over(name))


def act_of(snapshot: Snapshot, id: str) -> OfAct:
    """The snapshot of an act; a KpesError where there is none of this id."""
    if id in snapshot.acts:
        return snapshot.acts[id]
    likely = ", ".join(nearest(id, snapshot.acts, most=3) or snapshot.acts)
    raise KpesError(
        message("There is no act “{id}”.", id=excerpt(id)),
        message("The acts are: {ids}.", ids=likely) if likely else message("Start one with: kpes act new annex ID"),
    )


def chain_of(snapshot: Snapshot) -> Chain:
    """What is in force, day by day, for who has made sure that neither the data nor the register holds errors."""
    acts = [(id, one.act[0], one.records, one.files.unfit()) for id, one in snapshot.acts.items()]
    written = [Written(id, act, records, unfit) for id, act, records, unfit in acts if act]
    resolved, concluded = snapshot.resolved, snapshot.status.concluded_on
    return follow(resolved.agreement, resolved.partners, concluded, written, snapshot.attached, snapshot.today)


def followed(snapshot: Snapshot) -> Chain:
    """The chain, for who tells what is in force; a KpesError where an act that was signed can not be followed.

    Of an act alone nothing is in force.
    """
    if id := snapshot.paths.act:
        raise KpesError(
            message("“{id}” is an act. What is in force on a day is the agreement with all its acts.", id=id),
            message("Leave out --act, or leave out --on."),
        )
    told = {step.id for step in snapshot.chain.steps if step.status and not step.status.unfit}
    for id, one in snapshot.acts.items():
        if one.broken or (id not in told and (one.records or one.files.unfit())):
            raise KpesError(
                message("The act “{id}” holds errors, so nobody can tell what is in force.", id=id),
                message("Mend them. See them with: kpes validate --act {id}", id=id),
            )
    return snapshot.chain


def text_on(snapshot: Snapshot, day: date) -> Document:
    """The consolidated text of a day; a KpesError where nothing was in force on it, or an act cannot be followed."""
    chain = followed(snapshot)
    if chain.since is None or day < chain.since:
        raise KpesError(
            message("On {day} the agreement is not concluded, so nothing is in force.", day=day.isoformat()),
            message("See who has signed it: kpes status"),
        )
    titles = {OF_AGREEMENT: snapshot.resolved.document.title}
    titles |= {step.id: " ".join(step.act.title.value.split()) for step in chain.steps}
    return consolidated(chain.on(day), day, titles, snapshot.attached)
