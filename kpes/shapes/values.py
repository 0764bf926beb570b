"""The single values that the data holds: words, a choice, a date, a number, and what only kpes writes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from kpes.messages import message, nearest
from kpes.shapes.kinds import TEXT, Layout, Schema, Unfit, Worded
from kpes.source import Instant, excerpt

_LETTERS = "0-9A-Za-zÀ-ſ"
"""NFC by themselves."""
_SIGNS = "[0-9A-Za-zÀ-ſ„”–’'.,;()/+&@_-]+"
"""Those, and signs that YAML makes nothing of, but for some at the start of a text."""
_STEP = f"[{_LETTERS}](?: ?[{_LETTERS}.,()+&@_-])*"
_HEX = "[0-9a-f]{64}"
_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DATE_AND_TIME = f"{_DATE}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}Z"
_WRITTEN = r"""(?:[^\s'"#&*!|>%@`](?:(?! #).)*|'.*'|".*")"""
_WORDS = Layout(_WRITTEN, f"(?=[{_LETTERS}]){_SIGNS}(?: {_SIGNS})*")
_CALENDAR = "(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_DAY: Schema = {
    "type": "string",
    "format": "date",
    "pattern": f"^{_CALENDAR}$",
    "examples": ["2014-11-07"],
}
_COUNT: Schema = {"type": ["integer", "string"], "minimum": 1, "maximum": 99, "pattern": "^[1-9][0-9]?$", "default": 1}
_MOMENT: Schema = {
    "type": "string",
    "format": "date-time",
    "pattern": f"^{_CALENDAR}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$",
    "examples": ["2014-11-08T09:12:44Z"],
}
_PATH: Schema = {
    "type": "string",
    "pattern": r"^data/evidence/(?!\.{1,2}([/\\]|$))[^/\\]+([/\\](?!\.{1,2}([/\\]|$))[^/\\]+)*$",
    "examples": ["data/evidence/a/scan.pdf"],
}
PARTNER_ID = "[a-z0-9][a-z0-9-]{0,39}"
"""An id names files on every system."""
_ID: Schema = {
    "type": ["string", "integer", "boolean"],
    "minimum": 0,
    "pattern": f"^{PARTNER_ID}$",
    "examples": ["fundacja-wzor"],
}


def choice(known: Sequence[str], plain: Sequence[str] = ()) -> Worded[str]:
    """One of the words of ``known``; kpes writes any of these, or those that are ``plain``."""

    def of(word: str) -> str:
        if word in known:
            return word
        likely, shown = nearest(word.lower(), known), excerpt(word)
        if likely:
            said = message("“{word}” is not possible here. Did you mean “{likely}”?", word=shown, likely=likely[0])
        else:
            said = message("“{word}” is not possible here. Possible: {known}.", word=shown, known=", ".join(known))
        raise Unfit("K114", said)

    return Worded(of, {"enum": list(known)}, Layout("|".join(plain) or "[a-z-]+", "|".join(plain or known), sure=True))


def matching(pattern: str, like: str, layout: Layout | None = None) -> Worded[str]:
    """Words that ``pattern`` matches in full, as only kpes writes them; they look ``like`` this."""

    def of(words: str) -> str:
        if not re.fullmatch(pattern, words):
            raise _not_as_written(words, like)
        return words

    return Worded(of, {"type": "string", "pattern": f"^{pattern}$"}, layout or Layout(pattern, pattern, sure=True))


def _not_as_written(found: str, like: str) -> Unfit:
    return Unfit(
        "K106",
        message(
            "“{found}” is not what kpes writes here, which looks like this: {like}", found=excerpt(found), like=like
        ),
    )


def _day(words: str) -> date:
    if not re.fullmatch(_DATE, words):
        said = message(
            "“{date}” is not a date. Write year, month and day like this: 2014-11-07.", date=excerpt(words)
        )
        raise Unfit("K107", said)
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise Unfit("K107", message("“{date}” is not a day of the calendar.", date=words)) from None


def _moment(words: str) -> str:
    try:
        if re.fullmatch(_DATE_AND_TIME, words):
            datetime.fromisoformat(words)
            return words
    except ValueError:
        pass
    raise _not_as_written(words, "2014-11-08T09:12:44Z")


def _count(words: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]?", words):
        said = message("Here must be a whole number from 1 to 99, not “{found}”.", found=excerpt(words))
        raise Unfit("K106", said)
    return int(words)


def _path(words: str) -> str:
    """A path as it was written: nothing of a file's name may be cleaned away, and none leads elsewhere."""
    if not words.startswith("data/evidence/") or {"", ".", ".."} & set(re.split(r"[/\\]", words)):
        raise _not_as_written(words, "data/evidence/a/scan.pdf")
    return words


def _id(words: str) -> str:
    """An id as it was written: it names files, so nothing of it is cleaned away."""
    if not re.fullmatch(PARTNER_ID, words):
        said = message(
            "“{id}” cannot name a file. Use small letters a to z, digits and hyphens, at most 40, a letter "
            "or digit first.",
            id=excerpt(words),
        )
        raise Unfit("K301", said)
    return words


WORDS = Worded(str, TEXT, _WORDS._replace(sure=True))
DAY = Worded(_day, _DAY, Layout(_DATE, _DATE), written=lambda value: Instant(value.isoformat()))
MOMENT = Worded(_moment, _MOMENT, Layout(_DATE_AND_TIME, _DATE_AND_TIME), written=Instant)
COUNT = Worded(_count, _COUNT, _WORDS)
PATH = Worded(_path, _PATH, Layout(_WRITTEN, f"data/evidence(?:/{_STEP})+", sure=True), exact=True)
ID = Worded(_id, _ID, _WORDS, exact=True)
SHA256 = matching(_HEX, "64 × 0-9, a-f", Layout(f"'?{_HEX}'?", f"'{_HEX}'|{_HEX}"))
FINGERPRINT = matching(f"sha256:{_HEX}", "sha256:…")
