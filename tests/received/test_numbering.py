"""Labels that a word processor draws, as readers see them, or a fault where programs differ."""

from __future__ import annotations

import random

import pytest

from kpes.received.word import read
from kpes.received.written import Numbered
from tests.word_files import abstract, docx, faults, level, lines, num, p, restart, row, run, table, tc

THREE = abstract(0, level(0, "%1."), level(1, "%1.%2."), level(2, "(%3)", "lowerRoman"))
NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
TAKE_AWAY = "Take the automatic number away in Word (Home, Numbering), type it instead, and save."


def style(id: str, numbered: str = "", based: str = "", letters: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{id}"/><w:basedOn w:val="{based}"/>'
        f"<w:pPr>{numbered}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def in_list(list: int | None = None, at: int | None = None) -> str:
    parts = {"ilvl": at, "numId": list}
    inside = "".join(f'<w:{name} w:val="{one}"/>' for name, one in parts.items() if one is not None)
    return f"<w:numPr>{inside}</w:numPr>"


def labels(*formats: str, start: int = 1, count: int = 3) -> list[str]:
    """The labels of so many paragraphs in a list of one level, for each of the formats."""
    found = []
    for format in formats:
        body = "".join(p("x", list=1, level=0) for _ in range(count))
        found += lines(docx(body, abstract(0, level(0, "%1", format, start=start)) + num(1, 0)))
    return [line.removesuffix("x").strip() for line in found]


def test_levels_count_within_those_above_them() -> None:
    body = "".join(p("x", list=1, level=at) for at in (0, 1, 1, 2, 2, 1, 0, 1, 2))
    expected = ["1. x", "1.1. x", "1.2. x", "(i) x", "(ii) x", "1.3. x", "2. x", "2.1. x", "(i) x"]
    assert lines(docx(body, THREE + num(1, 0))) == expected


def test_formats_are_those_of_word() -> None:
    assert labels("decimal", "decimalZero") == ["1", "2", "3", "01", "02", "03"]
    assert labels("lowerRoman", "upperRoman", start=8) == ["viii", "ix", "x", "VIII", "IX", "X"]
    assert labels("lowerLetter", start=25, count=4) == ["y", "z", "aa", "bb"]
    assert labels("upperLetter", start=52, count=2) == ["ZZ", "AAA"]


@pytest.mark.parametrize("format", ["ordinal", "cardinalText", "decimalEnclosedCircle", "unheard-of", ""])
def test_a_format_that_is_not_known_is_a_fault(format: str) -> None:
    data = docx(p("Treść", list=1, level=0), abstract(0, level(0, "%1.", format)) + num(1, 0))
    said = f"a number in a format that kpes does not know: {format or '?'}"
    assert faults(data) == [f"paragraph 1 of the file, “Treść”: {said}"]
    assert read(data).faults[0].remedy.text == TAKE_AWAY


@pytest.mark.parametrize(("pattern", "format"), [("%1)", "bullet"), ("%1.%1", "decimal"), ("%1 (%1)", "upperRoman")])
def test_a_bullet_with_a_number_or_a_number_twice_is_a_fault(pattern: str, format: str) -> None:
    data = docx(p("Treść", list=1, level=0), abstract(0, level(0, pattern, format)) + num(1, 0))
    said = "a bullet with a number, or a number twice in a label, which programs draw in different ways"
    assert faults(data) == [f"paragraph 1 of the file, “Treść”: {said}"]


@pytest.mark.parametrize(("format", "start"), [("lowerLetter", 0), ("upperRoman", 0), ("lowerRoman", 4000),
                                               ("lowerLetter", 781), ("decimal", 40_000)])  # fmt: skip
def test_a_number_that_its_format_does_not_have_is_a_fault(format: str, start: int) -> None:
    data = docx(p("x", list=1, level=0), abstract(0, level(0, "%1.", format, start=start)) + num(1, 0))
    assert len(faults(data)) == 1


def test_a_start_that_is_missing_is_zero() -> None:
    assert lines(docx(p("x", list=1, level=0), abstract(0, level(0, "%1.", start=None)) + num(1, 0))) == ["0. x"]


def test_a_label_may_hold_words_and_loses_white_space_at_its_ends() -> None:
    numbering = abstract(0, level(0, " Rozdział  %1. ", "upperRoman"), level(1, "lit. %2)", "lowerLetter")) + num(1, 0)
    assert lines(docx(p("x", list=1, level=0) + p("y", list=1, level=1), numbering)) == ["Rozdział I. x", "lit. a) y"]


def test_lists_of_one_definition_count_together() -> None:
    body = p("a", list=1, level=0) + p("b", list=2, level=0) + p("c", list=1, level=0)
    assert lines(docx(body, THREE + num(1, 0) + num(2, 0))) == ["1. a", "2. b", "3. c"]


def test_a_list_begins_anew_once_and_the_older_one_goes_on_from_there() -> None:
    body = "".join(p("x", list=id, level=0) for id in (1, 1, 2, 2, 1, 2))
    found = lines(docx(body, THREE + num(1, 0) + num(2, 0, restart(0))))
    assert found == ["1. x", "2. x", "1. x", "2. x", "3. x", "4. x"]
    assert lines(docx(body, THREE + num(1, 0) + num(2, 0, restart(0, 5))))[2:4] == ["5. x", "6. x"]


def test_a_list_that_begins_anew_is_another_one_and_one_that_goes_on_is_the_same() -> None:
    body = "".join(p("x", list=id, level=0) for id in (1, 2, 3))
    written = read(docx(body, THREE + num(1, 0) + num(2, 0) + num(3, 0, restart(0))))
    numbered = [line.numbered for line in written.flat]
    assert numbered == [Numbered("1.", 0, 0), Numbered("2.", 0, 0), Numbered("1.", 1, 0)]


def test_an_override_may_replace_a_level() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "%1)", "upperLetter")}</w:lvlOverride>'
    body = p("a", list=1, level=0) + p("b", list=2, level=0)
    assert lines(docx(body, THREE + num(1, 0) + num(2, 0, other))) == ["1. a", "B) b"]


def test_a_deeper_level_begins_anew_only_where_the_file_says_so() -> None:
    """“§ 1”, “§ 2”, and in the next chapter “§ 3”."""
    chapters = level(0, "Rozdział %1", "upperRoman")
    body = "".join(p("x", list=1, level=at) for at in (0, 1, 1, 0, 1))
    never = abstract(0, chapters, level(1, "§ %2", more='<w:lvlRestart w:val="0"/>')) + num(1, 0)
    assert lines(docx(body, never))[-1] == "§ 3 x"
    assert lines(docx(body, abstract(0, chapters, level(1, "§ %2")) + num(1, 0)))[-1] == "§ 1 x"


def test_a_level_may_begin_anew_only_behind_a_certain_one() -> None:
    third = level(2, "%3)", more='<w:lvlRestart w:val="1"/>')
    body = "".join(p("x", list=1, level=at) for at in (0, 1, 2, 1, 2, 0, 1, 2))
    found = lines(docx(body, abstract(0, level(0, "%1."), level(1, "%1.%2."), third) + num(1, 0)))
    assert [line for line in found if ")" in line] == ["1) x", "2) x", "1) x"]


def test_a_legal_label_has_all_its_numbers_in_decimals_and_keeps_a_zero_before_them() -> None:
    body = p("x", list=1, level=0) + p("y", list=1, level=1)
    legal = "<w:isLgl/>"
    for format, label in (("decimal", "1.1"), ("lowerLetter", "1.1"), ("decimalZero", "1.01")):
        levels = level(0, "Art. %1", "upperRoman"), level(1, "%1.%2", format, legal)
        assert lines(docx(body, abstract(0, *levels) + num(1, 0))) == ["Art. I x", f"{label} y"]


def test_a_level_before_its_parent_shows_where_the_parent_starts_and_the_parent_behind_it_is_a_fault() -> None:
    body = p("a", list=1, level=1) + p("b", list=1, level=1)
    assert lines(docx(body, THREE + num(1, 0))) == ["1.1. a", "1.2. b"]
    said = "a number behind one of a deeper level, of which programs count one or none"
    assert faults(docx(body + p("c", list=1, level=0), THREE + num(1, 0))) == [f"paragraph 3 of the file, “c”: {said}"]


@pytest.mark.parametrize("overrides", [restart(1, 3), restart(0) + restart(1)])
def test_a_number_that_begins_anew_where_programs_differ_is_a_fault(overrides: str) -> None:
    body = "".join(p("x", list=id, level=at) for id, at in ((1, 0), (1, 1), (2, 1), (2, 0)))
    said = "a number that begins anew, of which programs differ where it begins"
    assert any(said in fault for fault in faults(docx(body, THREE + num(1, 0) + num(2, 0, overrides))))


def test_a_level_before_its_parent_that_begins_anew_with_another_number_is_a_fault() -> None:
    numbering = THREE + num(1, 0, restart(0, 4))
    assert lines(docx(p("a", list=1, level=0) + p("b", list=1, level=1), numbering)) == ["4. a", "4.1. b"]
    said = "a number that begins anew, of which programs differ where it begins"
    assert faults(docx(p("b", list=1, level=1), numbering)) == [f"paragraph 1 of the file, “b”: {said}"]


def test_styles_number_their_paragraphs_by_the_level_that_names_them() -> None:
    bound = abstract(0, level(0, "%1.", more='<w:pStyle w:val="A"/>'), level(1, "%2)", more='<w:pStyle w:val="B"/>'))
    styles = NORMAL + style("A", in_list(1)) + style("B", in_list(None, 1), "A") + style("C", based="B")
    body = p("a", style="A") + p("b", style="B") + p("c", style="C") + p("d", style="A", list=0)
    assert lines(docx(body, bound + num(1, 0), styles)) == ["1. a", "1) b", "2) c", "d"]


@pytest.mark.parametrize("named", [None, 3])
def test_a_style_that_names_another_level_than_the_one_bound_to_it_is_refused(named: int | None) -> None:
    bound = abstract(0, level(0, "%1."), level(1, "%2)", more='<w:pStyle w:val="B"/>'))
    (said,) = faults(docx(p("b", style="B"), bound + num(1, 0), NORMAL + style("B", in_list(1, named))))
    assert said.endswith(": a style of another level than its list gives it, of which programs differ")


def test_a_number_of_an_empty_paragraph_that_ends_a_section_is_refused_but_in_the_body_itself() -> None:
    empty = p("", "<w:sectPr/>", list=1)
    numbering = abstract(0, level(0, "%1.")) + num(1, 0)
    assert lines(docx(p("a", list=1) + empty + p("b", list=1), numbering)) == ["1. a", "2. b"]
    control = f"<w:sdt><w:sdtContent>{empty}</w:sdtContent></w:sdt>"
    (said,) = faults(docx(p("a", list=1) + control + p("b", list=1), numbering))
    assert said in faults(docx(p("a", list=1) + table(row(tc(empty))) + p("b", list=1), numbering))
    assert said.endswith(": a number of an empty paragraph, which only some programs count")


def test_a_section_that_ends_in_a_table_is_refused() -> None:
    (said,) = faults(docx(p("a") + table(row(tc("b"), tc(p("", "<w:sectPr/>")))) + p("c")))
    assert said.endswith(": a section break in a table, behind which programs number in different ways")


def test_a_level_on_the_spot_goes_before_the_style_and_a_list_on_the_spot_keeps_the_level_of_the_style() -> None:
    styles = NORMAL + style("A", in_list(1, 1))
    numbering = abstract(0, level(0, "%1."), level(1, "%2)")) + abstract(5, level(0, "%1/"), level(1, "%2:"))
    numbering += num(1, 0) + num(2, 5)
    assert lines(docx(p("a", style="A") + p("c", style="A", list=2), numbering, styles)) == ["1) a", "1: c"]
    assert lines(docx(p("b", style="A", list=1, level=0), numbering, styles)) == ["1. b"]


def test_a_list_may_lead_to_that_of_a_numbering_style() -> None:
    link = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Lista"/></w:abstractNum>'
    styles = (
        f'<w:style w:type="numbering" w:styleId="Lista"><w:name w:val="Lista"/><w:pPr>{in_list(1)}</w:pPr></w:style>'
    )
    body = p("a", list=2, level=0) + p("b", list=2, level=1)
    assert lines(docx(body, THREE + link + num(1, 0) + num(2, 1), styles)) == ["1. a", "1.1. b"]


def test_an_empty_paragraph_that_ends_a_section_is_not_numbered_and_other_empty_ones_are() -> None:
    section = "<w:sectPr/>"
    body = [p("a", list=1, level=0), p(list=1, level=0, look=section), p(list=1, level=0), p("b", list=1, level=0)]
    body += [p("c", list=1, level=0, look=section), p('<w:r><w:br w:type="page"/></w:r>', list=1, level=0)]
    found = lines(docx("".join(body), abstract(0, level(0, "§ %1")) + num(1, 0)))
    assert found == ["§ 1 a", "§ 2", "§ 3 b", "§ 4 c", "§ 5"]


def test_numbers_in_tables_count_with_those_around_them() -> None:
    body = p("a", list=1, level=0) + table(row(tc(p("b", list=1, level=0)), tc("c"))) + p("d", list=1, level=0)
    assert lines(docx(body, THREE + num(1, 0))) == ["1. a", "2. b", "c", "3. d"]


@pytest.mark.parametrize("id", ["+1", "", "1x", " 1"])
def test_a_list_whose_number_is_none_is_a_fault(id: str) -> None:
    body = p("Treść", f'<w:numPr><w:numId w:val="{id}"/></w:numPr>')
    said = "a numbered list that the file does not define"
    assert faults(docx(body, THREE + num(1, 0))) == [f"paragraph 1 of the file, “Treść”: {said}"]


def test_an_empty_paragraph_of_a_list_that_is_not_defined_shows_nothing() -> None:
    assert lines(docx(p("a") + p(list=9, level=0) + p("b"), THREE + num(1, 0))) == ["a", "b"]


@pytest.mark.parametrize("twice", [THREE, num(1, 0), abstract(0, level(0, "a"))])
def test_a_list_that_is_defined_twice_is_a_fault(twice: str) -> None:
    said = "a numbered list that the file does not define"
    assert said in faults(docx(p("x", list=1, level=0), THREE + num(1, 0) + twice))[0]
    levels = abstract(7, level(0, "%1."), level(0, "%1)"))
    assert said in faults(docx(p("x", list=7, level=0), levels + num(7, 7)))[0]


@pytest.mark.parametrize(("list", "at"), [(9, 0), (1, 7), (1, 12)])
def test_a_list_or_a_level_that_the_file_does_not_define_is_a_fault(list: int, at: int) -> None:
    told = faults(docx(p("Treść", list=list, level=at), THREE + num(1, 0)))
    assert told == ["paragraph 1 of the file, “Treść”: a numbered list that the file does not define"]


@pytest.mark.parametrize("numbering", [
    "", num(1, 0), num(1, 0) + '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>',
])  # fmt: skip
def test_a_definition_that_is_missing_or_leads_to_itself_is_a_fault(numbering: str) -> None:
    styles = f'<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr>{in_list(1)}</w:pPr></w:style>'
    assert len(faults(docx(p("x", list=1, level=0), numbering, styles))) == 1


@pytest.mark.parametrize(
    ("pattern", "font", "label"),
    [
        ("\uf0b7", "Symbol", "•"), ("·", "Symbol", "•"), ("\uf02d", "Symbol", "−"), ("\uf0a7", "Wingdings", "▪"),
        ("§", "Wingdings", "▪"), ("\uf0d8", "Wingdings", "➢"), ("-", "", "-"), ("–", "Calibri", "–"),
        ("o", "Courier New", "o"), ("●", "Noto Sans Symbols", "●"),
    ],
)  # fmt: skip
def test_bullets_are_the_signs_that_their_font_draws(pattern: str, font: str, label: str) -> None:
    look = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    data = docx(p("x", list=1, level=0), abstract(0, level(0, pattern, "bullet", look)) + num(1, 0))
    assert lines(data) == [f"{label} x"]


@pytest.mark.parametrize(("pattern", "font"), [("\uf0b7", ""), ("\uf001", "Symbol"), ("a", "Webdings")])
def test_a_bullet_of_which_nobody_knows_the_sign_is_a_fault(pattern: str, font: str) -> None:
    look = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'
    data = docx(p("x", list=1, level=0), abstract(0, level(0, pattern, "bullet", look)) + num(1, 0))
    assert faults(data) == ["paragraph 1 of the file, “x”: a bullet from a font of signs"]


def test_a_bullet_that_is_a_picture_is_a_fault() -> None:
    picture = abstract(0, level(0, "•", "bullet", '<w:lvlPicBulletId w:val="0"/>')) + num(1, 0)
    assert faults(docx(p("x", list=1, level=0), picture)) == [
        "paragraph 1 of the file, “x”: a bullet that is a picture"
    ]


def test_capitals_of_the_level_or_of_the_paragraph_are_those_of_the_label() -> None:
    first = level(0, "Rozdział %1", "lowerLetter", "<w:rPr><w:caps/></w:rPr>")
    numbering = abstract(0, first, level(1, "%2)", "lowerLetter"))
    styles = NORMAL + style("C", letters="<w:caps/>")
    body = p(run("x"), list=1, level=0) + p(run("y"), list=1, level=1) + p(run("z"), list=1, level=1, style="C")
    assert lines(docx(body, numbering + num(1, 0), styles)) == ["ROZDZIAŁ A x", "a) y", "B) Z"]


def test_a_hidden_label_is_a_fault() -> None:
    numbering = abstract(0, level(0, "%1.", more="<w:rPr><w:vanish/></w:rPr>")) + num(1, 0)
    assert faults(docx(p("x", list=1, level=0), numbering)) == ["paragraph 1 of the file, “x”: a hidden label"]


def test_a_bullet_that_is_blank_is_none() -> None:
    blank = level(0, "\uf020", "bullet", '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>')
    assert lines(docx(p("x", list=1, level=0), abstract(0, blank) + num(1, 0))) == ["x"]


def test_a_level_without_a_label_counts_and_shows_none() -> None:
    numbering = abstract(0, level(0, ""), level(1, "%1.%2.")) + num(1, 0)
    body = "".join(p("x", list=1, level=at) for at in (0, 0, 1))
    assert lines(docx(body, numbering)) == ["x", "x", "2.1. x"]


def test_numbers_of_a_level_without_any_are_not_taken_into_others() -> None:
    numbering = abstract(0, level(0, "%1", "none"), level(1, "%1.%2.")) + num(1, 0)
    body = "".join(p("x", list=1, level=at) for at in (0, 1))
    said = "a label with the number of a level that has none"
    assert faults(docx(body, numbering)) == [f"paragraph 2 of the file, “x”: {said}"]


def test_a_file_with_more_of_one_fault_than_anybody_reads_counts_the_rest() -> None:
    body = "".join(p(f"Treść {at}", list=9, level=0) for at in range(50))
    told = faults(docx(body))
    assert len(told) == 21
    assert told[-1] == "30 more paragraphs: a numbered list that the file does not define"


def test_any_numbering_ends_in_lines_or_faults() -> None:
    chance = random.Random(7)
    for _ in range(100):
        formats = ("decimal", "bullet", "none", "", "lowerRoman")
        levels = [
            level(
                chance.choice((0, 0, 1, 2, 9, 77)),
                chance.choice(("%1.", "%2", "%9%1", "%%1", "%0")),
                chance.choice(formats),
                start=chance.choice((None, 0, 1, 99_999)),
            )
            for _ in range(3)
        ]
        body = "".join(p("x", list=chance.randint(0, 3), level=chance.randint(0, 9)) for _ in range(6))
        written = read(docx(body, abstract(0, *levels) + num(1, 0) + num(2, 0, restart(chance.randint(0, 10), 0))))
        assert len(written.lines) == 6
