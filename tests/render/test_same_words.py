"""Whatever an agreement holds, each format says the words of the canonical text, in its order, and no others."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO

import docx
import pypdfium2
import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from kpes.document import AnyBlock, Block, Document, Role, SignatoryList, Table
from kpes.fingerprint import canonical_text, fingerprint
from kpes.layout.drawing import draw_up
from kpes.render import FORMATS
from tests.agreements import ATTACHED, agreements, in_yaml, tried
from tests.render.specimens import SPECIMENS, page, shipped
from tests.render.test_pdf_words import bare
from tests.sound import data


def in_docx(file: bytes) -> str:
    """The words of the body, its paragraphs and tables in their order."""
    word = docx.Document(BytesIO(file))
    said = []
    for part in word.iter_inner_content():
        cells = [cell for row in part.rows for cell in row.cells] if isinstance(part, docx.table.Table) else [part]
        said += [cell.text for cell in cells]
    return "".join(said)


def in_html(file: bytes) -> str:
    return page(file.decode()).text


def in_markdown(file: bytes) -> str:
    """The words that a reader shows above the rule at the end; nothing but bold and italic is markup in them."""
    found = []
    for token in MarkdownIt("commonmark").enable("table").parse(file.decode()):
        if token.type == "hr":
            return "".join(found)
        for child in token.children or ():
            if child.type == "html_inline":
                assert child.content == "<br>"
                continue
            assert child.type in ("text", "strong_open", "strong_close", "em_open", "em_close"), child
            found.append(child.content)
    raise AssertionError("no rule ends the words")


def in_pdf(file: bytes) -> str:
    with pypdfium2.PdfDocument(file) as opened:
        return "\n".join(one.get_textpage().get_text_range() for one in opened)


@cache
def documents() -> list[Document]:
    """Many different documents that the format can hold, the specimens and examples among them."""
    found = []

    @tried(200)
    @given(agreements())
    def collect(held):
        read = data(in_yaml(held))
        found.append(draw_up(read.agreement, read.partners, {ATTACHED: "0a" * 32}))

    collect()
    return [*(draw() for draw in SPECIMENS.values()), *found]


def both(of: Document, format: str, read: Callable[[bytes], str]) -> tuple[str, str]:
    """The words of a file of this format, and those of the canonical text, without white space."""
    text = canonical_text(of)
    made = FORMATS[format].render(of, fingerprint(text), shipped)
    return bare(read(made)), bare(text.decode())


@pytest.mark.parametrize(
    ("format", "read"), [("docx", in_docx), ("html", in_html), ("markdown", in_markdown), ("text", bytes.decode)]
)
def test_each_format_says_the_words_of_the_canonical_text_and_no_others(format, read):
    for of in documents():
        made, expected = both(of, format, read)
        assert made == expected


IN_ONE_PDF = 50
BETWEEN = re.compile(r"⁂\d+⁂")
"""Stands between the documents that are read out of one PDF."""


def without_headings(words: str, of: Document) -> str:
    """Words without the headings of tables, which a PDF says again where a page ends, and without hyphens.

    A program takes a hyphen at which a line ends for one of its own.
    """
    for heading in sorted(filter(None, map(headings, of.all)), key=len, reverse=True):
        words = words.replace(bare(heading), "")
    return words.replace("-", "")


def headings(block: AnyBlock) -> str:
    """What stands at the head of a table."""
    if isinstance(block, Table):
        return "".join(column.heading for column in block.columns)
    return f"{block.partners_heading}{block.signature_heading}" if isinstance(block, SignatoryList) else ""


def test_the_pdf_says_them_too():
    for start in range(0, len(documents()), IN_ONE_PDF):
        first, *others = batch = documents()[start : start + IN_ONE_PDF]
        behind = [
            block
            for number, of in enumerate(others)
            for block in (Block(Role.TEXT, f"⁂{number}⁂"), *of.all, Block(Role.TEXT, "."))
        ]
        of_all = first._replace(title="Porozumienie", language="pl", attachments=(*first.attachments, *behind))
        for of, made, expected in zip(batch, *map(BETWEEN.split, both(of_all, "pdf", in_pdf)), strict=True):
            assert without_headings(made, of) == without_headings(expected, of)


def test_a_pdf_holds_a_table_without_headings_whose_cells_are_bold():
    read = data("paragraphs: [{text: [{table: {rows: [['**a** b', '']]}}]}]\n")
    made, expected = both(draw_up(read.agreement, read.partners), "pdf", in_pdf)
    assert made == expected
