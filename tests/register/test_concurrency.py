"""Many who sign at once, and processes that are killed while they sign."""

from __future__ import annotations

import json
import os
import random
import shutil
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kpes.model import Signed
from kpes.paths import OF_AGREEMENT
from kpes.register.files import Register
from tests.parties import process
from tests.project import change
from tests.thorough import THOROUGH, part

KILLS = part(1000)


def recorded(root: Path) -> list[tuple[str, str]]:
    """Partner and representative of every signature; every file must read without a finding."""
    records, findings = Register(root).read()
    assert findings == []
    return [
        (id, event.representative)
        for id, events in records.items()
        for event in events
        if isinstance(event, Signed)
    ]


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, where there is one: a kill loses nothing of what a disk would still have to write."""
    if not os.access("/dev/shm", os.W_OK):
        yield tmp_path
        return
    with TemporaryDirectory(dir="/dev/shm") as folder:
        yield Path(folder)


def children(*arguments: object) -> list[str]:
    """What `tests.children` prints."""
    running = process("-m", "tests.children", *arguments)
    out, err = running.communicate(timeout=600)
    assert (running.returncode, err) == (0, "")
    return out.splitlines()


def test_after_many_kills_no_signature_is_lost_no_file_torn_and_no_batch_halved(memory: Path) -> None:
    *wrong, kills = children("random", memory, KILLS, 2014)
    assert wrong == []
    assert int(kills.removesuffix(" kills")) >= KILLS


@pytest.mark.parametrize("text", [[], ["aneks-1"]])
def test_whatever_step_a_kill_comes_before_all_is_recorded_or_nothing_and_a_second_run_goes_on(
    text: list[str], memory: Path
) -> None:
    """Of the agreement, and of an act."""
    *wrong, kills = children("steps", memory, *text)
    assert wrong == []
    assert int(kills.removesuffix(" kills")) > 80


COMMANDS: list[tuple[tuple[str, ...], int]] = [
    (("act", "new", "annex", "aneks-2"), 5),
    (("import", "aneks.txt", "--act", "aneks-2"), 5),
    (("export", "out/paczka"), 30),
]
"""What writes for an act, and how many steps that takes at least."""


@pytest.mark.parametrize(("command", "least"), COMMANDS)
def test_whatever_step_a_kill_of_a_command_comes_before_nothing_is_there_or_all(
    command: tuple[str, ...], least: int, shipped: Path, tmp_path: Path, kpes
) -> None:
    """Of those that write for acts, in a project that has one which somebody signed."""
    annex = "Aneks nr 2\nzawarty dnia 1 kwietnia 2015 r.\n\nUchyla się Par. 7.\n"
    (shipped / "aneks.txt").write_text(annex, encoding="utf-8")
    assert kpes("act", "new", "annex", "aneks-1").code == 0
    change(shipped / "data/acts/aneks-1/act.yaml", f"date: {date.today()}", "date: 2015-03-01")
    assert kpes("sign", "a", "--act", "aneks-1", "--by", "Anna Nowak", "--on", "2015-03-01").code == 0
    every = 1 if THOROUGH or command[0] != "export" else 40
    *wrong, kills = children("command", tmp_path / "kills", shipped, json.dumps(command), every)
    assert wrong == []
    assert int(kills.removesuffix(" kills")) * every >= least


def test_whole_processes_that_are_killed_lose_nothing_either(shipped: Path, tmp_path: Path) -> None:
    chance = random.Random(7)
    scan, table = tmp_path / "skan.pdf", tmp_path / "table.csv"
    scan.write_bytes(b"%PDF-1.7 scan")
    table.write_text("partner,by,on,evidence\n" + "".join(f"{id},Ewa,2014-11-07,skan.pdf\n" for id in "nop"))
    commands = [("sign", id, "--by", "Ewa", "--on", "2014-11-07", "--evidence", scan) for id in "abcd"]
    for command in (*commands, *[("sign", "--batch", table)] * 2):
        running = process("-m", "kpes", "--project", shipped, "--lang", "en", *command)
        time.sleep(chance.uniform(0.05, 0.35))
        running.kill()
        out, err = running.communicate()
        assert "Traceback" not in err
        found = {id for id, _ in recorded(shipped)}
        if "Recorded" in out:
            assert set("nop" if "--batch" in command else command[1]) <= found
        assert len(found & set("nop")) in (0, 3)
    for command in (*commands, ("sign", "--batch", table)):
        process("-m", "kpes", "--project", shipped, *command).communicate()
    assert recorded(shipped) == [(id, "Ewa") for id in "abcdnop"]
    assert len(list((shipped / "data/evidence").glob("*/[!.]*"))) == 7
    for id in "abc":
        running = process("-m", "kpes", "--project", shipped, "--lang", "en", "revoke", id, "--reason", "pomyłka")
        time.sleep(chance.uniform(0.1, 0.35))
        running.kill()
        out, _ = running.communicate()
        records, findings = Register(shipped).read()
        assert findings == []
        assert len(records[id]) == 2 or not out.startswith("Withdrawn")
    verified = process("-m", "kpes", "--project", shipped, "verify")
    assert (verified.communicate()[1], verified.returncode) == ("", 0)


def test_of_many_who_sign_at_once_each_is_recorded_once(shipped: Path, memory: Path) -> None:
    shipped = shutil.copytree(shipped, memory / "project")
    half = part(100)
    different = [("abcdefghij"[number % 10], f"Osoba {number}") for number in range(half)]
    same = [("v", "Anna Nowak")] * half
    order = random.Random(7).sample(different + same, 2 * half)
    answers = children("at-once", shipped, *(f"{id}={name}" for id, name in order))
    told = [answer.split(" ", 2) for answer in answers]
    assert [who for who, (said, code, _) in zip(order, told, strict=True) if who in different and code != "0"] == []
    assert {said for said, _, _ in told} == {"done"}
    codes = [code for who, (_, code, _) in zip(order, told, strict=True) if who == same[0]]
    assert sorted(codes) == ["0"] + ["3"] * (half - 1)
    refused = {answer for _, code, answer in told if code == "3"}
    assert refused == {
        "Anna Nowak has signed this text for “V” already, on 2014-11-07. "
        "If that record is wrong, withdraw it first: kpes revoke v --reason TEXT"
    }
    found = recorded(shipped)
    assert sorted(found) == sorted([*different, same[0]])
    assert [name for name in os.listdir(shipped / OF_AGREEMENT.signatures) if not name.endswith(".yaml")] == []
    assert len(os.listdir(shipped / OF_AGREEMENT.editions)) == 1
