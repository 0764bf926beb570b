"""Who may sign for a partner, on which day, and whose signature is meant: refusals in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from kpes.errors import KpesError
from kpes.fingerprint import short
from kpes.messages import Message, message
from kpes.model import Partner, Signed
from kpes.records import person, same_person
from kpes.source import excerpt

_LONGEST_NAME = 200
"""Characters."""


def representative(partner: Partner, by: str | None) -> str:
    """The name of who signs for ``partner``, as the signatory list has it; a KpesError where it cannot be.

    Without ``by`` it is the one representative that the partner names; where the partner names
    nobody, anybody may sign, but has to be named.
    """
    names = [representative.name.value for representative in partner.representatives]
    if by is None:
        if len(names) == 1:
            return names[0]
        example = message("Name who signed, like this: {option}", option=_by("Anna Nowak"))
        raise KpesError(
            message("It is not clear who signed for “{partner}”.", partner=partner.name.value),
            _choice(map(_by, names)) if names else example,
        )
    if not names:
        if len(by) > _LONGEST_NAME or not any(map(str.isalpha, by)):
            raise KpesError(
                message("{name} is nobody's name.", name=excerpt(by)),
                message("Name who signed, like this: {option}", option=_by("Anna Nowak")),
            )
        return by
    for name in names:
        if same_person(name, by):
            return name
    raise KpesError(
        message("{name} is not a representative of “{partner}”.", name=by, partner=partner.name.value),
        _choice(map(_by, names)),
    )


def check_day(signed_on: date, agreed_on: date, today: date) -> None:
    """Raises a KpesError where nobody can have signed on that day."""
    if signed_on > today:
        raise KpesError(
            message("{date} is in the future.", date=signed_on.isoformat()),
            message("Give the day of the signature: --on {today} or earlier.", today=today.isoformat()),
        )
    if signed_on < agreed_on:
        raise KpesError(
            message(
                "{date} is before the date of the agreement, {agreed}.",
                date=signed_on.isoformat(),
                agreed=agreed_on.isoformat(),
            ),
            message("Give the day of the signature with --on, or mend the date in data/agreement.yaml."),
        )


def already_signed(partner: Partner, earlier: Signed, standing: Sequence[Signed]) -> KpesError:
    """What to raise where the person of the ``earlier`` signature signs the same text for ``partner`` once more.

    ``standing`` are all signatures for the partner that stand, among which the remedy has to tell that one.
    """
    return KpesError(
        message(
            "{name} has signed this text for “{partner}” already, on {date}.",
            name=earlier.representative,
            partner=partner.name.value,
            date=earlier.signed_on.isoformat(),
        ),
        message(
            "If that record is wrong, withdraw it first: kpes revoke {which} --reason TEXT",
            which=" ".join([partner.id.value, *_options(earlier, standing)]),
        ),
    )


def signature_to_withdraw(partner: str, standing: Sequence[Signed], by: str | None, edition: str | None) -> Signed:
    """The only one of ``standing`` that ``by`` gave on ``edition``, as far as these are named.

    ``partner`` is what people call the partner whose signatures these are, ``edition`` the first digits of a
    fingerprint.

    A KpesError where there is none, or where signatures of several people or on several editions may be meant.
    """
    meant = [
        signed
        for signed in standing
        if (by is None or same_person(signed.representative, by))
        and (edition is None or signed.fingerprint.removeprefix("sha256:").startswith(edition.casefold()))
    ]
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
    raise KpesError(several, _choice(" ".join(_options(signed, standing)) for signed in latest.values()))


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
        yield _by(signed.representative)
    of_person = (other for other in standing if same_person(signed.representative, other.representative))
    if any(other.fingerprint != signed.fingerprint for other in of_person):
        yield f"--edition {short(signed.fingerprint)}"


def _choice(options: Iterable[str]) -> Message:
    return message("Give one of these: {options}", options=", ".join(options))


def _by(name: str) -> str:
    """How a name is written on the command line: a shell takes its words apart where no quotes hold them."""
    return f'--by "{name}"'
