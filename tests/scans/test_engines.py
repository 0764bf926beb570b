"""The engines that recognise letters: which there are, and what they make of a line."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

from kpes import sandbox
from kpes.scans import engines, limits
from kpes.scans.desks import READING
from kpes.scans.readings import NETWORK, TESSERACT
from tests import needs
from tests.scans import paper


def line(*words: str, gap: int = 20) -> np.ndarray:
    """A line of print, the words so many pixels apart."""
    sizes = [cv2.getTextSize(word, cv2.FONT_HERSHEY_COMPLEX, 1, 2)[0][0] for word in words]
    picture = np.full((56, sum(sizes) + gap * len(words) + 20), 255, np.uint8)
    x = 10
    for word, width in zip(words, sizes, strict=True):
        cv2.putText(picture, word, (x, 38), cv2.FONT_HERSHEY_COMPLEX, 1, 0, 2, cv2.LINE_AA)
        x += width + gap
    return picture


pytestmark = needs.tesseract


@pytest.fixture(scope="module")
def both() -> list[engines.Engine]:
    return engines.engines("en")


@pytest.mark.parametrize("again", [False, True])
def test_each_engine_reads_a_line_and_tells_where_its_words_stand(both, again: bool) -> None:
    assert [one.name for one in both] == [NETWORK, TESSERACT]
    picture = line("Section", "12", "shall", "not", "apply.")
    for engine in both:
        read = engine.read(picture, again)
        assert [word.text for word in read] == ["Section", "12", "shall", "not", "apply."]
        assert [word.left < word.right for word in read] == [True] * 5
        assert [round(word.left, 1) for word in read] == sorted(round(word.left, 1) for word in read)
        assert all(0 <= word.sure <= 1 for word in read)


def test_the_network_parts_what_stands_far_apart(both) -> None:
    assert [word.text for word in both[0].read(line("4/", "Support", gap=90))] == ["4/", "Support"]


def test_of_an_empty_picture_nothing_is_read(both) -> None:
    for engine in both:
        assert engine.read(np.full((50, 300), 255, np.uint8)) == []


def test_no_engine_reaches_for_the_network_nor_is_the_package_of_the_model_ever_imported(monkeypatch) -> None:
    def refused(*told: object) -> None:
        raise AssertionError("nothing is to be fetched")

    monkeypatch.setattr(socket.socket, "connect", refused)
    for engine in engines.engines("pl"):
        engine.read(line("Partner"))
    assert "rapidocr" not in sys.modules


def test_tesseract_is_used_only_where_it_has_data_for_the_language(monkeypatch, tmp_path: Path) -> None:
    assert [one.name for one in engines.engines("xx")] == [NETWORK]
    monkeypatch.setattr(engines, "TESSDATA", ())
    assert [one.name for one in engines.engines("pl")] == [NETWORK]
    (tmp_path / "pol.traineddata").write_bytes(b"")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    monkeypatch.setattr(engines, "Tesseract", lambda data, language: (data, language))
    assert engines.engines("pl")[1:] == [(tmp_path, "pol")]


def test_either_engine_may_be_missing(monkeypatch) -> None:
    monkeypatch.setattr(engines, "find_spec", lambda name: None)
    assert engines.engines("pl") == []


@pytest.mark.anew
def test_the_process_that_reads_keeps_within_its_bounds_and_a_damaged_file_ends_no_more_than_that() -> None:
    process = sandbox.Process(READING, limits.SECONDS, limits.READING)
    sheet = paper.Sheet(np.full((2339, 1654), 255, np.uint8), 200)
    text = line("Partners", "shall", "not", "pay")
    sheet.grey[300:356, 200 : 200 + text.shape[1]] = text
    assert process.ask(paper.as_png(sheet.grey), do="scan") == {"pages": 1}
    told = process.ask(do="page", number=0, language="en")
    assert [word[0] for word in told["lines"][0][2][0]] == ["Partners", "shall", "not", "pay"]
    assert process._process
    if (status := Path(f"/proc/{process._process.pid}/status")).is_file():
        peak = next(int(one.split()[1]) for one in status.read_text().splitlines() if one.startswith("VmPeak"))
        assert peak * 1024 < limits.READING
    with pytest.raises(sandbox.Died):
        process.ask(b"%PDF-1.7 and nothing more", do="scan")
    assert process.ask(paper.as_png(sheet.grey), do="scan") == {"pages": 1}
    process.end()
