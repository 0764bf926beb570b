"""Who has signed and who has not, as a report, and the words for where an agreement and its partners stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kpes.fingerprint import short
from kpes.messages import Catalogue, Message, counted, message
from kpes.model import Event, Method, Partner, Signed
from kpes.register.reading import person
from kpes.reports.report import Report
from kpes.status import Standing, Status, meets

_MOST_NAMED, _MOST_TOLD = 10, 5
"""Partners in a line, and lines about partners; the table below has them all."""

_OF_AGREEMENT = ("title", "status", "fingerprint")
_OF_SIGNATURE = ("representative", "signed_on", "method", "fingerprint", "recorded_at", "evidence")
_NOT_TOLD = ("partner", "place", "places")
"""What an event holds of itself besides the values of the register's keys, and whose it is."""

METHODS: dict[Method, Message] = {
    "handwritten": message("by hand"),
    "qualified": message("qualified electronic signature"),
    "trusted-profile": message("trusted profile"),
    "personal": message("personal signature"),
    "other": message("another way"),
}


@dataclass(frozen=True)
class Standings(Report):
    """The state of the agreement, and those of its partners that are ``shown``."""

    status: Status
    shown: Sequence[Standing]

    columns = (
        message("Id"), message("Partner"), message("State"), message("Signed by"), message("Date"), message("How"),
    )  # fmt: skip
    picture = "terminal.draw_standings"
    keys = ("id", "name", "standing", "form_met", "representatives", "signed_on", "methods", "editions")

    @property
    def title(self) -> str:
        return self.status.title

    def notes(self) -> list[str]:
        return [self.t(said) for said in roll_up(self.status)]

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
            yield partner.id.value, partner.name.value, standing.name, met, *joined

    def data(self) -> Mapping[str, object]:
        status = self.status
        return {
            "agreement": {**{key: getattr(status, key) for key in _OF_AGREEMENT}, "copies": status.copies},
            "signed": status.signed,
            "total": status.total,
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
        t(state_of(standing)),
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


def roll_up(status: Status) -> list[Message]:
    """The state in a few sentences, the most important first."""
    missing = status.total - status.signed
    if missing:
        signed = counted(
            "{count} of {total} has signed", "{count} of {total} have signed", status.signed, total=status.total
        )
        absent = counted("{count} is missing", "{count} are missing", missing)
        lines = [message("{signed}, {missing}.", signed=signed, missing=absent)]
    else:
        lines = [message("All {total} have signed.", total=status.total)]
    if status.concluded_on:
        formless = any(standing.form_met is False for standing in status.standings)
        said = message("The agreement was concluded on {date}.")
        if formless or status.status == "draft":
            said = message("The last signature that was needed: {date}.")
        lines.append(said._replace(values={"date": status.concluded_on}))
    if earlier := status.earlier:
        lines.append(
            counted(
                "{count} partner signed another text than today's. See what changed with: kpes diff",
                "{count} partners signed another text than today's. See what changed with: kpes diff",
                sum(map(len, earlier.values())),
            )
        )
        lines += [_earlier(edition, partners, status.changed_on) for edition, partners in earlier.items()]
    lines += _form(status)
    if status.status == "draft":
        lines.append(message("The agreement is still a draft."))
    lines.append(
        message(
            "Edition {edition}, {copies}.",
            edition=short(status.fingerprint),
            copies=counted("{count} copy", "{count} copies", status.copies),
        )
    )
    return lines


def _form(status: Status) -> list[Message]:
    """How many of those who signed today's text met the form that is asked for, who did not, and why."""
    told = [standing for standing in status.standings if standing.counted]
    if status.form != "written" or not told:
        return []
    formless = [standing for standing in told if not standing.form_met]
    met = len(told) - len(formless)
    lines = [message("Written form: met by {met} of {count} who have signed.", met=met, count=len(told))]
    lines += [_without_form(standing) for standing in formless[:_MOST_TOLD]]
    if len(formless) > _MOST_TOLD:
        lines.append(message("Nor by {count} more.", count=len(formless) - _MOST_TOLD))
    return lines


def _without_form(standing: Standing) -> Message:
    lacking = next(one for one in standing.counted if not meets(one, "written"))
    return message(
        "It is not met by {partner}: {name}, {how}.",
        partner=standing.partner.name.value,
        name=lacking.representative,
        how=METHODS[lacking.method],
    )


def _earlier(edition: str, partners: Sequence[Partner], changed_on: date | None) -> Message:
    """For whom a text was signed that is no longer today's, and since when it is not."""
    names: Message | str = ", ".join(partner.name.value for partner in partners[:_MOST_NAMED])
    if len(partners) > _MOST_NAMED:
        names = message("{names} and {count} more", names=names, count=len(partners) - _MOST_NAMED)
    said = message("Edition {edition} was signed for: {partners}.", edition=short(edition), partners=names)
    if changed_on is None:
        return said
    return message("{said} It is not today's text any more, since {day} at the latest.", said=said, day=changed_on)


def state_of(standing: Standing) -> Message:
    """Where a partner stands, in a few words."""
    if standing.name == "signed":
        return message("signed") if standing.form_met else message("signed, form not met")
    if standing.name == "partial":
        return message(
            "{signed} of {required} signed", signed=len(standing.counted), required=standing.partner.signatures_required
        )
    return message("signed another text") if standing.name == "stale" else message("not signed")


def details_of(standing: Standing, fingerprint: str, t: Catalogue) -> list[str]:
    """A line for each signature, and one that names who has yet to give one, where the data names them.

    How it was signed is told where it was not by hand.
    """
    lines = []
    for signed in standing.signatures:
        line = f"{signed.representative}, {signed.signed_on.isoformat()}"
        if signed.method != "handwritten":
            line += f", {t(METHODS[signed.method])}"
        if signed.fingerprint != fingerprint:
            line += ", " + t(message("edition {edition}", edition=short(signed.fingerprint)))
        lines.append(line)
    needed = standing.partner.signatures_required - len(standing.counted)
    done = {person(signed.representative) for signed in standing.counted}
    names = [one.name.value for one in standing.partner.representatives if person(one.name.value) not in done]
    if needed > 0 and names:
        all_of_them = needed >= len(names)
        awaited = message("waiting for {names}") if all_of_them else message("waiting for {count} of: {names}")
        lines.append(t(awaited._replace(values={"count": needed, "names": ", ".join(names)})))
    return lines
