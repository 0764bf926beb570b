"""`kpes` without a command: five lines on where things stand, and what comes next."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import change


def told(kpes, *options: str) -> list[str]:
    code, out, err = kpes(*options)
    assert (code, err) == (0, "")
    return out.splitlines()


@pytest.fixture
def final(shipped: Path) -> Path:
    change(shipped / "data/agreement.yaml", "status: draft", "status: final")
    return shipped


def test_of_a_draft_it_is_said_how_it_becomes_final(kpes, shipped: Path) -> None:
    assert told(kpes) == [
        "Porozumienie o współpracy w ramach KLASTRA PODMIOTÓW EKONOMII SPOŁECZNEJ WOJ. POMORSKIEGO",
        "The text is a draft, edition 4b2eb503d99d.",
        "0 of 22 have signed, 22 are missing.",
        "No copies were written yet.",
        "Next: kpes validate (checks the text; once it is final, set “status: final” in data/agreement.yaml).",
    ]


def test_the_next_step_follows_what_is_there(kpes, final: Path) -> None:
    assert told(kpes)[-1] == "Next: kpes render --format pdf (writes a copy for each partner)."
    kpes("render", "--format", "text")
    *_, copies, step = told(kpes)
    assert copies == "The copies in out/copies are those of today's text."
    assert step == "Next: kpes sign (records a signature; to write to those who are awaited: kpes remind)."
    for id in "bcdefghijklmnopqrstuv":
        kpes("sign", id, "--by", f"Osoba {id}", "--on", "2014-11-07")
    kpes("decline", "a")
    assert told(kpes)[-1] == "Next: kpes status (shows who declined to sign)."
    kpes("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-07")
    assert told(kpes)[-1] == "Next: kpes protocol (writes the signing protocol)."
    change(final / "data/agreement.yaml", "Poprze ścisłą", "Poprzez ścisłą")
    *_, copies, step = told(kpes)
    assert copies.startswith("The copies in out/copies are of edition ")
    assert step.startswith("Next: kpes render")


def test_of_data_with_errors_the_errors_come_first(kpes, shipped: Path) -> None:
    change(shipped / "data/agreement.yaml", "status: draft", "statsu: draft")
    assert told(kpes)[-2:] == [
        "2 errors stand in the data: nothing can be printed or signed.",
        "Next: kpes validate (shows each error and how to mend it).",
    ]


def test_options_before_the_command_hold_for_it_too(kpes, final: Path, tmp_path: Path) -> None:
    assert told(kpes, "--lang", "pl", "--project", str(final))[-1].startswith("Następny krok: kpes render")
    code, _, err = kpes("--project", str(tmp_path))
    assert (code, "is no project" in err) == (3, True)


def test_where_there_is_no_project_it_is_said_how_to_begin(kpes, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = told(kpes)
    assert lines[0] == "There is no agreement in this folder yet. To begin:"
    assert lines[-1] == "All commands: kpes --help"
