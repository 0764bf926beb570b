"""Who gets papers, and which copies are theirs."""

from __future__ import annotations

from datetime import date

import pytest

from kpes.errors import KpesError
from kpes.model import Declined
from kpes.papers.recipients import recipients
from tests.papers.occasions import PARTNERS, occasion
from tests.parties import PLACE


def told(*only: str, keys: str = PARTNERS, extra: bool = True, **given: object) -> list[tuple[str, tuple[int, ...]]]:
    found = recipients(occasion(keys, **given).snapshot, only, extra)
    return [(one.id.value, one.numbers) for one in found]


def test_each_partner_and_each_further_copy_has_its_number_in_their_order():
    assert told() == [("a", (1,)), ("b", (2,)), ("c", (3,)), ("ip", (4,))]
    assert told(extra=False) == [("a", (1,)), ("b", (2,)), ("c", (3,))]


def test_who_gets_several_copies_has_several_numbers():
    assert told(keys=PARTNERS.replace("each: 1", "each: 2"))[1:] == [("b", (3, 4)), ("c", (5, 6)), ("ip", (7,))]


def test_only_those_who_are_named_keep_their_order_and_numbers():
    assert told("ip", "b") == [("b", (2,)), ("ip", (4,))]


def test_an_id_that_is_nobodys_is_refused_and_that_of_a_further_copy_where_partners_alone_are_meant():
    for only, extra in ((("x",), True), (("ip",), False)):
        with pytest.raises(KpesError) as refused:
            told(*only, extra=extra)
        assert str(refused.value.reason) == f"There is no partner “{only[0]}”."


def test_a_partner_that_declined_is_told_as_such():
    declined = Declined("b", "", date(2014, 11, 7), "", "sha256:" + "0" * 64, "2014-11-08T09:12:44Z", PLACE)
    found = recipients(occasion(records={"b": (declined,)}).snapshot)
    assert [one.declined for one in found] == [False, True, False, False]
