"""Programs that read files which came from anybody run apart: in a process of their own, within bounds.

What such a file can do is then known: it can end that process, and nothing else.
"""

from __future__ import annotations

import faulthandler
import sys
from contextlib import suppress
from pathlib import Path

_HOME = str(Path(__file__).parent.parent)


def command(module: str, *arguments: str) -> list[str]:
    """What runs the function ``main`` of a module of kpes in a process of its own.

    It is this kpes, wherever that is; and nothing is imported from the working directory, as ``python -m`` would,
    since files that came from anybody lie there.
    """
    this = f"import sys; sys.path.insert(0, {_HOME!r}); import kpes; del sys.path[0]"
    run = f"{this}; from {module} import main; main()"
    return [sys.executable, "-P", "-c", run, *arguments]


def allow(seconds: int, memory: int | None = None) -> None:
    """Ends this process after so many seconds from now, and keeps it within so many bytes of memory.

    Time is bounded on every system, memory where the system can (Linux; not Windows, nor macOS).
    """
    # Its clock runs beside Python, which a single long step of the interpreter would hold up.
    faulthandler.dump_traceback_later(seconds, exit=True, file=sys.__stderr__)
    if memory is None:
        return
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def rest() -> None:
    """Lets this process wait for more work for as long as it takes."""
    faulthandler.cancel_dump_traceback_later()
