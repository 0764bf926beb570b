"""Whose signature is meant, where it is recorded twice or withdrawn: refusals in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kpes.errors import KpesError
from kpes.fingerprint import short
from kpes.messages import Message, message
from kpes.model import Partner, Signed
from kpes.register.reading import person, same_person


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
    raise KpesError(several, choice(" ".join(_options(signed, standing)) for signed in latest.values()))


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
