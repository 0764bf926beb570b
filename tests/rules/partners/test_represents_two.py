from __future__ import annotations

from kpes.messages import catalogue
from tests.sound import rule_findings, told_by


def partners(*people: str) -> str:
    rows = (f"  - {{id: p{n}, name: Fala {n}, representatives: [{names}]}}\n" for n, names in enumerate(people))
    return "partners:\n" + "".join(rows)


def test_who_represents_two_partners_is_told_at_the_second():
    assert told_by("K314", partners("{name: Anna Nowak}", "{name: Jan Lis}, {name: ANNA NOWAK}")) == [
        "3:70 K314 ANNA NOWAK represents “Fala 0” too (line 2). Check that both partners agree to that."
    ]


def test_each_further_partner_is_told_once():
    anna = "{name: Anna Nowak}"
    assert len(told_by("K314", partners(anna, f"{anna}, {anna}", anna))) == 2


def test_one_who_is_named_twice_by_one_partner_represents_no_two():
    assert told_by("K314", partners("{name: Anna Nowak}, {name: Anna Nowak}", "{name: Jan Lis}")) == []


def test_people_with_one_name_more_are_others():
    assert told_by("K314", partners("{name: Anna Nowak}", "{name: Anna Maria Nowak}", "{name: Anna Nowak-Lis}")) == []


def test_it_is_said_in_polish():
    found = next(one for one in rule_findings(partners("{name: Jan Lis}", "{name: Jan Lis}")) if one.code == "K314")
    assert catalogue("pl")(found.message) == (
        "Jan Lis reprezentuje także partnera „Fala 0” (wiersz 2). Trzeba sprawdzić, czy obaj partnerzy się na to "
        "zgadzają."
    )
