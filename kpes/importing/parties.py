"""The parties of an agreement, out of the lines between its title and its preamble.

A party may have a line, several, or a part of one. Where each has a line with a label that kpes derives, the text takes
the partners in, each by its description; else the lines stay as they are, and the partners are told of beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from kpes.importing.declined import is_declined
from kpes.importing.descriptions import Described, Shown, called, described
from kpes.importing.entries import Entry, Piece, entries
from kpes.importing.found import Data
from kpes.importing.ids import id_from
from kpes.importing.marked import escaped
from kpes.importing.parts import is_same, kept
from kpes.importing.party_sentences import ENDS, described_parties, names_several, places_in
from kpes.importing.quoted import quoted
from kpes.importing.typed_labels import style_of
from kpes.layout.labels import labels
from kpes.messages import Message, message
from kpes.received.written import Grid, Line
from kpes.rules.partners.same_name import sounds


class Parties(NamedTuple):
    """What the agreement's ``parties`` hold, the partners, what somebody should look at; ``is_inserted`` tells that the
    text takes the partners in."""

    parts: list[Any]
    partners: list[Data]
    told: tuple[Message, ...] = ()
    is_inserted: bool = False


def parties(opening: Sequence[Line | Grid], language: str, shown: Shown) -> Parties:
    """The parties among the lines of an ``opening``; ``shown`` is what stands where they sign.

    Who is listed there is a partner, and whoever is described has to be one of these; else the list is none.
    """
    pieces = entries(opening)
    found = [(group, sentences) for group, sentences in described_parties(pieces, language, shown) if sentences]
    said = [sentence for _, sentences in found for sentence in sentences]
    places = places_in(said, shown.listed)
    listed = shown.listed if places is not None and not _are_called(said, places, shown.listed, language) else ()
    example = _example([pieces[number] for group, _ in found for number in group.pieces], language)
    numbers = [number for group, _ in found for number in group.pieces]
    is_inserted = (
        bool(example)
        and all(group.is_one(pieces[group.pieces[0]], sentences) for group, sentences in found)
        and numbers == [*range(numbers[0], numbers[-1] + 1)]
        and (not listed or places == [*range(len(listed))])
    )
    partners: list[Data] = [{"name": name, **({"seat": seat} if seat else {})} for name, seat in listed]
    made: list[Described] = []
    whole_names: list[str] = []
    several: list[str] = []
    at = iter(places or ())
    for group, sentences in found:
        piece = pieces[group.pieces[0]]
        for sentence in sentences:
            place = next(at) if listed else len(partners)
            made.append(described(sentence, language, shown, listed[place][0] if listed else ""))
            several += [made[-1].partner["name"]] if names_several(sentence, language) else []
            whole = piece.text if is_inserted and isinstance(piece, Entry) else escaped(sentence.strip(ENDS))
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
    told = tuple(_told(made, whole_names, several))
    return Parties(parts, _with_ids([*reversed(different.values())]), told, is_inserted)


def _longer(name: str, listed: str) -> list[str]:
    """The name of a party in its description, if that begins with the one where it signs and goes on."""
    return [name] if sounds(name).startswith(sounds(listed)) and len(name.split()) > len(listed.split()) else []


def _told(made: Sequence[Described], whole_names: Sequence[str], several: Sequence[str]) -> Iterator[Message]:
    """What somebody should look at, since it is not certain, or since a description has more of a name
    or of another party."""
    if several:
        yield message(
            "These descriptions name several seats, so each may hold another party, too. See whether that is so, and "
            "write it into data/partners.yaml: {names}",
            names=quoted(several),
        )
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


def _are_called(
    sentences: Sequence[str], places: Sequence[int], listed: Sequence[tuple[str, str]], language: str
) -> bool:
    """Whether a list has no names but what the sentences call those whom they describe: „zwaną dalej „Fundacją””."""
    shorts = [[one["short"] for one in called(sentence, language)] for sentence in sentences]
    pairs = zip(places, shorts, strict=True)
    return bool(shorts) and all(any(is_declined(one, listed[at][0]) for one in some) for at, some in pairs)


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
