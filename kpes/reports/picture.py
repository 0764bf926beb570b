"""The picture of where an agreement stands, as SVG: how many partners are where, and when the signatures were given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from itertools import accumulate
from textwrap import wrap
from typing import NamedTuple

from kpes.messages import Catalogue, message
from kpes.reports.counts import SIGNS, counts_of
from kpes.reports.standings import Standings
from kpes.status import Status

_WIDTH = 360
"""Units: so wide a picture is as large as the words around it, even on a telephone."""
_LETTERS = 36
"""Of the title in a line."""
_BAR, _LINE, _CHART = 26, 22, 70
_COLOURS = {
    "signed": "#1b6e35",
    "form": "#a15c00",
    "partial": "#c79000",
    "stale": "#7b3fa0",
    "unsigned": "#c9c9c9",
    "declined": "#8b0000",
}


class _Drawn(NamedTuple):
    """A part of the picture and how high it is."""

    svg: str
    height: int


def as_svg(report: Standings) -> str:
    """The picture alone, with the title above it."""
    return drawn(report.status, report.t, titled=True)


def drawn(status: Status, t: Catalogue, titled: bool = False) -> str:
    """The picture; it says in words what it shows, for those who do not see it."""
    lines = wrap(status.title, _LETTERS) if titled else []
    title = _Drawn("".join(_text(0, 16 + 18 * at, one, "bold") for at, one in enumerate(lines)), 18 * len(lines) + 6)
    parts = [*([title] if titled else []), _bar(status), _legend(status, t)]
    if days := signing_days(status):
        parts.append(_time(days, status.total, t))
    tops = list(accumulate((part.height for part in parts), initial=0))
    body = "".join(
        f'<g transform="translate(0 {top})">{part.svg}</g>' for part, top in zip(parts, tops, strict=False)
    )
    told = [t(message("{signed} of {total} have signed", signed=status.signed, total=status.total))]
    told += [f"{t(name)}: {count}" for _, name, count in counts_of(status)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 -8 {_WIDTH + 16} {tops[-1] + 16}" role="img" '
        f'font-family="system-ui, sans-serif" font-size="13" fill="#1a1a1a"><title>{escape("; ".join(told))}</title>'
        f'<rect x="-8" y="-8" width="{_WIDTH + 16}" height="{tops[-1] + 16}" fill="#fff"/>{body}</svg>\n'
    )


def signing_days(status: Status) -> list[tuple[date, int]]:
    """The days on which partners were done signing, each with how many were by then."""
    days = sorted(standing.signed_on for standing in status.standings if standing.signed_on)
    return list({day: count for count, day in enumerate(days, 1)}.items())


def _bar(status: Status) -> _Drawn:
    """One bar of all partners, those who have signed first."""
    parts, left = [], 0.0
    for key, _, count in counts_of(status):
        width = _WIDTH * count / status.total
        parts.append(
            f'<rect x="{left:.2f}" width="{width:.2f}" height="{_BAR}" fill="{_COLOURS[key]}" stroke="#fff"/>'
        )
        left += width
    return _Drawn("".join(parts), _BAR + 8)


def _legend(status: Status, t: Catalogue) -> _Drawn:
    lines = []
    for at, (key, name, count) in enumerate(counts_of(status)):
        top = _LINE * at
        lines.append(
            f'<rect y="{top + 3}" width="14" height="14" fill="{_COLOURS[key]}"/>'
            + _text(22, top + 15, f"{SIGNS[key]} {t(name)}: {count}")
        )
    return _Drawn("".join(lines), _LINE * len(lines) + 6)


def _time(days: Sequence[tuple[date, int]], total: int, t: Catalogue) -> _Drawn:
    """A line that rises with each partner who was done, from the first day to the last."""
    (first, _), (last, most) = days[0], days[-1]
    span = max((last - first).days, 1)
    points, at = [(0.0, float(_CHART))], 0
    for day, count in days:
        x = _WIDTH * (day - first).days / span
        points += [(x, _CHART - _CHART * at / total), (x, _CHART - _CHART * count / total)]
        at = count
    points.append((float(_WIDTH), _CHART - _CHART * most / total))
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    heading = _text(0, 14, t(message("When they signed")), "bold")
    chart = (
        f'<path d="M0 {_CHART}H{_WIDTH}" stroke="#767676"/>'
        f'<polyline points="{line}" fill="none" stroke="{_COLOURS["signed"]}" stroke-width="2"/>'
        + _text(0, _CHART + 16, first.isoformat())
        + (_text(_WIDTH, _CHART + 16, last.isoformat(), anchor="end") if last != first else "")
        + _text(_WIDTH, max(_CHART - _CHART * most / total - 4, 0), f"{most}/{total}", anchor="end")
    )
    return _Drawn(f'{heading}<g transform="translate(0 34)">{chart}</g>', _CHART + 58)


def _text(x: float, y: float, words: str, weight: str = "normal", anchor: str = "start") -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" font-weight="{weight}" text-anchor="{anchor}">{escape(words, quote=False)}</text>'
    )
