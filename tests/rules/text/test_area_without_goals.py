from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.sound import rule_findings
from tests.told import told

INSERTED = "paragraphs:\n  - text: [{insert: areas, labels: 1/}, {insert: goals, labels: I.}]\n"
AREAS = "areas:\n  - {id: edukacja, text: edukacja;}\n  - {id: badania, text: badania rynku.}\n"


def test_an_area_without_goals_is_told_at_its_id():
    goals = "goals:\n  - {id: g, area: edukacja, heading: EDUKACJA, text: Szkolenia.}\n"
    (found,) = rule_findings(INSERTED + AREAS + goals)
    assert told([found]) == [
        "17:10 K212 The area “badania” has no goals. Add a section of goals for it, or “area: badania” to the one "
        "that belongs to it."
    ]
    assert (found.words, found.width) == ("badania", 7)
    assert catalogue("pl")(found.message) == (
        "Obszar „badania” nie ma celów. Trzeba dopisać jego cele albo „area: badania” przy celach, które do niego "
        "należą."
    )


@pytest.mark.parametrize(
    "goals",
    [
        "goals:\n  - {id: g, heading: CELE, text: Szkolenia.}\n",
        "goals:\n  - {id: g, area: edukacja, heading: EDUKACJA, text: A.}\n"
        "  - {id: h, area: badania, heading: BADANIA, text: B.}\n",
    ],
    ids=["no goals point to areas", "each area has goals"],
)
def test_nothing_is_told_where(goals):
    assert rule_findings(INSERTED + AREAS + goals) == []


def test_areas_alone_need_no_goals():
    assert rule_findings("paragraphs:\n  - text: [{insert: areas, labels: 1/}]\n" + AREAS) == []
