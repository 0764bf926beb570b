"""Which files among the trusted certificates may leave a project."""

from __future__ import annotations

import pytest
from asn1crypto import pem

from kpes.errors import KpesError
from kpes.esign.examiner import fit_for_others
from tests.esign.signing import PESEL, certificate, trusting

AUTHORITY = next(iter(trusting("Urząd").values()))


def refusal(data: bytes) -> str:
    with pytest.raises(KpesError) as refused:
        fit_for_others({"data/trust/x.pem": data})
    return str(refused.value.reason)


def test_certificates_of_authorities_are_kept_byte_for_byte() -> None:
    several = b"Urzad, tel. 48 583 201 234, KRS 0000123456\n" + AUTHORITY * 2
    assert fit_for_others({"data/trust/x.pem": several}) == {"data/trust/x.pem": several}
    assert fit_for_others({}) == {}


@pytest.mark.parametrize(
    "data",
    [
        pem.armor("CERTIFICATE", certificate("Anna Nowak")),
        AUTHORITY + pem.armor("CERTIFICATE", certificate("Anna Nowak")),
        f"friendlyName: Jan {PESEL}\n".encode() + AUTHORITY,
        pem.armor("CERTIFICATE", f"0 {PESEL} 0".encode("utf-16-be")),
        pem.armor("CERTIFICATE", b"0 PASPL-AB1234567"),
    ],
)
def test_a_personal_number_is_found_wherever_it_stands(data: bytes) -> None:
    assert "it holds somebody's personal number" in refusal(data)


def test_a_private_key_is_never_packed() -> None:
    assert "it holds a key or something else" in refusal(AUTHORITY + pem.armor("PRIVATE KEY", b"geheim"))
