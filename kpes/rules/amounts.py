"""Amounts as each language writes them: „120 000,00 zł”, “EUR 120,000.00”, „1.850.000 €”."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kpes.model import Table, Text
from kpes.rules.rule import Words

_CURRENCY = r"(?:zł(?:ot\w{1,4})?|PLN|EUR|€|[Ee]uros?|USD|US\$|\$|GBP|£|CHF|CZK)"
_GROUPS = {"pl": "[ .]", "en": "[ ,]", "de": "[ .'’]", "fr": "[ .]"}
_POINT = {"pl": ",", "en": r"\.", "de": ",", "fr": ","}
_BETWEEN = {"pl": " ", "en": ",", "de": ".", "fr": " "}
"""What a number's groups of three digits may have between them, the sign before its decimals, and how kpes says it."""
_NOTHING = ("", "-", "–", "—", "x", "X", "n/d", "n.d.", "n/a")
"""What stands in a cell that has no amount."""
_TOTAL = (
    r"(?i)^(?:[^\W\d_]+\s){0,2}(?:razem|ogółem|suma|łącznie|podsumowanie|total|totals|sum|summe|gesamt\w*|insgesamt)\b"
    r"(?!\s(?:ubezp|gwaranc|insured))"
)
_OF_WHICH = r"(?i)^(?:-|–)?\s?(?:w\stym|z\stego|of\swhich|incl|thereof|davon|darunter|dont)\b"
_INNER = r"^[0-9]+\.[0-9]"


class Row(NamedTuple):
    """A row of a table in one of its columns.

    A part says what is in the amount above it, or in that of a row with a shorter number.
    """

    cell: Text
    amount: Decimal | None
    is_total: bool
    is_part: bool

    @property
    def is_empty(self) -> bool:
        return self.cell.value in _NOTHING


def columns(table: Table, language: str) -> Iterator[list[Row]]:
    """The columns of a table, each as its rows."""
    kinds = [_kind([cell.value for cell in row if cell.value]) for row in table.rows]
    for at in range(len(table.rows[0])):
        cells = [row[at] for row in table.rows]
        yield [Row(cell, amount(cell.value, language), *kind) for cell, kind in zip(cells, kinds, strict=True)]


def has_total(table: Table) -> bool:
    """Whether any row is one of totals."""
    return any(_kind([cell.value for cell in row if cell.value])[0] for row in table.rows)


def _kind(said: list[str]) -> tuple[bool, bool]:
    """Whether a row that says this is a total, and whether it is a part."""
    head = next((words for words in said if not re.fullmatch(r"[0-9IVX]+[.)]?", words)), "")
    inner = bool(said and re.match(_INNER, said[0]))
    return bool(re.match(_TOTAL, head)), inner or bool(re.match(_OF_WHICH, head))


def amount(words: str, language: str) -> Decimal | None:
    """The amount that is all that some words say, with or without a currency or a per cent sign."""
    if not any(map(str.isdecimal, words)):
        return None
    found = re.fullmatch(rf"(?:{_CURRENCY}\s?)?({_number(language)})(?:,[-–])?(?:\s?(?:{_CURRENCY}|%))?\*?", words)
    return _value(found[1], language) if found else None


def amounts(text: Text, language: str) -> Iterator[tuple[Words, Decimal]]:
    """The amounts in a currency that some words name."""
    number = rf"(?<![\w.,/–-])({_number(language)})"
    for found in re.finditer(
        rf"{_CURRENCY}\s?({_number(language)})(?![\w%])|{number}(?:,[-–])?\s?{_CURRENCY}(?!\w)", text.value
    ):
        group = 1 if found[1] else 2
        yield Words(text, *found.span(group)), _value(found[group], language)


def said(value: Decimal, language: str) -> str:
    """An amount as the language writes it."""
    whole, _, decimals = f"{value:,f}".partition(".")
    point = "." if language == "en" else ","
    return whole.replace(",", _BETWEEN[language]) + (f"{point}{decimals}" if decimals else "")


def _number(language: str) -> str:
    groups, point = _GROUPS[language], _POINT[language]
    return rf"(?:[0-9]{{1,3}}(?:{groups}[0-9]{{3}})+|[0-9]{{1,12}})(?:{point}[0-9]{{1,4}})?(?![0-9]|[.,' ][0-9])"


def _value(number: str, language: str) -> Decimal:
    plain = re.sub(_GROUPS[language], "", number)
    return Decimal(plain.replace(",", "."))
