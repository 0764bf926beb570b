"""The whole run, part by part. (What is measured in a process of its own cannot be in ``__main__``.)"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
import venv
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from itertools import pairwise, product
from operator import mul
from pathlib import Path

from kpes.findings import Finding
from kpes.project.folder import Project
from kpes.project.snapshot import Snapshot
from kpes.render import FORMATS
from tools.bench.copies import SAMPLE, copies
from tools.bench.measuring import KPES, REPOSITORY, Run, apart, cost, in_turns, project_of
from tools.bench.register import register
from tools.bench.reminders import reminders


def start_up(scratch: Path) -> None:
    """Whole commands of an ordinary install, bytecode and all, beside the imports that each of them needs."""
    print("Whole processes of an installed kpes on the shipped project, median of 15 in turns")
    venv.create(scratch / "installed", with_pip=True)
    python, kpes = (scratch / "installed/bin" / name for name in ("python", "kpes"))
    cost(python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", REPOSITORY)
    bare = [Run((python, "-c", f"import {names}")) for names in ("typer, yaml", "typer, yaml, docx")]
    meant = list(product(("status", "validate", "render"), ("", f"--project={REPOSITORY}", "--lang=pl")))
    out = {"render": ("--out", scratch / "copies")}
    runs = [Run((kpes, *filter(None, [before]), name, *out.get(name, ()))) for name, before in meant]
    low, high, *found = in_turns(*bare, *runs, rounds=15)
    for (name, before), took in zip(meant, found, strict=True):
        base, aim = high if name == "render" else low, 1.45 if name == "status" else 1.9
        command = f"kpes {before.split('=')[0]} {name}".replace("  ", " ")
        print(
            f"  {command:23} {took.seconds * 1000:4.0f} ms = {took.seconds / base.seconds:.2f} × the bare imports "
            f"(aim: {aim}); of the processor {took.processor / base.processor:.2f} ×"
        )


def checking(scratch: Path) -> None:
    """Checking data of full partners as a command does it, beside composing the same file with the C loader."""
    import yaml

    roots = {partners: project_of(scratch / f"checked-{partners}", 2) for partners in (1_000, 10_000)}
    composed, checked = {}, {}
    for partners, root in roots.items():
        text = "partners:\n" + "".join(map(full_partner, range(partners)))
        (root / "data/partners.yaml").write_text(text, encoding="utf-8")
        composed[partners] = timed(partial(yaml.compose, text, Loader=yaml.CSafeLoader))
    import kpes.cli  # noqa: F401  (it puts off looking for garbage)

    for partners, root in roots.items():
        checked[partners] = timed(partial(findings, Project(root)))
        print(
            f"checking {partners} partners: {checked[partners]:.2f} s = {checked[partners] / composed[partners]:.2f} × "
            f"yaml.compose with the C loader ({composed[partners]:.2f} s; aim: 3)"
        )
    print(f"  ten times the partners take {checked[10_000] / checked[1_000]:.1f} × the time (aim: 12)")


def findings(project: Project) -> tuple[Finding, ...]:
    return Snapshot(project, date.today(), datetime.now(UTC)).findings


def full_partner(number: int) -> str:
    """A partner with every key filled in, and nothing wrong with it."""
    return f"""\
  - id: p{number}
    name: Spółdzielnia Socjalna „Nowa {number}”
    seat: Gdańsk
    representatives:
      - name: Anna Nowak {number}
        basis: statutory
      - name: Jan Kowalski {number}
        basis: power-of-attorney
    signatures_required: 2
    email: p{number}@example.org
    nip: '{nip(100_000_000 + 2 * number)}'
    krs: '{number:010}'
"""


def nip(number: int) -> str:
    """The NIP of this number, or of the next where it has no check digit."""
    return weighed(number, (6, 5, 7, 2, 3, 4, 5, 6, 7)) or weighed(number + 1, (6, 5, 7, 2, 3, 4, 5, 6, 7))


def weighed(number: int, weights: tuple[int, ...]) -> str:
    """``number`` with its check digit behind it; nothing where the digit would be a ten."""
    digit = sum(map(mul, map(int, str(number)), weights)) % 11
    return f"{number}{digit}" if digit < 10 else ""


def timed(work: Callable[[], object]) -> float:
    """The seconds that the work takes, the median of 5."""
    seconds = []
    for _ in range(5):
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)


def pdf(scratch: Path) -> None:
    """22 PDF copies beside LibreOffice, which converts one DOCX, whole processes in turns."""
    if shutil.which("soffice") is None:
        print("PDF: not measured, for there is no LibreOffice here (Debian: libreoffice-writer-nogui)")
        return
    cost(*KPES, "render", "--partner", "a", "--out", scratch / "word")
    (word,) = (scratch / "word").glob("*.docx")
    profile = f"-env:UserInstallation=file://{scratch}/profile"
    convert = ("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(scratch), str(word))
    cost(*convert)  # the first start makes the profile
    render = (*KPES, "render", "--format", "pdf", "--out", scratch / "pdf")
    ours, theirs = (found.seconds for found in in_turns(Run(render), Run(convert)))
    print(
        f"22 PDF copies: kpes {ours:.2f} s, LibreOffice for one {theirs:.2f} s: "
        f"{ours / theirs:.2f} of the time (aim: 0.25)"
    )


def long_agreements(scratch: Path) -> None:
    """How the processor time of a whole process grows with the length of the agreement, format by format."""
    print("Processor time for 500, 1,000 and 2,000 paragraphs (aim: at most twice the time for twice the length)")
    projects = [long_project(scratch / f"long-{count}", count) for count in (500, 1_000, 2_000)]
    for format in FORMATS:
        command = (*KPES, "render", "--format", format, "--partner", "p0", "--out", scratch / "long")
        seconds = [min(cost(*command, cwd=root).processor for _ in range(3)) for root in projects]
        growth = (f"{two / one:.1f} ×" for one, two in pairwise(seconds))
        print(f"  {format:10} {'  '.join(f'{s:6.2f} s' for s in seconds)}   {', then '.join(growth)}")
        shutil.rmtree(scratch / "long")


def long_project(root: Path, paragraphs: int) -> Path:
    """The shipped agreement with this many paragraphs, each of two texts and two items."""
    text = "Partnerzy postanawiają współdziałać w zakresie przedsiębiorczości społecznej, i to w całej Polsce. " * 3
    item = f"- {text}\n"
    listed = f"      {item}      {item}      - labels: 1/\n        items:\n          {item}          {item}"
    file = project_of(root, 22) / "data/agreement.yaml"
    head, rest = file.read_text(encoding="utf-8").split("\nparagraphs:\n")
    tail = rest[rest.index("\n# Nagłówki listy") : rest.index("\n# Uwagi kpes validate")]
    texts = ["      - W XXXXX egzemplarzach.\n", *[listed] * (paragraphs - 1)]
    body = "".join(f"  - text:\n{text}" for text in texts)
    file.write_text(f"{head}\nparagraphs:\n{body}{tail}", encoding="utf-8")
    return root


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="kpes-bench-") as folder:
        scratch = Path(folder)
        start_up(scratch)
        pdf(scratch)
        long_agreements(scratch)
        apart(checking, scratch)
        apart(register, scratch)
        reminders(scratch)
        for partners in SAMPLE:
            copies(partners, scratch)
