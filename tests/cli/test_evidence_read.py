"""Evidence is read with the same eyes when it is recorded, when it is verified, and for the protocol."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NumberObject, StreamObject

from kpes.messages import message
from kpes.register.reading import with_digest
from kpes.scans.desks import UNFIT
from kpes.storage import sha256_of
from tests.project import SHIPPED, change, checks_of, snapshot
from tests.received.alterations import BODY, packed, unpacked
from tests.scans.stubs import picture
from tests.scans.stubs import scanned as looked_at

NOT = ("Porozumienie nie pociąga", "Porozumienie pociąga")
WHERE = "Par. 7, “Par. 7. Niniejsze Porozumienie […] pociąga za sobą zobowiązań”: “nie” is missing."
ANNA = ("--by", "Anna Nowak", "--on", "2014-11-07")
ENDINGS = {"docx": "docx", "pdf": "pdf", "html": "html", "markdown": "md", "text": "txt"}
DRAFT = "Note: this text is a draft."


def copy(shipped: Path, format: str, *changed: str) -> bytes:
    """The copy that kpes writes of the agreement, or of one in which some words are others."""
    file = shipped / "data/agreement.yaml"
    before = file.read_bytes()
    if changed:
        change(file, *changed)
    data = snapshot(shipped).render(format)
    file.write_bytes(before)
    return data


def without_not(shipped: Path) -> bytes:
    """A Word copy that somebody altered by hand: all but one word is as it was, the names of the edition included."""
    parts = unpacked(copy(shipped, "docx"))
    parts[BODY] = parts[BODY].replace(NOT[0].encode(), NOT[1].encode())
    return packed(parts)


def scanned(pdf: bytes, share: float = 1.0) -> bytes:
    """A PDF with a picture over this share of each page, and its words unseen behind it, as programs for scans do."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    picture = StreamObject()
    picture.set_data(b"\xff" * 16)
    words = {"/Type": "/XObject", "/Subtype": "/Image", "/ColorSpace": "/DeviceGray"}
    picture.update({NameObject(key): NameObject(value) for key, value in words.items()})
    numbers = {"/Width": 4, "/Height": 4, "/BitsPerComponent": 8}
    picture.update({NameObject(key): NumberObject(value) for key, value in numbers.items()})
    for page in writer.pages:
        drawn = page["/Resources"].get_object().setdefault(NameObject("/XObject"), DictionaryObject()).get_object()
        drawn[NameObject("/Scan")] = writer._add_object(picture)
        steps, words_of_page = StreamObject(), page.get_contents().get_data()
        size = page.mediabox.width, float(page.mediabox.height) * share
        steps.set_data(b"q %f 0 0 %f 0 0 cm /Scan Do Q 3 Tr " % size + words_of_page)
        page[NameObject("/Contents")] = writer._add_object(steps)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def put(shipped: Path, name: str, data: bytes) -> str:
    (shipped.parent / name).write_bytes(data)
    return str(shipped.parent / name)


def refused(kpes, shipped: Path, *arguments: str) -> str:
    code, out, err = kpes("sign", *arguments)
    assert (code, out) == (3, "")
    assert not (shipped / "data/signatures").exists()
    assert not (shipped / "data/evidence").exists()
    return err


def notes(err: str) -> list[str]:
    return [line for line in err.splitlines() if not line.startswith(DRAFT)]


# When it is recorded


@pytest.mark.parametrize("format", ENDINGS)
def test_a_copy_with_other_words_is_refused_with_the_place(kpes, shipped: Path, format: str) -> None:
    file = put(shipped, f"back.{ENDINGS[format]}", copy(shipped, format, *NOT))
    err = refused(kpes, shipped, "a", *ANNA, "--evidence", file)
    assert err.startswith(f"{file} is a copy of the agreement with other words: {WHERE}")
    assert err.endswith(f" Ask for the copy that was issued. See: kpes verify {file}\n")


def test_who_has_signed_already_is_told_before_the_file_is_read(kpes, shipped: Path) -> None:
    assert kpes("sign", "a", *ANNA).code == 0
    code, _, err = kpes("sign", "a", *ANNA, "--evidence", put(shipped, "back.docx", without_not(shipped)))
    assert (code, "other words" in err) == (3, False)
    assert "Anna Nowak has signed this text for “A” already" in err


def test_one_word_that_was_taken_out_in_word_is_enough(kpes, shipped: Path) -> None:
    file = put(shipped, "back.docx", without_not(shipped))
    assert f" with other words: {WHERE} Ask for" in refused(kpes, shipped, "a", *ANNA, "--evidence", file)
    assert WHERE in refused(kpes, shipped, "a", *ANNA, "--evidence", file, "--dry-run")


def test_a_copy_of_another_edition_is_refused_with_the_differences_and_what_to_say(kpes, shipped: Path) -> None:
    assert kpes("sign", "a", *ANNA).code == 0
    file = put(shipped, "old.docx", copy(shipped, "docx"))
    change(shipped / "data/agreement.yaml", *NOT)
    today = snapshot(shipped).resolved.fingerprint[7:19]
    code, _, err = kpes("sign", "b", *ANNA, "--evidence", file)
    assert code == 3
    assert err == (
        f"{file} holds the text of edition {SHIPPED}, not of {today}: Par. 7, “Par. 7. Niniejsze Porozumienie […] "
        f"pociąga za sobą zobowiązań”: “nie” was added. If that edition is meant, say so: --edition {SHIPPED}\n"
    )
    assert kpes("sign", "b", *ANNA, "--evidence", file, "--edition", SHIPPED).code == 0


@pytest.mark.parametrize("format", ["docx", "pdf", "text"])
def test_an_issued_copy_leaves_nothing_to_note(kpes, shipped: Path, format: str) -> None:
    file = put(shipped, f"back.{ENDINGS[format]}", copy(shipped, format))
    code, _, err = kpes("sign", "a", *ANNA, "--evidence", file)
    assert (code, notes(err)) == (0, [])


def test_the_same_words_in_a_file_that_nobody_can_vouch_for_are_noted(kpes, shipped: Path) -> None:
    file = put(shipped, "back.html", copy(shipped, "html").replace(b"<body", b"<body id='x'"))
    code, _, err = kpes("sign", "a", *ANNA, "--evidence", file)
    assert (code, notes(err)) == (0, [
        f"Note: {file} has the words of edition {SHIPPED}, but kpes does not vouch for what it shows. Compare a "
        f"print of it. See: kpes verify {file}"
    ])  # fmt: skip


def test_another_document_is_kept_with_a_note(kpes, shipped: Path) -> None:
    declaration = (
        "Oświadczenie. Fundacja A przystępuje do porozumienia o współpracy w ramach KLASTRA PODMIOTÓW EKONOMII "
        "SPOŁECZNEJ WOJ. POMORSKIEGO i zobowiązuje się przestrzegać wszystkich jego postanowień. Anna Nowak, prezes."
    )
    code, _, err = kpes("sign", "a", *ANNA, "--evidence", put(shipped, "oświadczenie.txt", declaration.encode()))
    assert (code, notes(err)) == (
        0, ["Note: oświadczenie.txt is another document than the agreement, so its words were not compared."]
    )  # fmt: skip


def test_a_scan_with_recognised_words_is_a_scan_and_one_with_a_picture_in_it_is_a_copy(
    kpes, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at(monkeypatch, message("It was not looked at."))
    pdf = copy(shipped, "pdf", *NOT)
    code, _, err = kpes("sign", "a", *ANNA, "--evidence", put(shipped, "skan.pdf", scanned(pdf)))
    assert (code, notes(err)) == (0, [
        "Note: skan.pdf was not compared with the agreement. Pictures cover its pages, as in a scan, and a program "
        "recognised the words in them. A person has to compare it, word for word. It was not looked at."
    ])  # fmt: skip
    code, _, err = kpes("sign", "b", *ANNA, "--evidence", put(shipped, "znak.pdf", scanned(pdf, 0.3)))
    assert (code, WHERE in err) == (3, True)


def test_a_power_of_attorney_is_not_compared(kpes, shipped: Path) -> None:
    file = put(shipped, "umocowanie.docx", without_not(shipped))
    code, _, err = kpes("sign", "a", *ANNA, "--power-of-attorney", file)
    assert (code, "other words" in err) == (0, False)


def test_rows_of_a_table_are_refused_for_such_files_and_scans_are_counted(kpes, shipped: Path) -> None:
    put(shipped, "back.docx", without_not(shipped))
    for name in ("a.png", "b.png"):
        put(shipped, name, b"\x89PNG\r\n" + name.encode())
    rows = [f"{id},Anna Nowak,2014-11-07,{name}\n" for id, name in (("a", "a.png"), ("b", "b.png"), ("c", "back.docx"))]
    table = put(shipped, "spotkanie.csv", ("partner,by,on,evidence\n" + "".join(rows)).encode())
    code, _, err = kpes("sign", "--batch", table)
    assert code == 1
    assert f"row 4: {shipped.parent}/back.docx is a copy of the agreement with other words: {WHERE}" in err
    put(shipped, "spotkanie.csv", ("partner,by,on,evidence\n" + "".join(rows[:2])).encode())
    code, _, err = kpes("sign", "--batch", table)
    assert (code, notes(err)) == (0, [
        "Note: 2 files of evidence could not be compared with the agreement: a.png, b.png. Of each: It is a picture. A "
        f"person has to compare it with the agreement, word for word. {UNFIT['damaged']}",
    ])  # fmt: skip


def test_a_table_may_name_files_outside_its_folder_only_where_that_is_said(kpes, shipped: Path) -> None:
    put(shipped, "tajne.png", b"\x89PNG secret")
    folder = shipped.parent / "spotkanie"
    folder.mkdir()
    (folder / "inne").symlink_to(shipped.parent)
    for name in ("../tajne.png", str(shipped.parent / "tajne.png"), "inne/tajne.png"):
        (folder / "t.csv").write_text(f"partner,by,on,evidence\na,Anna Nowak,2014-11-07,{name}\n", encoding="utf-8")
        code, out, err = kpes("sign", "--batch", str(folder / "t.csv"))
        assert (code, out) == (1, "")
        assert "tajne.png lies outside the folder of the table. If it is meant, say so: --yes\n" in err
    assert kpes("sign", "--batch", str(folder / "t.csv"), "--yes").code == 0


# When it is verified, and for the protocol


def swapped(shipped: Path, name: str, data: bytes, id: str = "a") -> None:
    """Puts other bytes in the place of recorded evidence, and has the register agree with them, digest and all."""
    file = shipped / f"data/signatures/{id}.yaml"
    (kept,) = yaml.safe_load(file.read_text(encoding="utf-8"))[0]["evidence"]
    record = file.read_text(encoding="utf-8").replace(kept["sha256"], sha256_of(data)).rpartition("  digest:")[0]
    record = record.replace(kept["file"], f"data/evidence/{id}/{name}")
    file.write_bytes(with_digest(record.encode()))
    (shipped / kept["file"]).unlink()
    (shipped / f"data/evidence/{id}/{name}").write_bytes(data)


@pytest.fixture
def kept(kpes, shipped: Path) -> Path:
    """A project in which one partner signed, with the issued copy as evidence."""
    assert kpes("sign", "a", *ANNA, "--evidence", put(shipped, "back.docx", copy(shipped, "docx"))).code == 0
    return shipped


def protocol_of(kpes) -> str:
    assert kpes("protocol", "--format", "html", "--out", "protocol.html").code == 0
    return Path("protocol.html").read_text(encoding="utf-8").replace("\xa0", " ")


def found(kpes) -> list[str]:
    return [line for line in checks_of(kpes) if "data/evidence" in line or " signature: " in line]


def test_the_words_of_the_edition_pass(kpes, kept: Path) -> None:
    assert found(kpes) == [
        "pass data/signatures/a.yaml signature: Anna Nowak signed today's text.",
        f"pass data/evidence/a/back.docx evidence: The bytes that were recorded, with the text of edition {SHIPPED}. "
        "Whether the signature in it is genuine is not checked.",
    ]


def test_other_words_fail_though_the_register_agrees_with_the_file(kpes, kept: Path) -> None:
    swapped(kept, "back.docx", without_not(kept))
    assert found(kpes) == [
        "not-checked data/signatures/a.yaml signature: Whether Anna Nowak signed today's text cannot be told: the "
        "evidence shows another one.",
        f"fail data/evidence/a/back.docx evidence: This is not the text that was signed: it differs from edition "
        f"{SHIPPED}. Ask for the copy that was signed.",
        f"fail data/evidence/a/back.docx text: {WHERE}",
    ]
    assert kpes("verify").code == 1
    page = protocol_of(kpes)
    assert "INNE SŁOWA NIŻ W PODPISANYM WYDANIU" in page


@pytest.mark.parametrize(
    ("name", "made", "line"),
    [
        ("a.png", lambda root: b"\x89PNG x", "not-checked {file} evidence: The bytes that were recorded, but not "
         "compared with the text. It is a picture. A person has to compare it with the agreement, word for word. "
         f"{UNFIT['damaged']}"),
        ("b.png", lambda root: picture("b"), "not-checked {file} evidence: The bytes that were recorded, but not "
         "compared with the text. It is a picture. A person has to compare it with the agreement, word for word. It is "
         "not compared here, since that takes long. This does: kpes verify {file}"),
        ("a.txt", lambda root: b"Some other words that say nothing of the matter.", "warning {file} evidence: The "
         "bytes that were recorded, of another document than the agreement, so they were not compared with it. Look "
         "whether it shows the signature."),
        ("a.md", lambda root: copy(root, "markdown") + b"\n", "warning {file} evidence: The bytes that were "
         f"recorded, with the words of edition {SHIPPED}. kpes does not vouch for what the file shows: compare a print "
         "of it with an issued copy."),
    ],
    ids=["damaged", "scan", "another document", "unproven"],
)  # fmt: skip
def test_what_cannot_be_vouched_for_is_no_pass(kpes, kept: Path, name: str, made, line: str) -> None:
    swapped(kept, name, made(kept))
    assert found(kpes)[1:] == [line.format(file=f"data/evidence/a/{name}")]
    assert kpes("verify").code == 0


def test_the_text_of_another_edition_than_that_of_the_record_fails(kpes, kept: Path) -> None:
    change(kept / "data/agreement.yaml", *NOT)
    assert kpes("sign", "b", *ANNA, "--evidence", put(kept, "new.docx", copy(kept, "docx"))).code == 0
    swapped(kept, "old.docx", copy(kept, "docx", *NOT[::-1]), "b")
    said = found(kpes)
    assert "fail data/evidence/b/old.docx evidence: The signature was recorded on another text: this file holds that " \
        f"of edition {SHIPPED}." in said  # fmt: skip
    assert not any(line.startswith("fail data/evidence/a") for line in said)


def test_evidence_of_a_withdrawn_signature_is_not_held_against_the_project(kpes, kept: Path) -> None:
    swapped(kept, "back.docx", without_not(kept))
    assert kpes("revoke", "a", "--reason", "inny tekst").code == 0
    assert found(kpes) == [
        "not-checked data/evidence/a/back.docx evidence: The bytes that were recorded, for a signature that was "
        "withdrawn; they were not read."
    ]
    assert kpes("verify").code == 0


def test_one_scan_for_two_partners_is_told_in_all_three_places(kpes, shipped: Path) -> None:
    scan = put(shipped, "lista.png", b"\x89PNG list")
    assert "One and the same" not in kpes("sign", "a", *ANNA, "--evidence", scan).err
    said = ("One and the same file shows the signatures for several partners: a, b. Look whether each of them stands "
            "in it.")  # fmt: skip
    assert f"Note: {said}" in notes(kpes("sign", "b", *ANNA, "--evidence", scan, "--dry-run").err)
    assert kpes("sign", "b", *ANNA, "--evidence", scan).code == 0
    assert f"warning data/evidence/a/lista.png file: {said}" in checks_of(kpes)
    assert "Jeden i ten sam plik jest dowodem podpisów w imieniu kilku partnerów: A, B." in protocol_of(kpes)
    assert json.loads(kpes("verify", "--format", "json").out)["ok"]
