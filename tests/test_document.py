from __future__ import annotations

from datetime import date

from kpes.document import Block, Role, Signatory, SignatoryList
from kpes.layout.drawing import draw_up
from tests.sound import data


def document(yaml: str = ""):
    """The document of the sound data with these keys."""
    read = data(yaml)
    return draw_up(read.agreement, read.partners)


def blocks(yaml: str) -> list[tuple[str, str, int, bool]]:
    """Label, text, depth and whether it leads, of the blocks from the first paragraph's text on."""
    found = document(yaml).blocks
    start = next(n for n, block in enumerate(found) if block.role is Role.PARAGRAPH) + 1
    return [(block.label, block.text, block.depth, block.leads) for block in found[start:]]


def test_a_draft_is_drawn_up_in_reading_order():
    assert document("resolution: 'POSTANAWIAJĄ:'\n").blocks == (
        Block(Role.TITLE, "Porozumienie"),
        Block(Role.DRAFT_MARK, "/projekt/"),
        Block(Role.TEXT, "Porozumienie zawarte, dnia 7 listopada 2014 r. pomiędzy partnerami."),
        Block(Role.HEADING, "Preambuła:", leads=True),
        Block(Role.TEXT, "Partnerzy współpracują."),
        Block(Role.HEADING, "POSTANAWIAJĄ:", leads=True),
        Block(Role.PARAGRAPH, "", "Par. 1.", leads=True),
        Block(Role.TEXT, "Porozumienie sporządzono w 2 (dwóch) jednobrzmiących egzemplarzach."),
    )


def test_a_final_agreement_carries_no_draft_mark_and_a_draft_its_languages_own():
    final = document("status: final\n")
    assert not final.draft
    assert Role.DRAFT_MARK not in {block.role for block in final.blocks}
    english = document("language: en\n")
    assert english.draft
    assert english.blocks[1] == Block(Role.DRAFT_MARK, "/draft/")


def test_a_document_tells_what_describes_it():
    found = document("author: KPES\ntitle: |\n  Porozumienie\n  z {date}, XXXXX stron\n")
    assert (found.language, found.author, found.date) == ("pl", "KPES", date(2014, 11, 7))
    assert found.title == "Porozumienie z 7 listopada 2014 r., 2 (dwóch) stron"
    assert found.blocks[0].text == "Porozumienie\nz 7 listopada 2014 r., 2 (dwóch) stron"


def test_a_signatory_stands_with_its_seat_where_it_has_one():
    yaml = "partners:\n  - {id: a, name: Fundacja A, seat: Gdańsk}\n  - {id: b, name: B}\n"
    found = document(yaml).signatory_list
    assert found == SignatoryList(
        "Partnerzy:", "Podpis pełnomocnika", (Signatory("Fundacja A", "Gdańsk"), Signatory("B"))
    )
    assert [signatory.line for signatory in found.signatories] == ["Fundacja A, Gdańsk", "B"]


def test_the_headings_of_the_signatory_list_are_resolved_like_all_other_texts():
    yaml = "signatories:\n  partners_heading: Partnerzy ({date})\n  signature_heading: Podpisy w XXXXX egzemplarzach\n"
    found = document(yaml).signatory_list
    assert found.partners_heading == "Partnerzy (7 listopada 2014 r.)"
    assert found.signature_heading == "Podpisy w 2 (dwóch) egzemplarzach"


def test_lists_are_labelled_each_anew_and_sub_items_are_of_depth_two():
    yaml = """
        paragraphs:
          - text:
              - Zakres
              - labels: 1/
                items:
                  - pierwszy
                  - text: drugi
                    labels: a)
                    items: [raz, dwa]
                  - trzeci
              - labels: '-'
                items: [cztery]
              - Koniec.
    """
    assert blocks(yaml) == [
        ("", "Zakres", 0, True),
        ("1/", "pierwszy", 1, False),
        ("2/", "drugi", 1, True),
        ("a)", "raz", 2, False),
        ("b)", "dwa", 2, False),
        ("3/", "trzeci", 1, False),
        ("-", "cztery", 1, False),
        ("", "Koniec.", 0, False),
    ]


def test_a_text_leads_what_it_announces():
    assert blocks("paragraphs:\n  - text: |\n      Misja:\n\n      Pomagać.\n") == [
        ("", "Misja:", 0, True),
        ("", "Pomagać.", 0, False),
    ]


def test_areas_and_goals_stand_where_they_are_inserted():
    yaml = """
        paragraphs:
          - text: [Obszary, {insert: areas, labels: 1/}, Cele, {insert: goals, labels: I.}]
          - text: Koniec.
        areas:
          - {id: x, text: edukacja;}
          - {id: y, text: kultura}
        goals:
          - {id: gx, area: x, heading: EDUKACJA, text: [Cel, {labels: 1., items: [uczyć]}]}
          - {id: gy, heading: KULTURA, text: Grać.}
    """
    assert blocks(yaml) == [
        ("", "Obszary", 0, True),
        ("1/", "edukacja;", 1, False),
        ("2/", "kultura", 1, False),
        ("", "Cele", 0, True),
        ("I.", "EDUKACJA", 0, True),
        ("", "Cel", 0, True),
        ("1.", "uczyć", 1, False),
        ("II.", "KULTURA", 0, True),
        ("", "Grać.", 0, False),
        ("Par. 2.", "", 0, True),
        ("", "Koniec.", 0, False),
    ]


def test_a_heading_of_goals_is_a_section():
    yaml = "paragraphs: [{text: [{insert: goals, labels: I.}]}]\ngoals: [{id: x, heading: H, text: T}]\n"
    assert document(yaml).blocks[-2] == Block(Role.SECTION, "H", "I.", leads=True)


def test_held_places_are_resolved_in_every_text_of_the_agreement_and_not_in_the_partners_names():
    yaml = """
        title: T XXXXX
        parties: P XXXXX
        preamble: {heading: H XXXXX, text: Q XXXXX}
        resolution: R XXXXX
        paragraphs:
          - text: [A XXXXX, {labels: 1., items: [{text: B XXXXX, labels: '-', items: [C XXXXX]}]}]
          - text: [{insert: areas, labels: 1.}, {insert: goals, labels: 1.}]
        areas: [{id: x, text: D XXXXX}]
        goals: [{id: x, heading: E XXXXX, text: F XXXXX}]
        partners:
          - {id: a, name: Studio XXXXX}
          - {id: b, name: B}
    """
    found = document(yaml)
    texts = [block.text for block in found.blocks if block.text and block.role is not Role.DRAFT_MARK]
    assert texts == [f"{letter} 2 (dwóch)" for letter in "TPHQRABCDEF"]
    assert found.signatory_list.signatories[0].name == "Studio XXXXX"
