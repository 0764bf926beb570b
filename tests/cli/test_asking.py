"""`kpes sign` on a terminal: it asks, shows the record, and writes on yes."""

from __future__ import annotations

import codecs
import json
import os
import select
import subprocess
import sys
import time
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from tests.parties import REPOSITORY
from tests.project import snapshot

pty = pytest.importorskip("pty", reason="there is none on Windows")
termios = pytest.importorskip("termios", reason="there is none on Windows")

NOTHING = "Nothing was recorded.\r\n"
CTRL_C, CTRL_D, TAB = "\x03", "\x04", "\t"


def heard(terminal: int, shown: str) -> bytes:
    """What comes next on the terminal; an error, not a wait for ever, where nothing comes."""
    ready, _, _ = select.select([terminal], [], [], 60)
    assert ready, f"silent after: {shown}"
    return os.read(terminal, 65536)


def reads_keys(terminal: int) -> None:
    """Waits until the line is read key by key; before that, keys such as Ctrl-C go elsewhere.

    Where nothing completes what is typed, lines are read as a whole, and it waits in vain.
    """
    end = time.monotonic() + 1
    while termios.tcgetattr(terminal)[3] & termios.ICANON and time.monotonic() < end:
        time.sleep(0.005)


def talk(
    project: Path,
    *answers: tuple[str, str],
    lang: str = "en",
    options: tuple[str, ...] = (),
    columns: int = 1000,
    command: tuple[str, ...] = ("sign",),
) -> tuple[int, str]:
    """Exit code and all that the terminal showed, where each question (its last words) got its answer."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(REPOSITORY)
        os.environ.update(PYTHONPATH=str(REPOSITORY), TERM="dumb", LC_ALL="C.UTF-8", INPUTRC="/dev/null")
        os.environ.update(COLUMNS=str(columns))
        whole = [sys.executable, "-m", "kpes", "--project", str(project), "--lang", lang, *command, *options]
        os.execv(sys.executable, whole)
    shown, seen, decoder = "", 0, codecs.getincrementaldecoder("utf-8")()
    for question, answer in answers:
        while question not in shown[seen:]:
            read = heard(terminal, shown)
            assert read, shown
            shown += decoder.decode(read)
        seen = shown.index(question, seen) + len(question)
        reads_keys(terminal)
        time.sleep(0.05)
        os.write(terminal, f"{answer}\n".encode() if answer not in (CTRL_C, CTRL_D) else answer.encode())
    with suppress(OSError):  # EIO: nobody has the other end any more
        while read := heard(terminal, shown):
            shown += decoder.decode(read)
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown


def recorded(kpes) -> list[dict[str, object]]:
    return json.loads(kpes("history", "--format", "json").out)["events"]


@pytest.fixture
def represented(shipped: Path) -> Path:
    """The shipped project, whose partner B names two people."""
    file = shipped / "data/partners.yaml"
    people = "    name: B\n    representatives:\n      - name: Anna Nowak\n      - name: Łucja Żółć\n"
    file.write_text(file.read_text(encoding="utf-8").replace("    name: B\n", people, 1), encoding="utf-8")
    return shipped


def test_all_is_asked_shown_and_recorded_on_yes(kpes, represented: Path, tmp_path: Path) -> None:
    scan = tmp_path / "skan 1.pdf"
    scan.write_bytes(b"%PDF")
    code, shown = talk(
        represented,
        ("Partner (id or name): ", "b"),
        ("Who signed (number or name): ", "2"),
        (f"Day of the signature [{date.today().isoformat()}]: ", "7.11.2014"),
        ("Place of signing, or Enter: ", "Gdynia"),
        ("How it was signed [1]: ", "2"),
        ("File of evidence, like a scan, or Enter: ", f"'{scan}'"),
        ("skan 1.pdf is taken. Another file, or Enter if there is none: ", ""),
        ("Note, or Enter: ", "na zebraniu"),
        ("or Enter to record nothing: ", "y"),
    )
    assert code == 0
    assert "  a  A\r\n  b  B\r\n" in shown
    assert "  1. Anna Nowak\r\n  2. Łucja Żółć\r\n" in shown
    assert "  5. another way\r\n" in shown
    assert (
        "  Partner    B (b)\r\n  Signed by  Łucja Żółć\r\n  Date       2014-11-07\r\n  Place      Gdynia\r\n"
        f"  How        qualified electronic signature\r\n  Evidence   {scan}\r\n  Note       na zebraniu\r\n"
    ) in shown
    assert "Recorded: Łucja Żółć for “B”, 2014-11-07" in shown
    (event,) = recorded(kpes)
    assert (event["partner"], event["representative"], event["signed_on"]) == ("b", "Łucja Żółć", "2014-11-07")
    assert (event["place"], event["method"], event["note"]) == ("Gdynia", "qualified", "na zebraniu")
    assert (represented / event["evidence"][0]["file"]).read_bytes() == b"%PDF"


def test_slips_are_told_and_asked_again(kpes, represented: Path) -> None:
    code, shown = talk(
        represented,
        ("Partner (id or name): ", ""),
        ("A name is needed here; Ctrl-C leaves.", "bb"),
        ("Did you mean: b", "B"),
        ("Who signed (number or name): ", "3"),
        ("3 is not a representative of “B”.", "anna NOWAK"),
        ("Day of the signature", "2014-13-01"),
        ("“2014-13-01” is not a day of the calendar.", "listopad"),
        ("“listopad” is not a date.", "2200-01-01"),
        ("2200-01-01 is in the future.", "2014-11-07"),
        ("Place of signing, or Enter: ", ""),
        ("How it was signed [1]: ", "9"),
        ("Give a number from 1 to 5.", ""),
        ("File of evidence, like a scan, or Enter: ", "no.pdf"),
        ("no.pdf cannot be kept as evidence: there is no such file.", ""),
        ("Note, or Enter: ", ""),
        ("or Enter to record nothing: ", "yes"),
    )
    assert (code, shown.count("Partner (id or name)")) == (0, 3)
    (event,) = recorded(kpes)
    assert (event["representative"], event["method"], event["place"], event["note"]) == (
        "Anna Nowak",
        "handwritten",
        "",
        "",
    )


FIRST = (
    ("Partner (id or name): ", "a"),
    ("Who signed: ", "Jan Lis"),
    ("Day of the signature", "2014-11-07"),
    ("Place of signing, or Enter: ", ""),
    ("How it was signed [1]: ", ""),
)
LAST = (("Note, or Enter: ", ""), ("or Enter to record nothing: ", "y"))


def test_enter_where_a_name_is_needed_is_answered(shipped: Path) -> None:
    code, shown = talk(shipped, FIRST[0], ("Who signed: ", ""), ("A name is needed here; Ctrl-C leaves.", CTRL_C))
    assert (code, shown.count("Who signed: ")) == (130, 2)


@pytest.mark.parametrize("partner", ["b", "c"])
def test_whoever_is_given_and_is_not_on_the_list_is_told(represented: Path, partner: str) -> None:
    file = represented / "data/partners.yaml"
    one = "    name: C\n    representatives: [{name: Ewa Kos}]\n"
    file.write_text(file.read_text(encoding="utf-8").replace("    name: C\n", one, 1), encoding="utf-8")
    told = f"Jan Lis is not a representative of “{partner.upper()}”."
    talked = ("Partner (id or name): ", partner), (told, CTRL_C)
    assert talk(represented, *talked, options=("--by", "Jan Lis"))[0] == 130


def test_a_file_that_is_named_twice_is_told_also_where_an_option_named_it(kpes, shipped: Path) -> None:
    (shipped / "skan.pdf").write_bytes(b"%PDF")
    code, _ = talk(
        shipped,
        *FIRST,
        ("skan.pdf is taken. Another file, or Enter if there is none: ", f"{shipped}/data/../skan.pdf"),
        ("skan.pdf was named already.", ""),
        *LAST,
        options=("--evidence", str(shipped / "skan.pdf")),
    )
    assert (code, len(recorded(kpes)[0]["evidence"])) == (0, 1)


def test_a_copy_with_other_words_is_told_where_it_is_named_and_nothing_of_it_is_kept(kpes, shipped: Path) -> None:
    text = snapshot(shipped).resolved.text
    (shipped / "back.txt").write_bytes(text.replace(b" nie poci", b" poci"))
    (shipped / "good.txt").write_bytes(text)
    code, shown = talk(
        shipped,
        *FIRST,
        ("File of evidence, like a scan, or Enter: ", f"{shipped}/back.txt"),
        ("File of evidence, like a scan, or Enter: ", f"{shipped}/good.txt"),
        ("good.txt is taken. ", ""),
        *LAST,
    )
    assert "back.txt is a copy of the agreement with other words: " in shown
    assert (code, [one["file"] for one in recorded(kpes)[0]["evidence"]]) == (0, ["data/evidence/a/good.txt"])


def test_tab_completes_the_name_of_a_file(kpes, shipped: Path) -> None:
    pytest.importorskip("readline")
    (shipped / "skany z soboty").mkdir()
    (shipped / "skany z soboty/skan żółty.pdf").write_bytes(b"%PDF")
    typed = f"{shipped}/skany{TAB}skan{TAB}"
    code, _ = talk(shipped, *FIRST, ("File of evidence", typed), ("skan żółty.pdf is taken. ", ""), *LAST)
    assert (code, recorded(kpes)[0]["evidence"][0]["file"]) == (0, "data/evidence/a/skan żółty.pdf")


def test_in_polish_the_questions_and_the_yes_are_polish(kpes, represented: Path) -> None:
    code, shown = talk(
        represented,
        ("Partner (id albo nazwa): ", "a"),
        ("Kto podpisał: ", "Jan Lis"),
        ("Dzień podpisania", ""),
        ("Miejsce podpisania lub Enter: ", ""),
        ("Sposób podpisania [1]: ", ""),
        ("Plik z dowodem, na przykład skan, lub Enter: ", ""),
        ("Adnotacja lub Enter: ", ""),
        ("Zapisać? „tak” albo Enter, aby niczego nie zapisać: ", "tak"),
        lang="pl",
    )
    assert (code, "Zapisano: Jan Lis" in shown) == (0, True)
    assert [event["signed_on"] for event in recorded(kpes)] == [date.today().isoformat()]


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
@pytest.mark.parametrize("questions", [0, 3, 6])
def test_whoever_leaves_leaves_nothing_behind(shipped: Path, key: str, questions: int) -> None:
    answers = [
        ("Partner (id or name): ", "a"),
        ("Who signed: ", "Jan Lis"),
        ("Day of the signature", "2014-11-07"),
        ("Place of signing, or Enter: ", ""),
        ("How it was signed [1]: ", ""),
        ("File of evidence", ""),
        ("Note, or Enter: ", ""),
    ]
    code, shown = talk(shipped, *answers[:questions], (answers[questions][0], key))
    assert (code, shown.endswith(NOTHING)) == (130, True)
    assert not (shipped / "data/signatures").exists()


@pytest.mark.parametrize("said", ["", "no", "n"])
def test_without_a_yes_nothing_of_what_was_given_is_recorded(shipped: Path, said: str) -> None:
    given = ("--by", "Jan Lis", "--on", "2014-11-07", "--place", "Gdynia", "--method", "personal", "--note", "x y")
    code, shown = talk(
        shipped,
        ("Partner (id or name): ", "a"),
        ("Who signed [Jan Lis]: ", ""),
        ("Day of the signature [2014-11-07]: ", ""),
        ("Place of signing, or Enter [Gdynia]: ", ""),
        ("How it was signed [4]: ", ""),
        ("File of evidence", ""),
        ("Note, or Enter [x y]: ", ""),
        ("or Enter to record nothing: ", said),
        options=given,
    )
    assert (code, shown.endswith(NOTHING)) == (0, True)
    assert not (shipped / "data/signatures").exists()


def test_questions_and_answers_are_broken_between_words(represented: Path) -> None:
    _, shown = talk(
        represented,
        ("Partner (id or name): ", "b"),
        ("Who signed (number or name): ", CTRL_C),
        options=("--by", "Maksymilian Brzęczyszczykiewicz-Chrząszczyżewoszycki"),
        columns=40,
    )
    assert "\r\nis not a representative of “B”.\r\n" in shown
    _, shown = talk(represented, ("albo nazwa): ", CTRL_C), lang="pl", columns=40)
    assert max(map(len, shown.splitlines())) <= 40


def test_tab_completes_the_id(shipped: Path) -> None:
    pytest.importorskip("readline")
    file = shipped / "data/partners.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("id: b\n", "id: fundacja-wzor\n", 1), encoding="utf-8")
    code, shown = talk(shipped, ("Partner (id or name): ", f"fundacja-w{TAB}"), ("Who signed: ", CTRL_C))
    assert (code, "fundacja-wzor" in shown.split("Partner (id or name): ")[1]) == (130, True)


def test_a_signature_that_is_there_already_stops_it_before_more_is_asked(kpes, shipped: Path) -> None:
    assert kpes("sign", "a", "--by", "Jan Lis", "--on", "2014-11-07").code == 0
    code, shown = talk(shipped, ("Partner (id or name): ", "a"), ("Who signed: ", "jan lis"))
    assert (code, "Jan Lis has signed this text for “A” already" in shown) == (3, True)


def test_where_nobody_can_be_asked_the_partner_is_missing(shipped: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kpes", "--project", str(shipped), "--lang", "en", "sign"],
        cwd=REPOSITORY,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "PARTNER is missing.\nSee: kpes sign --help\n")


@pytest.mark.parametrize(
    ("answer", "event"), [("declined", "declined"), ("Odmówił", "declined"), ("odebrał", "handed-over")]
)
def test_who_signed_may_be_nobody_since_the_partner_declined_or_got_its_copy(
    kpes, shipped: Path, answer: str, event: str
) -> None:
    code, shown = talk(
        shipped,
        ("Partner (id or name): ", "a"),
        ("Who signed: ", answer),
        ("Who it was, or Enter: ", "Jan Lis"),
        ("Day [", "7.11.2014"),
        ("or Enter: ", "list z 5.11."),
        ("or Enter to record nothing: ", "y"),
    )
    assert code == 0, shown
    assert "(If nobody did: declined, or: handed over)" in shown
    (said,) = recorded(kpes)
    who, why = ("by", "reason") if event == "declined" else ("to", "note")
    assert [said[key] for key in ("event", who, "on", why)] == [event, "Jan Lis", "2014-11-07", "list z 5.11."]
