"""Files are read within bounds, and nothing that is no file is waited for."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from kpes import storage
from kpes.messages import message

REMEDY = message("Name another.")


def refusal(path: Path, *most: int, links: bool = True) -> str:
    with pytest.raises(storage.Unreadable) as refused:
        storage.read(path, *most, links=links, remedy=REMEDY)
    return str(refused.value)


@pytest.mark.parametrize("data", [b"", b"a\r\n\x1a\0", b"x" * 10])
def test_a_file_is_read_byte_for_byte(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a").write_bytes(data)
    assert storage.read(tmp_path / "a", 10) == storage.read(str(tmp_path / "a"), 10, links=False) == data


def test_a_larger_one_is_not_read(tmp_path: Path) -> None:
    with open(tmp_path / "a", "wb") as file:
        file.truncate(2**40)
    assert refusal(tmp_path / "a", 2**20) == f"{tmp_path}/a cannot be read: it is larger than 1 MiB. Name another."


@pytest.mark.parametrize("there", [0, 5, 3 * 2**20])
def test_what_grows_meanwhile_is_read_as_far_as_the_bound(tmp_path: Path, monkeypatch, there: int) -> None:
    """As files in /proc, which hold more than they say."""
    (tmp_path / "a").write_bytes(b"x" * (there + 4))
    opened = storage._opened
    monkeypatch.setattr(storage, "_opened", lambda *given: (opened(*given)[0], there))
    assert storage.read(tmp_path / "a", there + 4) == b"x" * (there + 4)
    for most in range(there, there + 4):
        assert "it is larger than" in refusal(tmp_path / "a", most)


def test_a_folder_a_device_and_a_pipe_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", Path(os.devnull)):
        assert refusal(path) == f"{path} is a folder or a device, not a file. Name another."


def test_a_pipe_that_takes_the_place_of_a_file_meanwhile_is_not_waited_for(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "a").write_bytes(b"x")
    os.mkfifo(tmp_path / "pipe")
    opened = os.open
    monkeypatch.setattr(os, "open", lambda _, flags: opened(tmp_path / "pipe", flags))
    assert refusal(tmp_path / "a") == f"{tmp_path}/a is a folder or a device, not a file. Name another."


def test_a_link_is_followed_where_it_may_be(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "link").symlink_to("a")
    assert storage.read(tmp_path / "link") == b"x"
    assert refusal(tmp_path / "link", links=False) == (
        f"{tmp_path}/link cannot be read: it is not a file of its own but a link, a folder or a device. Name another."
    )
    assert (storage.sha256(tmp_path / "link"), len(storage.sha256(tmp_path / "a") or "")) == (None, 64)


@pytest.mark.parametrize("name", ["nowhere", "half \ud800", "nul \0"])
def test_a_name_that_is_nobodys_is_called_that(tmp_path: Path, name: str) -> None:
    assert "cannot be read: there is no such file or folder. Mend that" in refusal(tmp_path / name)


def test_what_the_system_refuses_is_said(tmp_path: Path, monkeypatch) -> None:
    def refuse(*_: object) -> int:
        raise OSError(errno.EACCES, "whatever")

    (tmp_path / "a").write_bytes(b"x")
    monkeypatch.setattr(os, "open", refuse)
    assert "cannot be read: access is not allowed, or another program has it open." in refusal(tmp_path / "a")
