"""A PDF that came back, read in a process of its own.

The words in a PDF are what a program reads; what the page shows is drawn apart from them. So a reading of a PDF never
says more than that the words are there, and names what else may show or change words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kpes import sandbox
from kpes.messages import message
from kpes.received.reading import Pictured, Reading, Remark, Unreadable, shown

if TYPE_CHECKING:
    from pypdf import PageObject

_PATIENCE = 60
"""Seconds; a hundred pages take about five."""
_MEMORY = 2 * 2**30
_MOST_PAGES = 2_000
_MOST_OF_A_PAGE = 0.75
"""A scan leaves no more than a margin."""
_SHOWING = (b"Tj", b"TJ", b"'", b'"')
_INVISIBLE = 3
"""How words are drawn that a program recognised in a picture (ISO 32000-2, 9.3.6)."""
_MOST_REMARKS = 20
_MOST_OBJECTS = 1_000_000
# Ghostscript exchanges the bytes of each letter that a ligature stands for: of “fi” it makes U+6600 and U+6900.
# A font has one glyph for both hyphens, and which of the two characters it stands for is anybody's guess.
_LETTERS = str.maketrans(
    {"\u00ad": "-", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    | {chr(ord(letter) << 8): letter for letter in "filt"}
)
_ACTIONS = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Movie", "/Hide",
            "/SetOCGState", "/Named")  # fmt: skip
_ACTIVE = ("/AA", "/AF", "/Collection", "/EF", "/EmbeddedFiles", "/JavaScript", "/JS", "/OCProperties", "/XFA")
"""Keys under which a PDF holds programs, other files, and layers (ISO 32000-2, 7.11, 8.11, 12.6)."""


def read(data: bytes) -> Reading:
    """The words of the pages line by line; Unreadable where there are none, or the file is damaged."""
    try:
        told = _process(_PATIENCE, _MEMORY).ask(data)
    except sandbox.Died as died:
        if died.late:
            raise Unreadable(message("Its words cannot be read within a minute.")) from died
        raise Unreadable(message("It is damaged or cut off: it cannot be read as a PDF.")) from died
    if told["locked"]:
        raise Unreadable(message("It is locked with a password. Ask for one that is not."))
    if not told["lines"]:
        raise Pictured(
            message("No words are in it, only pictures, as in a scan. A person has to compare it, word for word.")
        )
    if told["scanned"] == "whole":
        raise Pictured(message(
            "Pictures cover its pages, as in a scan, and a program recognised the words in them. A person has to "
            "compare it, word for word."))  # fmt: skip
    if told["scanned"]:
        raise Pictured(message(
            "Pictures cover some of its pages, as in a scan, and no words are in them. A person has to compare it, "
            "word for word."))  # fmt: skip
    return Reading("pdf", tuple(told["lines"]), remarks=tuple(_remarks(told)), paragraphs=False)


@cache
def _process(seconds: float, memory: int) -> sandbox.Process:
    """One process reads one file after the other: to start it takes longer than most files."""
    return sandbox.Process(__name__, seconds, memory)


def _remarks(told: dict[str, list[str]]) -> Iterator[Remark]:
    for kind, words in list(dict.fromkeys(map(tuple, told["notes"])))[:_MOST_REMARKS]:
        yield Remark("note", message("something that shows above a page ({kind}): “{words}”", kind=kind, words=words))
    for part in told["active"]:
        yield Remark("active", message("a program, a layer, or another file in it ({part})", part=part))
    for page in told["pictures"][:_MOST_REMARKS]:
        yield Remark("picture", message("a picture on page {page}", page=page))


def answer(told: dict[str, Any], data: bytes) -> dict[str, object]:
    """What pypdf reads; anything that it raises ends this process."""
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        return {"locked": True}
    lines: list[str] = []
    notes: list[list[str]] = []
    pictures: list[int] = []
    scanned: list[bool] = []
    bare = False
    for number, page in enumerate(reader.pages[:_MOST_PAGES], 1):
        has_picture, drawn = _has_picture(page), _Drawn(page)
        words = page.extract_text(visitor_operand_before=drawn.see if has_picture else None).translate(_LETTERS)
        read = [" ".join(line.split()) for line in words.splitlines() if line.strip()]
        lines += [f"\f{line}" if at == 0 else line for at, line in enumerate(read)]
        notes += _notes(page)
        pictures += [number] if has_picture else []
        scanned += [drawn.is_scan] if read else []
        bare |= drawn.covered and not read
    whole = "whole" if scanned and all(scanned) else ""
    return {"locked": False, "lines": lines, "scanned": whole or ("part" if bare else ""), "notes": notes,
            "pictures": pictures, "active": sorted(_active(reader.trailer["/Root"].get_object()))}  # fmt: skip


def _notes(page: PageObject) -> Iterator[list[str]]:
    """What stands above a page and may show: fields, notes, drawings, and links with a look of their own."""
    for one in page.get("/Annots") or []:
        note = one.get_object()
        kind = str(note.get("/Subtype", ""))
        field = note.get("/FT") or note.get("/Parent", {}).get("/FT")
        if (kind in ("/Link", "/Popup") and "/AP" not in note) or (kind == "/Widget" and field == "/Sig"):
            continue
        yield [kind.lstrip("/"), shown(str(note.get("/Contents") or note.get("/V") or ""))]


def _has_picture(page: PageObject) -> bool:
    return bool(_pictures(page))


def _pictures(page: PageObject) -> set[str]:
    """The names of the pictures that a page may draw."""
    resources = page.get("/Resources")
    found = resources.get_object().get("/XObject") if resources is not None else None
    drawn = found.get_object().items() if found is not None else ()
    return {name for name, one in drawn if one.get_object().get("/Subtype") == "/Image"}


class _Drawn:
    """How much of a page the pictures on it cover, all together, and whether it shows words."""

    def __init__(self, page: PageObject):
        self._names, box = _pictures(page), page.mediabox
        self._page = abs(float(box.width) * float(box.height))
        self._sum = 0.0
        self._shows_words = False
        self._mode = [0]

    def see(self, operator: bytes, operands: Any, matrix: Any, _: object) -> None:
        """Takes a step of what draws the page; a picture fills the square of 1 by 1 that the matrix makes larger."""
        if operator == b"Do" and operands and str(operands[0]) in self._names:
            a, b, c, d = map(float, matrix[:4])
            self._sum += abs(a * d - b * c)
        elif operator == b"Tr" and operands:
            self._mode[-1] = operands[0]
        elif operator == b"q":
            self._mode.append(self._mode[-1])
        elif operator == b"Q" and len(self._mode) > 1:
            self._mode.pop()
        elif operator in _SHOWING:
            self._shows_words |= self._mode[-1] != _INVISIBLE

    @property
    def covered(self) -> bool:
        """Whether they cover most of it."""
        return self._sum >= _MOST_OF_A_PAGE * self._page > 0

    @property
    def is_scan(self) -> bool:
        """Whether they are all that is seen of it, as where a program recognised the words of a scan."""
        return self.covered or (self._sum > 0 and not self._shows_words)


def _active(root: Any) -> set[str]:
    """The names of what is a program, a layer or another file, anywhere in a PDF."""
    from pypdf.generic import IndirectObject

    found: set[str] = set()
    seen: set[tuple[int, int]] = set()
    left = [root]
    while left and len(seen) < _MOST_OBJECTS:
        one = left.pop()
        if isinstance(one, IndirectObject):
            if (one.idnum, one.generation) in seen:
                continue
            seen.add((one.idnum, one.generation))
            one = one.get_object()
        if isinstance(one, dict):
            found |= {key.lstrip("/") for key in _ACTIVE if key in one}
            if one.get("/S") in _ACTIONS:
                found.add(str(one["/S"]).lstrip("/"))
            left += [value for key, value in one.items() if key != "/Parent"]
        elif isinstance(one, list):
            left += one
    return found
