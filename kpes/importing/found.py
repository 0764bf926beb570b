"""What was recognised in a text that somebody wrote: an agreement as plain data, and what is still to be looked at.

The data has the keys and the shape of ``data/agreement.yaml``: dicts, lists, texts. All texts in it are typed as that
file wants them: a brace is doubled, an asterisk has a backslash, bold words stand in ``**`` (see `marked`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from kpes.messages import Message
from kpes.received.written import Grid, Line

Data = dict[str, Any]
"""A group of keys with their values, which are texts, lists and groups again."""


class Found(NamedTuple):
    """The agreement, and the two regions in which its parties stand.

    ``agreement`` has every word of the file but those of ``closing`` and ``left_out``: ``language``, ``status``,
    ``title``, ``form``, ``parties`` where something opens it (the lines of ``opening`` as they are, one part each),
    what stands in the middle, attachments. It has no ``date`` and no ``signatories``. ``opening`` is what stands
    between title and preamble, ``closing`` what looks like signatures; whatever of it finds no place elsewhere
    belongs to the end of the last paragraph (`keep`). ``told`` is what somebody should look at. ``left_out`` are
    lines that are no part of the text: contacts and the like above the title, and the mark of a draft in other words
    than kpes has for it.
    """

    agreement: Data
    opening: tuple[Line | Grid, ...] = ()
    closing: tuple[Line | Grid, ...] = ()
    told: tuple[Message, ...] = ()
    left_out: tuple[Line, ...] = ()
    signed: Mapping[str, Grid] = {}


def keep(agreement: Data, parts: list[Any]) -> None:
    """Puts some parts behind the last paragraph's text, or where there is none behind the preamble's."""
    if not parts:
        return
    paragraphs = [*agreement.get("paragraphs", ())]
    for chapter in agreement.get("chapters", ()):
        paragraphs += chapter["paragraphs"]
    keep_in(paragraphs[-1] if paragraphs else agreement.setdefault("preamble", {}), parts)


def keep_in(holder: Data, parts: list[Any]) -> None:
    """Puts some parts behind the text of a paragraph, or of an attachment."""
    text = holder.get("text", [])
    holder["text"] = [*(text if isinstance(text, list) else [text]), *parts]
