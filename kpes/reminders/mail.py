"""An e-mail that a mail program opens as a draft: no sender, no day, and the same bytes for the same words.

How it is written: RFC 5322 and 2045 to 2047, with lines that end in CRLF. ``X-Unsent`` makes Outlook open it for
writing; Thunderbird offers that under „edit as new”.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64encode, encodebytes
from typing import NamedTuple

from kpes.source import clean
from kpes.storage import sha256_of

_LOCAL = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
_DOMAIN = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")
"""The parts of an address that needs no quotes (RFC 5322, 3.2.3)."""

_LONGEST = 39
"""Bytes of an encoded word: with the name of its header it is shorter than the 76 letters of a line (RFC 2047, 2)."""


class Words(NamedTuple):
    """What stands in a message: its subject, on one line, and its text, plain and as HTML."""

    subject: str
    plain: str
    html: str


def sendable(address: str) -> str | None:
    """The address as it stands in a message, its domain in ASCII; None where it is none that any mail program takes."""
    local, _, domain = address.rpartition("@")
    try:
        ascii = domain.encode("idna").decode()
    except UnicodeError:
        return None
    return f"{local}@{ascii}" if _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(ascii) else None


def attachable(data: bytes) -> bytes:
    """A file as it stands in a message."""
    return encodebytes(data).replace(b"\n", b"\r\n")


def composed(name: str, address: str, words: Words, file: str, attached: bytes) -> tuple[bytes, bytes, bytes]:
    """The message in three pieces, of which the second is ``attached`` itself, a PDF as `attachable` gives it.

    ``address`` is one that `sendable` gave, ``file`` a name in plain letters. Nothing in ``name`` or ``words`` can add
    a header: they are encoded whole.
    """
    plain, html = _part("plain", words.plain), _part("html", words.html)
    # “=_” stands in no quoted-printable and in no base64.
    outer, inner = (f"=_kpes_{sha256_of(f'{kind}{words}'.encode())[:24]}" for kind in ("mixed", "alternative"))
    head = (
        f"X-Unsent: 1\r\n"
        f"To: {_encoded(name)}\r\n <{address}>\r\n"
        f"Subject: {_encoded(words.subject)}\r\n"
        f"MIME-Version: 1.0\r\n"
        f'Content-Type: multipart/mixed;\r\n boundary="{outer}"\r\n\r\n'
        f"--{outer}\r\n"
        f'Content-Type: multipart/alternative;\r\n boundary="{inner}"\r\n\r\n'
        f"--{inner}\r\n{plain}\r\n--{inner}\r\n{html}\r\n--{inner}--\r\n"
        f"--{outer}\r\n"
        f'Content-Type: application/pdf;\r\n name="{file}"\r\n'
        f"Content-Transfer-Encoding: base64\r\n"
        f'Content-Disposition: attachment;\r\n filename="{file}"\r\n\r\n'
    )
    return head.encode("ascii"), attached, f"--{outer}--\r\n".encode("ascii")


def _encoded(words: str) -> str:
    """The words of a header, whatever they are in encoded words of RFC 2047, each of whole characters on a line."""
    pieces = [b""]
    for sign in clean(words):
        data = sign.encode(errors="replace")
        if len(pieces[-1]) + len(data) > _LONGEST:
            pieces.append(b"")
        pieces[-1] += data
    return "\r\n ".join(f"=?utf-8?b?{b64encode(piece).decode()}?=" for piece in pieces)


def _part(subtype: str, text: str) -> str:
    lines = "\r\n".join(text.splitlines())
    encoded = binascii.b2a_qp(f"{lines}\r\n".encode(errors="replace"), istext=True).decode("ascii")
    return (
        f'Content-Type: text/{subtype}; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{encoded}'
    )
