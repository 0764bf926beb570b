"""The places of scans that a person has to look at: a picture each, and one page that shows them all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from kpes.messages import Catalogue, Message, message

_PAGE = Path(__file__).with_name("scans.html.j2")
INDEX = "index.html"


class Shown(NamedTuple):
    """A scan: what it is called, what was said of it, and each place with its picture (PNG)."""

    name: str
    summary: Message
    places: Sequence[tuple[Message, bytes]]


def files_of(scans: Sequence[Shown], t: Catalogue) -> Iterator[tuple[str, bytes]]:
    """The pictures by their names, and the page that shows them, last."""
    from kpes.render import Template
    from kpes.render.templating import fill

    shown = []
    for number, scan in enumerate(scans, 1):
        stem = re.sub(r"[^\w-]+", "-", Path(scan.name).stem)[:40]
        places = []
        for at, (said, picture) in enumerate(scan.places, 1):
            name = f"{number:02}-{stem}-{at:02}.png"
            yield name, picture
            places.append((t(said), quote(name)))
        shown.append((scan.name, t(scan.summary), places))
    variables = {
        "language": t.language,
        "title": t(message("Scans: places to look at")),
        "about": t(message("In each picture the scan stands above the issued page.")),
        "scans": shown,
    }
    yield INDEX, fill(_PAGE.name, variables, lambda name: Template(name, _PAGE.read_bytes(), shipped=True), escape)
