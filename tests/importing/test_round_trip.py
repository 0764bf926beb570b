"""What kpes wrote, imported again, says the same, line by line: each agreement that it ships, and any other.

Of a canonical text alone nobody can tell everything. It does not say where the partners' names stand among those of
persons who sign for nobody, whether “Par. 1.” and words are a paragraph with its heading or an item, or in what a text
behind an item stands. Whatever is taken for what, the lines are the same; no test asks for more.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from kpes.document import Document
from kpes.fingerprint import canonical_text, fingerprint
from kpes.importing.service import imported
from kpes.layout.drawing import draw_up
from kpes.received import word
from kpes.received.plain import read_text
from kpes.received.written import Written
from kpes.render import FORMATS
from kpes.shapes.table import read_agreement, read_partners
from tests.agreements import ATTACHED, Held, agreements, in_yaml, tried
from tests.conftest import REPOSITORY
from tests.render.specimens import shipped
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


def read_as(format: str, document: Document, text: bytes) -> Written:
    made = FORMATS[format].render(document, fingerprint(text), shipped)
    return word.read(made) if format == "docx" else read_text(made, f"umowa.{FORMATS[format].extension}")


def lines_again(file: Written) -> list[str]:
    """The canonical text of what is made of a file."""
    made = imported(file, "umowa", date(2026, 1, 2))
    _, again = drawn_up(made.files["data/agreement.yaml"], made.files["data/partners.yaml"])
    return again.decode().splitlines()


@pytest.mark.parametrize(("of_agreement", "of_partners"), PLACES, ids=NAMES)
@pytest.mark.parametrize("format", ["docx", "text", "markdown"])
def test_an_agreement_of_kpes_comes_back(of_agreement: Path, of_partners: Path, format: str) -> None:
    document, text = drawn_up(
        (of_agreement / "agreement.yaml").read_bytes(), (of_partners / "partners.yaml").read_bytes()
    )
    assert lines_again(read_as(format, document, text)) == text.decode().splitlines()


@pytest.mark.parametrize("format", ["docx", "text", "markdown"])
@tried(150)
@given(held=agreements())
def test_any_agreement_comes_back(held: Held, format: str) -> None:
    """In Polish, as its words are; a function is shown with the name that it belongs to."""
    for one in (held, *held["attachments"]):
        shown = one.get("signatories", {}).get("show", [])
        if "functions" in shown and "representatives" not in shown:
            one["signatories"]["show"] = ["representatives", *shown]
    read = data(in_yaml({**held, "language": "pl"}))
    document = draw_up(read.agreement, read.partners, {ATTACHED: "0" * 64})
    text = canonical_text(document)
    assert lines_again(read_as(format, document, text)) == text.decode().splitlines()


MISLEADING = """
Porozumienie o współpracy
Rada i Partnerzy
1. Uwaga: ważne
2. Fundacja „B”
§ 1
Cel współpracy
1.Bez odstępu
Załącznik nr 1 Budżet Klastra
Projekt
§ 2 Rada liczy trzech członków.
Rozdział II
(A) Rada Klastra
7. poza kolejnością
Podpis
Partnerzy:
Podpis
Fundacja „A”, Gdańsk
Imię i nazwisko:
Data:
Fundacja „B”
Anna Nowak
Data:
Załącznik nr 1 Budżet.
Załącznik nr 3 stanowi jego część.
Plik: znak.png
"""


def test_lines_of_a_canonical_text_are_blocks_whatever_they_look_like() -> None:
    """A line is never joined to the next one, nor parted; the attachments begin behind the signatures."""
    text = MISLEADING.strip("\n").split("\n")
    file = read_text(MISLEADING.lstrip("\n").encode(), "umowa.txt")
    assert lines_again(file) == text
    made = imported(file, "umowa", date(2026, 1, 2))
    agreement, _ = read_agreement(made.files["data/agreement.yaml"], "data/agreement.yaml")
    partners, _ = read_partners(made.files["data/partners.yaml"], "data/partners.yaml")
    assert agreement
    assert [one.title.value for one in agreement.attachments] == ["Budżet.", "stanowi jego część."]
    headings = [one.heading.value if one.heading else "" for one in agreement.paragraphs]
    assert headings == ["", "Rada liczy trzech członków."]
    assert [one.name.value for one in partners or ()] == ["Fundacja „A”", "Fundacja „B”"]


@pytest.mark.parametrize("headings", ["Gminy\nZgoda wójta", "Za strony\nParafka", "Gminy:\nPieczęć i podpis"])
@pytest.mark.parametrize("attached", ["", "Załącznik nr 1 Mapa\nMapa gmin.\n"])
def test_what_is_left_to_be_filled_in_shows_where_the_partners_sign_whatever_the_headings_say(
    headings: str, attached: str
) -> None:
    text = (
        "Umowa\nzawarta pomiędzy:\n1. Gmina Kosakowo, siedziba: Kosakowo\n2. Gmina Puck\n§ 1\nStrony współpracują.\n"
        f"{headings}\nGmina Kosakowo, Kosakowo\nData:\nGmina Puck\nData:\n{attached}"
    )
    assert lines_again(read_text(text.encode(), "umowa.txt")) == text.splitlines()
