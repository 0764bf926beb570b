"""What real scans measure beside the limits that kpes has: how these are set anew.

    python -m tools.scan_limits ISSUED.pdf FOLDER

FOLDER holds scans of copies in which nothing was altered, printed from that PDF; what people wrote on them does no
harm, for the words under it are left out. Of each measure it tells what the worst glyph of a page has: in the middle
of all pages, on the worst page in ten, and on the worst of all. A limit belongs a little above the second.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from kpes.scans import limits
from kpes.scans.comparing import Desk
from kpes.scans.pictures import Pictures
from kpes.scans.upright import white

_MEASURES = {"likeness": limits.LIKENESS, "extra": limits.EXTRA, "missing": limits.FAINT_MISSING}


def worst_of(desk: Desk, picture: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> list[float] | None:
    """The worst of each measure on a page; None where it is no issued page."""
    best = desk.best(white(picture))
    if best is None:
        return None
    free = ~np.array(best.covered)[best.seen.word_of]
    return [float(getattr(best.seen, name)[free].max()) for name in _MEASURES]


def main(issued: str, folder: str) -> None:
    """Measures all scans of a folder, and prints what they have beside the limits."""
    desk = Desk()
    desk.put(Path(issued).read_bytes(), "issued", (), ())
    found = []
    for file in sorted(Path(folder).iterdir()):
        scan = Pictures(file.read_bytes())
        for number in range(scan.count):
            worst = worst_of(desk, scan.page(number))
            print(file.name, number + 1, "not placed" if worst is None else [round(value, 3) for value in worst])
            found += [worst] if worst else []
    if not found:
        return
    for name, column in zip(_MEASURES, np.array(found).T, strict=True):
        middle, tenth, most = (float(np.percentile(column, share)) for share in (50, 90, 100))
        print(f"{name}: {middle:.3f}, {tenth:.3f}, {most:.3f}; the limit is {_MEASURES[name]}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
