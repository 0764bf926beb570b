"""Who may sign for a partner, and on which day: refusals in plain words."""

from __future__ import annotations

import re
from datetime import date

from kpes.errors import KpesError
from kpes.messages import Message, message
from kpes.model import Partner
from kpes.records import same_person
from kpes.register.checks import by_option, choice
from kpes.source import excerpt

_LONGEST_NAME = 200
"""Characters."""
_DAYS = (
    re.compile("(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"),
    re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})"),
)


def representative(partner: Partner, by: str | None) -> str:
    """The name of who signs for ``partner``, as the signatory list has it; a KpesError where it cannot be.

    Without ``by`` it is the one representative that the partner names; where the partner names
    nobody, anybody may sign, but has to be named.
    """
    names = [representative.name.value for representative in partner.representatives]
    if by is None:
        if len(names) == 1:
            return names[0]
        example = message("Name who signed, like this: {option}", option=by_option("Anna Nowak"))
        raise KpesError(
            message("It is not clear who signed for “{partner}”.", partner=partner.name.value),
            choice(map(by_option, names)) if names else example,
        )
    if not names:
        if len(by) > _LONGEST_NAME or not any(map(str.isalpha, by)):
            raise KpesError(
                message("{name} is nobody's name.", name=excerpt(by)),
                message("Name who signed, like this: {option}", option=by_option("Anna Nowak")),
            )
        return by
    for name in names:
        if same_person(name, by):
            return name
    raise KpesError(
        message("{name} is not a representative of “{partner}”.", name=by, partner=partner.name.value),
        choice(map(by_option, names)),
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


def not_a_day(written: str) -> Message:
    """What is wrong where `day` gives none."""
    if any(form.fullmatch(written) for form in _DAYS):
        return message("“{date}” is not a day of the calendar.", date=written)
    return message("“{date}” is not a date. Write it like this: 2014-11-07 or 7.11.2014.", date=excerpt(written))


def day(written: str) -> date | None:
    """The day that was written as 2014-11-07 or, as spreadsheets in Poland show it, as 7.11.2014."""
    for form in _DAYS:
        if found := form.fullmatch(written):
            try:
                return date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                break
    return None
