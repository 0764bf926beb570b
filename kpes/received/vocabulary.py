"""What may stand in a Word file, read from ``vocabulary.txt``: elements by what holds them, and their values."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

Grammar = Callable[[str], bool]

_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,5}")
"""No plus, no unit, no leading zero: programs differ over what they make of those."""
_RANGE = re.compile(r"(-?\d+)\.\.(-?\d+)")
_SWITCH = ("0", "1", "true", "false", "on", "off")
_FONTS = frozenset(
    name.strip()
    for name in """
    aptos, aptos display, arial, arial narrow, arial unicode ms, bookman old style, book antiqua, caladea, calibri,
    calibri light, cambria, candara, carlito, century, century gothic, century schoolbook, consolas, constantia, corbel,
    courier, courier new, dejavu sans, dejavu sans mono, dejavu serif, droid sans fallback, freesans, freeserif,
    garamond, georgia, gill sans mt, helvetica, lato, liberation mono, liberation sans, liberation serif,
    libertinus serif, linux libertine, linux libertine g, lohit devanagari, lucida sans unicode, mangal,
    microsoft yahei, ms gothic, ms mincho, noto sans, noto sans cjk sc, noto sans devanagari, noto serif,
    noto serif cjk sc, nsimsun, open sans, palatino linotype, roboto, segoe ui, simsun, source han sans cn,
    source han serif cn, source sans pro, tahoma, times, times new roman, trebuchet ms, verdana, wenquanyi micro hei,
    ｍｓ 明朝, ｍｓ ゴシック, 宋体, 等线
    """.split(",")
)


def whole(written: str) -> int | None:
    """A whole number as it may be written; None for all else."""
    return int(written) if _WHOLE.fullmatch(written) else None


def is_text_font(names: str) -> bool:
    """Whether these are names of fonts that draw letters as what they are."""
    return all(name.strip().casefold() in _FONTS for name in names.split(";"))


def _matching(pattern: str) -> Grammar:
    compiled = re.compile(pattern)
    return lambda written: compiled.fullmatch(written) is not None


_NAMED: Mapping[str, Grammar] = {
    "any": lambda written: len(written) < 1000,
    "colour": _matching("auto|[0-9A-Fa-f]{6}"),
    "font": lambda written: not written or is_text_font(written),
    "hex": _matching("[0-9A-Fa-f]{1,8}|[01]{12}"),
    "off": ("0", "false", "off").__contains__,
    "switch": _SWITCH.__contains__,
    "theme-font": _matching("(major|minor)(HAnsi|Ascii|Bidi|EastAsia)"),
    "word": _matching("[A-Za-z0-9-]{0,40}"),
}


_OPTIONAL = ("<switch>", "<colour>", "<word>", "<hex>", "<any>")
"""Values without which an element means what it means with one of these."""


class Element(NamedTuple):
    """What an element may have: its attributes with their values, whether it needs “val”, and whether its contents
    are free, since they show nowhere."""

    attributes: Mapping[str, Grammar]
    needs_val: bool = False
    free: bool = False


@cache
def vocabulary() -> Mapping[tuple[str, str], Element]:
    """The elements that are understood, by the name of what holds them and their own, as “w:p”."""
    lists: dict[str, list[str]] = {}
    found: dict[tuple[str, str], Element] = {}
    parents: list[str] = []
    for line in files("kpes.received").joinpath("vocabulary.txt").read_text(encoding="utf-8").splitlines():
        words = line.split()
        if not words or line.startswith("#"):
            continue
        if words[0] == "let":
            lists[f"@{words[1]}"] = words[3:]
        elif words[0] == "in":
            parents = words[1:]
        elif words[0] == "free":
            found.update(((parent, name), Element({}, free=True)) for parent in parents for name in words[1:])
        else:
            told = [one for word in words[1:] for one in lists.get(word, [word])]
            element = _element(dict(one.split("=", 1) for one in told))
            found.update(((parent, words[0]), element) for parent in parents)
    return found


def _element(told: Mapping[str, str]) -> Element:
    needs_val = "val" in told and told["val"] not in _OPTIONAL
    return Element({name: _grammar(written) for name, written in told.items()}, needs_val)


@cache
def _grammar(written: str) -> Grammar:
    if written.startswith("<"):
        return _NAMED[written.strip("<>")]
    if match := _RANGE.fullmatch(written):
        least, most = int(match[1]), int(match[2])
        return lambda value: (number := whole(value)) is not None and least <= number <= most
    return written.split("|").__contains__
