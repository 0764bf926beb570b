"""What a signing protocol says of the scans among the evidence: what was compared, for which words, and within what
limits."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import reduce

from kpes import __version__
from kpes.document import Block, Draft, Table
from kpes.messages import Message, printed
from kpes.protocol.content import Protocol
from kpes.scans import limits
from kpes.verify.told import Told

LIMITS = printed(
    "kpes {version} laid the pages of these scans over the issued PDF and compared them sign by sign. A scan shows a "
    "picture, not the paper. What is under a stamp, a signature or a fold was not compared. Pale ink was not looked "
    "for, nor any ink within {edge} mm of the edges, {foot} mm of the foot, or in the upper corners of a page. Below "
    "{least} dpi small changes are not seen, such as a comma or an accent. It is not seen, either, that a page was "
    "taken from another copy of the same edition, that a signature was copied, or that a picture was edited after "
    "scanning. A difference that was seen may be a speck of dust.",
    version=__version__, edge=round(limits.EDGE), foot=round(limits.FOOT), least=round(limits.COARSE_SCAN),
)  # fmt: skip
"""How far the comparison goes, whatever it finds."""
READ = printed(
    "Where pages are of another layout than the issued PDF, a program that recognises letters read them. It corrects "
    "forgeries in silence, so that words read as expected prove little. Ink was not looked for on these pages, nor "
    "were quotation marks, dashes and white space compared.")  # fmt: skip
"""How far reading goes."""
_MOST_NAMED = 12


def scans_told(protocol: Protocol, draft: Draft) -> Iterator[Block | Table]:
    """A sentence for each scan that was compared, and what such a comparison is worth; nothing where there is none."""
    found = [(number, one.told) for number, one in enumerate(protocol.evidence, 1) if one.told and one.told.edition]
    if not found:
        return
    columns = (printed("Scans among the evidence"), 18), (printed("What was compared with the issued PDF"), 82)
    rows = ((printed("evidence no. {number}", number=number), _sentence(told, draft)) for number, told in found)
    yield draft.table(columns, rows, strong=None)
    yield draft.text(LIMITS)
    if any(told.read for _, told in found):
        yield draft.text(READ)


def _sentence(told: Told, draft: Draft) -> str:
    """What was compared on one scan, and what was seen."""
    parts = _parts(told, draft)
    return draft.say(reduce(lambda before, then: printed("{before}; {then}", before=before, then=then), parts)) + "."


def _parts(told: Told, draft: Draft) -> Iterator[Message]:
    if told.pages:
        yield from _compared(told, draft)
    if told.read:
        yield printed("edition {edition}: pages of the scan that are of another layout, and were read: {pages}",
                      edition=told.short, pages=_numbers(at for at, _ in told.read.pages))  # fmt: skip
        yield printed("words that were read as expected: {read} of {words}", read=told.read.counts[0],
                      words=told.read.counts[1])  # fmt: skip
        if places := told.read.places:
            where = (unit or draft.say(printed("page {at} of the scan", at=at)) for at, unit in places)
            yield printed("places that were read otherwise, or not for sure: {count} ({where})", count=len(places),
                          where=_some(dict.fromkeys(where)))  # fmt: skip
    if told.strange:
        yield printed("pages of the scan that are none of this edition, not compared: {pages}",
                      pages=_numbers(told.strange))  # fmt: skip


def _compared(told: Told, draft: Draft) -> Iterator[Message]:
    counts, issued = told.counts, told.scan.printed[told.short or ""]
    pages = sorted({page.page for _, page in told.pages})
    printed_there = sum(len(issued[number - 1]) for number in pages)
    yield printed("edition {edition}: pages {laid} of {pages}, at about {dpi} dpi", edition=told.short,
                  laid=_numbers(pages), pages=len(issued), dpi=min(page.dpi for _, page in told.pages))  # fmt: skip
    yield printed("printed words that were compared: {compared} of {words}", compared=counts.compared,
                  words=counts.printed)  # fmt: skip
    if counts.differing:
        yield printed("words in which a difference was seen: {count} ({where})", count=counts.differing,
                      where=_where(told, ("differs", "crossed", "moved"), draft))  # fmt: skip
    else:
        yield printed("no difference was seen in them")
    if unread := printed_there - counts.compared:
        yield printed("words under ink, not compared: {count}", count=unread)
    if added := _where(told, ("added",), draft):
        yield printed("ink where nothing is printed: {where}", where=added)
    rows = {row.number: False for _, page in told.pages for row in page.rows}
    rows |= {row.number: True for _, page in told.pages for row in page.rows if row.inked}
    if empty := [number + 1 for number, inked in sorted(rows.items()) if not inked]:
        yield printed("rows of the signatory list in which no ink was seen: {rows}", rows=_numbers(empty))
    if told.missing:
        yield printed("missing pages: {pages}", pages=_numbers(told.missing))
    if told.miscoded:
        yield printed("pages of the scan whose code names another page: {pages}", pages=_numbers(told.miscoded))
    if coarse := [at for at, page in told.pages if page.coarse]:
        yield printed("pages of the scan that are too coarse to see small changes: {pages}", pages=_numbers(coarse))


def _where(told: Told, kinds: Collection[str], draft: Draft) -> str:
    """The units of the text in which there are places of these kinds, or else the pages of the scan."""
    found: dict[str, None] = {}
    for at, page in told.pages:
        for place in page.places:
            if place.kind in kinds:
                found[told.unit(page, place) or draft.say(printed("page {at} of the scan", at=at))] = None
    return _some(found)


def _some(found: Collection[str]) -> str:
    return ", ".join([*list(found)[:_MOST_NAMED], *(["…"] if len(found) > _MOST_NAMED else [])])


def _numbers(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))
