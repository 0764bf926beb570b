"""A whole meeting's stack: 22 copies of two editions, as they come out of a scanner."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from tests.project import change
from tests.scans import paper
from tests.scans.specimens import on_a_desk

TEXT = "data/agreement.yaml"


@pytest.mark.thorough
@pytest.mark.anew
def test_of_22_copies_in_any_order_each_page_is_placed_or_named_and_none_is_misplaced(kpes, shipped: Path) -> None:
    change(shipped / TEXT, "status: draft", "status: final")
    kpes("render", "--format", "pdf")
    kpes("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-07")
    earlier = (shipped / "out/copies/01-a.pdf").read_bytes()
    change(shipped / TEXT, "Poprze ścisłą", "Poprzez ścisłą")
    assert kpes("render", "--format", "pdf", "--out", "out/new").code == 0
    today = (shipped / "out/new/01-a.pdf").read_bytes()

    chance = random.Random(1)
    copies = [(number, pdf) for number, pdf in enumerate([earlier, today] * 11)]
    chance.shuffle(copies)
    leaves = [(number, pdf, page) for number, pdf in copies for page in range(1, 6)]
    rows = {one.number: one.rows for one in on_a_desk()[0].issues}
    lost, doubled = 33, 71
    leaves = [leaf for at, leaf in enumerate(leaves) for _ in range({lost: 0, doubled: 2}.get(at, 1))]
    pictures = []
    for at, (number, pdf, page) in enumerate(leaves):
        sheet = paper.printed(pdf, page)
        paper.initial(sheet, 170, 284, number)
        for row in rows[page]:
            paper.sign(sheet, 130, (row.place.top + row.place.bottom) / 2, 100 * number + row.number, height=8)
        pictures.append(paper.scanned(sheet, paper.MILD, at, chance.choice([0, 0, 0, 180, 90])))
    (shipped / "stos.pdf").write_bytes(paper.as_pdf(pictures, 200))

    report = json.loads(kpes("intake", "stos.pdf", "--format", "json").out)
    placed = [page["number"] for copy in report["copies"] for page in copy["pages"]]
    assert sorted(placed) == list(range(1, len(leaves) + 1))
    for copy in report["copies"]:
        meant = [leaves[page["number"] - 1] for page in copy["pages"]]
        assert len({number for number, _, _ in meant}) == 1
        assert [page["is"] for page in copy["pages"]] == [page for _, _, page in meant]
    assert len(report["copies"]) == 22
    assert [len(copy["missing"]) for copy in report["copies"]].count(1) == 1
    assert sorted(len(copy["pages"]) for copy in report["copies"]) == [4, *[5] * 20, 6]
    assert sum(copy["differences"] for copy in report["copies"]) <= 1 + 5  # the missing page, and few false words
    assert len({copy["edition"] for copy in report["copies"]}) == 2
    assert len(report["tables"]) == 2
