"""Word files to import that were made to harm, or that no program writes: an end in bounded time, never a traceback."""

from __future__ import annotations

import random
import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from kpes.received.reading import Unreadable
from kpes.received.word import read
from tests.bounded import within
from tests.received.alterations import packed, unpacked
from tests.word_files import abstract, docx, faults, level, num, p, row, run, table, tc

DOCUMENT = "word/document.xml"


def said_of(data: bytes) -> str:
    with pytest.raises(Unreadable) as stopped:
        read(data)
    return str(stopped.value.said)


def test_a_zip_bomb_is_refused() -> None:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as package:
        for name, data in unpacked(docx(p("a"))).items():
            package.writestr(name, data if name != DOCUMENT else bytes(300 * 2**20), compresslevel=1)
    with within(5):
        assert said_of(written.getvalue()) == "It unpacks to more than any agreement needs, as a “ZIP bomb” does."


def test_entities_are_refused_in_every_part_that_is_read() -> None:
    parts = unpacked(docx(p("a"), THREE, '<w:style w:styleId="A"/>', {"comments": p("c")}))
    for name in (DOCUMENT, "word/styles.xml", "word/numbering.xml", "word/comments.xml"):
        entity = b'<!DOCTYPE x [<!ENTITY e "ha">]>' + parts[name].partition(b"?>\n")[2]
        assert "declares entities of its own" in said_of(packed({**parts, name: entity}))


THREE = abstract(0, level(0, "%1."), level(1, "%1.%2.")) + num(1, 0)


@pytest.mark.parametrize(
    "body",
    [
        "<w:p/>" * 30_000,
        f"<w:p>{'<w:r/>' * 100_000}</w:p>",
        p("x" * 5_000_000),
        p(run("x ") * 20_000),
        p("<w:r><w:br/></w:r>" * 30_000 + run("a")),
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 20_000),
        p(("<w:r>" + "<w:instrText>" + "x" * 50 + "</w:instrText>" + "</w:r>") * 20_000),
        "".join(p("x", list=1, level=1) for _ in range(5_000)),
        table(row(tc("a", '<w:gridSpan w:val="9999"/>') * 3_000)),
        p(run("a", "<w:strike/>") * 20_000),
        p("<w:r><w:drawing/></w:r>" * 20_000),
    ],
    ids=lambda body: body[:60],
)
def test_any_number_of_parts_is_read_in_time_that_grows_with_it(body: str) -> None:
    with within(10):
        assert read(docx(p("a") + body, THREE)).lines


def test_more_elements_than_any_agreement_has_are_refused() -> None:
    with within(20):
        for element, count in (("p", 100_001), ("x", 1_000_001)):
            assert said_of(docx(f"<w:{element}/>" * count)) == "It is larger than any agreement."


_DEEPEST = 250
"""Elements within each other that the parser of XML takes."""


@pytest.mark.parametrize("element", ["smartTag", "hyperlink", "sdtContent", "sdt", "tbl", "ins", "p", "r"])
@pytest.mark.parametrize("depth", [60, 240, 5_000])
def test_any_depth_ends(element: str, depth: int) -> None:
    nested = f"<w:{element}>" * depth + run("a") + f"</w:{element}>" * depth
    data = docx(p("b") + nested + f"<w:p>{nested}</w:p>")
    if depth > _DEEPEST:
        assert said_of(data) == "word/document.xml in it is damaged: it is no XML."
    else:
        assert read(data).lines


def test_tables_within_tables_end() -> None:
    nested = "<w:tbl><w:tr><w:tc>" * 75 + p("a") + "</w:tc></w:tr></w:tbl>" * 75
    assert [line.words for line in read(docx(nested)).flat] == ["a"]


def test_styles_that_lead_to_each_other_end() -> None:
    chain = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{at}"><w:name w:val="S{at}"/><w:basedOn w:val="S{(at + 1) % 5_000}"/>'
        f'<w:pPr><w:numPr><w:ilvl w:val="{at % 9}"/></w:numPr></w:pPr></w:style>'
        for at in range(5_000)
    )
    body = "".join(p("x", style=f"S{at}") for at in range(0, 5_000, 10))
    with within(10):
        assert len(read(docx(body, THREE, chain)).lines) == 500


def test_numbers_that_are_none_are_taken_for_none() -> None:
    odd = '<w:ind w:left="1e9" w:hanging="x"/><w:outlineLvl w:val="99999999999"/><w:jc w:val="?"/>'
    body = p("a", odd) + table(row(tc("b", '<w:gridSpan w:val="-1"/>'), look='<w:gridBefore w:val="1e6"/>'))
    assert [line.words for line in read(docx(body)).flat] == ["a", "b"]
    assert len(faults(docx(p("a", '<w:numPr><w:ilvl w:val="-1"/><w:numId w:val="1"/></w:numPr>'), THREE))) == 1
    long = abstract(0, level(0, "%1" * 5_000)) + num(1, 0)
    assert "a label that is longer than any" in faults(docx(p("a", list=1, level=0), long))[0]


def test_any_byte_of_a_file_may_be_another_one() -> None:
    parts = unpacked(docx(p(run("a") + run("b", "<w:b/>"), list=1, level=0) + table(row(tc("c"))), THREE))
    chance = random.Random(11)
    ends = set()
    for _ in range(400):
        name = chance.choice((DOCUMENT, "word/numbering.xml"))
        data = bytearray(parts[name])
        at = chance.randrange(len(data))
        data[at] = chance.choice(b'<>/"w:aX0129 &')
        try:
            ends.add(type(read(packed({**parts, name: bytes(data)}))).__name__)
        except Unreadable:
            ends.add("Unreadable")
    assert ends == {"Written", "Unreadable"}


def test_any_element_may_stand_anywhere() -> None:
    body = p(run("a", "<w:b/>"), "<w:jc w:val='left'/>", 1, 0) + table(row(tc("b"), look="<w:tblHeader/>"))
    others = ("w:sdt", "w:sdtContent", "w:fldChar", "w:fldSimple", "w:ins", "m:oMath")
    names = [*re.findall(r"<(w:\w+)", body), *others]
    chance = random.Random(5)
    for _ in range(400):
        at = chance.choice([found.end() for found in re.finditer(r"<w:(?:p|r|tc|tr|tbl|body)>", body)])
        name = chance.choice(names)
        written = read(docx(f"{body[:at]}<{name}>{body[at:]}".replace(body[at:], f"</{name}>{body[at:]}", 1), THREE))
        assert written.faults or [line.words for line in written.flat] == ["a", "b"]
