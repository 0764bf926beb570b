"""What is claimed of the PDFs holds: veraPDF finds nothing in copies and protocols against PDF/A-2a and PDF/UA-1."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import typst

from kpes.document import Document
from kpes.language import LANGUAGES
from kpes.protocol import drawing
from kpes.protocol.content import protocol
from tests import verapdf
from tests.needs import java
from tests.parties import signature
from tests.project import snapshot
from tests.protocol.facts import ANNA, JAN, A, B, facts
from tests.protocol.test_electronic import FILE as SIGNED
from tests.protocol.test_electronic import about
from tests.render.test_pdf import AGREEMENT, HOSTILE, ROOT, between, made, saying


def copies() -> dict[str, Document]:
    """Copies that differ in what stands in them."""
    long = saying(*["Współdziałanie społeczno-gospodarcze w latach 2014-2020. " * 20] * 12)
    many = between(*AGREEMENT.signatory_list.signatories * 30).signatory_list
    return {
        "shipped": snapshot(ROOT).resolved.document,
        "of everything": AGREEMENT,
        "without an author": AGREEMENT._replace(author="", draft=False),
        "of odd words": saying(*HOSTILE)._replace(title=HOSTILE[0]),
        "of many pages": long._replace(signatory_list=many),
        **{f"in {code}": AGREEMENT._replace(language=code) for code in LANGUAGES},
    }


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


@java
def test_copies_and_protocols_are_for_keeping_and_for_those_who_listen(tmp_path: Path):
    for name, document in {**copies(), **protocols()}.items():
        (tmp_path / f"{name}.pdf").write_bytes(made(document))
    plain = tmp_path / "made without standards.pdf"
    plain.write_bytes(typst.compile(b"A"))
    found = verapdf.check(sorted(tmp_path.glob("*.pdf")))
    assert found.pop(plain).faults  # it does find what is wrong
    assert len(found) == len({**copies(), **protocols()})
    assert {file.stem: one.faults for file, one in found.items() if one.faults} == {}
    assert all(one.checks > 3_000 for one in found.values())
