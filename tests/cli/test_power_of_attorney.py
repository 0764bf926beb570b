"""Powers of attorney, kept as evidence of their own kind: on the command line, in a table, in the answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from tests.esign.signing import issued, sign
from tests.project import change, checks_of, in_bash

pytestmark = [pytest.mark.usefixtures("examined_here"), pytest.mark.brief]

PAPER = b"%PDF-1.7 pelnomocnictwo"
NONE_KEPT = (
    "Note: Anna Nowak signs for “A” by power of attorney, which is not kept with this signature. Keep the paper safe, "
    "or give a file of it with --power-of-attorney.\n"
)


@pytest.fixture
def listed(shipped: Path) -> Path:
    """The shipped project in its final text: A's people sign by power of attorney, B's by law; C names nobody."""
    change(shipped / "data/agreement.yaml", "status: draft", "status: final")
    a = "[{name: Anna Nowak, basis: power-of-attorney}, {name: Jan Lis, basis: power-of-attorney}]"
    change(shipped / "data/partners.yaml", "    name: A\n", f"    name: A\n    representatives: {a}\n")
    b = "[{name: Ewa Kos, basis: statutory}]"
    change(shipped / "data/partners.yaml", "    name: B\n", f"    name: B\n    representatives: {b}\n")
    return shipped


@pytest.fixture
def paper(tmp_path: Path) -> str:
    file = tmp_path / "pełnomocnictwo.pdf"
    file.write_bytes(PAPER)
    return str(file)


def evidence(root: Path, id: str = "a") -> list[dict[str, str]]:
    events = yaml.safe_load((root / f"data/signatures/{id}.yaml").read_text(encoding="utf-8"))
    return events[-1]["evidence"]


def test_it_is_kept_with_the_signature_as_what_it_is(kpes, listed: Path, paper: str, tmp_path: Path) -> None:
    (tmp_path / "skan.pdf").write_bytes(b"%PDF skan")
    by = ("--by", "anna nowak", "--on", "2014-11-07", "--evidence", str(tmp_path / "skan.pdf"))
    code, _, err = kpes("sign", "a", *by, "--power-of-attorney", paper)
    other = "Note: skan.pdf is another document than the agreement, so its words were not compared.\n"
    assert (code, err) == (0, other)
    scan, power = evidence(listed)
    assert (scan.keys(), scan["file"]) == ({"file", "sha256"}, "data/evidence/a/skan.pdf")
    assert (power["file"], power["kind"]) == ("data/evidence/a/pełnomocnictwo.pdf", "power-of-attorney")
    assert (listed / power["file"]).read_bytes() == PAPER
    assert " K5" not in kpes("validate").out
    (signature,) = json.loads(kpes("status", "--format", "json").out)["partners"][0]["signatures"]
    assert signature["evidence"] == [scan, power]
    assert json.loads(kpes("history", "--format", "json").out)["events"][0]["evidence"] == [scan, power]
    assert (
        "evidence: data/evidence/a/skan.pdf; power of attorney: data/evidence/a/pełnomocnictwo.pdf\n"
        in kpes("history").out
    )
    assert "pełnomocnictwo: data/evidence/a/pełnomocnictwo.pdf" in kpes("--lang", "pl", "history").out


def test_one_that_serves_two_signatures_is_kept_once(kpes, listed: Path, paper: str) -> None:
    for name in ("Anna Nowak", "Jan Lis"):
        assert kpes("sign", "a", "--by", name, "--power-of-attorney", paper).code == 0
    assert [file.name for file in (listed / "data/evidence/a").iterdir()] == ["pełnomocnictwo.pdf"]
    assert " K5" not in kpes("validate").out


def test_one_that_is_signed_electronically_is_another_document_than_the_agreement(
    kpes, listed: Path, paper: str
) -> None:
    Path(paper).write_bytes(sign(issued(), "Prezes Zarządu"))
    code, _, err = kpes("sign", "a", "--by", "Anna Nowak", "--power-of-attorney", paper)
    assert (code, err) == (0, "")
    of_file = [line for line in checks_of(kpes) if "pełnomocnictwo.pdf" in line]
    assert of_file == [
        "pass data/evidence/a/pełnomocnictwo.pdf evidence: The bytes that were recorded. Whether the power of attorney "
        "is valid is not checked."
    ]


def test_one_that_was_changed_or_is_gone_is_found_as_any_evidence(kpes, listed: Path, paper: str) -> None:
    kpes("sign", "a", "--by", "Anna Nowak", "--power-of-attorney", paper)
    kept = listed / "data/evidence/a/pełnomocnictwo.pdf"
    kept.write_bytes(b"inne")
    assert "K508 The evidence data/evidence/a/pełnomocnictwo.pdf was changed" in kpes("validate").out
    kept.unlink()
    assert "K507 The evidence data/evidence/a/pełnomocnictwo.pdf is missing" in kpes("validate").out
    assert kpes("verify").code == 1


def test_where_none_is_kept_a_note_says_so_and_where_the_list_says_nothing_none_is_asked_for(
    kpes, listed: Path
) -> None:
    assert kpes("sign", "a", "--by", "Anna Nowak", "--dry-run").err == NONE_KEPT
    assert kpes("sign", "a", "--by", "Anna Nowak").err == NONE_KEPT
    assert kpes("sign", "b").err == ""
    assert kpes("sign", "c", "--by", "Ola Mak").err == ""
    assert "K514" not in kpes("validate").out


def test_one_for_somebody_who_signs_by_law_is_kept_and_told(kpes, listed: Path, paper: str) -> None:
    code, _, err = kpes("sign", "b", "--power-of-attorney", paper)
    assert (code, err) == (
        0,
        "Note: by the signatory list Ewa Kos signs for “B” by law or statutes, not by power of attorney. The file is "
        "kept all the same; if the list is wrong, mend data/partners.yaml.\n",
    )
    assert evidence(listed, "b")[0]["kind"] == "power-of-attorney"
    assert kpes("sign", "c", "--by", "Ola Mak", "--power-of-attorney", paper).err == ""


def test_one_in_a_git_repository_gets_a_warning(kpes, listed: Path, paper: str) -> None:
    (listed / ".git").mkdir()
    said = kpes("--lang", "pl", "sign", "a", "--by", "Anna Nowak", "--power-of-attorney", paper, "--dry-run").err
    assert said.startswith("Informacja: pełnomocnictwo trafia do data/evidence w repozytorium git, a może zawierać")
    assert not (listed / "data/evidence").exists()


def test_a_file_that_cannot_be_kept_stops_the_command(kpes, listed: Path) -> None:
    code, out, err = kpes("sign", "a", "--by", "Anna Nowak", "--power-of-attorney", "nowhere.pdf")
    assert (code, out) == (3, "")
    assert err.startswith("nowhere.pdf cannot be kept as evidence: there is no such file.")
    assert not (listed / "data/signatures").exists()


def test_a_table_names_them_in_a_column_of_their_own(kpes, listed: Path, paper: str) -> None:
    file = Path(paper).with_name("spotkanie.csv")
    rows = "id;pełnomocnik;data;dowód;pełnomocnictwo\na;Anna Nowak;7.11.2014;;pełnomocnictwo.pdf\n"
    file.write_text(rows + "a;Jan Lis;7.11.2014;;\nb;;7.11.2014;;brak.pdf\n", encoding="utf-8")
    code, _, err = kpes("sign", "--batch", str(file))
    missing = f"row 4: {file.with_name('brak.pdf')} cannot be kept as evidence: there is no such file."
    assert (code, missing in err) == (1, True)
    file.write_text(rows + "a;Jan Lis;7.11.2014;;\nb;;7.11.2014;;\n", encoding="utf-8")
    code, out, err = kpes("sign", "--batch", str(file))
    assert (code, out.splitlines()[-1]) == (0, "3 signatures recorded.")
    assert err == (
        "Note: 1 of these signatures is by power of attorney, which is not kept with it. Keep the paper safe, or give "
        "a file of it in the column “power-of-attorney”.\n"
    )
    again = kpes("sign", "--batch", str(file)).out
    assert again.count("recorded already: ") == 3
    file.write_text(rows.replace(";;pełnomocnictwo.pdf", ";pełnomocnictwo.pdf;"), encoding="utf-8")
    assert kpes("sign", "--batch", str(file)).code == 1  # as another kind it is not what was recorded


def test_beside_a_table_the_option_is_refused(kpes, listed: Path, paper: str) -> None:
    code, _, err = kpes("sign", "--batch", "x.csv", "--power-of-attorney", paper)
    said = " ".join(err.replace("│", " ").split())
    assert (code, "--power-of-attorney does not go with --batch" in said) == (2, True)


def test_the_questions_ask_for_it_only_of_those_who_sign_by_one(kpes, listed: Path, paper: str) -> None:
    talk = pytest.importorskip("tests.cli.test_asking", exc_type=ImportError).talk
    until_evidence = (("Day of the signature", "2014-11-07"), ("or Enter: ", ""), ("How it was signed [1]: ", ""))
    code, shown = talk(
        listed,
        ("Partner (id or name): ", "a"), ("Who signed (number or name): ", "1"), *until_evidence,
        ("File of evidence, like a scan, or Enter: ", ""),
        ("File of the power of attorney, or Enter: ", paper),
        ("is taken. Another file, or Enter if there is none: ", ""),
        ("Note, or Enter: ", ""), ("or Enter to record nothing: ", "y"),
    )  # fmt: skip
    assert (code, f"  Power of attorney  {paper}\r\n" in shown) == (0, True)
    assert evidence(listed)[0]["kind"] == "power-of-attorney"
    code, shown = talk(
        listed,
        ("Partner (id albo nazwa): ", "a"), ("Kto podpisał (numer albo nazwisko): ", "2"),
        ("Dzień podpisania", "2014-11-07"), ("Enter: ", ""), ("Sposób podpisania [1]: ", ""),
        ("Plik z dowodem, na przykład skan, lub Enter: ", ""), ("Plik z pełnomocnictwem lub Enter: ", ""),
        ("Adnotacja lub Enter: ", ""), ("niczego nie zapisać: ", "tak"),
        lang="pl",
    )  # fmt: skip
    assert (code, "którego nie dołączono do tego podpisu" in " ".join(shown.split())) == (0, True)
    code, shown = talk(
        listed,
        ("Partner (id or name): ", "b"), ("Who signed (number or name) [Ewa Kos]: ", ""), *until_evidence,
        ("File of evidence, like a scan, or Enter: ", ""), ("Note, or Enter: ", ""), ("record nothing: ", "y"),
    )  # fmt: skip
    assert (code, "power of attorney" in shown) == (0, False)


def test_what_is_given_on_the_command_line_is_taken_along_by_the_questions(kpes, listed: Path, paper: str) -> None:
    talk = pytest.importorskip("tests.cli.test_asking", exc_type=ImportError).talk
    code, _ = talk(
        listed,
        ("Partner (id or name): ", "c"), ("Who signed [Ola Mak]: ", ""), ("Day of the signature", "2014-11-07"),
        ("or Enter: ", ""), ("How it was signed [1]: ", ""), ("File of evidence, like a scan, or Enter: ", ""),
        ("Note, or Enter: ", ""), ("record nothing: ", "y"),
        options=("--by", "Ola Mak", "--power-of-attorney", paper),
    )  # fmt: skip
    assert code == 0
    assert [kept["kind"] for kept in evidence(listed, "c")] == ["power-of-attorney"]


def test_the_protocol_and_the_export_say_which_file_it_is(kpes, listed: Path, paper: str) -> None:
    kpes("sign", "a", "--by", "Anna Nowak", "--power-of-attorney", paper)
    assert kpes("protocol", "--format", "html", "--out", "out/protocol.html").code == 0
    shown = (listed / "out/protocol.html").read_text(encoding="utf-8")
    assert "pełnomocnictwo" in shown.split("Dowody")[1].split("Egzemplarze")[0].replace("pełnomocnictwo.pdf", "")
    assert kpes("export", "out/paczka", "--with-evidence").code == 0
    assert (listed / "out/paczka/data/evidence/a/pełnomocnictwo.pdf").read_bytes() == PAPER
    page = (listed / "out/paczka/SPRAWDZ.html").read_text(encoding="utf-8")
    assert "skany i pełnomocnictwa" in page.replace("\xa0", " ")
    assert "Whether the power of attorney is valid is not checked." in kpes("verify", "out/paczka").out


def test_shells_complete_the_option(listed: Path) -> None:
    assert in_bash(listed, "sign", "a", "--pow") == ["--power-of-attorney"]
