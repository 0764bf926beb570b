"""`kpes watch`, as somebody uses it: a save that breaks the text, one that mends it, a template, and Ctrl-C."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.project import SHIPPED

PATIENCE = 60
"""Seconds for one answer; a machine that is busy with other tests takes longer than the half second that is meant."""


def save(file: Path, old: str, new: str) -> None:
    """Changes some words as careful editors do: nobody ever sees half of the file."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    half = file.with_name(f".{file.name}")
    half.write_text(text.replace(old, new, 1), encoding="utf-8")
    os.replace(half, file)


class Watching:
    """A ``kpes watch`` that runs, and the lines that it has said."""

    def __init__(self, root: Path, *options: str):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kpes", "watch", *options],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY), "LC_ALL": "C.UTF-8", "LANGUAGE": "en"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def until(self, end: str) -> list[str]:
        """The lines up to one that holds this."""
        said: list[str] = []
        deadline = time.monotonic() + PATIENCE
        while not (said and end in said[-1]):
            said.append(self.lines.get(timeout=max(0.1, deadline - time.monotonic())))
        return said

    def quiet(self) -> bool:
        """Whether nothing more is said for a while."""
        time.sleep(1)
        return self.lines.empty()


@pytest.fixture
def watching(shipped: Path) -> Iterator[Callable[..., Watching]]:
    started: list[Watching] = []

    def start(*options: str) -> Watching:
        started.append(Watching(shipped, *options))
        return started[-1]

    yield start
    for one in started:
        one.process.kill()
        one.process.wait()


def test_each_save_is_checked_and_the_preview_follows_until_ctrl_c(shipped: Path, watching) -> None:
    kpes = watching("--format", "html")
    preview = shipped / "out/preview.html"
    said = kpes.until("shows edition")
    assert said[0].endswith(": checked")
    assert said[1:] == [
        "Checked: 10 paragraphs, 22 partners. 0 errors, 0 warnings; 14 accepted findings.",
        f"out/preview.html shows edition {SHIPPED}.",
    ]
    before = preview.read_bytes()
    save(shipped / "data/agreement.yaml", "status: draft", "statsu: draft")
    said = kpes.until("left as it is")
    assert said[1] == "data/agreement.yaml:23:1: K105 The key “status” is missing. Add it here."
    assert said[2].endswith("K104 The key “statsu” is not known. Did you mean “status”?")
    assert said[-1] == "out/preview.html was left as it is, until the errors are mended."
    assert preview.read_bytes() == before
    save(shipped / "data/agreement.yaml", "statsu: draft", "status: draft")
    kpes.until(f"shows edition {SHIPPED}")
    save(shipped / "data/partners.yaml", "name: A\n", "name: Fundacja Żółw\n")
    kpes.until("shows edition")
    assert "Fundacja Żółw" in preview.read_text(encoding="utf-8")
    (shipped / "templates/agreement.html.j2").write_text("{{ oops }}", encoding="utf-8")
    assert "oops" in kpes.until("agreement.html.j2")[-1]
    (shipped / "templates/agreement.html.j2").unlink()
    kpes.until("shows edition")
    (shipped / "data/.agreement.yaml.swp").write_bytes(b"an editor's own")
    assert kpes.quiet()
    kpes.process.send_signal(signal.SIGINT)
    assert kpes.process.wait(PATIENCE) == 130
    assert kpes.quiet()


def test_the_preview_is_a_pdf_where_nothing_else_is_said(shipped: Path, watching) -> None:
    kpes = watching()
    assert kpes.until("shows edition")[-1] == f"out/preview.pdf shows edition {SHIPPED}."
    assert (shipped / "out/preview.pdf").read_bytes().startswith(b"%PDF-")
    assert [file.name for file in (shipped / "out").iterdir()] == ["preview.pdf"]


def test_a_text_that_goes_away_for_a_moment_does_not_end_it(shipped: Path, watching) -> None:
    kpes = watching("--format", "html")
    kpes.until("shows edition")
    text = shipped / "data/agreement.yaml"
    kept = text.read_bytes()
    text.unlink()
    assert "cannot be read" in kpes.until("data/agreement.yaml")[-1]
    text.write_bytes(kept)
    assert kpes.until("shows edition")[-1] == f"out/preview.html shows edition {SHIPPED}."


def test_an_act_has_a_preview_of_its_own(shipped: Path, watching) -> None:
    act = shipped / "data/acts/w/act.yaml"
    act.parent.mkdir(parents=True)
    act.write_text("kind: withdrawal\ntitle: Stare\ndate: 2015-01-01\nstatus: draft\npartner: a\n", encoding="utf-8")
    kpes = watching("--format", "html", "--act", "w")
    assert kpes.until("shows edition")[-1].startswith("out/acts/w/preview.html shows edition ")
    save(act, "Stare", "Nowe")
    kpes.until("shows edition")
    assert "Nowe" in (shipped / "out/acts/w/preview.html").read_text(encoding="utf-8")
