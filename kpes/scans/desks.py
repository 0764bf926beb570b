"""Processes that look at scans, each with one scan before it: they compare pages, or read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from queue import LifoQueue
from typing import TYPE_CHECKING, Any

from kpes import sandbox
from kpes.messages import Message, message
from kpes.scans import limits

if TYPE_CHECKING:
    from kpes.scans.scan import Issued

READING = "kpes.scans.reading"
"""The module that reads."""


@contextmanager
def free(desks: LifoQueue[Desk]) -> Iterator[Desk]:
    """One of these, which nobody else asks meanwhile."""
    desk = desks.get()
    try:
        yield desk
    finally:
        desks.put(desk)


class Unseen(Exception):
    """Nothing is seen of a scan, for this reason."""

    def __init__(self, said: Message):
        super().__init__(said)
        self.said = said


class Desk:
    """A process with the issued PDFs, and the scan that was asked for last."""

    def __init__(self, module: str, issued: Sequence[Issued]):
        self._module, self._issued = module, issued
        self._process: sandbox.Process | None = None
        self._scan: bytes | None = None
        self._count = 0
        self.printed: dict[str, Sequence[Sequence[str]]] = {}

    def opened(self, scan: bytes) -> int:
        """Puts a scan before the process, unless it has it; how many pages there are. `Unseen` where it is unfit."""
        if scan is not self._scan:
            self._scan = None
            told = self._ask(scan, do="scan")
            if unfit := told.get("unfit"):
                raise Unseen(UNFIT[unfit])
            self._scan, self._count = scan, told["pages"]
        return self._count

    def ask(self, scan: bytes, **told: object) -> Any:
        """What is answered of a scan; `Unseen` where nothing is."""
        self.opened(scan)
        return self._ask(b"", **told)

    def _ask(self, data: bytes, **told: object) -> Any:
        try:
            return self.start().ask(data, **told)
        except sandbox.Died as died:
            self._process = self._scan = None
            raise Unseen(LATE if died.late else UNFIT["damaged"]) from None

    def start(self) -> sandbox.Process:
        """The process, with the issued PDFs before it; `Unseen` where it lacks something."""
        if self._process:
            return self._process
        process = sandbox.Process(self._module, limits.SECONDS, limits.MEMORY)
        for one in self._issued:
            told = {"edition": one.edition, "list": list(one.listed), "headings": list(one.headings)}
            printed = process.ask(one.pdf, do="issued", **told)
            if printed is None:
                raise Unseen(message(
                    "A program can compare it with the issued PDF, but what that takes is not installed. Install it "
                    "with “{command}”, or, where pipx installed kpes, with “{pipx}”.",
                    command=f"pip install {' '.join(LIBRARIES)}", pipx=f"pipx inject kpes {' '.join(LIBRARIES)}",
                ))  # fmt: skip
            self.printed[one.edition] = printed
        self._process = process
        return process


class Reader(Desk):
    """A process that reads, and the scan that was asked for last; it needs no issued PDF."""

    def start(self) -> sandbox.Process:
        """The process."""
        self._process = self._process or sandbox.Process(self._module, limits.SECONDS, limits.READING)
        return self._process


ENGINES = ("onnxruntime", "rapidocr")
"""The extra “read”."""
LIBRARIES = ("opencv-python-headless", "pypdfium2", "zxing-cpp")
"""The extra “scan”."""
UNFIT = {
    "damaged": message("It is damaged or cut off: it cannot be read as a scan. Ask for it anew, or scan it anew."),
    "kind": message("It is a picture of a kind that kpes does not read. Save it as PNG, JPEG, TIFF or PDF."),
    "clear": message("It is transparent. Save it without transparency, as scanners do."),
    "large": message("A page of it is larger than any scan of a sheet. Scan it anew at 300 dpi."),
    "over": message("Notes or fields of a form lie over a page of it, and each program shows them its own way. "
                    "Print it and scan it anew."),
    "pages": message("It has no page, or more than {most}. Give it in parts.", most=limits.MOST_PAGES),
}
LATE = message("It cannot be looked at within three minutes a page.")
