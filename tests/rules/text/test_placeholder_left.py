from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.rules.text.specimens import RIGHT
from tests.sound import rule_findings, told_by
from tests.told import told


def found(text: str) -> list[str]:
    """The words that K208 finds in a paragraph."""
    return [one.words for one in rule_findings(f"paragraphs:\n  - text: |\n      {text}\n") if one.code == "K208"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("TODO: dopisać zadania", "TODO"),
        ("Termin: TBD.", "TBD"),
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
        ("Umowa z dnia {data} wygasa", "{data}"),
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


def test_braces_are_told_that_only_the_date_is_replaced():
    assert told(rule_findings("title: Porozumienie {numer}\n")) == [
        "3:21 K208 “{numer}” would be printed as it stands: only {date} is replaced. Write what belongs here."
    ]


def test_a_placeholder_in_the_headings_of_the_signatory_list_is_found():
    yaml = "signatories:\n  partners_heading: '???'\n  signature_heading: TODO\n"
    said = "would be printed as it stands. Write what belongs here."
    assert told(rule_findings(yaml)) == [f"13:22 K208 “???” {said}", f"14:22 K208 “TODO” {said}"]


@pytest.mark.parametrize("words", ["TODO", "XXX", "XXXXX", "{date}", "[nazwa]", "xxxx"])
@pytest.mark.parametrize("key", ["name: '{0}'", "name: B, seat: '{0}'", "name: B, representatives: [{{name: '{0}'}}]"])
def test_nothing_is_replaced_in_the_signatory_list(key, words):
    yaml = f"partners:\n  - {{id: a, name: A}}\n  - {{id: b, {key.format(words)}}}\n"
    (one,) = (one for one in rule_findings(yaml) if one.code == "K208")
    assert (one.words, one.place.file) == (words, "data/partners.yaml")
    assert str(one.message) == (
        f"“{words}” would be printed as it stands: nothing is replaced in the signatory list. "
        "Write what belongs here."
    )


def test_names_of_partners_that_only_look_so_are_free():
    names = ["XXX Liceum Ogólnokształcące", "Fundacja Xawery", "TODO Group", "Exxon", "XX Dywizja", "Kino „Kto?”"]
    partners = "".join(f"  - {{id: p{number}, name: {name}}}\n" for number, name in enumerate(names))
    assert told_by("K208", f"partners:\n{partners}") == []


@pytest.mark.parametrize(
    ("yaml", "polish"),
    [
        ("title: TODO\n", "„TODO” trafiłoby na wydruk tak, jak stoi. Trzeba wpisać to, co ma tu być."),
        (
            "title: '{numer}'\n",
            "„{numer}” trafiłoby na wydruk tak, jak stoi: kpes zamienia tylko {date}. Trzeba wpisać to, co ma tu być.",
        ),
        (
            "partners:\n  - {id: a, name: A}\n  - {id: b, name: TODO}\n",
            "„TODO” trafiłoby na wydruk tak, jak stoi: na liście sygnatariuszy nic nie jest zamieniane. Trzeba "
            "wpisać to, co ma tu być.",
        ),
    ],
)
def test_the_findings_are_said_in_polish(yaml, polish):
    (one,) = (one for one in rule_findings(yaml) if one.code == "K208")
    assert catalogue("pl")(one.message) == polish
