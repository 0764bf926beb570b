"""What is said of a project's own copies, register and evidence."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kpes.render import FORMATS
from tests.parties import REPOSITORY
from tests.project import SHIPPED, change, checks_of


def wrong(kpes) -> list[str]:
    return [line for line in checks_of(kpes) if not line.startswith("pass ")]


NOTHING_EARLIER = (
    "not-checked data/signatures earlier: Whether records were removed cannot be told: git has no earlier state of "
    "them. Compare them with an earlier protocol or export: kpes verify --against FILE"
)


@pytest.fixture
def rendered(kpes):
    assert kpes("render", "--format", "docx", "--format", "text").code == 0
    return kpes


def test_a_project_without_copies_and_signatures_has_nothing_wrong(kpes) -> None:
    code, out, err = kpes("verify")
    assert (code, out, err) == (
        0,
        f"pass         data/agreement.yaml: Today's text is edition {SHIPPED}.\n"
        "not checked  out/copies: There are no copies. Write them with: kpes render\n"
        "not checked  data/signatures: Nobody has signed yet.\n"
        "3 checks: 0 failed, 0 warnings, 2 things not checked.\n",
        "",
    )


def test_copies_that_are_as_they_were_written_pass(rendered) -> None:
    assert wrong(rendered) == ["not-checked data/signatures register: Nobody has signed yet."]
    said = checks_of(rendered)
    assert "pass out/copies/manifest.json list: Both lists name the same 44 copies." in said
    assert f"pass out/copies/manifest.json edition: The copies are of today's edition, {SHIPPED}." in said
    assert "pass out/copies/07-g.docx bytes: Byte for byte what kpes wrote." in said
    assert f"pass out/copies/01-a.docx text: The text is that of edition {SHIPPED}." in said
    assert f"pass out/copies/01-a.txt text: The text is that of edition {SHIPPED}." in said


def test_the_copies_of_every_format_are_read_word_for_word(kpes, shipped: Path) -> None:
    kpes("render", *(word for format in FORMATS for word in ("--format", format)))
    said = checks_of(kpes)
    assert [line for line in said if not line.startswith("pass ")] == [
        "not-checked data/signatures register: Nobody has signed yet."
    ]
    for format in FORMATS.values():
        name = f"out/copies/01-a.{format.extension}"
        assert f"pass {name} text: The text is that of edition {SHIPPED}." in said


@pytest.mark.parametrize("ending", ["html", "md", "pdf"])
def test_a_copy_of_any_format_that_was_saved_anew_has_its_words_compared(kpes, shipped: Path, ending: str) -> None:
    kpes("render", *(word for format in FORMATS for word in ("--format", format)))
    saved = shipped / f"saved.{ending}"
    saved.write_bytes((shipped / f"out/copies/01-a.{ending}").read_bytes() + b"\n")
    code, out, _ = kpes("verify", saved.name, "--format", "json")
    report = json.loads(out)
    assert (code, report["ok"]) == (1, False)
    assert [(one["outcome"], one["differences"]) for one in report["files"]] == [("unproven", 0)]
    if ending != "pdf":
        change(saved, "ścisłej", "luźnej")
        first, second, *_ = kpes("verify", saved.name).out.splitlines()
        assert first == f"fail         saved.{ending}: This file differs in 1 place from edition {SHIPPED}."
        assert "Par. 1, “Społecznej opiera się na […]" in second
        assert "“ścisłej” became “luźnej”" in second


def test_a_pdf_that_goes_on_from_the_issued_one_with_what_is_no_update_fails(kpes, shipped: Path) -> None:
    kpes("render", "--format", "pdf")
    (shipped / "signed.pdf").write_bytes((shipped / "out/copies/01-a.pdf").read_bytes() + b"\n% a signature\n")
    code, out, _ = kpes("verify", "signed.pdf")
    said = out.splitlines()
    assert (code, len(said)) == (1, 3)
    assert said[1] == (
        "fail         signed.pdf: It begins with all bytes of the copy 01-a.pdf, but what stands behind them cannot be "
        "read: the file was cut off or damaged. Ask for it anew."
    )
    assert said[0].startswith("fail         signed.pdf: The same words, but kpes does not vouch")


def test_copies_that_are_gone_changed_or_foreign_are_named(rendered, shipped: Path) -> None:
    copies = shipped / "out/copies"
    (copies / "02-b.txt").unlink()
    (copies / "03-c.txt").write_text("x", encoding="utf-8")
    (copies / "notatki.txt").write_text("x", encoding="utf-8")
    assert wrong(rendered)[:3] == [
        "fail out/copies/02-b.txt bytes: This copy is missing. Write it anew: kpes render",
        "fail out/copies/03-c.txt bytes: This copy was changed after kpes wrote it. Move it elsewhere, then: kpes "
        "render",
        "warning out/copies/notatki.txt bytes: kpes did not write this file. Move it out of the folder of the copies.",
    ]
    assert rendered("verify").code == 1


def test_copies_of_another_text_than_todays_fail(rendered, shipped: Path) -> None:
    change(shipped / "data/agreement.yaml", "ścisłej", "luźnej")
    said = wrong(rendered)
    assert said[0].startswith(f"fail out/copies/manifest.json edition: The copies are of edition {SHIPPED}, today's")
    assert any("“luźnej” became “ścisłej”" in line for line in said)


def test_copies_that_were_rewritten_together_with_both_lists_are_found_by_their_words(rendered, shipped: Path) -> None:
    copies = shipped / "out/copies"
    old = hashlib.sha256((copies / "01-a.txt").read_bytes()).hexdigest()
    for copy in copies.glob("*.txt"):
        change(copy, "ścisłej", "luźnej")
    new = hashlib.sha256((copies / "01-a.txt").read_bytes()).hexdigest()
    for name in ("SHA256SUMS", "manifest.json"):
        text = (copies / name).read_text(encoding="utf-8")
        for quoted in ("{}  ", '"sha256": "{}"'):
            text = text.replace(quoted.format(old), quoted.format(new))
        (copies / name).write_text(text, encoding="utf-8")
    assert wrong(rendered) == [
        f"fail out/copies/01-a.txt outcome: This file differs in 1 place from edition {SHIPPED}.",
        "fail out/copies/01-a.txt text: Par. 1, “Społecznej opiera się na […] partnerskiej współpracy podmiotów "
        "ekonomii”: “ścisłej” became “luźnej”.",
        "not-checked data/signatures register: Nobody has signed yet.",
    ]


def test_lists_that_do_not_agree_or_cannot_be_read_fail(rendered, shipped: Path) -> None:
    sums = shipped / "out/copies/SHA256SUMS"
    kept = sums.read_text(encoding="utf-8")
    sums.write_text("".join(kept.splitlines(keepends=True)[1:]), encoding="utf-8")
    assert "fail out/copies/manifest.json list: The two lists differ over 01-a.docx." in wrong(rendered)
    sums.write_text("x\n", encoding="utf-8")
    lost = "This list is missing or is not as kpes wrote it. Write the copies anew: kpes render"
    assert f"fail out/copies/SHA256SUMS list: {lost}" in wrong(rendered)
    sums.write_text(kept, encoding="utf-8")
    (shipped / "out/copies/manifest.json").write_text("{}", encoding="utf-8")
    assert f"fail out/copies/manifest.json list: {lost}" in wrong(rendered)


def test_partners_without_a_copy_are_counted(kpes) -> None:
    kpes("render", "--format", "text", "--partner", "a")
    assert wrong(kpes)[0] == (
        "warning out/copies/manifest.json partners: No copies were written for 21 partners: 02-b.txt, 03-c.txt, "
        "04-d.txt, 05-e.txt, 06-f.txt …."
    )


def test_signatures_editions_and_evidence_are_what_was_recorded(kpes, shipped: Path, tmp_path: Path) -> None:
    (tmp_path / "skan.pdf").write_bytes(b"%PDF-1.7")
    kpes("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-07", "--evidence", str(tmp_path / "skan.pdf"))
    assert [line for line in checks_of(kpes) if "out/copies" not in line] == [
        f"pass data/agreement.yaml data: Today's text is edition {SHIPPED}.",
        "pass data/signatures/a.yaml signature: Anna Nowak signed today's text.",
        NOTHING_EARLIER,
        f"pass data/editions/{SHIPPED}.txt bytes: It holds the text that its name stands for.",
        "not-checked data/evidence/a/skan.pdf evidence: The bytes that were recorded, but not compared with the text. "
        "It is damaged or cut off: it cannot be read as a PDF.",
    ]
    (shipped / "data/evidence/a/skan.pdf").write_bytes(b"%PDF-1.4")
    change(shipped / f"data/editions/{SHIPPED}.txt", "ścisłej", "luźnej")
    assert wrong(kpes)[1:] == [
        NOTHING_EARLIER,
        f"fail data/editions/{SHIPPED}.txt bytes: This is not the text that the file's name stands for. Restore it, "
        "from git for instance.",
        "fail data/evidence/a/skan.pdf evidence: This evidence was changed after it was recorded. Put the original "
        "back.",
    ]
    (shipped / "data/evidence/a/skan.pdf").unlink()
    (shipped / f"data/editions/{SHIPPED}.txt").unlink()
    assert wrong(kpes)[1:] == [
        NOTHING_EARLIER,
        f"fail data/editions/{SHIPPED}.txt bytes: The text that was signed is missing. Restore it, from git for "
        "instance.",
        "fail data/evidence/a/skan.pdf evidence: This evidence is missing. Put it back.",
    ]


def test_the_register_is_looked_at_file_by_file(kpes, shipped: Path) -> None:
    for id in ("a", "b", "c"):
        kpes("sign", id, "--by", "Anna Nowak", "--on", "2014-11-07")
    signatures = shipped / "data/signatures"
    change(signatures / "b.yaml", "signed_on", "signed")
    change(signatures / "c.yaml", "- event", "# uwaga\n- event")
    change(shipped / "data/agreement.yaml", "ścisłej", "luźnej")
    said = wrong(kpes)
    assert f"warning data/signatures/a.yaml signature: Anna Nowak signed edition {SHIPPED}, not today's text." in said
    assert "fail data/signatures/b.yaml register: It cannot be read. See: kpes validate" in said
    assert (
        "warning data/signatures/c.yaml register: It is not as kpes writes it: somebody edited it by hand." in said
    )


def test_errors_in_the_data_fail_and_leave_open_what_they_hide(rendered, shipped: Path) -> None:
    rendered("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-07")
    change(shipped / "data/agreement.yaml", "status: draft", "statsu: draft")
    said = wrong(rendered)
    assert said[0] == "fail data/agreement.yaml data: The data holds 2 errors. See: kpes validate"
    assert (
        "not-checked out/copies/manifest.json edition: Whether that is today's text cannot be told: the data holds "
        "errors. See: kpes validate"
    ) in said
    assert (
        "not-checked data/signatures/a.yaml signature: Whether Anna Nowak signed today's text cannot be told: the "
        "data holds errors."
    ) in said


def test_a_file_of_a_kept_edition_is_recognised_after_the_text_was_changed(rendered, shipped: Path) -> None:
    rendered("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-07")
    copy = shipped / "returned.docx"
    copy.write_bytes((shipped / "out/copies/01-a.docx").read_bytes())
    change(shipped / "data/agreement.yaml", "ścisłej", "luźnej")
    rendered("render")
    code, out, _ = rendered("verify", "returned.docx")
    assert code == 0
    assert out.startswith(
        f"pass         returned.docx: This file holds the text of edition {SHIPPED}, and nothing else.\nwarning "
    )


def test_files_that_came_back_are_reported_as_json(rendered, shipped: Path) -> None:
    (shipped / "01-a.txt").write_bytes((shipped / "out/copies/01-a.txt").read_bytes().replace(b"KPES", b"KES", 1))
    code, out, err = rendered("verify", "01-a.txt", "out/copies/01-a.docx", "--format", "json")
    report = json.loads(out)
    assert (code, err, list(report), report["ok"]) == (1, "", ["ok", "checks", "files"], False)
    edition = report["files"][0]["edition"]
    assert edition.startswith(f"sha256:{SHIPPED}")
    assert report["files"] == [
        {"file": "01-a.txt", "outcome": "differs", "edition": edition, "differences": 1},
        {"file": "out/copies/01-a.docx", "outcome": "same", "edition": edition, "differences": 0},
    ]
    first = report["checks"][1]
    assert list(first.values())[:3] == ["01-a.txt", "text", "fail"]
    assert list(first) == ["subject", "check", "verdict", "detail"]
    assert "“KPES” became “KES”" in first["detail"]
    assert [check["verdict"] for check in report["checks"] if check["subject"].startswith("out/")] == ["pass"] * 3


def test_a_file_that_is_not_there_or_no_file_stops_the_command(kpes, tmp_path: Path) -> None:
    assert kpes("verify", "nothing.docx") == (
        3, "", "nothing.docx cannot be read: there is no such file or folder. Mend that and run the command again.\n",
    )  # fmt: skip
    assert kpes("verify", os.devnull).err == (
        f"{os.devnull} is a folder or a device, not a file. Name a file that came back from a partner.\n"
    )
    assert f"{tmp_path} is no export: " in kpes("verify", str(tmp_path)).err
    assert kpes("verify", "/dev/zero").code == 3


def test_in_polish(kpes, shipped: Path) -> None:
    (shipped / "a.txt").write_text(kpes("show").out.replace("ścisłej", "luźnej"), encoding="utf-8")
    code, out, _ = kpes("--lang", "pl", "verify", "a.txt")
    assert code == 1
    assert out.splitlines() == [
        f"niezgodne       a.txt: Ten plik różni się w 1 miejscu od wydania {SHIPPED}.",
        "niezgodne       a.txt: Par. 1, „Społecznej opiera się na […] partnerskiej współpracy podmiotów ekonomii”: "
        "zamiast „ścisłej” jest „luźnej”.",
        "2 sprawdzenia: 2 niezgodności, 0 ostrzeżeń, 0 rzeczy niesprawdzonych.",
    ]


@pytest.mark.parametrize("arguments", [["verify"], ["verify", "out/copies/01-a.docx"]])
def test_it_starts_quickly(rendered, shipped: Path, arguments: list[str]) -> None:
    probe = f"import sys; from kpes.cli import main; main({arguments!r}); print(*sys.modules)"
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", probe], cwd=shipped, env={"PYTHONPATH": root}, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "kpes.verify" in loaded
    assert loaded & {"docx", "typst", "jinja2", "pypdf", "markdown_it", "rich"} == set()


def test_a_record_that_was_changed_though_it_looks_like_one_of_kpes_fails_by_its_digest(kpes, shipped: Path) -> None:
    assert kpes("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-07").code == 0
    assert kpes("sign", "a", "--by", "Jan Kowalski", "--on", "2014-11-08").code == 0
    register = shipped / "data/signatures/a.yaml"
    second = register.read_text("utf-8").rpartition("- event:")[0].count("\n") + 1
    register.write_text(register.read_text("utf-8").replace("2014-11-08", "2014-11-07"), encoding="utf-8")
    said = f"The record in line {second} does not fit its digest: something was changed."
    unknown = "signed today's text cannot be told: this file may have been changed."
    assert wrong(kpes)[1:] == [
        f"fail data/signatures/a.yaml digest: {said}",
        f"not-checked data/signatures/a.yaml signature: Whether Anna Nowak {unknown}",
        f"not-checked data/signatures/a.yaml signature: Whether Jan Kowalski {unknown}",
        NOTHING_EARLIER,
    ]
    assert kpes("verify").code == 1


def test_of_a_record_without_a_digest_nobody_can_tell_what_was_signed(kpes, shipped: Path) -> None:
    assert kpes("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-07").code == 0
    register = shipped / "data/signatures/a.yaml"
    register.write_text(register.read_text("utf-8").partition("  digest:")[0], encoding="utf-8")
    assert wrong(kpes)[1:] == [
        "warning data/signatures/a.yaml digest: The record in line 1 bears no digest: a change of it would not show.",
        "not-checked data/signatures/a.yaml signature: Whether Anna Nowak signed today's text cannot be told: this "
        "file may have been changed.",
        NOTHING_EARLIER,
    ]


def test_what_a_kill_left_behind_is_named_and_counts_for_nothing(kpes, shipped: Path) -> None:
    scan = shipped / "scan.pdf"
    scan.write_bytes(b"scan")
    assert kpes("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-07", "--evidence", str(scan)).code == 0
    assert not [line for line in checks_of(kpes) if "left-over" in line]
    files = ["data/signatures/.kpes-x.tmp", "data/editions/.kpes-y.tmp", "data/evidence/a/.kpes-z.tmp"]
    for file in files:
        (shipped / file).write_bytes(b"half a rec")
    assert [line for line in wrong(kpes) if "left-over" in line] == [
        f"warning {file} left-over: A kpes that was stopped left this behind. It counts for nothing: delete it."
        for file in files
    ]
    assert kpes("verify").code == 0
    assert kpes("sign", "b", "--by", "Anna Nowak", "--on", "2014-11-07").code == 0
    assert "left-over" not in kpes("validate").out


def test_evidence_that_no_record_names_is_named(kpes, shipped: Path) -> None:
    folder = shipped / "data/evidence/a"
    folder.mkdir(parents=True)
    (folder / "scan.pdf").write_bytes(b"scan")
    (folder / ".DS_Store").write_bytes(b"x")
    (folder / "link.pdf").symlink_to("scan.pdf")
    unrecorded = "No record names this file. Record it with kpes sign --evidence, or delete it."
    assert [line for line in wrong(kpes) if "evidence" in line] == [
        f"warning data/evidence/a/{name} evidence: {unrecorded}" for name in ("link.pdf", "scan.pdf")
    ]
    (folder / "link.pdf").unlink()
    evidence = ("--evidence", str(folder / "scan.pdf"))
    assert kpes("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-07", *evidence).code == 0
    assert not [line for line in wrong(kpes) if unrecorded in line]
    assert os.listdir(folder).count("scan.pdf") == 1


def test_a_batch_that_a_kill_cut_off_is_told_of_until_it_is_in_place(kpes, shipped: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("partner,by,on\na,Anna Nowak,2014-11-07\nb,Jan Lis,2014-11-07\n", encoding="utf-8")
    killed = (
        "import os, sys; from kpes.cli import main; put = os.replace\n"
        "os.replace = lambda *names: (put(*names), os._exit(9))\n"
        "main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", killed, "--project", str(shipped), "sign", "--batch", str(table)]
    assert subprocess.run(command, cwd=REPOSITORY, capture_output=True).returncode == 9
    assert (
        "warning data/signatures/.kpes-batch left-over: kpes was stopped amid recording several signatures. All of "
        "them count. The next kpes sign puts them in place." in wrong(kpes)
    )
    assert [line for line in checks_of(kpes) if line.startswith("pass data/signatures/")] == [
        "pass data/signatures/a.yaml signature: Anna Nowak signed today's text.",
        "pass data/signatures/b.yaml signature: Jan Lis signed today's text.",
    ]
    assert kpes("export", str(tmp_path / "export")).code == 0
    assert sorted(os.listdir(tmp_path / "export/data/signatures")) == ["a.yaml", "b.yaml"]
    assert kpes("sign", "c", "--by", "Ewa Kos", "--on", "2014-11-07").code == 0
    assert not [line for line in checks_of(kpes) if ".kpes-batch" in line]
    assert sorted(file.name for file in (shipped / "data/signatures").glob("*.yaml")) == ["a.yaml", "b.yaml", "c.yaml"]
