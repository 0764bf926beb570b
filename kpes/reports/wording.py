"""The words for where an agreement and its partners stand, whatever form they are shown in."""

from __future__ import annotations

from kpes.fingerprint import short
from kpes.messages import Catalogue, Message, counted, message
from kpes.register import person
from kpes.status import Standing, Status

METHODS = {
    "handwritten": message("by hand"),
    "qualified": message("qualified electronic signature"),
    "trusted-profile": message("trusted profile"),
    "personal": message("personal signature"),
    "other": message("another way"),
}


def roll_up(status: Status) -> list[Message]:
    """The state in a few sentences, the most important first."""
    missing = status.total - status.signed
    if missing:
        signed = counted(
            "{count} of {total} has signed",
            "{count} of {total} have signed",
            status.signed,
            total=status.total,
        )
        absent = counted("{count} is missing", "{count} are missing", missing)
        lines = [message("{signed}, {missing}.", signed=signed, missing=absent)]
    else:
        lines = [message("All {total} have signed.", total=status.total)]
    formless = sum(standing.form_met is False for standing in status.standings)
    if status.concluded_on and (formless or status.status == "draft"):
        lines.append(message("The last signature that was needed: {date}.", date=status.concluded_on.isoformat()))
    elif status.concluded_on:
        lines.append(message("The agreement was concluded on {date}.", date=status.concluded_on.isoformat()))
    stale = sum(standing.name == "stale" for standing in status.standings)
    if stale:
        lines.append(
            counted(
                "{count} partner signed another text than today's. See what changed with: kpes diff",
                "{count} partners signed another text than today's. See what changed with: kpes diff",
                stale,
            )
        )
    if formless:
        lines.append(
            counted(
                "{count} partner signed in a way that is not the written form.",
                "{count} partners signed in a way that is not the written form.",
                formless,
            )
        )
    if status.status == "draft":
        lines.append(message("The agreement is still a draft."))
    lines.append(
        message(
            "Edition {edition}, {copies}.",
            edition=short(status.fingerprint),
            copies=counted("{count} copy", "{count} copies", status.total),
        )
    )
    return lines


def state_of(standing: Standing) -> Message:
    """Where a partner stands, in a few words."""
    if standing.name == "signed":
        return message("signed") if standing.form_met else message("signed, form not met")
    if standing.name == "partial":
        return message(
            "{signed} of {required} signed",
            signed=len(standing.counted),
            required=standing.partner.signatures_required,
        )
    return message("signed another text") if standing.name == "stale" else message("not signed")


def details_of(standing: Standing, fingerprint: str, t: Catalogue) -> list[str]:
    """A line for each signature, and one that names who has yet to give one, where the data names them.

    How it was signed is told where it was not by hand.
    """
    lines = []
    for signed in standing.signatures:
        line = f"{signed.representative}, {signed.signed_on.isoformat()}"
        if signed.method != "handwritten":
            line += f", {t(METHODS[signed.method])}"
        if signed.fingerprint != fingerprint:
            line += ", " + t(message("edition {edition}", edition=short(signed.fingerprint)))
        lines.append(line)
    needed = standing.partner.signatures_required - len(standing.counted)
    done = {person(signed.representative) for signed in standing.counted}
    names = [one.name.value for one in standing.partner.representatives if person(one.name.value) not in done]
    if needed > 0 and names:
        awaited = ", ".join(names)
        if needed >= len(names):
            lines.append(t(message("waiting for {names}", names=awaited)))
        else:
            lines.append(t(message("waiting for {count} of: {names}", count=needed, names=awaited)))
    return lines
