"""Scans without a picture: what a scanner would see of them is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from kpes.messages import Message
from kpes.scans.scan import Page, Place, Row, Scan, Scanner
from tests.project import SHIPPED

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
"""What a picture begins with."""
PRINTED = {SHIPPED: (("Porozumienie", "o", "współpracy"), ("Par.", "1.", "Partnerzy:", "A", "B"))}
"""The words of an edition that is short."""
LISTED = {SHIPPED: tuple("ABCDEFGHIJKLMNOPQRSTUV")}
ODD = Place("differs", (0,), (30, 40, 50, 44), b"\x89PNG cut")


def picture(name: str) -> bytes:
    """The bytes of a picture, another one for each name."""
    return PNG + name.encode()


def page(number: int, inked: Sequence[int] = (), **more: object) -> Page:
    """A page of a scan on which nothing differs; on the last one are the rows of A, B and C, some of them with ink."""
    rows = [Row(at, 50.0 if at in inked else 0.0, False) for at in range(3)] if number == 2 else ()
    return Page(SHIPPED, number, dpi=200, words=len(PRINTED[SHIPPED][number - 1]), rows=tuple(rows))._replace(**more)


def scanned(
    monkeypatch: pytest.MonkeyPatch,
    found: Message | Sequence[Page],
    printed: Mapping[str, Sequence[Sequence[str]]] = PRINTED,
    **others: Sequence[Page],
) -> list[bytes]:
    """Lets scanners see this, and something else on the pictures with ``others`` of the names; all they were shown."""
    shown: list[bytes] = []

    def look(self: Scanner, data: bytes, progress: object) -> Scan | Message:
        shown.append(data)
        pages = next((pages for name, pages in others.items() if data == picture(name)), found)
        return pages if isinstance(pages, Message) else Scan(tuple(pages), printed, LISTED)

    monkeypatch.setattr(Scanner, "lacking", lambda self: None)
    monkeypatch.setattr(Scanner, "look", look)
    return shown
