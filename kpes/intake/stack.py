"""A stack of scans, looked at page by page, cut into copies, and each of these compared. Nothing is recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from kpes import storage
from kpes.errors import KpesError
from kpes.intake.cutting import Leaf, cut
from kpes.messages import Message, message
from kpes.received import formats
from kpes.received.reading import Pictured, Unreadable
from kpes.scans.scan import Page, Scan
from kpes.verify.checks import Known, Returned
from kpes.verify.scanned import compared, unplaced
from kpes.verify.scans import AT_ONCE, Scans
from kpes.verify.told import Told

LARGEST = 250 * 2**20
"""Bytes of one file: some 150 pages in colour."""
Progress = Callable[[int, int], None]
"""Is told how many pages were looked at, of how many as far as is known."""


class Sheet(NamedTuple):
    """A page of a stack: the file, the page's number in there, the first being 1, and what was seen of it."""

    file: Path
    number: int
    page: Page


class Bundle(NamedTuple):
    """Pages that belong together: a copy, or one loose page; how its file is called, and what is to be said of it.

    ``of`` is how many pages there are of its edition.
    """

    name: str
    sheets: tuple[Sheet, ...]
    found: Returned
    told: Told
    whole: bool
    of: int

    @property
    def numbers(self) -> list[int]:
        """Which pages of its edition there are, in their order."""
        return [sheet.page.page for sheet in self.sheets if sheet.page.edition == self.told.short]

    @property
    def is_complete(self) -> bool:
        """Whether it is all pages of its edition, each once, and nothing else."""
        return self.numbers == list(range(1, self.of + 1)) and len(self.sheets) == self.of

    @property
    def is_clear(self) -> bool:
        """Whether it is complete, and there is nothing in it to look at."""
        return self.is_complete and not self.told.shown and not any(page.more for _, page in self.told.pages)

    @property
    def rows(self) -> dict[int, bool]:
        """Of each row of the signatory list that was seen whether there is ink in it; the first row is 0."""
        found: dict[int, bool] = {}
        for _, page in self.told.pages:
            for row in page.rows:
                found[row.number] = found.get(row.number, False) or row.inked
        return found


class Stack(NamedTuple):
    """What a stack was cut into: copies, loose pages, pages that look like no issued one, empty pages, and files that
    were not looked at, with the reason."""

    copies: tuple[Bundle, ...]
    loose: tuple[Bundle, ...]
    strange: tuple[Sheet, ...]
    empty: tuple[Sheet, ...]
    left: tuple[tuple[Path, Message], ...]

    @property
    def bundles(self) -> tuple[Bundle, ...]:
        """The copies and the loose pages."""
        return *self.copies, *self.loose

    @property
    def is_clear(self) -> bool:
        """Whether each page is of a copy, and there is nothing to look at in any."""
        return not (self.loose or self.strange or self.left) and all(copy.is_clear for copy in self.copies)


def taken_in(files: Sequence[Path], scans: Scans, known: Known, progress: Progress) -> Stack:
    """The stack that lies in these files, in their order."""
    looked = dict(zip(files, _looked(files, scans, progress), strict=True))
    seen = {file: found for file, found in looked.items() if isinstance(found, Scan)}
    sheets = [Sheet(file, at, page) for file, scan in seen.items() for at, page in enumerate(scan.pages, 1)]
    filled = [sheet for sheet in sheets if not (sheet.page.blank or sheet.page.unfit)]
    leaves = [_leaf(files.index(sheet.file), sheet.page, seen[sheet.file]) for sheet in filled]
    found = cut(leaves)
    loose = [[at] for at in found.loose if leaves[at].edition]

    def bundles(name: str, groups: Sequence[Sequence[int]], whole: bool) -> tuple[Bundle, ...]:
        digits = len(str(len(groups)))
        return tuple(_bundle(f"{name}-{number:0{digits}}.pdf", [(filled[at], leaves[at]) for at in group], seen, known,
                             whole) for number, group in enumerate(groups, 1))  # fmt: skip

    return Stack(
        copies=bundles("copy", found.copies, True),
        loose=bundles("page", loose, False),
        strange=(*(filled[at] for at in found.loose if not leaves[at].edition),
                 *(sheet for sheet in sheets if sheet.page.unfit)),
        empty=tuple(sheet for sheet in sheets if sheet.page.blank),
        left=tuple((file, found) for file, found in looked.items() if isinstance(found, Message)),
    )


def bound(bundle: Bundle, scans: Scans) -> bytes:
    """The PDF of a copy or a loose page; a KpesError where a file was changed since it was looked at."""

    def pages() -> Iterator[tuple[bytes, int, Page]]:
        for file, members in groupby(bundle.sheets, lambda sheet: sheet.file):
            data = storage.read(file, LARGEST)
            seen = scans.seen.get(storage.sha256_of(data))
            for sheet in members:
                if not seen or sheet.page not in seen.pages[sheet.number - 1 : sheet.number]:
                    raise KpesError(
                        message("{file} is not what it was when its pages were looked at.", file=str(file)),
                        message("Run the command again, when nobody changes the files."),
                    )
                yield data, sheet.number - 1, sheet.page

    return scans.bound(pages())


def _looked(files: Sequence[Path], scans: Scans, progress: Progress) -> Iterator[Scan | Message]:
    """What is seen of each file, or why nothing is; several are looked at at once."""
    pages = dict.fromkeys(files, 1)
    done: Counter[Path] = Counter()

    def look(file: Path) -> Scan | Message:
        def tell(count: int) -> None:
            pages[file] = count
            done[file] += 1
            progress(done.total(), sum(pages.values()))

        try:
            data = storage.read(file, LARGEST)
            formats.read(data, file.name)
        except Pictured:
            return scans.look(data, tell)
        except Unreadable as error:
            return error.said
        except KpesError as error:
            return error.whole
        return message("It holds words, as no scan does. See: kpes verify {file}", file=str(file))

    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(look, files)


def _leaf(file: int, page: Page, scan: Scan) -> Leaf:
    if not page.edition or page.edition not in scan.printed or not page.page or (page.layout and not page.lines):
        return Leaf(file)
    return Leaf(file, page.edition, page.page, page.pages or len(scan.printed[page.edition]))


def _bundle(
    name: str, members: Sequence[tuple[Sheet, Leaf]], seen: Mapping[Path, Scan], known: Known, whole: bool
) -> Bundle:
    sheets = tuple(sheet for sheet, _ in members)
    # In the file that is made of them the pages are upright.
    pages = tuple(sheet.page._replace(turned=0) for sheet in sheets)
    told = Told(seen[sheets[0].file]._replace(pages=pages), known, whole)
    found = compared(name, told, told.edition) if told.edition else unplaced(name, told)
    of = next((leaf.of for _, leaf in members if leaf.edition == told.short), 0)
    return Bundle(name, sheets, found, told, whole, of)
