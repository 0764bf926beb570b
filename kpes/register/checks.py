"""Who may sign for a partner, on which day, and whose signature is meant: refusals in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kpes.errors import KpesError
from kpes.messages import Message, message
from kpes.model import Partner, Signed
from kpes.records import person, same_person


def representative(partner: Partner, by: str | None) -> str:
    """The name of who signs for ``partner``, as the signatory list has it; a KpesError where it cannot be.

    Without ``by`` it is the one representative that the partner names; where the partner names
    nobody, anybody may sign, but has to be named.
    """
    names = [representative.name.value for representative in partner.representatives]
    if by is None:
        if len(names) == 1:
            return names[0]
        who = _choice(names) if names else message("Name who signed, like this: {option}", option=_by("Anna Nowak"))
        raise KpesError(
            message("It is not clear who signed for “{partner}”.", partner=partner.name.value), who
        )
    if not names:
        return by
    for name in names:
        if same_person(name, by):
            return name
    raise KpesError(
        message("{name} is not a representative of “{partner}”.", name=by, partner=partner.name.value),
        _choice(names),
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


def already_signed(partner: Partner, earlier: Signed) -> KpesError:
    """What to raise where the person of the ``earlier`` signature signs the same text for ``partner`` once more."""
    return KpesError(
        message(
            "{name} has signed this text for “{partner}” already, on {date}.",
            name=earlier.representative,
            partner=partner.name.value,
            date=earlier.signed_on.isoformat(),
        ),
        message(
            "If that record is wrong, withdraw it first: kpes revoke {id} --reason TEXT", id=partner.id.value
        ),
    )


def signature_to_withdraw(partner: str, standing: list[Signed], by: str | None) -> Signed:
    """The latest of ``standing`` that ``by`` gave; without ``by``, that the only person gave who signed.

    ``partner`` is what people call the partner whose signatures these are.

    A KpesError where there is none, or where several people signed and none of them is named.
    """
    if by is not None:
        standing = [signed for signed in standing if same_person(signed.representative, by)]
    if not standing:
        whose = (
            message("There is no signature of {name} for “{partner}” to withdraw.", name=by, partner=partner)
            if by is not None
            else message("There is no signature for “{partner}” to withdraw.", partner=partner)
        )
        raise KpesError(whose, message("See what was recorded with: kpes status"))
    names = {person(signed.representative): signed.representative for signed in standing}
    if len(names) > 1:
        several = message("Several people have signed for “{partner}”.", partner=partner)
        raise KpesError(several, _choice(names.values()))
    return standing[-1]


def _choice(names: Iterable[str]) -> Message:
    return message("Give one of these: {options}", options=", ".join(map(_by, names)))


def _by(name: str) -> str:
    """How a name is written on the command line: a shell takes its words apart where no quotes hold them."""
    return f'--by "{name}"'
