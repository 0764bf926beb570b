"""What was written on the command line, made fit for use; an error of usage where it cannot be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kpes.cli.session import Session, here
from kpes.messages import message
from kpes.source import clean
from kpes.source.characters import illegible, not_allowed


def day(session: Session, written: str) -> date:
    """The day that was written as ``2014-11-07`` or ``7.11.2014``."""
    from kpes.signing import checks

    found = checks.day(written)
    if found is None:
        raise session.usage(checks.not_a_day(written))
    return found


def path(session: Session, option: str, written: str) -> Path:
    """The path that was written behind ``option``; an empty one is most likely a variable without a value."""
    if not written:
        raise session.usage(message("{option} is empty.", option=option))
    if not Path(written).is_absolute():
        here()  # from which it leads
    return Path(written)


def words(session: Session, option: str, written: str | None) -> str | None:
    """What was written behind ``option``, fit to be recorded; None where the option was left out."""
    if written is None:
        return None
    if wrong := illegible(written):
        found = next(wrong.finditer(written)).group()
        raise session.usage(message("{option}: {reason}", option=option, reason=not_allowed(found)))
    if not clean(written):
        raise session.usage(message("{option} is empty.", option=option))
    return clean(written)
