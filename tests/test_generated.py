"""What the repository holds that is made from the source is what the source makes of it today."""

from __future__ import annotations

import re

import pytest

from kpes.rules.pages import pages
from tools.generated import REPOSITORY, RULES_PAGE, files

MADE = files()


@pytest.mark.parametrize("name", MADE)
def test_a_generated_file_is_up_to_date(name: str) -> None:
    assert (REPOSITORY / name).read_bytes() == MADE[name], "bring it up to date with: make generated"


def test_the_page_of_rules_leads_from_its_table_to_each_rule_once() -> None:
    page = MADE[RULES_PAGE].decode()
    links = re.findall(r"\]\(#(.+?)\)", page)
    headings = re.findall(r"^## (K.+)$", page, re.M)
    # GitHub's way from a heading to its anchor: small letters, no punctuation but “-” and “_”, a hyphen a space
    assert links == [re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings]
    assert len(links) == len(pages()) > 5
