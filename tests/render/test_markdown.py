"""Markdown: what a reader of it shows is the document's words, whatever they look like."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from kpes.render.templating import as_markdown as escaped
from tests.render.specimens import AGREEMENT, HOSTILE_NAMES, canonical, documents, in_markdown, rendered
from tests.thorough import part


def test_it_reads_well_also_as_it_stands():
    text = rendered("markdown", AGREEMENT)
    head, _, edition = text.rpartition("\nwydanie ")
    assert len(edition) == 13
    assert head == """\
# Porozumienie w\u00a0ramach KLASTRA

/projekt/

## Preambuła:

Działamy w\u00a0zgodzie i\u00a0z\u00a0\\<b\\>nadzieją\\</b\\> & wiarą.

### Par. 9.

Obszary:

#### V\\. WIZERUNEK

1/ Wzmocnienie wizerunku.

&emsp;\\- etyka;

&emsp;\\- wartości;

2/ Udział w\u00a0targach.

Wchodzi w\u00a0życie z\u00a0dniem podpisania.

| Partnerzy: | Podpis pełnomocnika |
| --- | --- |
| Fundacja „Żółw”, Gdańsk | |
| \\=1+1 \\<b\\>S-ka\\</b\\> & Co | |

---
"""


@pytest.mark.parametrize("preset", ["commonmark", "js-default"])
def test_two_kinds_of_readers_give_the_canonical_text_back(preset):
    for of in (AGREEMENT, HOSTILE_NAMES):
        assert in_markdown(rendered("markdown", of), preset) == canonical(of, title=" ")


@settings(max_examples=part(200), deadline=None, database=None, derandomize=True)
@given(documents)
def test_whatever_words_a_document_holds_a_reader_shows_them_and_no_others(of):
    text = rendered("markdown", of)
    for preset in ("commonmark", "js-default"):
        assert in_markdown(text, preset) == canonical(of, title=" ")


def test_headings_keep_their_rank_and_labels_never_make_a_list_that_a_reader_counts_anew():
    tokens = MarkdownIt("commonmark").enable("table").parse(rendered("markdown", AGREEMENT))
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h2", "h3", "h4"]
    assert {token.type for token in tokens} & {"ordered_list_open", "bullet_list_open", "blockquote_open"} == set()
    assert "table_open" in {token.type for token in tokens}


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("1. Umowa", "1\\. Umowa"),
        ("12) umowa", "12\\) umowa"),
        ("IV. UMOWA", "IV\\. UMOWA"),
        ("(a) umowa", "(a\\) umowa"),
        ("- umowa", "\\- umowa"),
        ("Par. 1.", "Par. 1."),
        ("§ 3 ust. 2 pkt 1", "§ 3 ust. 2 pkt 1"),
        ("umowa z 2014 r. - tekst", "umowa z 2014 r. - tekst"),
        ("A & B", "A & B"),
        ("A &amp; B", "A \\&amp; B"),
        ("1 000,00 zł (słownie: tysiąc)", "1 000,00 zł (słownie: tysiąc)"),
        ("*a* _b_ [c] `d` <e> #f \\", "\\*a\\* \\_b\\_ \\[c\\] \\`d\\` \\<e\\> \\#f \\\\"),
    ],
)
def test_only_what_would_be_markup_is_escaped(words, written):
    assert escaped(words) == written
