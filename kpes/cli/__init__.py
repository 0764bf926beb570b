"""The command line: parse, call, report, and nothing else.

A run of kpes makes many objects and hardly any garbage, which a tenth of its time would go to looking for. So it is
looked for only where a run goes on and on, as that of kpes watch does; and not at all when the process ends.
"""

import atexit
import gc

gc.disable()
atexit.register(gc.freeze)

from kpes.cli.main import main  # noqa: E402

__all__ = ["main"]
