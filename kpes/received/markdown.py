"""A Markdown file that came back: the words that it shows once it is rendered (CommonMark, with tables)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kpes.messages import message
from kpes.received import html
from kpes.received.reading import Reading, Remark, once, shown

_BREAKS = ("softbreak", "hardbreak")
_MOST_REMARKS = 20


def read(text: str) -> Reading:
    """The words of the file, a line a block; a list's own numbers and signs stand before its items."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    remarks: list[Remark] = []
    lines = (" ".join(line.split()) for line in _lines(tokens, remarks))
    return Reading("markdown", tuple(line for line in lines if line), remarks=once(remarks[:_MOST_REMARKS]))


def _lines(tokens: list[Any], remarks: list[Remark]) -> Iterator[str]:
    marker = ""
    for token in tokens:
        if token.type == "list_item_open":
            marker = f"{token.info}{token.markup} "
        elif token.type == "inline":
            yield marker + "".join(_words(token.children or [], remarks))
            marker = ""
        elif token.type in ("fence", "code_block"):
            yield marker + token.content
            marker = ""
        elif token.type == "html_block":
            page = html.read(token.content)
            remarks.extend(page.remarks)
            yield from page.lines


def _words(tokens: list[Any], remarks: list[Remark]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("text", "code_inline", "text_special"):
            yield token.content
        elif token.type in _BREAKS:
            yield " "
        elif token.type == "s_open":
            remarks.append(Remark("struck-through", message("Words are struck through: {element}.", element="~~")))
        elif token.type == "image":
            said = message("It shows something besides words: {element}.", element=shown(f"![{token.content}]"))
            remarks.append(Remark("picture", said))
        elif token.type == "html_inline":
            if token.content.lower().startswith("<br"):
                yield " "
            else:
                remarks.extend(html.read(token.content).remarks)
        elif token.type == "link_open":
            target = shown(str(token.attrs.get("href", "")))
            remarks.append(Remark("link", message("It points outside: {target}.", target=target), grave=False))
