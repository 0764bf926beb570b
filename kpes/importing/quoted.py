"""Words of a file as what is told of it names them."""

from __future__ import annotations

from collections.abc import Sequence

from kpes.messages import Message, listed, message
from kpes.received.reading import shown

_MOST_NAMED = 5


def quoted(words: Sequence[str]) -> Message | str:
    """Some words, each in quotation marks; of many the first ones."""
    named = [message("“{words}”", words=shown(one)) for one in words[:_MOST_NAMED]]
    return listed([*named, *([message("…")] if words[_MOST_NAMED:] else [])]) if named else ""
