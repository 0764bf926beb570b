"""Files that are there whole or not at all, and the lock around them."""

from __future__ import annotations

import errno
import os
import re
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from kpes import storage
from kpes.changes import changing, locked
from kpes.errors import KpesError
from tests.parties import process


def create(path: Path, data: bytes) -> None:
    with changing(path.parent / "journal", re.compile("")) as changes:
        changes.keep(path, data)
        changes.make()


def entries(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


def test_replace_writes_the_bytes_and_leaves_nothing_else(tmp_path: Path) -> None:
    storage.replace(tmp_path / "a.yaml", "Zażółć\r\n".encode())
    storage.replace(tmp_path / "a.yaml", b"second\n")
    assert (tmp_path / "a.yaml").read_bytes() == b"second\n"
    assert entries(tmp_path) == ["a.yaml"]


def test_missing_folders_are_made(tmp_path: Path) -> None:
    create(tmp_path / "data" / "editions" / "a.txt", b"text")
    assert (tmp_path / "data" / "editions" / "a.txt").read_bytes() == b"text"


def test_create_never_replaces_a_file(tmp_path: Path) -> None:
    create(tmp_path / "a.txt", b"first")
    with pytest.raises(FileExistsError):
        create(tmp_path / "a.txt", b"second")
    assert (tmp_path / "a.txt").read_bytes() == b"first"
    assert entries(tmp_path) == ["a.txt"]


def test_create_does_so_also_where_there_are_no_hard_links(tmp_path: Path, monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    create(tmp_path / "a.txt", b"first")
    with pytest.raises(FileExistsError):
        create(tmp_path / "a.txt", b"second")
    assert (tmp_path / "a.txt").read_bytes() == b"first"
    assert entries(tmp_path) == ["a.txt"]


def test_a_reader_sees_the_old_bytes_or_the_new_ones_and_nothing_between(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    texts = [bytes([letter]) * 200_000 for letter in b"ab"]
    file.write_bytes(texts[0])
    seen: list[bytes] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.append(file.read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(60):
        storage.replace(file, texts[number % 2])
    done.set()
    reader.join()
    assert set(seen) <= set(texts)
    assert len(seen) > 10


def in_use(times: int) -> Callable[[str, Path], None]:
    """Stands for ``os.replace`` on Windows where another program has the file open so many times."""
    left, replace = [times], os.replace

    def refuse(source: str, target: Path) -> None:
        left[0] -= 1
        if left[0] >= 0:
            refused = PermissionError(errno.EACCES, "The process cannot access the file", str(target))
            refused.winerror = 32
            raise refused
        replace(source, target)

    return refuse


def test_a_file_that_another_program_looks_into_is_replaced_a_moment_later(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(storage, "_PAUSES", (0.001,) * 5)
    monkeypatch.setattr(os, "replace", in_use(3))
    storage.replace(tmp_path / "a.yaml", b"text")
    assert (tmp_path / "a.yaml").read_bytes() == b"text"


def test_one_that_stays_open_is_called_that_and_stays_as_it_was(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "a.yaml").write_bytes(b"old")
    monkeypatch.setattr(storage, "_PAUSES", (0.001,) * 5)
    monkeypatch.setattr(os, "replace", in_use(100))
    with pytest.raises(KpesError, match="cannot be written: access is not allowed, or another program has it open"):
        storage.replace(tmp_path / "a.yaml", b"text")
    assert (tmp_path / "a.yaml").read_bytes() == b"old"
    assert entries(tmp_path) == ["a.yaml"]


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_the_mode_of_a_file_is_what_the_umask_leaves(tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        storage.replace(tmp_path / "replaced", b"")
        create(tmp_path / "created", b"")
    finally:
        os.umask(before)
    assert [stat.S_IMODE(os.stat(tmp_path / name).st_mode) for name in ("replaced", "created")] == [
        mode,
        mode,
    ]


@pytest.mark.parametrize("write", [storage.replace, create])
def test_a_file_in_the_way_of_a_folder_is_named(tmp_path: Path, write) -> None:
    (tmp_path / "data").write_bytes(b"")
    for file in (tmp_path / "data" / "a.yaml", tmp_path / "data" / "signatures" / "a.yaml"):
        with pytest.raises(KpesError) as refused:
            write(file, b"text")
        assert str(refused.value) == (
            f"{file} cannot be written: a file is in the way of a folder. "
            "What was there is as it was. Mend that and run the command again."
        )


def test_a_folder_in_the_way_of_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    with pytest.raises(KpesError, match=r"a\.yaml cannot be written: a folder is in the way of a file\."):
        storage.replace(tmp_path / "a.yaml", b"text")
    assert entries(tmp_path) == ["a.yaml"]


def test_a_name_that_is_too_long_is_called_that(tmp_path: Path) -> None:
    with pytest.raises(KpesError, match=r"cannot be written: the name is too long\."):
        create(tmp_path / ("ż" * 200), b"text")
    assert entries(tmp_path) == []


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old\n")
    code = (
        "import pathlib, resource, sys; from kpes import storage\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: storage.replace(pathlib.Path(sys.argv[1]), b'new' * 1000)\n"
        "except Exception as error: print(type(error).__name__, error)\n"
    )
    out, _ = process("-c", code, file).communicate(timeout=60)
    assert out.startswith(f"KpesError {file} cannot be written: there is no room left. What was there")
    assert file.read_bytes() == b"old\n"
    assert entries(tmp_path) == ["a.yaml"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "there is no room left"),
        (errno.EDQUOT, "there is no room left"),
        (errno.EACCES, "access is not allowed, or another program has it open"),
        (errno.EROFS, "access is not allowed, or another program has it open"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_what_the_system_means_is_said_in_plain_words(number: int, words: str) -> None:
    assert str(storage.why(OSError(number, "whatever"))) == words
    assert str(storage.why(OSError("odd"))) == "odd"


def test_the_lock_keeps_others_out_and_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "signatures"
    inside: list[int] = []
    most: list[int] = []

    def work(number: int) -> None:
        for _ in range(10):
            with locked(folder):
                inside.append(number)
                most.append(len(inside))
                inside.remove(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 80
    assert entries(folder) == []


def test_the_lock_of_a_killed_process_stops_nobody(tmp_path: Path) -> None:
    code = (
        "import pathlib, sys, time; from kpes.changes import locked\n"
        "with locked(pathlib.Path(sys.argv[1])): print('in', flush=True); time.sleep(60)\n"
    )
    holder = process("-c", code, tmp_path)
    assert holder.stdout.readline() == "in\n"
    holder.kill()
    holder.communicate()
    assert entries(tmp_path) == [".kpes-lock"]
    with locked(tmp_path):
        pass
    assert entries(tmp_path) == []


def test_who_waits_too_long_is_told_why(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("kpes.changes._PATIENCE", 0.05)
    with locked(tmp_path), pytest.raises(KpesError) as refused, locked(tmp_path):
        pass
    assert str(refused.value) == (
        f"Another kpes has been writing in {tmp_path} for a minute. "
        "Wait until it is done, or stop it, and run the command again."
    )


def test_a_folder_that_cannot_be_locked_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"")
    with (
        pytest.raises(
            KpesError, match=r"data/signatures cannot be written: a file is in the way of a folder\."
        ),
        locked(tmp_path / "data" / "signatures"),
    ):
        pass
