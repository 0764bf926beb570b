"""What a person sees on a terminal of a given width."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).parent.parent


class Shown(NamedTuple):
    """How a process ended, and what it showed, control sequences and all."""

    code: int
    raw: str

    @property
    def text(self) -> str:
        """What was shown, without colours and other control sequences."""
        return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", self.raw.replace("\r\n", "\n"))


def on_terminal(*arguments: object, folder: Path = REPOSITORY, typed: str = "", **settings: str) -> Shown:
    """A Python process on a terminal of 80 columns, in English, where ``settings`` of its environment say no other.

    What is ``typed`` stands ready before the process asks for it.
    """
    import pty  # there is none on Windows

    ours, its = pty.openpty()
    environment = {
        **os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1", "TERM": "xterm-256color", "COLUMNS": "80",
        "LC_ALL": "C.UTF-8", "LANGUAGE": "en", **settings,
    }  # fmt: skip
    command = [sys.executable, *map(str, arguments)]
    with subprocess.Popen(command, cwd=folder, env=environment, stdin=its, stdout=its, stderr=its) as process:
        os.close(its)
        if typed:
            os.write(ours, typed.encode())
        shown = b""
        with suppress(OSError):  # EIO is how Linux says that nobody has the other end any more
            while read := os.read(ours, 65536):
                shown += read
    os.close(ours)
    return Shown(process.wait(), shown.decode())


def seen(folder: Path, *arguments: str, columns: int = 80, language: str = "en", typed: str = "") -> tuple[int, str]:
    """The exit code of kpes in ``folder``, and what it shows in the reader's ``language``, without colours."""
    settings = {"COLUMNS": str(columns), "NO_COLOR": "1", "LC_ALL": f"{language}.UTF-8", "LANGUAGE": language}
    shown = on_terminal("-m", "kpes", *arguments, folder=folder, typed=typed, **settings)
    return shown.code, shown.text
