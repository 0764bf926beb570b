"""The register of 10,000 partners: its status beside the reading of its files, and one more signature."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from kpes.project.folder import Project
from kpes.project.snapshot import Snapshot
from kpes.register.evidence import Said
from tools.bench.measuring import KPES, PYTHON, Run, in_turns, project_of

PARTNERS = 10_000
FORMATS = ("table", "json", "csv", "markdown")
READ = """
import os, sys
files = ["data/partners.yaml", *(f"data/signatures/{file}" for file in os.listdir("data/signatures"))]
if sys.argv[1] == "compose":
    import yaml
for file in files:
    with open(file, "rb") as opened:
        data = opened.read()
    if sys.argv[1] == "compose":
        yaml.compose(data, Loader=yaml.CSafeLoader)
"""


def register(scratch: Path) -> None:
    """`status` beside reading the same files, and `sign` where few and where all of the partners have signed."""
    few, everybody = (signed_project(scratch / f"signed-{signed}", signed) for signed in (10, PARTNERS))
    commands = [
        *((PYTHON, "-c", READ, how) for how in ("bytes", "compose")),
        *((*KPES, "status", "--format", format) for format in FORMATS),
    ]
    plain, composed, *statuses = in_turns(*(Run(command, everybody) for command in commands))
    print(
        f"{PARTNERS} partners, all signed: reading the bytes of their list and the register {plain.seconds:.2f} s, "
        f"composing them with the C loader {composed.seconds:.2f} s"
    )
    for format, found in zip(FORMATS, statuses, strict=True):
        print(
            f"  kpes status --format {format:8} {found.seconds:5.2f} s = {found.seconds / composed.seconds:.2f} × "
            f"composing (aim: 3), {found.seconds / plain.seconds:.1f} × the bytes"
        )
    signed = (*KPES, "sign", "p9", "--by", "Anna Lis", "--on", "2014-11-07")
    runs = (Run(signed, root, root / "data/signatures/p9.yaml") for root in (few, everybody))
    one, other = in_turns(*runs, rounds=10)
    print(
        f"  kpes sign where 10 have signed {one.seconds:.2f} s, where all have {other.seconds:.2f} s: "
        f"{other.seconds / one.seconds:.2f} × (aim: 1); processor {one.processor:.2f} s and {other.processor:.2f} s"
    )


def signed_project(root: Path, signed: int) -> Path:
    """A project of 10,000 partners of whom this many have signed."""
    project = Snapshot(Project(project_of(root, PARTNERS)), date.today(), datetime.now(UTC))
    resolved = project.resolved
    one = Said(by="Anna Nowak", on=date(2014, 11, 7), method="handwritten")
    signatures = [one._replace(partner=partner) for partner in resolved.partners[:signed]]
    project.register.record_all(signatures, resolved.text, "2014-11-08T09:12:44Z")
    return root
