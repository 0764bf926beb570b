"""What a process takes, and the projects that it is given."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).parents[2]
PYTHON = sys.executable
KPES = (PYTHON, "-m", "kpes")

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Whatever this machine is set to, Python keeps what it compiled, as it does for a user."""


class Cost(NamedTuple):
    """What a process took: seconds, MiB at its peak, and seconds of the processor."""

    seconds: float
    memory: float
    processor: float


class Run(NamedTuple):
    """A command, where it is run, and what it leaves there, which is removed before it is run again."""

    command: Sequence[str | Path]
    cwd: Path = REPOSITORY
    leaves: Path | None = None


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


def in_turns(
    *runs: Run, rounds: int = 5, of: Callable[[Iterable[float]], float] = statistics.median
) -> list[Cost]:
    """The medians of each run, one after the other in each round; or what else ``of`` takes of the figures."""
    costs: list[list[Cost]] = [[] for _ in runs]
    for _ in range(rounds):
        for run, found in zip(runs, costs, strict=True):
            found.append(cost(*run.command, cwd=run.cwd))
            if run.leaves is not None:
                remove(run.leaves)
    return [Cost(*map(of, zip(*found, strict=True))) for found in costs]


def remove(path: Path) -> None:
    """Removes a file, or a folder with all that is in it."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def apart(work: Callable[..., None], *arguments: Path) -> None:
    """Does work in a process of its own: Linux counts what a parent holds into the peak of its children."""
    process = multiprocessing.get_context("spawn").Process(target=work, args=arguments)
    process.start()
    process.join()


def project_of(root: Path, partners: int) -> Path:
    """The shipped agreement between this many partners."""
    shutil.copytree(REPOSITORY / "data", root / "data", ignore=shutil.ignore_patterns("signatures", "editions"))
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    names = "".join(f"  - id: p{number}\n    name: Partner {number}\n" for number in range(partners))
    (root / "data/partners.yaml").write_text(f"partners:\n{names}", encoding="utf-8")
    return root
