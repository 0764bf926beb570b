"""What is found in an electronically signed PDF, before anybody judges it, and whether it names somebody on a list.

A certificate and a list both write names as they are used to.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from datetime import datetime
from itertools import islice
from typing import Any, Literal, NamedTuple

from kpes import storage
from kpes.errors import KpesError

PINNED = "pyhanko==0.38.0"
"""The extra “esign”: what another version says of a signature may differ."""

MEMORY = 2**30
"""Bytes; an honest file of 50 MiB takes a third of it."""
PATIENCE = 120
"""Seconds; a file that a hundred people signed one after the other takes one of two minutes."""
MOST = 300
"""Revisions of a file, and signatures in it."""

_END = re.compile(rb"%%EOF(\r?\n|\r)?")
_MOST_ENDS = 1000

Unread = Literal["", "damaged", "memory", "time", "revisions"]
"""Why a file cannot be read; empty where it can."""
Trust = Literal["trusted", "trusted-then", "claimed-then", "expired", "untrusted", "not-in-force", "not-checked"]
"""``trusted-then``: expired by now, but a trusted time stamp proves a time when it was not. ``claimed-then``:
expired by now, and that it was not when it signed is only what the signer's own clock says. ``not-in-force``: there is
nobody who is trusted, but the certificate itself says that it was not in force at the time of the signature."""
Afterwards = Literal["nothing", "signatures", "unclear"]
"""Whether a file was changed after it was signed; ``unclear`` is for a person to decide."""
Stamp = Literal["none", "broken", "trusted", "untrusted", "not-checked"]


class CannotExamine(KpesError):
    """pyHanko is not installed."""


class Change(NamedTuple):
    """Something that was done to the issued PDF beside signing it; ``page`` is 0 where no page is meant."""

    kind: Literal["damaged", "replaced", "removed", "catalog", "page", "annotation", "field", "covered"]
    page: int = 0
    what: str = ""


class Signer(NamedTuple):
    """One signature. Of the certificate only the name and the SHA-256 are kept: it may hold a PESEL.

    ``intact``: the signature fits its bytes and the certificate's key. ``covers``: these bytes are all that
    the file held then. ``for_signing``: the certificate is one for declarations (non-repudiation). ``qualified``: it
    says so itself. ``ending``: the last bytes of the certificate, in hex, which are its issuer's and say nothing of the
    person; a file that does not hold them was not signed with it.
    """

    name: str
    certificate: str
    intact: bool
    covers: bool
    afterwards: Afterwards
    for_signing: bool
    qualified: bool
    trust: Trust
    claimed: datetime | None
    stamped: datetime | None
    stamp: Stamp
    ending: str = ""


class SignedPdf(NamedTuple):
    """A signed PDF: its SHA-256, that of the issued PDF that it begins with (None: it is none of them), what
    else was done to that, the pages on which a signature can be seen, and the signatures.

    ``unread`` says why the file cannot be read, if it cannot; then nothing else is known of it.

    ``edition`` is the fingerprint of the edition whose issued PDF it begins with, None where it begins with none.
    ``known`` are the editions whose issued PDFs kpes has, and ``named`` the SHA-256 of those that the register names;
    without need they are not looked up.
    """

    digest: str
    issued: str | None = None
    changes: tuple[Change, ...] = ()
    visible: tuple[int, ...] = ()
    signers: tuple[Signer, ...] = ()
    unread: Unread = ""
    edition: str | None = None
    known: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    @property
    def bound(self) -> bool:
        """Whether it is an issued PDF with nothing but signatures behind it."""
        return self.edition is not None and not self.unread and not self.changes


def is_pdf(data: bytes) -> bool:
    """Whether a file begins as a PDF does."""
    return b"%PDF-" in data[:1024]


def bears_signature(data: bytes) -> bool:
    """Whether a file looks like a PDF with an electronic signature: the range of bytes that it covers stands in it."""
    return is_pdf(data) and b"/ByteRange" in data


def beginning(data: bytes, issued: Collection[str]) -> int | None:
    """How many bytes of ``data`` are one of the issued PDFs, given by their SHA-256; None where none is."""
    import hashlib

    running, hashed, view = hashlib.sha256(), 0, memoryview(data)
    for match in islice(_END.finditer(data), _MOST_ENDS):
        # A file may end with the mark itself, or with the end of its line, of one character or of two.
        for end in range(match.start() + len(b"%%EOF"), match.end() + 1):
            running.update(view[hashed:end])
            hashed = end
            if running.hexdigest() in issued:
                return end
    return None


def unread(data: bytes, length: int | None, why: Unread) -> SignedPdf:
    """What is known of a file that cannot be read, and begins with ``length`` bytes of an issued PDF, if with any."""
    digest = storage.sha256_of(data)
    if length is None:
        return SignedPdf(digest, unread=why)
    return SignedPdf(digest, storage.sha256_of(memoryview(data)[:length]), (Change("damaged"),), unread=why)


def to_json(found: SignedPdf) -> str:
    """What `of_json` reads back, on one line: all that is found in the file itself."""
    import json

    return json.dumps(found[:6], default=datetime.isoformat)


def of_json(text: str) -> SignedPdf:
    """What `to_json` wrote."""
    import json

    found = SignedPdf(*json.loads(text))
    changes = tuple(Change(*one) for one in found.changes)
    return found._replace(changes=changes, visible=tuple(found.visible), signers=tuple(map(_signer, found.signers)))


def _signer(told: Iterable[Any]) -> Signer:
    signer = Signer(*told)
    return signer._replace(claimed=_moment(signer.claimed), stamped=_moment(signer.stamped))


def _moment(told: Any) -> datetime | None:
    return datetime.fromisoformat(told) if told else None


_HYPHEN = re.compile(r"\s*[-\u2010-\u2015]\s*")
_TITLES = frozenset(
    "adw adwokat arch br dipl doc dr dyr hab ing inż inz ks lek lic mag mec med mgr not o p pan pani prof radca "
    "prawny rp r.pr red s".split()
)
_NO_ACCENT = str.maketrans("łđøıŀ", "ldoil")


def is_named(certified: str, name: str) -> bool:
    """Whether the name in a certificate is this person's, whatever the order and the case of its words.

    A certificate may give more names than the list, but not half of a double surname. Titles that the list has are
    left out, and accents where one of the two is written without any, as ASCII asks.
    """
    listed, given = _words(_bare(name)), _words(certified)
    if all(map(str.isascii, given)) or all(map(str.isascii, listed)):
        listed, given = [[_plain(word) for word in words] for words in (listed, given)]
    meant, shown = ({part for word in words for part in word.split("-")} for words in (listed, given))
    doubled = [set(word.split("-")) for word in given if "-" in word]
    return bool(meant) and meant <= shown and all(meant >= parts or meant.isdisjoint(parts) for parts in doubled)


def is_nearly(one: str, other: str) -> bool:
    """Whether two names are the same but for accents, capitals, or one letter: who wrote them may mean one person."""
    first, second = (_plain(" ".join(_words(name))) for name in (one, other))
    if len(first) > len(second):
        first, second = second, first
    if len(second) - len(first) > 1:
        return False
    at = next((at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), len(first))
    return first[at + (len(first) == len(second)) :] == second[at + 1 :]


def _bare(name: str) -> str:
    """A name without the titles before it, and without what stands behind a comma."""
    before, _, _ = name.partition(",")
    words = (before if len(before.split()) > 1 else name).split()
    while len(words) > 2 and words[0].casefold().rstrip(".") in _TITLES:
        words = words[1:]
    return " ".join(words)


def _words(name: str) -> list[str]:
    folded = unicodedata.normalize("NFC", name).casefold().replace("’", "'").replace(",", " ")
    return _HYPHEN.sub("-", folded).split()


def _plain(word: str) -> str:
    parted = unicodedata.normalize("NFKD", word.translate(_NO_ACCENT))
    return "".join(sign for sign in parted if not unicodedata.combining(sign))
