"""What is in force on each day, and who is bound: what acts make of random histories, held against a model of them."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from kpes.acts.chain import Chain, Written, follow
from kpes.acts.consolidated import consolidated
from kpes.fingerprint import canonical_text, fingerprint
from kpes.layout.drawing import Layout
from kpes.model import Declined, Event, Revoked
from tests.acts.histories import START, act_in_yaml, drawn, in_yaml
from tests.acts.made import act
from tests.acts.oracle import Model
from tests.parties import PLACE, signature
from tests.sound import data
from tests.thorough import THOROUGH

END = START + timedelta(120)


class Played:
    """A history as it is lived: each signs the text that kpes shows on that day, which has to be that of the model."""

    def __init__(self, seed: int):
        self.draw = random.Random(f"lived {seed}")
        self.history = drawn(seed)
        self.model = Model(self.history)
        read = data(in_yaml(self.history))
        assert read.agreement
        assert read.partners
        self.agreement, self.partners = read.agreement, read.partners
        self.acts = {
            id: act(act_in_yaml(one), f"data/acts/{id}/act.yaml") for id, one in self.history["acts"].items()
        }
        self.records: dict[str, dict[str, list[Event]]] = {id: {} for id in self.acts}
        self.signatures: list[dict] = []
        self.texts: dict[str, bytes] = {}

    def chain(self, today: date = date.max) -> Chain:
        written = [
            Written(id, self.acts[id], {partner: tuple(events) for partner, events in self.records[id].items()})
            for id in self.draw.sample(sorted(self.acts), len(self.acts))
        ]
        return follow(self.agreement, self.partners, START, written, today=today)

    def live(self) -> None:
        """All that is signed, day by day; what is recorded late is told of in the same words."""
        draw, moments = self.draw, []
        for id, one in self.history["acts"].items():
            begun = max(START, one["date"]) + timedelta(draw.randint(0, 5))
            wave = [begun, *([begun + timedelta(draw.randint(5, 20))] if draw.random() < 0.4 else [])]
            for day in wave:
                moments += [(day + timedelta(draw.choice([0, 0, 0, 1, 3])), draw.random(), id)]
        for day, _, id in sorted(moments):
            self.sign_all(id, day)

    def sign_all(self, id: str, day: date) -> None:
        chain = self.chain(day)
        step = next(step for step in chain.steps if step.id == id)
        if not step.composed.text:
            return
        text = canonical_text(Layout(step.composed.text, step.composed.signers).document())
        lines = text.decode().replace("\xa0", " ").splitlines()
        assert lines == self.model.shown(id, self.signatures, day, END)
        self.texts[fingerprint(text)] = text
        for partner in step.composed.signers if self.draw.random() < 0.9 else step.composed.signers[1:]:
            for person in range(partner.signatures_required):
                self.sign(id, partner.id.value, f"Osoba {person}", day, lines, fingerprint(text))

    def sign(self, id: str, partner: str, person: str, day: date, lines: list[str], print: str) -> None:
        chance = self.draw.random()
        known = self.records[id].setdefault(partner, [])
        if chance < 0.04:
            known.append(Declined(partner, "", day, "", print, "2015-12-01T00:00:00Z", PLACE))
        if chance < 0.06:
            return
        signed = {"act": id, "partner": partner, "person": person, "day": day, "lines": lines}
        signed |= {"written": chance > 0.1, "revoked": chance > 0.96}
        if chance > 0.9:
            signed["day"] = day = day + timedelta(self.draw.randint(0, 10))
        method = "handwritten" if signed["written"] else "trusted-profile"
        events: list[Event] = [signature(person, day, method, print)._replace(partner=partner)]
        if signed["revoked"]:
            events.append(Revoked(partner, person, print, "pomyłka", "2015-12-01T00:00:00Z", PLACE))
        if not any(one["person"] == person and (one["act"], one["partner"], one["lines"]) == (id, partner, lines)
                   for one in self.signatures):  # fmt: skip
            known[:] = [*events, *known] if self.draw.random() < 0.5 else [*known, *events]
            self.signatures.append(signed)


def lived(seed: int) -> Played:
    played = Played(seed)
    played.live()
    return played


@pytest.mark.parametrize("seed", range(1000 if THOROUGH else 30))
def test_the_text_and_the_parties_of_every_day_are_those_of_a_model_made_otherwise(seed: int) -> None:
    played = lived(seed)
    chain, states = played.chain(), played.model.live(played.signatures, END)
    in_force = [step for step in chain.steps if step.day]
    assert [(step.id, step.day) for step in in_force] == [(one["acts"][-1], one["last"]) for one in states[1:]]
    titles = {"": played.history["title"]} | {id: one["title"] for id, one in played.history["acts"].items()}
    days = {START, END, *(one["last"] + timedelta(by) for one in states for by in (-1, 0, 1))}
    for day in sorted(days - {START - timedelta(1)}):
        state, model = chain.on(day), played.model.on(states, day)
        text = canonical_text(consolidated(state, day, titles, {})).decode().replace("\xa0", " ").splitlines()
        assert text == played.model.consolidated(model, day)
        assert [
            (one.partner.id.value, one.partner.name.value, one.since, one.until, one.by) for one in state.bound
        ] == [(one["id"], one["name"], one["since"], one["until"], tuple(one["by"])) for one in model["bound"]]
    for step in in_force:
        assert step.composed.text
        assert canonical_text(Layout(step.composed.text, step.composed.signers).document()) in played.texts.values()
