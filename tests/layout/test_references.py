"""References: what a name of a unit prints, from everywhere, in each language."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from kpes.document import Document, Table
from kpes.layout.drawing import draw_up
from kpes.source import dump
from tests.agreements import Reading, Unit, edits, in_yaml, tried
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


def deep(language: str, paragraph: str, *labels: str, **more: str) -> dict[str, list[str]]:
    keys = "".join(f"{key}: {value}\n" for key, value in more.items())
    yaml = f"language: {language}\nparagraph_labels: {paragraph}\n{keys}paragraphs:{DEEP.format(*labels)}"
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


def test_where_labels_are_numbers_alone_the_data_says_what_paragraphs_are_called():
    found = deep("en", "1.", "1.1.", "(a)", "(i)", paragraph_unit="Section")
    assert found["elsewhere"][:3] == ["Section 2", "Section 2.2", "Section 2.2(a)"]
    assert deep("de", "1.", "1.1.", "a)", "-", paragraph_unit="Ziffer")["elsewhere"][:3] == [
        "Ziffer 2",
        "Ziffer 2.2",
        "Ziffer 2.2 Buchst. a",
    ]


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
        ("1.", "pkt 2", "Pkt 2"),
        ("Artykuł 1:", "artykuł 2", "Artykuł 2"),
    ],
)
def test_a_paragraph_is_called_as_it_is_labelled(paragraph, words, at_the_start):
    text = "'here: {b} | Zob. {b}. {b}'"
    yaml = f"paragraph_labels: '{paragraph}'\nparagraphs: [{{text: {text}}}, {{id: b, text: x}}]\n"
    assert said(yaml)["here"] == [words, f"Zob. {words}. {at_the_start}"]


@pytest.mark.parametrize(
    ("language", "labels", "words"),
    [
        ("en", "1.", "See clause 2. Clause 2"),
        ("fr", "Article 1", "See article 2. Article 2"),
        ("de", "§ 1", "See § 2. § 2"),
    ],
)
def test_a_reference_that_begins_a_sentence_begins_as_one(language, labels, words):
    paragraphs = "paragraphs: [{text: 'here: See {b}. {b} |'}, {id: b, text: x}]"
    assert said(f"language: {language}\nparagraph_labels: {labels}\n{paragraphs}\n")["here"] == [words]


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


def test_a_decimal_label_takes_in_what_is_above_it_and_a_reference_leaves_out_no_more():
    yaml = """
      paragraph_labels: § 1
      paragraphs:
        - text: 'here: {a} | {b} | {c}'
        - text:
            - {labels: 1.1., items: [{id: a, text: x}]}
            - {labels: '-', items: [{text: x, labels: 1.1., items: [{id: b, text: x}]}]}
      attachments: [{id: z, title: Z, text: [{labels: 1.1., items: [{id: c, text: x}]}]}]
    """
    assert said(yaml)["here"] == ["2.1", "§ 2 tiret pierwsze 1", "nr 1 1"]


def test_an_item_of_the_preamble_is_called_by_its_place_where_it_has_no_number():
    yaml = "preamble: {text: [{labels: '-', items: [x, {id: a, text: x}]}]}\nparagraphs: [{text: 'here: {a} | {a}'}]\n"
    assert said(f"language: en\n{yaml}")["here"] == ["indent 2", "indent 2"]


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

NOUNS = set(
    "§ par. art. ust. pkt lit. tiret podwójne nr załącznik rozdział rozdziału dział działu "
    "abs. nr. buchst. spiegelstrich anlage kapitel clause paragraph indent schedule chapter of "
    "article paragraphe point annexe chapitre".split()
)
ORDINALS = ("pierwsze", "drugie", "trzecie", "czwarte", "piąte", "szóste", "siódme")


def numbers(words: str) -> list[str]:
    """The numbers in a label or a reference, in their order."""
    bare = (word.strip(".,") for word in re.sub("[()/§]", " ", words.lower()).split() if word not in NOUNS)
    split = [one for word in bare for one in word.split(".") if one]
    return [str(ORDINALS.index(one) + 1) if one in ORDINALS else one for one in split]


def way(words: str, target: Unit, within: Unit | None, labels: list[str], language: str) -> list[str]:
    """By which numbers one goes to a unit: from the last one that it shares with where one is, or from outside.

    A dash counts by its place. A label such as „2.1.” takes in what is above it. The chapter tells which paragraph is
    meant where each counts its own. English says all of „clause 4.2(a)” within clause 4, too.
    """
    chain, around = target.chain(), within.chain() if within else []
    if language == "en" and not words.startswith("paragraph"):
        around = [unit for unit in around if unit.kind == "chapter"]
    shared = 0
    while shared < len(chain) - 1 and chain[shared] in around:
        shared += 1
    each = [
        [str(unit.position)] if labels[unit.number] in ("-", "--") else numbers(labels[unit.number]) for unit in chain
    ]
    taken_in = [inner.labels == "1.1." and each[at + 1][:-1] == each[at] for at, inner in enumerate(chain[1:])]
    steps = [step for step, taken in zip(each[shared:], [*taken_in[shared:], False], strict=True) if not taken]
    if chain[0].kind == "chapter" and shared == 0 and len(chain) > 1 and language != "de":
        steps.append(steps.pop(0))
    return [number for step in steps for number in step]


def printed(document: Document) -> list[str]:
    """What the references print, in their order."""
    texts = [block.lines if isinstance(block, Table) else (getattr(block, "text", ""),) for block in document.all]
    return [words for lines in texts for line in lines for words in re.findall("‹(.*?)›", line)]


@tried(200)
@given(edits())
def test_whatever_is_put_in_or_moved_each_reference_leads_to_the_unit_that_it_names(edit):
    read, reading = data(in_yaml(edit.after)), Reading(edit.after)
    document = draw_up(read.agreement, read.partners)
    labels = [block.label for block in document.all if getattr(block, "label", "")]
    units = {unit.name: unit for unit in reading.units}
    language = edit.after["language"]
    assert len(labels) == len(reading.units)
    for words, one in zip(printed(document), reading.references, strict=True):
        assert numbers(words) == way(words, units[one.name], one.within, labels, language)


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
