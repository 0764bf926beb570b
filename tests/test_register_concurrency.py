"""Many who sign at once, processes that are killed while they sign, and clones that are merged."""

from __future__ import annotations

import os
import random
import subprocess
import time
from pathlib import Path

import pytest

from kpes.errors import KpesError
from kpes.fingerprint import short
from kpes.model import Signed
from kpes.register import EDITIONS, SIGNATURES, Register
from tests.parties import EDITION, TODAY, partner, process, signature, worker

KILLS = int(os.environ.get("KPES_TEST_KILLS", "40"))
IDS = [f"p{number}" for number in range(10)]


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


def test_whoever_is_killed_while_signing_loses_no_signature_and_tears_no_file(tmp_path: Path) -> None:
    chance = random.Random(2014)
    said: list[tuple[str, str]] = []
    for number in range(KILLS // 2):
        one = worker("sign", tmp_path, f"{number}a")
        printed = one.stdout.readline() + one.stdout.readline()  # "begins", and a first signature
        other = worker("sign", tmp_path, f"{number}b")
        printed += other.stdout.readline()
        for running in (one, other):
            time.sleep(chance.uniform(0, 0.025))
            running.kill()
        for running in (one, other):
            printed += running.stdout.read()  # communicate() would pass by what readline() has read ahead
            running.communicate()
        said += [(id, name) for id, _, name in (line.partition(" ") for line in printed.splitlines()) if name]
    found = recorded(tmp_path)
    assert len(said) >= KILLS // 2
    assert set(said) <= set(found)
    assert len(found) == len(set(found)) <= len(said) + KILLS
    names = {name for folder in (SIGNATURES, EDITIONS) for name in os.listdir(tmp_path / folder)}
    left_over = names - {f"{id}.yaml" for id in IDS} - {f"{short(TODAY)}.txt"}
    assert [name for name in left_over if not name.startswith(".kpes-")] == []
    Register(tmp_path).sign(partner("p0"), signature("Po wszystkim"), EDITION)
    assert set(recorded(tmp_path)) == {*found, ("p0", "Po wszystkim")}


def test_of_a_hundred_who_sign_at_once_each_is_recorded_once(shipped: Path) -> None:
    different = [("abcdefghij"[number % 10], f"Osoba {number}") for number in range(50)]
    same = [("v", "Anna Nowak")] * 50
    order = random.Random(7).sample(different + same, 100)
    running = [
        (who, process("-m", "kpes", "--project", shipped, "--lang", "en", "sign", who[0], "--by", who[1],
                      "--on", "2014-11-07"))
        for who in order
    ]  # fmt: skip
    ended = [(who, one.communicate(timeout=120)[1], one.returncode) for who, one in running]
    assert [who for who, error, code in ended if who in different and code != 0] == []
    codes = [code for who, _, code in ended if who == same[0]]
    assert sorted(codes) == [0] + [3] * 49
    refused = {error for _, error, code in ended if code == 3}
    assert refused == {
        "Anna Nowak has signed this text for “V” already, on 2014-11-07. "
        "If that record is wrong, withdraw it first: kpes revoke v --reason TEXT\n"
    }
    found = recorded(shipped)
    assert sorted(found) == sorted([*different, same[0]])
    assert [name for name in os.listdir(shipped / SIGNATURES) if not name.endswith(".yaml")] == []
    assert len(os.listdir(shipped / EDITIONS)) == 1


def git(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for role in ("AUTHOR", "COMMITTER"):
        settings |= {f"GIT_{role}_NAME": "Ewa", f"GIT_{role}_EMAIL": "ewa@example.org"}
    return subprocess.run(
        ["git", *command], cwd=folder, env={**os.environ, **settings}, capture_output=True, encoding="utf-8"
    )


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """Two clones of a repository that records one signature."""
    origin = tmp_path / "origin"
    Register(origin).sign(partner("a"), signature("Zofia Ptak"), EDITION)
    git(origin, "init", "-q")
    git(origin, "add", ".")
    git(origin, "commit", "-q", "-m", "first")
    for name in ("one", "two"):
        assert git(tmp_path, "clone", "-q", "origin", name).returncode == 0
    return tmp_path / "one", tmp_path / "two"


def merged(one: Path, two: Path) -> subprocess.CompletedProcess[str]:
    for clone in (one, two):
        git(clone, "add", ".")
        assert git(clone, "commit", "-q", "-m", "signed").returncode == 0
    return git(one, "pull", "-q", "--no-rebase", "--no-edit", str(two), "HEAD")


def test_clones_that_recorded_different_partners_merge_by_themselves(clones: tuple[Path, Path]) -> None:
    one, two = clones
    Register(one).sign(partner("b"), signature("Anna Nowak"), EDITION)
    Register(two).sign(partner("c"), signature("Jan Kowalski"), EDITION)
    assert merged(one, two).returncode == 0
    assert recorded(one) == [
        ("a", "Zofia Ptak"),
        ("b", "Anna Nowak"),
        ("c", "Jan Kowalski"),
    ]


def test_clones_that_recorded_the_same_partner_conflict_and_kpes_says_where(
    clones: tuple[Path, Path],
) -> None:
    one, two = clones
    Register(one).sign(partner("a"), signature("Anna Nowak"), EDITION)
    Register(two).sign(partner("a"), signature("Jan Kowalski"), EDITION)
    assert merged(one, two).returncode != 0
    assert git(one, "diff", "--name-only", "--diff-filter=U").stdout == "data/signatures/a.yaml\n"
    with pytest.raises(KpesError, match=r"data/signatures/a\.yaml, line \d+, does not read as kpes wrote it"):
        Register(one).sign(partner("a"), signature("Ewa Lis"), EDITION)
