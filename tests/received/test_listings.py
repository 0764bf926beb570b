"""LibreOffice as the judge of labels: of files with lists of all kinds, kpes reads the same, or says that it does not.

How many files are made is KPES_LISTINGS, 16 without it; ``make fuzz`` makes 300.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

from kpes.received.word import read
from tests.needs import libreoffice
from tests.office import Save, save
from tests.received.listings import listing
from tests.word_files import lines

FILES = int(os.environ.get("KPES_LISTINGS", "16"))
SEED = os.environ.get("KPES_SEED", "2014")


def judged(folder: Path, files: list[bytes]) -> list[list[str]]:
    """What LibreOffice says the lines of each file are."""
    told = []
    for at, data in enumerate(files):
        (folder / f"{at}.docx").write_bytes(data)
        told.append(Save(folder / f"{at}.docx", folder / f"{at}.txt"))
    save(folder, *told)
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
