"""Text in the encoding of Polish Windows is known, and text in others is not taken for it."""

from __future__ import annotations

import pytest

from kpes.language.encodings import in_windows_1250

TEXT = "§ 1. „Zażółć” – gęślą jaźń ŁÓDŹ\r\n"


def test_polish_of_windows_is_read() -> None:
    assert in_windows_1250(TEXT.encode("cp1250")) == TEXT


@pytest.mark.parametrize(
    "data",
    ["zażółć gęślą".encode("iso-8859-2"), "zażółć gęślą".encode("cp852"), "Où est l’élève ?".encode("cp1252"), b"\x81"],
)
def test_other_encodings_and_languages_are_not(data: bytes) -> None:
    assert in_windows_1250(data) is None
