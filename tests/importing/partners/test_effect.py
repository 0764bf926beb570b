"""What an import of partners comes to, and that a kill at any step leaves the whole old list or the whole new one."""

from __future__ import annotations

import os
import signal
import sys
from itertools import count
from pathlib import Path

import pytest

from kpes.importing.partners import effect, rows
from kpes.storage import TEMPORARY
from tests.project import snapshot

TOUCHES = {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.chmod"}
"""What Python tells of before it does it to the disk."""


def killed_at(step: int) -> None:
    """Ends this process before it touches the disk for that time."""
    steps = count(1)

    def look(event: str, _: object) -> None:
        if event in TOUCHES and next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")
def test_a_kill_leaves_the_whole_old_list_or_the_whole_new_one(shipped: Path) -> None:
    now, file = snapshot(shipped), shipped / "data/partners.yaml"
    made = effect.imported(now, rows.read("nazwa\nFundacja Żółw\n".encode(), "t.csv"), replace=False)
    kept = set(shipped.rglob("*"))
    for step in count(1):
        file.write_bytes(made.before)
        child = os.fork()
        if not child:
            try:
                killed_at(step)
                effect.write(now, made)
                os._exit(0)
            finally:
                os._exit(1)
        status = os.waitpid(child, 0)[1]
        assert status in (0, signal.SIGKILL)
        if status == 0:
            break
        assert file.read_bytes() in (made.before, made.data)
        assert all(path.name.startswith(TEMPORARY) for path in set(shipped.rglob("*")) - kept)
    assert step > 5
    assert file.read_bytes() == made.data != made.before


def test_what_a_list_means_for_copies_and_editions_is_told(shipped: Path) -> None:
    now = snapshot(shipped)
    made = effect.imported(now, rows.read(b"nazwa;e-mail\nA;a@example.org\n", "t.csv"), replace=False)
    assert made.after is not None
    meant = effect.meaning(now, made.after)
    assert meant.copies == (22, 22)
    assert meant.editions is not None
    assert meant.editions[0] == meant.editions[1]
    assert (meant.signed, meant.stale) == ((), ())
