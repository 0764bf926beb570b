"""The opening says another day than “date”.

No signature can be recorded of a day before “date”, and partners know the agreement by the day in its opening. Where
the two differ, one was changed and the other forgotten. Write “{date}” in the opening: kpes writes the day out.

Wrong:

    date: 2014-11-07
    parties: Porozumienie zawarte w Gdańsku w dniu 12 grudnia 2014 r. pomiędzy partnerami.

Right:

    date: 2014-11-07
    parties: Porozumienie zawarte w Gdańsku w dniu {date} pomiędzy partnerami.
"""

import re
from collections.abc import Iterator
from datetime import date

from kpes.messages import message
from kpes.model import DATE
from kpes.rules.rule import Data, Findings, Words
from kpes.rules.text import dates, texts_of

CODE = "K231"

_CONCLUDED = r"(?i)\b(?:zaw(?:art|ier)|sporządz|podpisan|made\b|conclu|entered|dated|(?:ab)?geschloss|fait\b|sign)"
_ON = r"(?i)(?<!z\s)\b(?:dnia|dniu|on|dated|as\sof|am|den|vom|le)(?:\sthis)?\s$"
_OF_ANOTHER = r"(?i)\b(?:ustaw|uchwał|pełnomocnictw|decyzj|wpis|rejestr|act\b|law|power|gesetz|loi\b|pouvoir)\w*[^,;]*$"


def check(data: Data) -> Findings:
    """The first day that the opening gives as its own, where it is not the agreement's date."""
    agreement = data.agreement
    if not agreement:
        return
    for text in (text for text in texts_of(agreement.parties) if any(map(str.isdecimal, text.value))):
        for start, end, day in own_days(text.value, agreement.language):
            if day != agreement.date:
                said = message(
                    "The opening says {day}, but “date” is {date}. Write “{name}” here, or correct “date”.",
                    day=text.value[start:end],
                    date=agreement.date.isoformat(),
                    name=DATE,
                )
                yield Words(text, start, end), said
            return


def own_days(words: str, language: str) -> Iterator[tuple[int, int, date]]:
    """The days of which some words of an opening say that the agreement was concluded then, and where they stand."""
    for start, end, day in dates(words, language):
        before = words[max(0, start - 200) : start]
        if re.search(_ON, before) and not re.search(_OF_ANOTHER, before) and re.search(_CONCLUDED, words):
            yield start, end, day
