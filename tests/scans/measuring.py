"""Measures the comparison of scans: ``make scans``. Nothing here fails; it is to be read.

    python -m tests.scans.measuring [SET [CONDITION,… [FOLDER]]]

Limits are set on SET 0: half of the agreements in ``tests/examples/quiet``. Any other set is the other half, the texts
of each agreement shuffled by that number, other signs altered and other scans made. Each page is scanned as it was
issued and signed, and again after it was altered. An alteration is found where a place is told that it meets, with half
a millimetre around it. A word is told falsely where it is told though it, and those beside it, stand where they were
issued. FOLDER gets a picture of the most visible alteration that nobody was told of, by condition.
"""

from __future__ import annotations

import sys
import time
import zlib
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import cv2

from kpes.comparison.alignment import matches
from kpes.document import Document
from kpes.render import FORMATS
from kpes.scans import limits
from kpes.scans.comparing import Desk, Issue, Tried, cut_of, told_of
from kpes.scans.issued import Box, IssuedPage, pages_of, surrounding
from kpes.scans.limits import FINE
from kpes.scans.upright import white
from tests.render.specimens import shipped
from tests.scans import paper
from tests.scans.forging import PHRASES, SIGNS, Change, altered, shuffled, some
from tests.scans.marking import signed, spoilt
from tests.scans.paper import CONDITIONS, Condition
from tests.scans.specimens import QUIET, document_of, edition_of

_SAME = 0.05
"""Millimetres within which a word stands where it was issued."""
_FEW = 60
"""Words of a page; one with fewer, and no row to sign, is left out."""
_SIGNS, _PHRASES = 40, 4
"""Alterations of an agreement. Those of phrases move what stands behind them, so each is scanned alone."""


class Alteration(NamedTuple):
    """What was done to a page, and where."""

    kind: str
    box: Box


class Case(NamedTuple):
    """A page to scan: its number, what was altered on it, and which words do not stand where they were issued."""

    number: int
    sheet: paper.Sheet
    made: list[Alteration]
    moved: set[int]


def agreements(which: int) -> Iterator[tuple[str, Document]]:
    """The agreements of a set."""
    for name in sorted(folder.name for folder in QUIET.iterdir())[1 if which else 0 :: 2]:
        yield name, shuffled(document_of(name), which) if which else document_of(name)


def seed(*what: object) -> int:
    """A number for these."""
    return zlib.crc32(" ".join(map(str, what)).encode())


def changed(before: Sequence[IssuedPage], after: Sequence[IssuedPage], number: int) -> tuple[set[int], set[int]]:
    """The words of a page that were altered, or beside which one was put in; those that stand elsewhere than issued."""
    old, new = ([(at, word) for at, page in enumerate(pages) for word in page.words] for pages in (before, after))
    pairs = dict(matches([word.text for _, word in old], [word.text for _, word in new]))
    first, count = sum(len(page.words) for page in before[:number]), len(before[number].words)
    back = {there: here for here, there in pairs.items()}
    # Between two words that followed each other there may be new ones now.
    put_in = {at for one, other in pairwise(sorted(back)) if other > one + 1 and back[other] == back[one] + 1
              for at in (back[one], back[other])}  # fmt: skip
    altered = {at - first for at in {one for one in range(len(old)) if one not in pairs} | put_in}
    elsewhere = set()
    for place in set(range(count)) - altered:
        page, word = new[pairs[first + place]]
        sides = zip(old[first + place][1].box, word.box, strict=True)
        if page != number or any(abs(a - b) > _SAME for a, b in sides):
            elsewhere.add(place)
    return altered & set(range(count)), elsewhere


def forged(pdf: bytes, document: Document, edition: str, made: list[Change], condition: Condition) -> Iterator[Case]:
    """The pages on which these alterations are, drawn anew with the right edition at their feet."""
    false = FORMATS["pdf"].render(altered(document, made), edition, shipped)
    before, after = pages_of(pdf), pages_of(false)
    kind_of = {word: one.kind for one in made for word in _words(document.blocks[one.block].text, one.at, one.old)}
    for number in range(min(len(before), len(after))):
        changes, elsewhere = changed(before, after, number)
        words = before[number].words
        runs: list[list[int]] = []
        for word in sorted(changes):
            if runs and word == runs[-1][-1] + 1:
                runs[-1].append(word)
            else:
                runs.append([word])
        found = []
        for run in runs:
            kinds_ = [kind_of[words[one].text] for one in run if words[one].text in kind_of]
            kind = kinds_[0] if kinds_ else made[0].kind
            found.append(Alteration(kind, surrounding([words[one].box for one in run])))
        if found:
            yield Case(number, paper.printed(false, number + 1, condition.printer), found, changes | elsewhere)


def _words(text: str, at: int, old: str) -> list[str]:
    """The words of a text that an alteration touches."""
    begins = text.rfind(" ", 0, at) + 1
    return text[begins:].split()[: len(text[begins : at + len(old)].split()) or 1]


def cases(
    name: str, document: Document, edition: str, issues: Sequence[Issue], condition: Condition, which: int
) -> Iterator[Case]:
    """All that is scanned of an agreement."""
    pdf = FORMATS["pdf"].render(document, edition, shipped)
    for number, (_, _, page, _, rows, _) in enumerate(issues):
        if len(page.words) < _FEW and not rows:
            continue
        yield Case(number, paper.printed(pdf, number + 1, condition.printer), [], set())
        if len(page.words) >= _FEW:
            sheet = paper.printed(pdf, number + 1, condition.printer)
            made, under = spoilt(sheet, page, rows, seed(which, name, number))
            yield Case(number, sheet, [Alteration(*one) for one in made], under)
    yield from forged(pdf, document, edition, some(document, _SIGNS, seed(which, name), SIGNS), condition)
    for one in some(document, _PHRASES, seed(name, which), PHRASES):
        yield from islice(forged(pdf, document, edition, [one], condition), 1)


def judged(desk: Desk, case: Case, told: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """What is counted of a page that was looked at."""
    page = desk.issues[case.number].page
    places = told.get("places", [])
    if told.get("page") != case.number + 1 or told["layout"]:
        yield "not placed", 1
        return
    for kind, box in case.made:
        found = _told_at(box, places)
        yield f"{kind}: all", 1
        yield f"{kind}: found", bool(found)
        for one in set(found):
            yield f"{kind}: as {one}", 1
    words = {word for place in places if place["kind"] == "differs" for word in place["words"]}
    beside = {word + step for word in case.moved for step in (-1, 0, 1)}
    group = "altered" if case.made else "clean"
    yield f"{group} pages", 1
    yield f"{group} words", len(page.words)
    yield f"false words, {group}", len(words - beside)
    yield f"false ink, {group}", sum(
        one["kind"] == "added" and not any(_meet(box.around(3), one["box"]) for _, box in case.made) for one in places
    )


def _told_at(box: Box, places: Sequence[dict[str, Any]]) -> list[str]:
    """What is told of a place."""
    return [one["kind"] for one in places if _meet(box.around(0.5), one["box"])]


class Worst:
    """Of alterations that nobody was told of, the one that changed most of the page, in its worst 2 mm."""

    def __init__(self) -> None:
        self.changed, self.kind, self.picture = 0.0, "", b""

    def see(self, best: Tried, made: Alteration) -> None:
        left, top, right, bottom = made.box.pixels(FINE)
        part = slice(top, bottom), slice(left, right)
        differs = cv2.absdiff(best.seen.smooth[part], best.seen.soft[part])
        changed = float(cv2.blur(differs, (24, 24)).max())
        if changed > self.changed:
            self.changed, self.kind, self.picture = changed, made.kind, b64decode(cut_of(best, made.box))


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def measured(
    name: str, document: Document, condition: Condition, which: int, worst: Worst
) -> Iterator[tuple[str, int]]:
    """What was counted of one agreement, scanned in one way."""
    edition, desk = edition_of(name), Desk()
    listed = document.signatory_list
    assert listed
    desk.put(FORMATS["pdf"].render(document, edition, shipped), edition[:12], [one.line for one in listed.signatories],
             (listed.partners_heading, listed.signature_heading))  # fmt: skip
    for count, case in enumerate(cases(name, document, edition, desk.issues, condition, which)):
        at = seed(which, name, condition.name, count)
        rows = desk.issues[case.number].rows
        inked = signed(case.sheet, rows, at)
        picture = paper.scanned(case.sheet, condition, at)
        begun = time.process_time()
        best = desk.best(white(picture))
        told = told_of(best) if best else {}
        yield "milliseconds", int(1000 * (time.process_time() - begun))
        yield "pages", 1
        yield from judged(desk, case, told)
        for one in case.made if best and told["page"] == case.number + 1 and not told["layout"] else ():
            if not _told_at(one.box, told["places"]):
                worst.see(best, one)
        for row, ink, _ in told.get("rows", ()):
            yield "rows", 1
            yield "rows right", (ink >= limits.ROW) == (row in inked)


def main(which: str = "1", names: str = "", folder: str = "") -> None:
    Desk()  # It sets what OpenCV may use.
    limits.MOST_PLACES = 10**6
    for condition in (one for one in CONDITIONS if not names or one.name in names.split(",")):
        counts: Counter[str] = Counter()
        worst = Worst()
        for name, document in agreements(int(which)):
            for what, count in measured(name, document, condition, int(which), worst):
                counts[what] += count
        report(condition, counts)
        if worst.picture:
            print(f"  The most visible that got through is of the kind {worst.kind}.", flush=True)
        if worst.picture and folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            Path(folder, f"{condition.name}.png").write_bytes(worst.picture)


def report(condition: Condition, counts: Counter[str]) -> None:
    """Prints what was counted."""
    kinds = [name.removesuffix(": all") for name in counts if name.endswith(": all")]
    of = sum(counts[f"{kind}: all"] for kind in kinds)
    print(f"{condition.name}, {condition.dpi} dpi: {sum(counts[f'{kind}: found'] for kind in kinds)} of {of} found;",
          f"{counts['milliseconds'] / 1000 / counts['pages']:.2f} s a page; {counts['not placed']} pages not placed")
    for kind in sorted(kinds):
        told = {name.split(": as ")[1]: count for name, count in counts.items() if name.startswith(f"{kind}: as ")}
        print(f"  {kind}: {counts[f'{kind}: found']} of {counts[f'{kind}: all']}; told as {told}")
    for group in ("clean", "altered"):
        print(f"  {group}: {counts[f'{group} pages']} pages, {counts[f'{group} words']} words,",
              f"{counts[f'false words, {group}']} told falsely; {counts[f'false ink, {group}']} times ink falsely")
    print(f"  rows of the list: {counts['rows right']} of {counts['rows']} right", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
