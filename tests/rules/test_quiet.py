"""Agreements in the manner of real ones, with nothing wrong in them: the linter has nothing to say."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.project import snapshot
from tests.told import told

QUIET = sorted((Path(__file__).parent.parent / "examples/quiet").iterdir())


def test_there_are_such_agreements():
    assert len(QUIET) >= 26


@pytest.mark.parametrize("example", QUIET, ids=lambda example: example.name)
def test_a_sound_agreement_gives_no_finding(example, tmp_path):
    shutil.copytree(example, tmp_path / "data")
    assert told(snapshot(tmp_path).findings) == []
