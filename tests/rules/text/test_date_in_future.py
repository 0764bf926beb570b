from __future__ import annotations

from datetime import date

from kpes.messages import catalogue
from tests.sound import TODAY, rule_findings
from tests.told import told


def test_a_date_after_today_is_told_with_all_its_characters():
    (found,) = rule_findings("date: '2026-01-16'\n")
    assert told([found]) == [
        "4:8 K224 2026-01-16 is still to come. Check the date; no signature can be recorded before it."
    ]
    assert (found.width, found.words) == (10, "2026-01-16")


def test_today_and_days_gone_by_are_right():
    assert rule_findings(f"date: {TODAY}\n") == []
    assert rule_findings("date: 2014-11-07\n", today=date(2014, 11, 7)) == []


def test_the_finding_is_said_in_polish():
    (one,) = rule_findings("date: 2026-01-16\n")
    assert catalogue("pl")(one.message) == (
        "Dzień 2026-01-16 jeszcze nie nadszedł. Trzeba sprawdzić datę; przed tym dniem nie można zapisać podpisu."
    )
