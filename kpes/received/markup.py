"""The words of HTML and Markdown that came back, to help who compares them.

What a browser shows of such a file nobody can tell from its text, so kpes never vouches for it; patterns do to read the
words, and take no longer for a text that was made to keep a parser busy.
"""

from __future__ import annotations

import html
import re

_SILENT = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|title|noscript)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_IN_LINE = (
    "a|abbr|b|bdi|cite|code|data|dfn|em|i|kbd|mark|q|small|span|strong|sub|sup|time|u|var|wbr|ins|del|s|strike|font|tt"
    "|bdo|img|link"
)
_WITHIN_A_LINE = re.compile(rf"</?(?:{_IN_LINE})(?:[\s/][^<>]*)?>", re.IGNORECASE)
_BREAK = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z!][^<>]*>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_KEPT = 0xE000
"""Where in Unicode's private use what stands behind a backslash waits for its place."""
_PUT_BACK = {_KEPT + code: chr(code) for code in range(0x21, 0x7F)}
_NEW_BLOCK = re.compile(r"[-+|#]|\d{1,9}[.)]\s")


def lines_of_html(text: str) -> list[str]:
    """The words of a page, a line a block."""
    text = " ".join(_SILENT.sub("", text).split())
    text = _TAG.sub("\n", _BREAK.sub(" ", _WITHIN_A_LINE.sub("", text)))
    return [html.unescape(line) for line in text.splitlines()]


def lines_of_markdown(text: str) -> list[str]:
    """The words of a text in Markdown, a line a block; numbers and signs of a list stand before its items."""
    text = _ESCAPED.sub(lambda found: chr(_KEPT + ord(found[1])), text.replace("\\\n", " "))
    text = _TAG.sub("", _BREAK.sub(" ", _SILENT.sub("", text)))
    blocks: list[str] = []
    goes_on = False
    for line in (line.strip() for line in text.splitlines()):
        is_rule = "---" in line and not line.strip("|:- ")
        if goes_on and line and not is_rule and not _NEW_BLOCK.match(line):
            blocks[-1] += f" {line}"
        elif line and not is_rule:
            blocks += line.strip("|").split("|") if line.startswith("|") else [line]
        goes_on = bool(line) and not is_rule and not line.startswith(("|", "#"))
    return [html.unescape(block.lstrip("#").replace("*", "")).translate(_PUT_BACK) for block in blocks]
