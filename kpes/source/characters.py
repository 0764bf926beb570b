"""The characters that no agreement may hold, and how a message quotes what somebody wrote."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kpes.messages import Message, message

_FORBIDDEN_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn"}
_LINE_SEPARATORS = "\u2028\u2029"
_BLANKS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
_FORBIDDEN_BESIDES = {*_LINE_SEPARATORS, *_BLANKS}
_VARIATION_SELECTORS = re.compile("[\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
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
        or _VARIATION_SELECTORS.match(character)
    }


def without(text: str, wrong: set[str]) -> str:
    """``text`` with a space for each of the characters ``wrong``."""
    return text.translate({ord(character): " " for character in wrong})


def places(text: str, wrong: set[str]) -> Iterator[tuple[int, int, str]]:
    """Line, column (from 1) and character wherever one of the characters ``wrong`` stands in ``text``."""
    line, line_start = 1, 0
    for match in re.finditer("[" + re.escape("".join(sorted(wrong))) + "]", text):
        line += text.count("\n", line_start, match.start())
        line_start = text.rfind("\n", line_start, match.start()) + 1 or line_start
        yield line, match.start() - line_start + 1, match.group()


def not_allowed(character: str) -> Message:
    """What is wrong with a forbidden character, by its code point and name."""
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    return message(
        "The character {code} is not allowed: it cannot be seen, or it changes how others look. Remove it.",
        code=f"{code} {name}".rstrip(),
    )


def excerpt(text: str) -> str:
    """``text`` as a message quotes it: one line, nothing unseen, at most 60 characters."""
    start = text[: 4 * _LONGEST_EXCERPT]
    line = " ".join(without(start, forbidden(start)).split())
    whole = len(line) <= _LONGEST_EXCERPT and len(start) == len(text)
    return line if whole else line[: _LONGEST_EXCERPT - 1].rstrip() + "…"
