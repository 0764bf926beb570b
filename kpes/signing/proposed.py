"""The table of what a stack of scans shows: a row for each signature that may be recorded; `rows` reads it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kpes.fingerprint import short
from kpes.intake.stack import Bundle
from kpes.messages import Catalogue, message
from kpes.project.snapshot import Snapshot
from kpes.register.reading import person, same_person
from kpes.reports.words import STATES
from kpes.signing.scans import number_of
from kpes.tables import writing

_COLUMNS = (
    message("partner"), message("name"), message("state"), message("by"), message("may sign"), message("on"),
    message("place"), message("evidence"), message("ink in"),
)  # fmt: skip
_INK = message("ink")


class Proposed(NamedTuple):
    """The table of one edition: its fingerprint, its rows with the names of the columns above them, and of how many
    signatures."""

    edition: str
    rows: Sequence[Sequence[str]]
    signatures: int

    def as_csv(self, t: Catalogue) -> bytes:
        """The table as spreadsheets open it, in Polish as Excel in Poland does."""
        if t.language == "pl":
            return b"\xef\xbb\xbf" + writing.as_csv(self.rows, ";").encode()
        return writing.as_csv(self.rows).encode()


def proposed(snapshot: Snapshot, bundles: Sequence[Bundle], t: Catalogue) -> Iterator[Proposed]:
    """A table for each edition that copies or loose pages are of, where anybody seems to have signed."""
    for edition in filter(None, dict.fromkeys(bundle.found.edition for bundle in bundles)):
        rows = list(_rows(snapshot, [bundle for bundle in bundles if bundle.found.edition == edition], edition, t))
        if signatures := sum(row[2] == t(_INK) for row in rows):
            yield Proposed(edition, [list(map(t, _COLUMNS)), *rows], signatures)


def _rows(snapshot: Snapshot, bundles: Sequence[Bundle], edition: str, t: Catalogue) -> Iterator[list[str]]:
    """The rows of the partners in the order of the signatory list; one who gave all its signatures has none."""
    listed = bundles[0].told.scan.listed.get(short(edition), ())
    partners = {number_of(one, listed): one for one in snapshot.resolved.partners}
    for number, line in enumerate(listed):
        seen = [bundle for bundle in bundles if number in bundle.rows]
        inked = [bundle for bundle in seen if bundle.rows[number]]
        partner = partners.get(number)
        signed = [one.representative for one in snapshot.register.standing(partner.id.value)
                  if one.fingerprint == edition] if partner else []  # fmt: skip
        needed = partner.signatures_required if partner else 1
        who = [partner.id.value, partner.name.value] if partner else ["", line]
        if not inked:
            if not signed:
                yield [*who, t(STATES["unsigned"]), "", "", "", "", "", ""]
            continue
        # The copy that shows it best: a whole one, in which the least differs.
        best = min(inked, key=lambda bundle: (not bundle.whole, bundle.found.differences))
        people = [one.name.value for one in partner.representatives] if partner else []
        others = ", ".join(name for name in people if not any(same_person(name, one) for one in signed))
        share = t(message("{count} of {all}", count=len(inked), all=len(seen)))
        for _ in range(needed - len({person(name) for name in signed})):
            yield [*who, t(_INK), "", others, "", "", best.name, share]
