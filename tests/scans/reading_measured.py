"""Measures the reading of copies printed from DOCX: ``make readings``. Nothing here fails; it is to be read.

    python -m tests.scans.reading_measured [HALF [PAGES [CONDITION,… [alone]]]]

LibreOffice makes the pages. Of each agreement of a half so many are scanned as they were issued, and again after signs
and words in them were altered. An alteration counts as found where a passage that is told has its word, or one beside
it; a passage of a clean page is a false alarm. With “alone” Tesseract is left out: it has no data for the language.
"""

from __future__ import annotations

import os
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from kpes import sandbox
from kpes.comparison.alignment import changed
from kpes.fingerprint import canonical_text, short
from kpes.language import LANGUAGES, language
from kpes.render import FORMATS
from kpes.scans import limits
from kpes.scans.desks import READING
from kpes.scans.readings import Foot, compared
from kpes.scans.scan import Page, read_page
from kpes.verify.compare import words
from kpes.verify.read import Passage, ReadCopy
from tests.office import Save, save
from tests.render.specimens import shipped
from tests.scans import paper
from tests.scans.forging import Change, altered, some
from tests.scans.paper import BAD, BILEVEL, MILD, Condition
from tests.scans.specimens import QUIET, document_of, edition_of

KINDS = "digit comma letter shape word nie name sentence"
CONDITIONS = (MILD, BILEVEL, BAD)
Numbered = list[tuple[int, Page]]


def printed(name: str, made: list[Change], folder: Path) -> bytes:
    """The pages that LibreOffice makes of the DOCX after some alterations, with the right edition at their feet."""
    docx = folder / "a.docx"
    docx.write_bytes(FORMATS["docx"].render(altered(document_of(name), made), edition_of(name), shipped))
    save(folder, Save(docx, folder / "a.pdf"))
    return (folder / "a.pdf").read_bytes()


def tongue_of(name: str) -> str:
    """The language of an agreement."""
    said = (QUIET / name / "agreement.yaml").read_text()
    return next((line.split()[1] for line in said.splitlines() if line.startswith("language:")), "pl")


class Measured:
    """One agreement, whose copies are read under one condition."""

    def __init__(self, name: str, condition: Condition, most: int, alone: bool):
        self.name, self.condition, self.most = name, condition, most
        self.language = "none" if alone else tongue_of(name)
        self.counts: Counter[str] = Counter()
        self._process = sandbox.Process(READING, limits.SECONDS, limits.READING)
        self._foot = Foot([language(one).page_of for one in LANGUAGES], [short(edition_of(name))])

    def read(self, pdf: bytes, kind: str) -> Numbered:
        """The first pages of a copy, printed, scanned and read."""
        pages: Numbered = []
        for number in range(min(self.most, len(pypdfium2.PdfDocument(pdf)))):
            seed = zlib.crc32(f"{self.name} {number} {kind} {self.condition.name}".encode())
            sheet = paper.printed(pdf, number + 1, self.condition.printer)
            self._process.ask(paper.as_png(paper.scanned(sheet, self.condition, seed)), do="scan")
            begun = self.used()
            told = self._process.ask(do="page", number=0, language=self.language)
            self.counts["milliseconds"] += self.used() - begun
            self.counts["pages"] += 1
            page = read_page(told, self._foot)
            self.counts["feet read"] += page.edition is not None and page.page == number + 1
            pages.append((number + 1, page))
        return pages

    def passages(self, pages: Numbered) -> tuple[list[Passage], int]:
        """What is told of these pages, and how many words they have; of other pages nothing."""
        document = document_of(self.name)
        listed = document.signatory_list
        headings = (listed.partners_heading, listed.signature_heading) if listed else ()
        copy = ReadCopy(canonical_text(document).decode().splitlines(), pages, headings)
        found = [one for one in copy.passages if one.kind != "unseen"]
        unseen = sum(one.last - one.first for one in copy.passages if one.kind == "unseen")
        return found, copy.counts[1] - unseen

    def measure(self) -> Counter[str]:
        """What was counted."""
        made = some(document_of(self.name), 25, zlib.crc32(self.name.encode()), KINDS)
        with tempfile.TemporaryDirectory() as folder:
            clean = self.read(printed(self.name, [], Path(folder)), "clean")
            forged = self.read(printed(self.name, made, Path(folder)), "altered")
        found, count = self.passages(clean)
        self.counts["clean pages"] += len(clean)
        self.counts["clean words"] += count
        self.counts.update(f"clean {one.kind}" for one in found)
        self.count_altered(made, forged)
        self.counts["MiB"] = self.peak() // 1024
        return self.counts

    def count_altered(self, made: list[Change], forged: Numbered) -> None:
        """Counts the alterations on the pages that were read, and those that are told."""
        texts = (document_of(self.name), altered(document_of(self.name), made))
        meant, now = ([word for word in map(compared, words(canonical_text(one).decode().splitlines())) if word]
                      for one in texts)  # fmt: skip
        found, last = self.passages(forged)
        touched: set[Passage] = set()
        for gap in (one for one in changed(meant, now) if one.old < last):
            told = [one for one in found if one.first <= gap.old_end + 1 and gap.old - 1 <= one.last]
            touched.update(told)
            self.counts["altered"] += 1
            self.counts["found"] += bool(told)
            self.counts["found as differing"] += any(one.kind == "differs" for one in told)
            if not told:
                print("   missed:", self.condition.name, self.name, meant[gap.old : gap.old_end],
                      now[gap.new : gap.new_end], flush=True)  # fmt: skip
        self.counts["false on altered pages"] += len([one for one in found if one not in touched])

    def used(self) -> int:
        """The time of a processor that the process took so far, in milliseconds."""
        assert self._process._process
        told = Path(f"/proc/{self._process._process.pid}/stat").read_text().rpartition(")")[2].split()
        return 1000 * (int(told[11]) + int(told[12])) // os.sysconf("SC_CLK_TCK")

    def peak(self) -> int:
        """The most memory that the process ever had, in KiB."""
        assert self._process._process
        status = Path(f"/proc/{self._process._process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


def measured(half: str, most: str, names: str, alone: bool) -> Iterator[str]:
    """A line for each condition."""
    agreements = sorted(folder.name for folder in QUIET.iterdir())[int(half) :: 2]
    for condition in (one for one in CONDITIONS if not names or one.name in names.split(",")):
        counts: Counter[str] = Counter()
        peak = 0
        for name in agreements:
            found = Measured(name, condition, int(most), alone).measure()
            peak = max(peak, found.pop("MiB"))
            counts += found
        engines = "one engine" if alone else "both engines"
        yield (
            f"{condition.name} {condition.dpi} dpi {engines}: found {counts['found']} of "
            f"{counts['altered']} alterations, {counts['found as differing']} of them as differing; on "
            f"{counts['clean pages']} clean pages of {counts['clean words']} words {counts['clean differs']} places "
            f"told falsely as differing, {counts['clean doubtful']} as doubtful; {counts['false on altered pages']} on "
            f"the altered ones; {counts['feet read']} of {counts['pages']} feet read; "
            f"{counts['milliseconds'] / 1000 / counts['pages']:.1f} s a page; {peak} MiB"
        )


def main(half: str = "1", most: str = "2", names: str = "", alone: str = "") -> None:
    for line in measured(half, most, names, bool(alone)):
        print(line, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
