"""What is in force, day by day: the agreement, and behind it the acts in the order in which they took effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kpes.acts.settling import settled
from kpes.acts.text import Composed, composed, consenting, signers
from kpes.fingerprint import canonical_text, fingerprint
from kpes.layout.drawing import Layout
from kpes.model import Act, Agreement, Partner, Signed
from kpes.paths import of_act
from kpes.register.reading import Records, standing_signatures
from kpes.source import Place
from kpes.status import Status, status

OF_AGREEMENT = ""
"""Stands for the agreement itself among the ids of what binds a partner."""


class Written(NamedTuple):
    """An act as its file has it, what was recorded of it, and which files do not hold what was."""

    id: str
    act: Act
    records: Records
    unfit: tuple[str, ...] = ()


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
    """What is in force: the agreement with all that was changed in it, where, and all who are or were bound.

    ``acts`` are the ids of all that took effect, ``annexes`` of those that changed the text.
    """

    agreement: Agreement
    bound: tuple[Bound, ...]
    notes: Mapping[Place, Note] = {}
    acts: tuple[str, ...] = ()
    annexes: tuple[str, ...] = ()

    @property
    def repealed(self) -> frozenset[Place]:
        """Where repealed units stand."""
        return frozenset(place for place, note in self.notes.items() if note.what == "repealed")

    def partners_on(self, day: date) -> tuple[Partner, ...]:
        """Who is bound on a day, in their order."""
        return tuple(one.partner for one in self.bound if one.on(day))


class Step(NamedTuple):
    """An act in the chain: its text, against what is in force just ``before`` it, and from which day on it is in force.

    ``status`` is None where the text cannot be made; ``day`` where the act is not in force. ``otherwise`` are the
    signatures on its text that were given when it did something else.
    """

    id: str
    act: Act
    before: State
    composed: Composed
    status: Status | None
    day: date | None
    otherwise: tuple[Signed, ...] = ()


class Chain(NamedTuple):
    """The agreement, ``since`` when it is concluded, and the acts: those in force in their order, then the others."""

    start: State
    since: date | None
    steps: tuple[Step, ...]

    def on(self, day: date) -> State:
        """What is in force on a day."""
        state, last = self.start, None
        for step in self.steps:
            if step.day is not None and step.day <= day:
                state, last = step.before, step
        return _after(state, last) if last else state


def follow(
    agreement: Agreement,
    partners: tuple[Partner, ...],
    concluded: date | None,
    acts: Sequence[Written],
    digests: Mapping[str, str | None] = {},
    today: date = date.max,
) -> Chain:
    """The chain of the acts of an agreement that was ``concluded`` on a day, or not yet.

    An act takes effect with the last signature that it needs, or on its day, if that is later, and not before the
    agreement; those of one day in the order of their ids. Each is taken against what is in force just before it, and
    signatures count that are on the text that it has then. The others are taken against what is in force ``today``, or
    on their own day, if that is later: so they are shown to whoever signs them.
    """
    since = concluded or agreement.date
    signed, _ = settled(Layout(agreement, partners, digests), agreement)
    state = start = State(signed.agreement, tuple(Bound(one, since) for one in partners))
    trial = _Trial(digests, concluded)
    waiting, steps = trial.in_order(acts), []
    while step := trial.next_of(state, waiting):
        state = _after(state, step)
        steps.append(step)
        waiting = [one for one in waiting if one.id != step.id]
    chain = Chain(start, concluded, tuple(steps))
    for one in sorted(waiting, key=lambda one: one.id):
        own = max(today, one.act.in_force) if isinstance(one.act.in_force, date) else today
        before = state if trial.day is None or own >= trial.day else chain.on(own)
        chain = chain._replace(steps=(*chain.steps, trial.step(before, one)._replace(day=None)))
    return chain


class _Trial:
    """Tries acts against what is in force, after an agreement that was ``concluded`` on a day, or not yet."""

    def __init__(self, digests: Mapping[str, str | None], concluded: date | None):
        self._digests, self.day = digests, concluded
        self._layout: Layout | None = None
        self._signed: dict[str, dict[str, list[date]]] = {}

    def next_of(self, state: State, waiting: Sequence[Written]) -> Step | None:
        """The act that takes effect next, if one does; ``waiting`` are in the order of their first signatures.

        Those that cannot take effect before it are not even tried.
        """
        soonest: Step | None = None
        for one in waiting if self.day else ():
            if soonest and soonest.day and soonest.day < self._first(one):
                break
            day = self._earliest(state, one)
            if day is None or (soonest and soonest.day and (soonest.day, soonest.id) < (day, one.id)):
                continue
            step = self.step(state, one)
            if step.day and not (soonest and soonest.day and (soonest.day, soonest.id) < (step.day, step.id)):
                soonest = step
        if soonest:
            self.day, self._layout = soonest.day, soonest.composed.after.layout
        return soonest

    def in_order(self, acts: Iterable[Written]) -> list[Written]:
        """Acts in the order of their first signatures; before that none takes effect."""
        return sorted(acts, key=lambda one: (self._first(one), one.id))

    def _first(self, written: Written) -> date:
        own = written.act.in_force
        return max(min((days[0] for days in self._days(written).values()), default=date.max),
                   own if isinstance(own, date) else date.min)  # fmt: skip

    def _days(self, written: Written) -> dict[str, list[date]]:
        """The days of all signatures on an act, whatever its text was, by partner."""
        if written.id not in self._signed:
            standing = {id: standing_signatures(events) for id, events in written.records.items()}
            days = {id: sorted(one.signed_on for one in found) for id, found in standing.items()}
            self._signed[written.id] = {id: found for id, found in days.items() if found}
        return self._signed[written.id]

    def _earliest(self, state: State, written: Written) -> date | None:
        """The day before which it cannot take effect, whatever text was signed; None where somebody has not signed."""
        act, signed = written.act, self._days(written)
        if act.status != "final":
            return None
        days = [self._first(written)]
        for partner in signers(act, _bound(state, act)):
            given, needed = signed.get(partner.id.value, ()), partner.signatures_required
            if len(given) < needed:
                return None
            days.append(given[needed - 1])
        return max(*days, self.day or date.min)

    def step(self, state: State, written: Written) -> Step:
        """An act against what is in force."""
        id, act, records, unfit = written
        layout = self._laid_out(state, _bound(state, act))
        made = composed(act, layout, [one.partner.id.value for one in state.bound], state.repealed)
        found = day = None
        otherwise: tuple[Signed, ...] = ()
        if made.text:
            text = canonical_text(Layout(made.text, made.signers).document())
            found = status(made.text, made.signers, records, fingerprint(text))
            otherwise = tuple(_for_other_effect(records, found.fingerprint, made.effect, elsewhere=bool(act.text)))
            found = found._replace(unfit=(*unfit, of_act(id).text) if otherwise else unfit)
            if self.day and act.status == "final" and (signed := found.concluded_on):
                day = max(signed, self.day, act.in_force if isinstance(act.in_force, date) else signed)
        return Step(id, act, state, made, found, day, otherwise)

    def _laid_out(self, state: State, bound: tuple[Partner, ...]) -> Layout:
        """A state laid out for those who are bound; most acts leave the text as it is."""
        made = self._layout
        if made is None or made.agreement is not state.agreement or made.partners != bound:
            made = self._layout = Layout(state.agreement, bound, self._digests)
        return made


def _for_other_effect(records: Records, edition: str, effect: str, elsewhere: bool) -> Iterator[Signed]:
    """The signatures on a text that were given when the act did something else, also those of who need not sign it.

    A record without an effect counts where the text tells what the act does, which one from ``elsewhere`` need not.
    """
    for events in records.values():
        for signed in standing_signatures(events):
            if signed.fingerprint == edition and signed.effect != effect and (signed.effect or elsewhere):
                yield signed


def _bound(state: State, act: Act) -> tuple[Partner, ...]:
    """Who is bound on the day of an act; on one before the agreement, those who concluded it.

    So are those who joined later and whose consent an annex names.
    """
    day = max(act.date, state.bound[0].since) if state.bound else act.date
    return tuple(one.partner for one in state.bound if one.on(day) or _signs_later(one, act, day))


def _signs_later(one: Bound, act: Act, day: date) -> bool:
    return act.kind == "annex" and one.since > day and one.until is None and one.partner.id.value in consenting(act)


def _after(state: State, step: Step) -> State:
    """What is in force once the act is."""
    assert step.day, "it is in force"
    act, day, party = step.act, step.day, step.act.partner
    bound = list(state.bound)
    acts = (*state.acts, step.id)
    if act.kind == "annex":
        notes = dict(state.notes)
        # What became of a unit itself says more than that a value in it changed.
        for one in sorted(step.composed.after.amendments, key=lambda one: one.unit is not None):
            for place in one.places:
                notes[place] = Note(one.what, step.id, day)
        bound = [one._replace(by=(*one.by, step.id)) if one.on(day) else one for one in bound]
        return State(step.composed.after.agreement, tuple(bound), notes, acts, (*state.annexes, step.id))
    assert party, "all other acts are of a partner"
    id = party.id.value
    if act.kind == "accession":
        bound.append(Bound(party, day, by=(OF_AGREEMENT, *state.annexes, step.id)))
    for at, known in enumerate(bound if act.kind != "accession" else ()):
        if known.partner.id.value == id and act.kind == "withdrawal":
            bound[at] = known._replace(until=known.until or day)
        elif known.partner.id.value == id:
            bound[at] = _renamed(known, party)
    return state._replace(bound=tuple(bound), acts=acts)


def _renamed(one: Bound, new: Partner) -> Bound:
    """A partner with the data that a notice gives, key by key."""
    old = one.partner
    said = {key: value for key, value in new._asdict().items() if value and key not in ("id", "place")}
    said["signatures_required"] = max(new.signatures_required, 1) if new.representatives else old.signatures_required
    known = one.known_as if not new.name or new.name.value == old.name.value else (old.name.value, *one.known_as)
    return one._replace(partner=old._replace(**said), known_as=known)
