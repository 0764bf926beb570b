"""Commands that tell what is wrong, and what a finding means."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from kpes.cli.session import Session
from kpes.errors import ExitCode, KpesError
from kpes.findings import errors
from kpes.messages import Catalogue, message
from kpes.project.snapshot import Snapshot
from kpes.reports import findings as findings_report
from kpes.source import excerpt


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
    checked = session.snapshot()
    if format == "text":
        if accepted:
            sys.stdout.write(findings_report.as_accepted(checked.accepted, session.t))
        if checked.findings and sys.stdout.isatty():
            from kpes.reports.drawn import draw

            draw(checked.findings, checked.sources, checked.path, session.t, sys.stdout)
        else:
            sys.stdout.write(findings_report.as_text(checked.findings, session.t))
    else:
        sys.stdout.write(_for_machines(format, checked, strict, session.t))
    if format in ("text", "github"):
        paragraphs = len(checked.agreement.paragraphs) if checked.agreement else None
        partners = len(checked.partners) if checked.partners else None
        session.say(findings_report.summary(checked.findings, paragraphs, partners, len(checked.accepted)))
    if errors(checked.findings) or (strict and checked.findings):
        raise typer.Exit(ExitCode.FINDINGS)


def _for_machines(format: str, checked: Snapshot, strict: bool, t: Catalogue) -> str:
    """The findings in a format that a program reads."""
    if format == "json":
        return findings_report.as_json(checked.findings, t)
    folder = checked.project.folder_in_repository(Path.cwd())
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
