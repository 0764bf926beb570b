"""What a project from a stranger can do, sentence by sentence of ``docs/security.md``."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kpes.esign.examiner import Examiner
from kpes.render import templating
from kpes.tables import sheets
from kpes.typesetting import Typst
from tests.conftest import REPOSITORY
from tests.project import change, files_of, git
from tests.thorough import turn

SECRET = "geheim-4711"
"""Stands in every file outside the project."""

LINKS = [
    "data",
    "data/agreement.yaml",
    "data/partners.yaml",
    "data/signatures",
    "data/signatures/a.yaml",
    "data/signatures/.kpes-batch",
    "data/signatures/.kpes-lock",
    "data/editions",
    "data/editions/secret.txt",
    "data/evidence",
    "data/evidence/a",
    "data/evidence/a/skan.pdf",
    "data/trust",
    "data/trust/secret.pem",
    "templates",
    "templates/agreement.docx",
    "templates/agreement.typ",
    "templates/agreement.html.j2",
    "templates/inner",
    "templates/inner/secret.svg",
    "out",
    "out/copies",
    "out/copies/SHA256SUMS",
    "out/copies/manifest.json",
    "out/copies/1-a.docx",
    "out/protocol.docx",
    "out/.kpes-lock",
    "out/.kpes-copies-new",
    "out/.kpes-copies-old",
]
COMMANDS = [
    ("validate",),
    ("show", "--format", "html"),
    ("status",),
    ("history",),
    ("verify",),
    ("verify", "out/copies/2-b.docx"),
    ("diff",),
    ("render", "--format", "docx", "--format", "html", "--format", "pdf"),
    ("render", "--out", "out/copies"),
    ("render", "--zip", "out/copies.zip"),
    ("sign", "a", "--by", "Ewa Lis", "--on", "2014-11-08", "--evidence", "skan.pdf"),
    ("sign", "b", "--by", "Jan Kot", "--on", "2014-11-08"),
    ("revoke", "a", "--by", "Anna Nowak", "--reason", "pomyłka"),
    ("protocol",),
    ("protocol", "--out", "out/inner/protocol.html"),
    ("export", "../export"),
    ("export", "out/export.zip", "--with-evidence"),
    ("partners", "export", "out/list.csv"),
    ("partners", "import", "out/list.csv", "--yes"),
    ("init",),
]


@pytest.mark.parametrize(("number", "name"), list(enumerate(LINKS)))
def test_no_command_reads_or_writes_through_a_link(
    kpes, signed: Path, tmp_path: Path, number: int, name: str
) -> None:
    """No link below the project's folder is followed, for reading or for writing, wherever it leads."""
    outside, link = tmp_path / "outside", signed / name
    (outside / "a").mkdir(parents=True)
    if link.exists():
        link.rename(outside / "there")
    elif link.suffix:
        (outside / "there").write_text(SECRET)
    else:
        (outside / "there").mkdir()
    for folder in {outside, *(outside / "there", outside / "there/a")}:
        if folder.is_dir():
            (folder / "secret.txt").write_text(SECRET)
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(outside / "there")
    before = (files_of(outside), sorted(outside.rglob("*")))
    for command in turn(COMMANDS, number):
        code, out, err = kpes(*command)
        assert code in (0, 1, 3), (command, err)
        assert SECRET not in out + err
    assert (files_of(outside), sorted(outside.rglob("*"))) == before
    written = [file for folder in (signed, tmp_path / "export") for file in folder.rglob("*") if not file.is_symlink()]
    assert [file for file in written if file.is_file() and SECRET.encode() in file.read_bytes()] == []


def test_the_link_in_the_way_is_named(kpes, signed: Path, tmp_path: Path) -> None:
    """The link in the way is named, and the command ends with exit code 3; evidence behind one counts as missing."""
    (signed / "templates/agreement.docx").unlink()
    (tmp_path / "secret.docx").write_text(SECRET)
    (signed / "templates/agreement.docx").symlink_to(tmp_path / "secret.docx")
    said = f"{signed}/templates/agreement.docx is a link, and kpes follows none within a project. "
    remedy = "Put the file or the folder itself there, and run the command again.\n"
    assert kpes("render") == (3, "", said + remedy)
    evidence = signed / "data/evidence/a"
    evidence.rename(tmp_path / "evidence")
    evidence.symlink_to(tmp_path / "evidence")
    assert "K507 The evidence data/evidence/a/skan.pdf is missing." in kpes("validate").out


def test_a_project_that_is_reached_through_a_link_works_as_any_other(kpes, signed: Path, monkeypatch) -> None:
    """A project that is itself reached through a link works as any other."""
    (signed.parent / "way").symlink_to(signed)
    monkeypatch.chdir(signed.parent / "way")
    monkeypatch.setenv("PWD", str(signed.parent / "way"))
    for command in COMMANDS[:-1]:
        assert kpes(*command).code == 0, command


def in_pdf(shipped: Path, *lines: str) -> Path:
    """The project's own template for PDFs, with these lines below it."""
    template = shipped / "templates/agreement.typ"
    template.write_text(template.read_text(encoding="utf-8") + "\n".join(lines), encoding="utf-8")
    return template


PACKAGES = [
    '#import "@preview/a:1.0.0"',
    '#let x = "@preview/a:1.0.0"\n#import x',
    '#let x = "@pre" + "view/a:1.0.0"\n#import x: b',
    '#include "@preview/a:1.0.0"',
    '#eval("import \\"@preview/a:1.0.0\\"")',
    '#import "@local/a:1.0.0": b',
    '#import "inner.typ"',
]


@pytest.mark.anew
@pytest.mark.parametrize("lines", PACKAGES)
def test_a_package_is_refused_however_it_is_written(
    kpes, shipped: Path, monkeypatch, lines: str
) -> None:
    template = in_pdf(shipped, lines)
    (shipped / "templates/inner.typ").write_text('#import "@preview/a:1.0.0"')
    with socket.create_server(("127.0.0.1", 0)) as trap:
        for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{trap.getsockname()[1]}")
        code, _, err = kpes("render", "--format", "pdf")
        trap.setblocking(False)
        with pytest.raises(BlockingIOError):
            trap.accept()
    assert (code, "packages would have to come from the network. Mend the template. " in err) == (3, True), err
    assert err.startswith(str(template.with_name("inner.typ") if "inner" in lines else template))


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_no_socket_is_opened_for_a_package(shipped: Path, tmp_path: Path) -> None:
    """A package of Typst is refused however it is written, before a socket is opened for it."""
    in_pdf(shipped, PACKAGES[2])
    trace = tmp_path / "trace"
    watched = ["strace", "-f", "-e", "trace=%network", "-o", str(trace), sys.executable, "-m", "kpes"]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run([*watched, "render", "--format", "pdf"], cwd=shipped, env=environment, capture_output=True)
    assert (done.returncode, b"network" in done.stderr) == (3, True)
    assert re.findall(r"\b(?:socket|connect|sendto)\(.*", trace.read_text()) == []


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('#read("/etc/passwd")', "file not found (searched at {templates}/etc/passwd)"),
        ('#read("../data/agreement.yaml")', "would escape the project root"),
        ('#image("/../skan.png")', "would escape the project root"),
        ('#include "../../a.typ"', "would escape the project root"),
        ('#eval("read(\\"/etc/passwd\\")")', "file not found (searched at {templates}/etc/passwd)"),
        ('#json("../data/partners.yaml")', "would escape the project root"),
    ],
)
def test_a_template_for_pdfs_reads_nothing_but_its_own_folder(kpes, shipped: Path, lines: str, said: str) -> None:
    """A template for PDFs reads the folder that it lies in, with its pictures and fonts, and nothing else."""
    in_pdf(shipped, lines)
    code, _, err = kpes("render", "--format", "pdf")
    assert (code, said.format(templates=shipped / "templates") in err) == (3, True), err


def test_pictures_and_fonts_beside_the_template_are_taken(kpes, shipped: Path) -> None:
    (shipped / "templates/inner").mkdir()
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    (shipped / "templates/inner/logo.svg").write_text(picture)
    in_pdf(shipped, '#image("inner/logo.svg", alt: "Klaster", width: 9mm)')
    assert kpes("render", "--format", "pdf").code == 0


@pytest.mark.anew
def test_a_template_for_pdfs_has_so_much_time_and_so_much_memory(kpes, shipped: Path, monkeypatch) -> None:
    """A template for PDFs has 180 seconds and 2 GiB of memory."""
    assert (Typst.patience, Typst.memory) == (180, 2 * 2**30)
    template = in_pdf(shipped, "#for a in range(9999999) { for b in range(9999999) { } }")
    remedy = "Mend the template. kpes takes its own where templates/agreement.typ is missing.\n"
    with monkeypatch.context() as bounds:
        bounds.setattr(Typst, "patience", 1)
        said = f"{template} was not done after 1 seconds. {remedy}"
        assert kpes("render", "--format", "pdf") == (3, "", said)
    in_pdf(shipped, "#let a = (0,)\n#for b in range(99) { a = a + a }")
    change(template, "#for a in range(9999999) { for b in range(9999999) { } }", "")
    said = f"{template} takes more memory than there is for it. {remedy}"
    assert kpes("render", "--format", "pdf") == (3, "", said)


@pytest.mark.anew
@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}{% endfor %}"
         "{% endfor %}", "{file} was not done after 1 seconds."),
        ("{{ 9 ** (9 ** 9) }}", "{file} was not done after 1 seconds."),
        ("a\n{{ 'a' * 10**11 }}", "{file}:2: This cannot be worked out: MemoryError."),
        ("{% include 'a.j2' %}", "{file} was not done after 1 seconds."),
    ],
)  # fmt: skip
def test_a_template_in_jinja_has_so_much_time_and_so_much_memory(
    kpes, shipped: Path, monkeypatch, lines: str, said: str
) -> None:
    """A project's own template in Jinja has 60 seconds and 1 GiB of memory."""
    assert (templating.PATIENCE, templating.MEMORY) == (60, 2**30)
    monkeypatch.setattr(templating, "PATIENCE", 1)
    file = shipped / "templates/agreement.html.j2"
    file.write_text(lines)
    (shipped / "templates/a.j2").write_text("{% for a in range(9999) %}{% include 'b.j2' %}{% endfor %}")
    (shipped / "templates/b.j2").write_text("{% for b in range(9999) %}{% endfor %}")
    code, out, err = kpes("show", "--format", "html")
    assert (code, out) == (3, "")
    assert err.startswith(said.format(file=file) + " Mend it."), err


def test_a_template_for_word_may_not_grow_without_end(kpes, shipped: Path) -> None:
    """A template for Word holds at most 50 MiB when it is unpacked."""
    with zipfile.ZipFile(shipped / "templates/agreement.docx", "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/bomb.bin", bytes(50 * 2**20))
    code, _, err = kpes("render")
    assert (code, "agreement.docx: Unpacked, the template is larger than 50 MiB. Save it" in err) == (3, True), err


def test_a_process_for_files_from_anybody_writes_none(tmp_path: Path) -> None:
    """What reads signed PDFs or workbooks, or runs templates apart, can write no file, on Linux and macOS."""
    file = tmp_path / "a"
    work = f"from kpes import sandbox; sandbox.allow(9, 2**30); open({str(file)!r}, 'wb', 0).write(b'x')"
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run([sys.executable, "-c", work], env=environment, stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, "OSError: [Errno 27] File too large")
    assert file.read_bytes() == b""


def test_nothing_that_the_settings_of_a_repository_name_is_run(kpes, signed: Path, tmp_path: Path) -> None:
    """Nothing is run that the settings of a git repository name, neither watcher, filter, hook, pager nor transport."""
    ran = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {ran}\n")
    program.chmod(0o755)
    change(signed / "data/partners.yaml", "Fundacja A & B", "Fundacja A")  # since when, git is asked
    git(signed, "init", "-q", "-b", "main")
    (signed / ".gitattributes").write_text("* filter=f diff=f\n")
    git(signed, "add", "data")
    gpg = tmp_path / "gpg"
    signature = "[GNUPG:] SIG_CREATED ' >&2\necho '-----BEGIN PGP SIGNATURE-----"
    gpg.write_text(f"#!/bin/sh\ncat >/dev/null\necho '{signature}'\n")
    gpg.chmod(0o755)
    git(signed, "-c", f"gpg.program={gpg}", "commit", "-qm", "jeden", "-S")
    (signed / ".git/config").write_text(
        f"""[core]
\trepositoryformatversion = 1
\tfsmonitor = {program}
\tsshCommand = {program}
\tpager = {program}
\teditor = {program}
\thooksPath = {tmp_path}
[filter "f"]
\tclean = {program}
\tsmudge = {program}
\tprocess = {program}
\trequired = true
[diff]
\texternal = {program}
[diff "f"]
\tcommand = {program}
\ttextconv = {program}
[log]
\tshowSignature = true
[gpg]
\tprogram = {program}
[alias]
\trev-list = !{program}
[protocol]
\tallow = always
[extensions]
\tpartialClone = origin
[remote "origin"]
\turl = ext::{program}
\tpromisor = true
\tuploadpack = {program}
"""
    )
    (signed / "data/agreement.yaml").touch()
    for command in (*COMMANDS, ("diff", "HEAD"), ("diff", "4b2e")):
        kpes(*command)
    for object in (signed / ".git/objects").glob("??/*"):
        object.rename(tmp_path / object.name)
        kpes("diff", "HEAD")
        kpes("status")
        (tmp_path / object.name).rename(object)
    assert not ran.exists()


def test_a_signed_pdf_has_so_much_time_and_so_much_memory() -> None:
    """A signed PDF has 120 seconds and 1 GiB of memory."""
    process = Examiner({}, datetime.now(UTC))._start()
    assert (process._command[-2:], Examiner.patience) == (["120", str(2**30)], 120)


def test_a_table_has_so_much_time_memory_and_room(kpes, shipped: Path) -> None:
    """A table has 8 MiB; in XLSX or ODS it has 20 seconds, 1 GiB of memory and a million cells."""
    assert (sheets._SECONDS, sheets._MEMORY, sheets._MOST_CELLS) == (20, 2**30, 1_000_000)
    with open(shipped / "list.csv", "wb") as file:
        file.truncate(8 * 2**20 + 1)
    code, _, err = kpes("partners", "import", "list.csv")
    assert (code, "list.csv cannot be read: it is larger than 8 MiB." in err) == (3, True)


def test_a_file_of_more_is_not_read(kpes, shipped: Path) -> None:
    """A file of more than 100 MiB is not read."""
    with open(shipped / "data/partners.yaml", "ab") as file:
        file.truncate(100 * 2**20 + 1)
    code, _, err = kpes("validate")
    assert (code, "partners.yaml cannot be read: it is larger than 100 MiB." in err) == (3, True)


def test_a_pipe_is_not_waited_for(kpes, shipped: Path) -> None:
    """What is no file of its own, such as a pipe or a device, is not read, and not waited for."""
    for name, command in (
        ("templates/agreement.typ", ("render", "--format", "pdf")),
        ("templates/agreement.html.j2", ("show", "--format", "html")),
        ("data/partners.yaml", ("validate",)),
    ):
        (shipped / name).unlink(missing_ok=True)
        os.mkfifo(shipped / name)
        code, out, err = kpes(*command)
        assert code in (1, 3)
        assert "is a folder or a device, not a file." in err or "The signatory list is missing." in out


def test_a_name_in_the_data_leads_nowhere_else(kpes, signed: Path, tmp_path: Path) -> None:
    """A name in its data leads out of the project no more than a link does."""
    (tmp_path / "secret.pdf").write_text(SECRET)
    register = signed / "data/signatures/a.yaml"
    named = register.read_text(encoding="utf-8")
    for name in ("data/evidence/a/../../../../secret.pdf", "../secret.pdf", str(tmp_path / "secret.pdf")):
        register.write_text(named.replace("data/evidence/a/skan.pdf", name), encoding="utf-8")
        for command in COMMANDS[:-1]:
            kpes(*command)
        assert kpes("validate").code == 1
        files = files_of(tmp_path)
        del files["secret.pdf"]
        assert [file for file, data in files.items() if SECRET.encode() in data] == []


def test_what_is_named_may_lie_behind_links_only_elsewhere(kpes, signed: Path, tmp_path: Path) -> None:
    """What you name, to write or as evidence, may lie behind links elsewhere, but within the project behind none."""
    (tmp_path / "real").mkdir()
    for link in (tmp_path / "link", signed / "link"):
        link.symlink_to(tmp_path / "real")
    assert kpes("render", "--out", "../link/copies").code == 0
    assert kpes("render", "--zip", "../link/copies.zip").code == 0
    assert kpes("protocol", "--out", "../link/protocol.docx").code == 0
    there = sorted(os.listdir(tmp_path / "real"))
    assert there == ["copies", "copies.zip", "protocol.docx"]
    for command in (
        ("render", "--out", "link/a"),
        ("render", "--zip", "link/a.zip"),
        ("protocol", "--out", "link/a.docx"),
        ("export", "link/a"),
        ("diff", "--format", "html", "--out", "link/a.html"),
        ("sign", "b", "--by", "Ewa Lis", "--on", "2014-11-08", "--evidence", "link/protocol.docx"),
    ):
        code, _, err = kpes(*command)
        assert (code, f"{signed}/link is a link, and kpes follows none" in err) == (3, True), (command, err)
    rows = "partner,by,on,evidence\nb,Ewa Lis,2014-11-08,link/protocol.docx\n"
    (signed / "table.csv").write_text(rows, encoding="utf-8")
    code, _, err = kpes("sign", "--batch", "table.csv", "--yes")
    assert (code, f"{signed}/link is a link, and kpes follows none" in err) == (1, True), err
    assert sorted(os.listdir(tmp_path / "real")) == there
    evidence = ("--evidence", "../link/protocol.docx")
    assert kpes("sign", "b", "--by", "Ewa Lis", "--on", "2014-11-08", *evidence).code == 0


def test_a_template_in_jinja_takes_in_only_templates(kpes, shipped: Path) -> None:
    """A template in Jinja takes in other files of `templates/`, and nothing else."""
    (shipped / "templates/inner").mkdir()
    (shipped / "templates/inner/a.j2").write_text("a {{ title }} {{ runs(parts[0].text) }}")
    for name, code in (("inner/a.j2", 0), ("../data/agreement.yaml", 3), ("/etc/passwd", 3), ("inner/../../a", 3)):
        (shipped / "templates/agreement.html.j2").write_text(f"{{% include '{name}' %}}")
        assert kpes("show", "--format", "html").code == code


def test_commands_write_where_they_say(kpes, signed: Path, tmp_path: Path) -> None:
    """Commands write in `data` (`partners.yaml`, `signatures`, `editions`, `evidence`), `out`, and where you name."""
    before = files_of(tmp_path)
    for command in COMMANDS[:-1]:
        kpes(*command)
    changed = {file for file, data in files_of(tmp_path).items() if before.get(file) != data}
    places = r"project/(data/(partners.yaml|signatures|editions|evidence)|out)/.+|export/.+"
    assert len(changed) > 5
    assert [file for file in sorted(changed) if not re.fullmatch(places, file)] == []


def test_a_git_in_the_project_is_not_run(kpes, signed: Path, tmp_path: Path, monkeypatch) -> None:
    """A git that lies in the project is not run."""
    (signed / "git").write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
    (signed / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{signed}{os.pathsep}.{os.pathsep}{os.environ['PATH']}")
    kpes("diff", "HEAD")
    assert not (tmp_path / "ran").exists()


def test_each_sentence_of_the_page_is_that_of_a_test() -> None:
    page = (REPOSITORY / "docs/security.md").read_text(encoding="utf-8").partition("## What kpes does not guard")[0]
    sentences = [" ".join(item.split()) for item in re.findall(r"^- (.*(?:\n  .*)*)$", page, re.M)]
    tests = [value for name, value in globals().items() if name.startswith("test_")]
    assert len(sentences) > 15
    assert sorted(sentences) == sorted(test.__doc__ for test in tests if test.__doc__)
