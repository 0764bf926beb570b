"""What may stand in a Word file, read from ``vocabulary.txt``: elements by what holds them, and their values."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from math import nan
from typing import NamedTuple

Grammar = Callable[[str], bool]

_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,5}")
"""No plus, no unit, no leading zero: programs differ over what they make of those."""
_COLOUR = re.compile("[0-9A-Fa-f]{6}")
_RANGE = re.compile(r"(-?\d+)\.\.(-?\d+)")


def whole(written: str) -> int | None:
    """A whole number as it may be written; None for all else."""
    return int(written) if _WHOLE.fullmatch(written) else None


def is_text_font(names: str) -> bool:
    """Whether these are names of fonts that draw letters as what they are."""
    return vocabulary().fonts.issuperset(name.strip().casefold() for name in names.split(";"))


def _luminance(colour: str) -> float:
    """The relative luminance of an RGB colour; no number where it is none, so it is neither dark nor light."""
    parts = (one / 255 for one in bytes.fromhex(colour)) if _COLOUR.fullmatch(colour) else (nan, nan, nan)
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def is_dark(colour: str) -> bool:
    """Whether letters of this colour can be read on paper, and on what `_is_light` lets lie behind them."""
    return colour == "auto" or _luminance(colour) <= 0.35


def _is_light(colour: str) -> bool:
    return colour == "auto" or _luminance(colour) >= 0.75


_OPTIONAL = ("<switch>", "<dark>", "<word>", "<hex>", "<any>")
"""Values without which an element means what it means with one of these."""


class Element(NamedTuple):
    """What an element may have: its attributes with their values, those that it needs, and whether its contents are
    free, since they show nowhere."""

    attributes: Mapping[str, Grammar]
    needed: frozenset[str] = frozenset()
    free: bool = False


class Vocabulary(NamedTuple):
    """All that is understood.

    ``elements`` are told by the name of what holds them and their own, as “w:p”; ``spaces`` are the prefixes of those
    names by their namespaces; only elements that are ``repeated`` stand more than once in one; ``within`` may stand
    where contents are free; ``own_styles`` are names of styles that need not count; ``measures`` are those which an
    attribute adds to, by “w:ind/left”. ``parts`` tells what a part is by what points at it, the type of that relation,
    and the part's content type.
    """

    elements: Mapping[tuple[str, str], Element]
    parts: Mapping[tuple[str, str, str], str]
    spaces: Mapping[str, str]
    measures: Mapping[str, str]
    fonts: frozenset[str]
    own_styles: re.Pattern[str]
    repeated: frozenset[str]
    within: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """What ``vocabulary.txt`` tells."""
    lists: dict[str, list[str]] = {}
    elements: dict[tuple[str, str], Element] = {}
    parts: dict[tuple[str, str, str], str] = {}
    patterns: dict[str, re.Pattern[str]] = {}
    parents: list[str] = []
    for line in files("kpes.received").joinpath("vocabulary.txt").read_text(encoding="utf-8").splitlines():
        first, *words = line.split() or ["#"]
        if first.startswith("#"):
            continue
        if first == "let":
            lists.setdefault(words[0], []).extend(words[2:])
        elif first == "value":
            patterns[f"<{words[0]}>"] = re.compile(words[1])
        elif first == "part":
            kind, holder, *types = words
            relation, content = (_whole_address(one, lists) for one in types)
            parts[holder, relation, content] = kind
        elif first == "in":
            parents = words
        elif first == "free":
            elements.update(((parent, name), Element({}, free=True)) for parent in parents for name in words)
        else:
            told = [one for word in words for one in (lists[word[1:]] if word.startswith("@") else [word])]
            element = _element(dict(one.split("=", 1) for one in told), patterns)
            elements.update(((parent, first), element) for parent in parents)
    spaces, measures = (dict(one.split("=", 1) for one in lists[name]) for name in ("spaces", "measures"))
    return Vocabulary(
        elements, parts, {space: prefix for prefix, space in spaces.items()}, measures,
        frozenset(" ".join(lists["fonts"]).split(", ")), re.compile("|".join(lists["own-styles"])),
        frozenset(lists["repeated"]), frozenset(lists["within"]),
    )  # fmt: skip


def _whole_address(written: str, lists: Mapping[str, list[str]]) -> str:
    """An address or a type of contents; what stands before its colon may be short for its beginning."""
    beginning, _, rest = written.partition(":")
    return lists[beginning][0] + rest if beginning in lists else written


def _element(told: Mapping[str, str], patterns: Mapping[str, re.Pattern[str]]) -> Element:
    needed = [name for name, may in told.items() if name.endswith("!") or (name == "val" and may not in _OPTIONAL)]
    grammars = {name.rstrip("!"): _grammar(written, patterns) for name, written in told.items()}
    return Element(grammars, frozenset(name.rstrip("!") for name in needed))


_TOLD: Mapping[str, Grammar] = {
    "<font>": lambda value: not value or is_text_font(value), "<dark>": is_dark, "<light>": _is_light,
}  # fmt: skip


def _grammar(written: str, patterns: Mapping[str, re.Pattern[str]]) -> Grammar:
    if written in _TOLD:
        return _TOLD[written]
    if pattern := patterns.get(written):
        return lambda value: pattern.fullmatch(value) is not None
    if match := _RANGE.fullmatch(written):
        least, most = int(match[1]), int(match[2])
        return lambda value: (number := whole(value)) is not None and least <= number <= most
    return written.split("|").__contains__
