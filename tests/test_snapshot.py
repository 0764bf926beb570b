"""One look at a project: each part is read when it is asked for, and once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpes.errors import KpesError
from tests.project import SHIPPED, change, git, snapshot


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    assert snapshot(tmp_path / "nowhere").root == tmp_path / "nowhere"


def test_for_printing_neither_the_register_nor_the_copies_are_read(shipped: Path) -> None:
    (shipped / "data/signatures").write_text("no folder", encoding="utf-8")
    (shipped / "out").write_text("no folder", encoding="utf-8")
    one = snapshot(shipped)
    assert one.errors == ()
    assert one.render("text") == one.resolved.text
    assert one.resolved.fingerprint[7:19] == SHIPPED
    with pytest.raises(KpesError):
        assert one.records


def test_a_part_stays_as_it_was_read(shipped: Path) -> None:
    one = snapshot(shipped)
    before = one.resolved.fingerprint
    change(shipped / "data/agreement.yaml", "ścisłej", "luźnej")
    assert one.resolved.fingerprint == before != snapshot(shipped).resolved.fingerprint


def test_parts_that_are_given_are_not_read(tmp_path: Path) -> None:
    one = snapshot(tmp_path, records={}, files=None, copies=None, editions={"a.txt": b"a"})
    assert (one.records, one.editions, one.evidence) == ({}, {"a.txt": b"a"}, {})


def test_errors_leave_no_sound_text_but_one_that_can_be_drawn_up(shipped: Path) -> None:
    change(shipped / "data/partners.yaml", "id: b\n", "id: a\n")
    one = snapshot(shipped)
    assert {finding.code for finding in one.errors} == {"K303"}
    assert one.sound is None
    assert one.drawn_up is not None


def test_the_text_of_a_revision_is_looked_at_like_todays(shipped: Path) -> None:
    git(shipped, "init", "-q")
    git(shipped, "add", "-A")
    git(shipped, "commit", "-qm", "one")
    change(shipped / "data/agreement.yaml", "ścisłej", "luźnej")
    one = snapshot(shipped)
    assert one.at("HEAD").resolved.fingerprint[7:19] == SHIPPED != one.resolved.fingerprint[7:19]
    with pytest.raises(KpesError, match="holds no data/agreement"):
        one.at("HEAD~9")
