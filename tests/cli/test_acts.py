"""Acts as somebody meets them at the command line: the examples that start them, and what is said of them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

KINDS = ("annex", "accession", "withdrawal", "notice")


def write(root: Path, id: str, text: str) -> None:
    file = root / f"data/acts/{id}/act.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_example_of_each_kind_holds_nothing_that_is_found_wrong_on_any_day(
    language: str, tmp_path: Path, kpes
) -> None:
    folder = str(tmp_path / "wzor")
    assert kpes("--lang", language, "init", folder, "--kind", "consortium").code == 0
    for kind in KINDS:
        assert kpes("--project", folder, "act", "new", kind, kind).code == 0
        file = tmp_path / f"wzor/data/acts/{kind}/act.yaml"
        example = file.read_text(encoding="utf-8")
        for day in ("2026-05-01", "2026-05-30", "2026-09-09", "2026-11-28"):  # of different lengths in words
            file.write_text(re.sub(r"(?m)^date: .*$", f"date: {day}", example), encoding="utf-8")
            run = kpes("--project", folder, "validate", "--act", kind)
            assert (run.code, run.out.count("\n")) == (0, 1), run.out


def test_a_comment_that_cuts_a_text_off_is_told_in_an_act_and_none_behind_what_is_no_text(signed: Path, kpes) -> None:
    withdrawal = "kind: withdrawal\ntitle: W # 1\ndate: 2015-01-01 # rok\nstatus: draft # projekt\npartner: a # A\n"
    write(signed, "w", withdrawal)
    assert "data/acts/w/act.yaml:2:10: K118 " in kpes("validate", "--act", "w").out
    assert kpes("validate", "--act", "w").out.splitlines()[-1] == "Checked: 1 partner who signs. 1 error, 1 warning."
    changes = "changes:\n  - in: Par. 1\n    text: nowe brzmienie  # uwaga\n"
    write(signed, "x", f"kind: annex\ntitle: X\ndate: 2015-01-01\nstatus: draft\n{changes}")
    said = kpes("validate", "--act", "x").out.splitlines()
    assert said[0].startswith("data/acts/x/act.yaml:7:27: K118 "), said
    assert said[-1] == "Checked: 1 change, 2 partners who sign. 1 error, 0 warnings."


@pytest.mark.parametrize("id", ["..", "A", "ą", "a" * 41, "con", "lpt1", "", "a/b", "-a"])
def test_an_act_has_an_id_that_is_a_folder_on_any_system(id: str, signed: Path, kpes) -> None:
    run = kpes("act", "new", "annex", "--", id)
    assert run.code == 2
    assert "An id has small letters a to z, digits and hyphens, at most 40: aneks-1." in " ".join(run.err.split())
    assert not (signed / "data/acts").exists()


def test_a_folder_that_windows_cannot_hold_is_told_and_not_passed_over(signed: Path, kpes) -> None:
    write(signed, "nul", "kind: withdrawal\n")
    run = kpes("validate")
    assert run.code == 3
    assert "data/acts/nul holds an act, and its name is no id." in run.err


def test_an_act_that_somebody_else_started_meanwhile_stays(signed: Path, kpes, monkeypatch) -> None:
    from kpes.cli.commands import acts

    example = acts._example

    def meanwhile(*given) -> str:
        write(signed, "aneks-1", "kind: annex\n")
        return example(*given)

    monkeypatch.setattr(acts, "_example", meanwhile)
    run = kpes("act", "new", "annex", "aneks-1")
    assert run.code == 3
    assert "data/acts/aneks-1/act.yaml cannot be written" in run.err
    folder = signed / "data/acts/aneks-1"
    assert {one.name: one.read_text() for one in folder.iterdir()} == {"act.yaml": "kind: annex\n"}

def test_what_comes_next_follows_each_act_from_its_draft_to_its_signatures(signed: Path, kpes) -> None:
    text = "kind: annex\ntitle: Aneks\ndate: 2015-01-01\nstatus: draft\nchanges: [{in: Par. 1, text: Nowy.}]\n"
    write(signed, "x", text)
    where = "set “status: final” in data/acts/x/act.yaml"
    assert next_step(kpes) == f"kpes validate --act x (checks the text; once it is final, {where})."
    (signed / "data/acts/x/act.yaml").write_text(text.replace("draft", "final"), encoding="utf-8")
    assert next_step(kpes) == "kpes render --act x --format pdf (writes a copy for each partner)."
    assert kpes("render", "--act", "x", "--format", "text").code == 0
    awaited = "to write to those who are awaited: kpes remind --act x"
    assert next_step(kpes) == f"kpes sign --act x (records a signature; {awaited})."
    assert kpes("decline", "a", "--act", "x").code == 0
    assert next_step(kpes) == "kpes protocol (writes the signing protocol)."


def next_step(kpes) -> str:
    return kpes().out.splitlines()[-1].removeprefix("Next: ")


def test_a_day_before_an_act_is_mended_in_its_own_file(signed: Path, kpes) -> None:
    write(signed, "x", "kind: withdrawal\ntitle: W\ndate: 2015-01-01\nstatus: final\npartner: a\n")
    assert kpes("sign", "a", "--act", "x", "--by", "Anna Nowak", "--on", "2014-12-31").err == (
        "2014-12-31 is before the date of the text, 2015-01-01. Give the day of the signature with --on, or mend the "
        "date in data/acts/x/act.yaml.\n"
    )


def concluded_with_an_annex(root: Path, kpes) -> None:
    """The annex x of 2015-03-01 is in force from 2015-03-08 on, the notice z from 2015-04-02 on."""
    changes = "changes: [{in: Par. 1, text: Klaster działa.}]"
    write(root, "x", f"kind: annex\ntitle: Aneks\ndate: 2015-03-01\nstatus: final\n{changes}\n")
    write(root, "z", "kind: notice\ntitle: Zmiana\ndate: 2015-04-01\nstatus: final\npartner: {id: a, seat: Gdynia}\n")
    for act, id, name, day in (
        ("x", "a", "Anna Nowak", "2015-03-07"), ("x", "b", "Jan Żółw", "2015-03-08"), ("z", "a", "Anna", "2015-04-02"),
    ):  # fmt: skip
        assert kpes("sign", id, "--act", act, "--by", name, "--on", day).code == 0


@pytest.mark.parametrize("format", ["docx", "pdf", "html", "markdown", "text"])
def test_a_consolidated_text_that_comes_back_is_called_what_it_is(format: str, signed: Path, kpes) -> None:
    concluded_with_an_annex(signed, kpes)
    extension = {"markdown": "md", "text": "txt"}.get(format, format)
    for day, later in (
        ("2015-03-10", "Since then, other acts have come into force: z."),
        ("2015-05-01", "No other act has come into force since then."),
    ):
        assert kpes("render", "--on", day, "--format", format).code == 0
        run = kpes("verify", f"out/tekst-ujednolicony-{day}.{extension}")
        assert run.code == 1
        assert [line.split(": ", 1)[1] for line in run.out.splitlines()] == [
            f"This is a consolidated text of {day}, which nobody signed. What binds are the signed texts. See: "
            "kpes act list",
            "Its words are those that follow from the signed texts. kpes does not vouch for what the file shows.",
            later,
            "1 failed, 2 warnings, 0 things not checked.",
        ]


def test_of_other_words_in_a_consolidated_text_it_is_told_where(signed: Path, kpes) -> None:
    concluded_with_an_annex(signed, kpes)
    text = kpes("show", "--on", "2015-05-01").out
    (signed / "x.txt").write_text(text.replace("Klaster działa.", "Klaster nie działa."), encoding="utf-8")
    told = json.loads(kpes("verify", "--format", "json", "x.txt").out)
    assert told["files"] == [{"file": "x.txt", "outcome": "unproven", "edition": None, "differences": 1}]
    assert [check["detail"] for check in told["checks"]][1:] == [
        "Its words are not those that follow from the signed texts. See: kpes show --on 2015-05-01",
        "Par. 1, “POSTANAWIAJĄ: Par. 1. Klaster […] działa. [brzmienie nadane: Aneks;”: “nie” was added.",
    ]
    (signed / "x.txt").write_text(text.replace("1 maja 2015", "1 maja 2013"), encoding="utf-8")
    assert "On 2013-05-01 the agreement is not concluded" in kpes("verify", "x.txt").out


def test_a_consolidated_text_shows_no_signature(signed: Path, kpes) -> None:
    concluded_with_an_annex(signed, kpes)
    assert kpes("render", "--on", "2015-05-01", "--format", "docx").code == 0
    assert kpes("revoke", "a", "--reason", "skan").code == 0
    file = "out/tekst-ujednolicony-2015-05-01.docx"
    run = kpes("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-07", "--evidence", file)
    assert run.code == 3
    assert f"{file} is a copy of the agreement with other words: " in run.err


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("pl", "„Umowa konsorcjum «Zielona Przystań»” z dnia 15 stycznia 2026 r. pomiędzy stronami wymienionymi na "
               "liście sygnatariuszy.\nW umowie wprowadza się następujące zmiany:\n§ 1 otrzymuje brzmienie:"),
        ("en", "“Consortium Agreement ‘Green Harbour’” of 15 January 2026"),
    ],
)  # fmt: skip
def test_the_example_of_an_annex_calls_the_agreement_what_it_calls_itself(
    language: str, said: str, tmp_path: Path, kpes
) -> None:
    folder = str(tmp_path / "wzor")
    kpes("--lang", language, "init", folder, "--kind", "consortium")
    kpes("--project", folder, "act", "new", "annex", "x")
    assert said in kpes("--project", folder, "show", "--act", "x").out.replace("\u00a0", " ")


def test_tables_of_acts_hold_words_and_days_and_nothing_for_none(signed: Path, kpes) -> None:
    concluded_with_an_annex(signed, kpes)
    write(signed, "w", "kind: withdrawal\ntitle: W\ndate: 2015-05-01\nstatus: draft\npartner: a\n")
    assert kpes("status", "--on", "2015-05-01", "--format", "csv").out.splitlines() == [
        "id,name,bound,since,until,by",
        'a,Fundacja A & B,true,2014-11-09,,"agreement, x"',
        'b,Spółdzielnia „B”,true,2014-11-09,,"agreement, x"',
    ]
    assert kpes("act", "list", "--format", "csv").out.splitlines()[-1].endswith(",0,1,")


def test_verify_names_the_act_whose_copies_it_misses(signed: Path, kpes) -> None:
    concluded_with_an_annex(signed, kpes)
    assert "out/acts/x/copies: There are no copies. Write them with: kpes render --act x\n" in kpes("verify").out


def test_an_abbreviation_of_the_agreement_needs_no_explanation_in_an_act(signed: Path, kpes) -> None:
    write(signed, "x", "kind: annex\ntitle: Aneks\ndate: 2015-03-01\nstatus: final\n"
                       "changes: [{in: Par. 1, text: Nowy.}]\n"
                       "closing: Klaster KES prowadzi razem z innymi ośrodek RCWIP.\n")  # fmt: skip
    told = kpes("validate", "--act", "x").out
    assert "K222 “RCWIP” is explained nowhere." in told
    assert "“KES”" not in told
