"""Commands that record what is no signature, or that a record was wrong."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from kpes.cli import completing
from kpes.cli.commands.signing import record, tell
from kpes.cli.session import Session
from kpes.fingerprint import short
from kpes.messages import message
from kpes.model import Recorded
from kpes.project.partners import partner_of
from kpes.register.evidence import Said
from kpes.signing.remarks import unsealed
from kpes.signing.service import Signing

PartnerId = Annotated[
    str, typer.Argument(metavar="PARTNER", help="The partner's id.", autocompletion=completing.partners)
]


def decline(
    context: typer.Context,
    partner: PartnerId,
    by: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who said so.", autocompletion=completing.representatives),
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day, like 2014-11-07 or 7.11.2014; today if left out.")
    ] = None,
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Why the partner will not sign.")] = None,
) -> None:
    """Record that a partner will not sign."""
    _record(context.obj, "declined", partner, {"--by": by}, on, {"--reason": reason})


def hand_over(
    context: typer.Context,
    partner: PartnerId,
    to: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who took the copy.", autocompletion=completing.representatives),
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day, like 2014-11-07 or 7.11.2014; today if left out.")
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="A remark to keep with it.")] = None,
) -> None:
    """Record that a partner got its copy."""
    _record(context.obj, "handed-over", partner, {"--to": to}, on, {"--note": note})


def _record(
    session: Session,
    event: Recorded,
    partner: str,
    who: dict[str, str | None],
    on: str | None,
    why: dict[str, str | None],
) -> None:
    """Records this event; ``who`` and ``why`` are what was said, by the option that says it."""
    snapshot = session.sound()
    signing = Signing(snapshot, snapshot.resolved.text)
    (by,), (note,) = ([session.words(*said) or "" for said in options.items()] for options in (who, why))
    day = session.day(on) if on is not None else None
    said = Said(partner_of(snapshot.resolved.partners, partner), by, day, note=note, event=event)
    record(session, signing, signing.settled(said), dry_run=False)


def revoke(
    context: typer.Context,
    partner: PartnerId,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why the record is withdrawn.")],
    by: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Whose signature; may be left out where there is one.",
            autocompletion=completing.representatives,
        ),
    ] = None,
    edition: Annotated[
        str | None,
        typer.Option(metavar="HEX", help="The edition of the signature, by the first digits of its fingerprint."),
    ] = None,
    of: Annotated[
        Literal["signed", "declined", "handed-over"] | None,
        typer.Option(
            help="Which record is meant; else it is that the partner declined, if that stands, or a signature."
        ),
    ] = None,
) -> None:
    """Withdraw a wrong record, such as one of a signature."""
    session: Session = context.obj
    snapshot = session.sound()
    partners = snapshot.resolved.partners
    if partner not in {party.id.value for party in partners} and partner in snapshot.register.ids():
        name = partner  # It left the list, and has no other name any more.
    else:
        name = partner_of(partners, partner).name.value
    why = session.words("--reason", reason) or ""
    whose, named = session.words("--by", by), session.words("--edition", edition)
    revoked = snapshot.register.revoke(partner, name, whose, why, session.moment(), named, of)
    session.recorded = True
    said = _WITHDRAWN[revoked.of]._replace(
        values={
            "name": revoked.representative,
            "partner": name,
            "edition": short(revoked.fingerprint),
            "reason": revoked.reason,
        }
    )
    session.say(said)
    tell(session, unsealed(snapshot, [partner]))


_WITHDRAWN = {
    "": message("Withdrawn: the signature of {name} for “{partner}” on edition {edition}. Reason: {reason}"),
    "declined": message("Withdrawn: that “{partner}” declined to sign edition {edition}. Reason: {reason}"),
    "handed-over": message("Withdrawn: that “{partner}” got its copy of edition {edition}. Reason: {reason}"),
}
"""What is told of a record that was withdrawn, by its kind."""
