"""What commands show of scans: where the places to look at are, whatever becomes of the folder for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpes.fingerprint import short
from kpes.scans.scan import Page, Place, Scan
from kpes.storage import sha256_of
from kpes.verify.scans import Scans

PLACE = Place("differs", (0,), (30, 40, 60, 45), b"PNG")


@pytest.fixture
def seen(shipped: Path, kpes, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Place, ...]]:
    """Of each scan that is looked at next, the places that are seen on it."""
    places: list[tuple[Place, ...]] = []

    def look(self: Scans, data: bytes) -> Scan:
        assert self.snapshot.sound
        edition = short(self.snapshot.sound.fingerprint)
        found = Scan((Page(edition, 1, dpi=200, words=1, places=places.pop(0)),), {edition: (("Umowa",),)}, {})
        return self.seen.setdefault(sha256_of(data), found)

    monkeypatch.setattr(Scans, "look", look)
    for name in ("a.png", "b.png"):
        (shipped / name).write_bytes(b"\x89PNG " + name.encode())
    return places


def test_a_run_without_places_writes_nothing_and_leaves_no_earlier_ones(kpes, shipped: Path, seen) -> None:
    seen[:] = [(), (PLACE,), ()]
    assert kpes("verify", "a.png").err == ""
    assert not (shipped / "out").exists()
    assert kpes("verify", "b.png").err == "1 place to look at: out/scans/index.html\n"
    assert kpes("verify", "a.png").err == ""
    assert [one.name for one in (shipped / "out/scans").iterdir()] == ["index.html"]
    assert "b.png" not in (shipped / "out/scans/index.html").read_text()


def test_where_the_pictures_cannot_be_written_the_scan_is_judged_all_the_same(kpes, shipped: Path, seen) -> None:
    seen[:] = [(PLACE,), (PLACE,)]
    (shipped / "out").mkdir()
    (shipped / "out/scans").write_text("a file of this name")
    done = kpes("verify", "a.png")
    assert (done.code, "the scan differs where the edition says" in done.out) == (1, True)
    assert done.err.startswith("Note: the places to look at are not shown in pictures. ")
    (shipped / "out/scans").unlink()
    (shipped / "out/scans").symlink_to(shipped.parent)
    done = kpes("verify", "a.png")
    assert (done.code, "is a link, and kpes follows none" in done.err) == (1, True)
    assert not (shipped.parent / "index.html").exists()
