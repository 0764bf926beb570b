"""What a file that came back may be compared with: all that is known of a project."""

from __future__ import annotations

from contextlib import suppress
from functools import cache, partial
from pathlib import Path

from kpes import storage
from kpes.errors import KpesError
from kpes.fingerprint import edition_file, fingerprint
from kpes.messages import message
from kpes.project.snapshot import Snapshot
from kpes.register import evidence
from kpes.verify.checks import Edition, Known
from kpes.verify.consolidated import consolidated_on
from kpes.verify.signed import headings


def known_of(snapshot: Snapshot) -> Known:
    """All that a file may be compared with."""
    today, copies = snapshot.sound, snapshot.copies
    return Known(
        editions=_editions(snapshot),
        issued=copies.agreed,
        issued_as=copies.manifest.fingerprint if copies.manifest else "",
        own=cache(partial(_own, snapshot)),
        headings=headings(today.document.signatory_list if today else None),
        language=today.agreement.language if today else "pl",
        named=snapshot.issued,
        kept={kept.sha256: kept for events in reversed(snapshot.records.values()) for kept in evidence.named(events)},
        on=partial(consolidated_on, snapshot),
    )


def read_returned(path: Path) -> bytes:
    """The bytes of a file that came back; a KpesError where it cannot be read, or is no file of a sane size."""
    return storage.read(path, remedy=message("Name a file that came back from a partner."))


def _editions(snapshot: Snapshot) -> tuple[Edition, ...]:
    """Today's, and those kept texts that are what their names say."""
    today = snapshot.sound
    texts = {today.fingerprint: today.text} if today else {}
    for name, text in snapshot.editions.items():
        if name == edition_file(fingerprint(text)):
            texts.setdefault(fingerprint(text), text)
    return tuple(
        Edition(known, tuple(text.decode("utf-8", "replace").splitlines()), today is not None and text == today.text)
        for known, text in texts.items()
    )


def _own(snapshot: Snapshot, format: str) -> bytes | None:
    """The copy that kpes would write today; None where it cannot, for instance since the data holds errors."""
    with suppress(KpesError):
        return snapshot.render(format) if snapshot.sound else None
    return None
