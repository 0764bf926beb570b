"""The parties and all that depends on them, out of what was recognised in a text: the steps behind the outline.

Each step leaves every word of the text as it is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from typing import NamedTuple

from kpes.importing.entries import entries
from kpes.importing.found import Data, Found, keep, keep_in
from kpes.importing.known_words import dated, parties_said, with_copies
from kpes.importing.parties import parties
from kpes.importing.parts import kept
from kpes.importing.quoted import quoted
from kpes.importing.references import refer
from kpes.importing.signatories import Signing, lists_alike, shown, signatories
from kpes.messages import Message, counted, message
from kpes.model import Agreement
from kpes.received.written import Grid

_LEAST, _MOST = 2, 999
"""How many keep the place of partners whom nobody named."""


class Agreed(NamedTuple):
    """The data of an agreement and of its partners, and what somebody should look at."""

    agreement: Data
    partners: list[Data]
    told: tuple[Message, ...]


def agreed(found: Found, today: date) -> Agreed:
    """All that ``data/`` is to hold of a text."""
    agreement = deepcopy(found.agreement)
    code = agreement["language"]
    named = parties(found.opening, code, shown(found.closing))
    if named.is_inserted:
        agreement["parties"] = named.parts
    signing = signatories(found.closing, named.partners, code, named.is_inserted)
    agreement["signatories"] = signing.signatories
    if signing.kept:
        keep(agreement, signing.kept)
    for attachment in agreement.get("attachments", ()):
        if grid := found.signed.get(attachment["id"]):
            signing = signing._replace(partners=_sign(attachment, grid, signing, code))
    day = dated(agreement, today)
    said = 0 if signing.partners else parties_said(day.agreement)
    partners = [*signing.partners, *_nobody(said)[len(signing.partners) :]]
    copies = with_copies(day.agreement, partners if said or len(signing.partners) > 1 else [])
    referred = refer(copies.agreement, partners)
    told = [*found.told, *named.told, *signing.told, *day.told, *copies.told, *_left(referred.left)]
    if len(signing.partners) < _LEAST:
        told.append(_keeping_the_place(signing.partners))
    ordered = {key: referred.agreement[key] for key in Agreement._fields if key in referred.agreement}
    return Agreed(ordered, partners, tuple(told))


def _sign(attachment: Data, grid: Grid, signing: Signing, code: str) -> list[Data]:
    """Lets the partners sign an attachment where kpes prints the table at its end; else that stays part of its text.

    What the table tells of the partners beyond the list of the agreement is theirs from then on.
    """
    here = signatories([grid], signing.partners, code, ordered=True)
    if here.kept or not lists_alike(signing.signatories, signing.partners, here.partners, code):
        keep_in(attachment, [*kept(entries([grid]))])
        return signing.partners
    attachment["signatories"] = here.signatories
    return here.partners


def _keeping_the_place(found: list[Data]) -> Message:
    """What to say where fewer than two parties were found."""
    if found:
        return message(
            "Only one party was found, “{name}”, so “B” keeps the place of another. Write the parties into "
            "data/partners.yaml, or bring them in from a table: kpes partners import FILE --replace",
            name=found[0]["name"],
        )
    return message(
        "No party was found, so “A”, “B” … keep the place. Write the parties into data/partners.yaml, or bring "
        "them in from a table: kpes partners import FILE --replace"
    )


def _nobody(count: int) -> list[Data]:
    """So many partners who keep the place of those whom nobody named: A, B, … Z, P27, …"""
    numbers = range(1, min(max(count, _LEAST), _MOST) + 1)
    names = [chr(ord("A") + number - 1) if number <= 26 else f"P{number}" for number in numbers]
    return [{"id": name.lower(), "name": name} for name in names]


def _left(references: tuple[str, ...]) -> Iterator[Message]:
    """What to say of references that stay as they were typed."""
    if references:
        yield counted(
            "{count} reference stays as it was typed, and will not follow when numbers change: {named}",
            "{count} references stay as they were typed, and will not follow when numbers change: {named}",
            len(references),
            named=quoted(references),
        )
