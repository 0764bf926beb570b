from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.sound import rule_findings


def found(yaml: str) -> list[tuple[int, int, int, str]]:
    """Line, column, width and words of what is pointed at."""
    return [
        (one.place.line, one.place.column, one.width, one.words) for one in rule_findings(yaml) if one.code == "K217"
    ]


@pytest.mark.parametrize(
    ("yaml", "spot"),
    [
        ("  - text: Zmiany  wymagają zgody.\n", (11, 11, 16)),
        ("  - text: 'Zmiany   wymagają zgody.'\n", (11, 12, 17)),
        ('  - text: "Zmiany  wymagają zgody."\n', (11, 12, 16)),
        ("  - text: >\n      Zgody stron\n      Zmiany  wymagają.\n", (13, 7, 17)),
        ("  - text: |\n      Zgody stron.\n\n      Zmiany\t wymagają\n", (14, 7, 16)),
        ("  - text: Zmiany \u00a0wymagają zgody.\n", (11, 11, 16)),
        ("  - text: [{labels: 1/, items: [zgoda;, Zmiany  wymagają.]}]\n", (11, 41, 17)),
    ],
    ids=["plain", "single quotes", "double quotes", "folded", "block further down", "no-break space", "item"],
)
def test_two_words_too_far_apart_are_pointed_at(yaml, spot):
    words = "Zmiany wymagają." if "wymagają." in yaml else "Zmiany wymagają"
    assert found("paragraphs:\n" + yaml) == [(*spot, words)]


def test_every_gap_is_told_and_said_in_polish():
    findings = rule_findings("paragraphs:\n  - text: Ala  ma  kota.\n")
    assert [str(one.message) for one in findings] == [
        "More than one space stands between “Ala” and “ma”. One is enough.",
        "More than one space stands between “ma” and “kota.”. One is enough.",
    ]
    assert catalogue("pl")(findings[0].message) == "Między „Ala” a „ma” jest więcej niż jeden odstęp. Wystarczy jeden."


@pytest.mark.parametrize(
    "yaml",
    [
        "  - text:    Zmiany wymagają zgody.   \n",
        "  -   text: Zmiany wymagają zgody.  # uwaga  o tym\n",
        "  # uwaga  o  tym\n  - text: Zmiany wymagają zgody.\n",
        "  - text: >\n      Zmiany wymagają\n        zgody\n\n\n      stron.\n",
        "  - text: [{labels: 1/,  items: [zgoda;,   zmiana.]}]\n",
        "  - text: 'Zmiany wymagają   \n\n     zgody.'\n",
    ],
    ids=["around", "comment behind", "comment", "indentation", "between values", "at the end of a line"],
)
def test_spaces_that_are_no_part_of_the_words_are_left_alone(yaml):
    assert found("paragraphs:\n" + yaml) == []


def test_without_the_source_nothing_is_told():
    assert found("paragraphs:\n  - text: Zmiany wymagają zgody.\n") == []
