"""A copy in another layout, as it was read: each word of an edition beside what the readings of a scan have for it.

A program that recognises letters corrects them in silence. So whole words are held beside each other, in their order;
no number is cleared by one reading; and a word that no reading has is told as missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import combinations, groupby
from typing import Literal, NamedTuple

from kpes.scans import limits
from kpes.scans.readings import NETWORK, compared, plain
from kpes.scans.scan import Box, Page
from kpes.verify.compare import words
from kpes.verify.paired import Token, doubled, only_drops_marks, paired, places, tokens_of


class Passage(NamedTuple):
    """Words that are to be looked at: from one word of the edition up to another, which is out; what a scan seems to
    say there; on which page of it, and where on that.

    ``kind``: the scan ``differs``, or what it says is ``doubtful``, or no page has these words: they are ``unseen``.
    """

    kind: Literal["differs", "doubtful", "unseen"]
    first: int
    last: int
    seems: str
    page: int
    box: Box


class Run(NamedTuple):
    """What a reading has on a page between two words of the edition, from the one up to the other."""

    first: int
    last: int
    page: int
    reading: int
    tokens: tuple[Token, ...]

    @property
    def text(self) -> str:
        """What it says."""
        return " ".join(token.text for token in self.tokens)


class ReadCopy:
    """The pages of one copy that were read, by their numbers in the scan, held against the text of an edition.

    ``elsewhere`` are the words, by their numbers, that other pages have, which were compared otherwise.
    """

    def __init__(self, lines: Sequence[str], pages: Sequence[tuple[int, Page]], headings: Sequence[str] = (),
                 elsewhere: frozenset[int] = frozenset()):  # fmt: skip
        numbered = enumerate(map(compared, words(lines)))
        self._numbers, self._meant = zip(*((at, word) for at, word in numbered if word), strict=True)
        self._headings = [word for one in headings for word in map(compared, one.split()) if word]
        starts = range(len(self._meant) - len(self._headings) + 1)
        self._list = max((at for at in starts if self._headings and
                          list(self._meant[at : at + len(self._headings)]) == self._headings),
                         default=len(self._meant))  # fmt: skip
        self._elsewhere = elsewhere
        self._engines = next((page.engines for _, page in pages), ())
        self._places = places(self._meant, pages)
        placed = [one for one in pages if one[0] in self._places]
        placed.sort(key=lambda one: self._places[one[0]][0])
        self.strange = [at for at, _ in pages if at not in self._places]
        self.doubled = list(doubled(self._places, placed))
        self.pages = [(at, page) for at, page in placed if at not in self.doubled]

    @cached_property
    def _readings(self) -> list[list[Token]]:
        """What each reading has, page after page."""
        count = 2 * len(self._engines)
        return [[token for at, page in self.pages for token in tokens_of(at, page, number)] for number in range(count)]

    @cached_property
    def _found(self) -> list[dict[int, int]]:
        """For each reading, the word of it that each word of the edition is."""
        return [found for found, _ in self._pairs]

    @cached_property
    def _pairs(self) -> list[tuple[dict[int, int], set[int]]]:
        """The same, and the words of the reading that go with any."""
        return [paired(self._meant, tokens) for tokens in self._readings]

    @cached_property
    def read(self) -> list[bool]:
        """Of each word of the edition that is compared, whether it was read as expected."""
        return [number in self._elsewhere or self._is_read(at) for at, number in enumerate(self._numbers)]

    def _is_read(self, at: int) -> bool:
        word = self._meant[at]
        having = [number for number, found in enumerate(self._found) if at in found]
        engines = {self._engines[number % len(self._engines)] for number in having}
        if len(having) < 2 or self._is_denied(at):
            return False
        if len(self._engines) > 1 and any(sign.isdigit() for sign in word):
            return NETWORK in engines
        # The network drops marks above and below letters, so it alone does not tell of them.
        return plain(word) == word or engines != {NETWORK} or len(self._engines) == 1

    def _is_denied(self, at: int) -> bool:
        """Whether the network twice reads another word there, and not the same without marks, which it drops at times.

        Tesseract knows words of its language, and takes what looks alike for one of them; the network does not.
        """
        word = self._meant[at]
        seen = [text for number, text in self._instead(at, at + 1).items()
                if self._engines[number % len(self._engines)] == NETWORK]  # fmt: skip
        return len(seen) == 2 and all(text and not only_drops_marks(text, word) for text in seen)

    def _between(self, number: int, first: int, last: int) -> list[Token]:
        """What a reading has between the words before and behind these, but for what goes with words of the text."""
        found, taken = self._pairs[number]
        before = next((found[at] for at in range(first - 1, -1, -1) if at in found), -1)
        behind = next((found[at] for at in range(last, len(self._meant)) if at in found), len(self._readings[number]))
        return [self._readings[number][one] for one in range(before + 1, behind) if one not in taken]

    def _instead(self, first: int, last: int) -> dict[int, str]:
        """What each reading that lacks one of these words seems to say there."""
        wanted = range(first, last)
        lacking = [number for number, found in enumerate(self._found) if not all(at in found for at in wanted)]
        return {number: " ".join(one.text for one in self._between(number, first, last)) for number in lacking}

    @property
    def counts(self) -> tuple[int, int]:
        """How many words were read as expected, and of how many; those that stand elsewhere are not meant."""
        here = [good for at, good in enumerate(self.read) if self._numbers[at] not in self._elsewhere]
        return sum(here), len(here)

    @cached_property
    def passages(self) -> list[Passage]:
        """What there is to look at, in the order of the text."""
        found: list[Passage] = []
        for one in (self._passage(first, last) for first, last in self._runs()):
            # A word amid those that were not seen is matched by chance.
            if found and one.kind == found[-1].kind == "unseen" and one.first - found[-1].last <= limits.BY_CHANCE:
                found[-1] = found[-1]._replace(last=one.last)
            else:
                found.append(one)
        added = list(self._additions())
        told = {(one.first, one.page) for one in added}
        added += (one for one in self._unagreed() if (one.first, one.page) not in told)
        return sorted([*found, *added], key=lambda one: one.first)

    def _runs(self) -> Iterator[tuple[int, int]]:
        first = None
        for at, good in enumerate([*self.read, True]):
            if good and first is not None:
                yield first, at
                first = None
            elif not good and first is None:
                first = at

    def _passage(self, first: int, last: int) -> Passage:
        meant = " ".join(self._meant[first:last])
        instead = self._instead(first, last)
        said = [instead.get(number, meant) for number in range(len(self._readings))]
        told = [one for number in instead for one in self._between(number, first, last)]
        before, behind = self._beside(first, last)
        apart = before is None or behind is None or before.page != behind.page
        if apart and len(told) * limits.MOSTLY <= (last - first) * len(self._readings):
            return Passage("unseen", first, last, "", 0, (0, 0, 0, 0))
        page, box = _place_of(told, before, behind)
        agreed = self._agreed(said)
        if agreed is not None and agreed != meant:
            return Passage("differs", first, last, agreed, page, box)
        likely = Counter(one for one in said if one != meant).most_common(1)
        return Passage("doubtful", first, last, likely[0][0] if likely else "", page, box)

    def _agreed(self, said: Sequence[str]) -> str | None:
        """What every engine reads at least once, or one engine alone each time; None where they do not agree."""
        count = len(self._engines)
        if count == 1:
            return said[0] if len(set(said)) == 1 else None
        common = set.intersection(*(set(said[engine::count]) for engine in range(count)))
        return max(common, key=said.count, default=None)

    def _beside(self, first: int, last: int) -> tuple[Token | None, Token | None]:
        """What stands before and behind these words, as the first reading that has both has it."""
        sides = []
        for steps in (range(first - 1, -1, -1), range(last, len(self._meant))):
            having = ((number, at) for at in steps for number, found in enumerate(self._found) if at in found)
            one = next(having, None)
            sides.append(self._readings[one[0]][self._found[one[0]][one[1]]] if one else None)
        return sides[0], sides[1]

    def _additions(self) -> Iterator[Passage]:
        """Words that stand between two words of the edition, where it has none."""
        more: dict[tuple[int, int], dict[int, list[Token]]] = {}
        for number, tokens in enumerate(self._readings):
            found, taken = self._pairs[number]
            word_of = {token: at for at, token in reversed(found.items())}
            first = 0
            for place, token in enumerate(tokens):
                first = word_of[place] + 1 if place in word_of else first
                if place not in taken:
                    more.setdefault((first, token.page), {}).setdefault(number, []).append(token)
        for (at, _), had in more.items():
            if (at and not self.read[at - 1]) or (at < len(self.read) and not self.read[at]):
                continue  # It is told with the word that was not read.
            texts = (had.get(number, ()) for number in range(len(self._readings)))
            said = self._agreed([" ".join(one.text for one in text) for text in texts])
            told = next(one for one in had.values() if not said or " ".join(word.text for word in one) == said)
            in_list = at > self._list and len(said or "") < limits.SHORT
            if said and not in_list and not self._is_heading(told):
                page, box = _place_of(told, None, None)
                yield Passage("differs", at, at, said, page, box)

    def _unagreed(self) -> Iterator[Passage]:
        """Print that the edition has not, which no two readings have to the letter, as a sentence is seldom read."""
        runs = sorted((run for number in range(len(self._readings)) for run in self._runs_of(number)),
                      key=lambda run: (run.page, run.first, run.last))  # fmt: skip
        while runs:
            near = [run for run in runs if run.page == runs[0].page and run.first <= runs[0].last]
            runs = runs[len(near) :]
            pairs = [(one, other) for one, other in combinations(near, 2) if self._is_same_print(one, other)]
            first = max(run.first for run in near)
            if pairs and all(self.read[max(0, first - 1) : first + 1]):
                one, other = max(pairs, key=lambda pair: self._engine(pair[0]) != self._engine(pair[1]))
                every = len(self._engines) == 1 or self._engine(one) != self._engine(other)
                page, box = _place_of(one.tokens, None, None)
                yield Passage("differs" if every else "doubtful", first, first, one.text, page, box)

    def _runs_of(self, number: int) -> Iterator[Run]:
        """What a reading has between words of the edition, where it has more letters than those it lacks there."""
        found, taken = self._pairs[number]
        tokens, word_of = self._readings[number], {token: at for at, token in reversed(found.items())}
        for is_taken, members in groupby(range(len(tokens)), taken.__contains__):
            at = list(members)
            if is_taken:
                continue
            first = max((word_of[one] for one in range(at[0]) if one in word_of), default=-1) + 1
            last = min((word_of[one] for one in range(at[-1], len(tokens)) if one in word_of), default=len(self._meant))
            lacking = sum(len(self._meant[one]) for one in range(first, last))
            for page, there in groupby((tokens[one] for one in at), lambda token: token.page):
                more = tuple(there)
                if self._is_heading(more[: len(self._headings)]):
                    more = more[len(self._headings) :]
                run = Run(first, max(first, last), page, number, more)
                if len(run.text) >= lacking + limits.PRINT:
                    yield run

    def _engine(self, run: Run) -> int:
        return run.reading % len(self._engines)

    @staticmethod
    def _is_same_print(one: Run, other: Run) -> bool:
        texts = [run.text.replace(" ", "").casefold() for run in (one, other)]
        alike = SequenceMatcher(None, texts[0], texts[1], False).ratio()
        return one.reading != other.reading and alike >= limits.SAME_PRINT

    def _is_heading(self, told: Sequence[Token]) -> bool:
        """Whether this is what stands above the signatory list, which each page of it repeats."""
        return bool(told) and told[0].box[1] < limits.HEAD and [one.text for one in told] == self._headings

    def numbers(self, first: int, last: int) -> tuple[int, int]:
        """The same words by their numbers among all words of the edition."""
        begin = self._numbers[first] if first < len(self._numbers) else self._numbers[-1] + 1
        return begin, self._numbers[last - 1] + 1 if last > first else begin


def _place_of(told: Sequence[Token], before: Token | None, behind: Token | None) -> tuple[int, Box]:
    """The page and the box of words that were read, or of where they would stand."""
    beside = told or [one for one in (before, behind) if one]
    page = beside[0].page
    lefts, tops, rights, bottoms = zip(*(one.box for one in beside if one.page == page), strict=True)
    return page, (min(lefts), min(tops), max(rights), max(bottoms))
