"""Partners who declined to sign, and copies that were handed over, as the register holds them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kpes.errors import KpesError
from kpes.model import Declined, Event, HandedOver, Recorded
from kpes.register.evidence import Said
from kpes.register.files import Register
from kpes.register.reading import copies_in_hand, events_in, standing_decline
from kpes.shapes import records
from kpes.shapes.table import read_events
from tests.parties import EDITION, OTHER, TODAY, partner, sign, signature

AT = "2014-11-08T09:12:44Z"
A, TWO = partner("a"), partner("a", required=2)


def told(event: Recorded, by: str = "Jan Lis", day: int = 7, note: str = "bez zgody zarządu", party=A) -> Said:
    return Said(party, by, date(2014, 11, day), note=note, event=event)


def record(root: Path, *said: Said) -> tuple[Event, ...]:
    """Records this, and gives all that is recorded then."""
    for one in said:
        Register(root).record_all([one], EDITION, AT)
    return Register(root).read()[0]["a"]


def test_both_are_written_with_a_digest_and_keep_no_edition(tmp_path: Path) -> None:
    record(tmp_path, told("handed-over", note=""), told("declined"))
    data = (tmp_path / "data/signatures/a.yaml").read_bytes()
    lines = data.decode().splitlines()
    assert [line for line in lines if "digest" not in line] == [
        "- event: handed-over", "  partner: a", "  to: Jan Lis", "  'on': 2014-11-07", f"  fingerprint: {TODAY}",
        f"  recorded_at: {AT}",
        "- event: declined", "  partner: a", "  by: Jan Lis", "  'on': 2014-11-07", "  reason: bez zgody zarządu",
        f"  fingerprint: {TODAY}", f"  recorded_at: {AT}",
    ]  # fmt: skip
    assert len(lines) == 15
    assert not Register(tmp_path).editions()
    assert Register(tmp_path).files().altered == {}
    assert Register(tmp_path).files().hand_edited() == {}


def test_who_is_not_named_is_left_out_and_read_as_nobody(tmp_path: Path) -> None:
    declined, handed = record(tmp_path, told("declined", "", note=""), told("handed-over", "", note=""))
    assert isinstance(declined, Declined)
    assert isinstance(handed, HandedOver)
    assert (declined.by, declined.reason, handed.to, handed.note) == ("", "", "", "")


def test_both_ways_of_reading_find_the_same(tmp_path: Path) -> None:
    Register(tmp_path).record_all([told("declined"), told("handed-over")], EDITION, AT)
    Register(tmp_path).revoke("a", "A", None, "pomyłka", AT)
    data = (tmp_path / "data/signatures/a.yaml").read_bytes()
    plain, strict = records.read(data, "f"), read_events(data, "f")[0]
    assert plain == strict
    assert [type(one).__name__ for one in plain or ()] == ["Declined", "HandedOver", "Revoked"]


@pytest.mark.parametrize("keys", ["", "  representative: Anna Nowak\n  of: declined\n"])
def test_a_withdrawal_names_a_signature_or_another_record_and_not_both(keys: str) -> None:
    written = (
        f"- event: revoked\n{keys}  fingerprint: {TODAY}\n  reason: pomyłka\n  recorded_at: 2014-11-09T10:00:00Z\n"
    )
    assert events_in(written.encode(), "data/signatures/a.yaml")[1]


def test_a_decline_ends_with_a_later_signature_and_stands_again_where_that_was_a_mistake(tmp_path: Path) -> None:
    assert standing_decline(record(tmp_path, told("declined"))) is not None
    sign(Register(tmp_path), A, signature("Ewa Lis"), EDITION)
    assert Register(tmp_path).decline("a") is None
    Register(tmp_path).revoke("a", "A", None, "inna osoba", AT)
    assert Register(tmp_path).decline("a") is not None


def test_a_signature_before_it_does_not_end_it(tmp_path: Path) -> None:
    sign(Register(tmp_path), A, signature(fingerprint=OTHER), b"inny tekst\n")
    assert standing_decline(record(tmp_path, told("declined"))) is not None


def test_a_decline_is_withdrawn_before_a_signature_and_a_hand_over_last(tmp_path: Path) -> None:
    register = Register(tmp_path)
    sign(register, TWO, signature("Ewa Lis"), EDITION)
    record(tmp_path, told("handed-over"), told("declined", party=TWO))
    assert [register.revoke("a", "A", None, "x", AT).of for _ in range(3)] == ["declined", "", "handed-over"]
    events = register.read()[0]["a"]
    assert (standing_decline(events), copies_in_hand(events)) == (None, [])


def test_the_kind_of_record_can_be_named(tmp_path: Path) -> None:
    register = Register(tmp_path)
    record(tmp_path, told("handed-over"), told("handed-over", "Ewa Lis"), told("declined"))
    revoked = register.revoke("a", "A", None, "x", AT, of="handed-over")
    assert (revoked.of, revoked.representative, revoked.fingerprint) == ("handed-over", "", TODAY)
    assert [one.to for one in copies_in_hand(register.read()[0]["a"])] == ["Jan Lis"]
    assert register.decline("a") is not None


def test_what_is_not_recorded_cannot_be_withdrawn(tmp_path: Path) -> None:
    with pytest.raises(KpesError) as raised:
        Register(tmp_path).revoke("a", "Fundacja", None, "x", AT, of="declined")
    assert str(raised.value.whole) == (
        "That “Fundacja” declined to sign is not recorded, or ended. See what was recorded with: kpes history"
    )


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        ("declined", "That “A” declined to sign is recorded already, on 2014-11-07. If that record is wrong, withdraw "
                     "it first: kpes revoke a --reason TEXT"),
        ("handed-over", "That “A” got its copy is recorded already, on 2014-11-07. If that record is wrong, withdraw "
                        "it first: kpes revoke a --of handed-over --reason TEXT"),
    ],
)  # fmt: skip
def test_what_is_recorded_already_is_refused(tmp_path: Path, event: Recorded, reason: str) -> None:
    record(tmp_path, told(event))
    with pytest.raises(KpesError) as raised:
        Register(tmp_path).record_all([told(event)], EDITION, AT)
    assert str(raised.value.whole) == reason


def test_who_signed_in_full_cannot_decline_and_who_did_in_part_can(tmp_path: Path) -> None:
    sign(Register(tmp_path), A, signature(), EDITION)
    with pytest.raises(KpesError, match="has signed this text for “A” already"):
        Register(tmp_path).record_all([told("declined")], EDITION, AT)
    assert standing_decline(record(tmp_path, told("declined", party=TWO))) is not None
