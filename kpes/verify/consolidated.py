"""A consolidated text that came back: nobody signed it, so at most its words follow from what was signed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kpes.acts.consolidated import SAID
from kpes.errors import KpesError
from kpes.fingerprint import canonical_text
from kpes.language import language
from kpes.messages import Message, message
from kpes.project.acts import text_on
from kpes.project.snapshot import Snapshot
from kpes.rules.text import dates
from kpes.verify.checks import Consolidated
from kpes.verify.compare import words

UNKNOWN = message("What is in force cannot be told: the data holds errors. See: kpes validate")
_FIRST_LINES = 40
"""Lines among which the sentence ends that begins a consolidated text, however narrow they are."""


def consolidated_on(snapshot: Snapshot, day: date) -> Consolidated | Message:
    """The consolidated text of a day as it follows from what was signed; why that cannot be told where it cannot."""
    agreed = snapshot.agreed or snapshot
    if agreed.sound is None or agreed.broken:
        return UNKNOWN
    try:
        document = text_on(agreed, day)
    except KpesError as error:
        return error.whole
    later = [step.id for step in agreed.chain.steps if step.day and day < step.day <= agreed.today]
    return Consolidated(document.title, tuple(canonical_text(document).decode().splitlines()), tuple(later))


def day_of(lines: Sequence[str], code: str) -> date | None:
    """The day of which a text in the language of this code says that it is a consolidated one."""
    said = language(code).say(SAID._replace(values={"day": "\0", "texts": "\1"}))
    before, behind = said.split("\1")[0].split("\0")
    pattern = rf"{_pattern(before)}\s*(?P<day>.{{4,40}}?)\s*{_pattern(behind)}"
    found = re.search(pattern, " ".join(words([line.lstrip("\f") for line in lines[:_FIRST_LINES]])))
    return next((day for _, _, day in dates(found["day"], code)), None) if found else None


def _pattern(said: str) -> str:
    return r"\s".join(map(re.escape, words([said])))
