"""A bar for work that takes longer than a glance; only on a terminal, and on stderr."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

_SHORT_WORK = 200
"""Files that are written before anybody could read a bar."""


@contextmanager
def bar(label: str, total: int, terminal: bool) -> Iterator[Callable[[int, int], None]]:
    """A callable that is told ``(done, total)`` and draws the bar, where there is reason for one."""
    if not terminal or total <= _SHORT_WORK:
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(escape(label), total=total)
        yield lambda done, total: progress.update(task, completed=done)
