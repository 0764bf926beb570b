"""A comment cuts a text off.

In YAML a space and “#” begin a comment, in the middle of a line too: of “Spółdzielnia # 5” only
“Spółdzielnia” would be printed. If it belongs to the text, put all of the text in quotes. If it is a note
to yourself, put it on a line of its own, where nobody can take it for text. Behind an id, a date or a
number a comment is no fault.

Wrong:

    partners:
      - id: fundacja
        name: Fundacja Fala
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna # 5
        representatives: [{name: Jan Kowalski}]

Right:

    partners:
      - id: fundacja  # lider
        name: Fundacja Fala
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: 'Spółdzielnia Socjalna # 5'
        # Uchwała zarządu jest w segregatorze.
        representatives: [{name: Jan Kowalski}]

Source: YAML 1.2.2, 6.6 (Comments).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from kpes.findings import Severity
from kpes.messages import message
from kpes.model import Text
from kpes.rules.data import Data, Findings, last_place, names, texts
from kpes.source import Place, Sources

CODE = "K118"
SEVERITY = Severity.ERROR

_COMMENT = re.compile(r"[ \t]#")
_BLANK = re.compile(r"[ \t]+")


def check(data: Data) -> Findings:
    """Each comment that stands directly behind a plain text of the agreement or a name of the signatory list."""
    if data.agreement:
        yield from _behind(texts(data.agreement), data.sources)
    yield from _behind(names(data.partners or ()), data.sources)


def _behind(written: Iterable[Text], sources: Sources) -> Findings:
    texts = sorted(written, key=_order)
    for file in {text.place.file for text in texts}:
        for number, line in enumerate(sources.lines(file), 1):
            if "#" not in line or line.lstrip().startswith("#"):
                continue
            for sign in _COMMENT.finditer(line):
                where = Place(file, number, sign.end())
                before = bisect_right(texts, (where, 0), key=_order)
                if before and _ends_at(texts[before - 1], line, where, sources):
                    said = message(
                        "The text ends before “#”: the rest is a comment and is not printed. If it belongs to the "
                        "text, put all of it in quotes; if not, put it on a line of its own."
                    )
                    yield where, said


def _order(text: Text) -> tuple[Place, int]:
    return text.place, text.before


def _ends_at(text: Text, line: str, where: Place, sources: Sources) -> bool:
    """Whether ``text`` is plain, and nothing but spaces stand between its end and ``where`` in ``line``."""
    if sources.line(text.place)[text.place.column - 1 :][:1] in ("'", '"', "|", ">"):
        return False
    end = last_place(text, sources)
    return end.line == where.line and bool(_BLANK.fullmatch(line, end.column, where.column - 1))
