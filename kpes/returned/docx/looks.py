"""How the words of a DOCX look, as far as that decides whether anybody can read them.

A run takes its look from the defaults, the styles of its table, its paragraph and itself, and from what is
said of it directly, in this order (ECMA-376, part 1, 17.7.2). Here a style that hides is never
outvoted by another style: where Word would show what one of them hides, kpes asks for a look at it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kpes.messages import Message, message
from kpes.returned.xml import OFFICE_2010, WORDPROCESSINGML, Element, local, namespace, qualified, value

Look = Mapping[str, Mapping[str, str]]
"""Each property by its name, with its attributes."""

_SWITCHED_ON = ("vanish", "webHidden", "specVanish", "rtl", "bidi", "strike", "dstrike")
_ADDED_UP = ("spacing", "ind", "rFonts")
"""Properties of which a style may set one attribute and leave another."""

_SMALLEST = 12
"""Half-points: what is set in less than 6 points nobody reads on paper."""
_THINNEST = 34
_CLOSEST = -40
_FARTHEST = 48
_LOWEST_LINE = 120
_FARTHEST_INDENT = (-1700, 8500)
"""Twentieths of a point: what begins behind the margin of an A4 page is off the paper."""
_LEAST_CONTRAST = 1.5
_SIGNS = ("symbol", "wingdings", "webdings", "dingbats", "mt extra", "marlett", "barcode", "opensymbol", "blank")
_NAMED = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
    "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
_PAPER = ("background1", "background2", "light1", "light2", "bg1", "bg2")


def switched_on(element: Element) -> bool:
    """Whether a property that is there is on: it may say that it is off."""
    return value(element) not in ("0", "false", "off")


def look_of(properties: Element | None) -> dict[str, dict[str, str]]:
    """What a w:rPr or w:pPr says."""
    look: dict[str, dict[str, str]] = {}
    for element in properties if properties is not None else ():
        name = local(element)
        if namespace(element) == WORDPROCESSINGML:
            attributes = {key.rpartition("}")[2]: said for key, said in element.attrib.items()}
            look[name] = {"val": "0" if not switched_on(element) else "1"} if name in _SWITCHED_ON else attributes
        elif namespace(element) == OFFICE_2010 and name == "textFill":
            look[name] = _filling(element)
    return look


def _filling(element: Element) -> dict[str, str]:
    """Whether Word's own filling of letters leaves them empty or nearly so, and its colour."""
    filling: dict[str, str] = {}
    for part in element.iter():
        said = next((text for key, text in part.attrib.items() if key.endswith("}val")), "")
        if local(part) == "noFill" or (local(part) == "alpha" and said.isdigit() and int(said) > 50_000):
            filling["empty"] = "1"
        if local(part) == "srgbClr":
            filling["color"] = said
        if local(part) == "schemeClr" and said in _PAPER:
            filling["color"] = "FFFFFF"
    return filling


def laid_over(looks: Iterable[Look]) -> dict[str, dict[str, str]]:
    """One look of several, each over those before it."""
    whole: dict[str, dict[str, str]] = {}
    for look in looks:
        for name, said in look.items():
            if name in _SWITCHED_ON and whole.get(name, {}).get("val") == "1":
                continue
            whole[name] = {**whole.get(name, {}), **said} if name in _ADDED_UP else dict(said)
    return whole


def _below(element: Element | None, outer: str, inner: str) -> list[Element]:
    return [] if element is None else element.findall(f"{qualified(outer)}/{qualified(inner)}")


class Looks:
    """The styles of a document."""

    def __init__(self, styles: Element | None):
        self._styles = {
            value(style, "styleId"): style
            for style in (styles.iter(qualified("style")) if styles is not None else ())
        }
        self.default = next(
            (
                id
                for id, style in self._styles.items()
                if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on")
            ),
            "",
        )
        self._looks: dict[tuple[str, str], dict[str, dict[str, str]]] = {}
        defaults = styles.find(qualified("docDefaults")) if styles is not None else None
        self._defaults = {
            kind: look_of(found[0] if (found := _below(defaults, f"{kind}Default", kind)) else None)
            for kind in ("rPr", "pPr")
        }

    def chain(self, id: str) -> list[Element]:
        """The style of this id and those that it is based on, the first of all first."""
        found: list[Element] = []
        while id in self._styles and self._styles[id] not in found and len(found) < 50:
            found.insert(0, self._styles[id])
            id = value(self._styles[id].find(qualified("basedOn")))
        return found

    def _of_style(self, id: str, kind: str) -> dict[str, dict[str, str]]:
        if (id, kind) not in self._looks:
            self._looks[id, kind] = laid_over(look_of(style.find(qualified(kind))) for style in self.chain(id))
        return self._looks[id, kind]

    def paragraph(self, properties: Element | None) -> dict[str, dict[str, str]]:
        """The look of a paragraph with this w:pPr."""
        style = value(properties.find(qualified("pStyle"))) if properties is not None else ""
        direct = look_of(properties)
        return laid_over((self._defaults["pPr"], self._of_style(style or self.default, "pPr"), direct)) | {
            name: direct[name] for name in _SWITCHED_ON if name in direct
        }

    def run(self, properties: Element | None, paragraph: Element | None, table: Look) -> dict[str, dict[str, str]]:
        """The look of a run with this w:rPr in a paragraph with this w:pPr, in a table of that look."""
        of_paragraph = value(paragraph.find(qualified("pStyle"))) if paragraph is not None else ""
        own = value(properties.find(qualified("rStyle"))) if properties is not None else ""
        direct = look_of(properties)
        styled = (
            self._defaults["rPr"],
            table,
            self._of_style(of_paragraph or self.default, "rPr"),
            self._of_style(own, "rPr"),
        )
        return laid_over((*styled, direct)) | {name: direct[name] for name in _SWITCHED_ON if name in direct}

    def tables(self, id: str) -> list[dict[str, dict[str, str]]]:
        """The looks that the table style of this id gives to cells: everywhere, and to each of their kinds."""
        whole = dict(self._of_style(id, "rPr"))
        looks = [whole]
        for style in self.chain(id):
            for kind in style.iter(qualified("tblStylePr")):
                look = laid_over((whole, look_of(kind.find(qualified("rPr")))))
                shade = kind.find(f"{qualified('tcPr')}/{qualified('shd')}")
                looks.append({**look, **({"shd": {"fill": value(shade, "fill")}} if shade is not None else {})})
        return looks


def unreadable(run: Look, paragraph: Look, fill: str) -> Message | None:
    """Why nobody can read words of this look on paper of the colour ``fill`` (hex); None where anybody can."""
    if any(run.get(name, {}).get("val") == "1" for name in ("vanish", "webHidden", "specVanish")):
        return message("marked as hidden")
    if _number(run, "sz", "val", _SMALLEST) < _SMALLEST:
        return message("too small to read")
    if (
        _number(run, "w", "val", 100) < _THINNEST
        or _number(run, "spacing", "val", 0) <= _CLOSEST
        or "fitText" in run
        or (_line(paragraph) < _LOWEST_LINE)
    ):
        return message("squeezed together")
    least, most = _FARTHEST_INDENT
    indents = [_number(paragraph, "ind", side, 0) for side in ("left", "start", "right", "end", "firstLine")]
    indents.append(-_number(paragraph, "ind", "hanging", 0))
    if abs(_number(run, "position", "val", 0)) > _FARTHEST or not all(least < indent < most for indent in indents):
        return message("moved off the paper")
    fonts = [name.casefold() for key, name in run.get("rFonts", {}).items() if "heme" not in key and key != "hint"]
    if any(sign in name for name in fonts for sign in _SIGNS):
        return message("in a font that shows other signs")
    return _colourless(run, paragraph, fill)


def _colourless(run: Look, paragraph: Look, fill: str) -> Message | None:
    marked = _NAMED.get(run.get("highlight", {}).get("val", ""), "")
    paper = marked or _shade(run) or _shade(paragraph) or fill or "FFFFFF"
    ink = run.get("color", {})
    colour = "FFFFFF" if ink.get("themeColor") in _PAPER else ink.get("val", "auto")
    filling = run.get("textFill", {})
    if filling.get("empty"):
        return message("in letters without a filling")
    colour = filling.get("color", colour)
    if colour == "auto":
        colour = "000000" if marked else ""  # else word processors turn it white on dark paper
    if colour and _contrast(colour, paper) < _LEAST_CONTRAST:
        return message("in the colour of the paper")
    return None


def _shade(look: Look) -> str:
    fill = look.get("shd", {}).get("fill", "auto")
    return "" if fill == "auto" else fill


def _line(paragraph: Look) -> float:
    spacing = paragraph.get("spacing", {})
    exact = spacing.get("lineRule") == "exact"
    return _number(paragraph, "spacing", "line", _LOWEST_LINE) if exact else _LOWEST_LINE


def _number(look: Look, name: str, attribute: str, otherwise: float) -> float:
    try:
        return float(look.get(name, {}).get(attribute, otherwise))
    except ValueError:
        return otherwise


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours in hex, from 1 to 21 (WCAG 2, „contrast ratio”)."""
    try:
        light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    except ValueError:
        return 21
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
