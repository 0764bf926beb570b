"""Files that are made to harm, examined in a process of its own: a verdict each, within bounds."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from kpes import sandbox
from kpes.esign.examiner import Examiner
from kpes.esign.verdicts import verdicts
from tests.esign.hostile import HOSTILE, MIB, bomb
from tests.esign.signing import NOW, hide_pyhanko, issued, sha256, sign, trusting

pytestmark = [pytest.mark.anew, pytest.mark.brief]

SAID = {
    "damaged": "Its signatures cannot be read: it is damaged, cut off, or not made as the standard asks.",
    "memory": "Its signatures cannot be verified: that asks for more memory than any agreement needs, as a file does "
    "that is made to harm.",
    "time": "Its signatures cannot be verified: that takes longer than 120 seconds, as with a file that is made to "
    "harm.",
    "revisions": "Its signatures cannot be verified: it was changed or signed more than 300 times.",
}


ISSUED = {sha256(issued())}


def examiner() -> Examiner:
    return Examiner(trusting("Urząd"), NOW)


class Lasting(Examiner):
    """An examiner whose process goes on after a file that could not be read, as long as it lives: that saves time."""

    memory = 256 * MIB

    def _end(self) -> None:
        with suppress(subprocess.TimeoutExpired):
            self._process._process.wait(0.05)
            super()._end()


@pytest.fixture(scope="module")
def lasting() -> Lasting:
    return Lasting(trusting("Urząd"), NOW)


LONG = (
    "a table of half a million objects",
    "an array of three million",
    "a signature of 20 MiB",
    "5,000 fields with one signature",
    "2,000 empty fields",
    "revised 30 times",  # a test below tells of it
)
"""They take long, and others end in the same way."""


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.thorough] * (name in LONG)) for name in HOSTILE]
)
def test_a_hostile_file_gets_its_verdict_within_bounds(lasting: Lasting, name: str) -> None:
    make, expected = HOSTILE[name]
    bounded = lasting
    if expected in ("time", "memory"):
        bounded = examiner()
        bounded.memory, bounded.patience = 256 * MIB, 0.5 if expected == "time" else 20
    found = bounded.examine(make(), ISSUED)
    if expected == "kept":
        assert found.unread == ""
        return
    # Where memory gives out, Python itself may raise a SystemError, end the process, or never come to an end.
    assert found.unread in (("memory", "damaged", "time") if expected == "memory" else (expected,))
    told = verdicts(found)
    assert str(told[-1].detail) == SAID[found.unread]
    assert {judged.verdict for judged in told} == {"fail"}
    assert (found.issued is None) == (name == "a million ends")


def test_what_a_hostile_file_that_can_be_read_changed_is_told() -> None:
    bounded = examiner()
    for name, bound in (("a page that holds itself", "fail"), ("revised 30 times", "pass")):
        found = bounded.examine(HOSTILE[name][0](), ISSUED)
        assert verdicts(found)[0].verdict == bound


def test_after_a_file_that_ended_the_process_the_next_one_gets_another() -> None:
    bounded = examiner()
    bounded.memory, bounded.patience = 256 * MIB, 2
    found = [bounded.examine(data, ISSUED) for data in (
        HOSTILE["fields without number"][0](), sign(issued()), b"%PDF-1.7 /ByteRange", sign(issued())
    )]  # fmt: skip
    assert [one.unread for one in found] == ["time", "", "damaged", ""]
    assert not any(told.verdict == "fail" for one in found if one.signers for told in verdicts(one))
    assert [len(one.signers) for one in found] == [0, 1, 0, 1]


def test_a_process_that_dies_means_that_the_file_cannot_be_verified() -> None:
    bounded, data = examiner(), sign(issued())
    assert bounded.examine(data, ISSUED).signers
    bounded._process._process.kill()
    assert bounded.examine(data, ISSUED).unread == "damaged"
    assert bounded.examine(data, ISSUED).signers


def test_the_process_ends_with_what_asked_it() -> None:
    bounded = examiner()
    bounded.examine(b"%PDF-1.7 /ByteRange", ISSUED)
    assert bounded._process._process is None
    bounded.examine(sign(issued()), ISSUED)
    process = bounded._process._process
    assert process.poll() is None
    del bounded
    assert process.poll() is not None


def test_verify_and_sign_tell_of_a_hostile_file_in_plain_words(kpes, shipped: Path) -> None:
    assert kpes("render", "--format", "pdf").code == 0
    (shipped / "back.pdf").write_bytes(HOSTILE["objects in a bomb"][0]())
    code, out, err = kpes("verify", "back.pdf")
    assert (code, err) == (1, "")
    assert f"fail         back.pdf: {SAID['memory']}" in out.splitlines()
    code, out, err = kpes("sign", "a", "--by", "Anna Nowak", "--method", "qualified", "--evidence", "back.pdf")
    assert (code, out) == (3, "")
    assert "back.pdf is signed, but is not what was to be signed: What was put behind the issued PDF cannot" in err
    assert not (shipped / "data/signatures").exists()


def test_a_pyhanko_that_does_not_start_is_told_from_one_that_is_missing(
    kpes, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide_pyhanko(shipped.parent, monkeypatch)
    (shipped.parent / "pyhanko.py").write_text("raise SystemExit")
    (shipped / "back.pdf").write_bytes(sign(issued()))
    assert "The electronic signature cannot be checked: pyHanko does not start. Install it anew with “pip" in kpes(
        "verify", "back.pdf"
    ).out


def test_nothing_in_the_working_directory_is_imported_by_the_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json", "faulthandler", "kpes", "pyhanko"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('taken from the working directory')")
    monkeypatch.chdir(tmp_path)
    assert examiner().examine(sign(issued()), ISSUED).signers


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux alone")
def test_a_process_gets_no_more_memory_and_no_more_time_than_it_is_allowed() -> None:
    run = "from kpes import sandbox; sandbox.allow({seconds}, {memory}); {work}"
    for seconds, memory, work, told in (
        (60, 200 * MIB, "bytes(300 * 2**20)", "MemoryError"), (1, None, "10**10**7", "Timeout")
    ):  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-c", run.format(seconds=seconds, memory=memory, work=work)],
            capture_output=True, text=True, cwd=Path(sandbox.__file__).parents[1],
        )  # fmt: skip
        assert done.returncode == 1
        assert told in done.stderr


def test_the_bombs_are_small() -> None:
    assert len(bomb(300)) < MIB
