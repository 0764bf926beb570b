"""What a shell completes: ids of partners, and who may sign for the one that is named.

Whatever stands in the data ends up in a shell here, and some shells evaluate what completes a word. So a name
is offered only where nothing in it means anything to a shell.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import typer

from kpes import storage
from kpes.errors import KpesError
from kpes.model import Partner
from kpes.paths import PARTNERS
from kpes.project.folder import find
from kpes.shapes.table import read_partners

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


def _listed(context: typer.Context) -> Iterator[Partner]:
    """The partners; none where there is no project, or where its list cannot be read."""
    folder = context.find_root().params.get("project")
    try:
        root = find(Path(folder).expanduser(), named=True).root if folder else find(Path.cwd()).root
        listed, _ = read_partners(storage.read(root / PARTNERS), PARTNERS)
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
