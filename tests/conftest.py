"""What many tests start from: a project of their own, and kpes run in it."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import sys
from collections.abc import Callable, Collection, Generator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import typer.main
from hypothesis import settings

from kpes.cli import main
from kpes.esign.examiner import Examiner
from kpes.esign.signed_pdf import SignedPdf, beginning, of_json, to_json
from tests import answers
from tests.thorough import THOROUGH, part

REPOSITORY = Path(__file__).parent.parent

# No deadline: a machine that is busy for a moment is no fault. The same examples each time, unless there is time for
# more than that: what a change breaks is not told from what was broken before by chance.
settings.register_profile("kpes", deadline=None, max_examples=part(150), derandomize=not THOROUGH)
settings.load_profile("kpes")

# Hundreds of processes start kpes: where Python keeps nothing that it compiles, each would compile it anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Typer asks Python for the types of a command's options each time anew, which takes as long as what the command does.
typer.main.get_params_from_function = cache(typer.main.get_params_from_function)

# Shells let what they start in the background ignore Ctrl-C, and children inherit that. Ours must hear it.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """As many workers as there are processors: each collects all tests, and makes what a module needs, anew."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Keeps the answers of processes, but for a test that is marked ``anew``."""
    with answers.kept("anew" not in item.keywords):
        return (yield)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what is marked ``thorough``, unless all is to be tried."""
    left_out = [] if THOROUGH else [item for item in items if "thorough" in item.keywords]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def pytest_collection_finish() -> None:
    """Spares Python to look for garbage among all the tests, which stay, again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


class Run(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


@pytest.fixture
def shipped(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A copy of the shipped project; in a test that is marked ``brief``, with a few of its paragraphs."""
    copy = copy_brief if "brief" in request.keywords else copy_shipped
    return copy(tmp_path / "project")


def copy_shipped(root: Path) -> Path:
    for folder in ("data", "templates"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    return root


def copy_brief(root: Path) -> Path:
    """A copy of the shipped project whose PDF is read in a third of the time: it has few paragraphs, and no goals."""
    file = copy_shipped(root) / "data/agreement.yaml"
    text = file.read_text(encoding="utf-8")
    for start, end in (("  # Par. 2.", "  # Par. 8."), ("# Obszary współpracy", "# Nagłówki listy"),
                       ("  - rule: K212", "  - rule: K313")):  # fmt: skip
        before, _, rest = text.partition(start)
        text = before + end + rest.partition(end)[2]
    file.write_text(text, encoding="utf-8")
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


@pytest.fixture(scope="session")
def signed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project that `signed` is a copy of."""
    root = tmp_path_factory.mktemp("signed") / "project"
    copy_shipped(root)
    data = root / "data/agreement.yaml"
    data.write_text(data.read_text("utf-8").replace("status: draft", "status: final"), encoding="utf-8")
    partners = "partners:\n  - {id: a, name: Fundacja A & B}\n  - {id: b, name: Spółdzielnia „B”}\n"
    (root / "data/partners.yaml").write_text(partners, encoding="utf-8")
    (root / "skan.pdf").write_bytes(b"\x89PNG scan")
    anna = ("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-07", "--evidence", str(root / "skan.pdf"))
    for command in (("render",), anna, ("sign", "b", "--by", "Jan Żółw", "--on", "2014-11-09")):
        assert main(["--project", str(root), *command]) == 0
    return root


@pytest.fixture
def signed(shipped: Path, kpes: Callable[..., Run], signed_once: Path) -> Path:
    """A final agreement between two partners, both of whom signed, one with evidence; its copies are written."""
    return shutil.copytree(signed_once, shipped, dirs_exist_ok=True)


@pytest.fixture
def examined_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Examines signed PDFs without a process of its own for each, which tests/esign/test_examiner.py tests.

    The same PDF is examined once a day: what is said of it hangs on nothing else.
    """
    from kpes.esign import binding, electronic

    def examine(self: Examiner, data: bytes, issued: Collection[str]) -> SignedPdf:
        length, pems = beginning(data, issued), tuple(self._given["roots"].values())
        now = datetime.fromisoformat(self._given["now"])
        asked = data, length, pems, now.date()
        if asked not in _examined:
            roots = [one for pem in pems for one in electronic.certificates(pem.encode("latin-1"))]
            _examined[asked] = to_json(electronic.examine(data, length, roots, now))
        return of_json(_examined[asked])

    monkeypatch.setattr(Examiner, "examine", examine)
    monkeypatch.setattr(binding, "changes", _remembered(binding.changes))  # of the same bytes they are the same


_examined: dict[tuple[bytes, int | None, tuple[str, ...], date], str] = {}
_remembered = cache(cache)
"""A function with a memory, which is the same one each time."""
