"""`kpes decline` and `kpes hand-over`, and what becomes of them wherever people look."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.project import snapshot


def standing(kpes, id: str) -> dict[str, object]:
    partners = json.loads(kpes("status", "--format", "json").out)["partners"]
    return next(one for one in partners if one["id"] == id)


def test_a_partner_declines_and_that_is_told_wherever_people_look(kpes) -> None:
    code, out, err = kpes("decline", "a", "--by", "Jan Lis", "--on", "7.11.2014", "--reason", "bez zgody rady")
    assert (code, out, err) == (0, "Recorded: “A” declined to sign (Jan Lis), 2014-11-07, edition 4b2eb503d99d.\n", "")
    report = json.loads(kpes("status", "--format", "json").out)
    assert (report["signed"], report["declined"], report["awaited"], report["complete"]) == (0, 1, 21, False)
    one = standing(kpes, "a")
    assert (one["standing"], one["form_met"], one["signatures"]) == ("declined", None, [])
    assert {key: one["declined"][key] for key in ("by", "on", "reason")} == {
        "by": "Jan Lis", "on": "2014-11-07", "reason": "bez zgody rady",
    }  # fmt: skip
    text = kpes("status").out
    assert "0 of 22 have signed, 21 are missing, 1 declined.\n" in text
    assert "A: declined to sign, 2014-11-07. Reason: bez zgody rady\n" in text
    assert "a   A        declined to sign, on 2014-11-07" in text
    assert "declined to sign  Jan Lis  2014-11-07" in kpes("history").out
    (event,) = json.loads(kpes("history", "--format", "json").out)["events"]
    assert (event["event"], event["by"], event["on"], event["reason"]) == (
        "declined", "Jan Lis", "2014-11-07", "bez zgody rady",
    )  # fmt: skip
    assert kpes("status", "--check").code == 1


def test_a_later_signature_ends_it_and_says_so(kpes) -> None:
    kpes("decline", "a", "--on", "2014-11-07")
    code, _, err = kpes("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-10")
    assert (code, "Note: “A” declined to sign, on 2014-11-07. A signature ends that.\n" in err) == (0, True)
    assert (standing(kpes, "a")["standing"], standing(kpes, "a")["declined"]) == ("signed", None)


def test_a_wrong_record_is_withdrawn_and_is_no_withdrawal_of_the_partner(kpes) -> None:
    kpes("decline", "a")
    assert kpes("revoke", "a", "--reason", "nie ten partner").out == (
        "Withdrawn: that “A” declined to sign edition 4b2eb503d99d. Reason: nie ten partner\n"
    )
    assert standing(kpes, "a")["standing"] == "unsigned"
    assert "withdrawn: declined to sign" in kpes("history").out
    kpes("decline", "a")
    told = kpes("--lang", "pl", "revoke", "a", "--reason", "pomyłka").out
    assert told == "Anulowano wpis: partner „A” odmówił podpisania wydania 4b2eb503d99d. Powód: pomyłka\n"


def test_a_copy_is_handed_over_and_status_says_who_has_one(kpes) -> None:
    code, out, _ = kpes("hand-over", "b", "--to", "Ewa Kos", "--on", "2014-10-30", "--note", "kurier")
    assert (code, out) == (0, "Recorded: “B” got its copy (Ewa Kos), 2014-10-30, edition 4b2eb503d99d.\n")
    one = standing(kpes, "b")
    assert (one["standing"], one["handed_over"]["to"], one["handed_over"]["note"]) == ("unsigned", "Ewa Kos", "kurier")
    assert "b   B        not signed, has its copy since 2014-10-30\n" in kpes("status").out
    kpes("sign", "b", "--by", "Ewa Kos", "--on", "2014-11-07")
    assert "has its copy" not in kpes("status").out


def test_nothing_happened_in_the_future_but_before_the_day_of_the_agreement_it_may(kpes) -> None:
    code, _, err = kpes("hand-over", "b", "--on", "2999-01-01")
    assert (code, err.split(" Give")[0]) == (3, "2999-01-01 is in the future.")
    assert kpes("decline", "b", "--on", "2014-01-01").code == 0


@pytest.mark.parametrize("name", ["--", "…", "x" * 201])
def test_who_is_named_has_to_be_somebody(kpes, name: str) -> None:
    code, _, err = kpes("decline", "a", f"--by={name}")
    assert (code, "is nobody's name" in err) == (3, True)


def test_a_table_tells_who_signed_declined_and_got_a_copy(kpes, tmp_path: Path) -> None:
    table = tmp_path / "spotkanie.csv"
    table.write_text(
        "partner;kto podpisał;data;stan;uwaga\na;Anna Nowak;7.11.2014;podpisał;\n"
        "b;;7.11.2014;odmówił;bez zgody rady\nc;Ewa Kos;6.11.2014;odebrał;\nc;;;odmówił;\n",
        encoding="utf-8",
    )
    for _ in range(2):  # what is recorded exactly so is not recorded twice
        code, out, err = kpes("sign", "--batch", str(table), "--on", "2014-11-08")
        assert (code, "problem" in err) == (0, False)
    assert "All 4 signatures were recorded already, so nothing is new." in out
    names = [(standing(kpes, id)["standing"], bool(standing(kpes, id)["handed_over"])) for id in "abc"]
    assert names == [("signed", False), ("declined", False), ("declined", True)]
    assert standing(kpes, "b")["declined"]["reason"] == "bez zgody rady"


def test_a_state_that_is_none_is_told_by_its_row(kpes, tmp_path: Path) -> None:
    table = tmp_path / "spotkanie.csv"
    table.write_text("partner,by,state\na,Anna Nowak,odmówl\n", encoding="utf-8")
    _, _, err = kpes("sign", "--batch", str(table))
    assert "row 2: “odmówl” is not possible in the column “state”. Did you mean: odmówił?" in err


def test_the_protocol_tells_of_both_and_stays_an_interim_one(kpes, shipped: Path) -> None:
    kpes("decline", "a", "--by", "Jan Lis", "--on", "2014-11-07", "--reason", "bez zgody rady")
    kpes("hand-over", "b", "--to", "Ewa Kos", "--on", "2014-10-30")
    kpes("decline", "c", "--on", "2014-11-07")
    kpes("revoke", "c", "--reason", "nie ten")
    kpes("protocol", "--format", "html", "--out", "out/p.html")
    text = (shipped / "out/p.html").read_text(encoding="utf-8").replace("\xa0", " ")
    assert "brakuje 21 z 22 partnerów" in text
    assert "odmówili podpisania: A." in text
    assert "odmowa podpisania" in text
    assert "7 listopada 2014" in text
    assert "Egzemplarze wydane partnerom" in text
    assert "C: wpis o odmowie podpisania, anulowano" in text


def test_who_signed_without_the_form_is_awaited_everywhere(kpes, shipped: Path) -> None:
    for id in "abcdefghijklmnopqrstu":
        kpes("sign", id, "--by", f"Osoba {id}", "--on", "2014-11-07")
    kpes("sign", "v", "--by", "Osoba v", "--on", "2014-11-07", "--method", "trusted-profile")
    report = json.loads(kpes("status", "--format", "json").out)
    assert (report["signed"], report["awaited"], report["complete"], report["concluded_on"]) == (22, 1, False, None)
    assert kpes("status", "--check").code == 1
    assert kpes("status", "--missing", "--format", "csv").out.splitlines()[1].startswith("v,V,signed,no,")
    text = kpes("status").out
    assert "All 22 have signed, 1 of them not in written form.\n" in text
    assert "Written form: met by 21 of 22 who have signed.\n" in text
    awaited = snapshot(shipped).status.standings[-1].awaited
    assert (awaited.why, awaited.needed, awaited.people) == ("form", 1, ())


def test_copies_in_two_formats_are_counted_once(kpes) -> None:
    assert kpes("render", "--format", "docx", "--format", "html").out == (
        "22 copies (docx, html) in out/copies, edition 4b2eb503d99d.\n"
    )


@pytest.mark.parametrize(
    ("word", "method"),
    [("podpis kwalifikowany", "qualified"), ("Profil zaufany", "trusted-profile"), ("odręcznie", "handwritten")],
)
def test_the_method_is_said_in_the_words_that_tables_take(kpes, word: str, method: str) -> None:
    assert kpes("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-07", "--method", word).code == 0
    assert standing(kpes, "a")["signatures"][0]["method"] == method
    code, _, err = kpes("sign", "b", "--by", "Anna Nowak", "--method", "palcem")
    assert (code, err.split("\n")[0]) == (
        2,
        "palcem is not possible here. Possible: handwritten, qualified, trusted-profile, personal, other.",
    )
