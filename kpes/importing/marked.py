"""Words of a file as ``data/agreement.yaml`` wants them: signs that mean something there escaped, bold and italic told.

Where a look cannot be told in asterisks it is left out; the words are always those of the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from kpes.layout.words import as_printed
from kpes.layout.words import runs as printed_runs
from kpes.model import COPY_COUNT, Text
from kpes.received.written import Line, Run
from kpes.source import Place

_ESCAPED = str.maketrans({"{": "{{", "*": r"\*"})
_NOWHERE = Place("")


class _Sign(NamedTuple):
    """A character and its look."""

    sign: str
    bold: bool
    italic: bool


class _Stretch(NamedTuple):
    """Words of one look."""

    words: str
    bold: bool
    italic: bool

    @property
    def typed(self) -> str:
        """As the data has it."""
        stars = "*" * (2 * self.bold + self.italic)
        return f"{stars}{escaped(self.words)}{stars}"


def escaped(words: str) -> str:
    """``words`` so that nothing in them is a name, or an asterisk that means something."""
    return words.translate(_ESCAPED)


def plain(line: Line, start: int = 0) -> str:
    """The words of ``line`` from this character of them on, however they look: a heading has its own look."""
    return escaped(line.words[start:].strip())


def marked(line: Line, start: int = 0) -> str:
    """The words of ``line`` from this character of them on, with what is bold and italic in them."""
    if not any(run.bold or run.italic for run in line.runs):
        return plain(line, start)
    stretches = _stretches(line.runs, start)
    told = [_with_look(stretches, number) for number in range(len(stretches))]
    for wanted in (told, [one._replace(italic=False) for one in told]):
        if _prints(wanted):
            return "".join(one.typed for one in wanted)
    return plain(line, start)


def bold_until(line: Line, start: int) -> int:
    """Up to which character the words of ``line`` are bold from ``start`` on."""
    first = next(iter(_stretches(line.runs, start)), None)
    return line.words.index(first.words, start) + len(first.words) if first and first.bold else start


def _stretches(runs: Sequence[Run], start: int) -> list[_Stretch]:
    """The words from ``start`` on. White space between words of one look has it too, other white space none."""
    signs: list[_Sign] = []
    for run in runs:
        for sign in run.words:
            if not sign.isspace():
                signs.append(_Sign(sign, run.bold, run.italic))
            elif signs and signs[-1].sign != " ":
                signs.append(_Sign(" ", False, False))
    for at in range(1, len(signs) - 1):
        before, behind = signs[at - 1], signs[at + 1]
        if signs[at].sign == " " and before[1:] == behind[1:]:
            signs[at] = before._replace(sign=" ")
    while signs[start:] and signs[-1].sign == " ":
        signs.pop()
    while signs[start:] and signs[start].sign == " ":
        start += 1
    looks = groupby(signs[start:], key=lambda one: (one.bold, one.italic))
    return [_Stretch("".join(one.sign for one in group), *look) for look, group in looks]


def _with_look(stretches: Sequence[_Stretch], number: int) -> _Stretch:
    """A stretch, without its look where asterisks cannot tell it beside what stands around it."""
    one = stretches[number]
    before = stretches[number - 1].words[-1:] if number else ""
    behind = stretches[number + 1].words[:1] if number + 1 < len(stretches) else ""
    around = [_Stretch(before, False, False), one, _Stretch(behind, False, False)]
    return one if _prints(around) else _Stretch(one.words, False, False)


def _prints(stretches: Sequence[_Stretch]) -> bool:
    """Whether kpes prints the stretches with their words and their looks."""
    typed = "".join(one.typed for one in stretches)
    shown = as_printed(Text(typed, _NOWHERE), lambda name, begins: None, COPY_COUNT)
    return [look for run in printed_runs(shown.value) for look in _each(*run)] == [
        look for one in stretches for look in _each(*one)
    ]


def _each(words: str, bold: bool, italic: bool) -> list[tuple[str, bool, bool]]:
    """Each character of some words with its look."""
    return [(sign, bold, italic) for sign in words]
