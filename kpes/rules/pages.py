"""What `kpes explain` and the documentation say about a code: the docstring of its module or class."""

from __future__ import annotations

import re
from inspect import cleandoc
from textwrap import dedent
from typing import NamedTuple

from kpes.findings import Severity
from kpes.rules import registry
from kpes.rules.found_in_reading import Found

_GROUPS = {"1": "source", "2": "text", "3": "partners", "4": "copies", "5": "register"}
"""What is wrong, by the first digit of its code."""
_CAPITAL = re.compile("(?<!^)(?=[A-Z])")
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
    told = [page(rule) for _, rule in registry.rules()]
    return sorted([*told, *map(page, Found.__subclasses__())], key=lambda page: page.code)


def page(rule: registry.Rule | type[Found]) -> Page:
    """The page of a rule, or of what is found in reading."""
    doc = f"{cleandoc(rule.__doc__ or '')}\n"
    examples = {heading: dedent(example).strip("\n") + "\n" for heading, example in _EXAMPLE.findall(doc)}
    title, *others = (" ".join(paragraph.split()) for paragraph in _EXAMPLE.sub("", doc).split("\n\n"))
    sources = [paragraph for paragraph in others if paragraph.startswith("Source: ")]
    name = rule.__name__.rpartition(".")[2]
    return Page(
        rule.CODE,
        rule.SEVERITY if isinstance(rule, type) else registry.severity(rule),
        _GROUPS[rule.CODE[1]],
        _CAPITAL.sub("_", name).lower(),
        title,
        tuple(paragraph for paragraph in others if paragraph and paragraph not in sources),
        examples["Wrong"],
        examples["Right"],
        " ".join(sources).removeprefix("Source: "),
    )
