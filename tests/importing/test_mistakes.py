"""What secretaries leave in a Word file: each is refused with place and remedy, and what the remedy says helps."""

from __future__ import annotations

from datetime import date

import pytest

from kpes.importing.service import Imported, NotKept, imported
from kpes.received.formats import to_import
from tests.word_files import abstract, docx, field, level, num, p, row, run, table, tc

TODAY = date(2026, 1, 2)
PLAIN = p("Kara wynosi 500 zł.")
BOX = (
    '<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>500 zł</w:t></w:r></w:p></w:txbxContent>'
    "</v:textbox></v:shape></w:pict></w:r>"
)  # fmt: skip
NUMBERS = abstract(1, level(0, "%1.")) + num(1, 1)
ORDINALS = abstract(1, level(0, "%1", format="ordinal")) + num(1, 1)

MISTAKES = {
    "an insertion that is tracked": (
        p(f"{run('Kara wynosi ')}<w:ins>{run('500')}</w:ins>{run(' zł.')}"), "Review", PLAIN),
    "a deletion that is tracked": (
        p(f"{run('Kara wynosi 500')}<w:del><w:r><w:delText>0</w:delText></w:r></w:del>{run(' zł.')}"), "Review", PLAIN),
    "a paragraph whose end is tracked": (
        p("Kara wynosi 500 zł.", "<w:rPr><w:ins/></w:rPr>"), "Review", PLAIN),
    "a look whose change is tracked": (
        p(run("Kara wynosi 500 zł.", "<w:b/><w:rPrChange><w:rPr/></w:rPrChange>")), "Review", PLAIN),
    "a row that is tracked": (
        table(row(tc("Kara"), tc("500 zł"), look="<w:ins/>")), "Review", table(row(tc("Kara"), tc("500 zł")))),
    "a footnote": (
        p(run("Kara wynosi 500 zł.") + '<w:r><w:footnoteReference w:id="2"/></w:r>'), "Move the words of the note",
        p("Kara wynosi 500 zł. Kwota netto.")),
    "an endnote": (
        p(run("Kara wynosi 500 zł.") + '<w:r><w:endnoteReference w:id="2"/></w:r>'), "Move the words of the note",
        p("Kara wynosi 500 zł. Kwota netto.")),
    "a text box": (p(run("Kara wynosi ") + BOX), "Move its words into the text", PLAIN),
    "an object": (p(run("Kara wynosi ") + "<w:r><w:object/></w:r>"), "Put its words into the text", PLAIN),
    "a formula": (
        p(run("Kara wynosi ") + "<m:oMath><m:r><m:t>500</m:t></m:r></m:oMath>"), "Type it as plain text", PLAIN),
    "hidden words": (p(run("Kara wynosi 500 zł.") + run("nie", "<w:vanish/>")), "take away “Hidden”", PLAIN),
    "struck words": (p(run("Kara wynosi 500 zł.") + run("nie", "<w:strike/>")), "take away the stroke", PLAIN),
    "words struck twice": (p(run("Kara wynosi 500 zł.") + run("nie", "<w:dstrike/>")), "take away the stroke", PLAIN),
    "a field for the day": (p(run("Gdynia, ") + field("DATE", "1.02.2026")), "Ctrl+Shift+F9", p("Gdynia, 1.02.2026")),
    "a field that counts": (p(run("Lp. ") + field("LISTNUM", None)), "Ctrl+Shift+F9", p("Lp. 1")),
    "a field without a result": (p(run("zob. ") + field("REF cel", None)), "Ctrl+Shift+F9", p("zob. § 1")),
    "a list that is not defined": (p("Cel", list=7), "Take the automatic number away", p("1. Cel")),
    "numbers that no law has": (p("Cel", list=1), "Take the automatic number away", p("1. Cel"), ORDINALS),
    "figures that stand raised": (
        p(run("art. 78") + run("99x", '<w:vertAlign w:val="superscript"/>')), "Write it in another way",
        p("art. 78(99x)")),
    "a hidden row": (
        table(row(tc("Kara"), tc("500 zł"), look="<w:hidden/>")), "Show the row",
        table(row(tc("Kara"), tc("500 zł")))),
    "a frame": (p("Kara wynosi 500 zł.", '<w:framePr w:w="100"/>'), "Format Frame", PLAIN),
    "a character that nobody sees": (p("Kara wynosi 500\u202e zł."), "Delete these words, type them anew", PLAIN),
    "a placeholder": (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + p("[kwota]") + "</w:sdtContent></w:sdt>",
        "Fill it in", PLAIN),
    "another document inside": ('<w:altChunk r:id="x"/>', "Put its words into the text", PLAIN),
    "something of another program": (p("<w:obce/>"), "Write the words there anew", PLAIN),
}  # fmt: skip


def made(body: str, numbering: str = NUMBERS) -> Imported:
    data = docx(p("UMOWA") + p("§ 1") + p("Cel umowy.") + body + p("§ 2") + p("Koniec."), numbering)
    return imported(to_import(data, "umowa.docx"), "umowa.docx", TODAY)


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_refused_and_what_is_said_mends_it(name: str) -> None:
    wrong, remedy, mended, *numbering = MISTAKES[name]
    with pytest.raises(NotKept) as refused:
        made(wrong, *numbering)
    said = [f"{fault.place}: {fault.said}. {fault.remedy}" for fault in refused.value.faults]
    assert any(remedy in one for one in said), said
    assert all("paragraph " in one for one in said), said
    assert b"Cel umowy." in made(mended).files["data/agreement.yaml"]


def test_a_number_that_stands_twice_is_kept_and_told() -> None:
    text = "UMOWA\n§ 7\nCel umowy.\n§ 7\nSpory.\n§ 8\nKoniec.\n"
    written = imported(to_import(text.encode(), "umowa.txt"), "umowa.txt", TODAY).files["data/agreement.yaml"].decode()
    assert written.count("label: § 7") >= 1
    assert "Spory." in written
