"""How acts name units, and what numbers units get that are put between others."""

from __future__ import annotations

import pytest

from kpes.acts.units import find, number_of_next
from kpes.messages import Message
from kpes.model import Text
from tests.acts.made import laid
from tests.parties import PLACE

LABELS = {"pl": "§ 1.", "en": "1.", "de": "§ 1", "fr": "Article 1"}


def numbered(language: str, *numbers: str) -> str:
    """A list under the first paragraph whose items have these numbers."""
    items = ", ".join(f"{{label: {number}., text: x}}" for number in numbers)
    paragraph = f"{{text: [y, {{labels: 1., items: [{items}]}}]}}"
    return f"language: {language}\nparagraph_labels: {LABELS[language]}\nparagraphs: [{paragraph}]\n"


@pytest.mark.parametrize(
    ("language", "there", "behind", "number"),
    [
        ("pl", "1 2", "1", "1a"),
        ("pl", "1 1a 2", "1a", "1b"),
        ("pl", "1 1a 1b 2", "1a", "1aa"),
        ("pl", "1 1a 1aa 1b 2", "1aa", "1ab"),
        ("pl", "1 1z 2", "1z", "1za"),
        ("de", "1 2", "1", "1a"),
        ("en", "1 2", "1", "1A"),
        ("en", "1 1A 2", "1A", "1B"),
        ("fr", "1 2", "1", "1 bis"),
        ("fr", "1 1\xa0bis 2", "1\xa0bis", "1 ter"),
        ("pl", "1 2", "2", ""),
        ("en", "1 1A", "1A", ""),
    ],
)
def test_a_unit_between_two_others_gets_the_number_that_the_language_has_for_it(
    language: str, there: str, behind: str, number: str
) -> None:
    layout = laid(numbered(language, *there.split(" ")))
    _, *items = layout.units
    unit = next(unit for unit in items if unit.label.words == f"{behind.replace(chr(160), ' ')}.")
    assert number_of_next(unit, unit.label.number, layout) == number


def test_a_list_that_does_not_count_on_has_numbers_of_its_own() -> None:
    lists = "{labels: 1., items: [a, b]}, {labels: 1., items: [c]}, {labels: 1., continue: true, items: [d]}"
    layout = laid(f"language: pl\nparagraph_labels: § 1.\nparagraphs: [{{text: [y, {lists}]}}]\n")
    _, *items = layout.units
    assert [number_of_next(unit, unit.label.number, layout) for unit in items] == ["1a", "", "1a", ""]


@pytest.mark.parametrize(("there", "behind"), [("1 1a 2", "1"), ("1 1a 1aa 1b 2", "1a")])
def test_there_is_none_where_one_was_put_right_behind_it(there: str, behind: str) -> None:
    layout = laid(numbered("pl", *there.split()))
    _, *items = layout.units
    unit = next(unit for unit in items if unit.label.number == behind)
    told = number_of_next(unit, behind, layout)
    assert isinstance(told, Message)
    said = f"Behind § 1 ust. {behind} stands § 1 ust. {behind}a already. Put it behind that."
    assert str(told).replace("\xa0", " ") == said


AGREEMENT = """
language: pl
paragraph_labels: § 1.
paragraphs:
  - {id: rada, text: [y, {labels: 1., items: [a, {text: [b, {labels: 1), items: [c, {id: tu, text: d}]}]}]}]}
  - {text: [y, {labels: 1., items: [a]}, {labels: 1., items: [a]}]}
attachments: [{id: plan, title: Plan, text: [x, {labels: 1., items: [{id: tam, text: y}]}]}]
attachment_labels: Załącznik nr 1
"""


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("rada", "§ 1."), ("tu", "2)"), ("§ 1", "§ 1."), ("§ 1.", "§ 1."), ("§  1 ust. 2", "2."), ("§ 1 UST. 2", "2."),
        ("§\xa01 ust. 2 pkt 2", "2)"), ("Załącznik nr 1", "Załącznik nr 1"), ("nr 1", "Załącznik nr 1"),
        ("nr 1 ust. 1", "1."), ("Załącznik nr 1 ust. 1", "1."), ("załączniku nr 1 ust. 1", "1."),
    ],
)  # fmt: skip
def test_a_unit_is_named_by_its_id_or_as_texts_refer_to_it(name: str, found: str) -> None:
    unit = find(laid(AGREEMENT), Text(name, PLACE))
    assert not isinstance(unit, Message), str(unit)
    assert unit.label.words == found


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("rad", "There is no unit “rad”. Did you mean: rada?"),
        (
            "§ 2 ust. 1",
            "“§ 2 ust. 1” means several units (data/agreement.yaml:12, 12). Give the one that is meant an id there.",
        ),
        ("zupełnie", "There is no unit “zupełnie”. Name it by its id, or as it is referred to: § 5 ust. 2."),
    ],
)  # fmt: skip
def test_a_name_of_no_unit_or_of_several_is_told_of(name: str, told: str) -> None:
    found = find(laid(AGREEMENT), Text(name, PLACE))
    assert isinstance(found, Message)
    assert str(found) == told
