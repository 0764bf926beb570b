"""Records that are read without YAML hold what the reader of YAML finds, or are left to it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kpes.model import POWER_OF_ATTORNEY, Evidence, Revoked
from kpes.register.files import Register
from kpes.shapes import records
from kpes.shapes.table import read_events
from tests.parties import EDITION, OTHER, partner, sign, signature
from tests.thorough import part

FILE = "data/signatures/a.yaml"
PLAIN = f"""\
- event: signed
  partner: spółdzielnia-2
  representative: Anna Żółć-Nowak
  signed_on: 2014-11-07
  place: Gdynia, ul. Morska 1
  method: handwritten
  fingerprint: {OTHER}
  evidence:
    - file: data/evidence/a/skan (2) ąę.pdf
      sha256: '{"1" * 64}'
    - file: data/evidence/a/moc.pdf
      sha256: {"a" * 64}
      kind: power-of-attorney
    - file: data/evidence/a/b/podpisany.pdf
      sha256: {"b" * 64}
      issued: {"c" * 64}
  recorded_at: 2014-11-08T09:12:44Z
  note: Przyjęto na „posiedzeniu”, d'Arc & syn
  digest: sha256:{"d" * 64}
- event: revoked
  partner: a
  representative: Anna Nowak
  fingerprint: {OTHER}
  reason: pomyłka
  recorded_at: 2014-11-09T10:00:00Z
- event: signed
  representative: Jan Lis
  signed_on: 2014-11-10
  method: trusted-profile
  fingerprint: {OTHER}
  recorded_at: 2014-11-10T09:12:44Z
"""


def same(data: bytes) -> bool:
    """Whether this is read without YAML; it must not, where the other finds something else, or something wrong."""
    found = records.read(data, FILE)
    if found is not None:
        events, log = read_events(data, FILE)
        assert list(log) == []
        assert found == events
    return found is not None


def test_what_kpes_writes_of_plain_words_is_read_without_yaml_every_place_included() -> None:
    assert same(PLAIN.encode())
    assert [type(event).__name__ for event in records.read(PLAIN.encode(), FILE)] == ["Signed", "Revoked", "Signed"]


def test_a_register_as_it_is_mostly_kept_is_read_without_yaml(tmp_path) -> None:
    register = Register(tmp_path)
    scan = Evidence("data/evidence/a/skan.pdf", "1" * 64)
    power = Evidence("data/evidence/a/moc.pdf", "e" * 64, POWER_OF_ATTORNEY)
    town = signature("Zofia Wiśniewska-Śliwa", note="Podpisano w sali nr 3.")._replace(signed_in="Gdańsk")
    sign(register, partner(), town._replace(evidence=(scan, power)), EDITION)
    register.revoke("a", "A", None, "zły dzień", "2014-11-09T10:00:00Z")
    sign(register, partner(), signature("Zofia Wiśniewska-Śliwa", date(2014, 11, 8)), EDITION)
    assert same((tmp_path / FILE).read_bytes())


SIGNS = "aZż9 .,;()/+&@_-„”–’'\":#[]{}*!|>%`=\\?~\u00a0\u0301\u0327\u3164İ"
TEXT = st.text(st.sampled_from(SIGNS), min_size=1, max_size=12)
EDITS = ("", " ", "\n", "  ", "'", '"', "#", ": ", "- ", "\t", "9", "a", "\r", "\ufeff", "ż")


@given(name=TEXT, note=TEXT, town=TEXT, file=TEXT, reason=TEXT)
@example(name="Anna'", note="d'", town="a''", file="a'", reason="x'")
@example(name="a: b", note="a #b", town="'a'", file="../x", reason="- a")
@example(name="a  b", note="a ", town="a:", file="a: b", reason="no")
def test_whatever_words_a_file_holds_both_read_the_same(name, note, town, file, reason) -> None:
    words = {"Jan Lis": name, "Przyjęto na": note, "Gdynia": town, "skan": file, "pomyłka": reason}
    for old, new in words.items():
        same(PLAIN.replace(old, new).encode())


@settings(max_examples=part(300))
@given(st.data())
def test_wherever_a_file_was_changed_both_read_the_same(data) -> None:
    text = PLAIN
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        length = data.draw(st.sampled_from((0, 0, 1, 2, 30)))
        new = data.draw(st.sampled_from(EDITS))
        text = text[:at] + new + text[at + length :]
    same(text.encode())


@given(st.permutations(PLAIN.splitlines(keepends=True)[:9]))
def test_whatever_order_the_lines_have_both_read_the_same(lines: list[str]) -> None:
    same("".join(lines).encode())
    same("".join(lines + PLAIN.splitlines(keepends=True)[9:]).encode())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2014-11-07", "2014-02-30"),
        ("partner: a", "partner: 'a'"),
        ("  partner: a\n", "  partner: a\n  partner: b\n"),
        ("T09:12:44Z", "T25:12:44Z"),
        ("handwritten", "by-hand"),
        ("recorded_at", "recorded"),
        ("  reason: pomyłka\n", ""),
        (f"'{'1' * 64}'", f"'{'1' * 64}"),
        ("- event: signed", "# Podpisy\n- event: signed"),
        ("\n", "\r\n"),
        ("Jan Lis", "Ewa\u0301 Lis"),
        ("Jan Lis", "Ewa \u212bs"),
        ("data/evidence/a/moc.pdf", "data/evidence/../moc.pdf"),
    ],
)
def test_what_is_not_plain_is_left_to_the_other(old: str, new: str) -> None:
    assert old in PLAIN
    assert not same(PLAIN.replace(old, new).encode())


def test_what_is_no_utf_8_is_left_to_the_other_and_so_is_nothing() -> None:
    assert not same(PLAIN.encode().replace(b"Jan", b"J\xffn"))
    assert not same(b"")
    assert not same(PLAIN.encode() * 2000)


def test_a_withdrawal_is_read_as_one() -> None:
    revoked = records.read(PLAIN.encode(), FILE)[1]
    assert revoked == Revoked("a", "Anna Nowak", OTHER, "pomyłka", "2014-11-09T10:00:00Z", revoked.place)
    assert revoked.place == (FILE, 20, 3)
