"""The parties of a text, and all that depends on them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kpes.importing.agreed import Agreed, agreed
from kpes.importing.outline import recognise
from kpes.importing.promise import compare
from kpes.importing.reading_back import laid_out
from kpes.source.writing import written
from tests.importing.lines import typed
from tests.project import snapshot
from tests.thorough import part

TODAY = date(2026, 1, 15)


def imported(text: str) -> Agreed:
    """What is agreed in these lines, every word of which is printed in its place."""
    file = typed(text)
    made = agreed(recognise(file), TODAY)
    layout = laid_out(made.agreement, made.partners)
    assert compare(file.flat, layout.document(), layout.copies).parting is None
    return made


def findings(made: Agreed, root: Path) -> list[str]:
    """The codes of what kpes finds in the data."""
    (root / "data").mkdir()
    (root / "data/agreement.yaml").write_text(written(made.agreement), encoding="utf-8")
    (root / "data/partners.yaml").write_text(written({"partners": made.partners}), encoding="utf-8")
    return [finding.code for finding in snapshot(root).findings]


WHOLE = """
^UMOWA PARTNERSKA
zawarta w dniu 7 listopada 2014 r. w Gdańsku pomiędzy:
1. Fundacją Wzór z siedzibą w Gdańsku, ul. Długa 7, 80-001 Gdańsk, KRS 0000123456, NIP 1234563218, reprezentowaną przez Annę Nowak – Prezes Zarządu, zwaną dalej „Liderem”,
2. Spółdzielnią Socjalną Dalba z siedzibą w Pucku, REGON 123456785, reprezentowaną przez Jana Kowalskiego – Prezesa Zarządu, zwaną dalej „Partnerem”,
zwanymi dalej łącznie „Stronami”.
^§ 1
^Przedmiot umowy
1. Strony podejmują współpracę.
2. Zasady współpracy, o której mowa w ust. 1, określa § 2.
^§ 2
Spory co do § 1 ust. 2 rozstrzyga sąd. Stosuje się art. 5 ust. 1 ustawy o fundacjach.
^§ 3
Umowę sporządzono w 2 (dwóch) jednobrzmiących egzemplarzach, po jednym dla każdej ze Stron.
Partnerzy:
Fundacja Wzór
……………
Anna Nowak
Prezes Zarządu
Spółdzielnia Socjalna Dalba
……………
Jan Kowalski
Prezes Zarządu
"""  # noqa: E501


def test_an_agreement_as_secretaries_type_it(tmp_path: Path) -> None:
    made = imported(WHOLE)
    assert made.agreement["parties"] == [
        "zawarta w dniu {date} w Gdańsku pomiędzy:",
        {"insert": "partners", "labels": "1."},
        "zwanymi dalej łącznie „Stronami”.",
    ]
    assert made.agreement["paragraphs"] == [
        {
            "heading": "Przedmiot umowy",
            "text": [
                {
                    "labels": "1.",
                    "items": [
                        {"id": "strony-podejmuja-wspolprace", "text": "Strony podejmują współpracę."},
                        {
                            "id": "zasady-wspolpracy",
                            "text": "Zasady współpracy, o której mowa w {strony-podejmuja-wspolprace}, określa "
                            "{spory-co-do}.",
                        },
                    ],
                }
            ],
        },
        {
            "id": "spory-co-do",
            "text": "Spory co do {zasady-wspolpracy} rozstrzyga sąd. Stosuje się art. 5 ust. 1 ustawy o fundacjach.",
        },
        {
            "text": "Umowę sporządzono w XXXXX jednobrzmiących egzemplarzach, po jednym dla każdej ze Stron.",
        },
    ]
    assert made.agreement["signatories"] == {
        "partners_heading": "Partnerzy:",
        "signature_heading": "Podpis",
        "layout": "blocks",
        "show": ["representatives", "functions"],
    }
    assert [(one["name"], one["representatives"]) for one in made.partners] == [
        ("Fundacja Wzór", [{"name": "Anna Nowak", "function": "Prezes Zarządu"}]),
        ("Spółdzielnia Socjalna Dalba", [{"name": "Jan Kowalski", "function": "Prezes Zarządu"}]),
    ]
    assert made.told == ()
    assert [*made.agreement][:5] == ["language", "status", "title", "date", "form"]
    assert findings(made, tmp_path) == []


def test_where_no_party_is_found_letters_keep_the_place() -> None:
    made = imported("^POROZUMIENIE\nzawarte w dniu 7 listopada 2014 r.\n^§ 1\nRada działa.\n^§ 2\nDziała biuro.")
    assert [one["name"] for one in made.partners] == ["A", "B"]
    assert str(made.told[-1]).startswith("No party was found, so “A”, “B” … keep the place.")


def test_where_one_party_is_found_a_letter_keeps_the_place_of_another(tmp_path: Path) -> None:
    made = imported(
        "^POROZUMIENIE\nzawarte w dniu 7 listopada 2014 r. przez:\n"
        "Fundację Wzór z siedzibą w Gdańsku, NIP 1234563218, zwaną dalej „Fundacją”\n"
        "^§ 1\nRada działa.\n^§ 2\nKoniec."
    )
    assert [one["name"] for one in made.partners] == ["Fundacja Wzór", "B"]
    said = "Only one party was found, “Fundacja Wzór”, so “B” keeps the place of another."
    assert str(made.told[-1]).startswith(said)
    assert "K302" not in findings(made, tmp_path)


def test_references_that_stay_are_told() -> None:
    made = imported("^POROZUMIENIE\nzawarte w dniu 7 listopada 2014 r.\n^§ 1\nRada działa.\n^§ 2\nZgodnie z §1 działa.")
    assert "1 reference stays as it was typed, and will not follow when numbers change: “§1”" in map(str, made.told)


LINES = st.lists(st.sampled_from([line for line in WHOLE.strip().splitlines() if line]), min_size=4, max_size=20)


@given(LINES)
@settings(max_examples=part(200), deadline=None)
def test_any_lines_keep_their_words(lines: list[str]) -> None:
    made = recognise(typed("\n".join(["^UMOWA", "zawarta w Gdańsku", *lines])))
    assume("parties" in made.agreement and ("paragraphs" in made.agreement or "chapters" in made.agreement))
    imported("\n".join(["^UMOWA", "zawarta w Gdańsku", *lines]))


def test_as_many_keep_the_place_as_the_text_says_that_there_are() -> None:
    words = "Porozumienie sporządzono w 14 (czternastu) jednobrzmiących egzemplarzach, po jednym dla każdej ze Stron."
    made = imported(f"^POROZUMIENIE\nzawarte w dniu 7 listopada 2014 r.\n^§ 1\nRada działa.\n^§ 2\n{words}")
    assert [one["id"] for one in made.partners] == list("abcdefghijklmn")
    assert "w XXXXX jednobrzmiących egzemplarzach" in str(made.agreement["paragraphs"])
