"""Places to sign, parted into lines: dots to sign on, names, and notes on what is written there.

People type all of it into one paragraph or cell: „………… ⏎ Fundacja Most ⏎ (podpis)”, or two who sign side by side, tabs
between them. Parted, each name stands alone. Dots that are a blank within a sentence („Gdańsk, dnia …… r.”) stay in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kpes.importing.people import is_function, is_organisation
from kpes.importing.typed_labels import label_of
from kpes.received.written import Grid, Line, Run, joined

_DOTS = r"(?:[.…_·‗]{4,}|…{2,}|_{3,}|-{5,}|[–—]{4,}|(?:(?<!\S)[._·–—-]\s){3,}[._·–—-](?!\S))"
_APART = re.compile(rf"(?P<dots>{_DOTS}(?:\s?{_DOTS})*|(?<!\S)[.…]{{1,3}}(?!\S))|(?P<note>\([^()]*\))|[\t\n]|\s{{4,}}")
_SAYS_WHAT = re.compile(
    r"(?i)\b(?:podpis|pieczę|pieczątk|imię|nazwisk|czytel|miejscowość|data\b|signature|name\b|date\b|stamp|seal\b"
    r"|place\b|unterschrift|unterzeichn|stempel|siegel|ort\b|datum|cachet|lieu\b|nom\b|fonction|funkcja|function)"
)
_LONGEST_NOTE = 100
FOR = re.compile(r"(?i)(?:za|w imieniu|on behalf of|for|für|pour)\s")
_NEEDS_MORE = re.compile(r"(?:^|\s)[^\W\d_A-ZĄĆĘŁŃÓŚŹŻ]{1,4},?\s?$|\b[^\W\d_A-ZĄĆĘŁŃÓŚŹŻ]{4}")
"""Words before a blank that end in a short one („w dniu”), or are no name, so that they need what is filled in."""


def is_note(words: str) -> bool:
    """Whether words say what is to be written where somebody signs: „(podpis)”, „pieczęć i podpis”."""
    return len(words) <= _LONGEST_NOTE and bool(_SAYS_WHAT.match(words.lstrip("( ")))


def has_dots(words: str) -> bool:
    """Whether there are dots or strokes to write on in some words."""
    return bool(re.search(_DOTS, words))


def each_apart(lines: Iterable[Line | Grid]) -> Iterator[Line | Grid]:
    """The lines where partners sign, each parted; those of a table within their cells."""
    for one in lines:
        if isinstance(one, Line):
            yield from apart(one)
        else:
            cells = ((tuple(part for line in cell for part in apart(line)) for cell in row) for row in one.rows)
            yield one._replace(rows=tuple(map(tuple, cells)))


def apart(line: Line) -> list[Line]:
    """What stands in a line, each for itself; a block of a canonical text is whole."""
    signs = [run._replace(words=sign) for run in line.runs for sign in run.words]
    found: list[list[Run]] = []
    for start, end in [] if line.look.is_block else _stretches("".join(one.words for one in signs)):
        found.append(signs[start:end])
    if len(found) < 2:
        return [line]
    return [
        line._replace(runs=joined(stretch), numbered=None if number else line.numbered)
        for number, stretch in enumerate(found)
    ]


def _stretches(words: str) -> Iterator[tuple[int, int]]:
    """Where each of the stretches begins and ends that stand for themselves, without those that are empty."""
    at = 0
    for found in _APART.finditer(words):
        if _parts(found, words[at : found.start()], words[found.end() :]):
            yield from (span for span in ((at, found.start()), found.span()) if words[slice(*span)].strip())
            at = found.end()
    if words[at:].strip():
        yield at, len(words)


def _parts(found: re.Match[str], before: str, behind: str) -> bool:
    """Whether what was found parts the words around it."""
    if found["note"]:
        return is_note(found["note"])
    label = label_of(before.strip())
    said = before.strip()[label.end :] if label else before.strip()
    if found["dots"]:
        next_words = re.split(r"[\t\n]", behind)[0].strip()
        if not next_words or is_note(next_words):
            return _signs(said)
        goes_on = next_words[0].islower() or next_words[0] in ",;."
        return not goes_on and (not said or is_organisation(said))
    is_label = not said or not re.search(r"[^\W\d_]{2}", before)
    return not is_label and (found[0] == "\n" or not behind.lstrip()[:1].islower())


def _signs(words: str) -> bool:
    """Whether words in front of dots are somebody or something that signs there, and no sentence with a blank."""
    is_known = is_organisation(words) or is_function(words) or is_note(words) or FOR.match(words)
    return bool(is_known) or not _NEEDS_MORE.search(words)
