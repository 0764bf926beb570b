"""The commands. Help texts are English here; `kpes.cli.app` puts them into the reader's language."""

from __future__ import annotations

import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer

from kpes import copies, evidence, register
from kpes.cli import values
from kpes.cli.session import Session
from kpes.errors import ExitCode, KpesError
from kpes.findings import errors
from kpes.fingerprint import short
from kpes.messages import Catalogue, counted, message
from kpes.model import METHODS_OF_WRITTEN_FORM, Method, Signed
from kpes.project import STARTER_FILES, Checked, Project, partner_of
from kpes.project import init as init_project
from kpes.reports import findings as findings_report
from kpes.reports import standings as standings_report
from kpes.reports.drawn import draw as draw_findings
from kpes.reports.progress import bar
from kpes.source import excerpt
from kpes.status import status as status_of

CopyFormat = StrEnum("CopyFormat", {name: name for name in copies.EXTENSIONS})
"""The formats of copies, as Typer wants the choices of an option that may be given again."""

PartnerId = Annotated[str, typer.Argument(metavar="PARTNER", help="The partner's id.")]


def init(
    context: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder of the new project.")] = ".",
) -> None:
    """Start a project from the shipped agreement."""
    session: Session = context.obj
    init_project(values.path(session, session.t(message("DIR")), folder), session.t)
    session.say(
        message(
            "{folder} holds a new project. Edit {files}, then run: kpes validate",
            folder=folder,
            files=", ".join(STARTER_FILES[:2]),
        )
    )


def validate(
    context: typer.Context,
    format: Annotated[
        Literal["text", "json", "github", "sarif", "junit"], typer.Option(help="How to write the findings.")
    ] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail as errors do.")] = False,
    accepted: Annotated[bool, typer.Option("--accepted", help="Show the accepted findings, too.")] = False,
) -> None:
    """Check the agreement, the partners and the register."""
    session: Session = context.obj
    project = session.project()
    checked = project.check(session.today())
    if format == "text":
        if accepted:
            sys.stdout.write(findings_report.as_accepted(checked.accepted, session.t))
        if checked.findings and sys.stdout.isatty():
            draw_findings(checked.findings, checked.sources, checked.path, session.t, sys.stdout)
        else:
            sys.stdout.write(findings_report.as_text(checked.findings, session.t))
    else:
        sys.stdout.write(_for_machines(format, project, checked, strict, session.t))
    if format in ("text", "github"):
        paragraphs = len(checked.agreement.paragraphs) if checked.agreement else None
        partners = len(checked.partners) if checked.partners else None
        session.say(findings_report.summary(checked.findings, paragraphs, partners, len(checked.accepted)))
    if errors(checked.findings) or (strict and checked.findings):
        raise typer.Exit(ExitCode.FINDINGS)


def _for_machines(format: str, project: Project, checked: Checked, strict: bool, t: Catalogue) -> str:
    """The findings in a format that a program reads."""
    if format == "json":
        return findings_report.as_json(checked.findings, t)
    folder = project.folder_in_repository(Path.cwd())
    if format == "github":
        from kpes.reports.github import as_github

        return as_github(checked.findings, t, folder)
    if format == "sarif":
        from kpes.reports.sarif import as_sarif

        return as_sarif(checked.findings, checked.accepted, t, folder)
    from kpes.reports.junit import as_junit

    return as_junit(checked.findings, strict, t, folder)


def explain(
    context: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help="The code of a finding, like K104.")],
) -> None:
    """Explain a finding: why it matters, wrong and right."""
    from kpes.reports.explained import as_text
    from kpes.rules.pages import pages

    session: Session = context.obj
    by_code = {page.code: page for page in pages()}
    page = by_code.get(code.upper())
    if page is None:
        raise KpesError(
            message("There is no finding “{code}”.", code=excerpt(code)),
            message("The codes are: {codes}.", codes=", ".join(by_code)),
        )
    width = min(shutil.get_terminal_size().columns, 100) if sys.stdout.isatty() else None
    sys.stdout.write(as_text(page, session.t, width))


def schema(
    context: typer.Context,
    file: Annotated[
        Literal["agreement", "partners", "signature"],
        typer.Argument(help="The kind of file: agreement, partners or signature."),
    ],
) -> None:
    """Print the JSON Schema of a file, for editors."""
    from kpes.schema import as_json

    session: Session = context.obj
    sys.stdout.write(as_json(file, session.t))


def show(
    context: typer.Context,
    format: Annotated[Literal["text"], typer.Option(help="How to write the agreement.")] = "text",
) -> None:
    """Print the resolved agreement: the exact text that is signed."""
    session: Session = context.obj
    _, resolved = session.resolved()
    sys.stdout.flush()
    sys.stdout.buffer.write(resolved.text)
    sys.stdout.buffer.flush()


def render(
    context: typer.Context,
    format: Annotated[
        list[CopyFormat] | None, typer.Option(help="The format of the copies; may be given again.")
    ] = None,
    partner: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Only this partner's copy; may be given again.")
    ] = None,
    out: Annotated[
        str | None, typer.Option(metavar="DIR", help="The folder for the copies, instead of out/copies.")
    ] = None,
) -> None:
    """Write one identical copy for each partner."""
    session: Session = context.obj
    project, resolved = session.resolved()
    only = [partner_of(resolved.partners, id).id.value for id in partner or ()]
    folder = project.copies_folder(None if out is None else values.path(session, "--out", out))
    files: dict[str, bytes] = {}
    for name in dict.fromkeys(chosen.value for chosen in format or [CopyFormat("docx")]):
        data = project.render(resolved, name)
        named = copies.names(resolved.partners, name)
        files |= {file: data for id, file in named.items() if not only or id in only}
    with bar(session.t(message("Writing copies")), len(files), sys.stderr.isatty()) as progress:
        gone = copies.write(folder, resolved.fingerprint, files, keep_others=bool(only), progress=progress)
    session.say(
        message(
            "{copies} in {folder}, edition {edition}.",
            copies=counted("{count} copy", "{count} copies", len(files)),
            folder=str(folder if out is not None else copies.COPIES),
            edition=short(resolved.fingerprint),
        )
    )
    if gone:
        session.tell(
            message(
                "Note: copies in other formats were out of date and are gone: {formats}. Render them anew.",
                formats=", ".join(gone),
            )
        )
    if resolved.agreement.status == "draft":
        session.tell(
            message("Note: these are copies of a draft. Set “status: final” and render again before people sign.")
        )


def sign(
    context: typer.Context,
    partner: PartnerId,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who signed; may be left out where the partner names one.")
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day of the signature, like 2014-11-07; today if left out.")
    ] = None,
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
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be recorded; write nothing.")] = False,
) -> None:
    """Record a representative's signature."""
    session: Session = context.obj
    project, resolved = session.resolved()
    party = partner_of(resolved.partners, partner)
    name = register.representative(party, values.words(session, "--by", by))
    signed_on = values.day(session, on) if on is not None else session.today()
    register.check_day(signed_on, resolved.agreement.date, session.today())
    files = [values.path(session, "--evidence", file) for file in evidence_files or ()]
    scans = [(file.name, evidence.read(file)) for file in files]
    signature = Signed(
        representative=name,
        signed_on=signed_on,
        method=method,
        fingerprint=resolved.fingerprint,
        evidence=(),
        recorded_at=_moment(session),
        note=values.words(session, "--note", note) or "",
        place=party.place,
    )
    if dry_run:
        project.register.check(party, signature)
    else:
        signature = project.register.sign(
            party,
            signature,
            resolved.text,
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
    if resolved.agreement.status == "draft":
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


def status(
    context: typer.Context,
    missing: Annotated[bool, typer.Option("--missing", help="Only those who have not signed.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Exit with 1 while somebody is missing.")] = False,
    format: Annotated[
        Literal["table", "json", "csv", "markdown"], typer.Option(help="How to write the status.")
    ] = "table",
) -> None:
    """Show who has signed and who has not."""
    session: Session = context.obj
    project, resolved = session.resolved()
    records, broken = project.register.read()
    if broken:
        session.end_with(broken)
    state = status_of(resolved.agreement, resolved.partners, records, resolved.fingerprint)
    shown = [standing for standing in state.standings if not (missing and standing.name == "signed")]
    if format == "json":
        sys.stdout.write(standings_report.as_json(state, shown))
    elif format == "csv":
        sys.stdout.write(standings_report.as_csv(shown))
    elif format == "markdown":
        sys.stdout.write(standings_report.as_markdown(state, shown, session.t))
    elif sys.stdout.isatty():
        standings_report.draw(state, shown, session.t, sys.stdout)
    else:
        sys.stdout.write(standings_report.as_lines(state, shown, session.t))
    if check and not state.complete:
        raise typer.Exit(ExitCode.FINDINGS)


def _moment(session: Session) -> str:
    return session.now().strftime("%Y-%m-%dT%H:%M:%SZ")
