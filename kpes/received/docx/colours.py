"""Colours in hex, as word processors write them: „112233”."""

from __future__ import annotations

from collections.abc import Iterable

WHITE, BLACK = "FFFFFF", "000000"
NAMED = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
    "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
"""The colours that words are marked in."""


def parts(colour: str) -> tuple[float, float, float]:
    """Red, green and blue, from 0 to 1; a ValueError where ``colour`` is none in hex."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def in_hex(parts: Iterable[float]) -> str:
    """Red, green and blue, from 0 to 1, as a colour."""
    return "".join(f"{round(part * 255):02X}" for part in parts)


def mixed(above: str, below: str, share: float) -> str:
    """Two colours mixed: ``share`` of the first, the rest of the second; what is no colour stays as it is."""
    try:
        pairs = zip(parts(above), parts(below), strict=True)
        return above if share == 1 else in_hex(one * share + other * (1 - share) for one, other in pairs)
    except ValueError:
        return above


def contrast(one: str, other: str) -> float:
    """The contrast of two colours in hex, from 1 to 21 (WCAG 2, „contrast ratio”)."""
    try:
        light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    except ValueError:
        return 21
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts(colour))
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
