"""Where an agreement stands, in a few sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kpes.fingerprint import short
from kpes.messages import Message, counted, listed, message
from kpes.model import Partner
from kpes.reports.words import METHODS
from kpes.status import Standing, Status, meets

_MOST_NAMED, _MOST_TOLD = 10, 5
"""Partners in a line, and lines about partners; the table below has them all."""


def roll_up(status: Status, named: bool = True) -> list[Message]:
    """The state in a few sentences, the most important first; where nobody is ``named``, in numbers alone."""
    lines = [counts_line(status)]
    if status.concluded_on:
        lines.append(message("The last signature that was needed: {date}.", date=status.concluded_on))
    if earlier := status.earlier:
        lines.append(
            counted(
                "{count} partner signed another text than today's. See what changed with: kpes diff",
                "{count} partners signed another text than today's. See what changed with: kpes diff",
                sum(map(len, earlier.values())),
            )
        )
        if named:
            lines += [_earlier(edition, partners, status.changed_on) for edition, partners in earlier.items()]
    lines += _form(status)
    if named:
        lines += _some([_without_form(standing) for standing in status.formless])
        lines += _some([_declined(standing) for standing in status.declined])
    if status.status == "draft":
        lines.append(message("The text is still a draft."))
    lines.append(
        message(
            "Edition {edition}, {copies}.",
            edition=short(status.fingerprint),
            copies=counted("{count} copy", "{count} copies", status.copies),
        )
    )
    return lines


def counts_line(status: Status) -> Message:
    """How many have signed, and what of the others, in one sentence."""
    return message("{counts}.", counts=listed(_counts(status)))


def _counts(status: Status) -> list[Message]:
    """How many partners have signed, and what of the others: none is counted twice."""
    signed, total, declined = status.signed, status.total, len(status.declined)
    if signed == total:
        counts = [message("All {total} have signed", total=total)]
    else:
        counts = [counted("{count} of {total} has signed", "{count} of {total} have signed", signed, total=total)]
    if status.formless and status.form == "written":
        counts.append(message("{count} of them not in written form", count=len(status.formless)))
    if missing := status.missing:
        counts.append(counted("{count} is missing", "{count} are missing", missing))
    if declined:
        counts.append(counted("{count} declined", "{count} declined", declined))
    return counts


def _form(status: Status) -> list[Message]:
    """How many of those who have signed met the form that is asked for."""
    if status.form != "written" or not status.signed:
        return []
    met = status.signed - len(status.formless)
    return [message("Written form: met by {met} of {count} who have signed.", met=met, count=status.signed)]


def _some(lines: list[Message]) -> list[Message]:
    """As many of these lines about partners as people read, and how many more there are."""
    more = len(lines) - _MOST_TOLD
    return [*lines[:_MOST_TOLD], message("And {count} more.", count=more)] if more > 0 else lines


def _declined(standing: Standing) -> Message:
    assert standing.decline
    decline, partner = standing.decline, standing.partner.name.value
    said = message("{partner}: declined to sign, {date}.", partner=partner, date=decline.on.isoformat())
    if decline.reason:
        return message("{said} Reason: {reason}", said=said, reason=decline.reason)
    return said


def _without_form(standing: Standing) -> Message:
    lacking = next(one for one in standing.counted if not meets(one, "written"))
    return message(
        "It is not met by {partner}: {name}, {how}.",
        partner=standing.partner.name.value,
        name=lacking.representative,
        how=METHODS[lacking.method],
    )


def _earlier(edition: str, partners: Sequence[Partner], changed_on: date | None) -> Message:
    """For whom a text was signed that is no longer today's, and since when it is not."""
    names: Message | str = ", ".join(partner.name.value for partner in partners[:_MOST_NAMED])
    if len(partners) > _MOST_NAMED:
        names = message("{names} and {count} more", names=names, count=len(partners) - _MOST_NAMED)
    said = message("Edition {edition} was signed for: {partners}.", edition=short(edition), partners=names)
    if changed_on is None:
        return said
    return message("{said} It is not today's text any more, since {day} at the latest.", said=said, day=changed_on)
