"""What `kpes sign` says of a signature beside those that its partner has, and of files that are given twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import change

ALL = (
    "Note: “A” has all signatures that it needs on this text already, by Ewa Wójcik. If this one is to replace "
    "another, withdraw that with: kpes revoke a --by NAME --reason TEXT\n"
)
NEARLY = (
    "Note: {name} is written nearly like Ewa Wójcik, who signed this text for “A” already. If that is one person, "
    "withdraw the wrong record: kpes revoke a --by NAME --reason TEXT\n"
)


def two(shipped: Path, required: int = 2) -> None:
    people = "    representatives: [{name: Anna Nowak}, {name: Jan Lis}, {name: Ewa Kos}]\n"
    change(
        shipped / "data/partners.yaml",
        "    name: A\n",
        f"    name: A\n{people}    signatures_required: {required}\n",
    )


@pytest.mark.parametrize(
    ("name", "nearly"),
    [("Ewa Wojcik", True), ("Ewa Wójcki", False), ("Ewa Wójcika", True), ("Ewa Wócik", True), ("Jan Lis", False)],
)
def test_a_partner_that_has_all_it_needs_is_named_and_so_is_nearly_the_same_name(
    kpes, shipped: Path, name: str, nearly: bool
) -> None:
    assert "Note: “A” has" not in kpes("sign", "a", "--by", "Ewa Wójcik").err
    code, _, err = kpes("sign", "a", "--by", name)
    assert (code, ALL in err, NEARLY.format(name=name) in err) == (0, True, nearly)


def test_a_table_says_the_same(kpes, shipped: Path) -> None:
    kpes("sign", "a", "--by", "Ewa Wójcik")
    (shipped / "meeting.csv").write_text("partner,by\na,Ewa Wojcik\n", encoding="utf-8")
    code, _, err = kpes("sign", "--batch", "meeting.csv")
    assert (code, ALL in err, NEARLY.format(name="Ewa Wojcik") in err) == (0, True, True)


@pytest.mark.parametrize("name", ["=1+1", "...", "a" * 201, "12 34"])
def test_what_cannot_be_a_name_is_refused(kpes, shipped: Path, name: str) -> None:
    code, _, err = kpes("sign", "a", "--by", name)
    assert (code, "nobody's name" in err) == (3, True)
    assert not (shipped / "data/signatures").exists()


def test_after_the_first_of_several_signatures_it_is_said_whose_are_awaited(kpes, shipped: Path) -> None:
    two(shipped)
    err = kpes("sign", "a", "--by", "Anna Nowak").err
    assert "Note: 1 more signature is needed for “A”. It may be of: Jan Lis, Ewa Kos.\n" in err
    assert "more signature" not in kpes("sign", "a", "--by", "Jan Lis").err


def test_where_three_sign_both_others_are_awaited_also_in_a_table(kpes, shipped: Path) -> None:
    two(shipped, 3)
    (shipped / "meeting.csv").write_text("partner,by\na,Anna Nowak\n", encoding="utf-8")
    err = kpes("sign", "--batch", "meeting.csv", "--dry-run").err
    assert "Note: 2 more signatures are needed for “A”. They may be of: Jan Lis, Ewa Kos.\n" in err


def test_one_file_is_not_evidence_of_two_kinds_and_is_kept_once(kpes, shipped: Path) -> None:
    for name in ("skan.pdf", "kopia.pdf"):
        (shipped / name).write_bytes(b"%PDF-1.7 a scan")
    by = ("sign", "a", "--by", "Anna Nowak", "--evidence", "skan.pdf")
    code, _, err = kpes(*by, "--power-of-attorney", "kopia.pdf")
    assert (code, "kopia.pdf is given both as evidence of the signature and as power of attorney." in err) == (3, True)
    code, _, err = kpes(*by, "--evidence", "kopia.pdf")
    assert (code, "Note: kopia.pdf and skan.pdf are the same, byte for byte. It is kept once.\n" in err) == (0, True)
    assert [file.name for file in (shipped / "data/evidence/a").iterdir()] == ["skan.pdf"]


def test_the_notes_are_in_polish_too(kpes, shipped: Path) -> None:
    two(shipped)
    err = kpes("--lang", "pl", "sign", "a", "--by", "Anna Nowak").err
    assert "Informacja: partnerowi „A” brakuje jeszcze 1 podpisu. Może go złożyć: Jan Lis, Ewa Kos.\n" in err
