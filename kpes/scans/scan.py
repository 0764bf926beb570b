"""What is seen of a scan, page by page, beside the issued PDFs; looked at in a process of its own.

A scan comes from anybody. What it can do is end that process, and then it cannot be compared.
"""

from __future__ import annotations

import os
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from queue import LifoQueue
from typing import Any, Literal, NamedTuple

from kpes import sandbox
from kpes.errors import KpesError
from kpes.messages import Message, message
from kpes.render.page_code import PageCode
from kpes.scans import limits

Progress = Callable[[int], None]
Kind = Literal["differs", "unread", "added", "moved"]
"""What there is to look at: words that differ, words that cannot be read, ink where nothing is printed, lines that
stand higher or lower than they were issued."""


class Place(NamedTuple):
    """A place of a page to look at: the words it has, by their numbers on the issued page, its box in millimetres, and
    a picture (PNG) of the scan above the same place of the issued page."""

    kind: Kind
    words: tuple[int, ...]
    box: tuple[float, float, float, float]
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
    ``unfit``: why it could not be looked at.
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
    unfit: Message | None = None
    places: tuple[Place, ...] = ()
    rows: tuple[Row, ...] = ()

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
    """An issued PDF, the first digits of its edition, the lines of its signatory list, and what stands above it."""

    edition: str
    pdf: bytes
    listed: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()


class Scanner:
    """Looks at scans beside the same issued PDFs, in so many processes ``at_once``."""

    def __init__(self, issued: Sequence[Issued], at_once: int = 1):
        self._issued, self._at_once = issued, at_once
        self._desks: LifoQueue[_Desk] = LifoQueue()
        for _ in range(at_once):
            self._desks.put(_Desk(issued))

    def lacking(self) -> Message | None:
        """Why no scan can be looked at, if none can."""
        try:
            with self._desk() as desk, suppress(sandbox.Died):
                desk.start()
        except _Unseen as error:
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
            with self._desk() as desk:
                count, printed = desk.opened(data), desk.printed
            with ThreadPoolExecutor(min(count, self._at_once)) as pool:
                pages = tuple(pool.map(look, range(count)))
        except _Unseen as error:
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
            with self._desk() as desk:
                for data, number, page in pages:
                    desk.ask(data, do="take", number=number, turned=page.turned, dpi=page.dpi)
                made: bytes = desk.ask(data, do="bind")
        except _Unseen as error:
            raise KpesError(
                message("The pages cannot be put into a PDF. {why}", why=error.said),
                message("Run the command again, when nobody changes the files."),
            ) from None
        return made

    def _page(self, data: bytes, number: int) -> Page:
        with self._desk() as desk:
            told = desk.ask(data, do="page", number=number)
        return Page(unfit=UNFIT[told["unfit"]]) if "unfit" in told else _page(told)

    @contextmanager
    def _desk(self) -> Iterator[_Desk]:
        """One of the processes, which nobody else asks meanwhile."""
        desk = self._desks.get()
        try:
            yield desk
        finally:
            self._desks.put(desk)


class _Unseen(Exception):
    """Nothing is seen of a scan, for this reason."""

    def __init__(self, said: Message):
        super().__init__(said)
        self.said = said


class _Desk:
    """A process with the issued PDFs, and the scan that was asked for last."""

    def __init__(self, issued: Sequence[Issued]):
        self._issued = issued
        self._process: sandbox.Process | None = None
        self._scan: bytes | None = None
        self._count = 0
        self.printed: dict[str, Sequence[Sequence[str]]] = {}

    def opened(self, scan: bytes) -> int:
        """Puts a scan before the process, unless it has it; how many pages there are. `_Unseen` where it is unfit."""
        if scan is not self._scan:
            self._scan = None
            told = self._ask(scan, do="scan")
            if unfit := told.get("unfit"):
                raise _Unseen(UNFIT[unfit])
            self._scan, self._count = scan, told["pages"]
        return self._count

    def ask(self, scan: bytes, **told: object) -> Any:
        """What is answered of a scan; `_Unseen` where nothing is."""
        self.opened(scan)
        return self._ask(b"", **told)

    def _ask(self, data: bytes, **told: object) -> Any:
        try:
            return self.start().ask(data, **told)
        except sandbox.Died as died:
            self._process = self._scan = None
            raise _Unseen(_LATE if died.late else UNFIT["damaged"]) from None

    def start(self) -> sandbox.Process:
        """The process, with the issued PDFs before it; `_Unseen` where it lacks something."""
        if self._process:
            return self._process
        process = sandbox.Process(__name__, limits.SECONDS, limits.MEMORY)
        for one in self._issued:
            told = {"edition": one.edition, "list": list(one.listed), "headings": list(one.headings)}
            printed = process.ask(one.pdf, do="issued", **told)
            if printed is None:
                raise _Unseen(message(
                    "A program can compare it with the issued PDF, but what that takes is not installed. Install it "
                    "with “{command}”, or, where pipx installed kpes, with “{pipx}”.",
                    command=f"pip install {' '.join(LIBRARIES)}", pipx=f"pipx inject kpes {' '.join(LIBRARIES)}",
                ))  # fmt: skip
            self.printed[one.edition] = printed
        self._process = process
        return process


LIBRARIES = ("opencv-python-headless", "pypdfium2", "zxing-cpp")
"""The extra “scan”."""
UNFIT = {
    "damaged": message("It is damaged or cut off: it cannot be read as a scan. Ask for it anew, or scan it anew."),
    "kind": message("It is a picture of a kind that kpes does not read. Save it as PNG, JPEG, TIFF or PDF."),
    "clear": message("It is transparent. Save it without transparency, as scanners do."),
    "large": message("A page of it is larger than any scan of a sheet. Scan it anew at 300 dpi."),
    "over": message("Notes or fields of a form lie over a page of it, and each program shows them its own way. "
                    "Print it and scan it anew."),
    "pages": message("It has no page, or more than {most}.", most=limits.MOST_PAGES),
}
_LATE = message("It cannot be looked at within three minutes a page.")


def _page(told: Mapping[str, Any]) -> Page:
    given = {key: value for key, value in told.items() if key in Page._fields}
    places = (Place(one["kind"], tuple(one["words"]), tuple(one["box"]), b64decode(one["cut"]))
              for one in told.get("places", ()))  # fmt: skip
    code = told.get("code")
    return Page(**given)._replace(
        beside=tuple(told.get("beside", ())),
        places=tuple(places),
        rows=tuple(Row(*row) for row in told.get("rows", ())),
        code=PageCode(*code) if code else None,
    )


def answer(told: dict[str, Any], data: bytes) -> object:
    """What `comparing` finds; None where its libraries are not installed."""
    for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[threads] = "1"  # Each would set aside memory of its own.
    try:
        from kpes.scans import comparing
    except ImportError:
        return None
    return comparing.answer(told, data)
