"""YAML for people: what is written reads back as the same, and looks as a person would have written it."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kpes.source import forbidden, parse, plain
from kpes.source.writing import written

WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=12).filter(
    lambda words: not forbidden(words)
)
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)
SEVERAL_LINES = st.lists(TEXTS, min_size=2, max_size=3).map("\n".join)
KEYS = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)
DATA = st.dictionaries(
    KEYS,
    st.recursive(
        TEXTS | SEVERAL_LINES | st.integers(0, 99) | st.dates(),
        lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(KEYS, inner, min_size=1, max_size=4),
        max_leaves=12,
    ),
    min_size=1,
)


def read(text: str) -> Any:
    root, problems = parse(text.encode(), "data.yaml")
    assert not problems
    assert root is not None
    return plain(root)


def said(value: Any) -> Any:
    """A value as kpes reads it: everything is a text, and a text has no white space around it."""
    if isinstance(value, dict):
        return {key: said(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [said(inner) for inner in value]
    return str(value).strip()


@given(DATA)
def test_what_is_written_reads_back_as_the_same(data: dict[str, Any]) -> None:
    assert said(read(written(data, {key: ["What it is for."] for key in data}, ["Above all."]))) == said(data)


LONG = (
    "Partnerzy ufają, że dalsza działalność przyczyni się do realizacji wspólnych działań: „razem” # i do końca, "
    "przy pełnym wykorzystaniu możliwości."
)


def test_short_texts_stand_in_a_line_and_long_ones_are_folded() -> None:
    data = {
        "title": "Umowa\no współpracy",
        "date": date(2026, 1, 15),
        "parties": LONG,
        "paragraphs": [
            {"id": "rada", "text": ["Rada:", {"labels": "1.", "items": ["krótki", {"text": LONG, "label": "1a."}]}]},
            {"text": [{"table": {"columns": ["Partner", "Wkład"], "rows": [["A", "1,00 zł"], ["B", "- 2"]]}}]},
        ],
    }
    comments = {"date": ["Data."], "paragraphs": ["Paragrafy.", "  labels: oznaczenie."]}
    assert written(data, comments, ["Tekst umowy."]) == """\
# Tekst umowy.

title: |
  Umowa
  o współpracy

# Data.
date: 2026-01-15

parties: >
  Partnerzy ufają, że dalsza działalność przyczyni się do realizacji wspólnych działań: „razem” # i do końca,
  przy pełnym wykorzystaniu możliwości.

# Paragrafy.
#   labels: oznaczenie.
paragraphs:
  - id: rada
    text:
      - 'Rada:'
      - labels: '1.'
        items:
          - krótki
          - text: >
              Partnerzy ufają, że dalsza działalność przyczyni się do realizacji wspólnych działań: „razem” #
              i do końca, przy pełnym wykorzystaniu możliwości.
            label: 1a.
  - text:
      - table:
          columns: [Partner, Wkład]
          rows:
            - [A, '1,00 zł']
            - [B, '- 2']
"""  # fmt: skip
