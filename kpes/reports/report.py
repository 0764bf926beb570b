"""A report, whatever form it is shown in, and the forms that every report has.

FORMATS is the one table of formats: each is a function that turns a report into text. Whatever a command answers
goes through `show`, which gives people at a terminal the report's picture instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, ClassVar, TextIO

from kpes.messages import Catalogue, Message

_NARROWEST = 30
"""Columns; what is shorter fits, and where there is less room words are not worth the care."""
_MARKUP = frozenset("\\`*_{}[]<>#|~&$")
_STARTS_A_BLOCK = r"^(?:(?=[-+=])|(\d+)(?=[.)]))"


@dataclass(frozen=True)
class Report:
    """A title, notes and a table, in the reader's language, and the same for programs.

    Each is made when a format asks for it, so that none costs what it does not show. A report may have forms of its
    ``own``, by the name of the format.
    """

    t: Catalogue

    columns: ClassVar[Sequence[Message]] = ()
    """What stands above the columns of `rows`; nothing where they explain themselves."""
    keys: ClassVar[Sequence[str]] = ()
    """What programs call the columns of `records`."""
    own: ClassVar[Mapping[str, str]] = {}
    picture: ClassVar[str] = "report.draw_lines"
    """The function of this package that shows it on a terminal."""

    @property
    def title(self) -> str:
        """The heading of it all."""
        return ""

    def notes(self) -> list[str]:
        """Sentences that stand above the table."""
        return []

    def rows(self) -> list[list[str]]:
        """The table for people, a cell a column."""
        return []

    def summary(self) -> str:
        """A last sentence, below the table."""
        return ""

    def records(self) -> Iterable[Sequence[object]]:
        """The table for programs, a value for each of the ``keys``."""
        return ()

    def objects(self) -> list[dict[str, object]]:
        """The records with their keys."""
        return [dict(zip(self.keys, record, strict=True)) for record in self.records()]

    def data(self) -> Mapping[str, object]:
        """All of it for programs, as JSON has it."""
        return {"records": self.objects()}


def as_text(report: Report) -> str:
    """In columns, for a pipe: nothing is cut, wrapped or coloured."""
    return "".join((*body(report), *_lines([report.summary()])))


def body(report: Report) -> list[str]:
    """The lines of all but the summary."""
    above, rows = [report.title, *report.notes()], report.rows()
    if rows and report.columns:
        rows = [list(map(report.t, report.columns)), *rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    table = ("  ".join((*map(str.ljust, row, widths), row[-1])).rstrip() + "\n" for row in rows)
    return [*_lines(above), *(["\n"] if rows and any(above) else []), *table]


def _lines(texts: Iterable[str]) -> list[str]:
    return [f"{text}\n" for text in texts if text]


def as_json(report: Report) -> str:
    """Words are in the reader's language, all else is not."""
    import json
    from datetime import date

    return json.dumps(report.data(), ensure_ascii=False, indent=2, default=date.isoformat) + "\n"


def as_csv(report: Report) -> str:
    """A line a record, for spreadsheets: no cell is taken for a formula."""
    from kpes.tables import writing

    return writing.as_csv((report.keys, *(list(map(_cell, record)) for record in report.records())))


def _cell(value: object) -> object:
    """A value as a cell has it: nothing for none, and what several texts are one behind the other."""
    if isinstance(value, list):
        return ", ".join(value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else value


def as_markdown(report: Report) -> str:
    """A heading, the notes, and a table."""
    lines = [f"# {plain(report.title)}", ""] if report.title else []
    lines += [f"{note}  " for note in report.notes()]
    if rows := report.rows():
        headings = [report.t(one) for one in report.columns] or [""] * len(rows[0])
        header, *table = (_cells(map(plain, row)) for row in (headings, *rows))
        lines += ["", header, _cells(["---"] * len(headings)), *table]
    return "\n".join(lines) + "\n"


def _cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def plain(words: str) -> str:
    """``words`` with everything that Markdown would take for markup within a line escaped."""
    return "".join(f"\\{sign}" if sign in _MARKUP else sign for sign in words)


def plain_line(words: str) -> str:
    """The same for a whole line, which „1.” or „-” at its start would make an item of a list."""
    return re.sub(_STARTS_A_BLOCK, r"\1\\", plain(words))


_COMMAND = re.compile(r"(?<=: )(?:kpes|git) (?:(?!: ).){1,60}$")
"""A command at the end of a line, which is to be copied."""
_KEPT = "\ue000"
"""What stands for a space at which a line is not to be broken."""


def wrapped(line: str, stream: TextIO, indent: int = 0) -> str:
    """The line as ``stream`` takes it: a terminal would break it within words, so there it is broken between them.

    What follows the first break is indented by so many spaces, and a command at the end stays in one line where that
    is wide enough. What is piped stays as it is.
    """
    if len(line) <= _NARROWEST or not stream.isatty():
        return line
    import shutil
    import textwrap

    width, end = shutil.get_terminal_size().columns, "\n" if line.endswith("\n") else ""
    if len(line) - len(end) <= width or width < _NARROWEST:
        return line
    line = _COMMAND.sub(
        lambda found: found[0].replace(" ", _KEPT) if len(found[0]) <= width - indent else found[0], line
    )
    broken = textwrap.wrap(line.removesuffix("\n"), width, subsequent_indent=" " * indent, break_long_words=False,
                           break_on_hyphens=False, replace_whitespace=False, expand_tabs=False)  # fmt: skip
    return "\n".join(broken).replace(_KEPT, " ") + end


def draw_lines(report: Report, stream: TextIO) -> None:
    """On a terminal line by line; what does not fit is indented below."""
    stream.write("".join(wrapped(line, stream, 4) for line in body(report)))
    stream.write("".join(wrapped(line, stream) for line in _lines([report.summary()])))


FORMATS = {
    "text": "report.as_text",
    "table": "report.as_text",
    "json": "report.as_json",
    "csv": "report.as_csv",
    "markdown": "report.as_markdown",
    "github": "scanners.as_github",
    "sarif": "scanners.as_sarif",
    "junit": "scanners.as_junit",
}
"""The function of this package that writes each format, imported when it is asked for; the last three want Findings."""


def written(report: Report, format: str) -> str:
    """The report in a format, one of FORMATS or of the report's own."""
    write: Callable[[Report], str] = _function(report.own.get(format) or FORMATS[format])
    return write(report)


def show(report: Report, format: str, stream: TextIO) -> None:
    """Gives the report to ``stream``; what people read is drawn where that is a terminal."""
    if format in ("text", "table") and stream.isatty():
        _function(report.picture)(report, stream)
    else:
        stream.write(written(report, format))


def _function(name: str) -> Callable[..., Any]:
    module, function = name.split(".")
    found: Callable[..., Any] = getattr(import_module(f"{__package__}.{module}"), function)
    return found
