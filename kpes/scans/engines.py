"""Programs that recognise letters, each behind the same door: the picture of a piece of a line in, words out.

PP-OCR is a network that onnxruntime runs; its model lies in the package rapidocr, of which nothing else is used, so
nothing is ever fetched. Tesseract comes with tesserocr; its data for a language does not.
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import cv2
import numpy as np

from kpes.scans import limits
from kpes.scans.issued import Grey
from kpes.scans.readings import NETWORK, TESSERACT, ReadWord


class Engine(Protocol):
    """One that reads."""

    name: str

    def read(self, piece: Grey, again: bool = False) -> list[ReadWord]:
        """The words of a piece of a line, their places as shares of its width; ``again`` in another size, which may
        tell otherwise."""


class Network:
    """PP-OCR."""

    name = NETWORK
    _HEIGHT = 48

    def __init__(self, model: Path):
        import onnxruntime

        onnxruntime.set_default_logger_severity(4)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = options.enable_mem_pattern = False
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._input = self._session.get_inputs()[0].name
        known = self._session.get_modelmeta().custom_metadata_map["character"].splitlines()
        signs = ["", *known, " "]
        self._columns = [0, *(at for at, sign in enumerate(signs) if at and _is_ours(sign))]
        self._signs = [signs[at] for at in self._columns]

    def read(self, piece: Grey, again: bool = False) -> list[ReadWord]:
        if again:
            more = piece.shape[0] // 7
            piece = np.asarray(cv2.copyMakeBorder(piece, more, more, more, more, cv2.BORDER_REPLICATE), np.uint8)
        width = max(8, round(piece.shape[1] * self._HEIGHT / piece.shape[0]))
        small = cv2.resize(piece, (width, self._HEIGHT), interpolation=cv2.INTER_AREA if piece.shape[0] > self._HEIGHT
                           else cv2.INTER_CUBIC)  # fmt: skip
        grey = (np.asarray(small, np.float32) / 127.5 - 1)[None, None].repeat(3, axis=1)
        likely = self._session.run(None, {self._input: grey})[0][0][:, self._columns]
        best, sure = likely.argmax(1), likely.max(1)
        words: list[ReadWord] = []
        text, first, last, least = "", 0, 0, 1.0
        for at, (sign, before) in enumerate(zip([*best, 0], [0, *best], strict=True)):
            letter = "" if sign == before else self._signs[sign]
            if text and (letter == " " or at == len(best) or (letter and at - last >= limits.SPACE)):
                words.append(ReadWord(text, first / len(best), last / len(best), least))
                text, least = "", 1.0
            if letter.strip():
                first = first if text else at
                text, last, least = text + letter, at + 1, min(least, float(sure[at]))
        return words


def _is_ours(sign: str) -> bool:
    """Whether a sign can stand in an agreement in a language of Europe."""
    return len(sign) == 1 and (sign < "\u0250" or sign in "–—‐‘’‚“”„…•€§")


class Tesseract:
    """Tesseract, by tesserocr."""

    name = TESSERACT

    def __init__(self, data: Path, language: str):
        import tesserocr

        self._level = tesserocr.RIL.WORD
        self._words = tesserocr.iterate_level
        self._api = tesserocr.PyTessBaseAPI(path=str(data), lang=language, psm=tesserocr.PSM.SINGLE_LINE)

    def read(self, piece: Grey, again: bool = False) -> list[ReadWord]:
        scale = limits.TESSERACT_HEIGHT * (1.5 if again else 1) / piece.shape[0]
        large = cv2.resize(piece, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
        page = np.asarray(cv2.copyMakeBorder(large, 8, 8, 8, 8, cv2.BORDER_CONSTANT, value=255), np.uint8)
        height, width = page.shape
        self._api.SetImageBytes(page.tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(300)
        self._api.Recognize()
        found = []
        for one in self._words(self._api.GetIterator(), self._level):
            if one.Empty(self._level) or not (text := one.GetUTF8Text(self._level).strip()):
                continue
            left, _, right, _ = one.BoundingBox(self._level)
            found.append(ReadWord(text, (left - 8) / (width - 16), (right - 8) / (width - 16),
                                  one.Confidence(self._level) / 100))  # fmt: skip
        return found


TESSDATA = ("/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata")
"""Where systems keep Tesseract's data, unless TESSDATA_PREFIX tells."""
_CALLED = {"pl": "pol", "de": "deu", "fr": "fra", "en": "eng"}


def engines(language: str) -> list[Any]:
    """Those that are installed."""
    found: list[Any] = []
    rapid = find_spec("rapidocr")
    if rapid and rapid.origin and find_spec("onnxruntime"):
        models = sorted((Path(rapid.origin).parent / "models").glob("*_rec_*.onnx"))
        found += [Network(one) for one in models[:1]]
    if find_spec("tesserocr"):
        named = _CALLED.get(language, language)
        folders = [Path(one) for one in (os.environ.get("TESSDATA_PREFIX", ""), *TESSDATA) if one]
        data = [one for one in folders if (one / f"{named}.traineddata").is_file()]
        found += [Tesseract(one, named) for one in data[:1]]
    return found
