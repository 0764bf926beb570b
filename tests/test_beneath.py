"""What lies in a folder is reached by its name in it, and through no link."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kpes import storage
from kpes.beneath import beneath, beneath_if_within, without_links

REMEDY = "Put the file or the folder itself there, and run the command again."


def refusal(root: Path, name: str) -> str:
    with pytest.raises(storage.Unreadable) as refused:
        beneath(root, name)
    return str(refused.value)


@pytest.mark.parametrize("name", ["a", "inner/a", "inner/not there", "nowhere/at all", "inner/a/b", "..a", "nul \0"])
def test_a_name_leads_there_whether_anything_is_there_or_not(tmp_path: Path, name: str) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner/a").write_bytes(b"x")
    assert beneath(tmp_path, name) == tmp_path / name


@pytest.mark.parametrize("target", ["..", "/etc/passwd", "inner", "inner/a", "nowhere", "link"])
def test_a_link_is_named_wherever_it_leads_and_whatever_stands_behind_it(tmp_path: Path, target: str) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner/a").write_bytes(b"x")
    (tmp_path / "link").symlink_to(target)
    (tmp_path / "inner/link").symlink_to(target)
    for link in ("link", "inner/link"):
        said = f"{tmp_path}/{link} is a link, and kpes follows none within a project. {REMEDY}"
        assert refusal(tmp_path, link) == refusal(tmp_path, f"{link}/a/b") == said


@pytest.mark.parametrize("name", ["..", "../a", "a/../../b", ".", "a/./b", "", "/etc/passwd", "a//b", "a/"])
def test_a_name_that_leads_elsewhere_or_nowhere_is_refused(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path, name) == f"{name} lies outside the project. {REMEDY}"


def test_the_way_to_the_folder_may_lead_through_links(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/a").write_bytes(b"x")
    (tmp_path / "link").symlink_to("real")
    assert storage.read(beneath(tmp_path / "link", "a")) == b"x"


def test_what_windows_calls_a_junction_is_a_link_and_a_file_in_a_cloud_is_none(tmp_path: Path, monkeypatch) -> None:
    """The tags are IO_REPARSE_TAG_MOUNT_POINT and IO_REPARSE_TAG_CLOUD."""
    (tmp_path / "a").mkdir()
    looked = os.lstat

    class Found:
        st_reparse_tag = 0xA0000003

        def __init__(self, path: str):
            self.st_mode = looked(path).st_mode

    monkeypatch.setattr(os, "lstat", Found)
    assert "is a link" in refusal(tmp_path, "a")
    Found.st_reparse_tag = 0x9000001A
    assert beneath(tmp_path, "a") == tmp_path / "a"


def test_a_path_that_somebody_names_is_held_to_it_only_within_the_folder(tmp_path: Path, monkeypatch) -> None:
    root, other = tmp_path / "root", tmp_path / "other"
    for folder in (root, other):
        (folder / "inner").mkdir(parents=True)
        (folder / "link").symlink_to(other / "inner")
    (tmp_path / "way").symlink_to(root)
    monkeypatch.chdir(tmp_path)
    for path in ("other/link/a", "root/inner/a", "way/inner/a", "a", "/etc/a", "root"):
        assert beneath_if_within(root, Path(path)) == Path(path)
    for path in ("root/link/a", "way/link", root / "link/a/b", "other/../root/link/a"):
        with pytest.raises(storage.Unreadable, match="is a link"):
            beneath_if_within(root, Path(path))
    assert beneath_if_within(root, Path("root/link/../a")) == root / "a"


def test_a_folder_for_other_programs_holds_no_link_at_any_depth(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    assert without_links(tmp_path) == tmp_path
    (tmp_path / "a/b/link").symlink_to("/etc")
    with pytest.raises(storage.Unreadable, match=f"^{tmp_path}/a/b/link is a link"):
        without_links(tmp_path)
