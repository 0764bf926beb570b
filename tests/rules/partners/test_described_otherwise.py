"""K319: a description that does not agree with the partner's own keys."""

from __future__ import annotations

import pytest

from tests.sound import pointed

SAID = "The description does not hold the “{0}” of this partner, “{1}”. Correct one of the two."
KEYS = "name: Fundacja Niebieska Fala, seat: Gdańsk, nip: '1234563218', regon: '123456785', krs: '0000123456'"


def found(description: str) -> list[str]:
    yaml = f"partners:\n  - {{id: a, {KEYS}, description: '{description}'}}\n  - {{id: b, name: B}}\n"
    return [said for _, said in pointed(yaml, "K319")]


@pytest.mark.parametrize(
    "description",
    [
        "Fundacja Niebieska Fala z siedzibą w Gdańsku, NIP 1234563218, REGON 123456785, KRS 0000123456",
        "Fundacją Niebieską Falą z siedzibą w Gdańsku, NIP 123-456-32-18",
        "FUNDACJA NIEBIESKA FALA z siedzibą w Gdańsku (KRS: 0000 123 456)",
        "Fundacja Niebieska Fala z siedzibą w Gdańsku",
    ],
)
def test_what_agrees_in_any_case_and_spelling_is_not_told(description):
    assert found(description) == []


@pytest.mark.parametrize(
    ("description", "key", "value"),
    [
        ("Fundacja Niebieska Fala z siedzibą w Gdańsku, NIP 5252248481", "nip", "1234563218"),
        ("Fundacja Niebieska Fala z siedzibą w Gdańsku, REGON 123456786", "regon", "123456785"),
        ("Fundacja Niebieska Fala z siedzibą w Gdańsku, KRS 0000123457", "krs", "0000123456"),
        ("Fundacja Niebieska Fala z siedzibą w Gdyni", "seat", "Gdańsk"),
        ("Stowarzyszenie Zielone Wzgórza z siedzibą w Gdańsku", "name", "Fundacja Niebieska Fala"),
    ],
)
def test_what_differs_is_told_with_its_key(description, key, value):
    assert found(description) == [SAID.format(key, value)]
