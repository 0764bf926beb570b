"""What a DOCX's theme, settings and list of fonts make of the colours and fonts that its text only names.

Where a colour of the theme is named, word processors pass over the one that stands beside it (ECMA-376, part 1,
17.3.2.6); the same holds for fonts (17.3.2.26). A shade is a pattern of two colours (17.18.78).
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from kpes.ooxml import WORDPROCESSINGML, qualified
from kpes.received.docx.colours import BLACK, WHITE, in_hex, mixed, parts
from kpes.received.xml import Element, local, value, whole

_PAPER = ("background1", "background2", "light1", "light2", "bg1", "bg2", "lt1", "lt2")
_LONG_NAMES = {
    "tx1": "text1", "tx2": "text2", "bg1": "background1", "bg2": "background2", "dk1": "dark1", "dk2": "dark2",
    "lt1": "light1", "lt2": "light2", "hlink": "hyperlink", "folHlink": "followedHyperlink",
}  # fmt: skip
_MAPPED = {"text1": ("t1", "dark1"), "text2": ("t2", "dark2"), "background1": ("bg1", "light1"),
           "background2": ("bg2", "light2")}  # fmt: skip
_SYSTEM = {"window": WHITE, "windowText": BLACK}
_SIGNS = ("symbol", "wingdings", "webdings", "dingbats", "mt extra", "marlett", "barcode", "opensymbol", "blank")
_CHARSET_OF_SIGNS = "02"


class Theme:
    """The colours and fonts of a document; each of the parts that tell of them may be missing."""

    def __init__(self, theme: Element | None = None, settings: Element | None = None, fonts: Element | None = None):
        elements = list(theme.iter()) if theme is not None else []
        schemes = [scheme for scheme in elements if local(scheme) == "clrScheme"][:1]
        self._colours = {_LONG_NAMES.get(local(one), local(one)): _plain(one) for scheme in schemes for one in scheme}
        self._fonts = {
            local(group)[:5]: [one.get("typeface", "") for one in group if local(one) in ("latin", "ea", "cs")]
            for group in elements
            if local(group) in ("majorFont", "minorFont")
        }
        mapping = settings.find(qualified("clrSchemeMapping")) if settings is not None else None
        self._mapping = {name: value(mapping, short) or usual for name, (short, usual) in _MAPPED.items()}
        self._signs = {
            value(font, "name").casefold()
            for font in (fonts.iter(qualified("font")) if fonts is not None else ())
            if value(font.find(qualified("charset"))) == _CHARSET_OF_SIGNS
            or _of_signs(value(font.find(qualified("altName"))))
        }

    def named(self, name: str, otherwise: str) -> str:
        """The colour (hex) that the theme has under this name, or else ``otherwise``."""
        name = _LONG_NAMES.get(name, name)
        return self._colours.get(self._mapping.get(name, name)) or (WHITE if name in _PAPER else otherwise)

    def ink(self, said: Mapping[str, str], plain: str = "val", of_theme: str = "theme") -> str:
        """The colour of letters, or of one half of a shade, by its attributes: hex, or “auto”."""
        name = said.get(f"{of_theme}Color" if of_theme == "theme" else of_theme, "")
        if not name or name == "none":
            return said.get(plain, "auto")
        colour = self.named(name, said.get(plain, "auto"))
        tint, shade = (_share(said.get(f"{of_theme}{kind}", "FF")) for kind in ("Tint", "Shade"))
        return mixed(mixed(colour, WHITE, tint), BLACK, shade)

    def fill(self, said: Mapping[str, str]) -> str:
        """The colour of a shade, as the eye mixes that of its pattern; empty where nothing is painted."""
        pattern = said.get("val", "clear")
        below = self.ink(said, "fill", "themeFill")
        if pattern in ("clear", "nil", ""):
            return "" if below == "auto" else below
        above = self.ink(said, "color")
        percent = whole(pattern.removeprefix("pct"))
        dots = 1 if pattern == "solid" else min(percent, 100) / 100 if percent > 0 else 0.5
        return mixed(BLACK if above == "auto" else above, WHITE if below == "auto" else below, dots)

    def filling(self, colour: Element) -> str:
        """The colour of a filling that a w14:schemeClr names, made lighter or darker as it says."""
        red, green, blue = parts(self.named(_said(colour), BLACK))
        hue, light, full = colorsys.rgb_to_hls(red, green, blue)
        for change in colour:
            share = whole(_said(change)) / 100_000
            if local(change) in ("lumMod", "shade"):
                light *= share
            elif local(change) == "lumOff":
                light += share
            elif local(change) == "tint":
                light = light * share + 1 - share
        return in_hex(colorsys.hls_to_rgb(hue, min(max(light, 0), 1), full))

    def shows_signs(self, fonts: Mapping[str, str]) -> bool:
        """Whether one of the fonts in a w:rFonts draws signs instead of letters."""
        return any(_of_signs(name) or name.casefold() in self._signs for name in self._named(fonts.items()))

    def _named(self, fonts: Iterable[tuple[str, str]]) -> Iterator[str]:
        for key, name in fonts:
            if "heme" in key:
                yield from self._fonts.get(name[:5], ())
            elif key != "hint":
                yield name


def _share(byte: str) -> float:
    try:
        return min(int(byte, 16), 255) / 255
    except ValueError:
        return 1


def _plain(named: Element) -> str:
    """The colour in hex that an element of a colour scheme holds; empty where it is none that kpes knows."""
    for colour in named:
        found = _SYSTEM.get(colour.get("val", "")) or colour.get("lastClr") or colour.get("val", "")
        try:
            return in_hex(parts(found))
        except ValueError:
            return ""
    return ""


def _said(element: Element) -> str:
    """The attribute “val” of an element of any namespace."""
    return next((said for key, said in element.attrib.items() if key.rpartition("}")[2] == "val"), "")


@lru_cache(100)
def _of_signs(font: str) -> bool:
    return any(sign in font.casefold() for sign in _SIGNS)


def attributes(element: Element | None) -> dict[str, str]:
    """The attributes of an element of WordprocessingML, by their names alone."""
    found = element.attrib.items() if element is not None else ()
    return {key.removeprefix(f"{{{WORDPROCESSINGML}}}"): said for key, said in found}
