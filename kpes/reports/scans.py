"""The places of scans that a person has to look at: a picture each, and one page that shows them all."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from kpes.copies.folders import create, in_place_of
from kpes.messages import Catalogue, Message, counted, listed, message
from kpes.verify.checks import Returned
from kpes.verify.readout import Spot
from kpes.verify.told import Told

_PAGE = Path(__file__).with_name("scans.html.j2")
INDEX = "index.html"
_OURS = re.compile(r"\d\d+-[\w-]*-\d\d+\.png")
_MOST = 200
"""Places of a scan that are shown; a person who looked at as many knows what it is."""


class Shown(NamedTuple):
    """A scan: what it is called, the verdict, what else was said of it, and the places to look at."""

    name: str
    summary: Message
    said: Sequence[Message]
    places: Sequence[Spot]


def shown(found: Returned, told: Told) -> Shown:
    """What is shown of a scan on which this was found."""
    verdict, *others = found.checks
    places = told.shown
    of_places = {str(place.said) for place in places}
    return Shown(found.file, verdict.detail,
                 [one.detail for one in others if str(one.detail) not in of_places], places)  # fmt: skip


def write(folder: Path, scans: Sequence[Shown], t: Catalogue, now: datetime) -> None:
    """Makes ``folder`` hold the places of these scans and none of earlier ones, whole or not at all.

    What kpes did not write there stays. A KpesError where it cannot be written.
    """
    with in_place_of(Path(os.path.abspath(folder)), _ours) as new:
        os.mkdir(new)
        for name, data in files_of(scans, t, now):
            create(new / name, data)


def _ours(folder: Path) -> set[str]:
    return {name for name in os.listdir(folder) if name == INDEX or _OURS.fullmatch(name)}


def files_of(scans: Sequence[Shown], t: Catalogue, now: datetime) -> Iterator[tuple[str, bytes]]:
    """The pictures by their names, and the page that shows them, last."""
    from kpes.render import Template
    from kpes.render.templating import fill

    told = []
    for number, scan in enumerate(scans, 1):
        stem = re.sub(r"[^\w-]+", "-", Path(scan.name).stem)[:40]
        pages: list[tuple[str, list[dict[str, object]]]] = []
        spots = enumerate(scan.places[:_MOST], 1)
        for at, members in groupby(spots, lambda one: one[1].at):
            figures = []
            for place, spot in members:
                yield (name := f"{number:02}-{stem}-{place:02}.png"), spot.picture
                figures.append({"said": t(spot.said), "picture": quote(name), "kind": spot.kind, "alone": spot.alone})
            pages.append((t(message("Page {at} of the scan", at=at)), figures))
        told.append({
            "name": scan.name, "summary": t(scan.summary), "said": list(map(t, scan.said)),
            "count": t(_counts(scan.places)), "pages": pages,
            "cut": t(message("Only the first {most} are shown.", most=_MOST)) if len(scan.places) > _MOST else "",
        })  # fmt: skip
    variables = {
        "language": t.language,
        "title": t(message("Scans: places to look at")),
        "about": t(message("In each picture the scan stands above the issued page.")),
        "when": t(message("Compared on {day} at {time} (UTC).", day=f"{now:%Y-%m-%d}", time=f"{now:%H:%M}")),
        "above": t(message("Scan")), "below": t(message("Issued")),
        "both": t(message("The place on the scan, and below it the same place of the issued page")),
        "alone": t(message("The place on the scan")),
        "scans": told,
    }  # fmt: skip
    yield INDEX, fill(_PAGE.name, variables, lambda name: Template(name, _PAGE.read_bytes(), shipped=True), escape)


def _counts(places: Sequence[Spot]) -> Message:
    """How many places of each kind there are."""
    count = Counter("differs" if spot.kind in ("moved", "crossed") else spot.kind for spot in places)
    said = {
        "differs": counted("{count} place differs", "{count} places differ", count["differs"]),
        "added": counted("{count} place has ink where nothing is printed",
                         "{count} places have ink where nothing is printed", count["added"]),
        "unread": counted("{count} place is under ink", "{count} places are under ink", count["unread"]),
    }  # fmt: skip
    if not places:
        return message("There is no place to look at.")
    return message("{places}.", places=listed(one for kind, one in said.items() if kind in count))
