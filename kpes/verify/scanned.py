"""A scan of a signed copy: what was seen of it, page by page, as checks; never that it is the same.

A scan proves what its picture shows, not the paper. So a person decides, and is shown where to look.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from kpes.comparison.alignment import matches
from kpes.fingerprint import short
from kpes.language import language
from kpes.messages import Message, counted, message
from kpes.received.reading import shown
from kpes.render.page_code import PageCode
from kpes.scans import limits
from kpes.scans.scan import Kind, Page, Place, Scan
from kpes.verify.checks import Check, Edition, Known, Outcome, Returned, Verdict
from kpes.verify.compare import units, words

_MOST_SHOWN = 20
Said = tuple[str, Verdict, Message]


def check_scan(subject: str, pictured: Message, found: Scan | Message | None, known: Known) -> Returned:
    """What is to be said of a scan of this name; ``pictured`` says what it is, where nothing was seen of it."""
    if not isinstance(found, Scan):
        said = [("file", Verdict.FAIL, pictured)]
        if found:
            said.append(("scan", Verdict.NOT_CHECKED, found))
        return _returned(subject, None, message("This file cannot be vouched for."), said)
    told = Told(found, known)
    if told.edition:
        return compared(subject, told, told.edition)
    none = message("None of its pages looks like a page of an issued PDF. Was it printed from the DOCX, or is it "
                   "another document? {pictured}", pictured=pictured)  # fmt: skip
    known_as = any(page.beside or page.unfit or page.layout for page in found.pages)
    said = list(told.of_strange_pages()) if known_as else [("pages", Verdict.FAIL, none)]
    return _returned(subject, None, message("This file cannot be vouched for."), said)


def compared(subject: str, told: Told, edition: Edition) -> Returned:
    """What is to be said of a scan of this name that was compared with this edition."""
    said = [*told.of_pages(), *told.of_words(), *told.of_places(), *told.of_rows()]
    count = told.differences
    if count:
        verdict = counted("This scan differs in {count} place from edition {edition}.",
                          "This scan differs in {count} places from edition {edition}.",
                          count, edition=short(edition.fingerprint))  # fmt: skip
    else:
        verdict = message(
            "This is a scan, compared with the issued PDF of edition {edition}. A scan shows a picture, so kpes does "
            "not vouch for it.", edition=short(edition.fingerprint))  # fmt: skip
    return _returned(subject, edition, verdict, said, count)


def _returned(
    subject: str, edition: Edition | None, verdict: Message, said: Sequence[Said], count: int = 0
) -> Returned:
    outcome = Outcome.DIFFERS if count else Outcome.UNPROVEN
    checks = (Check(subject, *one) for one in (("outcome", Verdict.FAIL, verdict), *said))
    return Returned(subject, outcome, edition.fingerprint if edition else None, count, tuple(checks))


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


class Spot(NamedTuple):
    """A place to look at: the page of the scan, what kind of place it is, that in words, and its picture (PNG)."""

    at: int
    kind: Kind
    said: Message
    picture: bytes


class Told:
    """What is to be said of a scan that was compared; ``whole`` where all pages of its edition should be there."""

    def __init__(self, scan: Scan, known: Known, whole: bool = True):
        self.scan, self._whole = scan, whole
        of_editions = Counter(page.edition for page in scan.pages if page.edition and not page.layout)
        likely = of_editions.most_common(1)[0][0] if of_editions else None
        self.short = short(known.meant) if short(known.meant) in of_editions else likely
        self.edition = next((one for one in known.editions if short(one.fingerprint) == self.short), None)
        self._parts, self._headings = language(known.language).parts, known.headings
        self.pages = [(at, page) for at, page in enumerate(scan.pages, 1)
                      if page.edition and page.edition == self.short and not page.layout]  # fmt: skip

    @property
    def differences(self) -> int:
        """In how many places it differs; a page that is missing or of another edition is one, too.

        A page that was not compared is none: nobody knows.
        """
        count = sum(place.kind != "unread" for _, page in self.pages for place in page.places)
        others = sum(page.edition not in (None, self.short) and not page.layout for page in self.scan.pages)
        return count + len(self.missing) + others

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
        if not self._whole:
            return []
        there = {page.page for page in self.scan.pages if page.edition == self.short}
        return [number for number in range(1, len(self.scan.printed[self.short or ""]) + 1) if number not in there]

    @property
    def strange(self) -> list[int]:
        """The pages that belong to another edition, to another layout, or to nothing."""
        ours = {at for at, _ in self.pages}
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
        yield "pages", Verdict.WARNING, message(
            "Its pages are, of {count} of edition {edition}: {pages}.",
            count=len(self.scan.printed[self.short or ""]), edition=self.short, pages=_numbers(order))  # fmt: skip
        if self.missing:
            yield "pages", Verdict.FAIL, message("Missing pages: {pages}.", pages=_numbers(self.missing))
        if twice := sorted(page for page, count in Counter(order).items() if count > 1):
            said = message("Pages that are there more than once: {pages}.", pages=_numbers(twice))
            yield "pages", Verdict.WARNING, said
        if order != sorted(order):
            yield "pages", Verdict.WARNING, message("The pages are not in their order.")
        if turned := [at for at, page in self.pages if page.turned]:
            said = message("Pages of the scan that lay turned: {pages}.", pages=_numbers(turned))
            yield "pages", Verdict.WARNING, said
        yield from self.of_strange_pages()
        if blank := [at for at, page in enumerate(self.scan.pages, 1) if page.blank]:
            said = message("Pages of the scan on which next to nothing stands, not compared: {pages}.",
                           pages=_numbers(blank))  # fmt: skip
            yield "pages", Verdict.WARNING, said
        for at, code in self.miscoded.items():
            yield "pages", Verdict.FAIL, message(
                "The code at the foot of page {at} of the scan names another page than the one it looks like: page "
                "{page} of edition {edition}.", at=at, page=code.page, edition=code.edition)  # fmt: skip

    def of_strange_pages(self) -> Iterator[Said]:
        """Why pages were not compared, those that are like no issued page all at once."""
        pages = [(at, self.scan.pages[at - 1]) for at in self.strange]
        unlike = [at for at, page in pages if not (page.edition or page.unfit or page.beside)]
        for at, page in pages:
            if at not in unlike:
                yield "pages", Verdict.FAIL, self._why_strange(at, page)
        if unlike:
            said = counted("Page {pages} of the scan looks like no issued page. It was not compared.",
                           "Pages {pages} of the scan look like no issued page. They were not compared.",
                           len(unlike), pages=_numbers(unlike))  # fmt: skip
            yield "pages", Verdict.FAIL, said

    def _why_strange(self, at: int, page: Page) -> Message:
        if page.unfit:
            return message("Page {at} of the scan was not compared: {why}", at=at, why=page.unfit)
        if page.layout:
            return message(
                "Page {at} of the scan resembles page {page} of edition {edition}, but most of it stands elsewhere: "
                "was it printed from the DOCX? It was not compared.",
                at=at, page=page.page, edition=page.edition)  # fmt: skip
        if page.beside:
            return message("Page {at} of the scan shows pages {pages} beside each other. They were not compared: scan "
                           "each by itself.", at=at, pages=_numbers(page.beside))  # fmt: skip
        return message("Page {at} of the scan is page {page} of edition {edition}.", at=at, page=page.page,
                       edition=page.edition)  # fmt: skip

    def of_words(self) -> Iterator[Said]:
        """How many words were compared, how many differ, and whether the scan is good enough to tell."""
        yield "text", Verdict.WARNING, self.counts.said
        yield "ink", Verdict.NOT_CHECKED, message(
            "Pale ink was not looked for, nor any ink within {edge} mm of the edges, {foot} mm of the foot, or in the "
            "upper corners of a page. Look there yourself.",
            edge=round(limits.EDGE), foot=round(limits.FOOT))  # fmt: skip
        if coarse := [at for at, page in self.pages if page.coarse]:
            yield "text", Verdict.WARNING, message(
                "Pages {pages} of the scan have about {dpi} dpi, too few to see small changes, such as a comma or an "
                "accent. Scan them anew at 200 to 300 dpi.",
                pages=_numbers(coarse), dpi=min(page.dpi for _, page in self.pages))  # fmt: skip

    def of_places(self) -> Iterator[Said]:
        """Each place to look at."""
        found = [self._of_place(at, page, place) for at, page in self.pages for place in page.places]
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
        if place.kind == "added":
            return "ink", Verdict.FAIL, message("{where}: there is ink where nothing is printed.", where=where)
        if place.kind == "unread":
            return "text", Verdict.WARNING, message("{where}: “{words}” is under ink and cannot be compared.",
                                                    where=where, words=said)  # fmt: skip
        return "text", Verdict.FAIL, message("{where}: the scan differs where the edition says “{words}”.", where=where,
                                             words=said)  # fmt: skip

    def where(self, at: int, page: Page, place: Place) -> Message:
        """The page of the scan, and the unit of the text."""
        if unit := self.unit(page, place):
            return message("page {at}, {unit}", at=at, unit=unit)
        return message("page {at}, {down} mm from the top, {across} mm from the left", at=at, down=round(place.box[1]),
                       across=round(place.box[0]))  # fmt: skip

    def unit(self, page: Page, place: Place) -> str:
        """The unit of the text that a place stands in; empty where it is in none."""
        return next(filter(None, (self._units.get((page.page, word)) for word in place.words)), "")

    def row(self, number: int, name: str) -> Row:
        """The row of the signatory list with this number, the first being 0, of the partner with this name."""
        rows = [row for _, page in self.pages for row in page.rows if row.number == number]
        if not rows:
            said = message("No page of the scan has the row of “{partner}” in the signatory list.", partner=name)
        elif any(row.inked for row in rows):
            said = message("There is ink in the row of “{partner}” in the signatory list.", partner=name)
        else:
            said = message("There is no ink in the row of “{partner}” in the signatory list.", partner=name)
        return Row(any(row.inked for row in rows), said)

    @property
    def shown(self) -> list[Spot]:
        """Each place to look at, with its picture."""
        return [Spot(at, one.kind, self._of_place(at, page, one)[2], one.cut)
                for at, page in self.pages for one in page.places]  # fmt: skip

    def words(self, page: Page, place: Place) -> str:
        """The words that the edition has there."""
        printed = self.scan.printed[self.short or ""][page.page - 1]
        return " ".join(printed[word] for word in place.words).replace("\x02", "")

    def of_rows(self) -> Iterator[Said]:
        """In which rows of the signatory list there is ink."""
        rows = {row.number: row for _, page in self.pages for row in page.rows}
        if not rows:
            return
        empty = [number + 1 for number in sorted(rows) if not rows[number].inked]
        inked = message("There is ink in {inked} of {rows} rows of the signatory list.", inked=len(rows) - len(empty),
                        rows=len(rows))  # fmt: skip
        if empty:
            inked = message("{inked} There is none in: {numbers}.", inked=inked, numbers=_numbers(empty))
        if shared := [number + 1 for number in sorted(rows) if rows[number].shared]:
            inked = message("{inked} A stroke crosses the line between rows: {numbers}.", inked=inked,
                            numbers=_numbers(shared))  # fmt: skip
        listed = len(self.scan.listed.get(self.short or "", ())) if self._whole else 0
        if lacking := [number + 1 for number in range(listed) if number not in rows]:
            inked = message("{inked} Rows that no page of the scan has: {numbers}.", inked=inked,
                            numbers=_numbers(lacking))  # fmt: skip
        yield "signatures", Verdict.NOT_CHECKED, message("{inked} Whose ink it is kpes cannot tell.", inked=inked)

    @cached_property
    def _units(self) -> Mapping[tuple[int, int], str]:
        """The unit that each printed word stands in, by its page and its number; those of margins have none."""
        lines = self.edition.lines if self.edition else ()
        meant = words(lines)
        named = list(units(lines, self._parts))
        if self._headings and self._headings[0] in lines:
            # The signatory list stands in no unit, whatever comes before it.
            begins = len(lines) - lines[::-1].index(self._headings[0]) - 1
            named[begins:] = ["" if unit == named[begins] else unit for unit in named[begins:]]
        unit_of = [unit for line, unit in zip(lines, named, strict=True) for _ in words([line])]
        printed = [(number, at, word) for number, page in enumerate(self.scan.printed[self.short or ""], 1)
                   for at, word in enumerate(page)]  # fmt: skip
        pairs = matches(meant, [word for _, _, word in printed])
        return {printed[there][:2]: unit_of[here] for here, there in pairs}


def _seen(differing: int) -> Message:
    if not differing:
        return message("no difference was seen in them")
    return counted("a difference was seen in {count} of them", "a difference was seen in {count} of them", differing)


def _numbers(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))
