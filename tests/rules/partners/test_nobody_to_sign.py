from __future__ import annotations

from kpes.messages import catalogue
from tests.sound import rule_findings, told_by

ALONE = """\
partners:
  - {id: a, name: Fala}
  - {id: b, name: Dalba, representatives: [{name: Anna Nowak}]}
  - {id: c, name: Orkan}
"""


def test_each_partner_that_names_nobody_is_told_where_others_name_somebody():
    said = "does not say who may sign for it, so that any name counts. Name them under “representatives”."
    assert told_by("K313", ALONE) == [f"2:19 K313 “Fala” {said}", f"4:19 K313 “Orkan” {said}"]


def test_one_finding_serves_for_all_where_no_partner_names_anybody():
    yaml = "partners:\n" + "".join(f"  - {{id: p{number}, name: Partia {number}}}\n" for number in range(22))
    assert told_by("K313", yaml) == [
        "2:20 K313 No partner says who may sign for it, so that any name counts. Name them under “representatives”."
    ]


def test_partners_that_all_name_somebody_are_quiet():
    assert told_by("K313", "status: final\n") == []


def test_it_is_said_in_polish():
    found = next(one for one in rule_findings(ALONE) if one.code == "K313")
    assert catalogue("pl")(found.message) == (
        "Przy partnerze „Fala” nie wskazano, kto jest uprawniony do podpisu, więc kpes przyjmie każde nazwisko. Osoby "
        "te trzeba wymienić w polu „representatives”."
    )
