"""K243: a typed reference, where others go by ids."""

from __future__ import annotations

import pytest

from tests.sound import pointed

SAID = "This reference is typed. Name the id of what it means in braces: {rada}"


def agreement(text: str, id: str = "id: rada, ") -> str:
    clause = "Porozumienie sporządzono w XXXXX egzemplarzach."
    return f"paragraph_labels: § 1\nparagraphs:\n  - {{{id}text: x}}\n  - text: {text}\n  - text: {clause}\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zob. § 1.", ["§ 1"]),
        ("Zob. {rada} oraz § 3 ust. 2.", ["§ 3 ust. 2"]),
        ("Zob. {rada}.", []),
        ("Zob. § 4.", []),
        ("Zob. § 1 statutu.", []),
        ("Zob. art. 1 ustawy.", []),
        ("Zob. § 1–2.", []),
        ("Zob. § 3 ust. 1 i 2.", []),
    ],
)
def test_a_typed_reference_to_a_paragraph_that_is_there_is_told(text, words):
    assert pointed(agreement(text), "K243") == [(one, SAID) for one in words]


def test_where_no_paragraph_has_an_id_references_are_typed():
    assert pointed(agreement("Zob. § 1.", id=""), "K243") == []
