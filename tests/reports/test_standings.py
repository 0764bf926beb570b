"""Who has signed and who has not, in every form that kpes shows it in."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from markdown_it import MarkdownIt

from kpes.messages import CATALOGUES, ENGLISH, catalogue
from kpes.model import Evidence, Method
from kpes.reports.report import written
from kpes.reports.standings import Standings, state_of
from kpes.reports.terminal import draw_standings
from kpes.reports.words import METHODS
from kpes.status import Standing, Status, standing
from tests.bounded import within
from tests.parties import OTHER, TODAY, partner, process, signature
from tests.terminal import on_terminal

SCAN = Evidence("data/evidence/c/skan.pdf", "ab" * 32)
LONG = "Stowarzyszenie na rzecz Rozwoju Ekonomii Społecznej i Przedsiębiorczości Kaszub Północnych i Żuław"
MET = "Written form: met by 1 of 1 who have signed."
HOSTILE = [
    "[a/b] [bold]x[/bold]",
    "*a* _b_ `c` <b>d</b> ~~e~~ $f$",
    "a | b \\ | c",
    "# 1 & 2 &amp; {3}",
    "![x](y) [z](w)",
]


def state(*entries, status: str = "final") -> Status:
    """The state of an agreement of partners with their signatures."""
    standings = tuple(standing(party, list(signatures), TODAY, "written") for party, signatures in entries)
    return Status("Porozumienie", status, TODAY, standings, "written", len(standings))


def mixed() -> Status:
    return state(
        (partner("c", name="Fundacja „Żółw”"), [signature(evidence=(SCAN,))]),
        (partner("a", name="Dalba"), []),
        (partner("b", "Anna Nowak", "Ewa Lis", name="CIS", required=2), [
            signature("Ewa Lis", fingerprint=OTHER),
            signature("Ewa Lis", date(2014, 12, 1), "qualified"),
        ]),
        (partner("d", name="Bank"), [signature("Jan Zięba", fingerprint=OTHER)]),
        (partner("e", name="Port"), [signature("Ola Ił", date(2014, 12, 2), "trusted-profile")]),
    )  # fmt: skip


def told(format: str, whole: Status, shown: Sequence[Standing] | None = None) -> str:
    """The report in a format, on all of its standings or on these."""
    return written(Standings(ENGLISH, whole, whole.standings if shown is None else shown), format)


def drawn(status: Status, language: str = "en") -> list[str]:
    stream = io.StringIO()
    draw_standings(Standings(catalogue(language), status, status.standings), stream)
    return [line.rstrip() for line in stream.getvalue().splitlines()]


@pytest.fixture(autouse=True)
def _eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for variable in ("FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(variable, raising=False)


def test_json_says_exactly_what_scripts_rely_on() -> None:
    whole = mixed()
    assert json.loads(told("json", whole, whole.standings[:2])) == {
        "agreement": {"title": "Porozumienie", "status": "final", "fingerprint": TODAY, "copies": 5},
        "signed": 2,
        "total": 5,
        "declined": 0,
        "awaited": 4,
        "complete": False,
        "concluded_on": None,
        "partners": [
            {
                "id": "c",
                "name": "Fundacja „Żółw”",
                "standing": "signed",
                "form_met": True,
                "signatures": [
                    {
                        "representative": "Anna Nowak",
                        "signed_on": "2014-11-07",
                        "method": "handwritten",
                        "fingerprint": TODAY,
                        "recorded_at": "2014-11-08T09:12:44Z",
                        "evidence": [{"file": "data/evidence/c/skan.pdf", "sha256": "ab" * 32}],
                    }
                ],
                "declined": None,
                "handed_over": None,
            },
            {
                "id": "a",
                "name": "Dalba",
                "standing": "unsigned",
                "form_met": None,
                "signatures": [],
                "declined": None,
                "handed_over": None,
            },
        ],
    }


def test_json_tells_the_day_of_conclusion_and_keeps_polish_letters() -> None:
    whole = state((partner(name="Żółw"), [signature()]))
    report = told("json", whole)
    assert (json.loads(report)["complete"], json.loads(report)["concluded_on"]) == (True, "2014-11-07")
    assert "Żółw" in report
    assert report.endswith("}\n")


def test_csv_has_a_line_a_partner() -> None:
    assert told("csv", mixed()).split("\r\n") == [
        "id,name,standing,form_met,representatives,signed_on,methods,editions,"
        "declined_on,declined_by,reason,copy_on,copy_to,email",
        f"c,Fundacja „Żółw”,signed,yes,Anna Nowak,2014-11-07,handwritten,{TODAY[7:19]},,,,,,",
        "a,Dalba,unsigned,,,,,,,,,,,",
        f"b,CIS,partial,yes,Ewa Lis,2014-12-01,qualified,{TODAY[7:19]},,,,,,",
        "d,Bank,stale,yes,Jan Zięba,2014-11-07,handwritten,ffffffffffff,,,,,,",
        f"e,Port,signed,no,Ola Ił,2014-12-02,trusted-profile,{TODAY[7:19]},,,,,,",
        "",
    ]


@pytest.mark.parametrize(
    "name", ["=1+1", "+48 58", "-x", "@SUM(A1)", '=HYPERLINK("http://x","y")', 'a,b;"c"']
)
def test_no_cell_of_the_csv_is_taken_for_a_formula(name: str) -> None:
    whole = state((partner(name=name), [signature(name)]))
    _, row = csv.reader(io.StringIO(told("csv", whole)))
    kept = name if name.startswith("a") else f"'{name}"
    assert (row[1], row[4]) == (kept, kept)


def cells(markdown: str) -> list[str]:
    """What a reader sees in the cells of the table, and the heading first."""
    seen = []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        if token.type == "inline":
            assert {child.type for child in token.children} <= {
                "text",
                "text_special",
                "softbreak",
                "hardbreak",
            }
            seen.append("".join(child.content for child in token.children))
    return seen


@pytest.mark.parametrize("name", HOSTILE)
def test_markdown_shows_every_name_as_it_is_written(name: str) -> None:
    whole = state((partner(name=name), [signature(name)]))
    assert cells(told("markdown", whole))[-6:] == [
        "a", name, "signed", name, "2014-11-07", "by hand",
    ]  # fmt: skip


def test_markdown_has_a_heading_the_state_and_a_table() -> None:
    whole = mixed()
    assert told("markdown", whole, whole.standings[1:2]) == (
        "# Porozumienie\n\n"
        "2 of 5 have signed, 1 of them not in written form, 3 are missing.  \n"
        "1 partner signed another text than today's. See what changed with: kpes diff  \n"
        "Edition ffffffffffff was signed for: Bank.  \n"
        "Written form: met by 1 of 2 who have signed.  \n"
        "It is not met by Port: Ola Ił, trusted profile.  \n"
        f"Edition {TODAY[7:19]}, 5 copies.  \n\n"
        "| Id | Partner | State | Signed by | Date | How |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| a | Dalba | not signed |  |  |  |\n"
    )


def test_plain_lines_stand_in_columns_and_nothing_is_cut_or_coloured() -> None:
    both = (
        partner("c", name="Fundacja „Żółw”"),
        [signature("Anna Ł"), signature("Ewa Lis", date(2014, 11, 6))],
    )
    whole = mixed()
    whole = whole._replace(standings=(*state(both).standings, *whole.standings[1:]))
    assert told("table", whole).split("\n")[8:] == [
        "Id  Partner          State                 Signed by        Date                    How",
        "c   Fundacja „Żółw”  signed                Ewa Lis, Anna Ł  2014-11-06, 2014-11-07  by hand",
        "a   Dalba            not signed",
        "b   CIS              1 of 2 signed         Ewa Lis          2014-12-01              "
        "qualified electronic signature",
        "d   Bank             signed another text   Jan Zięba        2014-11-07              by hand",
        "e   Port             signed, form not met  Ola Ił           2014-12-02              trusted profile",
        "",
    ]
    long = state((partner(name=LONG * 5), [signature("[a/b]")]))
    assert f"a   {LONG * 5}  signed  [a/b]" in told("table", long)


@pytest.mark.parametrize("format", ["table", "markdown"])
def test_where_no_partner_is_to_be_shown_there_is_no_table(format: str) -> None:
    assert "Partner" not in told(format, mixed(), ())


@pytest.mark.parametrize(
    ("whole", "lines"),
    [
        (state((partner("a"), []), (partner("b"), [signature()])), ["1 of 2 has signed, 1 is missing.", MET]),
        (state((partner("a"), [])), ["0 of 1 have signed, 1 is missing."]),
        (
            state((partner("a"), [signature()])),
            ["All 1 have signed.", "The last signature that was needed: 2014-11-07.", MET],
        ),
        (
            state((partner("a"), [signature()]), status="draft"),
            [
                "All 1 have signed.",
                "The last signature that was needed: 2014-11-07.",
                MET,
                "The text is still a draft.",
            ],
        ),
        (
            state((partner("a"), [signature(method="other")])),
            [
                "All 1 have signed, 1 of them not in written form.",
                "Written form: met by 0 of 1 who have signed.",
                "It is not met by A: Anna Nowak, another way.",
            ],
        ),
        (
            state((partner("a"), []), status="draft"),
            ["0 of 1 have signed, 1 is missing.", "The text is still a draft."],
        ),
    ],
)
def test_the_state_is_told_in_sentences(whole: Status, lines: list[str]) -> None:
    assert told("table", whole, ()).splitlines()[1:-1] == lines


def test_who_signed_but_not_in_form_does_not_look_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    lines = drawn(mixed())
    assert [line for line in lines if "\x1b[33m● signed, form not met" in line]
    assert [line for line in lines if "\x1b[32m● signed " in line]


def test_where_any_form_will_do_none_is_spoken_of() -> None:
    whole = state((partner("a"), [signature(method="other")]))._replace(form="any")
    assert "form" not in told("table", whole, ())


def test_of_many_who_did_not_meet_the_form_the_first_are_named() -> None:
    whole = state(*((partner(f"p{number}"), [signature(method="personal")]) for number in range(7)))
    assert told("table", whole, ()).splitlines()[2:-1] == [
        "Written form: met by 0 of 7 who have signed.",
        *(f"It is not met by P{number}: Anna Nowak, personal signature." for number in range(5)),
        "And 2 more.",
    ]


def test_earlier_editions_are_told_the_latest_first_with_their_partners_and_the_day_of_the_change() -> None:
    older = signature(fingerprint="sha256:" + "e" * 64)._replace(recorded_at="2014-11-01T08:00:00Z")
    parties = [(partner(f"p{number}"), [signature(fingerprint=OTHER)]) for number in range(12)]
    whole = state((partner("a"), [older]), *parties)._replace(changed_on=date(2014, 11, 20))
    assert told("table", whole, ()).splitlines()[2:-1] == [
        "13 partners signed another text than today's. See what changed with: kpes diff",
        "Edition ffffffffffff was signed for: P0, P1, P2, P3, P4, P5, P6, P7, P8, P9 and 2 more. "
        "It is not today's text any more, since 2014-11-20 at the latest.",
        "Edition eeeeeeeeeeee was signed for: A. It is not today's text any more, since 2014-11-20 at the latest.",
    ]


def test_who_signed_another_text_is_told_while_somebody_else_of_the_same_partner_signed_todays() -> None:
    both = [signature("Anna Nowak", fingerprint=OTHER), signature("Ewa Lis")]
    whole = state((partner("b", "Anna Nowak", "Ewa Lis", name="CIS", required=2), both))
    lines = told("table", whole, state((partner("b", required=2), both)).standings).splitlines()
    assert lines[2:4] == [
        "1 partner signed another text than today's. See what changed with: kpes diff",
        "Edition ffffffffffff was signed for: CIS.",
    ]
    assert "1 of 2 signed  Ewa Lis, Anna Nowak (edition ffffffffffff)  2014-11-07  by hand" in lines[-1]


def test_every_method_has_its_words() -> None:
    assert list(METHODS) == list(get_args(Method))


def test_a_terminal_gets_the_missing_first_parted_from_the_rest_by_a_line() -> None:
    assert drawn(mixed()) == [
        "Porozumienie",
        "█" * 24 + "░" * 36,
        "2 of 5 have signed, 1 of them not in written form, 3 are missing.",
        "1 partner signed another text than today's. See what changed with: kpes diff",
        "Edition ffffffffffff was signed for: Bank.",
        "Written form: met by 1 of 2 who have signed.",
        "It is not met by Port: Ola Ił, trusted profile.",
        f"Edition {TODAY[7:19]}, 5 copies.",
        "",
        " State                    Id   Partner",
        " " + "─" * 78,
        " ○ not signed             a    Dalba",
        " ◐ 1 of 2 signed          b    CIS",
        "                                 Ewa Lis, 2014-12-01, qualified electronic",
        "                                 signature",
        "                                 waiting for Anna Nowak",
        " ≠ signed another text    d    Bank",
        "                                 Jan Zięba, 2014-11-07, edition ffffffffffff",
        " ● signed, form not met   e    Port",
        "                                 Ola Ił, 2014-12-02, trusted profile",
        "",
        " ● signed                 c    Fundacja „Żółw”",
        "                                 Anna Nowak, 2014-11-07",
        "",
    ]


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_state_stands_on_one_line_of_a_terminal(language: str) -> None:
    t, whole = catalogue(language), mixed()
    lines = drawn(whole, language)
    for one in whole.standings:
        assert [line for line in lines if f" {t(state_of(one))} " in line]


def test_who_may_still_sign_is_named() -> None:
    people = ("Anna Nowak", "Jan Kowalski", "Ewa Lis")
    lines = drawn(
        state((partner("a", *people), []), (partner("b", *people, required=3), [signature("Ewa Lis")]))
    )
    assert [line[line.index("waiting") :] for line in lines if "waiting" in line] == [
        "waiting for 1 of: Anna Nowak, Jan Kowalski, Ewa Lis",
        "waiting for Anna Nowak, Jan Kowalski",
    ]


@pytest.mark.parametrize("language", ["en", "pl"])
@pytest.mark.parametrize("name", [*HOSTILE, LONG, "Ż" * 300, "=1+1"])
def test_no_name_is_lost_on_a_terminal_or_leaves_its_eighty_columns(name: str, language: str) -> None:
    id = "stowarzyszenie-na-rzecz-rozwoju-ekonomii"
    whole = state(
        (partner(id, name, "Jan", name=name, required=2), [signature(name, method="qualified")]),
        (partner("b", name=name), [signature(name, method="trusted-profile")]),
    )
    lines = drawn(whole, language)
    assert max(map(len, lines)) <= 80
    heading = next(number for number, line in enumerate(lines) if "Id, Partner" in line)
    below = [line[lines[heading].index("Id") :] for line in lines[heading + 2 :]]
    assert [line for line in below if line in (id, "b")] == [id, "b"]  # each whole, in a line of its own
    assert re.sub(r"\s", "", "".join(below)).count(re.sub(r"\s", "", name)) == 4


def test_a_whole_agreement_that_is_signed_looks_like_it() -> None:
    lines = drawn(state((partner("a"), [signature()]), (partner("b"), [signature()])))
    assert lines[1] == "█" * 60
    assert lines[2] == "All 2 have signed."


def test_ten_thousand_partners_take_a_moment_in_every_form() -> None:
    many = state(
        *((partner(f"p{number}", name=LONG), [signature()] * (number % 2)) for number in range(10_000))
    )
    with within(5):
        shown = [
            *(told(format, many) for format in ("json", "csv", "markdown", "table")),
            "\n".join(drawn(many)),
        ]
    assert [text.count(LONG) for text in shown] == [10_000] * 5
    assert shown[-1].index("p9998 ") < shown[-1].index("p1 ")


def test_colour_is_for_terminals_alone_and_for_those_who_want_it(shipped: Path) -> None:
    command = ("-m", "kpes", "--project", shipped, "--lang", "en", "status")
    plain = process(*command).communicate(timeout=60)[0]
    assert "\x1b" not in plain
    assert "\x1b[1;31m○ not signed" in on_terminal(*command).raw
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", on_terminal(*command, NO_COLOR="1").raw)
