"""The single values that the data holds: words, a choice, a date, a number, a label, what only kpes writes."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime
from functools import cache

from kpes.language import bare
from kpes.messages import message, nearest
from kpes.model import LabelStyle
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
_EVIDENCE = "data(?:/acts/[a-z0-9][a-z0-9-]{0,39})?/evidence"
_PATH: Schema = {
    "type": "string",
    "pattern": rf"^{_EVIDENCE}/(?!\.{{1,2}}([/\\]|$))[^/\\]+([/\\](?!\.{{1,2}}([/\\]|$))[^/\\]+)*$",
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


def choice(known: Collection[str], plain: Collection[str] = ()) -> Worded[str]:
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


@cache
def _day(words: str) -> date:
    if not re.fullmatch(_DATE, words):
        said = message("“{date}” is not a date. Write year, month and day like this: 2014-11-07.", date=excerpt(words))
        raise Unfit("K107", said)
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise Unfit("K107", message("“{date}” is not a day of the calendar.", date=words)) from None


@cache
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
    if not re.match(f"{_EVIDENCE}/", words) or {"", ".", ".."} & set(re.split(r"[/\\]", words)):
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


NAME = "[a-z][a-z0-9_-]{0,39}"
"""What a value, or a unit to which texts refer, may be called."""
_ATTACHMENTS = "data/attachments"


def _name(words: str) -> str:
    if not re.fullmatch(NAME, words):
        likely = re.sub("[^a-z0-9_-]+", "-", bare(words)).strip("-")[:40]
        said = message(
            "“{id}” cannot be a name. Use small letters a to z, digits and hyphens, a letter first: {example}.",
            id=excerpt(words),
            example=likely if re.fullmatch(NAME, likely) else "rada",
        )
        raise Unfit("K106", said)
    return words


def _attachment(words: str) -> str:
    if not words.startswith(f"{_ATTACHMENTS}/") or {"", ".", ".."} & set(re.split(r"[/\\]", words)):
        said = message("“{found}” does not lie in {folder}. Put it there.", found=excerpt(words), folder=_ATTACHMENTS)
        raise Unfit("K106", said)
    return words


def _switch(words: str) -> bool:
    return choice(("true", "false")).of(words) == "true"


WORDS = Worded(str, TEXT, _WORDS._replace(sure=True))
DAY = Worded(_day, _DAY, Layout(_DATE, _DATE), written=lambda value: Instant(value.isoformat()))
IN_FORCE: Worded[date | str] = Worded(
    lambda words: words if words == "signed" else _day(words), {"anyOf": [{"const": "signed"}, _DAY]}, _WORDS
)
MOMENT = Worded(_moment, _MOMENT, Layout(_DATE_AND_TIME, _DATE_AND_TIME), written=Instant)
CONSENT = choice(("all", "none"))
COUNT = Worded(_count, _COUNT, _WORDS)
PATH = Worded(_path, _PATH, Layout(_WRITTEN, f"{_EVIDENCE}(?:/{_STEP})+", sure=True), exact=True)
ID = Worded(_id, _ID, _WORDS, exact=True)
SHA256 = matching(_HEX, "64 × 0-9, a-f", Layout(f"'?{_HEX}'?", f"'{_HEX}'|{_HEX}"))
REFERRED = Worded(
    _name, {"type": ["string", "boolean"], "pattern": f"^{NAME}$", "examples": ["rada"]}, _WORDS, exact=True
)
ATTACHED = Worded(
    _attachment,
    {"type": "string", "pattern": rf"^{_ATTACHMENTS}/", "examples": [f"{_ATTACHMENTS}/znak.pdf"]},
    _WORDS,
    exact=True,
)
SWITCH = Worded(_switch, {"type": "boolean"}, _WORDS)
FINGERPRINT = matching(f"sha256:{_HEX}", "sha256:…")


_WORD = "[0-9A-Za-z_\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]"
_NO_WORD = _WORD.replace("[", "[^", 1)
_OTHER = f"({_WORD}{{2,}}|(?![1IiAa]){_WORD})?"
"""A word that counts nothing. Letters are listed, because engines differ on what a letter is."""
LABELS: Schema = {
    "type": ["string", "integer", "number"],
    "minimum": 1,
    "maximum": 1.1,
    "pattern": rf"^(({_OTHER}{_NO_WORD})*(1\.)*[1IiAa]({_NO_WORD}{_OTHER})*|\s*(--|[-–—•])\s*)$",
    "examples": ["1/", "1.", "1.1.", "a)", "I.", "§ 1.", "-"],
}


_DASHES = ("-", "--", "–", "—", "•")
_COUNTER = re.compile(r"(?<!\w)(?P<above>(?:1\.)*)(?P<counter>[1IiAa])(?!\w)")


def labels(pattern: str) -> LabelStyle:
    """The style that ``pattern`` shows by its first label („Par. 1.”, „1/”, „1.1.”, „I.”, „-”)."""
    if pattern in _DASHES:
        return LabelStyle(pattern, "", "")
    counters = list(_COUNTER.finditer(pattern))
    if len(counters) == 1:
        (one,) = counters
        return LabelStyle(pattern[: one.start()], one["counter"], pattern[one.end() :], len(one["above"]) // 2)
    said = message(
        "“{pattern}” does not show how to label. Write the first label, for example: 1/, 1., 1.1., a), I., "
        "§\u00a01. or -",
        pattern=excerpt(pattern),
    )
    raise Unfit("K106", said)
