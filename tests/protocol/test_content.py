"""What a signing protocol says of what was found."""

from __future__ import annotations

from datetime import date

import pytest

from kpes.fingerprint import short
from kpes.protocol.content import protocol
from kpes.verify.evidence import WRONG, Shows
from tests.parties import OTHER, TODAY, partner, signature
from tests.protocol.facts import ANNA, BOTH, COPIES, JAN, KEPT, SCAN, A, B, facts


def test_once_all_have_signed_it_is_final_and_gives_the_day_of_the_last_signature():
    made = protocol(*facts())
    assert (made.interim, made.reasons, made.concluded_on) == (False, (), date(2014, 11, 9))
    assert (made.status.signed, made.status.total) == (2, 2)
    assert (made.text.fingerprint, made.last_record) == (TODAY, "2014-11-08T09:12:44Z")


@pytest.mark.parametrize(
    ("parties", "found", "reasons"),
    [
        (BOTH, {"keys": "status: draft"}, ("draft",)),
        (((A, (ANNA,)), (B, ())), {}, ("missing",)),
        (((A, (ANNA,)), (B, (JAN._replace(method="trusted-profile"),))), {}, ("form",)),
        (((A, (ANNA,)), (B, (JAN._replace(fingerprint=OTHER),))), {}, ("missing",)),
        (BOTH, {"evidence": {SCAN.file: None}}, ("checks",)),
        (BOTH, {"evidence": {SCAN.file: "0" * 64}}, ("checks",)),
        (BOTH, {"editions": {}}, ("checks",)),
        (BOTH, {"editions": {KEPT: b"other\n"}}, ("checks",)),
        (BOTH, {"changed": {"b": 9}}, ("checks",)),
        (BOTH, {"unsealed": ("b",)}, ("checks",)),
        (((A, (ANNA,)), (B, ())), {"keys": "status: draft", "changed": {"a": 1}}, ("draft", "missing", "checks")),
    ],
)
def test_what_is_missing_or_does_not_fit_makes_it_interim_without_a_day_of_conclusion(parties, found, reasons):
    made = protocol(*facts(*parties, **found))
    assert (made.reasons, made.interim, made.concluded_on) == (reasons, True, None)


def test_under_written_form_a_signature_of_another_form_concludes_nothing():
    early = signature("Ewa Lis", date(2014, 11, 7), "trusted-profile")
    late = signature("Jan Kowalski", date(2014, 11, 12), "qualified")
    listed = partner("b", "Ewa Lis", "Jan Kowalski")
    assert protocol(*facts((A, (ANNA,)), (listed, (early, late)))).concluded_on == date(2014, 11, 12)
    free = protocol(*facts((A, (ANNA,)), (listed, (early, late)), keys="status: final\nform: any"))
    assert (free.concluded_on, free.status.form) == (date(2014, 11, 7), "any")
    assert {signing.form_met for party in free.parties for signing in party.signings} == {None}


def test_a_signature_tells_who_on_what_basis_when_how_and_where_its_evidence_stands():
    (first, second) = protocol(*facts()).parties
    (signing,) = first.signings
    assert first.standing.partner.name.value == "Fundacja A"
    assert signing == (ANNA, "statutory", True, True, (1,), ())
    assert second.signings[0].exhibits == ()


def test_of_joint_representation_it_tells_how_many_are_missing():
    listed = partner("a", "Anna Nowak", "Ewa Lis", required=2)
    (party, _) = protocol(*facts((listed, (ANNA,)), (B, (JAN,)))).parties
    assert (party.standing.partner.signatures_required, len(party.standing.counted), len(party.signings)) == (2, 1, 1)


def test_a_signature_on_another_text_is_told_and_does_not_count():
    (party, _) = protocol(*facts((A, (ANNA._replace(fingerprint=OTHER),)), (B, (JAN,)))).parties
    assert [(short(one.signed.fingerprint), one.counts) for one in party.signings] == [("f" * 12, False)]
    assert party.standing.counted == ()


def test_a_file_of_evidence_for_two_signatures_is_told_once():
    shared = (SCAN,)
    made = protocol(*facts((A, (ANNA,)), (B, (JAN._replace(evidence=shared),))))
    assert [(one.files, one.state) for one in made.evidence] == [((SCAN.file,), "unchanged")]
    assert [signing.exhibits for party in made.parties for signing in party.signings] == [(1,), (1,)]


def test_a_file_that_went_round_is_one_exhibit_of_several_files_unless_one_of_them_suffered():
    same = SCAN._replace(file="data/evidence/b/skan.pdf")
    parties = ((A, (ANNA,)), (B, (JAN._replace(evidence=(same,)),)))
    made = protocol(*facts(*parties, evidence={SCAN.file: SCAN.sha256, same.file: SCAN.sha256}))
    assert [one.files for one in made.evidence] == [(SCAN.file, same.file)]
    assert [signing.exhibits for party in made.parties for signing in party.signings] == [(1,), (1,)]
    made = protocol(*facts(*parties, evidence={SCAN.file: SCAN.sha256, same.file: None}))
    assert [(*one.files, one.state) for one in made.evidence] == [(SCAN.file, "unchanged"), (same.file, "missing")]
    assert [signing.exhibits for party in made.parties for signing in party.signings] == [(1,), (2,)]


@pytest.mark.parametrize(
    ("shows", "reasons"),
    [(one, ()) for one in ("same", "scan", "unread", "another", "unproven")] + [(one, ("checks",)) for one in WRONG],
)
def test_evidence_that_shows_another_text_is_a_reason_to_wait(shows: Shows, reasons: tuple[str, ...]):
    made = protocol(*facts(shows={SCAN.file: shows}))
    assert ([one.shows for one in made.evidence], made.reasons) == ([shows], reasons)


def test_every_signature_that_stands_is_shown_and_every_exhibit_referred_to():
    stale = ANNA._replace(fingerprint=OTHER, representative="Ewa Lis", evidence=(SCAN._replace(sha256="a" * 64),))
    made = protocol(*facts((A, (stale, ANNA)), (B, (JAN,))))
    signings = made.parties[0].signings
    assert [(one.signed.representative, one.counts, one.form_met, one.exhibits) for one in signings] == [
        ("Anna Nowak", True, True, (1,)),
        ("Ewa Lis", False, None, (2,)),
    ]
    assert [one.sha256[0] for one in made.evidence] == ["c", "a"]


def test_of_one_person_who_signed_twice_the_signature_in_the_right_form_is_shown_too():
    early = ANNA._replace(method="trusted-profile", evidence=())
    made = protocol(*facts((A, (early, ANNA._replace(signed_on=date(2014, 11, 8)))), (B, (JAN,))))
    assert [one.form_met for one in made.parties[0].signings] == [False, True]
    assert (made.parties[0].standing.form_met, made.reasons) == (True, ())


def test_before_the_first_signature_no_text_is_kept_and_that_is_no_fault():
    made = protocol(*facts((A, ()), (B, ()), editions={}))
    assert (made.text_state, made.reasons, made.last_record) == (None, ("missing",), "")


def test_copies_of_the_same_bytes_are_one_group_and_those_of_another_edition_are_none():
    made = protocol(*facts())
    assert made.copies == ((("1-a.docx", "2-b.docx"), "d" * 64),)
    other = protocol(*facts(copies=COPIES._replace(fingerprint=OTHER)))
    assert (other.copies, other.copies_edition, other.edition) == ((), "f" * 12, KEPT[:12])
    none = protocol(*facts(copies=None))
    assert (none.copies, none.copies_edition, none.interim) == ((), "", False)
