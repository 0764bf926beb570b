"""The tree of commands, its help pages, and what is wrong with a command line, in the reader's language.

Help pages are put together here, and Typer's errors are told by what they are and hold: none of its words is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from keyword import iskeyword
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from kpes import __version__
from kpes.cli.session import Refused
from kpes.messages import ENGLISH, Catalogue, Message, OfAct, message, nearest
from kpes.source import legible

UsageError: Any = typer.BadParameter.__base__
"""The root of Typer's errors of usage; of the family Typer exports only BadParameter."""

COMMANDS = {
    "init": "checking",
    "import": "importing",
    "validate": "checking",
    "explain": "checking",
    "schema": "checking",
    "partners import": "partners",
    "partners export": "partners",
    "show": "documents",
    "render": "documents",
    "papers attendance": "papers",
    "papers cover": "papers",
    "papers receipt": "papers",
    "papers labels": "papers",
    "watch": "watching",
    "act new": "acts",
    "act list": "acts",
    "diff": "standing",
    "intake": "intake",
    "sign": "signing",
    "decline": "recording",
    "hand-over": "recording",
    "revoke": "recording",
    "status": "standing",
    "history": "standing",
    "remind": "reminding",
    "verify": "verifying",
    "protocol": "exporting",
    "export": "exporting",
}
"""The module of `kpes.cli.commands` that holds each command, in the order in which the help lists them.

A command of two words, such as ``partners import``, is the function that is called so with an underscore; one that is
a word of Python's own ends with one.
"""
_TELLS = {
    "act": message("What follows the signed agreement, such as an annex."),
    "partners": message("The signatory list from a table, and to one."),
    "papers": message("What goes with the copies: letters, receipts, labels."),
}
"""What the help says of the first of two words."""
_WITHOUT_ACTS = (
    *("init", "import", "explain", "schema", "partners import", "partners export", "export"),
    *("act new", "act list"),
)
"""The commands that are about no text, or about the agreement alone. All others do the same for an act."""
_BEFORE_THE_COMMAND = ("--lang", "--project")


def build(t: Catalogue) -> Any:
    """The command that `main` runs, with every help text in the language of ``t``."""
    app = _typer(
        cls=Group,
        subcommand_metavar=t(message("COMMAND …")),
        help="Agreements that many parties sign: check the text, print the copies, record the signatures.",
    )
    app.callback(invoke_without_command=True)(_options)
    return _translated(app, t)


def _typer(**settings: Any) -> typer.Typer:
    return typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, **settings)


def _translated(app: typer.Typer, t: Catalogue) -> Any:
    """What Typer makes of an app, in the language of ``t``."""
    made: Any = typer.main.get_command(app)
    made.t = t
    made.help = t(message(made.help))
    for parameter in made.params:
        if hasattr(parameter.type, "choices"):
            parameter.type.convert = choosing(parameter.type, t, _words(parameter.name))
        if parameter.help:
            parameter.help = t(message(parameter.help))
        if parameter.metavar:
            parameter.metavar = t(message(parameter.metavar))
    return made


def _act(t: Catalogue) -> Any:
    """The option that names an act, which the session keeps."""

    def keep(context: Any, _: Any, named: str | None) -> None:
        if named is not None:
            context.obj.act = named
            context.obj.t = OfAct(t, named, (one for one in COMMANDS if one not in _WITHOUT_ACTS))

    said = message("That act, instead of the agreement.")
    return TyperOption(
        param_decls=["--act"],
        metavar=t(message("ID")),
        help=t(said),
        expose_value=False,
        callback=keep,
        autocompletion=_acts,
    )


def _acts(context: Any, _: Any, incomplete: str) -> list[str]:
    from kpes.cli.completing import acts

    return acts(context, incomplete)


def _nothing() -> None:
    """Has no options of its own."""


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
    if context.invoked_subcommand is None and not context.resilient_parsing:
        from kpes.cli.alone import tell

        tell(context.obj)


def explained(error: Any, t: Catalogue) -> str:
    """What is wrong with the command line, and where its help is, as lines in the language of ``t``."""
    said = error.message if isinstance(error, Refused) else t(_said(error))
    command = error.ctx.command_path if error.ctx else "kpes"
    return f"{said}\n{t(message('See: {command} --help', command=command))}\n"


def _said(error: Any) -> Message:
    """What one of Typer's errors of usage means, by what it knows of itself."""
    option = legible(getattr(error, "option_name", ""))
    if hasattr(error, "possibilities"):
        if option in _BEFORE_THE_COMMAND and error.ctx.parent:
            command = error.ctx.info_name
            return message("{name} stands before the command: kpes {name} … {command}", name=option, command=command)
        if error.possibilities:
            likely = ", ".join(sorted(error.possibilities))
            return message("There is no option {name}. Did you mean: {likely}?", name=option, likely=likely)
        return message("There is no option {name}.", name=option)
    if option:
        options = error.ctx.command.params if error.ctx else ()
        if any(option in one.opts and getattr(one, "is_flag", False) for one in options):
            return message("{name} takes no value.", name=option)
        return message("{name} needs a value behind it.", name=option)
    if getattr(error, "param", None) is None:
        return message("The command is missing.")
    hint = error.param.get_error_hint(error.ctx).replace("'", "")
    return message("{name} is missing.", name=hint)


def _words(option: str) -> Mapping[str, str]:
    """What one may say besides its choices for an option, in small letters, with the choice that it means."""
    if option != "method":
        return {}
    from kpes.signing.words import METHODS

    return METHODS


def choosing(kind: Any, t: Catalogue, words: Mapping[str, str] = {}) -> Any:
    """What turns a word into one of the choices of ``kind``, and refuses others in the language of ``t``.

    ``words`` are taken besides, each for one of the choices.
    """
    convert = kind.convert

    def chosen(value: Any, parameter: Any, context: Any) -> Any:
        if isinstance(value, str):
            value = words.get(value.casefold(), value)
        try:
            return convert(value, parameter, context)
        except UsageError:
            known = ", ".join(kind.choices)
            refused = message("{value} is not possible here. Possible: {known}.", value=legible(value), known=known)
            raise Refused(t(refused), context) from None

    return chosen


class _Translated:
    """A command whose help page, and what it has against a command line, are in the language of its ``t``."""

    t: Catalogue = ENGLISH

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        try:
            return super().parse_args(ctx, args)  # type: ignore[misc]
        except UsageError as error:
            error.ctx = error.ctx or ctx  # An option without its value is not told whose it is.
            raise

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        option.help = self.t(message("Show this message and exit."))
        return option

    def format_help(self: Any, ctx: Any, formatter: Any) -> None:
        arguments = [one for one in self.params if one.param_type_name == "argument"]
        options = [one for one in self.get_params(ctx) if one not in arguments]
        behind = (self.t(message("[OPTIONS]")), *map(_in_usage, arguments), getattr(self, "subcommand_metavar", ""))
        formatter.write_usage(ctx.command_path, " ".join(behind), f"{self.t(message('Usage:'))} ")
        self.format_help_text(ctx, formatter)
        self.write_table(message("Arguments"), [self._row(one) for one in arguments], formatter)
        self.write_table(message("Options"), [self._row(one) for one in options], formatter)

    def write_table(self, heading: Message, rows: list[tuple[str, str]], formatter: Any) -> None:
        """A part of a help page; none where there are no rows."""
        if rows:
            with formatter.section(self.t(heading)):
                formatter.write_dl(rows)

    def _row(self, parameter: Any) -> tuple[str, str]:
        """A parameter, what it is for, and whether it must be given or what stands for it."""
        remark = self.t(message("required")) if parameter.required else ""
        if isinstance(parameter.default, str):
            remark = self.t(message("default: {value}", value=parameter.default))
        return _written(parameter), f"{parameter.help}  [{remark}]" if remark else parameter.help


def _written(parameter: Any) -> str:
    """A parameter as it is written: the name of an option, and what stands for its value."""
    choices = getattr(parameter.type, "choices", ())
    value = parameter.metavar or (f"<{'|'.join(choices)}>" if choices else "")
    return " ".join(filter(None, (*(one for one in parameter.opts if one.startswith("-")), value)))


def _in_usage(argument: Any) -> str:
    written = _written(argument)
    return written if argument.required or written.startswith("[") else f"[{written}]"


class Command(_Translated, TyperCommand):
    """A command of kpes."""

    allow_extra_args = True
    """Typer does not say in its error which they are."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        super().parse_args(ctx, args)
        if ctx.args and not ctx.resilient_parsing:
            said = self.t(message("This is too much: {extra}.", extra=legible(" ".join(ctx.args))))
            if any("--by" in parameter.opts for parameter in self.params):
                quoted = message("Put words that belong together in quotes: {option}", option='--by "Anna Nowak"')
                said += f" {self.t(quoted)}"
            raise Refused(said, ctx)
        return ctx.args


class Group(_Translated, TyperGroup):
    """kpes itself, or what its commands of two words begin with.

    Each command is made when it is asked for: to make them all takes longer than most do.
    """

    first = ""
    """The word that all commands of this group begin with, and a space; nothing for kpes itself."""

    def list_commands(self, ctx: Any) -> list[str]:
        ours = (name.removeprefix(self.first) for name in COMMANDS if name.startswith(self.first))
        return list(dict.fromkeys(name.split(" ")[0] for name in ours))

    def get_command(self, ctx: Any, name: str) -> Any:
        """The command of this name, which may have two words; None where there is none."""
        name, _, second = name.partition(" ")
        if name not in self.list_commands(ctx):
            return None
        whole = f"{self.first}{name}"
        app = _typer(cls=Group, subcommand_metavar=self.subcommand_metavar)
        if whole not in COMMANDS:
            app.callback(help=_TELLS[name].text)(_nothing)
            made = _translated(app, self.t)
            made.first = f"{whole} "
            return made.get_command(ctx, second) if second else made
        module = import_module(f"kpes.cli.commands.{COMMANDS[whole]}")
        function = whole.replace(" ", "_").replace("-", "_")
        app.command(whole, cls=Command)(getattr(module, f"{function}_" if iskeyword(function) else function))
        made = _translated(app, self.t)
        if whole not in _WITHOUT_ACTS:
            made.params.append(_act(self.t))
        return made

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, known = args[0], self.list_commands(ctx)
        if name in known or ctx.resilient_parsing or name.startswith("-"):
            return super().resolve_command(ctx, args)
        if likely := ", ".join(nearest(name, known, most=3)):
            said = message("There is no command {name}. Did you mean: {likely}?", name=legible(name), likely=likely)
        else:
            said = message("There is no command {name}.", name=legible(name))
        raise Refused(self.t(said), ctx)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        super().format_help(ctx, formatter)
        names = self.list_commands(ctx)
        limit = formatter.width - 6 - max(map(len, names))
        rows = [(name, self.get_command(ctx, name).get_short_help_str(limit)) for name in names]
        self.write_table(message("Commands"), rows, formatter)
