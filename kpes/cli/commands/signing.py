"""Commands that write into the register."""

from __future__ import annotations

from typing import Annotated

import typer

from kpes import editions, evidence, register
from kpes.cli import values
from kpes.cli.session import Session
from kpes.fingerprint import fingerprint, short
from kpes.messages import message
from kpes.model import METHODS_OF_WRITTEN_FORM, Method, Signed
from kpes.project import partner_of
from kpes.reports import standings as standings_report

PartnerId = Annotated[str, typer.Argument(metavar="PARTNER", help="The partner's id.")]


def sign(
    context: typer.Context,
    partner: PartnerId,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who signed; may be left out where the partner names one.")
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day of the signature, like 2014-11-07; today if left out.")
    ] = None,
    place: Annotated[str | None, typer.Option(metavar="TEXT", help="Where it was signed, like Gdynia.")] = None,
    method: Annotated[
        Method,
        typer.Option(
            help="How it was signed. handwritten: by hand; qualified: qualified electronic signature; "
            "trusted-profile: podpis zaufany (Polish trusted profile); personal: podpis osobisty (Polish identity "
            "card); other: another way. Only the first two meet written form."
        ),
    ] = "handwritten",
    evidence_files: Annotated[
        list[str] | None,
        typer.Option("--evidence", metavar="FILE", help="A scan or signed file to keep; may be given again."),
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="A remark to keep with the signature.")] = None,
    edition: Annotated[
        str | None,
        typer.Option(metavar="HEX", help="The edition that was signed, by the first digits of its fingerprint."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be recorded; write nothing.")] = False,
) -> None:
    """Record a representative's signature."""
    session: Session = context.obj
    project, resolved = session.resolved()
    party = partner_of(resolved.partners, partner)
    name = register.representative(party, values.words(session, "--by", by))
    signed_on = values.day(session, on) if on is not None else session.today()
    register.check_day(signed_on, resolved.agreement.date, session.today())
    text = resolved.text if edition is None else editions.text_of(project, edition, resolved)
    files = [values.path(session, "--evidence", file) for file in evidence_files or ()]
    scans = [(file.name, evidence.read(file)) for file in files]
    signature = Signed(
        representative=name,
        signed_on=signed_on,
        method=method,
        fingerprint=fingerprint(text),
        evidence=(),
        recorded_at=_moment(session),
        note=values.words(session, "--note", note) or "",
        place=party.place,
        signed_in=values.words(session, "--place", place) or "",
    )
    if dry_run:
        project.register.check(party, signature)
    else:
        signature = project.register.sign(
            party,
            signature,
            text,
            lambda: tuple(evidence.keep(project.root, party.id.value, *scan) for scan in scans),
        )
        session.recorded = True
    told = {
        "name": signature.representative,
        "partner": party.name.value,
        "date": signature.signed_on.isoformat(),
        "how": standings_report.METHODS[signature.method],
        "edition": short(signature.fingerprint),
    }
    if dry_run:
        session.say(message("Would record: {name} for “{partner}”, {date}, {how}, edition {edition}.", **told))
    else:
        session.say(message("Recorded: {name} for “{partner}”, {date}, {how}, edition {edition}.", **told))
    if signature.fingerprint != resolved.fingerprint:
        session.tell(
            message(
                "Note: this is not today's text, which is edition {edition}. This signature counts as given under "
                "another text.",
                edition=short(resolved.fingerprint),
            )
        )
        lines = text.decode().splitlines()
        if not any(line == party.name.value or line.startswith(f"{party.name.value},") for line in lines):
            session.tell(message("Note: the signatory list of that text does not name “{partner}”.", **told))
    elif resolved.agreement.status == "draft":
        session.tell(
            message(
                "Note: this text is a draft. Once “status: final” is set it is another text, and this signature "
                "counts as given under another text."
            )
        )
    if resolved.agreement.form == "written" and method not in METHODS_OF_WRITTEN_FORM:
        session.tell(message("Note: the agreement asks for written form, and this signature is not of that form."))


def revoke(
    context: typer.Context,
    partner: PartnerId,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why the signature is withdrawn.")],
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Whose signature; may be left out where there is one.")
    ] = None,
) -> None:
    """Withdraw a recorded signature; the record stays."""
    session: Session = context.obj
    project, resolved = session.resolved()
    if partner in project.register.ids() and partner not in {party.id.value for party in resolved.partners}:
        name = partner  # It left the list, and has no other name any more.
    else:
        name = partner_of(resolved.partners, partner).name.value
    why = values.words(session, "--reason", reason) or ""
    revoked = project.register.revoke(partner, name, values.words(session, "--by", by), why, _moment(session))
    session.recorded = True
    session.say(
        message(
            "Withdrawn: the signature of {name} for “{partner}” on edition {edition}. Reason: {reason}",
            name=revoked.representative,
            partner=name,
            edition=short(revoked.fingerprint),
            reason=revoked.reason,
        )
    )


def _moment(session: Session) -> str:
    return session.now().strftime("%Y-%m-%dT%H:%M:%SZ")
