"""Commands for the acts that follow an agreement."""

from __future__ import annotations

import os
import re
import sys
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from kpes import storage
from kpes.beneath import beneath
from kpes.changes import changing
from kpes.cli.session import Session
from kpes.errors import KpesError
from kpes.language import language
from kpes.layout.references import reference
from kpes.messages import message, printed
from kpes.model import Partner
from kpes.paths import of_act
from kpes.project.acts import is_id
from kpes.project.folder import example_of_act
from kpes.project.snapshot import Snapshot
from kpes.reports.acts import Acts
from kpes.reports.report import show
from kpes.rules.partners.undescribed import lacking
from kpes.shapes.table import group, read_act

_AMENDED = "\n\n  W umowie wprowadza się następujące zmiany:"
"""What an annex says of an „umowa”, of which kpes itself would say „porozumienie”, which any agreement is."""


def act_new(
    context: typer.Context,
    kind: Annotated[Literal["annex", "accession", "withdrawal", "notice"], typer.Argument(help="What the act does.")],
    id: Annotated[str, typer.Argument(metavar="ID", help="Its id, which names its folder: aneks-1.")],
) -> None:
    """Start an act from a commented example."""
    session: Session = context.obj
    snapshot = session.sound()
    write_new(new_act(session, snapshot, id), _example(kind, id, snapshot).encode())
    said = message("{file} holds a new act. Edit it, then run: kpes validate --act {id}", file=of_act(id).text, id=id)
    session.say(said)


def new_act(session: Session, snapshot: Snapshot, id: str) -> Path:
    """The file of an act that is not there yet; a KpesError where it is."""
    if not is_id(id):
        raise session.usage(message("An id has small letters a to z, digits and hyphens, at most 40: aneks-1. Windows "
                                    "keeps names such as “con” for itself."))  # fmt: skip
    file = beneath(snapshot.root, of_act(id).text)
    if os.path.lexists(file):
        raise KpesError(
            message("There is an act “{id}” already.", id=id),
            message("Choose another id, or edit {file}.", file=of_act(id).text),
        )
    return file


def write_new(file: Path, act: bytes) -> None:
    """Writes the file of a new act; a KpesError where somebody else wrote one meanwhile."""
    nothing = re.compile("(?!)")  # is replaced, so there will be no journal
    with storage.writing(file), changing(file.with_name(f"{storage.TEMPORARY}start"), nothing) as changes:
        changes.keep(file, act)
        changes.make()


def _example(kind: str, id: str, snapshot: Snapshot) -> str:
    """The example of a kind, with what it says of the agreement put in; that fits whatever the agreement is."""
    resolved = snapshot.resolved
    spoken = language(resolved.agreement.language)
    units = [unit for unit in snapshot.layout.units if unit.kind == "paragraph"]
    quoted = spoken.say(printed("“{title}”", title=resolved.document.title))
    values = {
        "id": id,
        "number": str(1 + sum(bool(one.act[0] and one.act[0].kind == kind) for one in snapshot.acts.values())),
        "today": snapshot.today.isoformat(),
        "date": spoken.long_date(resolved.agreement.date),
        "title": quoted.replace("{", "{{").replace("*", r"\*"),
        "unit": reference(units[0], None, spoken.code).replace("'", "''") if units else "",
        "partner": resolved.partners[0].id.value,
        "described": "",
        "amended": _AMENDED if spoken.code == "pl" and resolved.document.title.casefold().startswith("umowa ") else "",
    }
    filled = partial(re.sub, "<([a-z]+)>", lambda found: values[found[1]], example_of_act(kind, spoken.code))
    act = read_act(filled().encode(), of_act(id).text)[0]
    if act and act.partner and kind == "accession":
        keys = group(Partner).entries
        needed = (key for _, key in lacking(resolved.agreement, [act.partner]))
        values["described"] = "".join(f"\n  {key}: '{keys[key].key.example}'" for key in needed)
    return filled()


def act_list(
    context: typer.Context,
    format: Annotated[
        Literal["table", "json", "csv", "markdown"], typer.Option(help="How to write the list.")
    ] = "table",
) -> None:
    """List the acts, where each stands, and since when it is in force."""
    session: Session = context.obj
    snapshot = session.sound()
    session.stop_at([*snapshot.broken, *(found for act in snapshot.acts.values() for found in act.act[1])])
    show(Acts(session.t, snapshot.chain, session.today()), format, sys.stdout)
