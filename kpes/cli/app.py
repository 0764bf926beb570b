"""The tree of commands, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

import typer

from kpes import __version__
from kpes.cli import usage, values
from kpes.cli.commands import COMMANDS, command
from kpes.messages import Catalogue, message


def build(t: Catalogue, arguments: Sequence[str] = ()) -> Any:
    """The command that `main` runs, with every help text in the language of ``t``.

    Where the ``arguments`` begin with a command it knows that command alone: to make them all takes Typer
    longer than most commands take to answer.
    """
    app = typer.Typer(
        cls=usage.Group,
        help="Agreements that many parties sign: check the text, print the copies, record the signatures.",
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback()(_options)
    named = [name for name in arguments[:1] if name in COMMANDS]
    for name in named or COMMANDS:
        app.command(cls=usage.Command)(command(name))
    group = typer.main.get_command(app)
    for made in [group, *group.commands.values()]:
        made.t = t
        made.help = t(message(made.help))
        for parameter in made.params:
            if parameter.help:
                parameter.help = t(message(parameter.help))
            if parameter.metavar:
                parameter.metavar = t(message(parameter.metavar))
    return group


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kpes {__version__}")
        raise typer.Exit


def _options(
    context: typer.Context,
    project: Annotated[
        str | None, typer.Option(metavar="DIR", help="The project's folder, instead of the one around you.")
    ] = None,
    lang: Annotated[Literal["pl", "en"] | None, typer.Option(help="The language kpes speaks to you.")] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    if project is not None:
        context.obj.folder = values.path(context.obj, "--project", project)
