"""Measures kpes beside what it could be compared with, in one run: ``make bench``.

Every figure is of a whole process, but for the checking of many partners. Times that are compared are
taken in turns, so that whatever else the machine does hits both; memory is the peak of the process.
Nothing here fails: it is to be read.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from operator import mul
from pathlib import Path
from typing import NamedTuple

from kpes.project import find
from kpes.render import FORMATS

REPOSITORY = Path(__file__).parent.parent
PYTHON = sys.executable
KPES = (PYTHON, "-m", "kpes")
SAMPLE = {22: 22, 1_000: 20, 10_000: 3}
"""How many copies docxtpl makes for each number of partners; its time is then scaled up."""

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Whatever this machine is set to, Python keeps what it compiled, as it does for a user."""

WRITE_BYTES = """
import os, sys
data = open(sys.argv[1], "rb").read()
os.mkdir(sys.argv[2])
for number in range(int(sys.argv[3])):
    with open(f"{sys.argv[2]}/{number}.docx", "wb", buffering=0) as file:
        file.write(data)
"""
DOCXTPL = """
import os, sys
from docxtpl import DocxTemplate
os.mkdir(sys.argv[2])
partners = [{"name": f"Partner {number}"} for number in range(int(sys.argv[3]))]
for number in range(int(sys.argv[4])):
    template = DocxTemplate(sys.argv[1])
    template.render({"partners": partners, "copies": len(partners)})
    template.save(f"{sys.argv[2]}/{number}.docx")
"""


class Cost(NamedTuple):
    """What a process took: seconds, MiB at its peak, and seconds of the processor."""

    seconds: float
    memory: float
    processor: float


def cost(*command: str | Path, cwd: Path = REPOSITORY) -> Cost:
    """Runs a process to its end."""
    os.sync()  # so that nobody pays for what was written before
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"failed: {command}")
    return Cost(seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime)


def apart(work: Callable[..., None], *arguments: Path) -> None:
    """Does work in a process of its own: Linux counts what a parent holds into the peak of its children."""
    process = multiprocessing.get_context("spawn").Process(target=work, args=arguments)
    process.start()
    process.join()


def in_turns(commands: Sequence[Sequence[str]], rounds: int = 10) -> list[float]:
    """The median seconds of each command, run one after the other in each round."""
    times = [[cost(*command).seconds for command in commands] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def start_up(out: Path) -> None:
    print("Whole processes on the shipped project, median of 10 in turns")
    bare, bare_docx = (PYTHON, "-c", "import typer, yaml"), (PYTHON, "-c", "import typer, yaml, docx")
    commands = [bare, (*KPES, "status"), (*KPES, "validate"), bare_docx, (*KPES, "render", "--out", str(out))]
    low, status, validate, high, render = in_turns(commands)
    for name, seconds, base, aim in (
        ("kpes status", status, low, 2.0),
        ("kpes validate", validate, low, 2.0),
        ("kpes render (22 copies)", render, high, 2.5),
    ):
        print(f"  {name:24} {seconds * 1000:6.0f} ms = {seconds / base:4.2f} × the bare imports (aim: {aim})")


def project_of(root: Path, partners: int) -> Path:
    """The shipped agreement between this many partners."""
    shutil.copytree(REPOSITORY / "data", root / "data", ignore=shutil.ignore_patterns("signatures", "editions"))
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    names = "".join(f"  - id: p{number}\n    name: Partner {number}\n" for number in range(partners))
    (root / "data/partners.yaml").write_text(f"partners:\n{names}", encoding="utf-8")
    return root


def checking(scratch: Path) -> None:
    """Checking data of full partners beside composing the same file with the C loader, both in this process."""
    import yaml

    seconds = {}
    for partners in (1_000, 10_000):
        root = project_of(scratch / f"checked-{partners}", 2)
        file = root / "data/partners.yaml"
        file.write_text("partners:\n" + "".join(map(full_partner, range(partners))), encoding="utf-8")
        text = file.read_text(encoding="utf-8")
        project = find(root)
        composed, checked = [], []
        for _ in range(5):
            composed.append(timed(lambda text=text: yaml.compose(text, Loader=yaml.CSafeLoader)))
            checked.append(timed(lambda project=project: project.check(date.today())))
        seconds[partners] = statistics.median(checked)
        base = statistics.median(composed)
        print(
            f"checking {partners} partners: {seconds[partners]:.2f} s = {seconds[partners] / base:.2f} × yaml.compose "
            f"with the C loader ({base:.2f} s; aim: 3)"
        )
    print(f"  ten times the partners take {seconds[10_000] / seconds[1_000]:.1f} × the time (aim: 12)")


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
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def docxtpl_template(copy: Path, file: Path) -> None:
    """The same document as a template for docxtpl: the partners' rows become a loop."""
    import docx

    word = docx.Document(str(copy))
    table = word.tables[0]
    for row in table.rows[4:]:
        table._tbl.remove(row._tr)
    for row, words in zip(table.rows[1:], ("{%tr for p in partners %}", "{{ p.name }}", "{%tr endfor %}"), strict=True):
        row.cells[0].paragraphs[0].runs[0].text = words
    word.save(str(file))


def copies(partners: int, scratch: Path) -> None:
    root = project_of(scratch / f"project-{partners}", partners)
    cost(*KPES, "render", "--partner", "p0", "--out", scratch / "one", cwd=root)
    (copy,) = (scratch / "one").glob("*.docx")
    small = project_of(scratch / f"small-{partners}", 4)
    cost(*KPES, "render", "--partner", "p0", "--out", scratch / "four", cwd=small)
    apart(docxtpl_template, next((scratch / "four").glob("*.docx")), scratch / "template.docx")

    rounds = 5
    rendered, written = [], []
    for number in range(rounds):
        rendered.append(cost(*KPES, "render", "--out", scratch / f"r{number}", cwd=root))
        shutil.rmtree(scratch / f"r{number}")
        written.append(cost(PYTHON, "-c", WRITE_BYTES, copy, scratch / f"w{number}", str(partners)))
        shutil.rmtree(scratch / f"w{number}")
    sample = SAMPLE[partners]
    merged = cost(PYTHON, "-c", DOCXTPL, scratch / "template.docx", scratch / "d", str(partners), str(sample))
    for folder in ("one", "four", "d"):
        shutil.rmtree(scratch / folder)
    report(partners, copy_size=rendered_size(root, scratch), kpes=median(rendered), plain=median(written))
    scaled = merged.seconds / sample * partners
    note = "" if sample == partners else f", scaled up from {sample} copies"
    print(
        f"  docxtpl{'':13} {scaled:9.2f} s  {merged.memory:6.0f} MiB{note}\n"
        f"  so kpes takes {median(rendered).seconds / median(written).seconds:.2f} × the time of writing the bytes, "
        f"and is {scaled / median(rendered).seconds:.0f} times as fast as docxtpl"
    )


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
    ours, theirs = in_turns([(*KPES, "render", "--format", "pdf", "--out", str(scratch / "pdf")), convert], rounds=5)
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


def rendered_size(root: Path, scratch: Path) -> int:
    cost(*KPES, "render", "--partner", "p0", "--out", scratch / "size", cwd=root)
    size = next((scratch / "size").glob("*.docx")).stat().st_size
    shutil.rmtree(scratch / "size")
    return size


def median(costs: Sequence[Cost]) -> Cost:
    return Cost(*map(statistics.median, zip(*costs, strict=True)))


def report(partners: int, copy_size: int, kpes: Cost, plain: Cost) -> None:
    print(f"{partners} partners: {partners} copies of {copy_size / 1000:.0f} kB")
    for name, spent in (("kpes render", kpes), ("writing the bytes", plain)):
        print(f"  {name:20} {spent.seconds:9.2f} s  {spent.memory:6.0f} MiB")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="kpes-bench-") as folder:
        scratch = Path(folder)
        start_up(scratch / "copies")
        pdf(scratch)
        long_agreements(scratch)
        apart(checking, scratch)
        for partners in SAMPLE:
            copies(partners, scratch)


if __name__ == "__main__":
    main()
