"""Drafts to those who are awaited, beside one PDF and beside a loop that does nothing but write the same bytes."""

from __future__ import annotations

import shutil
from pathlib import Path

from tools.bench.measuring import KPES, PYTHON, Run, in_turns, project_of

FEW, MANY = 22, 2_000
"""Partners. For ten thousand, each PDF with the list of all of them is 6 MB, and no disk here holds them all."""

_WRITE_BYTES = """
import os, sys
data = [open(f"{sys.argv[1]}/{name}", "rb").read() for name in sorted(os.listdir(sys.argv[1]))[:2]]
os.mkdir(sys.argv[2])
for number in range(int(sys.argv[3])):
    for part, one in enumerate(data):
        with open(f"{sys.argv[2]}/{number}-{part}", "wb", buffering=0) as file:
            file.write(one)
"""


def reminders(scratch: Path) -> None:
    """Prints what drafts take beyond the PDF that they bear, for few and for many partners."""
    for partners in (FEW, MANY):
        root = project_of(scratch / f"reminded-{partners}", partners)
        text, names = root / "data/agreement.yaml", root / "data/partners.yaml"
        text.write_text(text.read_text("utf-8").replace("status: draft", "status: final"), encoding="utf-8")
        lines = (f"  - {{id: p{n}, name: Partner {n}, email: p{n}@example.org}}\n" for n in range(partners))
        names.write_text(f"partners:\n{''.join(lines)}", encoding="utf-8")
        pdf, drafts, plain = (scratch / name for name in ("pdf", "drafts", "plain"))
        remind = (*KPES, "remind", "--out", drafts)
        one, made = in_turns(
            Run((*KPES, "render", "--format", "pdf", "--partner", "p0", "--out", pdf), root, pdf),
            Run(remind, root, drafts),
        )
        beyond = made.seconds - one.seconds
        print(f"{partners:,} drafts: {made.seconds:.2f} s, beyond one PDF {beyond:.2f} s", end="")
        if partners == FEW:
            print(" (aim: 0.6)")
            continue
        in_turns(Run(remind, root), rounds=1)
        (bytes_alone,) = in_turns(Run((PYTHON, "-c", _WRITE_BYTES, drafts, plain, str(partners)), leaves=plain))
        print(f" = {beyond / bytes_alone.seconds:.2f} × writing the same bytes ({bytes_alone.seconds:.2f} s; aim: 2)")
        shutil.rmtree(drafts)
