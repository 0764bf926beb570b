"""What kpes wrote, imported again, says the same, line by line: each agreement that it ships, and any other."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from kpes.document import Document
from kpes.fingerprint import canonical_text, fingerprint
from kpes.importing.service import imported
from kpes.layout.drawing import draw_up
from kpes.received import word
from kpes.received.plain import read_text
from kpes.render import docx
from kpes.shapes.table import read_agreement, read_partners
from tests.agreements import ATTACHED, Held, agreements, in_yaml
from tests.conftest import REPOSITORY
from tests.sound import data

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


@settings(
    max_examples=int(os.environ.get("KPES_AGREEMENTS", "30")), deadline=None, phases=[Phase.generate],
    suppress_health_check=[*HealthCheck],
)  # fmt: skip
@given(agreements())
def test_any_agreement_comes_back_from_word(held: Held) -> None:
    """In Polish, as its words are; a function is shown with the name that it belongs to."""
    shown = held["signatories"].get("show", [])
    if "functions" in shown and "representatives" not in shown:
        shown = ["representatives", *shown]
    signatories = {**held["signatories"], **({"show": shown} if shown else {})}
    read = data(in_yaml({**held, "language": "pl", "signatories": signatories}))
    document = draw_up(read.agreement, read.partners, {ATTACHED: "0" * 64})
    text = canonical_text(document)
    template = (REPOSITORY / "templates/agreement.docx").read_bytes()
    made = imported(word.read(docx.render(document, fingerprint(text), template)), "umowa.docx", date(2026, 1, 2))
    _, again = drawn_up(made.files["data/agreement.yaml"], made.files["data/partners.yaml"])
    assert again.decode().splitlines() == text.decode().splitlines()
