"""Who has signed and who has not: pure functions over the partners, the records and the fingerprint."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kpes.model import METHODS_OF_WRITTEN_FORM, Agreement, Partner, Signed
from kpes.register import Records, person, standing_signatures

StandingName = Literal["unsigned", "partial", "signed", "stale"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one partner stands, and the signatures that were recorded for it and not withdrawn.

    ``signed``: all the signatures it needs are on today's text. ``partial``: some are. ``stale``: there
    are signatures, but on another text. ``form_met`` is None where nobody has signed.
    """

    partner: Partner
    name: StandingName
    form_met: bool | None
    signatures: tuple[Signed, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """Where the whole agreement stands."""

    title: str
    status: str
    fingerprint: str
    standings: tuple[Standing, ...]

    @property
    def signed(self) -> int:
        """How many partners have signed."""
        return sum(standing.name == "signed" for standing in self.standings)

    @property
    def total(self) -> int:
        """How many partners there are, which is how many copies there are."""
        return len(self.standings)

    @property
    def complete(self) -> bool:
        """Whether every partner has signed today's text."""
        return self.signed == self.total

    @property
    def concluded_on(self) -> date | None:
        """The day of the last signature that was needed; None while one is missing."""
        if not self.complete:
            return None
        return max(_day_complete(standing, self.fingerprint) for standing in self.standings)


def status(agreement: Agreement, partners: tuple[Partner, ...], records: Records, fingerprint: str) -> Status:
    """Where the agreement with this fingerprint stands, by what was recorded."""
    return Status(
        " ".join(agreement.title.value.split()),
        agreement.status,
        fingerprint,
        tuple(
            standing(partner, standing_signatures(records.get(partner.id.value, ())), fingerprint, agreement.form)
            for partner in partners
        ),
    )


def standing(partner: Partner, signatures: list[Signed], fingerprint: str, form: str) -> Standing:
    """Where ``partner`` stands with these signatures, on a text of this fingerprint under this form."""
    valid = [signed for signed in signatures if signed.fingerprint == fingerprint]
    if len({person(signed.representative) for signed in valid}) >= partner.signatures_required:
        name: StandingName = "signed"
    elif valid:
        name = "partial"
    else:
        name = "stale" if signatures else "unsigned"
    return Standing(partner, name, _form_met(valid or signatures, form), tuple(signatures))


def _form_met(signatures: list[Signed], form: str) -> bool | None:
    if not signatures:
        return None
    return form != "written" or all(signed.method in METHODS_OF_WRITTEN_FORM for signed in signatures)


def _day_complete(standing: Standing, fingerprint: str) -> date:
    """The day on which the last signature that this partner needed was given."""
    days = sorted(signed.signed_on for signed in standing.signatures if signed.fingerprint == fingerprint)
    return days[standing.partner.signatures_required - 1]
