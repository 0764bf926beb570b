from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.sound import pointed, rule_findings, saying

DASHED = "Rzecznictwo – obrona interesów."


def test_a_hyphen_among_dashes_is_pointed_at():
    (found,) = rule_findings(saying(DASHED, "Edukacja - transfer wiedzy."))
    assert (found.code, found.words, found.place.column, found.width) == ("K226", "-", 21, 1)
    assert str(found.message) == "A hyphen stands for a dash here. Write “–”, as elsewhere."
    assert catalogue("pl")(found.message) == "Zamiast myślnika stoi tu łącznik. Trzeba napisać „–”, jak gdzie indziej."


@pytest.mark.parametrize(
    "texts",
    [
        ["Edukacja - transfer wiedzy.", "Praca - cel."],
        [DASHED, "Cele społeczno-gospodarcze w dniach 7-9 listopada, 5 - 3 i 2014–2020."],
        [DASHED, "Podpis ______ - pieczęć ..... - data."],
    ],
    ids=["hyphens throughout", "joined and numbers", "blanks"],
)
def test_other_hyphens_are_left_alone(texts):
    assert pointed(saying(*texts), "K226") == []
