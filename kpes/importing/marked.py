"""Words of a file as ``data/agreement.yaml`` wants them: signs that mean something there escaped, bold and italic told.

Where a look cannot be told in asterisks it is left out; the words are always those of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kpes.layout.words import as_printed
from kpes.layout.words import runs as printed_runs
from kpes.model import COPY_COUNT, Text
from kpes.received.written import Line, Run, joined
from kpes.source import Place

_ESCAPED = str.maketrans({"{": "{{", "*": r"\*"})
_NOWHERE = Place("")


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
            return "".join(map(typed, wanted))
    return plain(line, start)


def bold_until(line: Line, start: int) -> int:
    """Up to which character the words of ``line`` are bold from ``start`` on."""
    first = next(iter(_stretches(line.runs, start)), None)
    return line.words.index(first.words, start) + len(first.words) if first and first.bold else start


def cut(runs: Iterable[Run], start: int) -> tuple[Run, ...]:
    """The runs from a character of their words on, white space in them made plain."""
    found = []
    at, is_spaced = 0, True
    for run in runs:
        said = ""
        for sign in run.words:
            if sign.isspace():
                sign = "" if is_spaced else " "
            is_spaced = sign in ("", " ")
            said += sign if at >= start else ""
            at += len(sign)
        found.append(run._replace(words=said))
    return tuple(run for run in found if run.words)


def _stretches(runs: Sequence[Run], start: int) -> tuple[Run, ...]:
    """The words from ``start`` on. White space between words of one look has it too, other white space none."""
    signs = [Run(sign, run.bold, run.italic) for run in cut(runs, start) for sign in run.words]
    for at in range(1, len(signs) - 1):
        if signs[at].words == " ":
            before, behind = signs[at - 1][1:], signs[at + 1][1:]
            signs[at] = Run(" ", *(before if before == behind else ()))
    return joined(signs[_is_space(signs[:1]) : len(signs) - _is_space(signs[-1:])])


def _is_space(signs: Sequence[Run]) -> bool:
    return [one.words for one in signs] == [" "]


def typed(one: Run) -> str:
    """A stretch of words of one look, as the data has it."""
    stars = "*" * (2 * one.bold + one.italic)
    return f"{stars}{escaped(one.words)}{stars}"


def _with_look(stretches: Sequence[Run], number: int) -> Run:
    """A stretch, without its look where asterisks cannot tell it beside what stands around it."""
    one = stretches[number]
    before = stretches[number - 1].words[-1:] if number else ""
    behind = stretches[number + 1].words[:1] if number + 1 < len(stretches) else ""
    return one if _prints([Run(before), one, Run(behind)]) else Run(one.words)


def _prints(stretches: Sequence[Run]) -> bool:
    """Whether kpes prints the stretches with their words and their looks."""
    shown = as_printed(Text("".join(map(typed, stretches)), _NOWHERE), lambda name, begins: None, COPY_COUNT)
    return [look for run in printed_runs(shown.value) for look in _each(*run)] == [
        look for one in stretches for look in _each(*one)
    ]


def _each(words: str, bold: bool, italic: bool) -> list[tuple[str, bool, bool]]:
    """Each character of some words with its look."""
    return [(sign, bold, italic) for sign in words]
