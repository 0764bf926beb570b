"""The three rules about the place of the copy count: it stands nowhere, again, or where it does not belong."""

from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.rules.text.specimens import all_right
from tests.sound import rule_findings
from tests.told import told


def found(*paragraphs: str, keys: str = ""):
    """Code and words of what is found in these paragraphs."""
    yaml = keys + "paragraphs:\n" + "".join(f"  - text: |\n      {text}\n" for text in paragraphs)
    return [(one.code, one.words) for one in rule_findings(yaml)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Porozumienie sporządzono w dwóch jednobrzmiących egzemplarzach.", "w dwóch jednobrzmiących egzemplarzach"),
        ("Tekst. Sporządzono w 22 (dwudziestu dwóch) egzemplarzach.", "w 22 (dwudziestu dwóch) egzemplarzach"),
        ("Umowę spisano w języku polskim w jednobrzmiących egzemplarzach.", "w jednobrzmiących egzemplarzach"),
        ("Niniejsza umowa została sporządzona we dwóch egzemplarzach, po jednym dla stron.", "we dwóch egzemplarzach"),
        ("Umowa została sporządzona w dwóch, jednobrzmiących egzemplarzach.", "w dwóch, jednobrzmiących egzemplarzach"),
        ("Porozumienie zostało zawarte w Gdańsku, w 3 egzemplarzach.", "w 3 egzemplarzach"),
        ("This agreement is drawn up in two identical copies.", "in two identical copies"),
        ("This Deed has been executed in four originals, one for each Party.", "in four originals"),
        ("It is executed in two identical counterparts, one for each Party.", "in two identical counterparts"),
        ("This Agreement is signed in triplicate.", "in triplicate"),
        ("This Deed is executed in three identical counterparts, one each.", "in three identical counterparts"),
        ("Diese Vereinbarung wird in drei Ausfertigungen erstellt, je eine für jede Partei.", "in drei Ausfertigungen"),
        ("Le présent accord est établi en trois exemplaires, un pour chaque partie.", "en trois exemplaires"),
    ],
)
def test_a_count_that_was_typed_is_told_where_it_stands(text, words):
    assert found(text) == [("K205", words)]


@pytest.mark.parametrize(
    "text",
    [
        "Protokół sporządza się w dwóch egzemplarzach.",
        "Porozumienie zawiera się na piśmie.",
        "Porozumienie sporządzono w tylu egzemplarzach, ilu jest Partnerów.",
        "Porozumienie obowiązuje od dziś. Regulamin sporządzono w dwóch egzemplarzach.",
        "This agreement may be executed in any number of counterparts.",
        "This Agreement may be executed in counterparts, each of which shall be deemed an original.",
        "This Deed is executed in two or more counterparts.",
        "Porozumienie sporządzono w formie elektronicznej.",
        "Po podpisaniu porozumienia każdy otrzymuje egzemplarz.",
    ],
)
def test_nothing_is_missing_where_no_number_of_copies_of_the_agreement_is_given(text):
    assert found(text) == []


def test_only_the_first_typed_count_is_told():
    assert len(found("Sporządzono to w dwóch egzemplarzach.", "Porozumienie sporządzono w dwóch egzemplarzach.")) == 1


def test_a_typed_count_is_let_be_where_the_copies_are_counted_elsewhere():
    assert found("Sporządzono w XXXXX egzemplarzach.", "Umowę spisano w dwóch egzemplarzach.") == []


def test_each_further_count_of_the_copies_is_told():
    clause = "Porozumienie sporządzono w XXXXX egzemplarzach."
    yaml = f"paragraphs:\n  - text: {clause}\n  - text: {clause} {clause}\n"
    said = "K206 The copy count was given before. Give it once, and remove it here."
    assert told(rule_findings(yaml)) == [f"12:38 {said}", f"12:86 {said}"]


@pytest.mark.parametrize(
    "text",
    [
        "Sporządzono w XXXXX egzemplarzach.",
        "Sporządzono w XXXXX jednobrzmiących, ponumerowanych i opatrzonych pieczęcią egzemplarzach.",
        "Liczba egzemplarzy: XXXXX.",
        "Egzemplarzy porozumienia sporządzono XXXXX.",
        "Sporządzono w XXXXX egz., po jednym dla każdej ze stron.",
        "Drawn up in XXXXX identical copies.",
        "Ausgefertigt in XXXXX gleichlautenden Exemplaren.",
        "Fait en XXXXX exemplaires originaux.",
    ],
)
def test_the_copy_count_belongs_beside_a_word_for_copies(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Siedzibą jest ul. XXXXX 5.",
        "Składka wynosi XXXXX zł. Egzemplarz otrzymuje każdy.",
        "Klaster liczy XXXXX partnerów.",
        "Egzemplarze wydaje się w biurze. Numer rachunku: XXXXX",
    ],
)
def test_elsewhere_it_is_misplaced(text):
    assert found(text) == [("K207", "XXXXX")]


def test_it_is_misplaced_in_a_title_and_in_a_heading():
    yaml = "title: Porozumienie nr XXXXX\npreamble: {heading: XXXXX, text: Tekst}\n"
    said = (
        "K207 No copies are spoken of here, but “XXXXX” becomes the number of copies. Write what belongs here instead."
    )
    assert told(rule_findings(yaml)) == [f"3:24 {said}", f"7:21 {said}"]


def test_a_misplaced_count_counts_no_copies():
    assert found("Klaster liczy XXXXX partnerów.", "Porozumienie sporządzono w dwóch egzemplarzach.") == [
        ("K207", "XXXXX"),
        ("K205", "w dwóch egzemplarzach"),
    ]


def test_sentences_in_which_nothing_is_wrong_stay_quiet():
    assert told(rule_findings(all_right())) == []


@pytest.mark.parametrize(
    ("text", "polish"),
    [
        (
            "Porozumienie sporządzono w dwóch egzemplarzach.",
            "Jest tu mowa o egzemplarzach porozumienia, ale nigdzie nie ma „XXXXX”. W miejscu ich liczby trzeba "
            "wpisać „XXXXX”: kpes ustala ją według listy sygnatariuszy.",
        ),
        (
            "Sporządzono w XXXXX egzemplarzach. Sporządzono w XXXXX egzemplarzach.",
            "Liczbę egzemplarzy już podano. Wystarczy raz; stąd trzeba ją usunąć.",
        ),
        (
            "Klaster liczy XXXXX partnerów.",
            "Nie ma tu mowy o egzemplarzach, a kpes wpisuje w miejsce „XXXXX” ich liczbę. Trzeba wpisać to, co ma tu "
            "być.",
        ),
    ],
)
def test_the_findings_are_said_in_polish(text, polish):
    (one,) = rule_findings(f"paragraphs:\n  - text: |\n      {text}\n")
    assert catalogue("pl")(one.message) == polish
