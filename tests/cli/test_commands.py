"""The secretary's round on the shipped agreement, command by command."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from kpes.messages import catalogue
from kpes.shapes.schema import as_json
from tests.bounded import within
from tests.project import change, snapshot


def fingerprint(kpes) -> str:
    return json.loads(kpes("status", "--format", "json").out)["agreement"]["fingerprint"]


def test_validate_says_in_one_line_what_was_checked(kpes, shipped: Path) -> None:
    accepted = snapshot(shipped).accepted
    said = f"Checked: 10 paragraphs, 22 partners. 0 errors, 0 warnings; {len(accepted)} accepted findings.\n"
    assert kpes("validate") == (0, said, "")


def test_validate_shows_the_faults_of_both_files_at_once(kpes, shipped: Path) -> None:
    change(shipped / "data/agreement.yaml", "status: draft", "status: drafft")
    first = (shipped / "data/partners.yaml").read_text(encoding="utf-8").split("\n").index("  - id: a") + 1
    change(shipped / "data/partners.yaml", "\n  - id: b", "\n  - id: a")
    code, out, err = kpes("validate")
    assert code == 1
    assert "data/agreement.yaml:" in out.splitlines()[0]
    assert "K114 “drafft” is not possible here. Did you mean “draft”?" in out.splitlines()[0]
    said = f"The id “a” is taken already, in line {first}. Choose another."
    assert f"data/partners.yaml:{first + 2}:9: K303 {said}" in out
    assert err == ""


def test_validate_in_json_counts_and_places(kpes, shipped: Path) -> None:
    change(shipped / "data/agreement.yaml", "date: 2014-11-07", "date: 2014-11-31")
    code, out, _ = kpes("validate", "--format", "json")
    report = json.loads(out)
    assert (code, report["errors"], report["warnings"]) == (1, 1, 0)
    (finding,) = report["findings"]
    assert (finding["file"], finding["code"], finding["severity"]) == ("data/agreement.yaml", "K107", "error")
    assert finding["column"] == 7
    assert finding["message"] == "“2014-11-31” is not a day of the calendar."


def test_warnings_fail_only_when_strict(kpes, shipped: Path) -> None:
    kpes("sign", "v", "--by", "Anna Nowak")
    change(shipped / "data/partners.yaml", "  - id: v\n", "  - id: w\n")
    code, out, _ = kpes("validate")
    assert code == 0
    assert "data/signatures/v.yaml:1:1: K501 There is no partner “v”" in out
    assert kpes("validate", "--strict").code == 1
    assert "kpes revoke v --reason TEXT" in out
    code, out, _ = kpes("revoke", "v", "--reason", "odeszli")
    assert (code, out.startswith("Withdrawn: the signature of Anna Nowak for “v” on edition ")) == (0, True)
    assert kpes("validate", "--strict").code == 0
    assert kpes("revoke", "v", "--reason", "x").err.startswith("There is no signature for “v” to withdraw.")


def test_status_and_validate_agree_on_a_register_file_that_is_nobodys(kpes, shipped: Path) -> None:
    (shipped / "data/signatures").mkdir()
    (shipped / "data/signatures/nobody.yaml").write_text("- event: singed\n", encoding="utf-8")
    for command in ("validate", "status"):
        code, out, err = kpes(command)
        assert (code, "data/signatures/nobody.yaml:1:10: K114 “singed” is not possible here." in out + err) == (1, True)


def test_show_prints_the_text_whose_digest_is_the_fingerprint(kpes) -> None:
    shown = kpes("show").out.encode()
    assert f"sha256:{hashlib.sha256(shown).hexdigest()}" == fingerprint(kpes)
    assert "w 22 (dwudziestu dwóch) jednobrzmiących egzemplarzach" in shown.decode()


def test_show_and_render_refuse_data_with_errors(kpes, shipped: Path) -> None:
    change(shipped / "data/partners.yaml", "    name: A\n", "    nmae: A\n")
    for command in ("show", "render", "status"):
        code, out, err = kpes(command)
        assert (code, out) == (1, "")
        assert "K104 The key “nmae” is not known. Did you mean “name”?" in err
    assert not (shipped / "out").exists()


def test_render_writes_22_identical_copies_with_their_sums(kpes, shipped: Path) -> None:
    code, out, _ = kpes("render")
    copies = sorted((shipped / "out/copies").glob("*.docx"))
    assert (code, [copies[0].name, copies[-1].name]) == (0, ["01-a.docx", "22-v.docx"])
    assert len(copies) == 22
    assert len({file.read_bytes() for file in copies}) == 1
    assert re.fullmatch(r"22 copies in out/copies, edition [0-9a-f]{12}\.\n", out)
    digest = hashlib.sha256(copies[0].read_bytes()).hexdigest()
    sums = (shipped / "out/copies/SHA256SUMS").read_text()
    assert sums == "".join(f"{digest}  {file.name}\n" for file in copies)


def test_a_template_that_cannot_be_used_is_named_and_how_to_do_without(kpes, shipped: Path) -> None:
    template = shipped / "templates/agreement.docx"
    template.write_bytes(b"no zip")
    code, _, err = kpes("render")
    assert (code, err) == (
        3,
        f"{template}: The template is not a Word document (DOCX). Save it from Word as .docx, or take the template "
        "that comes with kpes. kpes takes its own where templates/agreement.docx is missing.\n",
    )
    template.unlink()
    assert kpes("render").code == 0
    template.mkdir()
    assert "agreement.docx cannot be read: a folder is in the way of a file." in kpes("render").err


def test_render_writes_pdf_copies_by_the_projects_own_template_before_the_shipped_one(kpes, shipped: Path) -> None:
    code, out, _ = kpes("render", "--format", "pdf")
    copies = sorted((shipped / "out/copies").glob("*.pdf"))
    assert (code, len(copies), copies[0].name, copies[-1].name) == (0, 22, "01-a.pdf", "22-v.pdf")
    assert out.startswith("22 copies in out/copies, edition ")
    assert len({file.read_bytes() for file in copies}) == 1
    ours = copies[0].read_bytes()
    template = shipped / "templates/agreement.typ"
    change(template, 'paper: "a4"', 'paper: "us-letter"')
    assert kpes("render", "--format", "pdf").code == 0
    assert copies[0].read_bytes() != ours
    template.unlink()
    assert kpes("render", "--format", "pdf").code == 0
    assert copies[0].read_bytes() == ours
    template.write_text("#oops\n", encoding="utf-8")
    assert kpes("render", "--format", "pdf") == (
        3,
        "",
        f"{template}, line 1: Typst, which makes the PDF, says: “unknown variable: oops”. Mend the template. "
        "kpes takes its own where templates/agreement.typ is missing.\n",
    )
    assert copies[0].read_bytes() == ours


def test_a_character_that_the_pdf_has_no_letter_for_stops_it_before_anything_is_written(kpes, shipped: Path) -> None:
    change(shipped / "data/partners.yaml", "name: B\n", "name: Klub 漢 z Gdyni\n")
    code, out, err = kpes("--lang", "pl", "render", "--format", "docx", "--format", "pdf")
    assert (code, out) == (3, "")
    assert err.startswith("Czcionki PDF nie mają znaku „漢” (U+6F22 CJK UNIFIED IDEOGRAPH-6F22), który jest w tekście ")
    assert "„Klub 漢 z Gdyni”" in err
    assert not (shipped / "out").exists()
    assert kpes("render").code == 0


def test_render_of_one_partner_into_a_folder_of_choice(kpes, shipped: Path, tmp_path: Path) -> None:
    code, _, _ = kpes("render", "--partner", "k", "--format", "text", "--format", "docx", "--out", str(tmp_path / "o"))
    assert code == 0
    assert sorted(file.name for file in (tmp_path / "o").iterdir()) == [
        "11-k.docx", "11-k.txt", "SHA256SUMS", "manifest.json",
    ]  # fmt: skip
    assert (tmp_path / "o/11-k.txt").read_text(encoding="utf-8") == kpes("show").out


@pytest.mark.parametrize("out", [".", "data", "templates", ".git", "data/../copies", "link"])
def test_copies_never_take_the_place_of_the_projects_own_folders(kpes, shipped: Path, out: str) -> None:
    (shipped / ".git").mkdir()
    (shipped / "link").symlink_to("data/new")
    before = sorted(shipped.rglob("*"))
    code, _, err = kpes("render", "--out", out)
    assert (code, err) == (
        3,
        f"{out} belongs to a project, whose files must stay. "
        f"Name a folder in {shipped}/out, or one outside the project.\n",
    )
    assert sorted(shipped.rglob("*")) == before
    assert kpes("render", "--out", "out/druk", "--partner", "a").code == 0
    assert (shipped / "out/druk/01-a.docx").is_file()


def test_render_tells_of_a_draft_and_of_copies_that_are_gone(kpes, shipped: Path) -> None:
    draft = "Note: these are copies of a draft. Set “status: final” and render again before people sign.\n"
    assert kpes("render", "--format", "text").err == draft
    assert kpes("render").err == draft
    assert len(list((shipped / "out/copies").glob("*.txt"))) == 22
    change(shipped / "data/agreement.yaml", "status: draft", "status: final")
    assert kpes("render").err == (
        "Note: copies in other formats were out of date and are gone: text. Render them anew.\n"
    )
    assert not list((shipped / "out/copies").glob("*.txt"))


@pytest.mark.parametrize(
    ("command", "option"),
    [(["render"], "--out"), (["sign", "a", "--by", "X"], "--evidence"), (["init"], "DIR")],
)
def test_an_empty_path_is_refused(kpes, shipped: Path, command: list[str], option: str) -> None:
    arguments = [*command, option, ""] if option.startswith("--") else [*command, ""]
    assert kpes(*arguments) == (2, "", f"{option} is empty.\nSee: kpes {command[0]} --help\n")
    assert kpes("--project", "", *command) == (2, "", "--project is empty.\nSee: kpes --help\n")
    assert not (shipped / "out").exists()


def test_sign_records_and_status_tells(kpes, shipped: Path) -> None:
    code, out, err = kpes("sign", "c", "--by", "Łucja Żółć", "--on", "2014-11-07", "--note", "na zebraniu")
    assert code == 0
    assert out.startswith("Recorded: Łucja Żółć for “C”, 2014-11-07, by hand, edition ")
    assert err == (
        "Note: this text is a draft. Once “status: final” is set it is another text, and this signature "
        "counts as given under another text.\n"
    )
    record = (shipped / "data/signatures/c.yaml").read_text(encoding="utf-8")
    assert "representative: Łucja Żółć\n" in record
    assert "signed_on: 2014-11-07\n" in record
    edition = fingerprint(kpes).removeprefix("sha256:")[:12]
    assert (shipped / f"data/editions/{edition}.txt").read_text(encoding="utf-8") == kpes("show").out
    status = kpes("status").out
    assert "1 of 22 has signed, 21 are missing." in status
    assert re.search(r"^c +C +signed +Łucja Żółć +2014-11-07 +by hand$", status, re.M)


def test_a_dry_run_writes_nothing(kpes, shipped: Path) -> None:
    code, out, _ = kpes("sign", "a", "--by", "Anna Nowak", "--dry-run")
    assert code == 0
    assert out.startswith("Would record: Anna Nowak for “A”")
    assert sorted(path.name for path in (shipped / "data").iterdir()) == ["agreement.yaml", "partners.yaml"]


def test_a_second_signature_is_refused_with_the_date_of_the_first(kpes) -> None:
    kpes("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-07")
    for extra in ((), ("--dry-run",)):
        code, _, err = kpes("sign", "a", "--by", "anna  NOWAK", *extra)
        assert code == 3
        assert err == (
            "Anna Nowak has signed this text for “A” already, on 2014-11-07. "
            "If that record is wrong, withdraw it first: kpes revoke a --reason TEXT\n"
        )


def test_who_may_sign_is_what_the_partner_says(kpes, shipped: Path) -> None:
    named = "    name: A\n    representatives: [{name: Anna Nowak}]\n"
    change(shipped / "data/partners.yaml", "    name: A\n", named)
    code, _, err = kpes("sign", "a", "--by", "Jan Kowalski")
    assert (code, err) == (
        3,
        "Jan Kowalski is not a representative of “A”. Give one of these: --by \"Anna Nowak\"\n",
    )
    assert kpes("sign", "a").out.startswith("Recorded: Anna Nowak for “A”")
    code, _, err = kpes("sign", "b")
    assert (code, err) == (3, "It is not clear who signed for “B”. Name who signed, like this: --by \"Anna Nowak\"\n")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2999-01-01", "2999-01-01 is in the future."),
        ("2014-11-06", "2014-11-06 is before the date of the text, 2014-11-07."),
    ],
)
def test_a_day_that_cannot_be_is_refused(kpes, shipped: Path, day: str, said: str) -> None:
    code, _, err = kpes("sign", "a", "--by", "Anna Nowak", "--on", day)
    assert code == 3
    assert err.startswith(said)
    assert not (shipped / "data/signatures").exists()


def test_an_unknown_partner_gets_the_nearest_ids(kpes, shipped: Path) -> None:
    change(shipped / "data/partners.yaml", "  - id: d", "  - id: fundacja-dobro")
    code, _, err = kpes("sign", "fundacja-dorbo", "--by", "X Y")
    assert (code, err) == (3, "There is no partner “fundacja-dorbo”. Did you mean: fundacja-dobro?\n")
    assert "The partners are: a, b, c, fundacja-dobro, e" in kpes("revoke", "zzz", "--reason", "x").err


def test_evidence_is_kept_with_its_digest(kpes, shipped: Path, tmp_path: Path) -> None:
    scan = tmp_path / "skan ąę.pdf"
    scan.write_bytes(b"%PDF-1.7 scan")
    assert kpes("sign", "a", "--by", "Anna Nowak", "--evidence", str(scan)).code == 0
    (partner,) = [p for p in json.loads(kpes("status", "--format", "json").out)["partners"] if p["id"] == "a"]
    assert partner["signatures"][0]["evidence"] == [
        {"file": "data/evidence/a/skan ąę.pdf", "sha256": hashlib.sha256(b"%PDF-1.7 scan").hexdigest()}
    ]
    assert (shipped / "data/evidence/a/skan ąę.pdf").read_bytes() == b"%PDF-1.7 scan"


def test_a_signature_is_revoked_with_a_reason_and_made_anew(kpes, shipped: Path) -> None:
    kpes("sign", "a", "--by", "Anna Nowak")
    assert kpes("revoke", "a", "--reason", "pomyłka").out.startswith("Withdrawn: the signature of Anna Nowak for “A”")
    assert "0 of 22" in kpes("status").out
    assert kpes("revoke", "a", "--reason", "again").code == 3
    assert kpes("sign", "a", "--by", "Anna Nowak").code == 0
    events = re.findall(r"^ *- event: (\w+)", (shipped / "data/signatures/a.yaml").read_text(), re.M)
    assert events == ["signed", "revoked", "signed"]


def test_a_changed_text_makes_signatures_stale(kpes, shipped: Path) -> None:
    kpes("sign", "a", "--by", "Anna Nowak")
    change(shipped / "data/agreement.yaml", "Poprze ścisłą", "Poprzez ścisłą")
    report = json.loads(kpes("status", "--format", "json").out)
    assert (report["signed"], report["partners"][0]["standing"]) == (0, "stale")
    assert kpes("sign", "a", "--by", "Anna Nowak").code == 0
    assert len(list((shipped / "data/editions").iterdir())) == 2


def test_status_check_fails_until_the_last_has_signed(kpes) -> None:
    for id in "abcdefghijklmnopqrstu":
        kpes("sign", id, "--by", f"Osoba {id}", "--on", "2014-11-07")
    assert kpes("status", "--check").code == 1
    assert kpes("status", "--missing", "--format", "csv").out.splitlines()[1:] == ["v,V,unsigned,,,,,,,,,,,"]
    kpes("sign", "v", "--by", "Osoba v", "--on", "2014-11-09")
    code, out, _ = kpes("status", "--check")
    assert code == 0
    assert "All 22 have signed." in out
    assert "The last signature that was needed: 2014-11-09.\nWritten form: met by 22 of 22 who have signed.\n" in out


def test_a_method_that_misses_the_form_is_recorded_and_flagged(kpes) -> None:
    code, _, err = kpes("sign", "a", "--by", "Anna Nowak", "--method", "trusted-profile")
    assert code == 0
    assert "written form" in err
    report = json.loads(kpes("status", "--format", "json").out)
    assert (report["partners"][0]["standing"], report["partners"][0]["form_met"]) == ("signed", False)


def test_words_to_record_must_be_visible_and_not_empty(kpes, shipped: Path) -> None:
    assert kpes("sign", "a", "--by", "Anna\u202eNowak").err.startswith(
        "--by: The character U+202E RIGHT-TO-LEFT OVERRIDE is not allowed: it cannot be seen"
    )
    with within(5):
        said = kpes("sign", "a", "--by", "Anna Nowak", "--note", "a" + "\u0315\u0300" * 20_000).err
        assert said.startswith("--note: More than 30 accents stand on one letter. Remove them.\n")
    assert kpes("sign", "a", "--by", "  ").code == 2
    for day in ("7.11.14", "2014-W45-5", "20141107", "2014-11-7", "２０１４-11-07", "2014-11-07\n"):
        assert kpes("sign", "a", "--by", "Anna Nowak", "--on", day).code == 2
    assert not (shipped / "data/signatures").exists()


def test_init_leaves_nothing_where_something_is_in_the_way(kpes, tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.mkdir()
    (new / "templates").write_bytes(b"")
    code, out, err = kpes("init", str(new))
    assert (code, out) == (3, "")
    assert "cannot be written: a file is in the way of a folder." in err
    assert [file.name for file in new.iterdir()] == ["templates"]


def test_init_starts_a_project_that_works_from_any_folder_below(kpes, tmp_path: Path, monkeypatch) -> None:
    code, out, _ = kpes("init", str(tmp_path / "new"))
    assert (code, "kpes validate" in out) == (0, True)
    deep = tmp_path / "new/data/notes"
    deep.mkdir()
    monkeypatch.chdir(deep)
    assert kpes("validate").code == 0
    assert kpes("render").code == 0
    assert len(list((tmp_path / "new/out/copies").glob("*.docx"))) == 22
    code, _, err = kpes("init", str(tmp_path / "new"))
    assert (code, "is there already, and kpes overwrites nothing." in err) == (3, True)


def test_a_project_can_be_named(kpes, shipped: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert kpes("--project", str(shipped), "validate").code == 0
    code, _, err = kpes("--project", str(tmp_path), "validate")
    assert (code, "is no project: it holds no data/agreement.yaml." in err) == (3, True)
    code, _, err = kpes("validate")
    assert (code, "There is no project here" in err, "kpes init DIR" in err) == (3, True, True)


def test_formats_for_machines_name_files_from_the_top_of_the_repository(kpes, shipped: Path, monkeypatch) -> None:
    change(shipped / "data/agreement.yaml", "status: draft", "status: drafft")
    (shipped.parent / ".git").mkdir()
    monkeypatch.chdir(shipped / "data")
    code, out, _ = kpes("validate", "--format", "github")
    assert code == 1
    assert re.match(r"::error file=project/data/agreement\.yaml,line=\d+,endLine=\d+,col=9,endColumn=\d+,", out)
    assert out.splitlines()[1] == "1 error, 0 warnings. The data cannot be used until the errors are mended."
    assert '<failure message="project/data/agreement.yaml:' in kpes("validate", "--format", "junit").out
    assert '"uri": "project/data/agreement.yaml"' in kpes("validate", "--format", "sarif").out


def test_outside_a_repository_they_name_files_from_the_working_directory(kpes, shipped: Path, monkeypatch) -> None:
    change(shipped / "data/agreement.yaml", "status: draft", "status: drafft")
    assert "::error file=data/agreement.yaml," in kpes("validate", "--format", "github").out
    monkeypatch.chdir(shipped / "data")
    assert "::error file=../data/agreement.yaml," in kpes("validate", "--format", "github").out


def test_formats_for_machines_say_the_same_each_time_and_exit_as_the_text_does(kpes, shipped: Path) -> None:
    kpes("sign", "v", "--by", "Anna Nowak")
    change(shipped / "data/partners.yaml", "  - id: v\n", "  - id: w\n")
    for format in ("github", "sarif", "junit", "json"):
        code, out, err = kpes("--lang", "pl", "validate", "--format", format)
        assert (code, err) == (0, "")
        assert "K501" in out
        assert "Nie ma partnera „v”" in out
        again = kpes("--lang", "pl", "validate", "--format", format).out
        assert re.sub(' timestamp="[^"]+"', "", again) == re.sub(' timestamp="[^"]+"', "", out)
        assert kpes("validate", "--strict", "--format", format).code == 1


def test_accepted_findings_are_told_in_every_format_that_is_asked_for_them(kpes) -> None:
    told = len(kpes("validate", "--accepted").out.splitlines()) - 1
    assert told > 1
    assert len(json.loads(kpes("validate", "--accepted", "--format", "json").out)["accepted"]) == told
    assert kpes("validate", "--accepted", "--format", "junit").out.count("<skipped ") == told
    assert kpes("validate", "--accepted", "--format", "github").out.count("::notice ") == told
    assert kpes("validate", "--accepted", "--format", "sarif") == kpes("validate", "--format", "sarif")
    for format in ("json", "junit", "github"):
        assert "Opublikowany tekst" not in kpes("validate", "--format", format).out


def test_accepted_findings_are_suppressed_results_of_sarif(kpes, shipped: Path) -> None:
    accepted = snapshot(shipped).accepted
    results = json.loads(kpes("validate", "--format", "sarif").out)["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == [finding.code for finding, _ in accepted]
    assert [result["suppressions"][0]["justification"] for result in results] == [
        one.reason.value for _, one in accepted
    ]


def test_history_shows_all_that_was_recorded_also_for_one_partner_and_for_one_that_left(kpes, shipped: Path) -> None:
    assert kpes("history").out == "Nothing has been recorded.\n"
    kpes("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-07")
    kpes("revoke", "a", "--reason", "pomyłka")
    kpes("sign", "v", "--by", "Jan Kowalski")
    change(shipped / "data/partners.yaml", "  - id: v\n    name: V\n", "")
    kinds = [(one["partner"], one["event"]) for one in json.loads(kpes("history", "--format", "json").out)["events"]]
    assert sorted(kinds) == [("a", "revoked"), ("a", "signed"), ("v", "signed")]
    assert [line.split()[1] for line in kpes("history", "v").out.splitlines()[1:]] == ["v"]
    assert kpes("history", "zz") == (3, "", kpes("sign", "zz").err)


def test_inside_a_project_the_schema_offers_the_names_of_its_units_and_what_they_print(kpes, shipped):
    with_names = "values: {wklad: 100 zł}\nparagraphs:\n  - {id: rada, text: x}\n"
    change(shipped / "data/agreement.yaml", "paragraphs:\n", with_names)
    words = json.loads(kpes("schema", "agreement").out)["properties"]["resolution"]
    assert words["defaultSnippets"][:3] == [
        {"label": "{date}", "description": "7 listopada 2014 r.", "body": "{date\\}"},
        {"label": "{wklad}", "description": "100 zł", "body": "{wklad\\}"},
        {"label": "{rada}", "description": "Par. 1", "body": "{rada\\}"},
    ]


def test_where_names_cannot_be_read_the_schema_is_the_plain_one(kpes, shipped, monkeypatch):
    plain = as_json("agreement", catalogue("en"))
    for name in ("partners", "act", "signature"):
        assert kpes("schema", name).out == as_json(name, catalogue("en"))
    (shipped / "data/agreement.yaml").write_text("title: [", encoding="utf-8")
    assert kpes("schema", "agreement").out == plain
    monkeypatch.chdir(shipped.parent)
    assert kpes("schema", "agreement").out == plain
    assert kpes("--project", str(shipped.parent), "schema", "agreement").code == 3
