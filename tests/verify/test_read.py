"""What was read of a copy, held against the text: what counts as read, and what is to be looked at."""

from __future__ import annotations

import pytest

from kpes.scans.readings import NETWORK, TESSERACT, ReadLine, ReadWord
from kpes.scans.scan import Page
from kpes.verify.read import ReadCopy

TEXT = ("Umowa o współpracy partnerów", "§ 1. Wkład wynosi 17 zł.", "Partner nie ponosi kosztów sądowych.",
        "Wpłata do dnia 7 maja na rachunek lidera.")  # fmt: skip
BOTH = (NETWORK, TESSERACT)


def line(*readings: str, top: float = 30) -> ReadLine:
    """A line of print; words that two or more spaces part stand in columns of their own."""
    return ReadLine(top, top + 4, tuple(_words(one) for one in readings))


def _words(text: str) -> tuple[ReadWord, ...]:
    found, left = [], 20.0
    for part in text.split(" "):
        if part:
            found.append(ReadWord(part, left, left + 2 * len(part), 0.99))
        left += 2 * len(part) + 1.5 if part else 5
    return tuple(found)


def page(*lines: str | tuple[str, ...], number: int = 0, engines: tuple[str, ...] = BOTH) -> Page:
    """A page on which all readings have a line alike, or each its own."""
    readings = [(one,) * 2 * len(engines) if isinstance(one, str) else one for one in lines]
    return Page(page=number, layout=True, engines=engines,
                lines=tuple(line(*one, top=30 + 6 * at) for at, one in enumerate(readings)))  # fmt: skip


def told(*pages: Page, text: tuple[str, ...] = TEXT, headings: tuple[str, ...] = ()) -> list[tuple[str, str, str]]:
    """What there is to look at: the kind, the words of the text, and what is read."""
    copy = ReadCopy(text, list(enumerate(pages, 1)), headings)
    words = " ".join(text).split()
    return [(one.kind, " ".join(words[slice(*copy.numbers(one.first, one.last))]), one.seems) for one in copy.passages]


def altered(old: str, *new: str) -> Page:
    """The text on one page, in which each reading, or each of four, has something else for some of its words."""
    return page(*((tuple(line.replace(old, one) for one in (new * 4)[:4]) if old in line else line) for line in TEXT))


def test_of_what_is_read_as_expected_nothing_is_told() -> None:
    assert told(page(*TEXT)) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [("17", "71", "17"), ("nie ", "", "nie"), ("sądowych", "sadowych", "sądowych."), ("maja", "marca", "maja")],
)
def test_what_every_engine_reads_otherwise_differs(old: str, new: str, words: str) -> None:
    assert [(kind, said) for kind, said, _ in told(altered(old, new))] == [("differs", words)]


def test_a_number_is_not_cleared_by_one_reading() -> None:
    assert told(altered("17", "71", "71", "17", "71")) == [("differs", "17", "71")]
    assert told(altered("17", "71", "17", "71", "71")) == [("differs", "17", "71")]
    assert told(altered("17", "71", "17", "17", "77")) == []


def test_a_number_of_which_only_tesseract_is_sure_is_in_doubt() -> None:
    assert told(altered("17", "71", "17", "11", "17")) == [("doubtful", "17", "71")]


def test_a_number_is_not_found_within_another() -> None:
    assert told(altered("7 maja", "17 maja")) == [("differs", "7", "17")]


def test_a_word_that_was_removed_is_not_found_at_the_end_of_its_neighbour() -> None:
    text = (*TEXT, "Niniejsze Porozumienie nie pociąga kosztów.")
    assert told(page(*TEXT, "Niniejsze Porozumienie pociąga kosztów."), text=text) == [("differs", "nie", "")]


def test_words_that_were_added_are_told_where_they_stand() -> None:
    assert told(altered("Partner nie", "Partner nigdy nie")) == [("differs", "", "nigdy")]
    assert told(altered("Partner nie", "Partner nigdy nie", "Partner nie")) == []


def test_words_are_the_same_however_a_reading_divides_them() -> None:
    assert told(altered("na rachunek", "narachunek", "na rachu nek")) == []
    assert told(page(*TEXT[:3], "Wpłata do dnia 7 maja na rachu-", "nek lidera.")) == []


def test_the_network_alone_does_not_tell_of_marks_of_letters() -> None:
    # It drops them at times, which is no sign of a forgery; and where it alone has them, Tesseract may be right.
    assert told(altered("sądowych", "sadowych", "sądowych")) == []
    assert told(altered("sądowych", "sądowych", "sadowych")) == [("doubtful", "sądowych.", "sadowych.")]


def test_what_the_network_reads_twice_is_in_doubt_though_tesseract_takes_it_for_the_word_it_knows() -> None:
    assert told(altered("Wkład", "Wkłąd", "Wkład")) == [("doubtful", "Wkład", "Wkłąd")]
    assert told(altered("lidera", "lidcra", "lidera", "lidera", "lidera")) == []


def test_one_engine_has_to_read_a_word_alike_each_time() -> None:
    for engine in BOTH:
        alone = (engine,)
        assert told(page(*TEXT, engines=alone)) == []
        odd = [("Partner nie ponosi kosztów sądowych.", "Partner nie ponosi kosztow sądowych.")]
        found = told(page(*TEXT[:2], *odd, TEXT[3], engines=alone))
        assert found == [("doubtful", "kosztów", "kosztow")]


def test_quotation_marks_dashes_and_bullets_are_not_compared() -> None:
    text = ("Projekt „Nowe Kompetencje” – etap pierwszy", "- wpłata wkładu na rachunek")
    assert told(page("Projekt Nowe Kompetencje\" - etap pierwszy", "• wpłata wkładu na rachunek"), text=text) == []


TABLE = ("Partner", "Wkład własny partnera w gotówce", "Lider projektu i jego następcy prawni", "sto tysięcy złotych",
         "Koniec tabeli i dalszy ciąg umowy.")  # fmt: skip


def test_lines_of_cells_that_were_read_between_those_of_others_are_found() -> None:
    read = page("Partner      Wkład własny partnera", "      w gotówce", "Lider projektu i      sto tysięcy",
                "jego następcy prawni      złotych", TABLE[4])  # fmt: skip
    assert told(read, text=TABLE) == []


def test_a_word_of_a_cell_that_was_altered_is_still_told() -> None:
    read = page("Partner      Wkład własny partnera", "      w gotówce", "Lider projektu i      dwa tysiące",
                "jego następcy prawni      złotych", TABLE[4])  # fmt: skip
    assert [kind for kind, *_ in told(read, text=TABLE)] != []


# Pages

LONG = tuple(f"{one}. Partner numer {one} wnosi wkład {one} zł do dnia {one} maja." for one in range(1, 9))


def test_words_that_no_page_has_are_unseen_and_pages_are_put_in_order() -> None:
    copy = ReadCopy(LONG, list(enumerate((page(*LONG[6:]), page(*LONG[:3])), 1)))
    assert [at for at, _ in copy.pages] == [2, 1]
    assert [(one.kind, copy.numbers(one.first, one.last)) for one in copy.passages] == [("unseen", (36, 72))]
    assert copy.counts == (60, 96)


def test_words_that_other_pages_have_are_not_missed() -> None:
    copy = ReadCopy(LONG, [(1, page(*LONG[:3])), (2, page(*LONG[6:]))], elsewhere=frozenset(range(36, 72)))
    assert copy.passages == []
    assert copy.counts == (60, 60)


def test_a_sentence_that_was_replaced_at_the_foot_of_a_page_is_told() -> None:
    found = told(page(*LONG[:3], "Partner traci swój wkład na rzecz lidera."), page(*LONG[4:]), text=LONG)
    assert {kind for kind, *_ in found} == {"differs"}
    assert "traci swój" in [seems for *_, seems in found]


def test_a_page_that_is_there_twice_and_one_of_another_document_are_named() -> None:
    other = page("Faktura za dostawę energii elektrycznej", "do zapłaty przelewem w ciągu dwóch tygodni")
    copy = ReadCopy(LONG, list(enumerate((page(*LONG), other, page(*LONG)), 1)))
    assert (copy.doubled, copy.strange, [at for at, _ in copy.pages]) == ([3], [2], [1])
    assert copy.passages == []


def test_a_page_whose_words_were_all_replaced_is_placed_by_its_foot_and_told() -> None:
    other = page("Partner traci wszystko co wniósł", number=2)
    found = told(page(*LONG[:4], number=1), other, page(*LONG[4:], number=3), text=LONG)
    assert found == [("differs", "", "Partner traci wszystko co wniósł")]


@pytest.mark.parametrize("at", [2, len(TEXT)])
def test_a_sentence_that_was_added_is_told_though_no_two_readings_of_it_are_alike(at: int) -> None:
    added = ("1)Partner wnosi opłatę wstepną 1 200 zł.", "1) Partner wnosi opłate wstępną 1200 zł.",
             "1)Partner wnosi oplatę wstępną 1 200 zl.", "1) Partner wnosi opłatę wstępną l 200 zł.")  # fmt: skip
    (found,) = told(page(*TEXT[:at], added, *TEXT[at:]))
    assert found[0] == "differs"
    assert "Partner wnosi" in found[2]


def test_of_a_signature_of_which_each_reading_makes_something_else_nothing_is_told() -> None:
    assert told(page(*TEXT, ("Jlkmuwy vV", "Owtqrz", "Zzdpf", "ykhbcnae"))) == []


def test_one_currency_for_another_differs() -> None:
    text = (*TEXT[:3], "Wkład wynosi 100 € rocznie.")
    assert told(page(*TEXT[:3], "Wkład wynosi 100 $ rocznie."), text=text) == [("differs", "€", "$")]


LISTED = ("Umowa o współpracy", "Partnerzy:", "Podpis", "Gmina Miasta Gdyni", "Fundacja Rozwoju Lokalnego")


def test_headings_of_the_list_are_repeated_and_ink_of_signatures_is_no_word() -> None:
    pages = (page(LISTED[0], "Partnerzy:      Podpis", "Gmina Miasta Gdyni      v", number=1),
             page("Partnerzy:      Podpis", "Fundacja Rozwoju Lokalnego", number=2))  # fmt: skip
    assert told(*pages, text=LISTED, headings=("Partnerzy:", "Podpis")) == []
    longer = page("Partnerzy:      Podpis", "Fundacja Rozwoju Lokalnego      odmawia", number=2)
    found = told(pages[0], longer, text=LISTED, headings=("Partnerzy:", "Podpis"))
    assert found == [("differs", "", "odmawia")]
