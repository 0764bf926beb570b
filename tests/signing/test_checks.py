"""Who may sign for a partner, and on which day."""

from __future__ import annotations

from datetime import date

import pytest

from kpes.errors import KpesError
from kpes.signing.service import check_day, representative
from tests.parties import partner


def refusal(act) -> str:
    with pytest.raises(KpesError) as refused:
        act()
    return str(refused.value)


def test_the_only_representative_need_not_be_named() -> None:
    assert representative(partner("a", "Anna Nowak"), None) == "Anna Nowak"


def test_a_representative_is_found_in_any_spelling_and_recorded_in_the_lists() -> None:
    assert representative(partner("a", "Anna Nowak", "Żaneta Łoś"), "żaneta  łoś") == "Żaneta Łoś"


def test_where_the_partner_names_nobody_anybody_may_sign() -> None:
    assert representative(partner("a"), "Ktokolwiek") == "Ktokolwiek"


def test_where_the_partner_names_nobody_who_signed_has_to_be_named() -> None:
    assert refusal(lambda: representative(partner("a", name="Fundacja"), None)) == (
        'It is not clear who signed for “Fundacja”. Name who signed, like this: --by "Anna Nowak"'
    )


def test_one_of_several_representatives_has_to_be_chosen() -> None:
    assert refusal(lambda: representative(partner("a", "Anna Nowak", "Jan Kowalski"), None)) == (
        'It is not clear who signed for “A”. Give one of these: --by "Anna Nowak", --by "Jan Kowalski"'
    )


def test_who_is_no_representative_may_not_sign() -> None:
    assert refusal(lambda: representative(partner("a", "Anna Nowak"), "Ewa Lis")) == (
        'Ewa Lis is not a representative of “A”. Give one of these: --by "Anna Nowak"'
    )


AGREED, NOW = date(2014, 11, 7), date(2014, 12, 1)


@pytest.mark.parametrize("day", [AGREED, date(2014, 11, 20), NOW])
def test_every_day_from_the_agreements_to_today_will_do(day: date) -> None:
    check_day(day, AGREED, NOW, "data/agreement.yaml")


def test_nobody_signs_in_the_future() -> None:
    assert refusal(lambda: check_day(date(2014, 12, 2), AGREED, NOW, "data/agreement.yaml")) == (
        "2014-12-02 is in the future. Give the day on which it was: --on 2014-12-01 or earlier."
    )


def test_nobody_signs_before_the_agreement_is_dated() -> None:
    assert refusal(lambda: check_day(date(2014, 11, 6), AGREED, NOW, "data/agreement.yaml")) == (
        "2014-11-06 is before the date of the text, 2014-11-07. "
        "Give the day of the signature with --on, or mend the date in data/agreement.yaml."
    )
