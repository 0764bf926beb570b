"""Where texts name attachments: „Załącznik nr 3”, „Annexes A and B”, „Anlage 2”, „annexe n° 2”.

An attachment of a statute, or of another document, looks the same but for the words around it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from kpes.model import Agreement, Text
from kpes.rules.rule import Data, Words, written
from kpes.rules.text import texts_of

# Most agreements name none: the patterns are texts, which `re` compiles, and keeps, when they are needed.

_ONE = r"(?:[0-9]{1,3}[a-z]?|[IVX]{1,5}|[A-Z])(?![\w/]|[.,][0-9])"
_NUMBERED = r"(?:[Nn][rR]\.?|[Nn]o\.|[Nn]°)"
_AND = r"(?:i|oraz|lub|albo|do|and|or|to|und|oder|bis|et|ou|à)"
_DASH = r"\s?[-–—]\s?"


class _Spoken(NamedTuple):
    """How a language names attachments: one, several, and what joins one to the document that it belongs to.

    ``stems`` are how these words begin, in small letters. ``own`` is how this agreement is named behind what joins, and
    ``general`` are documents that have attachments themselves, to which one belongs that is named after them.
    """

    stems: tuple[str, ...]
    one: str
    several: str
    joins: str
    own: str
    general: str
    possessive: str


_SPOKEN = {
    "pl": _Spoken(
        ("załącz", "zał."),
        r"(?:[Zz]ałącznik(?:a|owi|iem|u)?|ZAŁĄCZNIK\w{0,3}|[Zz]ał\.)",
        r"(?:[Zz]ałącznik(?:i|ów|om|ami|ach))",
        r"(?:do\s|(?=(?i:ustaw|rozporządz|dyrektyw|regulamin|statut|uchwał|zarządz|wniosk|kodeks|decyzj|konwencj)))",
        r"(?i:niniejsz|(?P<noun>umow|porozumieni|kontrakt|deklaracj|memorandum)\w*"
        r"(?!\w*\s(?:z\s|nr\b|zawart|o\s|mi|pomi|\w+(?:ej|ego)\b)))",
        r"ustaw|rozporządze|kodeks|konstytucj|uchwał|zarządze|dyrektyw|traktat|konwencj|decyzj|Dz\.\s?U",
        r"\b(?:jej|jego|ich)\s$",
    ),
    "en": _Spoken(
        ("annex", "append", "schedule", "exhibit", "attachment"),
        r"(?:(?i:annex|appendix|schedule|exhibit|attachment))",
        r"(?:(?i:annexes|annexures|appendices|schedules|exhibits|attachments))",
        r"(?:to|of)\s",
        r"(?:this\b|the\spresent\b|the\s(?:Agreement|Contract|Memorandum|Deed|Declaration|Convention)\b)",
        r"\b(?:Acts?|Code|Regulations?|Directives?|Statutes?|Decision|Treaty|Rules)\b",
        r"\b(?:its|their|whose|thereof)\s$|[’']s?\s$",
    ),
    "de": _Spoken(
        ("anla", "anh", "beilage"),
        r"(?:Anlage|ANLAGE|Anhang|Anhangs|Beilage)",
        r"(?:Anlagen|Anhänge|Anhängen|Beilagen)",
        r"(?:zu[mr]?|de[sr])\s",
        r"(?:dies|vorliegend|(?:Vertr[aä]g|Vereinbarung|Abkommen)\w{0,2}(?!\w*\s(?:vom|über|mit|zwischen|Nr)))",
        r"\b(?:\w*[Gg]esetz\w{0,3}|\w*[Vv]erordnung|\w*[Rr]ichtlinie|\w*[Bb]escheid\w{0,2}|\w*[Ss]atzung)\b",
        r"\b(?:dessen|deren|ihr\w{0,2}|sein\w{0,2})\s$",
    ),
    "fr": _Spoken(
        ("annexe", "appendice"),
        r"(?:(?i:annexe|appendice))",
        r"(?:(?i:annexes|appendices))",
        r"(?:à\s|au\s|aux\s|du\s|des?\s)(?:la\s|l[’'])?",
        r"(?:présent|cet|(?:accord|convention|contrat|protocole)\b(?!\s(?:d[eu’']|n°|conclu|entre|signé)))",
        r"\b(?:règlements?|directive|loi|code|décret|arrêté|statuts)\b",
        r"\b(?:son|ses|leurs?|dont\sl[’'])\s?$",
    ),
}
_STAND_FOR_IT = r"(?i)\b(?:stanowi\w*|jako|als|as)\s$"
"""„Statut stanowi załącznik nr 2”: what was named before is the attachment, not what has it."""
_PARTS = r"(?i)^[^.;]{0,40}(?:integraln|integral\spart|bestandteil|partie\sintégrante)"
"""What is said of the attachments of this agreement."""
_LAW = r"\b[A-ZĄĆĘŁŃÓŚŹŻÄÖÜ]\w*[A-Z],?\s$"
"""The short name of a law right before: „BImSchV, Anhang 1”."""
_AMENDS = r"(?i)otrzymuj|skreśla|dodaje\ssię|uchyla\ssię|brzmieni|is\sreplaced|amended|ersetzt|remplacée?"


class Named(NamedTuple):
    """Attachments as words name them, by their numbers; a pair of these is a range.

    Without numbers all are named at once. ``surely`` says that the words tell to which document they belong: this one.
    """

    words: Words
    numbers: tuple[str, ...]
    ranges: tuple[tuple[str, str], ...]
    surely: bool


def numbers_of(data: Data) -> list[str]:
    """The numbers of the agreement's attachments, in their order; empty ones where labels are dashes."""
    return [unit.label.number for unit in data.layout.units if unit.kind == "attachment"]


def places(named: Named, numbers: list[str]) -> set[int]:
    """Which of the attachments with these ``numbers`` are named, counted from 0."""
    found = {numbers.index(number) for number in named.numbers if number in numbers}
    for first, last in named.ranges:
        if first in numbers and last in numbers:
            found |= {*range(numbers.index(first), numbers.index(last))}
    return found


def holders(agreement: Agreement, texts: Iterable[Text]) -> Iterator[tuple[int | None, Text]]:
    """Each of the agreement's ``texts``, with the place of the attachment that it stands in, if it stands in one."""
    own = {
        id(text): place
        for place, attachment in enumerate(agreement.attachments)
        for text in (attachment.title, *texts_of(attachment.parts))
    }
    return ((own.get(id(text)), text) for text in texts)


def named_in(data: Data) -> Iterator[tuple[int | None, Named]]:
    """The attachments that the texts name, each with the place of the attachment whose text does so, if one does."""
    assert data.printed, "there is an agreement"
    labels, language = data.printed.attachment_labels, data.printed.language
    called = re.match(r"[^\W\d_]{3,}", labels.before) if labels else None
    for holder, text in holders(data.printed, written(data)):
        for one in named(text, language, data.printed.title.value, called[0] if called else ""):
            yield holder, one


def named(text: Text, language: str, title: str, noun: str = "") -> Iterator[Named]:
    """The attachments that ``text`` names of the agreement with this ``title``; ``noun`` is what labels call one."""
    spoken, words = _SPOKEN[language], text.value
    small = words.lower()
    if not any(stem in small for stem in (*spoken.stems, *([noun.lower()] if noun else []))):
        return
    one = f"(?:{spoken.one}|(?i:{re.escape(noun)}))" if noun else spoken.one
    more = rf"(?:(?:{_DASH}|,\s|\s{_AND}\s)(?:{_NUMBERED}\s?)?{_ONE})*"
    further = rf"(?:,|,?\s{_AND})\s(?:{spoken.several}|{one})(?:\s{_NUMBERED})?\s{_ONE}"
    pattern = (
        rf"(?<![\w-])(?:{spoken.several}(?:\s{_NUMBERED})?\s(?P<list>{_ONE}{more})"
        rf"|{one}(?:\s{_NUMBERED})?\s(?P<one>{_ONE}(?:{_DASH}{_ONE})?)|(?:{spoken.several}|{one})(?![\w-]))"
    )
    for found in re.finditer(pattern, words):
        behind = re.sub(f"^(?:{further})+", "", words[found.end() : found.end() + 120])
        own = _is_own(spoken, words[max(0, found.start() - 200) : found.start()], behind, title)
        if own is not False:
            listed = found["list"] or found["one"] or ""
            yield Named(Words(text, *found.span()), tuple(re.findall(_ONE, listed)), tuple(_ranges(listed)), bool(own))


def _ranges(listed: str) -> Iterator[tuple[str, str]]:
    """The first and the last number of each range."""
    for one, other in pairwise(re.finditer(_ONE, listed)):
        if listed[one.end() : other.start()].strip() in ("-", "–", "—", "to", "bis", "à", "do"):
            yield one[0], other[0]


def _is_own(spoken: _Spoken, before: str, behind: str, title: str) -> bool | None:
    """Whether an attachment that is named between these words is one of this agreement; None where nothing tells."""
    behind = re.sub(r"^(?:\s\([^)]{1,60}\)|\s[„“«][^”“»]{1,80}[”“»])", "", behind).lstrip(" ,")
    if before.count("„") > before.count("”") + before.count("“") or re.search(_AMENDS, before[-40:] + behind[:40]):
        return False
    if joined := re.match(spoken.joins, behind):
        own = re.match(spoken.own, behind[joined.end() :])
        return own is not None and (own.groupdict().get("noun") or "").lower() in title.lower()
    if re.search(_STAND_FOR_IT, before):
        return None
    sentence = re.split(r"(?<=\w{4})[.;]\s", before)[-1]
    if re.search(_LAW, before) or re.search(spoken.possessive, sentence) or re.search(spoken.general, sentence):
        return False
    return bool(re.search(_PARTS, behind)) or None
