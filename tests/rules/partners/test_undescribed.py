"""K318: a partner lacks what the sentence about the partners names."""

from __future__ import annotations

import pytest

from tests.sound import pointed, told_by

SAID = (
    "“{0}” has no “{1}”, which the sentence about the partners names. Add it, or put that part of the sentence in "
    "brackets."
)


def parties(sentence: str, *partners: str) -> str:
    listed = "".join(f"  - {{id: p{number}, {keys}}}\n" for number, keys in enumerate(partners))
    return f"parties: [Zawierają, {{insert: partners, labels: 1., text: '{sentence}'}}]\npartners:\n{listed}"


FULL = "name: A, seat: Gdańsk, krs: '0000123456', short: Fala, representatives: [{name: Ewa Lis}]"


def test_each_key_that_a_partner_lacks_is_told_at_its_name():
    sentence = "{name}, {seat}, KRS {krs}, {short}, {representatives}"
    assert pointed(parties(sentence, FULL, "name: B, seat: Gdynia"), "K318") == [
        ("B", SAID.format("B", key)) for key in ("krs", "representatives", "short")
    ]


@pytest.mark.parametrize(
    ("sentence", "partner"),
    [
        ("{name}[, KRS {krs}]", "name: B"),
        ("{name}", "name: B"),
        ("{name}, KRS {krs}", "name: B, description: B z siedzibą w Gdyni"),
        ("{name}, {date}", "name: B"),
    ],
)
def test_what_is_in_brackets_or_described_otherwise_or_no_key_of_a_partner_lacks_nothing(sentence, partner):
    assert pointed(parties(sentence, FULL, partner), "K318") == []


def test_part_of_the_keys_in_brackets_leaves_all_of_it_out():
    assert pointed(parties("{name}[, {seat}, KRS {krs}]", FULL, "name: B, seat: Gdynia"), "K318") == []


def test_without_an_inserted_sentence_nothing_is_asked_of_partners():
    assert told_by("K318", "parties: Zawierają\n") == []
