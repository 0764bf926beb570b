"""What people do to a page that was printed as it was issued: to sign it, or to alter it by hand."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np

from kpes.scans.ink import Row
from kpes.scans.issued import Box, IssuedPage
from tests.scans import paper
from tests.scans.paper import Sheet

Made = tuple[str, Box]


def signed(sheet: Sheet, rows: Sequence[Row], seed: int) -> set[int]:
    """Signs two rows of three, some over the rules, and puts initials and a staple where they belong; tells which."""
    chance = random.Random(seed)
    paper.staple(sheet)
    paper.initial(sheet, chance.uniform(160, 195), chance.uniform(279, 285), seed)
    inked = {row.number for row in rows if chance.random() < 0.67}
    for row in rows:
        if row.number in inked:
            left, top, right, bottom = row.place
            x, y = min(left + chance.uniform(22, 30), right - 18), (top + bottom) / 2 + chance.uniform(-1.5, 1.5)
            paper.sign(sheet, x, y, chance.randrange(10**6), 35, chance.uniform(6, 12))
    return inked


def spoilt(sheet: Sheet, page: IssuedPage, rows: Sequence[Row], seed: int) -> tuple[list[Made], set[int]]:
    """Alters a page by hand, twice in each way; tells how and where, and the words that were touched."""
    chance = random.Random(seed)
    made: list[Made] = []
    touched: set[int] = set()
    lines = chance.sample(range(len(page.line_boxes)), len(page.line_boxes))
    for kind in 2 * ("crossed", "pasted", "covered"):
        while lines:
            line = lines.pop()
            of_line = np.flatnonzero(page.lines == line).tolist()
            long = [at for at in of_line if len(page.words[at].text) >= 2]
            if page.line_boxes[line].top > page.height - 30 or not long:
                continue
            at = chance.choice(long)
            if kind == "pasted" and not _pasted(sheet, page, at, chance):
                continue
            box = page.words[at].box
            if kind == "covered":
                paper.whiten(sheet, *box.around(0.4))
            if kind == "crossed":
                last = page.words[min(at + chance.randrange(3), of_line[-1])].box
                box = Box(box.left, box.top, last.right, max(box.bottom, last.bottom))
                y = (page.words[at].cells[0].top + page.words[at].cells[0].bottom) / 2 + chance.uniform(-0.3, 0.8)
                paper.cross_out(sheet, box.left - 0.5, box.right + 0.5, y)
            made.append((kind, box))
            touched |= {one for one in of_line if _beside(page.words[one].box, box)}
            break
    return [*made, *_written(sheet, page, rows, chance)], touched


def _pasted(sheet: Sheet, page: IssuedPage, at: int, chance: random.Random) -> bool:
    """Puts another word of the page, of like width, over this one."""
    word = page.words[at]
    like = [one for one in page.words if one.text != word.text and abs(_wide(one.box) - _wide(word.box)) < 0.8
            and abs(_high(one.cells[0]) - _high(word.cells[0])) < 0.02]  # fmt: skip
    if not like:
        return False
    other = chance.choice(like)
    left, top = sheet.at(other.box.left - 0.1), sheet.at(other.cells[0].top)
    right, bottom = sheet.at(other.box.right + 0.1), sheet.at(other.cells[0].bottom)
    cut = sheet.grey[top:bottom, left:right].copy()
    paper.whiten(sheet, *word.box.around(0.3))
    y, x = sheet.at(word.cells[0].top + chance.uniform(-0.1, 0.1)), sheet.at(word.box.left + chance.uniform(-0.2, 0.2))
    there = sheet.grey[y : y + cut.shape[0], x : x + cut.shape[1]]
    np.minimum(there, cut, out=there)
    return True


def _written(sheet: Sheet, page: IssuedPage, rows: Sequence[Row], chance: random.Random) -> list[Made]:
    """Words by hand behind two lines that leave room for them."""
    room = [one for one in page.line_boxes if one.right < page.width - 60 and 30 < one.top < page.height - 35]
    made: list[Made] = []
    for line in chance.sample(room, min(2, len(room))):
        taken = [other for other in page.line_boxes if other.left > line.left] + [row.place for row in rows]
        if any(_beside(line, other, 1) for other in taken):
            continue
        x, y = line.right + chance.uniform(2, 8), line.bottom - chance.uniform(0, 1)
        size, words = chance.uniform(2.5, 4), chance.choice(["nie", "i odsetki", "bez VAT", "1000 zl"])
        paper.write(sheet, x, y, words, size)
        made.append(("written", Box(x, y - size, x + 0.7 * size * len(words), y + size / 2)))
    return made


def _beside(one: Box, other: Box, axis: int = 0) -> bool:
    return one[axis] < other[axis + 2] and other[axis] < one[axis + 2]


def _wide(box: Box) -> float:
    return box.right - box.left


def _high(box: Box) -> float:
    return box.bottom - box.top
