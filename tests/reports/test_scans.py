"""The page of places on scans: what it shows, and that nothing of an earlier run stays beside it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

from kpes.messages import ENGLISH, Catalogue, message
from kpes.reports.scans import Shown, files_of, shown, write
from kpes.verify.checks import Check, Outcome, Returned, Verdict
from kpes.verify.readout import Spot

NOW = datetime(2026, 11, 29, 8, 5, tzinfo=UTC)
PAGE = message("This file cannot be vouched for.")


def spots(count: int, at: int = 3) -> list[Spot]:
    kinds = ("differs", "added", "unread")
    return [Spot(at, kinds[number % 3], message("place"), b"PNG %d" % number) for number in range(count)]


def page(*scans: Shown, t: Catalogue = ENGLISH) -> str:
    return dict(files_of(scans, t, NOW))["index.html"].decode()


def test_it_says_of_each_scan_how_many_places_of_which_kind_there_are_page_by_page() -> None:
    html = page(Shown("a.pdf", PAGE, [], [*spots(4), *spots(1, at=5)]), Shown("b.pdf", PAGE, [], []))
    assert "3 places differ, 1 place has ink where nothing is printed, 1 place is under ink." in html
    assert html.index("Page 3 of the scan") < html.index("01-a-04.png") < html.index("Page 5 of the scan")
    assert html.count('<figure class="differs">') == 3
    assert "There is no place to look at." in html
    assert "Compared on 2026-11-29 at 08:05 (UTC)." in html


def test_what_was_said_of_a_scan_beside_its_places_stands_above_them() -> None:
    said = message("Missing pages: {pages}.", pages="2")
    found = Returned("a.pdf", Outcome.DIFFERS, None, 1, (
        Check("a.pdf", "outcome", Verdict.FAIL, PAGE), Check("a.pdf", "pages", Verdict.FAIL, said),
        Check("a.pdf", "text", Verdict.FAIL, spots(1)[0].said),
    ))  # fmt: skip
    made = shown(found, SimpleNamespace(shown=spots(1)))
    assert (made.summary, made.said) == (PAGE, [said])
    assert "<li>Missing pages: 2.</li>" in page(made)


def test_beside_a_picture_stands_which_half_is_the_scan_where_it_has_two() -> None:
    both, alone = spots(1)[0], spots(1)[0]._replace(alone=True, kind="moved")
    assert page(Shown("a.pdf", PAGE, [], [both])).count("<span>Issued</span>") == 1
    html = page(Shown("a.pdf", PAGE, [], [alone]))
    assert "<span>Issued</span>" not in html
    assert 'alt="The place on the scan"' in html
    assert "1 place differs." in html


def test_names_of_files_are_words_on_the_page_and_in_the_names_of_pictures() -> None:
    html = page(Shown('../<b>„ąćę” =1+1\n".pdf', PAGE, [], spots(1)))
    assert "<b>" not in html
    assert "&lt;b&gt;„ąćę” =1+1" in html
    assert 'src="01--b-%C4%85%C4%87%C4%99-1-1--01.png"' in html


def test_of_very_many_places_the_first_are_shown_and_it_says_so() -> None:
    files = dict(files_of([Shown("a.pdf", PAGE, [], spots(205))], ENGLISH, NOW))
    assert len(files) == 201
    assert "Only the first 200 are shown." in files["index.html"].decode()


def test_what_earlier_runs_left_goes_and_what_others_put_there_stays(tmp_path: Path) -> None:
    scans = [Shown("a.pdf", PAGE, [], spots(2)), Shown("umowa ż.pdf", PAGE, [], spots(1))]
    write(tmp_path / "scans", scans, ENGLISH, NOW)
    (tmp_path / "scans/uwagi.txt").write_text("moje")
    write(tmp_path / "scans", [Shown("c.pdf", PAGE, [], spots(1))], ENGLISH, NOW)
    assert sorted(one.name for one in (tmp_path / "scans").iterdir()) == ["01-c-01.png", "index.html", "uwagi.txt"]
    write(tmp_path / "scans", [Shown("c.pdf", PAGE, [], [])], ENGLISH, NOW)
    assert sorted(one.name for one in (tmp_path / "scans").iterdir()) == ["index.html", "uwagi.txt"]
