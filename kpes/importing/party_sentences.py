"""The sentences among the lines that open an agreement which describe its parties, one for each.

A party may have a line, several, or a part of one: „pomiędzy: 1) Fundacją Most z siedzibą w …, 2) Stowarzyszeniem …”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from kpes.importing.declined import in_nominative
from kpes.importing.descriptions import BIG, FOLLOWS, SEATS, SIGNING, Shown, called, is_of_a_party
from kpes.importing.entries import Entry, Piece
from kpes.importing.lists import Listing
from kpes.importing.party_tables import described_in
from kpes.importing.people import is_person, people_in
from kpes.importing.typed_labels import TypedLabel, label_of
from kpes.received.written import Grid
from kpes.rules.partners.described_otherwise import is_named, words_of

_AND = r"(?:a|oraz|i|and|und|et)"
_ARTICLE = r"(?:(?:de[rmn]|die|das|the)\s)?"
_LEADS = re.compile(rf"(?:(?:{_AND}|pomiędzy|między|between|among|zwischen|entre)\b[,:]?\s*)+{_ARTICLE}")
_BETWEEN = re.compile(rf"(?i)\b(?:pomiędzy|między|between|among|zwischen|entre)\b\s*:?\s*(?-i:{_ARTICLE})")
_ALONE = re.compile(rf"(?:{_AND}|[-–—])?\s?[,:;]?")
_NO_NAME = re.compile(
    r"(?i)(?:niniejsz\w+|porozumienie|umow[ay]|zawart\w+|stron[ay]\w*|dni[au]|w\s|this|(?:the\s)?parties|agreement|made"
    r"|dies\w+|vertrag|parteien|le\sprésent|les\sparties|fait)\b"
)
_OF_ALL = r"(?:dalej\s)?(?:zwan|określan)(?:ymi|i|e)\b|(?:hereinafter\s)?(?:together|jointly|collectively)\b"
"""How words begin that name all parties behind the last one."""
_MOST_COMPARED = 100
"""Names that a description is held against, where it is not the next one's."""
_NEAR = 25
"""Characters that a description may have before a name and in it beside the name's own: an article, other cases."""
ENDS = " ,;:."
_NAME = rf"[„“\"]?[{BIG}]"
_MANY = r"\w+(?:ami|[iy]mi)\b"
_MAY_BE_LABEL = re.compile(r"(?<!\S)(?=\(?(?:[0-9]{1,2}[.)]|[a-z]{1,4}\)))")


class Group(NamedTuple):
    """Lines that go together: the numbers of the pieces and the words of them all.

    ``is_listed`` tells that it is a point of the list of parties, ``is_between`` that it follows the word for that.
    """

    pieces: list[int]
    words: list[str]
    is_listed: bool = False
    is_between: bool = False

    @property
    def sentence(self) -> str:
        """Its words in one go."""
        return " ".join(self.words)

    def goes_on(self, words: str, language: str) -> bool:
        """Whether the next item is one of those who sign for it: „reprezentowaną przez: 1. Annę Nowak”."""
        said = list(re.finditer(rf"\b(?:{SIGNING[language]})", self.sentence))
        is_open = bool(said) and not any(called(self.sentence[said[-1].end() :], language))
        return is_open and any(people_in(words)) and not is_of_a_party(words, language)

    def is_one(self, piece: Piece, sentences: Sequence[str]) -> bool:
        """Whether all words of a piece describe a party by one of the ``sentences`` and say nothing else."""
        rest = self.sentence.removeprefix(sentences[0])
        is_whole = isinstance(piece, Entry) and len({*self.pieces}) == 1 and self.sentence == piece.words
        alone = len(sentences) == 1 and self.sentence.startswith(sentences[0])
        return is_whole and alone and not re.sub(rf"^[{ENDS}]+(?:{_AND}\b)?", "", rest)


def described_parties(pieces: Sequence[Piece], language: str, shown: Shown) -> Iterator[tuple[Group, list[str]]]:
    """Lines that may describe a party each, in their order, and the descriptions in them."""
    for group in _groups(pieces, language):
        yield group._replace(pieces=[*dict.fromkeys(group.pieces)]), _sentences(group, language, shown)


def _groups(pieces: Sequence[Piece], language: str) -> Iterator[Group]:
    open: Group | None = None
    is_listed = False
    for number, piece in enumerate(pieces):
        if isinstance(piece, Grid):
            yield from ([open] if open else [])
            rows = (words for row in described_in(piece) for words, _ in _items(row, None, language))
            yield from (Group([number], [words]) for words in rows)
            open = None
            continue
        for words, is_item in _stretches(piece, language):
            between = list(_BETWEEN.finditer(words))
            led = _LEADS.match(words)
            words = words[between[-1].end() :] if between else words[led.end() :] if led else words
            begins = words[:1].isupper() or words[:1] in "„“\"«" or words[:1].isdigit()
            if open and is_item and open.goes_on(words, language):
                open = open._replace(pieces=[*open.pieces, number], words=[*open.words, f"{words.rstrip(ENDS)},"])
                continue
            if open and (is_item or between or _ALONE.fullmatch(words) or _is_full(open, words, language)):
                yield open
                open = None
            is_broken = open is not None and number in open.pieces
            is_listed = bool(between and not words) or (is_listed and (is_item or is_broken or not begins))
            if _ALONE.fullmatch(words):
                continue
            if open:
                open = open._replace(pieces=[*open.pieces, number], words=[*open.words, words])
            elif begins or is_item:
                open = Group([number], [words], is_listed, bool(between))
    if open:
        yield open


def _stretches(entry: Entry, language: str) -> Iterator[tuple[str, bool]]:
    """The words of a line, cut where its writer broke it, and where items of a list are typed into it.

    Each comes with whether it is an item.
    """
    broken = ("".join(run.words for run in entry.line.runs)).split("\n")
    words = "\n".join(filter(None, (" ".join(one.split()) for one in broken)))[entry.start :]
    label = TypedLabel(entry.shape, entry.label, 0) if entry.shape else None
    for one, is_item in _items(words, label, language):
        first, *more = one.split("\n")
        yield first, is_item
        yield from ((line, False) for line in more)


def _items(words: str, label: TypedLabel | None, language: str) -> list[tuple[str, bool]]:
    """Words that are cut before each label of one list, of which the first is the one that they have, if any.

    Persons that are listed within („reprezentowaną przez: a) …, b) …”) stay where they are.
    """
    found = [(one.start(), label_of(words[one.start() :])) for one in _MAY_BE_LABEL.finditer(words)]
    typed = [(start, one) for start, one in found if one and re.match(_NAME, words[start + one.end :])]
    listed, people, cuts = _begun(label, language), None, [(0, 0)]
    for (start, one), (end, _) in pairwise([*typed, (len(words), None)]):
        assert one
        before, said = words[cuts[-1][1] : start], words[start + one.end : end]
        if one.shape.is_first and re.search(rf"\b(?:{SIGNING[language]})[^,;.]*$", before):
            people = _begun(one, language)
        elif people and people.expects(one.shape) and not is_of_a_party(said, language):
            people.count(one.words)
        elif listed.expects(one.shape) if listed else one.shape.is_first:
            listed = listed.count(one.words) if listed else _begun(one, language)
            cuts.append((start, start + one.end))
            people = None
    if not label and len(cuts) < 3:
        return [(words, False)]
    parts = [words[start:end] for (_, start), (end, _) in pairwise([*cuts, (len(words), 0)])]
    cut = [re.sub(rf"\s(?:{_AND}\s)?$", "", one) for one in parts[:-1]]
    return [(one, bool(number or label)) for number, one in enumerate([*cut, parts[-1]]) if one]


def _begun(label: TypedLabel | None, language: str) -> Listing | None:
    """The list that begins with a label; None where nothing counts in it."""
    if not label or not label.shape.counters:
        return None
    return Listing(label.shape, label.shape.counters[0], language, None, 0).count(label.words)


def _is_full(group: Group, next: str, language: str) -> bool:
    """Whether a description has come to its end before the next line."""
    said = group.sentence
    if re.match(_OF_ALL, next):
        return True
    if not is_of_a_party(said, language):
        return bool(re.match(rf"[{BIG}]", next)) and said.endswith((".", ";", ":"))
    return any(called(said, language)) or (is_of_a_party(next, language) and bool(re.match(rf"[{BIG}„]", next)))


def _sentences(group: Group, language: str, shown: Shown) -> list[str]:
    """The descriptions in a group; a point of the list of parties is one by being there."""
    found = list(_each(group, language))
    alone = re.sub(rf"[{ENDS}]+(?:{_AND})?$", "", group.sentence)
    is_one = group.is_listed and (re.match(_NAME, alone) or places_in([alone], shown.listed) is not None)
    return found or ([alone] if is_one else [])


def _each(group: Group, language: str) -> Iterator[str]:
    """The descriptions in a sentence, one for each party."""
    at = 0
    sentence = group.sentence
    for cut in (*_cuts(sentence, language), len(sentence)):
        one = sentence[at:cut].lstrip(ENDS)
        one = one[led.end() :] if (led := _LEADS.match(one)) else one
        is_one = is_of_a_party(one, language) or _is_named(one, sentence[cut:], group, language)
        if is_one and not _NO_NAME.match(one):
            yield one.rstrip()
            at = cut
        elif not sentence[at:cut].strip(ENDS):
            at = cut


def names_several(sentence: str, language: str) -> bool:
    """Whether a description names more than one seat, as it does where it holds two parties that nothing parts."""
    return len(re.findall(rf"\b(?:{SEATS[language]})", sentence)) > 1


def _is_named(words: str, behind: str, group: Group, language: str) -> bool:
    """Whether words behind „pomiędzy” name a party of which nothing is said but what it is called, or that stands in
    front of another: „pomiędzy Gminą Gdynia a Fundacją Most z siedzibą …”."""
    if not group.is_between or not re.match(_NAME, words) or re.search(rf"\b(?:{_OF_ALL})", words):
        return False
    is_first = language == "pl" and behind.startswith("a ") and not re.match(_MANY, words)
    return is_first or any(called(words, language))


def _cuts(sentence: str, language: str) -> list[int]:
    """Where the description of a party may end and that of the next one begin.

    It does behind what one is called, and where a name follows, and what is said of a party follows that.
    """
    cuts = {found.end() for found in called(sentence, language)}
    signing = re.search(rf"\b(?:{SIGNING[language]})", sentence)
    seat, name = SEATS[language], rf"{_ARTICLE}(?P<name>{_NAME}[^,;()]{{2,120}}?),?\s"
    for found in re.finditer(rf"[,;]?\s(?={_AND}\s{name}(?:{seat}))", sentence):
        before = sentence[max((one for one in cuts if one <= found.start()), default=0) : found.start() + 1]
        if language == "pl" or before[-1] in ",;)0123456789" or re.search(seat, before):  # not „England and Wales”
            cuts.add(found.end())
    follows = rf"(?:{_AND}\s)?{name}(?:{FOLLOWS[language]})"
    for found in re.finditer(rf"(?:(?<=[,;)0-9])\s(?={_AND}\s)|;\s)(?={follows})", sentence):
        if not (signing and signing.start() < found.start() and is_person(found["name"])):
            cuts.add(found.end())
    for found in re.finditer(rf"[,;]\s(?={name}(?:{seat}))", sentence):
        if found[0][0] == ";" or (language == "pl" and in_nominative(found["name"]) != found["name"]):
            cuts.add(found.end())
    return sorted(cuts)


def places_in(sentences: Sequence[str], listed: Sequence[tuple[str, str]]) -> list[int] | None:
    """The place in a list of names at which each of the sentences is; None where one is at none, or two at one."""
    names = [name for name, _ in listed]
    left = dict.fromkeys(range(len(names)))
    found: list[int] = []
    for sentence in sentences:
        next_one = [len(found)] if len(found) in left else []  # most lists are in the order of the text
        whole = [at for at in next_one if all(_is_in(word, sentence, names[at]) for word in names[at].split())]
        fitting = whole or [at for at in islice(left, _MOST_COMPARED) if _is_in(names[at], sentence, names[at])]
        whole = [at for at in fitting if all(_is_in(word, sentence, names[at]) for word in names[at].split())]
        if not fitting:
            return None
        found.append((whole or fitting)[0])
        del left[found[-1]]
    return found


def _is_in(words: str, sentence: str, name: str) -> bool:
    """Whether most of some words of a name stand where a description with that name has it."""
    return is_named(words, words_of(sentence[: len(name) + _NEAR]))
