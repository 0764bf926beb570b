"""Ways of altering a DOCX that came back: each is a function of its parts, and names the checks that find it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

Parts = dict[str, bytes]
Alteration = Callable[[Parts], None]

ALTERATIONS: dict[str, tuple[Alteration, set[str]]] = {}
"""By name: what alters, and the checks of which each must find it."""

BODY = "word/document.xml"
STYLES = "word/styles.xml"
FOOTER = "word/footer1.xml"
MISSION = '<w:r><w:t xml:space="preserve">Misja KES:</w:t></w:r>'
NOT = "<w:r><w:t>nie</w:t></w:r>"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOX = "<w:txbxContent><w:p><w:r><w:t>bez zgody</w:t></w:r></w:p></w:txbxContent>"
PIXEL = b"\x89PNG\r\n\x1a\n" + bytes(40)


def found_as(*checks: str) -> Callable[[Alteration], Alteration]:
    """Registers an alteration under its name."""

    def registered(alter: Alteration) -> Alteration:
        ALTERATIONS[alter.__name__] = (alter, set(checks))
        return alter

    return registered


def unpacked(data: bytes) -> Parts:
    """The parts of a package by name."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Parts) -> bytes:
    """A package of these parts, as a word processor packs it."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED, compresslevel=1) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return written.getvalue()


def altered(data: bytes, name: str) -> bytes:
    """The package after the alteration of this name."""
    parts = unpacked(data)
    before = dict(parts)
    ALTERATIONS[name][0](parts)
    assert parts != before
    return packed(parts)


def put(parts: Parts, old: str, new: str, name: str = BODY) -> None:
    """Puts ``new`` in place of the first ``old``, which must be there."""
    assert old.encode() in parts[name], old
    parts[name] = parts[name].replace(old.encode(), new.encode(), 1)


def mission(parts: Parts, new: str) -> None:
    """Puts ``new`` in place of the run that says „Misja KES:”."""
    put(parts, MISSION, new)


def style(parts: Parts, name: str, run: str = "", paragraph: str = "") -> None:
    """Puts properties into the style with this id."""
    head = re.compile(rf'(<w:style [^>]*w:styleId="{name}"[^>]*>.*?)(</w:style>)'.encode(), re.DOTALL)
    properties = (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "") + (f"<w:rPr>{run}</w:rPr>" if run else "")
    match = head.search(parts[STYLES])
    assert match
    kept = re.sub(rb"<w:[rp]Pr>.*?</w:[rp]Pr>", b"", match[1], flags=re.DOTALL)
    parts[STYLES] = parts[STYLES].replace(match[0], kept + properties.encode() + match[2], 1)


def part(parts: Parts, name: str, data: str | bytes, kind: str = "", type: str = "") -> None:
    """Adds a part, with a relation of the body to it where ``kind`` names one, and its content type.

    Where there is one of this name, its data are others.
    """
    if f"word/{name}" in parts:
        kind = type = ""
    parts[f"word/{name}"] = data.encode() if isinstance(data, str) else data
    if kind:
        relation = f'<Relationship Id="rX{len(parts)}" Type="{OFFICE}/{kind}" Target="{name}"/></Relationships>'
        put(parts, "</Relationships>", relation, "word/_rels/document.xml.rels")
    if type:
        override = f'<Override PartName="/word/{name}" ContentType="{type}"/></Types>'
        put(parts, "</Types>", override, "[Content_Types].xml")


def outside(parts: Parts, kind: str, target: str) -> None:
    """Adds a relation that leads out of the file."""
    relation = (
        f'<Relationship Id="rOut" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    )
    put(parts, "</Relationships>", relation, "word/_rels/document.xml.rels")


def wordprocessing(root: str, words: str) -> str:
    """A part of WordprocessingML with one paragraph."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:{root} xmlns:w="{space}"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:{root}>'


# Words


@found_as("text")
def a_word_is_changed(parts: Parts) -> None:
    put(parts, "ścisłej", "luźnej")


@found_as("text")
def a_word_is_removed(parts: Parts) -> None:
    put(parts, "ścisłej ", "")


@found_as("text")
def a_word_is_added(parts: Parts) -> None:
    put(parts, "opiera się", "nie opiera się")


@found_as("text")
def a_letter_is_changed(parts: Parts) -> None:
    put(parts, "jednobrzmiących", "jednobrzmiąсych")


@found_as("text")
def a_sign_is_removed(parts: Parts) -> None:
    put(parts, "Poprze ścisłą współpracę,", "Poprze ścisłą współpracę")


@found_as("text")
def two_words_run_into_one(parts: Parts) -> None:
    put(parts, "opiera się", "opierasię")


@found_as("text")
def a_space_that_no_program_keeps_parts_two_words(parts: Parts) -> None:
    mission(parts, "<w:r><w:t>Misja </w:t></w:r><w:r><w:t>KES:</w:t></w:r>")


@found_as("text")
def an_unseen_character_is_put_into_a_word(parts: Parts) -> None:
    put(parts, "ścisłej", "ści\u200bsłej")


@found_as("text")
def a_character_turns_the_words_behind_it_round(parts: Parts) -> None:
    put(parts, "ścisłej", "\u202eścisłej")


@found_as("text")
def a_paragraph_is_removed(parts: Parts) -> None:
    parts[BODY] = re.sub(rb"<w:p>(?:(?!<w:p>).)*?Misja KES:.*?</w:p>", b"", parts[BODY], count=1, flags=re.DOTALL)


@found_as("text")
def two_paragraphs_change_places(parts: Parts) -> None:
    put(parts, "Misja KES:", "@@")
    put(parts, "PARTNERZY POSTANAWIAJĄ:", "Misja KES:")
    put(parts, "@@", "PARTNERZY POSTANAWIAJĄ:")


@found_as("text")
def a_paragraph_is_torn_in_two(parts: Parts) -> None:
    mission(
        parts,
        "<w:r><w:t>Misja</w:t></w:r></w:p><w:p><w:r><w:t>KES:</w:t></w:r>",
    )


@found_as("text")
def a_partner_is_added(parts: Parts) -> None:
    row = re.search(rb"<w:tr>(?:(?!<w:tr>).)*?</w:tr>(?=</w:tbl>)", parts[BODY], re.DOTALL)
    parts[BODY] = parts[BODY].replace(row[0], row[0] + row[0], 1)


@found_as("text")
def a_name_is_typed_where_somebody_signs(parts: Parts) -> None:
    rows = re.findall(rb"<w:tr>.*?</w:tr>", parts[BODY], re.DOTALL)
    signed = rows[1].replace(b"</w:pPr></w:p>", b"</w:pPr><w:r><w:t>Jan Nowak</w:t></w:r></w:p>", 1)
    assert signed != rows[1]
    parts[BODY] = parts[BODY].replace(rows[1], signed, 1)


@found_as("text")
def a_sign_stands_for_a_letter(parts: Parts) -> None:
    mission(parts, '<w:r><w:t>Misja KES</w:t><w:sym w:font="Symbol" w:char="F03A"/></w:r>')


@found_as("text")
def a_formula_holds_words(parts: Parts) -> None:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    mission(parts, f'{MISSION}<m:oMath xmlns:m="{space}"><m:r><m:t>nie</m:t></m:r></m:oMath>')


@found_as("text")
def a_hyphen_that_does_not_part_is_put_in(parts: Parts) -> None:
    mission(parts, "<w:r><w:t>Misja</w:t><w:noBreakHyphen/><w:t>KES:</w:t></w:r>")


@found_as("text")
def the_body_is_another_part(parts: Parts) -> None:
    parts["word/other.xml"] = parts[BODY].replace("ścisłej".encode(), b"luznej")
    put(parts, "word/document.xml", "word/other.xml", "_rels/.rels")
    put(parts, "/word/document.xml", "/word/other.xml", "[Content_Types].xml")
    parts["word/_rels/other.xml.rels"] = parts["word/_rels/document.xml.rels"]


# Tracked changes


@found_as("tracked-changes")
def a_tracked_change_inserts(parts: Parts) -> None:
    mission(parts, f'{MISSION}<w:ins w:id="1" w:author="J">{NOT}</w:ins>')


@found_as("tracked-changes")
def a_tracked_change_deletes(parts: Parts) -> None:
    mission(parts, f'<w:del w:id="1" w:author="J">{MISSION.replace("w:t", "w:delText")}</w:del>')


@found_as("tracked-changes")
def a_tracked_change_moves(parts: Parts) -> None:
    mission(parts, f'<w:moveFrom w:id="1">{MISSION}</w:moveFrom><w:moveTo w:id="2">{MISSION}</w:moveTo>')


@found_as("tracked-changes")
def a_tracked_change_joins_two_paragraphs(parts: Parts) -> None:
    put(parts, f"</w:pPr>{MISSION}", f'<w:rPr><w:del w:id="1" w:author="J"/></w:rPr></w:pPr>{MISSION}')


@found_as("tracked-changes")
def a_tracked_change_deletes_a_row(parts: Parts) -> None:
    put(parts, "<w:trPr>", '<w:trPr><w:del w:id="1" w:author="J"/>')


@found_as("tracked-formatting")
def a_tracked_change_alters_the_look(parts: Parts) -> None:
    mission(parts, MISSION.replace("<w:r>", '<w:r><w:rPr><w:rPrChange w:id="1"><w:rPr/></w:rPrChange></w:rPr>'))


# Hidden words


def hidden(parts: Parts, properties: str) -> None:
    mission(parts, f"{MISSION}<w:r><w:rPr>{properties}</w:rPr><w:t>nie</w:t></w:r>")


@found_as("hidden-text")
def a_run_is_hidden(parts: Parts) -> None:
    hidden(parts, "<w:vanish/>")


@found_as("hidden-text")
def the_agreements_own_words_are_hidden(parts: Parts) -> None:
    mission(parts, MISSION.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>"))


@found_as("hidden-text")
def a_style_of_the_agreement_hides(parts: Parts) -> None:
    style(parts, "BodyText", run="<w:vanish/>")


@found_as("hidden-text")
def the_style_that_others_are_based_on_hides(parts: Parts) -> None:
    style(parts, "Normal", run="<w:vanish/>")


@found_as("hidden-text")
def a_new_character_style_hides(parts: Parts) -> None:
    put(
        parts,
        "</w:styles>",
        '<w:style w:type="character" w:styleId="X"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>',
        STYLES,
    )
    hidden(parts, '<w:rStyle w:val="X"/>')


@found_as("hidden-text")
def the_defaults_hide(parts: Parts) -> None:
    put(parts, "<w:rPrDefault><w:rPr>", "<w:rPrDefault><w:rPr><w:vanish/>", STYLES)


@found_as("hidden-text")
def the_table_style_hides(parts: Parts) -> None:
    style(parts, "SignatoryList", run="<w:vanish/>")


@found_as("hidden-text")
def words_are_white(parts: Parts) -> None:
    hidden(parts, '<w:color w:val="FFFFFF"/>')


@found_as("hidden-text")
def words_are_nearly_white(parts: Parts) -> None:
    hidden(parts, '<w:color w:val="F0F0F0"/>')


@found_as("hidden-text")
def words_have_the_colour_of_the_theme_s_paper(parts: Parts) -> None:
    hidden(parts, '<w:color w:val="000000" w:themeColor="background1"/>')


@found_as("hidden-text")
def words_are_black_on_black(parts: Parts) -> None:
    hidden(parts, '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>')


@found_as("hidden-text")
def words_are_marked_in_black(parts: Parts) -> None:
    hidden(parts, '<w:highlight w:val="black"/>')


@found_as("hidden-text")
def a_cell_has_the_colour_of_its_words(parts: Parts) -> None:
    put(parts, "<w:tcPr>", '<w:tcPr><w:shd w:val="clear" w:fill="112233"/>')
    style(parts, "TableHeading", run='<w:color w:val="112233"/>')


@found_as("hidden-text")
def letters_have_no_filling(parts: Parts) -> None:
    space = "http://schemas.microsoft.com/office/word/2010/wordml"
    hidden(parts, f'<w14:textFill xmlns:w14="{space}"><w14:noFill/></w14:textFill>')


@found_as("hidden-text")
def words_are_tiny(parts: Parts) -> None:
    hidden(parts, '<w:sz w:val="2"/>')


@found_as("hidden-text")
def words_are_squeezed(parts: Parts) -> None:
    hidden(parts, '<w:w w:val="1"/>')


@found_as("hidden-text")
def letters_stand_on_each_other(parts: Parts) -> None:
    hidden(parts, '<w:spacing w:val="-200"/>')


@found_as("hidden-text")
def words_are_lowered_off_the_page(parts: Parts) -> None:
    hidden(parts, '<w:position w:val="-3000"/>')


@found_as("hidden-text")
def a_font_shows_other_signs(parts: Parts) -> None:
    mission(parts, MISSION.replace("<w:r>", '<w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'))


@found_as("hidden-text")
def a_paragraph_is_indented_off_the_page(parts: Parts) -> None:
    put(parts, f"</w:pPr>{MISSION}", f'<w:ind w:left="14000"/></w:pPr>{MISSION}')


@found_as("hidden-text")
def a_style_leaves_lines_no_height(parts: Parts) -> None:
    style(parts, "BodyText", paragraph='<w:spacing w:line="1" w:lineRule="exact"/>')


@found_as("hidden-text")
def a_row_is_hidden(parts: Parts) -> None:
    put(parts, "<w:trPr>", "<w:trPr><w:hidden/>")


@found_as("hidden-text")
def a_row_has_no_height(parts: Parts) -> None:
    put(parts, 'w:hRule="atLeast"', 'w:hRule="exact"')
    parts[BODY] = parts[BODY].replace(b'<w:trHeight w:val="850"', b'<w:trHeight w:val="2"', 1)


@found_as("hidden-text")
def a_cell_is_covered_by_the_one_above(parts: Parts) -> None:
    rows = re.findall(rb"<w:tr>.*?</w:tr>", parts[BODY], re.DOTALL)
    covered = rows[3].replace(b"<w:tcPr>", b"<w:tcPr><w:vMerge/>", 1)
    parts[BODY] = parts[BODY].replace(rows[3], covered, 1)


@found_as("hidden-text")
def words_stand_where_a_field_keeps_its_instruction(parts: Parts) -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    mission(parts, begin + MISSION + end)


@found_as("struck-through")
def words_are_struck_through(parts: Parts) -> None:
    mission(parts, MISSION.replace("<w:r>", "<w:r><w:rPr><w:strike/></w:rPr>"))


@found_as("direction")
def words_run_the_other_way(parts: Parts) -> None:
    mission(parts, f'<w:bdo w:val="rtl">{MISSION}</w:bdo>')


# Words beside the text


@found_as("numbering")
def a_word_processor_numbers_a_paragraph(parts: Parts) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    part(
        parts,
        "numbering.xml",
        f'<w:numbering xmlns:w="{space}"><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "numbering",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    put(parts, f"</w:pPr>{MISSION}", f"{numbered}</w:pPr>{MISSION}")


@found_as("numbering")
def a_style_numbers_its_paragraphs(parts: Parts) -> None:
    a_word_processor_numbers_a_paragraph(parts)
    style(parts, "BodyText", paragraph='<w:numPr><w:numId w:val="7"/></w:numPr>')


@found_as("numbering")
def the_default_style_numbers_a_paragraph_without_a_style(parts: Parts) -> None:
    a_word_processor_numbers_a_paragraph(parts)
    style(parts, "Normal", paragraph='<w:numPr><w:numId w:val="7"/></w:numPr>')
    parts[BODY] = re.sub(rb"<w:numPr>.*?</w:numPr>|<w:pStyle [^>]*>", b"", parts[BODY])


@found_as("direction")
def the_columns_of_the_table_change_places(parts: Parts) -> None:
    put(parts, "<w:tblPr>", "<w:tblPr><w:bidiVisual/>")


@found_as("direction")
def a_paragraph_runs_the_other_way(parts: Parts) -> None:
    put(parts, f"</w:pPr>{MISSION}", f"<w:bidi/></w:pPr>{MISSION}")


@found_as("text-box")
def a_text_box_speaks(parts: Parts) -> None:
    vml = "urn:schemas-microsoft-com:vml"
    box = f"<v:shape><v:textbox>{BOX}</v:textbox></v:shape>"
    mission(parts, f'{MISSION}<w:r><w:pict xmlns:v="{vml}">{box}</w:pict></w:r>')


@found_as("text-box")
def a_shape_that_only_new_programs_know_speaks(parts: Parts) -> None:
    mc, wps = (
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    )
    shape = f'<w:drawing><wps:txbx xmlns:wps="{wps}">{BOX}</wps:txbx></w:drawing>'
    mission(parts, f'{MISSION}<w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="wps">{shape}'
                   "</mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>")  # fmt: skip


@found_as("alternate-content")
def programs_show_different_words(parts: Parts) -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    mission(
        parts,
        f'<w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="w14"><w:t>Misja KES:</w:t></mc:Choice>'
        "<mc:Fallback><w:t>Misja:</w:t></mc:Fallback></mc:AlternateContent></w:r>",
    )


@found_as("text-box")
def a_watermark_stands_behind_the_pages(parts: Parts) -> None:
    art = '<v:shape style="position:absolute"><v:textpath string="NIEWAŻNE"/></v:shape>'
    mark = f'<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml">{art}</w:pict></w:r></w:p></w:ftr>'
    put(parts, "</w:ftr>", mark, FOOTER)


@found_as("margins")
def a_footer_says_more(parts: Parts) -> None:
    put(parts, "</w:ftr>", f"<w:p>{NOT}</w:p></w:ftr>", FOOTER)


@found_as("margins")
def a_header_is_added(parts: Parts) -> None:
    part(
        parts,
        "header9.xml",
        wordprocessing("hdr", "Wersja robocza"),
        "header",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
    )


@found_as("margins")
def the_footer_names_another_edition(parts: Parts) -> None:
    parts[FOOTER] = re.sub(rb"[0-9a-f]{12}(?=<)", b"0123456789ab", parts[FOOTER])


@found_as("note")
def a_footnote_speaks(parts: Parts) -> None:
    part(
        parts,
        "footnotes.xml",
        wordprocessing("footnotes", "Nie dotyczy partnera A."),
        "footnotes",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
    )
    mission(parts, f'{MISSION}<w:r><w:footnoteReference w:id="2"/></w:r>')


@found_as("note")
def an_endnote_speaks_that_nothing_refers_to(parts: Parts) -> None:
    part(
        parts,
        "endnotes.xml",
        wordprocessing("endnotes", "Nie dotyczy partnera A."),
        "endnotes",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml",
    )


@found_as("comment")
def a_comment_speaks(parts: Parts) -> None:
    part(
        parts,
        "comments.xml",
        wordprocessing("comments", "Nie zgadzamy się."),
        "comments",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
    )


@found_as("field")
def a_field_computes_words(parts: Parts) -> None:
    mission(parts, f'<w:fldSimple w:instr=" DOCPROPERTY Tajne ">{MISSION}</w:fldSimple>')


@found_as("field")
def a_field_of_many_runs_computes_words(parts: Parts) -> None:
    signs = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    instruction = "<w:r><w:instrText> INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT x.docx </w:instrText></w:r>"
    mission(parts, signs[0] + instruction + signs[1] + MISSION + signs[2])


@found_as("field")
def a_field_in_the_footer_computes_words(parts: Parts) -> None:
    put(parts, " PAGE ", ' IF 1 = 1 "nie" ', FOOTER)


@found_as("field")
def a_field_never_ends(parts: Parts) -> None:
    mission(parts, f'{MISSION}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar '
                   'w:fldCharType="separate"/></w:r>')  # fmt: skip


@found_as("field")
def the_day_of_printing_is_put_in(parts: Parts) -> None:
    mission(parts, f"{MISSION}<w:r><w:dayLong/></w:r>")


@found_as("field")
def other_data_are_to_be_merged_in(parts: Parts) -> None:
    put(parts, "</w:settings>", "<w:mailMerge/></w:settings>", "word/settings.xml")


@found_as("content-control")
def a_content_control_holds_the_words(parts: Parts) -> None:
    mission(parts, f"<w:sdt><w:sdtPr/><w:sdtContent>{MISSION}</w:sdtContent></w:sdt>")


@found_as("data-binding")
def a_content_control_takes_its_words_from_elsewhere(parts: Parts) -> None:
    binding = '<w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/></w:sdtPr>'
    mission(parts, f"<w:sdt>{binding}<w:sdtContent>{MISSION}</w:sdtContent></w:sdt>")


@found_as("unseen-part")
def data_are_put_into_the_file(parts: Parts) -> None:
    parts["customXml/item1.xml"] = b"<a>inne warunki</a>"


@found_as("unseen-part")
def building_blocks_are_put_into_the_file(parts: Parts) -> None:
    part(
        parts,
        "glossary/document.xml",
        wordprocessing("glossaryDocument", "inne warunki"),
        "glossaryDocument",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.glossary+xml",
    )


@found_as("text-box")
def small_words_stand_above_others(parts: Parts) -> None:
    ruby = f"<w:r><w:ruby><w:rt>{NOT}</w:rt><w:rubyBase>{MISSION}</w:rubyBase></w:ruby></w:r>"
    mission(parts, ruby)


@found_as("foreign-markup")
def markup_of_another_kind_wraps_words(parts: Parts) -> None:
    mission(parts, f'<x:y xmlns:x="urn:x">{MISSION}</x:y>')


# Pictures and other things


def drawing(inner: str) -> str:
    space = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    return f'<w:r><w:drawing xmlns:wp="{space}">{inner}</w:drawing></w:r>'


@found_as("picture")
def a_picture_stands_among_the_words(parts: Parts) -> None:
    part(parts, "media/image1.png", PIXEL, "image")
    mission(parts, MISSION + drawing("<wp:inline/>"))


@found_as("floating")
def a_picture_lies_over_the_words(parts: Parts) -> None:
    part(parts, "media/image1.png", PIXEL, "image")
    mission(parts, MISSION + drawing('<wp:anchor behindDoc="0"/>'))


@found_as("floating")
def a_paragraph_floats(parts: Parts) -> None:
    put(parts, f"</w:pPr>{MISSION}", f'<w:framePr w:w="100" w:x="1" w:y="1"/></w:pPr>{MISSION}')


@found_as("floating")
def the_table_floats(parts: Parts) -> None:
    put(parts, "<w:tblPr>", '<w:tblPr><w:tblpPr w:tblpY="1"/>')


@found_as("text-box")
def a_chart_is_drawn(parts: Parts) -> None:
    mission(parts, MISSION + drawing('<wp:inline><c:chart xmlns:c="urn:c"/></wp:inline>'))


@found_as("other-part")
def a_diagram_brings_words(parts: Parts) -> None:
    part(parts, "diagrams/data1.xml", '<d:m xmlns:d="urn:d"><d:t>bez zgody</d:t></d:m>', "diagramData")


@found_as("picture")
def the_pages_have_a_background(parts: Parts) -> None:
    put(parts, "<w:body>", '<w:background w:color="000000"/><w:body>')


@found_as("embedded-object")
def a_table_of_excel_is_embedded(parts: Parts) -> None:
    part(parts, "embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0", "oleObject")


@found_as("embedded-object")
def an_object_stands_among_the_words(parts: Parts) -> None:
    mission(parts, f'{MISSION}<w:r><w:object><o:OLEObject xmlns:o="urn:o"/></w:object></w:r>')


@found_as("embedded-document")
def another_document_is_drawn_in(parts: Parts) -> None:
    part(parts, "afchunk.html", "<html>inne warunki</html>", "aFChunk", "text/html")
    put(parts, "<w:sectPr", '<w:altChunk r:id="rX" xmlns:r="urn:r"/><w:sectPr')


@found_as("macros")
def macros_are_put_in(parts: Parts) -> None:
    part(parts, "vbaProject.bin", b"x", "vbaProject", "application/vnd.ms-office.vbaProject")


@found_as("macros")
def the_file_says_that_it_has_macros(parts: Parts) -> None:
    usual = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    put(parts, usual, "application/vnd.ms-word.document.macroEnabled.main+xml", "[Content_Types].xml")


@found_as("embedded-font")
def a_font_is_put_in(parts: Parts) -> None:
    part(parts, "fonts/font1.odttf", bytes(40), "font")


@found_as("foreign-part")
def a_file_of_another_kind_is_put_in(parts: Parts) -> None:
    parts["word/secret.dat"] = bytes(random.Random(1).randbytes(40))


@found_as("outside")
def a_picture_is_fetched_from_elsewhere(parts: Parts) -> None:
    outside(parts, "image", "file:///z.png")


@found_as("link")
def a_link_leads_outside(parts: Parts) -> None:
    outside(parts, "hyperlink", "https://example.org/")


@found_as("outside")
def the_styles_are_fetched_anew(parts: Parts) -> None:
    put(parts, "</w:settings>", "<w:linkStyles/></w:settings>", "word/settings.xml")


@found_as("missing-part")
def a_part_is_missing(parts: Parts) -> None:
    relation = f'<Relationship Id="rX" Type="{OFFICE}/image" Target="media/none.png"/></Relationships>'
    put(parts, "</Relationships>", relation, "word/_rels/document.xml.rels")
