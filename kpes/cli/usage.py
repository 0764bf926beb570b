"""What Typer itself says, in the reader's language: the frame of a help page, and errors of usage.

Typer writes these words in English inside; only its errors' and help pages' finished text can be had.
So they are matched here, and a text that is not known stays as it is.
"""

from __future__ import annotations

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from kpes.messages import ENGLISH, Catalogue, message

UsageError: Any = typer.BadParameter.__base__
"""The root of Typer's errors of usage; of the family Typer exports only BadParameter."""

_ERRORS = (
    (r"Missing (?:argument|option|parameter) '(?P<name>.+)'\.", message("{name} is missing.")),
    (
        r"No such option: (?P<name>--lang|--project)\b.*",
        message("{name} stands before the command: kpes {name} … {command}"),
    ),
    (r"No such option: (?P<name>\S+)", message("There is no option {name}.")),
    (
        r"No such option: (?P<name>\S+) \(Possible options: (?P<likely>.+)\)",
        message("There is no option {name}. Did you mean: {likely}?"),
    ),
    (r"No such command '(?P<name>.+)'\.", message("There is no command {name}.")),
    (
        r"No such command '(?P<name>.+)'\. Did you mean (?P<likely>.+)\?",
        message("There is no command {name}. Did you mean: {likely}?"),
    ),
    (r"Missing command\.", message("The command is missing.")),
    (
        r"(?:Invalid value.*: )?(?:Value error, )?(?P<value>'.*') is not one of (?P<known>.+)\.",
        message("{value} is not possible here. Possible: {known}."),
    ),
    (r"Option '?(?P<name>[^']+?)'? requires an argument\.", message("{name} needs a value behind it.")),
    (r"Option '?(?P<name>[^']+?)'? does not take a value\.", message("{name} takes no value.")),
    (r"Got unexpected extra argument\(?s?\)? \((?P<extra>.+)\)", message("This is too much: {extra}.")),
    (r"Invalid value(?: for (?P<name>[^:]+))?: (?P<reason>.+)", message("{reason}")),
)

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


def explained(error: Any, t: Catalogue) -> str:
    """What is wrong with the command line, and where its help is, as lines in the language of ``t``."""
    said = error.format_message()
    for pattern, words in _ERRORS:
        if match := re.fullmatch(pattern, said, re.DOTALL):
            values = {name: value.replace("'", "") for name, value in match.groupdict(default="").items()}
            said = t(message(words.text, **values, command=error.ctx.info_name if error.ctx else ""))
            if "extra" in values and any("--by" in parameter.opts for parameter in error.ctx.command.params):
                quoted = message("Put words that belong together in quotes: {option}", option='--by "Anna Nowak"')
                said += f" {t(quoted)}"
            break
    command = error.ctx.command_path if error.ctx else "kpes"
    return f"{said}\n{t(message('See: {command} --help', command=command))}\n"


class _Translated:
    """A command whose help page is in the language of its ``t``."""

    t: Catalogue = ENGLISH

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
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


class Group(_Translated, TyperGroup):
    """kpes itself."""
