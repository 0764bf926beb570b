"""A scan that is given as evidence is compared before its signature is recorded, and a person decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpes.fingerprint import short
from kpes.messages import message
from kpes.model import Text
from kpes.scans.desks import UNFIT
from kpes.scans.scan import Page
from kpes.signing.scans import number_of
from tests.cli.test_asking import talk
from tests.parties import partner
from tests.project import SHIPPED, snapshot
from tests.scans import paper
from tests.scans.specimens import issued
from tests.scans.stubs import ODD, PRINTED, page, picture, scanned

ANNA = ("--by", "Anna Nowak", "--on", "2014-11-07")
BOTH = (page(1), page(2, inked=(1,)))
NOTHING = (
    "This is a scan, compared with the issued PDF of edition {}. A scan shows a picture, so kpes does not vouch for it."
)
MARGINS = (
    "Pale ink was not looked for, nor any ink within 8 mm of the edges, 25 mm of the foot, or in the upper corners of "
    "a page. Look there yourself."
)
INK = (
    "There is ink in 1 of 3 rows of the signatory list. There is none in: 1, 3. Rows that no page of the scan has: "
    "4–22. Whose ink it is kpes cannot tell."
)


@pytest.fixture
def skan(shipped: Path) -> str:
    (shipped / "skan.png").write_bytes(picture("skan"))
    return "skan.png"


def notes(err: str) -> list[str]:
    return [line for line in err.splitlines() if "this text is a draft" not in line and "One and the same" not in line]


def test_what_was_seen_is_told_with_the_row_of_the_partner(kpes, skan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    scanned(monkeypatch, BOTH)
    code, out, err = kpes("sign", "b", *ANNA, "--evidence", skan)
    assert (code, out) == (0, f"Recorded: Anna Nowak for “B”, 2014-11-07, by hand, edition {SHIPPED}.\n")
    assert notes(err) == [
        f"Note: skan.png: {said}"
        for said in (
            NOTHING.format(SHIPPED),
            f"Its pages are, of 2 of edition {SHIPPED}: 1, 2.",
            "8 of 8 printed words were compared; no difference was seen in them.",
            MARGINS,
            INK,
            "There is ink in the row of “B” in the signatory list.",
        )
    ]


def test_a_row_without_ink_and_words_that_differ_are_told_and_refuse_nothing(
    kpes, shipped: Path, skan: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned(monkeypatch, (BOTH[0]._replace(differing=1, places=(ODD,)), BOTH[1]))
    code, out, err = kpes("sign", "a", *ANNA, "--evidence", skan, "--dry-run")
    assert (code, out.startswith("Would record: ")) == (0, True)
    assert f"Note: skan.png: This scan differs in 1 place from edition {SHIPPED}." in err
    place = "page 1, 40 mm from the top, 30 mm from the left"
    assert f"Note: skan.png: {place}: the scan differs where the edition says “Porozumienie”." in err
    assert "Note: skan.png: There is no ink in the row of “A” in the signatory list." in err
    assert "1 place to look at: out/scans/index.html" in err
    assert (shipped / "out/scans/01-skan-01.png").read_bytes() == ODD.cut
    assert not (shipped / "data/evidence").exists()
    assert kpes("sign", "a", *ANNA, "--evidence", skan).code == 0


def test_in_polish_it_is_told_in_polish(kpes, skan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    scanned(monkeypatch, BOTH)
    err = kpes("--lang", "pl", "sign", "c", *ANNA, "--evidence", skan).err
    assert "Informacja: skan.png: Porównano 8 z 8 wydrukowanych słów; " in err
    assert "Informacja: skan.png: W wierszu partnera „C” na liście sygnatariuszy nie ma śladu pisma." in err


def test_a_scan_of_which_no_page_has_the_row_says_so(kpes, skan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    scanned(monkeypatch, BOTH[:1])
    err = kpes("sign", "a", *ANNA, "--evidence", skan).err
    assert "Note: skan.png: Missing pages: 2." in err
    assert "Note: skan.png: No page of the scan has the row of “A” in the signatory list." in err


def edited(kpes, shipped: Path) -> str:
    """The first digits of the edition after the text was changed, when somebody had signed what it was before."""
    assert kpes("sign", "a", *ANNA).code == 0
    file = shipped / "data/agreement.yaml"
    file.write_text(file.read_text("utf-8").replace("nie pociąga", "pociąga"), encoding="utf-8")
    return short(snapshot(shipped).resolved.fingerprint)


def test_a_scan_of_another_edition_is_refused_with_what_to_say(
    kpes, shipped: Path, skan: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = edited(kpes, shipped)
    printed = {**PRINTED, today: (("Inne",), ("słowa",))}
    shown = scanned(monkeypatch, BOTH, printed)
    code, out, err = kpes("sign", "b", *ANNA, "--evidence", skan)
    assert (code, out) == (3, "")
    assert err == (
        f"skan.png is a scan of edition {SHIPPED}, not of {today}: Its pages are, of 2 of edition {SHIPPED}: 1, 2. If "
        f"that edition is meant, say so: --edition {SHIPPED}\n"
    )
    assert "is ink in the row of “B”" in kpes("sign", "b", *ANNA, "--evidence", skan, "--edition", SHIPPED).err
    assert len(shown) == 2
    scanned(monkeypatch, (BOTH[0], Page(today, 2, dpi=200, words=1)), printed)
    err = kpes("sign", "c", *ANNA, "--evidence", skan).err
    assert f"Note: skan.png: Page 1 of the scan is page 1 of edition {SHIPPED}." in err


def test_where_the_issued_pdf_of_the_edition_is_gone_the_scan_is_refused_for_no_other(
    kpes, shipped: Path, skan: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = edited(kpes, shipped)
    scanned(monkeypatch, [Page(today, 1, dpi=200, words=1)], {today: (("Inne",),)})
    code, _, err = kpes("sign", "b", *ANNA, "--evidence", skan, "--edition", SHIPPED)
    assert code == 0
    assert (
        "Note: skan.png was not compared with the agreement. The issued PDF of edition " + SHIPPED + " is not there to "
        "compare it with."
    ) in err


def test_without_the_extra_it_is_told_what_to_install(kpes, skan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    scanned(monkeypatch, message("What it takes is not installed."))
    assert notes(kpes("sign", "a", *ANNA, "--evidence", skan).err) == [
        "Note: skan.png was not compared with the agreement. It is a picture. A person has to compare it with the "
        "agreement, word for word. What it takes is not installed."
    ]


def test_what_is_no_picture_is_shown_to_no_scanner(kpes, shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = scanned(monkeypatch, BOTH)
    (shipped / "skan.pdf").write_bytes(b"\x89PNG scan")
    err = kpes("sign", "a", *ANNA, "--evidence", "skan.pdf").err
    assert f"word for word. {UNFIT['damaged']}" in err
    assert shown == []


def test_the_dialogue_shows_it_before_it_asks_whether_to_record(shipped: Path) -> None:
    (shipped / "skan.png").write_bytes(paper.as_png(_page_five()))
    code, said = talk(
        shipped,
        ("Partner (id or name): ", "v"),
        ("Who signed: ", "Anna Nowak"),
        ("Day of the signature", "2014-11-07"),
        ("Place of signing, or Enter: ", ""),
        ("How it was signed [1]: ", ""),
        ("File of evidence, like a scan, or Enter: ", str(shipped / "skan.png")),
        ("place to look at: out/scans/index.html", ""),
        ("Note, or Enter: ", ""),
        ("or Enter to record nothing: ", ""),
    )
    assert (code, "Nothing was recorded." in said) == (0, True)
    assert "There is no ink in the row of “V” in the signatory list." in " ".join(said.split())

    assert not (shipped / "data/evidence").exists()


def _page_five() -> paper.np.ndarray:
    sheet = paper.printed(issued(), 5)
    paper.write(sheet, 40, 240)
    return paper.scanned(sheet, paper.CLEAN)


# In a table


def table(shipped: Path, **files: str) -> str:
    for name in files.values():
        (shipped / f"{name}.png").write_bytes(picture(name))
    lines = "".join(f"{id},Anna {id.upper()},2014-11-07,{name}.png\n" for id, name in files.items())
    (shipped / "meeting.csv").write_text(f"partner,by,on,evidence\n{lines}", encoding="utf-8")
    return "meeting.csv"


def test_rows_are_named_where_a_person_has_to_look_and_each_scan_is_compared_once(
    kpes, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = (page(1), page(2, inked=(0, 1)))
    odd = (page(1)._replace(differing=1, places=(ODD,)), page(2, inked=(2,)))
    shown = scanned(monkeypatch, good, odd=odd)
    code, out, err = kpes("sign", "--batch", table(shipped, a="list", b="list", c="odd", d="list"))
    assert (code, out.splitlines()[-1]) == (0, "4 signatures recorded.")
    assert sorted(shown) == sorted([picture("list"), picture("odd")])
    assert notes(err) == [
        f"Row 4: odd.png: This scan differs in 1 place from edition {SHIPPED}. 8 of 8 printed words were compared; a "
        "difference was seen in 1 of them. There is ink in the row of “C” in the signatory list.",
        f"Row 5: list.png: {NOTHING.format(SHIPPED)} 8 of 8 printed words were compared; no difference was seen in "
        "them. No page of the scan has the row of “D” in the signatory list.",
        f"Note: 2 scans were compared with the issued PDF of edition {SHIPPED}. A scan shows a picture, so kpes does "
        "not vouch for them.",
        "1 place to look at: out/scans/index.html",
    ]


def test_where_no_row_has_to_be_looked_at_that_is_said(kpes, shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scanned(monkeypatch, (page(1), page(2, inked=(0, 1))))
    assert notes(kpes("sign", "--batch", table(shipped, a="one", b="two")).err) == [
        f"Note: 2 scans were compared with the issued PDF of edition {SHIPPED}. A scan shows a picture, so kpes does "
        "not vouch for them.",
        "Note: no difference was seen on them, and none of the rows that they were given for is without ink.",
    ]


def test_nobody_waits_for_scans_where_a_row_holds_a_mistake(
    kpes, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = scanned(monkeypatch, BOTH)
    file = table(shipped, a="list", nobody="list")
    code, _, err = kpes("sign", "--batch", file)
    assert (code, "row 3: " in err, shown) == (1, True, [])


def test_files_that_could_not_be_compared_are_named_with_the_reason(
    kpes, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned(monkeypatch, message("What it takes is not installed."))
    err = kpes("sign", "--batch", table(shipped, a="one", b="two")).err
    assert notes(err) == [
        "Note: 2 files of evidence could not be compared with the agreement: one.png, two.png. Of each: It is a "
        "picture. A person has to compare it with the agreement, word for word. What it takes is not installed."
    ]


@pytest.mark.parametrize(
    ("seat", "listed", "number"),
    [
        ("Gdynia", ("Fundacja", "Fundacja, Gdynia", "Fundacja, Sopot"), 1),
        ("", ("Fundacja, Gdynia", "Fundacja"), 1),
        ("Hel", ("Inna", "Fundacja, Gdynia"), 1),
        ("Hel", ("Fundacja, Gdynia", "Fundacja, Sopot"), None),
        ("", ("Fundacja Inna",), None),
    ],
)
def test_a_partner_is_found_on_a_list_as_it_stands_there_or_by_its_name_alone(
    seat: str, listed: tuple[str, ...], number: int | None
) -> None:
    one = partner("a", name="Fundacja")
    one = one._replace(seat=Text(seat, one.place)) if seat else one
    assert number_of(one, listed) == number
