from __future__ import annotations

from kpes.messages import catalogue
from tests.sound import rule_findings, told_by


def partners(names: str) -> str:
    return f"partners:\n  - {{id: a, name: Fala, representatives: [{names}]}}\n  - {{id: b, name: Dalba}}\n"


def test_a_representative_named_twice_is_told_at_the_second_place():
    assert told_by("K317", partners("{name: Anna Nowak}, {name: ANNA  NOWAK}")) == [
        "2:70 K317 ANNA NOWAK is named already, in line 2. Remove this entry, or write who is meant here."
    ]


def test_different_people_are_quiet():
    assert told_by("K317", partners("{name: Anna Nowak}, {name: Ewa Nowak}, {name: Anna Nowak-Lis}")) == []


def test_it_is_said_in_polish():
    (found,) = (one for one in rule_findings(partners("{name: Jan Lis}, {name: Jan Lis}")) if one.code == "K317")
    assert catalogue("pl")(found.message) == (
        "Jan Lis: tę osobę wpisano już w wierszu 2. Trzeba usunąć ten wpis albo podać, o kogo chodzi."
    )
