"""Commands that start a project, check one, and tell what its files may hold and what a finding means."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from typing import Annotated, Literal

import typer

from kpes.cli.checked import report_of
from kpes.cli.session import Session
from kpes.errors import ExitCode, KpesError
from kpes.findings import errors, in_order
from kpes.messages import message
from kpes.project.folder import STARTER_FILES, example, start
from kpes.reports.report import show
from kpes.source import excerpt


def init(
    context: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder of the new project.")] = ".",
    kind: Annotated[
        Literal["cluster", "consortium", "partnership", "memorandum"] | None,
        typer.Option(help="Start from an example of this kind, in the language of kpes, instead."),
    ] = None,
) -> None:
    """Start a project from the shipped agreement, or from an example."""
    session: Session = context.obj
    own = example(kind, session.t.language) if kind else {}
    start(session.path(session.t(message("DIR")), folder), session.t, own)
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
    spelling: Annotated[bool, typer.Option("--spelling", help="Look each word up in a dictionary, too.")] = False,
) -> ExitCode:
    """Check the agreement, the partners and the register."""
    session: Session = context.obj
    checked = session.snapshot()
    findings = checked.findings
    if spelling:
        from kpes.rules.spelling import misspelt

        lacking = misspelt(checked, checked.known_words, os.environ.get("DICPATH", ""))
        findings = tuple(in_order([*findings, *lacking]))
    show(report_of(session, checked, findings, strict, accepted), format, sys.stdout)
    return ExitCode.FINDINGS if errors(findings) or (strict and findings) else ExitCode.DONE


def explain(
    context: typer.Context,
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help="The code of a finding, like K104; else all are listed.")
    ] = None,
) -> None:
    """Explain a finding: why it matters, wrong and right."""
    from kpes.reports.pages import Codes, as_text
    from kpes.rules.pages import pages

    session: Session = context.obj
    by_code = {page.code: page for page in pages()}
    if code is None:
        show(Codes(session.t, list(by_code.values())), "text", sys.stdout)
        return
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
        Literal["agreement", "partners", "act", "signature"],
        typer.Argument(help="The kind of file: agreement, partners, act or signature."),
    ],
) -> None:
    """Print the JSON Schema of a file, for editors.

    Inside a project, that of the agreement has editors complete the names that its texts may refer by.
    """
    from kpes.shapes.schema import as_json

    session: Session = context.obj
    named: dict[str, str] = {}
    with suppress(*([] if session.folder else [KpesError])):  # outside a project there are no names
        snapshot = session.snapshot()
        named = snapshot.layout.names if file == "agreement" and snapshot.agreement else {}
    sys.stdout.write(as_json(file, session.t, named))
