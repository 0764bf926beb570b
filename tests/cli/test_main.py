"""The way in: languages, exit codes, streams, and errors of usage."""

from __future__ import annotations

import errno
import gettext
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kpes import messages
from kpes.cli.app import COMMANDS
from kpes.messages import Catalogue, Message

POLISH = {"LANG": "pl_PL.UTF-8", "LC_ALL": "", "LC_MESSAGES": "", "LANGUAGE": ""}


def process(
    *arguments: str, cwd: Path, text: bool = True, **variables: str
) -> subprocess.CompletedProcess:
    """kpes as a process of its own."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", **variables}
    return subprocess.run(
        [sys.executable, "-m", "kpes", *arguments], cwd=cwd, env=environment, capture_output=True, text=text
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sgin"], "There is no command sgin. Did you mean: sign?\nSee: kpes --help\n"),
        (["zzz"], "There is no command zzz.\nSee: kpes --help\n"),
        (["sign"], "PARTNER is missing.\nSee: kpes sign --help\n"),
        (["revoke", "a"], "--reason is missing.\nSee: kpes revoke --help\n"),
        (["status", "--missng"], "There is no option --missng. Did you mean: --missing?\nSee: kpes status --help\n"),
        (["status", "extra"], "This is too much: extra.\nSee: kpes status --help\n"),
        (["status", "--format"], "--format needs a value behind it.\nSee: kpes status --help\n"),
        (["status", "--missing=1"], "--missing takes no value.\nSee: kpes status --help\n"),
        (
            ["validate", "--format", "xml"],
            "xml is not possible here. Possible: text, json, github, sarif, junit.\nSee: kpes validate --help\n",
        ),
        (
            ["render", "--format", "pptx"],
            "pptx is not possible here. Possible: docx, pdf, html, markdown, text.\nSee: kpes render --help\n",
        ),
        (["sign", "a", "--by"], "--by needs a value behind it.\nSee: kpes sign --help\n"),
        (
            ["sign", "a", "--by", "Anna", "Nowak"],
            'This is too much: Nowak. Put words that belong together in quotes: --by "Anna Nowak"\n'
            "See: kpes sign --help\n",
        ),
        (
            ["status", "--project", "x"],
            "--project stands before the command: kpes --project … status\nSee: kpes status --help\n",
        ),
        (["--lang", "xx", "status"], "xx is not possible here. Possible: pl, en.\nSee: kpes --help\n"),
        (
            ["sign", "a", "--by", "X", "--on", "2014-13-01"],
            "“2014-13-01” is not a day of the calendar.\nSee: kpes sign --help\n",
        ),
        (
            ["sign", "a", "--by", "X", "--on", "7 listopada"],
            "“7 listopada” is not a date. Write it like this: 2014-11-07 or 7.11.2014.\nSee: kpes sign --help\n",
        ),
    ],
)
def test_an_error_of_usage_says_what_is_wrong_and_exits_with_2(kpes, arguments: list[str], said: str) -> None:
    assert kpes(*arguments) == (2, "", said)


def test_an_error_of_usage_speaks_polish(kpes) -> None:
    code, out, err = kpes("--lang", "pl", "sgin")
    assert (code, out) == (2, "")
    assert "Nie ma polecenia sgin" in err


def test_the_help_is_shown_where_it_is_asked_for(kpes) -> None:
    code, out, _ = kpes("--help")
    assert code == 0
    assert out.startswith("Usage: kpes [OPTIONS] COMMAND …")


def test_every_command_has_help_within_80_columns_in_both_languages(kpes) -> None:
    commands = [line.split()[0] for line in kpes("--help").out.partition("Commands:\n")[2].splitlines()]
    assert {"init", "validate", "show", "render", "sign", "revoke", "status"} <= set(commands)
    for language, usage in (("en", "Usage:"), ("pl", "Użycie:")):
        summaries = kpes("--lang", language, "--help").out
        assert len(summaries.splitlines()) > len(commands)
        assert "..." not in summaries  # one that was cut
        for command in commands:
            code, out, _ = kpes("--lang", language, command, "--help")
            assert code == 0
            assert out.startswith(f"{usage} kpes {command}")
            assert max(map(len, out.splitlines())) <= 80


def test_every_word_of_a_help_page_is_kpes_own(monkeypatch: pytest.MonkeyPatch, kpes) -> None:
    class Marked(Catalogue):
        def __call__(self, said: Message | str) -> str:
            return re.sub(r"(?<![{\w])[A-Za-z](?![}\w]*})", "ż", super().__call__(said))

    monkeypatch.setattr(messages, "catalogue", lambda language: Marked(language, gettext.NullTranslations()))
    pages = ["", "partners", *COMMANDS]
    for command in pages:
        below = [name.removeprefix(command).split() for name in pages if name.startswith(command)]
        named = (*command.split(), *(words[0] for words in below if words))
        names = {"kpes", *(word for name in named for word in name.split("-"))}
        page = kpes(*command.split(), "--help").out
        assert page.count("ż") > 20
        unmarked = re.sub(r"--[a-z-]+|<[a-z|-]+>|\bż\S*", " ", page)
        assert set(re.findall(r"[A-Za-z]{2,}", unmarked)) <= {*names, "text", "table", "handwritten"}, page


def test_placeholders_of_options_are_in_the_readers_language(kpes) -> None:
    assert "--by NAME " in kpes("--lang", "en", "sign", "--help").out
    out = kpes("--lang", "pl", "sign", "--help").out
    assert "--by OSOBA " in out
    assert "--evidence PLIK " in out
    assert "Brakuje: PARTNER." in kpes("--lang", "pl", "sign").err


def test_the_methods_are_explained_in_polish(kpes) -> None:
    out = " ".join(kpes("--lang", "pl", "sign", "--help").out.split())
    assert "handwritten: własnoręcznie; qualified: kwalifikowany podpis elektroniczny; trusted-profile: " in out
    assert "podpis osobisty (e-dowód); other: inaczej. Formę pisemną zachowują tylko dwa pierwsze." in out


def test_the_locale_chooses_the_language_and_lang_overrules_it(shipped: Path) -> None:
    assert "Sprawdzono" in process("validate", cwd=shipped, **POLISH).stdout
    assert "Checked" in process("--lang", "en", "validate", cwd=shipped, **POLISH).stdout
    assert "Sprawdzono" in process("--lang=pl", "validate", cwd=shipped, LC_ALL="C").stdout


def test_output_is_utf_8_whatever_the_locale(shipped: Path) -> None:
    for variables in ({"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONUTF8": "0", "LC_ALL": "POSIX"}):
        shown = process("show", cwd=shipped, text=False, **variables).stdout
        assert "dwudziestu dwóch".encode() in shown
        assert "Porozumienie o współpracy".encode() in process("status", cwd=shipped, text=False, **variables).stdout


def test_the_last_lang_counts_as_it_does_for_typer(kpes) -> None:
    assert "Użycie:" in kpes("--lang", "en", "--lang=pl", "--help").out
    assert "Usage:" in kpes("--lang", "pl", "--lang", "en", "--help").out
    assert "podaje się przed poleceniem: kpes --lang … status" in kpes("status", "--lang", "pl").err


def test_what_cannot_be_seen_in_an_argument_is_spelled_out(kpes, shipped: Path) -> None:
    assert kpes("--project", "a\n\x1b[31mb", "status").err.startswith(f"{shipped}/a\\n\\x1b[31mb is no project")
    assert kpes("sign", "a\x1b[2J\nb", "--by", "X").err.startswith("There is no partner “a [2J b”.")
    scan = shipped / "skan\u202e.pdf"
    assert kpes("sign", "a", "--by", "X", "--evidence", str(scan)).err.startswith(f"{shipped}/skan\\u202e.pdf cannot")


def in_shell(command: str, cwd: Path) -> subprocess.CompletedProcess:
    return subprocess.run(
        f"{sys.executable} -m kpes {command}", shell=True, cwd=cwd, capture_output=True, text=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip


def test_streams_that_are_closed_stop_nothing(shipped: Path) -> None:
    for number, closed in enumerate((">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-")):
        done = in_shell(f"sign {'abcd'[number]} --by Anna {closed}", shipped)
        assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert in_shell("sign zz --by Anna 2>&-", shipped).returncode == 3
    assert sorted(file.name for file in (shipped / "data/signatures").iterdir()) == [
        "a.yaml", "b.yaml", "c.yaml", "d.yaml",
    ]  # fmt: skip


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_an_answer_that_cannot_be_written_is_called_that(shipped: Path) -> None:
    for command in ("status", "show", "validate", "--help"):
        done = in_shell(f"{command} > /dev/full", shipped)
        assert (done.returncode, done.stderr) == (
            3, "The answer could not be written: there is no room left. Mend that and run the command again.\n",
        )  # fmt: skip


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_record_stands_even_where_nobody_can_be_told(shipped: Path) -> None:
    stands = (
        "The answer could not be written: there is no room left. "
        "What was recorded stands. See it with: kpes status\n"
    )
    done = in_shell("sign a --by Anna > /dev/full", shipped)
    assert (done.returncode, done.stderr.splitlines(keepends=True)[-1]) == (3, stands)
    assert (shipped / "data/signatures/a.yaml").is_file()
    done = in_shell("revoke a --reason x > /dev/full", shipped)
    assert (done.returncode, done.stderr) == (3, stands)
    done = in_shell("sign a --by Anna 2> /dev/full", shipped)
    assert (done.returncode, done.stdout[:16]) == (0, "Recorded: Anna f")
    assert in_shell("sign a --by Anna 2> /dev/full", shipped).returncode == 3


def test_an_argument_that_is_no_text_is_no_crash(shipped: Path) -> None:
    done = subprocess.run(
        [sys.executable.encode(), b"-m", b"kpes", b"sign", b"\xff\xfe", b"--by", b"X"], cwd=shipped, capture_output=True
    )
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["show", "validate", "sign a --by Anna"])
def test_a_reader_that_has_seen_enough_is_no_error(command: str, shipped: Path) -> None:
    own, its = os.pipe()
    os.close(own)
    done = subprocess.run(
        [sys.executable, "-m", "kpes", *command.split()], cwd=shipped, stdout=its, stderr=subprocess.PIPE, text=True
    )
    os.close(its)
    assert done.returncode == 0
    assert "pipe" not in done.stderr


def test_an_interrupted_command_exits_with_130(shipped: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    if not hasattr(fcntl, "F_SETPIPE_SZ"):
        pytest.skip("the size of pipes is the system's here")
    reader, writer = os.pipe()
    fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, 4096)  # less than is said, so kpes waits for somebody to read on
    waiting = subprocess.Popen(
        [sys.executable, "-m", "kpes", "show"], cwd=shipped, stdout=writer, stderr=subprocess.PIPE, text=True
    )
    os.close(writer)
    assert os.read(reader, 1), "kpes ended before it waited"
    waiting.send_signal(signal.SIGINT)
    while os.read(reader, 4096):
        pass
    _, err = waiting.communicate(timeout=60)
    os.close(reader)
    assert (waiting.returncode, err) == (130, "")


@pytest.mark.parametrize(("format", "name"), [("docx", "agreement.docx"), ("html", "agreement.html.j2")])
def test_a_template_that_is_no_file_is_not_waited_for(format: str, name: str, kpes, shipped: Path) -> None:
    template = shipped / "templates" / name
    template.unlink()
    os.mkfifo(template)
    said = f"{template} is a folder or a device, not a file. Mend that and run the command again.\n"
    assert kpes("render", "--format", format) == (3, "", said)


def test_what_cannot_be_read_is_named(kpes, shipped: Path) -> None:
    (shipped / "data/signatures").touch()
    for command in ("status", "validate"):
        code, _, err = kpes(command)
        assert code == 3
        assert err.endswith(
            "data/signatures cannot be read: a file is in the way of a folder. Mend that and run the command again.\n"
        )


@pytest.mark.parametrize("arguments", [
    ["status"], ["validate"], ["show"], ["render"], ["protocol"], ["history"], ["verify"], ["diff"],
    ["export", "out.zip"], ["sign", "a"], ["revoke", "a", "--reason", "x"], ["init", "projekt"], ["verify", "a.docx"],
    ["--project", "projekt", "status"],
])  # fmt: skip
def test_whoever_is_in_a_folder_that_was_removed_is_told_so(arguments, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    command = f"cd gone && rmdir ../gone && {sys.executable} -m kpes --lang en {' '.join(arguments)}"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(command, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (
        3, "", "The folder in which you are is not there any more. Go to another one, for example with: cd ~\n",
    )  # fmt: skip


def test_from_a_folder_that_was_removed_a_project_elsewhere_is_reached(shipped: Path, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    kpes = f"{sys.executable} -m kpes --lang en --project {shipped}"
    command = f"cd gone && rmdir ../gone && {kpes} validate && {kpes} render"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(command, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.stdout.endswith("22 copies in out/copies, edition 4b2eb503d99d.\n")
    assert (done.returncode, done.stderr.count("\n")) == (0, 1)


def test_what_windows_says_of_a_pipe_that_nobody_reads_from_is_no_error(kpes, monkeypatch) -> None:
    """It is an invalid argument there."""
    def refuse(*_: object) -> int:
        raise OSError(errno.EINVAL, "Invalid argument")

    main = sys.modules["kpes.cli.main"]
    monkeypatch.setattr(main, "_WINDOWS", True)
    monkeypatch.setattr(main, "silence", lambda stream: None)
    monkeypatch.setattr(main.app, "build", refuse)
    assert kpes("status") == (0, "", "")
