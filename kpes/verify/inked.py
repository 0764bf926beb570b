"""What is said of ink at the foot of pages, beside them, and in the rows of the signatory list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpes.messages import counted, message
from kpes.received.reading import shown
from kpes.scans.scan import Page, Row
from kpes.verify.checks import Verdict
from kpes.verify.readout import Said, as_list

Pages = Sequence[tuple[int, Page]]
"""The pages of one edition in a scan, each behind its number in there."""


def of_foot(pages: Pages, printed: Sequence[Sequence[str]]) -> Iterator[Said]:
    """Where there is ink at the foot, and which of the words of the edition's pages it hides."""
    if there := [at for at, page in pages if page.foot]:
        said = counted("There is ink at the foot of page {pages} of the scan, such as initials. Whether it is more "
                       "than those kpes cannot tell.",
                       "There is ink at the foot of pages {pages} of the scan, such as initials. Whether it is more "
                       "than those kpes cannot tell.", len(there), pages=as_list(there))  # fmt: skip
        yield "foot", Verdict.NOT_CHECKED, said
    hidden: dict[str, list[int]] = {}
    for at, page in pages:
        if page.hidden:
            hidden.setdefault(shown(" ".join(printed[page.page - 1][word] for word in page.hidden)), []).append(at)
    for words, there in hidden.items():
        yield "foot", Verdict.WARNING, counted(
            "page {pages}, at the foot: “{words}” is under ink and was not compared.",
            "pages {pages}, at the foot: “{words}” is under ink and was not compared.",
            len(there), pages=as_list(there), words=words)  # fmt: skip


def of_more(pages: Pages) -> Iterator[Said]:
    """Which pictures show something beside the page."""
    if there := [at for at, page in pages if page.more]:
        yield "ink", Verdict.WARNING, counted(
            "Page {pages} of the scan shows more than the issued page, such as print on longer paper, another sheet or "
            "a table. What lies beside the issued page was not compared. Look there yourself.",
            "Pages {pages} of the scan show more than the issued pages, such as print on longer paper, another sheet "
            "or a table. What lies beside the issued pages was not compared. Look there yourself.",
            len(there), pages=as_list(there))  # fmt: skip


def of_rows(pages: Pages, listed: int) -> Iterator[Said]:
    """In which rows of the signatory list there is ink; ``listed`` rows should be there."""
    rows: dict[int, list[Row]] = {}
    for row in (row for _, page in pages for row in page.rows):
        rows.setdefault(row.number, []).append(row)
    if not rows:
        return
    empty = [number + 1 for number in sorted(rows) if not any(row.inked for row in rows[number])]
    inked = message("There is ink in {inked} of {rows} rows of the signatory list.", inked=len(rows) - len(empty),
                    rows=len(rows))  # fmt: skip
    if empty:
        inked = message("{inked} There is none in: {numbers}.", inked=inked, numbers=as_list(empty))
    if torn := [number + 1 for number in sorted(rows) if len({row.inked for row in rows[number]}) > 1]:
        inked = message("{inked} Of a page that is there more than once, only one has ink in: {numbers}.",
                        inked=inked, numbers=as_list(torn))  # fmt: skip
    if shared := [number + 1 for number in sorted(rows) if any(row.shared for row in rows[number])]:
        inked = message("{inked} A stroke crosses the line between rows: {numbers}.", inked=inked,
                        numbers=as_list(shared))  # fmt: skip
    if lacking := [number + 1 for number in range(listed) if number not in rows]:
        inked = message("{inked} Rows that no page of the scan has: {numbers}.", inked=inked,
                        numbers=as_list(lacking))  # fmt: skip
    yield "signatures", Verdict.NOT_CHECKED, message("{inked} Whose ink it is kpes cannot tell.", inked=inked)
