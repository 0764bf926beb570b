from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpes.model import Evidence
from kpes.register.files import Register
from kpes.register.reading import altered_record, unsealed_record
from kpes.shapes.records import foreign_line
from tests.parties import EDITION, partner, sign, signature

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
    sign(register, partner(), signature(name, note=note, evidence=kept)._replace(signed_in=town), EDITION)
    register.revoke("a", "A", None, reason, "2014-11-08T09:12:44Z")
    sign(register, partner(), signature(name), EDITION)
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
        sign(register, partner(), signature("Anna Nowak"), EDITION)
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
        assert told == own


def test_a_record_that_was_taken_out_or_put_elsewhere_is_missed_by_the_next(tmp_path):
    first, second, *others = recorded(tmp_path).split(b"- event: ")[1:]
    written = b"- event: " + b"- event: ".join([second, *others])
    assert altered_record(written) == 1
    assert altered_record(b"- event: " + b"- event: ".join([second, first, *others])) == 1


def test_line_ends_that_git_changed_are_no_change(tmp_path):
    data = recorded(tmp_path).replace(b"\n", b"\r\n")
    assert altered_record(data) is None
    (tmp_path / "data/signatures/a.yaml").write_bytes(data)
    sign(Register(tmp_path), partner(), signature("Jan Kowalski"), EDITION)
    assert altered_record((tmp_path / "data/signatures/a.yaml").read_bytes()) is None


def test_a_record_written_by_hand_vouches_for_nothing():
    assert altered_record(WRITTEN) is None


def test_a_record_without_a_digest_is_told_from_those_that_bear_one(tmp_path):
    data = recorded(tmp_path)
    starts = [number for number, line in enumerate(data.split(b"\n"), 1) if line.startswith(b"- ")]
    assert len(starts) == 6
    assert unsealed_record(data, starts) is None
    assert unsealed_record(data.replace(b"\n", b"\r\n"), starts) is None
    assert unsealed_record(data.rpartition(b"  digest: ")[0], starts) == starts[-1]
    assert unsealed_record(WRITTEN, [1]) == 1
    assert unsealed_record(WRITTEN.replace(b"\n", b"\n  ") * 2 + data, [1, 7, 13]) == 1


def without_digests(data):
    return b"".join(line for line in data.splitlines(keepends=True) if not line.startswith(b"  digest: "))


def test_a_record_without_a_digest_below_one_that_bears_it_was_changed(tmp_path):
    data = recorded(tmp_path)
    last = data[: data.rindex(b"- event")].count(b"\n") + 1
    assert altered_record(data.rpartition(b"  digest: ")[0]) == last
    assert altered_record(data + WRITTEN) == data.count(b"\n") + 1
    assert altered_record(data + WRITTEN + WRITTEN) == data.count(b"\n") + 1
    assert altered_record(data + b"-" + WRITTEN[1:].replace(b"\n", b"\r\n")) == data.count(b"\n") + 1
    assert altered_record(without_digests(data)) is None


def test_what_stands_in_a_record_below_its_digest_was_added(tmp_path):
    data = recorded(tmp_path, 1)
    last = data[: data.rindex(b"- event")].count(b"\n") + 1
    assert altered_record(data + b"  note: dopisek\n") == last
    first, second = data.split(b"- event: revoked")
    assert altered_record(first + b"  note: dopisek\n- event: revoked" + second) == 1
    assert altered_record(data + b"\n# na spotkaniu\n\n") is None


@pytest.mark.parametrize("key", [b"digest:  ", b"'digest': ", b'"digest": ', b"digest: '"])
def test_a_digest_that_is_written_in_another_way_has_to_fit_as_well(tmp_path, key):
    data = recorded(tmp_path, 1)
    last = data[: data.rindex(b"- event")].count(b"\n") + 1
    start, end = data.rsplit(b"digest: ", 1)
    assert altered_record(start + key + b"sha256:" + b"0" * 64 + b"\n") == last
    assert altered_record(start + key + end) == (last if key.endswith(b"'") else None)


def test_records_written_by_hand_may_stand_above_those_of_kpes(tmp_path):
    file = tmp_path / "data/signatures/a.yaml"
    file.parent.mkdir(parents=True)
    file.write_bytes(WRITTEN)
    sign(Register(tmp_path), partner(), signature("Jan Kowalski"), EDITION)
    assert altered_record(file.read_bytes()) is None
    assert unsealed_record(file.read_bytes(), [1, 7]) == 1
    file.write_bytes(file.read_bytes().replace(b"Anna", b"Ewa"))
    assert altered_record(file.read_bytes()) == 7
