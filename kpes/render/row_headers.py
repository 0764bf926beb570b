"""Which cells of a PDF's tables are headers of their rows, for those who listen."""

from __future__ import annotations

import re

_STRONG = re.compile(rb"(\d+) 0 obj\n<</Type/StructElem/S/Strong/")
_CELL = re.compile(
    rb"(?<=<</Type/StructElem/S)/TD(?P<before>/[^\n]*?/O/Table)(?P<headers>/Headers\[[^\]]*\])"
    rb"(?P<behind>[^\n]*?/K\[(?P<first>\d+ 0 R)?)"
)


def with_row_headers(pdf: bytes) -> bytes:
    """The PDF with names and cells of strong columns as headers of their rows (ISO 32000-1, 14.8.4.3.4 and 14.8.5.7).

    These are the cells that begin with what is tagged as strong; kpes's own template tags no other words of cells so.

    Typst makes such cells only under a flag that its library does not pass on. No byte moves: what is written is as
    long as what stood there. The other cells find their headers by the scope of these, so none of them lists some.
    """
    strong = {b"%b 0 R" % number for number in _STRONG.findall(pdf)}

    def cell(found: re.Match[bytes]) -> bytes:
        heads = found["first"] in strong
        scope = b"/Scope/Row" if heads else b""
        kind = b"/TH" if heads else b"/TD"
        return kind + found["before"] + scope.ljust(len(found["headers"])) + found["behind"]

    return _CELL.sub(cell, pdf)
