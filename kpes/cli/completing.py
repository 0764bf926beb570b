"""What is completed: by a shell ids of partners and who may sign for them, by Tab at a question names of files, too.

Whatever stands in the data may end up in a shell, and some shells evaluate what completes a word. So a name
is offered only where nothing in it means anything to a shell.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import typer

from kpes import storage
from kpes.beneath import beneath
from kpes.errors import KpesError
from kpes.model import Partner
from kpes.paths import ACTS, PARTNERS
from kpes.project.folder import find
from kpes.shapes.table import read_partners
from kpes.source import legible

INSTRUCTION = "_KPES_COMPLETE"
"""The variable by which a shell asks."""

_HARMLESS = r"[^\W_](?:[\w .-]*[\w.])?"


class _Word(str):
    """A word that is known to go on from what was typed.

    Typer looks again whether it does, without knowing of the signs that bash needs before spaces.
    """

    def startswith(self, *_: object) -> bool:
        return True


def prepare() -> None:
    """Makes Typer's shells known, which it does by itself only where it may offer to change people's files."""
    from typer._completion_classes import completion_init

    completion_init()


def partners(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids that begin so, each with the partner's name."""
    return [
        (partner.id.value, " ".join(re.sub(r"[^\w .-]+", " ", partner.name.value).split()))
        for partner in _listed(context)
        if partner.id.value.startswith(incomplete)
    ]


def representatives(context: typer.Context, incomplete: str) -> list[str]:
    """Who may sign for the partner that stands before; without one, all who may sign for anybody."""
    # The option has no value yet, which ends the parsing: what stood before it is still to be parsed.
    named = [word for word in (context.params.get("partner"), *context.args) if word]
    names = dict.fromkeys(
        person.name.value
        for partner in _listed(context)
        if not named or partner.id.value in named
        for person in partner.representatives
    )
    fit = [name for name in names if name.startswith(incomplete) and re.fullmatch(_HARMLESS, name)]
    return [_Word(name.replace(" ", r"\ ")) for name in fit] if _spaces_need_a_sign() else [_Word(name) for name in fit]


def acts(context: typer.Context, incomplete: str) -> list[str]:
    """The ids of the acts that begin so."""
    try:
        folder = beneath(_root(context), ACTS)
        return sorted(name for name in os.listdir(folder) if name.startswith(incomplete) and name[0] != ".")
    except (KpesError, OSError):
        return []


def _root(context: typer.Context) -> Path:
    """The folder of the project that is meant."""
    folder = context.find_root().params.get("project")
    return find(Path(folder).expanduser(), named=True).root if folder else find(Path.cwd()).root


def _listed(context: typer.Context) -> Iterator[Partner]:
    """The partners; none where there is no project, or where its list cannot be read."""
    try:
        listed, _ = read_partners(storage.read(beneath(_root(context), PARTNERS), links=False), PARTNERS)
    except (KpesError, OSError):
        return
    yield from listed or ()


def _spaces_need_a_sign() -> bool:
    """Whether bash asks, and the word does not begin with a quote: bash takes a name as it is and splits it."""
    if os.environ.get(INSTRUCTION) != "complete_bash":
        return False
    typed = os.environ.get("COMP_WORDS", "").split("\n")
    current = int(os.environ.get("COMP_CWORD", "0"))
    return not (current < len(typed) and typed[current][:1] in ("'", '"'))


def files_begun(typed: str) -> list[str]:
    """What ``typed`` can be completed to as the name of a file; a folder ends in the sign that divides folders."""
    quote = typed[0] if typed[:1] in ("'", '"') else ""
    begun = typed.removeprefix(quote)
    if os.sep == "/" and not quote:
        begun = re.sub(r"\\(.)", r"\1", begun)
    folder, name = os.path.split(begun)
    try:
        found = sorted(os.scandir(os.path.expanduser(folder) or "."), key=lambda one: one.name)
    except OSError:
        return []
    before = quote + begun.removesuffix(name)
    return [
        before + one.name + (os.sep if one.is_dir() else "")
        for one in found
        if one.name.startswith(name) and (name or not one.name.startswith(".")) and legible(one.name) == one.name
    ]


@contextmanager
def by_tab(candidates: Callable[[str], Sequence[str]]) -> Iterator[None]:
    """Lets Tab complete a line to what ``candidates`` gives for it; where there is no readline, as on Windows, not."""
    try:
        import readline
    except ImportError:
        yield
        return
    found: list[str] = []

    def completed(line: str, number: int) -> str | None:
        if number == 0:
            found[:] = candidates(line)
        return found[number] if number < len(found) else None

    readline.set_completer_delims("")
    readline.parse_and_bind("tab: complete")
    readline.set_completer(completed)
    try:
        yield
    finally:
        readline.set_completer(None)
