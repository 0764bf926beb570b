"""The HTML page: the words of the document and no others, one file that needs no other, fit for any reader."""

from __future__ import annotations

import re
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import given, settings

from kpes.document import Block, Document, Role
from tests.needs import chromium, poppler
from tests.render.specimens import (
    AGREEMENT,
    HOSTILE_NAMES,
    canonical,
    document,
    documents,
    in_chromium,
    lines,
    page,
    printed,
    rendered,
)
from tests.thorough import part


def main(of: Document) -> str:
    """The HTML within ``main``, a line an element."""
    html = rendered("html", of)
    return html.partition("<main>\n")[2].partition("</main>")[0]


def test_roles_are_headings_lists_and_a_table_and_labels_are_words():
    assert main(AGREEMENT) == """\
<h1>Porozumienie w\u00a0ramach<br>KLASTRA</h1>
<p class="draft">/projekt/</p>
<h2>Preambuła:</h2>
<p>Działamy w\u00a0zgodzie i\u00a0z\u00a0&lt;b&gt;nadzieją&lt;/b&gt; &amp; wiarą.</p>
<h3 class="paragraph"><span class="label">Par. 9.</span></h3>
<p class="leads">Obszary:</p>
<h4 class="section"><span class="label">V. </span>WIZERUNEK</h4>
<ol role="list">
<li><span class="label">1/ </span>Wzmocnienie wizerunku.
<ul role="list">
<li><span class="label">- </span>etyka;
</li>
<li><span class="label">- </span>wartości;
</li>
</ul>
</li>
<li><span class="label">2/ </span>Udział w\u00a0targach.
</li>
</ol>
<p>Wchodzi w\u00a0życie z\u00a0dniem podpisania.</p>
<table class="signatures">
<thead>
<tr><th scope="col">Partnerzy:</th><th scope="col">Podpis pełnomocnika</th></tr>
</thead>
<tbody>
<tr><th scope="row"><bdi><b>Fundacja „Żółw”</b></bdi>, <bdi>Gdańsk</bdi></th><td></td></tr>
<tr><th scope="row"><bdi><b>=1+1 &lt;b&gt;S-ka&lt;/b&gt; &amp; Co</b></bdi></th><td></td></tr>
</tbody>
</table>
"""


@settings(max_examples=part(200), deadline=None, database=None, derandomize=True)
@given(documents)
def test_whatever_words_a_document_holds_the_page_says_them_and_no_others(of):
    read = page(rendered("html", of))
    assert lines(read.text) == canonical(of)
    elements = [tag for tag, _ in read.elements]
    assert elements.count("main") == elements.count("h1") == elements.count("footer") == 1
    outside = {"html", "head", "meta", "title", "style", "body", "div", "main", "footer"}
    within = {"h1", "h2", "h3", "h4", "p", "span", "br", "ol", "ul", "li", "bdi", "b"}
    assert set(elements) <= outside | within | {"table", "thead", "tbody", "tr", "th", "td"}


@chromium
def test_a_browser_shows_the_same_words_whatever_they_look_like(tmp_path: Path):
    both = (AGREEMENT, HOSTILE_NAMES)
    shown = in_chromium(tmp_path, *(rendered("html", of) for of in both))
    assert [lines(words) for words in shown] == [canonical(of) for of in both]


@chromium
@poppler
def test_printed_it_is_on_a4_with_page_number_and_edition_on_each_page(kpes, tmp_path: Path):
    html = kpes("show", "--format", "html").out
    pdf = printed(html, tmp_path)
    edition = re.search("sha256:([0-9a-f]{12})", html)[1]
    pages = read_back("pdftotext", "-layout", pdf, "-").split("\f")[:-1]
    assert [" ".join(page.rstrip().split("\n")[-1].split()) for page in pages] == [
        f"Porozumienie o współpracy w ramach… strona {number} z 5 · wydanie {edition}" for number in range(1, 6)
    ]
    assert "(A4)" in read_back("pdfinfo", pdf)
    heading = "Partnerzy: Podpis pełnomocnika"
    tops = [" ".join(page.lstrip().split("\n")[0].split()) for page in pages]
    assert (tops[4], " ".join(pages[3].split()).count(heading)) == (heading, 1)


def read_back(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


def test_the_page_tells_its_language_title_date_author_and_fingerprint():
    html = rendered("html", AGREEMENT._replace(language="en"))
    assert '<html lang="en-GB">' in html
    read = page(html)
    told = {attributes.get("name"): attributes.get("content") for tag, attributes in read.elements if tag == "meta"}
    assert "<title>Porozumienie w ramach KLASTRA</title>" in html
    assert (told["author"], told["dcterms.date"]) == ("A <b>", "2014-11-07")
    assert re.fullmatch("sha256:[0-9a-f]{64}", told["dcterms.identifier"])
    assert 'name="author"' not in rendered("html", AGREEMENT._replace(author=""))


def test_the_page_asks_for_nothing_beside_itself_and_runs_nothing():
    html = rendered("html", AGREEMENT)
    assert not re.search(r"url\(|@import|https?:|src=|href=", html.replace("img-src", "").replace("-src", ""))
    assert "default-src 'none'" in html
    assert "<script" not in html


def test_each_printed_page_is_to_tell_its_number_and_the_edition():
    html = rendered("html", AGREEMENT)
    edition = re.search("sha256:([0-9a-f]{12})", html)[1]
    assert f'content: "strona " counter(page) " z " counter(pages) " · wydanie {edition}"; text-align: right;' in html
    assert 'content: "Porozumienie w ramach KLASTRA";' in html
    assert f"<footer>wydanie {edition} · sha256:{edition}" in html


def test_a_title_at_the_foot_of_printed_pages_is_words_whatever_stands_in_it():
    html = rendered("html", AGREEMENT._replace(title='A "; } </style> \\0'))
    assert r'content: "A \22 \3b  \7d  \3c \2f style\3e  \5c 0";' in html


def luminance(colour: str) -> float:
    """The relative luminance of ``#abc`` or ``#aabbcc``, as WCAG 2.2 defines it."""
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = (int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4))
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_words_stand_out_from_the_paper_as_accessibility_asks_at_its_strictest():
    html = rendered("html", AGREEMENT)
    colours = {re.sub(r"var\(--quiet\)", "#404040", found) for found in re.findall(r"(?<![-\w])color: ([^;]+);", html)}
    assert colours == {"#000", "#404040"}
    assert "--quiet: #404040;" in html
    for colour in colours:
        assert 1.05 / (luminance(colour) + 0.05) >= 7


@pytest.mark.parametrize("format", ["html", "markdown"])
def test_what_is_long_takes_time_in_proportion(format):
    def seconds(count: int) -> float:
        items = (Block(Role.ITEM, f"punkt {number}", f"{number}.", 1 + number % 2) for number in range(count))
        of = document((Block(Role.TITLE, "T"), *items))
        taken = []
        for _ in range(3):
            started = time.process_time()
            rendered(format, of)
            taken.append(time.process_time() - started)
        return min(taken)

    assert seconds(2400) < 20 * max(seconds(300), 0.003)
