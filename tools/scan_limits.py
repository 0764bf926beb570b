"""What real scans measure beside the limits that kpes has: how these are set anew.

    python -m tools.scan_limits ISSUED.pdf FOLDER [--unsigned]

FOLDER holds scans of copies in which nothing was altered, printed from that PDF; what people wrote over words does no
harm, for these are left out. Of each measure it tells what the worst of a page has: on the best of all pages, on the
middle one, on the worst in ten, and on the worst of all. A limit belongs a little above the third; that of points, a
little below the least. With --unsigned, of scans on which nobody wrote, it tells of ink, too.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

from kpes.scans import limits
from kpes.scans.comparing import Desk, Tried
from kpes.scans.ink import added, foreign
from kpes.scans.pictures import Pictures
from kpes.scans.upright import white

Measure = Callable[[Tried], float]


def _worst(name: str) -> Measure:
    """The worst glyph of the words that nothing lies over."""
    return lambda best: float(getattr(best.seen, name)[~np.array(best.covered)[best.seen.word_of]].max())


def _foreign(best: Tried) -> float:
    return max((piece.area for piece in added(foreign(best.seen), (), 0)), default=0.0)


_OF_WORDS: dict[str, tuple[Measure, float]] = {
    "FEWEST_POINTS": (lambda best: best.placed.points, limits.FEWEST_POINTS),
    "MOVED": (lambda best: float(np.abs(best.seen.moved).max(initial=0)), limits.MOVED),
    "LIKENESS": (_worst("likeness"), limits.LIKENESS),
    "EXTRA": (_worst("extra"), limits.EXTRA),
    "FAINT_MISSING": (_worst("missing"), limits.FAINT_MISSING),
    "RATHER": (_worst("rather"), limits.RATHER),
}
_OF_INK: dict[str, tuple[Measure, float]] = {"FOREIGN": (_foreign, limits.FOREIGN)}


def main(issued: str, folder: str, unsigned: str = "") -> None:
    """Measures all scans of a folder, and prints what they have beside the limits."""
    measures = _OF_WORDS | (_OF_INK if unsigned else {})
    desk = Desk()
    desk.put(Path(issued).read_bytes(), "issued", (), ())
    found = []
    for file in sorted(Path(folder).iterdir()):
        scan = Pictures(file.read_bytes())
        for number in range(scan.count):
            best = desk.best(white(scan.page(number)))
            worst = [measure(best) for measure, _ in measures.values()] if best else []
            print(file.name, number + 1, [round(value, 3) for value in worst] or "not placed")
            found += [worst] if worst else []
    if not found:
        return
    for (name, (_, limit)), column in zip(measures.items(), np.array(found).T, strict=True):
        least, middle, tenth, most = (float(np.percentile(column, share)) for share in (0, 50, 90, 100))
        print(f"{name}: {least:.3f}, {middle:.3f}, {tenth:.3f}, {most:.3f}; the limit is {limit}")


if __name__ == "__main__":
    main(*sys.argv[1:4])
