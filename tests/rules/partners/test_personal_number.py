from __future__ import annotations

import pytest

from kpes.messages import catalogue
from kpes.model import Revoked
from kpes.rules.partners import personal_number
from kpes.source import Place
from tests.parties import signature
from tests.sound import data, rule_findings, told_by

SAID = "K315 This is a PESEL number. Remove it: an agreement and its register do not need it."


def parties(text: str) -> str:
    return f"parties: '{text}'\n"


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Anna Nowak, PESEL 44051401359, w imieniu", 29),
        ("Anna Nowak (44051401359)", 23),
        ("44051401359 Anna Nowak", 11),
        ("ur. 2002 r., nr 02070803628.", 27),
        ("PESEL: 44051401359 2014 r.", 18),
        ("urodzona 1944 PESEL nr 44051401359", 34),
    ],
)
def test_a_pesel_is_told_at_its_digits_and_not_repeated(text, column):
    (found,) = (one for one in rule_findings(parties(text)) if one.code == "K315")
    assert (found.place.column, found.width) == (column, 11)
    assert "44051401359" not in str(found.message)
    assert told_by("K315", parties(text)) == [f"6:{column} {SAID}"]


@pytest.mark.parametrize(
    "text",
    [
        "tel. +48 600 700 800, +48600700800",
        "konto 61 1090 1014 0000 0712 1981 2874 w banku",
        "konto PL61109010140000071219812874",
        "konto 44 44051401359 1234",
        "numer 44051401358",
        "numer 44131401351",
        "tel. +44051401359",
        "nr A44051401359, 440514013590",
        "NIP 123-456-32-18, REGON 123456785, KRS 0000123456, Dz. U. z 2014 r. poz. 1118",
    ],
)
def test_other_numbers_are_quiet(text):
    assert told_by("K315", parties(text)) == []


@pytest.mark.parametrize(
    "field",
    ["name: Anna 44051401359", "seat: 44051401359", "nip: '44051401359'", "representatives: [{name: A B 44051401359}]"],
)
def test_every_field_of_a_partner_is_looked_at(field):
    start = "" if field.startswith("name") else "name: Fala, "
    assert len(told_by("K315", f"partners:\n  - {{id: a, {start}{field}}}\n  - {{id: b, name: Dalba}}\n")) == 1


def test_the_register_is_looked_at_too():
    place = Place("data/signatures/a.yaml", 9, 3)
    signed = signature(note="Dowód: PESEL 44051401359.")._replace(place=place)
    by = signature("Anna Nowak 44051401359")._replace(place=place)
    said = "44051401359 to nie jej numer"
    revoked = Revoked("", "Anna Nowak", signed.fingerprint, said, "2014-11-08T09:12:44Z", place)
    quiet = signature(note="tel. 600700800")
    records = {"a": (signed, quiet), "b": (by, revoked)}
    assert [where for where, _ in personal_number.check(data(records=records))] == [place] * 3


def test_it_is_said_in_polish():
    (found,) = (one for one in rule_findings(parties("PESEL 44051401359")) if one.code == "K315")
    assert catalogue("pl")(found.message) == (
        "To jest numer PESEL. Trzeba go usunąć: ani porozumienie, ani rejestr podpisów go nie potrzebuje."
    )
