from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.sound import pointed, rule_findings, saying


def columns(*texts: str, language: str = "pl") -> list[tuple[str, int]]:
    """What is pointed at, and how many characters of its text come before it."""
    found = [one for one in rule_findings(saying(*texts, language=language)) if one.code == "K219"]
    return [(one.words, one.place.column - 12) for one in found]


@pytest.mark.parametrize(
    ("text", "mark", "before"),
    [
        ("Sekcje (prawna, finansowa działają.", "(", 7),
        ("Sekcje prawna, finansowa) działają.", ")", 24),
        ("Sekcje (prawna (w tym: umowy) działają.", "(", 7),
        ("Sekcje [prawna działają.", "[", 7),
        ("Cel „ideowy klastra.", "„", 4),
        ("Cel ideowy” klastra.", "”", 10),
        ("Cel „ideowy” i „praktyczny klastra.", "„", 15),
        ("Cel «ideowy klastra.", "«", 4),
        ("Zgodnie z pkt 2) i pkt 3) oraz regulaminem) klastra.", ")", 42),
        ("Cel „ideowy (w szczególności” klastra.", "(", 12),
    ],
)
def test_the_mark_without_a_partner_is_pointed_at(text, mark, before):
    assert columns(text) == [(mark, before)]


def test_it_is_said_in_english_and_polish():
    (found,) = rule_findings(saying("Sekcje (prawna działają."))
    assert str(found.message) == "“(” has no partner. Add it, or remove this one."
    assert catalogue("pl")(found.message) == "Znak „(” nie ma pary. Trzeba ją dopisać albo usunąć ten znak."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Warunki z ust. 1 pkt 2) i 3) oraz lit. a) stosuje się odpowiednio.", "pl"),
        ("Warunki: a) zgoda, b) wniosek (zob. pkt 2) oraz iv) opinia.", "pl"),
        ("Zgoda (o której mowa w pkt 2) i 3)) jest potrzebna.", "pl"),
        ("Zgoda (zob. lit. a) i b) poniżej) jest potrzebna.", "pl"),
        ("Po pkt 4 dodaje się pkt 4a w brzmieniu: „4a) promocja;”.", "pl"),
        ("Art. 3 otrzymuje brzmienie: „Członek «zwyczajny» (w tym założyciel) płaci składkę”.", "pl"),
        ("Nazwa „Klaster „Razem”” jest chroniona.", "pl"),
        ("Zwany ”Partnerem”, ,,Liderem'', ,,Gminą” albo „Członkiem“.", "pl"),
        ("Zwany „Partnerem\", a deska ma 5\" i 5'' grubości.", "pl"),
        ("Dziękujemy :) i zapraszamy ;-) oraz :-( tyle.", "pl"),
        ("Kwota {date} [w tym (VAT)].", "pl"),
        ("The “partners” and the members' “friends”.", "en"),
        ("Die „Partner“ und »Freunde«.", "de"),
        ("Les « partenaires » et l’amitié.", "fr"),
    ],
)
def test_pairs_labels_and_faces_are_left_alone(text, language):
    assert columns(text, language=language) == []


def test_a_quotation_and_an_aside_may_go_on_over_blocks_and_items():
    yaml = """
        paragraphs:
          - text:
              - 'Par. 3 otrzymuje brzmienie: „Klaster wspiera (w miarę możliwości:'
              - labels: a)
                items: [szkolenia;, badania);]
              - oraz promocję”.
    """
    assert pointed(yaml, "K219") == []


def test_each_further_block_of_a_quotation_may_open_it_again():
    assert columns("It says: “One.\n\n“Two.\n\n“Three.”", language="en") == []
    assert columns("“One” and “two.", language="en") == [("“", 10)]


def test_no_partner_is_looked_for_in_another_paragraph():
    assert columns("Sekcje (prawna", "finansowa) działają.") == [("(", 7), (")", 9)]


def test_headings_areas_and_titles_are_looked_at_too():
    yaml = """
        title: Porozumienie (projekt
        paragraphs:
          - text: [{insert: areas, labels: 1/}, {insert: goals, labels: 1/}]
        areas: [{id: a, text: edukacja)}]
        goals: [{id: g, heading: „EDUKACJA, text: Szkolenia.}]
    """
    assert [mark for mark, _ in pointed(yaml, "K219")] == ["(", ")", "„"]


def test_ten_thousand_open_brackets_take_no_time():
    assert len(pointed(saying("(" * 10_000 + "„" * 10_000), "K219")) > 190
