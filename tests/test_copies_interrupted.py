"""Sets of copies are there whole or not at all, whatever stops the writing."""

from __future__ import annotations

import os
import random
import shutil
import time
from pathlib import Path

import pytest

from kpes.copies import lists, writing
from kpes.errors import KpesError
from tests.parties import TODAY, checked, contents, one_of_two_sets, process, worker
from tests.thorough import part

KILLS = part(100)
FOREIGN = {"uwagi.txt": b"mine", "podpisane": "folder", "link": "uwagi.txt"}


def add_foreign(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "uwagi.txt").write_bytes(b"mine")
    (folder / "podpisane").mkdir()
    (folder / "link").symlink_to("uwagi.txt")


def small_set(text: str, count: int = 3) -> dict[str, bytes]:
    return {f"{number}-p{number}.txt": text.encode() for number in range(1, count + 1)}


def ours(folder: Path) -> dict[str, bytes | str]:
    return {name: data for name, data in contents(folder).items() if name not in FOREIGN}


def test_whenever_the_writing_is_killed_the_set_is_whole_and_nothing_foreign_is_lost(tmp_path: Path) -> None:
    folder = tmp_path / "out" / "copies"
    add_foreign(folder)
    writing.write(folder, TODAY, one_of_two_sets(0))
    chance = random.Random(1107)
    texts = 0
    for _ in range(KILLS):
        running = worker("write", folder, texts)
        assert running.stdout.readline() == "begins\n"
        time.sleep(chance.uniform(0, 0.15))
        running.kill()
        assert "Error" not in running.communicate(timeout=60)[1]
        if folder.exists():
            found = ours(folder)
            texts = int(found["0001-p1.txt"].split()[1])
            assert found == one_of_two_sets(texts)
            assert checked(folder).count("OK") == len(found)
    writing.write(folder, TODAY, one_of_two_sets(texts + 1))
    assert contents(folder) == {**FOREIGN, **one_of_two_sets(texts + 1)}
    assert os.listdir(tmp_path / "out") == ["copies"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A set of three with foreign files, in a folder of its own."""
    writing.write(tmp_path / "out" / "copies", TODAY, small_set("old"))
    add_foreign(tmp_path / "out" / "copies")
    return tmp_path / "out" / "copies"


def aside(folder: Path, what: str) -> Path:
    return folder.parent / f".kpes-copies-{what}"


def half_written(folder: Path) -> None:
    aside(folder, "new").mkdir()
    (aside(folder, "new") / "1-p1.txt").write_bytes(b"ha")


def before_the_exchange(folder: Path) -> None:
    writing.write(aside(folder, "new"), TODAY, small_set("new"))


def amid_the_exchange(folder: Path) -> None:
    before_the_exchange(folder)
    os.rename(folder, aside(folder, "old"))


def after_the_exchange(folder: Path) -> None:
    amid_the_exchange(folder)
    os.rename(aside(folder, "new"), folder)


def amid_the_moving(folder: Path) -> None:
    after_the_exchange(folder)
    os.rename(aside(folder, "old") / "podpisane", folder / "podpisane")


def amid_the_clearing(folder: Path) -> None:
    after_the_exchange(folder)
    for name in FOREIGN:
        os.rename(aside(folder, "old") / name, folder / name)
    os.rename(aside(folder, "old"), aside(folder, "new"))
    for name in (lists.SUMS, "2-p2.txt"):
        (aside(folder, "new") / name).unlink()


STATES = [
    half_written,
    before_the_exchange,
    amid_the_exchange,
    after_the_exchange,
    amid_the_moving,
    amid_the_clearing,
]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("count", [2, 3, 4])
def test_the_next_run_puts_everything_right(folder: Path, state, count: int) -> None:
    state(folder)
    writing.write(folder, TODAY, small_set("next", count))
    assert contents(folder) == {**FOREIGN, **small_set("next", count)}
    assert checked(folder).count("OK") == count
    assert os.listdir(folder.parent) == ["copies"]


@pytest.mark.parametrize("state", STATES)
def test_a_run_for_one_partner_puts_everything_right_too(folder: Path, state) -> None:
    state(folder)
    text = "new" if state in (after_the_exchange, amid_the_moving, amid_the_clearing) else "old"
    writing.write(folder, TODAY, {"2-p2.txt": text.encode()}, keep_others=True)
    assert contents(folder) == {**FOREIGN, **small_set(text)}
    assert checked(folder).count("OK") == 3
    assert os.listdir(folder.parent) == ["copies"]


def test_a_file_that_somebody_wrote_anew_meanwhile_does_not_cost_the_old_one(folder: Path) -> None:
    after_the_exchange(folder)
    (folder / "uwagi.txt").write_bytes(b"newer")
    writing.write(folder, TODAY, small_set("next"))
    assert contents(folder) == {**FOREIGN, **small_set("next"), "uwagi.txt": b"newer", "uwagi-2.txt": b"mine"}


@pytest.mark.parametrize("failing", [1, 2])
def test_where_the_exchange_fails_all_is_as_it_was(folder: Path, monkeypatch, failing: int) -> None:
    rename, calls = os.rename, []

    def fail_once(source, target) -> None:
        calls.append(source)
        if len(calls) == failing:
            raise PermissionError(13, "Permission denied")
        rename(source, target)

    monkeypatch.setattr(os, "rename", fail_once)
    with pytest.raises(KpesError) as refused:
        writing.write(folder, TODAY, small_set("new"))
    assert str(refused.value) == (
        f"{folder} cannot be written: access is not allowed, or another program has it open. "
        "What was there is as it was. Mend that and run the command again."
    )
    assert contents(folder) == {**FOREIGN, **small_set("old")}
    assert os.listdir(folder.parent) == ["copies"]


def test_whoever_breaks_off_finds_the_old_set(folder: Path) -> None:
    def break_off(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        writing.write(folder, TODAY, small_set("new"), progress=break_off)
    assert contents(folder) == {**FOREIGN, **small_set("old")}
    assert os.listdir(folder.parent) == ["copies"]


@pytest.mark.parametrize("first", [True, False])
def test_a_full_disk_leaves_the_old_set_or_none(folder: Path, first: bool) -> None:
    folder = folder if not first else folder.parent / "druk"
    code = (
        "import pathlib, resource, sys; from kpes.copies import writing\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try: writing.write(pathlib.Path(sys.argv[1]), 'sha256:0', {'1-p1.txt': b'x' * 150_000})\n"
        "except Exception as error: print(type(error).__name__, error)\n"
    )
    out, _ = process("-c", code, folder).communicate(timeout=60)
    assert out.startswith(f"KpesError {folder} cannot be written: there is no room left.")
    assert not first or not folder.exists()
    assert first or contents(folder) == {**FOREIGN, **small_set("old")}
    assert os.listdir(folder.parent) == ["copies"]


def test_what_is_left_of_the_old_set_is_not_taken_for_foreign_files(folder: Path, monkeypatch) -> None:
    def stop_amid(path: Path, ignore_errors: bool = False) -> None:
        if path.exists():
            (path / lists.SUMS).unlink()
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "rmtree", stop_amid)
        with pytest.raises(KeyboardInterrupt):
            writing.write(folder, TODAY, small_set("new", 2))
    writing.write(folder, TODAY, small_set("next", 2))
    assert contents(folder) == {**FOREIGN, **small_set("next", 2)}
    assert os.listdir(folder.parent) == ["copies"]
