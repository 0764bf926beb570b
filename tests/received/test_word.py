"""A Word file read as written: every word in reading order, or a fault that says where and what to do."""

from __future__ import annotations

import pytest
from lxml import etree

from kpes.received.plain import read_text
from kpes.received.reading import Unreadable
from kpes.received.word import read
from kpes.received.written import Grid, Line, Look, Run
from tests.received.alterations import packed, unpacked
from tests.received.issued import expected, issued
from tests.word_files import abstract, docx, faults, field, level, lines, num, p, row, run, table, tc

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
BREAK = "<w:r><w:br/></w:r>"
PICTURE = (
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"/></a:graphic>'
)  # fmt: skip
STROKE = PICTURE.replace(
    "openxmlformats.org/drawingml/2006/picture", "microsoft.com/office/word/2010/wordprocessingShape"
)
BOX = (
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:txbx>'
    f"<w:txbxContent>{p('W ramce')}</w:txbxContent></wps:txbx></a:graphicData></a:graphic>"
)


def left_out(data: bytes) -> list[str]:
    written = read(data)
    assert not written.faults
    return list(map(str, written.left_out))


def only(data: bytes) -> Line:
    """The one line of a file."""
    (line,) = read(data).lines
    assert isinstance(line, Line)
    return line


# Words


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (run("a") + run("b c") + "<w:r><w:tab/></w:r>" + run("d"), "ab c d"),
        (f"{run('a')}<w:r><w:noBreakHyphen/></w:r>{run('b')}", "a\u2011b"),
        (run("a") + "<w:r><w:softHyphen/></w:r>" + run("b\u00ad\u200bc"), "abc"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + run(" tak"), "✓ tak"),
        (run("\uf0b7", '<w:rFonts w:ascii="Symbol"/>') + run(" punkt"), "• punkt"),
        (f"<w:hyperlink>{run('adres')}</w:hyperlink>{run(' dalej')}", "adres dalej"),
        (f"<w:smartTag><w:smartTagPr/><w:smartTag>{run('Gdańsk')}</w:smartTag></w:smartTag>", "Gdańsk"),
        (f"<w:customXml>{run('a')}</w:customXml>", "a"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('b')}</w:sdtContent></w:sdt>", "b"),
        (run("Umowa", "<w:caps/>") + run(" straße", "<w:caps/>"), "UMOWA STRAßE"),
        ("<w:r><w:t> bez </w:t></w:r>" + run("spacji"), "bezspacji"),
        (run("art. 78") + run("1", '<w:vertAlign w:val="superscript"/>'), "art. 78¹"),
        (run("H") + run("2", '<w:vertAlign w:val="subscript"/>') + run("O"), "H₂O"),
        (run("m") + run("2", '<w:position w:val="8"/><w:sz w:val="13"/>'), "m²"),
        ("<w:proofErr/><w:bookmarkStart/>" + run("a") + "<w:bookmarkEnd/><w:permEnd/>", "a"),
        (f'<mc:AlternateContent><mc:Choice Requires="w14">{run("a")}</mc:Choice><mc:Fallback>{run("b")}</mc:Fallback>'
         "</mc:AlternateContent>", "a"),
        ('<w:bookmarkStart w:name="_Ref1"/>' + run("a") + field("REF _Ref1 \\h", "§ 5") + run("b"), "a§ 5b"),
        (run("a") + field('XE "hasło"', None) + run("b"), "ab"),
        (f'<w:fldSimple w:instr=" HYPERLINK &quot;x&quot; ">{run("adres")}</w:fldSimple>', "adres"),
        (run("a\u00a0b\u2028c"), "a b c"),
    ],
)  # fmt: skip
def test_words_are_read_wherever_they_stand_in_a_paragraph(content: str, words: str) -> None:
    assert lines(docx(p(content))) == [words]


@pytest.mark.parametrize(
    "behind", ["- drugie", "– drugie", "2) drugie", "b) drugie", "2. drugie", "§ 2", "(ii) drugie"]
)
def test_a_break_before_a_dash_or_a_label_opens_a_line(behind: str) -> None:
    assert lines(docx(p(run("pierwsze") + BREAK + run(behind)))) == ["pierwsze", behind]


@pytest.mark.parametrize("behind", ["o współpracy", "2014 r. w Gdańsku", "r. w Gdańsku", "A. Nowak", "-5 stopni"])
def test_another_break_is_a_space(behind: str) -> None:
    line = only(docx(p(run("Porozumienie") + BREAK + run(behind))))
    assert line.words == f"Porozumienie {behind}"
    assert line.runs == (Run(f"Porozumienie\n{behind}"),)


def test_look_tells_runs_apart_along_the_styles() -> None:
    styles = (
        "<w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>" + NORMAL
        + '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:rPr><w:b/></w:rPr></w:style>'
        + '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="C"/><w:basedOn w:val="B"/></w:style>'
        + '<w:style w:type="character" w:styleId="S"><w:name w:val="S"/><w:rPr><w:b/><w:i/></w:rPr></w:style>'
    )  # fmt: skip
    content = (
        run("a") + run("b", '<w:rStyle w:val="S"/>') + run("c", '<w:b w:val="0"/>') + run("d", '<w:b w:val="off"/>')
    )
    assert only(docx(p(content, style="C"), styles=styles)).runs == (
        Run("a", bold=True), Run("b", italic=True), Run("cd"),
    )  # fmt: skip


def test_a_paragraph_looks_as_its_styles_and_its_list_say() -> None:
    styles = (
        "<w:docDefaults><w:pPrDefault><w:pPr><w:jc w:val='both'/></w:pPr></w:pPrDefault></w:docDefaults>" + NORMAL
        + '<w:style w:type="paragraph" w:styleId="Nagwek2"><w:name w:val="heading  2"/><w:pPr><w:pageBreakBefore/>'
        '<w:jc w:val="center"/><w:ind w:left="400" w:hanging="100"/></w:pPr></w:style>'
    )  # fmt: skip
    indents = '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>'
    numbering = abstract(0, level(0, "%1.", more=indents)) + num(1, 0)
    body = [
        p("a"), p("b", style="Nagwek2"), p("c", list=1, level=0), p("d", '<w:ind w:firstLine="200"/>', list=1, level=0),
        p("e", '<w:outlineLvl w:val="0"/><w:jc w:val="end"/><w:ind w:start="50"/>'), p("f", style="unknown"),
    ]  # fmt: skip
    looks = [line.look for line in read(docx("".join(body), numbering, styles)).flat]
    assert looks == [
        Look("normal", align="both"),
        Look("heading 2", 2, "center", 300, new_page=True),
        Look("normal", align="both", indent=360),
        Look("normal", align="both", indent=920),
        Look("normal", 1, "right", 50),
        Look("normal", align="both"),
    ]


@pytest.mark.parametrize(
    ("body", "new"),
    [
        (p("a") + p('<w:r><w:br w:type="page"/></w:r>') + p("b"), "b"),
        (p(run("a") + '<w:r><w:br w:type="page"/></w:r>') + p("b"), "b"),
        (p(run("a") + '<w:r><w:br w:type="page"/></w:r>' + run("b")), "b"),
        (p("a") + p("b", "<w:pageBreakBefore/>") + p("c"), "b"),
        (p("a") + p("b", '<w:pageBreakBefore w:val="0"/>'), ""),
        (p("a", "<w:sectPr/>") + p("b") + "<w:sectPr/>", "b"),
        (p("a", "<w:sectPr/>") + p("b") + '<w:sectPr><w:type w:val="continuous"/></w:sectPr>', ""),
        (p("a") + p('<w:r><w:br w:type="page"/></w:r>') + table(row(tc("b"), tc("c"))), "b"),
    ],
)
def test_what_begins_a_page_is_told(body: str, new: str) -> None:
    written = read(docx(body))
    assert "".join(line.words for line in written.flat if line.look.new_page) == new
    assert not written.faults


def test_empty_paragraphs_are_no_lines_and_are_counted() -> None:
    assert [line.number for line in read(docx(p("a") + p() + p(" ") + p("b"))).flat] == [1, 4]


# Tables


def test_a_table_has_its_rows_and_cells_and_each_word_of_merged_ones_once() -> None:
    first = row(tc("Partner", '<w:gridSpan w:val="2"/>'), tc("Wkład"), look="<w:tblHeader/>")
    second = row(tc("Lider", '<w:vMerge w:val="restart"/>'), tc(p("10") + p("zł")), tc(p()))
    third = row(tc(p(), "<w:vMerge/>"), tc("20"), look='<w:gridAfter w:val="1"/>')
    grid = read(docx(table(first, second, third))).lines[0]
    assert isinstance(grid, Grid)
    assert [[[line.words for line in cell] for cell in one] for one in grid.rows] == [
        [["Partner"], [], ["Wkład"]], [["Lider"], ["10", "zł"], []], [[], ["20"], []],
    ]  # fmt: skip
    assert grid.headed


def test_a_table_within_a_cell_gives_its_lines_to_the_cell() -> None:
    inner = table(row(tc("b"), tc("c")))
    grid = read(docx(table(row(tc(p("a") + inner + p("d")), tc("e"))))).lines[0]
    assert isinstance(grid, Grid)
    assert [[line.words for line in cell] for cell in grid.rows[0]] == [["a", "b", "c", "d"], ["e"]]


def test_rows_and_cells_may_stand_in_content_controls() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    cells = control.format(tc("a")) + tc("b")
    assert lines(docx(table(control.format(row(cells))))) == ["a", "b"]


@pytest.mark.parametrize(
    ("look", "cell", "ruled"),
    [
        ('<w:tblBorders><w:top w:val="single"/></w:tblBorders>', "", True),
        ('<w:tblBorders><w:top w:val="nil"/></w:tblBorders>', "", False),
        ('<w:tblStyle w:val="T"/>', "", True),
        ('<w:tblStyle w:val="T"/><w:tblBorders><w:top w:val="none"/></w:tblBorders>', "", False),
        ("", '<w:tcBorders><w:bottom w:val="dotted"/></w:tcBorders>', True),
        ("", "", False),
    ],
)
def test_whether_a_table_has_lines_is_told(look: str, cell: str, ruled: bool) -> None:
    borders = '<w:tblPr><w:tblBorders><w:insideH w:val="single"/></w:tblBorders></w:tblPr>'
    styles = f'<w:style w:type="table" w:styleId="T"><w:name w:val="T"/>{borders}</w:style>'
    grid = read(docx(table(row(tc("a", cell)), look=look), styles=styles)).lines[0]
    assert isinstance(grid, Grid)
    assert grid.ruled is ruled


def test_a_table_without_words_is_no_line() -> None:
    assert read(docx(p("a") + table(row(tc(p()), tc(p()))) + p("b"))).flat
    assert lines(docx(p("a") + table(row(tc(p()), tc(p()))) + p("b"))) == ["a", "b"]


# Faults

CHANGE = "a tracked change, so two texts stand in one"
REFUSED = {
    "insertion": (run("a") + f"<w:ins>{run('b')}</w:ins>", CHANGE),
    "deletion": (run("a") + "<w:del><w:r><w:delText>b</w:delText></w:r></w:del>", CHANGE),
    "move": (run("a") + f"<w:moveTo>{run('b')}</w:moveTo>", CHANGE),
    "change of look": (run("a", "<w:rPrChange/>"), CHANGE),
    "footnote": (run("a") + '<w:r><w:footnoteReference w:id="1"/></w:r>', "a footnote or an endnote"),
    "box": (run("a") + f"<w:r><w:drawing>{BOX}</w:drawing></w:r>", "a text box or a drawing that may hold words"),
    "old box": (run("a") + f"<w:r><w:pict><w:txbxContent>{p('b')}</w:txbxContent></w:pict></w:r>",
                "a text box or a drawing that may hold words"),
    "word art": (run("a") + '<w:r><w:pict><v:textpath string="PROJEKT"/></w:pict></w:r>',
                 "a text box or a drawing that may hold words"),
    "chart": (run("a") + f"<w:r><w:drawing>{PICTURE.replace('2006/picture', '2006/chart')}</w:drawing></w:r>",
              "a text box or a drawing that may hold words"),
    "object": (run("a") + "<w:r><w:object/></w:r>", "an object or a document that is embedded"),
    "formula": (run("a") + "<m:oMath/>", "a formula"),
    "hidden": (run("a") + run("b", "<w:vanish/>"), "hidden text"),
    "struck": (run("a") + run("b", "<w:strike/>"), "struck-through text"),
    "struck twice": (run("a") + run("b", "<w:dstrike/>"), "struck-through text"),
    "blank": (run("a") + f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('b')}</w:sdtContent></w:sdt>",
              "a place that asks for words and is not filled in"),
    "date": (run("a") + field("DATE \\@ yyyy", "2024"), "a field whose words the word processor makes: DATE"),
    "asks": (run("a") + field("FILLIN x", None), "a field whose words the word processor makes: FILLIN"),
    "number": (run("a") + field("AUTONUM", None), "a field whose words the word processor makes: AUTONUM"),
    "field without words": (run("a") + field("REF x", None), "a field whose words the word processor makes: REF"),
    "field that does not begin": (run("a") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
                                  "a field whose words the word processor makes: ?"),
    "sign": (run("a") + '<w:r><w:sym w:font="Wingdings" w:char="F001"/></w:r>', "a sign from a font of signs"),
    "letters of signs": (run("a", '<w:rFonts w:ascii="Symbol"/>'), "a sign from a font of signs"),
    "private": (run("a\ue000"), "a sign from a font of signs"),
    "figures": (run("a 1") + run("2a", '<w:vertAlign w:val="superscript"/>'),
                "figures that stand raised or lowered, which a plain text cannot tell from others"),
    "lifted": (run("a 1") + run("2", '<w:position w:val="6"/>'),
               "figures that stand raised or lowered, which a plain text cannot tell from others"),
    "unseen": (run("a\u202eb"), "characters that nobody sees, or that change how others look"),
    "unknown": (run("a") + "<w:ruby/>", "something that kpes does not know: <ruby>"),
    "unknown in a run": (run("a") + "<w:r><w:pgNum/></w:r>", "something that kpes does not know: <pgNum>"),
    "unknown property": (run("a", "<w:oMath/>"), "a formula"),
    "alternative that Word does not know": (
        run("a") + f'<mc:AlternateContent><mc:Choice Requires="x">{run("b")}</mc:Choice></mc:AlternateContent>',
        "something that kpes does not know: <AlternateContent>",
    ),
    "markup within words": ("<w:r><w:t>a<!-- --></w:t></w:r>", "something that kpes does not know"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_may_say_otherwise_than_it_is_read_is_a_fault_with_its_place(name: str) -> None:
    content, said = REFUSED[name]
    (told,) = faults(docx(p("przed") + p(content)))
    assert told.startswith("paragraph 2 of the file, “a")
    assert f"”: {said}" in told


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (p("a", "<w:rPr><w:ins/></w:rPr>"), CHANGE),
        (p("a", "<w:pPrChange/>"), CHANGE),
        (p("a") + f"<w:ins>{p('b')}</w:ins>", CHANGE),
        (table(row(tc("a"), look="<w:del/>")), CHANGE),
        (table(row(tc("a", "<w:cellIns/>"))), CHANGE),
        (p("a", '<w:framePr w:dropCap="drop"/>') + p("b"), "a frame or a large first letter, which stands apart from "),
        (p("a", "<w:rPr><w:vanish/></w:rPr>") + p("b"), "hidden text"),
        ('<w:altChunk r:id="x"/>' + p("a"), "an object or a document that is embedded"),
        (table(row(tc("a")), row(tc("b", "<w:vMerge/>"))), "words in a cell that is covered by another"),
        (table(row(tc("a"), look="<w:hidden/>")), "a hidden row of a table"),
        (
            table(row(tc("a")), look='<w:tblStyle w:val="T"/>'),
            "a style of tables that changes, hides or strikes letters",
        ),
        (p("a", style="H"), "hidden text"),
    ],
)
def test_so_is_what_surrounds_words(body: str, said: str) -> None:
    styles = (
        '<w:style w:type="table" w:styleId="T"><w:name w:val="T"/><w:tblStylePr><w:rPr><w:caps/></w:rPr></w:tblStylePr>'
        '</w:style><w:style w:type="paragraph" w:styleId="H"><w:name w:val="H"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    (told,) = faults(docx(body, styles=styles))
    assert f": {said}" in told


def test_each_fault_says_what_to_do_and_all_are_told_at_once() -> None:
    body = p(REFUSED["insertion"][0]) + p("b") + p(REFUSED["footnote"][0]) + p(REFUSED["struck"][0])
    found = read(docx(body)).faults
    assert [str(fault.remedy) for fault in found] == [
        "In Word, open Review and accept or reject all changes, then save.",
        "Move the words of the note into the text, delete the note, and save.",
        "Delete it, or take away the stroke in Word (Home, Strikethrough). Then save.",
    ]
    assert [fault.place for fault in found] == sorted((fault.place for fault in found), key=str)


def test_a_field_that_does_not_end_is_a_fault() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    said = "a field whose words the word processor makes: ?"
    assert faults(docx(p(run("a") + begun) + p("b"))) == [f"paragraph 2 of the file, behind “a”: {said}"]


def test_the_place_of_what_has_no_words_is_behind_the_last_ones() -> None:
    told = faults(docx(p("Paragraf pierwszy") + p(f"<w:r><w:drawing>{BOX}</w:drawing></w:r>")))
    assert told == [
        "paragraph 2 of the file, behind “Paragraf pierwszy”: a text box or a drawing that may hold words"
    ]  # fmt: skip


def test_styles_that_are_there_twice_are_a_fault() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="A"/>' * 2
    assert faults(docx(p("a"), styles=styles)) == ["paragraph 1 of the file, “a”: a style that the file defines twice"]


def test_white_space_may_be_struck_and_an_empty_end_hidden() -> None:
    body = p(run("a") + run(" ", "<w:strike/>") + run("b")) + p(look="<w:rPr><w:vanish/></w:rPr>")
    assert lines(docx(body)) == ["a b"]


def test_words_that_the_walk_passed_over_are_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    from kpes.received import inline

    data = docx(p(run("a") + f"<w:hyperlink>{run('b')}</w:hyperlink>"))
    assert lines(data) == ["ab"]
    monkeypatch.setattr(inline, "_HOLDERS", frozenset())
    monkeypatch.setattr(inline, "_MARKS", frozenset({f"{{{SPACE}}}hyperlink", *inline._MARKS}))
    assert faults(data) == ["the whole file: kpes does not see all words of this file"]


# What is left out


def test_headers_and_footers_are_told_with_their_words_and_numbers_of_pages_are_told() -> None:
    header = '<w:headerReference r:id="header"/>'
    section = f'<w:sectPr>{header}{header}<w:footerReference r:id="footer"/></w:sectPr>'
    logo = f"<w:r><w:drawing>{PICTURE}</w:drawing></w:r>"
    parts = {"header": p(run("Fundacja") + logo) + p("Gdańsk"), "footer": p(field("PAGE", "1"))}
    assert left_out(docx(p("a") + section, parts=parts)) == [
        "the header “Fundacja Gdańsk”",
        "a picture in a header or footer",
        "numbers of pages",
    ]


def test_a_watermark_is_told() -> None:
    parts = {"header": p('<w:r><w:pict><v:textpath string="PROJEKT"/></w:pict></w:r>')}
    body = p("a") + '<w:sectPr><w:headerReference r:id="header"/></w:sectPr>'
    assert left_out(docx(body, parts=parts)) == ["the watermark “PROJEKT”"]


def test_a_header_that_no_section_names_is_not_told() -> None:
    assert left_out(docx(p("a"), parts={"header": p("b")})) == []


def test_comments_are_told_with_their_words() -> None:
    content = (
        '<w:commentRangeStart w:id="0"/>' + run("a") + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference/></w:r>'
    )
    data = docx(p(content), parts={"comments": f'<w:comment w:id="0">{p("Czy na pewno?")}</w:comment>'})
    assert left_out(data) == ["the comment “Czy na pewno?”"]
    assert lines(data) == ["a"]


def test_a_table_of_contents_is_left_out_whether_it_is_a_field_or_a_control() -> None:
    entry = run("Rozdział I") + field("PAGEREF _Toc1", "3")
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
    first = p(f'{begin}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{entry}')
    contents = first + p(entry) + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    control = f"<w:sdt>{gallery}<w:sdtContent>{p('Spis treści')}{contents}</w:sdtContent></w:sdt>"
    for body in (contents, control):
        data = docx(p("przed") + body + p("Rozdział I"))
        assert lines(data) == ["przed", "Rozdział I"]
        told = left_out(data)
        assert told[0] == "the table of contents, whose words are those of the headings"
        assert told[1:] == (["“Spis treści” in the table of contents"] if body == control else [])


def test_words_among_the_contents_that_are_those_of_no_heading_are_told_or_refused() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    control = f"<w:sdt>{gallery}<w:sdtContent>{{}}</w:sdtContent></w:sdt>{p('§ 1 Cel')}"
    data = docx(control.format(p(run("§ 1 Cel") + "<w:r><w:tab/></w:r>" + run("1")) + p("Kara wynosi 500 zł.")))
    assert left_out(data)[1:] == ["“Kara wynosi 500 zł.” in the table of contents"]
    said = "words in the table of contents that are those of no heading"
    (fault,) = faults(docx(control.format(p("Kara wynosi 500 zł. " * 9))))
    assert fault == f"paragraph 1 of the file, behind “§ 1 Cel”: {said}"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (field('XE "kara"', "500 zł"), "XE"),
        (field("REF cel", "§ 1"), "REF"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'
            + run("nie")
            + '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "HYPERLINK",
        ),
    ],
)
def test_words_of_a_field_that_only_some_programs_show_are_refused(content: str, kind: str) -> None:
    (said,) = faults(docx(p(run("Kara") + content)))
    assert said.endswith(f": a field whose words the word processor makes: {kind}")


def with_store(data: bytes, id: str, said: str) -> bytes:
    """The same file with a part that holds data, to which controls may be bound."""
    parts = unpacked(data)
    properties = f'<d:datastoreItem xmlns:d="{CUSTOM}" d:itemID="{id}"/>'
    parts |= {"customXml/item1.xml": said.encode(), "customXml/itemProps1.xml": properties.encode()}
    for file, kind, target in (
        ("word/_rels/document.xml.rels", "customXml", "/customXml/item1.xml"),
        ("customXml/_rels/item1.xml.rels", "customXmlProps", "itemProps1.xml"),
    ):
        told = parts.get(file, b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>')
        root = etree.fromstring(told)
        etree.SubElement(root, f"{{{root.nsmap[None]}}}Relationship", Id="s", Type=f"{OFFICE}/{kind}", Target=target)
        parts[file] = etree.tostring(root)
    return packed(parts)


@pytest.mark.parametrize(("words", "agrees"), [("500 zł", True), ("5 zł", False)])
def test_a_control_says_what_it_is_bound_to(words: str, agrees: bool) -> None:
    bound = '<w:sdtPr><w:dataBinding w:xpath="/k" w:storeItemID="{1}"/></w:sdtPr>'
    control = f"<w:sdt>{bound}<w:sdtContent>{p(words)}</w:sdtContent></w:sdt>"
    data = with_store(docx(p("Kara") + control), "{1}", "<k>500 zł</k>")
    said = "a content control that shows other words than the data that it is bound to"
    assert [one.rpartition(": ")[2] for one in faults(data)] == ([] if agrees else [said])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (run("Logo") + f"<w:r><w:drawing>{PICTURE}</w:drawing></w:r>", "a picture, behind “Logo”"),
        (f"<w:r><w:drawing>{PICTURE}</w:drawing></w:r>" + run("a"), "a picture"),
        (f"<w:r><w:drawing>{STROKE}</w:drawing></w:r>" + run("Podpis"), "a picture"),
        (run("Małe", "<w:smallCaps/>"), "that “Małe” stands in small capitals"),
        (run("1") + run("st", '<w:vertAlign w:val="superscript"/>'), "that “st” stands raised or lowered"),
        (run("mi\u00adękki\u200e"), "soft hyphens and other characters that show nothing"),
        (field("SEQ Tabela", "1"), "fields of the kind SEQ: their words stay as they stand in the file"),
        ("<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>" + run("a") + "</w:sdtContent></w:sdt>",
         "content controls: their words stay as they stand in the file"),
    ],
)  # fmt: skip
def test_what_is_harmless_is_told(content: str, said: str) -> None:
    assert left_out(docx(p(content))) == [said]


def test_a_line_across_the_page_and_a_link_are_not_worth_a_word() -> None:
    rule = '<w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r>'
    assert left_out(docx(p(run("a") + rule) + p(f"<w:hyperlink>{run('b')}</w:hyperlink>"))) == []


# The file


def test_a_file_that_is_no_word_document_is_unreadable() -> None:
    parts = unpacked(docx(p("a")))
    strict = parts["word/document.xml"].replace(SPACE.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    for data, said in (
        (b"PK\3\4", "It is damaged or cut off: its ZIP package cannot be opened."),
        (packed({**parts, "word/document.xml": strict}),
         "It is a “Strict Open XML” document. Save it from Word as “Word Document (*.docx)”."),
        (packed({**parts, "word/document.xml": b"<a/>"}), "It is no Word document: its main part is of another kind."),
        (docx(p() + table(row(tc(p())))), "It is empty."),
        (packed({**parts, "word/document.xml": b"<a"}), "word/document.xml in it is damaged: it is no XML."),
    ):  # fmt: skip
        with pytest.raises(Unreadable) as stopped:
            read(data)
        assert str(stopped.value.said) == said


def test_what_kpes_writes_comes_back_line_by_line() -> None:
    assert lines(issued("docx")) == list(expected().editions[0].lines)
    (footer,) = left_out(issued("docx"))
    assert footer.startswith("the footer “Porozumienie o współpracy w ramach… strona 1 z 1 · wydanie ")
    written = read_text(issued("text"), "a.txt")
    assert [line.words for line in written.flat] == list(expected().editions[0].lines)
