"""A register that somebody changed by hand: what the commands say of it, and what they do not do any more."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

UNSEALED = "bears no digest, so a change of it would not show."


@pytest.fixture
def register(kpes, shipped: Path) -> Path:
    """The file of a partner for whom two people signed the final text."""
    edit(shipped / "data/agreement.yaml", ("status: draft", "status: final"))
    for name, day in (("Anna Nowak", "2014-11-07"), ("Jan Kowalski", "2014-11-08")):
        assert kpes("sign", "a", "--by", name, "--on", day).code == 0
    return shipped / "data/signatures/a.yaml"


def edit(file: Path, *edits: tuple[str, str]) -> None:
    """Replaces words in a file, each at least once."""
    text = file.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def without_digests(file: Path) -> None:
    """Removes the lines of a register file that hold digests."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("  digest: ")]
    assert len(kept) < len(lines)
    file.write_text("".join(kept), encoding="utf-8")


def typed(file: Path, name: str) -> str:
    """A copy of the file's first record, in this name and without a digest, as somebody types it."""
    record = "- event:" + file.read_text(encoding="utf-8").split("- event:")[1]
    return record.partition("  digest:")[0].replace("Anna Nowak", name)


def codes(kpes) -> list[str]:
    """The codes of what is wrong with the register, each with its file and line."""
    findings = json.loads(kpes("validate", "--format", "json").out)["findings"]
    return [f"{one['severity']} {one['code']} {one['file']}:{one['line']}" for one in findings]


def checks(kpes) -> list[str]:
    """What verify says of the digests in the register."""
    found = json.loads(kpes("verify", "--format", "json").out)["checks"]
    return [f"{one['verdict']}: {one['detail']}" for one in found if one["check"] == "digest"]


def test_a_file_without_its_digests_is_a_warning_everywhere(kpes, register: Path) -> None:
    without_digests(register)
    edit(register, ("Jan Kowalski", "Adam Mickiewicz"))
    assert codes(kpes) == ["warning K515 data/signatures/a.yaml:1"]
    assert checks(kpes) == ["warning: The record in line 1 bears no digest: a change of it would not show."]
    assert kpes("protocol", "--out", "protocol.html").code == 0
    page = Path("protocol.html").read_text(encoding="utf-8")
    assert "wpisy bez skrótu" in page
    assert "data/signatures/a.yaml" in page


def test_who_signs_or_withdraws_on_a_file_without_digests_is_told(kpes, register: Path) -> None:
    without_digests(register)
    note = f"Note: the record in line 1 of data/signatures/a.yaml {UNSEALED} See: kpes explain K515"
    assert note in kpes("sign", "a", "--by", "Ewa Lis", "--on", "2014-11-08", "--dry-run").err.splitlines()
    assert note in kpes("sign", "a", "--by", "Ewa Lis", "--on", "2014-11-08").err.splitlines()
    assert note in kpes("revoke", "a", "--by", "Ewa Lis", "--reason", "pomyłka").err.splitlines()
    assert codes(kpes) == ["warning K515 data/signatures/a.yaml:1"]
    assert UNSEALED not in kpes("sign", "b", "--by", "Ewa Lis", "--on", "2014-11-08").err


def test_a_record_typed_below_those_of_kpes_is_an_error_whose_place_is_told(kpes, register: Path) -> None:
    lines = register.read_text(encoding="utf-8").count("\n")
    register.write_text(register.read_text("utf-8") + typed(register, "Adam Mickiewicz"), encoding="utf-8")
    assert codes(kpes) == [f"error K513 data/signatures/a.yaml:{lines + 1}"]
    said = f"The record in line {lines + 1} does not fit its digest: something was changed."
    assert checks(kpes) == [f"fail: {said}"]


def test_a_single_digest_that_somebody_removed_is_an_error(kpes, register: Path) -> None:
    whole = register.read_text(encoding="utf-8")
    first, second = (line for line in whole.splitlines(keepends=True) if line.startswith("  digest: "))
    second_record = whole.rpartition("- event:")[0].count("\n") + 1
    register.write_text(whole.replace(second, ""), encoding="utf-8")
    assert codes(kpes) == [f"error K513 data/signatures/a.yaml:{second_record}"]
    register.write_text(whole.replace(first, ""), encoding="utf-8")
    assert codes(kpes) == [f"error K513 data/signatures/a.yaml:{second_record - 1}"]


@pytest.fixture
def changed(register: Path) -> Path:
    """The same file, a name in which was changed."""
    edit(register, ("Anna Nowak", "Adam Mickiewicz"))
    return register


def test_nothing_is_added_to_a_file_whose_records_do_not_fit_their_digests(kpes, changed: Path) -> None:
    before = changed.read_bytes()
    refused = (
        "In data/signatures/a.yaml the record in line 1, or one above it, was changed after kpes wrote it, so "
        "nothing is added to it. Restore the file, from git for instance. Why that matters: kpes explain K513\n"
    )
    for arguments in (
        ("sign", "a", "--by", "Ewa Lis", "--on", "2014-11-08"),
        ("sign", "a", "--by", "Ewa Lis", "--on", "2014-11-08", "--dry-run"),
        ("revoke", "a", "--by", "Jan Kowalski", "--reason", "pomyłka"),
    ):
        assert kpes(*arguments) == (3, "", refused)
    assert changed.read_bytes() == before
    assert kpes("sign", "b", "--by", "Ewa Lis", "--on", "2014-11-08").code == 0


def test_a_table_with_such_a_file_is_refused_with_its_row(kpes, changed: Path) -> None:
    Path("spotkanie.csv").write_text("partner;by;on\nb;Ewa Lis;2014-11-08\na;Ewa Lis;2014-11-08\n", encoding="utf-8")
    code, _, err = kpes("sign", "--batch", "spotkanie.csv")
    assert code == 1
    assert "spotkanie.csv, row 3: In data/signatures/a.yaml the record in line 1, or one above it, was changed" in err
    assert not Path("data/signatures/b.yaml").exists()


NOTE = (
    "Note: the register was changed by hand, so what it says may not be true. See kpes validate: "
    "data/signatures/a.yaml\n"
)


def test_status_gives_no_day_of_conclusion_while_a_file_does_not_fit(kpes, changed: Path) -> None:
    for id in json.loads(kpes("status", "--format", "json").out)["partners"][1:]:
        assert kpes("sign", id["id"], "--by", "Ewa Lis", "--on", "2014-11-08").code == 0
    run = kpes("status", "--check")
    assert (run.code, run.err) == (0, NOTE)
    assert "concluded" not in run.out
    state = json.loads(kpes("status", "--format", "json").out)
    assert (state["complete"], state["concluded_on"]) == (True, None)
    edit(changed, ("Adam Mickiewicz", "Anna Nowak"))
    run = kpes("status")
    assert "The last signature that was needed: 2014-11-08." in run.out
    assert run.err == ""


def test_an_export_of_a_register_that_does_not_fit_is_told(kpes, changed: Path, tmp_path: Path) -> None:
    code, _, err = kpes("export", str(tmp_path / "paczka"))
    assert (code, err.startswith(NOTE)) == (0, True)


@pytest.fixture
def copied(kpes, register: Path) -> Path:
    """That file under the name of another partner."""
    copy = register.with_name("b.yaml")
    copy.write_bytes(register.read_bytes())
    return copy


def test_a_file_that_was_copied_to_another_partner_counts_for_nobody(kpes, copied: Path) -> None:
    assert codes(kpes) == ["error K516 data/signatures/b.yaml:2"]
    partners = {one["id"]: one["standing"] for one in json.loads(kpes("status", "--format", "json").out)["partners"]}
    assert (partners["a"], partners["b"]) == ("signed", "unsigned")
    assert kpes("status").err == NOTE.replace("a.yaml", "b.yaml")
    assert {one["partner"] for one in json.loads(kpes("history", "--format", "json").out)["events"]} == {"a"}
    checks = json.loads(kpes("verify", "--format", "json").out)["checks"]
    assert [one["detail"] for one in checks if one["verdict"] == "fail" and one["subject"].endswith("b.yaml")] == [
        "The record in line 1 belongs to the partner “a”, so it does not count here."
    ]
    assert kpes("protocol", "--out", "protocol.html").code == 0
    page = Path("protocol.html").read_text(encoding="utf-8")
    assert "plik data/signatures/b.yaml zmieniono poza programem" in page


def test_nothing_is_added_to_a_file_that_was_copied(kpes, copied: Path) -> None:
    before = copied.read_bytes()
    refused = (
        "In data/signatures/b.yaml the record in line 1 belongs to the partner “a”, so nothing is added to it. Restore "
        "the file, from git for instance. Why that matters: kpes explain K516\n"
    )
    assert kpes("sign", "b", "--by", "Ewa Lis", "--on", "2014-11-08") == (3, "", refused)
    assert kpes("revoke", "b", "--by", "Anna Nowak", "--reason", "pomyłka") == (3, "", refused)
    assert copied.read_bytes() == before


def test_records_that_name_no_partner_count_as_before(kpes, register: Path) -> None:
    without_digests(register)
    edit(register, ("  partner: a\n", ""))
    assert codes(kpes) == ["warning K515 data/signatures/a.yaml:1"]
    assert json.loads(kpes("status", "--format", "json").out)["partners"][0]["standing"] == "signed"


@pytest.fixture(params=["link", "folder", "pipe"])
def odd(request: pytest.FixtureRequest, register: Path) -> Path:
    """Something among the register's files that is none."""
    path = register.with_name("b.yaml")
    if request.param == "link":
        path.symlink_to("/etc/passwd")
    elif request.param == "folder":
        path.mkdir()
    else:
        os.mkfifo(path)
    return path


def test_what_is_no_file_of_its_own_is_not_read_but_told(kpes, odd: Path) -> None:
    said = (
        "data/signatures/b.yaml:1:1: K518 This is a link or a folder, not a file of its own, so it is not read. "
        "Restore the file, from git for instance.\n"
    )
    for command in ("status", "history", "protocol"):
        assert kpes(command) == (1, "", said)
    assert codes(kpes) == ["error K518 data/signatures/b.yaml:1"]
    verified = json.loads(kpes("verify", "--format", "json").out)["checks"]
    assert [(one["verdict"], one["detail"]) for one in verified if one["subject"] == "data/signatures/b.yaml"] == [
        ("fail", "It cannot be read. See: kpes validate")
    ]


def test_a_file_that_is_not_named_as_the_registers_are_is_told(kpes, register: Path) -> None:
    register.rename(register.with_suffix(".yml"))
    said = (
        "data/signatures/a.yml:1:1: K519 This file is not read, and its signatures count for nobody: the register's "
        "files end in .yaml.\n"
    )
    for command in ("status", "history", "protocol"):
        assert kpes(command) == (1, "", said)
    assert codes(kpes) == ["error K519 data/signatures/a.yml:1"]
    verified = json.loads(kpes("verify", "--format", "json").out)["checks"]
    assert [one["verdict"] for one in verified if one["subject"] == "data/signatures/a.yml"] == ["fail"]


def test_nothing_is_added_to_what_is_no_file_of_its_own(kpes, odd: Path) -> None:
    refused = (
        "data/signatures/b.yaml is a link or a folder, not a file of its own, so nothing is added to it. Restore the "
        "file, from git for instance. Why that matters: kpes explain K518\n"
    )
    assert kpes("sign", "b", "--by", "Ewa Lis", "--on", "2014-11-08") == (3, "", refused)
    assert kpes("revoke", "b", "--reason", "pomyłka") == (3, "", refused)
    assert kpes("sign", "c", "--by", "Ewa Lis", "--on", "2014-11-08").code == 0
