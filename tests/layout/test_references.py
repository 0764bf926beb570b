"""References: what a name of a unit prints, from everywhere, in each language."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpes.layout.drawing import Layout, draw_up
from kpes.layout.references import reference
from kpes.source import dump
from tests.bounded import within
from tests.sound import data

LANGUAGES = ("pl", "en", "de", "fr")
NAMES = ("par", "ust", "pkt", "lit", "tir")
DEEP = """
  - text: '[elsewhere]'
  - id: par
    text:
      - labels: '{0}'
        items:
          - Pierwszy.
          - id: ust
            text:
              - '[ust]'
              - labels: '{1}'
                items:
                  - id: pkt
                    text:
                      - '[pkt]'
                      - labels: '{2}'
                        items:
                          - a
                          - id: lit
                            text:
                              - '[lit]'
                              - labels: '-'
                                items: [x, {{id: tir, text: '[tir]'}}]
      - '[par]'
"""


def said(yaml: str) -> dict[str, list[str]]:
    """What the references of each text print: a text says its place, a colon, and them with bars between."""
    read = data(yaml)
    document = draw_up(read.agreement, read.partners)
    texts = [block.text for block in document.all if getattr(block, "text", "")]
    texts += [cell for block in document.all for row in getattr(block, "rows", ()) for cell in row]
    told = (text.partition(": ") for text in texts if "|" in text)
    return {place: words.removesuffix(" |").split(" | ") for place, _, words in told}


def referring(yaml: str, *names: str) -> str:
    """``yaml`` in which each place in brackets refers to all ``names``."""
    references = " | ".join(f"{{{name}}}" for name in names)
    for place in ("elsewhere", "par", "ust", "pkt", "lit", "tir", "here"):
        yaml = yaml.replace(f"[{place}]", f"{place}: {references} | ")
    return yaml


def deep(language: str, paragraph: str, *labels: str) -> dict[str, list[str]]:
    yaml = f"language: {language}\nparagraph_labels: {paragraph}\nparagraphs:{DEEP.format(*labels)}"
    return said(referring(yaml, *NAMES))


def test_polish_references_go_from_the_outside_in_and_leave_out_what_both_have_in_common():
    found = deep("pl", "§ 1.", "1.", "1)", "a)")
    full = ["§ 2", "§ 2 ust. 2", "§ 2 ust. 2 pkt 1", "§ 2 ust. 2 pkt 1 lit. b", "§ 2 ust. 2 pkt 1 lit. b tiret drugie"]
    assert found["elsewhere"][:5] == full
    assert found["par"][:5] == ["§ 2", *(words.removeprefix("§ 2 ") for words in full[1:])]
    assert found["ust"][:5] == ["§ 2", "ust. 2", "pkt 1", "pkt 1 lit. b", "pkt 1 lit. b tiret drugie"]
    assert found["pkt"][:5] == ["§ 2", "ust. 2", "pkt 1", "lit. b", "lit. b tiret drugie"]
    assert found["lit"][:5] == ["§ 2", "ust. 2", "pkt 1", "lit. b", "tiret drugie"]
    assert found["tir"][:5] == ["§ 2", "ust. 2", "pkt 1", "lit. b", "tiret drugie"]


def test_german_references():
    found = deep("de", "§ 1", "(1)", "1.", "a)")
    assert found["elsewhere"][:4] == ["§ 2", "§ 2 Abs. 2", "§ 2 Abs. 2 Nr. 1", "§ 2 Abs. 2 Nr. 1 Buchst. b"]
    assert found["ust"][:4] == ["§ 2", "Abs. 2", "Nr. 1", "Nr. 1 Buchst. b"]


def test_english_references_repeat_the_clause_and_call_a_letter_nearby_a_paragraph():
    found = deep("en", "Clause 1.", "1.1", "(a)", "(i)")
    assert found["elsewhere"][:4] == ["Clause 2", "clause 2.2", "clause 2.2(a)", "clause 2.2(a)(ii)"]
    assert found["ust"][:3] == ["Clause 2", "clause 2.2", "paragraph (a)"]
    assert deep("en", "1.", "1.1.", "(a)", "(i)")["elsewhere"][:3] == ["clause 2", "clause 2.2", "clause 2.2(a)"]


def test_french_references():
    found = deep("fr", "Article 1", "1.", "1)", "a)")
    assert found["elsewhere"][:4] == [
        "article 2",
        "article 2, paragraphe 2",
        "article 2, paragraphe 2, point 1",
        "article 2, paragraphe 2, point 1, b)",
    ]
    assert found["ust"][:4] == ["article 2", "paragraphe 2", "point 1", "point 1, b)"]


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (("1.", "1.", "a)"), "§ 2 ust. 2 pkt 1"),
        (("1/", "a)", "-"), "§ 2 pkt 2 lit. a"),
        (("(1)", "1.", "a)"), "§ 2 pkt 2 pkt 1"),
        (("1.1.", "1.1.1.", "a)"), "2.2.1"),
        (("a)", "1)", "a)"), "§ 2 lit. b pkt 1"),
        (("1.", "-", "a)"), "§ 2 ust. 2 tiret pierwsze"),
    ],
)
def test_what_a_unit_is_called_follows_from_its_label(labels, words):
    assert deep("pl", "§ 1.", *labels)["elsewhere"][2] == words


@pytest.mark.parametrize(
    ("paragraph", "words", "at_the_start"),
    [
        ("§ 1.", "§ 2", "§ 2"),
        ("Par. 1.", "Par. 2", "Par. 2"),
        ("Art. 1.", "art. 2", "Art. 2"),
        ("1.", "pkt 2", "pkt 2"),
        ("Artykuł 1:", "artykuł 2", "Artykuł 2"),
    ],
)
def test_a_paragraph_is_called_as_it_is_labelled(paragraph, words, at_the_start):
    text = "'here: {b} | Zob. {b}. {b}'"
    yaml = f"paragraph_labels: '{paragraph}'\nparagraphs: [{{text: {text}}}, {{id: b, text: x}}]\n"
    assert said(yaml)["here"] == [words, f"Zob. {words}. {at_the_start}"]


def test_a_list_may_name_its_units_itself():
    yaml = """
        paragraph_labels: § 1
        paragraphs:
          - text: 'here: {a} | {b}'
          - text:
              labels: I.
              unit: część
              items: [{id: a, text: [x, {labels: i), unit: poz., items: [y, {id: b, text: z}]}]}]
    """
    assert said(yaml)["here"] == ["§ 2 część I", "§ 2 część I poz. ii"]


WRITTEN = """
paragraph_labels: § 1
paragraphs:
  - text: 'here: {a} | {b} | {c}'
  - {id: a, label: § 1a., text: x}
  - id: b
    text: [{labels: 1., items: [{id: c, label: 2a., text: x}]}]
"""


def test_written_labels_are_referred_to_as_they_are_written():
    assert said(WRITTEN)["here"] == ["§ 1a", "§ 2", "§ 2 ust. 2a"]


CHAPTERS = """
chapter_labels: {0} I
paragraph_labels: § 1
numbering: {1}
chapters:
  - id: pierwszy
    heading: A
    paragraphs:
      - {{id: jeden, text: 'here: {{jeden}} | {{dwa}} | {{pierwszy}} | {{drugi}} | {{trzy}}'}}
      - {{id: trzy, text: x}}
  - id: drugi
    heading: B
    paragraphs: [{{id: dwa, text: 'par: {{jeden}} | {{dwa}}'}}]
"""


def test_a_chapter_is_named_by_its_number_and_is_no_part_of_other_references_where_paragraphs_count_through():
    found = said(CHAPTERS.format("Rozdział", "continuous"))
    assert found["here"] == ["§ 1", "§ 3", "I", "II", "§ 2"]
    assert found["par"] == ["§ 1", "§ 3"]


@pytest.mark.parametrize(
    ("language", "noun", "there", "back"),
    [
        ("pl", "Rozdział", "§ 1 rozdziału II", "§ 1 rozdziału I"),
        ("pl", "Część", "§ 1 części II", "§ 1 części I"),
        ("en", "Chapter", "§ 1 of Chapter II", "§ 1 of Chapter I"),
        ("de", "Kapitel", "Kapitel II § 1", "Kapitel I § 1"),
        ("fr", "Chapitre", "§ 1, chapitre II", "§ 1, chapitre I"),
    ],
)
def test_where_each_chapter_counts_anew_another_ones_paragraph_is_named_with_its_chapter(language, noun, there, back):
    found = said(f"language: {language}\n" + CHAPTERS.format(noun, "restart"))
    assert (found["here"][0], found["here"][1], found["here"][4]) == ("§ 1", there, "§ 2")
    assert found["par"] == [back, "§ 1"]


@pytest.mark.parametrize("numbering", ["continuous", "restart"])
def test_no_two_paragraphs_are_called_the_same_from_anywhere(numbering):
    yaml = CHAPTERS.format("Rozdział", numbering)
    for place in ("here", "par"):
        names = said(yaml.replace("'here: ", "'here: {trzy} | ").replace("'par: ", "'par: {trzy} | "))[place][:3]
        assert len(set(names)) == len(names)


ATTACHED = """
paragraph_labels: § 1
preamble: {text: 'elsewhere: {par} | {ust} | {zal} | {wzal}'}
paragraphs:
  - id: par
    text:
      - 'par: {par} | {ust} | {zal} | {wzal}'
      - labels: 1.
        items: [{id: ust, text: 'ust: {par} | {ust} | {zal} | {wzal}'}]
      - table: {rows: [['here: {par} | {ust} | {zal} | {wzal}']]}
attachments:
  - {id: zal, title: Budżet, text: [{labels: 1., items: [{id: wzal, text: 'pkt: {par} | {ust} | {zal} | {wzal}'}]}]}
"""


def test_references_are_never_short_in_preamble_tables_and_attachments():
    found = said(ATTACHED)
    full = ["§ 1", "§ 1 ust. 1", "nr 1", "nr 1 ust. 1"]
    assert found == {
        "elsewhere": full,
        "par": ["§ 1", "ust. 1", "nr 1", "nr 1 ust. 1"],
        "ust": ["§ 1", "ust. 1", "nr 1", "nr 1 ust. 1"],
        "here": full,
        "pkt": full,
    }


@pytest.mark.parametrize(
    ("language", "words"), [("pl", "nr 1"), ("en", "Schedule 1"), ("de", "Anlage 1"), ("fr", "annexe 1")]
)
def test_an_attachment_is_named_without_the_noun_that_declines(language, words):
    assert said(f"language: {language}\n{ATTACHED}")["elsewhere"][2] == words


# Whatever is put in or moved, a reference means what it meant


@st.composite
def agreements(draw) -> dict[str, object]:
    """Some paragraphs, in one or several chapters, with items that have names; each text refers to all of them."""
    count = draw(st.integers(2, 5))
    named: list[str] = []

    def name() -> str:
        named.append(f"n{len(named)}")
        return named[-1]

    def items(depth: int) -> list[object]:
        found: list[object] = []
        for _ in range(draw(st.integers(1, 3))):
            item: dict[str, object] = {"id": name(), "text": ["ITEM"]}
            if depth < 3 and draw(st.booleans()):
                item["text"] = ["ITEM", {"labels": "1. 1) a)".split()[depth], "items": items(depth + 1)}]
            found.append(item)
        return found

    paragraphs = [{"id": name(), "text": ["TEXT", {"labels": "1.", "items": items(1)}]} for _ in range(count)]
    order = draw(st.permutations(paragraphs))
    plain = draw(st.lists(st.integers(0, count), max_size=3))
    for at in plain:
        order.insert(at, {"text": "Wstawiony."})
    cut = draw(st.integers(1, len(order) - 1))
    chapters = [{"heading": "A", "paragraphs": order[:cut]}, {"heading": "B", "paragraphs": order[cut:]}]
    keys = {"chapters": chapters, "numbering": draw(st.sampled_from(["continuous", "restart"]))}
    return {"paragraph_labels": "§ 1", **draw(st.sampled_from([{"paragraphs": order}, keys]))}


def meant(layout: Layout) -> dict[str, str]:
    """What a reference to each named unit prints where it is never short."""
    return {unit.name.value: reference(unit, None, layout.agreement.language) for unit in layout.units if unit.name}


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(agreements())
def test_in_whatever_order_paragraphs_stand_each_reference_leads_to_its_unit_and_to_no_other(agreement):
    read = data(dump(agreement))
    layout = Layout(read.agreement, read.partners)
    full = meant(layout)
    assert len(set(full.values())) == len(full)
    by_labels = {}
    for unit in layout.units:
        if unit.name:
            chain = [one.label.words.rstrip(".)") for one in unit.chain()]
            by_labels[unit.name.value] = chain
    for name, words in full.items():
        numbers = [label.removeprefix("§ ") for label in by_labels[name]]
        parts = words.partition(" rozdziału")[0].split()
        assert parts[1::2] == numbers
        assert parts[::2] == ["§", "ust.", "pkt", "lit."][: len(numbers)]


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(agreements())
def test_short_references_are_the_ends_of_the_full_ones_and_lead_to_one_unit_from_each_place(agreement):
    read = data(dump(agreement))
    layout = Layout(read.agreement, read.partners)
    named = [unit for unit in layout.units if unit.name]
    for around in named:
        short = [reference(unit, around, "pl") for unit in named]
        assert len(set(short)) == len(short)
        for words, unit in zip(short, named, strict=True):
            assert f"{reference(unit, unit.chain()[0], 'pl')} ".endswith(f"{words} ") or words.startswith("§")


def test_six_hundred_items_five_deep_and_three_hundred_references_take_no_time():
    def items(depth: int, path: str) -> list[object]:
        if depth == 4:
            return [{"id": f"{path}{n}", "text": f"{{a{n}}} {{{path}{n}}}"} for n in range(3)]
        inner = "1. 1) a) 1) -".split()[depth + 1]
        return [
            {"id": f"{path}{n}", "text": ["{a0} i {a1}", {"labels": inner, "items": items(depth + 1, f"{path}{n}")}]}
            for n in range(3)
        ]

    paragraphs = [{"text": [{"labels": "1.", "items": items(0, letter)}]} for letter in "abc"]
    with within(5):
        read = data(dump({"paragraphs": paragraphs}))
        text = draw_up(read.agreement, read.partners)
    assert len(text.blocks) > 1_000
    assert "{" not in str([getattr(block, "text", "") for block in text.blocks])
