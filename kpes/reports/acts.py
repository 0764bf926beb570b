"""The acts of an agreement and where each stands, and who is bound on a day, by which texts, as reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kpes.acts.chain import Bound, Chain, Step
from kpes.messages import Message, counted, message
from kpes.reports.report import Report
from kpes.reports.standings import Standings

KINDS = {
    "annex": message("annex"),
    "accession": message("accession"),
    "withdrawal": message("withdrawal"),
    "notice": message("notice"),
}


def standing_of(step: Step, today: date) -> Message:
    """Where an act stands, in a few words: it counts only as far as its signatures go, whatever lies in its folder."""
    status = step.status
    if status is None:
        return message("has errors")
    if step.act.status == "draft":
        return message("a draft")
    if status.declined:
        names = ", ".join(one.partner.name.value for one in status.declined)
        return message("declined by {names}; so it cannot take effect", names=names)
    if step.day is None:
        if status.complete and not status.unfit:
            return message("signed; it takes effect once the agreement is concluded")
        if len(status.earlier) and not status.signed:
            return message("signed in another text than its file gives now, so it is not in force")
        return message("{signed} of {total} have signed", signed=status.signed, total=status.total)
    if step.day > today:
        return message("signed; in force from {day} on", day=step.day.isoformat())
    return message("in force since {day}", day=step.day.isoformat())


def lines(chain: Chain, today: date) -> Iterator[Message]:
    """A sentence for each act."""
    for step in chain.steps:
        yield message("{title} ({id}): {standing}.", title=_title(step), id=step.id, standing=standing_of(step, today))


def _title(step: Step) -> str:
    return " ".join(step.act.title.value.split())


@dataclass(frozen=True)
class Acts(Report):
    """The acts of an agreement, those in force first, in their order."""

    chain: Chain
    today: date

    columns = (message("Id"), message("Kind"), message("Title"), message("Date"), message("State"))
    keys = ("id", "kind", "title", "date", "status", "fingerprint", "signed", "total", "in_force_since")

    def notes(self) -> list[str]:
        nothing = message("There is no act yet. Start one with: kpes act new annex ID")
        return [] if self.chain.steps else [self.t(nothing)]

    def rows(self) -> list[list[str]]:
        return [
            [step.id, self.t(KINDS[step.act.kind]), _title(step), step.act.date.isoformat(),
             self.t(standing_of(step, self.today))]
            for step in self.chain.steps
        ]  # fmt: skip

    def records(self) -> Iterator[Sequence[object]]:
        for step in self.chain.steps:
            status = step.status
            told = (status.fingerprint, status.signed, status.total) if status else ("", 0, 0)
            yield step.id, step.act.kind, _title(step), step.act.date, step.act.status, *told, step.day

    def data(self) -> Mapping[str, object]:
        """The acts with their keys."""
        return {"acts": self.objects()}


@dataclass(frozen=True)
class Bindings(Report):
    """Who is bound on a ``day``, since when, until when, and by which texts; all who ever were are told of.

    ``standings`` are those of the partners that signed the agreement itself.
    """

    standings: Standings
    chain: Chain
    day: date

    columns = (
        message("Id"), message("Partner"), message("Bound"), message("Since"), message("Until"), message("By"),
    )  # fmt: skip
    keys = ("id", "name", "bound", "since", "until", "by")

    @property
    def title(self) -> str:
        return self.standings.title

    def notes(self) -> list[str]:
        if self.chain.since is None:
            return [self.t(message("The agreement is not concluded yet, so nobody is bound by it."))]
        count = sum(one.on(self.day) for one in self._bound)
        said = counted("On {day} {count} partner is bound.", "On {day} {count} partners are bound.",
                       count, day=self.day.isoformat())  # fmt: skip
        return [self.t(said), *(self.t(line) for line in lines(self.chain, self.day))]

    @property
    def _bound(self) -> tuple[Bound, ...]:
        return self.chain.on(self.day).bound if self.chain.since else ()

    def rows(self) -> list[list[str]]:
        yes, no, agreement = (self.t(one) for one in (message("yes"), message("no"), message("the agreement")))
        return [
            [one.partner.id.value, one.partner.name.value, yes if one.on(self.day) else no, one.since.isoformat(),
             one.until.isoformat() if one.until else "", ", ".join(id or agreement for id in one.by)]
            for one in self._bound
        ]  # fmt: skip

    def records(self) -> Iterator[Sequence[object]]:
        for one in self._bound:
            texts = [id or "agreement" for id in one.by]
            yield one.partner.id.value, one.partner.name.value, one.on(self.day), one.since, one.until, texts

    def data(self) -> Mapping[str, object]:
        """What `kpes status` tells programs, and of each partner whether and by what it is bound on the day."""
        told = {str(one["id"]): one for one in self.objects()}
        told_of_status = self.standings.data()
        partners: Any = told_of_status["partners"]
        nobody: dict[str, object] = {"bound": False, "since": None, "until": None, "by": []}
        merged = [{**one, **nobody, **told.pop(str(one["id"]), {})} for one in partners]
        return {**told_of_status, "on": self.day, "partners": [*merged, *told.values()]}
