"""kpes export, and kpes verify on what it wrote."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from kpes.exports.page import PAGE
from kpes.fingerprint import fingerprint
from kpes.language import LANGUAGES, language
from kpes.messages import printed
from tests.parties import contents
from tests.project import change, files_of
from tests.render.specimens import page
from tests.scans.stubs import ODD, picture, scanned
from tests.scans.stubs import page as seen


def wrong(kpes, *files: str) -> list[str]:
    """What a verification says beside what passed, beside what no program compares, as a scan, and beside that nothing
    shows the register as it was earlier."""
    run = kpes("verify", "--format", "json", *files)
    checks = json.loads(run.out)["checks"]
    assert len(checks) > 3
    assert run.code == any(check["verdict"] == "fail" for check in checks)
    told = (check for check in checks if check["verdict"] != "pass" and check["check"] != "earlier")
    told = (check for check in told if "not compared with the text" not in check["detail"])
    return [f"{check['verdict']} {check['subject']}: {check['detail']}" for check in told]


@pytest.mark.parametrize(
    ("name", "meant"), [("x.tar", "x.zip"), ("x.tar.gz", "x.zip"), ("x y.7z", "x y.zip"), ("X.RAR", "X.zip")]
)
def test_an_archive_of_another_kind_is_refused_instead_of_making_a_folder_of_its_name(kpes, tmp_path, name, meant):
    run = kpes("export", str(tmp_path / name))
    said = f"kpes packs a folder or a ZIP file, no {Path(name).suffix} file. Name a ZIP file: {tmp_path / meant}\n"
    assert (run.code, run.err.startswith(said), (tmp_path / name).exists()) == (2, True, False)


def test_a_folder_holds_all_that_is_needed_and_both_ways_of_checking_find_nothing_wrong(signed, kpes, tmp_path):
    run = kpes("export", str(tmp_path / "paczka"), "--with-evidence")
    held = files_of(tmp_path / "paczka")
    assert (run.code, run.err) == (0, personal("1 other file of evidence, as a scan or an e-mail"))
    (edition,) = (signed / "data/editions").glob("*.txt")
    assert run.out == (
        f"{len(held)} files in {tmp_path}/paczka. Whoever has kpes checks them with: kpes verify {tmp_path}/paczka\n"
        f"Signed: edition {edition.stem}, for 2 partners.\n"
    )
    assert {"SPRAWDZ.html", "protocol.html", "SHA256SUMS", "data/agreement.yaml", "data/partners.yaml",
            "data/signatures/a.yaml", "data/signatures/b.yaml", "data/evidence/a/skan.pdf", "out/copies/1-a.docx",
            "out/copies/2-b.docx", "out/copies/SHA256SUMS", "out/copies/manifest.json"} <= held.keys()  # fmt: skip
    for name, data in held.items():
        if name.startswith(("data/", "out/")):
            assert (signed / name).read_bytes() == data
    done = subprocess.run(
        ["sha256sum", "-c", "--strict", "SHA256SUMS"], cwd=tmp_path / "paczka", capture_output=True, encoding="utf-8"
    )
    assert (done.returncode, len(done.stdout.splitlines())) == (0, len(held) - 1)
    assert wrong(kpes, str(tmp_path / "paczka")) == []


@pytest.mark.anew
def test_a_zip_file_holds_the_same_bytes_whenever_it_is_written(signed, kpes, tmp_path):
    for name in ("one.zip", "two.zip"):
        assert kpes("export", str(tmp_path / name)).code == 0
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert kpes("export", str(tmp_path / "folder")).code == 0
    with ZipFile(tmp_path / "one.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files_of(tmp_path / "folder")


def test_without_evidence_that_is_told_and_is_no_failure(signed, kpes, tmp_path):
    assert kpes("export", str(tmp_path / "x.zip")).code == 0
    assert wrong(kpes, str(tmp_path / "x.zip")) == [
        "not-checked data/evidence/a/skan.pdf: This evidence is not in the export. Its digest is in the register."
    ]


def gone(signed: Path) -> None:
    (signed / "data/evidence/a/skan.pdf").unlink()


def altered(signed: Path) -> None:
    (signed / "data/evidence/a/skan.pdf").write_bytes(b"other")


@pytest.mark.parametrize(
    ("harm", "note", "found"),
    [
        (
            gone,
            "Note: the register names files that are missing: data/evidence/a/skan.pdf. The export is not whole. Put "
            "them back, and export anew.",
            "fail data/evidence/a/skan.pdf: This evidence is missing. Put it back.",
        ),
        (
            altered,
            "Note: these files are no longer as they were recorded: data/evidence/a/skan.pdf. Whoever checks the "
            "export finds that. Put the originals back, and export anew.",
            "fail data/evidence/a/skan.pdf: This evidence was changed after it was recorded. Put the original back.",
        ),
    ],
)
def test_evidence_that_is_missing_or_changed_is_told_and_is_a_failure_of_the_export(
    signed, kpes, tmp_path, harm, note, found
):
    harm(signed)
    run = kpes("export", str(tmp_path / "x"), "--with-evidence")
    assert (run.code, run.err.splitlines()[0]) == (0, note)
    assert found in wrong(kpes, str(tmp_path / "x"))
    done = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path / "x", capture_output=True, encoding="utf-8")
    assert ("data/evidence/a/skan.pdf: FAILED" in done.stdout) == (harm is gone)


def test_without_evidence_what_is_missing_is_told_to_whoever_exports_and_by_the_protocol(signed, kpes, tmp_path):
    gone(signed)
    run = kpes("export", str(tmp_path / "x"))
    assert run.err.startswith("Note: the register names files that are missing: data/evidence/a/skan.pdf.")
    assert "brakuje tego pliku" in page((tmp_path / "x/protocol.html").read_text("utf-8")).text


def test_evidence_taken_out_of_an_export_and_of_its_list_is_missed(signed, kpes, tmp_path):
    (signed / "drugi.pdf").write_bytes(b"\x89PNG another")
    assert kpes("sign", "b", "--by", "Ewa Lis", "--evidence", "drugi.pdf").code == 0
    assert kpes("export", str(tmp_path / "x"), "--with-evidence").code == 0
    assert wrong(kpes, str(tmp_path / "x")) == []
    (tmp_path / "x/data/evidence/a/skan.pdf").unlink()
    lines = (tmp_path / "x/SHA256SUMS").read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if "skan.pdf" not in line]
    (tmp_path / "x/SHA256SUMS").write_text("".join(kept), encoding="utf-8")
    said = "fail data/evidence/a/skan.pdf: This evidence is missing. Put it back."
    assert wrong(kpes, str(tmp_path / "x")) == [said]


def test_a_signed_text_that_is_missing_and_a_register_that_does_not_fit_are_told(signed, kpes, tmp_path):
    (text,) = (signed / "data/editions").glob("*.txt")
    text.unlink()
    register = signed / "data/signatures/b.yaml"
    register.write_text(register.read_text("utf-8").replace("2014-11-09", "2014-11-08"), encoding="utf-8")
    run = kpes("export", str(tmp_path / "x"))
    assert run.code == 0
    assert f"files that are missing: data/editions/{text.name}. The export" in run.err
    assert "Note: the register was changed by hand" in run.err
    failed = [line.split(":")[0] for line in wrong(kpes, str(tmp_path / "x")) if line.startswith("fail")]
    assert failed == ["fail data/signatures/b.yaml", f"fail data/editions/{text.name}"]


def personal(*kinds: str) -> str:
    """What is told of personal data before anything is written."""
    said = f"Note: personal data goes into the export: {', '.join(('the names of those who signed', *kinds))}.\n"
    hint = "To leave out what is of other partners, name the one that it is for: --partner ID\n"
    return said + (hint if kinds else "")


def test_powers_of_attorney_that_are_packed_may_hold_personal_data(signed, kpes, tmp_path):
    (signed / "moc.pdf").write_bytes(b"%PDF power")
    assert kpes("sign", "b", "--by", "Ewa Lis", "--power-of-attorney", "moc.pdf").code == 0
    assert kpes("export", str(tmp_path / "x")).err == personal()
    run = kpes("export", str(tmp_path / "y"), "--with-evidence")
    assert run.err == personal("1 power of attorney", "1 other file of evidence, as a scan or an e-mail")
    said = [page((tmp_path / name / "SPRAWDZ.html").read_text("utf-8")).text for name in "xy"]
    assert ["Dowody mogą zawierać dane osobowe" in words.replace("\xa0", " ") for words in said] == [False, True]


def test_no_project_is_needed_to_check_an_export(signed, kpes, tmp_path, monkeypatch):
    assert kpes("export", str(tmp_path / "x.zip"), "--with-evidence").code == 0
    monkeypatch.chdir(tmp_path)
    assert kpes("status").code == 3
    assert wrong(kpes, "x.zip") == []


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("protocol.html", b"<p>other", "fail protocol.html: This file was changed after it was exported."),
        ("out/copies/1-a.docx", None, "fail out/copies/1-a.docx: This file is missing from the export."),
        ("data/partners.yaml", b"x", "fail data/partners.yaml: This file was changed after it was exported."),
        ("data/evidence/a/skan.pdf", b"x", "fail data/evidence/a/skan.pdf: This evidence was changed after it was "
         "recorded. Put the original back."),
        (
            "data/signatures/z.yaml",
            b"",
            "fail data/signatures/z.yaml: This file was not exported: the list does not name it.",
        ),
        (".DS_Store", b"x", "warning .DS_Store: This file was not exported: the list does not name it."),
        ("SHA256SUMS", b"?", "fail SHA256SUMS: This list is not as kpes export writes it."),
        (
            "SHA256SUMS",
            b"0" * 64 + b"  ../other\n",
            "fail SHA256SUMS: This list is not as kpes export writes it.",
        ),
    ],
)
def test_what_was_changed_since_is_found(signed, kpes, tmp_path, name, data, told):
    folder = tmp_path / "paczka"
    assert kpes("export", str(folder), "--with-evidence").code == 0
    if data is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(data)
    assert told in wrong(kpes, str(folder))


def test_a_record_that_was_changed_together_with_the_list_is_found_by_its_own_digest(signed, kpes, tmp_path):
    folder = tmp_path / "paczka"
    assert kpes("export", str(folder), "--with-evidence").code == 0
    record = folder / "data/signatures/b.yaml"
    record.write_text(record.read_text("utf-8").replace("2014-11-09", "2014-11-08"), encoding="utf-8")
    names = sorted(files_of(folder).keys() - {"SHA256SUMS"})
    sums = subprocess.run(["sha256sum", *names], cwd=folder, capture_output=True, check=True).stdout
    (folder / "SHA256SUMS").write_bytes(sums)
    said = "fail data/signatures/b.yaml: The record in line 1 does not fit its digest: something was changed."
    assert said in wrong(kpes, str(folder))


def test_nothing_that_is_there_is_overwritten(shipped, kpes, tmp_path):
    (tmp_path / "x.zip").write_bytes(b"mine")
    (tmp_path / "folder").mkdir()
    for name in ("x.zip", "folder"):
        run = kpes("export", str(tmp_path / name))
        assert (run.code, run.out) == (3, "")
        assert f"{tmp_path / name} is there already, and kpes overwrites nothing." in run.err
    assert (tmp_path / "x.zip").read_bytes() == b"mine"
    assert contents(tmp_path / "folder") == {}


def test_where_no_copies_were_issued_they_are_made_anew_and_the_protocol_tells_of_them(shipped, kpes, tmp_path):
    assert kpes("export", str(tmp_path / "x")).code == 0
    assert len(list((tmp_path / "x/out/copies").glob("*.docx"))) == 22
    protocol = page((tmp_path / "x/protocol.html").read_text("utf-8")).text
    assert "01-a.docx … 22-v.docx" in protocol
    assert not (shipped / "out").exists()


def test_the_editions_that_were_signed_are_named_and_todays_is_told_apart(signed, kpes, tmp_path):
    (text,) = (signed / "data/editions").glob("*.txt")
    change(signed / "data/agreement.yaml", "ścisłej", "luźnej")
    assert kpes("sign", "b", "--by", "Ewa Lis").code == 0
    assert kpes("revoke", "b", "--by", "Ewa Lis", "--reason", "pomyłka").code == 0
    run = kpes("export", str(tmp_path / "x"))
    today = json.loads((tmp_path / "x/out/copies/manifest.json").read_text("utf-8"))["fingerprint"]
    told = json.loads((tmp_path / "x/manifest.json").read_text("utf-8"))
    assert run.out.splitlines()[1:] == [
        f"Signed: edition {text.stem}, for 2 partners.",
        f"Nobody has signed today's text, edition {today[7:19]}, of which the copies in it are.",
    ]
    assert told == {
        "fingerprint": today,
        "signed": [{"fingerprint": fingerprint(text.read_bytes()), "partners": ["a", "b"]}],
        "left_out": ["data/evidence/a/skan.pdf"],
    }
    assert (tmp_path / f"x/data/editions/{text.name}").read_bytes() == text.read_bytes()
    said = " ".join(page((tmp_path / "x/SPRAWDZ.html").read_text("utf-8")).text.split())
    assert f"Podpisane wydanie Partnerzy {text.stem} Fundacja A & B, Spółdzielnia „B”" in said
    assert f"Egzemplarze są z wydania {today[7:19]}, którego nikt nie podpisał." in said


PEOPLE = """# Jan's number: 601
partners:
  - {id: a, name: "Fundacja A & B", email: a@example.org, representatives: [{name: Anna Nowak}]}
  - {id: b, name: Spółdzielnia „B”, email: b@example.org, representatives: [{name: Jan Żółw}], nip: 1234563218}
"""


def test_for_one_partner_the_people_of_the_others_are_left_out_and_the_export_still_holds(signed, kpes, tmp_path):
    (signed / "data/partners.yaml").write_text(PEOPLE, encoding="utf-8")
    (signed / "drugi.pdf").write_bytes(b"\x89PNG another")
    assert kpes("sign", "b", "--by", "Jan Żółw", "--on", "2014-11-10", "--evidence", "drugi.pdf").code == 3
    assert kpes("revoke", "b", "--reason", "bez dowodu").code == 0
    assert kpes("sign", "b", "--by", "Jan Żółw", "--on", "2014-11-10", "--evidence", "drugi.pdf").code == 0
    whole = kpes("export", str(tmp_path / "whole"), "--with-evidence")
    assert whole.err == personal(
        "the names of 2 representatives", "2 e-mail addresses", "2 other files of evidence, as scans or e-mails"
    )
    assert (tmp_path / "whole/data/partners.yaml").read_text("utf-8") == PEOPLE
    run = kpes("export", str(tmp_path / "x.zip"), "--with-evidence", "--partner", "a")
    assert run.err == (
        "Note: personal data goes into the export: the names of those who signed, the name of 1 representative, 1 "
        "e-mail address, 1 other file of evidence, as a scan or an e-mail.\n"
    )
    with ZipFile(tmp_path / "x.zip") as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    kept = held["data/partners.yaml"].decode()
    assert [word in kept for word in ("601", "a@", "Anna", "b@", "Jan", "1234563218")] == [
        False, True, True, False, False, True
    ]  # fmt: skip
    assert {name for name in held if "evidence" in name} == {"data/evidence/a/skan.pdf"}
    assert wrong(kpes, str(tmp_path / "x.zip")) == [
        "not-checked data/evidence/b/drugi.pdf: This evidence is not in the export. Its digest is in the register."
    ]
    assert kpes("export", str(tmp_path / "y"), "--partner", "z").code == 3


def test_a_manifest_that_was_changed_or_taken_away_fails(signed, kpes, tmp_path):
    assert kpes("export", str(tmp_path / "x")).code == 0
    said = "fail manifest.json: This file is not as kpes export writes it."
    for data in (b"", b"[]", b"{}", b"[" * 99999, b'{"left_out": 5}', b'{"left_out": [[]]}'):
        (tmp_path / "x/manifest.json").write_bytes(data)
        assert said in wrong(kpes, str(tmp_path / "x"))
    (tmp_path / "x/manifest.json").unlink()
    assert said in wrong(kpes, str(tmp_path / "x"))


def test_nothing_but_evidence_can_be_left_out(signed, kpes, tmp_path):
    assert kpes("export", str(tmp_path / "x"), "--with-evidence").code == 0
    assert kpes("protocol", "--out", str(tmp_path / "p.html")).code == 0
    (text,) = (tmp_path / "x/data/editions").glob("*.txt")
    gone = [f"data/editions/{text.name}", "data/signatures/b.yaml"]
    for name in gone:
        (tmp_path / "x" / name).unlink()
    (tmp_path / "x/manifest.json").write_text(json.dumps({"left_out": gone}), encoding="utf-8")
    run = kpes("verify", str(tmp_path / "x"), "--against", str(tmp_path / "p.html"), "--format", "json")
    found = {(one["subject"], one["check"]) for one in json.loads(run.out)["checks"] if one["verdict"] == "fail"}
    assert {(gone[0], "bytes"), (gone[1], "earlier")} <= found


def entry(name: str, mode: int = 0o100644) -> ZipInfo:
    made = ZipInfo(name)
    made.external_attr = mode << 16
    return made


@pytest.mark.parametrize(
    ("odd", "told"),
    [
        (entry("../out.txt"), "it holds files with names that lead elsewhere or come twice"),
        (entry("/tmp/out.txt"), "it holds files with names that lead elsewhere or come twice"),
        (entry("data\\..\\out.txt"), "it holds files with names that lead elsewhere or come twice"),
        (entry("SHA256SUMS"), "it holds files with names that lead elsewhere or come twice"),
        (entry("data/link", 0o120777), "it holds something other than files"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_file_that_would_write_elsewhere_is_not_unpacked(kpes, tmp_path, odd, told):
    with ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("SHA256SUMS", "x")
        archive.writestr("data/agreement.yaml", "x")
        if odd.filename.startswith("data\\"):
            odd.filename = odd.orig_filename = "data\\..\\out.txt"
        archive.writestr(odd, "/etc/passwd")
    run = kpes("verify", str(tmp_path / "x.zip"))
    assert (run.code, run.out) == (3, "")
    assert f"x.zip cannot be unpacked: {told}." in run.err
    assert not (tmp_path / "out.txt").exists()


def test_a_zip_file_that_was_cut_off_is_told_wherever_it_ends(signed, kpes, tmp_path):
    assert kpes("export", str(tmp_path / "x.zip")).code == 0
    data = (tmp_path / "x.zip").read_bytes()
    for length in (40, 400, *range(len(data) // 9, len(data), len(data) // 9), len(data) - 1):
        (tmp_path / "x.zip").write_bytes(data[:length])
        run = kpes("verify", str(tmp_path / "x.zip"))
        assert (run.code, run.out) == (3, "")
        assert "x.zip cannot be unpacked: it was cut off, so its end is missing. Ask for the export anew." in run.err
    for length in (0, 3, 30):  # too little to tell what it was
        (tmp_path / "x.zip").write_bytes(data[:length])
        assert kpes("verify", str(tmp_path / "x.zip")).code == 1


def test_a_damaged_zip_file_is_told_and_a_folder_that_is_no_export_too(signed, kpes, tmp_path):
    assert kpes("export", str(tmp_path / "x.zip")).code == 0
    data = bytearray((tmp_path / "x.zip").read_bytes())
    data[400] ^= 1
    (tmp_path / "x.zip").write_bytes(data)
    run = kpes("verify", str(tmp_path / "x.zip"))
    assert (run.code, "x.zip cannot be unpacked: it is damaged or encrypted." in run.err) == (3, True)
    run = kpes("verify", str(tmp_path))
    assert (run.code, "is no export: it lacks SHA256SUMS or data/agreement.yaml." in run.err) == (3, True)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_explains_the_check_in_the_agreements_language(signed, kpes, tmp_path, code):
    data = signed / "data/agreement.yaml"
    data.write_text(data.read_text("utf-8").replace("language: pl", f"language: {code}"), encoding="utf-8")
    assert kpes("export", str(tmp_path / "x")).code == 0
    say = language(code).say
    said = page((tmp_path / "x" / say(PAGE)).read_text("utf-8")).text.replace("\xa0", " ")
    title = say(printed("How to check this package"))
    left_out = say(printed("The evidence is not included. Its digests are in the protocol and in the register."))
    for part in (title, left_out, "sha256sum -c SHA256SUMS", f"kpes verify {say(printed('PATH'))}"):
        assert part in said
    assert "{" not in said


def test_in_polish_the_answers_are_polish(signed, kpes, tmp_path):
    run = kpes("--lang", "pl", "export", str(tmp_path / "x"))
    assert " w " in run.out
    assert "certutil -hashfile PLIK SHA256" in (tmp_path / "x/protocol.html").read_text("utf-8")
    assert f"Kto ma kpes, sprawdza je poleceniem: kpes verify {tmp_path}/x\nPodpisane: wydanie " in run.out
    (tmp_path / "x/protocol.html").write_bytes(b"")
    assert "protocol.html: Ten plik zmieniono po spakowaniu." in kpes("--lang", "pl", "verify", str(tmp_path / "x")).out


def test_the_protocol_states_the_digest_of_the_whole_register_that_a_shell_prints_in_the_export(signed, kpes, tmp_path):
    folder = tmp_path / "paczka"
    assert kpes("export", str(folder)).code == 0
    command = "LC_ALL=C; sha256sum data/signatures/*.yaml | sha256sum"
    printed = subprocess.run(["sh", "-c", command], cwd=folder, stdout=subprocess.PIPE, text=True, check=True).stdout
    digest = printed.partition(" ")[0]
    text = (folder / "protocol.html").read_text(encoding="utf-8")
    assert command in text
    assert digest[:32] in text
    assert digest[32:] in text


def test_of_scans_the_protocol_in_it_tells_what_was_compared_and_the_page_how_to_compare_them(
    kpes, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned(monkeypatch, (seen(1), seen(2)._replace(places=(ODD,))))
    (shipped / "skan.png").write_bytes(picture("skan"))
    assert kpes("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-07", "--evidence", "skan.png").code == 0
    assert kpes("export", "x", "--with-evidence").code == 0
    assert "nie dostrzeżono w nich różnicy" in " ".join(page(Path("x/protocol.html").read_text("utf-8")).text.split())
    words = page(Path("x/SPRAWDZ.html").read_text("utf-8")).text
    assert "kpes verify data/evidence/a/skan.png" in words
    monkeypatch.chdir("x")
    assert "1 place to look at: out/scans/index.html" in kpes("verify", "data/evidence/a/skan.png").err
    said = "This file was not exported. kpes verify writes such files when it compares a scan, and reads none."
    monkeypatch.chdir(shipped)
    assert wrong(kpes, "x") == [f"warning out/scans/{name}: {said}" for name in ("01-skan-01.png", "index.html")]
    assert kpes("export", "y").code == 0
    assert "kpes verify data/" not in page(Path("y/SPRAWDZ.html").read_text("utf-8")).text
