"""Sets of copies in a ZIP file: the same bytes anywhere, whole or not at all, and nothing else replaced."""

from __future__ import annotations

import os
import subprocess
import sys
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from kpes.copies import lists, writing
from kpes.errors import KpesError
from tests.parties import TODAY, checked, copy_set


def refusal(file: Path) -> str:
    with pytest.raises(KpesError) as refused:
        writing.pack(file, TODAY, copy_set(2))
    return str(refused.value)


def test_a_packed_set_is_what_a_folder_would_hold(tmp_path: Path) -> None:
    both = {**copy_set(12), **copy_set(12, b"Aneks\n", "text")}
    writing.pack(tmp_path / "set.zip", TODAY, both)
    writing.write(tmp_path / "folder", TODAY, both)
    with zipfile.ZipFile(tmp_path / "set.zip") as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "unpacked")
    one, other = (
        {file.name: file.read_bytes() for file in (tmp_path / folder).iterdir()} for folder in ("folder", "unpacked")
    )
    assert one == other
    assert checked(tmp_path / "unpacked").count("OK") == 24
    assert lists.Copies(tmp_path / "unpacked").manifest.fingerprint == TODAY


def test_nothing_in_it_tells_of_the_moment_or_the_machine(tmp_path: Path) -> None:
    writing.pack(tmp_path / "set.zip", TODAY, copy_set(3))
    with zipfile.ZipFile(tmp_path / "set.zip") as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == ["SHA256SUMS", "manifest.json", *copy_set(3)]
    assert {(entry.date_time, entry.create_system, entry.compress_type) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 3, zipfile.ZIP_STORED)
    }


def test_two_machines_pack_the_same_bytes(shipped: Path, tmp_path: Path) -> None:
    for number, zone in enumerate(("Pacific/Auckland", "America/Lima")):
        command = [sys.executable, "-m", "kpes", "render", "--zip", str(tmp_path / f"{number}.zip")]
        for format in lists.EXTENSIONS:
            command += ["--format", format]
        machine = {**os.environ, "TZ": zone, "LC_ALL": ("C", "C.UTF-8")[number], "PYTHONHASHSEED": str(number)}
        subprocess.run(command, cwd=shipped, env=machine, check=True, capture_output=True)
    assert (tmp_path / "0.zip").read_bytes() == (tmp_path / "1.zip").read_bytes()


def test_a_set_of_thousands_is_packed_copy_by_copy(tmp_path: Path) -> None:
    data = b"x" * 100_000

    many = copy_set(2000, data)
    tracemalloc.start()
    writing.pack(tmp_path / "set.zip", TODAY, many)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 50 * len(data)
    assert (tmp_path / "set.zip").stat().st_size > 2000 * len(data)


def test_a_new_set_takes_the_place_of_one_that_was_packed_before(tmp_path: Path) -> None:
    file = tmp_path / "set.zip"
    for count in (5, 2):
        writing.pack(file, TODAY, copy_set(count))
    with zipfile.ZipFile(file) as archive:
        assert len(archive.namelist()) == 4
    assert os.listdir(tmp_path) == ["set.zip"]


def test_what_is_no_packed_set_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "text.zip").write_bytes(b"mine")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("SHA256SUMS", "")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("nowhere")
    writing.pack(tmp_path / "set.zip", TODAY, copy_set(2))
    (tmp_path / "torn.zip").write_bytes((tmp_path / "set.zip").read_bytes()[:-30])
    for name in ("text.zip", "other.zip", "folder", "link", "torn.zip"):
        assert refusal(tmp_path / name) == (
            f"{tmp_path / name} is there already and is no packed set of copies. "
            "Move it elsewhere, or give another name behind --zip."
        )
    assert (tmp_path / "text.zip").read_bytes() == b"mine"
    assert len(os.listdir(tmp_path)) == 6


def test_where_packing_breaks_off_the_earlier_set_is_still_there(tmp_path: Path) -> None:
    file = tmp_path / "set.zip"
    writing.pack(file, TODAY, copy_set(2))
    before = file.read_bytes()

    def full(done: int, total: int) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(KpesError, match=r"set\.zip cannot be written: there is no room left\."):
        writing.pack(file, TODAY, copy_set(5), full)
    assert file.read_bytes() == before
    assert os.listdir(tmp_path) == ["set.zip"]


def test_the_command_packs_instead_of_writing_a_folder_unless_one_is_named(kpes, shipped: Path) -> None:
    code, out, _ = kpes("render", "--zip", "set.zip", "--format", "markdown", "--format", "html")
    assert (code, out[:40]) == (0, "22 copies (markdown, html) in set.zip, e")
    assert not (shipped / "out").exists()
    with zipfile.ZipFile(shipped / "set.zip") as archive:
        assert {"01-a.md", "22-v.html"} <= set(archive.namelist())
    code, out, _ = kpes("render", "--zip", "set.zip", "--out", "out/druk", "--partner", "k")
    assert (code, places(out)) == (0, ["1 copy in set.zip", "1 copy in out/druk"])
    with zipfile.ZipFile(shipped / "set.zip") as archive:
        assert archive.namelist() == ["SHA256SUMS", "manifest.json", "11-k.docx"]
    assert (shipped / "out/druk/11-k.docx").exists()
    assert kpes("render", "--zip", "").code == 2
    assert kpes("render", "--zip", "data/agreement.yaml").code == 3


def places(out: str) -> list[str]:
    return [line.partition(",")[0] for line in out.splitlines()]
