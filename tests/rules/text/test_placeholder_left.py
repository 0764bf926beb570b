from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.rules.text.specimens import RIGHT
from tests.sound import pointed, rule_findings, told_by
from tests.told import told


def found(text: str) -> list[str]:
    """The words that K248 finds in a paragraph."""
    return [one.words for one in rule_findings(f"paragraphs:\n  - text: |\n      {text}\n") if one.code == "K248"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("TODO: dopisać zadania", "TODO"),
        ("Termin: TBD.", "TBD"),
        ("Termin: [TBC].", "TBC"),
        ("Dnia xx/xx/2014 r. postanowiono", "xx/xx"),
        ("Zawarto w dniu XX.XX.2024 r.", "XX.XX"),
        ("Kto odpowiada???", "???"),
        ("Rachunek nr XX XXXX 1234", "XXXX"),
        ("Rachunek XXXXXX w banku", "XXXXXX"),
        ("Siedziba: xxxxx", "xxxxx"),
        ("Zob. www.xxx.pl", "xxx"),
        ("Dnia xx.xx.2014 r. postanowiono", "xx.xx"),
        ("Siedzibą jest ul. XXX 5", "XXX"),
        ("Zawarto dnia XXX w Gdańsku", "XXX"),
        ("Kwota XXX zł", "XXX"),
        ("Umowa z dnia {{data} wygasa", "{{data}"),
        ("Umowa z dnia {DATE} wygasa", "{DATE}"),
        ("Partner {{ partner.name }} wnosi", "{{ partner.name }}"),
        ("Pan <imię i nazwisko> podpisze", "<imię i nazwisko>"),
        ("Tekst <b> gruby", "<b>"),
        ("Siedzibą jest [nazwa miejscowości].", "[nazwa miejscowości]"),
        ("Kwota [•] zł", "[•]"),
        ("between [INSERT NAME OF PARTY] and B", "[INSERT NAME OF PARTY]"),
        ("dated [Insert the date]", "[Insert the date]"),
        ("Cele [do uzupełnienia].", "[do uzupełnienia]"),
        ("Cele (do uzupełnienia).", "(do uzupełnienia)"),
        ("Lorem ipsum dolor sit amet", "Lorem ipsum"),
    ],
)
def test_what_was_to_be_replaced_is_found_in_a_text(text, words):
    assert found(text) == [words]


@pytest.mark.parametrize("text", RIGHT.splitlines())
def test_what_only_looks_like_a_placeholder_stays(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Dnia {date} w XXXXX egzemplarzach",
        "XXX-lecie Klastra",
        "Wiek XX–XXI i XX-XX",
        "W XXX. rocznicę",
        "TODO Group",
        "METODO",
        "Naprawdę?!",
    ],
)
def test_the_date_the_copy_count_and_roman_numerals_are_no_placeholders(text):
    assert found(text) == []


def test_a_placeholder_in_the_headings_of_the_signatory_list_is_found():
    yaml = "signatories:\n  partners_heading: '???'\n  signature_heading: TODO\n"
    said = "would be printed as it stands. Write what belongs here."
    assert told(rule_findings(yaml)) == [f"13:22 K248 “???” {said}", f"14:22 K248 “TODO” {said}"]


LEFT_THERE = "“{0}” would be printed as it stands. Write what belongs here."
IN_A_NAME = (
    "“{0}” is replaced only in the text of the agreement, not in what a partner or who signs for it is called. Write "
    "here the words that are to be printed."
)


@pytest.mark.parametrize("key", ["name: '{0}'", "name: B, seat: '{0}'", "name: B, representatives: [{{name: '{0}'}}]"])
@pytest.mark.parametrize(
    ("words", "said"),
    [
        *((words, LEFT_THERE) for words in ("TODO", "XXX", "xxxx", "[nazwa]")),
        *((words, IN_A_NAME) for words in ("XXXXX", "{date}", "{miasto}")),
    ],
)
def test_nothing_is_replaced_in_the_names_and_seats_of_partners(key, words, said):
    yaml = f"values: {{miasto: Gdynia}}\npartners:\n  - {{id: a, name: A}}\n  - {{id: b, {key.format(words)}}}\n"
    (one,) = (one for one in rule_findings(yaml) if one.code == "K248")
    assert (one.words, one.place.file) == (words, "data/partners.yaml")
    assert str(one.message) == said.format(words)


def test_in_the_description_of_a_partner_stands_what_may_stand_in_the_text():
    yaml = """
        values: {miasto: Gdynia}
        partners:
          - {id: a, name: A, description: 'A z {miasto}, od {date}, XXX zł, 1 z XXXXX'}
          - {id: b, name: B}
    """
    assert pointed(yaml, "K248") == [("XXX", LEFT_THERE.format("XXX"))]


def test_two_braces_are_shown_as_the_one_that_is_printed():
    assert pointed("title: Zbiór {{nazwa} i {{a, b}\n", "K248") == [("{{nazwa}", LEFT_THERE.format("{nazwa}"))]


def test_names_of_partners_that_only_look_so_are_free():
    names = ["XXX Liceum Ogólnokształcące", "Fundacja Xawery", "TODO Group", "Exxon", "XX Dywizja", "Kino „Kto?”"]
    partners = "".join(f"  - {{id: p{number}, name: {name}}}\n" for number, name in enumerate(names))
    assert told_by("K248", f"partners:\n{partners}") == []


@pytest.mark.parametrize(
    ("yaml", "polish"),
    [
        ("title: TODO\n", "„TODO” trafiłoby na wydruk tak, jak stoi. Trzeba wpisać to, co ma tu być."),
        (
            "partners:\n  - {id: a, name: A}\n  - {id: b, name: '{miasto}'}\n",
            "„{miasto}” kpes zamienia tylko w tekście porozumienia, a nie w nazwie, siedzibie czy adresie partnera "
            "ani w nazwisku osoby, która podpisuje w jego imieniu. Trzeba tu wpisać słowa, które mają być wydrukowane.",
        ),
    ],
)
def test_the_findings_are_said_in_polish(yaml, polish):
    (one,) = (one for one in rule_findings(yaml) if one.code == "K248")
    assert catalogue("pl")(one.message) == polish
