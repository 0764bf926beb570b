"""What kpes itself reads in data that an import made: the judge of every step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kpes import source
from kpes.findings import Finding
from kpes.fingerprint import canonical_text
from kpes.layout.drawing import Layout
from kpes.messages import Message
from kpes.paths import OF_AGREEMENT, PARTNERS
from kpes.shapes.table import read_agreement, read_partners

Data = Mapping[str, object]
"""The keys of a file of data, or of a part of it, as YAML holds them: texts, lists, numbers, days, more keys."""


TOO_LARGE = "K110"


class NotReadBack(Exception):
    """Data that kpes cannot read: the line of the data where it fails first, and why; no line where it is too much."""

    def __init__(self, line: str, why: Message):
        super().__init__(line, why)
        self.line = line


def laid_out(agreement: Data, partners: Sequence[Data]) -> Layout:
    """The agreement of this data between these partners; NotReadBack where a key is not as the files may hold it."""
    listed = source.dump({"partners": list(partners)}).encode() if partners else b""
    return read_back(source.dump(agreement).encode(), listed)


def read_back(agreement: bytes, partners: bytes) -> Layout:
    """The agreement that files of these bytes hold, between no partners where there are no bytes of them."""
    read, log = read_agreement(agreement, OF_AGREEMENT.text)
    if read is None:
        raise _not_read(agreement, log)
    if not partners:
        return Layout(read, ())
    listed, log = read_partners(partners, PARTNERS)
    if listed is None:
        raise _not_read(partners, log)
    return Layout(read, listed)


def _not_read(data: bytes, log: Iterable[Finding]) -> NotReadBack:
    first = next(iter(log))
    if first.code == TOO_LARGE:
        return NotReadBack("", first.message)
    return NotReadBack(data.decode().split("\n")[first.place.line - 1].strip(), first.message)


def lines_of(agreement: Data, partners: Sequence[Data] = ()) -> list[str]:
    """The lines of its canonical text."""
    return canonical_text(laid_out(agreement, partners).document()).decode().splitlines()
