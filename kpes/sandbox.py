"""Programs that read files which came from anybody run apart: in a process of their own, within bounds.

What such a file can do is then known: it can end that process, and nothing else.

A process imports this module before anything else. So it imports little, and what only one side needs, where that does.
"""

from __future__ import annotations

import faulthandler
import marshal
import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    import subprocess
    import weakref
    from collections.abc import Callable
    from typing import Any

_HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_NOWHERE = "socks5://127.0.0.1:0"
"""A way to the network that is none: of a kind that Typst does not know, to a place that nobody can be at."""
_ALONE = {"https_proxy": _NOWHERE, "HTTPS_PROXY": _NOWHERE, "no_proxy": "", "NO_PROXY": ""}
_SMALL = {"RAYON_NUM_THREADS": "4", "MALLOC_ARENA_MAX": "4", "OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1",
          "OPENBLAS_NUM_THREADS": "1"}  # fmt: skip
"""On a machine of many cores, the threads of Typst and of NumPy would set aside more memory than the bounds allow."""


class Died(Exception):
    """The process ended before it answered; ``late`` tells whether that was because its time was up."""

    def __init__(self, late: bool):
        super().__init__(late)
        self.late = late


class Process:
    """Asks one module of kpes about one file after the other, in a process that ends with this object.

    Its function ``answer`` gets what is told of a file and the file's bytes, and gives bytes or what JSON holds. It has
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
        """What is answered, bytes or as JSON holds it; `Died` where nothing is."""
        import json

        process = self._process or self._start()
        assert process.stdin
        assert process.stdout
        begun = time.monotonic()
        try:
            marshal.dump((told, data), process.stdin)
            process.stdin.flush()
        except OSError:
            pass  # It is gone.
        kind, _, size = process.stdout.readline().partition(b" ")
        answered = process.stdout.read(int(size)) if size else b""
        if size and len(answered) == int(size):
            return answered if kind == _BYTES else json.loads(answered)
        self.end()
        raise Died(late=time.monotonic() - begun >= self._seconds)

    def end(self) -> None:
        """Ends the process; the next file gets another."""
        if self._finish:
            self._finish()
        self._process = None

    def _start(self) -> subprocess.Popen[bytes]:
        import subprocess
        import weakref

        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_ALONE, **_SMALL},
        )
        self._finish = weakref.finalize(self, _finished, self._process)
        return self._process


def _finished(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    try:
        with process:
            pass
    except OSError:
        pass  # What was not written yet is lost.


def _python(code: str, *arguments: str) -> list[str]:
    """Python with this kpes, wherever that is.

    Nothing is imported from the working directory, as ``python -m`` would, since files that came from anybody lie
    there.
    """
    this = f"import sys; sys.path.insert(0, {_HOME!r}); import kpes; del sys.path[0]"
    return [sys.executable, "-P", "-c", f"{this}; {code}", *arguments]


def serve(answer: Callable[[dict[str, Any], bytes], object]) -> None:
    """Answers what a `Process` asks on stdin, within the bounds that the command line names."""
    seconds, memory = float(sys.argv[1]), int(sys.argv[2])
    source, replies = sys.stdin.buffer, sys.stdout.buffer
    while True:
        try:
            told, data = marshal.load(source)
        except EOFError:
            return
        allow(seconds, memory)
        made = answer(told, data)
        reply = made if isinstance(made, bytes) else _as_json(made)
        rest()
        replies.write(b"%s %d\n" % (_BYTES if reply is made else b"json", len(reply)))
        replies.write(reply)
        replies.flush()


_BYTES = b"bytes"


def _as_json(made: object) -> bytes:
    import json

    return json.dumps(made, default=str).encode()


def allow(seconds: float, memory: int | None = None) -> None:
    """Ends this process after so many seconds from now, and keeps it within so many bytes of memory.

    Time is bounded on every system, memory where the system can (Linux; not Windows, nor macOS). Where it can, no file
    is written either.
    """
    # Its clock runs beside Python, which a single long step of the interpreter would hold up.
    faulthandler.dump_traceback_later(seconds, exit=True, file=2)
    if memory is None:
        return
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    except (ImportError, ValueError, OSError):
        pass


def rest() -> None:
    """Lets this process wait for more work for as long as it takes."""
    faulthandler.cancel_dump_traceback_later()
