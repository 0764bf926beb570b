"""A file of evidence is read once; where there is no room for it, what is kept is still what was looked into."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kpes import storage
from kpes.signing import rows, service
from tests.esign.signing import certificate, issued, sign

SIGNED = sign(issued(), der=certificate("Anna Nowak", qualified=True))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each file is read."""
    counted: Counter[str] = Counter()
    read = storage.read

    def counting(path, *more, **named):
        counted[Path(path).name] += 1
        return read(path, *more, **named)

    monkeypatch.setattr(storage, "read", counting)
    return counted


def meeting(shipped: Path, *whose: str) -> None:
    lines = "".join(f"{id},Anna {id.upper()},2014-11-07,skan.pdf\n" for id in whose)
    (shipped / "meeting.csv").write_text(f"partner,by,on,evidence\n{lines}", encoding="utf-8")
    (shipped / "skan.pdf").write_bytes(b"%PDF scan")


@pytest.mark.brief
@pytest.mark.usefixtures("examined_here")
def test_a_signed_pdf_is_read_once(kpes, shipped: Path, reads: Counter[str]) -> None:
    (shipped / "back.pdf").write_bytes(SIGNED)
    assert kpes("sign", "a", "--evidence", "back.pdf").code == 0
    assert reads["back.pdf"] == 1
    assert (shipped / "data/evidence/a/back.pdf").read_bytes() == SIGNED


def test_a_scan_that_several_rows_name_is_read_once(kpes, shipped: Path, reads: Counter[str]) -> None:
    meeting(shipped, "a", "b", "c")
    assert kpes("sign", "--batch", "meeting.csv").code == 0
    assert reads["skan.pdf"] == 1
    assert len(list((shipped / "data/evidence").glob("*/skan.pdf"))) == 3


def test_what_there_is_no_room_for_is_read_again_when_it_is_kept(
    kpes, shipped: Path, reads: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "_MOST_HELD", 0)
    meeting(shipped, "a", "b")
    assert kpes("sign", "--batch", "meeting.csv").code == 0
    assert reads["skan.pdf"] == 6  # for each row when it is read, when its words are compared, and when it is kept
    assert len(list((shipped / "data/evidence").glob("*/skan.pdf"))) == 2


def test_a_file_that_changes_before_it_is_kept_is_not_recorded(
    kpes, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "_MOST_HELD", 0)
    meeting(shipped, "a")
    offered = service.offered

    def changing(*arguments):
        found = offered(*arguments)
        (shipped / "skan.pdf").write_bytes(b"%PDF another scan")
        return found

    monkeypatch.setattr(service, "offered", changing)
    code, out, err = kpes("sign", "--batch", "meeting.csv")
    assert (code, out) == (3, "")
    assert "skan.pdf cannot be kept as evidence: it was changed while kpes looked into it." in err
    assert list((shipped / "data/signatures").glob("*.yaml")) == []
    assert not (shipped / "data/evidence").exists()
