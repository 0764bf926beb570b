"""Where each partner stands, and the whole agreement."""

from __future__ import annotations

from datetime import date

import pytest

from kpes.model import Partner, Revoked, Signed
from kpes.shapes.table import read_agreement
from kpes.status import Standing, Status, status
from tests.parties import OTHER, PLACE, REPOSITORY, TODAY, partner, signature

AGREEMENT, _ = read_agreement((REPOSITORY / "data" / "agreement.yaml").read_bytes(), "data/agreement.yaml")
ANNA, JAN, EWA = "Anna Nowak", "Jan Kowalski", "Ewa Lis"


def day(number: int) -> date:
    return date(2014, 11, number)


def stands(*signatures: Signed, required: int = 1, then: tuple[Revoked, ...] = ()) -> Standing:
    listed = partner(required=required)
    return status(AGREEMENT, (listed,), {"a": (*signatures, *then)}, TODAY).standings[0]


def whole(*parties: tuple[Partner, list[Signed]]) -> Status:
    return status(
        AGREEMENT,
        tuple(listed for listed, _ in parties),
        {listed.id.value: tuple(signatures) for listed, signatures in parties},
        TODAY,
    )


def revoked(name: str, fingerprint: str = TODAY) -> Revoked:
    return Revoked("", name, fingerprint, "pomyłka", "2014-11-09T10:00:00Z", PLACE)


@pytest.mark.parametrize(
    ("standing", "name"),
    [
        (stands(), "unsigned"),
        (stands(signature(ANNA)), "signed"),
        (stands(signature(ANNA, fingerprint=OTHER)), "stale"),
        (stands(signature(ANNA, fingerprint=OTHER), signature(JAN)), "signed"),
        (stands(signature(ANNA), signature(ANNA, fingerprint=OTHER)), "signed"),
        (stands(signature(ANNA), required=2), "partial"),
        (stands(signature(ANNA), signature(JAN), required=2), "signed"),
        (stands(signature(ANNA), signature(JAN), signature(EWA), required=2), "signed"),
        (stands(signature(ANNA), signature("ANNA  nowak"), required=2), "partial"),
        (stands(signature(ANNA), signature(JAN, fingerprint=OTHER), required=2), "partial"),
        (stands(signature(ANNA, fingerprint=OTHER), signature(JAN, fingerprint=OTHER), required=2), "stale"),
        (stands(signature(ANNA), then=(revoked(ANNA),)), "unsigned"),
        (stands(signature(ANNA), signature(JAN), required=2, then=(revoked("ANNA NOWAK"),)), "partial"),
        (stands(signature(ANNA), then=(revoked(ANNA, OTHER),)), "signed"),
        (stands(signature(ANNA), signature(ANNA, fingerprint=OTHER), then=(revoked(ANNA),)), "stale"),
    ],
)
def test_a_partner_stands_where_its_signatures_on_todays_text_put_it(standing: Standing, name: str) -> None:
    assert standing.name == name


def test_all_signatures_that_stand_are_shown_and_those_that_count_once_a_person_by_day() -> None:
    stale = signature(ANNA, fingerprint=OTHER)
    late, early, again = signature(ANNA, day(20)), signature(JAN, day(10)), signature(ANNA, day(21))
    standing = stands(stale, late, early, again)
    assert standing.signatures == (stale, late, early, again)
    assert standing.counted == (early, late)


@pytest.mark.parametrize(
    ("standing", "met"),
    [
        (stands(), None),
        (stands(signature(method="handwritten")), True),
        (stands(signature(method="qualified")), True),
        (stands(signature(method="trusted-profile")), False),
        (stands(signature(method="personal")), False),
        (stands(signature(method="other")), False),
        (stands(signature(ANNA, method="other"), signature(JAN)), True),
        (stands(signature(ANNA, method="other"), signature(ANNA)), True),
        (stands(signature(ANNA, method="other"), signature(JAN), required=2), False),
        (stands(signature(ANNA, method="other"), signature(JAN), signature(EWA), required=2), True),
        (stands(signature(ANNA), required=2), True),
        (stands(signature(ANNA, method="other"), required=2), False),
        (stands(signature(ANNA, method="other", fingerprint=OTHER)), False),
        (stands(signature(ANNA, method="other", fingerprint=OTHER), signature(JAN)), True),
    ],
)
def test_the_form_is_met_where_as_many_as_are_needed_signed_in_it(
    standing: Standing, met: bool | None
) -> None:
    assert standing.form_met is met


def test_where_any_form_will_do_it_is_met_by_every_method() -> None:
    state = status(AGREEMENT._replace(form="any"), (partner(),), {"a": (signature(method="other"),)}, TODAY)
    assert state.standings[0].form_met is True


def test_the_agreement_is_concluded_on_the_day_of_the_last_signature_that_was_needed() -> None:
    state = whole(
        (partner("a"), [signature(ANNA, day(9)), signature(JAN, day(30))]),
        (
            partner("b", required=2),
            [signature(ANNA, day(25)), signature(JAN, day(12)), signature(EWA, day(14))],
        ),
    )
    assert (state.signed, state.total, state.complete) == (2, 2, True)
    assert state.concluded_on == day(14)


def test_where_the_form_is_met_the_day_is_that_of_the_last_signature_in_it() -> None:
    informal, formal = signature(ANNA, day(9), "trusted-profile"), signature(JAN, day(30))
    assert whole((partner("a"), [informal, formal])).concluded_on == day(30)
    assert whole((partner("a"), [informal])).concluded_on is None  # one more signature is awaited, in the form


def test_a_person_who_signs_once_more_in_form_has_signed_in_form_on_that_day() -> None:
    again = [signature(ANNA, day(9), "other"), signature(ANNA, day(12))]
    state = whole((partner("a"), again))
    assert (state.standings[0].form_met, state.concluded_on) == (True, day(12))


def test_a_signature_that_was_written_down_twice_counts_once() -> None:
    twice = [signature(ANNA, day(8)), signature("anna nowak", day(9)), signature(JAN, day(20))]
    assert whole((partner("a", required=2), twice)).concluded_on == day(20)
    assert whole((partner("a", required=2), twice[:2])).complete is False


def test_neither_a_stale_nor_a_withdrawn_signature_sets_the_day() -> None:
    state = whole((partner("a"), [signature(ANNA, day(29), fingerprint=OTHER), signature(ANNA, day(10))]))
    assert state.concluded_on == day(10)


def test_while_somebody_is_missing_nothing_is_concluded() -> None:
    state = whole(
        (partner("a"), [signature()]), (partner("b"), []), (partner("c", required=2), [signature()])
    )
    assert (state.signed, state.total, state.complete, state.concluded_on) == (1, 3, False, None)


def test_who_signed_earlier_texts_is_told_by_text_the_latest_first() -> None:
    old = signature(fingerprint=OTHER)._replace(recorded_at="2014-11-01T08:00:00Z")
    new = signature(fingerprint="sha256:" + "e" * 64)._replace(recorded_at="2014-11-02T08:00:00Z")
    state = whole((partner("a"), [old]), (partner("b"), [old, new]), (partner("c"), [signature()]), (partner("d"), []))
    told = [(fingerprint, [one.id.value for one in partners]) for fingerprint, partners in state.earlier.items()]
    assert told == [(new.fingerprint, ["b"]), (OTHER, ["a"])]


def test_of_a_partner_who_has_not_signed_whole_those_are_outdated_who_signed_another_text_alone() -> None:
    anna, jan = signature(ANNA, fingerprint=OTHER), signature(JAN, fingerprint=OTHER)
    assert stands(anna, signature(JAN), required=2).outdated == (anna,)
    assert stands(jan, anna, signature(JAN), required=2).outdated == (anna,)
    assert stands(anna, signature(ANNA), required=2).outdated == ()
    assert stands(anna, signature(JAN), required=1).outdated == ()
    assert stands(anna, jan, anna).outdated == (jan, anna)
    state = whole((partner("a", required=2), [anna, signature(JAN)]), (partner("b"), [anna, signature(JAN)]))
    assert [[one.id.value for one in partners] for partners in state.earlier.values()] == [["a"]]


def test_an_agreement_of_nobody_is_not_complete() -> None:
    assert (whole().complete, whole().concluded_on) == (False, None)


def test_partners_keep_their_order_and_records_of_others_count_for_nobody() -> None:
    state = status(AGREEMENT, (partner("b"), partner("a")), {"c": (signature(),)}, TODAY)
    assert [(each.partner.id.value, each.name) for each in state.standings] == [
        ("b", "unsigned"),
        ("a", "unsigned"),
    ]


def test_the_title_is_told_in_one_line() -> None:
    state = whole((partner(), []))
    assert state.title.startswith("Porozumienie o współpracy w ramach KLASTRA PODMIOTÓW")
    assert (state.status, state.fingerprint) == ("draft", TODAY)
