"""HTML and Markdown that came back: the words that they show, and what else they hold."""

from __future__ import annotations

import pytest

from kpes.received.formats import read
from kpes.verify.returned import check_returned
from tests.bounded import within
from tests.received.issued import knowing

PAGE = """<!doctype html>
<html lang="pl"><head><title>Tytuł</title><style>p { color: black }</style></head>
<body><main><h1>Porozumienie<br>w ramach</h1><p>Działamy <strong>w&nbsp;zgodzie</strong> &lt;b&gt; &amp; wierze.</p>
<ol><li><span>1/</span> etyka;<ul><li>- wartości</li></ul></li></ol>
<table><tr><th>Partnerzy:</th><th>Podpis</th></tr><tr><td>A</td><td></td></tr></table></main></body></html>
"""


def test_a_page_is_read_a_line_a_block() -> None:
    reading = read(PAGE.encode(), "a.html")
    assert reading.lines == (
        "Porozumienie w ramach", "Działamy w zgodzie <b> & wierze.", "1/ etyka;", "- wartości", "Partnerzy:", "Podpis",
        "A",
    )  # fmt: skip


def test_whatever_else_a_page_holds_it_is_never_vouched_for() -> None:
    words = "Działamy w zgodzie <b> & wierze.\n1/ etyka;\n- wartości\nPartnerzy:\nPodpis\nA\n"
    known = knowing(f"Porozumienie w ramach\n{words}")
    for element in ("", "<script>document.body.textContent = 'x'</script>", "<p hidden></p>", "<!-- x -->"):
        found = check_returned("a.html", PAGE.replace("<main>", f"<main>{element}").encode(), known)
        assert found.outcome == "unproven"
    changed = check_returned("a.html", PAGE.replace("w&nbsp;zgodzie", "w&nbsp;sporze").encode(), known)
    assert (changed.outcome, changed.differences) == ("differs", 1)


@pytest.mark.parametrize("broken", ["<html><p>a", "<html><!-- a", "<html></p></div>a<", "<html>&#x110000;a"])
def test_a_broken_page_is_read_as_far_as_it_goes(broken: str) -> None:
    assert read(broken.encode(), "a.html").format == "html"


def test_markdown_is_read_as_it_shows() -> None:
    text = (
        "Porozumienie\\\nw ramach\n\n## Działamy **w zgodzie** \\<b\\> &amp; *wierze*.\n\n1. etyka;\n2. wartości\n\n"
        "| Partnerzy: | Podpis |\n|---|---|\n| A | |\n"
    )
    reading = read(text.encode(), "a.md")
    assert reading.lines == (
        "Porozumienie w ramach", "Działamy w zgodzie <b> & wierze.", "1. etyka;", "2. wartości",
        "Partnerzy: Podpis", "A",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "name"),
    [("<a" * 300_000, "a.html"), ("<!--" * 300_000, "a.html"), ("<script " * 300_000, "a.html"),
     ("</script " * 300_000, "a.html"), ("[a](" * 100_000, "a.md"), ("|" * 300_000, "a.md"), (" -" * 300_000, "a.md"),
     ("#" * 300_000, "a.md"), ("\n" * 300_000 + "x", "a.md"), ("--- " * 100_000, "a.md")],
)  # fmt: skip
def test_a_text_that_was_made_to_keep_a_parser_busy_is_read_in_seconds(words: str, name: str) -> None:
    with within(5):
        read(words.encode(), name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_in_what_editors_save(encoding: str) -> None:
    assert read("Zażółć  gęślą\r\n\r\njaźń\n".encode(encoding), "a.txt").lines == ("Zażółć gęślą", "jaźń")
