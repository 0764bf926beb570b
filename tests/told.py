"""Findings as lines to compare: ``3:5 K104 The key “titel” is not known. …``."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kpes.findings import Finding, Log, in_order
from kpes.source import Problem, parse

Found = Iterable[Finding] | Iterable[Problem]


def told(found: Found) -> list[str]:
    """Each finding as its line, column, code and English words, in the order given."""
    return [f"{one.place.line}:{one.place.column} {one.code} {one.message}" for one in found]


def problems(yaml: str | bytes) -> list[str]:
    """What is wrong with a file as a file."""
    data = yaml if isinstance(yaml, bytes) else yaml.encode()
    return told(parse(data, "data/agreement.yaml")[1])


def findings(read: Callable[[bytes, str], tuple[object, Log]], yaml: str) -> list[str]:
    """What a reader finds, in order of place; it must give nothing exactly where there is something."""
    result, log = read(yaml.encode(), "data/agreement.yaml")
    assert (result is None) == bool(len(log))
    return told(in_order(log))
