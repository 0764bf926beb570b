from __future__ import annotations

from kpes.messages import catalogue
from tests.sound import rule_findings
from tests.told import told

AREA = """
    paragraphs:
      - text: [{insert: areas, labels: 1/}, {insert: goals, labels: I.}]
    areas:
      - {id: edukacja, text: edukacja}
"""


def test_goals_that_no_area_announces_are_told_at_their_heading():
    goals = """\
    goals:
      - {id: a, area: edukacja, heading: EDUKACJA, text: Szkolenia.}
      - {id: b, heading: PROFESJONALIZACJA, text: Podniesienie wiedzy.}
    """
    (found,) = rule_findings(AREA + goals)
    assert told([found]) == [
        "19:22 K213 No area announces the goals “PROFESJONALIZACJA”. Add “area” with the id of theirs, or the area "
        "itself."
    ]
    assert found.words == "PROFESJONALIZACJA"
    assert catalogue("pl")(found.message) == (
        "Żaden obszar nie zapowiada celów „PROFESJONALIZACJA”. Trzeba dodać „area” z „id” ich obszaru albo sam obszar."
    )


def test_goals_need_no_area_where_none_has_one():
    goals = """\
    goals:
      - {id: a, heading: CELE GŁÓWNE, text: Szkolenia.}
      - {id: b, heading: CELE DODATKOWE, text: Podniesienie wiedzy.}
    """
    assert rule_findings(AREA + goals) == []
