"""The words of a PDF as programs take them out that share no code: each of them gets the text, hyphen for hyphen."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from kpes.document import Block, Document, Role
from tests.needs import mutool, poppler
from tests.project import snapshot
from tests.render.test_pdf import ROOT, canonical, made, saying

FOOTER = re.compile(r"Porozumienie(?:(?!Porozumienie)[^.…]){0,40}…?strona\d+z\d+·wydanie[0-9a-f]{12}")
BROKEN = str.maketrans("", "", "\u00ad\ufffe\x02")
"""What stands for a hyphen at which a word was broken: PDFium has signs of its own for it."""


def by_poppler(pdf: Path) -> str:
    return _told("pdftotext", "-raw", str(pdf), "-")


def by_mupdf(pdf: Path) -> str:
    return _told("mutool", "draw", "-q", "-F", "text", str(pdf))


def by_pdfium(pdf: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as opened:
        return "".join(page.get_textpage().get_text_range() for page in opened)


def by_pdfminer(pdf: Path) -> str:
    from pdfminer.high_level import extract_text_to_fp

    said = StringIO()
    with pdf.open("rb") as opened:
        extract_text_to_fp(opened, said)  # in the order of the file: it would guess at another
    return said.getvalue()


def by_pypdf(pdf: Path) -> str:
    return "".join(page.extract_text() for page in PdfReader(pdf).pages)


def _told(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()


EACH = [pytest.param(by_poppler, marks=poppler), pytest.param(by_mupdf, marks=mutool), by_pdfminer, by_pypdf]
with_each_program = pytest.mark.parametrize("read", [*EACH, by_pdfium])


def bare(said: str) -> str:
    """What was read without white space, footers, and the hyphens at which words were broken."""
    return FOOTER.sub("", "".join(said.translate(BROKEN).split()))


def said(document: Document, read: Callable[[Path], str], folder: Path) -> str:
    pdf = folder / "copy.pdf"
    pdf.write_bytes(made(document))
    return bare(read(pdf))


@with_each_program
def test_the_shipped_agreement_is_read_back_sign_for_sign(read: Callable[[Path], str], tmp_path: Path):
    document = snapshot(ROOT).resolved.document
    few = document.signatory_list._replace(signatories=document.signatory_list.signatories[:4])
    document = document._replace(signatory_list=few)  # on one page, so that its headings come once
    assert said(document, read, tmp_path) == "".join(canonical(document).split())


@with_each_program
def test_a_hyphen_stays_one_though_words_are_hyphenated_before_and_behind_it(
    read: Callable[[Path], str], tmp_path: Path
):
    hyphenated = "przedsiębiorczości współdziałania niepełnosprawnych " * 20
    hyphens = ("W okresie 2014-2012, (58) 301-55-66", "społeczno‑gospodarczy, P‐5", "biuro@klaster-kpes.pl")
    items = [Block(Role.ITEM, words, "-", depth=1) for words in hyphens]
    headings = [Block(Role.HEADING, words) for words in hyphens]
    document = saying(hyphenated, *hyphens, hyphenated)
    document = document._replace(blocks=(*document.blocks, *items, *headings))
    assert said(document, read, tmp_path) == "".join(canonical(document).split())


# PDFium takes whatever hyphen ends a line for one that hyphenation put there.
@pytest.mark.parametrize("read", EACH)
def test_a_hyphen_that_ends_a_line_is_read_once(read: Callable[[Path], str], tmp_path: Path):
    document = saying("społeczno-gospodarczych, " * 60)
    assert said(document, read, tmp_path) == "".join(canonical(document).split())
