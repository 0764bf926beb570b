"""Who has signed, who has not, and who is awaited: pure functions over the partners, the records and the fingerprint.

One count has one meaning wherever it is told. Who *has signed* gave as many signatures on today's text as are needed.
Who *is done* did so in the form that the agreement asks for, too. Who is not done and did not decline *is awaited*.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from kpes.model import METHODS_OF_WRITTEN_FORM, Agreement, Declined, Event, HandedOver, Partner, Representative, Signed
from kpes.register.reading import Records, copies_in_hand, person, standing_decline, standing_signatures

StandingName = Literal["unsigned", "partial", "signed", "stale", "declined"]
Lack = Literal["unsigned", "partial", "stale", "form"]


class Awaited(NamedTuple):
    """What is awaited of a partner: how many signatures are ``needed``, in the form that is asked for, and whose.

    ``people`` are the representatives who have not given one; none where the partner names nobody, so that anybody may
    sign. ``why`` is where things stand: nobody signed, some did, they signed another text, or enough people signed
    today's, but not in the form.
    """

    why: Lack
    needed: int
    people: tuple[Representative, ...]


class Standing(NamedTuple):
    """Where one partner stands, and the signatures that were recorded for it and not withdrawn.

    ``signed``: all the signatures it needs are on today's text. ``declined``: it will not sign. ``partial``: some are
    there. ``stale``: there are signatures, but on another text. ``form_met`` tells whether as many people as are needed
    signed in the form that the agreement asks for; None where nobody has signed. ``counted`` are those of the
    ``signatures`` that are on today's text, the first of each person, by day. ``signed_on`` is the day of the
    last signature that the partner needed, in that form where enough people signed in it; None until then. ``decline``
    is the record that it declined, as long as that stands, and ``copy`` that of the copy that it got last. ``awaited``
    is None where the partner is done or declined.
    """

    partner: Partner
    name: StandingName
    form_met: bool | None
    signatures: tuple[Signed, ...]
    counted: tuple[Signed, ...]
    signed_on: date | None
    decline: Declined | None = None
    copy: HandedOver | None = None
    awaited: Awaited | None = None

    @property
    def done(self) -> bool:
        """Whether the partner signed all that it has to, in the form that is asked for."""
        return self.name == "signed" and not self.formless

    @property
    def formless(self) -> bool:
        """Whether the partner signed, but not in the form that is asked for."""
        return self.name == "signed" and self.form_met is False

    @property
    def outdated(self) -> tuple[Signed, ...]:
        """The last signature of each person who signed another text alone, as long as signatures are missing."""
        if self.name == "signed":
            return ()
        done = {person(signed.representative) for signed in self.counted}
        last: dict[str, Signed] = {}
        for signed in self.signatures:
            last.pop(person(signed.representative), None)
            last[person(signed.representative)] = signed
        return tuple(signed for whose, signed in last.items() if whose not in done)


class Status(NamedTuple):
    """Where the whole agreement stands.

    ``form`` is what the agreement asks for (``written`` or ``any``). ``copies`` is how many there are.
    ``changed_on`` is the day since which the text is today's at the latest; None where nobody looked. ``unfit`` are the
    files of the register that do not hold what kpes recorded, so that nobody can say what was concluded.
    """

    title: str
    status: str
    fingerprint: str
    standings: tuple[Standing, ...]
    form: str
    copies: int = 0
    changed_on: date | None = None
    unfit: tuple[str, ...] = ()

    @property
    def signed(self) -> int:
        """How many partners have signed."""
        return sum(standing.name == "signed" for standing in self.standings)

    @property
    def total(self) -> int:
        """How many partners there are."""
        return len(self.standings)

    @property
    def formless(self) -> list[Standing]:
        """The partners who have signed, but not in the form that is asked for."""
        return [standing for standing in self.standings if standing.formless]

    @property
    def declined(self) -> list[Standing]:
        """The partners who will not sign."""
        return [standing for standing in self.standings if standing.name == "declined"]

    @property
    def missing(self) -> int:
        """How many partners have neither signed nor declined."""
        return self.total - self.signed - len(self.declined)

    @property
    def awaited(self) -> list[Standing]:
        """The partners of whom something is awaited: a signature, or one in the form that is asked for."""
        return [standing for standing in self.standings if standing.awaited]

    @property
    def complete(self) -> bool:
        """Whether every partner has signed today's text in the form that is asked for."""
        return self.total > 0 and all(standing.done for standing in self.standings)

    @property
    def concluded_on(self) -> date | None:
        """The day of the last signature that was needed; None while one is missing, or the register does not fit."""
        days = [standing.signed_on for standing in self.standings if standing.signed_on]
        return max(days) if self.complete and not self.unfit else None

    @property
    def earlier(self) -> dict[str, list[Partner]]:
        """The partners who have yet to sign and signed another text, by its fingerprint, the latest first.

        Where several people sign for a partner, some may have signed today's text and others another one.
        """
        last = [(one.partner, outdated[-1]) for one in self.standings if (outdated := one.outdated)]
        latest_first = sorted((signed for _, signed in last), key=lambda signed: signed.recorded_at, reverse=True)
        found: dict[str, list[Partner]] = {signed.fingerprint: [] for signed in latest_first}
        for partner, signed in last:
            found[signed.fingerprint].append(partner)
        return found


def status(agreement: Agreement, partners: tuple[Partner, ...], records: Records, fingerprint: str) -> Status:
    """Where the agreement with this fingerprint stands, by what was recorded."""
    return Status(
        " ".join(agreement.title.value.split()),
        agreement.status,
        fingerprint,
        tuple(
            standing_of(partner, records.get(partner.id.value, ()), fingerprint, agreement.form) for partner in partners
        ),
        agreement.form,
        len(agreement.recipients(partners)),
    )


def standing_of(partner: Partner, events: Sequence[Event], fingerprint: str, form: str) -> Standing:
    """Where ``partner`` stands by these records, on a text of this fingerprint under this form."""
    found = standing(partner, standing_signatures(events), fingerprint, form)
    if copies := copies_in_hand(events):
        found = found._replace(copy=copies[-1])
    decline = standing_decline(events)
    if decline and found.name != "signed":
        found = found._replace(name="declined", decline=decline, awaited=None)
    return found


def standing(partner: Partner, signatures: list[Signed], fingerprint: str, form: str) -> Standing:
    """Where ``partner`` stands with these signatures alone, on a text of this fingerprint under this form."""
    valid = [signed for signed in signatures if signed.fingerprint == fingerprint]
    counted = _first_of_each_person(valid)
    in_form = _first_of_each_person([signed for signed in valid if meets(signed, form)])
    required = partner.signatures_required
    needed = in_form if len(in_form) >= required else counted
    if len(counted) >= required:
        name: Literal["unsigned", "partial", "signed", "stale"] = "signed"
    elif counted:
        name = "partial"
    else:
        name = "stale" if signatures else "unsigned"
    form_met = _form_met(valid or signatures, required, form)
    signed_on = needed[required - 1].signed_on if name == "signed" else None
    awaited = None
    if (lacking := required - len(in_form)) > 0:
        done = {person(signed.representative) for signed in in_form}
        people = tuple(one for one in partner.representatives if person(one.name.value) not in done)
        awaited = Awaited("form" if name == "signed" else name, lacking, people)
    return Standing(partner, name, form_met, tuple(signatures), counted, signed_on, awaited=awaited)


def meets(signed: Signed, form: str) -> bool:
    """Whether a signature is in the form that the agreement asks for."""
    return form != "written" or signed.method in METHODS_OF_WRITTEN_FORM


def _first_of_each_person(signatures: list[Signed]) -> tuple[Signed, ...]:
    if len(signatures) < 2:
        return tuple(signatures)
    first: dict[str, Signed] = {}
    for signed in sorted(signatures, key=lambda signed: signed.signed_on):
        first.setdefault(person(signed.representative), signed)
    return tuple(first.values())


def _form_met(signatures: list[Signed], required: int, form: str) -> bool | None:
    if not signatures:
        return None
    people = {person(signed.representative) for signed in signatures}
    met = {person(signed.representative) for signed in signatures if meets(signed, form)}
    return len(met) >= min(required, len(people))
