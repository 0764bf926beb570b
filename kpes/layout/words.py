"""The words of a text as they are printed: names in braces replaced, the copy count resolved, bold and italic told.

Each stretch of printed words knows the stretch that was typed, so that whoever finds fault with what is printed can
point at what is to be mended.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate, takewhile
from typing import Literal, NamedTuple

from kpes.model import COPY_COUNT_HELD, Text, Typed

Style = Literal["bold", "italic"]
_SIGNS = re.compile(
    rf"\\\*|\{{\{{|\{{(?P<name>[a-z][a-z0-9_-]*)\}}|(?P<stars>\*+)|(?P<count>{COPY_COUNT_HELD.pattern})"
)
_ANY = re.compile(r"[{*X]")
_ENDS = ".!?"
_LEADS_ON = re.compile(r"(?i)\b(?:zob|por|tj|np|in|wg|cf|vgl|e\.g|i\.e)\.$")
"""What is said before a reference, and ends no sentence."""
_SAYS_YEAR = re.compile(r"\s?r\.(?!\w)|\sroku\b")
_PUNCTUATION = re.compile(r"[^\w\s]")


class Mark(NamedTuple):
    """Characters of some words that are bold or italic, from ``start`` to before ``end``."""

    start: int
    end: int
    style: Style


class Words(str):
    """Words as they are printed, and how they look; as a text they are the same whatever their look."""

    marks: tuple[Mark, ...] = ()


def ready(text: Text) -> Text:
    """The text as it stands, whatever signs are in its words: nothing in it is replaced any more."""
    return text if isinstance(text.value, Words) else text._replace(value=Words(text.value))


def between(before: str, text: Text, after: str) -> Text:
    """The printed words of a text between others."""
    marks = tuple(Mark(one.start + len(before), one.end + len(before), one.style) for one in marks_of(text.value))
    return ready(text._replace(value=styled(f"{before}{text.value}{after}", marks), typed=None))


def styled(words: str, marks: tuple[Mark, ...]) -> str:
    """``words`` with these marks; plain ones where there are none."""
    if not marks:
        return words
    made = Words(words)
    made.marks = marks
    return made


def marks_of(words: str) -> tuple[Mark, ...]:
    """The marks of words that may have some."""
    return words.marks if isinstance(words, Words) else ()


def runs(words: str, shown: Callable[[str], str] = str) -> Iterator[tuple[str, bool, bool]]:
    """Stretches of one look: the words, whether they are bold and whether italic.

    ``shown`` is done to all words at once; it may change characters, but not their number.
    """
    printed, marks = shown(words), marks_of(words)
    begins = ((mark.start, mark.style, 1) for mark in marks)
    ends = ((mark.end, mark.style, -1) for mark in marks)
    around: dict[Style, int] = {"bold": 0, "italic": 0}
    at = 0
    for place, style, change in (*sorted((*begins, *ends)), (len(printed), "bold", 0)):
        if place > at:
            yield printed[at:place], around["bold"] > 0, around["italic"] > 0
            at = place
        around[style] += change


class _Star(NamedTuple):
    """A run of asterisks: where it stands, how long it is, and whether it can begin or end emphasis."""

    start: int
    length: int
    opens: bool
    closes: bool


class _Piece(NamedTuple):
    """A stretch of what is printed, and the stretch of the text that it is printed for."""

    words: str
    start: int
    end: int


def as_printed(text: Text, value_of: Callable[[str, bool], str | None], copies: str) -> Text:
    """``text`` as it is printed, with ``copies`` for the copy count.

    ``value_of`` gives the words for a name, or None for one that stays as it is typed; it is told whether the name
    begins a sentence.
    """
    typed = text.value
    if isinstance(typed, Words) or not _ANY.search(typed):
        return text
    pieces: list[_Piece] = []
    stars: list[_Star] = []
    at = 0
    for found in _SIGNS.finditer(typed):
        pieces.append(_Piece(typed[at : found.start()], at, found.start()))
        at = found.end()
        if found["stars"]:
            stars.append(_star(typed, *found.span()))
            pieces.extend(_Piece("*", place, place + 1) for place in range(*found.span()))
            continue
        words: str | None = found[0][-1]
        if found["name"]:
            words = value_of(found["name"], _begins_a_sentence(typed, found.start()))
        elif found["count"]:
            words = copies
        if words is None:
            words = found[0]
        elif found["name"]:
            words = _without_a_second_stop(words, typed, at)
        pieces.append(_Piece(words, *found.span()))
    pieces.append(_Piece(typed[at:], at, len(typed)))
    marks, gone = _emphasis(stars)
    return _joined(text, [piece for piece in pieces if piece.words and piece.start not in gone], marks)


def names_in(words: str) -> Iterator[str]:
    """The names in braces in some words."""
    return (found["name"] for found in _SIGNS.finditer(words) if found["name"])


def _joined(text: Text, pieces: list[_Piece], marks: list[Mark]) -> Text:
    """The pieces one behind the other, and the marks where their characters are now."""
    starts = list(accumulate((len(piece.words) for piece in pieces), initial=0))
    typed = [piece.start for piece in pieces]

    def now(place: int) -> int:
        """Where the character is now that was typed at this place, or the first one behind it."""
        number = bisect_right(typed, place) - 1
        if number < 0 or place >= pieces[number].end:
            return starts[number + 1]
        return starts[number] + min(place - typed[number], len(pieces[number].words))

    placed = (
        *(Mark(now(mark.start), now(mark.end), mark.style) for mark in marks),
        *(
            Mark(start + mark.start, start + mark.end, mark.style)
            for start, piece in zip(starts, pieces, strict=False)
            for mark in marks_of(piece.words)
        ),
    )
    words = styled("".join(piece.words for piece in pieces), placed)
    spans = tuple((start, piece.start, piece.end) for start, piece in zip(starts, pieces, strict=False))
    return Text(words, text.place, text.before, Typed(text.value, spans))


def _begins_a_sentence(typed: str, at: int) -> bool:
    """Whether what stands ``at`` a place of a text begins a sentence: the first one, or one behind another."""
    end = at
    while end and typed[end - 1].isspace():
        end -= 1
    return not end or (end < at and typed[end - 1] in _ENDS and not _LEADS_ON.search(typed, max(0, end - 6), end))


def _without_a_second_stop(words: str, typed: str, behind: int) -> str:
    """The words for a name without the full stop, or the „r.”, that is typed ``behind`` the name as well."""
    kept = words
    if words.endswith(" r.") and _SAYS_YEAR.match(typed, behind):
        kept = words.removesuffix(" r.")
    elif words.endswith(".") and typed.startswith(".", behind) and not typed.startswith("..", behind):
        kept = words.removesuffix(".")
    return styled(kept, tuple(mark._replace(end=min(mark.end, len(kept))) for mark in marks_of(words)))


def _star(text: str, start: int, end: int) -> _Star:
    """What a run of asterisks can do (CommonMark 0.31, 6.2: left-flanking and right-flanking runs)."""
    before, behind = text[start - 1 : start] or " ", text[end : end + 1] or " "
    space_before, space_behind = before.isspace(), behind.isspace()
    sign_before, sign_behind = (bool(_PUNCTUATION.match(sign)) for sign in (before, behind))
    opens = not space_behind and (not sign_behind or space_before or sign_before)
    closes = not space_before and (not sign_before or space_behind or sign_behind)
    return _Star(start, end - start, opens, closes)


def _emphasis(stars: list[_Star]) -> tuple[list[Mark], set[int]]:
    """What the runs set in bold or italic, and the asterisks that they use up (CommonMark 0.31, the appendix)."""
    marks: list[Mark] = []
    gone: set[int] = set()
    left = [star.length for star in stars]
    used = [0] * len(stars)  # from its beginning, as a closer; an opener is used up from its end
    waiting: list[int] = []
    in_vain: dict[tuple[int, bool], int] = {}  # by the kind of closer: up to which opener none fits
    for number, star in enumerate(stars):
        kind = star.length % 3, star.opens
        while star.closes and left[number]:
            bottom = in_vain.get(kind, -1)
            tried = takewhile(bottom.__lt__, reversed(waiting))
            opener = next((one for one in tried if _fit(stars[one], star)), None)
            if opener is None:
                in_vain[kind] = waiting[-1] if waiting else -1
                break
            many = 2 if left[opener] > 1 and left[number] > 1 else 1
            end_of_opener = stars[opener].start + used[opener] + left[opener]
            begin_of_closer = star.start + used[number]
            marks.append(Mark(end_of_opener, begin_of_closer, "bold" if many == 2 else "italic"))
            gone.update(range(end_of_opener - many, end_of_opener))
            gone.update(range(begin_of_closer, begin_of_closer + many))
            left[opener] -= many
            left[number] -= many
            used[number] += many
            del waiting[waiting.index(opener) + bool(left[opener]) :]
        if star.opens and left[number]:
            waiting.append(number)
    return marks, gone


def _fit(opener: _Star, closer: _Star) -> bool:
    """Whether the two can belong together: the rule of three for runs that could both begin and end."""
    if not (opener.closes or closer.opens):
        return True
    return (opener.length + closer.length) % 3 != 0 or (opener.length % 3 == 0 and closer.length % 3 == 0)
