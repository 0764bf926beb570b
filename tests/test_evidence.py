"""What can be evidence, and how it is kept."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import pytest

from kpes.changes import changing
from kpes.errors import KpesError
from kpes.register import evidence
from kpes.register.files import Register
from kpes.register.reading import standing_signatures
from tests.parties import EDITION, partner, sign, signature

REMEDY = "Name a scan or a signed file, and run the command again; nothing was recorded."


def offer(name: str, data: bytes) -> evidence.Offer:
    return evidence.Offer(Path(name), hashlib.sha256(data).hexdigest(), data)


def keep(root: Path, partner: str, offer: evidence.Offer) -> evidence.Evidence:
    with changing(root / "journal", re.compile("")) as changes:
        kept = evidence.keep(root, f"data/evidence/{partner}", offer, changes.keep)
        changes.make()
    return kept


def refusal(file: Path) -> str:
    with pytest.raises(KpesError) as refused:
        evidence.read(file)
    said = str(refused.value)
    assert said.startswith(f"{file} cannot be kept as evidence: ")
    assert said.endswith(f". {REMEDY}")
    return said.removeprefix(f"{file} cannot be kept as evidence: ").removesuffix(f". {REMEDY}")


def test_a_scan_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "Skan umowy ąę.pdf").write_bytes(b"%PDF-1.7\0\r\n")
    assert evidence.read(tmp_path / "Skan umowy ąę.pdf") == b"%PDF-1.7\0\r\n"


def test_links_folders_and_devices_are_no_evidence(tmp_path: Path) -> None:
    (tmp_path / "skan.pdf").write_bytes(b"x")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "skan.pdf")
    (tmp_path / "dead.pdf").symlink_to(tmp_path / "nowhere.pdf")
    os.mkfifo(tmp_path / "pipe.pdf")
    for file in (
        tmp_path,
        tmp_path / "link.pdf",
        tmp_path / "dead.pdf",
        tmp_path / "pipe.pdf",
        Path("/dev/zero"),
    ):
        assert refusal(file) == "it is not a file of its own but a link, a folder or a device"


def test_an_empty_file_is_no_evidence(tmp_path: Path) -> None:
    (tmp_path / "skan.pdf").write_bytes(b"")
    assert refusal(tmp_path / "skan.pdf") == "it is empty"


def test_a_huge_file_is_no_evidence_and_is_not_read(tmp_path: Path) -> None:
    with open(tmp_path / "film.mp4", "wb") as file:
        file.truncate(evidence.LARGEST + 1)
    assert refusal(tmp_path / "film.mp4") == "it is larger than 50 MiB"
    os.truncate(tmp_path / "film.mp4", evidence.LARGEST)
    assert len(evidence.read(tmp_path / "film.mp4")) == evidence.LARGEST


@pytest.mark.parametrize(
    "name", [".skan.pdf", "\u00a0.pdf", "skan\u202egpj.exe", "skan\u200b.pdf", "skan\x07.pdf"]
)
def test_a_name_that_hides_something_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert refusal(tmp_path / name) == "its name is hidden or holds characters that cannot be seen"


def test_a_missing_file_is_called_missing(tmp_path: Path) -> None:
    assert refusal(tmp_path / "skan.pdf") == "there is no such file"
    (tmp_path / "file").write_bytes(b"x")
    assert refusal(tmp_path / "file" / "skan.pdf") == "a file is in the way of a folder"


def test_it_is_kept_beside_the_register_with_its_digest(tmp_path: Path) -> None:
    kept = keep(tmp_path, "a", offer("Skan ąę.pdf", b"scan"))
    assert kept.file == "data/evidence/a/Skan ąę.pdf"
    assert (tmp_path / kept.file).read_bytes() == b"scan"
    assert kept.sha256 == hashlib.sha256(b"scan").hexdigest()


def test_nothing_that_is_there_is_overwritten_and_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    files = [
        keep(tmp_path, "a", offer("skan.tar.gz", data)).file for data in (b"1", b"2", b"3", b"2", b"1")
    ]
    assert [Path(file).name for file in files] == [
        "skan.tar.gz", "skan.tar-2.gz", "skan.tar-3.gz", "skan.tar-2.gz", "skan.tar.gz",
    ]  # fmt: skip
    assert [(tmp_path / file).read_bytes() for file in files] == [b"1", b"2", b"3", b"2", b"1"]
    assert keep(tmp_path, "b", offer("skan.tar.gz", b"2")).file == "data/evidence/b/skan.tar.gz"


def test_a_folder_or_a_link_of_that_name_stays_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "data/evidence/a"
    (folder / "skan.pdf").mkdir(parents=True)
    (folder / "skan-2.pdf").symlink_to(tmp_path / "nowhere")
    (tmp_path / "same").write_bytes(b"scan")
    (folder / "skan-3.pdf").symlink_to(tmp_path / "same")
    assert keep(tmp_path, "a", offer("skan.pdf", b"scan")).file == "data/evidence/a/skan-4.pdf"
    assert not (tmp_path / "nowhere").exists()


def test_a_file_in_the_way_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "evidence").write_bytes(b"")
    with pytest.raises(KpesError, match=r"skan\.pdf cannot be written: a file is in the way of a folder\."):
        keep(tmp_path, "a", offer("skan.pdf", b"scan"))


@pytest.mark.parametrize(
    ("name", "kept_as"),
    [
        ("Zrzut ekranu 2014-11-08 o\u202f10.pdf", "Zrzut ekranu 2014-11-08 o 10.pdf"),
        ("skan  dwie   spacje.pdf", "skan dwie spacje.pdf"),
        ("z\u0307o\u0301łw.pdf", "żółw.pdf"),
        ("skan\n1\t.pdf", "skan 1 .pdf"),
        ('a:b?"c"\\d.pdf', "a-b--c--d.pdf"),
        ("skan.pdf. ", "skan.pdf"),
        ("no", "no"),
        ("- #=1+1.pdf", "- #=1+1.pdf"),
    ],
)
def test_the_register_names_the_file_exactly_as_it_lies_there(
    tmp_path: Path, name: str, kept_as: str
) -> None:
    scan = tmp_path / name
    scan.write_bytes(b"scan")
    register = Register(tmp_path)
    sign(register, partner(), signature(), EDITION, evidence.offered(scan))
    records, findings = register.read()
    assert findings == []
    ((kept,),) = [signed.evidence for signed in standing_signatures(records["a"])]
    assert kept.file == f"data/evidence/a/{kept_as}"
    assert (tmp_path / kept.file).read_bytes() == b"scan"


def test_a_file_that_changes_between_being_looked_into_and_being_kept_is_refused(tmp_path):
    (tmp_path / "signed.pdf").write_bytes(b"one")
    held = evidence.offered(tmp_path / "signed.pdf")
    offer = held._replace(data=None)
    assert offer.content() == b"one"
    (tmp_path / "signed.pdf").write_bytes(b"another")
    with pytest.raises(KpesError, match="was changed while kpes looked into it"):
        offer.content()
    assert held.content() == b"one"


def test_names_that_windows_and_macos_take_for_one_are_kept_apart(tmp_path: Path) -> None:
    kept = [keep(tmp_path, "a", offer(name, name.encode())) for name in ("skan.pdf", "SKAN.PDF")]
    names = [Path(one.file).name for one in kept]
    assert names == ["skan.pdf", "SKAN-2.PDF"]
    files = tuple(offer(name, name.encode()) for name in ("Wzór.pdf", "WZÓR.pdf"))
    signed = sign(Register(tmp_path), partner("b"), signature("Anna Nowak"), EDITION, *files)
    assert [Path(one.file).name for one in signed.evidence] == ["Wzór.pdf", "WZÓR-2.pdf"]


@pytest.mark.parametrize(
    ("name", "kept"),
    [("CON.pdf", "CON_.pdf"), ("nul", "nul_"), ("Com1.tar.gz", "Com1_.tar.gz"), ("konto.pdf", "konto.pdf"),
     ("CONTRACT.pdf", "CONTRACT.pdf"), ("lpt9 .pdf", "lpt9_ .pdf")],
)  # fmt: skip
def test_a_name_of_a_device_on_windows_gets_an_underscore(tmp_path: Path, name: str, kept: str) -> None:
    assert keep(tmp_path, "a", offer(name, b"x")).file == f"data/evidence/a/{kept}"
