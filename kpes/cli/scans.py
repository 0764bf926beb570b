"""What commands show of the scans that they compare: that it takes its time, and the places to look at."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kpes.cli.session import Session
from kpes.errors import KpesError
from kpes.messages import counted, message
from kpes.project.snapshot import Snapshot
from kpes.reports.scans import INDEX, Shown, shown, write
from kpes.reports.terminal import busy
from kpes.signing.service import Signing

if TYPE_CHECKING:
    from kpes.verify.evidence import Watch


def watching(session: Session) -> Watch:
    """What tells whoever sits at a terminal which scan is compared."""
    return lambda name: busy(session.t(message("Comparing {file} with the issued pages", file=name)),
                             sys.stderr.isatty())  # fmt: skip


def show_scans(session: Session, signing: Signing) -> None:
    """Shows the places to look at on the scans of these signatures, if any were compared since it was asked last."""
    if found := signing.compared():
        scans = [shown(one.found, one.told) for one in found if one.told]
        show_places(session, signing.snapshot, scans)


def show_places(session: Session, snapshot: Snapshot, scans: Sequence[Shown]) -> None:
    """Writes the places to look at on these scans, and says where they are; what is there of earlier ones goes.

    Where it cannot be written, that is said: what was seen of the scans counts all the same.
    """
    count = sum(len(one.places) for one in scans)
    try:
        folder = snapshot.project.folder(snapshot.paths.scans, None)
        if count or (scans and os.path.lexists(folder)):
            write(folder, scans, session.t, session.now())
    except KpesError as error:
        session.tell(message("Note: the places to look at are not shown in pictures. {reason}", reason=error.whole))
        return
    if count:
        session.tell(counted("{count} place to look at: {page}", "{count} places to look at: {page}", count,
                             page=f"{snapshot.paths.scans}/{INDEX}"))  # fmt: skip
