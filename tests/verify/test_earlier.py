"""Whether the register still holds what git, a protocol or an export shows of it as it was."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest

from kpes.cli import main
from kpes.register.reading import with_digest
from tests.needs import libreoffice
from tests.office import Save, save
from tests.project import change, git


def earlier(kpes, *arguments: str) -> list[str]:
    """What is said of the register as it was, and the exit code where that is not 0."""
    run = kpes("verify", "--format", "json", *arguments)
    checks = json.loads(run.out)["checks"]
    told = [f"{one['verdict']} {one['subject']}: {one['detail']}" for one in checks if one["check"] == "earlier"]
    return [*told, *([f"exit {run.code}"] if run.code else [])]


@pytest.fixture(scope="module")
def before_once(signed_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("earlier")
    project = shutil.copytree(signed_once, folder / "project")
    for format in ("docx", "pdf", "html"):
        assert main(["--project", str(project), "protocol", "--out", str(folder / f"protocol.{format}")]) == 0
    for name in ("export.zip", "export"):
        assert main(["--project", str(project), "export", str(folder / name)]) == 0
    listed = subprocess.run(
        "sha256sum data/signatures/*.yaml", shell=True, cwd=project, capture_output=True, check=True
    ).stdout
    (folder / "list.txt").write_bytes(listed)
    shutil.copy(folder / "export/SHA256SUMS", folder / "sums")
    return folder


@pytest.fixture
def before(signed: Path, before_once: Path, tmp_path: Path) -> Path:
    """A folder with all that may show the register as it was when two had signed: protocols, exports, lists."""
    shutil.copytree(before_once / "project", signed, dirs_exist_ok=True)
    return shutil.copytree(before_once, tmp_path / "earlier", ignore=shutil.ignore_patterns("project"))


RECEIPTS = ("protocol.docx", "protocol.pdf", "protocol.html", "export.zip", "export", "list.txt", "sums")


@pytest.mark.parametrize("name", RECEIPTS)
def test_whatever_shows_it_as_it_was_passes_what_was_added_and_fails_what_was_removed(
    kpes, signed: Path, before: Path, name: str
) -> None:
    passed = [
        f"pass data/signatures: 2 files of the register still hold all that {name} shows of them, byte for byte."
    ]
    receipt = ("--against", str(before / name))
    assert earlier(kpes, *receipt) == passed
    assert kpes("sign", "b", "--by", "Ewa Lis", "--on", "2014-11-10").code == 0
    assert earlier(kpes, *receipt) == passed
    windows = signed / "data/signatures/a.yaml"
    windows.write_bytes(windows.read_bytes().replace(b"\n", b"\r\n"))
    assert earlier(kpes, *receipt) == passed
    windows.unlink()
    gone = earlier(kpes, *receipt)
    assert [one.partition(":")[0] for one in gone] == ["fail data/signatures/a.yaml", "exit 1"]
    with_bytes = f"The record in line 1 of {name}, of Anna Nowak, was removed or changed. Restore the file."
    digests = f"It does not go on from what it was in {name}: records were removed or changed. Restore it."
    assert gone[0].partition(": ")[2] == (with_bytes if name.startswith("export") else digests)


@libreoffice
def test_a_protocol_that_was_saved_anew_is_one_still(kpes, signed: Path, before: Path, tmp_path: Path) -> None:
    saved = [tmp_path / f"saved{ending}" for ending in (".docx", ".pdf")]
    save(tmp_path, *(Save(before / "protocol.docx", target) for target in saved))
    for file in saved:
        assert earlier(kpes, "--against", str(file))[0].startswith("pass ")


def test_ids_of_the_greatest_length_are_read_from_a_pdf_page_however_their_lines_end(
    kpes, shipped: Path, tmp_path: Path
) -> None:
    ids = [f"spoldzielnia-socjalna-nad-morzem-ffi-x-{letter}" for letter in "abcd"]
    listed = "".join(f"  - {{id: {id}, name: Partner {id[-1]}}}\n" for id in ids)
    (shipped / "data/partners.yaml").write_text(f"partners:\n{listed}", encoding="utf-8")
    for id in ids:
        assert kpes("sign", id, "--by", "Anna Nowak", "--on", "2014-11-07").code == 0
    assert kpes("protocol", "--out", str(tmp_path / "p.pdf")).code == 0
    (found,) = earlier(kpes, "--against", str(tmp_path / "p.pdf"))
    assert found.startswith("pass data/signatures: 4 files of the register still hold")


def test_in_polish(kpes, signed: Path, before: Path) -> None:
    (signed / "data/signatures/b.yaml").unlink()
    said = kpes("--lang", "pl", "verify", "--against", str(before / "protocol.pdf")).out
    assert "data/signatures/b.yaml: Nie zaczyna się od tego, czym był w protocol.pdf: wpisy usunięto" in said


def test_the_last_record_taken_off_is_missed_and_nothing_passes_that_rests_on_the_file(
    kpes, signed: Path, tmp_path: Path
) -> None:
    register = signed / "data/signatures/a.yaml"
    first = register.read_bytes()
    assert kpes("revoke", "a", "--reason", "pomyłka").code == 0
    assert kpes("protocol", "--out", str(tmp_path / "p.pdf")).code == 0
    register.write_bytes(first)
    assert kpes("verify").code == 0
    said = json.loads(kpes("verify", "--against", str(tmp_path / "p.pdf"), "--format", "json").out)["checks"]
    told = [f"{one['verdict']} {one['check']}" for one in said if one["subject"] == "data/signatures/a.yaml"]
    assert told == ["not-checked signature", "fail earlier"]


def test_two_receipts_are_compared_one_by_one(kpes, signed: Path, before: Path, tmp_path: Path) -> None:
    assert kpes("sign", "b", "--by", "Ewa Lis", "--on", "2014-11-10").code == 0
    assert kpes("export", str(tmp_path / "later.zip")).code == 0
    shutil.copy(before / "export/data/signatures/b.yaml", signed / "data/signatures/b.yaml")
    both = ("--against", str(before / "list.txt"), "--against", str(tmp_path / "later.zip"))
    line = (signed / "data/signatures/b.yaml").read_bytes().count(b"\n") + 1
    assert earlier(kpes, *both) == [
        "pass data/signatures: 2 files of the register still hold all that list.txt shows of them, byte for byte.",
        f"fail data/signatures/b.yaml: The record in line {line} of later.zip, of Ewa Lis, was removed or changed. "
        "Restore the file.",
        "exit 1",
    ]


def test_an_export_is_compared_with_an_earlier_one_and_no_project_is_needed(
    kpes, signed: Path, before: Path, tmp_path: Path, monkeypatch
) -> None:
    assert kpes("revoke", "a", "--reason", "pomyłka").code == 0
    assert kpes("export", str(tmp_path / "later.zip")).code == 0
    monkeypatch.chdir(tmp_path)
    shutil.rmtree(signed)
    assert earlier(kpes, "later.zip", "--against", "earlier/protocol.docx")[0].startswith("pass ")
    assert earlier(kpes, "earlier/export.zip", "--against", "later.zip")[-1] == "exit 1"


def test_a_copy_that_came_back_has_no_register_to_compare(kpes, signed: Path, before: Path) -> None:
    run = kpes("verify", "out/copies/1-a.docx", "--against", str(before / "export.zip"))
    assert (run.code, run.out) == (2, "")
    assert "With --against kpes compares a register: that of the project, or of an export that you name." in run.err


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("empty.html", b"", "shows nothing of the register. It is empty."),
        ("scan.png", b"\x89PNG\r\n", "shows nothing of the register. It is a picture."),
        ("cut.pdf", b"%PDF-1.7\n", "shows nothing of the register. It is damaged or cut off"),
        ("bomb.docx", b"PK\3\4" + b"\0" * 99, "shows nothing of the register. "),
        ("other.txt", b"Umowa\n", "shows nothing of the register: it holds no digests of its files that fit together."),
        ("sums.txt", b"0" * 64 + b"  out/copies/01-a.docx\n", "it holds no digests of its files that fit together."),
    ],
)
def test_what_is_no_receipt_stops_the_command(kpes, signed: Path, tmp_path: Path, name, data, why) -> None:
    (tmp_path / name).write_bytes(data)
    run = kpes("verify", "--against", str(tmp_path / name))
    assert (run.code, run.out) == (3, "")
    assert f"{tmp_path / name} " in run.err
    assert why in run.err


def test_a_protocol_of_which_a_line_is_missing_is_no_receipt(kpes, signed: Path, before: Path) -> None:
    page = before / "protocol.html"
    text = page.read_text("utf-8")
    at = text.index("data/signatures/b.yaml")
    page.write_text(text[:at] + "data/signatures/c.yaml" + text[at + 22 :], encoding="utf-8")
    run = kpes("verify", "--against", str(page))
    assert (run.code, "it holds no digests of its files that fit together." in run.err) == (3, True)
    assert kpes("verify", "--against", str(signed)).code == 3
    assert kpes("verify", "--against", str(signed / "gone.pdf")).code == 3
    assert kpes("verify", "--against", "").code == 2


def test_an_export_that_was_changed_is_no_receipt(kpes, signed: Path, before: Path) -> None:
    register = before / "export/data/signatures/a.yaml"
    sound = register.read_bytes()
    for data in (sound.replace(b"2014-11-07", b"2014-11-06"), b"- event: [[[[", b"", None):
        register.unlink()
        if data is not None:
            register.write_bytes(data)
        else:
            register.symlink_to(signed / "data/signatures/a.yaml")
        run = kpes("verify", "--against", str(before / "export"))
        assert (run.code, "it holds no digests of its files that fit together." in run.err) == (3, True)


def test_an_export_whose_register_nobody_can_read_is_no_proof_that_all_is_there(
    kpes, signed: Path, before: Path
) -> None:
    register, list_of_all = before / "export/data/signatures/a.yaml", before / "export/SHA256SUMS"
    old = hashlib.sha256(register.read_bytes()).hexdigest()
    register.write_bytes(b"- event: [[[[")
    change(list_of_all, old, hashlib.sha256(register.read_bytes()).hexdigest())
    said = "It does not go on from what it was in export: records were removed or changed. Restore it."
    assert earlier(kpes, "--against", str(before / "export")) == [f"fail data/signatures/a.yaml: {said}", "exit 1"]


def test_an_export_with_names_that_lead_elsewhere_is_no_receipt(kpes, signed: Path, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "x.zip", "w") as archive:
        for name in ("SHA256SUMS", "data/agreement.yaml", "../data/signatures/a.yaml"):
            archive.writestr(name, "x")
    run = kpes("verify", "--against", str(tmp_path / "x.zip"))
    assert (run.code, "names that lead elsewhere" in run.err) == (3, True)


# git


def commit(project: Path, day: str = "2014-11-10") -> str:
    """Commits all that there is, on that day; gives the short name of the commit."""
    git(project, "add", "-A")
    git(project, "commit", "-q", "--allow-empty", "-m", "x", "--date", f"{day}T12:00:00Z")
    done = subprocess.run(["git", "log", "-1", "--format=%H (%cs)"], cwd=project, capture_output=True, text=True)
    return done.stdout[:10] + done.stdout[40:].strip("\n")


PASSED = "pass data/signatures: 2 files of the register still hold all that git shows of them, byte for byte."


def lost(commit: str, name: str, line: int = 1, file: str = "a") -> str:
    said = f"The record in line {line} of commit {commit}, of {name}, was removed or changed. Restore the file."
    return f"fail data/signatures/{file}.yaml: {said}"


@pytest.fixture
def committed(signed: Path) -> tuple[Path, str]:
    git(signed, "init", "-q")
    return signed, commit(signed)


def test_git_shows_what_was_removed_whether_that_was_committed_or_not(kpes, committed) -> None:
    project, first = committed
    assert earlier(kpes) == [PASSED]
    assert kpes("sign", "a", "--by", "Ewa Lis", "--on", "2014-11-10").code == 0
    assert earlier(kpes) == [PASSED]
    (project / "data/signatures/a.yaml").unlink()
    assert earlier(kpes) == [lost(first, "Anna Nowak"), "exit 1"]
    commit(project)
    assert earlier(kpes) == [lost(first, "Anna Nowak"), "exit 1"]
    (project / "data/signatures/b.yaml").unlink()
    commit(project)
    assert sorted(earlier(kpes)) == ["exit 1", lost(first, "Anna Nowak"), lost(first, "Jan Żółw", file="b")]
    shutil.rmtree(project / "data/signatures")
    assert earlier(kpes)[-1] == "exit 1"


def test_each_record_is_named_once_with_the_last_commit_that_holds_it(kpes, committed) -> None:
    project, _ = committed
    register = project / "data/signatures/a.yaml"
    line = register.read_bytes().count(b"\n") + 1
    assert kpes("sign", "a", "--by", "Ewa Lis", "--on", "2014-11-10").code == 0
    commit(project)
    assert kpes("sign", "a", "--by", "Jan Lis", "--on", "2014-11-10").code == 0
    third = commit(project)
    whole = register.read_text("utf-8")
    records = whole.split("- event")
    register.write_text(f"- event{records[1]}", encoding="utf-8")
    last = whole.rpartition("- event")[0].count("\n") + 1
    assert earlier(kpes) == [lost(third, "Ewa Lis", line), lost(third, "Jan Lis", last), "exit 1"]


def test_a_record_taken_out_of_the_middle_with_the_digests_made_anew_is_missed(kpes, committed) -> None:
    project, _ = committed
    register = project / "data/signatures/a.yaml"
    first = register.read_bytes()
    assert kpes("revoke", "a", "--reason", "pomyłka").code == 0
    assert kpes("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-10").code == 0
    whole = commit(project)
    register.write_bytes(first)
    assert kpes("revoke", "a", "--reason", "inna pomyłka").code == 0
    assert kpes("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-10").code == 0
    assert earlier(kpes) == [lost(whole, "Anna Nowak", first.count(b"\n") + 1), "exit 1"]


def test_what_was_changed_by_hand_and_put_right_again_is_not_held_against_the_register(kpes, committed) -> None:
    project, _ = committed
    register = project / "data/signatures/a.yaml"
    sound = register.read_bytes()
    change(register, "Anna Nowak", "Anna Nowa")
    commit(project)
    assert earlier(kpes)[-1] == "exit 1"
    register.write_bytes(sound)
    commit(project)
    assert earlier(kpes) == [PASSED]


def test_where_two_people_recorded_the_same_in_two_clones_and_one_was_kept_that_is_a_warning(kpes, committed) -> None:
    project, _ = committed
    register = project / "data/signatures/b.yaml"
    git(project, "checkout", "-q", "-b", "other")
    assert kpes("sign", "b", "--by", "Ewa Lis", "--on", "2014-11-10").code == 0
    head = register.read_bytes().rpartition(b"  recorded_at: ")[0]
    register.write_bytes(with_digest(head + b"  recorded_at: 2015-01-01T12:00:00Z\n"))
    commit(project)
    other = register.read_bytes()
    git(project, "checkout", "-q", "-")
    assert kpes("sign", "b", "--by", "Ewa Lis", "--on", "2014-11-10").code == 0
    mine = commit(project)
    assert register.read_bytes() != other
    git(project, "merge", "-q", "-s", "ours", "other")
    (found,) = earlier(kpes)
    assert found.startswith("warning data/signatures/b.yaml: It holds the records of commit ")
    assert mine not in found


def test_digests_that_were_taken_off_are_missed(kpes, committed) -> None:
    project, first = committed
    register = project / "data/signatures/b.yaml"
    register.write_bytes(register.read_bytes().rpartition(b"  digest:")[0])
    said = f"It does not go on from what it was in commit {first}: records were removed or changed. Restore it."
    assert earlier(kpes) == [f"fail data/signatures/b.yaml: {said}", "exit 1"]


def test_records_in_another_order_are_other_records(kpes, committed) -> None:
    project, _ = committed
    register = project / "data/signatures/a.yaml"
    first = register.read_bytes()
    assert kpes("revoke", "a", "--reason", "pomyłka").code == 0
    whole = commit(project)
    one, other = (part.partition(b"  digest:")[0] for part in (first, register.read_bytes()[len(first) :]))
    register.write_bytes(with_digest(with_digest(other) + one))
    assert lost(whole, "Anna Nowak", first.count(b"\n") + 1) in earlier(kpes)


def test_what_only_a_side_branch_holds_is_looked_at_once_it_was_merged(kpes, committed) -> None:
    project, _ = committed
    git(project, "checkout", "-q", "-b", "side")
    assert kpes("sign", "a", "--by", "Ewa Lis", "--on", "2014-11-10").code == 0
    side = commit(project)
    git(project, "checkout", "-q", "-")
    assert earlier(kpes) == [PASSED]
    git(project, "merge", "-q", "--no-ff", "-s", "ours", "side")
    line = (project / "data/signatures/a.yaml").read_bytes().count(b"\n") + 1
    assert earlier(kpes) == [lost(side, "Ewa Lis", line), "exit 1"]


def test_a_project_below_the_top_of_its_repository_is_found_there(kpes, signed: Path) -> None:
    git(signed.parent, "init", "-q")
    commit(signed.parent)
    assert earlier(kpes) == [PASSED]


def test_what_is_too_large_for_a_register_and_links_are_passed_over(kpes, committed) -> None:
    project, _ = committed
    register = project / "data/signatures/a.yaml"
    sound = register.read_bytes()
    register.write_bytes(sound + b"# " + b"x" * 2**20)
    commit(project)
    register.unlink()
    register.symlink_to("b.yaml")
    commit(project)
    register.unlink()
    register.write_bytes(sound)
    assert earlier(kpes) == [PASSED]
