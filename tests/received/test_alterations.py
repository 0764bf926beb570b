"""Every way of altering a DOCX that we know of is found, and said to be where it is."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import cycle

import pytest

from kpes.received import Unreadable, docx
from kpes.verify.checks import Verdict
from kpes.verify.returned import check_returned
from tests.project import SHIPPED
from tests.received.alterations import BODY, STYLES, altered, packed, unpacked
from tests.received.hidings import ALTERATIONS
from tests.received.issued import expected, issued, told

WITHOUT_WORDS = {
    "a_paragraph_is_torn_in_two",
    "a_tracked_change_alters_the_look",
    "a_content_control_holds_the_words",
    "data_are_put_into_the_file",
    "building_blocks_are_put_into_the_file",
    "a_picture_stands_among_the_words",
    "a_picture_says_words_to_those_who_listen",
    "the_pages_have_a_background",
    "a_font_is_put_in",
    "a_file_of_another_kind_is_put_in",
    "a_link_leads_outside",
}
"""They add no words to the text, so a person only has to look at them."""


@pytest.fixture(scope="module")
def copy() -> bytes:
    return issued("docx")


def test_the_copy_itself_is_found_to_be_what_it_is(copy: bytes) -> None:
    assert {check.verdict for check in check_returned("a.docx", copy, expected())} == {Verdict.PASS}


@pytest.mark.parametrize("name", ALTERATIONS)
def test_it_is_found_and_fails_unless_it_only_has_to_be_looked_at(name: str, copy: bytes) -> None:
    checks = check_returned("a.docx", altered(copy, name), expected())
    wrong = {check.check for check in checks if check.verdict in (Verdict.FAIL, Verdict.WARNING)}
    assert wrong & ALTERATIONS[name][1], told(checks)
    assert (Verdict.FAIL in {check.verdict for check in checks}) == (name not in WITHOUT_WORDS)


def test_there_are_a_hundred_and_forty_and_none_is_another_one_again(copy: bytes) -> None:
    assert len(ALTERATIONS) >= 140
    assert set(ALTERATIONS) > WITHOUT_WORDS
    assert len({altered(copy, name) for name in ALTERATIONS}) == len(ALTERATIONS)


def test_the_place_is_named(copy: bytes) -> None:
    said = told(check_returned("a.docx", altered(copy, "a_word_is_changed"), expected()))
    assert said[0] == (
        "fail text: “Społecznej opiera się na […] partnerskiej współpracy podmiotów ekonomii”: "
        f"“ścisłej” became “luźnej” (compared with edition {SHIPPED})."
    )
    said = told(check_returned("a.docx", altered(copy, "a_run_is_hidden"), expected()))
    assert "fail hidden-text: Words are marked as hidden: “nie”, near “Misja KES:”." in said
    assert f"pass text: The text is that of edition {SHIPPED}." in said


def test_odd_values_end_in_a_reading_or_a_reason(copy: bytes) -> None:
    odd = cycle((b"9" * 5000, "²".encode(), b"-", b"", b"nan", b"1e999", b"ZZZZZZ"))
    value = re.compile(rb'( w:(?:val|left|fill|w|h)=")-?[0-9A-F]+(?=")')
    for name, (_, checks) in ALTERATIONS.items():
        if checks & {"hidden-text", "page", "numbering"}:
            parts = unpacked(altered(copy, name))
            for part in (BODY, STYLES):
                parts[part] = value.sub(lambda found: found[1] + next(odd), parts[part])
            with suppress(Unreadable):
                reading = docx.read(packed(parts))
                assert reading.lines or reading.remarks
