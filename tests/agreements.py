"""Any agreement that the format can hold, what may be done to one, and what a reader of one sees.

    @tried(200)
    @given(agreements())
    def test_…(held):
        read = data(in_yaml(held))     # tests.sound; the partners are in it, too
        document = draw_up(read.agreement, read.partners)

``agreements()`` gives what the two files hold, as plain values: chapters or paragraphs, headings, lists to the deepest
level, labels that are written, texts behind sub-items, lists that go on, tables at any depth, bold and italic, values,
references from everywhere to everything, areas and goals, attachments of both kinds with signatory lists of their own,
extra copies and described partners, in each language. A file that is attached is `ATTACHED`. In a project ``partners``
belongs into a file of its own: ``{"partners": held.pop("partners")}``. Other ``words`` may be given, such as those of
`tests.render.specimens`, which look like markup; braces and asterisks mean in them what they mean in the data.

``edits()`` gives an agreement and the same one after units were put in or moved. `Reading` knows, by no code of kpes,
which units there are in their order, which references stand where, and to what each leads.
"""

from __future__ import annotations

import copy
import json
import os
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from kpes.language import LANGUAGES
from kpes.model import DEEPEST_LISTS
from tests import thorough

Held = dict[str, Any]
Draw = Any

ATTACHED = "data/attachments/znak.png"
PLAIN = (
    "Rada liczy **trzech** członków.",
    "*Uwaga:* ważne",
    "**Bardzo *ważne* słowa** i ***inne***,",
    "wy*raz*ny oraz *a***b**",
    "wkład {wklad} w XXXXX egz. dnia {date}.",
    "**{wklad}**-owy",
    "**{wklad}** i *{wklad}*",
    r"5 \* 3 i 7 * 2",
    "do {koniec} r. w życie",
    "<b>&amp;</b> # _x_ `y` [z](w) | ~",
    "1. nie lista",
    "- ani ta",
    "zob. ‹{?}›, ust. 3",
    "‹{?}› stosuje się",
    "zgodnie z **‹{?}›**–‹{?}›",
)
"""Words of the format. A question mark in braces becomes the name of a unit; such a reference stands between marks."""
WORDS: st.SearchStrategy[str] = st.sampled_from(PLAIN)
LABELS = ("1.", "1)", "a)", "-", "1.1.", "(i)", "I.", "(A)", "--", "(1)")
CELLS = st.just("")
SHOWN = (["representatives", "functions", "date", "place"], ["date"], ["functions"], [])


class _Writer:
    """Writes an agreement by what is drawn, and counts the names that it gives."""

    def __init__(self, draw: Draw, words: st.SearchStrategy[str]):
        self.draw, self.words, self.named = draw, words, 0

    def maybe(self, one_in: int = 2) -> bool:
        return self.draw(st.integers(1, one_in)) == one_in  # what is plain comes first, for the sake of shrinking

    def said(self) -> str:
        return self.draw(self.words)

    def own(self, label: str, one_in: int = 2) -> Held:
        """An id, or a label that does not follow, or neither."""
        found: Held = {}
        if self.maybe(one_in):
            found["id"] = f"n{self.named}"
            self.named += 1
        if label and self.maybe(8):
            found["label"] = label
        return found

    def table(self) -> Held:
        width, cell = self.draw(st.integers(1, 3)), CELLS | self.words
        rows = self.draw(st.lists(st.lists(cell, min_size=width, max_size=width), min_size=1, max_size=2))
        headed = {"columns": [self.said() for _ in range(width)]} if self.maybe() else {}
        return {"table": {**headed, "rows": rows}}

    def listed(self, depth: int, goes_on: bool) -> Held:
        labels = self.draw(st.sampled_from(LABELS))
        items = [self.item(depth + 1) for _ in range(self.draw(st.integers(1, 2)))]
        return {"labels": labels, "items": items, **({"continue": True} if goes_on and self.maybe() else {})}

    def item(self, depth: int) -> Any:
        own = self.own(f"{self.draw(st.integers(3, 9))}x.")
        if not self.maybe(2 if depth < 3 else 3):
            return {**own, "text": self.said()} if own else self.said()
        rest = self.text(depth)
        match rest:
            case [{"labels": labels, "items": items, **more}] if not more and self.maybe():
                return {**own, "text": self.said(), "labels": labels, "items": items}
        return {**own, "text": [self.said(), *rest]}

    def text(self, depth: int = 0) -> list[Any]:
        parts: list[Any] = []
        for _ in range(self.draw(st.integers(1, 2 if depth else 3))):
            kind = self.draw(st.integers(0, 4))
            if kind < 2:
                parts.append("\n\n".join(self.said() for _ in range(1 + self.maybe(8))))
            elif kind == 2 or depth == DEEPEST_LISTS:
                parts.append(self.table())
            else:
                parts.append(self.listed(depth, any("labels" in part for part in parts if isinstance(part, dict))))
        return parts

    def paragraph(self) -> Held:
        heading = {"heading": self.said()} if self.maybe() else {}
        text = {} if heading and self.maybe(6) else {"text": self.text()}  # a heading may stand alone
        return {**self.own("§ 7a"), **heading, **text}

    def chapters(self, paragraphs: list[Held]) -> Held:
        cut = self.draw(st.integers(1, len(paragraphs)))
        halves = [half for half in (paragraphs[:cut], paragraphs[cut:]) if half]
        chapters = [
            {**self.own("Rozdział Ia"), **({"heading": self.said()} if self.maybe() else {}), "paragraphs": half}
            for half in halves
        ]
        labels = {"chapter_labels": self.draw(st.sampled_from(["Rozdział I", "Dział 1", "A."]))} if self.maybe() else {}
        return {"chapters": chapters, "numbering": self.draw(st.sampled_from(["continuous", "restart"])), **labels}

    def areas_and_goals(self, paragraphs: list[Held]) -> Held:
        areas = [{"id": f"obszar-{at}", "text": self.said()} for at in range(self.draw(st.integers(1, 2)))]
        goals = [{"id": "cele", "area": "obszar-0", "heading": self.said(), "text": self.text(1)}]
        for what, labels in (("areas", "1/"), ("goals", "I.")):
            paragraphs.append({"text": [self.said(), {"insert": what, "labels": labels}]})
        return {"areas": areas, "goals": goals}

    def signatories(self) -> Held:
        return {
            "partners_heading": "Partnerzy:",
            "signature_heading": "Podpis",
            "layout": self.draw(st.sampled_from(["table", "blocks"])),
            **({"show": shown} if (shown := self.draw(st.sampled_from(SHOWN))) else {}),
        }

    def attachment(self, number: int) -> Held:
        own = {"id": f"z{number}", "title": self.said()}
        signed = {"signatories": self.signatories()} if self.maybe(3) else {}
        held = {"file": ATTACHED} if self.maybe(3) else {"text": self.text()}
        return {**own, **({} if self.maybe(6) else held), **signed}

    def partner(self, id: str) -> Held:
        person = {"name": "Anna Nowak", **({"function": "Prezes"} if self.maybe() else {})}
        return {
            "id": id,
            "name": f"Fundacja „{id.upper()}”",
            **({"seat": "Gdańsk"} if self.maybe() else {}),
            **({"krs": "0000123456", "representatives": [person]} if self.maybe() else {}),
            **({"signatures_required": 2} if self.maybe(3) else {}),
            **({"description": self.said()} if self.maybe(4) else {}),
        }

    def agreement(self) -> Held:
        paragraphs = [self.paragraph() for _ in range(self.draw(st.integers(1, 3)))]
        paragraphs[0]["id"] = "par"
        more = self.areas_and_goals(paragraphs) if self.maybe(3) else {}
        held = {
            "language": self.draw(st.sampled_from(sorted(LANGUAGES, key="pl en de fr".index))),
            "status": self.draw(st.sampled_from(["draft", "final"])),
            "title": "Porozumienie\nKLASTRA" if self.maybe() else "Porozumienie",
            "date": "2014-11-07",
            "form": "written",
            "values": {"wklad": "120 000,00 zł", "koniec": "2029-12-31"},
            "parties": [self.said(), self.parties()],
            **({"preamble": {"heading": "Preambuła:", "text": self.text()}} if self.maybe() else {}),
            **({"resolution": self.said()} if self.maybe() else {}),
            "paragraph_labels": self.draw(st.sampled_from(["§ 1", "Par. 1.", "Art. 1", "1."])),
            **(self.chapters(paragraphs) if self.maybe() else {"paragraphs": paragraphs}),
            **more,
            "attachments": [self.attachment(number) for number in range(self.draw(st.integers(1, 2)))],
            "signatories": self.signatories(),
            **({"copies": {"each": 2, "extra": [{"id": "ip", "name": "Instytucja"}]}} if self.maybe(3) else {}),
            "partners": [self.partner("a"), self.partner("b")],
        }
        names = [unit.name for unit in Reading(held).units if unit.name]
        return _renamed(held, lambda: self.draw(st.sampled_from(names)))

    def parties(self) -> Held:
        sentence = {"text": "{name}[, {seat}][, KRS {krs}; {representatives}]"} if self.maybe() else {}
        return {"insert": "partners", "labels": self.draw(st.sampled_from(["1.", "-"])), **sentence}


def _renamed(value: Any, name: Any) -> Any:
    """All of a value with a name in the place of each question mark in braces."""
    if isinstance(value, dict):
        return {key: _renamed(one, name) for key, one in value.items()}
    if isinstance(value, list):
        return [_renamed(one, name) for one in value]
    return re.sub(r"\{\?\}", lambda _: f"{{{name()}}}", value) if isinstance(value, str) else value


def tried(many: int) -> settings:
    """Tries a part of so many, the same each time; or as many others as KPES_AGREEMENTS says (``make fuzz``: 2,000)."""
    return settings(
        max_examples=thorough.part(many, "KPES_AGREEMENTS"),
        deadline=None,
        database=None,
        derandomize="KPES_AGREEMENTS" not in os.environ,
        suppress_health_check=list(HealthCheck),
    )


@st.composite
def agreements(draw: Draw, words: st.SearchStrategy[str] = WORDS) -> Held:
    """An agreement and its partners, as the module tells."""
    return _Writer(draw, words).agreement()


def in_yaml(held: Held) -> str:
    """The agreement and its partners as YAML, a line for each key: a tenth of the time that a fairer layout takes."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in held.items())


# What a reader sees


class Unit(NamedTuple):
    """A unit: its place among all units, its name if it has one, its count among those beside it, what it stands in.

    ``labels`` is the first label of its list, where it stands in one.
    """

    kind: str
    number: int
    name: str = ""
    position: int = 1
    outer: Unit | None = None
    labels: str = ""

    def chain(self) -> list[Unit]:
        """The units from the outermost one to itself."""
        return [*(self.outer.chain() if self.outer else ()), self]


class Reference(NamedTuple):
    """The name that stands in a text, and the unit whose text it is; none where no reference is ever short."""

    name: str
    within: Unit | None


class Reading:
    """An agreement read from its beginning to its end: its ``units`` and ``references``, each in their order."""

    def __init__(self, held: Held):
        self.held = held
        self.units: list[Unit] = []
        self.references: list[Reference] = []
        self._read()

    def _unit(self, kind: str, *more: Any) -> Unit:
        self.units.append(Unit(kind, len(self.units), *more))
        return self.units[-1]

    def _read(self) -> None:
        held = self.held
        self._parts(held["parties"])
        if "preamble" in held:
            self._parts(held["preamble"]["text"])
        self._words(held.get("resolution", ""))
        for position, chapter in enumerate(held.get("chapters", ()), 1):
            unit = self._unit("chapter", chapter.get("id", ""), position)
            self._words(chapter.get("heading", ""))
            self._paragraphs(chapter["paragraphs"], unit if held["numbering"] == "restart" else None)
        self._paragraphs(held.get("paragraphs", ()))
        for position, one in enumerate(held.get("attachments", ()), 1):
            unit = self._unit("attachment", one.get("id", ""), position)
            self._words(one["title"])
            self._parts(one.get("text", ()), unit)

    def _paragraphs(self, paragraphs: list[Held], chapter: Unit | None = None) -> None:
        for position, one in enumerate(paragraphs, 1):
            unit = self._unit("paragraph", one.get("id", ""), position, chapter)
            self._words(one.get("heading", ""), unit)
            self._parts(one.get("text", ()), unit)

    def _parts(self, parts: Any, outer: Unit | None = None) -> None:
        count = 0
        for part in [parts] if isinstance(parts, str) else parts:
            match part:
                case str():
                    self._words(part, outer)
                case {"table": table}:
                    for cells in (table.get("columns", ()), *table["rows"]):
                        self._words("\n".join(cells))
                case {"items": items}:
                    start = count if part.get("continue") else 0
                    count = start + len(items)
                    for position, item in enumerate(items, start + 1):
                        self._item(item, position, outer, part["labels"])
                case {"insert": what}:
                    self._inserted(what, outer, part["labels"])

    def _item(self, item: Any, position: int, outer: Unit | None, labels: str) -> None:
        held = item if isinstance(item, dict) else {"text": item}
        unit = self._unit("item", held.get("id", ""), position, outer, labels)
        self._parts(held["text"], unit)
        if "items" in held:
            self._parts([{"labels": held["labels"], "items": held["items"]}], unit)

    def _inserted(self, what: str, outer: Unit | None, labels: str) -> None:
        if what == "areas":
            for position, area in enumerate(self.held["areas"], 1):
                self._words(area["text"], self._unit("item", area["id"], position, outer, labels))
        elif what == "goals":
            for section in self.held["goals"]:
                self._unit("section")
                self._words(section["heading"], outer)
                self._parts(section["text"], outer)
        else:
            for partner in self.held["partners"]:
                self._unit("partner")
                self._words(partner.get("description", ""))

    def _words(self, words: str, within: Unit | None = None) -> None:
        alone = within is None or within.chain()[0].kind == "attachment"
        found = re.findall(r"‹\{(.+?)\}›", words)
        self.references.extend(Reference(name, None if alone else within) for name in found)


# What may be done to an agreement


class Edit(NamedTuple):
    """An agreement, and the same one after a unit was put in or moved."""

    before: Held
    after: Held


@st.composite
def edits(draw: Draw) -> Edit:
    """An agreement, and what became of it."""
    before = draw(agreements())
    after = copy.deepcopy(before)
    for _ in range(draw(st.integers(1, 3))):
        _edit(draw, after)
    return Edit(before, after)


def _edit(draw: Draw, held: Held) -> None:
    """Puts a unit in, or moves one: a paragraph among all paragraphs, an item into any list, however deep."""
    paragraphs = [chapter["paragraphs"] for chapter in held.get("chapters", ())] or [held["paragraphs"]]
    lists = [listed for group in paragraphs for one in group for listed in _lists(one.get("text"), 0)]
    groups = [(items, None) for items in paragraphs]
    if lists and draw(st.booleans()):
        groups = lists
    (to, depth), (of, _) = draw(st.sampled_from(groups)), draw(st.sampled_from(groups))
    unit: Any = {"text": ["Wstawiony."]}
    if draw(st.booleans()) and len(of) > 1:
        moved = draw(st.sampled_from(of))
        inner = list(_lists(_parts(moved), depth or 0))
        if all(items is not to and deep <= DEEPEST_LISTS for items, deep in inner):
            of[:] = [one for one in of if one is not moved]
            unit = moved
    to.insert(draw(st.integers(0, len(to))), unit)


def _lists(parts: Any, depth: int) -> Iterator[tuple[list[Any], int]]:
    """The items of each list that stands in some parts, and how deep it stands, from 1."""
    for part in parts if isinstance(parts, list) else ():
        if isinstance(part, dict) and "items" in part:
            yield part["items"], depth + 1
            for item in part["items"]:
                yield from _lists(_parts(item), depth + 1)


def _parts(unit: Any) -> list[Any]:
    """All that stands in a unit."""
    if not isinstance(unit, dict):
        return [unit]
    text = unit.get("text", [])
    return [*(text if isinstance(text, list) else [text]), unit]
