"""The issued PDF that a signed one begins with is recorded, and known for ever."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import pytest
import yaml

from kpes.cli import main
from tests.conftest import copy_brief
from tests.esign import tampering
from tests.esign.signing import EDITION, NOW, certificate, issued, sha256, sign
from tests.project import change, checks_of

pytestmark = [pytest.mark.usefixtures("examined_here"), pytest.mark.brief]

DAY = NOW.astimezone().date().isoformat()
BOUND = "It is the issued PDF with nothing but signatures put behind it."


def file(folder: Path, data: bytes, name: str = "back.pdf") -> str:
    (folder / name).write_bytes(data)
    return str(folder / name)


def by(name: str) -> tuple[str, ...]:
    return ("--by", name, "--on", DAY, "--method", "qualified", "--evidence")


@pytest.fixture(scope="module")
def moved_on_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("moved-on")
    project = folder / "project"
    copy_brief(project)
    kpes = ("--project", str(project))
    assert main([*kpes, "render", "--format", "pdf"]) == 0
    assert main([*kpes, "sign", "a", *by("Anna Nowak"), file(folder, sign(issued()), "anna.pdf")]) == 0
    change(project / "data/agreement.yaml", "ścisłej", "bliskiej")
    assert main([*kpes, "render", "--format", "pdf"]) == 0
    return project


@pytest.fixture
def moved_on(moved_on_once: Path, shipped: Path) -> Path:
    """The shipped project, whose text changed after Anna Nowak signed its PDF for A, and whose PDFs are new ones."""
    shutil.copytree(moved_on_once, shipped, dirs_exist_ok=True)
    return shipped


def evidence_of(kpes, id: str) -> list[str]:
    """What verify says of the evidence of a partner, but for its trust and its time."""
    said = (line.partition(f" data/evidence/{id}/") for line in checks_of(kpes))
    found = [f"{verdict} {rest.partition(' ')[2]}" for verdict, of, rest in said if of]
    return [line for line in found if not line.startswith("not-checked t")]


def resealed(path: Path, text: str) -> None:
    """Writes a register file of one record with the digest that fits."""
    body = re.sub(r"  digest: .*\n", "", text)
    path.write_text(f"{body}  digest: sha256:{hashlib.sha256(body.encode()).hexdigest()}\n", encoding="utf-8")


def test_it_is_recorded_with_the_evidence_and_sealed_by_the_record(kpes, moved_on: Path) -> None:
    (event,) = yaml.safe_load((moved_on / "data/signatures/a.yaml").read_text(encoding="utf-8"))
    assert event["evidence"][0]["issued"] == sha256(issued())
    assert "K511" not in kpes("validate").out
    change(moved_on / "data/signatures/a.yaml", sha256(issued()), "a" * 64)
    assert "data/signatures/a.yaml:1:1: K513" in kpes("validate").out


def test_the_evidence_is_bound_to_it_when_the_copies_are_those_of_another_edition(kpes, moved_on: Path) -> None:
    assert evidence_of(kpes, "a") == [
        "pass evidence: The bytes that were recorded.",
        f"pass bound: {BOUND}",
        "pass integrity: Anna Nowak: the signature fits all that it covers.",
        "pass changes: Anna Nowak: nothing was put behind this signature.",
        "pass signer: Anna Nowak, as the certificate says, which does not call itself a qualified one.",
    ]


def test_other_partners_may_still_sign_that_edition_with_it(kpes, moved_on: Path, tmp_path: Path) -> None:
    back = file(tmp_path, sign(issued(), "Jan Kowalski"))
    code, _, err = kpes("sign", "b", *by("Jan Kowalski"), back)
    assert (code, f"is the PDF of edition {EDITION}, not of " in err) == (3, True)
    code, out, _ = kpes("sign", "b", "--edition", EDITION, *by("Jan Kowalski"), back)
    assert (code, f"edition {EDITION}" in out) == (0, True)
    assert f"pass bound: {BOUND}" in evidence_of(kpes, "b")


def test_a_file_that_comes_back_is_known_by_it(kpes, moved_on: Path, tmp_path: Path) -> None:
    code, out, _ = kpes("verify", file(tmp_path, sign(issued(), "Jan Kowalski")))
    assert (code, BOUND in out, "That is an earlier edition." in out) == (0, True, True)
    code, out, _ = kpes("verify", file(tmp_path, issued()))
    assert code == 0
    assert f"Byte for byte the PDF that was issued of edition {EDITION}, as the register says." in out
    said = kpes("--lang", "pl", "verify", str(tmp_path / "back.pdf")).out
    assert f"Plik identyczny co do bajtu z plikiem PDF przygotowanym dla wydania {EDITION}, jak podaje rejestr." in said


@pytest.mark.parametrize("change", [tampering.page_text, tampering.free_text, tampering.program])
def test_what_was_put_behind_it_is_found_as_ever(kpes, moved_on: Path, tmp_path: Path, change) -> None:
    back = file(tmp_path, sign(change(issued()), "Jan Kowalski"))
    assert kpes("verify", back).code == 1
    assert kpes("sign", "b", "--edition", EDITION, *by("Jan Kowalski"), back).code == 3


def test_a_pdf_that_nobody_issued_is_not_taken_for_one_of_that_edition(kpes, moved_on: Path, tmp_path: Path) -> None:
    back = file(tmp_path, sign(tampering.resaved(issued()), "Jan Kowalski"))
    assert "It does not begin with the bytes of any PDF that kpes issued" in kpes("verify", back).out
    code, _, err = kpes("sign", "b", "--edition", EDITION, *by("Jan Kowalski"), back)
    assert (code, f"is the PDF that was issued of edition {EDITION} cannot be told" in err) == (3, True)


def test_it_stays_known_when_the_signature_is_withdrawn(kpes, moved_on: Path, tmp_path: Path) -> None:
    assert kpes("revoke", "a", "--reason", "pomyłka").code == 0
    assert BOUND in kpes("verify", file(tmp_path, sign(issued(), "Jan Kowalski"))).out


def test_an_export_is_verified_by_it_where_no_pdf_is_packed(kpes, moved_on: Path, tmp_path: Path, monkeypatch) -> None:
    assert kpes("render").code == 0
    assert kpes("export", str(tmp_path / "paczka.zip"), "--with-evidence").code == 0
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    code, out, _ = kpes("verify", str(tmp_path / "paczka.zip"))
    assert f"data/evidence/a/anna.pdf: {BOUND}" in out
    assert (code, "Whether it is the PDF" in out) == (0, False)


def test_a_file_whose_digests_do_not_fit_names_no_issued_pdf(kpes, moved_on: Path, tmp_path: Path) -> None:
    foreign = tampering.resaved(issued())
    change(moved_on / "data/signatures/a.yaml", sha256(issued()), sha256(foreign))
    assert "K513" in kpes("validate").out
    assert "It does not begin with the bytes of any PDF that kpes issued" in kpes(
        "verify", file(tmp_path, sign(foreign, "Jan Kowalski"))
    ).out  # fmt: skip
    assert any(line.startswith("not-checked bound: Whether it is the PDF") for line in evidence_of(kpes, "a"))


def test_a_record_without_a_digest_names_none_either(kpes, moved_on: Path, tmp_path: Path) -> None:
    register = moved_on / "data/signatures/a.yaml"
    foreign = tampering.resaved(issued())
    text = register.read_text(encoding="utf-8").replace(sha256(issued()), sha256(foreign))
    register.write_text(re.sub(r"  digest: .*\n", "", text), encoding="utf-8")
    back = file(tmp_path, sign(foreign, "Jan Kowalski"))
    assert "It does not begin with the bytes of any PDF that kpes issued" in kpes("verify", back).out
    resealed(register, text)
    assert BOUND in kpes("verify", back).out  # whoever recomputes every digest can name other bytes, if not words


@pytest.mark.parametrize("alter", [tampering.page_text, tampering.page_removed])
def test_a_pdf_of_other_words_is_not_believed_to_be_issued_whoever_names_it(
    kpes, moved_on: Path, tmp_path: Path, alter
) -> None:
    register, forged = moved_on / "data/signatures/a.yaml", alter(issued())
    kept = moved_on / "data/evidence/a/anna.pdf"
    old, new = kept.read_bytes(), sign(forged)
    kept.write_bytes(new)
    text = register.read_text(encoding="utf-8").replace(sha256(old), sha256(new))
    resealed(register, text.replace(sha256(issued()), sha256(forged)))
    assert "K51" not in kpes("validate").out
    said = "It does not begin with the bytes of any PDF that kpes issued, so the signature is on another file."
    assert f"fail bound: {said}" in evidence_of(kpes, "a")
    assert said in kpes("verify", file(tmp_path, sign(forged, "Jan Kowalski"))).out
    assert kpes("verify", file(tmp_path, forged)).code == 1
    assert kpes("sign", "b", "--edition", EDITION, *by("Jan Kowalski"), file(tmp_path, sign(forged))).code == 3


def test_where_its_words_cannot_be_compared_it_is_not_believed_nor_called_another(kpes, moved_on: Path) -> None:
    (moved_on / f"data/editions/{EDITION}.txt").unlink()
    assert any(line.startswith("not-checked bound: Whether it is the PDF") for line in evidence_of(kpes, "a"))


def test_headings_that_a_page_repeats_may_change_with_the_text(kpes, shipped: Path, tmp_path: Path) -> None:
    names = "".join(f"  - {{id: p{number}, name: Organizacja numer {number}}}\n" for number in range(70))
    (shipped / "data/partners.yaml").write_text(f"partners:\n{names}", encoding="utf-8")
    assert kpes("render", "--format", "pdf").code == 0
    copy = (shipped / "out/copies/01-p0.pdf").read_bytes()
    assert kpes("sign", "p0", *by("Anna Nowak"), file(tmp_path, sign(copy))).code == 0
    change(shipped / "data/agreement.yaml", "partners_heading: ", "partners_heading: Wszyscy ")
    assert kpes("render", "--format", "pdf").code == 0
    assert f"pass bound: {BOUND}" in evidence_of(kpes, "p0")


def test_a_power_of_attorney_names_none(kpes, moved_on: Path, tmp_path: Path) -> None:
    register = moved_on / "data/signatures/a.yaml"
    text = register.read_text(encoding="utf-8")
    resealed(register, text.replace("      issued:", "      kind: power-of-attorney\n      issued:"))
    back = file(tmp_path, sign(issued(), "Jan Kowalski"))
    assert "It does not begin with the bytes of any PDF that kpes issued" in kpes("verify", back).out


def test_evidence_that_is_no_signed_pdf_names_none(kpes, shipped: Path, tmp_path: Path) -> None:
    assert kpes("sign", "a", "--by", "Anna Nowak", "--evidence", file(tmp_path, b"%PDF-1.7 skan")).code == 0
    assert "issued" not in (shipped / "data/signatures/a.yaml").read_text(encoding="utf-8")


def test_a_table_and_the_questions_record_it_too(kpes, shipped: Path, tmp_path: Path) -> None:
    file(tmp_path, sign(issued(), der=certificate("Anna Nowak", qualified=True)))
    rows = f"partner,by,on,method,evidence\na,Anna Nowak,{DAY},qualified,back.pdf\n"
    (tmp_path / "spotkanie.csv").write_text(rows, encoding="utf-8")
    assert kpes("sign", "--batch", str(tmp_path / "spotkanie.csv")).code == 0
    assert f"issued: {sha256(issued())}" in (shipped / "data/signatures/a.yaml").read_text(encoding="utf-8")
    talk = pytest.importorskip("tests.cli.test_asking", exc_type=ImportError).talk
    code, _ = talk(
        shipped,
        ("Partner (id or name): ", "b"), ("Who signed: ", "Anna Nowak"), ("Day of the signature", DAY),
        ("Place of signing, or Enter: ", ""), ("How it was signed", "2"), ("or Enter", str(tmp_path / "back.pdf")),
        ("or Enter", ""), ("Note, or Enter: ", ""), ("record nothing: ", "y"),
    )  # fmt: skip
    assert code == 0
    assert f"issued: {sha256(issued())}" in (shipped / "data/signatures/b.yaml").read_text(encoding="utf-8")


def test_a_power_of_attorney_that_comes_back_is_told_as_one(kpes, shipped: Path, tmp_path: Path) -> None:
    paper = file(tmp_path, sign(issued(), "Prezes Zarządu"))
    assert kpes("sign", "a", "--by", "Anna Nowak", "--power-of-attorney", paper).code == 0
    code, out, _ = kpes("verify", paper)
    assert (code, out.splitlines()[1]) == (
        0,
        f"pass         {paper}: It is byte for byte the power of attorney data/evidence/a/back.pdf. Whether it is "
        "valid is not checked.",
    )
