"""What is noted of scans that were compared: all that was seen for one signature, in short for a row of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpes.document import Signatory
from kpes.messages import Message, message
from kpes.model import Partner
from kpes.register.evidence import Said
from kpes.signing.service import Signing
from kpes.verify.checks import Verdict
from kpes.verify.evidence import Compared
from kpes.verify.told import Row, Told


def seen(compared: Compared, partner: Partner) -> Iterator[Message]:
    """All that was seen of a scan, and whether there is ink in the row of this partner."""
    row = _row(compared.told, partner)
    for what in (*(one.detail for one in compared.found.checks), *([row.said] if row else [])):
        yield message("Note: {file}: {what}", file=compared.found.file, what=what)


def to_look_at(signing: Signing, said: Said) -> Iterator[Message]:
    """In short what was seen of each scan of a signature, where a person has to look at it before it is recorded."""
    for file in said.files:
        compared = signing.scans.get(file.sha256)
        if compared is None or compared.told is None:
            continue
        row = _row(compared.told, said.party)
        verdict, *others = compared.found.checks
        if any(one.verdict is Verdict.FAIL for one in others) or (row and not row.inked):
            what = message("{verdict} {words}", verdict=verdict.detail, words=compared.told.counted)
            what = message("{before} {then}", before=what, then=row.said) if row else what
            yield message("{file}: {what}", file=file.path.name, what=what)


def number_of(partner: Partner, listed: Sequence[str]) -> int | None:
    """Which of these lines of a signatory list is this partner's, the first being 0; None where it cannot be told."""
    name, seat = partner.name.value, partner.seat.value if partner.seat else ""
    line = Signatory(name, seat).line
    if line in listed:
        return listed.index(line)
    alike = [at for at, one in enumerate(listed) if one == name or one.startswith(f"{name},")]
    return alike[0] if len(alike) == 1 else None


def _row(told: Told | None, partner: Partner) -> Row | None:
    """The partner's row on a scan; None where the edition does not list the partner."""
    number = number_of(partner, told.scan.listed.get(told.short or "", ())) if told else None
    return told.row(number, partner.name.value) if told and number is not None else None
