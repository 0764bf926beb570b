"""What many tests start from: a project of their own, and kpes run in it."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Collection
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from kpes.cli import main
from kpes.esign.examiner import Examiner
from kpes.esign.signed_pdf import SignedPdf, beginning, of_json, to_json

REPOSITORY = Path(__file__).parent.parent

# No deadline: a machine that is busy for a moment is no fault. Fewer examples than by default keep the suite short.
settings.register_profile("kpes", deadline=None, max_examples=50)
settings.load_profile("kpes")

# Hundreds of processes start kpes: where Python keeps nothing that it compiles, each would compile it anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Shells let what they start in the background ignore Ctrl-C, and children inherit that. Ours must hear it.
signal.signal(signal.SIGINT, signal.default_int_handler)


class Run(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A copy of the shipped project."""
    root = tmp_path / "project"
    for folder in ("data", "templates"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    return root


@pytest.fixture
def kpes(shipped: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Runs kpes in English in the copy of the shipped project: ``kpes("sign", "a", "--by", "Anna Nowak")``."""
    monkeypatch.chdir(shipped)
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)

    def run(*arguments: str) -> Run:
        capfd.readouterr()
        code = main(arguments)
        captured = capfd.readouterr()
        return Run(int(code), captured.out, captured.err)

    return run


@pytest.fixture
def signed(shipped: Path, kpes: Callable[..., Run]) -> Path:
    """A final agreement between two partners, both of whom signed, one with evidence; its copies are written."""
    data = shipped / "data/agreement.yaml"
    data.write_text(data.read_text("utf-8").replace("status: draft", "status: final"), encoding="utf-8")
    partners = "partners:\n  - {id: a, name: Fundacja A & B}\n  - {id: b, name: Spółdzielnia „B”}\n"
    (shipped / "data/partners.yaml").write_text(partners, encoding="utf-8")
    (shipped / "skan.pdf").write_bytes(b"\x89PNG scan")
    assert kpes("render").code == 0
    assert kpes("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-07", "--evidence", "skan.pdf").code == 0
    assert kpes("sign", "b", "--by", "Jan Żółw", "--on", "2014-11-09").code == 0
    return shipped


@pytest.fixture
def examined_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Examines signed PDFs without a process of its own for each, which tests/esign/test_examiner.py tests."""
    from kpes.esign import binding, electronic

    def examine(self: Examiner, data: bytes, issued: Collection[str]) -> SignedPdf:
        roots = [one for pem in self._given["roots"].values() for one in electronic.certificates(pem.encode("latin-1"))]
        now = datetime.fromisoformat(self._given["now"])
        return of_json(to_json(electronic.examine(data, beginning(data, issued), roots, now)))

    monkeypatch.setattr(Examiner, "examine", examine)
    monkeypatch.setattr(binding, "changes", _remembered(binding.changes))  # of the same bytes they are the same


_remembered = cache(cache)
"""A function with a memory, which is the same one each time."""
