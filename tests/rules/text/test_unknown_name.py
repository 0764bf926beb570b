from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.sound import pointed, rule_findings
from tests.told import told

NOTHING = "Nothing is called “{0}”: no value has this name, and no unit this id. Write what belongs here."


def test_a_name_in_braces_that_stands_for_nothing_is_told_at_its_place():
    assert told(rule_findings("title: Porozumienie {numer}\n")) == [f"3:21 K208 {NOTHING.format('numer')}"]


@pytest.mark.parametrize(
    ("typed", "likely"), [("{wklady}", "wklad"), ("{dat}", "date"), ("{rda}", "rada"), ("{logoo}", "logo")]
)
def test_a_name_is_told_the_nearest_of_values_units_and_the_date(typed, likely):
    yaml = f"""
        values: {{wklad: 120 zł}}
        paragraphs:
          - {{id: rada, text: 'Zob. {typed}.'}}
          - text: Porozumienie sporządzono w XXXXX jednobrzmiących egzemplarzach.
        attachments: [{{id: logo, title: Znak, text: Fala.}}]
    """
    said = f"Nothing is called “{typed[1:-1]}”. Did you mean “{likely}”?"
    assert pointed(yaml, "K208") == [(typed, said)]


def test_names_that_stand_for_one_thing_are_no_placeholders_wherever_they_stand():
    yaml = """
        values: {wklad: '120 zł, zob. {rada}'}
        paragraphs:
          - id: rada
            heading: Wkład {wklad}
            text: [{table: {columns: ['{ogolne}', B], rows: [['{rada}', '{wklad} {date}']]}}]
          - text: [Porozumienie sporządzono w XXXXX egzemplarzach., {labels: 1., items: [{id: ogolne, text: '{rada}'}]}]
    """
    assert pointed(yaml, "K208") == []


def test_a_name_of_two_things_is_told_where_both_are():
    yaml = """
        values:
          rada: Rada Klastra
        paragraphs:
          - {id: rada, text: 'Zob. {rada}.'}
          - text: Porozumienie sporządzono w XXXXX egzemplarzach.
    """
    ((words, said),) = pointed(yaml, "K208")
    assert (words, said) == ("{rada}", "“rada” is the name of two things, in lines 11 and 17. Rename one.")


def test_values_that_lead_back_to_themselves_are_told_once_a_circle():
    yaml = """
        values: {a: 'x {b}', b: 'y {a}', c: 'z {d}', d: w, e: '{e}'}
        title: Porozumienie {c}
    """
    said = (
        "“{0}” leads back to itself, through more than 16 other values, or to more than 16777216 characters. Write its "
        "words."
    )
    assert pointed(yaml, "K208") == [(f"{{{name}}}", said.format(name)) for name in "be"]


def test_keys_of_a_partner_stand_for_something_in_the_sentence_about_partners_alone():
    sentence = "{insert: partners, labels: 1., text: '{name} {nipp} {wojewodztwo}[, {seat}]'}"
    yaml = f"parties: [Zawierają ją, {sentence}]\nresolution: 'Dla {{name}}:'\n"
    assert pointed(yaml, "K208") == [
        ("{nipp}", "Nothing is called “nipp”. Did you mean “nip”?"),
        ("{wojewodztwo}", NOTHING.format("wojewodztwo")),
        ("{name}", NOTHING.format("name")),
    ]


def test_two_braces_are_one_that_names_nothing():
    assert pointed("title: Zbiór {{a, b} albo {b}\nvalues: {b: c}\n", "K208") == []


def test_in_the_description_of_a_partner_stands_what_may_stand_in_the_text():
    yaml = """
        values: {miasto: Gdynia}
        partners:
          - {id: a, name: A, description: 'A z {miasto}, od {date}, {name}, 1 z XXXXX'}
          - {id: b, name: B}
    """
    assert pointed(yaml, "K208") == [("{name}", NOTHING.format("name"))]


def test_the_finding_is_said_in_polish():
    (one,) = (one for one in rule_findings("title: '{numer}'\n") if one.code == "K208")
    assert catalogue("pl")(one.message) == (
        "Nic nie nazywa się „numer”: nie ma ani takiej wartości, ani jednostki o takim id. Trzeba wpisać to, co ma tu "
        "być."
    )
