"""What ``kpes sign --evidence`` takes from an electronic signature, says of it, and refuses."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta, timezone
from pathlib import Path

import pytest
import yaml

from tests.esign import tampering
from tests.esign.signing import EDITION, NOW, PESEL, certificate, hide_pyhanko, issued, sha256, sign, trusting
from tests.project import change

pytestmark = [pytest.mark.usefixtures("examined_here"), pytest.mark.brief]

DAY = NOW.astimezone().date().isoformat()
QUALIFIED = certificate("Anna Nowak", qualified=True)


def recorded(shipped: Path, id: str = "a") -> dict:
    (event,) = yaml.safe_load((shipped / f"data/signatures/{id}.yaml").read_text(encoding="utf-8"))
    return event


def signed(shipped: Path, data: bytes) -> str:
    file = shipped.parent / "back.pdf"
    file.write_bytes(data)
    return str(file)


def refused(kpes, shipped: Path, *arguments: str) -> str:
    code, out, err = kpes("sign", *arguments)
    assert (code, out) == (3, "")
    assert not (shipped / "data/signatures/a.yaml").exists()
    assert not (shipped / "data/evidence").exists()
    return err


def test_name_date_and_method_are_taken_from_the_signature_and_told(kpes, shipped: Path) -> None:
    data = sign(issued(), der=QUALIFIED, stamped=True)
    code, out, err = kpes("sign", "a", "--evidence", signed(shipped, data))
    assert (code, out) == (
        0, f"Recorded: Anna Nowak for “A”, {DAY}, qualified electronic signature, edition {EDITION}.\n"
    )  # fmt: skip
    assert f"Taken from the signature in back.pdf: Anna Nowak, {DAY}, qualified electronic signature.\n" in err
    assert "Note: Anna Nowak: whether the certificate can be trusted was not evaluated. Anybody can make a" in err
    event = recorded(shipped)
    assert (event["representative"], event["method"]) == ("Anna Nowak", "qualified")
    assert event["signed_on"] == date.fromisoformat(DAY)
    assert event["evidence"] == [
        {"file": "data/evidence/a/back.pdf", "sha256": sha256(data), "issued": sha256(issued())}
    ]
    assert PESEL not in (shipped / "data/signatures/a.yaml").read_text(encoding="utf-8") + out + err


def test_the_name_is_recorded_as_the_data_has_it(kpes, shipped: Path) -> None:
    change(shipped / "data/partners.yaml", "    name: A\n", "    name: A\n    representatives: [{name: anna nowak}]\n")
    assert kpes("render", "--format", "pdf").code == 0
    copy = (shipped / "out/copies/01-a.pdf").read_bytes()
    assert kpes("sign", "a", "--evidence", signed(shipped, sign(copy, der=QUALIFIED))).code == 0
    assert recorded(shipped)["representative"] == "anna nowak"


def test_a_dry_run_tells_the_same_and_keeps_nothing(kpes, shipped: Path) -> None:
    code, out, _ = kpes("sign", "a", "--dry-run", "--evidence", signed(shipped, sign(issued(), der=QUALIFIED)))
    assert (code, out.split(":")[0]) == (0, "Would record")
    assert not (shipped / "data/evidence").exists()


def test_a_trusted_authority_leaves_nothing_to_note_of_trust(kpes, shipped: Path) -> None:
    (shipped / "data/trust").mkdir()
    for file, data in trusting("Urząd").items():
        (shipped / file).write_bytes(data)
    code, _, err = kpes("sign", "a", "--evidence", signed(shipped, sign(issued(), der=QUALIFIED, stamped=True)))
    assert (code, "not evaluated" in err) == (0, False)
    other = sign(issued(), der=certificate("Jan Kowalski", "Obcy urząd"), name="Jan Kowalski", by="Obcy urząd")
    code, _, err = kpes("sign", "b", "--method", "qualified", "--evidence", signed(shipped, other))
    assert code == 3
    assert "no authority in data/trust vouches for the certificate" in err


@pytest.mark.parametrize("change", [tampering.page_text, tampering.free_text, tampering.resaved])
def test_a_signed_pdf_that_is_not_the_issued_document_is_refused(kpes, shipped: Path, change) -> None:
    file = signed(shipped, sign(change(issued()), der=QUALIFIED))
    err = refused(kpes, shipped, "a", "--by", "Anna Nowak", "--method", "qualified", "--evidence", file)
    assert "is signed, but is not what was to be signed: " in err
    assert f"Look at it with: kpes verify {file}" in err


def test_a_pdf_changed_after_it_was_signed_is_refused(kpes, shipped: Path) -> None:
    file = signed(shipped, tampering.page_text(sign(issued(), der=QUALIFIED)))
    assert "Page 1 was changed after the PDF was issued" in refused(kpes, shipped, "a", "--evidence", file)


def test_a_broken_signature_is_refused(kpes, shipped: Path) -> None:
    data = bytearray(sign(issued(), der=QUALIFIED))
    data[data.index(b"Podpis1", len(issued()))] ^= 1
    err = refused(kpes, shipped, "a", "--evidence", signed(shipped, bytes(data)))
    assert "Anna Nowak: the signature does not fit the file, which was changed or damaged." in err


def test_a_pdf_of_an_earlier_edition_is_refused_with_that_editions_name(kpes, shipped: Path) -> None:
    kpes("render", "--format", "pdf")
    change(shipped / "data/agreement.yaml", "ścisłej", "bliskiej")
    err = refused(kpes, shipped, "a", "--evidence", signed(shipped, sign(issued(), der=QUALIFIED)))
    assert f"is the PDF of edition {EDITION}, not of " in err
    assert f"--edition {EDITION}" in err


def test_the_kind_of_signature_has_to_be_said_where_the_certificate_does_not(kpes, shipped: Path) -> None:
    file = signed(shipped, sign(issued()))
    err = refused(kpes, shipped, "a", "--evidence", file)
    assert "does not say what kind of signature this is" in err
    assert kpes("sign", "a", "--method", "personal", "--evidence", file).code == 0
    assert recorded(shipped)["method"] == "personal"


def test_a_stranger_is_refused_until_the_secretary_says_who_signed(kpes, shipped: Path) -> None:
    file = signed(shipped, sign(issued(), "Ewa Zych"))
    err = refused(kpes, shipped, "a", "--by", "Anna Nowak", "--evidence", file)
    assert "was signed by Ewa Zych, who is not known to sign for “A”." in err
    code, _, err = kpes("sign", "a", "--by", "Anna Nowak", "--method", "trusted-profile", "--evidence", file)
    assert (code, "Note: the certificate in back.pdf names Ewa Zych, not Anna Nowak." in err) == (0, True)


def test_of_several_signatures_the_one_that_is_meant_has_to_be_named(kpes, shipped: Path) -> None:
    file = signed(shipped, sign(sign(issued()), "Jan Kowalski"))
    err = refused(kpes, shipped, "a", "--method", "qualified", "--evidence", file)
    assert "was signed by several people: Anna Nowak, Jan Kowalski." in err
    assert kpes("sign", "a", "--by", "Jan Kowalski", "--method", "qualified", "--evidence", file).code == 0
    assert recorded(shipped)["representative"] == "Jan Kowalski"


def test_another_day_than_that_of_the_signature_is_told(kpes, shipped: Path) -> None:
    file = signed(shipped, sign(issued(), der=QUALIFIED))
    code, out, err = kpes("sign", "a", "--on", "2014-11-07", "--evidence", file)
    assert (code, "2014-11-07" in out) == (0, True)
    assert f"Note: --on says 2014-11-07, the signature says {DAY}." in err


def test_a_signed_pdf_in_a_git_repository_gets_a_warning(kpes, shipped: Path) -> None:
    file = signed(shipped, sign(issued(), der=QUALIFIED))
    assert "PESEL" not in kpes("sign", "a", "--dry-run", "--evidence", file).err
    (shipped / ".git").mkdir()
    assert "Note: a signed PDF is kept in data/evidence, within a git repository." in kpes(
        "sign", "a", "--evidence", file
    ).err


def test_a_table_with_a_signed_pdf_that_is_not_the_issued_one_is_refused_by_its_row(kpes, shipped: Path) -> None:
    (shipped / "good.pdf").write_bytes(sign(issued(), der=QUALIFIED))
    (shipped / "bad.pdf").write_bytes(sign(tampering.page_text(issued()), "Jan Kowalski"))
    rows = f"partner,by,on,method,evidence\na,Anna Nowak,{DAY},qualified,good.pdf\n"
    (shipped / "meeting.csv").write_text(rows + f"b,Jan Kowalski,{DAY},qualified,bad.pdf\n", encoding="utf-8")
    code, out, err = kpes("sign", "--batch", "meeting.csv")
    assert (code, out) == (1, "")
    assert "meeting.csv, row 3: " in err
    assert "bad.pdf is signed, but is not what was to be signed: Page 1 was changed" in err
    assert "row 2" not in err
    assert not (shipped / "data/signatures").exists()
    (shipped / "meeting.csv").write_text(rows, encoding="utf-8")
    assert kpes("sign", "--batch", "meeting.csv").code == 0
    assert recorded(shipped)["representative"] == "Anna Nowak"


def test_the_questions_on_a_terminal_refuse_it_at_once_and_keep_the_answers_before_it(kpes, shipped: Path) -> None:
    talk = pytest.importorskip("tests.cli.test_asking", exc_type=ImportError).talk
    file, good = signed(shipped, sign(tampering.page_text(issued()))), str(shipped / "good.pdf")
    Path(good).write_bytes(sign(issued(), der=QUALIFIED))
    code, shown = talk(
        shipped,
        ("Partner (id or name): ", "a"), ("Who signed: ", "Anna Nowak"), ("Day of the signature", DAY),
        ("Place of signing, or Enter: ", ""), ("How it was signed", "2"), ("or Enter: ", file), ("or Enter: ", good),
        ("good.pdf is taken. ", ""), ("Note, or Enter: ", ""), ("or Enter to record nothing: ", "y"),
        options=("--evidence", file),
    )  # fmt: skip
    assert code == 0
    assert [Path(kept["file"]).name for kept in recorded(shipped)["evidence"]] == ["good.pdf"]
    assert shown.count("back.pdf is signed, but is not what was to be signed") == 2
    assert "back.pdf is signed, but is not what was to be signed: Page 1 was changed" in " ".join(shown.split())


def test_without_pyhanko_nothing_is_taken_and_everything_has_to_be_said(
    kpes, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide_pyhanko(shipped.parent, monkeypatch)
    file = signed(shipped, sign(issued(), der=QUALIFIED))
    err = refused(kpes, shipped, "a", "--evidence", file)
    assert "pyHanko is not installed. Install it beside kpes with “pip install pyhanko==" in err
    assert "Or say yourself what it says: --by, --on and --method." in err
    code, _, err = kpes(
        "sign", "a", "--by", "Anna Nowak", "--on", DAY, "--method", "qualified", "--evidence", file
    )  # fmt: skip
    assert (code, err.startswith("Note: The electronic signature cannot be checked")) == (0, True)


def test_a_scan_is_kept_as_ever_and_pyhanko_is_not_loaded(kpes, shipped: Path) -> None:
    (shipped / "skan.pdf").write_bytes(b"%PDF-1.7 a scan")
    words = ["sign", "a", "--by", "Anna Nowak", "--evidence", "skan.pdf"]
    probe = f"import sys; from kpes.cli import main; main({words}); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], cwd=shipped, capture_output=True, text=True, check=True,
                          env={"PYTHONPATH": str(Path(__file__).parents[2])})  # fmt: skip
    assert not {"pyhanko", "asn1crypto", "typst"} & set(done.stdout.split())
    assert recorded(shipped)["method"] == "handwritten"


def test_a_certificate_that_signed_for_another_partner_is_told_before_it_is_recorded(kpes, shipped: Path) -> None:
    by = ("--by", "Anna Nowak", "--method", "personal")
    other = sign(issued(), "Jan Kowalski")
    assert kpes("sign", "b", "--by", "Jan Kowalski", *by[2:], "--evidence", signed(shipped, other)).code == 0
    said = "Note: One certificate signed for several partners: {}. Ask whether its holder may sign for each.\n"
    assert "One certificate" not in kpes("sign", "a", *by, "--evidence", signed(shipped, sign(issued()))).err
    again = kpes("sign", "c", *by, "--dry-run", "--evidence", signed(shipped, sign(issued(), field="Inny")))
    assert (again.code, said.format("a, c") in again.err) == (0, True)


UNREAD = (
    "Note: no electronic signature can be read in {file}. It was not signed electronically, or was cut off, damaged or "
    "printed and scanned since.\n"
)


def test_a_file_without_a_signature_that_can_be_read_is_told_where_an_electronic_one_is_recorded(
    kpes, shipped: Path
) -> None:
    data = sign(issued(), der=QUALIFIED)
    files = {"trunc.pdf": data[: data.index(b"/ByteRange")], "issued.pdf": issued(), "skan.pdf": b"%PDF-1.7 a scan"}
    for id, (name, found) in zip("abc", files.items(), strict=True):
        (shipped / name).write_bytes(found)
        code, _, err = kpes("sign", id, "--by", "Anna Nowak", "--method", "personal", "--evidence", name)
        assert (code, UNREAD.format(file=name) in err) == (0, True)
    assert "no electronic signature" not in kpes("sign", "d", "--by", "Jan Lis", "--evidence", "skan.pdf").err


def test_the_signature_in_another_file_than_a_pdf_is_said_to_be_unchecked(kpes, shipped: Path) -> None:
    (shipped / "podpis.xml").write_bytes(b"<x/>")
    err = kpes("sign", "a", "--by", "Anna Nowak", "--method", "trusted-profile", "--evidence", "podpis.xml").err
    assert "Note: whether podpis.xml bears an electronic signature was not checked: kpes reads those in PDFs" in err


def test_without_the_signed_file_it_is_said_that_it_is_the_only_original(kpes, shipped: Path) -> None:
    only = "recorded without the signed file, which is its only original. Keep that file safe, or give it as evidence."
    assert only in kpes("sign", "a", "--by", "Anna Nowak", "--method", "qualified").err
    assert "only original" not in kpes("sign", "b", "--by", "Anna Nowak").err
    file = signed(shipped, sign(issued(), der=QUALIFIED))
    assert "only original" not in kpes("sign", "c", "--evidence", file).err


def test_another_method_than_that_of_the_signature_is_told_and_only_what_was_taken_is_named(
    kpes, shipped: Path
) -> None:
    file = signed(shipped, sign(issued(), der=QUALIFIED))
    code, out, err = kpes("sign", "a", "--by", "Anna Nowak", "--method", "handwritten", "--evidence", file)
    assert (code, ", by hand, " in out) == (0, True)
    assert (
        "Note: the certificate in back.pdf calls itself a qualified one, but what is recorded is: by hand. If that "
        "is wrong: --method qualified\n"
    ) in err
    assert f"Taken from the signature in back.pdf: {DAY}.\n" in err
    everything = ("--by", "Ewa Zych", "--on", DAY, "--method", "handwritten")
    err = kpes("sign", "b", *everything, "--evidence", signed(shipped, sign(issued()))).err
    assert "Note: the certificate in back.pdf names Anna Nowak, not Ewa Zych.\n" in err
    assert "Note: back.pdf is signed electronically, but what is recorded is: by hand. If that is wrong" in err
    assert "Taken" not in err
    err = kpes("sign", "c", "--method", "qualified", "--evidence", file, "--by", "Anna Nowak", "--on", DAY).err
    assert "does not call itself a qualified one, but what is recorded is: qualified electronic signature." in err
    err = kpes("sign", "d", "--evidence", signed(shipped, sign(issued(), der=QUALIFIED))).err
    assert "but what is recorded" not in err


def test_an_expired_certificate_is_told_though_nobody_is_trusted(kpes, shipped: Path) -> None:
    expired = certificate("Anna Nowak", start=NOW - timedelta(days=400), end=NOW - timedelta(days=10), qualified=True)
    code, _, err = kpes("sign", "a", "--evidence", signed(shipped, sign(issued(), der=expired)))
    told = "Note: Anna Nowak: by its own dates the certificate was not in force at the time of the signature."
    assert (code, told in err) == (0, True)


def test_a_certificate_that_is_refused_is_not_called_another_document(kpes, shipped: Path) -> None:
    weak = certificate("Anna Nowak", nonrepudiation=False)
    err = refused(kpes, shipped, "a", "--method", "qualified", "--evidence", signed(shipped, sign(issued(), der=weak)))
    assert (
        "back.pdf is the document that was to be signed, but the signature on it is refused: Anna Nowak: the "
        "certificate is not one for signing documents"
    ) in err


def test_the_day_is_that_where_it_was_signed_whatever_the_clock_here_says(
    kpes, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shipped / "data/trust").mkdir()
    for file, data in trusting("Urząd").items():
        (shipped / file).write_bytes(data)
    for id, hours, stamped in (("a", 14, False), ("b", -12, False), ("c", 14, True), ("d", -12, True)):
        zone = timezone(timedelta(hours=hours))
        monkeypatch.setattr("tzlocal.get_localzone", lambda zone=zone: zone)
        code, _, err = kpes("sign", id, "--on", "2014-11-07", "--evidence",
                            signed(shipped, sign.__wrapped__(issued(), der=QUALIFIED, stamped=stamped)))  # fmt: skip
        day = NOW.astimezone(zone).date().isoformat()
        assert (code, f"the signature says {day}." in err) == (0, True)
        assert stamped or f"the signer's own clock said {day} " in err


def test_who_else_signed_and_is_nobody_on_the_list_is_named(kpes, shipped: Path) -> None:
    jan = "    name: B\n    representatives: [{name: Jan Kowalski}]\n"
    change(shipped / "data/partners.yaml", "    name: B\n", jan)
    data = sign(sign(issued(), der=QUALIFIED), "Jan Kowalski")
    listed = kpes("sign", "a", "--by", "Anna Nowak", "--dry-run", "--evidence", signed(shipped, data))
    assert (listed.code, "too, whom" in listed.err) == (0, False)
    both = signed(shipped, sign(data, "Ewa Zych"))
    err = kpes("sign", "a", "--by", "Anna Nowak", "--evidence", both).err
    assert "Note: back.pdf was signed by Ewa Zych too, whom the signatory list does not name.\n" in err
