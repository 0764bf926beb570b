"""What is said of the pages of a scan that lie on no issued page, and so were read; never that they are the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from kpes.language import language
from kpes.messages import Message, counted, message
from kpes.received.reading import shown
from kpes.scans import limits
from kpes.scans.desks import ENGINES
from kpes.scans.scan import Box, Kind, Page, Scan
from kpes.verify.checks import Edition, Known, Verdict
from kpes.verify.compare import likeness, units, words
from kpes.verify.read import Passage, ReadCopy

Said = tuple[str, Verdict, Message]
Numbered = Sequence[tuple[int, Page]]
"""Pages by their numbers in the scan, the first being 1."""
NO_ENGINE = message(
    "What was printed from the DOCX can be read by a program that recognises letters. None is installed. Install one "
    "with “{command}”, or, where pipx installed kpes, with “{pipx}”.",
    command=f"pip install {' '.join(ENGINES)}", pipx=f"pipx inject kpes {' '.join(ENGINES)}")  # fmt: skip
_UNSEEN_ENDS = 6


def most_like(scan: Scan, known: Known) -> str | None:
    """The edition that the words read are most like, by its first digits; None where nothing was read."""
    read = [word.text for page in scan.pages for line in page.lines for word in line.readings[0]]
    among = [(likeness(read, words(one.lines)), one.today, one.short) for one in known.editions
             if one.short in scan.printed]  # fmt: skip
    return max(among)[2] if read and among else None


class Spot(NamedTuple):
    """A place to look at: the page of the scan, what kind of place it is, that in words, and its picture (PNG).

    The picture shows the scan above the issued page, or the scan ``alone``.
    """

    at: int
    kind: Kind
    said: Message
    picture: bytes
    alone: bool = False


def unit_of_words(edition: Edition, known: Known) -> list[str]:
    """The unit that each word of an edition stands in."""
    lines = edition.lines
    named = list(units(lines, language(known.language).parts))
    if known.headings and known.headings[0] in lines:
        # The signatory list stands in no unit, whatever comes before it.
        begins = len(lines) - lines[::-1].index(known.headings[0]) - 1
        named[begins:] = ["" if unit == named[begins] else unit for unit in named[begins:]]
    return [unit for line, unit in zip(lines, named, strict=True) for _ in words([line])]


class ReadOut:
    """What is to be said of pages that were read and held against an edition.

    ``unit_of`` has the unit of each of its words; ``elsewhere`` are the words that other pages have.
    """

    def __init__(self, pages: Numbered, edition: Edition, headings: Sequence[str], unit_of: Sequence[str],
                 elsewhere: frozenset[int], whole: bool):  # fmt: skip
        self._edition, self._unit_of, self._whole, self._elsewhere = edition, unit_of, whole, elsewhere
        self._copies = [ReadCopy(edition.lines, pages, headings[:2], elsewhere)]
        while doubled := self._copies[-1].doubled:
            again = [(at, page) for at, page in pages if at in doubled]
            self._copies.append(ReadCopy(edition.lines, again, headings[:2], elsewhere))
        self.strange = [at for one in self._copies for at in one.strange]
        self.pages = sorted(page for one in self._copies for page in one.pages)

    @cached_property
    def passages(self) -> list[tuple[Passage, tuple[int, int]]]:
        """What there is to look at, and the numbers of the words there; all of pages that are there twice."""
        return [(one, copy.numbers(one.first, one.last)) for at, copy in enumerate(self._copies)
                for one in copy.passages if one.kind != "unseen" or (self._whole and not at)]  # fmt: skip

    @property
    def differences(self) -> int:
        """In how many places it differs; words that no page has are one, too."""
        return sum(one.kind != "doubtful" for one, _ in self.passages)

    def of_pages(self) -> Iterator[Said]:
        """Which pages were read, and how; how they lie, and which are missing."""
        numbers = [at for at, _ in self.pages]
        engines = next((page.engines for _, page in self.pages), ())
        yield "pages", Verdict.WARNING, message(
            "Pages {pages} of the scan were printed in another layout than the issued PDF, as the DOCX is. They "
            "were read by a program that recognises letters ({engines}). Such a program corrects forgeries in silence: "
            "it may read “PES” where “PE5” stands. A person has to look at these pages.",
            pages=as_list(numbers), engines=", ".join(engines))  # fmt: skip
        named = [page for _, page in self.pages if page.page]
        if named:
            yield "pages", Verdict.WARNING, message(
                "By what stands at their feet they are, of {count}: {pages}.",
                count=max(page.pages for page in named), pages=as_list([page.page for page in named]))  # fmt: skip
        if self.missing:
            yield "pages", Verdict.FAIL, message("Missing pages: {pages}.", pages=as_list(self.missing))
        if doubled := self._copies[0].doubled:
            yield "pages", Verdict.WARNING, message("Pages of the scan that are there once more: {pages}.",
                                                    pages=as_list(doubled))  # fmt: skip
        order = [at for at, _ in self._copies[0].pages]
        yield from lain(order, self.pages)

    @property
    def missing(self) -> list[int]:
        """The pages that are not in the scan, as far as the feet of the others tell."""
        there = {page.page for _, page in self.pages}
        complete = self._whole and not self._elsewhere and 0 not in there
        most = max((page.pages for _, page in self.pages), default=0)
        return [number for number in range(1, most + 1) if number not in there] if complete else []

    @property
    def counts(self) -> tuple[int, int]:
        """How many words were read as expected, and of how many that no other page has."""
        return self._copies[0].counts

    @property
    def counted(self) -> Message:
        """That in words."""
        return message(
            "Of {words} words, {read} were read as expected; at the others a person has to look, where they are named.",
            words=self.counts[1], read=self.counts[0])  # fmt: skip

    @property
    def places(self) -> list[tuple[int, str]]:
        """The page of the scan and the unit, if any, of each place there is to look at."""
        return [(one.page, self._unit(numbers)) for one, numbers in self.passages]

    def _unit(self, numbers: tuple[int, int]) -> str:
        return self._unit_of[min(numbers[0], len(self._unit_of) - 1)]

    def of_words(self) -> Iterator[Said]:
        """How many words were read as expected, and what was not looked at."""
        yield "text", Verdict.WARNING, self.counted
        yield "text", Verdict.NOT_CHECKED, message(
            "Of pages that were read, quotation marks, dashes and white space were not compared. Pale print, light "
            "letters on dark, letters higher than {tall} mm, ink that was added by hand, and ink in the rows of the "
            "signatory list were not looked for. Look there yourself.", tall=round(limits.TALL))  # fmt: skip
        if len(next((page.engines for _, page in self.pages), ())) == 1:
            yield "text", Verdict.WARNING, message(
                "One program read these pages, {engine}; a second one would leave less in doubt. How to install one is "
                "in docs/scans.md.", engine=self.pages[0][1].engines[0])  # fmt: skip
        if coarse := [(at, page) for at, page in self.pages if page.coarse]:
            yield "text", Verdict.WARNING, too_coarse(coarse)

    def of_places(self) -> Iterator[Said]:
        """Each place to look at."""
        for passage, numbers in self.passages:
            yield self._of(passage, numbers)

    def _of(self, passage: Passage, numbers: tuple[int, int]) -> Said:
        unit = self._unit(numbers)
        meant, seems = shown(" ".join(self._words[slice(*numbers)])), shown(passage.seems)
        if passage.kind == "unseen":
            return "text", Verdict.FAIL, self._unseen(numbers)
        where = place_in_words(passage.page, unit, passage.box)
        if passage.kind == "doubtful":
            said = message("{where}: “{words}” could not be read for sure; the scan may say “{seems}”.", where=where,
                           words=meant, seems=seems) if seems else message(
                "{where}: “{words}” could not be read for sure.", where=where, words=meant)  # fmt: skip
            return "text", Verdict.WARNING, said
        if not meant:
            said = message("{where}: the scan seems to say “{seems}”, which the edition does not.", where=where,
                           seems=seems)  # fmt: skip
        elif not seems:
            said = message("{where}: the edition says “{words}”, which was not read there.", where=where, words=meant)
        else:
            said = message("{where}: the edition says “{words}”; the scan seems to say “{seems}”.", where=where,
                           words=meant, seems=seems)  # fmt: skip
        return "text", Verdict.FAIL, said

    def _unseen(self, numbers: tuple[int, int]) -> Message:
        part = self._words[slice(*numbers)]
        units = list(dict.fromkeys(filter(None, self._unit_of[slice(*numbers)])))
        ends = part if len(part) <= 2 * _UNSEEN_ENDS else [*part[:_UNSEEN_ENDS], "…", *part[-_UNSEEN_ENDS:]]
        said = shown(" ".join(ends))
        if not units:
            return message("On no page of the scan were these words seen: “{words}”.", words=said)
        return message("On no page of the scan were these words seen: “{words}” ({units}).", words=said,
                       units=units[0] if len(units) == 1 else f"{units[0]} – {units[-1]}")  # fmt: skip

    @cached_property
    def _words(self) -> list[str]:
        return words(self._edition.lines)

    @property
    def boxes(self) -> dict[int, list[Box]]:
        """Of which places of which pages of the scan there are to be pictures."""
        found: dict[int, list[Box]] = {}
        for one, _ in self.passages:
            if one.page and len(found.setdefault(one.page, [])) < limits.MOST_PLACES:
                found[one.page].append(one.box)
        return found

    @property
    def shown(self) -> list[Spot]:
        """Each place to look at, with its picture."""
        pages = dict(self.pages)
        return [Spot(one.page, "differs" if one.kind == "differs" else "unread", self._of(one, numbers)[2], cut, True)
                for one, numbers in self.passages if one.page and (cut := pages[one.page].cut_of(one.box))]  # fmt: skip


def place_in_words(at: int, unit: str, box: Box) -> Message:
    """A place of a page: the unit of the text, or else how far it is from the edges."""
    if unit:
        return message("page {at}, {unit}", at=at, unit=unit)
    return message("page {at}, {down} mm from the top, {across} mm from the left", at=at, down=round(box[1]),
                   across=round(box[0]))  # fmt: skip


def lain(order: Sequence[int], pages: Numbered) -> Iterator[Said]:
    """Whether the pages lie in their order, and which lay turned."""
    if list(order) != sorted(order):
        yield "pages", Verdict.WARNING, message("The pages are not in their order.")
    if turned := [at for at, page in pages if page.turned]:
        said = message("Pages of the scan that lay turned: {pages}.", pages=as_list(turned))
        yield "pages", Verdict.WARNING, said


def too_coarse(pages: Numbered) -> Message:
    """That these pages have too few dots an inch."""
    return counted(
        "Page {pages} of the scan has about {dpi} dpi, too few to see small changes, such as a comma or an accent. "
        "Scan it anew at 200 to 300 dpi.",
        "Pages {pages} of the scan have about {dpi} dpi, too few to see small changes, such as a comma or an accent. "
        "Scan them anew at 200 to 300 dpi.",
        len(pages), pages=as_list([at for at, _ in pages]), dpi=min(page.dpi for _, page in pages))  # fmt: skip


def as_list(numbers: Sequence[int]) -> str:
    """Numbers, one behind the other; of three and more that follow each other the first and the last."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
