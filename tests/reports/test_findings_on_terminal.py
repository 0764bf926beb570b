"""Findings on a terminal of 80 columns."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.cells import cell_len

from kpes.findings import Finding, Severity
from kpes.messages import ENGLISH, message
from kpes.reports.findings import Findings
from kpes.reports.terminal import draw_findings
from kpes.source import Place, Sources

FILE = "data/agreement.yaml"


def drawn(monkeypatch, line: str, column: int, width: int = 1, severity: Severity = Severity.WARNING) -> list[str]:
    monkeypatch.setenv("COLUMNS", "80")
    out = StringIO()
    finding = Finding(Place(FILE, 2, column), "K210", message("It runs [b]backwards[/b]."), severity, width)
    sources = Sources({FILE: f"first\n{line}\n".encode()}.__getitem__)
    draw_findings(Findings(ENGLISH, [finding], (), sources, lambda _: "preamble.text"), out)
    *lines, more, _ = out.getvalue().splitlines()
    assert more == "More about a finding: kpes explain K210"
    assert all(cell_len(line) <= 80 for line in lines)
    return lines


def test_the_line_stands_below_the_finding_with_the_spot_underlined_and_its_place_by_structure(monkeypatch):
    assert drawn(monkeypatch, "text: w okresie 2014-2012 r.", 17, 9) == [
        "data/agreement.yaml:2:17: K210 It runs [b]backwards[/b].",
        "     2 │ text: w okresie 2014-2012 r.",
        "       │                 ^^^^^^^^^ preamble.text",
        "",
    ]


def test_where_there_is_no_room_behind_the_underline_the_place_by_structure_stands_below(monkeypatch):
    assert drawn(monkeypatch, "a" * 60 + " 2014", 62, 4)[2:] == [
        "       │ " + " " * 61 + "^^^^",
        "       │ preamble.text",
        "",
    ]


def test_a_key_is_underlined_whole(monkeypatch):
    assert drawn(monkeypatch, "statsu: draft", 1, severity=Severity.ERROR)[2] == "       │ ^^^^^^"


def test_of_a_long_line_the_part_around_the_spot_is_shown(monkeypatch):
    line = "a" * 300 + " 2014-2012 " + "b" * 300
    _, shown, under, _ = drawn(monkeypatch, line, 302, 9)
    assert shown.startswith("     2 │ …aaa")
    assert shown.endswith("b…")
    assert shown[under.index("^") : under.rindex("^") + 1] == "2014-2012"


@pytest.mark.parametrize("before", ["世界", "e\u0301", "\t"])
def test_the_underline_stands_below_its_words_whatever_the_width_of_what_is_before(monkeypatch, before):
    _, shown, under, _ = drawn(monkeypatch, f"{before} 2014", len(before) + 2, 4)
    assert cell_len(shown.partition("2014")[0]) == under.index("^")


def test_a_file_that_is_not_there_has_no_line_to_show(monkeypatch):
    assert drawn(monkeypatch, "", 1)[1:] == [""]
