"""The way in: language, streams, the commands, and the one place where failures become exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import pairwise

from kpes import messages
from kpes.cli import app, usage
from kpes.cli.session import Session
from kpes.errors import ExitCode, KpesError
from kpes.messages import Message, message
from kpes.storage import why


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs kpes with these arguments, or the process's own, and gives the exit code."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    t = messages.catalogue(_language(arguments))
    session = Session(t, now=lambda: datetime.now(UTC), today=date.today)
    try:
        code = app.build(t).main(arguments or ["--help"], "kpes", standalone_mode=False, obj=session)
        sys.stdout.flush()
        return code or ExitCode.DONE
    except KpesError as error:
        sys.stderr.write(f"{t(error.reason)} {t(error.remedy)}\n")
        return ExitCode.CANNOT_GO_ON
    except usage.UsageError as error:
        sys.stderr.write(usage.explained(error, t))
        return ExitCode.USAGE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough. Python would complain once more at its own end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except OSError as error:
        sys.stderr.write(f"{t(_unreadable(error))}\n")
        return ExitCode.CANNOT_GO_ON


def _unreadable(error: OSError) -> Message:
    return message("{path} cannot be read: {why}.", path=str(error.filename or "?"), why=why(error))


def _language(arguments: Sequence[str]) -> str:
    """The language that ``--lang`` names, else the locale's. The help texts need it before any parsing."""
    for option, value in pairwise([*arguments, ""]):
        named = value if option == "--lang" else option.removeprefix("--lang=")
        if option.startswith("--lang") and named in messages.LANGUAGES:
            return named
    return messages.preferred_language(os.environ, _system_locale())


def _system_locale() -> str | None:
    """What Windows is set to, which sets no variables; elsewhere nothing."""
    if os.name != "nt":
        return None
    import ctypes
    import locale

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage())
