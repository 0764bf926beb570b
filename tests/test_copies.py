"""Sets of copies: what they hold, what they replace, what they leave alone."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from kpes import copies
from kpes.errors import KpesError
from tests.parties import checked, contents, partner

DATA = b"Porozumienie\n" * 50
OTHER = b"Aneks\n" * 50


def copy_set(count: int, data: bytes = DATA, extension: str = "docx") -> dict[str, bytes]:
    partners = tuple(partner(f"p{number}") for number in range(1, count + 1))
    return dict.fromkeys(copies.names(partners, extension).values(), data)


def refusal(folder: Path, *arguments, **options) -> str:
    with pytest.raises(KpesError) as refused:
        copies.write(folder, *arguments, **options)
    return str(refused.value)


@pytest.mark.parametrize(
    ("count", "first", "last"),
    [
        (9, "1-p1.docx", "9-p9.docx"),
        (22, "01-p1.docx", "22-p22.docx"),
        (1000, "0001-p1.docx", "1000-p1000.docx"),
    ],
)
def test_numbers_are_as_wide_as_the_count(count: int, first: str, last: str) -> None:
    names = list(copy_set(count))
    assert (names[0], names[-1], len(names)) == (first, last, count)
    assert names == sorted(names)


def test_every_copy_is_the_same_bytes_and_sha256sum_accepts_the_set(tmp_path: Path) -> None:
    folder = tmp_path / "out" / "copies"
    copies.write(folder, copy_set(22))
    assert contents(folder) == copy_set(22)
    digest = hashlib.sha256(DATA).hexdigest()
    sums = [f"{digest}  {name}" for name in copy_set(22)]
    assert (folder / copies.SUMS).read_text(encoding="utf-8").splitlines() == sums
    assert checked(folder).splitlines() == [f"{name}: OK" for name in copy_set(22)]
    assert os.listdir(tmp_path / "out") == ["copies"]


def test_formats_stand_side_by_side_in_one_set(tmp_path: Path) -> None:
    both = {**copy_set(3), **copy_set(3, OTHER, "txt")}
    copies.write(tmp_path / "copies", both)
    assert contents(tmp_path / "copies") == both
    assert checked(tmp_path / "copies").count("OK") == 6


def test_a_new_set_replaces_the_old_one_and_partners_that_are_gone_lose_their_copy(tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    copies.write(folder, {**copy_set(12), **copy_set(12, extension="txt")})
    copies.write(folder, copy_set(9, OTHER))
    assert contents(folder) == copy_set(9, OTHER)
    assert checked(folder).count("OK") == 9
    assert os.listdir(tmp_path) == ["copies"]


def test_what_kpes_did_not_write_stays(tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    (folder / "podpisane" / "2014").mkdir(parents=True)
    (folder / "podpisane" / "2014" / "skan.pdf").write_bytes(b"scan")
    (folder / "uwagi.txt").write_bytes("Żółw".encode())
    (folder / "link").symlink_to("uwagi.txt")
    (folder / "dead").symlink_to("nowhere")
    (folder / "99-x.docx").write_bytes(b"mine")
    before = contents(folder)
    for data in (DATA, OTHER):
        copies.write(folder, copy_set(4, data))
        assert contents(folder) == {**before, **copy_set(4, data)}
        assert (folder / "podpisane" / "2014" / "skan.pdf").read_bytes() == b"scan"
    assert os.listdir(tmp_path) == ["copies"]


@pytest.mark.parametrize("make", [Path.mkdir, Path.touch, lambda path: path.symlink_to("nowhere")])
def test_a_foreign_file_with_a_copys_name_is_refused_and_nothing_changes(tmp_path: Path, make) -> None:
    folder = tmp_path / "copies"
    copies.write(folder, copy_set(2))
    make(folder / "3-p3.docx")
    before = contents(folder)
    assert refusal(folder, copy_set(3, OTHER)) == (
        f"{folder}/3-p3.docx is in the way: kpes did not write it, so it does not replace it. "
        "Move it elsewhere or delete it, then render again."
    )
    assert contents(folder) == before
    assert os.listdir(tmp_path) == ["copies"]


@pytest.mark.parametrize(
    "sums",
    [
        f"{'0' * 64}  debian.iso\n",
        f"{'0' * 64} *01-a.docx\n",
        f"{'0' * 64}  ../1-p1.docx\n",
        "suma kontrolna: brak\n",
    ],
)
def test_sums_of_somebody_elses_files_are_refused_and_their_files_stay(tmp_path: Path, sums: str) -> None:
    (tmp_path / "1-p1.docx").write_bytes(b"mine")
    folder = tmp_path / "isos"
    folder.mkdir()
    (folder / "debian.iso").write_bytes(b"iso")
    (folder / copies.SUMS).write_text(sums, encoding="utf-8")
    assert refusal(folder, copy_set(3)).startswith(
        f"{folder}/SHA256SUMS is in the way: kpes did not write it"
    )
    assert contents(folder) == {"debian.iso": b"iso"}
    assert (folder / copies.SUMS).read_text(encoding="utf-8") == sums


def test_a_copy_for_one_partner_joins_the_others_of_the_same_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    copies.write(folder, {**copy_set(5), **copy_set(5, OTHER, "txt")})
    (folder / "uwagi").touch()
    (folder / "4-p4.docx").unlink()
    (folder / "5-p5.docx").unlink()
    copies.write(folder, {"5-p5.docx": DATA}, keep_others=True)
    expected = {**copy_set(5), **copy_set(5, OTHER, "txt"), "uwagi": b""}
    del expected["4-p4.docx"]
    assert contents(folder) == expected
    assert checked(folder).count("OK") == 9


def test_others_are_kept_also_where_there_are_no_hard_links(tmp_path: Path, monkeypatch) -> None:
    folder = tmp_path / "copies"
    copies.write(folder, copy_set(5))

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    copies.write(folder, {"5-p5.docx": DATA}, keep_others=True)
    assert contents(folder) == copy_set(5)


def test_a_copy_of_another_text_does_not_join_them(tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    copies.write(folder, copy_set(5))
    assert refusal(folder, {"5-p5.docx": OTHER}, keep_others=True) == (
        f"{folder} holds copies of another text, for example 1-p1.docx. "
        "Render the copies of all partners, or choose another folder with --out."
    )
    assert contents(folder) == copy_set(5)


def test_a_first_copy_for_one_partner_is_a_set_of_one(tmp_path: Path) -> None:
    copies.write(tmp_path / "copies", {"5-p5.docx": DATA}, keep_others=True)
    assert contents(tmp_path / "copies") == {"5-p5.docx": DATA}


def test_progress_is_told_after_each_copy(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    copies.write(tmp_path / "copies", copy_set(3), progress=lambda *counts: told.append(counts))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_relative_folder_and_one_behind_a_link_will_do(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    copies.write(Path("druk/nowe"), copy_set(2))
    assert contents(tmp_path / "druk" / "nowe") == copy_set(2)
    (tmp_path / "link").symlink_to("druk/nowe")
    copies.write(Path("link"), copy_set(2, OTHER))
    assert contents(tmp_path / "druk" / "nowe") == copy_set(2, OTHER)
    assert (tmp_path / "link").is_symlink()
    assert (os.listdir(tmp_path / "druk"), sorted(os.listdir(tmp_path))) == (["nowe"], ["druk", "link"])


@pytest.mark.parametrize("folder", ["file", "file/copies", "file/out/copies"])
def test_a_file_in_the_way_of_the_folder_is_named_and_stays(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    said = refusal(tmp_path / folder, copy_set(2))
    assert "cannot be written: a file is in the way of a folder. What was there is as it was." in said
    assert contents(tmp_path) == {"file": b"mine"}


def test_a_folder_that_holds_more_than_copies_is_refused(tmp_path: Path) -> None:
    (tmp_path / "project" / "data").mkdir(parents=True)
    (tmp_path / "project" / "data" / "agreement.yaml").touch()
    assert refusal(tmp_path / "project", copy_set(2)) == (
        f"{tmp_path}/project holds more than copies, so a set of them cannot take its place. "
        f"Name a folder for them alone: --out {tmp_path}/project/copies"
    )
    assert "holds more than copies" in refusal(Path("/"), copy_set(2))
    assert os.listdir(tmp_path / "project") == ["data"]


def test_nobodys_working_folder_is_pulled_away(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "copies" / "below").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "copies" / "below")
    for folder in (Path("."), Path("..")):
        assert refusal(folder, copy_set(2)) == (
            f"You are in the folder {folder.resolve()}, whose place new copies would take. "
            "Leave it, for example with cd .. , or name another folder with --out."
        )
    assert os.listdir(tmp_path / "copies") == ["below"]
