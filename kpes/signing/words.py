"""The words that say how it was signed, and what happened, in the cells of a table and on the command line."""

from __future__ import annotations

from typing import get_args

from kpes.messages import message
from kpes.model import Method, Recorded

METHODS: dict[str, Method] = {
    **{method: method for method in get_args(Method)},
    "własnoręcznie": "handwritten",
    "odręcznie": "handwritten",
    "własnoręczny": "handwritten",
    "podpis własnoręczny": "handwritten",
    "kwalifikowany": "qualified",
    "podpis kwalifikowany": "qualified",
    "kwalifikowany podpis elektroniczny": "qualified",
    "zaufany": "trusted-profile",
    "podpis zaufany": "trusted-profile",
    "profil zaufany": "trusted-profile",
    "osobisty": "personal",
    "podpis osobisty": "personal",
    "by hand": "handwritten",
    "qualified electronic signature": "qualified",
    "trusted profile": "trusted-profile",
    "personal signature": "personal",
    "another way": "other",
    "inaczej": "other",
    "inny sposób": "other",
}
"""What a cell may say of how it was signed, in small letters."""
INK = ("ink", "ślad pisma")
"""What a cell says where a scan shows that somebody signed: it is left to a person to say who."""
EVENTS: dict[str, Recorded] = {
    **{event: event for event in get_args(Recorded)},
    "podpisał": "signed",
    "podpisała": "signed",
    "podpisano": "signed",
    "declined to sign": "declined",
    "odmówił": "declined",
    "odmówiła": "declined",
    "odmówił podpisania": "declined",
    "odmowa": "declined",
    "handed over": "handed-over",
    "odebrał": "handed-over",
    "odebrała": "handed-over",
    "odebrano": "handed-over",
    **dict.fromkeys(INK, "signed"),
}
"""What a cell may say of what happened, in small letters."""
UNSIGNED = ("not signed", "brak podpisu", "nie podpisał", "nie podpisała")
ANOTHER_TEXT = ("signed another text", "podpisano inny tekst", "podpis pod innym tekstem")
"""What a cell may say where nothing is to be recorded, as in the table that `kpes status` writes."""
STATES = message("signed, declined, handed over")
"""A word for each of these in the reader's language."""
POSSIBLE = message("handwritten, qualified, trusted-profile, personal, other")
"""A word for each method in the reader's language."""
