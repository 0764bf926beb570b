"""The certificates of those whom a project trusts to say who somebody is: ``data/trust/*.pem``."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from pathlib import Path

from kpes import storage
from kpes.errors import KpesError
from kpes.messages import Message, message

TRUST = "data/trust"

_BLOCK = re.compile(rb"-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \1-----", re.DOTALL)
_OF_A_PERSON = re.compile(rb"(?:PNO|PAS|IDC|TIN)[A-Z]{2}-|(?<!\d)\d{11}(?!\d)")
"""How the number of a natural person begins (ETSI EN 319 412-1, 5.1.3), and eleven digits, as a PESEL has."""


def roots(root: Path) -> dict[str, bytes]:
    """The certificates, in PEM, by their files."""
    return {file.relative_to(root).as_posix(): storage.read(file) for file in sorted((root / TRUST).glob("*.pem"))}


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
