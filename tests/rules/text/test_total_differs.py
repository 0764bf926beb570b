from __future__ import annotations

import json

import pytest

from kpes.messages import catalogue
from tests.sound import pointed, rule_findings


def table(*rows: str, language: str = "pl") -> str:
    """The keys of an agreement whose only paragraph is a table, its cells parted by bars."""
    cells = [[cell.strip() for cell in row.split("|")] for row in rows]
    text = json.dumps([{"table": {"rows": cells}}], ensure_ascii=False)
    return f"language: {language}\nparagraphs:\n  - text: {text}\n"


def listed(before: str, *items: str, language: str = "pl") -> str:
    """The keys of an agreement whose only paragraph is a sentence and a list."""
    text = json.dumps([before, {"labels": "1)", "items": items}], ensure_ascii=False)
    return f"language: {language}\nparagraphs:\n  - text: {text}\n"


def found(yaml: str) -> list[str]:
    return [words for words, _ in pointed(yaml, "K246")]


@pytest.mark.parametrize(
    ("language", "rows", "total", "sum"),
    [
        ("pl", ("A | 120 000,00 zł", "B | 40 000,00 zł", "Razem | 150 000,00 zł"), "150 000,00 zł", "160 000,00"),
        ("pl", ("1. | A | 1.200,50", "2. | B | 800", "| RAZEM KOSZTY: | 2.100,50"), "2.100,50", "2 000,50"),
        ("en", ("A | EUR 1,200.50", "B | EUR 800", "Total | EUR 2,100.50"), "EUR 2,100.50", "2,000.50"),
        ("de", ("A | 1.200,50 €", "B | 800 €", "Summe | 2.100,50 €"), "2.100,50 €", "2.000,50"),
        ("fr", ("A | 1 200,50 €", "B | 800 €", "Total général | 2 100,50 €"), "2 100,50 €", "2 000,50"),
        ("pl", ("A | 40%", "B | 50%", "Ogółem | 100%"), "100%", "90"),
        ("pl", ("A | 10", "Razem I | 10", "B | 5", "C | 6", "Razem II | 12", "Ogółem | 21"), "12", "11"),
    ],
)
def test_a_total_that_is_not_the_sum_of_the_rows_above_is_told(language, rows, total, sum):
    said = f"The rows above make {sum}, and this total is {total}. Correct whichever is wrong."
    assert pointed(table(*rows, language=language), "K246") == [(total, said)]


@pytest.mark.parametrize(
    "rows",
    [
        ("A | 120 000,00 zł", "B | 40 000 zł", "Razem | 160 000,00 zł"),
        ("Netto A | 100 zł", "Netto B | 200 zł", "Razem netto | 300 zł", "VAT 23% | 69 zł", "Razem brutto | 369 zł"),
        ("Praca | 70", "w tym premie | 20", "Sprzęt | 30", "Razem | 100"),
        ("1 | Zadanie | 100", "1.1 | Praca | 60", "1.2 | Sprzęt | 40", "2 | Promocja | 20", "Razem | | 120"),
        ("A | 10", "B | 5", "Razem I | 15", "C | 5", "D | 6", "Razem II | 11", "Ogółem | 26"),
        ("A | 33,3%", "B | 33,3%", "C | 33,3%", "Razem | 100,0%"),
        ("A | 1 zł | 5 szt.", "B | 2 zł | 6", "Razem | 3 zł | 12"),
        ("A | –", "B | 5", "C | 7", "Razem | 12"),
        ("A | 10", "B | 5", "Razem | "),
        ("Suma ubezpieczenia | 100 000 zł", "Składka | 200 zł", "Suma ubezpieczenia | 50 000 zł"),
        ("Razem | 12", "A | 5", "B | 7"),
    ],
    ids=[
        "the sum", "with tax", "of which", "numbered parts", "totals of parts", "rounded", "no amount", "empty", "none",
        "insured", "above",
    ],
)  # fmt: skip
def test_other_tables_are_left_alone(rows):
    assert found(table(*rows)) == []


@pytest.mark.parametrize(
    ("language", "before", "items", "last"),
    [
        ("pl", "Budżet wynosi 100 000 zł, w tym:", ("Lider – 60 000,00 zł;", "Partner – 50 000 zł."), "50 000"),
        ("en", "The budget is EUR 100,000, of which:", ("A: EUR 60,000;", "B: EUR 40,000.50."), "40,000.50"),
        ("de", "Die Mittel betragen 100.000 €, davon:", ("A: 60.000 €;", "B: 50.000 €."), "50.000"),
        ("fr", "Le budget est de 100 000 €, dont :", ("A : 60 000 € ;", "B : 50 000 €."), "50 000"),
    ],
)
def test_parts_that_are_more_than_their_total_are_told_at_the_last_of_them(language, before, items, last):
    assert found(listed(before, *items, language=language)) == [last]


@pytest.mark.parametrize(
    ("before", "items"),
    [
        ("Budżet wynosi 100 000 zł, w tym:", ("Lider – 60 000 zł;", "Partner – 30 000 zł.")),
        ("Kara wynosi 100 zł za każdy przypadek:", ("zwłoki – 60 zł;", "braku – 70 zł.")),
        ("Budżet wynosi 100 zł (z VAT 123 zł), w tym:", ("Lider – 60 zł;", "Partner – 50 zł.")),
        ("Budżet wynosi 1 mln zł, w tym:", ("Lider – 600 000 zł;", "Partner – 500 000 zł.")),
        ("Budżet wynosi 100 zł, w tym:", ("Lider – 60 zł do 31 maja i 20 zł później;", "Partner – 50 zł.")),
    ],
    ids=["less", "no parts", "two totals", "millions", "two amounts in one"],
)
def test_other_lists_are_left_alone(before, items):
    assert found(listed(before, *items)) == []


def test_all_of_it_is_said_in_english_and_polish():
    told = [one.message for one in rule_findings(table("A | 10 zł", "B | 5 zł", "Razem | 16 zł"))]
    told += [one.message for one in rule_findings(listed("Wkład to 1000 zł, z tego:", "A – 600 zł;", "B – 500 zł."))]
    assert list(map(str, told)) == [
        "The rows above make 15, and this total is 16 zł. Correct whichever is wrong.",
        "These amounts make 1 100, more than the 1 000 that they are parts of. Correct them.",
    ]
    assert list(map(catalogue("pl"), told)) == [
        "Powyższe wiersze dają razem 15, a ta suma wynosi 16 zł. Trzeba poprawić to, co jest błędne.",
        "Te kwoty dają razem 1 100, więcej niż 1 000, których są częściami. Trzeba je poprawić.",
    ]
