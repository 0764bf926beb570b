"""What the process does that reads scans: it keeps one scan, and tells of one page at a time what stands on it.

    told {"do": "scan"}, a file                                   → how many pages it has
    told {"do": "page", "number": 3, "language": "pl"}            → how it lies, and its lines as each reading has them
    told {"do": "cuts", "number": 3, "language": "pl", "boxes": […]}  → pictures of these places of the page

Its libraries are those of `comparing`, which has seen the same scan before.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import cv2
import numpy as np

from kpes.render.page_code import PageCode, read_payload
from kpes.scans import limits
from kpes.scans.engines import Engine, engines
from kpes.scans.issued import Box
from kpes.scans.lines import Piece, Straight, cut, lines, straight
from kpes.scans.pictures import Pictures
from kpes.scans.readings import ReadLine, ReadWord, compared
from kpes.scans.upright import white


class Upright(NamedTuple):
    """A page as it is to be read, the pieces of its lines, and what the code at its foot says."""

    page: Straight
    lines: list[list[Piece]]
    code: PageCode | None


class Reader:
    """Engines for a language, and the scan that they read."""

    def __init__(self, language: str):
        cv2.setNumThreads(1)
        cv2.ocl.setUseOpenCL(False)
        self.engines = engines(language)
        self.scan: Pictures | None = None
        self.upright = lru_cache(1)(self._upright)

    def page(self, number: int) -> dict[str, Any]:
        """What is read on a page."""
        if not self.engines:
            return {"engines": []}
        upright = self.upright(number)
        millimetre = upright.page.dpi / 25.4
        return {
            "turned": 90 * upright.page.turned, "dpi": round(upright.page.scanned), "code": upright.code,
            "height": upright.page.picture.shape[0] / millimetre, "engines": [one.name for one in self.engines],
            "lines": [self._line(upright.page, line, millimetre) for line in upright.lines],
        }  # fmt: skip

    def _upright(self, number: int) -> Upright:
        """A page with its lines across, and the way up in which an engine is surer."""
        assert self.scan
        lain = straight(white(self.scan.page(number)))
        ways = []
        for page in (lain, _turned_over(lain)):
            cleared, code = _without_code(page)
            drawn = lines(cleared)
            ways.append((self._sureness(cleared, drawn), Upright(cleared, drawn, code)))
        return max(ways, key=lambda one: one[0])[1]

    def _sureness(self, page: Straight, drawn: Sequence[Sequence[Piece]]) -> float:
        """How sure an engine is of the longest lines: it is not, where they stand on their heads."""
        pieces = sorted((one for line in drawn for one in line), key=lambda one: one.box.left - one.box.right)
        words = [word for one in pieces[: limits.TRIED_LINES] for word in self.engines[0].read(cut(page, one).picture)]
        letters = sum(len(word.text) for word in words)
        return sum(word.sure * len(word.text) for word in words) / letters if letters else 0.0

    def _line(self, page: Straight, line: Sequence[Piece], millimetre: float) -> ReadLine:
        """A line: its top and bottom, and its words as each reading has them.

        It is read twice more where the engines do not agree, where a digit stands, or where there is one engine only.
        """
        readings = [self._read(page, line, engine, False) for engine in self.engines]
        texts = [_text(one) for one in readings]
        once = len(texts) > 1 and len(set(texts)) == 1 and not re.search(r"\d", texts[0])
        again = readings if once else [self._read(page, line, engine, True) for engine in self.engines]
        boxes = [one.box for one in line]
        top, bottom = min(one.top for one in boxes), max(one.bottom for one in boxes)
        return ReadLine(top / millimetre, bottom / millimetre, tuple(map(tuple, (*readings, *again))))

    @staticmethod
    def _read(page: Straight, line: Sequence[Piece], engine: Engine, again: bool) -> list[ReadWord]:
        millimetre = page.dpi / 25.4
        found = []
        for piece in line:
            drawn = cut(page, piece)
            found += [word._replace(left=round(drawn.in_page(word.left) / millimetre, 1),
                                    right=round(drawn.in_page(word.right) / millimetre, 1), sure=round(word.sure, 3))
                      for word in engine.read(drawn.picture, again)]  # fmt: skip
        return found

    def cuts(self, number: int, boxes: Sequence[Sequence[float]]) -> list[str]:
        """The places of a page, given in millimetres, each as a PNG."""
        page = self.upright(number).page
        found = []
        for box in boxes:
            left, top, right, bottom = box
            wide = Box(left - limits.BESIDE_WORDS, top - limits.ABOVE_WORDS, right + limits.BESIDE_WORDS,
                       bottom + limits.ABOVE_WORDS)  # fmt: skip
            left, top, right, bottom = wide.pixels(round(page.dpi))
            part = page.picture[max(0, top) : max(1, bottom), max(0, left) : max(1, right)]
            scale = 180 / page.dpi
            small = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
            found.append(b64encode(cv2.imencode(".png", small)[1].tobytes()).decode())
        return found


def _turned_over(page: Straight) -> Straight:
    picture = np.ascontiguousarray(np.rot90(page.picture, 2))
    return page._replace(picture=picture, turned=(page.turned + 2) % 4)


def _without_code(page: Straight) -> tuple[Straight, PageCode | None]:
    """The page without the code at its foot, which is no print to be read, and what that says."""
    import zxingcpp

    height = page.picture.shape[0]
    begins = height - round(limits.CODE * page.dpi / 25.4)
    for one in zxingcpp.read_barcodes(page.picture[begins:]):
        if said := read_payload(one.text):
            corners = (one.position.top_left, one.position.top_right, one.position.bottom_right,
                       one.position.bottom_left)  # fmt: skip
            cleared = page.picture.copy()
            cv2.fillConvexPoly(cleared, np.array([(at.x, at.y + begins) for at in corners], np.int32), 255)
            return page._replace(picture=cleared), said
    return page, None


def _text(words: Sequence[ReadWord]) -> str:
    return " ".join(filter(None, (compared(word.text) for word in words)))


_pictures: Pictures | None = None
_readers: dict[str, Reader] = {}


def answer(told: dict[str, Any], data: bytes) -> object:
    """What is asked, as the module tells; anything that is raised ends this process."""
    global _pictures
    if told["do"] == "scan":
        _pictures = Pictures(data)
        return {"pages": _pictures.count}
    assert _pictures
    reader = _readers.get(told["language"])
    if reader is None:
        reader = _readers[told["language"]] = Reader(told["language"])
    if reader.scan is not _pictures:
        reader.scan = _pictures
        reader.upright.cache_clear()
    return reader.page(told["number"]) if told["do"] == "page" else reader.cuts(told["number"], told["boxes"])
