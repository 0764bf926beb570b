"""The command that tells whether copies, register and evidence, or a file that came back, are what they were."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from kpes import gathering
from kpes.cli import values
from kpes.cli.session import Session
from kpes.errors import ExitCode
from kpes.reports import verification as verification_report
from kpes.verify import check_project, check_returned, failed


def verify(
    context: typer.Context,
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE]...", help="Files that came back from partners.")
    ] = None,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to write the checks.")] = "text",
) -> None:
    """Check copies, register and evidence, or files that came back."""
    session: Session = context.obj
    project = session.project()
    if files:
        paths = [(name, values.path(session, "FILE", name)) for name in files]
        known = gathering.known(project, session.today())
        checks = []
        for name, path in paths:
            data = gathering.file(path)
            signed = gathering.signed(project, known, data, session.today(), session.now())
            checks += check_returned(name, data, known, signed)
    else:
        checks = check_project(gathering.facts(project, session.today(), session.now()))
    if format == "json":
        sys.stdout.write(verification_report.as_json(checks, session.t))
    else:
        for line in verification_report.as_lines(checks, session.t):
            session.say(line)
        session.say(verification_report.summary(checks))
    if failed(checks):
        raise typer.Exit(ExitCode.FINDINGS)
