"""What kpes warns of in acts that can be carried out."""

from __future__ import annotations

from datetime import date

import pytest

from kpes.acts.chain import Written, follow
from kpes.acts.checks import faults_of
from tests.acts.made import ANNEX, act, laid

AGREEMENT = """
values: {kara: 100 zł}
paragraphs:
  - {id: cel, text: 'Zob. {drugi}, {rada}.'}
  - {id: rada, text: ['Rada:', {labels: 1., items: [pierwszy;, {id: drugi, text: drugi.}]}]}
"""


def told(*acts: str) -> list[str]:
    """What is said of the acts a1, a2 and so on, none of which is signed."""
    agreed = laid(AGREEMENT)
    written = [
        Written(f"a{number}", act(one, f"data/acts/a{number}/act.yaml"), {}) for number, one in enumerate(acts, 1)
    ]
    chain = follow(agreed.agreement, agreed.partners, date(2014, 11, 7), written)
    found = (finding for step in chain.steps for finding in faults_of(step, chain))
    return [f"{one.place.file[10:12]}:{one.place.line} {one.code} {one.message}" for one in found]


def test_a_sound_act_is_told_nothing() -> None:
    assert told("changes: [{in: cel, text: Inny.}]") == []


def test_a_reference_to_what_is_repealed_is_told_at_the_repeal() -> None:
    assert told("changes: [{repeal: drugi}]") == [
        "a1:5 K610 Par. 1 still refers to what is repealed here (drugi). Change that as well."
    ]
    assert sorted(told("changes: [{repeal: rada}]")) == [
        "a1:5 K610 Par. 1 still refers to what is repealed here (drugi). Change that as well.",
        "a1:5 K610 Par. 1 still refers to what is repealed here (rada). Change that as well.",
    ]


def test_so_is_one_to_what_new_words_leave_out() -> None:
    assert told("changes: [{in: rada, text: Nowa.}]") == [
        "a1:5 K610 Par. 1 still refers to what is repealed here (drugi). Change that as well."
    ]


def test_an_act_that_is_dated_before_the_agreement_is_told_of() -> None:
    assert told(ANNEX.replace("2015", "2013") + "changes: [{in: cel, text: Inny.}]") == [
        "a1:3 K607 The act is dated before the agreement, which is of 2014-11-07."
    ]


def test_an_annex_that_changes_nothing_is_told_of() -> None:
    assert told("changes: [{in: cel, text: 'Zob. {drugi}, {rada}.'}]") == [
        "a1:1 K609 The annex changes nothing: the text after it is that before it."
    ]


def test_titles_that_are_the_same_and_changes_of_the_same_unit_are_told_of_in_the_later_act() -> None:
    one = "changes: [{in: cel, text: Inny.}]"
    assert told(one, one) == [
        "a2:2 K608 The act “a1” has the same title. Number the acts.",
        "a2:5 K611 The act “a1” changes the same unit, and is not in force yet either. Which of the two is signed "
        "first decides what the other changes.",
    ]


def test_a_withdrawal_after_which_one_party_is_left_is_told_of() -> None:
    leaves = "kind: withdrawal\ntitle: Wystąpienie nr 1\ndate: 2015-03-01\nstatus: final\npartner: b\n"
    assert told(leaves) == [
        "a1:1 K613 After this withdrawal fewer than two parties are left. Ask a lawyer what that means."
    ]


ELSEWHERE = f"{ANNEX}text: 'Dnia 1 marca 2015 r. zmienia się Par. 1: „Par. 1. Inny.”'\n"


@pytest.mark.parametrize(
    ("changes", "lacks"),
    [
        ("changes: [{in: cel, text: Inny.}]", False),
        ("changes: [{in: cel, text: Zły.}]", True),
        ("changes: [{in: rada, text: Inny.}]", True),
        ("changes: [{repeal: rada}]", True),
        ("changes: [{title: Umowa}]", True),
        ("changes: [{values: {kara: 200 zł}}]", True),
        ("in_force: 2015-06-01\nchanges: [{in: cel, text: Inny.}]", True),
    ],
)
def test_what_words_that_were_written_elsewhere_do_not_say_is_told(changes: str, lacks: bool) -> None:
    assert any(" K612 " in one for one in told(f"{ELSEWHERE}{changes}")) is lacks


def test_so_is_the_day_of_a_withdrawal_that_was_written_elsewhere() -> None:
    leaves = "kind: withdrawal\ntitle: Wystąpienie\ndate: 2015-03-01\nstatus: final\npartner: b\ntext: Odchodzimy.\n"
    assert "a1:1 K612 The text of the act does not name the day from which on it is in force: 2016-01-01." in told(
        f"{leaves}in_force: 2016-01-01\n"
    )
