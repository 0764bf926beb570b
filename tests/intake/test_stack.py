"""A stack of scans: looked at page by page, cut into copies, each compared."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from kpes.errors import KpesError
from kpes.intake.stack import Stack, bound, taken_in
from kpes.messages import Message, message
from kpes.scans.readings import NETWORK, ReadLine, ReadWord
from kpes.scans.scan import Page, Place, Progress, Row, Scan
from kpes.storage import sha256_of
from kpes.verify.checks import Edition, Known

TODAY, EARLIER = "59368e9aa942", "000000000000"
WORDS = {TODAY: (("Umowa", "1.", "Wkład"), ("wynosi", "A", "B")), EARLIER: (("Umowa", "o", "tym"), ("innym", "A", "B"))}
LISTED = dict.fromkeys(WORDS, ("A", "B"))
KNOWN = Known(tuple(Edition(f"sha256:{one}{'0' * 52}", ("Umowa",), one == TODAY) for one in WORDS))
ONE, TWO = Page(TODAY, 1, dpi=200, words=3), Page(TODAY, 2, dpi=200, words=3)
OLD_ONE, OLD_TWO = ONE._replace(edition=EARLIER), TWO._replace(edition=EARLIER)
STRANGE, BLANK = Page(), Page(blank=True)


class Scans:
    """Sees in each file, which has one letter behind the mark of a PNG, the pages that are told of that letter."""

    def __init__(self, pages: dict[str, list[Page]]):
        self.pages = pages
        self.seen: dict[str, Scan] = {}

    def look(self, data: bytes, progress: Progress) -> Scan | Message:
        pages = self.pages[chr(data[-1])]
        for _ in pages:
            progress(len(pages))
        if not pages:
            return message("It is damaged.")
        return self.seen.setdefault(sha256_of(data), Scan(tuple(pages), WORDS, LISTED))

    def bound(self, pages: Iterable[tuple[bytes, int, Page]]) -> bytes:
        return b"".join(data for data, _, _ in pages)


def taken(folder: Path, *files: list[Page], told: list[tuple[int, int]] | None = None,
          scans: Scans | None = None) -> Stack:  # fmt: skip
    paths = []
    for letter, _ in zip("abcdef", files, strict=False):
        paths.append(folder / f"{letter}.png")
        paths[-1].write_bytes(b"\x89PNG" + letter.encode())
    scans = scans or Scans({})
    scans.pages |= zip("abcdef", files, strict=False)
    return taken_in(paths, scans, KNOWN, lambda *done: told.append(done) if told is not None else None)


def places(sheets) -> list[tuple[str, int]]:
    return [(sheet.file.name, sheet.number) for sheet in sheets]


def test_copies_of_two_editions_are_cut_and_each_is_compared_with_its_own(tmp_path: Path) -> None:
    stack = taken(tmp_path, [ONE, TWO, OLD_ONE, OLD_TWO, ONE, TWO])
    assert [(copy.name, places(copy.sheets)) for copy in stack.copies] == [
        ("copy-1.pdf", [("a.png", 1), ("a.png", 2)]),
        ("copy-2.pdf", [("a.png", 3), ("a.png", 4)]),
        ("copy-3.pdf", [("a.png", 5), ("a.png", 6)]),
    ]
    assert [copy.told.short for copy in stack.copies] == [TODAY, EARLIER, TODAY]
    assert [copy.found.outcome for copy in stack.copies] == ["unproven"] * 3
    assert stack.is_clear


def test_a_copy_is_told_in_the_order_of_its_pages_upright_and_with_what_it_lacks(tmp_path: Path) -> None:
    stack = taken(tmp_path, [TWO._replace(turned=180), ONE], [ONE, TWO, TWO])
    assert [places(copy.sheets) for copy in stack.copies] == [
        [("a.png", 2), ("a.png", 1)], [("b.png", 1), ("b.png", 2), ("b.png", 3)],
    ]  # fmt: skip
    assert [copy.is_complete for copy in stack.copies] == [True, False]
    said = [str(check.detail) for check in stack.copies[0].found.checks]
    assert f"Its pages are, of 2 of edition {TODAY}: 1, 2." in said
    assert not [line for line in said if "turned" in line or "order" in line]
    assert "Pages that are there more than once: 2." in [str(check.detail) for check in stack.copies[1].found.checks]
    assert not stack.is_clear


def test_what_belongs_to_no_copy_is_named(tmp_path: Path) -> None:
    large = Page(unfit=message("It is too large."))
    stack = taken(tmp_path, [ONE, TWO, STRANGE, BLANK], [TWO], [TWO, large], [])
    assert places(stack.copies[0].sheets) == [("a.png", 1), ("a.png", 2)]
    assert [(page.name, places(page.sheets), page.found.differences) for page in stack.loose] == [
        ("page-1.pdf", [("b.png", 1)], 0), ("page-2.pdf", [("c.png", 1)], 0),
    ]  # fmt: skip
    assert places(stack.strange) == [("a.png", 3), ("c.png", 2)]
    assert places(stack.empty) == [("a.png", 4)]
    assert [(file.name, str(why)) for file, why in stack.left] == [("d.png", "It is damaged.")]


def test_a_file_with_words_is_no_scan(tmp_path: Path) -> None:
    file = tmp_path / "umowa.txt"
    file.write_text("Umowa", encoding="utf-8")
    stack = taken_in([file], Scans({}), KNOWN, lambda done, total: None)
    assert [str(why) for _, why in stack.left] == [f"It holds words, as no scan does. See: kpes verify {file}"]


def test_a_page_of_another_layout_that_nothing_read_is_of_no_copy(tmp_path: Path) -> None:
    stack = taken(tmp_path, [ONE, TWO, ONE._replace(layout=True)])
    assert places(stack.strange) == [("a.png", 3)]
    assert len(stack.copies) == 1


def test_a_page_whose_code_names_an_edition_that_nobody_knows_is_of_no_copy(tmp_path: Path) -> None:
    other = Page("20c4a876303f", 1, pages=1, lines=(ReadLine(40, 45, ((),) * 3),), engines=("Tesseract",))
    stack = taken(tmp_path, [other])
    assert (stack.bundles, places(stack.strange)) == ((), [("a.png", 1)])


@pytest.mark.parametrize("odd", [{"places": (Place("unread", (1,), (0, 0, 9, 9), b""),)}, {"edition": EARLIER}])
def test_a_stack_in_which_there_is_something_to_look_at_is_not_clear(tmp_path: Path, odd: dict) -> None:
    assert not taken(tmp_path, [ONE, TWO._replace(**odd)]).is_clear


def test_there_is_ink_in_a_row_where_it_is_on_either_of_the_pages(tmp_path: Path) -> None:
    first, second = (TWO._replace(rows=(Row(0, ink, False), Row(1, 0, False))) for ink in (9, 0))
    [copy] = taken(tmp_path, [ONE, first, second]).copies
    assert copy.rows == {0: True, 1: False}


def test_it_is_told_how_many_pages_were_looked_at(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    taken(tmp_path, [ONE, TWO], [ONE], told=told)
    assert told[-1] == (3, 3)
    assert all(done <= total for done, total in told)


def test_copies_printed_from_docx_are_cut_by_what_stands_at_their_feet(tmp_path: Path) -> None:
    # They may have other pages than the issued PDF, so their feet tell how many there are.
    line = ReadLine(30, 34, ((ReadWord("Porozumienie", 20, 40, 1),),) * 2)
    read = [Page(TODAY, number, pages=3, layout=True, engines=(NETWORK,), lines=(line,)) for number in (1, 2, 3)]
    found = taken(tmp_path, [*read, *read, read[0]._replace(page=0)])
    assert [places(copy.sheets) for copy in found.copies] == [
        [("a.png", 1), ("a.png", 2), ("a.png", 3)],
        [("a.png", 4), ("a.png", 5), ("a.png", 6)],
    ]
    assert places(found.strange) == [("a.png", 7)]


def test_a_file_that_was_changed_since_it_was_looked_at_is_not_bound(tmp_path: Path) -> None:
    scans = Scans({})
    first, second = taken(tmp_path, [ONE, TWO], [OLD_ONE, OLD_TWO], scans=scans).copies
    (tmp_path / "a.png").write_bytes((tmp_path / "b.png").read_bytes())
    assert bound(second, scans)
    with pytest.raises(KpesError, match="is not what it was when its pages were looked at"):
        bound(first, scans)


def test_a_stack_in_which_a_picture_shows_more_than_its_page_is_to_be_looked_at(tmp_path: Path) -> None:
    assert not taken(tmp_path, [ONE, TWO._replace(more=True)]).is_clear
