"""What Typer itself says, in the reader's language: errors of usage, and the frame of a help page.

Errors are told by what they are and hold. Of the frame of a help page only the finished text can be had: words that
are known are translated in it, and others stay as they are.
"""

from __future__ import annotations

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from kpes.messages import ENGLISH, Catalogue, Message, message, nearest
from kpes.source import legible

UsageError: Any = typer.BadParameter.__base__
"""The root of Typer's errors of usage; of the family Typer exports only BadParameter."""
_BEFORE_THE_COMMAND = ("--lang", "--project")

_HEADINGS = {
    "Usage:": message("Usage:"),
    "Arguments:": message("Arguments:"),
    "Options:": message("Options:"),
    "Commands:": message("Commands:"),
}
_PLACEHOLDERS = {
    "[OPTIONS]": message("[OPTIONS]"),
    "COMMAND [ARGS]...": message("COMMAND …"),
}
_HELP = message("Show this message and exit.")
_REMARKS = {"required": message("required"), "default": message("default")}


class Refused(typer.BadParameter):
    """What kpes itself has against a command line, in the reader's language."""


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
    return message("{name} is missing.", name=hint) if hasattr(error, "param_type") else error.message


def choosing(kind: Any, t: Catalogue) -> Any:
    """What turns a word into one of the choices of ``kind``, and refuses others in the language of ``t``."""
    convert = kind.convert

    def chosen(value: Any, parameter: Any, context: Any) -> Any:
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

    def get_help(self, ctx: Any) -> str:
        lines = super().get_help(ctx).split("\n")  # type: ignore[misc]
        return "\n".join(self._line(line) for line in lines)

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = self.t(_HELP)
        return option

    def _line(self, line: str) -> str:
        for heading, words in _HEADINGS.items():
            if line.startswith(heading):
                line = self.t(words) + line.removeprefix(heading)
        for placeholder, words in _PLACEHOLDERS.items():
            line = line.replace(placeholder, self.t(words))
        line = re.sub(r"\{([A-Z]+)\}", r"\1", line)  # {PARTNER}: that it is required is said below
        line = re.sub(r"<list\[(.+)\]>", r"<\1>", line).replace(" <str>", "").replace(" <path>", "")
        return re.sub(r"\[(default|required)\b", lambda match: f"[{self.t(_REMARKS[match[1]])}", line)


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
    """kpes itself."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self.commands)  # without a look at what they are

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, known = args[0], list(self.commands)
        if name in known or ctx.resilient_parsing or name.startswith("-"):
            return super().resolve_command(ctx, args)
        if likely := ", ".join(nearest(name, known, most=3)):
            said = message("There is no command {name}. Did you mean: {likely}?", name=legible(name), likely=likely)
        else:
            said = message("There is no command {name}.", name=legible(name))
        raise Refused(self.t(said), ctx)
