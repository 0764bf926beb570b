"""A pipe in the place of any file that kpes reads: nobody writes into it, and kpes waits for nobody."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

COMMANDS = ("status", "validate", "verify", "protocol --out p.html", "export out/e.zip", "render", "history", "diff",
            "sign b --by Ewa --evidence skan.pdf")  # fmt: skip
FILES = ("data/agreement.yaml", "data/partners.yaml", "data/signatures/a.yaml", "data/signatures/.kpes-batch",
         "data/editions/*.txt", "data/evidence/a/skan.pdf", "data/trust/ca.pem", "templates/agreement.docx",
         "out/copies/SHA256SUMS", "out/copies/manifest.json", "out/copies/1-a.docx", "skan.pdf")  # fmt: skip


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """Ends a test that waits."""
    def waited(*_: object) -> None:
        raise AssertionError("kpes waited")

    before = signal.signal(signal.SIGALRM, waited)
    signal.alarm(120)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("name", FILES)
def test_no_command_waits_for_a_pipe(kpes, signed: Path, name: str) -> None:
    file = next(signed.glob(name), signed / name)
    file.parent.mkdir(exist_ok=True)
    file.unlink(missing_ok=True)
    os.mkfifo(file)
    for command in COMMANDS:
        assert kpes(*command.split()).code in (0, 1, 3)


@pytest.mark.parametrize("arguments", ["verify pipe", "sign b --by Ewa --evidence pipe", "sign --batch pipe"])
def test_none_waits_for_one_that_is_named(kpes, signed: Path, arguments: str) -> None:
    os.mkfifo("pipe")
    code, _, err = kpes(*arguments.split())
    assert code == 3
    assert "not a file" in err
