"""Commands that write into the register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated

import typer

from kpes.cli import completing
from kpes.cli.scans import show_scans, watching
from kpes.cli.session import Session, on_terminal
from kpes.fingerprint import short
from kpes.messages import Message, message
from kpes.model import POWER_OF_ATTORNEY, Method
from kpes.project import editions
from kpes.project.partners import partner_of
from kpes.register.evidence import Said
from kpes.reports.words import METHODS
from kpes.signing.remarks import doubts, remarks
from kpes.signing.service import Signing


def sign(
    context: typer.Context,
    partner: Annotated[
        str | None,
        typer.Argument(metavar="PARTNER", help="The partner's id.", autocompletion=completing.partners),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Who signed; may be left out where the partner names one.",
            autocompletion=completing.representatives,
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="The day of the signature, like 2014-11-07 or 7.11.2014; today if left out."
        ),
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
    power_files: Annotated[
        list[str] | None,
        typer.Option(
            f"--{POWER_OF_ATTORNEY}",
            metavar="FILE",
            help="A power of attorney to keep, by which the representative signs; may be given again.",
        ),
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="A remark to keep with the signature.")] = None,
    edition: Annotated[
        str | None,
        typer.Option(metavar="HEX", help="The edition that was signed, by the first digits of its fingerprint."),
    ] = None,
    batch: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="A table (CSV, XLSX, ODS), a signature a row, instead of PARTNER: all are recorded, or none.",
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be recorded; record nothing.")] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="With --batch: take evidence from outside the folder of the table, too.")
    ] = False,
) -> None:
    """Record a representative's signature. On a terminal, without PARTNER, kpes asks for everything."""
    session: Session = context.obj
    power = f"--{POWER_OF_ATTORNEY}"
    alone = {"PARTNER": partner, "--by": by, "--evidence": evidence_files, power: power_files}
    if batch is not None and (beside := next((name for name, value in alone.items() if value), None)):
        raise session.usage(message("{option} does not go with --batch, whose rows say that.", option=beside))
    if batch is None and partner is None and not on_terminal():
        raise session.usage(message("{name} is missing.", name="PARTNER"))
    snapshot = session.sound()
    text = snapshot.resolved.text if edition is None else editions.text_of(snapshot, edition)
    signing = Signing(snapshot, text, many=batch is not None, watch=watching(session))
    said = Said(
        on=session.day(on) if on is not None else None,
        method=method if _was_given(context) else None,
        place=session.words("--place", place) or "",
        note=session.words("--note", note) or "",
        by=session.words("--by", by) or "",
        files=(
            *(signing.offered(session.path("--evidence", file)) for file in evidence_files or ()),
            *(signing.offered(session.path(power, file), POWER_OF_ATTORNEY) for file in power_files or ()),
        ),
    )
    settled = said._replace(on=said.on or session.today(), method=method)
    if batch is not None:
        from kpes.cli.batch import sign_all

        sign_all(session, signing, session.path("--batch", batch), settled, dry_run, yes)
    elif partner is not None:
        try:
            said = signing.settled(said._replace(partner=partner_of(snapshot.resolved.partners, partner)))
        finally:
            tell_noted(session, signing)
        tell(session, doubts(signing, [said]))
        record(session, signing, said, dry_run)
    else:
        from kpes.cli.asking import ask

        ask(session, signing, settled, dry_run)


def _was_given(context: typer.Context) -> bool:
    """Whether ``--method`` was given, and not left at what it is otherwise."""
    source = context.get_parameter_source("method")
    return source is not None and source.name == "COMMANDLINE"


def record(session: Session, signing: Signing, said: Said, dry_run: bool) -> None:
    """Records one signature, and tells of it and of what is to be remarked; with a dry run only that."""
    record_all(session, signing, [said], dry_run)
    tell(session, remarks(signing, [said]))


def record_all(session: Session, signing: Signing, signatures: Sequence[Said], dry_run: bool) -> None:
    """Records the signatures, all or none, and tells of each."""
    signing.record(signatures, dry_run)
    session.recorded = bool(signatures) and not dry_run
    sentence = message("Would record: {what}.") if dry_run else message("Recorded: {what}.")
    for said in signatures:
        session.say(sentence._replace(values={"what": told(signing, said)}))


def told(signing: Signing, said: Said) -> Message:
    """What is told of a record, of which nothing is open any more."""
    values = {
        "name": said.by,
        "partner": said.party.name.value,
        "date": said.on.isoformat() if said.on else "",
        "how": METHODS[said.method or "other"],
        "edition": short(signing.edition),
        "note": said.note,
    }
    return TOLD[said.event, bool(said.by)]._replace(values=values)


TOLD = {
    ("signed", True): message("{name} for “{partner}”, {date}, {how}, edition {edition}"),
    ("declined", False): message("“{partner}” declined to sign, {date}, edition {edition}"),
    ("declined", True): message("“{partner}” declined to sign ({name}), {date}, edition {edition}"),
    ("handed-over", False): message("“{partner}” got its copy, {date}, edition {edition}"),
    ("handed-over", True): message("“{partner}” got its copy ({name}), {date}, edition {edition}"),
}
"""What is told of each event, and where it is known of who did it."""


def tell_noted(session: Session, signing: Signing) -> None:
    """Tells what was noted since, and where the places are that have to be looked at on scans."""
    tell(session, signing.noted())
    show_scans(session, signing)


def tell(session: Session, notes: Iterable[Message]) -> None:
    """Tells each of the ``notes`` beside the answer."""
    for note in notes:
        session.tell(note)
