"""What the process does that looks at scans: it keeps the issued pages and one scan, and tells of one page at a time.

    told {"do": "issued", "list": […]}, a PDF      → the words of its pages
    told {"do": "scan"}, a file                    → how many pages it has, or why it is unfit
    told {"do": "page", "number": 3}               → what was seen of that page
    told {"do": "take", "number": 3, "turned": 90, "dpi": 200}   → that page is bound behind those that were taken
    told {"do": "bind"}                            → the PDF of the pages that were taken
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

import cv2
import numpy as np

from kpes.render.page_code import PageCode, read_payload
from kpes.scans import limits
from kpes.scans.binding import Binding
from kpes.scans.glyphs import Seen, doubtful, seen
from kpes.scans.ink import Row, added, at_the_foot, foreign, in_rows, joined, strokes, through
from kpes.scans.issued import Box, Grey, IssuedPage, pages_of, surrounding
from kpes.scans.letters import Letters
from kpes.scans.limits import FINE
from kpes.scans.pictures import Pictures, Unfit
from kpes.scans.rows import rows_of
from kpes.scans.upright import Placed, Points, is_more, laid, outside, pairs, placed, points, white


class Issue(NamedTuple):
    """A page of an issued PDF: which PDF, which page of it, where its signatories sign, and what stands out on it."""

    edition: str
    number: int
    page: IssuedPage
    letters: Letters
    rows: Sequence[Row]
    points: Points


@dataclass
class Tried:
    """A scan that was compared with an issued page; ``beside`` is the number of another that lies on it, too, or 0, and
    there is ``more`` where something else lies beside the page."""

    issue: Issue
    placed: Placed
    over: Grey
    seen: Seen
    differing: np.ndarray[Any, np.dtype[np.bool_]]
    code: PageCode | None
    beside: int = 0
    more: bool = False

    @property
    def is_named(self) -> bool:
        """Whether the code in the footer names this page."""
        return self.code is not None and self.code[:2] == (self.issue.edition, self.issue.number)

    @property
    def is_of_docx(self) -> bool:
        """Whether the code in the footer says no page, as that of the DOCX does not."""
        return self.code is not None and not self.code.pages

    @property
    def is_of_another_layout(self) -> bool:
        """Whether it was printed from something else than the issued PDF, whose code names the page."""
        much = self.share > limits.ANOTHER_LAYOUT and len(self.issue.page.words) > 20
        return self.is_of_docx or (much and not self.is_named)

    @cached_property
    def covered(self) -> list[bool]:
        """Which of the words that differ do so since something was written, drawn or stamped over them."""
        over = strokes(self.seen) if self.differing.any() else []
        return [bool(odd) and any(word.box.meets(box, 0.5) for box in over)
                for odd, word in zip(self.differing, self.issue.page.words, strict=True)]  # fmt: skip

    @property
    def kinds(self) -> list[str]:
        """What is to be said of each word: it differs, a line runs through it, it is under ink; nothing of most."""
        lines = through(self.seen) if self.differing.any() else []
        return ["" if not odd else "unread" if over else
                "crossed" if any(word.box.meets(line, -0.2) for line in lines) else "differs"
                for odd, over, word in zip(self.differing, self.covered, self.issue.page.words, strict=True)
                ]  # fmt: skip

    @property
    def share(self) -> float:
        """How much of the page differs."""
        return float(self.differing.mean()) if len(self.differing) else 0.0


class Desk:
    """The issued pages and the scan that lie side by side."""

    def __init__(self) -> None:
        cv2.setNumThreads(1)
        cv2.ocl.setUseOpenCL(False)
        self.issues: list[Issue] = []
        self.scan: Pictures | None = None
        self.taken = Binding()

    def put(self, pdf: bytes, edition: str, listed: Sequence[str], headings: Sequence[str]) -> list[list[str]]:
        """Takes in an issued PDF; tells the words of its pages."""
        pages = pages_of(pdf)
        rows, letters = rows_of(pages, listed, headings), Letters(pages)
        self.issues += [
            Issue(edition, number, page, letters, rows.get(number, ()), points(page.coarse)[0])
            for number, page in enumerate(pages, 1)
        ]
        return [[word.text for word in page.words] for page in pages]

    def page(self, number: int) -> dict[str, Any]:
        """What is seen of a page of the scan."""
        assert self.scan
        return self.looked(self.scan.page(number))

    def looked(self, picture: Grey) -> dict[str, Any]:
        """The same of a picture of a page."""
        paper = white(picture)
        if _is_blank(paper):
            return {"blank": True}
        best = self.best(paper)
        if best and best.beside:
            return {"beside": sorted([best.issue.number, best.beside])}
        return told_of(best) if best else {"blank": False}

    def take(self, number: int, turned: int, dpi: int) -> None:
        """Binds a page of the scan behind those that were taken before."""
        assert self.scan
        self.taken.take(self.scan, number, turned, dpi)

    def bind(self) -> bytes:
        """The PDF of the pages that were taken since the last."""
        made, self.taken = self.taken.made(), Binding()
        return made

    def best(self, paper: Grey) -> Tried | None:
        """The issued page that the scan is most like; the one that its code names, if it lies on that, too."""
        for finer in (1, limits.FINER):
            found, scale = points(paper, finer)
            if best := self._best(paper, self._lain(found, scale)):
                best.more = is_more(found, scale, best.placed, best.issue.page)
                rest = outside(found, scale, best.placed, best.issue.page, paper)
                best.beside = next((issue.number for _, issue in self._lain(rest, scale)), 0) if rest else 0
                return best
        return None

    def _lain(self, found: Points, scale: float) -> list[tuple[Placed, Issue]]:
        """The issued pages that these points of a scan lie on, the likeliest first."""
        alike = [(pairs(found, issue.points), issue) for issue in self.issues]
        most = max((len(one.source) for one, _ in alike), default=0)
        likely = [(one, issue) for one, issue in alike if len(one.source) >= limits.LIKELY * most]
        lain = [(one, issue) for pair, issue in likely if (one := placed(pair, scale))]
        lain = [(one, issue) for one, issue in lain if one.points >= limits.FEWEST_POINTS]
        return sorted(lain, key=lambda pair: -pair[0].points)

    def _best(self, paper: Grey, lain: Sequence[tuple[Placed, Issue]]) -> Tried | None:
        likely = [pair for pair in lain if pair[0].points >= limits.NEARLY * lain[0][0].points][: limits.MOST_TRIED]
        tried: list[Tried] = []
        for how, issue in likely:
            over = laid(paper, how, issue.page)
            code = tried[0].code if tried else _code(over, issue.page)
            measured = seen(over, issue.page, issue.letters)
            differing = doubtful(measured, how.dpi, len(issue.page.words))
            tried.append(Tried(issue, how, over, measured, differing, code))
        best = min(tried, key=lambda one: (not one.is_named, one.share), default=None)
        return best if best and best.seen.alike >= limits.ALIKE and best.share < limits.ANOTHER_PAGE else None


def _is_blank(paper: Grey) -> bool:
    """Whether next to nothing stands on a page, not even pale print; at its edges shadows are."""
    scale = limits.COARSE * 297 / 25.4 / max(paper.shape)
    small = cv2.resize(paper, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    edge = round(3 * limits.COARSE / 25.4)
    return bool((np.asarray(small)[edge:-edge, edge:-edge] < limits.PALE_INK).mean() < limits.BLANK)


def _code(over: Grey, page: IssuedPage) -> PageCode | None:
    """What the code in the footer says: the first digits of the edition, the page, and how many there are."""
    import zxingcpp

    foot = over[Box(0, page.height - limits.FOOT - 5, 0, 0).pixels(FINE)[1] :]
    for one in zxingcpp.read_barcodes(foot):
        if said := read_payload(one.text):
            return said
    return None


def told_of(best: Tried) -> dict[str, Any]:
    """What is told of a page that was compared."""
    issue, measured = best.issue, best.seen
    words = issue.page.words
    told: dict[str, Any] = {
        "code": best.code, "edition": issue.edition, "page": issue.number, "turned": 90 * best.placed.turned,
        "dpi": round(best.placed.dpi), "points": best.placed.points, "words": len(words),
        "layout": best.is_of_another_layout,
    }  # fmt: skip
    covered = best.covered
    ink = foreign(measured)
    pieces = added(ink, issue.rows)
    places = [] if told["layout"] else [*_moved(best), *_places(best)]
    beside = [surrounding([words[at].box for at in place["words"]]) for place in places]
    alone = [piece.box for piece in pieces if not told["layout"] and not any(piece.box.meets(box, 2) for box in beside)]
    places += [{"kind": "added", "words": [], "box": box, "cut": cut_of(best, box)}
               for box in joined(alone)[: limits.MOST_PLACES]]  # fmt: skip
    signed = in_rows(measured, issue.rows)
    foot = issue.page.height - limits.FOOT
    return told | {
        "foot": at_the_foot(ink), "more": best.more,
        "hidden": [at for at, over in enumerate(covered) if over and words[at].box.top > foot],
        "places": places,
        "differing": sum(bool(odd) and not over for odd, over in zip(best.differing, covered, strict=True)),
        "unread": sum(covered),
        "rows": [[row.number, area, shared] for row, (area, shared) in zip(issue.rows, signed, strict=True)],
    }


def _places(best: Tried) -> Iterator[dict[str, Any]]:
    """Words that differ or cannot be read, those that stand together as one place."""
    words = best.issue.page.words
    kinds = best.kinds
    count = 0
    foot = best.issue.page.height - limits.FOOT
    for kind, members in groupby(range(len(words)), lambda at: kinds[at]):
        at = list(members)
        if kind == "unread" and words[at[0]].box.top > foot:
            continue  # Initials belong there.
        if kind and count < limits.MOST_PLACES:
            count += 1
            box = surrounding([words[one].box for one in at])
            yield {"kind": kind, "words": at, "box": box, "cut": cut_of(best, box)}


def _moved(best: Tried) -> Iterator[dict[str, Any]]:
    """The first of lines that stand elsewhere, all alike: something was put in or left out above them."""
    before, page = 0.0, best.issue.page
    for line, down in enumerate(best.seen.moved.tolist()):
        if down and abs(down - before) > limits.MOVED / 2:
            box = page.line_boxes[line]
            cut = box._replace(top=box.top - 8, bottom=box.bottom + 8)
            words = np.flatnonzero(page.lines == line).tolist()
            yield {"kind": "moved", "words": words, "box": box, "cut": cut_of(best, cut, best.over)}
        before = down


def cut_of(best: Tried, box: Box, scan: Grey | None = None) -> str:
    """The place on the scan, each line in its place or as it is given, above the same on the issued page, as a PNG."""
    left, top, right, bottom = Box(box.left - 15, box.top - 3, box.right + 15, box.bottom + 3).pixels(FINE)
    part = slice(max(0, top), max(0, bottom)), slice(max(0, left), max(0, right))
    above, issued = (best.seen.smooth if scan is None else scan)[part], best.issue.page.fine[part]
    gap = np.full((6, above.shape[1]), 128, np.uint8)
    both = cv2.resize(np.vstack([above, gap, issued]), None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA)
    return b64encode(cv2.imencode(".png", both)[1].tobytes()).decode()


_desk: Desk | None = None


def answer(told: dict[str, Any], data: bytes) -> object:
    """What is asked, as the module tells; anything that is raised ends this process."""
    global _desk
    _desk = _desk or Desk()
    do = told.pop("do")
    if do == "issued":
        return _desk.put(data, told["edition"], told["list"], told["headings"])
    if do == "bind":
        return _desk.bind()
    try:
        if do == "scan":
            _desk.scan = Pictures(data)
            return {"pages": _desk.scan.count}
        if do == "page":
            return _desk.page(**told)
        _desk.take(**told)
        return None
    except Unfit as error:
        return {"unfit": str(error)}
