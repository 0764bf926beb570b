"""What is typed at a question on a terminal: the line, what Tab makes of it, and the file that it names."""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from kpes.reports.report import wrapped
from kpes.source import legible


def read(prompt: str) -> str:
    """The line that is typed behind ``prompt``."""
    while True:
        with suppress(UnicodeDecodeError):  # keys that are no letters: the question comes again
            return input(wrapped(prompt.rstrip(), sys.stdout) + " ")


def file_named(typed: str) -> Path:
    """The file that was typed, or dropped onto the terminal, which puts quotes around its name or signs into it.

    What is the name of a file as it stands is taken so, whatever a shell would make of it.
    """
    file = os.path.expanduser(typed)
    if not os.path.lexists(file):
        quoted = len(typed) > 1 and typed[0] in "'\"" and typed[-1] == typed[0]
        words = [typed[1:-1]] if quoted else []
        if os.sep == "/":  # on Windows the sign before a space is what divides folders
            with suppress(ValueError):  # quotes that are not in pairs belong to the name
                words = shlex.split(typed)
        file = os.path.expanduser(words[0]) if len(words) == 1 else file
    return Path(file)


def files_begun(typed: str) -> list[str]:
    """What ``typed`` can be completed to as the name of a file; a folder ends in the sign that divides folders."""
    quote = typed[0] if typed[:1] in ("'", '"') else ""
    begun = typed.removeprefix(quote)
    if os.sep == "/" and not quote:
        begun = re.sub(r"\\(.)", r"\1", begun)
    folder, name = os.path.split(begun)
    try:
        found = sorted(os.scandir(os.path.expanduser(folder) or "."), key=lambda one: one.name)
    except OSError:
        return []
    before = quote + begun.removesuffix(name)
    return [
        before + one.name + (os.sep if one.is_dir() else "")
        for one in found
        if one.name.startswith(name) and (name or not one.name.startswith(".")) and legible(one.name) == one.name
    ]


@contextmanager
def completing(candidates: Callable[[str], Sequence[str]]) -> Iterator[None]:
    """Lets Tab complete a line to what ``candidates`` gives for it; where there is no readline, as on Windows, not."""
    try:
        import readline
    except ImportError:
        yield
        return
    found: list[str] = []

    def completed(line: str, number: int) -> str | None:
        if number == 0:
            found[:] = candidates(line)
        return found[number] if number < len(found) else None

    readline.set_completer_delims("")
    readline.parse_and_bind("tab: complete")
    readline.set_completer(completed)
    try:
        yield
    finally:
        readline.set_completer(None)
