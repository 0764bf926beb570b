"""Data written as YAML that people like to edit: long texts folded, short ones in a line, a comment above each key."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence

from kpes.source.parse import dump_in_a_line

_WIDTH = 110
"""Columns."""
_STEP = "  "
_IN_A_LINE = ("columns", "show", "consent")
"""Keys whose lists are read at a glance."""


def written(data: Mapping[str, object], comments: Mapping[str, Sequence[str]] = {}, above: Sequence[str] = ()) -> str:
    """YAML text of texts, numbers, dates, lists and keys; ``parse`` reads the same out of it.

    Above each of the outer keys stand the paragraphs of its comment, and ``above`` all. A text with line feeds keeps
    them; white space in the others is plain and single. Lists of short texts are written in a line where the key is
    one of `_IN_A_LINE`, or where they stand in a list.
    """
    stretches = [list(_comment(above))] if above else []
    for key, value in data.items():
        stretches.append([*_comment(comments.get(key, ())), *_entry(key, value, "")])
    return "\n".join("".join(f"{line}\n" for line in stretch) for stretch in stretches)


def _comment(paragraphs: Sequence[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        indent = " " * (len(paragraph) - len(paragraph.lstrip()))
        yield from textwrap.wrap(
            paragraph.strip(), _WIDTH, initial_indent=f"# {indent}", subsequent_indent=f"# {indent}",
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip


def _entry(key: str, value: object, indent: str) -> Iterator[str]:
    """A key with its value."""
    if key in _IN_A_LINE and len(in_a_line := f"{indent}{key}: {dump_in_a_line(value)}") <= _WIDTH:
        yield in_a_line
        return
    yield from _behind(f"{indent}{key}:", value, indent + _STEP)


def _behind(start: str, value: object, indent: str) -> Iterator[str]:
    """A value behind ``start``, which ends with a colon or a dash; what does not fit there below, at ``indent``."""
    if isinstance(value, str):
        yield from _text(start, value, indent)
    elif isinstance(value, Mapping) and value:
        yield start
        for key, inner in value.items():
            yield from _entry(key, inner, indent)
    elif isinstance(value, Sequence) and value:
        yield start
        for item in value:
            yield from _item(item, indent)
    else:
        yield f"{start} {dump_in_a_line(value)}"


def _item(item: object, indent: str) -> Iterator[str]:
    """An item of a list; the first of its keys, or of its own items, stands behind its dash."""
    if isinstance(item, Mapping) and item:
        lines = [line for key, value in item.items() for line in _entry(key, value, indent + _STEP)]
        yield f"{indent}- {lines[0].lstrip()}"
        yield from lines[1:]
    elif isinstance(item, Sequence) and not isinstance(item, str):
        in_a_line = f"{indent}- {dump_in_a_line(item)}"
        if len(in_a_line) <= _WIDTH:
            yield in_a_line
        else:
            lines = [line for inner in item for line in _item(inner, indent + _STEP)]
            yield f"{indent}- {lines[0].lstrip()}"
            yield from lines[1:]
    else:
        yield from _behind(f"{indent}-", item, indent + _STEP)


def _text(start: str, text: str, indent: str) -> Iterator[str]:
    if "\n" in text:
        yield f"{start} |"
        yield from (f"{indent}{line}" for line in text.split("\n"))
        return
    is_short = len(start) + len(text) < _WIDTH
    if " " not in text or (is_short and len(f"{start} {dump_in_a_line(text)}") <= _WIDTH):
        yield f"{start} {dump_in_a_line(text)}"
        return
    yield f"{start} >"
    yield from textwrap.wrap(
        text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
