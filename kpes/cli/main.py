"""The way in: language, streams, the commands, and the one place where failures become exit codes."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import partial
from itertools import pairwise

from kpes import messages
from kpes.cli import app, completing
from kpes.cli.session import Session, silence, to_stderr
from kpes.errors import ExitCode, KpesError
from kpes.messages import Catalogue, message
from kpes.source import legible
from kpes.storage import Unreadable, why

_WINDOWS = os.name == "nt"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs kpes with these arguments, or the process's own, and gives the exit code."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    _prepare_streams()
    t = messages.catalogue(_language(arguments))
    session = Session(t, now=partial(datetime.now, UTC), today=date.today)
    if completing.INSTRUCTION in os.environ:
        completing.prepare()
    try:
        command = app.build(t)
        code = command.main(arguments, "kpes", standalone_mode=False, obj=session)
        sys.stdout.flush()
        return code or ExitCode.DONE
    except KpesError as error:
        return _stopped(error, session.t)
    except app.UsageError as error:
        to_stderr(app.explained(error, t))
        return ExitCode.USAGE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except (BrokenPipeError, SystemExit):  # Typer turns the first into the second, and nothing else
        silence(sys.stdout)  # Whoever read our output has seen enough.
        return ExitCode.DONE
    except OSError as error:
        if _WINDOWS and error.errno == errno.EINVAL and error.filename is None:
            silence(sys.stdout)  # So Windows calls a pipe that nobody reads from any more.
            return ExitCode.DONE
        return _stopped(_failure(error, session), session.t)


def _prepare_streams() -> None:
    """Makes the streams speak UTF-8 everywhere; one that the caller closed (``>&-``) goes nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w"))
        getattr(sys, name).reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _stopped(error: KpesError, t: Catalogue) -> int:
    to_stderr(legible(f"{t(error.reason)} {t(error.remedy)}") + "\n")
    return ExitCode.CANNOT_GO_ON


def _failure(error: OSError, session: Session) -> KpesError:
    """What the operating system refused: a file, which has a name, or else to take our answer."""
    if error.filename is not None:
        return Unreadable(error.filename, why(error))
    silence(sys.stdout)
    return KpesError(
        message("The answer could not be written: {why}.", why=why(error)),
        message("What was recorded stands. See it with: kpes status")
        if session.recorded
        else message("Mend that and run the command again."),
    )


def _language(arguments: Sequence[str]) -> str:
    """The language that the last ``--lang`` names, else the locale's. The help texts need it before any parsing."""
    chosen = messages.preferred_language(os.environ, _system_locale())
    for option, value in pairwise([*arguments, ""]):
        named = value if option == "--lang" else option.removeprefix("--lang=")
        if option.startswith("--lang") and named in messages.CATALOGUES:
            chosen = named
    return chosen


def _system_locale() -> str | None:
    """What Windows is set to, which sets no variables; elsewhere nothing."""
    if sys.platform != "win32":
        return None
    import ctypes
    import locale

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage())
