"""What kpes itself reads in data that an import made: the judge of every step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kpes import source
from kpes.fingerprint import canonical_text
from kpes.layout.drawing import Layout
from kpes.paths import OF_AGREEMENT, PARTNERS
from kpes.shapes.table import read_agreement, read_partners

Data = Mapping[str, object]
"""The keys of a file of data, or of a part of it, as YAML holds them: texts, lists, numbers, days, more keys."""


def laid_out(agreement: Data, partners: Sequence[Data]) -> Layout:
    """The agreement of this data between these partners; ValueError where a key is not as the files may hold it."""
    read, log = read_agreement(source.dump(agreement).encode(), OF_AGREEMENT.text)
    if read is None:
        raise ValueError("; ".join(f"{one.place.line} {one.message}" for one in log))
    if not partners:
        return Layout(read, ())
    listed, log = read_partners(source.dump({"partners": list(partners)}).encode(), PARTNERS)
    if listed is None:
        raise ValueError("; ".join(f"{one.place.line} {one.message}" for one in log))
    return Layout(read, listed)


def lines_of(agreement: Data, partners: Sequence[Data] = ()) -> list[str]:
    """The lines of its canonical text."""
    return canonical_text(laid_out(agreement, partners).document()).decode().splitlines()
