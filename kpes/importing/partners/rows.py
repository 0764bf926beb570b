"""What the rows of a table say of partners, and all that is wrong with their cells."""

from __future__ import annotations

from typing import NamedTuple

from kpes.importing.partners import numbers
from kpes.importing.partners.columns import COLUMNS, KEYS
from kpes.importing.partners.people import Person, people
from kpes.messages import Message
from kpes.shapes.kinds import Unfit
from kpes.shapes.values import COUNT, ID
from kpes.tables import reading
from kpes.tables.reading import Problem, Row, Table


class Entry(NamedTuple):
    """A partner as the table has it: what is said under which key, and of which people; nothing of what is empty."""

    row: int
    said: dict[str, str]
    people: tuple[Person, ...] = ()


class Entries(NamedTuple):
    """The partners of a table, what was restored in which row, and all that is wrong."""

    entries: list[Entry]
    restored: list[Problem]
    problems: list[Problem]


def read(data: bytes, file: str) -> Table:
    """The table in ``data``; a KpesError, which names ``file``, where it is none."""
    return reading.read(data, file, COLUMNS)


def entries(table: Table) -> Entries:
    """The partners of a table. A row that names more people of the partner above, and nothing else, belongs to it."""
    found = Entries([], [], list(table.problems))
    written: dict[str, str] = {}
    for row in table.rows:
        said = {key: row.cells[key] for key in KEYS if key in row.cells and key != "representatives"}
        persons, wrong = people(row.cells, table.names)
        found.problems.extend(Problem(row.number, what, _column(column, table)) for column, what in wrong)
        above = found.entries[-1] if found.entries else None
        if persons and above and said.items() <= written.items():
            found.entries[-1] = above._replace(people=(*above.people, *persons))
        else:
            written = dict(said)
            found.entries.append(Entry(row.number, said, tuple(persons)))
            _check(row, found.entries[-1].said, table, found)
    return found


def _check(row: Row, said: dict[str, str], table: Table, found: Entries) -> None:
    """Puts what the cells mean in place of what they say; what is wrong with them is told, and left out."""
    for key, words in list(said.items()):
        column = table.names[key]
        try:
            if numbers.is_number(key):
                said[key], restored = numbers.number(key, words)
                if restored:
                    found.restored.append(Problem(row.number, restored))
            elif key == "id":
                ID.of(words)
            elif key == "signatures_required":
                said[key] = str(COUNT.of(words))
        except (Unfit, numbers.Lost) as wrong:
            found.problems.append(Problem(row.number, wrong.said, column))
            del said[key]


def _column(column: str, table: Table) -> Message | str:
    return table.names.get(column, column)
