"""What commands show of the scans that they compared: the places that a person has to look at."""

from __future__ import annotations

from collections.abc import Sequence

from kpes.cli.session import Session
from kpes.messages import counted
from kpes.project.snapshot import Snapshot
from kpes.reports.scans import INDEX, Shown, files_of
from kpes.storage import replace


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
