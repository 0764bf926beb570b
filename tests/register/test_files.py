"""What the register records, how it reads back, and what it refuses."""

from __future__ import annotations

import hashlib
import os
import shlex
import shutil
import subprocess
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kpes.errors import KpesError
from kpes.fingerprint import fingerprint, short
from kpes.messages import ENGLISH
from kpes.model import Evidence, Revoked
from kpes.paths import OF_AGREEMENT
from kpes.register.evidence import Offer
from kpes.register.files import Register
from kpes.register.reading import same_person, standing_signatures
from kpes.reports.findings import line_of
from kpes.source import clean, forbidden
from tests.bounded import within
from tests.parties import EARLIER, EDITION, MISSING, TODAY, partner, process, said, sign, signature
from tests.thorough import part

OTHER = fingerprint(EARLIER)
AT = "2014-11-09T10:00:00Z"
RECORD = f"""\
- event: signed
  partner: a
  representative: Anna Nowak
  signed_on: 2014-11-07
  method: handwritten
  fingerprint: {TODAY}
  recorded_at: 2014-11-08T09:12:44Z
"""


def digested(records: str) -> str:
    """Records with the digest of all that stands above it as the last line."""
    digest = hashlib.sha256(records.replace("\r\n", "\n").encode()).hexdigest()
    return f"{records}  digest: sha256:{digest}\n"


def file_of(root: Path, id: str = "a") -> Path:
    return root / OF_AGREEMENT.signatures / f"{id}.yaml"


def write(root: Path, text: str | bytes, id: str = "a") -> Path:
    file_of(root, id).parent.mkdir(parents=True, exist_ok=True)
    file_of(root, id).write_bytes(text.encode() if isinstance(text, str) else text)
    return file_of(root, id)


def standing(root: Path, id: str = "a") -> list[str]:
    records, findings = Register(root).read()
    assert findings == []
    return [signed.representative for signed in standing_signatures(records.get(id, ()))]


def test_a_signature_is_written_as_a_list_that_people_can_read(tmp_path: Path) -> None:
    scan = Offer(Path("skan.pdf"), hashlib.sha256(b"skan").hexdigest(), b"skan")
    recorded = sign(Register(tmp_path), partner(), signature(note="Zażółć"), EDITION, scan, scan)
    assert recorded.evidence == (Evidence("data/evidence/a/skan.pdf", scan.sha256),)
    evidence = f"  evidence:\n    - file: data/evidence/a/skan.pdf\n      sha256: {scan.sha256}\n"
    written = RECORD.replace("  recorded_at", f"{evidence}  recorded_at") + "  note: Zażółć\n"
    assert file_of(tmp_path).read_text(encoding="utf-8") == digested(written)


def test_what_is_written_reads_back_with_sensible_types(tmp_path: Path) -> None:
    register = Register(tmp_path)
    sign(register, partner(), signature(), EDITION)
    register.revoke("a", "A", None, "nie ten tekst", AT)
    signed, revoked = yaml.safe_load(file_of(tmp_path).read_text(encoding="utf-8"))
    assert signed["signed_on"] == date(2014, 11, 7)
    assert signed["recorded_at"].isoformat() == "2014-11-08T09:12:44+00:00"
    assert revoked == {
        "event": "revoked",
        "partner": "a",
        "representative": "Anna Nowak",
        "fingerprint": TODAY,
        "reason": "nie ten tekst",
        "recorded_at": revoked["recorded_at"],
        "digest": revoked["digest"],
    }


@pytest.mark.parametrize(
    "old",
    [
        RECORD,
        RECORD.rstrip("\n"),
        RECORD.replace("\n", "\r\n"),
        "# sprawdziła Ewa\n\n" + RECORD + "# do wyjaśnienia",
        "\ufeff" + RECORD,
        "---\n" + RECORD,
        RECORD.replace("handwritten", "'handwritten'   # tak") + "\n\n",
    ],
)
def test_appending_keeps_every_byte_that_was_there(tmp_path: Path, old: str) -> None:
    file = write(tmp_path, old)
    sign(Register(tmp_path), partner(), signature("Jan Kowalski"), EDITION)
    new = RECORD.replace("Anna Nowak", "Jan Kowalski")
    assert file.read_bytes() == digested(old + ("" if old.endswith("\n") else "\n") + new).encode()
    assert standing(tmp_path) == ["Anna Nowak", "Jan Kowalski"]


@pytest.mark.parametrize(
    "old",
    ["".join(f"  {line}\n" for line in RECORD.splitlines()), f"[{{event: signed, representative: Anna Nowak, "
     f"signed_on: 2014-11-07, method: other, fingerprint: '{TODAY}', recorded_at: '{AT}'}}]\n"],
)  # fmt: skip
def test_a_layout_that_cannot_be_continued_is_refused_not_broken(tmp_path: Path, old: str) -> None:
    file = write(tmp_path, old)
    assert standing(tmp_path) == ["Anna Nowak"]
    with pytest.raises(KpesError) as refused:
        sign(Register(tmp_path), partner(), signature("Jan Kowalski"), EDITION)
    assert str(refused.value) == (
        "data/signatures/a.yaml is not laid out as kpes does it, so nothing is added to it. "
        "Let each of its records start with “- event:” at the very left of a line."
    )
    assert file.read_text(encoding="utf-8") == old


TEXTS = st.text(min_size=1, max_size=300).filter(lambda text: clean(text) and not forbidden(text))


@settings(max_examples=part(200), deadline=None)
@given(TEXTS, TEXTS)
@example("ąćęłńóśźż ĄĆĘŁŃÓŚŹŻ", "no")
@example("- x", "a: b")
@example(": ", "#")
@example("'\"`|>&*!%@", "=1+1")
@example("Ż" * 300, "x " * 150)
@example("2014-11-07", "null")
@example("~", "0o17")
@example("{a}", "[b]")
@example("=", "😀 ---")
def test_any_name_and_any_note_read_back_as_they_were_given(name: str, note: str) -> None:
    name, note = clean(name), clean(note)
    with TemporaryDirectory() as folder:
        root = Path(folder)
        sign(Register(root), partner(), signature(name, note=note), EDITION)
        sign(Register(root), partner(), signature(name, fingerprint=OTHER), EDITION)
        Register(root).revoke("a", "A", name, note, AT, short(OTHER))
        records, findings = Register(root).read()
        data = yaml.safe_load(file_of(root).read_bytes())
    first, second, revoked = records["a"]
    assert findings == []
    assert (first.representative, first.note, second.note) == (name, note, "")
    assert (revoked.representative, revoked.reason, revoked.fingerprint) == (name, note, OTHER)
    assert (data[0]["representative"], data[0]["note"], data[2]["reason"]) == (name, note, note)


def test_nobody_signs_the_same_text_twice(tmp_path: Path) -> None:
    register = Register(tmp_path)
    sign(register, partner(name="Fundacja"), signature("Anna Nowak"), EDITION)
    with pytest.raises(KpesError) as refused:
        sign(register, partner(name="Fundacja"), signature("ANNA  nowak", date(2014, 12, 1)), EDITION, MISSING)
    assert str(refused.value) == (
        "Anna Nowak has signed this text for “Fundacja” already, on 2014-11-07. "
        "If that record is wrong, withdraw it first: kpes revoke a --reason TEXT"
    )
    with pytest.raises(KpesError, match="already"):
        register.check(said(partner(), signature("Anna Nowak")), TODAY, "2014-11-08T09:12:44Z")


def test_the_same_person_may_sign_another_text_and_another_person_the_same(tmp_path: Path) -> None:
    register = Register(tmp_path)
    for given_ in (signature(), signature(fingerprint=OTHER), signature("Jan Kowalski")):
        sign(register, partner(), given_, EDITION)
    assert standing(tmp_path) == ["Anna Nowak", "Anna Nowak", "Jan Kowalski"]


def test_who_withdrew_a_signature_may_sign_again_and_all_of_it_stays_on_record(tmp_path: Path) -> None:
    register = Register(tmp_path)
    sign(register, partner(), signature(), EDITION)
    assert register.revoke("a", "A", "anna nowak", "pomyłka", AT).representative == "Anna Nowak"
    assert standing(tmp_path) == []
    sign(register, partner(), signature(), EDITION)
    assert standing(tmp_path) == ["Anna Nowak"]
    records, _ = register.read()
    assert [isinstance(event, Revoked) for event in records["a"]] == [False, True, False]


def test_revoke_takes_the_signature_on_the_edition_that_is_named_and_no_other(tmp_path: Path) -> None:
    register = Register(tmp_path)
    for given_ in (signature(fingerprint=OTHER), signature("Jan Kowalski"), signature()):
        sign(register, partner(), given_, EDITION)
    with pytest.raises(KpesError) as refused:
        register.revoke("a", "A", "Anna Nowak", "pomyłka", AT)
    assert str(refused.value) == (
        f'Anna Nowak has signed several editions for “A”. Give one of these: --by "Anna Nowak" '
        f'--edition {short(OTHER)}, --by "Anna Nowak" --edition {short(TODAY)}'
    )
    with pytest.raises(KpesError, match="There is no signature for “A” on edition 123abc to withdraw"):
        register.revoke("a", "A", "Anna Nowak", "pomyłka", AT, "123abc")
    assert standing(tmp_path) == ["Anna Nowak", "Jan Kowalski", "Anna Nowak"]
    assert register.revoke("a", "A", None, "pomyłka", AT, short(OTHER).upper()).fingerprint == OTHER
    assert standing(tmp_path) == ["Jan Kowalski", "Anna Nowak"]
    assert register.revoke("a", "A", "Anna Nowak", "pomyłka", AT).fingerprint == TODAY
    assert register.revoke("a", "A", None, "pomyłka", AT).representative == "Jan Kowalski"


@pytest.mark.parametrize(
    ("others", "options"),
    [
        ((), ""),
        ((signature("Jan Kowalski"),), ' --by "Anna Nowak"'),
        ((signature(fingerprint=OTHER),), f" --edition {short(TODAY)}"),
        ((signature("Jan Kowalski", fingerprint=OTHER),), ' --by "Anna Nowak"'),
        (
            (signature("Jan Kowalski"), signature("Anna NOWAK", fingerprint=OTHER)),
            f' --by "Anna Nowak" --edition {short(TODAY)}',
        ),
    ],
    ids=["alone", "somebody else", "another edition", "somebody else's edition", "both"],
)
def test_who_signs_twice_is_told_how_to_withdraw_the_very_record_that_is_there(tmp_path, others, options) -> None:
    register = Register(tmp_path)
    for given_ in (signature(), *others):
        sign(register, partner(), given_, EDITION)
    with pytest.raises(KpesError) as refused:
        sign(register, partner(), signature("anna nowak"), EDITION)
    said = str(refused.value.remedy)
    assert said == f"If that record is wrong, withdraw it first: kpes revoke a{options} --reason TEXT"
    given = dict(zip(*[iter(shlex.split(options))] * 2, strict=True))
    revoked = register.revoke("a", "A", given.get("--by"), "pomyłka", AT, given.get("--edition"))
    assert (revoked.representative, revoked.fingerprint) == ("Anna Nowak", TODAY)


def test_revoke_asks_whose_signature_is_meant(tmp_path: Path) -> None:
    register = Register(tmp_path)
    with pytest.raises(KpesError) as refused:
        register.revoke("a", "Fundacja", None, "pomyłka", AT)
    assert str(refused.value) == (
        "There is no signature for “Fundacja” to withdraw. See what was recorded with: kpes status"
    )
    for name in ("Anna Nowak", "Jan Kowalski"):
        sign(register, partner(), signature(name), EDITION)
    sign(register, partner(), signature("ANNA NOWAK", fingerprint=OTHER), EDITION)
    with pytest.raises(KpesError) as refused:
        register.revoke("a", "Fundacja", None, "pomyłka", AT)
    assert str(refused.value) == (
        "Several people have signed for “Fundacja”. "
        f'Give one of these: --by "Anna Nowak" --edition {short(TODAY)}, --by "Jan Kowalski", '
        f'--by "ANNA NOWAK" --edition {short(OTHER)}'
    )
    with pytest.raises(KpesError, match="There is no signature of Ewa Lis for “Fundacja” to withdraw"):
        register.revoke("a", "Fundacja", "Ewa Lis", "pomyłka", AT)


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ("<<<<<<< HEAD\n" + RECORD, 1),
        (RECORD.replace("handwritten", "by-hand"), 5),
        (RECORD.replace("2014-11-07", "2014-13-07"), 4),
        (RECORD + RECORD[:53], 8),
        ("", 1),
    ],
)
def test_a_broken_file_is_named_with_its_line_and_left_alone(tmp_path: Path, broken: str, line: int) -> None:
    file = write(tmp_path, broken)
    register = Register(tmp_path)
    said = f"data/signatures/a.yaml, line {line}, does not read as kpes wrote it, so nothing is added to it."
    for act in (
        lambda: sign(register, partner(), signature("Jan Kowalski"), EDITION),
        lambda: register.revoke("a", "A", None, "pomyłka", AT),
    ):
        with pytest.raises(KpesError) as refused:
            act()
        assert str(refused.value) == f"{said} See what is wrong with: kpes validate"
    assert file.read_bytes() == broken.encode()
    assert not (tmp_path / OF_AGREEMENT.editions).exists()
    records, findings = register.read()
    assert records == {}
    assert findings[0].place[:2] == ("data/signatures/a.yaml", line)


def test_the_text_is_kept_once_under_the_name_that_people_are_shown(tmp_path: Path) -> None:
    register = Register(tmp_path)
    sign(register, partner("a"), signature(), EDITION)
    kept = tmp_path / OF_AGREEMENT.editions / f"{short(TODAY)}.txt"
    before = kept.stat()
    sign(register, partner("b"), signature(), EDITION)
    assert os.listdir(tmp_path / OF_AGREEMENT.editions) == [kept.name]
    assert fingerprint(kept.read_bytes()) == TODAY
    assert (kept.stat().st_ino, kept.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_kept_text_that_somebody_changed_stops_the_signing(tmp_path: Path) -> None:
    register = Register(tmp_path)
    sign(register, partner("a"), signature(), EDITION)
    (tmp_path / OF_AGREEMENT.editions / f"{short(TODAY)}.txt").write_bytes(EDITION + b"\n")
    with pytest.raises(KpesError) as refused:
        sign(register, partner("b"), signature(), EDITION, MISSING)
    assert str(refused.value) == (
        f"data/editions/{short(TODAY)}.txt does not hold the text that its name stands for. "
        "It was changed after it was signed. Restore it, from git for instance."
    )
    assert not file_of(tmp_path, "b").exists()


def test_the_ids_are_those_of_the_files_and_of_nothing_else(tmp_path: Path) -> None:
    assert Register(tmp_path).ids() == []
    for id in ("b", "a"):
        write(tmp_path, RECORD, id)
    for name in (".kpes-x1.tmp", ".kpes-lock", ".a.yaml", "notes.txt", "a.yaml.bak"):
        (tmp_path / OF_AGREEMENT.signatures / name).write_bytes(b"half a rec")
    assert Register(tmp_path).ids() == ["a", "b"]


def test_what_cannot_be_read_of_the_register_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / OF_AGREEMENT.signatures).write_bytes(b"")
    with pytest.raises(KpesError) as refused:
        Register(tmp_path).read()
    assert str(refused.value) == (
        f"{tmp_path}/data/signatures cannot be read: a file is in the way of a folder. "
        "Mend that and run the command again."
    )
    (tmp_path / OF_AGREEMENT.signatures).unlink()
    odd = tmp_path / OF_AGREEMENT.signatures / "x.yaml"
    odd.mkdir(parents=True)
    for target in (None, "nowhere", __file__):
        if target:
            odd.symlink_to(target)
        assert Register(tmp_path).files().data == {}
        records, (finding,) = Register(tmp_path).read()
        assert (records, finding.code, finding.place.file) == ({}, "K518", "data/signatures/x.yaml")
        (odd.unlink if target else odd.rmdir)()


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sign(Register(tmp_path), partner(), signature(), EDITION)

    def gone(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.open", gone)
    with pytest.raises(KpesError, match=r"data/signatures/a\.yaml cannot be read: "):
        Register(tmp_path).read()


def test_odd_names_are_shown_as_one_legible_line(tmp_path: Path) -> None:
    write(tmp_path, "broken", "a\n\x1b[31mb")
    _, findings = Register(tmp_path).read()
    assert line_of(findings[0], ENGLISH).startswith("data/signatures/a\\n\\x1b[31mb.yaml:1:1: K106 ")


@pytest.mark.parametrize(
    "other", ["ANNA ŻÓŁĆ", "anna  żółć", " Anna\u00a0Żółć ", "Anna Z\u0307o\u0301łc\u0301"]
)
def test_capitals_spaces_and_encoding_do_not_make_another_person(other: str) -> None:
    assert same_person("Anna Żółć", other)
    assert not same_person("Anna Zolc", other)


def test_thousands_of_withdrawn_signatures_are_told_apart_at_once() -> None:
    signed = [signature(f"Anna Nowak {number}") for number in range(10_000)]
    revoked = [Revoked("", one.representative, one.fingerprint, "x", one.recorded_at, one.place) for one in signed[1:]]
    with within(5):
        assert standing_signatures([*signed, *revoked, signed[5]]) == [signed[0], signed[5]]


COUNTED = """
import sys
from kpes.cli import main
command = ["--project", sys.argv[1], "--lang", "en", *sys.argv[2:]]
main([*command[:3], "sign", "a", "--by", "Ewa Kos", "--on", "2014-11-07"])  # imports what it needs
touched = []
sys.addaudithook(lambda event, what: touched.append((event, str(what[0]))) if event[:2] in ("op", "os") else None)
code = main(command)
data = [(event, path) for event, path in touched if "/data/" in path and ".kpes-" not in path]
print(code, len(data), *(path for event, path in data if event == "os.listdir"))
"""


def test_signing_touches_as_few_files_however_many_have_signed(shipped: Path, tmp_path: Path) -> None:
    told = []
    for count in (10, 500):
        root = shutil.copytree(shipped, tmp_path / str(count))
        for number in range(count):
            write(root, RECORD, f"p{number}")
        for whose in (("b",), ("c", "--edition", "4b2e")):
            command = ("sign", *whose, "--by", "Jan Lis", "--on", "2014-11-07")
            out, _ = process("-c", COUNTED, root, *command).communicate(timeout=60)
            told.append(out.splitlines()[-1])
    assert told[:2] == told[2:]
    assert all(line.startswith("0 ") and "data/signatures" not in line for line in told)


def test_anybody_can_recompute_the_digest_of_the_whole_register_with_common_tools(tmp_path: Path) -> None:
    register = Register(tmp_path)
    assert register.files().sha256() == ""
    for id in ("a", "a-b", "a0", "ż", "Z"):
        sign(register, partner(id), signature(), EDITION)
    write(tmp_path, "[]\n", "a\\b")
    (tmp_path / OF_AGREEMENT.signatures / ".kpes-left.tmp.yaml").write_bytes(b"left over")
    command = "LC_ALL=C; sha256sum data/signatures/*.yaml | sha256sum"
    for shell in ("sh", "bash"):
        done = subprocess.run([shell, "-c", command], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
        assert done.stdout == f"{register.files().sha256()}  -\n"
    before = register.files().sha256()
    file_of(tmp_path, "a0").unlink()
    assert register.files().sha256() != before
