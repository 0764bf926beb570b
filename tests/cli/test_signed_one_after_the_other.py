"""One PDF that goes round, and that each partner signs after the one before: the usual way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.esign.signing import NOW, certificate, issued, sign
from tests.project import change

pytestmark = [pytest.mark.usefixtures("examined_here"), pytest.mark.brief]

DAY = NOW.astimezone().date().isoformat()
PEOPLE = {"a": "Anna Nowak", "b": "Jan Kowalski", "c": "Ewa Zych"}


def went_round() -> list[bytes]:
    """The PDF after each of them signed it."""
    states, data = [], issued()
    for name in PEOPLE.values():
        data = sign(data, name, der=certificate(name, qualified=True))
        states.append(data)
    return states


@pytest.fixture
def listed(shipped: Path) -> Path:
    """The shipped project; A, B and C name who signs for them, as secretaries write it."""
    for id, name in (("A", "dr Anna Nowak"), ("B", "JAN KOWALSKI"), ("C", "Ewa Zych")):
        people = f"    representatives: [{{name: {name}}}]\n"
        change(shipped / "data/partners.yaml", f"    name: {id}\n", f"    name: {id}\n{people}")
    return shipped


def checks(kpes) -> list[dict[str, str]]:
    return json.loads(kpes("verify", "--format", "json").out)["checks"]


def of_evidence(kpes, id: str) -> list[tuple[str, str]]:
    """Each check of a partner's evidence and its verdict, in order."""
    return [(one["check"], one["verdict"]) for one in checks(kpes) if one["subject"].startswith(f"data/evidence/{id}/")]


ONE = [
    ("evidence", "pass"), ("bound", "pass"), ("integrity", "pass"), ("changes", "pass"), ("signer", "pass"),
    ("trust", "not-checked"), ("time", "not-checked"),
]  # fmt: skip


def test_each_partner_is_recorded_from_the_final_file(kpes, listed: Path, tmp_path: Path) -> None:
    (tmp_path / "final.pdf").write_bytes(went_round()[-1])
    for id, name in (("a", "dr Anna Nowak"), ("b", "JAN KOWALSKI"), ("c", "Ewa Zych")):
        code, out, err = kpes("sign", id, "--evidence", str(tmp_path / "final.pdf"))
        assert (code, out.startswith(f"Recorded: {name} for ")) == (0, True)
        assert f"Taken from the signature in final.pdf: {PEOPLE[id]}, {DAY}, qualified electronic signature." in err
    for id in PEOPLE:
        assert sorted(of_evidence(kpes, id)) == sorted(ONE)
    said = [one["detail"] for one in checks(kpes) if one["subject"] == "data/evidence/b/final.pdf"]
    assert "Jan Kowalski: only further signatures or proofs were put behind this signature." in said
    assert not any("Anna" in detail or "Ewa" in detail for detail in said)
    assert not any(one["check"] in ("certificate", "name") for one in checks(kpes))


def test_each_partner_is_recorded_from_the_file_as_it_came_back(kpes, listed: Path, tmp_path: Path) -> None:
    for id, data in zip(PEOPLE, went_round(), strict=True):
        (tmp_path / f"{id}.pdf").write_bytes(data)
        assert kpes("sign", id, "--evidence", str(tmp_path / f"{id}.pdf")).code == 0
    for id in PEOPLE:
        assert sorted(of_evidence(kpes, id)) == sorted(ONE)


def test_a_table_names_the_same_file_for_all_and_it_is_looked_into_once(
    kpes, listed: Path, tmp_path: Path, monkeypatch
) -> None:
    from kpes.esign.examiner import Examiner

    looked, examine = [], Examiner.examine
    monkeypatch.setattr(Examiner, "examine", lambda self, *more: looked.append(1) or examine(self, *more))
    (tmp_path / "final.pdf").write_bytes(went_round()[-1])
    rows = "".join(f"{id};{DAY};qualified;final.pdf\n" for id in PEOPLE)
    (tmp_path / "spotkanie.csv").write_text(f"partner;on;method;evidence\n{rows}", encoding="utf-8")
    (listed / ".git").mkdir()
    code, _, err = kpes("sign", "--batch", str(tmp_path / "spotkanie.csv"))
    assert code == 0
    assert len(looked) == 1
    assert err.splitlines()[:2] == [
        "Note: a signed PDF is kept in data/evidence, within a git repository. It holds the signer's certificate, "
        "which may hold a PESEL. Think of that before the repository becomes public.",
        "Note: not everything could be checked of 3 electronic signatures, like who vouches for them and when they "
        "were given. See: kpes verify",
    ]
    assert "Taken from" not in err
    assert kpes("verify").code in (0, 1)
    assert len(looked) == 2


def test_two_who_sign_for_one_partner_are_recorded_from_one_file(kpes, shipped: Path, tmp_path: Path) -> None:
    people = "[{name: Anna Nowak}, {name: Jan Kowalski}]"
    change(
        shipped / "data/partners.yaml",
        "    name: A\n",
        f"    name: A\n    signatures_required: 2\n    representatives: {people}\n",
    )
    (tmp_path / "final.pdf").write_bytes(went_round()[-1])
    code, _, err = kpes("sign", "a", "--evidence", str(tmp_path / "final.pdf"))
    assert (code, "was signed by several people: Anna Nowak, Jan Kowalski, Ewa Zych. Say whose" in err) == (3, True)
    for name in ("Anna Nowak", "Jan Kowalski"):
        assert kpes("sign", "a", "--by", name, "--evidence", str(tmp_path / "final.pdf")).code == 0
    found = of_evidence(kpes, "a")
    assert (found.count(("evidence", "pass")), found.count(("bound", "pass"))) == (1, 1)
    assert found.count(("integrity", "pass")) == 2


def test_one_who_signs_for_two_partners_is_named_by_the_certificate(kpes, shipped: Path, tmp_path: Path) -> None:
    (tmp_path / "final.pdf").write_bytes(went_round()[-1])
    for id, name in (("a", "Anna Nowak"), ("b", "Jan Kowalski"), ("d", "Anna Nowak")):
        assert kpes("sign", id, "--by", name, "--evidence", str(tmp_path / "final.pdf")).code == 0
    (shared,) = [one for one in checks(kpes) if one["check"] == "certificate"]
    assert shared["detail"] == (
        "One certificate signed for several partners: a, d. Ask whether its holder may sign for each."
    )


def test_of_two_who_bear_the_name_the_one_with_just_that_name_is_meant(kpes, shipped: Path, tmp_path: Path) -> None:
    data = sign(sign(issued(), "Anna Nowak"), "Anna Maria Nowak")
    (tmp_path / "both.pdf").write_bytes(data)
    both = ("--method", "qualified", "--evidence", str(tmp_path / "both.pdf"))
    code, _, err = kpes("sign", "a", "--by", "NOWAK ANNA", *both)
    assert (code, "Note: both.pdf was signed by Anna Maria Nowak too, whom the signatory list" in err) == (0, True)
    assert f"Taken from the signature in both.pdf: {DAY}.\n" in err


def test_of_two_with_the_same_name_everything_has_to_be_said(kpes, shipped: Path, tmp_path: Path) -> None:
    data = sign(sign(issued(), "Anna Nowak"), "Anna Nowak", der=certificate("Anna Nowak", qualified=True))
    (tmp_path / "both.pdf").write_bytes(data)
    both = ("--by", "Anna Nowak", "--evidence", str(tmp_path / "both.pdf"))
    code, _, err = kpes("sign", "a", *both)
    assert code == 3
    assert "Several of these bear that name. Say yourself when and how it was signed: --on and --method" in err
    assert kpes("sign", "a", "--on", DAY, "--method", "qualified", *both).code == 0


def test_who_is_not_among_those_who_signed_is_refused_whatever_is_said(kpes, shipped: Path, tmp_path: Path) -> None:
    (tmp_path / "two.pdf").write_bytes(went_round()[1])
    said = ("--by", "Ewa Zych", "--on", DAY, "--method", "qualified", "--evidence", str(tmp_path / "two.pdf"))
    code, _, err = kpes("sign", "c", *said)
    assert code == 3
    assert "was signed by Anna Nowak, Jan Kowalski, none of whom is known to sign for “C”." in err
    assert "If one of them does, name the person as the certificate does: --by, or in data/partners.yaml." in err
    assert not (shipped / "data/signatures/c.yaml").exists()
