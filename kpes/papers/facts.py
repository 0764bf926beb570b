"""The plain facts that templates of letters are given beside the sentences: of the text, of partners, of people."""

from __future__ import annotations

import re
from datetime import date

from kpes.fingerprint import short
from kpes.language import language
from kpes.messages import printed
from kpes.model import Partner, Representative
from kpes.project.snapshot import Resolved

_KEYS = ("short", "seat", "address", "email", "nip", "regon", "krs")
_POSTCODE = re.compile(r",\s*(?=(?:[A-Z]{1,2}-)?\d{2}-?\d{3}\b)")
"""What parts street and town in an address that stands in one line."""


def of_text(text: Resolved, due: date | None) -> dict[str, str]:
    """What is known of the text, and the day until which something is asked for, empty where there is none."""
    tongue = language(text.agreement.language)
    return {
        "title": text.document.title,
        "date": text.document.date.isoformat(),
        "date_in_words": tongue.long_date(text.document.date),
        "author": text.document.author,
        "edition": short(text.fingerprint),
        "fingerprint": text.fingerprint,
        "form": text.agreement.form,
        "language": tongue.tag,
        "due": due.isoformat() if due else "",
        "due_in_words": tongue.long_date(due) if due else "",
        "place_and_date": tongue.say(printed("Place and date: {blank}", blank="…" * 20)),
    }


def of_recipient(id: str, name: str, partner: Partner | None) -> dict[str, object]:
    """What is known of a partner, or of somebody else who gets a copy; empty what is not known."""
    found = {key: getattr(partner, key, None) for key in _KEYS}
    told = {key: value.value if value else "" for key, value in found.items()}
    lines = _POSTCODE.split(told["address"] or told["seat"])
    return {"partner": {"id": id, "name": name, **told}, "postal": [name, *filter(None, lines)]}


def of_person(person: Representative) -> dict[str, str]:
    """What is known of who may sign for a partner."""
    return {"name": person.name.value, "function": person.function.value if person.function else ""}


def named(person: Representative) -> str:
    """A person as a sentence names one: „Anna Nowak (Prezes Zarządu)”."""
    return f"{person.name.value} ({person.function.value})" if person.function else person.name.value
