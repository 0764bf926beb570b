"""The shapes of data, seen through the agreement's and the partners' files."""

from __future__ import annotations

from datetime import date

import pytest

from kpes.messages import nearest
from kpes.model import Partner
from kpes.shapes.table import group, read_agreement, read_events, read_partners
from kpes.source import clean
from tests.sound import AGREEMENT, PARTNERS, agreement, without
from tests.told import findings

QUOTES = "If the text holds a colon or starts with a bracket, put it in quotes."
TOO_MUCH = "The file was not read on from here: there is too much to mend above."


def of_agreement(by: str) -> list[str]:
    return findings(read_agreement, agreement(by))


def of_partner(keys: str) -> list[str]:
    """What is found in the partner with these keys, each in a line of its own, from line 4 column 5."""
    yaml = "partners:\n  - {id: b, name: B}\n  - id: a\n    " + "\n    ".join(keys.splitlines()) + "\n"
    return findings(read_partners, yaml)


def test_the_sound_files_are_sound():
    assert findings(read_agreement, AGREEMENT) == []
    assert findings(read_partners, PARTNERS) == []


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("titel", "The key “titel” is not known. Did you mean “title”?"),
        ("Title", "The key “Title” is not known. Did you mean “title”?"),
        ("paragraph", "The key “paragraph” is not known. Did you mean “paragraphs”?"),
        ("signatories ", "The key “signatories” stands twice. Remove one of the two."),
    ],
)
def test_an_unknown_key_is_told_the_likely_one(key, said):
    found = findings(read_agreement, AGREEMENT + f"{key}: x\n")
    assert found[0].endswith(said)
    assert found[0].startswith("15:1 K10")


def test_a_key_like_no_other_is_told_all_there_are():
    (said,) = of_partner("name: A\ntelefon: '22:30'")
    assert said.startswith("5:5 K104 The key “telefon” is not known. Known here: id, name, representatives, ")
    assert said.endswith(f" {', '.join(group(Partner).entries)}.")


def test_a_key_with_odd_characters_is_quoted_in_one_short_line():
    assert of_partner(f'name: A\n"a\\nb{"x" * 100}": c')[0].startswith(
        f"5:5 K104 The key “a b{'x' * 56}…” is not known. Known here: id, name"
    )


@pytest.mark.parametrize("key", ["language", "status", "title", "date", "form", "signatories"])
def test_a_missing_key_is_told_at_the_group_that_lacks_it(key):
    assert findings(read_agreement, without(AGREEMENT, key)) == [f"1:1 K105 The key “{key}” is missing. Add it here."]


def test_paragraphs_may_be_missing_only_where_a_preamble_holds_the_text():
    bare = without(AGREEMENT, "paragraphs")
    assert findings(read_agreement, bare) == []
    assert findings(read_agreement, without(bare, "preamble")) == [
        "1:1 K105 The key “paragraphs” is missing. Add it here."
    ]


def test_a_paragraph_may_have_a_heading_alone_but_not_nothing():
    bare = without(AGREEMENT, "paragraphs")
    assert findings(read_agreement, f"{bare}paragraphs:\n  - heading: (uchylony)\n") == []
    assert findings(read_agreement, f"{bare}paragraphs:\n  - label: § 2\n")[0].endswith(
        "K105 The key “text” is missing. Add it here."
    )


def test_an_attachment_may_have_a_title_alone():
    assert findings(read_agreement, f"{AGREEMENT}attachments:\n  - {{id: b, title: Budżet}}\n") == []


def test_a_key_that_stands_twice_is_told_at_its_second_place():
    assert of_partner("name: A\nname: B") == ["5:5 K103 The key “name” stands twice. Remove one of the two."]


@pytest.mark.parametrize(
    ("yaml", "found"),
    [("- a\n", "a list"), ("just words\n", "a text"), ("''\n", "nothing")],
)
def test_the_root_must_be_a_group_of_keys(yaml, found):
    known = "language, status, title, date, form, paragraphs, signatories"
    assert findings(read_agreement, yaml) == [f"1:1 K106 Here must be the keys {known}, not {found}."]
    assert findings(read_partners, yaml) == [f"1:1 K106 Here must be the keys partners, not {found}."]


@pytest.mark.parametrize(
    ("yaml", "found"),
    [("a: b\n", "a group of keys"), ("just words\n", "a text"), ("''\n", "nothing")],
)
def test_the_root_of_a_register_must_be_a_list(yaml, found):
    assert findings(read_events, yaml) == [f"1:1 K106 Here must be a list, not {found}."]


@pytest.mark.parametrize(
    "key", ["language", "status", "title", "date", "form", "author", "resolution", "paragraph_labels"]
)
@pytest.mark.parametrize(("value", "found"), [("[a]", "a list"), ("{a: b, c: d}", "a group of keys")])
def test_where_a_text_must_be_nothing_else_may(key, value, found):
    said = of_agreement(f"{key}: {value}\n")
    assert len(said) == 1
    assert said[0].endswith(f"K106 Here must be a text, not {found}. {QUOTES}")


@pytest.mark.parametrize(
    "key", ["language", "status", "title", "date", "form", "author", "resolution", "paragraph_labels"]
)
@pytest.mark.parametrize("value", ["", "''", "' '", '"\\n"', "\u00a0"])
def test_where_a_text_must_be_it_must_not_be_empty(key, value):
    said = of_agreement(f"{key}: {value}\n")
    assert len(said) == 1
    assert said[0].endswith("K106 Here must be a text, not nothing.")


@pytest.mark.parametrize("key", ["paragraphs", "areas", "goals"])
@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("x", "Here must be a list, not a text."),
        ("", "Here must be a list, not nothing."),
        ("{text: a}", "Here must be a list, not a group of keys."),
        ("[]", "This list is empty. Fill it, or remove its key."),
    ],
)
def test_where_a_list_must_be_nothing_else_may(key, value, said):
    found = of_agreement(f"{key}: {value}\n")
    assert len(found) == 1
    assert found[0].endswith(f"K106 {said}")


@pytest.mark.parametrize(
    ("key", "keys"),
    [("preamble", "text"), ("signatories", "partners_heading, signature_heading")],
)
@pytest.mark.parametrize(("value", "found"), [("x", "a text"), ("", "nothing"), ("[x]", "a list")])
def test_where_keys_must_be_nothing_else_may(key, keys, value, found):
    said = of_agreement(f"{key}: {value}\n")
    assert len(said) == 1
    assert said[0].endswith(f"K106 Here must be the keys {keys}, not {found}.")


@pytest.mark.parametrize(
    ("key", "word", "said"),
    [
        ("status", "Final", "“Final” is not possible here. Did you mean “final”?"),
        ("status", "fianl", "“fianl” is not possible here. Did you mean “final”?"),
        ("status", "gotowe", "“gotowe” is not possible here. Possible: draft, final."),
        ("language", "polski", "“polski” is not possible here. Possible: pl, en, de, fr."),
        ("language", "no", "“no” is not possible here. Possible: pl, en, de, fr."),
        ("form", "yes", "“yes” is not possible here. Possible: written, any."),
        ("form", "x" * 61, f"“{'x' * 59}…” is not possible here. Possible: written, any."),
    ],
)
def test_a_word_outside_a_choice_is_told_the_likely_one_or_all(key, word, said):
    found = of_agreement(f"{key}: {word}\n")
    assert len(found) == 1
    assert found[0].endswith(f"K114 {said}")


@pytest.mark.parametrize(
    "written", ["2014-11-07", "'2014-11-07'", '"2014-11-07\\n"', "|\n  2014-11-07\n", "2012-02-29"]
)
def test_a_date_may_stand_in_quotes_or_in_a_line_of_its_own(written):
    read, log = read_agreement(agreement(f"date: {written}\n").encode(), "f")
    assert not len(log)
    assert read.date in (date(2014, 11, 7), date(2012, 2, 29))


@pytest.mark.parametrize("written", ["2026-13-45", "2014-02-29", "2014-11-31", "2014-11-00", "0000-01-01"])
def test_an_impossible_date_is_no_day_of_the_calendar(written):
    assert of_agreement(f"date: {written}\n") == [f"4:7 K107 “{written}” is not a day of the calendar."]


@pytest.mark.parametrize(
    "written",
    [
        "7.11.2014",
        "2014-11-7",
        "20141107",
        "2014-W45-5",
        "2014-11-07T00:00",
        "٢٠١٤-١١-٠٧",
        "dziś",
        "-2014-11-07",
    ],
)
def test_a_date_is_written_in_one_way_alone(written):
    assert of_agreement(f"date: {written}\n") == [
        f"4:7 K107 “{written}” is not a date. Write year, month and day like this: 2014-11-07."
    ]


@pytest.mark.parametrize("written", ["0", "-1", "1.5", "100", "01", "1e1", "dwa", "٢", "+2", "1_0", "0x2"])
def test_a_count_is_a_whole_number_from_1_to_99(written):
    assert of_partner(f"name: A\nsignatures_required: {written}") == [
        f"5:26 K106 Here must be a whole number from 1 to 99, not “{written}”."
    ]


@pytest.mark.parametrize(("written", "count"), [("1", 1), ("2", 2), ("'10'", 10), ("99", 99)])
def test_a_count_is_read_as_a_number(written, count):
    yaml = f"partners:\n  - {{id: a, name: A, signatures_required: {written}}}\n"
    assert read_partners(yaml.encode(), "f")[0][0].signatures_required == count


def test_faults_of_all_kinds_are_found_at_once_and_in_order():
    yaml = AGREEMENT.replace("status: draft", "status: drat").replace("2014-11-07", "2014-13-07")
    yaml = yaml.replace("form: written\n", "form: []\n").replace("title:", "titel:")
    assert [line.split()[:2] for line in findings(read_agreement, yaml)] == [
        ["1:1", "K105"],
        ["2:9", "K114"],
        ["3:1", "K104"],
        ["4:7", "K107"],
        ["5:7", "K106"],
    ]


def test_after_two_hundred_findings_a_file_is_not_read_on():
    found = findings(read_partners, "partners:\n" + "  - {id: A, name: N}\n" * 150 + "  - {id: a}\n" * 150)
    assert len(found) == 201
    assert [line for line in found if "K117" in line] == [f"201:5 K117 {TOO_MUCH}"]


def test_white_space_of_all_kinds_is_one_plain_space_and_accents_are_composed():
    assert clean(" a\u00a0\u2009b\t\nc\u3000 ") == "a b c"
    assert clean("Zaz\u0307o\u0301łc\u0301") == "Zażółć"


def test_the_nearest_words_come_likeliest_first_and_none_for_what_is_too_long():
    assert nearest("fundcja", ["spoldzielnia", "fundacja", "fundacje"], most=2) == ["fundacja", "fundacje"]
    assert nearest("xyz", ["fundacja"]) == []
    assert nearest("a" * 61, ["a" * 61]) == []
