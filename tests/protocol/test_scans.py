"""What a protocol says of scans: what was compared, for which words, and within what limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpes import __version__
from kpes.document import Draft, Table
from kpes.fingerprint import short
from kpes.language import language
from kpes.messages import message
from kpes.protocol.content import Exhibit, protocol
from kpes.protocol.scans import scans_told
from kpes.render.page_code import PageCode
from kpes.scans.readings import NETWORK, TESSERACT, ReadLine, ReadWord
from kpes.scans.scan import Page, Place, Scan
from kpes.verify.checks import Edition, Known
from kpes.verify.told import Told
from tests.project import SHIPPED, snapshot
from tests.protocol.facts import SCAN, facts
from tests.render.specimens import page as read
from tests.scans.stubs import PRINTED, page, picture, scanned

KNOWN = Known((Edition(f"sha256:{SHIPPED}", ("Porozumienie o współpracy", "Par. 1.", "Partnerzy:", "A", "B"), True),))
BOX = (30.0, 40.0, 50.0, 44.0)
DIFFERS, ADDED = Place("differs", (1,), BOX, b""), Place("added", (), BOX, b"")


def told(code: str, *pages: Page) -> list[str]:
    """The sentence of a scan of these pages, and what is said of all of them."""
    evidence = (
        Exhibit(("a.txt",), "0" * 64, "unchanged", "", "same"),
        Exhibit(("a.png",), SCAN.sha256, "unchanged", "", "scan", Told(Scan(pages, PRINTED, {}), KNOWN)),
    )
    blocks = scans_told(protocol(*facts())._replace(evidence=evidence), Draft(language(code)))
    return [cell for block in blocks
            for cell in ((row[1] for row in block.rows) if isinstance(block, Table) else [block.text])]  # fmt: skip


def test_a_scan_on_which_nothing_differs_is_told_in_one_sentence_with_its_limits() -> None:
    sentence, limits = told("en", page(1), page(2, inked=(0, 1, 2)))
    assert sentence == (
        f"edition {SHIPPED}: pages 1, 2 of 2, at about 200 dpi; printed words that were compared: 8 of 8; no "
        "difference was seen in them."
    )
    assert limits.startswith(f"kpes {__version__} laid the pages of these scans over the issued PDF")
    for limit in ("not the paper", "8 mm of the edges, 25 mm of the foot", "Below 170 dpi small changes are not seen"):
        assert limit in limits


def test_what_differs_and_what_was_not_compared_is_told_by_place() -> None:
    odd = page(2, inked=(1,), differing=1, unread=2, dpi=150, places=(DIFFERS, ADDED), code=PageCode(SHIPPED, 1, 2))
    sentence, _ = told("en", odd, Page())
    assert sentence == (
        f"edition {SHIPPED}: pages 2 of 2, at about 150 dpi; printed words that were compared: 3 of 8; words in which "
        "a difference was seen: 1 (Par. 1); words under ink, not compared: 2; ink where nothing is printed: page 1 of "
        "the scan; rows of the signatory list in which no ink was seen: 1, 3; missing pages: 1; pages of the scan "
        "whose code names another page: 1; pages of the scan that are too coarse to see small changes: 1; pages of the "
        "scan that are none of this edition, not compared: 2."
    )


def test_pages_that_were_read_are_told_as_such_with_what_reading_is_worth() -> None:
    words = tuple(ReadWord(word, 20.0 + 9 * at, 27.0 + 9 * at, 1)
                  for at, word in enumerate("Porozumienie o współpracę Par. 1. Partnerzy: A B".split()))  # fmt: skip
    line = ReadLine(30, 34, (words,) * 4)
    read = Page(SHIPPED, 1, pages=1, dpi=200, layout=True, engines=(NETWORK, TESSERACT), lines=(line,))
    sentence, _, limits = told("en", read)
    assert sentence == (
        f"edition {SHIPPED}: pages of the scan that are of another layout, and were read: 1; words that were read as "
        "expected: 7 of 8; places that were read otherwise, or not for sure: 1 (page 1 of the scan)."
    )
    assert "corrects forgeries in silence" in limits


@pytest.mark.parametrize(
    ("code", "sentence", "limit"),
    [
        ("pl", "porównane wydrukowane słowa: 8 z 8; nie dostrzeżono w nich różnicy.", "Skan pokazuje obraz, a nie"),
        ("de", "verglichene gedruckte Wörter: 8 von 8; darin wurde kein Unterschied erkannt.", "nicht das Papier"),
        ("fr", "mots imprimés comparés : 8 sur 8 ; aucune différence n’y a été constatée.", "non le papier"),
    ],
)
def test_it_is_told_in_the_language_of_the_agreement(code: str, sentence: str, limit: str) -> None:
    compared, limits = (text.replace("\xa0", " ") for text in told(code, page(1), page(2, inked=(0, 1, 2))))
    assert compared.endswith(sentence)
    assert limit in limits


def recorded(kpes, shipped: Path, *ids: str) -> None:
    (shipped / "skan.png").write_bytes(picture("skan"))
    for id in ids:
        assert kpes("sign", id, "--by", "Anna Nowak", "--on", "2014-11-07", "--evidence", "skan.png").code == 0


def written(kpes, name: str) -> str:
    assert kpes("protocol", "--out", name).code == 0
    return said(Path(name))


def said(file: Path) -> str:
    return " ".join(read(file.read_text("utf-8")).text.replace("\xa0", " ").split())


def test_a_protocol_compares_each_scan_anew_and_once(kpes, shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = scanned(monkeypatch, (page(1), page(2)))
    recorded(kpes, shipped, "a", "b")
    shown.clear()
    words = written(kpes, "one.html")
    assert shown == [picture("skan")]
    assert "skan; zakres porównania podano niżej" in words
    assert f"dowód nr 1 wydanie {SHIPPED}: strony 1, 2 z 2, rozdzielczość około 200 dpi; porównane" in words
    assert written(kpes, "two.html") == words


def test_where_the_extra_is_missing_it_says_that_the_scan_was_not_compared(
    kpes, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned(monkeypatch, message("What it takes is not installed."))
    recorded(kpes, shipped, "a")
    words = written(kpes, "protocol.html")
    assert "nie da się odczytać słów, więc ich nie porównano" in words
    assert "Skany wśród dowodów" not in words


def test_a_scan_of_another_edition_than_that_of_its_record_does_not_fit(
    kpes, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned(monkeypatch, (page(1), page(2)))
    recorded(kpes, shipped, "a")
    file = shipped / "data/agreement.yaml"
    file.write_text(file.read_text("utf-8").replace("nie pociąga", "pociąga"), encoding="utf-8")
    today = short(snapshot(shipped).resolved.fingerprint)
    scanned(monkeypatch, message("What it takes is not installed."))
    recorded(kpes, shipped, "b")
    scanned(monkeypatch, (page(1), page(2)), {**PRINTED, today: (("Inne",),)})
    words = written(kpes, "protocol.html")
    assert "TEKST INNEGO WYDANIA NIŻ PODPISANE" in words
