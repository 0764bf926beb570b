"""Signed PDFs are examined in a process of their own: they come from anybody, and may be made to harm.

A few kilobytes can keep what reads them busy for hours, or ask for more memory than there is. Here such a file
ends that one process, which means that it cannot be verified; the next file gets another.
"""

from __future__ import annotations

import binascii
import re
import time
from base64 import b64decode
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from kpes import sandbox, storage
from kpes.beneath import beneath
from kpes.errors import KpesError
from kpes.esign import signed_pdf
from kpes.esign.signed_pdf import CannotExamine, SignedPdf, beginning, of_json, to_json, unread
from kpes.messages import Message, message


class Examiner:
    """Examines one signed PDF after the other, in a process that ends with it.

    ``roots`` are, by their files, the certificates, in PEM, of those who are trusted to say who somebody is, and
    ``now`` knows its time zone.
    """

    patience: float = signed_pdf.PATIENCE
    memory = signed_pdf.MEMORY

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
        process = sandbox.Process(__name__, signed_pdf.PATIENCE, self.memory)
        try:
            wrong = process.ask(**self._given)
        except sandbox.Died:
            raise CannotExamine(
                message("The electronic signature cannot be checked: pyHanko does not start."),
                message("Install it anew with “{command}”, or, where pipx installed kpes, with “{pipx}”.",
                        command=f"pip install --force-reinstall {signed_pdf.PINNED}",
                        pipx=f"pipx inject --force kpes {signed_pdf.PINNED}"),
            ) from None  # fmt: skip
        if wrong == _LACKING:
            raise CannotExamine(
                message("The electronic signature cannot be checked: pyHanko is not installed."),
                message("Install it beside kpes with “{command}”, or, where pipx installed kpes, with “{pipx}”.",
                        command=f"pip install {signed_pdf.PINNED}", pipx=f"pipx inject kpes {signed_pdf.PINNED}"),
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


TRUST = "data/trust"

_BLOCK = re.compile(rb"-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \1-----", re.DOTALL)
_OF_A_PERSON = re.compile(rb"(?:PNO|PAS|IDC|TIN)[A-Z]{2}-|(?<!\d)\d{11}(?!\d)")
"""How the number of a natural person begins (ETSI EN 319 412-1, 5.1.3), and eleven digits, as a PESEL has."""


def roots(root: Path) -> dict[str, bytes]:
    """The certificates, in PEM, by their files."""
    files = sorted(beneath(root, TRUST).glob("*.pem"))
    return {f"{TRUST}/{file.name}": storage.read(beneath(root, f"{TRUST}/{file.name}")) for file in files}


def fit_for_others(found: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same, for an export; a KpesError where a file would give away a person's number or a private key.

    Certificates of authorities hold neither. They are refused rather than left out: without them the export would
    give other verdicts than the project.
    """
    for file, data in found.items():
        if any(kind != b"CERTIFICATE" for kind, _ in _BLOCK.findall(data)):
            raise _refused(file, message("it holds a key or something else that is no certificate"))
        if any(map(_OF_A_PERSON.search, _parts(data))):
            raise _refused(file, message("it holds somebody's personal number, which an authority's certificate has "
                                         "not"))  # fmt: skip
    return dict(found)


def _parts(data: bytes) -> Iterator[bytes]:
    """What stands around the certificates, and what they hold, letters of two bytes as letters of one."""
    yield _BLOCK.sub(b"\n", data)
    for _, block in _BLOCK.findall(data):
        try:
            certificate = b64decode(block)
        except binascii.Error:
            certificate = b""
        yield certificate
        yield certificate.replace(b"\0", b"")


def _refused(file: str, reason: Message) -> KpesError:
    return KpesError(
        message("{file} cannot go into an export: {reason}.", file=file, reason=reason),
        message("Keep only certificates of authorities in {folder}, and run the command again.", folder=TRUST),
    )
