"""Registers that somebody rewrote: what shows that is what the table at the end of docs/verify.md says."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kpes.cli import main
from kpes.register.reading import with_digest
from tests.parties import REPOSITORY
from tests.project import git

A, B = Path("data/signatures/a.yaml"), Path("data/signatures/b.yaml")
SCAN = Path("data/evidence/a/skan.pdf")


def records(file: Path) -> list[bytes]:
    """The records of a file of the register, without their digests."""
    return [one.partition(b"  digest:")[0] for one in re.split(rb"(?m)^(?=- event)", file.read_bytes())[1:]]


def sealed(file: Path, *said: bytes) -> None:
    """Writes records with digests that fit."""
    data = b""
    for record in said:
        data = with_digest(data + record)
    file.write_bytes(data)


def edited() -> None:
    A.write_bytes(A.read_bytes().replace(b"2014-11-07", b"2014-11-06"))


def edited_and_sealed() -> None:
    sealed(A, *(one.replace(b"2014-11-07", b"2014-11-06") for one in records(A)))


def moved() -> None:
    first, second, third = records(A)
    sealed(A, second, first, third)


def taken_out_of_the_middle() -> None:
    first, _, third = records(A)
    sealed(A, first, third)


def recorded_at_another_time() -> None:
    *others, last = records(A)
    sealed(A, *others, re.sub(rb"recorded_at: \S+", b"recorded_at: 2014-11-08T09:00:00Z", last))


def last_taken_off() -> None:
    sealed(A, *records(A)[:-1])


def file_removed() -> None:
    B.unlink()


def digests_taken_off() -> None:
    B.write_bytes(b"".join(records(B)))


def name_with_its_digest() -> None:
    B.write_bytes(b"".join(records(B)).replace("Jan Żółw".encode(), b"Jan Lis"))


def swapped() -> None:
    one, other = A.read_bytes(), B.read_bytes()
    A.write_bytes(other)
    B.write_bytes(one)


def swapped_and_sealed() -> None:
    one, other = records(A), records(B)
    sealed(A, *(record.replace(b"partner: b", b"partner: a") for record in other))
    sealed(B, *(record.replace(b"partner: a", b"partner: b") for record in one))


def signatures_of_before() -> None:
    shutil.rmtree("data/signatures")
    shutil.copytree("before/signatures", "data/signatures")


def data_of_before() -> None:
    shutil.rmtree("data")
    shutil.copytree("before", "data")


def other_name() -> None:
    B.rename(B.with_suffix(".yml"))


def link() -> None:
    B.rename("b.yaml")
    B.symlink_to("../../b.yaml")


def no_text() -> None:
    shutil.rmtree("data/editions")


def other_text() -> None:
    for text in Path("data/editions").iterdir():
        text.write_bytes(text.read_bytes() + b"x")


def other_evidence() -> None:
    SCAN.write_bytes(b"%PDF other")


def other_evidence_and_sealed() -> None:
    digest = hashlib.sha256(SCAN.read_bytes()).hexdigest().encode()
    other_evidence()
    sealed(A, *(one.replace(digest, hashlib.sha256(SCAN.read_bytes()).hexdigest().encode()) for one in records(A)))


def false_record_added() -> None:
    sealed(B, *records(B), records(B)[0].replace("Jan Żółw".encode(), b"Jan Lis"))


DONE: dict[str, tuple[Callable[[], None], ...]] = {
    "a record edited, its digest left": (edited,),
    "a record edited, moved, or taken out of the middle, and all digests computed anew": (
        edited_and_sealed, moved, taken_out_of_the_middle,
    ),
    "its moment of recording alone, likewise": (recorded_at_another_time,),
    "the last record taken off, or a whole file": (last_taken_off, file_removed),
    "the digests taken off, or a name with its digest": (digests_taken_off, name_with_its_digest),
    "the files of two partners swapped": (swapped,),
    "the same, with ids and digests written anew": (swapped_and_sealed,),
    "`data/signatures`, or all of `data`, put back to an older copy": (signatures_of_before, data_of_before),
    "a file under another name, or a link in its place": (other_name, link),
    "a signed text deleted or changed, evidence swapped or changed": (no_text, other_text, other_evidence),
    "evidence changed, and its digest in the record with it": (other_evidence_and_sealed,),
    "a record of a signature that nobody gave, added at the end": (false_record_added,),
}  # fmt: skip
TABLE = {
    cells[1]: cells[2:5]
    for line in (REPOSITORY / "docs/verify.md").read_text("utf-8").partition("| what was done |")[2].splitlines()[2:]
    if len(cells := re.split(r"\s*\|\s*", line)) == 6
}


def worst(kpes, *arguments: str) -> str:
    """The worst verdict on the register and what it rests on; a dash where nothing shows."""
    told = json.loads(kpes("verify", "--format", "json", *arguments).out)["checks"]
    # Evidence that no record names is told as well; alone it would not say that the register was rewritten.
    found = {one["verdict"] for one in told if not (one["check"] == "evidence" and one["verdict"] == "warning")}
    return next((verdict for verdict in ("fail", "warning") if verdict in found), "–")


@pytest.fixture(scope="module")
def recorded_once(signed_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("recorded")
    project = shutil.copytree(signed_once, folder / "project")
    shutil.copytree(project / "data", project / "before")
    for command in (
        ("revoke", "a", "--reason", "pomyłka"),
        ("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-08", "--evidence", str(project / SCAN)),
        ("protocol", "--out", str(folder / "protocol.html")),
        ("export", str(folder / "export.zip")),
    ):
        assert main(["--project", str(project), *command]) == 0
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", "x")
    return folder


@pytest.fixture
def recorded(kpes, recorded_once: Path, tmp_path: Path) -> Path:
    """A project in git with a revoked signature, what it held before, and receipts of it, outside."""
    shutil.copytree(recorded_once, tmp_path, dirs_exist_ok=True)
    return tmp_path / "project"


def test_every_row_of_the_table_is_tried() -> None:
    assert TABLE.keys() == DONE.keys()


@pytest.mark.parametrize(("row", "rewrite"), [(row, one) for row, done in DONE.items() for one in done])
def test_it_shows_as_the_table_says(kpes, recorded: Path, tmp_path: Path, row: str, rewrite) -> None:
    rewrite()
    alone, by_git, by_receipt = TABLE[row]
    assert worst(kpes) == by_git
    git(recorded, "add", "-A")
    git(recorded, "commit", "-q", "--allow-empty", "-m", "as if nothing had happened")
    assert worst(kpes) == by_git
    shutil.rmtree(".git")
    assert worst(kpes) == alone
    by_protocol, _, by_export = by_receipt.partition(" (export: ")
    assert worst(kpes, "--against", str(tmp_path / "protocol.html")) == by_protocol
    assert worst(kpes, "--against", str(tmp_path / "export.zip")) == (by_export.rstrip(")") or by_protocol)
