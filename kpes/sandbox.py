"""Programs that read files which came from anybody run apart: in a process of their own, within bounds.

What such a file can do is then known: it can end that process, and nothing else.
"""

from __future__ import annotations

import faulthandler
import json
import sys
import time
import weakref
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import subprocess

_HOME = str(Path(__file__).parent.parent)


class Died(Exception):
    """The process ended before it answered; ``late`` tells whether that was because its time was up."""

    def __init__(self, late: bool):
        super().__init__(late)
        self.late = late


class Process:
    """Asks one module of kpes about one file after the other, in a process that ends with this object.

    Its function ``answer`` gets what is told of a file and the file's bytes, and gives what JSON holds. It has
    ``seconds`` for each file and, where the system can bound that, ``memory`` bytes. After a file that ends the
    process, the next one gets another.
    """

    def __init__(self, module: str, seconds: float, memory: int):
        self._command = _python(f"from kpes import sandbox; from {module} import answer; sandbox.serve(answer)",
                                str(seconds), str(memory))  # fmt: skip
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._finish: weakref.finalize[..., Process] | None = None

    def ask(self, data: bytes = b"", **told: object) -> Any:
        """What is answered, as JSON holds it; `Died` where nothing is."""
        process = self._process or self._start()
        assert process.stdin
        assert process.stdout
        begun = time.monotonic()
        with suppress(OSError):  # It is gone.
            process.stdin.write(json.dumps([len(data), told]).encode() + b"\n")
            process.stdin.write(data)
            process.stdin.flush()
        line = process.stdout.readline()
        if line.endswith(b"\n"):
            return json.loads(line)
        self.end()
        raise Died(late=time.monotonic() - begun >= self._seconds)

    def end(self) -> None:
        """Ends the process; the next file gets another."""
        if self._finish:
            self._finish()
        self._process = None

    def _start(self) -> subprocess.Popen[bytes]:
        import subprocess

        self._process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._finish = weakref.finalize(self, _finished, self._process)
        return self._process


def _finished(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    with suppress(OSError), process:  # What was not written yet is lost.
        pass


def _python(code: str, *arguments: str) -> list[str]:
    """Python with this kpes, wherever that is.

    Nothing is imported from the working directory, as ``python -m`` would, since files that came from anybody lie
    there.
    """
    this = f"import sys; sys.path.insert(0, {_HOME!r}); import kpes; del sys.path[0]"
    return [sys.executable, "-P", "-c", f"{this}; {code}", *arguments]


def serve(answer: Callable[[dict[str, Any], bytes], object]) -> None:
    """Answers what a `Process` asks on stdin, a line each, within the bounds that the command line names."""
    seconds, memory = float(sys.argv[1]), int(sys.argv[2])
    source, replies = sys.stdin.buffer, sys.stdout.buffer
    while header := source.readline():
        allow(seconds, memory)
        size, told = json.loads(header)
        reply = json.dumps(answer(told, source.read(size)))
        rest()
        replies.write(reply.encode() + b"\n")
        replies.flush()


def allow(seconds: float, memory: int | None = None) -> None:
    """Ends this process after so many seconds from now, and keeps it within so many bytes of memory.

    Time is bounded on every system, memory where the system can (Linux; not Windows, nor macOS).
    """
    # Its clock runs beside Python, which a single long step of the interpreter would hold up.
    faulthandler.dump_traceback_later(seconds, exit=True, file=2)
    if memory is None:
        return
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def rest() -> None:
    """Lets this process wait for more work for as long as it takes."""
    faulthandler.cancel_dump_traceback_later()
