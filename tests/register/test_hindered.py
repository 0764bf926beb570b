"""No room, or no right to write: a clear refusal, and everything is as it was."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.parties import process
from tests.project import change

FULL = "there is no room left"
FORBIDDEN = "access is not allowed, or another program has it open"

PAGE = 4096


def mounted(folder: str | Path, *options: str) -> bool:
    """Whether a file system is mounted there now: root may do so, but not in every container."""
    command = ["mount", *options, str(folder)]
    return os.geteuid() == 0 and subprocess.run(command, capture_output=True).returncode == 0


def can_mount() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        return mounted(folder, "-t", "tmpfs", "tmpfs") and subprocess.run(["umount", folder]).returncode == 0


REAL = ["mounted"] if can_mount() else []
"""Where nothing can be mounted, limits and rights stand for file systems that are full or read-only."""


class Case(NamedTuple):
    """A project, a folder for what kpes writes elsewhere, and what it is to do."""

    root: Path
    out: Path
    arguments: list[str]


@pytest.fixture
def base(kpes, shipped: Path, tmp_path: Path) -> Path:
    """A project with signatures, evidence and copies, beside a scan and a table."""
    (tmp_path / "skan.png").write_bytes(b"\x89PNG scan" + bytes(139))
    words = "Partnerzy zgodnie postanawiają, co następuje. " * 5
    annex = f"Aneks nr 2\nzawarty dnia 1 kwietnia 2015 r.\n\n{words}\nUchyla się Par. 7.\n"
    (tmp_path / "aneks.txt").write_text(annex, encoding="utf-8")
    (tmp_path / "table.csv").write_text("partner,by,on,evidence\nc,Ewa,7.11.2014,skan.png\nd,Jan,7.11.2014,skan.png\n")
    for command in (
        ("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-07", "--evidence", str(tmp_path / "skan.png")),
        ("sign", "b", "--by", "Jan Lis", "--on", "2014-11-07"),
        ("render",),
        ("act", "new", "annex", "aneks-1"),
    ):
        assert kpes(*command).code == 0
    change(shipped / "data/acts/aneks-1/act.yaml", f"date: {date.today()}", "date: 2015-03-01")
    return shipped


def fill(file: Path) -> None:
    """Writes until there is no room left."""
    with suppress(OSError), open(file, "wb", buffering=0) as opened:
        while opened.write(bytes(PAGE)) == PAGE:
            pass


def commands(base: Path, out: Path) -> dict[str, list[str]]:
    sign = ["sign", "c", "--by", "Ewa Kos", "--on", "2014-11-07"]
    return {
        "sign": sign,
        "evidence": [*sign, "--evidence", str(base.parent / "skan.png")],
        "batch": ["sign", "--batch", str(base.parent / "table.csv")],
        "new": ["act", "new", "annex", "aneks-2"],
        "import": ["import", str(base.parent / "aneks.txt"), "--act", "aneks-2"],
        "act": ["sign", "a", "--act", "aneks-1", "--by", "Anna Nowak", "--on", "2015-03-01"],
        "revoke": ["revoke", "a", "--reason", "pomyłka"],
        "export": ["export", str(out / "new/export")],
        "zip": ["export", str(out / "export.zip")],
        "protocol": ["protocol", "--out", str(out / "new/protocol.html")],
    }


def case(base: Path, folder: Path, name: str, signed: bool = True) -> Case:
    root, out = folder / "project", folder / "out"
    out.mkdir(parents=True)
    shutil.copytree(base, root)
    if not signed:
        for part in ("signatures", "editions", "evidence"):
            shutil.rmtree(root / "data" / part)
    return Case(root, out, ["--project", str(root), *commands(base, out)[name]])


def everything(case: Case) -> list[dict[str, bytes | None]]:
    """All that lies there, but for the folder that the lock is in."""
    return [
        {
            path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
            for path in folder.rglob("*")
            if path not in (case.root / "data/signatures", case.root / "data/acts/aneks-1/signatures")
        }
        for folder in (case.root, case.out)
    ]


def refused(cases: dict[object, Case], most: dict[object, int | None], why: str) -> set[object]:
    """Runs kpes in each case; those in which it refused, having changed nothing. The others must have gone well."""
    before = {key: everything(one) for key, one in cases.items()}
    told = json.dumps([(one.arguments, most[key]) for key, one in cases.items()])
    ran = process("-m", "tests.children", "hindered", os.devnull, told)
    out, err = ran.communicate(timeout=300)
    assert (ran.returncode, err) == (0, "")
    found = set()
    for (key, one), line in zip(cases.items(), out.splitlines(), strict=True):
        said, code, answer = json.loads(line)
        assert said == "done"
        if code == 0:
            assert everything(one) != before[key], key
        else:
            assert code == 3, (key, answer)
            answer = [line for line in answer if not line.startswith("Note: ")]
            assert len(answer) == 1, (key, answer)
            remedy = "What was there is as it was. Mend that and run the command again."
            assert answer[0].endswith(f" cannot be written: {why}. {remedy}"), answer
            assert everything(one) == before[key], key
            found.add(key)
    return found


def beyond_a_limit(base: Path, tmp_path: Path) -> None:
    """A limit on the size of a file is what a full disk is to those who write one."""
    nothing, scan, all_ = 0, 200, 100_000
    writing = ("sign", "evidence", "batch", "revoke")
    names = commands(base, tmp_path)
    most = {(name, room): room for name in names for room in ((nothing, scan, all_) if name in writing else (scan,))}
    cases = {(name, room): case(base, tmp_path / f"{name}-{room}", name) for name, room in most}
    cases["first", scan] = case(base, tmp_path / "first", "evidence", signed=False)
    most["first", scan] = scan
    assert most.keys() - refused(cases, most, FULL) == {(name, all_) for name in writing}


def on_a_full_disk(base: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    assert mounted(disk, "-t", "tmpfs", "-o", "size=8m", "tmpfs")
    try:
        one = case(base, disk, "sign")
        cases = {
            name: one._replace(arguments=["--project", str(one.root), *arguments])
            for name, arguments in commands(base, one.out).items()
        }
        fill(disk / "filler")
        no_limit = dict.fromkeys(cases, 2**40)
        assert refused(cases, no_limit, FULL) == set(cases)
        os.truncate(disk / "filler", os.path.getsize(disk / "filler") - PAGE)  # room for the scan, none for the record
        two = {name: cases[name] for name in ("evidence", "batch")}
        assert refused(two, no_limit, FULL) == set(two)
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize("way", ["limit", *REAL])
def test_where_there_is_no_room_nothing_changes_and_nothing_is_left(base: Path, tmp_path: Path, way: str) -> None:
    {"limit": beyond_a_limit, "mounted": on_a_full_disk}[way](base, tmp_path)


@pytest.mark.parametrize("way", ["permissions", *REAL])
def test_where_a_folder_is_read_only_nothing_changes_and_nothing_is_left(base: Path, tmp_path: Path, way: str) -> None:
    places = {
        "sign": ("data", "data/signatures"),
        "evidence": ("data/evidence", "data/evidence/c"),
        "batch": ("data/signatures", "data/evidence/d"),
        "revoke": ("data/signatures",),
        "new": ("data/acts",),
        "import": ("data/acts",),
        "act": ("data/acts/aneks-1",),
        "first": ("data", "data/editions"),
        "export": ("out",),
        "zip": ("out",),
        "protocol": ("out",),
    }
    cases, closed = {}, []
    for name, folders in places.items():
        for number, folder in enumerate(folders):
            one = case(base, tmp_path / f"{name}-{number}", name.replace("first", "evidence"), name != "first")
            closed.append(one.out if folder == "out" else one.root / folder)
            closed[-1].mkdir(parents=True, exist_ok=True)
            cases[name, folder] = one
    try:
        for folder in closed:
            if way == "permissions":
                folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
                for each in folders:
                    each.chmod(0o555)
            else:
                assert mounted(folder, "--bind", str(folder))
                assert mounted(folder, "-o", "remount,ro,bind")
        found = refused(cases, dict.fromkeys(cases), FORBIDDEN)
    finally:
        for folder in closed:
            if way == "mounted":
                subprocess.run(["umount", folder], check=False)
            else:
                for path in (folder, *folder.rglob("*")):
                    if path.is_dir():
                        path.chmod(0o755)
    assert found == set(cases)
