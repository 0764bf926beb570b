"""The folder of what came out of a stack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kpes.intake.writing import write
from tests.project import files_of


def test_each_stack_gets_a_folder_of_its_own_and_what_is_there_stays(tmp_path: Path) -> None:
    first = write(tmp_path / "intake", [("signatures.csv", b"a")])
    (first / "signatures.csv").write_bytes(b"written by hand")
    (tmp_path / "intake/3").write_bytes(b"")
    second, third = (write(tmp_path / "intake", [("copy-1.pdf", b"%PDF")]) for _ in range(2))
    assert [path.name for path in (first, second, third)] == ["1", "2", "4"]
    assert files_of(tmp_path / "intake") == {
        "1/signatures.csv": b"written by hand", "2/copy-1.pdf": b"%PDF", "3": b"", "4/copy-1.pdf": b"%PDF",
    }  # fmt: skip


def test_where_a_file_fails_or_the_process_is_stopped_nothing_is_left(tmp_path: Path) -> None:
    def files() -> Iterator[tuple[str, bytes]]:
        yield "copy-1.pdf", b"%PDF"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "intake", files())
    assert list((tmp_path / "intake").iterdir()) == []


def test_what_a_killed_run_left_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / ".kpes-new").mkdir()
    (tmp_path / ".kpes-new/copy-1.pdf").write_bytes(b"%P")
    assert files_of(write(tmp_path, [("copy-2.pdf", b"%PDF")])) == {"copy-2.pdf": b"%PDF"}
    assert not (tmp_path / ".kpes-new").exists()
