"""An export of an agreement that was signed electronically: what the verdicts rest on goes with it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.esign.signing import PESEL, certificate, issued, sha256, sign, trusting
from tests.needs import pdfsig
from tests.project import files_of
from tests.render.specimens import page

pytestmark = [pytest.mark.usefixtures("examined_here"), pytest.mark.brief]
QUALIFIED = certificate("Anna Nowak", qualified=True)


@pytest.fixture
def signed(kpes, shipped: Path) -> Path:
    """A project of two partners: Anna Nowak signed the issued PDF electronically, Jan Kowalski by hand."""
    partners = "partners:\n  - {id: a, name: Fundacja A}\n  - {id: b, name: Spółdzielnia B}\n"
    (shipped / "data/partners.yaml").write_text(partners, encoding="utf-8")
    (shipped / "data/trust").mkdir()
    for file, data in trusting("Urząd").items():
        (shipped / file).write_bytes(data)
    (shipped.parent / "podpisane.pdf").write_bytes(sign(issued(shipped), der=QUALIFIED, stamped=True))
    (shipped.parent / "skan.pdf").write_bytes(b"%PDF scan")
    assert kpes("render", "--format", "pdf").code == 0
    assert kpes("sign", "a", "--evidence", str(shipped.parent / "podpisane.pdf")).code == 0
    assert kpes("sign", "b", "--by", "Jan Kowalski", "--evidence", str(shipped.parent / "skan.pdf")).code == 0
    return shipped


def of_evidence(kpes, *files: str) -> list[tuple[str, str, str]]:
    """What is said of the evidence: which check, the verdict, the words."""
    checks = json.loads(kpes("verify", "--format", "json", *files).out)["checks"]
    found = [one for one in checks if one["subject"].startswith("data/evidence/")]
    return [(one["check"], one["verdict"], one["detail"]) for one in found if one["check"] != "sums"]


@pytest.mark.parametrize("copies", ["issued", "of another kind", "gone"])
def test_elsewhere_the_verdicts_are_those_of_the_project(kpes, signed: Path, monkeypatch, copies: str) -> None:
    if copies == "of another kind":
        assert kpes("render").code == 0
    if copies == "gone":
        shutil.rmtree(signed / "out")
    export, elsewhere = signed.parent / "x.zip", signed.parent / "elsewhere"
    assert kpes("export", str(export), "--with-evidence").code == 0
    there = of_evidence(kpes)
    assert len(there) == 8
    assert ("trust", "pass") in {(check, verdict) for check, verdict, _ in there}
    shutil.unpack_archive(export, elsewhere)
    shutil.rmtree(signed)
    elsewhere.mkdir(exist_ok=True)
    monkeypatch.chdir(elsewhere)
    assert of_evidence(kpes, str(export)) == of_evidence(kpes, ".") == there
    assert kpes("verify", ".").code == 0


def test_without_the_evidence_nothing_is_said_of_signatures_but_that_it_is_not_there(kpes, signed: Path) -> None:
    run = kpes("export", "x", "--with-evidence")
    assert "1 signed PDF, whose certificates may hold a PESEL, 1 other file of evidence" in run.err
    run = kpes("export", "y")
    assert run.err == "Note: personal data goes into the export: the names of those who signed.\n"
    said = "This evidence is not in the export. Its digest is in the register."
    assert of_evidence(kpes, "y") == [("evidence", "not-checked", said)] * 2
    assert not any(PESEL.encode() in data for data in files_of(signed / "y").values())


def test_each_file_that_is_altered_is_found(kpes, signed: Path) -> None:
    shutil.rmtree(signed / "out")
    assert kpes("export", "x", "--with-evidence").code == 0
    held = files_of(signed / "x")
    assert {"data/trust/Urząd.pem", f"issued/{sha256(issued(signed))[:12]}.pdf"} <= held.keys()
    assert kpes("verify", "x").code == 0
    for name, data in held.items():
        (signed / "x" / name).write_bytes(data[:-2] + bytes([data[-2] ^ 1]) + data[-1:])
        run = kpes("verify", "x")
        assert run.code == 1, name
        assert name == "SHA256SUMS" or re.search(rf"fail +{re.escape(name)}: ", run.out), name
        (signed / "x" / name).write_bytes(data)


@pdfsig
@pytest.mark.parametrize("copies", ["issued", "gone"])
def test_the_commands_on_the_page_work_without_kpes(kpes, signed: Path, copies: str) -> None:
    """Run as they stand there, with the names of files put in."""
    if copies == "gone":
        shutil.rmtree(signed / "out")
    assert kpes("export", "x", "--with-evidence").code == 0
    said = page((signed / "x/SPRAWDZ.html").read_text("utf-8")).text
    lines = [" ".join(line.split()) for line in said.replace("\xa0", " ").splitlines()]
    commands = [line for line in lines if line.startswith(("head -c ", "pdfsig ", "openssl "))]
    assert [command.split()[0] for command in commands] == ["head", "pdfsig", "openssl"]

    def ran(command: str) -> str:
        for name, file in (("PODPISANY.pdf", "data/evidence/a/podpisane.pdf"), ("PLIK.pem", "Urząd.pem")):
            command = command.replace(name, file)
        return subprocess.run(command, shell=True, cwd=signed / "x", capture_output=True, text=True, check=True).stdout

    digest = ran(commands[0]).split()[0]
    assert digest == sha256(issued(signed))
    assert digest in lines
    name = "out/copies/1-a.pdf" if copies == "issued" else f"issued/{digest[:12]}.pdf"
    assert f"taki sam jak {name}." in " ".join(lines)
    assert sha256((signed / "x" / name).read_bytes()) == digest
    assert "Signature Validation: Signature is Valid." in ran(commands[1])
    assert "Fingerprint=" in ran(commands[2])


def test_the_page_names_what_is_there_and_speaks_of_electronic_signatures_where_there_are_any(
    kpes, signed: Path
) -> None:
    assert kpes("export", "x", "--with-evidence").code == 0
    said = " ".join(page((signed / "x/SPRAWDZ.html").read_text("utf-8")).text.split())
    assert "data/trust certyfikaty wystawców" in said
    assert "pip install pyhanko==0.38.0. Czego takie sprawdzenie dowodzi, a czego nie, jest w protocol.html." in said
    told = " ".join(page((signed / "x/protocol.html").read_text("utf-8")).text.replace("\xa0", " ").split())
    assert "Nie stwierdza, że certyfikatu nie unieważniono" in told
    shutil.rmtree(signed / "data/trust")
    assert kpes("revoke", "a", "--reason", "pomyłka").code == 0
    assert kpes("export", "y").code == 0
    said = page((signed / "y/SPRAWDZ.html").read_text("utf-8")).text
    assert "data/trust" not in said
    assert "pdfsig" not in said


def test_whoever_checks_may_add_authorities_that_they_trust(kpes, signed: Path) -> None:
    trusted = (signed / "data/trust/Urząd.pem").read_bytes()
    shutil.rmtree(signed / "data/trust")
    assert kpes("export", "x", "--with-evidence").code == 0
    assert not {"pass", "fail"} & {verdict for check, verdict, _ in of_evidence(kpes, "x") if check == "trust"}
    (signed / "x/data/trust").mkdir()
    (signed / "x/data/trust/moje.pem").write_bytes(trusted)
    run = kpes("verify", "x")
    assert run.code == 0
    said = "This trusted certificate was added after the export. The trust is that of whoever added it, not of whoever"
    assert re.search(rf"warning +data/trust/moje\.pem: {said}", " ".join(run.out.split()))
    assert ("trust", "pass") in {(check, verdict) for check, verdict, _ in of_evidence(kpes, "x")}
    (signed / "x/data/trust/moje.txt").write_bytes(trusted)
    assert kpes("verify", "x").code == 1


def test_a_certificate_with_somebodys_number_does_not_leave_the_project(kpes, signed: Path) -> None:
    (signed / "data/trust/obcy.pem").write_bytes(next(iter(trusting("Obcy urząd").values())))
    run = kpes("export", "x")
    assert (run.code, run.out) == (3, "")
    assert run.err == (
        "data/trust/obcy.pem cannot go into an export: it holds somebody's personal number, which an authority's "
        "certificate has not. Keep only certificates of authorities in data/trust, and run the command again.\n"
    )
    assert not (signed / "x").exists()
