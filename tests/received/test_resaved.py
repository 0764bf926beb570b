"""Files that were opened and saved by others: the same words, so they pass."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import docx
import pytest

from kpes.verify.returned import check_returned
from tests.needs import abiword, libreoffice, pandoc
from tests.office import Save, save
from tests.project import SHIPPED
from tests.received.alterations import BODY, MISSION, packed, part, put, unpacked
from tests.received.issued import expected, issued, told

PASSED = [
    f"pass outcome: This file holds the text of edition {SHIPPED}, and nothing else.",
    "pass edition: That is today's text.",
]
NOTES = (
    '<w:{0}s xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:{0} w:type="separator" '
    'w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{0}><w:{0} w:type="continuationSeparator" w:id="0"><w:p>'
    "<w:r><w:continuationSeparator/></w:r></w:p></w:{0}></w:{0}s>"
)
WORDPROCESSINGML = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def changed() -> bytes:
    parts = unpacked(issued("docx"))
    put(parts, "ścisłej", "luźnej")
    return packed(parts)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """What LibreOffice makes of the issued DOCX, and of one that somebody changed, by name."""
    folder = tmp_path_factory.mktemp("saved")
    (folder / "copy.docx").write_bytes(issued("docx"))
    (folder / "changed.docx").write_bytes(changed())
    steps = ("copy.docx again.docx", "copy.docx own.odt", "own.odt back.docx", "copy.docx page.pdf",
             "changed.docx changed.odt", "changed.odt changed-back.docx", "copy.docx own.doc", "own.doc from-doc.docx",
             "copy.docx own.rtf", "own.rtf from-rtf.docx")  # fmt: skip
    save(folder, *(Save(*(folder / name for name in step.split())) for step in steps))
    return lambda name: (folder / name).read_bytes()


@libreoffice
def test_libreoffice_saves_the_same_document(saved) -> None:
    again = saved("again.docx")
    assert again != issued("docx")
    assert told(check_returned("01-a.docx", again, expected())) == PASSED


@libreoffice
def test_libreoffice_saves_it_as_its_own_and_back(saved) -> None:
    assert told(check_returned("01-a.docx", saved("back.docx"), expected())) == PASSED


@libreoffice
def test_what_somebody_changed_before_libreoffice_saved_it_is_found(saved) -> None:
    found = check_returned("01-a.docx", saved("changed-back.docx"), expected())
    assert (found.outcome, found.differences) == ("differs", 1)
    assert "“ścisłej” became “luźnej”" in told(found)[1]


@libreoffice
def test_a_pdf_that_libreoffice_makes_is_read_but_never_vouched_for(saved) -> None:
    found = check_returned("01-a.pdf", saved("page.pdf"), expected())
    assert (found.outcome, found.differences) == ("unproven", 0)


@libreoffice
def test_libreoffice_saves_it_in_words_old_formats_and_back(saved) -> None:
    for ending in ("doc", "rtf"):
        assert told(check_returned("01-a.docx", saved(f"from-{ending}.docx"), expected())) == PASSED


@pandoc
def test_what_pandoc_saves_passes_though_it_leaves_the_footers_out(tmp_path: Path) -> None:
    (tmp_path / "copy.docx").write_bytes(issued("docx"))
    subprocess.run(["pandoc", "copy.docx", "--output=saved.docx"], cwd=tmp_path, check=True)
    assert told(check_returned("01-a.docx", (tmp_path / "saved.docx").read_bytes(), expected())) == [
        PASSED[0], "warning margins: Its pages do not name the edition any more.", PASSED[1],
    ]  # fmt: skip


def test_python_docx_saves_the_same_document() -> None:
    written = BytesIO()
    docx.Document(BytesIO(issued("docx"))).save(written)
    assert told(check_returned("01-a.docx", written.getvalue(), expected())) == PASSED


def saved_by_abiword(data: bytes, folder: Path) -> bytes:
    """What AbiWord makes of a DOCX when it saves it: it shares no code with LibreOffice."""
    (folder / "copy.docx").write_bytes(data)
    home = {**os.environ, "HOME": str(folder)}
    subprocess.run(["abiword", "--to=docx", "--to-name=saved.docx", "copy.docx"], cwd=folder, env=home, check=True)
    return (folder / "saved.docx").read_bytes()


@abiword
def test_what_abiword_saves_has_the_same_words_but_is_not_vouched_for(tmp_path: Path) -> None:
    found = check_returned("01-a.docx", saved_by_abiword(issued("docx"), tmp_path), expected())
    assert (found.outcome, found.differences) == ("unproven", 0)


@abiword
def test_what_somebody_changed_before_abiword_saved_it_is_found(tmp_path: Path) -> None:
    found = check_returned("01-a.docx", saved_by_abiword(changed(), tmp_path), expected())
    assert (found.outcome, found.differences) == ("differs", 1)
    assert "“ścisłej” became “luźnej”" in told(found)[1]


def as_word_saves(data: bytes) -> bytes:
    """The package with what Word is known to add when it saves: nothing of it is a word of the text."""
    parts = unpacked(data)
    parts[BODY] = re.sub(rb"<w:r>", b'<w:r w:rsidR="00A1B2C3">', parts[BODY])
    run = MISSION.replace("<w:r>", '<w:r w:rsidR="00A1B2C3">')
    put(
        parts,
        run,
        '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:lang '
        'w:val="pl-PL"/></w:rPr><w:lastRenderedPageBreak/><w:t>Mis</w:t></w:r><w:proofErr w:type="spellEnd"/>'
        '<w:r w:rsidRPr="00D4E5F6"><w:t xml:space="preserve">ja </w:t></w:r><w:r><w:t>KES:</w:t></w:r>'
        '<w:bookmarkEnd w:id="0"/>',
    )
    for name in ("footnote", "endnote"):
        part(parts, f"{name}s.xml", NOTES.format(name), f"{name}s", f"{WORDPROCESSINGML}.{name}s+xml")
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    part(parts, "webSettings.xml", f'<w:webSettings xmlns:w="{space}"><w:allowPNG/></w:webSettings>', "webSettings",
         f"{WORDPROCESSINGML}.webSettings+xml")  # fmt: skip
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    part(parts, "theme/theme1.xml", f'<a:theme xmlns:a="{drawing}"/>', "theme",
         "application/vnd.openxmlformats-officedocument.theme+xml")  # fmt: skip
    parts["customXml/item1.xml"] = b'<b:Sources xmlns:b="urn:b" SelectedStyle="\\APA.XSL"/>'
    parts["docProps/thumbnail.jpeg"] = b"\xff\xd8\xff"
    return packed(parts)


def test_what_word_adds_when_it_saves_is_not_held_against_a_file() -> None:
    assert told(check_returned("01-a.docx", as_word_saves(issued("docx")), expected())) == PASSED


def test_words_strict_format_is_read_but_not_vouched_for() -> None:
    parts = unpacked(issued("docx"))
    for name in parts:
        parts[name] = parts[name].replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
    found = check_returned("01-a.docx", packed(parts), expected())
    assert (found.outcome, found.differences) == ("unproven", 0)


def test_an_unpacked_copy_that_is_packed_again_with_its_folders_passes() -> None:
    written = BytesIO()
    with ZipFile(written, "w") as package:
        for name, data in unpacked(issued("docx")).items():
            for folder in PurePosixPath(name).parents:
                if str(folder) != "." and f"{folder}/" not in package.namelist():
                    package.mkdir(str(folder))
            package.writestr(name, data)
    assert told(check_returned("01-a.docx", written.getvalue(), expected())) == PASSED
