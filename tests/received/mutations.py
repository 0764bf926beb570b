"""Random changes of a DOCX, by a seed: what somebody, or a program, may do to it without thinking of kpes."""

from __future__ import annotations

import random
import re
from importlib.resources import files

from lxml import etree

from kpes.ooxml import WORDPROCESSINGML, qualified
from tests.received.alterations import OFFICE, Parts, packed, unpacked

XML = ("word/document.xml", "word/styles.xml", "word/footer1.xml", "word/settings.xml", "word/fontTable.xml")
_WEIGHTS = (10, 6, 2, 2, 1)
VALUES = (
    "0", "1", "-1", "2", "7", "20", "-720", "300", "1440", "5000", "9999", "14000", "31680", "true", "false", "on",
    "off", "auto", "none", "nil", "single", "exact", "atLeast", "dxa", "pct", "center", "right", "FFFFFF", "F2F2F2",
    "000000", "white", "Wingdings", "Symbol", "Arial", "clear", "solid", "1pt", "50%", "01", "+1", " 1", "1.5", "",
    "rtl", "both", "superscript", "default", "first", "even", "continuous", "Normal", "Title", "TableText",
    "background1",
)  # fmt: skip
MARKUP = (
    "<w:vanish/>", '<w:vanish w:val="0"/>', "<w:rtl/>", "<w:caps/>", "<w:smallCaps/>", "<w:strike/>", "<w:dstrike/>",
    "<w:webHidden/>", "<w:specVanish/>", "<w:outline/>", "<w:emboss/>", '<w:color w:val="FFFFFF"/>',
    '<w:color w:val="333333"/>', '<w:highlight w:val="black"/>', '<w:sz w:val="4"/>', '<w:sz w:val="40"/>',
    '<w:szCs w:val="2"/>', '<w:w w:val="10"/>', '<w:spacing w:val="-100"/>', '<w:spacing w:val="30"/>',
    '<w:position w:val="-400"/>', '<w:kern w:val="28"/>', '<w:vertAlign w:val="superscript"/>',
    '<w:effect w:val="blinkBackground"/>', '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>',
    '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>', '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>',
    '<w:bdr w:val="single" w:sz="400"/>', '<w:fitText w:val="10"/>', '<w:ind w:left="14000"/>',
    '<w:ind w:left="400"/>', '<w:ind w:hanging="9000"/>', '<w:jc w:val="right"/>',
    '<w:spacing w:line="1" w:lineRule="exact"/>', '<w:spacing w:before="31000"/>', '<w:spacing w:before="400"/>',
    "<w:pageBreakBefore/>", '<w:framePr w:w="10" w:h="10" w:hRule="exact"/>', "<w:bidi/>", "<w:keepNext/>",
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', '<w:numPr><w:numId w:val="0"/></w:numPr>',
    '<w:outlineLvl w:val="0"/>', '<w:textDirection w:val="btLr"/>', '<w:pStyle w:val="Title"/>',
    '<w:rStyle w:val="PartnerName"/>', '<w:tblpPr w:horzAnchor="page" w:tblpX="20000"/>',
    '<w:tblInd w:w="9000" w:type="dxa"/>', '<w:tblInd w:w="100" w:type="dxa"/>', '<w:tblW w:w="30000" w:type="dxa"/>',
    "<w:bidiVisual/>", '<w:tblCellSpacing w:w="4000" w:type="dxa"/>', "<w:hidden/>",
    '<w:trHeight w:val="10" w:hRule="exact"/>', "<w:tblHeader/>", "<w:cantSplit/>", '<w:gridBefore w:val="1"/>',
    "<w:vMerge/>", '<w:vMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>', '<w:gridSpan w:val="2"/>',
    "<w:tcFitText/>", "<w:noWrap/>", '<w:cols w:num="9"/>', '<w:pgMar w:top="-5000"/>', "<w:titlePg/>",
    '<w:lnNumType w:countBy="1"/>', "<w:rtlGutter/>", "<w:r><w:t>nie</w:t></w:r>", "<w:br/>", '<w:br w:type="page"/>',
    "<w:tab/>", "<w:cr/>", "<w:noBreakHyphen/>", "<w:softHyphen/>", "<w:lastRenderedPageBreak/>",
    '<w:bookmarkStart w:id="9" w:name="x"/>', '<w:proofErr w:type="spellStart"/>', "<w:p/>",
    '<w:sym w:font="Wingdings" w:char="F04A"/>', "<w:pgNum/>",
    '<w:fldSimple w:instr="DATE"><w:r><w:t>1</w:t></w:r></w:fldSimple>', "<w:sdt><w:sdtContent/></w:sdt>",
    '<w:ins w:id="1"/>', '<w:del w:id="1"/>', "<w:evenAndOddHeaders/>", "<w:mirrorMargins/>",
    '<w:basedOn w:val="Title"/>', '<w:link w:val="PartnerName"/>', '<w:defaultTabStop w:val="1"/>',
    "<w:printFormsData/>", '<w:lang w:val="ar-SA"/>', "<w:noProof/>",
    "<w:smartTag><w:r><w:t>x</w:t></w:r></w:smartTag>", "<w:suppressAutoHyphens/>",
)  # fmt: skip
HOLDERS = ("body", "p", "r", "pPr", "rPr", "tbl", "tblPr", "tr", "trPr", "tc", "tcPr", "sectPr", "style", "settings",
           "docDefaults", "ftr", "t", "tabs", "compat", "font")  # fmt: skip


KINDS = ("styles", "numbering", "footer", "header", "theme", "settings", "footnotes", "comments", "customXml", "image")


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The DOCX with one to three random changes."""
    parts = unpacked(data)
    for _ in range(chance.choice((1, 1, 2, 3))):
        if chance.random() < 0.06:
            parts = _parts_changed(parts, chance)
            continue
        name = chance.choices([one for one in XML if one in parts], [w for one, w in zip(XML, _WEIGHTS, strict=True)
                                                                      if one in parts])[0]  # fmt: skip
        root = etree.fromstring(parts[name])
        chance.choice((_value, _value, _value, _inserted, _inserted, _inserted, _inserted, _doubled, _removed, _moved,
                       _renamed, _attribute))(root, chance)  # fmt: skip
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(parts)


def _any(root: etree._Element, chance: random.Random) -> etree._Element:
    kinds: dict[str, list[etree._Element]] = {}
    for one in root.iter(etree.Element):
        kinds.setdefault(one.tag, []).append(one)
    return chance.choice(kinds[chance.choice(sorted(kinds))])


def _value(root: etree._Element, chance: random.Random) -> None:
    one = _any(root, chance)
    if one.attrib:
        one.set(chance.choice(sorted(one.attrib)), chance.choice(VALUES))


def _attribute(root: etree._Element, chance: random.Random) -> None:
    one = _any(root, chance)
    if one.attrib and chance.random() < 0.5:
        del one.attrib[chance.choice(sorted(one.attrib))]
    else:
        one.set(qualified(chance.choice(("val", "w", "type", "line", "left", "start", "fill", "lineRule", "hRule"))),
                chance.choice(VALUES))  # fmt: skip


def _inserted(root: etree._Element, chance: random.Random) -> None:
    holders = list(root.iter(*map(qualified, HOLDERS)))
    kinds = sorted({one.tag for one in holders})
    holder = chance.choice([one for one in holders if one.tag == chance.choice(kinds)] or holders)
    new = etree.fromstring(f'<x xmlns:w="{WORDPROCESSINGML}">{chance.choice(MARKUP)}</x>')[0]
    if chance.random() < 0.4:  # one of the schema's own, with a value that may not be allowed
        parent, name, attributes = chance.choice(ALLOWED)
        holder = chance.choice(list(root.iter(qualified(parent[2:]))) or [holder])
        new = etree.Element(qualified(name[2:]))
        for attribute in attributes:
            if ":" not in attribute and chance.random() < 0.7:
                new.set(qualified(attribute.rstrip("!")), chance.choice(VALUES))
    holder.insert(chance.randint(0, len(holder)), new)


def _doubled(root: etree._Element, chance: random.Random) -> None:
    one = _any(root, chance)
    if one.getparent() is not None:
        one.addnext(etree.fromstring(etree.tostring(one, with_tail=False)))


def _removed(root: etree._Element, chance: random.Random) -> None:
    one = _any(root, chance)
    if one.getparent() is not None:
        one.getparent().remove(one)


def _moved(root: etree._Element, chance: random.Random) -> None:
    one, other = _any(root, chance), _any(root, chance)
    if one.getparent() is not None and one not in list(other.iterancestors()) and one is not other:
        other.append(one)


def _renamed(root: etree._Element, chance: random.Random) -> None:
    one = _any(root, chance)
    one.tag = chance.choice((_any(root, chance).tag, qualified(chance.choice(HOLDERS)), one.tag.upper()))


def _parts_changed(parts: Parts, chance: random.Random) -> Parts:
    name = chance.choice([one for one in sorted(parts) if one.startswith("word/") and one.endswith(".xml")])
    other = chance.choice((name.replace("word/", "word/x/"), name.upper(), name.replace(".xml", "2.xml")))
    rels, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
    kind = chance.randrange(6)
    if kind == 0:  # renamed
        parts = {(other if one == name else one): data for one, data in parts.items()}
    elif kind == 1:  # a copy beside it, which the relations name
        parts = {**parts, other: parts[name]}
        parts[rels] = parts[rels].replace(name.removeprefix("word/").encode(), other.removeprefix("word/").encode())
    elif kind == 2:
        other_kind = chance.choice((b"header", b"styles", b"numbering", b"theme"))
        kinds = rb'(Type="[^"]*/)(styles|settings|footer|fontTable)"'
        parts[rels] = re.sub(kinds, rb'\1%s"' % other_kind, parts[rels], count=1)
    elif kind == 3:  # a relation more, to a part that is there
        more = chance.choice([one for one in sorted(parts) if one.startswith("word/") and one.endswith(".xml")])
        relation = f'<Relationship Id="rX" Type="{OFFICE}/{chance.choice(KINDS)}" Target="{more[5:]}"/></Relationships>'
        parts[rels] = parts[rels].replace(b"</Relationships>", relation.encode())
    elif kind == 4:  # a part more, which nothing may know
        parts = {**parts, chance.choice((f"{name}.bak", f"customXml/{name}", name.replace("word/", ""))): parts[name]}
    else:
        other_type = chance.choice((b"settings+xml", b"header+xml", b"Styles+xml"))
        parts[types] = parts[types].replace(b"styles+xml", other_type)
    return parts


# What is allowed, at the ends of its ranges


def _allowed() -> list[tuple[str, str, dict[str, str]]]:
    found, parents = [], []
    lists: dict[str, list[str]] = {}
    for line in files("kpes.received").joinpath("vocabulary.txt").read_text(encoding="utf-8").splitlines():
        told = line.split()
        if not told or line.startswith("#"):
            continue
        if told[0] == "let":
            lists["@" + told[1]] = told[3:]
        elif told[0] == "in":
            parents = told[1:]
        elif line.startswith("  "):
            attributes = dict(one.split("=", 1) for word in told[1:] for one in lists.get(word, [word]))
            found += [(parent, told[0], attributes) for parent in parents]
    return found


_PROPERTIES = {
    "w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:sectPr", "w:tabs", "w:pBdr", "w:tblBorders", "w:tcBorders",
    "w:tblCellMar", "w:tcMar", "w:settings", "w:compat",
}  # fmt: skip
ALLOWED = [one for one in _allowed() if one[0] in _PROPERTIES and one[1].startswith("w:")]
_ENDS = {
    "<switch>": ("0", "1", "true"), "<off>": ("0", "false"), "<font>": ("Arial", "Courier New", "Liberation Sans"),
    "<theme-font>": ("minorHAnsi",), "<hex>": ("00",), "<word>": ("pl-PL",), "<encoding>": ("utf-8",),
    "<other-theme-font>": ("minorBidi",),
}  # fmt: skip
_COLOURS = {"<colour>": "FFFFFF", "<dark>": "9E9E9E", "<light>": "E2E2E2"}
_ROOMS = {"w:pPr": ("p", "style", "pPrDefault"), "w:rPr": ("r", "style", "rPrDefault"), "w:tblPr": ("tbl",),
          "w:trPr": ("tr",), "w:tcPr": ("tc",)}  # fmt: skip


def stretched(data: bytes, chance: random.Random, times: int = 10) -> bytes:
    """The DOCX with so many allowed changes at the ends of their ranges."""
    parts = unpacked(data)
    roots = {name: etree.fromstring(parts[name]) for name in XML if name in parts}
    for _ in range(times):
        _stretch(list(roots.values()), chance)
    for name, root in roots.items():
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(parts)


def _stretch(roots: list[etree._Element], chance: random.Random) -> None:
    parent, name, attributes = chance.choice(ALLOWED)
    tag, local = qualified(parent[2:]), qualified(name[2:])
    places = [one for root in roots for one in root.iter(tag)]
    makers = [one for room in _ROOMS.get(parent, ()) for root in roots for one in root.iter(qualified(room))]
    if not places and not makers:
        return
    if makers and (not places or chance.random() < 0.5):
        maker = chance.choice(makers)
        place = maker.find(tag)
        if place is None:
            place = etree.Element(tag)
            at = len(maker) if maker.tag == qualified("style") else 0
            maker.insert(at, place)
    else:
        place = chance.choice(places)
    if name in ("w:headerReference", "w:footerReference", "w:numPr", "w:pStyle", "w:rStyle", "w:tblStyle"):
        return
    element = place.find(local)
    if element is None:
        element = etree.SubElement(place, local)
    for attribute, written in attributes.items():
        attribute = attribute.rstrip("!")
        if ":" in attribute or written == "<any>" or (attribute != "val" and chance.random() < 0.5):
            continue
        if match := re.fullmatch(r"(-?\d+)\.\.(-?\d+)", written):
            value = chance.choice((match[1], match[2]))
        elif written in _COLOURS:
            value = _COLOURS[written]
        elif attribute.startswith("theme"):
            continue
        else:
            value = chance.choice(_ENDS.get(written) or written.split("|"))
        element.set(qualified(attribute.removesuffix("!")), value)
