"""The parties of an agreement, out of the lines between its title and its preamble.

A party may have a line, several, or a part of one. Where each has a line with a label that kpes derives, the text takes
the partners in, each by its description; else the lines stay as they are, and the partners are told of beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from kpes.importing.declined import is_declined
from kpes.importing.descriptions import BIG, SEATS, SIGNING, Described, Shown, called, described, is_of_a_party
from kpes.importing.entries import Entry, Piece, entries
from kpes.importing.found import Data
from kpes.importing.ids import id_from
from kpes.importing.marked import escaped
from kpes.importing.parts import is_same, kept
from kpes.importing.party_tables import described_in
from kpes.importing.people import people_in
from kpes.importing.quoted import quoted
from kpes.importing.typed_labels import style_of
from kpes.layout.labels import labels
from kpes.messages import Message, message
from kpes.received.written import Grid, Line
from kpes.rules.partners.described_otherwise import is_named, words_of
from kpes.rules.partners.same_name import sounds

_AND = r"(?:a|oraz|i|and|und|et)"
_LEADS = re.compile(rf"(?:(?:{_AND}|pomiędzy|między|between|among|zwischen|entre)\b[,:]?\s*)+")
_BETWEEN = re.compile(r"(?i)\b(?:pomiędzy|między|between|among|zwischen|entre)\b\s*:?\s*")
_ALONE = re.compile(rf"(?:{_AND}|[-–—])?\s?[,:;]?")
_NO_NAME = re.compile(
    r"(?i)(?:niniejsz\w+|porozumienie|umow[ay]|zawart\w+|stron[ay]\w*|dni[au]|w\s|this|the\sparties|agreement|made|dies\w+"
    r"|vertrag|parteien|le\sprésent|les\sparties|fait)\b"
)
_OF_ALL = r"(?:dalej\s)?(?:zwan|określan)(?:ymi|i|e)\b|(?:hereinafter\s)?(?:together|jointly|collectively)\b"
"""How words begin that name all parties behind the last one."""
_MOST_COMPARED = 100
"""Names that a description is held against, where it is not the next one's."""
_NEAR = 25
"""Characters that a description may have before a name and in it beside the name's own: an article, other cases."""
_ENDS = " ,;:."


class Parties(NamedTuple):
    """What the agreement's ``parties`` hold, the partners, what somebody should look at; ``is_inserted`` tells that the
    text takes the partners in."""

    parts: list[Any]
    partners: list[Data]
    told: tuple[Message, ...] = ()
    is_inserted: bool = False


class _Group(NamedTuple):
    """Lines that go together: the numbers of the pieces and the words of them all.

    ``is_whole`` tells that these are all words of the lines, ``is_listed`` that it is a point of the list of parties.
    """

    pieces: list[int]
    words: list[str]
    is_whole: bool = False
    is_listed: bool = False

    @property
    def sentence(self) -> str:
        """Its words in one go."""
        return " ".join(self.words)

    def goes_on(self, words: str, language: str) -> bool:
        """Whether the next item is one of those who sign for it: „reprezentowaną przez: 1. Annę Nowak”."""
        said = list(re.finditer(rf"\b(?:{SIGNING[language]})", self.sentence))
        return bool(said) and not any(called(self.sentence[said[-1].end() :], language)) and any(people_in(words))

    def is_one(self, sentences: Sequence[str]) -> bool:
        """Whether these lines describe a party by one of the ``sentences`` and say nothing else."""
        rest = self.sentence.removeprefix(sentences[0])
        alone = len(sentences) == 1 and self.sentence.startswith(sentences[0])
        return self.is_whole and len(self.pieces) == 1 and alone and not re.sub(rf"^[{_ENDS}]+(?:{_AND}\b)?", "", rest)


def parties(opening: Sequence[Line | Grid], language: str, shown: Shown) -> Parties:
    """The parties among the lines of an ``opening``; ``shown`` is what stands where they sign.

    Who is listed there is a partner, and whoever is described has to be one of these; else the list is none.
    """
    pieces = entries(opening)
    found = [(group, _sentences(group, language, shown)) for group in _groups(pieces, language)]
    found = [(group, sentences) for group, sentences in found if sentences]
    said = [sentence for _, sentences in found for sentence in sentences]
    places = _places(said, shown.listed)
    listed = shown.listed if places is not None and not _are_called(said, places, shown.listed, language) else ()
    example = _example([pieces[number] for group, _ in found for number in group.pieces], language)
    numbers = [number for group, _ in found for number in group.pieces]
    is_inserted = (
        bool(example)
        and all(group.is_one(sentences) for group, sentences in found)
        and numbers == [*range(numbers[0], numbers[-1] + 1)]
        and (not listed or places == [*range(len(listed))])
    )
    partners: list[Data] = [{"name": name, **({"seat": seat} if seat else {})} for name, seat in listed]
    made: list[Described] = []
    whole_names: list[str] = []
    at = iter(places or ())
    for group, sentences in found:
        piece = pieces[group.pieces[0]]
        for sentence in sentences:
            place = next(at) if listed else len(partners)
            made.append(described(sentence, language, shown, listed[place][0] if listed else ""))
            whole = piece.text if is_inserted and isinstance(piece, Entry) else escaped(sentence.strip(_ENDS))
            if listed:
                whole_names += _longer(described(sentence, language, shown, "").partner["name"], listed[place][0])
                partners[place] = {**made[-1].partner, **partners[place], "description": whole}
            else:
                partners.append({**made[-1].partner, "description": whole})
    different = {(sounds(one["name"]), one.get("seat")): one for one in reversed(partners)}
    is_inserted = is_inserted and len(different) == len(partners)
    start, end = (numbers[0], numbers[-1] + 1) if is_inserted else (0, 0)
    taken_in = [{"insert": "partners", "labels": example}] if is_inserted else []
    parts = [*kept(pieces[:start]), *taken_in, *kept(pieces[end:])]
    return Parties(parts, _with_ids([*reversed(different.values())]), tuple(_told(made, whole_names)), is_inserted)


def _longer(name: str, listed: str) -> list[str]:
    """The name of a party in its description, if that begins with the one where it signs and goes on."""
    return [name] if sounds(name).startswith(sounds(listed)) and len(name.split()) > len(listed.split()) else []


def _told(made: Sequence[Described], whole_names: Sequence[str]) -> Iterator[Message]:
    """What somebody should look at, since it is not certain, or since a description has more of a name."""
    if whole_names:
        yield message(
            "Where they sign, the file has shorter names than these, and so will kpes. To have the whole ones there, "
            "write them under “name”: {names}",
            names=quoted(whole_names),
        )
    if declined := [one.partner["name"] for one in made if not one.name]:
        yield message(
            "The text declines these names, and kpes made their nominatives. See whether they are right: {names}",
            names=quoted(declined),
        )
    if signing := [one.partner["name"] for one in made if not one.signing]:
        yield message(
            "The text declines the names of those who sign. Name them under “representatives” of: {names}",
            names=quoted(signing),
        )
    if numbers := [f"{kind} ({one.partner['name']})" for one in made for kind in one.numbers]:
        yield message(
            "These numbers cannot be right, or there are several. They were left out: {numbers}",
            numbers=", ".join(numbers),
        )


def _places(sentences: Sequence[str], listed: Sequence[tuple[str, str]]) -> list[int] | None:
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


def _are_called(
    sentences: Sequence[str], places: Sequence[int], listed: Sequence[tuple[str, str]], language: str
) -> bool:
    """Whether a list has no names but what the sentences call those whom they describe: „zwaną dalej „Fundacją””."""
    shorts = [[one["short"] for one in called(sentence, language)] for sentence in sentences]
    pairs = zip(places, shorts, strict=True)
    return bool(shorts) and all(any(is_declined(one, listed[at][0]) for one in some) for at, some in pairs)


def _is_in(words: str, sentence: str, name: str) -> bool:
    """Whether most of some words of a name stand where a description with that name has it."""
    return is_named(words, words_of(sentence[: len(name) + _NEAR]))


def _with_ids(partners: Sequence[Data]) -> list[Data]:
    taken: set[str] = set()
    found: list[Data] = []
    for partner in partners:
        id = id_from(partner["name"], taken, "partner")
        taken.add(id)
        found.append({"id": id, **partner})
    return found


def _example(pieces: Sequence[Piece], language: str) -> str:
    """The label of the first of several lines, where kpes derives the labels of all from it; else nothing."""
    there = [piece for piece in pieces if isinstance(piece, Entry) and piece.shape]
    first = there[0].shape if len(there) == len(pieces) > 1 else None
    for counter in (first.counters or ("",)) if first else ():
        style = style_of(first, counter, 0) if first else None
        derived = labels([None] * len(there), style[1], language) if style else ()
        if style and all(is_same(one.label, label.words) for one, label in zip(there, derived, strict=True)):
            return style[0]
    return ""


def _groups(pieces: Sequence[Piece], language: str) -> Iterator[_Group]:
    """Lines that may describe a party each, in their order."""
    open: _Group | None = None
    is_listed = False
    for number, piece in enumerate(pieces):
        if isinstance(piece, Grid):
            yield from ([open] if open else [])
            yield from (_Group([number], [row]) for row in described_in(piece))
            open = None
            continue
        words = piece.words
        between = list(_BETWEEN.finditer(words))
        words = words[between[-1].end() :] if between else words[led.end() :] if (led := _LEADS.match(words)) else words
        begins = words[:1].isupper() or words[:1] in "„“\"«" or words[:1].isdigit()
        if open and piece.shape and open.goes_on(words, language):
            open = open._replace(pieces=[*open.pieces, number], words=[*open.words, f"{words.rstrip(_ENDS)},"])
            continue
        if open and (piece.shape or between or _ALONE.fullmatch(words) or _is_full(open, words, language)):
            yield open
            open = None
        is_listed = bool(between and not words) or (is_listed and (bool(piece.shape) or not begins))
        if _ALONE.fullmatch(words):
            continue
        if open:
            open = _Group([*open.pieces, number], [*open.words, words], is_listed=open.is_listed)
        elif begins or piece.shape:
            open = _Group([number], [words], words == piece.words, is_listed)
    if open:
        yield open


def _is_full(group: _Group, next: str, language: str) -> bool:
    """Whether a description has come to its end before the next line."""
    said = group.sentence
    if re.match(_OF_ALL, next):
        return True
    if not is_of_a_party(said, language):
        return bool(re.match(rf"[{BIG}]", next)) and said.endswith((".", ";", ":"))
    return any(called(said, language)) or (is_of_a_party(next, language) and bool(re.match(rf"[{BIG}„]", next)))


def _sentences(group: _Group, language: str, shown: Shown) -> list[str]:
    """The descriptions in a group; a point of the list of parties is one by being there."""
    found = list(_each(group.sentence, language))
    alone = re.sub(rf"[{_ENDS}]+(?:{_AND})?$", "", group.sentence)
    is_one = group.is_listed and (re.match(f"[„“\"]?[{BIG}]", alone) or _places([alone], shown.listed) is not None)
    return found or ([alone] if is_one else [])


def _each(sentence: str, language: str) -> Iterator[str]:
    """The descriptions in a sentence, one for each party."""
    at = 0
    cuts = [found.end() for found in called(sentence, language)]
    further = rf"[,;]?\s(?={_AND}\s[„“\"]?[{BIG}][^,;]{{2,120}},?\s(?:{SEATS[language]}))"
    cuts += [found.end() for found in re.finditer(further, sentence)]
    for cut in (*sorted(cuts), len(sentence)):
        one = sentence[at:cut].lstrip(_ENDS)
        one = one[led.end() :] if (led := _LEADS.match(one)) else one
        if is_of_a_party(one, language) and not _NO_NAME.match(one):
            yield one
            at = cut
        elif not sentence[at:cut].strip(_ENDS):
            at = cut
