"""What is said of electronically signed PDFs, those that came back and those that are kept as evidence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.esign import tampering
from tests.esign.signing import EDITION, certificate, hide_pyhanko, issued, sha256, sign, trusting
from tests.project import change, checks_of

pytestmark = [pytest.mark.usefixtures("examined_here"), pytest.mark.brief]


@pytest.fixture
def rendered(kpes, shipped: Path):
    assert kpes("render", "--format", "pdf").code == 0
    assert (shipped / "out/copies/01-a.pdf").read_bytes() == issued()
    return kpes


def trust(shipped: Path, *names: str) -> None:
    (shipped / "data/trust").mkdir()
    for file, data in trusting(*names).items():
        (shipped / file).write_bytes(data)


def verified(kpes, shipped: Path, data: bytes) -> tuple[int, list[str]]:
    (shipped / "back.pdf").write_bytes(data)
    code, out, err = kpes("verify", "back.pdf")
    assert err == ""
    return code, out.splitlines()


def record(kpes, shipped: Path, id: str, name: str, data: bytes) -> None:
    """Records a signature with this evidence, as if it was not looked into then."""
    scan = shipped.parent / f"{id}.bin"
    scan.write_bytes(b"x")
    assert kpes("sign", id, "--by", name, "--method", "qualified", "--evidence", str(scan)).code == 0
    kept = f"data/evidence/{id}/signed.pdf"
    change(shipped / f"data/signatures/{id}.yaml", f"data/evidence/{id}/{id}.bin", kept)
    change(shipped / f"data/signatures/{id}.yaml", sha256(b"x"), sha256(data))
    (shipped / kept).write_bytes(data)


def of(kpes, file: str) -> list[str]:
    found = [line for line in checks_of(kpes) if f" {file} " in line and " evidence: " not in line]
    return [line.replace(f" {file} ", " ") for line in found]


def test_a_signed_copy_gets_each_verdict_apart(rendered, shipped: Path) -> None:
    trust(shipped, "Urząd")
    data = sign(issued(), stamped=True)
    code, said = verified(rendered, shipped, data)
    assert (code, len(said)) == (0, 10)
    assert said[:8] == [
        f"pass         back.pdf: This file holds the text of edition {EDITION}, and nothing else.",
        "pass         back.pdf: That is today's text.",
        f"not checked  back.pdf: It is not recorded as evidence; its SHA-256 is {sha256(data)}.",
        "pass         back.pdf: It is the issued PDF with nothing but signatures put behind it.",
        "pass         back.pdf: Anna Nowak: the signature fits all that it covers.",
        "pass         back.pdf: Anna Nowak: nothing was put behind this signature.",
        "pass         back.pdf: Anna Nowak, as the certificate says, which does not call itself a qualified one.",
        "pass         back.pdf: Anna Nowak: the certificate comes from an authority in data/trust. Whether it was "
        "revoked is not checked.",
    ]
    assert said[8].startswith("pass         back.pdf: Anna Nowak: time-stamped 20")
    assert said[9:] == [
        "9 checks: 0 failed, 0 warnings, 1 thing not checked.",
    ]


def test_without_copies_the_pdf_is_drawn_up_anew_to_compare_with(kpes, shipped: Path) -> None:
    code, said = verified(kpes, shipped, sign(issued()))
    assert code == 0
    assert "pass         back.pdf: It is the issued PDF with nothing but signatures put behind it." in said
    assert any("Anna Nowak: whether the certificate can be trusted was not evaluated. Anybody" in line for line in said)


def test_a_copy_changed_before_it_was_signed_fails_and_its_words_are_compared(rendered, shipped: Path) -> None:
    code, said = verified(rendered, shipped, sign(tampering.page_text(issued())))
    assert code == 1
    assert "fail         back.pdf: Page 1 was changed after the PDF was issued: what it shows." in said
    assert "pass         back.pdf: Anna Nowak: the signature fits all that it covers." in said
    assert any(line.startswith("fail         back.pdf: ") and "“1 000 000 zl” was added" in line for line in said)
    assert not any("kpes does not check" in line for line in said)


def test_a_signature_on_another_file_is_told_from_one_on_the_issued_file(rendered, shipped: Path) -> None:
    code, said = verified(rendered, shipped, sign(tampering.resaved(issued())))
    assert code == 1
    assert said[0] != "pass         back.pdf: That is today's text."
    assert said[-7].startswith("fail         back.pdf: It does not begin with the bytes of any PDF that kpes issued")


def test_without_pyhanko_verify_says_what_to_install_and_compares_the_words(
    rendered, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide_pyhanko(shipped.parent, monkeypatch)
    code, said = verified(rendered, shipped, sign(issued()))
    assert code == 1
    assert "not checked  back.pdf: The electronic signature cannot be checked: pyHanko is not installed. Install" in (
        "\n".join(said)
    )
    assert said[0].startswith("fail         back.pdf: The same words, but kpes does not vouch")
    record(rendered, shipped, "a", "Anna Nowak", sign(issued()))
    assert [line.split(":")[0] for line in of(rendered, "data/evidence/a/signed.pdf")] == ["not-checked signature"]


def test_evidence_that_is_signed_is_checked_with_the_project(rendered, shipped: Path) -> None:
    data = sign(issued())
    record(rendered, shipped, "a", "Anna  NOWAK", data)
    said = of(rendered, "data/evidence/a/signed.pdf")
    assert [line.split(":")[0] for line in said] == [
        "pass bound", "pass integrity", "pass changes", "pass signer", "not-checked trust", "not-checked time",
    ]  # fmt: skip
    _, lines = verified(rendered, shipped, data)
    assert lines[2].startswith("pass         back.pdf: It is byte for byte the evidence data/evidence/a/signed.pdf; ")


def test_evidence_that_was_tampered_with_before_it_was_recorded_fails(rendered, shipped: Path) -> None:
    record(rendered, shipped, "a", "Anna Nowak", sign(tampering.page_text(issued())))
    assert rendered("verify").code == 1
    assert "fail bound: Page 1 was changed after the PDF was issued: what it shows." in of(
        rendered, "data/evidence/a/signed.pdf"
    )


def test_a_strangers_signature_is_named(rendered, shipped: Path) -> None:
    record(rendered, shipped, "a", "Ewa Zych", sign(issued()))
    assert of(rendered, "data/evidence/a/signed.pdf")[-1] == (
        "warning name: It was signed by Anna Nowak, but is recorded for Ewa Zych. Ask who that is."
    )


def test_one_certificate_for_two_partners_is_named(rendered, shipped: Path) -> None:
    both = sign(sign(issued()), "Jan Kowalski")
    record(rendered, shipped, "a", "Anna Nowak", both)
    record(rendered, shipped, "b", "Jan Kowalski", both)
    assert not any(" certificate: " in line for line in checks_of(rendered))
    record(rendered, shipped, "c", "Anna Nowak", sign(issued()))
    assert "warning certificate: One certificate signed for several partners: a, c. Ask whether its holder may sign " \
        "for each." in of(rendered, "data/evidence/a/signed.pdf")  # fmt: skip


def test_two_certificates_of_one_name_are_two_people_until_told_otherwise(rendered, shipped: Path) -> None:
    record(rendered, shipped, "a", "Anna Nowak", sign(issued()))
    record(rendered, shipped, "c", "Anna Nowak", sign(issued(), der=certificate("Anna Nowak", qualified=True)))
    assert not any(" certificate: " in line for line in checks_of(rendered))


def test_evidence_of_an_edition_whose_pdf_is_gone_is_not_judged_by_todays(rendered, shipped: Path) -> None:
    record(rendered, shipped, "a", "Anna Nowak", sign(issued()))
    change(shipped / "data/agreement.yaml", "ścisłej", "bliskiej")
    rendered("render", "--format", "pdf")
    said = of(rendered, "data/evidence/a/signed.pdf")
    assert said[0].startswith(f"not-checked bound: Whether it is the PDF that was issued of edition {EDITION} cannot")
    assert said[1] == "pass integrity: Anna Nowak: the signature fits all that it covers."


def test_a_pdf_of_another_edition_than_the_recorded_one_fails(rendered, shipped: Path) -> None:
    change(shipped / "data/agreement.yaml", "ścisłej", "bliskiej")
    record(rendered, shipped, "a", "Anna Nowak", sign(issued()))
    assert any(line.startswith(f"fail edition: It is the PDF of edition {EDITION}, but the signature was recorded on")
               for line in of(rendered, "data/evidence/a/signed.pdf"))  # fmt: skip


@pytest.mark.parametrize("share", [0.2, 0.9])
def test_a_signed_copy_that_was_cut_off_fails_with_or_without_copies(kpes, shipped: Path, share: float) -> None:
    data = sign(issued())
    cut = data[: len(issued()) + int((len(data) - len(issued())) * share)]
    assert verified(kpes, shipped, cut)[0] == 1
    assert kpes("render", "--format", "pdf").code == 0
    code, said = verified(kpes, shipped, cut)
    assert code == 1
    assert "cut off" in said[-2] or "not evaluated" in said[-2] or "cut off" in said[-3]
    assert not said[-2].startswith("pass")


def test_what_stands_behind_a_signature_was_not_filled_in(rendered, shipped: Path) -> None:
    code, said = verified(rendered, shipped, sign(issued()) + b"% x\n")
    assert code == 1
    assert any("Anna Nowak: something was added to the file after this signature." in line for line in said)
    assert said[-2].startswith(("not checked", "fail", "warning"))
