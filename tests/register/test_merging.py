"""Two clones of a project, in both of which somebody records signatures, and git, which brings them together."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.project import change

SIGNED = ("--on", "2014-11-07")


def git(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for role in ("AUTHOR", "COMMITTER"):
        settings |= {f"GIT_{role}_NAME": "Ewa", f"GIT_{role}_EMAIL": "ewa@example.org"}
    return subprocess.run(
        ["git", *command], cwd=folder, env={**os.environ, **settings}, capture_output=True, encoding="utf-8"
    )


@pytest.fixture
def clones(kpes, tmp_path: Path) -> tuple[Path, Path]:
    """Two clones of a project that nobody has signed yet; git on the second one is set as on Windows."""
    origin = tmp_path / "origin"
    assert kpes("init", str(origin)).code == 0
    change(origin / "data/agreement.yaml", "status: draft", "status: final")
    git(origin, "init", "-q")
    git(origin, "add", ".")
    git(origin, "commit", "-q", "-m", "first")
    for name, ends in (("one", "false"), ("two", "true")):
        assert git(tmp_path, "clone", "-q", "-c", f"core.autocrlf={ends}", "origin", name).returncode == 0
    (tmp_path / "skan.pdf").write_bytes(b"%PDF\r\n\x1a")
    (tmp_path / "mail.txt").write_bytes(b"From: Ewa\r\nto: KPES\r\n\x1a")
    return tmp_path / "one", tmp_path / "two"


def expected(line: str) -> bool:
    """Whether a warning is about the evidence of these tests: a mail, and a scan that two partners give."""
    return "another document" in line or "One and the same file" in line


def committed(clone: Path) -> None:
    git(clone, "add", ".")
    assert git(clone, "commit", "-q", "-m", "signed").returncode == 0
    assert git(clone, "status", "--porcelain").stdout == ""


def merged(one: Path, two: Path) -> subprocess.CompletedProcess[str]:
    for clone in (one, two):
        committed(clone)
    return git(one, "pull", "-q", "--no-rebase", "--no-edit", str(two), "HEAD")


def test_who_declined_in_one_clone_and_got_its_copy_in_the_other_merges_by_itself(kpes, clones) -> None:
    one, two = clones
    on = ("--on", "2014-11-07")
    assert kpes("--project", str(one), "decline", "b", *on, "--reason", "brak zgody rady").code == 0
    assert kpes("--project", str(two), "hand-over", "c", *on, "--to", "Ewa Kos").code == 0
    assert kpes("--project", str(two), "decline", "d", *on).code == 0
    done = merged(one, two)
    assert (done.returncode, done.stderr) == (0, "")
    assert git(two, "pull", "-q", "--ff-only", str(one), "HEAD").returncode == 0
    for clone in clones:
        shown = kpes("--project", str(clone), "status").out
        assert "0 of 22 have signed, 20 are missing, 2 declined.\n" in shown
        assert "B: declined to sign, 2014-11-07. Reason: brak zgody rady\n" in shown
        assert kpes("--project", str(clone), "verify").code == 0


def test_one_partner_that_declined_in_both_clones_is_a_conflict_that_kpes_tells_of(kpes, clones) -> None:
    one, two = clones
    for clone, reason in ((one, "brak zgody rady"), (two, "brak środków")):
        said = kpes("--project", str(clone), "decline", "b", "--on", "2014-11-07", "--reason", reason)
        assert said.code == 0
    assert merged(one, two).returncode != 0
    told = kpes("--project", str(one), "validate")
    assert told.code == 1
    assert "data/signatures/b.yaml" in told.out
    assert "git could not merge this file" in told.out


def test_clones_that_recorded_different_partners_merge_by_themselves(kpes, clones: tuple[Path, Path]) -> None:
    """Both record the first signature on the text, and so keep it; both keep evidence of the same names."""
    one, two = clones
    for clone, id in zip(clones, "bc", strict=True):
        evidence = [word for name in ("skan.pdf", "mail.txt") for word in ("--evidence", str(clone.parent / name))]
        assert kpes("--project", str(clone), "sign", id, "--by", "Anna Nowak", *SIGNED, *evidence).code == 0
        assert kpes("--project", str(clone), "sign", id, "--by", "Jan Kowalski", *SIGNED).code == 0
        assert kpes("--project", str(clone), "revoke", id, "--by", "Jan Kowalski", "--reason", "pomyłka").code == 0
        for folder in ("signatures", "editions", f"evidence/{id}"):
            (clone / f"data/{folder}/.kpes-left.tmp").write_bytes(b"half a rec")
    done = merged(one, two)
    assert (done.returncode, done.stderr) == (0, "")
    assert git(two, "pull", "-q", "--ff-only", str(one), "HEAD").returncode == 0
    for clone in clones:
        assert ".kpes-" not in git(clone, "ls-files").stdout
        for folder in ("signatures", "editions", "evidence/b", "evidence/c"):
            (clone / f"data/{folder}/.kpes-left.tmp").unlink(missing_ok=True)
        shown = kpes("--project", str(clone), "status").out.splitlines()
        assert shown[1].startswith("2 of 22 have signed")
        checks_of = kpes("--project", str(clone), "verify")
        assert checks_of.code == 0
        told = [line for line in checks_of.out.splitlines() if line.startswith(("fail", "warning"))]
        assert [line for line in told if not expected(line)] == []
        assert checks_of.out.count("The bytes that were recorded") == 4
        validated = kpes("--project", str(clone), "validate").out
        assert "0 errors, 0 warnings" in validated


def test_clones_that_recorded_a_whole_meeting_each_merge_by_themselves(kpes, clones: tuple[Path, Path]) -> None:
    one, two = clones
    for clone, ids in ((one, "abcdefghijk"), (two, "lmnopqrstuv")):
        table = clone.parent / "table.csv"
        table.write_text("partner,by,on\n" + "".join(f"{id},Anna {id.upper()},2014-11-07\n" for id in ids))
        assert kpes("--project", str(clone), "sign", "--batch", str(table)).code == 0
    assert merged(one, two).returncode == 0
    assert kpes("--project", str(one), "status", "--check").code == 0
    assert "0 errors, 0 warnings" in kpes("--project", str(one), "validate").out


def test_clones_that_recorded_the_same_partner_conflict_and_kpes_says_where(kpes, clones: tuple[Path, Path]) -> None:
    one, two = clones
    for clone, name in zip(clones, ("Anna Nowak", "Jan Kowalski"), strict=True):
        assert kpes("--project", str(clone), "sign", "a", "--by", name, *SIGNED).code == 0
    assert merged(one, two).returncode != 0
    assert git(one, "diff", "--name-only", "--diff-filter=U").stdout == "data/signatures/a.yaml\n"
    said = "data/signatures/a.yaml, line 3, does not read as kpes wrote it, so nothing is added to it."
    assert kpes("--project", str(one), "sign", "a", "--by", "Ewa Lis", *SIGNED).err.startswith(said)
    assert kpes("--project", str(one), "status").err == (
        "data/signatures/a.yaml:3:1: K102 git could not merge this file: from here on it holds both versions. Keep one "
        "of the two, without the lines that git added.\n"
    )
    assert kpes("--project", str(one), "sign", "b", "--by", "Ewa Lis", *SIGNED).code == 0
    # So the conflict is settled: one version is kept, and what the other one held is recorded anew.
    assert git(one, "checkout", "-q", "--theirs", "data/signatures/a.yaml").returncode == 0
    assert kpes("--project", str(one), "sign", "a", "--by", "Anna Nowak", *SIGNED).code == 0
    committed(one)
    assert "0 errors, 0 warnings" in kpes("--project", str(one), "validate").out
    assert kpes("--project", str(one), "verify").code == 0


def conclude(kpes, clone: Path) -> None:
    """Two partners are left, and both sign the agreement."""
    partners = "partners:\n  - {id: a, name: Fundacja A}\n  - {id: b, name: Fundacja B}\n"
    (clone / "data/partners.yaml").write_text(partners, encoding="utf-8")
    for id in "ab":
        assert kpes("--project", str(clone), "sign", id, "--by", "Anna Nowak", *SIGNED).code == 0


def started(kpes, clone: Path, kind: str, id: str) -> None:
    assert kpes("--project", str(clone), "act", "new", kind, id).code == 0
    change(clone / f"data/acts/{id}/act.yaml", "status: draft", "status: final")
    change(clone / f"data/acts/{id}/act.yaml", f"date: {date.today()}", "date: 2015-03-01")


def test_clones_that_recorded_different_acts_merge_by_themselves(kpes, clones: tuple[Path, Path]) -> None:
    one, two = clones
    conclude(kpes, one)
    committed(one)
    assert git(two, "pull", "-q", "--ff-only", str(one), "HEAD").returncode == 0
    for clone, kind, id in ((one, "annex", "aneks-1"), (two, "notice", "dane-1")):
        started(kpes, clone, kind, id)
        for partner in "ab" if kind == "annex" else "a":
            sign = ("sign", partner, "--act", id, "--by", "Anna Nowak", "--on", "2015-03-01")
            assert kpes("--project", str(clone), *sign).code == 0
    done = merged(one, two)
    assert (done.returncode, done.stderr) == (0, "")
    shown = kpes("--project", str(one), "act", "list").out.splitlines()
    assert [line.split()[0] for line in shown[1:]] == ["aneks-1", "dane-1"]
    assert all(line.endswith("in force since 2015-03-01") for line in shown[1:])
    assert kpes("--project", str(one), "verify").code == 0


def test_clones_that_recorded_different_partners_on_one_act_merge_by_themselves(
    kpes, clones: tuple[Path, Path]
) -> None:
    """Both keep the edition of the act that was signed."""
    one, two = clones
    conclude(kpes, one)
    started(kpes, one, "annex", "aneks-1")
    committed(one)
    assert git(two, "pull", "-q", "--ff-only", str(one), "HEAD").returncode == 0
    for clone, partner in ((one, "a"), (two, "b")):
        evidence = ("--evidence", str(clone.parent / "skan.pdf"))
        sign = ("sign", partner, "--act", "aneks-1", "--by", "Anna Nowak", "--on", "2015-03-01", *evidence)
        assert kpes("--project", str(clone), *sign).code == 0
        assert kpes("--project", str(clone), "act", "list").out.splitlines()[1].endswith("1 of 2 have signed")
    done = merged(one, two)
    assert (done.returncode, done.stderr) == (0, "")
    assert kpes("--project", str(one), "act", "list").out.splitlines()[1].endswith("in force since 2015-03-01")
    assert kpes("--project", str(one), "verify").code == 0
