"""Signatures beside the plain ones: on an earlier edition, and with the place of signing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.project import SHIPPED


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def moved_on(shipped: Path, kpes) -> Path:
    """The shipped project, whose text changed after somebody signed it."""
    assert kpes("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-07").code == 0
    change(shipped / "data/agreement.yaml", "status: draft", "status: final")
    return shipped


@pytest.mark.parametrize("digits", ["4b2e", SHIPPED, f"SHA256:{SHIPPED.upper()}"])
def test_an_earlier_edition_is_signed_on_purpose(kpes, moved_on: Path, digits: str) -> None:
    code, out, err = kpes("sign", "b", "--by", "Jan Kowalski", "--on", "2014-11-08", "--edition", digits)
    assert (code, out) == (0, f"Recorded: Jan Kowalski for “B”, 2014-11-08, by hand, edition {SHIPPED}.\n")
    today = json.loads(kpes("status", "--format", "json").out)["agreement"]["fingerprint"][7:19]
    assert err == (
        f"Note: this is not today's text, which is edition {today}. This signature counts as given under "
        "another text.\n"
    )
    assert f"fingerprint: sha256:{SHIPPED}" in (moved_on / "data/signatures/b.yaml").read_text(encoding="utf-8")
    assert kpes("sign", "b", "--by", "Jan Kowalski", "--on", "2014-11-09").code == 0  # today's is another text


def test_todays_edition_can_be_named_too_and_needs_no_note(kpes, moved_on: Path) -> None:
    today = json.loads(kpes("status", "--format", "json").out)["agreement"]["fingerprint"]
    assert kpes("sign", "b", "--by", "Jan Kowalski", "--edition", today).err == ""


def test_a_partner_that_the_earlier_text_does_not_name_is_told(kpes, moved_on: Path) -> None:
    change(moved_on / "data/partners.yaml", "name: B\n", "name: Fundacja B\n")
    err = kpes("sign", "b", "--by", "Jan Kowalski", "--edition", SHIPPED).err
    assert err.endswith("Note: the signatory list of that text does not name “Fundacja B”.\n")


def test_an_edition_that_is_not_kept_or_not_itself_is_refused(kpes, moved_on: Path) -> None:
    command = ("sign", "b", "--by", "Jan Kowalski", "--edition")
    code, _, err = kpes(*command, "ffff")
    assert (code, err.startswith(f"There is no edition “ffff”. Editions: {SHIPPED}, ")) == (3, True)
    assert kpes(*command, "HEAD").err.startswith("There is no edition “HEAD”.")
    assert kpes("--lang", "pl", *command, SHIPPED + "ff").err.startswith(f"Nie ma wydania „{SHIPPED}ff”.")
    kept = moved_on / f"data/editions/{SHIPPED}.txt"
    change(kept, "Par. 9.", "Par. 10.")
    code, _, err = kpes(*command, SHIPPED)
    said = f"data/editions/{SHIPPED}.txt does not hold the text that its name stands for."
    assert (code, err.startswith(said)) == (3, True)
    assert not (moved_on / "data/signatures/b.yaml").exists()


def test_the_place_of_signing_is_recorded_shown_and_sound(kpes, shipped: Path) -> None:
    assert kpes("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-07", "--place", " Gdynia,  ratusz ").code == 0
    record = (shipped / "data/signatures/a.yaml").read_text(encoding="utf-8")
    assert "  signed_on: 2014-11-07\n  place: Gdynia, ratusz\n  method: handwritten\n" in record
    assert json.loads(kpes("history", "--format", "json").out)["events"][0]["place"] == "Gdynia, ratusz"
    assert "place: Gdynia, ratusz" in kpes("history").out
    assert "K504" not in kpes("validate").out
    assert kpes("sign", "b", "--by", "Jan Kowalski", "--place", " ").err.startswith("--place is empty.")


def test_a_signature_on_an_earlier_edition_is_withdrawn_by_its_edition(kpes, shipped: Path) -> None:
    data = shipped / "data/agreement.yaml"
    assert kpes("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-07").code == 0
    data.write_text(data.read_text("utf-8").replace("status: draft", "status: final"), encoding="utf-8")
    assert kpes("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-08").code == 0
    edition, today = (one["fingerprint"][7:19] for one in json.loads(kpes("history", "--format", "json").out)["events"])
    code, _, err = kpes("revoke", "a", "--reason", "pomyłka")
    assert (code, err) == (
        3,
        f"Anna Nowak has signed several editions for “A”. Give one of these: --edition {edition}, --edition {today}\n",
    )
    code, out, _ = kpes("revoke", "a", "--reason", "pomyłka", "--edition", edition[:6])
    assert (code, f"on edition {edition}." in out) == (0, True)
    assert kpes("revoke", "a", "--reason", "pomyłka").out.count(f"on edition {today}.") == 1
