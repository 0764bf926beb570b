"""From a text template to the blocks of a document.

What a template gives is plain text: a blank line parts paragraphs, a line feed asks for a new line, and a line that
begins with „# ” is a heading. Nothing else is markup, and nothing at all that stands in names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kpes.document import Block, Role, Table
from kpes.errors import KpesError
from kpes.messages import Message, message
from kpes.render import Templates
from kpes.render.templating import fill_each
from kpes.source.characters import clean, illegible, not_allowed

_HEADING = "# "
_TAKEN = re.compile(r"[\\#]")
_ESCAPED = re.compile(r"\\([\\#])")


def letters(name: str, each: Sequence[Mapping[str, object]], templates: Templates) -> list[tuple[Block, ...]]:
    """What the template of this name says with each of these variables.

    A KpesError where the template is broken, says nothing, or gives a character that cannot be printed.
    """
    filled = fill_each(name, each, templates, as_plain)
    if reason := _unfit(filled):
        raise KpesError(
            message("{file}: {reason}", file=templates(name).file, reason=reason),
            message("Mend it. kpes takes its own template where {file} is missing.", file=f"templates/{name}"),
        )
    return [tuple(blocks(text)) for text in filled]


def _unfit(filled: Sequence[str]) -> Message | None:
    """Why these texts cannot be printed, if they cannot."""
    whole = "\n".join(filled)
    if (wrong := illegible(whole)) and (found := wrong.search(whole)):
        return not_allowed(found.group())
    return None if all(any(blocks(text)) for text in filled) else message("It gives a page on which nothing stands.")


def as_plain(words: str) -> str:
    """``words`` so that `blocks` gives them back sign for sign, whatever line they stand in."""
    return _TAKEN.sub(r"\\\g<0>", words)


def blocks(text: str) -> Iterator[Block]:
    """The paragraphs and headings of a plain text."""
    paragraph: list[str] = []
    for line in (*text.splitlines(), ""):
        heading = line.startswith(_HEADING)
        words = _ESCAPED.sub(r"\1", clean(line.removeprefix(_HEADING)))
        if paragraph and (heading or not words):
            yield Block(Role.TEXT, "\n".join(paragraph))
            paragraph = []
        if heading and words:
            yield Block(Role.HEADING, words, leads=True)
        elif words:
            paragraph.append(words)


def on_pages(each: Iterable[tuple[Block | Table, ...]]) -> Iterator[Block | Table]:
    """All letters one behind the other, each on a page of its own."""
    for number, letter in enumerate(each):
        for place, block in enumerate(letter):
            starts = number > 0 and place == 0 and isinstance(block, Block)
            yield block._replace(new_page=True) if starts and isinstance(block, Block) else block
