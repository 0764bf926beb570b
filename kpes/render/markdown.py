"""The agreement as Markdown (CommonMark, with the signatory list as a table of GitHub Flavored Markdown)."""

from __future__ import annotations

import re

from kpes.document import Document
from kpes.render import Templates
from kpes.render.outline import variables
from kpes.render.templating import fill

# Markup wherever it stands; „$” is for those programs that take it for the begin of a formula.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>~|#$]|&(?=[#A-Za-z])")
# Markup at the start of a line: bullets, quotations, underlines of headings, and numbers of lists, which a
# reader's program would count anew; other ways of numbering are those of Pandoc.
_AT_START = re.compile(r"[-+=:]|(?P<number>\(?(?:[0-9]+|[A-Za-z]|[IVXLCDMivxlcdm]+))(?P<end>[.)])")


def render(document: Document, fingerprint: str, templates: Templates) -> bytes:
    """``document`` as the bytes of a Markdown text, by the template ``agreement.md.j2``."""
    return fill("agreement.md.j2", variables(document, fingerprint), templates, escaped)


def escaped(text: str) -> str:
    """``text`` so that a reader of Markdown gives it back sign for sign, also at the start of a line."""
    start = _AT_START.match(text)
    if start is None:
        return _anywhere(text)
    before = start["number"] or ""
    return f"{before}\\{text[len(before)]}{_anywhere(text[len(before) + 1 :])}"


def _anywhere(text: str) -> str:
    return _ANYWHERE.sub(r"\\\g<0>", text)
