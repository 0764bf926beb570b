"""Whose name a certificate bears, however it and the list write it."""

from __future__ import annotations

import unicodedata

import pytest

from kpes.esign.signed_pdf import is_named


@pytest.mark.parametrize(
    ("certified", "listed"),
    [
        ("Anna Nowak", "Anna Nowak"),
        ("NOWAK ANNA", "Anna Nowak"),
        ("NOWAK, ANNA", "Anna Nowak"),
        ("Anna Nowak", "Nowak, Anna"),
        ("Anna Maria Nowak", "Anna  nowak"),
        ("ŁUCJA ŻÓŁĆ", "Łucja Żółć"),
        (unicodedata.normalize("NFD", "Łucja Żółć"), "Łucja Żółć"),
        ("LUCJA ZOLC", "Łucja Żółć"),
        ("Łucja Żółć", "Lucja Zolc"),
        ("ANNA NOWAK-KOWALSKA", "Anna Nowak-Kowalska"),
        ("Anna Nowak - Kowalska", "Anna Nowak-Kowalska"),
        ("Anna Nowak–Kowalska", "Anna Nowak-Kowalska"),
        ("Anna Nowak Kowalska", "Anna Nowak-Kowalska"),
        ("Anna Maria Nowak-Kowalska", "Anna Nowak Kowalska"),
        ("Anna Nowak", "dr hab. Anna Nowak"),
        ("Anna Nowak", "prof. dr hab. inż. Anna Nowak"),
        ("Anna Nowak", "r.pr. Anna Nowak"),
        ("Jan Lis", "ks. Jan Lis"),
        ("Jan Lis", "Pan Jan Lis"),
        ("Anna Nowak", "dr Anna Nowak, prof. UG"),
        ("Anna Nowak", "Anna Nowak, prezes zarządu"),
        ("mgr inż. Anna Nowak", "Anna Nowak"),
        ("Sean O’Brien", "Sean O'Brien"),
        ("JURGEN GROSS", "Jürgen Groß"),
        ("Jan Prof", "Jan Prof"),
    ],
)
def test_a_name_is_found_however_it_is_written(certified, listed):
    assert is_named(certified, listed)


@pytest.mark.parametrize(
    ("certified", "listed"),
    [
        ("Anna Nowak", "Ewa Nowak"),
        ("Anna Nowak", "Anna Maria Nowak"),
        ("Anna Nowak-Kowalska", "Anna Nowak"),
        ("Anna Nowak", "Anna Nowak-Kowalska"),
        ("Anna Nowak", "A. Nowak"),
        ("Łucja Bąk", "Łucja Bak"),
        ("Dr Nowak", "Pan Nowak"),
        ("Anna Nowak", "dr Nowak"),
        ("Anna Nowak", ""),
        ("", "Anna Nowak"),
        ("", ""),
        ("Nowak", "Anna Nowak"),
    ],
)
def test_another_name_is_not(certified, listed):
    assert not is_named(certified, listed)
