"""A rule's example, done for real: data, files and commands in a project of its own."""

from __future__ import annotations

import hashlib
import re
import shlex
import subprocess
from contextlib import chdir
from datetime import date
from pathlib import Path
from textwrap import dedent

from kpes.cli import main
from kpes.findings import Finding
from tests.project import snapshot
from tests.sound import AGREEMENT, PARTNERS, replaced

ZEROS = "sha256:" + "0" * 64


def play(example: str, folder: Path) -> list[Finding]:
    """What kpes finds in the sound project in ``folder`` once all of ``example`` has happened in it.

    Top-level keys replace those of the sound data, whose status is final here. A line ``# data/…`` heads
    the content of that file, in which ``sha256:…`` stands for today's fingerprint, ``sha256:000…`` for
    that of another text, and ``digest: …`` for the digest of all that stands above it. A line ``$ …`` is a command.
    """
    keys, files, commands = _parted(dedent(example))
    partners = {key for key in keys if key.startswith("partners:")}
    agreement = replaced(AGREEMENT, "status: final\n" + "".join(key for key in keys if key not in partners))
    _write(folder / "data/agreement.yaml", agreement)
    _write(folder / "data/partners.yaml", "".join(partners) or PARTNERS)
    for name, text in files.items():
        resolved = snapshot(folder, date.today()).resolved
        today = resolved.fingerprint
        _write(folder / name, _sealed(text.replace("sha256:000…", ZEROS).replace("sha256:…", today)))
        if name.startswith("data/signatures/"):
            _write(folder / "data/editions" / f"{today[7:19]}.txt", resolved.text.decode())
    for command in commands:
        if command.startswith("kpes "):
            with chdir(folder):
                assert main(shlex.split(command)[1:]) == 0, command
        else:
            subprocess.run(["bash", "-c", command], cwd=folder, check=True)
    return list(snapshot(folder, date.today()).findings)


def _sealed(text: str) -> str:
    first, *others = text.split("  digest: …\n")
    for other in others:
        first = f"{first}  digest: sha256:{hashlib.sha256(first.encode()).hexdigest()}\n{other}"
    return first


def _parted(example: str) -> tuple[list[str], dict[str, str], list[str]]:
    keys: list[str] = []
    files: dict[str, str] = {}
    commands: list[str] = []
    file = ""
    for line in example.splitlines(keepends=True):
        if heading := re.fullmatch(r"# ((?:data|out)/\S+)\n", line):
            file = heading[1]
            files[file] = ""
        elif line.startswith("$ "):
            commands.append(line.removeprefix("$ ").strip())
        elif file:
            files[file] += line
        elif re.match(r"\w", line):
            keys.append(line)
        elif line.strip():
            keys[-1] += line
    return keys, files, commands


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
