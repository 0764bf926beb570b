"""What is in force, day by day: the agreement, and behind it the acts in the order in which they took effect."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kpes.acts.settling import settled
from kpes.acts.text import Composed, composed
from kpes.fingerprint import canonical_text, fingerprint
from kpes.layout.drawing import Layout
from kpes.model import Act, Agreement, Partner
from kpes.register.reading import Records, standing_signatures
from kpes.source import Place
from kpes.status import Status, status

OF_AGREEMENT = ""
"""Stands for the agreement itself among the ids of what binds a partner."""


class Written(NamedTuple):
    """An act as its file has it, and what was recorded of it."""

    id: str
    act: Act
    records: Records


class Bound(NamedTuple):
    """A partner, with its data of the day, and since when it is bound, until when, and by which texts, in their order.

    ``known_as`` are the names that it had before, the last one first.
    """

    partner: Partner
    since: date
    until: date | None = None
    by: tuple[str, ...] = (OF_AGREEMENT,)
    known_as: tuple[str, ...] = ()

    def on(self, day: date) -> bool:
        """Whether it is bound on a day."""
        return self.since <= day and (self.until is None or day < self.until)


class Note(NamedTuple):
    """Which act gave a place of the text its words, or added or repealed it, and since when that is in force."""

    what: str
    act: str
    since: date


class State(NamedTuple):
    """What is in force: the agreement with all that was changed in it, where, and all who are or were bound."""

    agreement: Agreement
    bound: tuple[Bound, ...]
    notes: Mapping[Place, Note] = {}
    acts: tuple[str, ...] = ()

    @property
    def repealed(self) -> frozenset[Place]:
        """Where repealed units stand."""
        return frozenset(place for place, note in self.notes.items() if note.what == "repealed")

    def partners_on(self, day: date) -> tuple[Partner, ...]:
        """Who is bound on a day, in their order."""
        return tuple(one.partner for one in self.bound if one.on(day))


class Step(NamedTuple):
    """An act in the chain: its text, against what is in force just ``before`` it, and from which day on it is in force.

    ``status`` is None where the text cannot be made; ``day`` where the act is not in force.
    """

    id: str
    act: Act
    before: State
    composed: Composed
    status: Status | None
    day: date | None


class Chain(NamedTuple):
    """The agreement, ``since`` when it is concluded, and the acts: those in force in their order, then the others."""

    start: State
    since: date | None
    steps: tuple[Step, ...]

    def on(self, day: date) -> State:
        """What is in force on a day."""
        state = self.start
        for step in self.steps:
            if step.day is not None and step.day <= day:
                state = _after(state, step)
        return state


def follow(
    agreement: Agreement,
    partners: tuple[Partner, ...],
    concluded: date | None,
    acts: Sequence[Written],
    digests: Mapping[str, str | None] = {},
) -> Chain:
    """The chain of the acts of an agreement that was ``concluded`` on a day, or not yet.

    An act takes effect with the last signature that it needs, or on its day, if that is later, and not before the
    agreement; those of one day in the order of their ids. Each is taken against what is in force just before it. So the
    order decides what each needs, and that may decide the order: it starts from the days of the last signatures.
    """
    since = concluded or agreement.date
    signed, _ = settled(Layout(agreement, partners), agreement)
    start = State(signed, tuple(Bound(one, since) for one in partners))
    order = sorted(acts, key=lambda one: (_last(one, since), one.id))
    for _ in range(len(acts) + 1):
        steps = list(_steps(start, order, concluded, digests))
        found = sorted(steps, key=lambda step: (step.day or date.max, step.id))
        if [step.id for step in found] == [one.id for one in order]:
            break
        place = {step.id: number for number, step in enumerate(found)}
        order = sorted(acts, key=lambda one: place[one.id])
    return Chain(start, concluded, tuple(steps))


def _last(written: Written, since: date) -> date:
    """The day of the last signature that was recorded of an act, or its own if that is later."""
    days = [signed.signed_on for events in written.records.values() for signed in standing_signatures(events)]
    if not days:
        return date.max
    own = written.act.in_force
    return max(since, *days, *([own] if isinstance(own, date) else ()))


def _steps(
    state: State, acts: Iterable[Written], concluded: date | None, digests: Mapping[str, str | None]
) -> Iterator[Step]:
    lay_out = _layouts(digests)
    for id, act, records in acts:
        layout = lay_out(state, act.date)
        made = composed(act, layout, layout.partners, state.repealed)
        found = day = None
        if made.text:
            text = canonical_text(Layout(made.text, made.signers).document())
            found = status(made.text, made.signers, records, fingerprint(text))
            if concluded and act.status == "final" and (signed := found.concluded_on):
                day = max(signed, concluded, *([act.in_force] if isinstance(act.in_force, date) else ()))
        step = Step(id, act, state, made, found, day)
        yield step
        if day:
            state = _after(state, step)


def _layouts(digests: Mapping[str, str | None]) -> Callable[[State, date], Layout]:
    """What lays out a state for those who are bound on a day; most acts leave the text as it is."""
    made: list[tuple[Agreement, tuple[Partner, ...], Layout]] = []

    def lay_out(state: State, day: date) -> Layout:
        bound = state.partners_on(max(day, state.bound[0].since) if state.bound else day)
        if not made or made[-1][0] is not state.agreement or made[-1][1] != bound:
            made[:] = [(state.agreement, bound, Layout(state.agreement, bound, digests))]
        return made[-1][2]

    return lay_out


def _after(state: State, step: Step) -> State:
    """What is in force once the act is."""
    assert step.day, "it is in force"
    act, day, party = step.act, step.day, step.act.partner
    bound = list(state.bound)
    acts = (*state.acts, step.id)
    if act.kind == "annex":
        notes = dict(state.notes)
        for one in step.composed.after.amendments:
            for place in one.places:
                notes[place] = Note(one.what, step.id, day)
        bound = [one._replace(by=(*one.by, step.id)) if one.on(day) else one for one in bound]
        return State(step.composed.after.agreement, tuple(bound), notes, acts)
    assert party, "all other acts are of a partner"
    id = party.id.value
    if act.kind == "accession":
        bound.append(Bound(party, day, by=(*_texts(state), step.id)))
    for at, known in enumerate(bound if act.kind != "accession" else ()):
        if known.partner.id.value == id and act.kind == "withdrawal":
            bound[at] = known._replace(until=day)
        elif known.partner.id.value == id:
            bound[at] = _renamed(known, party)
    return State(state.agreement, tuple(bound), state.notes, acts)


def _texts(state: State) -> tuple[str, ...]:
    """The agreement and the acts that changed it, which bind who joins."""
    changing = {note.act for note in state.notes.values()}
    return (OF_AGREEMENT, *(id for id in state.acts if id in changing))


def _renamed(one: Bound, new: Partner) -> Bound:
    """A partner with the data that a notice gives, key by key."""
    old = one.partner
    said = {key: value for key, value in new._asdict().items() if value and key not in ("id", "place")}
    said["signatures_required"] = max(new.signatures_required, 1) if new.representatives else old.signatures_required
    known = one.known_as if not new.name or new.name.value == old.name.value else (old.name.value, *one.known_as)
    return one._replace(partner=old._replace(**said), known_as=known)
