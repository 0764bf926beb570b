"""Partners and signatures for tests, a look at sets of copies, and processes that can be killed."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from kpes.copies.lists import MANIFEST, SUMS, names
from kpes.copies.writing import write
from kpes.fingerprint import fingerprint
from kpes.model import Evidence, Method, Partner, Representative, Signed, Text
from kpes.register.evidence import Offer, Said
from kpes.register.files import Register
from kpes.source import Place

REPOSITORY = Path(__file__).parent.parent
PLACE = Place("data/partners.yaml", 3, 5)
EDITION = "Porozumienie\nPar. 1.\n1. Zażółć gęślą jaźń.\nPartnerzy:\nA\n".encode()
TODAY = fingerprint(EDITION)
DATA = b"Porozumienie\n" * 50
"""What stands for a copy."""
EARLIER = "Porozumienie\nPar. 1.\n1. Zażółć jaźń.\nPartnerzy:\nA\n".encode()
"""Another text, which `sign` knows."""
OTHER = "sha256:" + "f" * 64


def partner(id: str = "a", *representatives: str, name: str | None = None, required: int = 1) -> Partner:
    people = tuple(Representative(Text(person, PLACE), "statutory") for person in representatives)
    return Partner(
        id=Text(id, PLACE),
        name=Text(name or id.upper(), PLACE),
        representatives=people,
        signatures_required=required,
        place=PLACE,
    )


def signature(
    name: str = "Anna Nowak",
    day: date = date(2014, 11, 7),
    method: Method = "handwritten",
    fingerprint: str = TODAY,
    note: str = "",
    evidence: tuple[Evidence, ...] = (),
) -> Signed:
    return Signed("", name, day, "", method, fingerprint, evidence, "2014-11-08T09:12:44Z", note, PLACE)


MISSING = Offer(Path("missing.pdf"), "0" * 64)
"""A file that nobody may try to read."""


def sign(register: Register, partner: Partner, signature: Signed, edition: bytes, *files: Offer) -> Signed:
    """Records one signature, with the files as evidence; the text is ``EARLIER`` where it says so."""
    edition = EARLIER if signature.fingerprint == fingerprint(EARLIER) else edition
    return register.record_all([said(partner, signature, *files)], edition, signature.recorded_at)[0]


def said(partner: Partner, signature: Signed, *files: Offer) -> Said:
    """What somebody says for whom this is to be recorded."""
    told = signature.representative, signature.signed_on, signature.method, signature.signed_in, signature.note
    return Said(partner, *told, files)


def contents(folder: Path) -> dict[str, bytes | str]:
    """What a folder holds: the bytes of files, where links lead, what else lies there."""
    return {
        entry.name: os.readlink(entry)
        if entry.is_symlink()
        else entry.read_bytes()
        if entry.is_file()
        else "folder"
        for entry in folder.iterdir()
        if entry.name not in (SUMS, MANIFEST)
    }


def checked(folder: Path) -> str:
    """What the real sha256sum says of the set."""
    return subprocess.run(
        ["sha256sum", "-c", "--strict", SUMS], cwd=folder, capture_output=True, check=True, encoding="utf-8"
    ).stdout


def process(*arguments: object, **settings: str) -> subprocess.Popen[str]:
    """A Python process with the repository's modules: ``process("-m", "kpes", "status")``."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONIOENCODING": "utf-8", **settings}
    return subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        cwd=REPOSITORY,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def worker(task: str, *arguments: object) -> subprocess.Popen[str]:
    """A process that does one of the tasks below until it is killed; a line says that it begins."""
    return process("-m", "tests.parties", task, *arguments)


def sign_on_and_on(root: str, who: str) -> None:
    """Signs for ever, for ten partners in turn, and says each signature once it is recorded."""
    register = Register(Path(root))
    print("begins", flush=True)
    for number in range(1_000_000):
        id, name = f"p{number % 10}", f"Żółw {who} {number}"
        sign(register, partner(id), signature(name, note="Przyjęto na posiedzeniu. " * 40), EDITION)
        print(id, name, flush=True)


def copy_set(count: int, data: bytes = DATA, format: str = "docx") -> dict[str, bytes]:
    """Copies of these bytes for so many partners, by the names of their files."""
    partners = tuple(partner(f"p{number}") for number in range(1, count + 1))
    return dict.fromkeys(names([partner.id.value for partner in partners], format), data)


def write_on_and_on(folder: str, texts: str) -> None:
    """Writes sets of copies for ever, of another text each time; every second set one copy smaller."""
    print("begins", flush=True)
    for number in range(int(texts), 1_000_000):
        write(Path(folder), TODAY, one_of_two_sets(number))


def one_of_two_sets(number: int) -> dict[str, bytes]:
    data = f"tekst {number} \n".encode() * 20
    return {f"{copy:04}-p{copy}.txt": data for copy in range(1, 1001 - number % 2)}


if __name__ == "__main__":
    {"sign": sign_on_and_on, "write": write_on_and_on}[sys.argv[1]](*sys.argv[2:])
