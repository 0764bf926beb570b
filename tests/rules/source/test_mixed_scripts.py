from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.rules.text.specimens import RIGHT
from tests.sound import pointed, rule_findings, saying, told_by


@pytest.mark.parametrize(
    ("text", "word", "letter"),
    [
        ("Statut: Fund\u0430cja Fala", "Fund\u0430cja", "“\u0430” is U+0430 CYRILLIC SMALL LETTER A"),
        ("\u0421aritas Polska", "\u0421aritas", "“\u0421” is U+0421 CYRILLIC CAPITAL LETTER ES"),
        ("Sp\u00f3\u0142dzielni\u03b1", "Sp\u00f3\u0142dzielni\u03b1", "“\u03b1” is U+03B1 GREEK SMALL LETTER ALPHA"),
        ("\u0391nna Nowak", "\u0391nna", "“\u0391” is U+0391 GREEK CAPITAL LETTER ALPHA"),
        ("Gda\u0144sk, K\u03bfwalski", "K\u03bfwalski", "“\u03bf” is U+03BF GREEK SMALL LETTER OMICRON"),
        ("КLASTER", "КLASTER", "“К” is U+041A CYRILLIC CAPITAL LETTER KA"),
    ],
)
def test_a_word_of_two_alphabets_is_told_with_its_foreign_letter(text, word, letter):
    said = f"“{word}” mixes alphabets: {letter}, no Latin letter. Type the word anew."
    assert pointed(saying(text), "K119") == [(word, said)]


def test_names_in_the_signatory_list_are_looked_at():
    fala = "{id: a, name: Fala, seat: Gd\u0430ńsk, representatives: [{name: Ann\u0430 Lis}]}"
    yaml = f"partners:\n  - {fala}\n  - {{id: b, name: Dalba}}\n"
    assert [said[:10] for said in told_by("K119", yaml)] == ["2:31 K119 ", "2:64 K119 "]


@pytest.mark.parametrize("text", RIGHT.splitlines())
def test_polish_texts_are_quiet(text):
    assert pointed(saying(text), "K119") == []


@pytest.mark.parametrize(
    "text",
    [
        "Opór 10 kΩ, 5 Ω, grubość 3 µm i 3 μm, 7 μmol/l, ΔT = 5 K, πr², β-karoten i α.",
        "Fundacja „Рідна школа” (Ridna Szkoła) i Σύλλογος Ελλήνων",
        "Українська-Polska Fundacja",
        "Æther, Åse, Çelik, Ñandú, ﬁrma, naïve",
    ],
)
def test_whole_words_of_other_alphabets_and_units_are_quiet(text):
    assert pointed(saying(text), "K119") == []


def test_it_is_said_in_polish():
    (found,) = (one for one in rule_findings(saying("Fund\u0430cja")) if one.code == "K119")
    assert catalogue("pl")(found.message) == (
        "„Fund\u0430cja” miesza alfabety: „\u0430” to znak U+0430 CYRILLIC SMALL LETTER A, a nie litera łacińska. "
        "Trzeba wpisać to słowo od nowa."
    )
