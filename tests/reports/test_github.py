from __future__ import annotations

import re

from kpes.messages import ENGLISH
from kpes.reports.github import as_github
from tests.reports.hostile import ERROR, HOSTILE, WARNING


def test_a_finding_is_a_command_with_its_spot_in_the_repository():
    assert as_github([ERROR, WARNING], ENGLISH, "") == (
        "::error file=data/agreement.yaml,line=12,endLine=12,col=7,endColumn=17,title=K107::“2014-11-31” is no day.\n"
        "::warning file=data/signatures/x.yaml,line=1,endLine=1,col=1,endColumn=2,title=K501::"
        "There is no partner “x”.\n"
    )
    assert "file=agreements/2014/data/agreement.yaml,line=12" in as_github([ERROR], ENGLISH, "agreements/2014")


def test_where_nothing_is_wrong_nothing_is_commanded():
    assert as_github([], ENGLISH, "") == ""


def test_hostile_data_stays_inside_one_command():
    (line,) = as_github([HOSTILE], ENGLISH, "").splitlines()[:1]
    assert as_github([HOSTILE], ENGLISH, "") == f"{line}\n"
    match = re.fullmatch("::error (.+?)::(.+)", line)
    assert match
    properties = dict(one.split("=", 1) for one in match[1].split(","))
    assert properties["file"] == "data/signatures/a b%2Cc%3Ad%25&<ż>\x01\udc80.yaml"
    assert (properties["col"], properties["endColumn"], properties["title"]) == ("4", "7", "K104")
    assert match[2].startswith("100 %25 “::error::%0D%0A]]>&amp;")
