"""From the lines of a file to a project: recognised, written, read again by kpes, and held against the file.

Nothing is written to disk here. What comes out are the files of a project, and all that somebody has to be told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from kpes.importing.agreed import Agreed, agreed
from kpes.importing.comments import comments
from kpes.importing.found import Found
from kpes.importing.outline import recognise
from kpes.importing.places_to_sign import apart
from kpes.importing.promise import Kept, Parting, compare
from kpes.importing.quoted import quoted
from kpes.importing.reading_back import NotReadBack, read_back
from kpes.layout.drawing import Layout
from kpes.layout.words import names_in
from kpes.messages import CATALOGUES, Message, catalogue, counted, message
from kpes.paths import OF_AGREEMENT, PARTNERS
from kpes.received.plain import place_of
from kpes.received.reading import shown
from kpes.received.written import Fault, Line, Written
from kpes.shapes.schema import file_of
from kpes.source.writing import written

_BY_HAND = message("Type the label and the words of this place by hand, in a paragraph of its own, and save.")


class NotKept(Exception):
    """A file that cannot be imported, and why: all places at once."""

    def __init__(self, faults: tuple[Fault, ...]):
        super().__init__(faults)
        self.faults = faults


class Imported(NamedTuple):
    """The files of the project by their paths, and what to tell: how much there is, what is not there as in the file,
    and what somebody should look at; the text laid out, and the lines of the file that it holds."""

    files: Mapping[str, bytes]
    counts: tuple[Message, ...]
    left_out: tuple[Message, ...]
    told: tuple[Message, ...]
    layout: Layout
    lines: tuple[Line, ...]


def imported(file: Written, name: str, today: date) -> Imported:
    """The project of the lines of a file called ``name``; NotKept where not all of them would be in it."""
    if file.faults:
        raise NotKept(file.faults)
    found = recognise(file)
    if not found.agreement.keys() & {"preamble", "paragraphs", "chapters"}:
        raise NotKept((_no_text(),))
    try:
        made = agreed(found, today)
        files = _files(made, name)
        layout = read_back(files[OF_AGREEMENT.text], files[PARTNERS])
    except NotReadBack as fault:
        raise NotKept((_not_read(fault),)) from fault
    lines = tuple(_lines(file, found))
    kept = compare(lines, layout.document(), layout.copies)
    if kept.parting:
        raise NotKept((fault_of(kept.parting, name),))
    places = (_place(line.number, line.words, name) for line in found.left_out)
    left_out = (*file.left_out, *places, *_strokes(kept))
    return Imported(files, tuple(_counts(layout)), left_out, (*_added(kept), *made.told), layout, lines)


def _lines(file: Written, found: Found) -> Iterator[Line]:
    """The lines of a file that are part of the text; in those where partners sign, dots to sign on are lines, too."""
    signing = {line.number for line in Written(found.closing).flat}
    for line in file.flat:
        if line not in found.left_out:
            yield from apart(line) if line.number in signing else [line]


def _files(made: Agreed, name: str) -> dict[str, bytes]:
    language = made.agreement["language"]
    return {
        OF_AGREEMENT.text: _as_yaml("agreement", made.agreement, name, language),
        PARTNERS: _as_yaml("partners", {"partners": made.partners}, name, language),
    }


def _as_yaml(kind: str, data: Mapping[str, Any], name: str, language: str) -> bytes:
    """A file of data, each key explained in the agreement's language where kpes speaks it."""
    t = catalogue(language if language in CATALOGUES else "en")
    above = t(message("Brought in from {file}. You may change all of it; kpes validate checks it.", file=shown(name)))
    modeline = f"yaml-language-server: $schema=../{file_of(kind)}"
    return written(data, comments(kind, data, t), [modeline, above]).encode()


def _no_text() -> Fault:
    said = message("there is no text below the title")
    return Fault(message("the file"), said, message("Import the file that holds the text of the agreement."))


def _not_read(fault: NotReadBack) -> Fault:
    if not fault.line:
        said = message("it holds more than one agreement can")
        return Fault(message("the file"), said, message("Divide it, and import each part into a folder of its own."))
    place = message("the words “{words}”", words=shown(fault.line))
    return Fault(place, message("kpes cannot read what it made of this"), _BY_HAND)


def fault_of(found: Parting, name: str) -> Fault:
    """What to say where the file and what kpes would print part."""
    said = message("kpes would print something else there: “{words}”", words=found.printed)
    if not found.printed:
        said = message("kpes would not print this")
    return Fault(_place(found.number, found.there, name), said, _BY_HAND)


def _place(number: int, words: str, name: str) -> Message:
    if name.lower().endswith(".docx"):
        return message("paragraph {number} of the file, “{words}”", number=number, words=shown(words))
    return place_of(number, words)


def _strokes(kept: Kept) -> Iterator[Message]:
    if kept.left_out:
        lines = len(kept.left_out)
        yield counted("{count} line of dots or strokes", "{count} lines of dots or strokes", lines)


def _added(kept: Kept) -> Iterator[Message]:
    if kept.added:
        yield message("kpes adds to the text, where the partners sign: {words}", words=quoted(kept.added))


def _counts(layout: Layout) -> Iterator[Message]:
    """How much of what there is."""
    kinds = Counter(unit.kind for unit in layout.units)
    named = [name for laid in layout.laid for text in laid.texts for name in names_in(text.value)]
    units = {unit.name.value for unit in layout.units if unit.name}
    tables = sum(laid.table is not None for laid in layout.laid)
    for said in (
        counted("{count} chapter", "{count} chapters", kinds["chapter"]),
        counted("{count} paragraph", "{count} paragraphs", kinds["paragraph"]),
        counted("{count} item", "{count} items", kinds["item"]),
        counted("{count} table", "{count} tables", tables),
        counted("{count} attachment", "{count} attachments", kinds["attachment"]),
        counted("{count} reference by id", "{count} references by id", sum(name in units for name in named)),
        counted("{count} partner", "{count} partners", len(layout.partners)),
    ):
        if said.number:
            yield said
