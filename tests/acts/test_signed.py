"""An act that was signed stays where and what it was: whatever is moved, renamed or edited afterwards is found."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest

from kpes import storage
from kpes.cli import main
from tests.project import change, git, snapshot
from tests.sound import AGREEMENT, PARTNERS, replaced

ANNEX = """\
kind: annex
title: Aneks nr 1
date: 2015-03-01
status: final
changes:
  - {after: Par. 1, add: {text: Partnerzy spotykają się co roku.}}
"""
WRITTEN_ELSEWHERE = ANNEX.replace(
    "changes:", "text: 'Po Par. 1 dodaje się Par. 2: „Par. 2. Partnerzy spotykają się co roku.”'\nchanges:"
)
IN_FORCE = "What is in force today follows from 2 signed texts"
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def concluded(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> tuple[Path, Run]:
    """A concluded agreement of two partners, and kpes run in it."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/agreement.yaml").write_text(replaced(AGREEMENT, "status: final\n"), encoding="utf-8")
    (tmp_path / "data/partners.yaml").write_text(PARTNERS, encoding="utf-8")

    def run(*arguments: str) -> tuple[int, str]:
        with chdir(tmp_path):
            code = main(list(arguments))
        out, err = capfd.readouterr()
        return code, out + err

    for partner in "ab":
        assert run("sign", partner, "--on", "2014-11-08")[0] == 0
    return tmp_path, run


def signed(root: Path, run: Run, act: str, id: str = "aneks-1") -> Path:
    """The folder of an act that both partners signed."""
    folder = root / "data/acts" / id
    folder.mkdir(parents=True)
    (folder / "act.yaml").write_text(act, encoding="utf-8")
    for partner in "ab":
        code, said = run("sign", partner, "--act", id, "--on", "2015-03-02")
        assert code == 0, said
    assert IN_FORCE in chain(run)[0]
    return folder


def chain(run: Run) -> list[str]:
    """What is said of the chain."""
    checks = json.loads(run("verify", "--format", "json")[1])["checks"]
    return [check["detail"] for check in checks if check["check"] == "chain"]


def codes(root: Path) -> list[str]:
    return sorted({finding.code for finding in snapshot(root).findings})


def test_the_records_of_an_act_name_it_and_those_of_the_agreement_name_none(concluded) -> None:
    root, run = concluded
    folder = signed(root, run, ANNEX)
    assert "\n  act: aneks-1\n  effect: " in (folder / "signatures/a.yaml").read_text()
    assert "act:" not in (root / "data/signatures/a.yaml").read_text()
    run("revoke", "a", "--act", "aneks-1", "--reason", "pomyłka")
    assert (folder / "signatures/a.yaml").read_text().count("\n  act: aneks-1\n") == 2


def test_an_act_that_was_renamed_after_its_signing_is_in_force_no_more(concluded) -> None:
    root, run = concluded
    folder = signed(root, run, ANNEX)
    folder.rename(folder.with_name("aneks-0"))
    assert codes(root) == ["K516"]
    assert chain(run) == [
        "The act “aneks-0” holds errors, so nobody can tell what is in force. Mend them. See them with: kpes validate "
        "--act aneks-0"
    ]
    code, said = run("sign", "a", "--act", "aneks-0", "--on", "2015-03-02")
    assert code == 3
    assert (
        "In data/acts/aneks-0/signatures/a.yaml the record in line 1 belongs to the act “aneks-1”, so nothing is added "
        "to it." in said
    )


def test_records_copied_between_the_agreement_and_an_act_count_for_nobody(concluded) -> None:
    root, run = concluded
    folder = signed(root, run, ANNEX)
    shutil.copy(folder / "signatures/a.yaml", root / "data/signatures/a.yaml")
    shutil.copy(root / "data/signatures/b.yaml", folder / "signatures/b.yaml")
    told = [str(one.message) for one in snapshot(root).findings if one.code == "K516"]
    assert told == [
        "This record belongs to the agreement and stands in data/acts/aneks-1/signatures/b.yaml, so it does not count. "
        "Restore the file, from git for instance.",
        "This record belongs to the act “aneks-1” and stands in data/signatures/a.yaml, so it does not count. Restore "
        "the file, from git for instance.",
    ]
    assert run("status", "--check")[0] == 1


def test_an_act_copied_with_all_its_signatures_takes_effect_once(concluded) -> None:
    root, run = concluded
    folder = signed(root, run, ANNEX)
    shutil.copytree(folder, folder.with_name("aneks-2"))
    assert "K516" in codes(root)
    assert not any(IN_FORCE in said for said in chain(run))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("date: 2015-03-01", "date: 2015-02-01"),
        ("add: {text: Partnerzy spotykają się co roku.}", "add: {text: Partnerzy spotykają się co miesiąc.}"),
        ("{after: Par. 1, add: {text: Partnerzy spotykają się co roku.}}",
         "{in: Par. 1, text: Partnerzy spotykają się co roku.}"),
        ("changes:", "in_force: 2019-01-01\nchanges:"),
    ],
)  # fmt: skip
def test_what_an_act_that_was_written_elsewhere_does_is_signed_with_it(concluded, before: str, after: str) -> None:
    root, run = concluded
    folder = signed(root, run, WRITTEN_ELSEWHERE)
    record = (folder / "signatures/a.yaml").read_text()
    assert "\n  effect: sha256:" in record
    change(folder / "act.yaml", before, after)
    assert "K522" in codes(root)
    assert chain(run) == [
        "The act “aneks-1” holds errors, so nobody can tell what is in force. Mend them. See them with: kpes validate "
        "--act aneks-1"
    ]
    change(folder / "act.yaml", after, before)
    assert "K522" not in codes(root)
    assert IN_FORCE in chain(run)[0]


def test_an_act_that_has_to_do_something_else_is_signed_anew(concluded) -> None:
    root, run = concluded
    folder = signed(root, run, WRITTEN_ELSEWHERE)
    change(folder / "act.yaml", "date: 2015-03-01", "date: 2015-02-01")
    for partner in "ab":
        assert run("revoke", partner, "--act", "aneks-1", "--reason", "inna data")[0] == 0
        assert run("sign", partner, "--act", "aneks-1", "--on", "2015-03-03")[0] == 0
    assert "K522" not in codes(root)
    assert IN_FORCE in chain(run)[0]


def test_an_act_is_compared_with_what_git_has_of_it(concluded) -> None:
    root, run = concluded
    folder = root / "data/acts/aneks-1"
    folder.mkdir(parents=True)
    (folder / "act.yaml").write_text(ANNEX, encoding="utf-8")
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "aneks")
    change(folder / "act.yaml", "co roku", "co miesiąc")
    code, said = run("diff", "HEAD", "--act", "aneks-1")
    assert code == 0
    assert "~ Partnerzy spotykają się co [-roku-]{+miesiąc+}.”\n" in said.replace("\xa0", " ")


ACCESSION = """\
kind: accession
title: Przystąpienie nr 1
date: 2015-03-01
status: final
partner: {id: c, name: Fundacja C, signatures_required: 2, representatives: [{name: Ewa Lis}, {name: Iza Lis}]}
consent: all
"""


@pytest.mark.parametrize(
    ("before", "after"), [("signatures_required: 2", "signatures_required: 1"), ("id: c", "id: d")]
)
def test_whoever_joins_does_so_as_was_signed_also_where_words_are_silent(concluded, before: str, after: str) -> None:
    """Neither the id nor how many sign stands in the text."""
    root, run = concluded
    (root / "data/acts/c").mkdir(parents=True)
    act = root / "data/acts/c/act.yaml"
    act.write_text(ACCESSION, encoding="utf-8")
    for partner, by in (("a", "Anna Nowak"), ("b", "Jan Kowalski"), ("c", "Ewa Lis")):
        assert run("sign", partner, "--act", "c", "--by", by, "--on", "2015-03-02")[0] == 0
    assert "2 of 3 have signed" in run("act", "list")[1]
    change(act, before, after)
    assert "K522" in codes(root)
    assert "in force" not in run("act", "list")[1]
    assert run("verify")[0] == 1


def test_a_unit_keeps_its_id_where_an_act_names_it_and_another_has_the_same_label(concluded) -> None:
    root, run = concluded
    paragraphs = """\
paragraphs:
  - {id: cel, text: Partnerzy współpracują.}
  - {id: rada, label: Par. 1., text: Działa rada w XXXXX egzemplarzach.}
"""
    yaml = replaced(AGREEMENT, f"status: final\n{paragraphs}")
    (root / "data/agreement.yaml").write_text(yaml, encoding="utf-8")
    for partner in "ab":
        run("sign", partner, "--on", "2014-11-08")
    signed(root, run, f"{ANNEX.partition('changes')[0]}changes: [{{repeal: cel}}]\n")
    moved = yaml.replace("id: cel", "id: x").replace("id: rada", "id: cel").replace("id: x", "id: rada")
    (root / "data/agreement.yaml").write_text(moved, encoding="utf-8")
    assert "K522" in codes(root)
    assert run("show", "--on", "2016-01-01")[0] == 3


def test_a_record_without_an_effect_counts_where_the_words_tell_it(concluded) -> None:
    """As one that was written by hand."""
    root, run = concluded
    folder = signed(root, run, ANNEX)
    for file in (folder / "signatures").iterdir():
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text("".join(one for one in lines if "effect:" not in one and "digest:" not in one), "utf-8")
    assert IN_FORCE in chain(run)[0]


def earlier(run: Run, *arguments: str) -> list[str]:
    """What is said of registers as they were, where that is not what they are."""
    checks = json.loads(run("verify", "--format", "json", *arguments)[1])["checks"]
    gone = (one for one in checks if (one["check"], one["verdict"]) == ("earlier", "fail"))
    return [f"{one['subject']}: {one['detail']}" for one in gone]


def test_an_act_that_is_gone_with_all_its_signatures_is_told_by_whatever_shows_it(concluded, tmp_path_factory) -> None:
    root, run = concluded
    folder = signed(root, run, ANNEX)
    aside = tmp_path_factory.mktemp("earlier")
    for name in ("export.zip", "export"):
        assert run("export", str(aside / name))[0] == 0
    assert run("protocol", "--act", "aneks-1", "--out", str(aside / "protocol.html"))[0] == 0
    receipts = [("--against", str(aside / name)) for name in ("export.zip", "export", "protocol.html")]
    assert [earlier(run, *receipt) for receipt in receipts] == [[], [], []]
    assert earlier(run, "--against", str(aside / "export"), "--act", "aneks-1") == []
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "aneks")
    shutil.rmtree(folder)
    file = "data/acts/aneks-1/signatures/a.yaml"
    assert earlier(run)[0].startswith(f"{file}: The record in line 1 of commit ")
    shutil.rmtree(root / ".git")
    assert earlier(run) == []
    for receipt, name in zip(receipts, ("export.zip", "export"), strict=False):
        gone = f"{file}: The record in line 1 of {name}, of Anna Nowak, was removed or changed. Restore the file."
        assert earlier(run, *receipt)[0] == gone
    assert earlier(run, *receipts[2])[0] == (
        f"{file}: It does not go on from what it was in protocol.html: records were removed or changed. Restore it."
    )


@pytest.mark.parametrize("left", ["signatures", "editions"])
def test_what_is_left_of_an_act_without_its_file_is_never_passed_over(concluded, left: str) -> None:
    root, run = concluded
    folder = signed(root, run, ANNEX)
    for one in folder.iterdir():
        if one.name != left:
            shutil.rmtree(one) if one.is_dir() else one.unlink()
    for command in (("verify",), ("validate",), ("show", "--on", "2016-01-01"), ("status",)):
        code, said = run(*command)
        assert code == 3
        assert "data/acts/aneks-1/act.yaml cannot be read: there is no such file or folder." in said


JOINS = ACCESSION.replace("signatures_required: 2, ", "").replace("consent: all\n", "")
BEFORE = ANNEX.replace("03-01", "02-01")


def joined(root: Path, run: Run, *acts: tuple[str, str]) -> None:
    """Has the partner “c” join, and writes these acts."""
    for id, text in (("c", JOINS), *acts):
        (root / "data/acts" / id).mkdir(parents=True)
        (root / "data/acts" / id / "act.yaml").write_text(text, encoding="utf-8")
    assert run("sign", "c", "--act", "c", "--by", "Ewa Lis", "--on", "2015-03-02")[0] == 0


def test_who_joins_after_the_date_of_an_annex_and_is_bound_by_it_is_told_of(concluded) -> None:
    root, run = concluded
    joined(root, run, ("aneks-1", BEFORE))
    told = [str(one.message) for one in snapshot(root).findings if one.code == "K614"]
    assert told == [
        "“c” joined on 2015-03-02, after the date of this annex, so it does not sign it and is bound by it. If it has "
        "to sign, too, name it in “consent”."
    ]


def test_it_signs_the_annex_where_that_names_it(concluded) -> None:
    root, run = concluded
    joined(root, run, ("aneks-1", f"{BEFORE}consent: [c]\n"))
    assert "K614" not in codes(root)
    for partner in "ab":
        assert run("sign", partner, "--act", "aneks-1", "--on", "2015-03-05")[0] == 0
    assert "2 of 3 have signed" in run("act", "list")[1]
    assert run("sign", "c", "--act", "aneks-1", "--by", "Ewa Lis", "--on", "2015-03-06")[0] == 0
    assert "in force since 2015-03-06" in run("act", "list")[1]


def test_consent_of_somebody_who_is_no_partner_is_told_in_an_annex_too(concluded) -> None:
    root, run = concluded
    joined(root, run, ("aneks-1", f"{BEFORE}consent: [x]\n"))
    assert codes(root) == ["K606"]


def test_who_left_is_not_bound_any_longer_by_a_second_withdrawal(concluded) -> None:
    root, run = concluded
    left = ANNEX.partition("changes")[0].replace("kind: annex", "kind: withdrawal") + "partner: b\n"
    for id, more in (("w1", ""), ("w2", "in_force: 2019-01-01\n")):
        (root / "data/acts" / id).mkdir(parents=True)
        (root / "data/acts" / id / "act.yaml").write_text(left.replace("Aneks nr 1", id) + more, encoding="utf-8")
        assert run("sign", "b", "--act", id, "--on", "2015-03-02")[0] == 0
    told = json.loads(run("status", "--on", "2020-01-01", "--format", "json")[1])["partners"]
    assert [(one["id"], one["until"]) for one in told] == [("a", None), ("b", "2015-03-02")]


def test_what_lies_among_the_acts_and_is_none_is_told(concluded) -> None:
    root, run = concluded
    folder = signed(root, run, ANNEX)
    acts = root / "data/acts"
    (acts / ".DS_Store").write_text("")
    assert [one for one in json.loads(run("verify", "--format", "json")[1])["checks"] if one["check"] == "acts"] == []
    shutil.copy(folder / "act.yaml", folder / "act.yml")
    (acts / "aneks-2").write_text("kind: annex\n")
    shutil.copytree(folder, acts / "inne/aneks-3")
    (folder / ".kpes-abc.tmp").write_text("kind")
    told = [one for one in json.loads(run("verify", "--format", "json")[1])["checks"] if one["check"] == "acts"]
    assert {(one["verdict"], one["detail"]) for one in told} == {
        ("warning", "This is no part of an act, so it is not read, and counts for nothing. Move it elsewhere.")
    }
    assert [one["subject"].removeprefix("data/acts/") for one in told] == [
        "aneks-1/.kpes-abc.tmp", "aneks-1/act.yml", "aneks-2", "inne",
    ]  # fmt: skip


@pytest.mark.parametrize("command", ["show", "render", "status", "diff"])
def test_an_act_has_no_consolidated_text_and_binds_nobody_by_itself(concluded, command: str) -> None:
    root, run = concluded
    signed(root, run, ANNEX)
    code, said = run(command, "--act", "aneks-1", "--on", "2016-01-01")
    assert (code, said) == (
        3,
        "“aneks-1” is an act. What is in force on a day is the agreement with all its acts. Leave out --act, or leave "
        "out --on.\n",
    )


def test_the_consolidated_text_of_an_export_says_what_follows_from_the_signed_ones(concluded, tmp_path_factory) -> None:
    """Also where its digest was written anew."""
    root, run = concluded
    signed(root, run, ANNEX)
    export = tmp_path_factory.mktemp("export") / "export"
    assert run("export", str(export))[0] == 0

    def told() -> list[tuple[str, str]]:
        checks = json.loads(run("verify", str(export), "--format", "json")[1])["checks"]
        return [(one["verdict"], one["detail"]) for one in checks if one["subject"] == "consolidated.html"]

    assert told() == [("pass", "Its words are those that follow from the signed texts.")]
    page, sums = export / "consolidated.html", export / "SHA256SUMS"
    before = storage.sha256(page)
    change(page, "co roku", "co miesiąc")
    change(sums, before, storage.sha256(page))
    assert ("fail", told()[0][1]) == told()[0]
    assert told()[0][1].startswith("Its words are not those that follow from the signed texts. See: kpes show --on ")
    changed = storage.sha256(page)
    page.write_text(run("show", "--format", "html")[1], encoding="utf-8")
    change(sums, changed, storage.sha256(page))
    assert told()[0] == ("fail", "This file is not as kpes export writes it.")
