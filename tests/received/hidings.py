"""Further ways of altering a DOCX that came back: through the theme, the page, and what only one program reads."""

from __future__ import annotations

import re

from tests.received.alterations import (
    ALTERATIONS,
    BODY,
    MISSION,
    NOT,
    STYLES,
    Parts,
    drawing,
    found_as,
    hidden,
    mission,
    part,
    put,
    style,
)

__all__ = ["ALTERATIONS"]  # these and those that `tests.received.alterations` has

COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
WORD_2012 = "http://schemas.microsoft.com/office/word/2012/wordml"
SETTINGS = "word/settings.xml"


def theme(parts: Parts, accent: str = "4472C4", dark: str = "000000", font: str = "Calibri") -> None:
    """Puts in a theme, as Word writes it, with these colours and this font for running text."""
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    colours = {"dk1": dark, "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": accent}
    scheme = "".join(f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in colours.items())
    fonts = f'<a:minorFont><a:latin typeface="{font}"/></a:minorFont>'
    part(
        parts,
        "theme/theme1.xml",
        f'<a:theme xmlns:a="{space}"><a:themeElements><a:clrScheme name="x">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="x">{fonts}</a:fontScheme></a:themeElements></a:theme>',
        "theme",
        "application/vnd.openxmlformats-officedocument.theme+xml",
    )


def paragraph(parts: Parts, properties: str) -> None:
    """Gives the paragraph that says „Misja KES:” more properties."""
    put(parts, f"</w:pPr>{MISSION}", f"{properties}</w:pPr>{MISSION}")


def of_the_list(parts: Parts, properties: str) -> None:
    """Gives the style of the signatory list more properties."""
    put(parts, 'w:styleId="SignatoryList">', f'w:styleId="SignatoryList">{properties}', STYLES)


def font(parts: Parts, said: str) -> None:
    """Puts in words in a font of which the list of fonts says so much."""
    put(parts, "</w:fonts>", f'<w:font w:name="Pismo">{said}</w:font></w:fonts>', "word/fontTable.xml")
    hidden(parts, '<w:rFonts w:ascii="Pismo" w:hAnsi="Pismo"/>')


# Colours and fonts


@found_as("hidden-text")
def a_colour_of_the_theme_is_white(parts: Parts) -> None:
    theme(parts, accent="FFFFFF")
    hidden(parts, '<w:color w:val="000000" w:themeColor="accent1"/>')


@found_as("hidden-text")
def the_theme_s_black_is_white(parts: Parts) -> None:
    theme(parts, dark="FEFEFE")
    hidden(parts, '<w:color w:val="000000" w:themeColor="text1"/>')


@found_as("hidden-text")
def a_colour_of_the_theme_is_paled(parts: Parts) -> None:
    theme(parts)
    hidden(parts, '<w:color w:val="000000" w:themeColor="text1" w:themeTint="0A"/>')


@found_as("hidden-text")
def the_settings_exchange_the_theme_s_colours(parts: Parts) -> None:
    theme(parts)
    put(parts, "</w:settings>", '<w:clrSchemeMapping w:bg1="light1" w:t1="light1"/></w:settings>', SETTINGS)
    hidden(parts, '<w:color w:val="000000" w:themeColor="text1"/>')


@found_as("hidden-text")
def a_shade_of_the_theme_has_the_letters_colour(parts: Parts) -> None:
    theme(parts, accent="101010")
    hidden(parts, '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="FFFFFF" w:themeFill="accent1"/>')


@found_as("hidden-text")
def a_pattern_covers_the_shade(parts: Parts) -> None:
    hidden(parts, '<w:color w:val="000000"/><w:shd w:val="solid" w:color="000000" w:fill="FFFFFF"/>')


@found_as("hidden-text")
def a_pattern_of_nearly_all_dots_covers_the_shade(parts: Parts) -> None:
    hidden(parts, '<w:color w:val="000000"/><w:shd w:val="pct95" w:color="000000" w:fill="FFFFFF"/>')


@found_as("hidden-text")
def letters_are_filled_with_a_white_of_the_theme(parts: Parts) -> None:
    theme(parts, accent="FFFFFF")
    filled = '<w14:solidFill><w14:schemeClr w14:val="accent1"/></w14:solidFill>'
    hidden(parts, f'<w14:textFill xmlns:w14="{WORD_2010}">{filled}</w14:textFill>')


@found_as("hidden-text")
def letters_are_filled_with_black_made_white(parts: Parts) -> None:
    theme(parts)
    paled = '<w14:schemeClr w14:val="tx1"><w14:lumMod w14:val="2000"/><w14:lumOff w14:val="98000"/></w14:schemeClr>'
    hidden(parts, f'<w14:textFill xmlns:w14="{WORD_2010}"><w14:solidFill>{paled}</w14:solidFill></w14:textFill>')


@found_as("hidden-text")
def the_table_s_style_paints_its_cells(parts: Parts) -> None:
    of_the_list(parts, '<w:tcPr><w:shd w:fill="112233"/></w:tcPr>')
    style(parts, "TableHeading", run='<w:color w:val="112233"/>')


@found_as("hidden-text")
def a_row_paints_its_cells_otherwise_than_the_table(parts: Parts) -> None:
    put(parts, "<w:trPr>", '<w:tblPrEx><w:shd w:val="clear" w:fill="112233"/></w:tblPrEx><w:trPr>')
    style(parts, "TableHeading", run='<w:color w:val="112233"/>')


@found_as("hidden-text")
def the_theme_s_font_shows_other_signs(parts: Parts) -> None:
    theme(parts, font="Wingdings")
    hidden(parts, '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>')


@found_as("hidden-text")
def a_font_of_signs_stands_in_for_one_that_nobody_has(parts: Parts) -> None:
    font(parts, '<w:altName w:val="Wingdings"/>')


@found_as("hidden-text")
def a_font_says_that_it_holds_signs(parts: Parts) -> None:
    font(parts, '<w:charset w:val="02"/>')


# Sizes and places


@found_as("hidden-text")
def words_pass_for_another_script_which_is_tiny(parts: Parts) -> None:
    hidden(parts, '<w:szCs w:val="2"/><w:cs/>')


@found_as("hidden-text")
def words_are_pressed_into_half_a_line(parts: Parts) -> None:
    hidden(parts, '<w:eastAsianLayout w:id="1" w:combine="1"/>')


@found_as("hidden-text")
def lines_are_lower_than_half_their_letters(parts: Parts) -> None:
    style(parts, "Title", paragraph='<w:spacing w:line="130" w:lineRule="exact"/>', run='<w:sz w:val="52"/>')


@found_as("hidden-text")
def a_paragraph_is_indented_off_the_page_in_characters(parts: Parts) -> None:
    paragraph(parts, '<w:ind w:leftChars="9000"/>')


@found_as("hidden-text")
def two_indents_together_lead_off_the_page(parts: Parts) -> None:
    paragraph(parts, '<w:ind w:left="8000" w:firstLine="8000"/>')


@found_as("hidden-text")
def two_indents_leave_no_room_between_them(parts: Parts) -> None:
    paragraph(parts, '<w:ind w:left="5000" w:right="5000"/>')


@found_as("hidden-text")
def a_tab_leads_off_the_page(parts: Parts) -> None:
    style(parts, "ListItem1", paragraph='<w:tabs><w:tab w:val="left" w:pos="20000"/></w:tabs>')


@found_as("hidden-text")
def the_table_stands_off_the_page(parts: Parts) -> None:
    put(parts, "</w:tblPr>", '<w:tblInd w:w="-20000" w:type="dxa"/></w:tblPr>')


@found_as("hidden-text")
def a_column_stands_off_the_page(parts: Parts) -> None:
    parts[BODY] = re.sub(rb'<w:tcW w:w="\d+"', b'<w:tcW w:w="15000"', parts[BODY])


@found_as("hidden-text")
def a_column_has_no_width(parts: Parts) -> None:
    put(parts, "<w:tcW ", '<w:tcW w:w="20" w:type="dxa"/><w:was ')


@found_as("hidden-text")
def a_row_begins_off_the_page(parts: Parts) -> None:
    put(parts, "<w:trPr>", '<w:trPr><w:gridBefore w:val="1"/><w:wBefore w:w="20000" w:type="dxa"/>')


@found_as("hidden-text")
def a_row_may_not_grow_with_its_words(parts: Parts) -> None:
    parts[BODY] = parts[BODY].replace(b'w:val="850" w:hRule="atLeast"', b'w:val="300" w:hRule="exact"')
    put(parts, ">A</w:t>", f">{'A' * 150}</w:t>")


@found_as("hidden-text")
def a_table_s_style_hides_its_rows(parts: Parts) -> None:
    of_the_list(parts, "<w:trPr><w:hidden/></w:trPr>")


@found_as("hidden-text")
def a_table_s_style_leaves_lines_no_height(parts: Parts) -> None:
    style(parts, "SignatoryList", paragraph='<w:spacing w:line="1" w:lineRule="exact"/>')
    for name in ("TableText", "TableHeading"):
        style(parts, name, run="<w:b/>")


@found_as("page")
def the_margins_leave_the_words_no_room(parts: Parts) -> None:
    parts[BODY] = re.sub(rb'w:left="\d+"(?=[^>]*w:header)', b'w:left="11500"', parts[BODY])
    assert b'w:left="11500"' in parts[BODY]


@found_as("page")
def the_page_is_a_strip(parts: Parts) -> None:
    parts[BODY] = re.sub(rb"<w:pgSz [^>]*>", b'<w:pgSz w:w="11906" w:h="400"/>', parts[BODY])


@found_as("page")
def the_page_has_forty_columns(parts: Parts) -> None:
    parts[BODY] = re.sub(rb"<w:cols [^>]*>", b'<w:cols w:num="40" w:space="0"/>', parts[BODY])


@found_as("page")
def only_what_is_filled_in_is_printed(parts: Parts) -> None:
    put(parts, "</w:settings>", "<w:printFormsData/></w:settings>", SETTINGS)


# What only one program reads, or reads otherwise


@found_as("hidden-text")
def a_program_that_knows_more_hides(parts: Parts) -> None:
    choice = '<mc:Choice Requires="w14"><w:vanish/></mc:Choice><mc:Fallback/>'
    hidden(parts, f'<mc:AlternateContent xmlns:mc="{COMPATIBILITY}">{choice}</mc:AlternateContent>')


@found_as("alternate-content")
def one_program_finds_properties_that_others_do_not(parts: Parts) -> None:
    choice = '<mc:Choice Requires="w14"><w:rPr><w:vanish/></w:rPr></mc:Choice>'
    found = f'<mc:AlternateContent xmlns:mc="{COMPATIBILITY}">{choice}</mc:AlternateContent>'
    mission(parts, MISSION.replace("<w:r>", f"<w:r>{found}"))


@found_as("foreign-markup")
def a_run_tells_its_look_twice(parts: Parts) -> None:
    mission(parts, MISSION.replace("<w:r>", '<w:r><w:rPr><w:b/></w:rPr><w:rPr><w:vanish/></w:rPr>'))


@found_as("file")
def a_style_is_there_twice(parts: Parts) -> None:
    again = '<w:style w:type="paragraph" w:styleId="BodyText"><w:name w:val="Body Text"/></w:style></w:styles>'
    put(parts, "</w:styles>", again, STYLES)


@found_as("hidden-text")
def the_default_character_style_hides(parts: Parts) -> None:
    style(parts, "DefaultParagraphFont", run="<w:vanish/>")


@found_as("hidden-text")
def a_style_that_is_not_there_falls_back_on_one_that_hides(parts: Parts) -> None:
    parts[STYLES] = parts[STYLES].replace(b'<w:basedOn w:val="Normal"/>', b"")
    style(parts, "Normal", run="<w:vanish/>")
    put(parts, '<w:pStyle w:val="BodyText"/>', '<w:pStyle w:val="Nic"/>')


@found_as("hidden-text")
def the_end_of_a_paragraph_is_hidden(parts: Parts) -> None:
    paragraph(parts, "<w:rPr><w:vanish/></w:rPr>")


@found_as("hidden-text")
def what_a_heading_leads_is_folded_away(parts: Parts) -> None:
    put(parts, "</w:pPr>", f'<w15:collapsed xmlns:w15="{WORD_2012}"/></w:pPr>')


@found_as("foreign-markup")
def a_formula_shows_nothing_of_its_words(parts: Parts) -> None:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    phantom = '<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr><m:e><m:r><m:t>Misja KES:</m:t></m:r></m:e></m:phant>'
    mission(parts, f'<m:oMath xmlns:m="{space}">{phantom}</m:oMath>')


@found_as("macros")
def a_program_of_the_web_comes_with_the_file(parts: Parts) -> None:
    part(parts, "webextensions/webextension1.xml", '<we:webextension xmlns:we="urn:we"/>', "webextension")


@found_as("numbering")
def lines_are_numbered_in_the_margin(parts: Parts) -> None:
    put(parts, "</w:sectPr>", '<w:lnNumType w:countBy="1"/></w:sectPr>')


@found_as("tracked-changes")
def a_tracked_change_deletes_with_an_author(parts: Parts) -> None:
    deleted = NOT.replace("w:t>", "w:delText>")
    mission(parts, f'{MISSION}<w:ins w:id="1" w:author="J"><w:del w:id="2" w:author="K">{deleted}</w:del></w:ins>')


@found_as("text")
def an_unseen_hyphen_is_put_into_a_word(parts: Parts) -> None:
    put(parts, "ścisłej", "ści\u00adsłej")


@found_as("picture")
def a_picture_says_words_to_those_who_listen(parts: Parts) -> None:
    mission(parts, MISSION + drawing('<wp:inline><wp:docPr id="1" name="x" descr="bez zgody"/></wp:inline>'))
