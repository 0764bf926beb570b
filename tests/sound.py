"""A small sound agreement and its partners, and the same with some of their keys replaced."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from textwrap import dedent

from kpes.copies.lists import Copies
from kpes.findings import Finding, in_order
from kpes.project.snapshot import Snapshot
from kpes.register.reading import Files
from kpes.rules import check
from kpes.shapes.table import read_agreement, read_partners
from kpes.source import Sources
from tests.parties import signature
from tests.project import snapshot
from tests.told import told

TODAY = date(2026, 1, 15)

AGREEMENT = """\
language: pl
status: draft
title: Porozumienie
date: 2014-11-07
form: written
parties: Porozumienie zawarte, dnia {date} pomiędzy partnerami.
preamble:
  heading: 'Preambuła:'
  text: Partnerzy współpracują.
paragraphs:
  - text: Porozumienie sporządzono w XXXXX jednobrzmiących egzemplarzach.
signatories:
  partners_heading: 'Partnerzy:'
  signature_heading: Podpis pełnomocnika
"""

PARTNERS = """\
partners:
  - id: a
    name: Fundacja A
    representatives: [{name: Anna Nowak}]
  - id: b
    name: Spółdzielnia B
    representatives: [{name: Jan Kowalski}]
"""


def replaced(yaml: str, by: str) -> str:
    """``yaml`` with the top-level keys of ``by`` in place of its own; keys that it has not are added.

    Chapters take the place of paragraphs, as no agreement has both.
    """
    keys = _top_level(dedent(by))
    return "".join({**_top_level(without(yaml, *(["paragraphs"] if "chapters" in keys else []))), **keys}.values())


def without(yaml: str, *keys: str) -> str:
    """``yaml`` without these top-level keys."""
    return "".join(value for key, value in _top_level(yaml).items() if key not in keys)


def _top_level(yaml: str) -> dict[str, str]:
    stretches = re.split(r"^(?=\w)", yaml.strip("\n") + "\n", flags=re.MULTILINE)
    return {stretch.partition(":")[0]: stretch for stretch in stretches if stretch}


def agreement(by: str = "") -> str:
    """The sound agreement with the top-level keys of ``by`` in place of its own."""
    return replaced(AGREEMENT, by)


def saying(*paragraphs: str, language: str = "pl") -> str:
    """The keys of an agreement whose paragraphs say this."""
    texts = "".join(f"  - text: {json.dumps(text, ensure_ascii=False)}\n" for text in paragraphs)
    return f"language: {language}\nparagraphs:\n{texts}"


def pointed(yaml: str, code: str) -> list[tuple[str, str]]:
    """What a rule points at in the sound data with these keys, and what it says of it."""
    return [(one.words, str(one.message)) for one in rule_findings(yaml) if one.code == code]


def data(yaml: str = "", today: date = TODAY, **given: object) -> Snapshot:
    """What the rules are given of the sound data with these keys, ``partners`` and ``register`` too.

    ``register`` names the ids that the register holds a signature for; parts that are ``given`` are as they are given.
    """
    keys = _top_level(dedent(yaml))
    recorded = keys.pop("register", "")
    partners = keys.pop("partners", PARTNERS)
    files = {
        "data/agreement.yaml": replaced(AGREEMENT, "".join(keys.values())).encode(),
        "data/partners.yaml": partners.encode(),
    }
    agreement, of_agreement = read_agreement(files["data/agreement.yaml"], "data/agreement.yaml")
    parties, of_partners = read_partners(files["data/partners.yaml"], "data/partners.yaml")
    found = told([*of_agreement, *of_partners])
    assert found == [], found
    records = dict.fromkeys(recorded.partition(":")[2].split(), (signature(),))
    parts = {"agreement": agreement, "partners": parties, "sources": Sources(files.__getitem__), "records": records}
    return of_values(today, **{**parts, **given})


def of_values(today: date = TODAY, **given: object) -> Snapshot:
    """A snapshot of what is ``given`` and nothing else."""
    nothing = {
        "agreement": None,
        "partners": None,
        "sources": Sources(),
        "fingerprint": None,
        "records": {},
        "files": Files({}),
        "editions": {},
        "evidence": {},
        "copies": Copies(Path(), sums={}, manifest=None),
    }
    return snapshot(Path(), today, **{**nothing, **given})


def rule_findings(yaml: str, today: date = TODAY) -> list[Finding]:
    """What the rules find in the sound data with these keys."""
    return in_order(check(data(yaml, today)))


def told_by(code: str, yaml: str, today: date = TODAY) -> list[str]:
    """What the rule of this code tells of the sound data with these keys."""
    return told(finding for finding in rule_findings(yaml, today) if finding.code == code)
