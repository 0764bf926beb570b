"""Documents whose words look like markup, and how to read the words of the copies back."""

from __future__ import annotations

import json
import subprocess
import unicodedata
from datetime import date
from functools import cache, partial
from html import unescape
from html.parser import HTMLParser
from itertools import product
from pathlib import Path

from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kpes.document import Block, Document, Role, Signatory, SignatoryList
from kpes.fingerprint import canonical_text
from kpes.fingerprint import fingerprint as digest
from kpes.language import LANGUAGES
from kpes.layout.drawing import draw_up
from kpes.project.folder import example
from kpes.render import FORMATS, Template
from kpes.shapes.table import read_agreement, read_partners
from kpes.source import clean, forbidden
from tests.sound import data

TEMPLATES = Path(__file__).parents[2] / "templates"
OF_ALL = Path(__file__).parents[1] / "examples/of_all.yaml"

HOSTILE = (
    "<b>", "</p>", "<script>alert(1)</script>", "</style>", "<!-- x -->", "]]>", "&", "&amp;", "&#65;",
    "&nbsp;", "{{ 7*7 }}", "{% if %}", "{#", '"', "'", "=1+1", '#read("/etc/passwd")', "*a*", "**", "_a_",
    "__", "`", "```", "~~a~~", "#", "# a", "a #", "- a", "-", "+ a", "* a", "1. a", "1)", "a) a", "(1) a",
    "I. a", "IV.", "> a", "|", "a | b", "\\", "\\|", "a\\", "[a](b)", "![a](b)", "[a]: b", "<https://a.pl>",
    "https://a.pl/_b_", "www.a.pl", "a@b.pl", "---", "===", "- - -", ": a", "$x$", "a  b", "%",
    "„ąćęłńóśźż”", "ĄĆĘŁŃÓŚŹŻ", "שלום", "مرحبا بالعالم", "Ż" * 300, "e\u0301", "\u0338a", "💚", "i w z o",
    "Par. 9", "null", "&lt;b&gt;", "\u3000", "/projekt/",
)  # fmt: skip

_letters = st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"])
_pieces = st.lists(st.sampled_from(HOSTILE) | st.text(_letters, max_size=5) | st.just(" "), min_size=1, max_size=5)
words = _pieces.map("".join).map(clean).filter(lambda text: text and not forbidden(text))
_labels = st.sampled_from(["1/", "1.", "12)", "a)", "A", "I.", "ii)", "(1)", "§ 1.", "Par. 1.", "-", "–", "•"])
_outside, _leads = st.just(0), st.booleans()
_blocks = (
    st.builds(Block, st.sampled_from([Role.HEADING, Role.TEXT]), words, st.just(""), _outside, _leads)
    | st.builds(Block, st.just(Role.PARAGRAPH), st.just("") | words, _labels, _outside, _leads)
    | st.builds(Block, st.sampled_from([Role.SECTION, Role.CHAPTER]), words, _labels, _outside, _leads)
    | st.builds(Block, st.just(Role.ITEM), words, _labels, st.integers(1, 3), _leads)
    | st.builds(Block, st.just(Role.TEXT), words, st.just(""), st.integers(1, 3), _leads)
)
_places = st.just(()) | st.lists(st.lists(words, min_size=1, max_size=2).map(tuple), max_size=2).map(tuple)
_signatories = st.builds(Signatory, words, st.just("") | words, _places)
documents = st.builds(
    lambda title, blocks, headings, signatories, attached: document(
        (Block(Role.TITLE, "\n".join(title)), Block(Role.DRAFT_MARK, "/projekt/"), *blocks), headings, signatories
    )._replace(attachments=tuple(attached)),
    st.lists(words, min_size=1, max_size=2),
    st.lists(_blocks, max_size=12),
    st.tuples(words, words),
    st.lists(_signatories, min_size=1, max_size=4),
    st.lists(_blocks, max_size=3),
)


def document(blocks, headings=("Partnerzy:", "Podpis pełnomocnika"), signatories=(), language="pl") -> Document:
    title = " ".join(blocks[0].text.split())
    return Document(
        title, language, date(2014, 11, 7), True, "A <b>", tuple(blocks), SignatoryList(*headings, tuple(signatories))
    )


_odd = [name for name in map(clean, HOSTILE) if name]
AGREEMENT = document(
    (
        Block(Role.TITLE, "Porozumienie w ramach\nKLASTRA"),
        Block(Role.DRAFT_MARK, "/projekt/"),
        Block(Role.HEADING, "Preambuła:", leads=True),
        Block(Role.TEXT, "Działamy w zgodzie i z <b>nadzieją</b> & wiarą."),
        Block(Role.PARAGRAPH, "", "Par. 9.", leads=True),
        Block(Role.TEXT, "Obszary:", leads=True),
        Block(Role.SECTION, "WIZERUNEK", "V.", leads=True),
        Block(Role.ITEM, "Wzmocnienie wizerunku.", "1/", depth=1, leads=True),
        Block(Role.ITEM, "etyka;", "-", depth=2),
        Block(Role.ITEM, "wartości;", "-", depth=2),
        Block(Role.ITEM, "Udział w targach.", "2/", depth=1),
        Block(Role.TEXT, "Wchodzi w życie z dniem podpisania."),
    ),
    signatories=(Signatory("Fundacja „Żółw”", "Gdańsk"), Signatory("=1+1 <b>S-ka</b> & Co")),
)
"""A bit of everything, for the formats that are read as text."""

HOSTILE_NAMES = document(
    (Block(Role.TITLE, "Porozumienie\nKLASTRA"), *(Block(Role.TEXT, text) for text in _odd)),
    signatories=map(Signatory, _odd, reversed(_odd)),
)


def of_all(language: str) -> Document:
    """A document with all that the format has."""
    held = data(f"language: {language}\n{OF_ALL.read_text('utf-8')}")
    return draw_up(held.agreement, held.partners, {"data/attachments/znak.png": "0a" * 32})


@cache
def of_example(kind: str, language: str) -> Document:
    """What an example becomes from which a project may start."""
    files = example(kind, language)
    (agreement, _), (partners, _) = (
        read(files[f"data/{name}.yaml"], name)
        for name, read in (("agreement", read_agreement), ("partners", read_partners))
    )
    return draw_up(agreement, partners)


SPECIMENS = {
    **{f"of all in {language}": partial(of_all, language) for language in LANGUAGES},
    **{
        f"a {kind} in {language}": partial(of_example, kind, language)
        for language, kind in product(("pl", "en"), ("cluster", "consortium", "partnership", "memorandum"))
    },
}
"""Documents that together use all that the format has, by name."""


def shipped(name: str) -> Template:
    """The template that kpes brings, trusted as such."""
    return Template(f"templates/{name}", (TEMPLATES / name.removeprefix("shipped/")).read_bytes(), shipped=True)


def rendered(format: str, of: Document) -> str:
    return FORMATS[format].render(of, digest(canonical_text(of)), shipped).decode()


def canonical(of: Document, title: str = "\n") -> list[str]:
    """The lines of the canonical text, the lines of the title apart by ``title``."""
    _, _, rest = canonical_text(of).decode().partition("\n")
    head = of.blocks[0].text.replace("\n", title).split("\n")
    return [unicodedata.normalize("NFC", line) for line in head] + rest.splitlines()


def lines(text: str) -> list[str]:
    """The lines that hold words, their spaces as the canonical text has them."""
    found = (" ".join(line.split()) for line in text.split("\n"))
    return [unicodedata.normalize("NFC", line) for line in found if line]


class _Page(HTMLParser):
    """The words within ``main``, and the elements of the page."""

    INLINE = ("b", "bdi", "span")

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.within = False
        self.elements: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.within |= tag == "main"
        self.handle_data("" if tag in self.INLINE else "\n")

    def handle_endtag(self, tag: str) -> None:
        self.handle_data("" if tag in self.INLINE else "\n")
        self.within &= tag != "main"

    def handle_data(self, data: str) -> None:
        self.text += data if self.within else ""


def page(html: str) -> _Page:
    parsed = _Page()
    parsed.feed(html)
    parsed.close()
    return parsed


def in_markdown(text: str, preset: str) -> list[str]:
    """What a reader of Markdown shows above the rule at the end, line by line; all of it must be plain words."""
    found = []
    for token in MarkdownIt(preset, {"linkify": False}).enable("table").parse(text):
        if token.type == "hr":
            return found
        if token.type == "inline" and token.content:
            assert {child.type for child in token.children or ()} == {"text"}
            found += lines("".join(child.content for child in token.children or ()))
    raise AssertionError("no rule ends the words")


def in_chromium(folder: Path, *pages: str) -> list[str]:
    """The words within ``main`` of each page as Chromium would copy them."""
    frame = '<meta charset="utf-8">'
    for number, html in enumerate(pages):
        (folder / f"page{number}.html").write_text(html, encoding="utf-8")
        frame += (
            f'<pre></pre><iframe src="page{number}.html" onload="this.previousElementSibling.textContent'
            " = JSON.stringify(contentDocument.querySelector('main').innerText)\"></iframe>"
        )
    (folder / "frame.html").write_text(frame, encoding="utf-8")
    shown = _chromium(folder, "--allow-file-access-from-files", "--dump-dom", (folder / "frame.html").as_uri())
    quoted = (part.partition("</pre>")[0] for part in shown.split("<pre>")[1:])
    return [json.loads(unescape(words)).replace("\t", "\n") for words in quoted]  # a tab parts the cells of a row


def printed(html: str, folder: Path) -> Path:
    """The PDF that Chromium makes where one prints."""
    page = folder / "printed.html"
    page.write_text(html, encoding="utf-8")
    pdf = page.with_suffix(".pdf")
    _chromium(folder, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri())
    return pdf


def _chromium(folder: Path, *options: str) -> str:
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", *options]
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout.decode()
