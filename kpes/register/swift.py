"""Reads a file of the register that is laid out as kpes writes it, many times as fast as YAML is read.

Only the plainest is understood: words of Latin letters between single spaces, without quotes. Whatever else a file
holds, be it right or wrong, is for `kpes.reader` to read, which finds the same events in what is understood here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import get_args

from kpes.model import POWER_OF_ATTORNEY, Event, Evidence, Method, Revoked, Signed
from kpes.source import Place

_LARGEST = 2**20
"""Bytes; far below what is too much for `kpes.source`."""

_WORD = "[0-9A-Za-zÀ-ſ„”–’'.,;()/+&@_-]+"
"""Letters that are NFC by themselves, and signs that YAML makes nothing of, but for some at the start of a text."""
_WORDS = f"((?=[0-9A-Za-zÀ-ſ]){_WORD}(?: {_WORD})*)"
_STEP = "[0-9A-Za-zÀ-ſ](?: ?[0-9A-Za-zÀ-ſ.,()+&@_-])*"
_DAY = "([0-9]{4}-[0-9]{2}-[0-9]{2})"
_MOMENT = "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)"
_DIGEST = "[0-9a-f]{64}"
_FILE = f"data/evidence(?:/{_STEP})+"
_SHA256 = f"'{_DIGEST}'|{_DIGEST}"


def _of_evidence(begin: str) -> str:
    """What matches one piece of evidence; ``begin`` opens the groups that hold its values."""
    return (
        f"    - file: {begin}{_FILE})\n"
        f"      sha256: {begin}{_SHA256})\n"
        f"(?:      kind: {begin}{POWER_OF_ATTORNEY})\n)?"
        f"(?:      issued: {begin}{_SHA256})\n)?"
    )


_SIGNED = (
    "- event: signed\n"
    f"(?:  partner: {_WORDS}\n)?"
    f"  representative: {_WORDS}\n"
    f"  signed_on: {_DAY}\n"
    f"(?:  place: {_WORDS}\n)?"
    f"  method: ({'|'.join(get_args(Method))})\n"
    f"  fingerprint: (sha256:{_DIGEST})\n"
    f"(?:  evidence:\n((?:{_of_evidence('(?:')})+))?"
    f"  recorded_at: {_MOMENT}\n"
    f"(?:  note: {_WORDS}\n)?"
    f"(  digest: sha256:{_DIGEST}\n)?"
)
_REVOKED = (
    "- event: revoked\n"
    f"(?:  partner: {_WORDS}\n)?"
    f"  representative: {_WORDS}\n"
    f"  fingerprint: (sha256:{_DIGEST})\n"
    f"  reason: {_WORDS}\n"
    f"  recorded_at: {_MOMENT}\n"
    f"(  digest: sha256:{_DIGEST}\n)?"
)
_place = tuple.__new__


@cache
def _matching(pattern: str) -> re.Pattern[str]:
    """Compiled when a register is read: it takes longer than the rest of a start."""
    return re.compile(pattern)


def read(data: bytes, file: str) -> tuple[Event, ...] | None:
    """The events in ``data`` as `kpes.reader.read_events` gives them; None where that has to look."""
    if len(data) > _LARGEST:
        return None
    events: list[Event] = []
    line, at = 1, 0
    signed, revoked = _matching(_SIGNED).match, _matching(_REVOKED).match
    try:
        text = data.decode()
        while at < len(text):
            if found := signed(text, at):
                events.append(_as_signed(found.groups(), file, line))
            elif found := revoked(text, at):
                partner, name, fingerprint, reason, moment, _ = found.groups()
                datetime.fromisoformat(moment)
                events.append(Revoked(name, fingerprint, reason, moment, Place(file, line, 3), partner or ""))
            else:
                return None
            line, at = line + text.count("\n", at, found.end()), found.end()
    except ValueError:  # no UTF-8, or no such day
        return None
    return tuple(events) or None


def _as_signed(said: tuple[str, ...], file: str, line: int) -> Signed:
    partner, name, day, town, method, fingerprint, kept, moment, note, digest = said
    datetime.fromisoformat(moment)
    start = Place(file, line, 3)
    places = {"event": _place(Place, (file, line, 10))}
    if partner:
        line += 1
        places["partner"] = _place(Place, (file, line, 12))
    places["representative"] = _place(Place, (file, line + 1, 19))
    places["signed_on"] = _place(Place, (file, line + 2, 14))
    line += 3
    if town:
        places["place"] = _place(Place, (file, line, 10))
        line += 1
    places["method"] = _place(Place, (file, line, 11))
    places["fingerprint"] = _place(Place, (file, line + 1, 16))
    line += 2
    if kept:
        places["evidence"] = _place(Place, (file, line + 1, 5))
        line += 1 + kept.count("\n")
    places["recorded_at"] = _place(Place, (file, line, 16))
    if note:
        line += 1
        places["note"] = _place(Place, (file, line, 9))
    if digest:
        places["digest"] = _place(Place, (file, line + 1, 11))
    evidence = tuple(_evidence(kept)) if kept else ()
    signed_on = date.fromisoformat(day)
    return Signed(
        name, signed_on, method, fingerprint, evidence, moment, note or "", start, places, town or "", partner or ""
    )


def _evidence(kept: str) -> Iterator[Evidence]:
    for file, sha256, kind, issued in _matching(_of_evidence("(")).findall(kept):
        yield Evidence(file, sha256.strip("'"), kind, issued.strip("'"))
