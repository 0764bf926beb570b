"""No way of altering a DOCX that we know of is vouched for, and what it is stands where it is."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from kpes.ooxml import WORDPROCESSINGML
from kpes.verify.checks import Verdict
from kpes.verify.returned import check_returned
from tests.project import SHIPPED
from tests.received.alterations import BODY, STYLES, altered, packed, part, put, unpacked
from tests.received.disputes import ALTERATIONS, packed_by_hand
from tests.received.issued import expected, issued, told

HARMLESS = {"data_are_put_into_the_file"}
"""What programs that label files put into them, and none shows."""

TORN = {"a_paragraph_is_torn_in_two", "a_space_that_no_program_keeps_parts_two_words"}
"""Their words are the same, one after the other."""


@pytest.fixture(scope="module")
def copy() -> bytes:
    return issued("docx")


def test_the_copy_itself_is_found_to_be_what_it_is(copy: bytes) -> None:
    found = check_returned("a.docx", copy, expected())
    assert (found.outcome, {check.verdict for check in found.checks}) == ("same", {Verdict.PASS})


@pytest.mark.parametrize("name", ALTERATIONS)
def test_none_is_vouched_for(name: str, copy: bytes) -> None:
    found = check_returned("a.docx", altered(copy, name), expected())
    assert (found.outcome == "same") == (name in HARMLESS), told(found)
    if "text" in ALTERATIONS[name][1]:
        assert found.outcome == ("unproven" if name in TORN else "differs"), told(found)
    elif name not in HARMLESS:
        assert any(check.check in ("unknown", "file", "margins") for check in found.checks), told(found)


def test_there_are_a_hundred_and_eighty_and_none_is_another_one_again(copy: bytes) -> None:
    assert len(ALTERATIONS) >= 180
    assert len({altered(copy, name) for name in ALTERATIONS}) == len(ALTERATIONS)


def test_the_place_is_named(copy: bytes) -> None:
    said = told(check_returned("a.docx", altered(copy, "a_word_is_changed"), expected()))
    assert said == [
        f"fail outcome: This file differs in 1 place from edition {SHIPPED}.",
        "fail text: Par. 1, “Społecznej opiera się na […] partnerskiej współpracy podmiotów ekonomii”: “ścisłej” "
        "became “luźnej”.",
    ]
    said = told(check_returned("a.docx", altered(copy, "the_agreements_own_words_are_hidden"), expected()))
    assert said == [
        "fail outcome: The same words, but kpes does not vouch for what the file shows. They are those of edition "
        f"{SHIPPED}. Print it and compare it with an issued copy, or ask for that copy itself.",
        "fail unknown: Not vouched for: hidden text (<w:vanish>), near “Misja KES:”.",
    ]


@pytest.mark.parametrize("odd", ["9" * 5000, "²", "-", "", "nan", "1e999", "ZZZZZZ", "01", "+1", "1pt", " 1"])
def test_odd_values_are_never_vouched_for(copy: bytes, odd: str) -> None:
    kinds = rb"sz|ind|spacing|trHeight|gridCol|tcW|pgSz|color|b"
    value = re.compile(rb'(<w:(?:' + kinds + rb') [^>]*?w:(?:val|left|w|h|line)=")[0-9A-F]+(?=")')
    for name in (BODY, STYLES):
        parts = unpacked(copy)
        parts[name], count = value.subn(lambda found: found[1] + odd.encode(), parts[name], count=1)
        assert count
        assert check_returned("a.docx", packed(parts), expected()).outcome == "unproven"


@pytest.mark.parametrize(
    "beside",
    [
        lambda data: data + b"x",
        lambda data: data.replace(b"PK\x01\x02", b"%PDF-1.7PK\x01\x02", 1),
        lambda data: b"%PDF-1.7\n" + data,
    ],
)
def test_bytes_beside_those_of_its_parts_are_never_vouched_for(copy: bytes, beside: Callable[[bytes], bytes]) -> None:
    assert check_returned("a.docx", beside(copy), expected()).outcome == "unproven"


def test_a_package_whose_list_and_entries_say_otherwise_is_never_vouched_for(copy: bytes) -> None:
    parts = [(name, name, data) for name, data in unpacked(copy).items()]
    assert check_returned("a.docx", packed_by_hand(parts), expected()).outcome == "same"
    last = [*parts[:-1], (parts[-1][0], "word/other.xml", parts[-1][2])]
    named_to_the_nul = [*parts[:-1], (parts[-1][0] + "\0x", parts[-1][0] + "\0x", parts[-1][2])]
    folder = [*parts, (f"{BODY}/", f"{BODY}/", b"")]
    for other in (packed_by_hand(last), packed_by_hand(named_to_the_nul), packed_by_hand(folder),
                  packed_by_hand(parts, len(parts) - 1)):  # fmt: skip
        assert check_returned("a.docx", other, expected()).outcome == "unproven"


@pytest.mark.parametrize("name", ["a.pdf", "a.html", "a.txt"])
def test_a_name_has_to_agree_with_what_the_file_is(copy: bytes, name: str) -> None:
    found = check_returned(name, copy, expected())
    assert found.outcome == "unproven"
    assert f"its name ends with {name[1:]}, but it is of another kind" in told(found)[1]


@pytest.mark.parametrize("blank", ["\u1680", "\u2028", "\u3000", "\u0085"])
def test_blanks_that_may_show_are_never_vouched_for(copy: bytes, blank: str) -> None:
    parts = unpacked(copy)
    put(parts, "opiera się", f"opiera{blank}się")
    assert check_returned("a.docx", packed(parts), expected()).outcome == "unproven"


def test_a_list_that_names_a_style_of_the_text_may_number_it(copy: bytes) -> None:
    parts = unpacked(copy)
    level = '<w:lvl w:ilvl="0"><w:pStyle w:val="BodyText"/><w:lvlText w:val="%1."/></w:lvl>'
    part(
        parts,
        "numbering.xml",
        f'<w:numbering xmlns:w="{WORDPROCESSINGML}"><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "numbering",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
    )
    assert check_returned("a.docx", packed(parts), expected()).outcome == "unproven"
    parts["word/numbering.xml"] = parts["word/numbering.xml"].replace(b"BodyText", b"Unused")
    assert check_returned("a.docx", packed(parts), expected()).outcome == "same"
