"""What a verification is given to compare with, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kpes.copies.lists import Copy
from kpes.fingerprint import short
from kpes.messages import Message
from kpes.model import Evidence
from kpes.scans.scan import Scan


class Verdict(StrEnum):
    """A warning is something that a person has to look at; not-checked is what kpes cannot tell."""

    PASS = "pass"
    FAIL = "fail"
    WARNING = "warning"
    NOT_CHECKED = "not-checked"


class Outcome(StrEnum):
    """What a file that came back is: an edition's words and nothing else, other words, or what nobody can tell."""

    SAME = "same"
    DIFFERS = "differs"
    UNPROVEN = "unproven"


class Check(NamedTuple):
    """One thing that was checked: of what, which kind of check, and what came of it."""

    subject: str
    check: str
    verdict: Verdict
    detail: Message


class Returned(NamedTuple):
    """What a file that came back is: the outcome, the fingerprint of the edition that it bears or is most like, if
    any, how many differences there are, and all that is to be said of it, the verdict first.

    ``copy`` is false where it is another document, with little of that edition's words.
    """

    file: str
    outcome: Outcome
    edition: str | None
    differences: int
    checks: tuple[Check, ...]
    copy: bool = True


class Edition(NamedTuple):
    """A text that a file may bear: its fingerprint, its lines, and whether it is today's."""

    fingerprint: str
    lines: tuple[str, ...]
    today: bool = False

    @property
    def short(self) -> str:
        """The first digits of the fingerprint."""
        return short(self.fingerprint)


class Consolidated(NamedTuple):
    """What a consolidated text of a day holds as it follows from what was signed: its title and its lines.

    ``later`` are the ids of the acts that came into force since that day.
    """

    title: str
    lines: tuple[str, ...]
    later: tuple[str, ...] = ()


class Known(NamedTuple):
    """All that a file may be compared with.

    ``editions``: today's, where the data is sound, and those that somebody signed. ``issued``: the copies
    that both lists in the folder of copies name, of the edition ``issued_as``. ``own`` gives the bytes of the copy
    that kpes would write today in a format, None where it cannot. ``headings``: what a page repeats above its part of
    the signatory list. ``language``: the agreement's. ``named``: the fingerprint of the edition of each issued PDF that
    the register names, by the SHA-256 of that PDF. ``kept``: the recorded evidence, by its SHA-256. ``on``: the
    consolidated text of a day, or why there is none; without it such texts are not known. ``look`` compares a scan
    with the issued PDFs, where that is asked for; it is held against the edition that is ``meant`` if any of its pages
    is of that, else against that of the most.
    """

    editions: tuple[Edition, ...]
    issued: tuple[Copy, ...] = ()
    issued_as: str = ""
    own: Callable[[str], bytes | None] = lambda format: None
    headings: tuple[str, ...] = ()
    language: str = "pl"
    named: Mapping[str, str] = {}
    kept: Mapping[str, Evidence] = {}
    on: Callable[[date], Consolidated | Message] | None = None
    look: Callable[[bytes], Scan | Message] | None = None
    meant: str = ""

    @property
    def today(self) -> str | None:
        """The fingerprint of today's edition; None where the data hold errors."""
        return next((edition.fingerprint for edition in self.editions if edition.today), None)


def failed(checks: Iterable[Check]) -> bool:
    """Whether any of the checks failed."""
    return any(check.verdict is Verdict.FAIL for check in checks)
