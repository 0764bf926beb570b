"""All that is to be said of a scan that was compared: its pages, its words, the places to look at, and ink."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property, reduce
from typing import NamedTuple

from kpes.comparison.alignment import matches
from kpes.fingerprint import short
from kpes.messages import Message, counted, message
from kpes.received.reading import shown
from kpes.render.page_code import PageCode
from kpes.scans import limits
from kpes.scans.scan import Page, Place, Scan
from kpes.verify.checks import Known, Verdict
from kpes.verify.compare import words
from kpes.verify.inked import of_foot, of_more, of_rows
from kpes.verify.readout import (
    NO_ENGINE,
    ReadOut,
    Said,
    Spot,
    as_list,
    lain,
    most_like,
    place_in_words,
    too_coarse,
    unit_of_words,  # fmt: skip
)

_MOST_SHOWN = 20


class Counts(NamedTuple):
    """Of all the words that are printed so many were compared, and so many of them differ."""

    compared: int
    printed: int
    differing: int

    @property
    def said(self) -> Message:
        """That in words."""
        return message("{compared} of {words} printed words were compared; {seen}.", compared=self.compared,
                       words=self.printed, seen=_seen(self.differing))  # fmt: skip


class Row(NamedTuple):
    """The row of a signatory: whether ink was seen in it, and what is to be said of it."""

    inked: bool
    said: Message


class Told:
    """What is to be said of a scan that was compared; ``whole`` where all pages of its edition should be there."""

    def __init__(self, scan: Scan, known: Known, whole: bool = True):
        self.scan, self._whole, self._known = scan, whole, known
        named = Counter(page.edition for page in scan.pages if page.edition and (page.lines or not page.layout))
        likely = named.most_common(1)[0][0] if named else most_like(scan, known)
        self.short = short(known.meant) if short(known.meant) in named else likely
        self.edition = next((one for one in known.editions if one.short == self.short), None)
        self.pages = [(at, page) for at, page in enumerate(scan.pages, 1)
                      if page.edition and page.edition == self.short and not page.layout]  # fmt: skip
        if self.edition and not self.pages and not (self.read and self.read.pages):
            self.short = self.edition = None

    @cached_property
    def read(self) -> ReadOut | None:
        """What is to be said of the pages that were read, if any were."""
        pages = [(at, page) for at, page in enumerate(self.scan.pages, 1)
                 if page.lines and page.edition in (None, self.short)]  # fmt: skip
        if not pages or not self.edition:
            return None
        compared = {page.page for _, page in self.pages}
        elsewhere = frozenset(here for here, (page, _) in self._pairs if page in compared)
        return ReadOut(pages, self.edition, self._known.headings, self._unit_of, elsewhere, self._whole)

    @property
    def unknown(self) -> str | None:
        """The edition that most pages that were read name at their feet, where it is not known here."""
        named = Counter(page.edition for page in self.scan.pages if page.lines and page.edition)
        most = named.most_common(1)[0][0] if named else None
        return None if any(one.short == most for one in self._known.editions) else most

    @property
    def differences(self) -> int:
        """In how many places it differs; a page that is missing or of another edition is one, too.

        A page that was not compared is none: nobody knows.
        """
        count = sum(place.kind != "unread" for _, page in self.pages for place in page.places)
        others = sum(page.edition not in (None, self.short) and (not page.layout or bool(page.lines))
                     for page in self.scan.pages)  # fmt: skip
        return count + len(self.missing) + others + (self.read.differences if self.read else 0)

    @property
    def counted(self) -> Message:
        """How many words were compared, or read as expected, in words."""
        said = [self.counts.said] if self.pages else []
        said += [self.read.counted] if self.read else []
        return reduce(lambda before, then: message("{before} {then}", before=before, then=then), said)

    @property
    def counts(self) -> Counts:
        """How many words were compared; those of a page that is there twice count once."""
        compared: Counter[int] = Counter()
        differing: Counter[int] = Counter()
        for _, page in self.pages:
            compared[page.page] = max(compared[page.page], page.words - page.unread)
            differing[page.page] = max(differing[page.page], page.differing)
        printed = self.scan.printed[self.short or ""]
        of_all = sum(len(words) for number, words in enumerate(printed, 1) if self._whole or number in compared)
        return Counts(compared.total(), of_all, differing.total())

    @property
    def missing(self) -> list[int]:
        """The pages of the edition that are not in the scan, where they should be."""
        if not self._whole or self.read:  # What no page has is told by its words.
            return []
        there = {page.page for page in self.scan.pages if page.edition == self.short}
        return [number for number in range(1, len(self.scan.printed[self.short or ""]) + 1) if number not in there]

    @property
    def strange(self) -> list[int]:
        """The pages that belong to another edition, to another layout, or to nothing."""
        ours = {at for at, _ in [*self.pages, *(self.read.pages if self.read else ())]}
        return [at for at, page in enumerate(self.scan.pages, 1) if at not in ours and not page.blank]

    @property
    def miscoded(self) -> dict[int, PageCode]:
        """The pages of the scan whose code names another page than they look like, and that code."""
        count = len(self.scan.printed[self.short or ""])
        return {at: page.code for at, page in self.pages
                if page.code and page.code != (self.short, page.page, count)}  # fmt: skip

    def of_pages(self) -> Iterator[Said]:
        """Which pages there are, how they lie, and which are missing."""
        order = [page.page for _, page in self.pages]
        if order:
            yield "pages", Verdict.WARNING, message(
                "Its pages are, of {count} of edition {edition}: {pages}.",
                count=len(self.scan.printed[self.short or ""]), edition=self.short, pages=as_list(order))  # fmt: skip
        if self.missing:
            yield "pages", Verdict.FAIL, message("Missing pages: {pages}.", pages=as_list(self.missing))
        if twice := sorted(page for page, count in Counter(order).items() if count > 1):
            said = message("Pages that are there more than once: {pages}.", pages=as_list(twice))
            yield "pages", Verdict.WARNING, said
        yield from lain(order, self.pages)
        if self.read:
            yield from self.read.of_pages()
        yield from self.of_strange_pages()
        for at, code in self.miscoded.items():
            yield "pages", Verdict.FAIL, message(
                "The code at the foot of page {at} of the scan names another page than the one it looks like: page "
                "{page} of edition {edition}.", at=at, page=code.page, edition=code.edition)  # fmt: skip

    def of_strange_pages(self) -> Iterator[Said]:
        """Why pages were not compared, those that are like no issued page all at once."""
        pages = [(at, self.scan.pages[at - 1]) for at in self.strange]
        unlike = [at for at, page in pages if not (page.edition or page.unfit or page.beside or page.lines)]
        for at, page in pages:
            if at not in unlike:
                yield "pages", Verdict.FAIL, self._why_strange(at, page)
        if unlike:
            said = counted("Page {pages} of the scan looks like no issued page. It was not compared.",
                           "Pages {pages} of the scan look like no issued page. They were not compared.",
                           len(unlike), pages=as_list(unlike))  # fmt: skip
            yield "pages", Verdict.FAIL, said
        yield from self.of_engines()
        if blank := [at for at, page in enumerate(self.scan.pages, 1) if page.blank]:
            said = message("Pages of the scan on which next to nothing stands, not compared: {pages}.",
                           pages=as_list(blank))  # fmt: skip
            yield "pages", Verdict.WARNING, said

    def of_engines(self) -> Iterator[Said]:
        """What to install, where pages are to be read and nothing reads."""
        if any(page.is_strange and not page.engines for page in self.scan.pages):
            yield "pages", Verdict.NOT_CHECKED, NO_ENGINE

    def _why_strange(self, at: int, page: Page) -> Message:
        if page.unfit:
            return message("Page {at} of the scan was not compared: {why}", at=at, why=page.unfit)
        if page.lines and page.edition in (None, self.short):
            return message("Page {at} of the scan was read, and its words are not those of edition {edition}.", at=at,
                           edition=self.short)  # fmt: skip
        if page.layout and not page.lines:
            return message(
                "Page {at} of the scan resembles page {page} of edition {edition}, but most of it stands elsewhere: "
                "was it printed from the DOCX? It was not compared.",
                at=at, page=page.page, edition=page.edition)  # fmt: skip
        if page.beside:
            return message("Page {at} of the scan shows pages {pages} beside each other. They were not compared: scan "
                           "each by itself.", at=at, pages=as_list(page.beside))  # fmt: skip
        return message("Page {at} of the scan is page {page} of edition {edition}.", at=at, page=page.page,
                       edition=page.edition)  # fmt: skip

    def of_words(self) -> Iterator[Said]:
        """How many words were compared, how many differ, and whether the scan is good enough to tell."""
        if self.read:
            yield from self.read.of_words()
        if not self.pages:
            return
        yield "text", Verdict.WARNING, self.counts.said
        yield "ink", Verdict.NOT_CHECKED, message(
            "Pale ink was not looked for, nor any ink within {edge} mm of the edges, {foot} mm of the foot, or in the "
            "upper corners of a page. Look there yourself.",
            edge=round(limits.EDGE), foot=round(limits.FOOT))  # fmt: skip
        if coarse := [(at, page) for at, page in self.pages if page.coarse]:
            yield "text", Verdict.WARNING, too_coarse(coarse)

    def of_places(self) -> Iterator[Said]:
        """Each place to look at."""
        found = [self._of_place(at, page, place) for at, page in self.pages for place in page.places]
        found += self.read.of_places() if self.read else ()
        yield from found[:_MOST_SHOWN]
        if len(found) > _MOST_SHOWN:
            yield "text", Verdict.FAIL, message("There are more places to look at: {count} in all.", count=len(found))

    def _of_place(self, at: int, page: Page, place: Place) -> Said:
        where = self.where(at, page, place)
        said = shown(self.words(page, place))
        if place.kind == "moved":
            return "text", Verdict.FAIL, message(
                "{where}: the lines from “{words}” on stand higher or lower than in the edition. Something was put in "
                "or left out above them.", where=where, words=said)  # fmt: skip
        if place.kind == "crossed":
            return "ink", Verdict.FAIL, message("{where}: a line runs through “{words}”, as if it were crossed out.",
                                                where=where, words=said)  # fmt: skip
        if place.kind == "added":
            return "ink", Verdict.FAIL, message("{where}: there is ink where nothing is printed.", where=where)
        if place.kind == "unread":
            return "text", Verdict.WARNING, message("{where}: “{words}” is under ink and cannot be compared.",
                                                    where=where, words=said)  # fmt: skip
        return "text", Verdict.FAIL, message("{where}: the scan differs where the edition says “{words}”.", where=where,
                                             words=said)  # fmt: skip

    def where(self, at: int, page: Page, place: Place) -> Message:
        """The page of the scan, and the unit of the text."""
        return place_in_words(at, self.unit(page, place), place.box)

    def unit(self, page: Page, place: Place) -> str:
        """The unit of the text that a place stands in; empty where it is in none."""
        return next(filter(None, (self._units.get((page.page, word)) for word in place.words)), "")

    def row(self, number: int, name: str) -> Row:
        """The row of the signatory list with this number, the first being 0, of the partner with this name."""
        rows = [row for _, page in self.pages for row in page.rows if row.number == number]
        if not rows and self.read:
            said = message("Whether there is ink in the row of “{partner}” is not told of pages that were read.",
                           partner=name)  # fmt: skip
        elif not rows:
            said = message("No page of the scan has the row of “{partner}” in the signatory list.", partner=name)
        elif any(row.inked for row in rows):
            said = message("There is ink in the row of “{partner}” in the signatory list.", partner=name)
        else:
            said = message("There is no ink in the row of “{partner}” in the signatory list.", partner=name)
        return Row(any(row.inked for row in rows), said)

    @property
    def shown(self) -> list[Spot]:
        """Each place to look at, with its picture."""
        compared = [Spot(at, one.kind, self._of_place(at, page, one)[2], one.cut)
                    for at, page in self.pages for one in page.places]  # fmt: skip
        return compared + (self.read.shown if self.read else [])

    def words(self, page: Page, place: Place) -> str:
        """The words that the edition has there."""
        printed = self.scan.printed[self.short or ""][page.page - 1]
        return " ".join(printed[word] for word in place.words).replace("\x02", "")

    def of_ink(self) -> Iterator[Said]:
        """Where there is ink where people write."""
        yield from of_more(self.pages)
        yield from of_foot(self.pages, self.scan.printed.get(self.short or "", ()))
        yield from of_rows(self.pages, len(self.scan.listed.get(self.short or "", ())) if self._whole else 0)

    @cached_property
    def _units(self) -> Mapping[tuple[int, int], str]:
        """The unit that each printed word stands in, by its page and its number; those of margins have none."""
        return {there: self._unit_of[here] for here, there in self._pairs}

    @cached_property
    def _unit_of(self) -> list[str]:
        return unit_of_words(self.edition, self._known) if self.edition else []

    @cached_property
    def _pairs(self) -> list[tuple[int, tuple[int, int]]]:
        """The words of the edition, and where they are printed: on which page, as which word of that."""
        printed = [(number, at, word) for number, page in enumerate(self.scan.printed[self.short or ""], 1)
                   for at, word in enumerate(page)]  # fmt: skip
        meant = words(self.edition.lines if self.edition else ())
        return [(here, printed[there][:2]) for here, there in matches(meant, [word for _, _, word in printed])]


def _seen(differing: int) -> Message:
    if not differing:
        return message("no difference was seen in them")
    return counted("a difference was seen in {count} of them", "a difference was seen in {count} of them", differing)
