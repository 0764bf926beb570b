"""What there is to say about the codes, for `kpes explain` and for the documentation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import fill, indent
from typing import TextIO

from kpes.findings import Severity
from kpes.messages import Catalogue, Message, message
from kpes.reports.report import Report, wrapped
from kpes.rules.pages import Page

GROUPS = {
    "source": message("Files and their shape"),
    "text": message("The text"),
    "partners": message("The signatory list"),
    "copies": message("Copies"),
    "register": message("The register"),
    "acts": message("Acts"),
}
"""What the codes are about, in the order in which they are listed."""

_SEVERITIES = {
    Severity.ERROR: message("An error: it stops printing and signing."),
    Severity.WARNING: message("A warning: it does not stop printing or signing."),
}
_ACCEPT = message("Where it is meant as it stands, accept it in data/agreement.yaml:")


def grouped(pages: Iterable[Page]) -> list[tuple[Message, list[Page]]]:
    """The pages in order of their codes, under what they are about."""
    order = list(GROUPS)
    in_order = sorted(pages, key=lambda page: (order.index(page.group), page.code))
    return [(GROUPS[group], list(members)) for group, members in groupby(in_order, lambda page: page.group)]


@dataclass(frozen=True)
class Codes(Report):
    """All codes with their titles; on a terminal under what they are about."""

    pages: Sequence[Page]

    picture = "pages.draw_codes"
    keys = ("code", "severity", "group", "title")

    def rows(self) -> list[list[str]]:
        return [[page.code, title_of(page, self.t)] for _, members in grouped(self.pages) for page in members]

    def records(self) -> list[Sequence[object]]:
        return [(page.code, page.severity.value, page.group, title_of(page, self.t)) for page in self.pages]


def draw_codes(report: Codes, stream: TextIO) -> None:
    """The codes a line each, below the heading of their group; what does not fit goes on below the title."""
    for number, (heading, members) in enumerate(grouped(report.pages)):
        stream.write(("\n" if number else "") + report.t(heading) + "\n")
        for page in members:
            stream.write(wrapped(f"  {page.code}  {title_of(page, report.t)}\n", stream, 8))


def as_text(page: Page, t: Catalogue, width: int | None = None) -> str:
    """A page as plain text; paragraphs are broken to ``width`` where there is one."""
    paragraphs = [f"{page.code}: {title_of(page, t)}", *why_of(page, t), t(_SEVERITIES[page.severity])]
    parts = [fill(one, width, break_long_words=False) if width else one for one in paragraphs]
    accepted = [(_ACCEPT, _acceptance(page, t))] if page.severity is Severity.WARNING else []
    for heading, lines in (*_examples(page), *accepted):
        parts += [t(heading), indent(lines, "    ").rstrip("\n")]
    return _with_source(page, t, parts)


def title_of(page: Page, t: Catalogue) -> str:
    """What a code stands for, in one sentence."""
    return _said(page.title, t)


def why_of(page: Page, t: Catalogue) -> list[str]:
    """Why that matters and what to do, paragraph by paragraph."""
    return [_said(paragraph, t) for paragraph in page.why]


def as_markdown(pages: Iterable[Page], t: Catalogue) -> str:
    """All pages as one Markdown document."""
    return "\n".join(_markdown(page, t) for page in pages)


def _markdown(page: Page, t: Catalogue) -> str:
    parts = [f"## {page.code} `{page.name}`", f"**{title_of(page, t)}** {t(_SEVERITIES[page.severity])}"]
    parts += why_of(page, t)
    parts += [f"{t(heading)}\n\n```yaml\n{example}```" for heading, example in _examples(page)]
    return _with_source(page, t, parts)


def _with_source(page: Page, t: Catalogue, parts: Iterable[str]) -> str:
    """The parts of a page, and where what it says comes from, with an empty line between."""
    source = [t(message("Source: {source}", source=page.source))] if page.source else []
    return "\n\n".join((*parts, *source)) + "\n"


def _examples(page: Page) -> tuple[tuple[Message, str], ...]:
    return (message("Wrong:"), page.wrong), (message("Right:"), page.right)


def _acceptance(page: Page, t: Catalogue) -> str:
    where, reason = t(message("the place that kpes validate shows")), t(message("why it is meant"))
    return f"accepted:\n  - rule: {page.code}\n    where: {where}\n    reason: {reason}\n"


def _said(text: str, t: Catalogue) -> str:
    """Words of a page in the language of ``t``; the catalogue has them from the docstrings."""
    return t(message(text))
