"""What `kpes verify` says of a scan, and what it writes."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

import kpes.scans
from kpes.fingerprint import short
from kpes.messages import message
from kpes.render.page_code import PageCode
from kpes.scans import scan as scans
from kpes.scans.scan import Page, Place, Row, Scan
from kpes.verify.checks import Edition, Known
from kpes.verify.scanned import check_scan
from kpes.verify.told import Told
from tests.scans import paper
from tests.scans.specimens import edition_of, issued

E = "sha256:59368e9aa942" + "0" * 52
SHORT = "59368e9aa942"
TEXT = ("Umowa", "§ 1", "1. Wkład wynosi 1.250 zł.", "Partnerzy:", "A", "B")
KNOWN = Known((Edition(E, TEXT, True),), headings=("Partnerzy:",))
PRINTED = {SHORT: (("Umowa", "§", "1", "1.", "Wkład"), ("wynosi", "1.250", "zł.", "Partnerzy:", "A", "B"))}
ONE, TWO = Page(SHORT, 1, dpi=200, words=5), Page(SHORT, 2, dpi=200, words=6)
MARGINS = (
    "not-checked ink: Pale ink was not looked for, nor any ink within 8 mm of the edges, 25 mm of the foot, or in the "
    "upper corners of a page. Look there yourself."
)

NO_ENGINE = (
    "not-checked pages: What was printed from the DOCX can be read by a program that recognises letters. None is "
    "installed. Install one with “pip install onnxruntime rapidocr”, or, where pipx installed kpes, with “pipx inject "
    "kpes onnxruntime rapidocr”."
)


def said(*pages: Page) -> list[str]:
    found = check_scan("skan.pdf", message("It is a picture."), Scan(pages, PRINTED, {SHORT: ("A", "B", "C")}), KNOWN)
    return [f"{one.verdict} {one.check}: {one.detail}" for one in found.checks]


def test_of_a_scan_in_which_nothing_differs_it_is_not_said_that_it_is_the_same() -> None:
    found = check_scan("skan.pdf", message("It is a picture."), Scan((ONE, TWO), PRINTED, {}), KNOWN)
    assert (found.outcome, found.edition, found.differences) == ("unproven", E, 0)
    assert said(ONE, TWO) == [
        f"fail outcome: This is a scan, compared with the issued PDF of edition {SHORT}. A scan shows a picture, so "
        "kpes does not vouch for it.",
        f"warning pages: Its pages are, of 2 of edition {SHORT}: 1, 2.",
        "warning text: 11 of 11 printed words were compared; no difference was seen in them.",
        MARGINS,
    ]


def test_a_place_is_told_by_the_page_of_the_scan_and_the_unit() -> None:
    odd = TWO._replace(differing=1, unread=2, places=(
        Place("differs", (1,), (30, 40, 50, 44), b""),
        Place("unread", (4, 5), (30, 90, 50, 94), b""),
        Place("added", (), (60, 120, 80, 130), b""),
    ))  # fmt: skip
    found = check_scan("skan.pdf", message("It is a picture."), Scan((ONE, odd), PRINTED, {}), KNOWN)
    assert (found.outcome, found.differences) == ("differs", 2)
    assert said(ONE, odd)[2:] == [
        "warning text: 9 of 11 printed words were compared; a difference was seen in 1 of them.",
        MARGINS,
        "fail text: page 2, § 1 ust. 1: the scan differs where the edition says “1.250”.",
        "warning text: page 2, 90 mm from the top, 30 mm from the left: “A B” is under ink and cannot be compared.",
        "fail ink: page 2, 120 mm from the top, 60 mm from the left: there is ink where nothing is printed.",
    ]
    assert said(ONE, odd)[0] == f"fail outcome: This scan differs in 2 places from edition {SHORT}."


def test_pages_that_are_missing_doubled_turned_or_strange_are_named() -> None:
    other = Page("000000000000", 3, dpi=200)
    assert said(TWO._replace(turned=180), TWO, other, Page(), Page(blank=True)) == [
        f"fail outcome: This scan differs in 2 places from edition {SHORT}.",
        f"warning pages: Its pages are, of 2 of edition {SHORT}: 2, 2.",
        "fail pages: Missing pages: 1.",
        "warning pages: Pages that are there more than once: 2.",
        "warning pages: Pages of the scan that lay turned: 1.",
        "fail pages: Page 3 of the scan is page 3 of edition 000000000000.",
        "fail pages: Page 4 of the scan looks like no issued page. It was not compared.",
        NO_ENGINE,
        "warning pages: Pages of the scan on which next to nothing stands, not compared: 5.",
        "warning text: 6 of 11 printed words were compared; no difference was seen in them.",
        MARGINS,
    ]
    assert "warning pages: The pages are not in their order." in said(TWO, ONE)


def test_a_page_that_cannot_be_looked_at_is_named_and_the_others_are_compared() -> None:
    assert said(ONE, Page(unfit=message("A page of it is too large.")), TWO)[2:4] == [
        "fail pages: Page 2 of the scan was not compared: A page of it is too large.",
        "warning text: 11 of 11 printed words were compared; no difference was seen in them.",
    ]


def test_a_code_that_names_another_page_is_told() -> None:
    assert said(ONE, TWO._replace(code=PageCode(SHORT, 1, 2)))[2] == (
        "fail pages: The code at the foot of page 2 of the scan names another page than the one it looks like: page 1 "
        f"of edition {SHORT}."
    )


def test_where_no_page_was_compared_it_is_said_why_of_each() -> None:
    assert said(Page(beside=(1, 2)), Page(), Page(), Page(blank=True)) == [
        "fail outcome: This file cannot be vouched for.",
        "fail pages: Page 1 of the scan shows pages 1, 2 beside each other. They were not compared: scan each by "
        "itself.",
        "fail pages: Pages 2, 3 of the scan look like no issued page. They were not compared.",
        NO_ENGINE,
        "warning pages: Pages of the scan on which next to nothing stands, not compared: 4.",
    ]
    assert said(Page(blank=True))[1:] == [
        "warning pages: Pages of the scan on which next to nothing stands, not compared: 1."
    ]


def test_a_page_of_another_layout_is_not_compared_word_by_word() -> None:
    assert said(ONE, TWO._replace(layout=True))[2] == (
        f"fail pages: Page 2 of the scan resembles page 2 of edition {SHORT}, but most of it stands elsewhere: was it "
        "printed from the DOCX? It was not compared."
    )


def test_a_scan_that_is_too_coarse_says_what_cannot_be_seen() -> None:
    assert said(ONE, TWO._replace(dpi=150))[-1] == (
        "warning text: Page 2 of the scan has about 150 dpi, too few to see small changes, such as a comma or an "
        "accent. Scan it anew at 200 to 300 dpi."
    )


def test_rows_of_the_signatory_list_are_told_and_nobody_is_said_to_have_signed() -> None:
    signed = TWO._replace(rows=(Row(0, 50, True), Row(1, 0.3, True)))
    assert said(ONE, signed)[-1] == (
        "not-checked signatures: There is ink in 1 of 2 rows of the signatory list. There is none in: 2. A stroke "
        "crosses the line between rows: 1, 2. Rows that no page of the scan has: 3. Whose ink it is kpes cannot tell."
    )


def test_of_a_page_that_is_no_whole_copy_the_others_are_not_said_to_be_missing() -> None:
    signed = TWO._replace(rows=(Row(0, 50, False),))
    told = Told(Scan((signed,), PRINTED, {SHORT: ("A", "B", "C")}), KNOWN, whole=False)
    assert told.differences == 0
    assert [str(one) for _, _, one in (*told.of_pages(), *told.of_words(), *told.of_ink())] == [
        f"Its pages are, of 2 of edition {SHORT}: 2.",
        "6 of 6 printed words were compared; no difference was seen in them.",
        MARGINS.removeprefix("not-checked ink: "),
        "There is ink in 1 of 1 rows of the signatory list. Whose ink it is kpes cannot tell.",
    ]


def test_of_a_page_that_was_scanned_twice_the_ink_of_either_counts_and_it_is_told_that_they_differ() -> None:
    signed, empty = (TWO._replace(rows=(Row(0, ink, False), Row(1, ink, False))) for ink in (50, 0))
    for pages in ((signed, empty), (empty, signed)):
        assert said(ONE, *pages)[-1] == (
            "not-checked signatures: There is ink in 2 of 2 rows of the signatory list. Of a page that is there more "
            "than once, only one has ink in: 1, 2. Rows that no page of the scan has: 3. Whose ink it is kpes cannot "
            "tell."
        )


def test_ink_at_the_foot_is_told_and_the_words_that_it_hides_are_named() -> None:
    assert said(ONE._replace(foot=True), TWO._replace(foot=True, unread=2, hidden=(4, 5)))[-2:] == [
        "not-checked foot: There is ink at the foot of pages 1, 2 of the scan, such as initials. Whether it is more "
        "than those kpes cannot tell.",
        "warning foot: page 2, at the foot: “A B” is under ink and was not compared.",
    ]


def test_of_many_pages_that_follow_each_other_the_first_and_the_last_are_named() -> None:
    assert said(*[ONE] * 3, *[Page(blank=True)] * 7, ONE, Page(blank=True))[4] == (
        "warning pages: Pages of the scan on which next to nothing stands, not compared: 4–10, 12."
    )


def test_without_its_libraries_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(kpes.scans, "comparing", raising=False)
    monkeypatch.setitem(sys.modules, "kpes.scans.comparing", None)
    assert scans.answer({"do": "issued"}, b"") is None
    monkeypatch.setattr(scans.sandbox.Process, "ask", lambda self, data=b"", **told: None)
    found = check_scan("a.png", message("It is a picture."), scans.Scanner([scans.Issued("0", b"")]).look(b""), KNOWN)
    assert [str(one.detail) for one in found.checks[1:]] == [
        "It is a picture.",
        "A program can compare it with the issued PDF, but what that takes is not installed. Install it with “pip "
        "install opencv-python-headless pypdfium2 zxing-cpp”, or, where pipx installed kpes, with “pipx inject kpes "
        "opencv-python-headless pypdfium2 zxing-cpp”.",
    ]


@pytest.mark.anew
def test_verify_compares_a_scan_and_writes_the_places_to_look_at(kpes, shipped: Path) -> None:
    sheet = paper.printed(issued(), 5)
    paper.write(sheet, 40, 240)
    picture = paper.scanned(sheet, paper.MILD, 1, 90)
    (shipped / "skan.pdf").write_bytes(paper.as_pdf([picture], 200))
    done = kpes("verify", "skan.pdf", "--format", "json")
    assert done.code == 1
    assert "1 place to look at: out/scans/index.html" in done.err
    report = json.loads(done.out)
    file = {"file": "skan.pdf", "outcome": "differs", "edition": edition_of(), "differences": 5}
    assert report["files"] == [file]
    assert [one["detail"] for one in report["checks"]][2] == "Missing pages: 1–4."
    assert (shipped / "out/scans/01-skan-01.png").read_bytes().startswith(b"\x89PNG")
    page = (shipped / "out/scans/index.html").read_text()
    assert 'src="01-skan-01.png"' in page
    assert short(edition_of()) in page


@pytest.mark.anew
def test_a_scan_that_ends_its_process_is_unproven(kpes, shipped: Path) -> None:
    (shipped / "skan.png").write_bytes(paper.as_png(paper.np.zeros((50, 50), "uint8"))[:60])
    done = kpes("verify", "skan.png")
    assert done.code == 1
    assert "It is damaged or cut off: it cannot be read as a scan." in done.out
