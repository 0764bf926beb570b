"""README and docs: their links lead somewhere, their commands exist, and what they show works."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import kpes as package
from kpes.cli.app import COMMANDS, build
from kpes.messages import ENGLISH
from kpes.received import noted
from tests.conftest import REPOSITORY, Run
from tests.test_layers import ROWS

PAGES = [REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md", *sorted((REPOSITORY / "docs").glob("*.md"))]
OF_KPES = re.compile(r"(kpes|tests|tools|docs|schemas)/[^<]*$")
GUIDE = REPOSITORY / "docs/po-polsku.md"
GROUP: Any = build(ENGLISH)


def options(command: Any) -> set[str]:
    """The long options of a command, without the one that every command has."""
    return {name for one in command.params for name in one.opts if name.startswith("--")} - {"--help"}


def named(first: str, second: str = "") -> str:
    """The command that these words begin with; some are of two."""
    return f"{first} {second}" if f"{first} {second}" in COMMANDS else first


def commands(page: Path) -> Iterator[list[str]]:
    """The command lines of kpes in a page, as a shell takes them apart; what is no whole one is left out."""
    text = page.read_text(encoding="utf-8")
    for written in re.findall(r"^ {4}(?:\$ )?(kpes [^|>#\n]*)|`(kpes [^`\n]*)`", text, re.M):
        line = "".join(written)
        if not re.search(r"…|\.\.\.|\[[A-Z-]|\bCOMMAND\b|\\$", line):
            yield shlex.split(line)[1:]


def test_the_readme_is_a_front_door() -> None:
    lines = (REPOSITORY / "README.md").read_text(encoding="utf-8").split("\n")
    assert len(lines) <= 150
    first = [line.split("#")[0].strip() for line in lines if line.startswith("    ")][:2]
    assert first == ["make copies", "make test"]


def test_the_pages_hold_links_and_commands_to_look_at() -> None:
    assert len([link for page in PAGES for link in links(page)]) > 20
    assert len([line for page in PAGES for line in commands(page)]) > 80


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    for link in links(page):
        name, _, heading = link.partition("#")
        file = page.parent / name if name else page
        assert file.exists(), link
        if heading:
            headings = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.M)
            assert heading in {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}, link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_a_page_names_exists_with_its_options(page: Path) -> None:
    for words in commands(page):
        while words and words[0] in ("--project", "--lang"):
            words = words[2:]
        if not words or words[0].startswith("-"):
            continue
        name = named(words[0], *words[1:2])
        assert name in COMMANDS, words
        known = options(GROUP.get_command(None, name)) | {"--help"}
        assert {word.split("=")[0] for word in words if word.startswith("--")} <= known, words


def test_the_page_of_commands_names_each_with_all_its_options_and_no_others() -> None:
    page = (REPOSITORY / "docs/commands.md").read_text(encoding="utf-8")
    rows = [(named(*words.split()[:2]), words) for words in re.findall(r"^\| `(\w[^`]*)` \|", page, re.M)]
    assert {name for name, _ in rows} == set(COMMANDS)
    for name in COMMANDS:
        told = {option for row, rest in rows if row == name for option in re.findall(r"--[a-z-]+", rest)}
        assert told == options(GROUP.get_command(None, name)), name


def test_the_page_of_commands_names_the_formats_of_each() -> None:
    page = (REPOSITORY / "docs/commands.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)( \w+)?[^`]*\[--format ([^]]*)\]", page, re.M)
    told = [(named(first, second.strip()), formats) for first, second, formats in rows]
    assert len(told) > 5
    for name, formats in told:
        (option,) = (one for one in GROUP.get_command(None, name).params if one.name == "format")
        assert formats.split("\\|") == [getattr(one, "value", one) for one in option.type.choices], name


def test_the_table_of_the_architecture_is_the_order_of_the_modules() -> None:
    page = (REPOSITORY / "docs/architecture.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| (\d+) \| `(\w+)` \| \S", page, re.M)
    assert [(int(row), module) for row, module in told] == [
        (row, module) for row, modules in enumerate(ROWS, 1) for module in modules
    ]


@pytest.mark.parametrize("name", ["docs/architecture.md", "CONTRIBUTING.md"])
def test_what_the_pages_for_developers_name_is_there(name: str) -> None:
    """Files by their paths, and modules, functions and classes by their dotted names within kpes."""
    page = (REPOSITORY / name).read_text(encoding="utf-8")
    words = quoted(page)
    files = {word for word in words if OF_KPES.match(word)}
    modules = {module for row in ROWS for module in row}
    dotted = {word for word in words if "." in word and word.split(".")[0] in modules and word.isascii()}
    assert len(files) + len(dotted) > 20
    assert [word for word in sorted(dotted) if not _is_there(word)] == []
    for names, file in re.findall(r"((?:`\w+`(?:, | and | or )?)+)\s+in\s+`([\w/]+\.(?:py|md|yaml))`", page):
        text = (REPOSITORY / file).read_text(encoding="utf-8")
        assert [one for one in re.findall(r"\w+", names) if one not in ("and", "or") and one not in text] == [], file


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_of_kpes_that_a_page_names_is_there(page: Path) -> None:
    files = {word for word in quoted(page.read_text(encoding="utf-8")) if OF_KPES.match(word)}
    assert [file for file in sorted(files) if not list(REPOSITORY.glob(file))] == []


def quoted(page: str) -> set[str]:
    """The words that stand as code in a page's sentences."""
    return {word for code in re.findall(r"`([^`\n]+)`", page) for word in code.split()}


def _is_there(dotted: str) -> bool:
    """Whether a name such as ``project.snapshot.Snapshot.resolved`` leads anywhere in kpes."""
    found: Any = package
    for name in dotted.split("."):
        try:
            found = import_module(f"{getattr(found, '__name__', '')}.{name}")
        except ImportError:
            if not hasattr(found, name):
                return False
            found = getattr(found, name)
    return True


def links(page: Path) -> list[str]:
    """Where the links of a page lead within the repository."""
    found = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    return [link for link in found if not link.startswith("http")]


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a page in this language."""
    return re.findall(rf"```{language}\n(.*?)```", page.read_text(encoding="utf-8"), re.S)


def table(page: Path) -> list[list[str]]:
    """The cells of the table with the column ``id``."""
    text = page.read_text(encoding="utf-8")
    rows = text[text.index("| id |") :].partition("\n\n")[0].split("\n")
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows if not row.startswith("|--")]


def test_the_list_of_partners_and_the_items_in_the_polish_guide_are_read_as_it_says(
    kpes: Callable[..., Run], shipped: Path
) -> None:
    partners, items = blocks(GUIDE, "yaml")
    (shipped / "data/partners.yaml").write_text(partners, encoding="utf-8")
    agreement = shipped / "data/agreement.yaml"
    text = agreement.read_text(encoding="utf-8")
    agreement.write_text(text.replace("paragraphs:\n", f"paragraphs:\n{items}", 1), encoding="utf-8")
    shown = kpes("show").out
    assert "a) wymiany doświadczeń;\nb) wspólnej promocji, w tym:\n- na targach;\n- w internecie.\n" in shown
    assert "\nFundacja Wzór, Gdańsk\nSpółdzielnia Socjalna: Ster\n" in shown


def test_the_table_of_a_meeting_in_the_polish_guide_is_recorded(kpes: Callable[..., Run], shipped: Path) -> None:
    (shipped / "data/partners.yaml").write_text(blocks(GUIDE, "yaml")[0], encoding="utf-8")
    agreement = shipped / "data/agreement.yaml"
    final = agreement.read_text(encoding="utf-8").replace("status: draft", "status: final")
    agreement.write_text(final, encoding="utf-8")
    rows = table(GUIDE)
    (shipped / "spotkanie.csv").write_text("".join(";".join(row) + "\n" for row in rows), encoding="utf-8-sig")
    (shipped / "skany").mkdir()
    (shipped / "skany/wzor.pdf").write_bytes(b"%PDF-1.7 a scan")
    (shipped / "ster-podpisany.pdf").write_bytes(b"%PDF-1.7 a file")
    done = kpes("--lang", "pl", "sign", "--batch", "spotkanie.csv", "--on", "2014-11-07")
    assert done.code == 0, done.err
    assert kpes("history").out.count("2014-11-07") == len(rows) - 1 == 2


def test_the_page_of_imports_names_all_that_is_refused() -> None:
    page = (REPOSITORY / "docs/import.md").read_text(encoding="utf-8")
    refused = [str(one.said) for one in vars(noted).values() if isinstance(one, noted.Objection)]
    assert len(refused) >= 18
    assert [said for said in refused if f"| {said} |" not in page] == []
