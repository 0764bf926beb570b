"""The shipped agreement as kpes issues it, for tests that alter it, and what a file may be compared with."""

from __future__ import annotations

from datetime import date
from functools import cache

from kpes.fingerprint import fingerprint
from kpes.verify.checks import Edition, Known, Returned
from kpes.verify.known import known_of
from tests.conftest import REPOSITORY
from tests.project import snapshot

DAY = date(2026, 1, 15)


@cache
def issued(format: str) -> bytes:
    """The copy in one of the formats."""
    return snapshot(REPOSITORY, DAY).render(format)


@cache
def expected() -> Known:
    """What the shipped project compares files with."""
    return known_of(snapshot(REPOSITORY, DAY))


def knowing(text: str, language: str = "pl") -> Known:
    """What a project compares files with whose canonical text this is."""
    return Known((Edition(fingerprint(text.encode()), tuple(text.splitlines()), today=True),), language=language)


def told(found: Returned) -> list[str]:
    """Each check as its verdict, its kind and its English words."""
    return [f"{check.verdict} {check.check}: {check.detail}" for check in found.checks]
