"""Typed references become ids where the very same words are printed."""

from __future__ import annotations

from copy import deepcopy
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpes.importing.reading_back import lines_of
from kpes.importing.references import refer
from kpes.language import LANGUAGES
from tests.thorough import part

SIGNATORIES = {"partners_heading": "Partnerzy:", "signature_heading": "Podpis"}


def agreement(*paragraphs: Any, **more: Any) -> dict[str, Any]:
    """An agreement with these paragraphs, in plain data; a text stands for a paragraph of it alone."""
    return {
        "language": "pl",
        "status": "final",
        "title": "Porozumienie",
        "date": "2014-11-07",
        "form": "any",
        "parties": "Porozumienie zawierają:",
        "paragraph_labels": "§ 1",
        "paragraphs": [one if isinstance(one, dict) else {"text": one} for one in paragraphs],
        "signatories": SIGNATORIES,
        **more,
    }


def referred(data: dict[str, Any]) -> dict[str, Any]:
    """The data with ids, which says the same as before."""
    before = lines_of(data)
    made = refer(data, [])
    assert lines_of(made.agreement) == before
    return made.agreement


RADA = {"heading": "Rada Klastra", "text": ["Rada:", {"labels": "1.", "items": ["liczy trzech członków,", "działa."]}]}


def test_a_reference_becomes_an_id_that_is_made_of_the_heading() -> None:
    made = referred(agreement(RADA, "Spory rozstrzyga Rada, o której mowa w § 1."))
    assert made["paragraphs"][0]["id"] == "rada-klastra"
    assert made["paragraphs"][1]["text"] == "Spory rozstrzyga Rada, o której mowa w {rada-klastra}."


def test_an_item_gets_an_id_of_its_first_words() -> None:
    made = referred(agreement(RADA, "Członków, o których mowa w § 1 ust. 1, wybiera się na rok."))
    assert made["paragraphs"][0]["text"][1]["items"] == [
        {"id": "liczy-trzech-czlonkow", "text": "liczy trzech członków,"},
        "działa.",
    ]
    assert made["paragraphs"][1]["text"] == "Członków, o których mowa w {liczy-trzech-czlonkow}, wybiera się na rok."


def test_a_reference_is_short_within_its_paragraph() -> None:
    items = ["Rada liczy trzech członków.", "Członków, o których mowa w ust. 1, wybiera się na rok."]
    made = referred(agreement({"text": [{"labels": "1.", "items": items}]}))
    assert made["paragraphs"][0]["text"][0]["items"][1] == (
        "Członków, o których mowa w {rada-liczy-trzech-czlonkow}, wybiera się na rok."
    )


def test_the_id_that_a_unit_has_is_used() -> None:
    made = referred(agreement({"id": "rada", "text": "Rada liczy trzech członków."}, "Zgodnie z § 1 działa Rada."))
    assert made["paragraphs"][1]["text"] == "Zgodnie z {rada} działa Rada."


def test_two_units_with_the_same_words_get_two_ids() -> None:
    made = referred(agreement("Rada działa.", "Rada działa.", "Zob. § 1 oraz § 2 porozumienia."))
    assert made["paragraphs"][2]["text"] == "Zob. {rada-dziala} oraz {rada-dziala-2} porozumienia."


@pytest.mark.parametrize(
    "words",
    [
        "Stosuje się § 1 rozporządzenia.",
        "Stosuje się art. 5 ust. 1 ustawy o fundacjach.",
        "Zgodnie z § 1 ust. 1 Regulaminu Rada działa.",
        "Zgodnie z § 7 działa Rada.",
        "Zgodnie z § 1 ust. 9 działa Rada.",
        "Zgodnie z §1 działa Rada.",
        "Stosuje się § 1–2 porozumienia.",
        "Zgodnie z Par. 1 działa Rada.",
        "Pismo z § 11.",
    ],
)
def test_what_is_another_documents_or_would_be_printed_otherwise_stays(words: str) -> None:
    assert referred(agreement(RADA, words))["paragraphs"] == [RADA, {"text": words}]


def test_what_stays_although_it_is_the_agreements_own_is_told() -> None:
    made = refer(agreement(RADA, "Zgodnie z §1 i § 1–2 oraz § 1 działa Rada. Por. § 1 ustawy."), [])
    assert made.references == 1
    assert made.left == ("§1", "§ 1–2")


def test_a_reference_to_one_of_two_that_are_called_alike_stays() -> None:
    twice = {"text": ["Raz:", {"labels": "1.", "items": ["a", "b"]}, "I raz:", {"labels": "1.", "items": ["c", "d"]}]}
    made = refer(agreement(twice, "Zgodnie z § 1 ust. 2 działa Rada."), [])
    assert made.agreement["paragraphs"][1]["text"] == "Zgodnie z § 1 ust. 2 działa Rada."
    assert made.left == ("§ 1 ust. 2",)


def test_attachments_and_chapters_leave_their_noun_to_the_author() -> None:
    data = agreement(
        chapters=[
            {"heading": "Postanowienia ogólne", "paragraphs": [{"text": "Rada działa."}]},
            {"heading": "Rada", "paragraphs": [{"text": "Budżet zawiera załącznik nr 1, a zasady są w rozdziale I."}]},
        ],
        chapter_labels="Rozdział I",
        attachments=[{"id": "budzet", "title": "Budżet", "text": "Brak."}],
        attachment_labels="Załącznik nr 1",
    )
    del data["paragraphs"]
    made = referred(data)
    assert made["chapters"][0]["id"] == "postanowienia-ogolne"
    assert made["chapters"][1]["paragraphs"][0]["text"] == (
        "Budżet zawiera załącznik {budzet}, a zasady są w rozdziale {postanowienia-ogolne}."
    )


def test_a_reference_begins_with_a_capital_where_a_sentence_does() -> None:
    attached = {
        "attachments": [{"id": "budget", "title": "Budget", "text": "Rien."}],
        "attachment_labels": "Annexe 1",
        "paragraph_labels": "Article 1",
        "language": "fr",
    }
    made = referred(agreement("Annexe 1 et annexe 1. Annexe 1 vaut.", **attached))
    assert made["paragraphs"][0]["text"] == "{budget} et {budget}. {budget} vaut."


def test_another_agreements_attachment_stays() -> None:
    data = agreement(
        "Budżet zawiera załącznik nr 1 do umowy ramowej.",
        attachments=[{"id": "budzet", "title": "Budżet", "text": "Brak."}],
        attachment_labels="Załącznik nr 1",
    )
    assert referred(data)["paragraphs"][0]["text"] == "Budżet zawiera załącznik nr 1 do umowy ramowej."


ENGLISH = [
    {
        "heading": "Council",
        "text": [
            {
                "labels": "1.1.",
                "items": ["It meets.", {"text": "It decides on", "labels": "(a)", "items": ["fees;", "members."]}],
            }
        ],
    },
    {"heading": "Other", "text": "Subject to clause 1.2(a) and clause 1.1, clause 1 applies; see Schedule 1."},
]


def test_english_clauses_letters_and_schedules() -> None:
    data = agreement(
        *ENGLISH,
        language="en",
        paragraph_labels="1.",
        attachments=[{"id": "budget", "title": "Budget", "text": "None."}],
        attachment_labels="Schedule 1",
    )
    made = referred(data)
    assert made["paragraphs"][1]["text"] == "Subject to {fees} and {it-meets}, {council} applies; see {budget}."


def test_a_section_by_its_name() -> None:
    data = agreement(
        *ENGLISH[:1],
        "Subject to Section 1.2(b), Section 1 applies, and Section 1 of the Data Protection Act.",
        language="en",
        paragraph_labels="Section 1.",
    )
    assert referred(data)["paragraphs"][1]["text"] == (
        "Subject to {members}, {council} applies, and Section 1 of the Data Protection Act."
    )


def test_where_labels_are_numbers_alone_paragraphs_are_called_as_most_references_do() -> None:
    said = "Subject to Section 1.2(a), Section 1 applies; Sections 1 and 2 prevail, and section 1.1."
    made = referred(agreement(*ENGLISH[:1], said, language="en", paragraph_labels="1."))
    assert made["paragraph_unit"] == "Section"
    assert made["paragraphs"][1]["text"] == (
        "Subject to {fees}, {council} applies; Sections 1 and 2 prevail, and section 1.1."
    )


def test_german_and_french_steps() -> None:
    items = {"text": [{"labels": "(1)", "items": ["Der Rat tagt.", "Nach Abs. 1 tagt er."]}]}
    made = referred(agreement(items, "Gemäß § 1 Abs. 2 tagt er.", language="de", paragraph_labels="§ 1"))
    assert made["paragraphs"][0]["text"][0]["items"][1]["text"] == "Nach {der-rat-tagt} tagt er."
    assert made["paragraphs"][1]["text"] == "Gemäß {nach-tagt-er} tagt er."
    items = {"text": [{"labels": "1.", "items": ["Le conseil siège.", "Le conseil décide."]}]}
    said = "Selon l’article 1, paragraphe 2, il décide."
    made = referred(agreement(items, said, language="fr", paragraph_labels="Article 1"))
    assert made["paragraphs"][1]["text"] == "Selon l’{le-conseil-decide}, il décide."


def test_a_paragraph_of_the_own_chapter_where_each_chapter_counts_anew() -> None:
    data = agreement(
        chapters=[
            {"heading": "Rada", "paragraphs": [{"text": "Rada działa."}, {"text": "Zgodnie z § 1 działa Rada."}]},
            {"heading": "Biuro", "paragraphs": [{"text": "Zgodnie z § 1 rozdziału I działa Biuro."}]},
        ],
        chapter_labels="Rozdział I",
        numbering="restart",
    )
    del data["paragraphs"]
    made = referred(data)
    assert made["chapters"][0]["paragraphs"][1]["text"] == "Zgodnie z {rada-dziala} działa Rada."
    assert made["chapters"][1]["paragraphs"][0]["text"] == "Zgodnie z {rada-dziala} działa Biuro."


WORDS = st.lists(
    st.sampled_from(
        "§ 1|§ 2 ust. 1|ust. 2|w ust. 1|§ 1 ust. 2 pkt 1|lit. a|§§ 1–2|§ 9|art. 5 ust. 1 ustawy|i|oraz|.|,|{{rada}}|12|"
        r"**§ 1** ust. 1|\*|{date}|XXXXX|załącznik nr 1|zgodnie z|Rada|mowa w ust. 1 pkt 2|(a)|rozdział I".split("|")
    ),
    min_size=1,
    max_size=9,
).map(" ".join)
ITEMS = st.one_of(WORDS, st.builds(lambda a, b: {"text": [a, {"labels": "1)", "items": [b, a]}]}, WORDS, WORDS))
PARTS = st.one_of(
    WORDS,
    st.lists(
        st.one_of(
            WORDS,
            st.builds(
                lambda labels, items: {"labels": labels, "items": items},
                st.sampled_from(["1.", "1)", "a)", "-", "1.1."]),
                st.lists(ITEMS, min_size=1, max_size=3),
            ),
        ),
        min_size=1,
        max_size=3,
    ),
)


@given(st.lists(PARTS, min_size=1, max_size=4), st.sampled_from(["§ 1", "1.", "Art. 1."]), st.sampled_from(LANGUAGES))
@settings(max_examples=part(200), deadline=None)
def test_whatever_is_referred_to_the_text_says_the_same(texts: list[Any], labels: str, language: str) -> None:
    budget = {"id": "budzet", "title": "Budżet", "text": deepcopy(texts[0])}
    data = agreement(*texts, paragraph_labels=labels, language=language, attachment_labels="Załącznik nr 1")
    referred({**data, "attachments": [budget]})


def test_many_units_and_references_take_time_in_step_with_them() -> None:
    items = [f"Rada, o której mowa w § 1 ust. {number} i w ust. {number}, działa." for number in range(1, 1001)]
    begun = process_time()
    made = refer(agreement({"text": [{"labels": "1.", "items": items}]}, *items), [])
    assert made.references == 2000
    assert process_time() - begun < 6
