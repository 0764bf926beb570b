"""Signed PDFs are examined in a process of their own: they come from anybody, and may be made to harm.

A few kilobytes can keep what reads them busy for hours, or ask for more memory than there is. Here such a file
ends that one process, which means that it cannot be verified; the next file gets another.
"""

from __future__ import annotations

import json
import sys
import time
import weakref
from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from kpes import sandbox
from kpes.errors import KpesError
from kpes.esign import facts
from kpes.esign.facts import CannotExamine, SignedPdf, beginning, of_json, to_json, unread
from kpes.messages import message

if TYPE_CHECKING:
    import subprocess

_READY, _LACKING = "ready", "pyHanko is not installed"


class Examiner:
    """Examines one signed PDF after the other, in a process that ends with it.

    ``roots`` are, by their files, the certificates, in PEM, of those who are trusted to say who somebody is, and
    ``now`` knows its time zone.
    """

    patience, memory = facts.PATIENCE, facts.MEMORY

    def __init__(self, roots: Mapping[str, bytes], now: datetime):
        self._given = {"roots": {file: data.decode("latin-1") for file, data in roots.items()}, "now": now.isoformat()}
        self._process: subprocess.Popen[bytes] | None = None

    def examine(self, data: bytes, issued: Collection[str]) -> SignedPdf:
        """What there is to know of a signed PDF; ``issued`` are the SHA-256 of the PDFs that were issued.

        A KpesError where a certificate among the roots cannot be read, a `CannotExamine` where pyHanko is missing.
        """
        if self._process is None:
            self._start()
        length = beginning(data, issued)
        begun = time.monotonic()
        answer = self._asked(b"%d %d\n" % (len(data), -1 if length is None else length), data)
        if answer:
            found = of_json(answer)
        else:
            found = unread(data, length, "time" if time.monotonic() - begun >= self.patience else "damaged")
        if found.unread:
            self._end()  # What is left of it must not stand in the next file's way.
        return found

    def _start(self) -> None:
        import subprocess

        self._process = subprocess.Popen(
            sandbox.command(__name__), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._finish = weakref.finalize(self, _finished, self._process)
        given = {**self._given, "patience": self.patience, "memory": self.memory}
        answer = self._asked(json.dumps(given).encode() + b"\n")
        if answer == _READY:
            return
        self._end()
        if answer == _LACKING:
            raise CannotExamine(
                message("The electronic signature cannot be checked: pyHanko is not installed."),
                message("Install it beside kpes with “{command}”, or, where pipx installed kpes, with “{pipx}”.",
                        command=f"pip install {facts.PINNED}", pipx=f"pipx inject kpes {facts.PINNED}"),
            )
        if answer:
            raise KpesError(
                message("{file} holds no certificate in PEM.", file=json.loads(answer)),
                message("Put one there, or take the file away."),
            )
        raise CannotExamine(
            message("The electronic signature cannot be checked: pyHanko does not start."),
            message("Install it anew with “{command}”, or, where pipx installed kpes, with “{pipx}”.",
                    command=f"pip install --force-reinstall {facts.PINNED}",
                    pipx=f"pipx inject --force kpes {facts.PINNED}"),
        )

    def _asked(self, *parts: bytes) -> str:
        """The answer to ``parts``; empty where the process died of them."""
        assert self._process
        assert self._process.stdin
        assert self._process.stdout
        with suppress(OSError):  # It is gone.
            for part in parts:
                self._process.stdin.write(part)
            self._process.stdin.flush()
        line = self._process.stdout.readline().decode()
        return line.removesuffix("\n") if line.endswith("\n") else ""

    def _end(self) -> None:
        self._finish()
        self._process = None


def _finished(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    with suppress(OSError), process:  # What was not written yet is lost.
        pass


def main() -> None:
    """Reads what an `Examiner` writes on stdin, and answers on stdout, a line for each file."""
    source, given = sys.stdin.buffer, json.loads(sys.stdin.buffer.readline())
    sandbox.allow(facts.PATIENCE, given["memory"])
    try:
        from kpes.esign import electronic
    except ImportError:
        _answer(_LACKING)
        return
    roots = []
    for file, told in given["roots"].items():
        try:
            roots += electronic.certificates(told.encode("latin-1"))
        except ValueError:
            _answer(json.dumps(file))
            return
    now = datetime.fromisoformat(given["now"])
    _answer(_READY)
    while header := source.readline():
        size, length = map(int, header.split())
        sandbox.allow(given["patience"])
        data = source.read(size)
        _answer(to_json(electronic.examine(data, None if length < 0 else length, roots, now)))


def _answer(line: str) -> None:
    sandbox.rest()
    sys.stdout.buffer.write(line.encode() + b"\n")
    sys.stdout.buffer.flush()
