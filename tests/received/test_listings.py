"""LibreOffice as the judge of words and labels: of files of all kinds, kpes reads the same, or says that it does not.

How many files are made is KPES_LISTINGS. Without it ``make test`` makes 8 and ``make thorough`` 80; ``make fuzz``
makes 300.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

from kpes.received.word import read
from tests.needs import libreoffice
from tests.office import Save, save
from tests.received.listings import listing, wording
from tests.thorough import part
from tests.word_files import lines

FILES = part(80, "KPES_LISTINGS")
_BATCH = 40
SEED = os.environ.get("KPES_SEED", "2014")


def judged(folder: Path, files: list[bytes]) -> list[list[str]]:
    """What LibreOffice says the lines of each file are."""
    told = []
    for at, data in enumerate(files):
        (folder / f"{at}.docx").write_bytes(data)
        told.append(Save(folder / f"{at}.docx", folder / f"{at}.txt"))
    for first in range(0, len(told), _BATCH):
        save(folder, *told[first : first + _BATCH])
    texts = [one.target.read_text(encoding="utf-8-sig") for one in told]
    return [[" ".join(line.split()) for line in text.splitlines() if line.strip()] for text in texts]


@libreoffice
def test_lists_have_the_labels_that_libreoffice_draws_or_are_refused(tmp_path: Path) -> None:
    tame, wild = ([listing(random.Random(f"{SEED} {at}"), wild) for at in range(FILES // 2)] for wild in (False, True))
    found = judged(tmp_path, [*tame, *wild])
    for data, expected in zip(tame, found, strict=False):
        assert lines(data) == expected
    for data, expected in zip(wild, found[len(tame) :], strict=True):
        assert read(data).faults or lines(data) == expected


@libreoffice
def test_words_are_those_that_libreoffice_shows_in_the_same_order(tmp_path: Path) -> None:
    """Blanks aside: LibreOffice loses a break at the beginning of a smart tag."""
    files = [wording(random.Random(f"{SEED} {at}")) for at in range(FILES)]
    for data, expected in zip(files, judged(tmp_path, files), strict=True):
        assert letters("".join(lines(data))) == letters("".join(expected))


def letters(text: str) -> str:
    return "".join(text.split())
