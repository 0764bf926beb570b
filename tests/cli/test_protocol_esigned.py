"""The signing protocol where somebody signed electronically: what kpes verify finds, as of the last record."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from kpes.esign.examiner import Examiner
from kpes.protocol.content import protocol
from tests.esign import tampering
from tests.esign.signing import LATER, NOW, PESEL, certificate, hide_pyhanko, issued, sha256, sign, trusting
from tests.project import change, in_docx, snapshot
from tests.render.specimens import page

pytestmark = [pytest.mark.usefixtures("examined_here"), pytest.mark.brief]

QUALIFIED = certificate("Anna Nowak", qualified=True)


@pytest.fixture
def signed(kpes, shipped: Path) -> Path:
    """The shipped project, for whose first partner Anna Nowak signed a PDF."""
    trusted = shipped / "data/trust"
    trusted.mkdir()
    for file, data in trusting("Urząd").items():
        (shipped / file).write_bytes(data)
    (shipped.parent / "podpisane.pdf").write_bytes(sign(issued(), der=QUALIFIED))
    assert kpes("render", "--format", "pdf").code == 0
    assert kpes("sign", "a", "--evidence", str(shipped.parent / "podpisane.pdf")).code == 0
    return shipped


def verdicts(root: Path, recorded_at: str | None = None) -> list[tuple[str, str]]:
    """Each question and its verdict in the protocol; where ``recorded_at`` is given, as if that was in the register."""
    one = snapshot(root, NOW.date())
    if recorded_at:
        records = {
            id: tuple(event._replace(recorded_at=recorded_at) for event in events)
            for id, events in one.records.items()
        }
        one = snapshot(root, NOW.date(), records=records)
    (sealing,) = protocol(one).sealings
    return [(one.check, one.verdict) for one in sealing.verdicts]


def test_the_verdicts_are_those_of_verify_and_no_personal_number_appears(kpes, signed: Path) -> None:
    for format in ("docx", "pdf", "html"):
        assert kpes("protocol", "--format", format).code == 0
    for words in (
        in_docx(signed / "out/protocol.docx"),
        page((signed / "out/protocol.html").read_text("utf-8")).text,
        "".join(leaf.extract_text() for leaf in PdfReader(signed / "out/protocol.pdf").pages),
    ):
        flat = " ".join(words.split())
        assert "Treść: zgodne; plik PDF przygotowany przez kpes, do którego dodano wyłącznie podpisy" in flat
        assert "Zaufanie: zgodne; certyfikat pochodzi od wystawcy z data/trust" in flat
        assert "Czas: nie sprawdzono; 20" in flat
        assert PESEL not in words
    checks = [line.split("  ")[0] for line in kpes("verify").out.splitlines() if " data/evidence/a/" in line][1:]
    assert checks == [verdict.replace("-", " ") for _, verdict in verdicts(signed)]


def test_the_moment_of_the_last_record_counts_and_never_the_clock(signed: Path) -> None:
    assert ("trust", "pass") in verdicts(signed)
    assert ("trust", "warning") in verdicts(signed, LATER.strftime("%Y-%m-%dT%H:%M:%SZ"))


def test_a_signed_pdf_that_fails_makes_it_an_interim_protocol(kpes, signed: Path) -> None:
    kept = signed / "data/evidence/a/podpisane.pdf"
    before, data = kept.read_bytes(), sign(tampering.page_text(issued()), der=QUALIFIED)
    kept.write_bytes(data)
    change(signed / "data/signatures/a.yaml", sha256(before), sha256(data))
    run = kpes("protocol")
    assert run.out.endswith("\nIt is interim: something does not fit what was recorded. See: kpes verify\n")
    told = "Treść: NIEZGODNE; plik PDF przygotowany przez kpes zmieniono nie tylko przez dodanie podpisów"
    assert told in in_docx(signed / "out/protocol.docx")


def test_without_pyhanko_it_is_written_and_says_so(kpes, signed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hide_pyhanko(signed.parent, monkeypatch)
    assert kpes("protocol").code == 0
    words = in_docx(signed / "out/protocol.docx")
    assert "Podpisów elektronicznych nie sprawdzono, ponieważ pyHanko nie jest zainstalowane (dowody nr 1)." in words
    assert "Treść:" not in words


def test_without_an_electronic_signature_nothing_is_examined(
    kpes, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Examiner, "_start", refused)
    (shipped / "skan.pdf").write_bytes(b"%PDF scan")
    assert kpes("sign", "a", "--by", "Anna Nowak", "--evidence", "skan.pdf").code == 0
    assert kpes("protocol").code == 0
