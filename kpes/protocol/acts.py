"""What a protocol says of the acts that follow the agreement."""

from __future__ import annotations

from collections.abc import Iterator

from kpes.acts.chain import Step
from kpes.document import Block, Draft, Said, Table
from kpes.messages import printed
from kpes.protocol.content import Protocol
from kpes.protocol.copies import in_two_lines


def acts_told(protocol: Protocol, draft: Draft) -> Iterator[Block | Table]:
    """Each act with its fingerprint and where it stands; nothing where there is none."""
    if not protocol.acts:
        return
    yield draft.heading(printed("Acts that follow the document"))
    columns = (printed("Act"), 26), (printed("State"), 28), (printed("Fingerprint of the text (SHA-256)"), 46)
    rows = ([_title(step, draft), _state(step, draft), _fingerprint(step)] for step in protocol.acts)
    yield draft.table(columns, rows)


def _title(step: Step, draft: Draft) -> Said:
    title = " ".join(step.act.title.value.split())
    return printed("{title}, {day}", title=title, day=draft.language.long_date(step.act.date))


def _state(step: Step, draft: Draft) -> Said:
    status = step.status
    if status is None:
        return printed("holds errors")
    if step.day:
        return printed("effective since {day}", day=draft.language.long_date(step.day))
    if step.act.status == "draft":
        return printed("draft")
    if status.declined:
        names = ", ".join(one.partner.name.value for one in status.declined)
        return printed("declined to sign: {partners}", partners=names)
    return printed("signed by {signed} of {total}", signed=status.signed, total=status.total)


def _fingerprint(step: Step) -> str:
    return in_two_lines(step.status.fingerprint.removeprefix("sha256:")) if step.status else "–"
