"""Where an agreement stands, as pages, pictures and tables for people."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook

from kpes.messages import CATALOGUES, catalogue
from kpes.reports.counts import Counts, counts_of
from kpes.reports.report import written
from kpes.reports.standings import Standings
from kpes.signing.words import ANOTHER_TEXT, EVENTS, METHODS, UNSIGNED
from tests.parties import partner, signature
from tests.project import change
from tests.reports.test_standings import HOSTILE, mixed, state

PAGE = "html"


def made(format: str, lang: str = "en", kind: Callable[..., Standings] = Standings, whole=None, **more) -> str:
    whole = whole or mixed()
    return written(kind(catalogue(lang), whole, [] if kind is Counts else whole.standings, **more), format)


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<style.*?</style>|<[^>]*>", " ", page, flags=re.S))


def test_each_partner_is_counted_once() -> None:
    assert [(key, count) for key, _, count in counts_of(mixed())] == [
        ("signed", 1), ("form", 1), ("partial", 1), ("stale", 1), ("unsigned", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("lang", CATALOGUES)
def test_the_page_needs_nothing_beside_itself_and_runs_nothing(lang: str) -> None:
    page = made(PAGE, lang)
    assert "<script" not in page
    assert re.findall(r"(?:src|href)=|url\(|@import", page) == []
    assert f'<html lang="{lang}">' in page


def test_who_is_awaited_stands_before_who_is_done() -> None:
    told = words(made(PAGE)).split("Awaited (4)")[1]
    order = [told.index(name) for name in ("Dalba", "Bank", "CIS", "Port", "Done (1)", "Fundacja")]
    assert order == sorted(order)
    assert "waiting for Anna Nowak" in told


def test_the_day_of_issue_is_there_where_it_is_given_and_the_bytes_are_the_same_again() -> None:
    assert "As of 2014-12-05" in made(PAGE, issued=date(2014, 12, 5))
    assert "As of" not in made(PAGE)
    assert made(PAGE) == made(PAGE)


@pytest.mark.parametrize("name", [*HOSTILE, "</title><script>x</script>", '"&<>', "=1+1", "Ż" * 300])
@pytest.mark.parametrize("format", ["html", "svg"])
def test_names_are_words_and_nothing_else(name: str, format: str) -> None:
    whole = state((partner(name=name), [signature(name)]))._replace(title=name)
    page = made(format, whole=whole)
    assert "<script" not in page
    if format == "svg":
        assert name[:40] in "".join(ElementTree.fromstring(page).itertext()).replace("\n", "")
    else:
        assert page.count("<b>") == 0


def test_the_picture_says_in_words_what_it_shows() -> None:
    picture = ElementTree.fromstring(made("svg"))
    title = picture.find("{http://www.w3.org/2000/svg}title")
    assert picture.attrib["role"] == "img"
    assert title is not None
    assert title.text == (
        "2 of 5 have signed; signed: 1; signed, form not met: 1; signed in part: 1; signed another text: 1; "
        "not signed: 1"
    )


@pytest.mark.parametrize("format", ["table", "json", "csv", "markdown", "html", "svg"])
def test_anonymous_means_that_nobody_is_named(format: str) -> None:
    told = made(format, kind=Counts)
    for name in ("Dalba", "Fundacja", "CIS", "Bank", "Port", "Nowak", "Lis", "Zięba", "Ola"):
        assert name not in told
    assert "2 of 5" in told or '"signed": 2' in told or "signed,1" in told


@pytest.mark.parametrize("lang", CATALOGUES)
def test_a_workbook_names_its_columns_and_each_signature(kpes, shipped: Path, lang: str) -> None:
    change(shipped / "data/partners.yaml", "name: B\n", "name: '=1+1'\n    email: b@example.org\n")
    kpes("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-07")
    for name in ("one", "two"):
        assert kpes("--lang", lang, "status", "--format", "xlsx", "--out", f"out/{name}.xlsx").code == 0
    data = (shipped / "out/one.xlsx").read_bytes()
    assert data == (shipped / "out/two.xlsx").read_bytes()
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert rows[0][:2] == {"pl": ["id", "nazwa"], "en": ["id", "name"]}[lang]
    assert rows[1][:5] == ["a", "A", {"pl": "podpisano", "en": "signed"}[lang], "Anna Nowak", "2014-11-07"]
    assert (rows[2][1], rows[2][-1]) == ("=1+1", "b@example.org")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert f'<autoFilter ref="A1:L{len(rows)}"/>' in sheet
    assert "<f>" not in sheet


def test_polish_excel_opens_the_csv_and_scripts_keep_theirs(kpes, shipped: Path) -> None:
    polish = kpes("--lang", "pl", "status", "--format", "csv").out
    assert polish.startswith("\ufeffid;nazwa;stan;osoba podpisująca;data;miejsce;sposób;")
    assert "\r\na;A;brak podpisu;" in polish
    assert kpes("--lang", "en", "status", "--format", "csv").out.startswith("id,name,standing,form_met,")


@pytest.mark.parametrize("lang", CATALOGUES)
@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_what_status_writes_can_be_filled_in_and_recorded(kpes, shipped: Path, lang: str, format: str) -> None:
    if (lang, format) == ("en", "csv"):
        return  # it is for programs
    kpes("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-07", "--place", "Gdynia", "--method", "qualified")
    kpes("decline", "b", "--on", "2014-11-07", "--reason", "bez zgody")
    file = shipped / f"out/stan.{format}"
    kpes("--lang", lang, "status", "--format", format, "--out", str(file))
    code, out, err = kpes("sign", "--batch", str(file))
    assert (code, out.count("recorded already"), "problem" in err) == (0, 3, False)  # two rows, and the sum
    assert "All 2 signatures were recorded already" in out


def test_a_row_that_says_that_nobody_signed_and_gives_a_day_is_told(kpes, shipped: Path) -> None:
    file = shipped / "t.csv"
    file.write_text("id;stan;osoba podpisująca;data\na;brak podpisu;Jan Lis;2014-11-07\n", encoding="utf-8")
    code, _, err = kpes("sign", "--batch", str(file))
    assert (code, "row 2: “brak podpisu” stands in the column “stan”, but a day is given, too." in err) == (1, True)


@pytest.mark.parametrize("lang", CATALOGUES)
def test_a_table_takes_all_words_that_status_writes(lang: str) -> None:
    from kpes.reports import words

    t = catalogue(lang)
    assert {t(word).casefold() for word in words.METHODS.values()} <= METHODS.keys()
    assert {t(word).casefold() for word in words.STATES.values()} <= {*EVENTS, *UNSIGNED, *ANOTHER_TEXT}
    assert t(words.RECORDED["signed"]).casefold() in EVENTS
