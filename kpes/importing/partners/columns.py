"""The columns of a table of partners: a key of a partner each, and three for each person who may sign."""

from __future__ import annotations

from kpes.messages import Message, message
from kpes.tables.reading import Columns

MOST_PEOPLE = 40
"""Representatives of one partner that have columns of their own; more find room in one cell, a line each."""

_KEYS = (
    (message("id"), "identyfikator", "id partnera"),
    (
        message("name"), "nazwa", "partner", "nazwa partnera", "pełna nazwa", "organizacja", "nazwa organizacji",
        "podmiot", "nazwa podmiotu", "instytucja", "firma", "organisation", "organization", "party",
    ),
    (message("seat"), "siedziba", "miejscowość", "miasto", "city"),
    (message("address"), "adres", "adres siedziby", "adres pocztowy", "postal address"),
    (message("short"), "nazwa skrócona", "skrót", "skrót nazwy", "short name"),
    (message("nip"), "numer NIP", "nr NIP"),
    (message("regon"), "numer REGON", "nr REGON"),
    (message("krs"), "numer KRS", "nr KRS"),
    (message("email"), "e-mail", "adres e-mail", "adres email", "mail", "e-mail address"),
    (message("signatures_required"), "liczba podpisów", "ile podpisów", "wymagane podpisy", "signatures required"),
    (
        message("representatives"), "osoby uprawnione do podpisu", "reprezentanci", "osoby podpisujące", "pełnomocnicy",
        "osoby uprawnione", "reprezentacja", "kto podpisuje",
    ),
    (message("description"), "opis", "opis strony"),
)  # fmt: skip
"""The keys of a partner, each with what its column may be called besides."""
_OF_PEOPLE = {
    "representative": ("reprezentant", "osoba podpisująca", "osoba uprawniona", "pełnomocnik", "imię i nazwisko"),
    "first name": ("imię",),
    "surname": ("nazwisko", "last name"),
    "function": ("funkcja", "stanowisko", "funkcje"),
    "basis": ("podstawa", "podstawa umocowania", "umocowanie"),
}
"""What is said of a person; with a number behind it, of the first person, the second, …"""


def _of_people() -> dict[str, Message]:
    named: dict[str, Message] = {}
    for number in range(1, MOST_PEOPLE + 1):
        named[f"representative {number}"] = message("representative {number}", number=number)
        named[f"function {number}"] = message("function {number}", number=number)
        named[f"basis {number}"] = message("basis {number}", number=number)
    return named


def _meant() -> dict[str, str]:
    found = {also: name.text for name, *others in _KEYS for also in (name.text, *others)}
    for what, others in _OF_PEOPLE.items():
        for also in (what, *others):
            found[also] = what
            found |= {f"{also} {number}": f"{what} {number}" for number in range(1, MOST_PEOPLE + 1)}
    return found


COLUMNS = Columns(
    names={**{name.text: name for name, *_ in _KEYS}, "function": message("function"), "basis": message("basis"),
           **_of_people()},
    meant=_meant(),
    needed="name",
    as_written=("representatives", "representative", "function", "basis"),
    remedy=message("Write the names of the columns into its first row, and a row for each partner below."),
    others_left=True,
    left=("lp", "l.p", "nr", "no"),
)  # fmt: skip
KEYS = tuple(name.text for name, *_ in _KEYS)
BASES = {"statutory": message("statutory"), "power-of-attorney": message("power of attorney")}
"""What a cell says of the right by which a person signs, in the reader's language."""
MEANT_BY = {
    **{name: name for name in BASES},
    "power of attorney": "power-of-attorney",
    "pełnomocnictwo": "power-of-attorney",
    "pełnomocnik": "power-of-attorney",
    "ustawa lub statut": "statutory",
    "ustawa": "statutory",
    "statut": "statutory",
    "krs": "statutory",
    "zgodnie z krs": "statutory",
}
"""What each such word means, in small letters."""
