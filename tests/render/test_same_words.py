"""Whatever an agreement holds, each format says the words of the canonical text, in its order, and no others."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import docx
import pypdfium2
import pytest
from docx.table import Table
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kpes.fingerprint import canonical_text, fingerprint
from kpes.layout.drawing import draw_up
from kpes.render import FORMATS
from kpes.source import dump
from tests.render.specimens import page, shipped
from tests.render.test_pdf_words import bare
from tests.sound import data

WORDS = st.sampled_from(
    [
        "Rada liczy **trzech** członków.",
        "*Uwaga:* ważne",
        "**Bardzo *ważne* słowa** i ***inne***,",
        "wy*raz*ny oraz *a***b**",
        "wkład {wklad}, zob. {par} w XXXXX egz. dnia {date}.",
        "**{wklad}**-owy",
        "**{wklad}** i *{wklad}*",
        r"5 \* 3 i 7 * 2",
        "w życie",
        "<b>&amp;</b> # _x_ `y` [z](w) | ~",
        "1. nie lista",
        "- ani ta",
    ]
)
LABELS = ("1.", "1)", "a)", "-", "1.1.", "(i)")
OWN = st.sampled_from([{}, {}, {"label": "7a."}])


def texts(depth: int) -> st.SearchStrategy[object]:
    """A text that may hold lists and tables, down to some depth."""
    table = st.builds(
        lambda columns, rows: {
            "table": {"columns": columns, "rows": rows} if columns[0] != "w życie" else {"rows": rows}
        },
        st.lists(WORDS, min_size=2, max_size=2),
        st.lists(st.lists(WORDS | st.just(""), min_size=2, max_size=2), min_size=1, max_size=2),
    )
    parts = WORDS | table
    if depth < 5:
        item = WORDS | st.builds(
            lambda own, first, rest: {**own, "text": [first, *rest]}, OWN, WORDS, st.deferred(lambda: texts(depth + 1))
        )
        listed = st.builds(
            lambda items: {"labels": LABELS[depth], "items": items}, st.lists(item, min_size=1, max_size=2)
        )
        parts = parts | listed
    return st.lists(parts, min_size=1, max_size=3)


PARAGRAPH = st.builds(
    lambda heading, own, text: {**heading, **own, "text": text},
    WORDS.map(lambda words: {"heading": words}) | st.just({}),
    st.sampled_from([{}, {"label": "§ 7a"}]),
    texts(0),
)
SIGNATORIES = st.builds(
    lambda layout, show: {"partners_heading": "Partnerzy:", "signature_heading": "Podpis", "layout": layout, **show},
    st.sampled_from(["table", "blocks"]),
    st.sampled_from([{}, {"show": ["representatives", "functions", "date", "place"]}, {"show": ["date"]}]),
)
ATTACHMENT = st.builds(
    lambda title, text, signed: {"title": title, "text": text, **signed},
    WORDS,
    texts(0),
    SIGNATORIES.map(lambda listed: {"signatories": listed}) | st.just({}),
)


def agreement(paragraphs, chapters, attachments, signatories, draft) -> str:
    paragraphs = [{"id": "par", "text": "Pierwszy."}, *paragraphs]
    held: dict[str, object] = {"paragraphs": paragraphs}
    if chapters:
        held = {
            "chapters": [{"heading": chapters[0], "paragraphs": paragraphs}, {"paragraphs": [{"text": "Ostatni."}]}]
        }
    return dump(
        {
            "status": draft,
            "values": {"wklad": "120 000,00 zł"},
            "parties": ["Zawarte pomiędzy", {"insert": "partners", "labels": "1."}, "zwanymi Partnerami."],
            **held,
            "attachments": [{"id": f"z{n}", **one} for n, one in enumerate(attachments)]
            or [{"id": "z", "title": "Znak", "file": "data/attachments/znak.png"}],
            "signatories": signatories,
        }
    )


AGREEMENTS = st.builds(
    agreement,
    st.lists(PARAGRAPH, min_size=1, max_size=3),
    st.lists(WORDS, max_size=1),
    st.lists(ATTACHMENT, max_size=2),
    SIGNATORIES,
    st.sampled_from(["draft", "final"]),
)


HEADING = "Partnerzy:Podpis"
"""Of a signatory list. A PDF says it again on each page that the list goes on to."""


def in_docx(file: bytes) -> str:
    """The words of the body, its paragraphs and tables in their order."""
    word = docx.Document(BytesIO(file))
    said = []
    for part in word.iter_inner_content():
        cells = [cell for row in part.rows for cell in row.cells] if isinstance(part, Table) else [part]
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


def both(yaml: str, format: str, read: Callable[[bytes], str]) -> tuple[str, str]:
    """The words of a file of this format, and those of the canonical text, without white space."""
    held = data(yaml)
    of = draw_up(held.agreement, held.partners)
    text = canonical_text(of)
    made = FORMATS[format].render(of, fingerprint(text), shipped)
    return bare(read(made)), bare(text.decode())


@pytest.mark.parametrize(
    ("format", "read", "many"), [("docx", in_docx, 30), ("html", in_html, 30), ("markdown", in_markdown, 40)]
)
def test_each_format_says_the_words_of_the_canonical_text_and_no_others(format, read, many):
    @settings(
        max_examples=many,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(AGREEMENTS)
    def hold(yaml):
        made, expected = both(yaml, format, read)
        assert made == expected

    hold()


@settings(
    max_examples=8,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
@given(AGREEMENTS)
def test_the_pdf_says_them_too(yaml):
    made, expected = both(yaml, "pdf", in_pdf)
    assert HEADING in made
    assert made.replace(HEADING, "") == expected.replace(HEADING, "")


def test_a_pdf_holds_a_table_without_headings_whose_cells_are_bold():
    made, expected = both("paragraphs: [{text: [{table: {rows: [['**a** b', '']]}}]}]\n", "pdf", in_pdf)
    assert made == expected
