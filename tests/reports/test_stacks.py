"""What is told of a stack of scans."""

from __future__ import annotations

from pathlib import Path

from kpes.intake.stack import Sheet, Stack
from kpes.messages import catalogue
from kpes.reports.stacks import Intake
from kpes.scans.scan import Page


def test_a_file_of_one_page_is_named_without_its_page() -> None:
    strange = (Sheet(Path("scan-9.png"), 1, Page()), Sheet(Path("stack.pdf"), 1, Page()))
    empty = (Sheet(Path("scan-10.png"), 1, Page(blank=True)), Sheet(Path("stack.pdf"), 2, Page(blank=True)))
    [alone, first, blank] = [row[0] for row in Intake(catalogue("en"), Stack((), (), strange, empty, ()), "").rows()]
    assert alone.startswith("scan-9.png: it looks like no issued page")
    assert first.startswith("stack.pdf, page 1: it looks like no issued page")
    assert blank == "Next to nothing stands on: scan-10.png, stack.pdf, page 2."
