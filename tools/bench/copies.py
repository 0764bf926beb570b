"""Copies by the thousand beside a loop that does nothing but write the same bytes, and beside docxtpl.

How long a disk takes for them changes from run to run; a file system in memory, where there is one, and the
seconds of the processor do not.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tools.bench.measuring import KPES, PYTHON, Cost, Run, apart, cost, in_turns, project_of

SAMPLE = {22: 22, 1_000: 20, 10_000: 3}
"""How many copies docxtpl makes for each number of partners; its time is then scaled up."""
FEW = 22
IN_MEMORY = Path("/dev/shm")
ROOM = 1 << 30
"""Bytes that ten thousand copies need, and a ZIP file of them."""

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


def copies(partners: int, scratch: Path) -> None:
    """Prints what the copies for this many partners take, and what of it is what."""
    project = project_of(scratch / f"project-{partners}", partners)
    copy = one_copy(project, scratch / "one")
    print(f"{partners:,} partners: {partners:,} copies of {copy.stat().st_size / 1000:.0f} kB, medians of 5 in turns")
    few = project_of(scratch / f"few-{partners}", FEW)
    with folders(scratch) as places:
        for folder in places:
            ours = beside_the_bytes(project, copy, partners, folder)
        if partners > FEW:
            parts(project, few, places[0])
    beside_docxtpl(partners, ours, scratch)
    shutil.rmtree(scratch / "one")


@contextmanager
def folders(scratch: Path) -> Iterator[list[Path]]:
    """Where copies are written: in memory, where that can be, and on the disk."""
    with ExitStack() as removed:
        places = [scratch]
        if IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM:
            made = removed.enter_context(tempfile.TemporaryDirectory(prefix="kpes-bench-", dir=IN_MEMORY))
            places.insert(0, Path(made))
        yield places


def one_copy(project: Path, folder: Path) -> Path:
    """A single copy."""
    cost(*KPES, "render", "--partner", "p0", "--out", folder, cwd=project)
    return next(folder.glob("*.docx"))


def beside_the_bytes(project: Path, copy: Path, partners: int, folder: Path) -> Cost:
    """All copies beside the bytes alone, on one file system; gives what the copies take."""
    rendered, packed, plain = folder / "rendered", folder / "packed.zip", folder / "plain"
    plain_loop = (PYTHON, "-c", WRITE_BYTES, copy, plain, str(partners))
    ours, theirs = in_turns(
        Run((*KPES, "render", "--out", rendered), project, rendered), Run(plain_loop, leaves=plain)
    )
    (zipped,) = in_turns(Run((*KPES, "render", "--zip", packed), project, packed))
    print(f"  in memory ({IN_MEMORY})" if folder.is_relative_to(IN_MEMORY) else f"  on the disk ({folder.parent})")
    for name, spent in (("kpes render", ours), ("kpes render --zip", zipped), ("writing the bytes", theirs)):
        times = f"{spent.seconds:6.2f} s, {spent.processor:5.2f} s of the processor, {spent.memory:4.0f} MiB"
        beside = f"{spent.seconds / theirs.seconds:5.2f} ×, {spent.processor / theirs.processor:5.2f} ×"
        print(f"    {name:18} {times}   {beside if spent is not theirs else ''}")
    return ours


def parts(project: Path, small: Path, folder: Path) -> None:
    """What of the time and of the memory is what, by what less work takes."""
    out = folder / "parts"
    few = [option for number in range(FEW) for option in ("--partner", f"p{number}")]
    read, small_read, one, small_one, some, every, small_every = in_turns(
        Run((*KPES, "show"), project),
        Run((*KPES, "show"), small),
        Run((*KPES, "render", "--partner", "p0", "--out", out), project, out),
        Run((*KPES, "render", "--partner", "p0", "--out", out), small, out),
        Run((*KPES, "render", *few, "--out", out), project, out),
        Run((*KPES, "render", "--out", out), project, out),
        Run((*KPES, "render", "--out", out), small, out),
        of=min,  # of the same work, the processor takes more now and then, never less
    )
    reading = read.processor - small_read.processor
    print(
        f"  of the processor's time {small_one.processor:.2f} s is what one copy for {FEW} partners takes, "
        f"{reading:.2f} s reading and checking the list,\n"
        f"  {one.processor - small_one.processor - reading:.2f} s drawing it, "
        f"{every.processor - one.processor:.2f} s writing the copies\n"
        f"  {every.memory:.0f} MiB are {every.memory / some.memory:.2f} × those for {FEW} of the copies (aim: 1.2), "
        f"and {every.memory / small_every.memory:.2f} × the {small_every.memory:.0f} MiB for {FEW} partners"
    )


def beside_docxtpl(partners: int, ours: Cost, scratch: Path) -> None:
    """The same document merged by docxtpl, once for each partner."""
    small = project_of(scratch / f"small-{partners}", 4)
    copy = one_copy(small, scratch / "four")
    apart(docxtpl_template, copy, scratch / "template.docx")
    sample = SAMPLE[partners]
    merged = cost(PYTHON, "-c", DOCXTPL, scratch / "template.docx", scratch / "d", str(partners), str(sample))
    for folder in ("four", "d"):
        shutil.rmtree(scratch / folder)
    scaled = merged.seconds / sample * partners
    note = "" if sample == partners else f", scaled up from {sample} copies"
    print(
        f"  docxtpl takes {scaled:.2f} s{note}, and {merged.memory:.0f} MiB: "
        f"kpes is {scaled / ours.seconds:.0f} times as fast (aim: 50)"
    )


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
