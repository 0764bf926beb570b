"""Sets of copies: what they hold, what they replace, what they leave alone."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from pathlib import Path

import pytest

from kpes.copies import lists, writing
from kpes.errors import KpesError
from tests.bounded import within
from tests.parties import DATA, TODAY, checked, contents, copy_set

OTHER = b"Aneks\n" * 50
ANOTHER = "sha256:" + "f" * 64


def refusal(folder: Path, *arguments, **options) -> str:
    with pytest.raises(KpesError) as refused:
        writing.write(folder, TODAY, *arguments, **options)
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
    writing.write(folder, TODAY, copy_set(22))
    assert contents(folder) == copy_set(22)
    digest = hashlib.sha256(DATA).hexdigest()
    sums = [f"{digest}  {name}" for name in copy_set(22)]
    assert (folder / lists.SUMS).read_text(encoding="utf-8").splitlines() == sums
    assert checked(folder).splitlines() == [f"{name}: OK" for name in copy_set(22)]
    assert os.listdir(tmp_path / "out") == ["copies"]


def test_formats_stand_side_by_side_in_one_set(tmp_path: Path) -> None:
    both = {**copy_set(3), **copy_set(3, OTHER, "text")}
    writing.write(tmp_path / "copies", TODAY, both)
    assert contents(tmp_path / "copies") == both
    assert checked(tmp_path / "copies").count("OK") == 6


def test_a_new_set_replaces_the_old_one_and_partners_that_are_gone_lose_their_copy(tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    writing.write(folder, TODAY, {**copy_set(12), **copy_set(12, format="text")})
    writing.write(folder, TODAY, copy_set(9, OTHER))
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
        writing.write(folder, TODAY, copy_set(4, data))
        assert contents(folder) == {**before, **copy_set(4, data)}
        assert (folder / "podpisane" / "2014" / "skan.pdf").read_bytes() == b"scan"
    assert os.listdir(tmp_path) == ["copies"]


@pytest.mark.parametrize("make", [Path.mkdir, Path.touch, lambda path: path.symlink_to("nowhere")])
def test_a_foreign_file_with_a_copys_name_is_refused_and_nothing_changes(tmp_path: Path, make) -> None:
    folder = tmp_path / "copies"
    writing.write(folder, TODAY, copy_set(2))
    make(folder / "3-p3.docx")
    before = contents(folder)
    assert refusal(folder, copy_set(3, OTHER)) == (
        f"In {folder}, files that kpes did not write are in the way: 3-p3.docx. "
        "Move these files elsewhere or delete them, and run the command again."
    )
    assert contents(folder) == before
    assert os.listdir(tmp_path) == ["copies"]


def test_all_that_is_in_the_way_is_named_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    writing.write(folder, TODAY, copy_set(12))
    (folder / lists.SUMS).write_text("sumy\n", encoding="utf-8")
    (folder / lists.MANIFEST).write_text("[]", encoding="utf-8")
    said = refusal(folder, copy_set(11, OTHER))
    assert f"SHA256SUMS, manifest.json, {', '.join(list(copy_set(12))[:11])}. Move these files" in said
    assert contents(folder) == copy_set(12)
    writing.write(tmp_path / "many", TODAY, copy_set(200))
    (tmp_path / "many" / lists.SUMS).unlink()
    assert "030-p30.docx, …. Move" in refusal(tmp_path / "many", copy_set(200, OTHER))


def test_a_foreign_file_of_the_same_bytes_becomes_the_copy(tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    writing.write(folder, TODAY, copy_set(3))
    (folder / lists.SUMS).unlink()
    (folder / lists.MANIFEST).unlink()
    writing.write(folder, TODAY, copy_set(3))
    assert contents(folder) == copy_set(3)
    assert checked(folder).count("OK") == 3


@pytest.mark.parametrize("options", [{}, {"keep_others": True}])
def test_a_copy_that_somebody_changed_is_neither_replaced_nor_listed_as_what_it_was(
    tmp_path: Path, options: dict[str, bool]
) -> None:
    folder = tmp_path / "copies"
    writing.write(folder, TODAY, copy_set(3))
    (folder / "1-p1.docx").write_bytes(b"with a remark")
    (folder / "2-p2.docx").write_bytes(b"with another")
    assert refusal(folder, {"3-p3.docx": DATA}, **options) == (
        f"In {folder}, files were changed after kpes wrote them: 1-p1.docx, 2-p2.docx. "
        "Move these files elsewhere or delete them, and run the command again."
    )
    assert contents(folder) == {**copy_set(3), "1-p1.docx": b"with a remark", "2-p2.docx": b"with another"}
    for name in ("1-p1.docx", "2-p2.docx"):
        (folder / name).unlink()
    writing.write(folder, TODAY, {"3-p3.docx": DATA}, **options)
    assert checked(folder) == "3-p3.docx: OK\n"


def test_copies_in_other_formats_stay_while_the_text_is_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    writing.write(folder, TODAY, copy_set(3))
    assert writing.write(folder, TODAY, copy_set(3, OTHER, "text")) == []
    assert contents(folder) == {**copy_set(3), **copy_set(3, OTHER, "text")}
    assert checked(folder).count("OK") == 6


def test_copies_of_another_text_go_and_their_formats_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    writing.write(folder, ANOTHER, copy_set(3))
    assert writing.write(folder, TODAY, copy_set(3, DATA, "text")) == ["docx"]
    assert contents(folder) == copy_set(3, DATA, "text")
    writing.write(folder, ANOTHER, copy_set(3, OTHER, "text"))
    (folder / lists.MANIFEST).unlink()
    assert writing.write(folder, ANOTHER, copy_set(3)) == ["text"]


def test_copies_of_partners_with_other_ids_go_even_where_the_text_is_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    writing.write(folder, TODAY, {"1-a.docx": DATA, "2-b.docx": DATA})
    assert writing.write(folder, TODAY, {"1-a.txt": DATA, "2-c.txt": DATA}) == ["docx"]
    assert contents(folder) == {"1-a.txt": DATA, "2-c.txt": DATA}


def test_one_partners_copy_joins_no_copies_of_another_text_in_another_format(tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    writing.write(folder, ANOTHER, copy_set(3))
    assert "copies made of another text" in refusal(folder, {"1-p1.txt": DATA}, keep_others=True)
    writing.write(folder, TODAY, copy_set(3))
    writing.write(folder, TODAY, {"1-p1.txt": DATA}, keep_others=True)
    assert contents(folder) == {**copy_set(3), "1-p1.txt": DATA}


def test_the_manifest_ties_each_copy_to_partner_format_and_edition(tmp_path: Path) -> None:
    writing.write(tmp_path / "copies", TODAY, {"2-p2.txt": OTHER, "1-p1.docx": DATA})
    digests = [hashlib.sha256(data).hexdigest() for data in (DATA, OTHER)]
    told = lists.Copies(tmp_path / "copies").manifest
    assert told == lists.Manifest(TODAY, (
        lists.Copy("1-p1.docx", "p1", "docx", digests[0]),
        lists.Copy("2-p2.txt", "p2", "text", digests[1]),
    ))  # fmt: skip
    written = (tmp_path / "copies" / lists.MANIFEST).read_bytes()
    assert json.loads(written) == {
        "fingerprint": TODAY,
        "copies": [
            {"file": "1-p1.docx", "partner": "p1", "format": "docx", "sha256": digests[0]},
            {"file": "2-p2.txt", "partner": "p2", "format": "text", "sha256": digests[1]},
        ],
    }
    assert written.decode() == json.dumps(json.loads(written), indent=2) + "\n"
    writing.write(tmp_path / "again", TODAY, {"1-p1.docx": DATA, "2-p2.txt": OTHER})
    assert (tmp_path / "again" / lists.MANIFEST).read_bytes() == written


def test_a_copy_is_whole_where_the_disk_takes_it_bit_by_bit(tmp_path: Path, monkeypatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:100]))
    writing.write(tmp_path / "copies", TODAY, copy_set(2))
    assert contents(tmp_path / "copies") == copy_set(2)


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", '"copies"', '{"copies": []}', '{"fingerprint": 1, "copies": []}', "[" * 100_000,
        '{"fingerprint": "x", "copies": [{"file": "a"}]}', '{"fingerprint": "x", "copies": 1}',
        '{"fingerprint": "x", "copies": [{"file": 1, "partner": "a", "format": "b", "sha256": "c"}]}',
        '{"fingerprint": "x", "copies": [], "name": "somebody else\'s"}', "\udcff",
    ],
)  # fmt: skip
def test_what_is_no_manifest_of_kpes_is_none_and_stays(tmp_path: Path, text: str) -> None:
    (tmp_path / lists.MANIFEST).write_text(text, encoding="utf-8", errors="surrogateescape")
    assert lists.Copies(tmp_path).manifest is None
    assert "in the way: manifest.json." in refusal(tmp_path, copy_set(2))
    assert lists.Copies(tmp_path / "nowhere").manifest is None


def test_the_folder_keeps_its_mode(tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    writing.write(folder, TODAY, copy_set(2))
    folder.chmod(0o750)
    writing.write(folder, TODAY, copy_set(2, OTHER))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o750


def test_a_folder_that_nobody_may_write_in_is_left_alone(tmp_path: Path, monkeypatch) -> None:
    folder = tmp_path / "copies"
    writing.write(folder, TODAY, copy_set(2))
    (folder / "uwagi.txt").write_bytes(b"mine")
    monkeypatch.setattr(os, "access", lambda *_: False)  # the mode alone does not hold back root, who runs tests too
    assert f"{folder} cannot be written: access is not allowed" in refusal(folder, copy_set(2, OTHER))
    assert contents(folder) == {**copy_set(2), "uwagi.txt": b"mine"}


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc")
def test_where_nothing_can_be_written_that_is_said_at_once() -> None:
    with within(5):
        assert "/proc cannot be written: there is no such file or folder." in refusal(Path("/proc/x"), copy_set(2))


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
    (folder / lists.SUMS).write_text(sums, encoding="utf-8")
    assert "files that kpes did not write are in the way: SHA256SUMS." in refusal(folder, copy_set(3))
    assert contents(folder) == {"debian.iso": b"iso"}
    assert (folder / lists.SUMS).read_text(encoding="utf-8") == sums


def test_a_copy_for_one_partner_joins_the_others_of_the_same_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    writing.write(folder, TODAY, {**copy_set(5), **copy_set(5, OTHER, "text")})
    (folder / "uwagi").touch()
    (folder / "4-p4.docx").unlink()
    (folder / "5-p5.docx").unlink()
    writing.write(folder, TODAY, {"5-p5.docx": DATA}, keep_others=True)
    expected = {**copy_set(5), **copy_set(5, OTHER, "text"), "uwagi": b""}
    del expected["4-p4.docx"]
    assert contents(folder) == expected
    assert checked(folder).count("OK") == 9


def test_others_are_kept_also_where_there_are_no_hard_links(tmp_path: Path, monkeypatch) -> None:
    folder = tmp_path / "copies"
    writing.write(folder, TODAY, copy_set(5))

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    writing.write(folder, TODAY, {"5-p5.docx": DATA}, keep_others=True)
    assert contents(folder) == copy_set(5)


def test_a_copy_of_another_text_does_not_join_them(tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    writing.write(folder, TODAY, copy_set(5))
    assert refusal(folder, {"5-p5.docx": OTHER}, keep_others=True) == (
        f"{folder} holds copies made of another text or template, for example 1-p1.docx. "
        "Render the copies of all partners, or choose another folder with --out."
    )
    assert contents(folder) == copy_set(5)


def test_a_first_copy_for_one_partner_is_a_set_of_one(tmp_path: Path) -> None:
    writing.write(tmp_path / "copies", TODAY, {"5-p5.docx": DATA}, keep_others=True)
    assert contents(tmp_path / "copies") == {"5-p5.docx": DATA}


def test_progress_is_told_after_each_copy(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    writing.write(tmp_path / "copies", TODAY, copy_set(3), progress=lambda *counts: told.append(counts))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_relative_folder_and_one_behind_a_link_will_do(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    writing.write(Path("druk/nowe"), TODAY, copy_set(2))
    assert contents(tmp_path / "druk" / "nowe") == copy_set(2)
    (tmp_path / "link").symlink_to("druk/nowe")
    writing.write(Path("link"), TODAY, copy_set(2, OTHER))
    assert contents(tmp_path / "druk" / "nowe") == copy_set(2, OTHER)
    assert (tmp_path / "link").is_symlink()
    assert (os.listdir(tmp_path / "druk"), sorted(os.listdir(tmp_path))) == (["nowe"], ["druk", "link"])


@pytest.mark.parametrize("folder", ["file", "file/copies", "file/out/copies"])
def test_a_file_in_the_way_of_the_folder_is_named_and_stays(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    said = refusal(tmp_path / folder, copy_set(2))
    assert "cannot be written: a file is in the way of a folder. What was there is as it was." in said
    assert contents(tmp_path) == {"file": b"mine"}


def test_a_folder_that_holds_a_whole_disk_is_refused() -> None:
    assert refusal(Path("/"), copy_set(2)) == (
        "/ holds a whole disk, so no other folder can take its place. "
        "Name a folder in it: --out /kpes"
    )


def test_nobodys_working_folder_is_pulled_away(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "copies" / "below").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "copies" / "below")
    for folder in (Path("."), Path("..")):
        assert refusal(folder, copy_set(2)) == (
            f"You are in the folder {folder.resolve()}, whose place a new one would take. "
            "Leave it, for example with cd .. , or name another folder with --out."
        )
    assert os.listdir(tmp_path / "copies") == ["below"]
