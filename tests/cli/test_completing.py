"""What shells are offered to complete: a real bash, and what zsh and fish are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import asked, in_bash, script_for

PARTNERS = """\
partners:
  - id: fundacja-wzor
    name: 'Fundacja „Wzór” $(touch hacked) \\$(touch hacked) `touch hacked` ''x'' [b]'
    representatives:
      - name: Łucja Żółć
      - name: Łucja Nowak-Lis
      - name: $(touch hacked)
  - id: fundacja-inna
    name: Inna
    representatives:
      - name: Jan Kowalski
  - id: gmina
    name: Gmina
"""


@pytest.fixture
def project(shipped: Path) -> Path:
    """The shipped project with three partners, one of whom plays tricks."""
    (shipped / "data/partners.yaml").write_text(PARTNERS, encoding="utf-8")
    return shipped


@pytest.mark.parametrize("command", [["sign"], ["revoke"], ["history"], ["render", "--partner"]])
def test_bash_completes_ids_wherever_a_partner_is_named(project: Path, command: list[str]) -> None:
    assert in_bash(project, *command, "fundacja-") == ["fundacja-wzor", "fundacja-inna"]


def test_bash_completes_those_who_may_sign_for_the_partner_with_a_sign_before_spaces(project: Path) -> None:
    wzor = ["Łucja\\ Żółć", "Łucja\\ Nowak-Lis"]
    assert in_bash(project, "sign", "fundacja-wzor", "--by", "") == wzor
    assert in_bash(project, "sign", "fundacja-wzor", "--by", "Łucja\\ N") == wzor[1:]
    assert in_bash(project, "sign", "fundacja-wzor", "--by", "'Łucja N") == ["Łucja Nowak-Lis"]
    assert in_bash(project, "revoke", "fundacja-inna", "--by", "") == ["Jan\\ Kowalski"]
    assert in_bash(project, "sign", "--by", "") == [*wzor, "Jan\\ Kowalski"]
    assert in_bash(project, "sign", "gmina", "--by", "") == [""]


def test_commands_are_completed_and_a_project_that_is_named_is_the_one_that_counts(project: Path) -> None:
    assert in_bash(project, "st") == ["status"]
    command = ("--project", "../project", "sign", "g")
    assert in_bash(project, *command) == ["gmina"]
    assert in_bash(project, "--project", "nowhere", "sign", "g") == [""]


def test_where_the_list_cannot_be_read_nothing_is_offered_and_nothing_said(project: Path) -> None:
    (project / "data/partners.yaml").write_text("partners: [", encoding="utf-8")
    assert in_bash(project, "sign", "") == [""]
    (project / "data/agreement.yaml").unlink()
    assert in_bash(project, "sign", "") == [""]


def test_zsh_is_told_names_in_which_nothing_means_anything_to_it(project: Path) -> None:
    told = asked(project, _KPES_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS="kpes sign f")
    name = "Fundacja Wzór touch hacked touch hacked touch hacked x b"
    assert told == f"_arguments '*: :((\"fundacja-wzor\":\"{name}\"\n\"fundacja-inna\":\"Inna\"))'\n"
    told = asked(project, _KPES_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS="kpes sign fundacja-wzor --by ")
    assert told == "_arguments '*: :((\"Łucja Żółć\"\n\"Łucja Nowak-Lis\"))'\n"


def test_fish_is_told_the_names_beside_the_ids(project: Path) -> None:
    fish = {"_KPES_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    assert asked(project, **fish, _TYPER_COMPLETE_ARGS="kpes sign g") == "gmina\tGmina\n"
    assert asked(project, **fish, _TYPER_COMPLETE_ARGS="kpes sign fundacja-inna --by J") == "Jan Kowalski\n"


def test_what_commands_do_is_told_in_the_readers_language(project: Path) -> None:
    variables = {"_KPES_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    told = asked(project, **variables, _TYPER_COMPLETE_ARGS="kpes sig", LC_ALL="pl_PL.UTF-8", LANGUAGE="")
    assert told == "sign\tZapisuje podpis złożony w imieniu partnera.\n"
    assert "wydanie" in asked(
        project, **variables, _TYPER_COMPLETE_ARGS="kpes sign --ed", LC_ALL="pl_PL.UTF-8", LANGUAGE=""
    ).casefold()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(shell: str) -> None:
    assert f"_KPES_COMPLETE=complete_{shell}" in script_for(shell)
    assert "kpes" in script_for(shell)
