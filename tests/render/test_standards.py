"""What is claimed of copies and protocols holds: veraPDF finds nothing in the PDFs against PDF/A-2a and PDF/UA-1, and
the schemas of Word's own format, as Open XML SDK has them, nothing in the DOCX."""

from __future__ import annotations

from datetime import date
from functools import cache, partial
from pathlib import Path

import pytest
import typst
from openxml_audit import OpenXmlValidator

from kpes.document import Document, Sheet
from kpes.language import LANGUAGES
from kpes.papers import kinds
from kpes.papers.recipients import recipients
from kpes.protocol import drawing
from kpes.protocol.content import protocol
from kpes.render import FORMATS
from kpes.render.package import reproducible
from tests import verapdf
from tests.needs import java
from tests.papers import occasions
from tests.parties import signature
from tests.project import snapshot
from tests.protocol.facts import ANNA, JAN, A, B, facts
from tests.protocol.test_electronic import FILE as SIGNED
from tests.protocol.test_electronic import about
from tests.render.specimens import SPECIMENS, shipped
from tests.render.test_docx_changes import NEW, OLD, changes
from tests.render.test_pdf import AGREEMENT, FINGERPRINT, HOSTILE, ROOT, between, saying
from tests.thorough import THOROUGH


@cache
def copies() -> dict[str, Document]:
    """Copies that differ in what stands in them."""
    long = saying(*["Współdziałanie społeczno-gospodarcze w latach 2014-2020. " * 20] * 3)
    many = between(*AGREEMENT.signatory_list.signatories * 30).signatory_list
    return {
        "shipped": snapshot(ROOT).resolved.document,
        "of everything": AGREEMENT,
        "without an author": AGREEMENT._replace(author="", draft=False),
        "to sign, of many pages": long._replace(signatory_list=many, draft=False),
        "of odd words": saying(*HOSTILE)._replace(title=HOSTILE[0]),
        "of many pages": long._replace(signatory_list=many),
        **{f"in {code}": AGREEMENT._replace(language=code) for code in LANGUAGES},
        **{name: draw() for name, draw in SPECIMENS.items()},
    }


@cache
def protocols() -> dict[str, Document]:
    """Protocols that differ in what was found."""
    other = signature("Anna Nowak", date(2014, 11, 7), "qualified")
    found = {
        "final": facts(),
        "interim": facts((A, (ANNA,)), (B, ()), keys="status: draft", changed={"a": 7}, copies=None),
        "of another form": facts((A, (other,)), (B, (JAN,)), keys="status: final\nform: any"),
    }
    drawn = {name: drawing.draw_up(protocol(*given)) for name, given in found.items()}
    return {**drawn, "of electronic signatures": drawing.draw_up(about(SIGNED))}


@cache
def papers() -> dict[str, Document]:
    """What goes with the copies, each kind in another language."""
    sheet = partial(kinds.labels, sheet=Sheet(52.5, 29.7))
    drawn = {}
    all_kinds = (kinds.attendance, kinds.cover, kinds.receipt, sheet)
    for code, draw in zip(LANGUAGES, all_kinds, strict=True):
        occasion = occasions.occasion(f"{occasions.PARTNERS}language: {code}\n")
        drawn[f"papers in {code}"] = draw(occasion, recipients(occasion.snapshot))
    return drawn


def docx(document: Document) -> bytes:
    return FORMATS["docx"].render(document, FINGERPRINT, shipped)


@pytest.mark.parametrize("name", [*copies(), *protocols(), *papers(), "what changed"])
def test_a_word_document_is_as_words_schemas_have_it(name: str, tmp_path: Path):
    file = tmp_path / "copy.docx"
    file.write_bytes(
        changes(OLD, NEW) if name == "what changed" else docx({**copies(), **protocols(), **papers()}[name])
    )
    assert OpenXmlValidator().validate(file).errors == []


def test_the_schemas_find_what_is_out_of_place(tmp_path: Path):
    file = tmp_path / "copy.docx"
    order, other = b"<w:keepNext/><w:keepLines/>", b"<w:keepLines/><w:keepNext/>"
    file.write_bytes(reproducible(docx(AGREEMENT), {"word/document.xml": lambda part: [part.replace(order, other)]}))
    assert OpenXmlValidator().validate(file).errors


@java
def test_copies_and_protocols_are_for_keeping_and_for_those_who_listen(tmp_path: Path):
    documents = {**copies(), **protocols(), **papers()}
    if not THOROUGH:  # what the format can hold is in the others as well
        documents = {name: of for name, of in documents.items() if not name.startswith("a ")}
    for name, document in documents.items():
        (tmp_path / f"{name}.pdf").write_bytes(FORMATS["pdf"].render(document, FINGERPRINT, shipped))
    plain = tmp_path / "made without standards.pdf"
    plain.write_bytes(typst.compile(b"A"))
    found = verapdf.check(sorted(tmp_path.glob("*.pdf")))
    assert found.pop(plain).faults  # it does find what is wrong
    assert len(found) == len(documents)
    assert {file.stem: one.faults for file, one in found.items() if one.faults} == {}
    assert all(one.checks > 2_000 for one in found.values())
