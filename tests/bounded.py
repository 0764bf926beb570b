"""Work that must not take the processor longer than so long, however busy the machine is with other things."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fails where what is done in it takes this process more than so many seconds of the processor.

    The bound is many times what the work takes: it tells a step that grows with the square of its input, or worse.
    How long things take otherwise is for ``make bench`` to measure.
    """
    begun = time.process_time()
    yield
    taken = time.process_time() - begun
    assert taken < seconds, f"{taken:.1f} s of the processor"
