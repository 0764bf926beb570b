"""Commands that set things up: a project, a schema for the editor."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from kpes.cli.session import Session
from kpes.messages import message
from kpes.project.starter import STARTER_FILES
from kpes.project.starter import init as init_project


def init(
    context: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder of the new project.")] = ".",
) -> None:
    """Start a project from the shipped agreement."""
    session: Session = context.obj
    init_project(session.path(session.t(message("DIR")), folder), session.t)
    session.say(
        message(
            "{folder} holds a new project. Edit {files}, then run: kpes validate",
            folder=folder,
            files=", ".join(STARTER_FILES[:2]),
        )
    )


def schema(
    context: typer.Context,
    file: Annotated[
        Literal["agreement", "partners", "signature"],
        typer.Argument(help="The kind of file: agreement, partners or signature."),
    ],
) -> None:
    """Print the JSON Schema of a file, for editors."""
    from kpes.shapes.schema import as_json

    session: Session = context.obj
    sys.stdout.write(as_json(file, session.t))
