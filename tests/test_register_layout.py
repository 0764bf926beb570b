from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpes.model import Evidence
from kpes.register import Register
from kpes.register.layout import altered_record, foreign_line, has_unsealed
from tests.parties import EDITION, partner, signature

TEXT = st.text(st.sampled_from("aż #:'\"-[]{}&*!|>%@`,?=\\1.„”"), min_size=1).map(str.strip).filter(bool)

WRITTEN = b"""\
- event: signed
  representative: Anna Nowak
  signed_on: 2014-11-07
  method: handwritten
  fingerprint: sha256:%s
  recorded_at: 2014-11-08T09:12:44Z
""" % (b"0" * 64)


FILE = TEXT.map(lambda words: f"scan {words}.pdf".replace("\\", ""))


@given(name=TEXT, note=TEXT, file=FILE, reason=TEXT, town=TEXT)
def test_whatever_kpes_writes_is_as_kpes_writes_it(tmp_path_factory, name, note, file, reason, town):
    root = tmp_path_factory.mktemp("project")
    register = Register(root)
    kept = (
        Evidence(f"data/evidence/a/{file}", "1" * 64),
        Evidence("data/evidence/a/scan.pdf", "a" * 64, issued="2" * 64),
        Evidence("data/evidence/a/power.pdf", "e1" * 32, "power-of-attorney"),
    )
    register.sign(partner(), signature(name, note=note)._replace(signed_in=town), EDITION, lambda put: kept)
    register.revoke("a", "A", None, reason, "2014-11-08T09:12:44Z")
    register.sign(partner(), signature(name), EDITION)
    assert foreign_line((root / "data/signatures/a.yaml").read_bytes()) is None


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (b"Anna Nowak\n", b"Anna Nowak # na spotkaniu\n", 2),
        (b"  method: handwritten\n", b"", 4),
        (b"  method: handwritten\n", b"  method: 'handwritten'\n", 4),
        (b"- event: signed\n", b"# Podpisy\n- event: signed\n", 1),
        (b"2014-11-08T09:12:44Z\n", b"2014-11-08T09:12:44Z", 6),
        (b"2014-11-08T09:12:44Z\n", b"2014-11-08T09:12:44Z\n\n", 7),
        (b"- event: signed\n  representative", b"- representative", 1),
        (b"\n", b"\r\n", 1),
        (b"Nowak", b"\xff", None),
    ],
)
def test_a_line_that_kpes_did_not_write_is_found(old, new, line):
    assert foreign_line(WRITTEN) is None
    assert foreign_line(WRITTEN.replace(old, new)) == line


def recorded(root, times=3):
    """A register file in which somebody signed and withdrew by turns."""
    register = Register(root)
    for _ in range(times):
        register.sign(partner(), signature("Anna Nowak"), EDITION)
        register.revoke("a", "A", None, "pomyłka", "2014-11-08T09:12:44Z")
    return (root / "data/signatures/a.yaml").read_bytes()


def test_every_record_vouches_for_all_that_stands_above_it(tmp_path):
    data = recorded(tmp_path)
    assert altered_record(data) is None
    assert data.count(b"\n  digest: sha256:") == 6
    for number, line in enumerate(data.split(b"\n")[:-1], 1):
        lines = data.split(b"\n")
        lines[number - 1] = line + b"x"
        starts = [n for n, one in enumerate(lines, 1) if one.startswith(b"- ")]
        own = max(start for start in starts if start <= number)
        told = altered_record(b"\n".join(lines))
        if not line.startswith(b"  digest: "):
            assert told == own
        else:  # It is no digest any more; the next record misses it.
            assert told == next((start for start in starts if start > number), None)


def test_a_record_that_was_taken_out_or_put_elsewhere_is_missed_by_the_next(tmp_path):
    first, second, *others = recorded(tmp_path).split(b"- event: ")[1:]
    written = b"- event: " + b"- event: ".join([second, *others])
    assert altered_record(written) == 1
    assert altered_record(b"- event: " + b"- event: ".join([second, first, *others])) == 1


def test_line_ends_that_git_changed_are_no_change(tmp_path):
    data = recorded(tmp_path).replace(b"\n", b"\r\n")
    assert altered_record(data) is None
    (tmp_path / "data/signatures/a.yaml").write_bytes(data)
    Register(tmp_path).sign(partner(), signature("Jan Kowalski"), EDITION)
    assert altered_record((tmp_path / "data/signatures/a.yaml").read_bytes()) is None


def test_a_record_written_by_hand_vouches_for_nothing():
    assert altered_record(WRITTEN) is None


def test_a_record_without_a_digest_is_told_from_those_that_bear_one(tmp_path):
    data = recorded(tmp_path)
    assert not has_unsealed(data)
    assert has_unsealed(data.rpartition(b"  digest: ")[0])
    assert has_unsealed(WRITTEN)
    assert not has_unsealed(data.replace(b"\n", b"\r\n"))
