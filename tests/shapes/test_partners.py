from __future__ import annotations

import pytest

from kpes.model import Partner, Representative, Text
from kpes.shapes.table import read_partners
from kpes.source import Place
from tests.told import findings

FILE = "data/partners.yaml"


def test_a_partner_is_read_with_all_its_keys():
    yaml = """
partners:
  - id: fundacja-1
    name: Fundacja  „Dobra
      Zmiana”
    representatives:
      - name: Anna Nowak
        basis: power-of-attorney
      - name: Jan Kowalski
    signatures_required: 2
    seat: Gdańsk
    email: a@example.org
    nip: 0000123456
    regon: '012345678'
    krs: 0000123456
"""
    partners, log = read_partners(yaml.encode(), FILE)
    assert not len(log)

    def text(value: str, line: int, column: int) -> Text:
        return Text(value, Place(FILE, line, column))

    assert partners == (
        Partner(
            id=text("fundacja-1", 3, 9),
            name=text("Fundacja „Dobra Zmiana”", 4, 11),
            representatives=(
                Representative(text("Anna Nowak", 7, 15), "power-of-attorney"),
                Representative(text("Jan Kowalski", 9, 15), None),
            ),
            signatures_required=2,
            seat=text("Gdańsk", 11, 11),
            email=text("a@example.org", 12, 12),
            nip=text("0000123456", 13, 10),
            regon=text("012345678", 14, 12),
            krs=text("0000123456", 15, 10),
            place=Place(FILE, 3, 5),
        ),
    )


def test_a_partner_needs_an_id_and_a_name_alone():
    partners, _ = read_partners(b"partners:\n  - {id: a, name: A}\n", FILE)
    partner = partners[0]
    assert (partner.id.value, partner.name.value) == ("a", "A")
    assert (partner.representatives, partner.signatures_required) == ((), 1)
    assert (partner.seat, partner.email, partner.nip, partner.regon, partner.krs) == (None,) * 5


@pytest.mark.parametrize("id", ["a", "7", "a-", "fundacja-2", "0000123456", "no", "x" * 40])
def test_an_id_of_small_letters_digits_and_hyphens_is_good(id):
    assert findings(read_partners, f"partners:\n  - {{id: {id}, name: A}}\n") == []


@pytest.mark.parametrize(
    ("written", "quoted"),
    [
        ('"a\\n"', "a"),
        ("' a'", "a"),
        ("../x", "../x"),
        ("a/b", "a/b"),
        ("'a\\b'", "a\\b"),
        ("Fundacja", "Fundacja"),
        ("pączek", "pączek"),
        ("a.b", "a.b"),
        ("a b", "a b"),
        ("-a", "-a"),
        ("conin$", "conin$"),
        ("٣", "٣"),
        ("x" * 41, "x" * 41),
        ("x" * 61, "x" * 59 + "…"),
        ("|\n      a\n", "a"),
    ],
)
def test_an_id_that_cannot_name_a_file_is_refused(written, quoted):
    assert findings(read_partners, f"partners:\n  - name: A\n    id: {written}\n") == [
        f"3:9 K301 “{quoted}” cannot name a file. Use small letters a to z, digits and hyphens, at "
        "most 40, a letter "
        "or digit first."
    ]


def test_an_id_must_be_a_text():
    assert findings(read_partners, "partners:\n  - id: [a]\n    name: A\n") == [
        "2:9 K106 Here must be a text, not a list. If the text holds a colon or starts with a "
        "bracket, put it in quotes."
    ]


@pytest.mark.parametrize(
    ("partner", "said"),
    [
        ("{id: a}", "2:5 K105 The key “name” is missing. Add it here."),
        ("{name: A}", "2:5 K105 The key “id” is missing. Add it here."),
        ("{id: a, nazwa: A, name: A}", None),
        (
            "A",
            "2:5 K106 Here must be the keys id, name, not a text.",
        ),
        ("", "2:4 K106 Here must be the keys id, name, not nothing."),
        (
            "{id: a, name: A, representatives: Anna Nowak}",
            "2:39 K106 Here must be a list, not a text.",
        ),
        (
            "{id: a, name: A, representatives: [Anna Nowak]}",
            "2:40 K106 Here must be the keys name, not a text.",
        ),
        (
            "{id: a, name: A, representatives: [{name: Anna, basis: statut}]}",
            "2:60 K114 “statut” is not possible here. Did you mean “statutory”?",
        ),
        (
            "{id: a, name: A, representatives: [{basis: statutory}]}",
            "2:40 K105 The key “name” is missing. Add it here.",
        ),
        ("{id: a, name: A, seat: }", "2:28 K106 Here must be a text, not nothing."),
    ],
)
def test_a_fault_of_a_partner_is_told_at_its_place(partner, said):
    found = findings(read_partners, f"partners:\n  - {partner}\n")
    assert found == [said] if said else found[0].startswith("2:13 K104 The key “nazwa” is not known. Known here: id,")


def test_a_list_of_partners_must_not_be_empty():
    assert findings(read_partners, "partners: []\n") == ["1:11 K106 This list is empty. Fill it, or remove its key."]
    assert findings(read_partners, "partners:\n") == ["1:10 K106 Here must be a list, not nothing."]
    assert findings(read_partners, "partner:\n  - {id: a, name: A}\n") == [
        "1:1 K104 The key “partner” is not known. Did you mean “partners”?",
        "1:1 K105 The key “partners” is missing. Add it here.",
    ]
