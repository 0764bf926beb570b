"""Which characters no agreement may hold, how words are brought into one form, and how a message quotes them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kpes.messages import Message, message

_FORBIDDEN_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn"}
_LINE_SEPARATORS = "\u2028\u2029"
_BLANKS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
_VARIATION_SELECTORS = map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
_FORBIDDEN_BESIDES = {*_LINE_SEPARATORS, *_BLANKS, *_VARIATION_SELECTORS}
_MOST_MARKS = 30
_LONGEST_EXCERPT = 60


def forbidden(text: str) -> set[str]:
    """The characters of ``text`` that no agreement may hold.

    Those are the Unicode categories Cc (but for tab and line feed), Cf, Cs, Co and Cn, the separators
    U+2028 and U+2029, and the letters and marks that Unicode draws as nothing (Default_Ignorable_Code_Point
    and the blank Braille pattern): characters that nobody sees, or that change what others look like.
    """
    return {
        character
        for character in set(text)
        if (unicodedata.category(character) in _FORBIDDEN_CATEGORIES and character not in "\t\n")
        or character in _FORBIDDEN_BESIDES
    }


def illegible(text: str) -> re.Pattern[str] | None:
    """What finds a forbidden character, or too many accents on one letter; None where ``text`` has neither.

    Thirty is the limit of Unicode's Stream-Safe Text Format (UAX 15). Without one, a file full of accents
    takes hours to normalise.
    """
    wrong, marks = forbidden(text), {character for character in set(text) if _is_mark(character)}
    patterns = [_any_of(wrong)] if wrong else []
    patterns += [f"{_any_of(marks)}{{{_MOST_MARKS + 1},}}"] if marks else []
    pattern = re.compile("|".join(patterns))
    return pattern if patterns and pattern.search(text) else None


def _is_mark(character: str) -> bool:
    return unicodedata.combining(unicodedata.normalize("NFD", character)[0]) > 0


def _any_of(characters: set[str]) -> str:
    return "[" + re.escape("".join(sorted(characters))) + "]"


def clean(text: str) -> str:
    """``text`` in NFC, with every run of white space made one plain space, and none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def without(text: str, wrong: re.Pattern[str]) -> str:
    """``text`` with spaces for all that ``wrong`` finds."""
    return wrong.sub(lambda match: " " * len(match.group()), text)


def places(text: str, wrong: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """Line and column (from 1) of all that ``wrong`` finds in ``text``, and what it finds."""
    line, line_start = 1, 0
    for match in wrong.finditer(text):
        line += text.count("\n", line_start, match.start())
        line_start = text.rfind("\n", line_start, match.start()) + 1 or line_start
        yield line, match.start() - line_start + 1, match.group()


def not_allowed(found: str) -> Message:
    """What is wrong with what `illegible` found; a character by its code point and name."""
    if len(found) > 1:
        return message("More than {most} accents stand on one letter. Remove them.", most=_MOST_MARKS)
    return message(
        "The character {code} is not allowed: it cannot be seen, or it changes how others look. Remove it.",
        code=f"U+{ord(found):04X} {unicodedata.name(found, '')}".rstrip(),
    )


def excerpt(text: str) -> str:
    """``text`` as a message quotes it: one line, nothing unseen, at most 60 characters."""
    start = text[: 4 * _LONGEST_EXCERPT]
    wrong = illegible(start)
    line = " ".join((without(start, wrong) if wrong else start).split())
    whole = len(line) <= _LONGEST_EXCERPT and len(start) == len(text)
    return line if whole else line[: _LONGEST_EXCERPT - 1].rstrip() + "…"


def legible(text: str) -> str:
    """``text`` on one line, and spelled out what nobody would see: the name of a file may hold anything."""
    if text.isprintable() and _FORBIDDEN_BESIDES.isdisjoint(text):  # nearly every text, in a tenth of the time
        return text
    wrong = forbidden(text) | {"\t", "\n"}
    return "".join(sign.encode("unicode_escape").decode() if sign in wrong else sign for sign in text)
