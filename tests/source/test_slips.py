"""One character that is missing, or too much, is told where it is, however far below a parser stumbles."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from kpes.findings import Log
from kpes.shapes.table import read_agreement, read_partners
from kpes.source import parse
from tests.bounded import within
from tests.source.slips import slips
from tests.told import problems

DATA = Path(__file__).parent.parent.parent / "data"
PARTNERS = """\
partners:
  - id: fundacja-wzor
    name: Fundacja Wzór
    seat: Gdańsk
    representatives:
      - name: Anna Nowak
        basis: power-of-attorney
      - name: Jan Kowalski
        basis: statutory
    signatures_required: 2
    nip: '1234563218'
  - id: b
    name: 'Spółdzielnia: „B”'
    seat: Stegna
  - {id: c, name: "Stowarzyszenie C"}
"""
UNCLOSED = "The quotation mark that opens here is never closed, or one inside the text must be doubled."
NO_COLON = "A key needs a colon behind it; or this line belongs to the text above and must be indented."
NO_SPACE = "A space is missing behind the colon of this key."
NO_DASH_SPACE = "A space is missing behind the dash of this item."
NO_DASH = (
    "A dash and a space are missing before this item; or this line belongs to the text above and must be indented."
)
OTHERWISE = "This line is indented otherwise than those that follow and are like it."
OPEN_BRACKET = "The bracket that opens here is never closed."
TOO_DEEP = "This is nested too deep (48 levels at most)."


@pytest.fixture(params=["BaseLoader", "CBaseLoader"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The parser that is used: PyYAML's own, or libyaml."""
    monkeypatch.setattr(sys.modules["kpes.source.parse"], "_LOADER", getattr(yaml, request.param))
    return request.param


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        ("goals:\n  - 'Koordynacja działań: partnerskich;\n  - b\n  - 'c: d'\n", f"2:5 K102 {UNCLOSED}"),
        ("goals:\n  - a\n  - \"b\n  - c\n\nend: 'x'\n", f"3:5 K102 {UNCLOSED}"),
        ("a: 'b\nc: d's\ne: f\n", f"1:4 K102 {UNCLOSED}"),
        ("- id: a\n  seat:Stegna\n  name: A\n", f"2:3 K102 {NO_SPACE}"),
        ("- id:a\n  name: A\n", f"1:3 K102 {NO_SPACE}"),
        ("- id a\n  name: A\n", f"1:3 K102 {NO_COLON}"),
        ("partners\n  - id: a\n", f"1:1 K102 {NO_COLON}"),
        ("items:\n  - 'a'\n  b\n  - c\n", f"3:3 K102 {NO_DASH}"),
        ("items:\n    b: c\n  - d\n", f"2:5 K102 {NO_DASH}"),
        ("items:\n  - >\n    a\n  -b\n  - c\n", f"4:3 K102 {NO_DASH_SPACE}"),
        ("items:\n   - >\n    a\n  - b\n  - c\n", f"2:4 K102 {OTHERWISE}"),
        ("a:\n  - {id: b, name: c\n  - {id: d}\n", f"2:5 K102 {OPEN_BRACKET}"),
        ("a: [b, 'c]'\nd: e\n", f"1:4 K102 {OPEN_BRACKET}"),
    ],
)
def test_a_slip_is_told_where_it_is(loader: str, yaml: str, said: str) -> None:
    assert problems(yaml) == [said]


def told_at(text: str, read: Callable[[bytes, str], tuple[object, Log]], every: int) -> Iterator[tuple[str, int]]:
    """What was done, and how many lines behind it the first finding is; what is still sound is left out."""
    for what, line, slipped in list(slips(text))[::every]:
        found = parse(slipped.encode(), "f")[1] or list(read(slipped.encode(), "f")[1])
        if found:
            yield what, min(one.place.line for one in found) - line


@pytest.mark.parametrize(
    ("text", "read", "every"),
    [
        ((DATA / "agreement.yaml").read_text("utf-8"), read_agreement, 3),
        ((DATA / "partners.yaml").read_text("utf-8"), read_partners, 1),
        (PARTNERS, read_partners, 1),
    ],
    ids=["agreement", "partners", "all keys"],
)
def test_nearly_every_slip_is_told_in_its_line_or_the_next(text: str, read, every: int) -> None:
    told = list(told_at(text, read, every))
    far = [(what, lines) for what, lines in told if lines not in (-1, 0, 1)]
    assert len(told) > 70
    assert len(far) <= len(told) // 100


def test_both_parsers_lead_to_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [slipped for _, _, slipped in slips(PARTNERS)]
    told = []
    for name in ("BaseLoader", "CBaseLoader"):
        monkeypatch.setattr(sys.modules["kpes.source.parse"], "_LOADER", getattr(yaml, name))
        told.append([problems(text) for text in texts])
    assert told[0] == told[1]


@pytest.mark.parametrize("open_ones", ["[", "{a: ", "[{a: "])
@pytest.mark.parametrize("before", ["title: ", "a:\n  - b\n  - "])
def test_what_is_nested_too_deep_is_called_that(loader: str, before: str, open_ones: str) -> None:
    for closed in ("", "]" * 1000):
        said = problems(before + open_ones * 1000 + (closed if open_ones == "[" else ""))
        assert [one.split(" ", 1)[1] for one in said] == [f"K109 {TOO_DEEP}"]


def test_too_deep_is_told_at_the_bracket_that_is_one_too_many(loader: str) -> None:
    assert problems("title: " + "[" * 1000) == [f"1:55 K109 {TOO_DEEP}"]


@pytest.mark.parametrize(
    "line",
    ['a: "' + '\\"' * 500_000, "a: '" + "''" * 500_000, f"a{' ' * 1_000_000}b", "- " * 300_000, ": " * 500_000],
    ids=["double quotes", "single quotes", "spaces", "dashes", "colons"],
)
def test_long_lines_are_looked_at_in_one_go(line: str) -> None:
    with within(10):
        assert len(problems(f"{line}\n'x\ny: z\n")) == 1
