"""What a command is given of the world around it, and how it speaks to its user."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TextIO

import typer

from kpes.errors import ExitCode, KpesError
from kpes.findings import Finding
from kpes.messages import Catalogue, Message, message
from kpes.project.folder import Project, find
from kpes.project.snapshot import Snapshot
from kpes.reports.report import wrapped
from kpes.source import legible
from kpes.source.characters import clean, illegible, not_allowed

_MOST_NAMED = 5
_TODAY = ("today", "dziś", "dzis", "dzisiaj")


def to_stderr(text: str) -> None:
    """Writes to stderr. Where nobody can be told, the work goes on all the same."""
    try:
        sys.stderr.write("".join(wrapped(line, sys.stderr) for line in text.splitlines(keepends=True)))
        sys.stderr.flush()
    except OSError:
        silence(sys.stderr)


def silence(stream: TextIO) -> None:
    """Lets ``stream`` lead nowhere: Python would complain of it once more at its own end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def here() -> Path:
    """The working directory; a KpesError where somebody removed it meanwhile."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise KpesError(
            message("The folder in which you are is not there any more."),
            message("Go to another one, for example with: cd ~"),
        ) from None


def on_terminal() -> bool:
    """Whether somebody sits there who can be asked."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


class Refused(typer.BadParameter):
    """What kpes itself has against a command line, in the reader's language."""


class Session:
    """One run of kpes: the reader's language, the clock, and the project that was asked for."""

    def __init__(self, t: Catalogue, now: Callable[[], datetime], today: Callable[[], date]):
        self.t, self.now, self.today = t, now, today
        self.folder: Path | None = None
        self.act: str | None = None
        self.recorded = False
        """Whether the register was written to, which nothing that goes wrong afterwards takes back."""

    def snapshot(self, project: Project | None = None) -> Snapshot:
        """A project as it is now: the one named with ``--project``, else the one around the working directory.

        It is about the agreement, or about the act named with ``--act``.
        """
        project = project or (find(self.folder, named=True) if self.folder is not None else find(here()))
        snapshot = Snapshot(project, self.today(), self.now())
        if self.act is None:
            return snapshot
        from kpes.project.acts import act_of

        return act_of(snapshot, self.act)

    def sound(self) -> Snapshot:
        """The same; where its data holds errors they are shown and the command ends."""
        snapshot = self.snapshot()
        self.stop_at(snapshot.errors)
        return snapshot

    def stop_at(self, findings: Sequence[Finding]) -> None:
        """Shows findings on stderr and ends the command, if there are any."""
        if findings:
            from kpes.reports.findings import line_of

            to_stderr("".join(f"{line_of(finding, self.t)}\n" for finding in findings))
            raise typer.Exit(ExitCode.FINDINGS)

    def moment(self) -> str:
        """Now, as the register writes it."""
        return self.now().strftime("%Y-%m-%dT%H:%M:%SZ")

    def say(self, said: Message | str, indent: int = 0) -> None:
        """A line of the answer, on stdout; where a terminal is too narrow, what follows is indented so far."""
        sys.stdout.write(wrapped(legible(self.t(said)) + "\n", sys.stdout, indent))

    def tell(self, said: Message) -> None:
        """A line beside the answer, on stderr."""
        to_stderr(legible(self.t(said)) + "\n")

    def tell_of_unfit(self, files: Sequence[str]) -> None:
        """Tells beside the answer which files of the register do not hold what kpes recorded."""
        if files:
            self.tell(
                message(
                    "Note: the register was changed by hand, so what it says may not be true. See kpes validate: "
                    "{files}",
                    files=", ".join(files[:_MOST_NAMED]) + (" …" if len(files) > _MOST_NAMED else ""),
                )
            )

    def usage(self, said: Message) -> Refused:
        """What to raise where an option's value cannot be."""
        return Refused(self.t(said))

    def day(self, written: str) -> date:
        """The day that was written as ``2014-11-07`` or ``7.11.2014``, or as “today”."""
        from kpes.signing.service import day, not_a_day

        if written.casefold() in _TODAY:
            return self.today()
        found = day(written)
        if found is None:
            raise self.usage(not_a_day(written))
        return found

    def path(self, option: str, written: str) -> Path:
        """The path that was written behind ``option``; an empty one is most likely a variable without a value."""
        if not written:
            raise self.usage(message("{option} is empty.", option=option))
        if not os.path.isabs(written):
            here()  # from which it leads
        return Path(written)

    def words(self, option: str, written: str | None) -> str | None:
        """What was written behind ``option``, fit to be recorded; None where the option was left out."""
        if written is None:
            return None
        if wrong := illegible(written):
            found = next(wrong.finditer(written)).group()
            raise self.usage(message("{option}: {reason}", option=option, reason=not_allowed(found)))
        if not clean(written):
            raise self.usage(message("{option} is empty.", option=option))
        return clean(written)
