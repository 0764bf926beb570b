"""What `kpes explain` and the documentation say about a code: the docstring of its module."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import iter_modules
from textwrap import dedent
from types import ModuleType
from typing import NamedTuple

from kpes.findings import Severity

_GROUPS = ("source", "text", "partners", "copies", "register")
_EXAMPLE = re.compile(r"^(Wrong|Right):\n\n((?:    .*\n|\n)+)", re.MULTILINE)


class Page(NamedTuple):
    """What there is to say about a code.

    ``group`` is the kind of data that it is about, ``name`` describes the offending pattern; ``title`` is
    one sentence; ``why`` are the paragraphs that tell why it matters and what to do, ``source`` the
    standard or statute that decides, if any.
    """

    code: str
    severity: Severity
    group: str
    name: str
    title: str
    why: tuple[str, ...]
    wrong: str
    right: str
    source: str


def pages() -> list[Page]:
    """All pages, in the order of their codes."""
    modules = (
        import_module(f"kpes.rules.{group}.{module.name}")
        for group in _GROUPS
        for module in iter_modules(import_module(f"kpes.rules.{group}").__path__)
    )
    return sorted(map(page, modules), key=lambda page: page.code)


def page(rule: ModuleType) -> Page:
    """The page of one module."""
    doc = f"{rule.__doc__}\n"
    examples = {heading: dedent(example).strip("\n") + "\n" for heading, example in _EXAMPLE.findall(doc)}
    title, *others = (" ".join(paragraph.split()) for paragraph in _EXAMPLE.sub("", doc).split("\n\n"))
    group, name = rule.__name__.split(".")[-2:]
    sources = [paragraph for paragraph in others if paragraph.startswith("Source: ")]
    return Page(
        rule.CODE,
        rule.SEVERITY,
        group,
        name,
        title,
        tuple(paragraph for paragraph in others if paragraph and paragraph not in sources),
        examples["Wrong"],
        examples["Right"],
        " ".join(sources).removeprefix("Source: "),
    )
