"""More ways of altering a DOCX: those over which programs differ, so that one of them shows what another does not.

Each was vouched for once, while LibreOffice showed other words or none, or while Word would have.
"""

from __future__ import annotations

import re
import struct
import zlib

from tests.received.alterations import (
    ALTERATIONS,
    BODY,
    FOOTER,
    MISSION,
    STYLES,
    Alteration,
    Parts,
    found_as,
    mission,
    part,
    put,
)
from tests.received.hidings import SETTINGS, hidden, theme

RELATIONS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
FONTS = "word/fontTable.xml"
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TALL = '<w:p><w:pPr><w:spacing w:before="1440" w:after="1440"/></w:pPr></w:p>'
HUGE = '<w:p><w:pPr><w:rPr><w:sz w:val="720"/></w:rPr></w:pPr></w:p>'
HIDES = '<w:style w:type="{}" w:styleId="X"><w:name w:val="{}"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
PAGE = '<w:pgSz w:w="17000" w:h="16838"/><w:pgMar w:top="1418" w:right="700" w:bottom="1418" w:left="700"/>'
FIRST_CELL = "(<w:tblHeader/>.*?)(<w:p>)"

# Name: the part, a pattern, and what stands in its place, wherever it is found.
SUBSTITUTIONS: dict[str, tuple[str, str, str]] = {
    "a_table_is_narrower_than_its_words": (BODY, "<w:tblW [^>]*>", '<w:tblW w:w="200" w:type="dxa"/>'),
    "a_table_begins_so_far_right_that_it_ends_off_the_paper": (BODY, "(<w:tblW [^>]*>)",
                                                              r'\1<w:tblInd w:w="2900" w:type="dxa"/>'),
    "a_table_has_a_hundredth_of_the_width": (BODY, "<w:tblW [^>]*>", '<w:tblW w:w="50" w:type="pct"/>'),
    "a_cell_has_a_hundredth_of_its_table": (BODY, "<w:tcW [^>]*>", '<w:tcW w:w="50" w:type="pct"/>'),
    "the_margins_are_not_told": (BODY, "<w:pgMar [^>]*>", '<w:pgMar w:top="1418" w:bottom="1418"/>'),
    "the_height_of_the_page_is_not_told": (BODY, "<w:pgSz [^>]*>", '<w:pgSz w:w="11906"/>'),
    "there_are_two_pages_to_choose_from": (BODY, "(<w:sectPr>)", rf"<w:sectPr>{PAGE}</w:sectPr>\1"),
    "a_second_body_begins": (BODY, "</w:p>(?=<w:p>)", "</w:p></w:body><w:body>"),
    "it_is_not_told_which_pages_show_the_footer": (BODY, '<w:footerReference w:type="default"', "<w:footerReference"),
    "no_page_shows_the_footer": (BODY, "<w:footerReference [^>]*>", ""),
    "the_heading_row_is_tall_of_nothing": (BODY, FIRST_CELL, rf"\1{TALL * 9}\2"),
    "the_heading_row_has_huge_empty_lines": (BODY, FIRST_CELL, rf"\1{HUGE * 3}\2"),
    "the_footer_is_tall_of_nothing": (FOOTER, "(<w:p>)", rf"{TALL * 9}\1"),
    "the_footer_has_huge_empty_lines": (FOOTER, "(<w:p>)", rf"{HUGE * 8}\1"),
    "a_style_makes_every_row_a_heading": (STYLES, '(w:styleId="SignatoryList">.*?)(</w:style>)',
                                          r"\1<w:trPr><w:tblHeader/></w:trPr>\2"),
    "a_style_tells_the_width_of_the_table": (STYLES, '(w:styleId="SignatoryList">.*?<w:tblPr>)',
                                             r'\1<w:tblW w:w="300" w:type="dxa"/>'),
    "a_style_tells_the_width_of_cells": (STYLES, '(w:styleId="SignatoryList">.*?<w:tcPr>)',
                                         r'\1<w:tcW w:w="60" w:type="dxa"/>'),
    "a_font_says_at_length_that_it_holds_signs": (FONTS, '<w:charset w:val="EE"/>', '<w:charset w:val="0002"/>'),
    "a_font_names_the_signs_that_it_holds": (FONTS, 'w:val="EE"', 'w:characterSet="x-symbol"'),
    "the_view_leaves_out_the_margins": (SETTINGS, "<w:zoom ", '<w:view w:val="web"/><w:zoom '),
    "the_view_folds_the_text_away": (SETTINGS, "<w:zoom ", '<w:view w:val="outline"/><w:zoom '),
    "a_target_ends_with_a_slash": (RELATIONS, 'Target="footer1.xml"', 'Target="footer1.xml/"'),
    "a_target_goes_round_about": (RELATIONS, 'Target="footer1.xml"', 'Target="x/../footer1.xml"'),
    "a_target_leads_above_the_package": (RELATIONS, 'Target="footer1.xml"', 'Target="../../word/footer1.xml"'),
    "a_relation_holds_something": (RELATIONS, '(Target="footer1.xml")/>', r"\1><x/></Relationship>"),
    "a_type_of_contents_holds_something": (
        TYPES, "(<Default [^>]*)/>", r'\1><Default Extension="q" ContentType="q"/></Default>'
    ),
    "a_part_is_in_a_younger_xml": (BODY, r"version='1\.0'", "version='1.1'"),
}  # fmt: skip


def _registered(name: str, in_part: str, pattern: str, new: str) -> None:
    def alter(parts: Parts) -> None:
        parts[in_part], count = re.subn(pattern.encode(), new.encode(), parts[in_part], flags=re.DOTALL)
        assert count, name

    ALTERATIONS[name] = (alter, {"dispute"})


for _name, _told in SUBSTITUTIONS.items():
    _registered(_name, *_told)


def numbered(inner: str) -> Alteration:
    """Numbers a paragraph with a list of which ``inner`` is all that is there."""

    def alter(parts: Parts) -> None:
        part(parts, "numbering.xml", f'<w:numbering xmlns:w="{SPACE}">{inner}</w:numbering>', "numbering",
             "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml")  # fmt: skip
        put(parts, f"</w:pPr>{MISSION}", f'<w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>{MISSION}')

    return alter


NUMBER = '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
LEVEL = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">{}</w:lvl></w:abstractNum>' + NUMBER
ALTERATIONS |= {
    f"a_list_{name}": (numbered(inner), {"dispute"})
    for name, inner in {
        "has_no_levels": f'<w:abstractNum w:abstractNumId="0"/>{NUMBER}',
        "is_not_there": NUMBER,
        "starts_somewhere": '<w:num w:numId="7"><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/>'
        "</w:lvlOverride></w:num>",
        "does_not_say_how_it_numbers": LEVEL.format('<w:numFmt w:val="decimal"/>'),
        "has_empty_bullets": LEVEL.format('<w:numFmt w:val="bullet"/><w:lvlText w:val=""/>'),
        "has_one_level_that_is_empty": LEVEL.format('<w:numFmt w:val="none"/><w:lvlText w:val=""/>'),
    }.items()
}


def with_a_style(kind: str, called: str) -> Alteration:
    """Adds a style that hides, of this kind and name; nothing names it."""
    return lambda parts: put(parts, "</w:styles>", HIDES.format(kind, called), STYLES)


ALTERATIONS |= {
    f"a_style_passes_for_{called.strip('()').replace(' ', '_').replace('(', '')}": (
        with_a_style(kind, called),
        {"dispute"},
    )
    for kind, called in (
        ("paragraph", "Text Body"),
        ("paragraph", "Default Paragraph Style"),
        ("character", "Partner Name (user)"),
        ("paragraph", "Text_20_body"),
    )
}


@found_as("dispute")
def a_style_names_another_one_that_hides(parts: Parts) -> None:
    put(parts, '<w:spacing w:before="120"', '<w:pStyle w:val="Heading9"/><w:spacing w:before="120"', STYLES)
    hides = HIDES.format("paragraph", "heading 9").replace('"X"', '"Heading9"')
    put(parts, "</w:styles>", hides, STYLES)


@found_as("dispute")
def a_theme_s_font_of_another_script_draws_the_letters(parts: Parts) -> None:
    theme(parts)
    put(parts, "<w:themeFontLang ", '<w:themeFontLang w:eastAsia="ja-JP" ', SETTINGS)
    hidden(parts, '<w:rFonts w:asciiTheme="minorEastAsia" w:hAnsiTheme="minorEastAsia"/>')


def darkened(parts: Parts, colour: str) -> None:
    theme(parts)
    name = next(one for one in parts if "/theme/" in one)
    parts[name] = re.sub(rb"<a:dk1>.*?</a:dk1>", f"<a:dk1>{colour}</a:dk1>".encode(), parts[name])
    assert colour.encode() in parts[name]
    hidden(parts, '<w:color w:val="000000" w:themeColor="dark1"/>')


@found_as("dispute")
def the_theme_s_black_is_the_system_s_white(parts: Parts) -> None:
    darkened(parts, '<a:sysClr val="window" lastClr="000000"/>')


@found_as("dispute")
def the_theme_s_black_was_black_once(parts: Parts) -> None:
    darkened(parts, '<a:srgbClr val="FFFFFF" lastClr="000000"/>')


@found_as("dispute")
def a_number_becomes_a_power(parts: Parts) -> None:
    run = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t xml:space="preserve">Misja KES:</w:t></w:r>'
    mission(parts, run)


@found_as("dispute")
def another_text_stands_where_the_text_usually_is(parts: Parts) -> None:
    parts["word/text.xml"], parts["word/_rels/text.xml.rels"] = parts[BODY], parts.pop(RELATIONS)
    parts[BODY] = parts[BODY].replace("ścisłej".encode(), "luźnej".encode())
    put(parts, "word/document.xml", "word/text.xml", "_rels/.rels")
    put(parts, "/word/document.xml", "/word/text.xml", TYPES)


# The bytes of the package


def packed_by_hand(entries: list[tuple[str, str, bytes]], count: int | None = None) -> bytes:
    """A package of these entries: what each is called in the list, what where it stands, and its data.

    ``count``: how many the list says there are, if not all.
    """
    body, listed = b"", b""
    for in_list, on_spot, data in entries:
        packing = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
        squeezed = packing.compress(data) + packing.flush()
        sizes = struct.pack("<3L", zlib.crc32(data), len(squeezed), len(data))
        times = struct.pack("<4H", 0, 8, 0, 33)
        at = struct.pack("<5HLL", 0, 0, 0, 0, 0, 0, len(body))[2:]
        listed += b"PK\1\2\x14\0\x14\0" + times + sizes + struct.pack("<H", len(in_list)) + at + in_list.encode()
        body += b"PK\3\4\x14\0" + times + sizes + struct.pack("<HH", len(on_spot), 0) + on_spot.encode() + squeezed
    told = len(entries) if count is None else count
    return body + listed + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, told, told, len(listed), len(body), 0)
