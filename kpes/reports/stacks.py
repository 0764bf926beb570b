"""What `kpes intake` found in a stack of scans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path

from kpes.intake.stack import Bundle, Sheet, Stack
from kpes.messages import Message, counted, listed, message
from kpes.reports.report import Report
from kpes.scans.scan import Page
from kpes.source import legible
from kpes.verify.checks import Check, Verdict
from kpes.verify.readout import as_list


@dataclass(frozen=True)
class Intake(Report):
    """The copies of a stack, what is to be said of each, and what is of none; ``folder`` is where the files are, and
    ``tables`` name those of signatures."""

    stack: Stack
    folder: str
    tables: Sequence[str] = ()

    def rows(self) -> list[list[str]]:
        return [[line] for line in self._lines()]

    def _lines(self) -> Iterator[str]:
        for bundle in self.stack.bundles:
            yield self._line(message("{name}: {where}: {what}", name=bundle.name, where=self._where(bundle.sheets),
                                     what=_what(bundle)))  # fmt: skip
            for check in _of_copy(bundle):
                yield "  " + self._line(check.detail)
        for sheet in self.stack.strange:
            yield self._line(message("{where}: {what}", where=self._where([sheet]), what=_why_strange(sheet.page)))
        if self.stack.empty:
            yield self._line(message("Next to nothing stands on: {where}.", where=self._where(self.stack.empty)))
        for file, why in self.stack.left:
            yield self._line(message("{file}: {reason}", file=str(file), reason=why))
        if margins := next((check for bundle in self.stack.bundles for check in _of_margins(bundle)), None):
            yield self._line(margins.detail)

    def _line(self, said: Message) -> str:
        return legible(self.t(said))

    def _where(self, sheets: Iterable[Sheet]) -> Message | str:
        """The files and pages, such as “stack.pdf, pages 1–3, 5”; of a file of one page only the file."""
        files = groupby(sheets, lambda one: one.file)
        found = [(file, [one.number for one in members]) for file, members in files]
        return listed([file.name if self._sizes[file] == 1 else
                       counted("{file}, page {pages}", "{file}, pages {pages}", len(numbers), file=file.name,
                               pages=as_list(numbers)) for file, numbers in found])  # fmt: skip

    @cached_property
    def _sizes(self) -> Counter[Path]:
        """How many pages each file has."""
        stack = self.stack
        sheets = [*(sheet for bundle in stack.bundles for sheet in bundle.sheets), *stack.strange, *stack.empty]
        return Counter(sheet.file for sheet in sheets)

    def summary(self) -> str:
        stack = self.stack
        said = [counted("{count} copy", "{count} copies", len(stack.copies))]
        if odd := sum(not copy.is_clear for copy in stack.copies):
            said.append(counted("{count} of them to look at", "{count} of them to look at", odd))
        if stack.loose:
            said.append(counted("{count} page that may be of any copy", "{count} pages that may be of any copy",
                                len(stack.loose)))  # fmt: skip
        if stack.strange:
            said.append(counted("{count} page that is of none", "{count} pages that are of none", len(stack.strange)))
        if stack.left:
            said.append(counted("{count} file that was not looked at", "{count} files that were not looked at",
                                len(stack.left)))  # fmt: skip
        return self.t(message("{found}. Nothing was recorded.", found=listed(said)))

    def data(self) -> Mapping[str, object]:
        return {
            "copies": list(map(self._data, self.stack.copies)),
            "loose": list(map(self._data, self.stack.loose)),
            "strange": [_place(sheet) for sheet in self.stack.strange],
            "empty": [_place(sheet) for sheet in self.stack.empty],
            "left": [{"file": str(file), "reason": self.t(why)} for file, why in self.stack.left],
            "folder": self.folder,
            "tables": list(self.tables),
        }

    def _data(self, bundle: Bundle) -> Mapping[str, object]:
        found = bundle.found
        return {
            "file": bundle.name, "outcome": found.outcome.value, "edition": found.edition,
            "differences": found.differences, "missing": bundle.told.missing,
            "pages": [{**_place(sheet), "is": sheet.page.page or None} for sheet in bundle.sheets],
            "rows": [{"row": number + 1, "ink": inked} for number, inked in sorted(bundle.rows.items())],
            "checks": [{"subject": check.subject, "check": check.check, "verdict": check.verdict.value,
                        "detail": self.t(check.detail)} for check in found.checks],
        }  # fmt: skip


def _place(sheet: Sheet) -> dict[str, object]:
    return {"file": str(sheet.file), "number": sheet.number}


def _what(bundle: Bundle) -> Message:
    """Which pages of which edition it has."""
    edition = bundle.told.short
    if edition is None:
        return bundle.found.checks[0].detail
    if bundle.is_complete:
        return counted("all of edition {edition}, {count} page.", "all of edition {edition}, {count} pages.", bundle.of,
                       edition=edition)  # fmt: skip
    return message("pages {pages} of {count} of edition {edition}.", pages=as_list(bundle.numbers), count=bundle.of,
                   edition=edition)  # fmt: skip


def _why_strange(page: Page) -> Message:
    """Why a page is of no copy."""
    if page.lines and page.edition and page.page:
        return message("its foot names edition {edition}, which is not known here.", edition=page.edition)
    if page.lines:
        return message("it was read, but its foot does not say which page it is.")
    if page.layout:
        return message("it resembles page {page} of edition {edition}, but most of it stands elsewhere.",
                       page=page.page, edition=page.edition)  # fmt: skip
    if page.beside:
        return message("it shows pages {pages} beside each other. Scan each by itself.", pages=as_list(page.beside))
    return page.unfit or message("it looks like no issued page and lies in no copy that lacks one.")


def _of_copy(bundle: Bundle) -> list[Check]:
    """What is to be said of it that is not said of all."""
    checks = [check for check in bundle.found.checks if check.check != "outcome" and check not in _of_margins(bundle)]
    return checks[1:] if bundle.told.pages else checks  # The first tells which pages of the issued PDF it has.


def _of_margins(bundle: Bundle) -> list[Check]:
    """Where nobody looked on any scan."""
    return [check for check in bundle.found.checks if (check.check, check.verdict) == ("ink", Verdict.NOT_CHECKED)]
