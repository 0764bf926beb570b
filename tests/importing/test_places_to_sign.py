"""Places to sign, as law offices type them: dots, names and notes in one paragraph or cell, in any order."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kpes.importing.places_to_sign import apart, is_note
from kpes.importing.service import Imported, imported
from kpes.received.written import Numbered, Run
from kpes.shapes.table import read_agreement, read_partners
from tests.importing.lines import typed

POLISH = """
    ^POROZUMIENIE
    zawarte w dniu 12 marca 2024 r. w Gdańsku pomiędzy:
    1) Fundacją Most z siedzibą w Gdańsku, reprezentowaną przez Annę Nowak – Prezes Zarządu, zwaną dalej „Fundacją”,
    2) Stowarzyszeniem Ster z siedzibą w Sopocie, zwanym dalej „Stowarzyszeniem”.
    ^§ 1
    Przedmiotem porozumienia jest współpraca.
    ^§ 2
    Porozumienie sporządzono w 2 (dwóch) jednobrzmiących egzemplarzach, po jednym dla każdej ze Stron.
"""
ENGLISH = """
    ^AGREEMENT
    made on 5 May 2024 in Gdynia between:
    (1) Fundacja Most, with its registered office in Gdynia (the “Foundation”); and
    (2) Stowarzyszenie Ster, with its registered office in Sopot (the “Association”).
    ^Section 1
    The Parties cooperate.
"""
GERMAN = """
    ^VERTRAG
    zwischen
    1. Fundacja Most mit Sitz in Bonn, nachfolgend „Most“,
    und
    2. Stowarzyszenie Ster mit Sitz in Köln, nachfolgend „Ster“.
    ^§ 1
    Die Parteien arbeiten zusammen.
"""
NAMES = ["Fundacja Most", "Stowarzyszenie Ster"]


def made_of(text: str) -> Imported:
    return imported(typed(text), "umowa.docx", date(2026, 1, 2))


def agreement(made: Imported) -> Any:
    read, _ = read_agreement(made.files["data/agreement.yaml"], "data/agreement.yaml")
    assert read
    return read


def names(made: Imported) -> list[str]:
    read, _ = read_partners(made.files["data/partners.yaml"], "data/partners.yaml")
    assert read
    return [one.name.value for one in read]


BLOCKS = [
    "¦ ..........⏎Fundacja Most ¦ ..........⏎Stowarzyszenie Ster ¦",
    "¦ Fundacja Most⏎.......... ¦ Stowarzyszenie Ster⏎.......... ¦",
    "| ..........⏎Fundacja Most | ..........⏎Stowarzyszenie Ster |",
    "¦ Fundacja Most⏎⏎..........⏎(podpis) ¦ Stowarzyszenie Ster⏎⏎..........⏎(podpis i pieczęć) ¦",
    "¦ .......... Fundacja Most ¦ ………… Stowarzyszenie Ster ¦",
    "¦ Fundacja Most .......... ¦ Stowarzyszenie Ster …………… ¦",
    "¦ Fundacja Most⇥_________ ¦ Stowarzyszenie Ster⇥_________ ¦",
    "¦ ..........⏎Anna Nowak⏎Prezes Zarządu⏎Fundacja Most ¦ ..........⏎Jan Lis⏎Prezes⏎Stowarzyszenie Ster ¦",
    "¦ Fundacja Most⏎..........⏎Anna Nowak⏎Prezes ¦ Stowarzyszenie Ster⏎..........⏎Jan Lis⏎Prezes ¦",
    "¦ W imieniu Fundacji Most:⏎..........⏎Anna Nowak – Prezes ¦ W imieniu Stowarzyszenia:⏎..........⏎Jan Lis ¦",
    "¦ Za Fundację Most⏎.......... ¦ Za Stowarzyszenie Ster⏎.......... ¦",
    "¦ FUNDACJA⏎.......... ¦ STOWARZYSZENIE⏎.......... ¦",
    "¦ .......... ¦ .......... ¦\n¦ Fundacja Most ¦ Stowarzyszenie Ster ¦",
    "¦ Fundacja Most ¦ Stowarzyszenie Ster ¦\n¦ .......... ¦ .......... ¦\n¦ (podpis) ¦ (podpis) ¦",
    "¦ Fundacja Most⏎.......... ¦ ¦ Stowarzyszenie Ster⏎.......... ¦",
    "| Lp. | Partner | Podpis |\n| 1. | Fundacja Most⏎..... | ..... |\n| 2. | Stowarzyszenie Ster⏎..... | ..... |",
    "| Partner | Podpis |\n| Fundacja Most⏎..... | .....⏎(podpis) |\n| Stowarzyszenie Ster⏎..... | .....⏎(podpis) |",
    "..........⇥..........\nFundacja Most⇥Stowarzyszenie Ster",
    "Fundacja Most⇥⇥⇥Stowarzyszenie Ster\n..........⇥⇥..........",
    "Fundacja Most                    Stowarzyszenie Ster\n..........                ..........",
    "..........⏎Fundacja Most\n..........⏎Stowarzyszenie Ster",
    "Fundacja Most .......... (podpis)\nStowarzyszenie Ster .......... (podpis)",
    "Fundacja Most .......... podpis\nStowarzyszenie Ster .......... podpis",
    "Podpisy Stron:\n1. Fundacja Most ..........\n2. Stowarzyszenie Ster ..........",
    "Fundacja Most – – – – – –\nStowarzyszenie Ster ------------",
    "Fundacja: ..........\nStowarzyszenie: ..........",
    "Fundacja Most:\nPodpis: ..........\nStowarzyszenie Ster:\nPodpis: ..........",
    ".......... / ..........\nFundacja Most / Stowarzyszenie Ster",
    "¦ Fundacja Most⏎·········· ¦ Stowarzyszenie Ster⏎‗‗‗‗‗‗‗ ¦",
    "¦ 1. Fundacja Most⏎.......... ¦ 2. Stowarzyszenie Ster⏎.......... ¦",
    "Fundacja Most . . . . . . . .\nStowarzyszenie Ster . . . . . . . .",
]


@pytest.mark.parametrize("block", BLOCKS)
def test_dots_and_notes_are_part_of_no_name_and_of_no_text(block: str) -> None:
    made = made_of(POLISH + block)
    assert names(made) == NAMES
    assert agreement(made).signatories.partners_heading.value in ("Partnerzy", "Partner")
    written = b"".join(made.files.values()).decode()
    assert not any(dots in written for dots in ("...", "…", "__", "--", "– –", ". .", "··", "‗"))
    assert any("of dots or strokes" in str(one) for one in made.left_out)


@pytest.mark.parametrize(
    ("above", "block"),
    [
        (ENGLISH, "¦ On behalf of⏎Fundacja Most⏎________⏎Name:⏎Title: ¦ Stowarzyszenie Ster⏎________⏎Name: ¦"),
        (ENGLISH, "SIGNED by Anna Nowak ________\nSIGNED by John Smith ________"),
        (ENGLISH, "Fundacja Most⏎By: ________⏎Name: ________\nStowarzyszenie Ster⏎By: ________⏎Name: ________"),
        (GERMAN, "¦ ________⏎Ort, Datum⏎________⏎Fundacja Most ¦ ________⏎Ort, Datum⏎________⏎Stowarzyszenie Ster ¦"),
        (GERMAN, "________⇥________\nFundacja Most⇥Stowarzyszenie Ster\n(Unterschrift)⇥(Unterschrift)"),
    ],
)
def test_other_languages_have_no_dots_in_names_either(above: str, block: str) -> None:
    made = made_of(above + block)
    assert names(made) == NAMES
    assert b"__" not in b"".join(made.files.values())


@pytest.mark.parametrize(
    "block",
    [
        "¦ ..........⏎Fundacja Most ¦ ..........⏎Stowarzyszenie Ster ¦",
        "¦ Fundacja Most ¦ Stowarzyszenie Ster ¦\n¦ .......... ¦ .......... ¦",
        "Podpisy Stron:\nFundacja Most ..........\nStowarzyszenie Ster ..........",
        "Lista sygnatariuszy:\n1. Fundacja Most⇥..........\n2. Stowarzyszenie Ster⇥.......... (podpis)",
    ],
)
def test_names_are_taken_without_dots_where_nobody_is_described(block: str) -> None:
    text = "^POROZUMIENIE\nStrony zawierają porozumienie.\n^§ 1\nStrony współpracują.\n^§ 2\nUmowa jest ważna.\n"
    assert names(made_of(text + block)) == NAMES


def test_a_block_for_each_partner_becomes_the_list_that_kpes_prints() -> None:
    made = made_of(POLISH + BLOCKS[8])
    signatories = agreement(made).signatories
    assert signatories.layout == "blocks"
    assert [*signatories.show] == ["representatives", "functions"]
    assert [block.text for block in made.layout.document().all if hasattr(block, "text")][-1].endswith("ze Stron.")


def test_notes_are_words_and_stay() -> None:
    made = made_of(POLISH + "¦ Fundacja Most⏎.....⏎(podpis) ¦ Stowarzyszenie Ster⏎.....⏎(podpis) ¦")
    assert "- [Fundacja Most (podpis), Stowarzyszenie Ster (podpis)]" in made.files["data/agreement.yaml"].decode()
    assert any("is kept as text at the end of the last paragraph" in str(one) for one in made.told)


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("......⏎Fundacja Most", ["......", "Fundacja Most"]),
        ("1.⇥Fundacja Most⇥______", ["1. Fundacja Most", "______"]),
        ("6x.2.⇥zob. § 3", ["6x.2. zob. § 3"]),
        ("Fundacja Most⇥Stowarzyszenie Ster", ["Fundacja Most", "Stowarzyszenie Ster"]),
        ("Fundacja Most (KRS 0000123456) ......", ["Fundacja Most (KRS 0000123456)", "......"]),
        ("Fundacja „I co dalej...”", ["Fundacja „I co dalej...”"]),
        ("Anna Nowak – Prezes", ["Anna Nowak – Prezes"]),
        ("... Fundacja Most ...", ["...", "Fundacja Most", "..."]),
        ("Gdańsk, dnia .......... r.", ["Gdańsk, dnia .......... r."]),
        ("..............., dnia ..........", ["..............., dnia .........."]),
        ("Sporządzono w ..........", ["Sporządzono w .........."]),
        ("Składka wynosi ........ PLN", ["Składka wynosi ........ PLN"]),
        ("Numer rachunku Partnera: ........", ["Numer rachunku Partnera: ........"]),
        ("2. Fundacja na rzecz dzieci ........", ["2. Fundacja na rzecz dzieci", "........"]),
        ("Za wykonawcę ........", ["Za wykonawcę", "........"]),
        ("Strony ustalają kwotę ........ zł", ["Strony ustalają kwotę ........ zł"]),
    ],
)
def test_what_stands_for_itself_is_parted_and_a_blank_in_a_sentence_is_not(words: str, parts: list[str]) -> None:
    (line,) = typed(words).flat
    assert [one.words for one in apart(line)] == parts


def test_a_label_and_looks_stay_where_they_are() -> None:
    (line,) = typed("x").flat
    line = line._replace(runs=(Run("Fundacja ", bold=True), Run("Most\n....")), numbered=Numbered("1.", 1, 0))
    name, dots = apart(line)
    assert (name.runs, name.numbered) == ((*line.runs[:1], Run("Most")), line.numbered)
    assert (dots.words, dots.numbered) == ("....", None)


def test_a_block_of_a_canonical_text_is_whole() -> None:
    (line,) = typed("Fundacja Most ........").flat
    line = line._replace(look=line.look._replace(is_block=True))
    assert apart(line) == [line]


def test_a_note_says_what_is_written_there() -> None:
    assert is_note("(podpis)")
    assert is_note("Miejscowość i data")
    assert not is_note("Fundacja Podpis")
