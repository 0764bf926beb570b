"""`kpes` without a command: where things stand, and what comes next."""

from __future__ import annotations

from kpes.cli.session import Session
from kpes.errors import KpesError
from kpes.reports.overview import BEGIN, overview


def tell(session: Session) -> None:
    """Says it in five lines; where there is no project, how to begin."""
    try:
        lines = overview(session.snapshot())
    except KpesError:
        if session.folder is not None:
            raise
        lines = iter(BEGIN)
    for line in lines:
        session.say(line, indent=2)
