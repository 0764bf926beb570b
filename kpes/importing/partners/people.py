"""Who may sign for a partner, from the cells of its row: only what is certain, all else is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kpes.importing.partners.columns import BASES, MEANT_BY
from kpes.language import bare
from kpes.messages import Message, listed, message, nearest
from kpes.source import clean, excerpt

_BETWEEN = re.compile(r"[\r\n;|]+")
"""Stands between persons in one cell."""
_BEHIND = re.compile(r"(?P<name>.+?)(?:\s+[–—-]\s+(?P<dash>.+)|\s*\((?P<bracket>[^()]+)\)|,\s+(?P<comma>.+))")
"""A person with a function behind the name."""
_FUNCTIONS = frozenset(
    """prezes prezeska wiceprezes wiceprezeska przewodniczacy przewodniczaca wiceprzewodniczacy wiceprzewodniczaca
    dyrektor dyrektorka wicedyrektor zastepca zastepczyni czlonek czlonkini skarbnik skarbniczka sekretarz sekretarka
    prokurent pelnomocnik pelnomocniczka wojt burmistrz prezydent starosta wicestarosta marszalek wicemarszalek rektor
    prorektor dziekan prodziekan kanclerz kierownik kierowniczka wlasciciel wlascicielka wspolnik komplementariusz
    likwidator proboszcz minister wiceminister wojewoda
    president vice chair chairman chairwoman chairperson director manager member treasurer secretary mayor rector dean
    owner partner head deputy""".split()
)
"""The first words of functions, without accents. Behind a comma only these are certain not to be another person."""


class Person(NamedTuple):
    """A person, and what the table says of the function and the right to sign; nothing where it does not."""

    name: str
    function: str = ""
    basis: str = ""


Wrong = tuple[str, Message]
"""The column, and what is wrong there."""


def people(cells: Mapping[str, str], columns: Mapping[str, object]) -> tuple[list[Person], list[Wrong]]:
    """Those whom the cells of a row name, by column, and what is wrong; ``columns`` are all that the table has."""
    wrong: list[Wrong] = []
    found = [*_in_one_cell(cells, wrong), *_numbered(cells, columns, wrong)]
    return found, wrong


def _in_one_cell(cells: Mapping[str, str], wrong: list[Wrong]) -> list[Person]:
    """Those in the columns without a number: persons, functions and rights in the same order."""
    column = "representatives" if "representatives" in cells else "representative"
    written = cells.get(column) or _joined(cells, "")
    found = [_parsed(one, column, wrong) for one in _parts(written)]
    for what in ("function", "basis"):
        said = _parts(cells.get(what, ""))
        if what == "basis":
            said = [basis for one in said if (basis := _basis(one, what, wrong))]
            said = said * len(found) if len(said) == 1 else said
        if len(said) == len(found):
            found = [one._replace(**{what: value}) for one, value in zip(found, said, strict=True)]
        elif said:
            wrong.append((what, message(
                "Here are {said}, and the row names {people}. Write them in the same order, a line each, or give each "
                "person columns of its own: {columns}.",
                said=len(said), people=len(found), columns=listed([message("representative {number}", number=1),
                                                                   message("function {number}", number=1)]),
            )))  # fmt: skip
    return found


def _numbered(cells: Mapping[str, str], columns: Mapping[str, object], wrong: list[Wrong]) -> Iterator[Person]:
    """Those who have columns of their own."""
    for end in sorted({column.rpartition(" ")[2] for column in cells if column[-1].isdecimal()}, key=int):
        column, end = f"representative {end}", f" {end}"
        name = cells.get(column) or _joined(cells, end)
        function, basis = cells.get(f"function{end}", ""), cells.get(f"basis{end}", "")
        if name:
            person = Person(name) if f"function{end}" in columns else _parsed(name, column, wrong)
            right = _basis(basis, f"basis{end}", wrong) if basis else ""
            yield Person(person.name, function or person.function, right)
        elif function or basis:
            said = message("Here is “{words}”, and nobody whom it is said of. Write the name, or empty this cell.",
                           words=excerpt(function or basis))  # fmt: skip
            wrong.append((f"function{end}" if function else f"basis{end}", said))


def _joined(cells: Mapping[str, str], end: str) -> str:
    return " ".join(filter(None, (cells.get(f"first name{end}"), cells.get(f"surname{end}"))))


def _parts(cell: str) -> list[str]:
    return [clean(part) for part in _BETWEEN.split(cell) if part.strip()]


def _parsed(words: str, column: str, wrong: list[Wrong]) -> Person:
    """A person with the function behind the name, or before it with a dash between, where one is there."""
    found = _BEHIND.fullmatch(words)
    name = found["name"] if found else words
    function = next(filter(None, (found["dash"], found["bracket"], found["comma"])), "") if found else ""
    if found and found["dash"] and _is_function(name) and not _is_function(function):
        return Person(function, name)
    if _is_function(name) or (found and found["comma"] and not _is_function(function)):
        wrong.append((column, message(
            "It is not certain what in “{words}” is the name, what a function, or whether there are several persons. "
            "Write a line for each person, and the function behind a dash: {example}",
            words=excerpt(words), example="Anna Nowak – Prezes Zarządu",
        )))  # fmt: skip
    return Person(name, function)


def _is_function(words: str) -> bool:
    return bare(words).split(" ")[0].strip(".,") in _FUNCTIONS


def _basis(words: str, column: str, wrong: list[Wrong]) -> str:
    said = clean(words).casefold()
    if said not in MEANT_BY:
        likely = nearest(said, MEANT_BY)
        meant = BASES[MEANT_BY[likely[0]]] if likely else listed(BASES.values())
        wrong.append((column, message("“{value}” is not possible here. Possible: {known}.", value=excerpt(words),
                                      known=meant)))  # fmt: skip
    return MEANT_BY.get(said, "")
