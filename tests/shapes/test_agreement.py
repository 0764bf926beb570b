from __future__ import annotations

from datetime import date

import pytest

from kpes.model import Area, Goals, Insertion, Item, ItemList, LabelStyle, Text
from kpes.shapes.table import read_agreement
from kpes.source import Place
from tests.sound import AGREEMENT, agreement
from tests.told import findings

FILE = "data/agreement.yaml"
SLASH = LabelStyle("", "1", "/")
COLON = "The colon makes a key of the words before it. Put the whole text in quotes, or under “>”."
LABELS = "does not show how to label. Write the first label, for example: 1/, 1., 1.1., a), I., §\u00a01. or -"
NO_TEXT = "If the text holds a colon or starts with a bracket, put it in quotes."


def read(by: str = ""):
    result, log = read_agreement(agreement(by).encode(), FILE)
    assert [str(finding.message) for finding in log] == []
    return result


def blocks(text: str) -> list[str]:
    """The blocks that the value ``text`` of the key „parties” is read into."""
    return [part.value for part in read(f"parties: {text}\n").parties]


def found(text: str) -> list[str]:
    """What is found in a paragraph's ``text``: in line 2, from column 11."""
    yaml = f"paragraphs:\n  - text: {text}\n" + AGREEMENT.replace("paragraphs:", "ignored:")
    return [line for line in findings(read_agreement, yaml) if "ignored" not in line]


def test_an_agreement_is_read_with_all_its_keys():
    full = read("author: KPES\nresolution: 'POSTANAWIAJĄ:'\nparagraph_labels: § 1.\n")
    assert (full.language, full.status, full.form) == ("pl", "draft", "written")
    assert full.title == Text("Porozumienie", Place(FILE, 3, 8))
    assert (full.author and full.author.value, full.date) == ("KPES", date(2014, 11, 7))
    assert full.preamble.heading == Text("Preambuła:", Place(FILE, 8, 12))
    assert full.preamble.parts == (Text("Partnerzy współpracują.", Place(FILE, 9, 9)),)
    assert full.resolution == Text("POSTANAWIAJĄ:", Place(FILE, 16, 13))
    assert full.paragraph_labels == LabelStyle("§ ", "1", ".")
    assert [paragraph.place for paragraph in full.paragraphs] == [Place(FILE, 11, 5)]
    assert full.signatories.partners_heading == Text("Partnerzy:", Place(FILE, 13, 21))
    assert full.signatories.signature_heading == Text("Podpis pełnomocnika", Place(FILE, 14, 22))


def test_what_may_be_left_out_has_its_usual_value():
    plain = read()
    assert (plain.author, plain.resolution, plain.areas, plain.goals) == (None, None, (), ())
    assert plain.paragraph_labels == LabelStyle("Par. ", "1", ".")


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Porozumienie  o współpracy", "Porozumienie o współpracy"),
        ("|\n  Porozumienie\n  o   współpracy\n\n  KES\n", "Porozumienie\no współpracy\nKES"),
        (">\n  Porozumienie\n  o współpracy\n", "Porozumienie o współpracy"),
        ("'Porozumienie: próba'", "Porozumienie: próba"),
    ],
)
def test_a_title_keeps_the_lines_that_were_meant(written, title):
    assert read(f"title: {written}\n").title.value == title


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (">\n  a\n  b\n\n  c\n", ["a b", "c"]),
        (">\n  a\n\n\n\n  b\n", ["a", "b"]),
        (">\n\n  a\n  \n  b\n\n", ["a", "b"]),
        ("|\n  a\n  b\n\n  c\n", ["a b", "c"]),
        ("|\n  a\n   \n\n  b\n", ["a", "b"]),
        ("a\n  b\n\n  c\n", ["a b", "c"]),
        ("'a\n  b\n\n  c'\n", ["a b", "c"]),
        ('"a\n  b\n\n  c"\n', ["a b", "c"]),
        (">-\n  a: b # c\n  - d\n", ["a: b # c - d"]),
    ],
)
def test_a_blank_line_starts_a_new_block_and_a_lines_end_does_not(written, expected):
    assert blocks(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (">\n  a\n    b\n  c\n", ["a b c"]),
        (">\n  a\n    b\n    c\n\n  d\n", ["a b c", "d"]),
        (">\n  a\n\n    b\n  c\n", ["a", "b c"]),
        (">2\n    a\n  b\n", ["a b"]),
        ("|\n  a\n    b\n  c\n", ["a b c"]),
    ],
)
def test_a_line_that_is_indented_deeper_by_mistake_starts_no_block(written, expected):
    assert blocks(written) == expected


def test_a_no_break_space_in_the_data_is_a_space_and_accents_are_composed():
    assert blocks("w\u00a0życie,  za\u0301\n") == ["w życie, zá"]


@pytest.mark.parametrize(
    ("pattern", "style"),
    [
        ("1/", ("", "1", "/")),
        ("1.", ("", "1", ".")),
        ("1", ("", "1", "")),
        ("a)", ("", "a", ")")),
        ("A.", ("", "A", ".")),
        ("I.", ("", "I", ".")),
        ("i.", ("", "i", ".")),
        ("(1)", ("(", "1", ")")),
        ("§ 1.", ("§ ", "1", ".")),
        ("§\u00a01.", ("§ ", "1", ".")),
        ("Par. 1.", ("Par. ", "1", ".")),
        ("Art. 1", ("Art. ", "1", "")),
        ("Załącznik 1:", ("Załącznik ", "1", ":")),
        ("'-'", ("-", "", "")),
        ("–", ("–", "", "")),
        ("•", ("•", "", "")),
        ("--", ("--", "", "")),
    ],
)
def test_labels_are_shown_by_the_first_of_them(pattern, style):
    assert read(f"paragraph_labels: {pattern}\n".replace("Załącznik 1:", "'Załącznik 1:'")).paragraph_labels == (
        LabelStyle(*style)
    )


@pytest.mark.parametrize("pattern", ["2.", "10.", "x", "1/1", "I/1", "b)", "Par.", "*", "1a", "**", "---"])
def test_labels_that_show_no_counter_or_two_are_refused(pattern):
    assert found(f"[{{labels: '{pattern}', items: [a]}}]") == [f"2:21 K106 “{pattern}” {LABELS}"]


def test_parts_of_a_text_are_read_in_order():
    paragraph = read("""
        paragraphs:
          - text:
              - Wstęp
              - labels: 1/
                items:
                  - a
                  - text: b
                    labels: '-'
                    items: [c, d]
              - insert: areas
                labels: 1/
        """).paragraphs[0]
    wording, listed, inserted = paragraph.parts

    def text(value: str, line: int, column: int) -> Text:
        return Text(value, Place(FILE, line, column))

    assert wording == text("Wstęp", 12, 9)
    assert listed == ItemList(
        SLASH,
        (
            Item(text("a", 15, 13)),
            Item(
                text("b", 16, 19),
                (
                    ItemList(
                        LabelStyle("-", "", ""),
                        (Item(text("c", 18, 21)), Item(text("d", 18, 24))),
                        Place(FILE, 16, 13),
                    ),
                ),
            ),
        ),
        Place(FILE, 13, 9),
    )
    assert inserted == Insertion("areas", SLASH, Place(FILE, 19, 9))


def test_areas_and_goals_are_read_with_their_ids():
    full = read("areas: [{id: x, text: T}]\ngoals:\n  - {id: y, area: x, heading: H, text: [G]}\n")
    assert full.areas == (Area(Text("x", Place(FILE, 15, 14)), Text("T", Place(FILE, 15, 23))),)
    assert full.goals == (
        Goals(
            Text("y", Place(FILE, 17, 10)),
            Text("x", Place(FILE, 17, 19)),
            Text("H", Place(FILE, 17, 31)),
            (Text("G", Place(FILE, 17, 41)),),
        ),
    )


@pytest.mark.parametrize("deep", [9, 10, 11])
@pytest.mark.parametrize(
    "item", ["{{text: x, labels: 1., items: [{0}]}}", "{{text: [x, {{labels: 1., items: [{0}]}}]}}"]
)
def test_lists_that_are_deeper_than_paper_can_show_are_told_once(deep, item):
    items = "x"
    for _ in range(deep - 1):
        items = item.format(items)
    (one,) = found(f"[{{labels: 1., items: [{items}]}}]")
    assert one.partition(" ")[2] == (
        "K109 Lists can stand at most 8 deep in each other. Move this one out, for instance into an attachment."
    )


def test_a_table_that_is_too_wide_for_word_is_told():
    rows = {width: f"[{{table: {{rows: [[{', '.join(['x'] * width)}]]}}}}]" for width in (63, 64)}
    assert found(rows[63]) == []
    (one,) = found(rows[64])
    assert one.partition(" ")[2] == "K109 A table can have at most 63 columns. Divide it into several."


def test_a_colon_inside_an_item_is_explained_in_plain_words():
    yaml = AGREEMENT.replace(
        "  - text: Porozumienie sporządzono w XXXXX jednobrzmiących egzemplarzach.",
        "  - text:\n      - labels: 1/\n        items:\n          - Misja KES: budujemy\n      - Misja: budujemy",
    )
    assert findings(read_agreement, yaml) == [f"14:13 K106 {COLON}", f"15:9 K106 {COLON}"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "2:10 K106 Here must be a text, not nothing."),
        ("[]", "2:11 K106 This list is empty. Fill it, or remove its key."),
        ("[[a]]", f"2:12 K106 Here must be a text, not a list. {NO_TEXT}"),
        ("[a, '']", "2:15 K106 Here must be a text, not nothing."),
        ("[{labels: 1/}]", "2:12 K105 The key “items” is missing. Add it here."),
        ("[{items: [a]}]", "2:12 K105 The key “labels” is missing. Add it here."),
        ("[{labels: 1/, items: a}]", "2:32 K106 Here must be a list, not a text."),
        ("[{labels: [1/], items: [a]}]", f"2:21 K106 Here must be a text, not a list. {NO_TEXT}"),
        ("[{labels: 1/, items: [[a]]}]", f"2:33 K106 Here must be a text, not a list. {NO_TEXT}"),
        (
            "[{labels: 1/, item: [a], items: [a]}]",
            "2:25 K104 The key “item” is not known. Did you mean “items”?",
        ),
        ("[{insert: area, labels: 1/}]", "2:21 K114 “area” is not possible here. Did you mean “areas”?"),
        ("[{insert: areas}]", "2:12 K105 The key “labels” is missing. Add it here."),
        (
            "[{labels: 1/, items: [{text: a, labels: 1/}]}]",
            "2:33 K105 The key “items” is missing. Add it here.",
        ),
        (
            "[{labels: 1/, items: [{text: a, items: [b]}]}]",
            "2:33 K105 The key “labels” is missing. Add it here.",
        ),
    ],
)
def test_a_fault_of_a_text_is_told_at_its_place(text, said):
    assert said in found(text)


@pytest.mark.parametrize("what", ["areas", "goals"])
def test_nothing_can_be_inserted_into_goals_and_least_of_all_the_goals(what):
    yaml = agreement(f"goals:\n  - id: x\n    heading: H\n    text: [{{insert: {what}, labels: 1/}}]\n")
    assert findings(read_agreement, yaml) == [
        "18:12 K106 Areas and goals cannot be inserted into goals, only into a paragraph."
    ]
