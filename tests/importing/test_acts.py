"""An annex that was written elsewhere: its words are those of the file, its changes what the fixed wordings say."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

ANNEX = """\
Aneks nr 1
do porozumienia z dnia 7 listopada 2014 r.
zawarty w Gdyni dnia 1 kwietnia 2015 r.

§ 1
W Porozumieniu wprowadza się następujące zmiany:
1) Par. 1 otrzymuje brzmienie:
„Par. 1.
Klaster działa, {ask} *wszędzie*.”;
2) w Par. 4 w pkt 2 otrzymuje brzmienie: „2/ koordynacja;”;
3) po Par. 4 dodaje się Par. 4a w brzmieniu:
„Par. 4a. Partnerzy radzą co kwartał.”;
4) uchyla się Par. 7.

§ 2
Pozostałe postanowienia pozostają bez zmian.
"""


@pytest.fixture
def concluded(shipped: Path, kpes) -> Path:
    """The shipped agreement, final and signed by all."""
    agreement = shipped / "data/agreement.yaml"
    agreement.write_text(agreement.read_text("utf-8").replace("status: draft", "status: final", 1), encoding="utf-8")
    table = "partner,by,on\n" + "".join(f"{id},Osoba {id},2014-11-07\n" for id in "abcdefghijklmnopqrstuv")
    (shipped / "t.csv").write_text(table, encoding="utf-8")
    assert kpes("sign", "--batch", "t.csv", "--yes").code == 0
    return shipped


def test_the_words_of_the_file_are_signed_and_its_changes_are_recognised(concluded: Path, kpes) -> None:
    (concluded / "aneks.txt").write_text(ANNEX, encoding="utf-8")
    run = kpes("import", "aneks.txt", "--act", "aneks-1")
    assert (run.code, run.err) == (0, "")
    assert run.out == (
        "data/acts/aneks-1/act.yaml holds an annex, made from aneks.txt:\n"
        "  4 changes recognised\n"
        "\n"
        "Next: kpes validate --act aneks-1\n"
    )
    data = yaml.safe_load((concluded / "data/acts/aneks-1/act.yaml").read_text(encoding="utf-8"))
    assert data["changes"] == [
        {"in": "Par. 1", "text": r"Klaster działa, {{ask} \*wszędzie\*."},
        {"in": "Par. 4 pkt 2", "text": "koordynacja;"},
        {"after": "Par. 4", "add": {"text": "Partnerzy radzą co kwartał."}},
        {"repeal": "Par. 7"},
    ]
    assert kpes("validate", "--act", "aneks-1").code == 0
    lines = [line for line in ANNEX.splitlines() if line]
    assert kpes("show", "--act", "aneks-1").out.splitlines()[: len(lines)] == lines


def test_dots_to_sign_on_in_an_annex_are_left_out(concluded: Path, kpes) -> None:
    signed = "Podpisy stron:\nFundacja Most ..........\nPrezes .......... (podpis)\n"
    (concluded / "aneks.txt").write_text(ANNEX + signed, encoding="utf-8")
    assert kpes("import", "aneks.txt", "--act", "aneks-1").code == 0
    shown = kpes("show", "--act", "aneks-1").out
    assert "Fundacja Most\nPrezes\n(podpis)\n" in shown
    assert "..." not in shown


def test_the_heading_above_nothing_but_dots_is_kept(concluded: Path, kpes) -> None:
    (concluded / "aneks.txt").write_text(f"{ANNEX}Podpisy Stron:\n..........\n..........\n", encoding="utf-8")
    run = kpes("import", "aneks.txt", "--act", "aneks-1")
    assert (run.code, run.err) == (0, "")
    behind = kpes("show", "--act", "aneks-1").out.partition("Pozostałe postanowienia pozostają bez zmian.\n")[2]
    assert behind.startswith("Podpisy Stron:\nPartnerzy:\nPodpis pełnomocnika\nA\n")


@pytest.mark.parametrize("format", ["docx", "text"])
def test_an_annex_that_kpes_wrote_comes_back_with_its_changes(concluded: Path, kpes, format: str) -> None:
    written = (
        "kind: annex\ntitle: Aneks nr 1\ndate: 2015-03-01\nstatus: final\n"
        "opening: Strony zawierają dnia {date} aneks w XXXXX egzemplarzach.\n"
        "changes:\n"
        "  - {in: Par. 1, text: Partnerzy działają **razem**.}\n"
        "  - {after: Par. 2, add: {text: Partnerzy radzą.}}\n"
        "  - {repeal: Par. 7}\n"
    )
    folder = concluded / "data/acts/aneks-1"
    folder.mkdir(parents=True)
    (folder / "act.yaml").write_text(written, encoding="utf-8")
    said = kpes("show", "--act", "aneks-1").out
    assert kpes("render", "--act", "aneks-1", "--format", format).code == 0
    name = {"docx": "01-a.docx", "text": "01-a.txt"}[format]
    assert kpes("import", f"out/acts/aneks-1/copies/{name}", "--act", "aneks-2").code == 0
    assert kpes("show", "--act", "aneks-2").out == said
    changes = yaml.safe_load((concluded / "data/acts/aneks-2/act.yaml").read_text(encoding="utf-8"))["changes"]
    razem = "**razem**" if format == "docx" else "razem"
    assert changes == [
        {"in": "Par. 1", "text": f"Partnerzy działają {razem}."},
        {"after": "Par. 2", "add": {"text": "Partnerzy radzą."}},
        {"repeal": "Par. 7"},
    ]


def test_where_no_change_is_recognised_somebody_is_asked_for_them(concluded: Path, kpes) -> None:
    (concluded / "aneks.txt").write_text("Aneks nr 1\nZmieniamy to i owo.\nI jeszcze coś.\n", encoding="utf-8")
    run = kpes("import", "aneks.txt", "--act", "aneks-1")
    assert run.code == 0
    assert "No change was recognised. Write into “changes” what the annex changes." in run.out
    assert "K105 The key “changes” is missing. Add it here." in kpes("validate", "--act", "aneks-1").out


def test_a_change_of_what_is_not_there_is_told_and_left_out(concluded: Path, kpes) -> None:
    (concluded / "aneks.txt").write_text("Aneks nr 1\nStrony ustalają, co następuje.\nUchyla się Par. 70.\n", "utf-8")
    run = kpes("import", "aneks.txt", "--act", "aneks-1", "--dry-run")
    assert run.code == 0
    assert "This change fits no unit of the agreement: repeal: Par. 70" in " ".join(run.out.split())
    assert not (concluded / "data/acts").exists()


def test_an_act_that_is_there_is_not_replaced(concluded: Path, kpes) -> None:
    (concluded / "aneks.txt").write_text(ANNEX, encoding="utf-8")
    assert kpes("act", "new", "annex", "aneks-1").code == 0
    run = kpes("import", "aneks.txt", "--act", "aneks-1")
    assert (run.code, run.err) == (
        3,
        "There is an act “aneks-1” already. Choose another id, or edit data/acts/aneks-1/act.yaml.\n",
    )


def test_what_the_changes_bring_into_force_has_to_stand_in_the_text_that_is_signed(concluded: Path, kpes) -> None:
    (concluded / "aneks.txt").write_text(ANNEX, encoding="utf-8")
    assert kpes("import", "aneks.txt", "--act", "aneks-1").code == 0
    file = concluded / "data/acts/aneks-1/act.yaml"
    written = file.read_text(encoding="utf-8")
    file.write_text(written + "  - repeal: Par. 9\n", encoding="utf-8")
    assert "K612 The text of the act does not hold these new words." in kpes("validate", "--act", "aneks-1").out
    file.write_text(written.replace("status: final\n", "status: final\nin_force: 2015-05-01\n"), encoding="utf-8")
    assert "K612 The text of the act does not name the day from which on it is in force: 2015-05-01." in (
        kpes("validate", "--act", "aneks-1").out
    )
    file.write_text(written, encoding="utf-8")
    assert "K612" not in kpes("validate", "--act", "aneks-1").out


def test_an_act_that_was_edited_after_all_had_signed_it_fails_to_verify(concluded: Path, kpes) -> None:
    (concluded / "aneks.txt").write_text(ANNEX, encoding="utf-8")
    assert kpes("import", "aneks.txt", "--act", "aneks-1").code == 0
    table = concluded / "t.csv"
    table.write_text(table.read_text("utf-8").replace("2014-11-07", "2015-04-02"), encoding="utf-8")
    assert kpes("sign", "--batch", "t.csv", "--act", "aneks-1", "--yes").code == 0
    assert "What is in force today follows from 2 signed texts" in kpes("verify").out
    file = concluded / "data/acts/aneks-1/act.yaml"
    file.write_text(file.read_text("utf-8").replace("Pozostałe", "Wszystkie"), encoding="utf-8")
    run = kpes("verify")
    assert run.code == 1
    said = "data/acts/aneks-1: All signed this act in another text than its file gives now. Restore the file."
    assert said in run.out


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("2) w Par. 3 słowo „jest” zastępuje się słowem „będzie”.", True),
        ("Par. 3 otrzymuje brzmienie: „Par. 3. Nowe.” W Par. 4 skreśla się „Area”.", True),
        ("Par. 3 otrzymuje brzmienie: „Par. 3. Nowe.", True),
        ("po Par. 4 dodaje się Par. 4a w brzmieniu:", True),
        ("Skreśla się ust. 2.", True),
        ("Pozostałe postanowienia pozostają bez zmian.", False),
        ("Aneks wchodzi w życie z dniem podpisania.", False),
    ],
)
def test_what_names_a_unit_and_is_not_understood_is_told_and_changes_nothing(
    concluded: Path, kpes, line: str, told: bool
) -> None:
    """It is signed, and would be missing from what is in force, or stand there as new words that it is not."""
    words = f"Aneks nr 1\nz dnia 1 kwietnia 2015 r.\nPar. 1 otrzymuje brzmienie: „Par. 1. Klaster działa.”\n{line}\n"
    (concluded / "aneks.txt").write_text(words, encoding="utf-8")
    run = kpes("import", "aneks.txt", "--act", "aneks-1")
    assert run.code == 0, run.err
    assert "1 change recognised\n" in run.out
    assert (f"  - No change was recognised here, though a unit is named: {line[:45]}" in run.out) is told
    data = yaml.safe_load((concluded / "data/acts/aneks-1/act.yaml").read_text(encoding="utf-8"))
    assert data["changes"] == [{"in": "Par. 1", "text": "Klaster działa."}]
