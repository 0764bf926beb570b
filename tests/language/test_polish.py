from __future__ import annotations

from datetime import date

import pytest
from num2words import num2words

from kpes.language import language
from kpes.language.polish import cardinal, count_in_words, long_date, value_of

# Which words a number has, num2words knows, in the nominative; this table puts each into the locative.
LOCATIVE = dict(
    pair.split(":")
    for pair in """
    jeden:jeden dwa:dwóch trzy:trzech cztery:czterech pięć:pięciu sześć:sześciu siedem:siedmiu osiem:ośmiu
    dziewięć:dziewięciu dziesięć:dziesięciu jedenaście:jedenastu dwanaście:dwunastu trzynaście:trzynastu
    czternaście:czternastu piętnaście:piętnastu szesnaście:szesnastu siedemnaście:siedemnastu
    osiemnaście:osiemnastu dziewiętnaście:dziewiętnastu dwadzieścia:dwudziestu trzydzieści:trzydziestu
    czterdzieści:czterdziestu pięćdziesiąt:pięćdziesięciu sześćdziesiąt:sześćdziesięciu
    siedemdziesiąt:siedemdziesięciu osiemdziesiąt:osiemdziesięciu dziewięćdziesiąt:dziewięćdziesięciu
    sto:stu dwieście:dwustu trzysta:trzystu czterysta:czterystu pięćset:pięciuset sześćset:sześciuset
    siedemset:siedmiuset osiemset:ośmiuset dziewięćset:dziewięciuset
    """.split()
)

BY_HAND = {
    2: "dwóch", 3: "trzech", 4: "czterech", 5: "pięciu", 6: "sześciu", 7: "siedmiu", 8: "ośmiu",
    9: "dziewięciu", 10: "dziesięciu", 11: "jedenastu", 12: "dwunastu", 13: "trzynastu",
    14: "czternastu", 15: "piętnastu", 16: "szesnastu", 17: "siedemnastu", 18: "osiemnastu",
    19: "dziewiętnastu", 20: "dwudziestu", 22: "dwudziestu dwóch", 25: "dwudziestu pięciu",
    30: "trzydziestu", 33: "trzydziestu trzech", 40: "czterdziestu", 44: "czterdziestu czterech",
    50: "pięćdziesięciu", 58: "pięćdziesięciu ośmiu", 60: "sześćdziesięciu",
    76: "siedemdziesięciu sześciu", 80: "osiemdziesięciu", 99: "dziewięćdziesięciu dziewięciu",
    100: "stu", 102: "stu dwóch", 110: "stu dziesięciu", 112: "stu dwunastu",
    122: "stu dwudziestu dwóch", 200: "dwustu", 219: "dwustu dziewiętnastu", 300: "trzystu",
    345: "trzystu czterdziestu pięciu", 400: "czterystu", 500: "pięciuset", 600: "sześciuset",
    700: "siedmiuset", 814: "ośmiuset czternastu", 999: "dziewięciuset dziewięćdziesięciu dziewięciu",
}  # fmt: skip


@pytest.mark.parametrize(("n", "words"), BY_HAND.items())
def test_a_count_is_in_the_locative(n, words):
    assert count_in_words(n) == words


@pytest.mark.parametrize(
    ("n", "words"),
    [(21, "dwudziestu jeden"), (91, "dziewięćdziesięciu jeden"), (101, "stu jeden"),
     (201, "dwustu jeden"), (131, "stu trzydziestu jeden"), (901, "dziewięciuset jeden")],
)  # fmt: skip
def test_a_final_one_does_not_decline(n, words):
    assert count_in_words(n) == words


@pytest.mark.parametrize("n", range(2, 1000))
def test_the_value_of_a_numeral_is_known_in_the_locative_and_in_the_nominative(n):
    assert value_of(count_in_words(n)) == n
    assert value_of(num2words(n, lang="pl")) == n


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("dwudziestoma dwoma", 22),
        ("Dwaj", 2),
        ("dwiema", 2),
        ("pięcioma", 5),
        ("stoma czterdziestoma", 140),
        ("dwadzieścia jeden", 21),
    ],
)
def test_the_value_of_a_numeral_is_known_in_other_cases(words, value):
    assert value_of(words) == value


@pytest.mark.parametrize("words", ["", "jeden", "kilku", "dwóch trzech", "dwudziestu dwunastu", "dwóch dwudziestu"])
def test_what_is_no_numeral_has_no_value(words):
    assert value_of(words) is None


def test_eleven_is_no_final_one():
    assert count_in_words(111) == "stu jedenastu"


def test_every_count_has_the_words_of_its_nominative_each_declined():
    for n in range(2, 1000):
        assert count_in_words(n) == " ".join(LOCATIVE[word] for word in num2words(n, lang="pl").split())


def test_no_two_counts_read_the_same():
    assert len({count_in_words(n) for n in range(2, 1000)}) == 998


@pytest.mark.parametrize("n", [-2, 0, 1, 1000])
def test_a_count_out_of_range_is_refused(n):
    with pytest.raises(ValueError, match=f"2 to 999, not for {n}"):
        count_in_words(n)


MONTHS = "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"


@pytest.mark.parametrize(("month", "name"), [*enumerate(MONTHS.split(), start=1)])
def test_a_long_date_has_its_month_in_the_genitive_and_no_leading_zero(month, name):
    assert long_date(date(2014, month, 7)) == f"7 {name} 2014 r."


def test_polish_is_found_by_its_code_and_says_its_fixed_words():
    polish = language("pl")
    assert (polish.code, polish.tag) == ("pl", "pl-PL")
    assert (polish.draft_mark, polish.edition) == ("/projekt/", "wydanie")
    assert polish.page_of.format(page=2, pages=9) == "strona 2 z 9"
    assert polish.count_in_words(22) == "dwudziestu dwóch"
    assert polish.long_date(date(2014, 11, 7)) == "7 listopada 2014 r."
    assert polish.hold_together("w las") == "w\u00a0las"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("jeden", 1),
        ("dwudziestu dwóch", 22),
        ("tysiąc dwieście", 1200),
        ("jednego tysiąca dwustu", 1200),
        ("jeden milion dwieście trzydzieści cztery tysiące pięćset sześćdziesiąt siedem", 1_234_567),
        ("dwa tysiące tysięcy", None),
        ("dwadzieścia jedna", None),
        ("sto mniej", None),
        ("", None),
    ],
)
def test_a_cardinal_numeral_of_any_size_is_read(words, number):
    assert cardinal(words) == number
