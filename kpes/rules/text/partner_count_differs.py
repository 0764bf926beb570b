"""The agreement gives a number of its parties that is not the number of its partners.

Whoever joins or leaves changes the signatory list; a number in a sentence stays behind. Name the parties
without a number, or correct it. Only sentences that count all parties are looked at: the opening, „każdy
z 22 Partnerów” in the sentence on copies, „wszystkich 22 Partnerów”, and who concluded the agreement.
A majority, a quorum or a number of arbitrators is not a count of the parties.

Wrong:

    parties: Porozumienie zawarte pomiędzy pięcioma partnerami.

Right:

    parties: Porozumienie zawarte pomiędzy dwoma partnerami.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kpes.language.polish import value_of
from kpes.messages import counted
from kpes.model import COPY_COUNT
from kpes.rules.rule import Data, Findings, Words, written
from kpes.rules.text import texts_of

CODE = "K223"


class _Speech(NamedTuple):
    """How a language counts parties: before the number in the opening, anywhere, beside the copy count; behind it.

    ``signs`` are parts of all that stands before it anywhere: to look for these takes less time than to make a pattern.
    """

    signs: tuple[str, ...]
    opening: str
    anywhere: str
    with_copies: str
    party: str
    others: str


_POLISH = _Speech(
    signs=("wszys", "zaw", "podpisa", "sygnatariuszami", "stronami"),
    opening=r"(?:po)?między|przez|zawarły|zawarło|zawarli|zawierają|zawiera",
    anywhere=r"wszystki\w+(?!\s(?:[\w()]+\s){0,4}(?:podmiot|organizac))|wszyscy"
    r"|(?:porozumienie|umowę)\s(?:zawarło|zawarły|zawarli|zawierają|zawiera|zawarte\sprzez|podpisa\w{1,3})"
    r"|podpisa(?:ło|ły|li)\s(?:porozumienie|umowę)"
    r"|(?:sygnatariuszami|stronami)(?:\sniniejsz\w{1,3})?\s(?:porozumienia|umowy)\s(?:jest|są)",
    with_copies=r"każd\w+\sze?|dla",
    party=r"(?:partner(?:zy|ów|om|ami|ach)|stron(?:y|om|ami|ach)?|podmiot(?:y|ów|om|ami|ach)"
    r"|sygnatariusz(?:e|y|om|ami|ach)|organizacj(?:e|i|om|ami|ach))",
    others=r"\b(?:a|oraz|i)\b",
)
_ENGLISH = _Speech(
    signs=("all",),
    opening=r"between|among|by",
    anywhere=r"all(?!\s(?:[\w()]+\s){0,4}organi)",
    with_copies=r"each\sof(?:\sthe)?|for",
    party=r"(?:partners|parties|organi[sz]ations|signatories)",
    others=r"\band\b",
)
_ENGLISH_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()


def check(data: Data) -> Findings:
    """Each number of parties, in digits or in words, that differs from the number of partners."""
    speech = {"pl": _POLISH, "en": _ENGLISH}.get(data.printed.language) if data.printed else None
    if not data.printed or speech is None or data.partners is None:
        return
    partners = len(data.partners)
    opening = {id(text) for text in (data.printed.title, *texts_of(data.printed.parties))}
    for text in written(data):
        before = speech.anywhere
        if id(text) in opening:
            before = f"{before}|{speech.opening}"
        elif COPY_COUNT in text.as_typed(0, 0)[0]:
            before = f"{before}|{speech.with_copies}"
        elif not any(sign in text.value.lower() for sign in speech.signs):
            continue
        for start, end, value, others_follow in _counts(text.value, before, speech):
            if value != partners and not (value < partners and others_follow):
                yield (
                    Words(text, start, end),
                    counted(
                        "The signatory list has {count} partner. Correct the number, or name the parties without one.",
                        "The signatory list has {count} partners. Correct the number, or name the parties without one.",
                        partners,
                    ),
                )


def _counts(text: str, before: str, speech: _Speech) -> Iterator[tuple[int, int, int, bool]]:
    """The numbers before a word for the parties, one other word between them at most („22 różnymi podmiotami”).

    Of each where it starts and ends, what it is, and whether further parties may be named behind it.
    """
    pattern = (
        rf"(?i:\b(?:{before})\s)(?P<number>(?:[0-9]{{1,5}}|[^\W\d]{{1,30}})(?:\s[^\W\d]{{1,30}}){{0,3}}?)"
        rf"(?:\s\([^()]{{1,60}}\))?\s(?i:{speech.party})\b"
    )
    for found in re.finditer(pattern, text) if any(map(_begins_a_number, text.split())) else ():
        words = found["number"].split()
        value = _value(words) or _value(words[:-1])
        if value:
            follow = bool(re.search(speech.others, re.split("[.;]", text[found.end() : found.end() + 120])[0]))
            yield found.start("number"), found.end(), value, follow


def _begins_a_number(word: str) -> bool:
    """Whether a word begins a number; to ask this takes less time than to make the pattern."""
    return word.isdecimal() or _value([word]) is not None


def _value(words: list[str]) -> int | None:
    number = " ".join(words).lower()
    if number.isdecimal():
        return int(number)
    return _ENGLISH_NUMBERS.index(number) + 2 if number in _ENGLISH_NUMBERS else value_of(number)
