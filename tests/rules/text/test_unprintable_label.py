from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.sound import rule_findings, told_by

FEWER = "K247 These labels take in more numbers than stand above them. Write fewer: “{0}”."


def inside(text: str) -> str:
    return f"paragraphs:\n  - text: [{text}]\n"


@pytest.mark.parametrize(
    ("yaml", "fewer"),
    [
        (inside("{labels: 1.1.1., items: [a, b]}"), "1.1."),
        (inside("{labels: 1., items: [{text: x, labels: 1.1.1.1), items: [a]}]}"), "1.1.1)"),
        (inside("{labels: '-', items: [{text: x, labels: 1.1., items: [a]}]}"), "1."),
        ("paragraph_labels: '-'\n" + inside("{labels: 1.1., items: [a]}"), "1."),
        ("paragraph_labels: 1.1.\n", "1."),
        ("chapter_labels: Dział 1.1.\nchapters: [{heading: A, paragraphs: [{text: x}]}]\n", "Dział 1."),
        ("attachment_labels: 1.1.\nattachments: [{id: a, title: A, text: x}]\n", "1."),
        ("attachments: [{id: a, title: A, text: [{labels: 1.1.a), items: [x]}]}]\n", "a)"),
        ("preamble: {text: [{labels: 1.1., items: [x]}]}\n", "1."),
        ("parties: [Zawarli je, {insert: partners, labels: 1.1.}]\n", "1."),
    ],
)
def test_labels_for_which_numbers_are_missing_are_told_with_as_many_as_there_are(yaml, fewer):
    (one,) = told_by("K247", yaml)
    assert one.partition(" ")[2] == FEWER.format(fewer)


def test_it_is_told_where_the_list_is():
    (one,) = told_by("K247", "paragraphs:\n  - text:\n      - labels: 1.1.1.\n        items: [a, b]\n")
    assert one.startswith("12:9 ")


@pytest.mark.parametrize(
    "yaml",
    [
        inside("{labels: 1.1., items: [{text: x, labels: 1.1.1., items: [{text: x, labels: 1.1.1.1., items: [a]}]}]}"),
        inside("{labels: '-', items: [{text: x, labels: 1., items: [{text: x, labels: 1.1., items: [a]}]}]}"),
        "attachments: [{id: a, title: A, text: [{labels: 1., items: [{text: x, labels: 1.1., items: [y]}]}]}]\n",
    ],
)
def test_labels_that_have_the_numbers_are_left_alone(yaml):
    assert told_by("K247", yaml) == []


@pytest.mark.parametrize(
    ("labels", "language", "most"), [("a)", "pl", 676), ("I.", "pl", 3999), ("(i)", "en", 3999), ("1.", "pl", 9999)]
)
def test_letters_and_roman_numerals_that_run_out_are_told_with_their_end(labels, language, most):
    def of(count: int) -> list[str]:
        items = ", ".join(["x"] * count)
        yaml = f"language: {language}\n" + inside(f"{{labels: {labels}, items: [{items}]}}")
        return [one.partition(" K247 ")[2] for one in told_by("K247", yaml)]

    assert of(min(most, 4000)) == []
    if most < 9999:
        said = f"Labels like these end at the number {most}, and {most + 1} are asked for. Label with figures: “1.”."
        assert of(most + 1) == [said]


def test_it_is_said_in_polish():
    (one,) = (one for one in rule_findings("paragraph_labels: 1.1.\n") if one.code == "K247")
    assert catalogue("pl")(one.message) == (
        "Te oznaczenia przejmują więcej numerów, niż jest nad nimi. Trzeba zapisać ich mniej: „1.”."
    )
