"""Sixty Word files as secretaries type them: all are imported, with the words and labels that LibreOffice reads."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from kpes.findings import Severity
from kpes.importing.promise import compare
from kpes.importing.service import Imported, imported
from kpes.layout.drawing import Layout
from kpes.received.word import read
from kpes.received.written import Line, Run
from kpes.shapes.table import read_agreement, read_partners
from tests import needs
from tests.importing.hands import FILES, TEXTS
from tests.office import Save, save
from tests.project import snapshot
from tests.thorough import turn

TODAY = date(2026, 1, 2)
ABOUT_THE_TEXT = {
    "K205",  # „w dwóch egzemplarzach”, in words alone
    "K240",  # „5.1.” in an attachment
    "K245",  # an attachment that no paragraph speaks of
    "K313",  # a text that names nobody who signs
    "K316",  # or no party
}


def laid_out(made: Imported) -> Layout:
    agreement, _ = read_agreement(made.files["data/agreement.yaml"], "data/agreement.yaml")
    partners, _ = read_partners(made.files["data/partners.yaml"], "data/partners.yaml")
    assert agreement
    assert partners
    return Layout(agreement, partners)


@cache
def made_of(name: str) -> Imported:
    return imported(read(FILES[name]()), f"{name}.docx", TODAY)


@pytest.mark.parametrize("name", turn(FILES, every=3))
def test_paragraphs_items_and_attachments_are_recognised(name: str) -> None:
    text = TEXTS[name.partition(":")[0]]
    layout = laid_out(made_of(name))
    kinds = [unit.kind for unit in layout.units]
    assert kinds.count("paragraph") == len(text.paragraphs)
    assert kinds.count("attachment") == len(text.attachments)
    assert [one.heading.value if one.heading else "" for one in layout.agreement.all_paragraphs] == [
        heading for heading, _ in text.paragraphs
    ]


@pytest.mark.parametrize("name", turn(FILES, every=3))
def test_kpes_finds_no_error_in_what_it_wrote(name: str, tmp_path: Path) -> None:
    made = snapshot(tmp_path).holding(made_of(name).files)
    assert [finding for finding in made.findings if finding.severity is Severity.ERROR] == []
    assert {finding.code for finding in made.findings} <= ABOUT_THE_TEXT


@needs.libreoffice
def test_words_and_labels_are_those_that_libreoffice_reads(tmp_path: Path) -> None:
    files = {}
    for number, name in enumerate(turn(FILES, every=3)):
        files[name] = tmp_path / f"{number}.docx"
        files[name].write_bytes(FILES[name]())
    save(tmp_path, *(Save(file, file.with_suffix(".txt")) for file in files.values()))
    for name, file in files.items():
        layout = laid_out(made_of(name))
        said = file.with_suffix(".txt").read_text(encoding="utf-8-sig").splitlines()
        lines = [Line((Run(words),), number) for number, words in enumerate(said, 1)]
        assert compare(lines, layout.document(), layout.copies).parting is None, name
