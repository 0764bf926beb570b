"""Polish text in the encoding of Polish Windows, told from text in other encodings."""

from __future__ import annotations

import re

_NOT_POLISH = re.compile(
    "[^\x20-\x7e\t\r\n\f\xa0\xadąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”“‚’‘–—…§°•·«»€½×]|[a-ząćęłńóśźż][ĄĆĘŁŃÓŚŹŻ]"
    "|[^\\W\\d_][ĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]"
)
"""What Polish texts do not hold, and what Polish of other encodings turns into under Windows-1250.

There ISO 8859-2 has “±” for “ą”, and code page 852 capitals within words. Under letters of other languages it
cannot be told which encoding they are of.
"""


def in_windows_1250(data: bytes) -> str | None:
    """The text, if the bytes are surely Polish in Windows-1250; they have to be no UTF-8."""
    text = data.decode("cp1250", errors="replace")
    return None if _NOT_POLISH.search(text) else text
