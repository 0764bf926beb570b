"""What commands show of the scans that they compare: that it takes its time, and the places to look at."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kpes.cli.session import Session
from kpes.messages import counted, message
from kpes.project.snapshot import Snapshot
from kpes.reports.scans import INDEX, Shown, files_of
from kpes.reports.terminal import busy
from kpes.signing.service import Signing
from kpes.storage import replace

if TYPE_CHECKING:
    from kpes.verify.evidence import Watch


def watching(session: Session) -> Watch:
    """What tells whoever sits at a terminal which scan is compared."""
    return lambda name: busy(session.t(message("Comparing {file} with the issued pages", file=name)),
                             sys.stderr.isatty())  # fmt: skip


def show_scans(session: Session, signing: Signing) -> None:
    """Shows the places to look at on the scans of these signatures, if any were compared since it was asked last."""
    if found := signing.compared():
        scans = [Shown(one.found.file, one.found.checks[0].detail, one.told.shown) for one in found if one.told]
        show_places(session, signing.snapshot, scans)


def show_places(session: Session, snapshot: Snapshot, scans: Sequence[Shown]) -> None:
    """Writes the pictures of the places to look at on these scans, and the page that shows them, if there are any."""
    count = sum(len(one.places) for one in scans)
    if not count:
        return
    folder = snapshot.project.folder(snapshot.paths.scans, None)
    for file, data in files_of([one for one in scans if one.places], session.t):
        replace(folder / file, data)
    session.tell(counted("{count} place to look at: {page}", "{count} places to look at: {page}", count,
                         page=f"{snapshot.paths.scans}/{INDEX}"))  # fmt: skip
