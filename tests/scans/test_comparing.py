"""A page of a scan: which one it is, how it lies, and what is told of its words and of ink."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import cv2
import numpy as np
import pytest

from kpes.document import Block
from kpes.fingerprint import short
from kpes.render import page_code
from kpes.render.page_code import PageCode
from kpes.scans import limits
from kpes.scans.comparing import Desk, Tried
from kpes.scans.pictures import Pictures
from tests.scans import paper
from tests.scans.forging import Change, changes
from tests.scans.paper import Condition, Sheet
from tests.scans.specimens import document_of, edition_of, forged, issued, on_a_desk, words_of


@pytest.fixture(scope="module")
def desk() -> tuple[Desk, dict]:
    return on_a_desk()


def told(desk: tuple[Desk, dict], picture: np.ndarray) -> dict:
    desk[0].scan = Pictures(paper.as_png(picture))
    return desk[0].page(0)


def scanned(page: int, condition: Condition, seed: int = 1, turned: int = 0, made: list[Change] | None = None):
    pdf = forged(made) if made else issued()
    return paper.scanned(paper.printed(pdf, page, condition.printer), condition, seed, turned)


@pytest.mark.parametrize(
    ("page", "condition", "turned"),
    [(4, paper.MILD, 90), (5, paper.PRINTER, 180), (5, paper.BILEVEL, 270)],
    ids=lambda one: getattr(one, "name", one),
)
def test_of_a_clean_page_nothing_is_told_whichever_side_is_up(
    desk, page: int, condition: Condition, turned: int
) -> None:
    found = told(desk, scanned(page, condition, turned=turned))
    assert (found["edition"], found["page"]) == (short(edition_of()), page)
    assert found["turned"] == (turned and 360 - turned)
    assert abs(found["dpi"] - condition.dpi) < 8
    assert (found["places"], found["differing"], found["unread"], found["layout"]) == ([], 0, 0, False)


def test_each_sign_that_was_altered_is_found_and_nothing_else(desk) -> None:
    made = _some_of_page_two(desk)
    found = told(desk, scanned(2, paper.MILD, made=made))
    text = [document_of("").blocks[one.block].text for one in made]
    meant = {_word(words, one.at) for words, one in zip(text, made, strict=True)}
    assert {words for _, words in words_of(found, desk[1])} == meant
    assert {kind for kind, _ in words_of(found, desk[1])} == {"differs"}


def _some_of_page_two(desk: tuple[Desk, dict]) -> list[Change]:
    """A sign in each of some lists' items that stand on the second page."""
    page = " ".join(desk[1][short(edition_of())][1])
    chosen: dict[int, Change] = {}
    for one in changes(document_of(""), "comma letter"):
        text = document_of("").blocks[one.block].text
        if " ".join(text.split())[:60] in page and len(one.old) == len(one.new) == 1 and one.block not in chosen:
            chosen[one.block] = one
    return list(chosen.values())[::3][:5]


def _word(text: str, at: int) -> str:
    return text[text.rfind(" ", 0, at) + 1 :].split()[0]


def test_signs_that_were_added_beside_words_are_told_though_nothing_else_moved(desk) -> None:
    page = next(one.page for one in desk[0].issues if one.number == 4)
    sheet = paper.printed(issued(), 4, printer=True)
    last = np.flatnonzero(np.diff(page.lines))
    meant = {",": "nieważności.", "o": next(page.words[at].text for at in last if len(page.words[at].text) > 7)}
    for sign, beside in meant.items():
        word = next(one for one in page.words if one.text == beside)
        model = next(one.glyphs[one.text.index(sign)] for one in page.words if sign in one.text)
        left, top, right, bottom = (sheet.at(value) for value in model.around(0.05))
        x, y = sheet.at(word.box.right + 0.2), sheet.at(word.glyphs[-1].bottom) - (bottom - top)
        ink = sheet.grey[top:bottom, left:right].copy()
        there = sheet.grey[y : y + bottom - top, x : x + right - left]
        paper.np.minimum(there, ink, out=there)
    found = told(desk, paper.scanned(sheet, paper.PRINTER, 1))
    assert sorted(words_of(found, desk[1])) == sorted(("differs", word) for word in meant.values())


def test_a_scan_of_150_dpi_says_so_and_raises_no_alarm(desk) -> None:
    found = told(desk, scanned(4, paper.BAD))
    assert found["dpi"] < 170
    assert found["places"] == []


Mark = Callable[[Sheet], None]


def test_it_is_seen_that_all_signs_of_one_kind_were_altered(desk) -> None:
    text = [(number, block.text) for number, block in enumerate(document_of("").blocks) if isinstance(block, Block)]
    made = [Change("", number, said.index(";"), ";", ",") for number, said in text if said.count(";") == 1]
    found = told(desk, scanned(2, paper.MILD, made=made))
    altered = [words for _, words in words_of(found, desk[1]) if words.endswith(";")]
    page = desk[1][found["edition"]][1]
    assert len(altered) == sum(word.endswith(";") for word in page) > 4


def test_it_is_seen_that_a_thin_mark_was_put_through_all_letters_of_a_kind(desk) -> None:
    text = [(number, block.text) for number, block in enumerate(document_of("").blocks) if isinstance(block, Block)]
    made = [Change("", number, 0, said, said.replace("l", "ł")) for number, said in text if "l" in said]
    found = told(desk, scanned(1, paper.MILD, made=made))
    page = desk[1][found["edition"]][0]
    altered = {at for at, word in enumerate(page) if "l" in word}
    assert len(altered) > 20
    assert {at for place in found["places"] for at in place["words"]} <= altered
    assert found["differing"] > 0.9 * len(altered)


def test_a_word_of_which_nothing_is_left_is_told_where_the_paper_is_one_white(desk) -> None:
    picture = scanned(5, paper.MILD._replace(skew=0, perspective=0, specks=0))
    place = next(one.page.words[0].box for one in desk[0].issues if one.number == 5).around(0.5)
    left, top, right, bottom = place.pixels(200)
    picture[top - 15 : bottom + 15, left - 15 : right + 15] = 255
    assert words_of(told(desk, picture), desk[1]) == [("differs", "Partnerzy:")]


@pytest.mark.parametrize(
    ("mark", "kinds"),
    [
        (lambda sheet: (paper.write(sheet, 120, 70), paper.initial(sheet, 180, 281, 1), paper.staple(sheet)),
         {"added"}),
        (lambda sheet: paper.cross_out(sheet, 30, 90, 33.6), {"crossed"}),
        (lambda sheet: paper.stamp(sheet, 90, 45), {"unread", "differs", "added"}),
    ],
    ids=["written on white, not initials nor a staple", "crossed out", "stamp"],
)
def test_ink_is_told_where_it_does_not_belong(desk, mark: Mark, kinds: set[str]) -> None:
    sheet = paper.printed(issued(), 4)
    mark(sheet)
    found = told(desk, paper.scanned(sheet, paper.MILD, 3))
    seen = {kind for kind, _ in words_of(found, desk[1])}
    assert seen <= kinds
    assert bool(seen) == bool(kinds)
    assert found["foot"] is (kinds == {"added"})  # There the initials are.
    if "unread" in kinds:
        assert "unread" in seen


def test_the_rows_with_ink_are_those_that_were_signed_and_a_stroke_over_a_rule_is_told(desk) -> None:
    sheet = paper.printed(issued(), 5)
    rows = next(one.rows for one in desk[0].issues if one.number == 5)
    signed = [row.number for row in rows if row.number % 3]
    for row in rows:
        if row.number in signed:
            paper.sign(sheet, 130, (row.place.top + row.place.bottom) / 2, row.number, height=12)
    first, second = next(pair for pair in pairwise(rows) if {row.number for row in pair} <= set(signed))
    paper.sign(sheet, 165, (first.place.bottom + second.place.top) / 2, 1, 20)
    found = told(desk, paper.scanned(sheet, paper.MILD, 2, 90))
    assert len(rows) == 12
    assert [number for number, ink, _ in found["rows"] if ink >= limits.ROW] == signed
    assert [number for number, _, shared in found["rows"] if shared] == [first.number, second.number]
    assert found["places"] == []


def test_a_page_is_known_among_those_of_two_editions_and_no_other_document_is(desk) -> None:
    picture = paper.scanned(paper.printed(issued("memorandum"), 1), paper.MILD, 5)
    found = told(on_a_desk("kooperation", "memorandum"), picture)
    assert (found["edition"], found["page"]) == (short(edition_of("memorandum")), 1)
    assert found["code"] == (short(edition_of("memorandum")), 1, 1)
    assert told(desk, picture) == {"blank": False}


def test_an_empty_page_is_told_as_such(desk) -> None:
    paper_ = np.random.default_rng(1).normal(235, 4, (1754, 1240)).astype(np.uint8)
    assert told(desk, paper_)["blank"] is True


def test_lines_that_what_was_put_in_above_them_moved_are_told_once_and_not_as_words(desk) -> None:
    texts = [(at, block.text) for at, block in enumerate(document_of("").blocks) if isinstance(block, Block)]
    page = " ".join(desk[1][short(edition_of())][3])
    block, text = next((at, said) for at, said in texts if len(said) > 80 and " ".join(said.split())[:40] in page)
    end = text.index(" ", 40)
    put_in = " oraz wszystkich innych zobowiązań, które mogą powstać w przyszłości bez ograniczenia kwoty i terminu"
    found = told(desk, scanned(4, paper.MILD, made=[Change("sentence", block, end, " ", f"{put_in} ")]))
    kinds = [kind for kind, _ in words_of(found, desk[1])]
    assert "moved" in kinds
    assert not found["layout"]
    assert found["differing"] < 60


@pytest.mark.parametrize(("code", "another"), [(None, True), (PageCode("e", 1, 3), False), (PageCode("e", 2, 3), True)])
def test_a_page_of_which_much_differs_is_another_layout_unless_its_code_names_it(desk, code, another: bool) -> None:
    issue = next(one for one in desk[0].issues if one.number == 4)._replace(edition="e", number=1)
    differing = np.arange(len(issue.page.words)) % 3 == 0
    tried = Tried(issue, None, None, None, differing, code)
    assert tried.is_of_another_layout is another


def test_a_code_without_a_page_tells_that_it_was_printed_from_the_docx(desk) -> None:
    sheet = paper.printed(issued(), 4)
    code = cv2.imdecode(np.frombuffer(page_code.picture(short(edition_of())), np.uint8), cv2.IMREAD_GRAYSCALE)
    side = sheet.at(page_code.SIDE)
    y = sheet.at(297 - limits.FOOT)
    sheet.grey[y:] = 255
    sheet.grey[y : y + side, sheet.at(170) : sheet.at(170) + side] = cv2.resize(code, (side, side))
    found = told(desk, paper.scanned(sheet, paper.MILD, 1))
    assert found["code"] == (short(edition_of()), 0, 0)
    assert found["layout"] is True
    assert found["places"] == []


def test_what_is_printed_beside_the_page_on_longer_paper_is_told(desk) -> None:
    picture = scanned(2, paper.MILD)
    longer = cv2.copyMakeBorder(picture, 0, 300, 0, 0, cv2.BORDER_REPLICATE)
    assert not told(desk, longer)["more"]
    line = next(box for box in desk[0].issues[1].page.line_boxes if box.right - box.left > 150)
    top, bottom = (round(value / 25.4 * 200) for value in (line.top, line.bottom))
    longer[-150 : -150 + bottom - top] = picture[top:bottom]
    found = told(desk, longer)
    assert (found["page"], found["differing"], found["more"]) == (2, 0, True)


def test_a_page_of_pale_print_is_not_empty(desk) -> None:
    sheet = paper.printed(issued(), 2)
    sheet.grey = (255 - (255 - sheet.grey.astype(float)) / 3).astype(np.uint8)
    assert not told(desk, paper.scanned(sheet, paper.MILD, 1)).get("blank")
