"""What the sentence that describes a party says of it: name, seat, address, numbers, what it is called, who signs.

Only what is certain is taken. The sentence itself is kept whole beside it, so that nothing gets lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kpes.importing.declined import in_nominative, is_declined
from kpes.importing.found import Data
from kpes.importing.people import Person, nominative, people_in
from kpes.rules.partners import KINDS, KRS, digits_of, fault, numbers_in

BIG = "A-ZÀ-ÖØ-ÞĄĆĘŁŃÓŚŹŻ"
"""Capitals, of all languages of agreements."""
_BEGINS = rf"[„“\"«»‚'(]?\s?[{BIG}0-9]"


class _Speech(NamedTuple):
    """How a language describes parties: what follows the name, what says that this is one, and how it goes on."""

    behind: str
    signs: str
    seat: str
    represented: str
    called: str


_SPEECHES = {
    "pl": _Speech(
        behind=r"z\s(?:główną\s)?siedzibą|siedziba|mając|wpisan|zarejestrowan|reprezentow|zwan[aeąy]|prowadząc|działając"
        r"|posiadając|NIP|REGON|KRS|nr\s|adres|w\simieniu|ul\.|al\.|pl\.|reprezentacj|zamieszka|PESEL",
        signs=r"siedzib\w+|wpisan\w+\s(?:do|pod)|NIP\b|REGON\b|KRS\b|reprezentow\w+|w\simieniu\sktór|reprezentacja:"
        r"|zamieszka[lł]\w+|(?:ul|al|pl|os)\.\s|[0-9]{2}-[0-9]{3}\s",
        seat=r"(?:z|mając\w+)\s(?:główną\s)?siedzib\w+\s(?:w\s)?|siedziba:\s",
        represented=r"reprezentow\w+\s(?:\w+\s)?(?:przez)?:?|reprezentacja:|w\simieniu\sktór\w+\sdziała\w*:?",
        called=r"(?:zwan|nazwan|określan)\w+\s(?:w\sdalszej\s\w+\s\w+\s|także\s|również\s)?(?:dalej)?|nazwa\sskrócona",
    ),
    "en": _Speech(
        behind=r"with\s(?:its|a|the|registered)|having|whose|an?\s[\w\s-]{0,60}(?:company|foundation|association|organi[sz]a"
        r"|universit|corporation)|incorporated|registered|represented|acting|established|located|hereinafter|hereafter"
        r"|NIP|KRS|VAT|\(",
        signs=r"(?:registered\s)?(?:seat|office)|represented\sby|acting\s(?:by|through)|incorporated"
        r"|registered\s(?:number|in|under)|hereinafter|hereafter|VAT\b|NIP\b|KRS\b|\((?:the\s)?[“\"]",
        seat=r"(?:with\s)?(?:its|the|a)?\s?(?:registered\s)?(?:seat|office)\s(?:is\s)?(?:in|at)\s",
        represented=r"(?:duly\s)?represented\s(?:\w+\s)?by|acting\s(?:by|through)",
        called=r"here(?:in)?after(?:\s(?:called|referred\sto\sas|named))?|\(",
    ),
    "de": _Speech(
        behind=r"mit\s(?:dem\s)?Sitz|vertreten|eingetragen|nachfolgend|nachstehend|im\sFolgenden|Anschrift"
        r"|geschäftsansässig|\(",
        signs=r"Sitz\sin|vertreten\sdurch|eingetragen\sim|nachfolgend|nachstehend|im\sFolgenden",
        seat=r"Sitz\sin\s",
        represented=r"vertreten\sdurch",
        called=r"nachfolgend|nachstehend|im\sFolgenden|\(",
    ),
    "fr": _Speech(
        behind=r"dont\sle\ssiège|ayant\sson|sise?\b|immatricul|représent|ci-après|domicili|\(",
        signs=r"siège|représentée?s?\spar|ci-après|immatriculée?",
        seat=r"siège\s(?:social\s)?(?:est\s)?(?:situé\s)?à\s|sise?\sà\s",
        represented=r"représentée?s?\spar",
        called=r"ci-après|\(",
    ),
}
SEATS = {language: speech.seat for language, speech in _SPEECHES.items()}
"""What a description says of a seat, by language."""
FOLLOWS = {
    "pl": r"wpisan|reprezentow|zamieszka|\(?(?:KRS|NIP|REGON)\b",
    "en": r"an?\s[\w\s-]{0,60}(?:company|foundation|association|organi[sz]a|universit|corporation)|incorporated",
    "de": r"vertreten\sdurch|eingetragen",
    "fr": r"représent|immatricul",
}
"""What else it says right behind the name."""
SIGNING = {language: speech.represented for language, speech in _SPEECHES.items()}
"""What it says before those who sign."""
_GOES_ON = r"(?!\s(?:Inc|Ltd|LLC|L\.L\.C|S\.A|Corp|PLC|Co|GmbH)\b)"
_QUOTED = r"[^„“\"«]{0,40}[„“\"«]\s?(?P<short>[^”“\"»„]{1,80}?)\s?[”“\"»]"
_POSTAL = (
    rf"[0-9]{{2}}-[0-9]{{3}}\s(?P<town>[{BIG}][\w-]+"
    rf"(?:\s(?:(?!(?:KRS|NIP|REGON)\b)[{BIG}][\w-]+|nad\s[{BIG}]\w+))*)"
)
_STREET = r"(?:ul\.|al\.|pl\.|os\.|aleja|plac|ulica)\s(?:[^,;()]|,(?!\s?(?:NIP|REGON|KRS|wpis|reprez|zwan))){2,80}?"
_TOWN = rf"(?P<town>[{BIG}][\w-]+(?:\s[{BIG}][\w-]+)*)(?=\s?[,;.()]|$|\s(?:and|und|et|entered|registered)\b)"
_REGISTER = r"Krajow\w+\sRejestr\w+\sSądow\w+[^;]{0,120}?(?:pod\s)?(?:nr|numer\w*)\s?:?\s?(?P<number>[0-9]{10})(?!\w)"
_TOGETHER = r"\b(?:łącznie|jointly|gemeinsam|conjointement)\b"
_BY_POWER = r"pełnomocnictw|power\sof\sattorney|Vollmacht|pouvoir|procuration"
_LONGEST_NAME = 200
_DECLINED = re.compile(r"(?:ą|em|ym|im|ami|imi|ymi)$")


class Described(NamedTuple):
    """The keys of a partner out of its sentence, without an id, and what of them is not certain.

    That is whether its ``name`` is, whether those are who sign (``signing``), and of which kinds the ``numbers`` are
    left out because they cannot be right.
    """

    partner: Data
    name: bool
    signing: bool
    numbers: tuple[str, ...] = ()


class Shown(NamedTuple):
    """What stands where the partners sign: the lines, the persons in them, and the organisations that are listed.

    Nothing declines the names there. Of an organisation it is the name, and the seat behind it if there is one.
    """

    lines: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    listed: tuple[tuple[str, str], ...] = ()


def is_of_a_party(words: str, language: str) -> bool:
    """Whether a sentence, or its beginning, describes a party: it names somebody, and says more of it."""
    signs = _SPEECHES[language].signs
    found = re.search(rf"\b(?:{signs})|\((?:the\s)?[“\"]", words)
    is_name = re.match(_BEGINS, words) and not re.match(rf"(?i)(?:{signs})", words)
    return bool(found) and bool(is_name) and ":" not in _named(words, language)


def called(words: str, language: str) -> Iterator[re.Match[str]]:
    """Where a sentence says what a party is ``short`` called, with which descriptions end."""
    so = rf"(?:\b|(?=\())(?:{_SPEECHES[language].called}){_QUOTED}"
    return re.finditer(rf"{so}(?:\s?genannt|\s?bezeichnet)?\)?", words)


def described(sentence: str, language: str, shown: Shown, listed: str = "") -> Described:
    """A partner out of the sentence that describes it; ``listed`` is its name as it is listed, where that is known."""
    speech = _SPEECHES[language]
    name, is_sure = (listed, True) if listed else _name(sentence, language, shown)
    partner: Data = {"name": name, **_places(sentence, speech, language)}
    shorts = {one["short"] for one in called(sentence, language)}
    if len(shorts) == 1 and not (language == "pl" and _DECLINED.search(min(shorts).split()[0])):
        partner["short"] = shorts.pop()
    wrong = []
    for kind in KINDS:
        numbers = {digits_of(number) for _, number in numbers_in(sentence, kind)}
        if kind is KRS:
            numbers = numbers or {found["number"] for found in re.finditer(_REGISTER, sentence)}
        if len(numbers) == 1 and fault(min(numbers), kind) is None:
            partner[kind.name.lower()] = numbers.pop()
        elif numbers:
            wrong.append(kind.name)
    signing, are_sure = _signing(sentence, speech, language, shown)
    return Described(partner | signing, is_sure, are_sure, tuple(wrong))


def _name(sentence: str, language: str, shown: Shown) -> tuple[str, bool]:
    """The name with which a description begins, and whether it is certain: it is listed so, or nothing declines it."""
    name = _named(sentence, language)
    if language != "pl":
        return name, True
    role = re.match(rf"\w+(?:em|ą)\s[–—-]\s(?=[„“\"]?[{BIG}])", name)
    if role and in_nominative(name[role.end() :]) != name[role.end() :]:  # „Liderem – Fundacją Wzór”
        name = name[role.end() :]
    alike = {line for line in shown.lines if is_declined(line, name)}
    if len(alike) == 1:
        return alike.pop(), True
    firm = re.search(r"\bpod\s(?:firmą|nazwą)\b:?\s?(?=\S)", sentence)
    if firm and re.match(_BEGINS, sentence[firm.end() :]):  # „Anną Lis prowadzącą działalność pod firmą Studio Lis”
        return _named(sentence[firm.end() :], language), True
    made = in_nominative(name)
    return made, made == name and not _DECLINED.search(name.split(" ")[0])


def _named(sentence: str, language: str) -> str:
    """The words with which a description begins, before it says more of them."""
    ends = rf",{_GOES_ON}|;|\s\(|\s?[,–—-]?\s(?:{_SPEECHES[language].behind})|[.:,]?$"
    found = re.match(rf"(?P<name>.{{2,{_LONGEST_NAME}}}?)(?:{ends})", sentence)
    return found["name"] if found else sentence[:_LONGEST_NAME]


def _places(sentence: str, speech: _Speech, language: str) -> Data:
    """Seat and address. A Polish seat is declined („w Gdańsku”), and certain where an address has the town as it is."""
    found: Data = {}
    postal = re.search(_POSTAL, sentence)
    seat = re.search(rf"\b(?:{speech.seat})(?:{_POSTAL.replace('town', 'coded')}|{_TOWN})", sentence)
    if seat and (seat["coded"] or language != "pl"):
        found["seat"] = seat["coded"] or seat["town"]
    elif seat and postal and is_declined(postal["town"], seat["town"]):
        found["seat"] = postal["town"]
    street = rf"(?P<street>{_STREET})"
    for pattern in (rf"{street},?\s(?P<postal>{_POSTAL})", rf"(?P<postal>{_POSTAL}),\s{street}(?=[,;()]|$)"):
        if address := re.search(pattern, sentence):
            found["address"] = f"{address['street'].strip()}, {address['postal']}"
            break
    return found


def _signing(sentence: str, speech: _Speech, language: str, shown: Shown) -> tuple[Data, bool]:
    """Who signs, where it is certain, and whether it is, or nobody is named."""
    begins = re.search(rf"\b(?:{speech.represented})\s", sentence)
    if not begins:
        return {}, True
    ends = next(called(sentence[begins.end() :], language), None)
    clause = sentence[begins.end() : begins.end() + ends.start() if ends else len(sentence)]
    named = list(people_in(clause))
    certain = [nominative(one, shown.people) if language == "pl" else one for one in named]
    signing = [one for one in certain if one]
    if not signing or len(signing) < len(named):
        return {}, False
    by_power = {"basis": "power-of-attorney"} if len(signing) == 1 and re.search(_BY_POWER, clause) else {}
    people = [
        {"name": one.name, **({"function": one.function} if one.function else {}), **by_power} for one in signing
    ]
    together = {"signatures_required": len(people)} if len(people) > 1 and re.search(_TOGETHER, clause) else {}
    return {"representatives": people, **together}, True
