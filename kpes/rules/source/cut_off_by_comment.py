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

import re
from bisect import bisect_right
from collections.abc import Iterator

from kpes.messages import message
from kpes.model import Text
from kpes.rules.rule import Data, Findings, last_place, names
from kpes.shapes.table import words
from kpes.source import Place, Sources

CODE = "K118"

_COMMENT = re.compile(r"[ \t]#")
_BLANK = re.compile(r"[ \t]+")


def check(data: Data) -> Findings:
    """Each comment directly behind a plain text of the agreement or of an act, or a name of the signatory list."""
    yield from _behind(list(words(data.as_read, printed=True)) if data.as_read else [], data.sources)
    yield from _behind(list(names(data)), data.sources)


def _behind(texts: list[Text], sources: Sources) -> Findings:
    signs = list(_signs(texts[0].place.file, sources)) if texts else []
    if signs:
        texts.sort(key=_order)
    tried = 0
    for where in signs:
        before = bisect_right(texts, (where, 0), key=_order)
        if before == tried:  # only the first sign behind a text can end it
            continue
        tried = before
        if _ends_before(texts[before - 1], where, sources):
            said = message(
                "The text ends before “#”: the rest is a comment and is not printed. If it belongs to the text, put "
                "all of it in quotes; if not, put it on a line of its own."
            )
            yield where, said


def _signs(file: str, sources: Sources) -> Iterator[Place]:
    """Where “#” stands behind white space, but for lines that are comments as a whole."""
    for number, line in enumerate(sources.lines(file), 1):
        if "#" in line and not line.lstrip().startswith("#"):
            yield from (Place(file, number, sign.end()) for sign in _COMMENT.finditer(line))


def _order(text: Text) -> tuple[Place, int]:
    return text.place, text.before


def _ends_before(text: Text, where: Place, sources: Sources) -> bool:
    """Whether ``text`` is plain, and nothing but spaces stand between its end and ``where``."""
    first = text.place.column
    if sources.line(text.place)[first - 1 : first] in ("'", '"', "|", ">"):
        return False
    end = last_place(text, sources)
    return end.line == where.line and bool(_BLANK.fullmatch(sources.line(where), end.column, where.column - 1))
