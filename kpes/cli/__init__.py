"""The command line: parse, call, report, and nothing else.

A run of kpes makes many objects and hardly any garbage. So garbage is looked for when a million objects were made, not
at each 700, of which a start alone makes dozens of times as many; and not at all when the process ends.
"""

import atexit
import gc

gc.set_threshold(1_000_000)
atexit.register(gc.freeze)

from kpes.cli.main import main  # noqa: E402

__all__ = ["main"]
