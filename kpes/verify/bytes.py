"""The bytes of a file that came back: whether they are those of a file that kpes issued or keeps."""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress

from kpes.fingerprint import short
from kpes.messages import Message, message
from kpes.model import POWER_OF_ATTORNEY
from kpes.received import formats
from kpes.received.reading import Unreadable
from kpes.verify.checks import Check, Edition, Issued, Known, Verdict


def check_bytes(subject: str, data: bytes, known: Known) -> tuple[Check, str] | None:
    """Which known file these bytes are, and the fingerprint of the edition that it bears, if one; None if unknown."""
    digest = hashlib.sha256(data).hexdigest()
    if issued := [one for one in known.issued if one.sha256 == digest]:
        return Check(subject, "bytes", Verdict.PASS, _which_copy(subject, issued, known)), known.issued_as
    if (kept := known.kept.get(digest)) and kept.kind == POWER_OF_ATTORNEY:
        said = message("It is byte for byte the power of attorney {file}. Whether it is valid is not checked.",
                       file=kept.file)  # fmt: skip
        return Check(subject, "digest", Verdict.PASS, said), ""
    return None


def is_issued_text(subject: str, data: bytes, edition: Edition) -> bool:
    """Whether these bytes are a plain text with the canonical text of an edition, but for line ends and their mark."""
    if os.path.splitext(subject)[1].lower() not in ("", ".txt") or data.startswith((b"PK", b"%PDF-")):
        return False
    with suppress(Unreadable):
        text = formats.text_of(data).replace("\r\n", "\n").replace("\r", "\n")
        return text.removesuffix("\n") == "\n".join(edition.lines)
    return False


def beginning(data: bytes, known: Known) -> Issued | None:
    """The issued PDF that these bytes go on from: a signature is put behind what is signed (ISO 32000, 7.5.6)."""
    first = {one.sha256: one for one in reversed(known.issued) if one.file.endswith(".pdf")}
    for digest, issued in first.items():
        if 0 < issued.size < len(data) and hashlib.sha256(data[: issued.size]).hexdigest() == digest:
            return issued
    return None


def is_whole(pdf: bytes, behind: int = 0) -> bool:
    """Whether a PDF ends as one has to, with where its list of objects begins (ISO 32000, 7.5.5).

    ``behind``: that list has to stand behind so many bytes, as that of an update does.
    """
    if behind and not pdf[behind:].strip(_BLANK):
        return True
    end = _END.search(pdf[-_LONGEST_END:])
    if end is None or not behind:
        return end is not None
    begins = int(end[1])
    return begins >= behind and _LIST.match(pdf, begins) is not None


_LONGEST_END = 2048
_BLANK = b"\0\t\n\f\r "
_END = re.compile(rb"startxref[\0\t\n\f\r ]+(\d{1,10})[\0\t\n\f\r ]+%%EOF[\0\t\n\f\r ]*\Z")
_LIST = re.compile(rb"[\0\t\n\f\r ]{0,9}(xref|\d{1,10} \d{1,5} obj)")


def _which_copy(subject: str, issued: list[Issued], known: Known) -> Message:
    named = [one for one in issued if one.file == os.path.basename(subject)]
    edition = short(known.issued_as)
    if len(issued) == 1 or named:
        one = (named or issued)[0]
        return message(
            "Byte for byte the copy {file} that kpes wrote for “{partner}”, edition {edition}.",
            file=one.file, partner=one.partner, edition=edition,
        )  # fmt: skip
    return message(
        "Byte for byte the copy that kpes wrote for each of {count} partners, {first} to {last}, edition {edition}.",
        count=len(issued), first=issued[0].file, last=issued[-1].file, edition=edition,
    )  # fmt: skip
