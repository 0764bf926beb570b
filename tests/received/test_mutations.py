"""LibreOffice as the judge: whatever happens to a DOCX at random, none is vouched for for which it shows other words.

Its text and its PDF are asked, since the text knows nothing of what stands off the paper. How many files are made is
KPES_MUTATIONS. Without it ``make test`` makes 30 and ``make thorough`` 300; ``make fuzz`` makes 3,000.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from kpes.verify.returned import check_returned
from tests.needs import libreoffice
from tests.office import Save, save
from tests.received.issued import expected, issued
from tests.received.mutations import mutated, stretched
from tests.thorough import part

FILES = part(300, "KPES_MUTATIONS")
SEED = os.environ.get("KPES_SEED", "2014")
_BATCH = 40
_FOOT = re.compile(r"Porozumienieowspółpracywramach…strona\d+z\d+·wydanie[0-9a-f]{12}")
_BOX = re.compile(
    r'<page width="([\d.]+)" height="([\d.]+)"'
    r'|<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"'
)
_LOWEST = 5
"""Points."""


def letters(text: str) -> str:
    """What remains of a text when blanks and hyphens are left out, which a program may put at the ends of lines."""
    return re.sub(r"[\s\u00ad\ufeff-]+", "", unicodedata.normalize("NFC", text))


def vouched_for(alter: Callable[[bytes, random.Random], bytes], times: int, folder: Path) -> list[Path]:
    """Those of so many altered copies that kpes vouches for."""
    kept = []
    for at in range(times):
        data = alter(issued("docx"), random.Random(f"{SEED} {alter.__name__} {at}"))
        if vouches_for(data):
            kept.append(folder / f"{alter.__name__}-{at}.docx")
            kept[-1].write_bytes(data)
    return kept


def vouches_for(data: bytes) -> bool:
    return check_returned("a.docx", data, expected()).outcome == "same"


def piled_up(data: bytes, chance: random.Random) -> bytes:
    """A copy with one change upon another, as many of forty as kpes still vouches for."""
    for _ in range(40):
        now = chance.choice((mutated, stretched_twice))(data, chance)
        data = now if vouches_for(now) else data
    return data


def stretched_twice(data: bytes, chance: random.Random) -> bytes:
    return stretched(data, chance, 2)


def other_words(file: Path) -> str:
    """What LibreOffice shows otherwise than it stands in the edition; empty where nothing is."""
    words = letters("".join(expected().editions[0].lines))
    if letters(file.with_suffix(".txt").read_text(encoding="utf-8")) != words:
        return "its text"
    pdf = file.with_suffix(".pdf")
    pages = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout
    lost = Counter(words) - Counter(_FOOT.sub("", letters(pages)))
    boxes = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout
    width = height = 0.0
    for found in _BOX.finditer(boxes):
        if found[1]:
            width, height = float(found[1]), float(found[2])
            continue
        left, top, right, bottom = map(float, found.groups()[2:])
        if left < -1 or top < -1 or right > width + 1 or bottom > height + 1 or bottom - top < _LOWEST:
            return f"a word at {left}, {top}"
    return f"its pages lack {dict(lost)}" if lost else ""


@libreoffice
def test_libreoffice_shows_the_editions_words_in_all_that_is_vouched_for(tmp_path: Path) -> None:
    """``mutated`` does anything, ``stretched`` makes ten changes that are allowed, at the ends of their ranges, and
    ``piled_up`` piles up as many of both as it can. LibreOffice is started once for all."""
    files = []
    for alter, share in ((mutated, 1), (stretched, 5), (piled_up, 60)):
        files += (found := vouched_for(alter, -(-FILES // share), tmp_path))
        assert found
    for at in range(0, len(files), _BATCH):
        folder = tmp_path / str(at)
        folder.mkdir()
        save(folder, *(Save(one, one.with_suffix(e)) for one in files[at : at + _BATCH] for e in (".txt", ".pdf")))
    assert {one.name: wrong for one in files if (wrong := other_words(one))} == {}
