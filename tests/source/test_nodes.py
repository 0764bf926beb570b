from __future__ import annotations

import pytest

from kpes.source import Place, parse, path

YAML = """\
title: T
goals:
  - id: edukacja
    heading: >
      Cele
    text:
      - pierwszy
      - labels: 1/
        items: [a, b]
  - heading: bez id
"""


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        (1, 8, "title"),
        (3, 5, "goals.edukacja"),
        (4, 14, "goals.edukacja.heading"),
        (5, 7, "goals.edukacja.heading"),
        (7, 9, "goals.edukacja.text.1"),
        (9, 20, "goals.edukacja.text.2.items.2"),
        (10, 14, "goals.2.heading"),
        (1, 1, ""),
    ],
)
def test_a_place_is_named_by_the_keys_that_lead_to_it(line, column, expected):
    root, _ = parse(YAML.encode(), "f")
    assert path(root, Place("f", line, column)) == expected
