"""Word documents with tracked changes: accepted they are the new text, rejected the old one."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from kpes.comparison.documents import compare_documents, recognise
from kpes.document import Block, Column, Document, Role, Signatory, SignatoryList, Table
from kpes.fingerprint import canonical_text, fingerprint
from kpes.render.docx_changes import render as render_changes
from tests.needs import libreoffice
from tests.office import Save, save
from tests.thorough import part
from tests.tracked import settled

TEMPLATE = (Path(__file__).parents[2] / "templates" / "agreement.docx").read_bytes()
OLD = Document(
    title="Porozumienie w ramach KLASTRA",
    language="pl",
    date=date(2014, 11, 7),
    draft=True,
    author="Klaster",
    blocks=(
        Block(Role.TITLE, "Porozumienie w ramach\nKLASTRA"),
        Block(Role.DRAFT_MARK, "/projekt/"),
        Block(Role.HEADING, "Preambuła:", leads=True),
        Block(Role.TEXT, "Działamy w zgodzie i z <b>nadzieją</b> & wiarą, od dwóch lat."),
        Block(Role.PARAGRAPH, "", "Par. 1.", leads=True),
        Block(Role.SECTION, "WIZERUNEK", "V.", leads=True),
        Block(Role.ITEM, "Wzmocnienie wizerunku.", "1/", depth=1, leads=True),
        Block(Role.ITEM, "etyka, wartości;", "-", depth=2),
        Block(Role.PARAGRAPH, "", "Par. 2.", leads=True),
        Block(Role.TEXT, "Wchodzi w życie z dniem podpisania."),
    ),
    signatory_list=SignatoryList(
        "Partnerzy:", "Podpis pełnomocnika", tuple(map(Signatory, ["A", "B", "Fundacja i dom w Redzie", "V"]))
    ),
)
NEW = OLD._replace(
    draft=False,
    date=date(2015, 1, 2),
    blocks=(
        Block(Role.TITLE, "Porozumienie w ramach\nSIECI"),
        OLD.blocks[2],
        Block(Role.TEXT, "Działamy w zgodzie i z <b>wiarą</b> & nadzieją, od trzech lat."),
        Block(Role.PARAGRAPH, "", "Par. 1.", leads=True),
        Block(Role.TEXT, "Siedzibą jest Gdańsk."),
        Block(Role.PARAGRAPH, "", "Par. 2.", leads=True),
        Block(Role.SECTION, "WIZERUNEK", "IV.", leads=True),
        Block(Role.ITEM, "Wzmocnienie dobrego wizerunku.", "1/", depth=1),
        Block(Role.PARAGRAPH, "", "Par. 3.", leads=True),
        OLD.blocks[9],
        Block(Role.TEXT, "=1+1 {{ 7*7 }} <w:p/>"),
    ),
    signatory_list=SignatoryList(
        "Partnerzy:",
        "Podpis",
        (Signatory("A"), Signatory("Fundacja i dom w Redzie", "Reda"), Signatory("V"), Signatory("W", "Gdynia")),
    ),
)


def lines(document: Document) -> list[str]:
    return canonical_text(document).decode().split("\n")[:-1]


def changes(old: Document, new: Document) -> bytes:
    marks = (fingerprint(canonical_text(document)) for document in (old, new))
    return render_changes(compare_documents(old, new), *marks, TEMPLATE)


def body(package: bytes) -> docx.document.Document:
    return docx.Document(BytesIO(package)).element.body


def unlisted(document: Document) -> Document:
    return document._replace(signatory_list=SignatoryList("", "", ()))


BLOCKS = st.builds(
    Block,
    st.sampled_from([Role.TEXT, Role.ITEM, Role.HEADING]),
    st.sampled_from(["Ala ma kota i psa.", "Ala ma kota.", "w domu", "<w:ins>", "a\u0301 ą", "Ola"]),
    st.sampled_from(["", "1/", "2/", "Par. 1."]),
)
PLACES = st.sampled_from([(), (("Anna Nowak", "Data:"), ("Jan Kowalski", "Data:"))])
LISTS = st.lists(st.builds(Signatory, st.sampled_from("ABCD"), st.sampled_from(["", "Gdynia"]), PLACES), max_size=4)
TABLE = Table((Column("Partner", 50), Column("Wkład", 50)), (("Lider", "Ala ma kota."), ("Ola", "")))
DOCUMENTS = st.builds(
    lambda blocks, signatories, heading, attached: OLD._replace(
        blocks=(OLD.blocks[0], *blocks),
        signatory_list=SignatoryList(heading, "Podpis", tuple(signatories)),
        attachments=tuple(attached),
    ),
    st.lists(st.one_of(BLOCKS, st.just(TABLE)), max_size=6),
    LISTS,
    st.sampled_from(["Partnerzy:", "Strony:"]),
    st.lists(BLOCKS, max_size=2),
)


@settings(max_examples=part(200), deadline=None)
@given(DOCUMENTS, DOCUMENTS)
def test_accepting_all_gives_the_new_text_and_rejecting_all_the_old(old, new):
    package = changes(old, new)
    assert settled(package, accept=True) == lines(new)
    assert settled(package, accept=False) == lines(old)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD, NEW),
        (NEW, OLD),
        (unlisted(OLD), NEW),
        (OLD, unlisted(NEW)),
        (recognise(canonical_text(OLD).decode(), NEW), NEW),
        (OLD, recognise("Umowa\nSłowa.\n", OLD)),
    ],
)
def test_so_it_is_for_titles_headings_and_whole_lists(old, new):
    package = changes(old, new)
    assert settled(package, accept=True) == lines(new)
    assert settled(package, accept=False) == lines(old)


@libreoffice
def test_libreoffice_accepts_and_rejects_to_the_same_texts(tmp_path):
    saves, texts = [], {}
    for number, (old, new) in enumerate(((OLD, NEW), (NEW, OLD), (unlisted(OLD), NEW))):
        source = tmp_path / f"{number}.docx"
        source.write_bytes(changes(old, new))
        for what, document in (("Accept", new), ("Reject", old)):
            target = tmp_path / f"{number}-{what}.docx"
            saves.append(Save(source, target, first=f"{what}AllTrackedChanges"))
            texts[target] = lines(document)
    save(tmp_path, *saves)
    assert len(texts) == 6
    for target, text in texts.items():
        done = target.read_bytes()
        assert not list(body(done).iter(qn("w:ins"), qn("w:del")))
        assert settled(done, accept=True) == text


def test_where_nothing_changed_there_is_nothing_to_accept():
    assert not list(body(changes(OLD, OLD)).iter(qn("w:ins"), qn("w:del")))


def test_changes_tell_who_and_when_by_the_agreement_and_have_numbers_of_their_own():
    marks = list(body(changes(OLD, NEW)).iter(qn("w:ins"), qn("w:del")))
    assert {(mark.get(qn("w:author")), mark.get(qn("w:date"))) for mark in marks} == {
        ("kpes", "2015-01-02T00:00:00Z")
    }
    assert sorted(int(mark.get(qn("w:id"))) for mark in marks) == list(range(1, len(marks) + 1))


def test_a_changed_line_keeps_its_look_and_its_unchanged_words():
    (line,) = (p for p in body(changes(OLD, NEW)).iter(qn("w:p")) if "Działamy" in "".join(p.itertext()))
    assert line.pPr.pStyle.val == "BodyText"
    kept = [run.text for run in line.findall(qn("w:r"))]
    assert kept[0] == "Działamy w\u00a0zgodzie i\u00a0z\u00a0<b>"
    assert [text.text for text in line.iter(qn("w:delText"))] == ["nadzieją</b> & wiarą", "dwóch"]


def test_a_label_that_changed_still_stands_before_its_tab():
    (line,) = (p for p in body(changes(OLD, NEW)).iter(qn("w:p")) if "WIZERUNEK" in "".join(p.xpath(".//w:t/text()")))
    words = [(text.getparent().getparent().tag, text.text) for text in line.iter(qn("w:t"), qn("w:delText"))]
    assert words == [
        (qn("w:del"), "V"), (qn("w:ins"), "IV"), (qn("w:p"), "."), (qn("w:p"), "WIZERUNEK"),
    ]  # fmt: skip
    assert len(list(line.iter(qn("w:tab")))) == 1


def test_a_word_is_repeated_where_libreoffice_would_reject_too_much():
    old = OLD._replace(blocks=(OLD.blocks[0], Block(Role.TEXT, "Ala ma kota")))
    new = OLD._replace(blocks=(OLD.blocks[0], Block(Role.TEXT, "Ala ma kota i psa"), Block(Role.TEXT, "Oraz rybki.")))
    line = body(changes(old, new)).findall(qn("w:p"))[1]
    words = [(text.getparent().getparent().tag, text.text) for text in line.iter(qn("w:t"), qn("w:delText"))]
    assert words == [(qn("w:p"), "Ala ma "), (qn("w:ins"), "kota i\u00a0psa"), (qn("w:del"), "kota")]


def test_rows_of_partners_who_came_or_went_are_marked_themselves():
    rows = list(body(changes(OLD, NEW)).iter(qn("w:tr")))
    marks = [[mark.tag.rpartition("}")[2] for mark in row.trPr][2:] for row in rows]
    assert marks == [[], [], ["del"], [], [], ["ins"]]


def test_the_footer_and_the_keywords_name_both_editions():
    package = changes(OLD, NEW)
    old, new = (fingerprint(canonical_text(document)) for document in (OLD, NEW))
    with ZipFile(BytesIO(package)) as archive:
        texts = "".join(archive.read(name).decode() for name in archive.namelist() if "footer" in name)
    assert f"wydanie {old[7:19]} → {new[7:19]}" in texts
    assert docx.Document(BytesIO(package)).core_properties.keywords == f"{old} {new}"


def test_the_same_changes_are_the_same_bytes():
    assert changes(OLD, NEW) == changes(OLD, NEW)
