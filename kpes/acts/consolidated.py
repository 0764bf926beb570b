"""The consolidated text: the agreement with all that is in force on a day, which nobody signed, and says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from kpes.acts.chain import OF_AGREEMENT, Bound, Note, State
from kpes.acts.units import Node, changed, place_of
from kpes.document import Block, Document, Role
from kpes.language import Language
from kpes.layout.drawing import Layout
from kpes.layout.words import Mark, Words, between, styled
from kpes.messages import Message, printed
from kpes.model import Area, Chapter, Text

SAID = printed(
    "Consolidated text, day: {day}. kpes put it together, and nobody signed it. What binds are the signed texts: "
    "{texts}."
)
"""How each consolidated text begins."""
CALLED = printed("consolidation, not signed,")
"""What stands before the digits that name it."""
_NOTES: Mapping[str, Message] = {
    "changed": printed("[as worded by: {act}; in force since {since}]"),
    "added": printed("[added by: {act}; in force since {since}]"),
    "repealed": printed("[deleted by: {act}; in force since {since}]"),
}


def consolidated(state: State, day: date, titles: Mapping[str, str], digests: Mapping[str, str | None]) -> Document:
    """The document of what is in force on a day; ``titles`` are those of the signed texts, by ids.

    Its first line, and the foot of each of its pages, say what it is. Whatever an act changed is followed by a note.
    Nobody signs it: in the place of the signatory list are the parties, with the days on which they joined and left.
    """
    bound = state.partners_on(day)
    layout = Layout(state.agreement, bound, digests)
    spoken, agreement, of_title = layout.language, state.agreement, []
    for place, note in state.notes.items():
        words = _note(note, titles, spoken)
        if place == agreement.title.place:
            of_title = [Block(Role.TEXT, words)]
        agreement = changed(agreement, place, partial(_noted, layout, words))
    document = Layout(agreement, bound, digests).document()
    texts = ", ".join(titles[id] for id in (OF_AGREEMENT, *state.acts))
    said = SAID._replace(values={"day": spoken.long_date(day), "texts": texts})
    title, *blocks = (block for block in document.blocks if block.role is not Role.DRAFT_MARK)
    heading = document.signatory_list.partners_heading if document.signatory_list else ""
    parties = [Block(Role.HEADING, heading, leads=True), *_parties(state, day, spoken)]
    name = printed("Consolidated text of {day}: {title}", day=day.isoformat(), title=document.title)
    return document._replace(
        title=spoken.say(name),
        draft=False,
        blocks=(Block(Role.DRAFT_MARK, spoken.say(said)), title, *of_title, *blocks, *parties),
        signatory_list=None,
        called=spoken.say(CALLED),
    )


def _note(note: Note, titles: Mapping[str, str], spoken: Language) -> Words:
    said = _NOTES[note.what]._replace(values={"act": titles[note.act], "since": spoken.long_date(note.since)})
    words = spoken.say(said)
    noted = styled(words, (Mark(0, len(words), "italic"),))
    assert isinstance(noted, Words), "it has a mark"
    return noted


def _noted(layout: Layout, words: Words, node: Node) -> tuple[Node]:
    """A unit with these words behind its own."""
    behind = f" {words}"
    if isinstance(node, Area):
        return (node._replace(text=between("", layout.as_printed(node).text, behind)),)
    if isinstance(node, Chapter):
        heading = layout.as_printed(node).heading
        return (node._replace(heading=heading and between("", heading, behind)),)
    return (node._replace(parts=(*node.parts, Text(words, place_of(node)))),)


def _parties(state: State, day: date, spoken: Language) -> Iterator[Block]:
    """All who are or were bound, in their order."""
    known = [one for one in state.bound if one.since <= day]
    for number, one in enumerate(known, 1):
        seat = f", {one.partner.seat.value}" if one.partner.seat else ""
        remarks = "; ".join(map(spoken.say, _remarks(one, state.bound[0].since, spoken)))
        behind = f" ({remarks})" if remarks else ""
        yield Block(Role.ITEM, f"{one.partner.name.value}{seat}{behind}", f"{number}.", depth=1)


def _remarks(one: Bound, start: date, spoken: Language) -> Iterator[Message]:
    if one.known_as:
        yield printed("formerly: {names}", names=", ".join(one.known_as))
    if one.since != start:
        yield printed("joined: {day}", day=spoken.long_date(one.since))
    if one.until:
        yield printed("left: {day}", day=spoken.long_date(one.until))
