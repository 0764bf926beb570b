"""A bar is drawn only where there is somebody to see it and time to look."""

from __future__ import annotations

import pytest

from kpes.reports.terminal import bar
from tests.parties import process
from tests.terminal import on_terminal

WORK = (
    "import sys, time; from kpes.reports.terminal import bar\n"
    "with bar('Piszę [a/b]', {total}, sys.stderr.isatty()) as progress:\n"
    "    for done in range(1, {total} + 1):\n"
    "        progress(done, {total})\n"
    "        time.sleep(0.3 if done == {total} // 2 else 0)\n"
    "print('gotowe', 'rich' in sys.modules)\n"
)


def test_long_work_shows_a_bar_on_a_terminal_and_takes_it_away() -> None:
    shown = on_terminal("-c", WORK.format(total=1000)).raw
    assert "Piszę [a/b]" in shown
    assert "50%" in shown
    assert shown.rstrip().endswith("gotowe True")
    assert "\x1b[2K" in shown


def test_short_work_shows_none() -> None:
    assert on_terminal("-c", WORK.format(total=200)).raw == "gotowe False\r\n"


def test_a_pipe_gets_none() -> None:
    assert process("-c", WORK.format(total=1000)).communicate(timeout=60) == ("gotowe False\n", "")


@pytest.mark.parametrize(("total", "terminal"), [(0, True), (200, True), (10_000, False)])
def test_without_a_bar_the_progress_may_still_be_told(total: int, terminal: bool, capsys) -> None:
    with bar("Writing", total, terminal) as progress:
        progress(1, total)
    assert capsys.readouterr() == ("", "")


BUSY = (
    "import sys, time; from kpes.reports.terminal import busy\n"
    "with busy('Porównuję [a/b]\\x1b[31m', sys.stderr.isatty()):\n"
    "    time.sleep(0.3)\n"
    "print('gotowe', 'rich' in sys.modules)\n"
)


def test_work_of_no_known_length_is_named_on_a_terminal_as_long_as_it_takes() -> None:
    shown = on_terminal("-c", BUSY).raw
    assert "Porównuję [a/b]" in shown
    assert "\x1b[31m" not in shown
    assert shown.rstrip().endswith("gotowe True")


def test_to_a_pipe_nothing_is_said_of_such_work() -> None:
    assert process("-c", BUSY).communicate(timeout=60) == ("gotowe False\n", "")
