"""Marks for tests that need a program which pip does not install; in CI nothing is skipped."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

IN_CI = os.environ.get("CI") == "true"


def _missing(*programs: str) -> bool:
    return not IN_CI and any(shutil.which(program) is None for program in programs)


libreoffice = pytest.mark.skipif(
    _missing("soffice", "pdftotext", "pdfinfo"),
    reason="needs LibreOffice and poppler (Debian: libreoffice-writer-nogui poppler-utils)",
)
calc = pytest.mark.skipif(
    not IN_CI and not any(Path("/usr/lib/libreoffice/program").glob("libsclo.so")),
    reason="needs LibreOffice's spreadsheets (Debian: libreoffice-calc-nogui)",
)
abiword = pytest.mark.skipif(_missing("abiword"), reason="needs AbiWord (Debian: abiword)")
pandoc = pytest.mark.skipif(_missing("pandoc"), reason="needs pandoc (Debian: pandoc)")
jq = pytest.mark.skipif(_missing("jq"), reason="needs jq (Debian: jq)")
LIBERATION = Path("/usr/share/fonts/truetype/liberation")
liberation = pytest.mark.skipif(
    not IN_CI and not LIBERATION.is_dir(), reason="needs the Liberation fonts (Debian: fonts-liberation)"
)
poppler = pytest.mark.skipif(
    _missing("pdftotext", "pdfinfo", "pdffonts"), reason="needs poppler (Debian: poppler-utils)"
)
tesseract = pytest.mark.skipif(
    not IN_CI and not any(Path("/usr/share").glob("tesseract-ocr/*/tessdata/eng.traineddata")),
    reason="needs Tesseract's data (Debian: tesseract-ocr-eng tesseract-ocr-pol)",
)
mutool = pytest.mark.skipif(_missing("mutool"), reason="needs MuPDF (Debian: mupdf-tools)")
java = pytest.mark.skipif(
    _missing("javac") or not (IN_CI or Path("/usr/share/java/jaxb-runtime.jar").is_file()),
    reason="needs Java and JAXB for veraPDF (Debian: default-jdk-headless libjaxb-java)",
)
pdfsig = pytest.mark.skipif(
    _missing("pdfsig", "openssl"), reason="needs pdfsig and openssl (Debian: poppler-utils openssl)"
)
qpdf = pytest.mark.skipif(_missing("qpdf"), reason="needs qpdf (Debian: qpdf)")
DICTIONARIES = Path("/usr/share/hunspell")
spelling = pytest.mark.skipif(
    not IN_CI and not (find_spec("hunspell") and (DICTIONARIES / "pl_PL.dic").is_file()),
    reason="needs chunspell and dictionaries (Debian: hunspell-pl hunspell-en-gb hunspell-de-de hunspell-fr)",
)
chromium = pytest.mark.skipif(_missing("chromium"), reason="needs Chromium (Debian: chromium)")
