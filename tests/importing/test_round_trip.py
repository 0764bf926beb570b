"""Each agreement that kpes ships, rendered and imported again, says the same, line by line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kpes.document import Document
from kpes.fingerprint import canonical_text, fingerprint
from kpes.importing.service import imported
from kpes.layout.drawing import draw_up
from kpes.received import word
from kpes.received.plain import read_text
from kpes.render import docx
from kpes.shapes.table import read_agreement, read_partners
from tests.conftest import REPOSITORY

EXAMPLES = sorted(file.parent for file in (REPOSITORY / "kpes/kinds").glob("*/*/agreement.yaml"))
PLACES = [(REPOSITORY / "data", REPOSITORY / "data"), *((folder, folder.parent) for folder in EXAMPLES)]
NAMES = ["shipped", *(f"{folder.parent.name}-{folder.name}" for folder in EXAMPLES)]


def drawn_up(agreement: bytes, partners: bytes) -> tuple[Document, bytes]:
    read, _ = read_agreement(agreement, "data/agreement.yaml")
    listed, _ = read_partners(partners, "data/partners.yaml")
    assert read
    assert listed
    document = draw_up(read, listed)
    return document, canonical_text(document)


@pytest.mark.parametrize(("of_agreement", "of_partners"), PLACES, ids=NAMES)
@pytest.mark.parametrize("format", ["docx", "text"])
def test_an_agreement_of_kpes_comes_back(of_agreement: Path, of_partners: Path, format: str) -> None:
    document, text = drawn_up(
        (of_agreement / "agreement.yaml").read_bytes(), (of_partners / "partners.yaml").read_bytes()
    )
    template = (REPOSITORY / "templates/agreement.docx").read_bytes()
    if format == "docx":
        file = word.read(docx.render(document, fingerprint(text), template))
    else:
        file = read_text(text, "umowa.txt")
    made = imported(file, "umowa", date(2026, 1, 2))
    _, again = drawn_up(made.files["data/agreement.yaml"], made.files["data/partners.yaml"])
    assert again.decode().splitlines() == text.decode().splitlines()
