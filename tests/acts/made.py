"""Agreements and the acts that follow them, made of a few lines: what an act says, and what the text is after it."""

from __future__ import annotations

from textwrap import dedent

from kpes.acts.amending import Amended
from kpes.acts.text import Composed, composed
from kpes.fingerprint import canonical_text
from kpes.layout.drawing import Layout
from kpes.model import Act
from kpes.shapes.table import read_act
from tests.sound import data
from tests.told import told

FILE = "data/acts/aneks-1/act.yaml"
ANNEX = "kind: annex\ntitle: Aneks nr 1\ndate: 2015-03-01\nstatus: final\n"


def act(yaml: str, file: str = FILE) -> Act:
    """The act of these keys; an annex, unless they say more."""
    whole = dedent(yaml)
    read, log = read_act((whole if "kind:" in whole else f"{ANNEX}{whole}").encode(), file)
    found = told(log)
    assert read, found
    return read


def laid(yaml: str = "") -> Layout:
    """The sound agreement with these keys, laid out for its partners."""
    read = data(yaml)
    assert read.agreement
    assert read.partners
    return Layout(read.agreement, read.partners)


def compose(yaml: str, agreement: str = "") -> Composed:
    before = laid(agreement)
    return composed(act(yaml), before)


def lines(layout: Layout) -> list[str]:
    """The canonical text, without the no-break spaces."""
    return canonical_text(layout.document()).decode().replace("\xa0", " ").splitlines()


def said(yaml: str, agreement: str = "") -> list[str]:
    """What an act says, line by line, without title, date and signatory list."""
    made = compose(yaml, agreement)
    assert made.text, wrong(made)
    return lines(Layout(made.text, made.signers))[2:-4]


def after(yaml: str, agreement: str = "") -> list[str]:
    """The lines of the agreement after the act that are not its own before it, each behind the number of its line."""
    return lines(Layout(compose(yaml, agreement).after.agreement, laid(agreement).partners))


def wrong(made: Composed | Amended) -> list[str]:
    return [f"{one.place.line}:{one.place.column} {one.code} {one.said}" for one in made.faults]
