"""Who has signed and who has not, as a report, and the words for where an agreement and its partners stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from kpes.fingerprint import short
from kpes.messages import Catalogue, Message, message
from kpes.model import Event, HandedOver, Signed
from kpes.reports.report import Report
from kpes.reports.sentences import roll_up
from kpes.reports.words import METHODS, STATES
from kpes.status import Standing, Status

if TYPE_CHECKING:
    from kpes.reports.changes import Changes

_MOST_NAMED, _MOST_TOLD = 10, 5
"""Partners in a line, and lines about partners; the table below has them all."""

_OF_AGREEMENT = ("title", "status", "fingerprint")
_OF_SIGNATURE = ("representative", "signed_on", "method", "fingerprint", "recorded_at", "evidence")
_NOT_TOLD = ("partner", "place", "places")
"""What an event holds of itself besides the values of the register's keys, and whose it is."""

@dataclass(frozen=True)
class Standings(Report):
    """The state of the agreement, and those of its partners that are ``shown``.

    ``tongue`` is the agreement's language. A page for people can say of which day it is, ``issued``, and what changed
    since an edition that somebody signed. ``acts`` tell where each of the acts stands.
    """

    status: Status
    shown: Sequence[Standing]
    tongue: str = "pl"
    issued: date | None = None
    changes: Changes | None = None
    acts: Sequence[Message] = ()

    own: ClassVar = {"csv": "sheet.as_csv", "html": "board.as_html", "svg": "picture.as_svg"}
    columns: ClassVar[Sequence[Message]] = (
        message("Id"), message("Partner"), message("State"), message("Signed by"), message("Date"), message("How"),
    )  # fmt: skip
    picture = "terminal.draw_standings"
    keys: ClassVar[Sequence[str]] = (
        "id", "name", "standing", "form_met", "representatives", "signed_on", "methods", "editions",
        "declined_on", "declined_by", "reason", "copy_on", "copy_to", "email",
    )  # fmt: skip

    @property
    def title(self) -> str:
        return self.status.title

    def notes(self) -> list[str]:
        return [self.t(said) for said in self.said()]

    def said(self, named: bool = True) -> list[Message]:
        """The state in a few sentences, the most important first; where nobody is ``named``, in numbers alone."""
        return [*roll_up(self.status, named), *self.acts]

    def sheet(self) -> list[list[str]]:
        """The table for a spreadsheet, in the reader's language."""
        from kpes.reports.sheet import rows

        return rows(self)

    def rows(self) -> list[list[str]]:
        return [_row(standing, self.t) for standing in self.shown]

    def records(self) -> Iterator[Sequence[object]]:
        for standing in self.shown:
            partner, met = standing.partner, {True: "yes", False: "no", None: ""}[standing.form_met]
            told = [
                (signed.representative, signed.signed_on.isoformat(), signed.method, short(signed.fingerprint))
                for signed in _meant(standing)
            ]
            joined = ("; ".join(one[at] for one in told) for at in range(4))
            decline, copy = standing.decline, standing.copy
            yield (
                partner.id.value, partner.name.value, standing.name, met, *joined,
                decline.on if decline else "", decline.by if decline else "", decline.reason if decline else "",
                copy.on if copy else "", copy.to if copy else "", partner.email.value if partner.email else "",
            )  # fmt: skip

    def data(self) -> Mapping[str, object]:
        status = self.status
        return {
            "agreement": {**{key: getattr(status, key) for key in _OF_AGREEMENT}, "copies": status.copies},
            "signed": status.signed,
            "total": status.total,
            "declined": len(status.declined),
            "awaited": len(status.awaited),
            "complete": status.complete,
            "concluded_on": status.concluded_on,
            "partners": [_partner(standing) for standing in self.shown],
        }


def _partner(standing: Standing) -> dict[str, object]:
    told = map(told_of, standing.signatures)
    return {
        "id": standing.partner.id.value,
        "name": standing.partner.name.value,
        "standing": standing.name,
        "form_met": standing.form_met,
        "signatures": [{key: signature[key] for key in _OF_SIGNATURE} for signature in told],
        "declined": standing.decline and told_of(standing.decline),
        "handed_over": standing.copy and told_of(standing.copy),
    }


def told_of(event: Event) -> dict[str, object]:
    """What programs are told of an event, by the register's own keys."""
    fields = {field: value for field, value in event._asdict().items() if field not in _NOT_TOLD}
    if isinstance(event, Signed):
        fields["evidence"] = [kept.record() for kept in event.evidence]
    return {{"signed_in": "place"}.get(field, field): value for field, value in fields.items()}


def _row(standing: Standing, t: Catalogue) -> list[str]:
    signatures = _meant(standing)
    names = [signed.representative for signed in signatures]
    for signed in standing.outdated if standing.counted else ():
        signatures += (signed,)
        edition = short(signed.fingerprint)
        names.append(t(message("{name} (edition {edition})", name=signed.representative, edition=edition)))
    return [
        standing.partner.id.value,
        standing.partner.name.value,
        ", ".join(t(one) for one in (state_of(standing), *_besides(standing))),
        ", ".join(names),
        _joined([signed.signed_on.isoformat() for signed in signatures]),
        _joined([t(METHODS[signed.method]) for signed in signatures]),
    ]


def _meant(standing: Standing) -> tuple[Signed, ...]:
    """The signatures that its state speaks of: those that count, or else those on another text."""
    return standing.counted or standing.signatures


def _joined(values: list[str]) -> str:
    """The values in the order of those who signed; once where they are all the same."""
    return ", ".join(values if len(set(values)) > 1 else values[:1])


def state_of(standing: Standing) -> Message:
    """Where a partner stands, in a few words."""
    if standing.name == "signed":
        return message("signed") if standing.form_met else message("signed, form not met")
    if standing.name == "partial":
        return message(
            "{signed} of {required} signed", signed=len(standing.counted), required=standing.partner.signatures_required
        )
    return STATES[standing.name]


def _besides(standing: Standing) -> Iterator[Message]:
    """When the partner declined, and since when it has the copy that it did not sign."""
    if standing.decline:
        yield message("on {date}", date=standing.decline.on.isoformat())
    if standing.copy and not standing.done:
        yield message("has its copy since {date}", date=standing.copy.on.isoformat())


def details_of(standing: Standing, fingerprint: str, t: Catalogue) -> list[str]:
    """A line for each signature, and one that names who has yet to give one, where the data names them.

    How it was signed is told where it was not by hand.
    """
    lines = []
    for signed in (*standing.counted, *standing.outdated):
        line = f"{signed.representative}, {signed.signed_on.isoformat()}"
        if signed.method != "handwritten":
            line += f", {t(METHODS[signed.method])}"
        if signed.fingerprint != fingerprint:
            line += ", " + t(message("edition {edition}", edition=short(signed.fingerprint)))
        lines.append(line)
    if standing.decline:
        told = [standing.decline.on.isoformat(), standing.decline.by, standing.decline.reason]
        lines.append(", ".join(filter(None, told)))
    if standing.copy and not standing.done:
        lines.append(t(_copy(standing.copy, fingerprint)))
    if standing.awaited and standing.awaited.people:
        needed, names = standing.awaited.needed, [one.name.value for one in standing.awaited.people]
        all_of_them = needed >= len(names)
        awaited = message("waiting for {names}") if all_of_them else message("waiting for {count} of: {names}")
        lines.append(t(awaited._replace(values={"count": needed, "names": ", ".join(names)})))
    return lines


def _copy(copy: HandedOver, fingerprint: str) -> Message:
    """Since when the partner has its copy, who took it, and of which edition it is where that is not today's."""
    said = message("has its copy since {date}", date=copy.on.isoformat())
    if copy.to:
        said = message("{said} ({name})", said=said, name=copy.to)
    if copy.fingerprint != fingerprint:
        return message("{said}, edition {edition}", said=said, edition=short(copy.fingerprint))
    return said
