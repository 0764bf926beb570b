"""What is seen of a scan, page by page, beside the issued PDFs; looked at in a process of its own.

A scan comes from anybody. What it can do is end that process, and then it cannot be compared.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from queue import LifoQueue
from typing import Any, Literal, NamedTuple

from kpes import sandbox
from kpes.errors import KpesError
from kpes.language import LANGUAGES, language
from kpes.messages import Message, message
from kpes.render.page_code import PageCode
from kpes.scans import limits
from kpes.scans.desks import READING, UNFIT, Desk, Reader, Unseen, free
from kpes.scans.readings import Foot, ReadLine, as_lines

Progress = Callable[[int], None]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in millimetres."""
Kind = Literal["differs", "crossed", "unread", "added", "moved"]
"""What there is to look at: words that differ, words through which a line runs, words that cannot be read, ink where
nothing is printed, lines that stand higher or lower than they were issued."""


class Place(NamedTuple):
    """A place of a page to look at: the words it has, by their numbers on the issued page, its box in millimetres, and
    a picture (PNG) of the scan above the same place of the issued page."""

    kind: Kind
    words: tuple[int, ...]
    box: Box
    cut: bytes


class Row(NamedTuple):
    """A row of the signatory list: which one, the ink in it in square millimetres, and whether a stroke is another's
    as much."""

    number: int
    ink: float
    shared: bool

    @property
    def inked(self) -> bool:
        """Whether there is as much ink in it as a signature has at least."""
        return self.ink >= limits.ROW


class Page(NamedTuple):
    """A page of a scan. ``edition`` and ``page`` tell what it was laid over, None where it is like no issued page.

    ``turned`` is by how many degrees it lay wrong, ``dpi`` its resolution. Of its ``words`` so many are ``differing``
    and so many ``unread``. ``layout``: so much differs that it was printed from something else. ``code``: what its
    footer's code says, edition, page and pages. ``beside``: the issued pages that lie on it, where there are two.
    ``foot``: whether there is ink at its foot, and ``hidden`` are the words there that it lies over. ``more``:
    whether the picture shows something beside the page. ``unfit``: why it
    could not be looked at.

    A page that lies on no issued page, or is of another ``layout``, was read by the ``engines`` that are installed.
    ``lines`` then are what they read; ``edition`` and ``page`` are what its foot says, of so many ``pages``; ``cuts``
    are pictures (PNG) of places of it.
    """

    edition: str | None = None
    page: int = 0
    turned: int = 0
    dpi: int = 0
    words: int = 0
    differing: int = 0
    unread: int = 0
    layout: bool = False
    blank: bool = False
    code: PageCode | None = None
    beside: tuple[int, ...] = ()
    foot: bool = False
    more: bool = False
    hidden: tuple[int, ...] = ()
    unfit: Message | None = None
    places: tuple[Place, ...] = ()
    rows: tuple[Row, ...] = ()
    lines: tuple[ReadLine, ...] = ()
    engines: tuple[str, ...] = ()
    pages: int = 0
    cuts: Mapping[Box, bytes] = {}

    @property
    def is_strange(self) -> bool:
        """Whether it lies on no issued page, so that it has to be read."""
        return not (self.blank or self.unfit or self.beside) and (self.edition is None or self.layout)

    def cut_of(self, box: Box) -> bytes | None:
        """The picture of a place, or of one on the same line."""
        return self.cuts.get(box) or next((cut for other, cut in self.cuts.items() if other[1] == box[1]), None)

    @property
    def coarse(self) -> bool:
        """Whether small changes cannot be seen on it."""
        return 0 < self.dpi < limits.COARSE_SCAN


class Scan(NamedTuple):
    """The pages of a scan in their order; by edition, the words of each page of the issued PDFs, and the lines of the
    signatory list."""

    pages: tuple[Page, ...]
    printed: Mapping[str, Sequence[Sequence[str]]]
    listed: Mapping[str, Sequence[str]]


class Issued(NamedTuple):
    """An issued PDF, the first digits of its edition, the lines of its signatory list, what stands above it, and the
    words at the foot of its pages."""

    edition: str
    pdf: bytes
    listed: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    foot: str = ""


class Scanner:
    """Looks at scans beside the same issued PDFs, in so many processes ``at_once``; ``tongue`` is that of the words.

    What lies on none of them is read, in other processes, where something is installed that reads.
    """

    def __init__(self, issued: Sequence[Issued], at_once: int = 1, tongue: str = "pl"):
        self._issued, self._at_once, self._tongue = issued, at_once, tongue
        self._foot = Foot([language(one).page_of for one in LANGUAGES], [one.edition for one in issued],
                          [one.foot for one in issued if one.foot])  # fmt: skip
        self._desks: LifoQueue[Desk] = LifoQueue()
        self._readers: LifoQueue[Desk] = LifoQueue()
        for _ in range(at_once):
            self._desks.put(Desk(__name__, issued))
            self._readers.put(Reader(READING, issued))

    def lacking(self) -> Message | None:
        """Why no scan can be looked at, if none can."""
        try:
            with free(self._desks) as desk, suppress(sandbox.Died):
                desk.start()
        except Unseen as error:
            return error.said
        return None

    def look(self, data: bytes, progress: Progress = lambda pages: None) -> Scan | Message:
        """What is seen of it, or why nothing is. It may be called from several threads.

        ``progress`` is told with each page how many pages there are.
        """

        def look(number: int) -> Page:
            page = self._page(data, number)
            progress(count)
            return page

        try:
            with free(self._desks) as desk:
                count, printed = desk.opened(data), desk.printed
            with ThreadPoolExecutor(min(count, self._at_once)) as pool:
                pages = tuple(pool.map(look, range(count)))
            if any(page.lines for page in pages):
                # A page of few words, as of signatures, may look as if it were laid out alike.
                pages = tuple(self._read(data, number, page) if 0 < page.words <= limits.FEW_WORDS else page
                              for number, page in enumerate(pages))  # fmt: skip
        except Unseen as error:
            return error.said
        if unfit := next((page.unfit for page in pages if all(one.unfit for one in pages)), None):
            return unfit
        return Scan(pages, printed, {one.edition: one.listed for one in self._issued})

    def bound(self, pages: Iterable[tuple[bytes, int, Page]]) -> bytes:
        """A PDF of pages of scans, each upright: the bytes of a scan, the page's number in there, what was seen of it.

        What was on a page is kept as it was, be it a page of a PDF or a JPEG. A KpesError where a file is not any more
        what was looked at.
        """
        try:
            with free(self._desks) as desk:
                for data, number, page in pages:
                    desk.ask(data, do="take", number=number, turned=page.turned, dpi=page.dpi)
                made: bytes = desk.ask(data, do="bind")
        except Unseen as error:
            raise KpesError(
                message("The pages cannot be put into a PDF. {why}", why=error.said),
                message("Run the command again, when nobody changes the files."),
            ) from None
        return made

    def cuts(self, data: bytes, number: int, boxes: Sequence[Box]) -> list[bytes]:
        """Pictures (PNG) of places of a page that was read, the first page being 0; none where it fails."""
        try:
            with free(self._readers) as reader:
                told = reader.ask(data, do="cuts", number=number, boxes=boxes, language=self._tongue)
        except Unseen:
            return []
        return [b64decode(one) for one in told]

    def _page(self, data: bytes, number: int) -> Page:
        with free(self._desks) as desk:
            told = desk.ask(data, do="page", number=number)
        page = Page(unfit=UNFIT[told["unfit"]]) if "unfit" in told else _page(told)
        return self._read(data, number, page) if page.is_strange else page

    def _read(self, data: bytes, number: int, page: Page) -> Page:
        """A page that lies on no issued page, with what was read there, if anything reads."""
        try:
            with free(self._readers) as reader:
                told = reader.ask(data, do="page", number=number, language=self._tongue)
        except Unseen as error:
            return Page(unfit=error.said)
        return read_page(told, self._foot) if told["engines"] else page


def read_page(told: Mapping[str, Any], foot: Foot) -> Page:
    """A page as the process that reads tells of it."""
    lines, code = as_lines(told["lines"]), PageCode(*told["code"]) if told["code"] else None
    said = foot.told(lines, told["height"])
    return Page(
        edition=said.edition or (code.edition if code else None), page=said.page, pages=said.pages,
        turned=told["turned"], dpi=told["dpi"], layout=True, code=code, engines=tuple(told["engines"]),
        lines=tuple(one for one in lines if not foot.is_foot(one, told["height"])),
    )  # fmt: skip


def _page(told: Mapping[str, Any]) -> Page:
    given = {key: value for key, value in told.items() if key in Page._fields}
    places = (Place(one["kind"], tuple(one["words"]), tuple(one["box"]), b64decode(one["cut"]))
              for one in told.get("places", ()))  # fmt: skip
    code = told.get("code")
    return Page(**given)._replace(
        beside=tuple(told.get("beside", ())),
        hidden=tuple(told.get("hidden", ())),
        places=tuple(places),
        rows=tuple(Row(*row) for row in told.get("rows", ())),
        code=PageCode(*code) if code else None,
    )


def answer(told: dict[str, Any], data: bytes) -> object:
    """What `comparing` finds; None where its libraries are not installed."""
    try:
        from kpes.scans import comparing
    except ImportError:
        return None
    return comparing.answer(told, data)
