"""Where an agreement stands, as one web page that needs nothing beside itself, for a board or a mail to all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from kpes.messages import Message, message
from kpes.reports.counts import NAMES, SIGNS, where_of
from kpes.reports.picture import drawn, signing_days
from kpes.reports.standings import Standings, details_of, state_of
from kpes.status import Standing

if TYPE_CHECKING:
    from kpes.reports.changes import Changes

_PAGE = Path(__file__).with_name("board.html.j2")


def as_html(report: Standings) -> str:
    """The page: the picture, who is missing first, when signatures were given, what changed since an edition."""
    from kpes.language import language
    from kpes.render import Template
    from kpes.render.templating import fill

    t, status = report.t, report.status
    headline, *others = report.notes()
    named = any(report.shown)
    variables = {
        "language": t.language,
        "tongue": language(report.tongue).tag,
        "title": status.title,
        "headline": headline,
        "others": others,
        "issued": t(message("As of {day}", day=report.issued.isoformat())) if report.issued else "",
        "picture": drawn(status, t),
        "sections": list(_sections(report)) if named else [],
        "when": t(message("When they signed")),
        "days": [(day.isoformat(), _who(report, day, count)) for day, count in signing_days(status)],
        "changed": t(message("What changed")),
        "changes": list(_changes(report.changes)) if report.changes and named else [],
        "about": report.changes.notes() if report.changes else [],
        "removed": t(message("removed")),
        "added": t(message("added")),
    }
    return fill(_PAGE.name, variables, lambda name: Template(name, _PAGE.read_bytes(), shipped=True), escape).decode()


def _sections(report: Standings) -> Iterator[tuple[str, list[tuple[str, str, str, list[str]]]]]:
    """The partners, those first of whom something is awaited: a heading, and each with its sign, state and details."""
    order = list(NAMES)[::-1]
    parts: tuple[tuple[Message, Sequence[Standing]], ...] = (
        (message("Awaited"), [one for one in report.shown if one.awaited]),
        (message("Declined"), [one for one in report.shown if one.decline]),
        (message("Done"), [one for one in report.shown if one.done]),
    )
    for heading, standings in parts:
        if standings:
            in_order = sorted(standings, key=lambda one: order.index(where_of(one)))
            yield (
                f"{report.t(heading)} ({len(standings)})",
                [
                    (
                        one.partner.name.value,
                        SIGNS[where_of(one)],
                        report.t(state_of(one)),
                        details_of(one, report.status.fingerprint, report.t),
                    )
                    for one in in_order
                ],
            )


def _who(report: Standings, day: object, count: int) -> str:
    """Who was done on that day, or how many were by then where nobody is named."""
    names = [one.partner.name.value for one in report.shown if one.signed_on == day]
    return ", ".join(names) or report.t(message("{count} in all", count=count))


def _changes(changes: Changes) -> Iterator[tuple[list[tuple[str, str, bool]], str]]:
    """The lines that changed, piece by piece: removed words, added ones, and whether they stayed."""
    for row, skipped in changes.passages():
        if not row:
            yield [], skipped
        elif row.old is None or row.new is None:
            yield [(str(row.old or ""), str(row.new or ""), False)], ""
        else:
            yield [(piece.old, piece.new, piece.kept) for piece in row.pieces], ""
