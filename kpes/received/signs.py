"""Signs that a font draws in place of others, and figures that stand raised or lowered, as signs of their own."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

_SYMBOL = {0x2D: "−", 0xB7: "•", 0xA8: "♦", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xD7: "⋅", 0xA3: "≤", 0xB3: "≥"}
_WINGDINGS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "❐", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "◆",
    0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xE0: "→", 0xF0: "⇨", 0xFC: "✓", 0xFE: "☑",
}  # fmt: skip
_OF_FONTS: Mapping[str, Mapping[int, str]] = {
    "symbol": _SYMBOL, "wingdings": _WINGDINGS, "webdings": {}, "wingdings 2": {}, "wingdings 3": {},
    "mt extra": {}, "zapfdingbats": {},
}  # fmt: skip
"""By the font's name: what it draws. Such a font has no letters, whatever code a sign of it bears."""
_BLANKS = (0x09, 0x0A, 0x20, 0xA0)
_PRIVATE = range(0xE000, 0xF900)
_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200e\u2060\ufeff"))
"""Where a word may be parted or must not be, and that words run to the right: they do without these as well."""


def is_private(sign: str) -> bool:
    """Whether Unicode leaves it to fonts what a sign looks like."""
    return ord(sign) in _PRIVATE


def drawn(words: str, font: str) -> str | None:
    """``words`` as a font draws them; None where that is not known."""
    signs = _OF_FONTS.get(font.strip().casefold())
    if signs is None:
        return None if any(map(is_private, words)) else words
    codes = (ord(one) - 0xF000 if ord(one) >= 0xF000 else ord(one) for one in words)
    said = [" " if code in _BLANKS else signs.get(code, "") for code in codes]
    return "".join(said) if all(said) else None


def raised(words: str, up: bool) -> str | None:
    """``words`` as they stand above the line (``up``) or below it: figures as signs of their own; None where these
    cannot be told from others. Letters stay as they are: 1st says the same."""
    if not any(one.isdigit() for one in words):
        return words
    said = words.translate(_RAISED if up else _LOWERED)
    return said if all(one.isspace() or one != before for one, before in zip(said, words, strict=True)) else None


def capitals(words: str) -> str:
    """Words in capitals, as word processors draw them: letter by letter, so that ß stays one."""
    return "".join(upper if len(upper := letter.upper()) == 1 else letter for letter in words)


def letters(text: str) -> int:
    """How many letters and signs a text has, white space aside, and those that nobody sees."""
    if not text.isascii():
        text = unicodedata.normalize("NFD", text.translate(UNSEEN))
    return sum(map(len, text.split()))
