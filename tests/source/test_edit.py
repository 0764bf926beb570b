"""Changes to the list in a file that people write: what is not changed stays byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpes.shapes.table import read_partners
from kpes.source import parse, plain
from kpes.source.edit import Listing
from tests.conftest import REPOSITORY

FILE = "data/partners.yaml"
BLOCK = """\
# Lista.
partners:
  # lider
  - id: a
    name: Fundacja A  # tak w statucie
    seat: >
      Gdańsk,
      Wrzeszcz

  - id: b   # druga
    representatives:
      - {name: Anna Nowak}
      # zastępuje ją
      - name: 'Jan Kowalski'
    name: "Spółdzielnia: B"
# koniec
"""


def listing(text: str) -> Listing:
    return Listing(text.encode(), parse(text.encode(), FILE)[0], "partners")


def read(text: str) -> list[dict[str, object]]:
    root, problems = parse(text.encode(), FILE)
    assert (root is not None, problems) == (True, [])
    return plain(root)["partners"]


def changed(text: str, number: int, **values: object) -> str:
    made = listing(text)
    made.put_all(number, values)
    return made.bytes().decode()


def test_a_value_is_replaced_where_it_stands_and_its_comment_stays() -> None:
    assert changed(BLOCK, 0, name="Fundacja O'A") == BLOCK.replace("name: Fundacja A ", "name: 'Fundacja O''A' ")
    assert changed(BLOCK, 1, name="B") == BLOCK.replace('"Spółdzielnia: B"', "B")
    assert changed(BLOCK, 0, seat="Gdynia") == BLOCK.replace(">\n      Gdańsk,\n      Wrzeszcz", "Gdynia")


def test_a_key_that_was_not_there_stands_below_the_others() -> None:
    assert changed(BLOCK, 0, nip="0123456789", signatures_required=2) == BLOCK.replace(
        "      Wrzeszcz\n", "      Wrzeszcz\n    nip: '0123456789'\n    signatures_required: 2\n"
    )


def test_a_list_takes_the_place_of_a_list() -> None:
    people = [{"name": "Ewa Zając", "function": "Prezes"}, {"name": "Yes"}]
    text = changed(BLOCK, 1, representatives=people)
    assert "    representatives:\n      - name: Ewa Zając\n        function: Prezes\n      - name: 'Yes'\n" in text
    assert read(text)[1] == {"id": "b", "representatives": people, "name": "Spółdzielnia: B"}


def test_groups_in_brackets_stay_in_brackets() -> None:
    text = "partners:\n- {id: a, name: A}  # pierwszy\n- {id: b, name: B}\n"
    assert changed(text, 0, name="A, [B]", email="a@example.org") == (
        "partners:\n- {id: a, name: 'A, [B]', email: a@example.org}  # pierwszy\n- {id: b, name: B}\n"
    )


def test_groups_are_added_at_the_end_and_taken_out_with_their_lines_alone() -> None:
    made = listing(BLOCK)
    made.remove(0)
    made.add({"id": "c", "name": "C"})
    made.add({"id": "d", "name": "D", "representatives": [{"name": "Anna Nowak"}]})
    begin, _, rest = BLOCK.partition("  - id: a\n")
    assert made.bytes().decode() == begin + rest[rest.index("\n  - id: b") :].replace(
        "# koniec\n",
        "  - id: c\n    name: C\n  - id: d\n    name: D\n    representatives:\n      - name: Anna Nowak\n# koniec\n",
    )


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", "partners:\n  - id: z\n"),
        ("# Lista.", "# Lista.\npartners:\n  - id: z\n"),
        ("partners:\n", "partners:\n  - id: z\n"),
        ("partners: []  # nikt\n", "partners:\n  - id: z  # nikt\n"),
        ("partners: [{id: a, name: 'A: 1'}]\n", "partners:\n  - {id: a, name: 'A: 1'}\n  - id: z\n"),
        ("\ufeffpartners:\r\n-   id: a\r\n", "\ufeffpartners:\r\n-   id: a\r\n- id: z\r\n"),
    ],
)
def test_a_list_of_any_look_takes_more(text: str, after: str) -> None:
    made = listing(text)
    made.add({"id": "z"})
    assert made.bytes().decode() == after


def test_nothing_changes_where_nothing_is_to() -> None:
    data = (REPOSITORY / FILE).read_bytes()
    assert Listing(data, parse(data, FILE)[0], "partners").bytes() == data


words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z", "M"]) | st.just(" "), min_size=1).map(
    lambda text: " ".join(text.split())
).filter(bool)
KEYS = ("name", "seat", "email", "description")


@given(st.lists(st.dictionaries(st.sampled_from(KEYS), words), max_size=4), st.data())
def test_whatever_words_are_put_in_or_added_they_are_read_back_and_the_rest_is_as_it_was(groups, data) -> None:
    text = "partners:\n  - {id: a, name: A, seat: 'x'}\n  - id: b\n    name: B\n    seat: |\n      y\n"
    expected = read(text)
    made = listing(text)
    for number in range(2):
        values = data.draw(st.dictionaries(st.sampled_from(KEYS), words))
        made.put_all(number, values)
        expected[number] |= values
    for group in groups:
        made.add({"id": "z", **group})
        expected.append({"id": "z", **group})
    if data.draw(st.booleans()):
        made.remove(0)
        del expected[0]
    after = made.bytes().decode()
    assert [{key: str(value).rstrip("\n") for key, value in one.items()} for one in read(after)] == [
        {key: str(value).rstrip("\n") for key, value in one.items()} for one in expected
    ]
    assert read_partners(after.encode(), FILE)[0] is not None or not all("name" in one for one in expected)
