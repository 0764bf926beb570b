"""Signed PDFs are examined in a process of their own: they come from anybody, and may be made to harm.

A few kilobytes can keep what reads them busy for hours, or ask for more memory than there is. Here such a file
ends that one process, which means that it cannot be verified; the next file gets another.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from kpes import sandbox
from kpes.errors import KpesError
from kpes.esign import facts
from kpes.esign.facts import CannotExamine, SignedPdf, beginning, of_json, to_json, unread
from kpes.messages import message


class Examiner:
    """Examines one signed PDF after the other, in a process that ends with it.

    ``roots`` are, by their files, the certificates, in PEM, of those who are trusted to say who somebody is, and
    ``now`` knows its time zone.
    """

    patience: float = facts.PATIENCE
    memory = facts.MEMORY

    def __init__(self, roots: Mapping[str, bytes], now: datetime):
        told = {file: data.decode("latin-1") for file, data in roots.items()}
        self._given: dict[str, Any] = {"roots": told, "now": now.isoformat()}
        self._process: sandbox.Process | None = None

    def examine(self, data: bytes, issued: Collection[str]) -> SignedPdf:
        """What there is to know of a signed PDF; ``issued`` are the SHA-256 of the PDFs that were issued.

        A KpesError where a certificate among the roots cannot be read, a `CannotExamine` where pyHanko is missing.
        """
        process = self._process = self._process or self._start()
        length = beginning(data, issued)
        begun = time.monotonic()
        try:
            found = of_json(process.ask(data, length=length, patience=self.patience, **self._given))
        except sandbox.Died:
            return unread(data, length, "time" if time.monotonic() - begun >= self.patience else "damaged")
        if found.unread:
            self._end()  # What is left of it must not stand in the next file's way.
        return found

    def _start(self) -> sandbox.Process:
        process = sandbox.Process(__name__, facts.PATIENCE, self.memory)
        try:
            wrong = process.ask(**self._given)
        except sandbox.Died:
            raise CannotExamine(
                message("The electronic signature cannot be checked: pyHanko does not start."),
                message("Install it anew with “{command}”, or, where pipx installed kpes, with “{pipx}”.",
                        command=f"pip install --force-reinstall {facts.PINNED}",
                        pipx=f"pipx inject --force kpes {facts.PINNED}"),
            ) from None  # fmt: skip
        if wrong == _LACKING:
            raise CannotExamine(
                message("The electronic signature cannot be checked: pyHanko is not installed."),
                message("Install it beside kpes with “{command}”, or, where pipx installed kpes, with “{pipx}”.",
                        command=f"pip install {facts.PINNED}", pipx=f"pipx inject kpes {facts.PINNED}"),
            )  # fmt: skip
        if wrong:
            raise KpesError(
                message("{file} holds no certificate in PEM.", file=wrong["file"]),
                message("Put one there, or take the file away."),
            )
        return process

    def _end(self) -> None:
        if self._process:
            self._process.end()


_LACKING = "pyHanko is not installed"


def answer(told: dict[str, Any], data: bytes) -> object:
    """What is in a signed PDF, as `to_json` tells it; without a PDF, what is wrong with what was given, if anything."""
    try:
        from kpes.esign import electronic
    except ImportError:
        return _LACKING
    roots = []
    for file, pem in told["roots"].items():
        try:
            roots += electronic.certificates(pem.encode("latin-1"))
        except ValueError:
            return {"file": file}
    if not data:
        return None
    sandbox.allow(told["patience"])
    return to_json(electronic.examine(data, told["length"], roots, datetime.fromisoformat(told["now"])))
