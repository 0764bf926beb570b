"""Every report has every form that reports have."""

from __future__ import annotations

import pytest

from kpes.messages import ENGLISH, message
from kpes.reports.findings import Checks, Findings
from kpes.reports.history import History, entries
from kpes.reports.pages import Codes
from kpes.reports.report import FORMATS, Report, written
from kpes.reports.standings import Standings
from kpes.rules.pages import pages
from kpes.status import Status, standing
from kpes.verify.checks import Check, Verdict
from tests.parties import TODAY, partner, signature
from tests.reports.hostile import ERROR
from tests.reports.specimens import changes

STANDING = standing(partner("a"), [signature("Ewa Lis")], TODAY, "any")
REPORTS = {
    "2014-11-31": Findings(ENGLISH, [ERROR]),
    "It is whole.": Checks(ENGLISH, [Check("out/copies", "copies", Verdict.PASS, message("It is whole."))]),
    "Anna Nowak": History(ENGLISH, entries({"a": (signature("Anna Nowak"),)}), {}),
    "Ewa Lis": Standings(ENGLISH, Status("Porozumienie", "final", TODAY, (STANDING,), "any", 1), [STANDING]),
    "K104": Codes(ENGLISH, pages()),
    "Klub": changes(),
}


@pytest.mark.parametrize("format", [name for name, by in FORMATS.items() if not by.startswith("scanners.")])
@pytest.mark.parametrize("words", REPORTS)
def test_every_report_holds_its_words_in_every_format(words: str, format: str) -> None:
    report: Report = REPORTS[words]
    assert words in written(report, format)
