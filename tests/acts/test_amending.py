"""What an annex makes of an agreement: no word is lost, none is left open, and what cannot be done is told."""

from __future__ import annotations

import pytest

from tests.acts.made import after, compose, said, wrong

AGREEMENT = """
language: pl
values: {wklad: '100'}
paragraph_labels: § 1.
paragraphs:
  - {id: cel, heading: Cel, text: 'Zob. {drugi} i {rada}.'}
  - id: rada
    text:
      - 'Rada:'
      - {labels: 1., items: [pierwszy;, {id: drugi, text: drugi.}, trzeci.]}
  - {id: spory, text: 'Sąd, w XXXXX egz.'}
attachments:
  - {id: plan, title: Plan, text: Krótki.}
  - {id: znak, title: Znak, file: data/attachments/znak.png}
attachment_labels: Załącznik nr 1
"""


def changes(*lines: str) -> str:
    return "changes:\n" + "".join(f"  - {line}\n" for line in lines)


def faults(*lines: str, agreement: str = AGREEMENT) -> list[str]:
    return wrong(compose(changes(*lines), agreement))


def paragraphs(*lines: str, agreement: str = AGREEMENT) -> list[str]:
    """The paragraphs after these changes."""
    found = after(changes(*lines), agreement)
    return found[next(at for at, line in enumerate(found) if line.startswith("§")) : found.index("Partnerzy:")]


def test_a_new_heading_alone_keeps_the_words() -> None:
    assert paragraphs("{in: cel, heading: Cele}")[:2] == ["§ 1. Cele", "Zob. § 2 ust. 2 i § 2."]


def test_new_words_alone_keep_the_heading() -> None:
    assert paragraphs("{in: cel, text: Inne.}")[:2] == ["§ 1. Cel", "Inne."]


def test_a_file_does_not_lose_its_words_to_a_heading() -> None:
    said = "This attachment is a file. Write the words that come in its place as “text”."
    assert faults("{in: znak, heading: Godło}") == [f"6:5 K603 {said}"]


def test_what_is_put_behind_a_unit_comes_behind_its_new_words_in_whichever_order_they_are_written() -> None:
    lines = "{in: rada, text: Nowa.}", "{after: rada, add: {text: Dodany.}}", "{after: rada, add: {text: Drugi.}}"
    wanted = ["§ 2.", "Nowa.", "§ 2a.", "Dodany.", "§ 2b.", "Drugi.", "§ 3."]
    assert paragraphs(*lines)[2:-1] == paragraphs(*lines[1:], lines[0])[2:-1] == wanted


@pytest.mark.parametrize("one", ["{in: drugi, text: x}", "{repeal: drugi}", "{after: drugi, add: {text: x}}"])
@pytest.mark.parametrize("outer", ["{in: rada, text: Nowa.}", "{repeal: rada}"])
def test_no_change_within_a_unit_is_lost_to_a_change_of_all_of_it(one: str, outer: str) -> None:
    for first, second in ((one, outer), (outer, one)):
        (told,) = faults(first, second)
        assert told.split(" ", 1)[1].startswith("K602 This act changes ")
        assert told.endswith(" already, in line 6. Write both as one change.")


@pytest.mark.parametrize(
    ("change", "name"), [("{title: Nowa}", "title"), ("{values: {wklad: '5'}}", "wklad"), ("{repeal: rada}", "rada")]
)
def test_nothing_is_changed_twice_by_one_act(change: str, name: str) -> None:
    told = f"K602 This act changes {name} already, in line 6. Write both as one change."
    assert [one.partition(" ")[2] for one in faults(change, change)] == [told]


def test_references_to_what_is_gone_print_what_they_did() -> None:
    assert paragraphs("{in: rada, text: Nowa.}")[1] == "Zob. § 2 ust. 2 i § 2."
    assert paragraphs("{repeal: rada}")[1:4] == ["Zob. § 2 ust. 2 i § 2.", "§ 2.", "(uchylony)"]
    article = AGREEMENT.replace("language: pl", "language: fr").replace("§ 1.", "Article 1")
    french = after(changes("{in: rada, text: Nowa.}"), article)
    assert "Zob. article 2, paragraphe 2 i article 2." in french


def test_the_copy_count_stays_as_it_was_signed() -> None:
    assert paragraphs("{in: cel, text: W XXXXX egz.}") == [
        "§ 1. Cel", "W 2 (dwóch) egz.",
        "§ 2.", "Rada:", "1. pierwszy;", "2. drugi.", "3. trzeci.", "§ 3.", "Sąd, w 2 (dwóch) egz.",
    ]  # fmt: skip
    assert "XXXXX" not in str(compose(changes("{in: cel, text: W XXXXX egz.}"), AGREEMENT).after.agreement)


def test_a_name_that_stands_for_nothing_is_told_of_where_it_stands() -> None:
    assert faults("{in: drugi, text: 'zob. {rady}'}") == [
        "6:23 K601 Nothing is called “rady” then. The nearest names are: rada."
    ]


def test_an_id_is_given_once() -> None:
    assert faults("{after: rada, add: {id: cel, text: x}}") == [
        "6:29 K603 “cel” is the id of another unit. Choose another."
    ]


def test_a_unit_that_there_is_not_is_told_of_with_the_nearest() -> None:
    assert faults("{repeal: § 12}") == ["6:14 K601 There is no unit “§ 12”. Did you mean: § 2, § 1?"]


def test_a_value_that_there_is_not_is_told_of() -> None:
    assert faults("{values: {skladka: '1'}}") == [
        "6:15 K601 The agreement has no value “skladka”. Its values are: wklad."
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{values: {wklad: '{wklad} zł'}}",
         "6:22 K603 “wklad” leads back to itself, through more than 16 other values, or to more than 16777216 "
         "characters. Write its words."),
        ("{values: {wklad: '{wkl}'}}",
         "6:22 K601 Nothing is called “wkl” then. The nearest names are: wklad."),
    ],
)  # fmt: skip
def test_a_value_whose_words_lead_nowhere_is_told_of(line: str, told: str) -> None:
    """Else its name in braces would be printed, signed and in force."""
    assert faults(line) == [told]


def test_values_are_changed_where_they_stand_also_where_they_stand_in_others() -> None:
    agreement = AGREEMENT.replace("values: {wklad: '100'}", "values: {wklad: '100', razem: '{wklad} zł'}").replace(
        "trzeci.", "'wkład {razem}.'"
    )
    assert said(changes("{values: {wklad: '200', razem: '{wklad} euro'}}"), agreement)[1:-1] == [
        "1) w § 2 ust. 3 wyrazy „100” zastępuje się wyrazami „200”;",
        "2) w § 2 ust. 3 wyrazy „100 zł” zastępuje się wyrazami „200 euro”.",
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{in: drugi, heading: Nie}", "An item has no heading. Write its words as “text”."),
        ("{in: drugi, text: [{labels: a), items: [x]}]}",
         "The text of an item begins with words. Write them before its list."),
        ("{after: plan, add: {text: x}}", "An attachment needs a title. Write it as “heading”."),
    ],
)  # fmt: skip
def test_what_does_not_fit_its_unit_is_told_of(line: str, told: str) -> None:
    assert [one.split(" ", 2)[2] for one in faults(line)] == [told]


CHAPTERS = """
language: pl
paragraph_labels: § 1.
chapter_labels: Rozdział I
numbering: restart
chapters:
  - {heading: Jeden, paragraphs: [{text: a}, {id: dwa, text: ['b:', {labels: 1., items: [x;, {id: igrek, text: y.}]}]}]}
  - {heading: Dwa, paragraphs: [{text: 'c {dwa}'}, {id: cztery, text: d}]}
"""


def test_where_each_chapter_counts_anew_the_chapter_is_named_and_numbers_stay() -> None:
    lines = "{in: igrek, text: z.}", "{after: dwa, add: {text: e}}", "{repeal: cztery}"
    assert said(changes(*lines), CHAPTERS)[1:-1] == [
        "1) w § 2 rozdziału I ust. 2 otrzymuje brzmienie:",
        "„2. z.”;",
        "2) po § 2 rozdziału I dodaje się § 3 rozdziału I w brzmieniu:",
        "„§ 3.",
        "e”;",
        "3) uchyla się § 2 rozdziału II.",
    ]
    assert paragraphs(*lines, agreement=CHAPTERS)[-4:] == ["§ 1.", "c § 2 rozdziału I", "§ 2.", "(uchylony)"]
