"""The bytes of a file that came back: whether they are those of a file that kpes issued or keeps."""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress

from kpes.copies.lists import Copy
from kpes.esign.signed_pdf import beginning
from kpes.fingerprint import short
from kpes.messages import Message, message
from kpes.received import formats
from kpes.received.reading import Unreadable
from kpes.verify.checks import Edition, Known, Verdict


def which_copy(subject: str, issued: list[Copy], known: Known) -> Message:
    """Which of the copies of the same bytes a file is."""
    named = [one for one in issued if one.file == os.path.basename(subject)]
    edition = short(known.issued_as)
    if len(issued) == 1 or named:
        one = (named or issued)[0]
        return message(
            "Byte for byte the copy {file} that kpes wrote for “{partner}”, edition {edition}.",
            file=one.file, partner=one.partner, edition=edition,
        )  # fmt: skip
    return message(
        "Byte for byte each of the {count} copies that kpes wrote, {first} to {last}, edition {edition}.",
        count=len(issued), first=issued[0].file, last=issued[-1].file, edition=edition,
    )  # fmt: skip


def is_issued_text(subject: str, data: bytes, edition: Edition) -> bool:
    """Whether these bytes are a plain text with the canonical text of an edition, but for line ends and their mark."""
    if os.path.splitext(subject)[1].lower() not in ("", ".txt"):
        return False
    with suppress(Unreadable):
        text = formats.text_of(data)
        return any(text.removesuffix(end) == end.join(edition.lines) for end in ("\n", "\r\n", "\r"))
    return False


def behind_the_issued(data: bytes, known: Known) -> tuple[Verdict, Message] | None:
    """What is to be said of a PDF whose signatures nobody read, by how it begins and ends."""
    pdfs = {one.sha256: one.file for one in reversed(known.issued) if one.file.endswith(".pdf")}
    length = beginning(data, pdfs)
    if length is None:
        return None if _is_whole(data) else (Verdict.FAIL, message(
            "It does not end as a PDF has to: the file was cut off or damaged. Ask for it anew."))  # fmt: skip
    file = pdfs[hashlib.sha256(data[:length]).hexdigest()]
    if not _is_whole(data, length):
        return Verdict.FAIL, message(
            "It begins with all bytes of the copy {file}, but what stands behind them cannot be read: the file was cut "
            "off or damaged. Ask for it anew.",
            file=file,
        )
    return Verdict.WARNING, message(
        "It begins with all bytes of the copy {file}, and something was put behind them, as an electronic "
        "signature is. What was put there may change what the pages show.",
        file=file,
    )


def _is_whole(pdf: bytes, behind: int = 0) -> bool:
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
