"""HTML and Markdown that came back: the words that they show, and what else they hold."""

from __future__ import annotations

import pytest

from kpes.received import Unreadable, read, reader

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
    assert (reading.remarks, reading.exact) == ((), False)


@pytest.mark.parametrize(
    ("element", "check"),
    [
        ("<script>document.body.textContent = 'x'</script>", "macros"),
        ('<p onclick="x()">a</p>', "macros"),
        ('<p style="display:none">a</p>', "hidden-text"),
        ('<p style="font-size:0">a</p>', "hidden-text"),
        ("<p hidden>a</p>", "hidden-text"),
        ("<details><p>a</p></details>", "hidden-text"),
        ("<dialog>a</dialog>", "hidden-text"),
        ("<p popover>a</p>", "hidden-text"),
        ('<font color="white">a</font>', "hidden-text"),
        ("<del>a</del>", "struck-through"),
        ("<img src=x>", "picture"),
        ("<iframe src=x></iframe>", "picture"),
        ('<input value="nie">', "picture"),
        ("<bdo dir=rtl>a</bdo>", "direction"),
        ('<link rel="stylesheet" href="http://x/">', "outside"),
    ],
)
def test_what_a_page_may_show_besides_is_remarked(element: str, check: str) -> None:
    reading = read(PAGE.replace("<main>", f"<main>{element}").encode(), "a.html")
    assert [remark.check for remark in reading.remarks] == [check]


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
        "Porozumienie w ramach", "Działamy w zgodzie <b> & wierze.", "1. etyka;", "2. wartości", "Partnerzy:", "Podpis",
        "A",
    )  # fmt: skip
    assert reading.remarks == ()


def test_what_markdown_shows_besides_is_remarked() -> None:
    text = "~~nie~~ ![x](y) [a](http://x/) <script>x</script>\n\n<p hidden>b</p>\n"
    remarks = read(text.encode(), "a.md").remarks
    assert [remark.check for remark in remarks] == ["struck-through", "picture", "link", "macros", "hidden-text"]


@pytest.mark.parametrize(("words", "name"), [("<a" * 300_000, "a.html"), ("[a](" * 100_000, "a.md")])
def test_a_page_that_keeps_a_parser_busy_for_longer_than_one_waits_is_given_up(
    words: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "_PATIENCE", 0.01)  # how long these pages keep it busy hangs on Python's version
    with pytest.raises(Unreadable, match="It is too large or too tangled to be read"):
        read(words.encode(), name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_in_what_editors_save(encoding: str) -> None:
    assert read("Zażółć  gęślą\r\n\r\njaźń\n".encode(encoding), "a.txt").lines == ("Zażółć gęślą", "jaźń")
