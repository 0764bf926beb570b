"""What templates of papers are given: the sentences fit who gets them, and all is told in the documentation."""

from __future__ import annotations

import re
from datetime import date

from kpes.papers.recipients import recipients
from kpes.papers.words import signers
from kpes.status import Awaited
from tests.papers.occasions import PARTNERS, occasion, signed_by
from tests.parties import partner
from tests.render.test_templates import DOCS

DAY = date(2026, 12, 5)


def given(number: int, keys: str = PARTNERS, **more: object) -> dict[str, object]:
    held = occasion(keys, DAY, **more)
    return held.variables(recipients(held.snapshot)[number])


def test_the_documentation_names_all_that_the_templates_are_given():
    _, _, section = DOCS.partition("\n## Letters, lists and labels\n")
    named = {
        name for row in re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", section, re.M) for name in re.findall(r"\w+", row)
    }
    assert named == set(given(0))
    told = set(re.findall(r"`partner\.(\w+)`", section))
    assert told == given(0)["partner"].keys()


def test_of_who_is_awaited_a_signature_is_asked_for_and_said_whose():
    said = given(1)
    assert (said["purpose"], said["subject"]) == ("sign", "Dokument do podpisu")
    assert said["enclosed"] == (
        "W załączeniu przekazujemy egzemplarz nr 2 dokumentu „Porozumienie” z dnia 7 listopada 2014 r., "
        "przeznaczony dla Państwa."
    )
    assert said["request"] == "Prosimy o podpisanie dokumentu i odesłanie go do nas."
    assert said["signers"] == "W imieniu partnera podpisują łącznie: Jan Lis (Prezes Zarządu); Ewa Lis."
    assert said["how"].startswith("Wymagana jest forma pisemna: podpis własnoręczny albo kwalifikowany")
    assert said["until"] == "Termin: 5 grudnia 2026 r."


def test_who_has_signed_or_is_no_partner_is_asked_to_confirm_what_is_theirs_to_keep():
    records = {"a": (signed_by(occasion()),)}
    for number in (0, 3):
        said = given(number, records=records)
        assert (said["purpose"], said["subject"]) == ("keep", "Egzemplarz dokumentu dla Państwa")
        assert said["request"].endswith("Prosimy o potwierdzenie odbioru na załączonym formularzu.")
        assert (said["signers"], said["how"], said["until"]) == ("", "", "")


def test_of_a_draft_remarks_are_asked_for_and_no_signature():
    said = given(0, PARTNERS.replace("final", "draft"))
    assert (said["purpose"], said["signers"], said["how"]) == ("read", "", "")
    assert said["request"] == "Dokument jest jeszcze projektem: prosimy o uwagi do jego treści, a nie o podpis."


def test_under_any_form_nothing_is_said_of_written_form():
    assert given(0, f"form: any\n{PARTNERS}")["how"] == ""


def test_several_copies_are_told_in_the_plural():
    said = given(0, PARTNERS.replace("each: 1", "each: 2"))
    assert said["numbers"] == "1, 2"
    assert " egzemplarze nr 1, 2 " in said["enclosed"]
    assert said["received"].endswith("egzemplarze nr 1, 2.")


def test_it_is_said_how_many_of_whom_sign():
    people = partner("a", "A B", "C D", "E F").representatives
    assert str(signers(Awaited("unsigned", 1, people[:1]))) == "Who signs: A B."
    assert str(signers(Awaited("unsigned", 1, people))) == "Who signs, one of them: A B; C D; E F."
    assert str(signers(Awaited("unsigned", 2, people))) == "Who signs, 2 of them: A B; C D; E F."
    assert str(signers(Awaited("unsigned", 3, people))) == "Who signs, all of them together: A B; C D; E F."
    assert (signers(Awaited("unsigned", 1, ())), str(signers(Awaited("unsigned", 2, ())))) == (
        "", "Signatures that are needed: 2."
    )  # fmt: skip
