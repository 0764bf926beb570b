"""Which record is meant, where something is recorded twice or withdrawn: refusals in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kpes.errors import KpesError
from kpes.fingerprint import short
from kpes.messages import Message, message
from kpes.model import Declined, Event, Partner, Recorded, Revoked, Signed, Told, Withdrawn, who
from kpes.register.evidence import Said
from kpes.register.reading import copies_in_hand, person, same_person, standing_decline, standing_signatures


def in_the_way(said: Said, events: Sequence[Event], edition: str) -> Told | None:
    """What among a partner's records leaves no room for this on the edition, or says the same.

    It is a signature of the same person; that the partner declined, or signed in full, so that it cannot decline; or
    that the same person took a copy of the edition on the same day.
    """
    signed = [one for one in standing_signatures(events) if one.fingerprint == edition]
    if said.event == "declined":
        in_full = len({person(one.representative) for one in signed}) >= said.party.signatures_required
        return standing_decline(events) or (signed[-1] if in_full else None)
    found: Sequence[Told] = signed
    if said.event == "handed-over":
        found = [one for one in copies_in_hand(events) if (one.fingerprint, one.on) == (edition, said.on)]
    return next((one for one in found if same_person(who(one), said.by)), None)


def already(partner: Partner, earlier: Told, standing: Sequence[Signed]) -> KpesError:
    """What to raise where what the ``earlier`` record says of ``partner`` leaves no room for a new one.

    ``standing`` are all signatures for the partner that stand, among which the remedy has to tell one.
    """
    if isinstance(earlier, Signed):
        said = message("{name} has signed this text for “{partner}” already, on {date}.")
        day, options = earlier.signed_on, [*_options(earlier, standing)]
    else:
        declined = isinstance(earlier, Declined)
        said = (
            message("That “{partner}” declined to sign is recorded already, on {date}.")
            if declined
            else message("That “{partner}” got its copy is recorded already, on {date}.")
        )
        day, options = earlier.on, [] if declined else ["--of handed-over"]
    return KpesError(
        said._replace(values={"name": who(earlier), "partner": partner.name.value, "date": day.isoformat()}),
        message(
            "If that record is wrong, withdraw it first: kpes revoke {which} --reason TEXT",
            which=" ".join([partner.id.value, *options]),
        ),
    )


def record_to_withdraw(
    partner: str, events: Sequence[Event], by: str | None, edition: str | None, of: Recorded | None
) -> Told:
    """The record among ``events`` that is meant: of this kind, by this person, on this edition, as far as it is said.

    Where the kind is not said, it is the decline that stands, else a signature, else the copy that was handed over.
    ``partner`` is what people call the partner whose records these are, ``edition`` the first digits of a fingerprint.

    A KpesError where there is none, or where signatures of several people or on several editions may be meant.
    """

    def fits(event: Event) -> bool:
        named = by is None or same_person(who(event), by)
        return named and (edition is None or event.fingerprint.removeprefix("sha256:").startswith(edition.casefold()))

    decline, copies = standing_decline(events), [one for one in copies_in_hand(events)[-1:] if fits(one)]
    if decline and fits(decline) and of in (None, "declined"):
        return decline
    standing = standing_signatures(events)
    if copies and (of == "handed-over" or (of is None and not standing)):
        return copies[-1]
    if of in ("declined", "handed-over"):
        raise KpesError(_NOT_RECORDED[of]._replace(values={"partner": partner}), _SEE)
    return _signature(partner, standing, [signed for signed in standing if fits(signed)], by, edition)


_NOT_RECORDED: dict[Recorded, Message] = {
    "declined": message("That “{partner}” declined to sign is not recorded, or ended."),
    "handed-over": message("That “{partner}” got its copy is not recorded so."),
}
_SEE = message("See what was recorded with: kpes history")


def _signature(
    partner: str, standing: Sequence[Signed], meant: Sequence[Signed], by: str | None, edition: str | None
) -> Signed:
    """The only one of those that are ``meant``; the options tell it from the others that are ``standing``."""
    if not meant:
        raise KpesError(_nothing_there(partner, by, edition), message("See what was recorded with: kpes status"))
    latest = {(person(signed.representative), signed.fingerprint): signed for signed in meant}
    if len(latest) == 1:
        return meant[-1]
    if len({name for name, _ in latest}) > 1:
        several = message("Several people have signed for “{partner}”.", partner=partner)
    else:
        several = message(
            "{name} has signed several editions for “{partner}”.", name=meant[-1].representative, partner=partner
        )
    raise KpesError(several, choice(" ".join(_options(signed, standing)) for signed in latest.values()))


def withdrawal(meant: Told, partner: str, reason: str, recorded_at: str) -> Revoked:
    """The record that withdraws the one that is meant."""
    if isinstance(meant, Signed):
        return Revoked(partner, meant.representative, meant.fingerprint, reason, recorded_at, meant.place)
    of: Withdrawn = "declined" if isinstance(meant, Declined) else "handed-over"
    return Revoked(partner, "", meant.fingerprint, reason, recorded_at, meant.place, of)


def _nothing_there(partner: str, by: str | None, edition: str | None) -> Message:
    if edition is not None:
        return message(
            "There is no signature for “{partner}” on edition {edition} to withdraw.", partner=partner, edition=edition
        )
    if by is not None:
        return message("There is no signature of {name} for “{partner}” to withdraw.", name=by, partner=partner)
    return message("There is no signature for “{partner}” to withdraw.", partner=partner)


def _options(signed: Signed, standing: Sequence[Signed]) -> Iterator[str]:
    """What tells a signature from the others that stand, on the command line of `kpes revoke`."""
    if not all(same_person(signed.representative, other.representative) for other in standing):
        yield by_option(signed.representative)
    of_person = (other for other in standing if same_person(signed.representative, other.representative))
    if any(other.fingerprint != signed.fingerprint for other in of_person):
        yield f"--edition {short(signed.fingerprint)}"


def choice(options: Iterable[str]) -> Message:
    """The remedy where one of several options has to be given."""
    return message("Give one of these: {options}", options=", ".join(options))


def by_option(name: str) -> str:
    """How a name is written on the command line: a shell takes its words apart where no quotes hold them."""
    return f'--by "{name}"'
