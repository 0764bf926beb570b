"""How the words of a DOCX look, as far as that decides whether anybody can read them.

A run takes its look from the defaults, the styles of its table, its paragraph and itself, and from what is
said of it directly, in this order (ECMA-376, part 1, 17.7.2). Here a style that hides is never
outvoted by another style: where Word would show what one of them hides, kpes asks for a look at it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kpes.messages import message
from kpes.ooxml import WORDPROCESSINGML, qualified
from kpes.received.docx.theme import Theme, attributes
from kpes.received.reading import Unreadable
from kpes.received.xml import COMPATIBILITY, OFFICE_2010, OFFICE_2012, Element, local, namespace, value, whole

Look = Mapping[str, Mapping[str, str]]
"""Each property by its name, with its attributes."""

_SWITCHED_ON = ("vanish", "webHidden", "specVanish", "rtl", "cs", "bidi", "strike", "dstrike")
_ADDED_UP = ("spacing", "ind", "rFonts", "tabs")
"""Properties of which a style may set one attribute and leave another."""


def switched_on(element: Element) -> bool:
    """Whether a property that is there is on: it may say that it is off."""
    return value(element) not in ("0", "false", "off")


def look_of(properties: Element | None, theme: Theme) -> dict[str, dict[str, str]]:
    """What a w:rPr or w:pPr says, its colours and fonts as the theme has them."""
    look: dict[str, dict[str, str]] = {}
    for element in _of_any_program(properties):
        name, said = local(element), attributes(element)
        if namespace(element) == OFFICE_2010 and name == "textFill":
            look[name] = _filling(element, theme)
        elif namespace(element) == OFFICE_2012 and name == "collapsed":
            look[name] = {}
        elif namespace(element) != WORDPROCESSINGML:
            continue
        elif name in _SWITCHED_ON:
            look[name] = {"val": "1" if switched_on(element) else "0"}
        elif name == "tabs":
            look[name] = {value(tab, "pos"): value(tab) for tab in element}
        else:
            look[name] = said
            if name == "color":
                look[name] = {"val": theme.ink(said)}
            elif name == "shd":
                look[name] = {"fill": theme.fill(said)}
    return look


def _of_any_program(properties: Element | None) -> Iterator[Element]:
    """The properties, and those that only some programs read."""
    for element in properties if properties is not None else ():
        if namespace(element) == COMPATIBILITY:
            yield from (one for choice in element for one in choice)
        else:
            yield element


def _filling(element: Element, theme: Theme) -> dict[str, str]:
    """Whether Word's own filling of letters leaves them empty or nearly so, and its colour."""
    filling: dict[str, str] = {}
    for part in element.iter():
        said = next((text for key, text in part.attrib.items() if key.endswith("}val")), "")
        if local(part) == "noFill" or (local(part) == "alpha" and whole(said) > 50_000):
            filling["empty"] = "1"
        if local(part) == "srgbClr":
            filling["color"] = said
        if local(part) == "schemeClr":
            filling["color"] = theme.filling(part)
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
    """The styles of a document, and its theme."""

    def __init__(self, styles: Element | None, theme: Theme):
        self.theme = theme
        self._styles: dict[str, Element] = {}
        self._defaults_of: dict[str, str] = {}
        for style in styles.iter(qualified("style")) if styles is not None else ():
            id = value(style, "styleId")
            if id in self._styles:
                raise Unreadable(message("It holds {part} twice, so programs differ over what it says.", part=id))
            self._styles[id] = style
            if value(style, "default") in ("1", "true", "on"):
                self._defaults_of.setdefault(value(style, "type"), id)
        self._looks: dict[tuple[str, str], dict[str, dict[str, str]]] = {}
        defaults = styles.find(qualified("docDefaults")) if styles is not None else None
        self._defaults = {
            kind: look_of(found[0] if (found := _below(defaults, f"{kind}Default", kind)) else None, theme)
            for kind in ("rPr", "pPr")
        }

    def known(self, id: str, kind: str) -> str:
        """The id of the style that counts where this one is named: it itself, or the default one of its kind."""
        return id if id in self._styles else self._defaults_of.get(kind, "")

    def chain(self, id: str) -> list[Element]:
        """The style of this id and those that it is based on, the first of all first."""
        found: list[Element] = []
        while id in self._styles and self._styles[id] not in found and len(found) < 50:
            found.insert(0, self._styles[id])
            id = value(self._styles[id].find(qualified("basedOn")))
        return found

    def _of_style(self, id: str, kind: str) -> dict[str, dict[str, str]]:
        if (id, kind) not in self._looks:
            self._looks[id, kind] = laid_over(
                look_of(style.find(qualified(kind)), self.theme) for style in self.chain(id)
            )
        return self._looks[id, kind]

    def paragraph(self, properties: Element | None, table: Look) -> dict[str, dict[str, str]]:
        """The look of a paragraph with this w:pPr, in a table whose style says ``table`` of its lines."""
        style = value(properties.find(qualified("pStyle"))) if properties is not None else ""
        direct = look_of(properties, self.theme)
        styled = (self._defaults["pPr"], table, self._of_style(self.known(style, "paragraph"), "pPr"))
        return laid_over((*styled, direct)) | {name: direct[name] for name in _SWITCHED_ON if name in direct}

    def run(self, properties: Element | None, paragraph: Element | None, table: Look) -> dict[str, dict[str, str]]:
        """The look of a run with this w:rPr in a paragraph with this w:pPr, in a table of that look."""
        of_paragraph = value(paragraph.find(qualified("pStyle"))) if paragraph is not None else ""
        own = value(properties.find(qualified("rStyle"))) if properties is not None else ""
        direct = look_of(properties, self.theme)
        styled = (
            self._defaults["rPr"],
            table,
            self._of_style(self.known(of_paragraph, "paragraph"), "rPr"),
            self._of_style(self.known(own, "character"), "rPr"),
        )
        whole = laid_over((*styled, direct)) | {name: direct[name] for name in _SWITCHED_ON if name in direct}
        return whole | ({"signs": {}} if self.theme.shows_signs(whole.get("rFonts", {})) else {})

    def tables(self, id: str) -> list[dict[str, dict[str, str]]]:
        """The looks that the table style of this id gives to cells: everywhere, and to each of their kinds."""
        chain = self.chain(id)
        whole = laid_over((self._of_style(id, "rPr"), *map(self._paper, chain)))
        kinds = [kind for style in chain for kind in style.iter(qualified("tblStylePr"))]
        return [
            whole,
            *(
                laid_over((whole, look_of(kind.find(qualified("rPr")), self.theme), self._paper(kind)))
                for kind in kinds
            ),
        ]

    def _paper(self, style: Element) -> Look:
        """The colour that a table style, or a part of one, paints below its words, as “paper”."""
        shades = [style.find(f"{qualified(kind)}/{qualified('shd')}") for kind in ("tblPr", "tcPr")]
        fills = [self.theme.fill(attributes(shade)) for shade in shades if shade is not None]
        return {"paper": {"fill": fills[-1]}} if fills and fills[-1] else {}

    def lines_of_table(self, id: str) -> Look:
        """What the table style of this id says of the lines in its cells."""
        return self._of_style(id, "pPr")
