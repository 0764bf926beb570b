"""What is said of pages that were read."""

from __future__ import annotations

import pytest

from kpes.fingerprint import canonical_text, short
from kpes.messages import message
from kpes.render import FORMATS, Template
from kpes.scans.desks import LATE, Unseen
from kpes.scans.readings import NETWORK, TESSERACT, ReadLine, ReadWord
from kpes.scans.scan import Issued, Page, Scan, Scanner
from kpes.verify.checks import Edition, Known
from kpes.verify.scanned import check_scan
from kpes.verify.told import Told
from tests import needs
from tests.render.specimens import shipped
from tests.scans import paper
from tests.scans.forging import Change, altered
from tests.scans.specimens import document_of, edition_of, issued

E = "sha256:59368e9aa942" + "0" * 52
SHORT = "59368e9aa942"
TEXT = ("Umowa o współpracy zawarta w Gdańsku", "§ 1", "1. Wkład partnera wynosi 1.250 zł rocznie.",
        "2. Partner nie ponosi innych kosztów umowy.", "§ 2", "Umowa wchodzi w życie z dniem podpisania.")  # fmt: skip
KNOWN = Known((Edition(E, TEXT, True),))
FIRST, SECOND = TEXT[:3], TEXT[3:]


def read(lines: tuple[str, ...], page: int, **more: object) -> Page:
    """A page on which all readings have these lines."""
    found = []
    for at, text in enumerate(lines):
        words = tuple(ReadWord(word, 20.0 + 9 * place, 27.0 + 9 * place, 1) for place, word in enumerate(text.split()))
        found.append(ReadLine(30.0 + 6 * at, 34.0 + 6 * at, (words,) * 4))
    return Page(SHORT, page, pages=2, dpi=200, layout=True, engines=(NETWORK, TESSERACT), lines=tuple(found),
                **more)  # fmt: skip


def scan(*pages: Page) -> Scan:
    return Scan(pages, {SHORT: [[word for line in TEXT for word in line.split()]]}, {})


def said(*pages: Page) -> list[str]:
    found = check_scan("skan.pdf", message("It is a picture."), scan(*pages), KNOWN)
    return [f"{one.verdict} {one.check}: {one.detail}" for one in found.checks]


READ = (
    "warning pages: Pages 1, 2 of the scan were printed in another layout than the issued PDF, as the DOCX is. They "
    "were read by a program that recognises letters (PP-OCR, Tesseract). Such a program corrects forgeries in silence: "
    "it may read “PES” where “PE5” stands. A person has to look at these pages."
)
LEFT_OUT = (
    "not-checked text: Of pages that were read, quotation marks, dashes and white space were not compared. Pale print, "
    "light letters on dark, letters higher than 6 mm, ink that was added by hand, and ink in the rows of the signatory "
    "list were not looked for. Look there yourself."
)


def test_of_a_copy_that_was_read_as_expected_it_is_said_how_and_never_that_it_is_the_same() -> None:
    found = check_scan("skan.pdf", message("It is a picture."), scan(read(FIRST, 1), read(SECOND, 2)), KNOWN)
    assert (found.outcome, found.edition, found.differences) == ("unproven", E, 0)
    assert said(read(FIRST, 1), read(SECOND, 2)) == [
        f"fail outcome: This is a scan of another layout than the issued PDF of edition {SHORT}. It was read, and no "
        "difference was read. Reading corrects forgeries in silence, so kpes does not vouch for it.",
        READ,
        "warning pages: By what stands at their feet they are, of 2: 1, 2.",
        "warning text: Of 31 words, 31 were read as expected; at the others a person has to look, where they are "
        "named.",
        LEFT_OUT,
    ]


def test_words_that_differ_are_told_with_what_the_scan_seems_to_say_and_their_unit() -> None:
    first = read((*FIRST[:2], "1. Wkład partnera wynosi 1.750 zł rocznie."), 1)
    second = read((SECOND[0].replace("nie ", ""), "§ 2", SECOND[2].replace("życie", "życie natychmiast")), 2)
    found = check_scan("skan.pdf", message("It is a picture."), scan(first, second), KNOWN)
    assert (found.outcome, found.differences) == ("differs", 3)
    assert said(first, second)[-3:] == [
        "fail text: page 1, § 1 ust. 1: the edition says “1.250”; the scan seems to say “1.750”.",
        "fail text: page 2, § 1 ust. 2: the edition says “nie”, which was not read there.",
        "fail text: page 2, § 2: the scan seems to say “natychmiast”, which the edition does not.",
    ]


def test_words_in_doubt_are_no_difference_but_are_told() -> None:
    first = read(FIRST, 1)
    odd = first.lines[2]
    otherwise = tuple(word._replace(text="1.2S0") if word.text == "1.250" else word for word in odd.readings[0])
    line = odd._replace(readings=(odd.readings[0], otherwise, otherwise[:4] + otherwise[5:], otherwise))
    first = first._replace(lines=(*first.lines[:2], line))
    found = check_scan("skan.pdf", message("It is a picture."), scan(first, read(SECOND, 2)), KNOWN)
    assert found.outcome == "unproven"
    assert "could not be read for sure" in said(first, read(SECOND, 2))[-1]


def test_pages_that_are_missing_doubled_turned_out_of_order_or_strange_are_named() -> None:
    other = read(("Faktura za dostawę energii elektrycznej do biura",), 0)._replace(edition=None, pages=0)
    told = said(read(SECOND, 2, turned=180), read(FIRST, 1), read(FIRST, 1), other)
    assert told[3:6] == [
        "warning pages: Pages of the scan that are there once more: 3.",
        "warning pages: The pages are not in their order.",
        "warning pages: Pages of the scan that lay turned: 1.",
    ]
    assert told[6] == f"fail pages: Page 4 of the scan was read, and its words are not those of edition {SHORT}."
    told = said(read(FIRST, 1))
    assert told[3] == "fail pages: Missing pages: 2."
    assert told[-1] == (
        "fail text: On no page of the scan were these words seen: “2. Partner nie ponosi innych kosztów … wchodzi w "
        "życie z dniem podpisania.” (§ 1 ust. 2 – § 2)."
    )


def test_pages_that_were_compared_and_pages_that_were_read_make_up_one_copy() -> None:
    laid = Page(SHORT, 1, dpi=200, words=15)
    printed = {SHORT: [[word for line in FIRST for word in line.split()], ["§"]]}
    both = scan(laid, read(SECOND, 2))._replace(printed=printed)
    found = check_scan("skan.pdf", message("It is a picture."), both, KNOWN)
    assert (found.outcome, found.differences) == ("unproven", 0)
    assert "of 16 words, 16 were read" in " ".join(str(one.detail).lower() for one in found.checks)


def test_without_a_foot_the_words_tell_the_edition_or_that_it_is_none() -> None:
    page = read(TEXT, 0)._replace(edition=None, pages=0)
    assert Told(scan(page), KNOWN).short == SHORT
    other = read(("Faktura za dostawę energii elektrycznej do biura",), 0)._replace(edition=None, pages=0)
    assert said(other)[1] == (
        "fail pages: None of its pages looks like a page of an issued PDF, and the words that were read on them are "
        "those of no edition."
    )
    assert said(other._replace(edition="000000000000"))[1].endswith(
        "those of no edition. Their feet name edition 000000000000, which is not known here."
    )


def test_a_page_of_another_edition_is_told() -> None:
    other = read(SECOND, 2)._replace(edition="000000000000")
    assert "fail pages: Page 2 of the scan is page 2 of edition 000000000000." in said(read(FIRST, 1), other)


def test_one_engine_says_that_it_is_alone() -> None:
    alone = read(TEXT, 1)._replace(engines=(NETWORK,), pages=1)
    alone = alone._replace(lines=tuple(one._replace(readings=one.readings[:2]) for one in alone.lines))
    assert said(alone)[-1] == (
        "warning text: One program read these pages, PP-OCR; a second one would leave less in doubt. How to install "
        "one is in docs/scans.md."
    )


class Dead:
    """A process that ends at every page."""

    def ask(self, data: bytes, **told: object) -> object:
        raise Unseen(LATE)


def test_a_page_at_which_reading_fails_is_told_and_the_others_are_not_lost() -> None:
    scanner = Scanner([])
    scanner._readers.get()
    scanner._readers.put(Dead())
    failed = scanner._read(b"", 1, Page())
    whole = read(TEXT, 1)._replace(pages=1)
    assert said(whole, failed)[3] == f"fail pages: Page 2 of the scan was not compared: {LATE}"
    assert scanner.cuts(b"", 0, [(0, 0, 1, 1)]) == []


# The way from a picture


def of_another_layout(made: list[Change]) -> bytes:
    """The PDF of the memorandum in other and larger letters, as another program would print the DOCX."""

    def larger(name: str) -> Template:
        found = shipped(name)
        other = found.data.replace(b'"Libertinus Serif", size: 11.5pt', b'"New Computer Modern", size: 12.5pt')
        assert (other != found.data) == name.endswith(".typ")
        return found._replace(data=other)

    return FORMATS["pdf"].render(altered(document_of("memorandum"), made), edition_of("memorandum"), larger)


@needs.tesseract
@pytest.mark.anew
def test_a_scan_in_another_layout_is_read_and_the_place_is_shown() -> None:
    document, edition = document_of("memorandum"), edition_of("memorandum")
    at, text = next((at, one.text) for at, one in enumerate(document.blocks) if "share" in getattr(one, "text", ""))
    sheet = paper.printed(of_another_layout([Change("word", at, text.index("share"), "share", "lack")]), 1)
    paper.whiten(sheet, 0, 100, 210, 270)
    picture = paper.as_png(paper.scanned(sheet, paper.MILD, 1, 180))
    scanner = Scanner([Issued(short(edition), issued("memorandum"))], 1, "en")
    found = scanner.look(picture)
    assert isinstance(found, Scan)
    page = found.pages[0]
    assert (page.edition, page.page, page.pages) == (short(edition), 1, 2)
    assert (page.turned, page.layout, page.engines) == (180, True, (NETWORK, TESSERACT))
    lines = tuple(canonical_text(document).decode().splitlines())
    told = Told(found, Known((Edition(edition, lines, True),), language="en"))
    assert told.read
    changed = [one for one, _ in told.read.passages if one.kind == "differs"]
    assert [one.seems for one in changed] == ["lack"]
    cuts = scanner.cuts(picture, 0, [changed[0].box])
    assert paper.cv2.imdecode(paper.np.frombuffer(cuts[0], "uint8"), 0).shape[1] > 200
