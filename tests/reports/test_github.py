from __future__ import annotations

import re

from kpes.messages import ENGLISH
from kpes.reports.findings import Findings
from kpes.reports.scanners import as_github
from tests.reports.hostile import ACCEPTED, ERROR, HOSTILE, SHORT, SOURCES, WARNING


def commands(report: Findings) -> list[str]:
    """The commands; the summary is for those who read the log."""
    *found, summary = as_github(report).split("\n")[:-1]
    assert summary == report.summary()
    return found


def test_a_finding_is_a_command_with_its_spot_in_the_repository():
    assert commands(Findings(ENGLISH, [ERROR, WARNING])) == [
        "::error file=data/agreement.yaml,line=12,endLine=12,col=7,endColumn=16,title=K107::“2014-11-31” is no day.",
        "::warning file=data/signatures/x.yaml,line=1,endLine=1,col=1,endColumn=1,title=K501::There is no partner “x”.",
    ]
    (command,) = commands(Findings(ENGLISH, [ERROR], folder="agreements/2014"))
    assert "file=agreements/2014/data/agreement.yaml,line=12" in command


def test_the_end_column_is_that_of_the_last_character_of_the_word():
    (command,) = commands(Findings(ENGLISH, [SHORT], sources=SOURCES))
    assert "line=2,endLine=2,col=3,endColumn=8," in command


def test_where_nothing_is_wrong_nothing_is_commanded():
    assert commands(Findings(ENGLISH, [], counts=(1, 1))) == []


def test_what_was_accepted_is_a_notice_where_it_is_asked_for():
    told = Findings(ENGLISH, [ERROR], [(WARNING, ACCEPTED)], with_accepted=True)
    assert commands(told)[1:] == [
        "::notice file=data/signatures/x.yaml,line=1,endLine=1,col=1,endColumn=1,title=K501::"
        "There is no partner “x”. Accepted: Tak ma być.",
    ]
    assert len(commands(Findings(ENGLISH, [ERROR], [(WARNING, ACCEPTED)]))) == 1


def test_hostile_data_stays_inside_one_command():
    (line,) = commands(Findings(ENGLISH, [HOSTILE]))
    match = re.fullmatch("::error (.+?)::(.+)", line)
    assert match
    properties = dict(one.split("=", 1) for one in match[1].split(","))
    assert properties["file"] == "data/signatures/a b%2Cc%3Ad%25&<ż>\x01\udc80.yaml"
    assert (properties["col"], properties["endColumn"], properties["title"]) == ("4", "6", "K104")
    assert match[2].startswith("100 %25 “::error::%0D%0A]]>&amp;")
