"""The signing protocol as a document: its words, in the agreement's language."""

from __future__ import annotations

import re
from datetime import date

import pytest

from kpes.document import Code, Role, Table, lines_of
from kpes.language import LANGUAGES, language
from kpes.messages import printed
from kpes.model import Evidence, Revoked, Text
from kpes.protocol.content import protocol
from kpes.protocol.drawing import draw_up
from tests.parties import OTHER, TODAY, partner, signature
from tests.protocol.facts import ANNA, BOTH, COPIES, JAN, SCAN, A, B, facts


def drawn(*parties, **found):
    return draw_up(protocol(*facts(*parties, **found)))


def lines(document) -> list[str]:
    """What a document says: a line for each block and for each row of its tables."""
    said = []
    for block in document.blocks:
        if isinstance(block, Table):
            said += [" | ".join(cell.replace("\n", " / ") for cell in row) for row in block.rows]
        else:
            said.append(f"{block.label} {block.text}".strip())
    return said


def test_a_final_protocol_bears_no_mark_and_gives_the_date_of_conclusion():
    said = lines(drawn())
    assert said[:2] == ["Protokół podpisania", "Dokument | Porozumienie"]
    assert "Data ostatniego potrzebnego podpisu (według rejestru) | 9 listopada 2014 r." in said
    assert "Wejście w życie | według postanowień dokumentu; ten protokół go nie ustala" in said
    assert "Podpisali | 2 z 2 partnerów" in said
    assert not any("częściowy" in line for line in said)


def test_an_interim_protocol_is_marked_under_its_title_and_says_why():
    said = lines(drawn((A, (ANNA._replace(method="personal"),)), (B, ()), keys="status: draft", changed={"a": 7}))
    assert said[1:7] == [
        "/protokół częściowy/",
        "To jest protokół częściowy. Przedstawia stan dotychczasowy i nie stwierdza zawarcia porozumienia:",
        "1. dokument jest jeszcze projektem;",
        "2. nie ma kompletu podpisów: brakuje 1 z 2 partnerów;",
        "3. forma pisemna nie jest zachowana: Fundacja A;",
        "4. sprawdzenie wykazało niezgodności, opisane niżej.",
    ]
    assert "Data ostatniego potrzebnego podpisu (według rejestru) | jeszcze nieustalona" in said
    changed = "plik data/signatures/a.yaml zmieniono poza programem; pierwszy wpis, który się nie zgadza, zaczyna się"
    assert any(f"{changed} w wierszu 7." in line for line in said)


def test_the_attachments_of_the_agreement_are_none_of_the_protocol():
    keys = "status: final\nattachments: [{id: budzet, title: Budżet, text: Budżet jest znany.}]\n"
    assert [*drawn(keys=keys).all] == [*drawn().all]


def test_every_partner_has_a_row_for_each_signature_and_for_what_is_missing():
    joint = partner("c", "Ewa Lis", "Jan Lis", name="Centrum C", required=2)
    late = signature("Ewa Lis", date(2014, 11, 10), "qualified")
    old = signature("Ola Mak", fingerprint=OTHER)
    said = lines(drawn((A, (ANNA,)), (joint, (late,)), (partner("d", name="D"), ()), (partner("e", name="E"), (old,))))
    start = said.index("Podpisy") + 1
    by_hand = "własnoręcznie / forma pisemna zachowana"
    assert said[start : start + 6] == [
        f"1 | Fundacja A | Anna Nowak / ustawa lub statut | 7 listopada 2014 r. | {by_hand} / dowód nr 1",
        "2 | Centrum C | Ewa Lis / ustawa lub statut | 10 listopada 2014 r. | kwalifikowany podpis"
        " elektroniczny / forma pisemna zachowana",
        "2 | Centrum C | brakuje podpisów: 1 z 2 | – | –",
        "3 | D | brak podpisu | – | –",
        "4 | E | Ola Mak / podpis pod innym wydaniem (ffffffffffff), nie jest zaliczany | 7 listopada 2014 r. | "
        "własnoręcznie",
        "4 | E | brak podpisu | – | –",
    ]


@pytest.mark.parametrize(("code", "kind"), [("pl", "pełnomocnictwo"), ("de", "Vollmacht")])
def test_a_power_of_attorney_among_the_evidence_is_named_as_one(code, kind):
    power = Evidence("data/evidence/a/moc.pdf", "e" * 64, "power-of-attorney")
    twice = (ANNA._replace(evidence=(SCAN, power)), JAN._replace(evidence=(power,)))
    listed = partner("a", "Anna Nowak", "Jan Kowalski", required=2)
    said = lines(drawn((listed, twice), (B, ()), evidence={}, keys=f"status: final\nlanguage: {code}"))
    first = next(at for at, line in enumerate(said) if line.startswith(f"1 | {SCAN.file} / "))
    assert said[first + 1].startswith(f"2 | {kind} / {power.file} / {'e' * 32} / {'e' * 32} | ")
    assert not said[first + 2].startswith("3 | ")


def test_a_power_of_attorney_stands_by_the_basis_and_what_shows_the_signature_by_its_method():
    power = Evidence("data/evidence/a/moc.pdf", "e" * 64, "power-of-attorney")
    shown = ANNA._replace(evidence=(SCAN, power))
    by_law = lines(drawn((A, (shown,)), (B, (JAN,)), evidence={}))
    both = "Anna Nowak / ustawa lub statut / dołączono też pełnomocnictwo: / dowód nr 2 |"
    assert any(both in line for line in by_law)
    assert any(line.endswith("własnoręcznie / forma pisemna zachowana / dowód nr 1") for line in by_law)
    person = A.representatives[0]._replace(basis="power-of-attorney")
    by_power = lines(drawn((A._replace(representatives=(person,)), (shown,)), (B, (JAN,)), evidence={}))
    assert any("| Anna Nowak / pełnomocnictwo / dowód nr 2 | " in line for line in by_power)
    without = lines(drawn((A._replace(representatives=(person,)), (ANNA,)), (B, (JAN,))))
    assert any("| Anna Nowak / pełnomocnictwo (nie dołączono) | " in line for line in without)
    unknown = lines(drawn((A._replace(representatives=()), (shown,)), (B, (JAN,)), evidence={}))
    assert any("| Anna Nowak / pełnomocnictwo / dowód nr 2 | " in line for line in unknown)


def test_digests_stand_whole_in_two_lines():
    said = lines(drawn())
    assert f"1 | {SCAN.file} / {'c' * 32} / {'c' * 32} | niezmieniony od zapisania" in said
    assert f"1-a.docx … 2-b.docx | 2 | {'d' * 32} / {'d' * 32}" in said


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ({"evidence": {SCAN.file: None}}, f"1 | {SCAN.file} / {'c' * 32} / {'c' * 32} | brakuje tego pliku"),
        ({"evidence": {SCAN.file: "0" * 64}}, f"1 | {SCAN.file} / {'c' * 32} / {'c' * 32} | zmieniony po zapisaniu"),
        ({"copies": None}, "Nie przygotowano egzemplarzy, więc nie podaje się ich skrótów."),
        (
            {"copies": COPIES._replace(fingerprint=OTHER)},
            "Przygotowane egzemplarze są z innego wydania (ffffffffffff), więc nie podaje się ich skrótów.",
        ),
        (
            {"unsealed": ("b",)},
            "3. Rejestr podpisów: wpisy bez skrótu, o których nie wiadomo, czy ich nie zmieniono, są w plikach: "
            "data/signatures/b.yaml",
        ),
        ({"keys": "status: final\nform: any"}, "Dokument nie wymaga formy pisemnej."),
    ],
)
def test_what_was_found_is_told(found, told):
    assert told in lines(drawn(*BOTH, **found))


def test_each_command_says_what_it_prints():
    said = lines(drawn())[-10:-4]
    assert said[0].endswith("PLIK SHA256 / Wypisuje skrót pliku. Musi być taki sam jak w tym protokole.")
    assert said[1].endswith(".txt / Wypisuje skrót tekstu. Musi być taki sam jak wyżej.")
    assert "Wypisuje skrót, który jest w wierszu „digest” na końcu wpisu." in said[2]
    assert "sha256sum / Wypisuje skrót całego rejestru. Inny niż wyżej znaczy, że od sporządzenia" in said[3]
    assert "kpes verify --against PLIK / Z kpes: mówi, czy od sporządzenia tego protokołu usunięto" in said[4]
    assert "sha256sum -c SHA256SUMS / Wypisuje przy każdym egzemplarzu, czy zgadza się z listą SHA256SUMS." in said[5]


def test_commands_and_digests_are_code_and_nothing_else_is():
    lines_of_tables = (
        line
        for block in drawn().blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
        for line in lines_of(cell)
    )
    code = {str(line) for line in lines_of_tables if isinstance(line, Code)}
    digests = {digest for digest in code if re.fullmatch("[0-9a-f]{32}", digest)}
    assert {*"cde"} <= {digest[0] for digest in digests}
    assert code - digests == {
        "sha256sum PLIK", "certutil -hashfile PLIK SHA256", f"sha256sum data/editions/{TODAY[7:19]}.txt",
        "head -n N data/signatures/PARTNER.yaml | sha256sum", "LC_ALL=C; sha256sum data/signatures/*.yaml | sha256sum",
        "kpes verify --against PLIK", "cd out/copies", "sha256sum -c SHA256SUMS",
    }  # fmt: skip


def test_it_says_what_it_does_not_prove():
    said = " ".join(lines(drawn()))
    for what in ("podpis jest ważny", "kto w rzeczywistości podpisał", "umocowania do", "dat podpisania"):
        assert re.search(rf"Nie \w+[^.]*{what}", said)


@pytest.mark.parametrize(
    ("code", "mark", "conclusion"),
    [
        ("pl", "/protokół częściowy/", "Data ostatniego potrzebnego podpisu (według rejestru) | 9 listopada 2014 r."),
        ("en", "/interim protocol/", "Date of the last signature that was needed (as recorded) | 9 November 2014"),
        (
            "de",
            "/Zwischenprotokoll/",
            "Datum der letzten erforderlichen Unterschrift (laut Register) | 9. November 2014",
        ),
        (
            "fr",
            "/procès-verbal provisoire/",
            "Date de la dernière signature requise (selon le registre) | 9 novembre 2014",
        ),
    ],
)
def test_it_speaks_the_language_of_the_agreement(code, mark, conclusion):
    assert conclusion in lines(drawn(keys=f"status: final\nlanguage: {code}"))
    interim = drawn((A, (ANNA,)), (B, ()), keys=f"status: final\nlanguage: {code}")
    assert [block.text for block in interim.blocks if block.role is Role.DRAFT_MARK] == [mark]
    assert {"pl", "en", "de", "fr"} == set(LANGUAGES)


def test_seat_note_and_withdrawn_records_are_told():
    seated = A._replace(seat=Text("Gdynia", A.place))
    noted = ANNA._replace(note="podpis na ostatniej stronie")
    withdrawn = Revoked("a", "Ola Mak", OTHER, "nie ta osoba", "2014-11-08T10:00:00Z", A.place)
    said = lines(drawn((seated, (noted,)), (B, (JAN,)), records={"a": (noted, withdrawn), "b": (JAN,)}))
    row = next(line for line in said if line.startswith("1 | "))
    assert row.startswith("1 | Fundacja A, Gdynia | Anna Nowak / ")
    assert row.endswith(" / dowód nr 1 / adnotacja: podpis na ostatniej stronie")
    at = said.index("Anulowane wpisy")
    assert said[at + 1] == (
        "1. Fundacja A: Ola Mak, podpis pod wydaniem ffffffffffff; wpis anulowano 2014-11-08 10:00:00 UTC. Powód: nie "
        "ta osoba"
    )
    assert "Anulowane wpisy" not in lines(drawn())


def test_it_ends_with_room_for_whoever_draws_it_up():
    heading, *rows = lines(drawn())[-4:]
    assert heading == "Protokół sporządził(a)"
    assert [row.rstrip(" /|") for row in rows] == ["Imię, nazwisko i funkcja", "Data i miejsce", "Podpis"]
    *_, last = drawn().blocks
    assert [cell.count("\n") for _, cell in last.rows] == [2, 2, 4]


def test_the_place_of_signing_stands_below_the_day():
    said = lines(drawn((A, (ANNA._replace(signed_in="Gdynia"),)), (B, (JAN,))))
    assert any("| 7 listopada 2014 r. / Gdynia | własnoręcznie" in line for line in said)


def test_names_that_look_like_places_for_values_are_names():
    odd = partner("a", name="{total} {0} {")
    said = lines(drawn((odd, (signature("{edition}", method="other", fingerprint=OTHER),)), (B, (JAN,))))
    assert any("{edition} / podpis pod innym wydaniem" in line and "{total} {0} {" in line for line in said)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_digest_of_the_whole_register_is_stated_with_its_command(code):
    keys = f"status: final\nlanguage: {code}"
    said = lines(drawn(*BOTH, keys=keys))
    heading = language(code).say(printed("Digest of the whole register (SHA-256)"))
    assert f"{heading} | {'e' * 32} / {'e' * 32}" in said
    assert any("| LC_ALL=C; sha256sum data/signatures/*.yaml | sha256sum / " in line for line in said)
    nobody = lines(drawn((A, ()), (B, ()), keys=keys, register=""))
    assert not any("LC_ALL=C" in line or heading in line for line in nobody)
