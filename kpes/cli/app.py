"""The tree of commands, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

import typer

from kpes import __version__
from kpes.cli import usage
from kpes.cli.commands import COMMANDS, command
from kpes.messages import Catalogue, message


def build(t: Catalogue) -> Any:
    """The command that `main` runs, with every help text in the language of ``t``."""
    app = _typer(
        cls=usage.Group,
        help="Agreements that many parties sign: check the text, print the copies, record the signatures.",
    )
    app.callback()(_options)
    group = _translated(app, t)
    group.commands = _Commands(t)
    return group


class _Commands(Mapping[str, Any]):
    """The commands by their names, each made when it is asked for: to make them all takes longer than most do."""

    def __init__(self, t: Catalogue):
        self._t = t
        self._made: dict[str, Any] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            if name not in COMMANDS:
                raise KeyError(name)
            app = _typer()
            app.command(cls=usage.Command)(command(name))
            self._made[name] = _translated(app, self._t)
        return self._made[name]


def _typer(**settings: Any) -> typer.Typer:
    return typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, **settings)


def _translated(app: typer.Typer, t: Catalogue) -> Any:
    """What Typer makes of an app, in the language of ``t``."""
    made: Any = typer.main.get_command(app)
    made.t = t
    made.help = t(message(made.help))
    for parameter in made.params:
        if hasattr(parameter.type, "choices"):
            parameter.type.convert = usage.choosing(parameter.type, t)
        if parameter.help:
            parameter.help = t(message(parameter.help))
        if parameter.metavar:
            parameter.metavar = t(message(parameter.metavar))
    return made


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
        context.obj.folder = context.obj.path("--project", project)
