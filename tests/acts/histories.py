"""Random histories of agreements: their texts, the acts that follow them, and both as files.

    history = drawn(seed)          # an agreement, its partners and its acts, as plain dicts
    in_yaml(history)               # the keys of the agreement and of its partners
    act_in_yaml(history["acts"]["a1"])

A unit has an id, parts, and a heading where it may have one. A part is words, a list (``labels`` and ``items``), or a
table (``columns`` and ``rows``). Names in words are those of units or of values.
"""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from typing import Any

from tests.acts.spoken import LABELS

Data = dict[str, Any]

START = date(2015, 1, 1)
WAYS = ("annex",) * 6 + ("accession",) * 2 + ("withdrawal", "notice")
STYLES = {1: ("1.", "1.", "1)", "a)", "-"), 2: ("1)", "1)", "a)", "-"), 3: ("a)", "-")}
"""How lists are labelled, by how deep they are."""
ALL_KEYS = ("name", "seat", "address", "representatives")


def drawn(seed: int) -> Data:
    """A history: an agreement, its partners, and its acts."""
    draw = random.Random(seed)
    language = draw.choice(["pl", "pl", "pl", "en", "de", "fr"])
    pen = _Pen(draw)
    history: Data = {"language": language, "title": "Umowa", "acts": {}}
    history["partners"] = [pen.partner() for _ in range(draw.randint(2, 4))]
    history["values"] = {name: f"{draw.randint(1, 99)} zł" for name in pen.values}
    if pen.values and draw.random() < 0.3:
        history["values"]["v9"] = f"razem {{{pen.values[0]}}}."
        pen.values.append("v9")
    history["numbering"] = draw.choice(["none"] * 4 + ["continuous", "restart"])
    sizes = [(2, 5)] if history["numbering"] == "none" else [(1, 3)] * draw.randint(1, 3)
    history["chapters"] = [pen.chapter(draw.randint(*size)) for size in sizes]
    history["attachments"] = [pen.unit("z") for _ in range(draw.choice([0, 0, 1, 2, 3]))]
    history["preamble"] = {"heading": draw.choice(["", "Preambuła:"]), "text": f"Wstęp{pen.value()}."}
    pen.first = len(pen.known)
    for number in draw.sample(range(1, 20), draw.randint(1, 7)):
        history["acts"][f"a{number}"] = pen.act(number, history)
    return history


class _Pen:
    """Writes partners, units and acts, whose ids all differ, and refers to those that there are."""

    def __init__(self, draw: random.Random):
        self.draw, self.count = draw, 0
        self.known: list[str] = []
        self.first = 0
        """How many of the known units are the agreement's."""
        self.values = [f"v{number}" for number in range(draw.choice([0, 1, 2]))]

    def fresh(self, kind: str) -> str:
        self.count += 1
        return f"{kind}{self.count}"

    def partner(self) -> Data:
        id = self.fresh("s")
        seat = self.draw.choice(["", "Gdynia", "Sopot"])
        needed = self.draw.choice([1, 1, 1, 2])
        people = ["Osoba 0", "Osoba 1", "Osoba 2"]
        signing = {"representatives": people, "signatures_required": needed}
        return {"id": id, "name": f"Strona {id}", "seat": seat, **signing}

    def value(self) -> str:
        return f"{{{self.draw.choice(self.values)}}}" if self.values and self.draw.random() < 0.5 else ""

    def words(self, short: bool = False) -> str:
        found = [f"Treść {self.fresh('t')}"]
        if self.known and not short and self.draw.random() < 0.4:
            found.append(f"wobec {{{self.draw.choice(self.known)}}} tu")
        if self.draw.random() < 0.3 and (value := self.value()):
            found.append(value)
        return " ".join(found) + self.draw.choice([".", ";", ""])

    def parts(self, depth: int = 1) -> list[Any]:
        """Words, and behind them perhaps lists, a table, and more words."""
        draw = self.draw
        found: list[Any] = [self.words() for _ in range(draw.choice([1, 1, 2]))]
        if draw.random() < (0.6, 0.25, 0.15, 0)[depth - 1]:
            labels = draw.choice(STYLES[depth])
            found.append({"labels": labels, "items": self.items(depth)})
            if draw.random() < 0.2:
                found += [self.words()] if draw.random() < 0.5 else []
                goes_on = {"continue": True} if draw.random() < 0.5 else {}
                found.append({"labels": labels, **goes_on, "items": self.items(depth)})
        if draw.random() < 0.1:
            found.append(self.table())
        return [*found, self.words()] if draw.random() < 0.15 else found

    def items(self, depth: int) -> list[Data]:
        return [{"id": self.named("i"), "parts": self.parts(depth + 1)} for _ in range(self.draw.choice([1, 2, 3]))]

    def table(self) -> Data:
        draw = self.draw
        wide = draw.randint(1, 2)
        rows = [[draw.choice(["", self.words(), "1"]) for _ in range(wide)] for _ in range(draw.randint(1, 2))]
        rows[0][0] = rows[0][0] or "0"
        columns = {"columns": [f"K{number}" for number in range(wide)]} if draw.random() < 0.5 else {}
        return {**columns, "rows": rows}

    def named(self, kind: str) -> str:
        self.known.append(self.fresh(kind))
        return self.known[-1]

    def unit(self, kind: str) -> Data:
        unit = {"id": self.named(kind), "parts": self.parts() if kind != "i" else self.parts(2)}
        if kind == "z" or (kind == "p" and self.draw.random() < 0.4):
            unit["heading"] = self.words(short=True)
        return unit

    def chapter(self, paragraphs: int) -> Data:
        id = self.fresh("c")
        held = [self.unit("p") for _ in range(paragraphs)]
        return {"id": id, "heading": self.words(short=True), "paragraphs": held}

    def change(self, history: Data) -> Data:
        draw, known = self.draw, self.known
        way = draw.choice(["reword", "reword", "reword", "add", "add", "repeal", "repeal", "title", "value"])
        at = draw.choice(known[: self.first] if draw.random() < 0.8 else known)
        if way == "title":
            return {"way": way, "title": f"Umowa {self.fresh('t')}{draw.choice(['', '.'])}"}
        if way == "value":
            name = draw.choice(self.values or ["v0"])
            return {"way": way, "name": name, "words": draw.choice(["7 zł", f"{draw.randint(100, 999)} zł."])}
        if way == "repeal":
            return {"way": way, "at": at}
        if way == "reword" and history["numbering"] != "none" and draw.random() < 0.15:
            chapter = draw.choice(history["chapters"])["id"]
            return {"way": way, "at": chapter, "new": {"heading": self.words(short=True)}}
        new = self.unit(at[0])
        id = new.pop("id")
        if way == "add":
            return {"way": way, "at": at, "new": {"id": id, **new}}
        self.known.remove(id)
        if at[0] != "i" and draw.random() < 0.2:
            new = {"heading": self.words(short=True)}
        return {"way": way, "at": at, "new": new}

    def act(self, number: int, history: Data) -> Data:
        draw = self.draw
        date_of = START + timedelta(draw.randint(0, 40))
        named = date_of + timedelta(draw.randint(0, 30)) if draw.random() < 0.3 else None
        act: Data = {"kind": draw.choice(WAYS), "title": f"Akt nr {number}", "date": date_of, "in_force": named}
        act["final"] = draw.random() < 0.95
        act["opening"] = draw.choice([""] * 6 + [f"Na wstępie {self.value()}:", "Dnia {date}."])
        act["closing"] = draw.choice([""] * 6 + [f"Na koniec {self.value()}"])
        joined = (one["partner"] for one in history["acts"].values() if one["kind"] == "accession")
        everybody = [*history["partners"], *joined]
        someone = draw.choice(everybody)
        if act["kind"] == "annex":
            act["changes"] = [self.change(history) for _ in range(draw.choice([1, 1, 2, 3, 4]))]
        elif act["kind"] == "accession":
            act["partner"] = someone if draw.random() < 0.1 else self.partner()
        elif act["kind"] == "withdrawal":
            act["partner"] = {"id": someone["id"]}
        else:
            act["partner"] = {"id": someone["id"], **self.news()}
        some = [one["id"] for one in draw.sample(everybody, min(len(everybody), 2))]
        act["consent"] = "none"
        if act["kind"] in ("accession", "withdrawal"):
            act["consent"] = draw.choice(["all", "all", "none", some])
        return act

    def news(self) -> Data:
        """New data of a partner: some of its keys."""
        draw = self.draw
        keys = draw.sample(ALL_KEYS, draw.randint(1, len(ALL_KEYS)))
        people = ["Osoba 1", "Osoba 2", "Osoba 3"][: draw.randint(1, 3)]
        new: Data = {"name": f"Nowa {self.fresh('n')}", "seat": "Hel", "address": "Molo 1", "representatives": people}
        found = {key: new[key] for key in ALL_KEYS if key in keys}
        if "representatives" in found and len(people) > 1 and draw.random() < 0.5:
            found["signatures_required"] = 2
        return found


# As files


def in_yaml(history: Data) -> str:
    """The agreement and its partners as tests.sound reads them."""
    of_language = LABELS[history["language"]]
    keys: Data = {
        "language": history["language"], "title": history["title"], "parties": "Strony zawarły umowę.",
        "preamble": {key: words for key, words in history["preamble"].items() if words},
        "paragraph_labels": of_language["paragraph"].format("1"),
    }  # fmt: skip
    if history["values"]:
        keys["values"] = history["values"]
    chapters = [
        {"id": one["id"], "heading": one["heading"], "paragraphs": [_unit(unit) for unit in one["paragraphs"]]}
        for one in history["chapters"]
    ]
    if history["numbering"] == "none":
        keys["paragraphs"] = chapters[0]["paragraphs"]
    else:
        keys |= {"chapters": chapters, "numbering": history["numbering"]}
        keys["chapter_labels"] = of_language["chapter"].format("I")
    if history["attachments"]:
        keys["attachment_labels"] = of_language["attachment"].format("1")
        keys["attachments"] = [_unit(one, "title") for one in history["attachments"]]
    keys["partners"] = [_partner(one) for one in history["partners"]]
    return f"status: final\ndate: {START}\n" + "".join(f"{key}: {_json(value)}\n" for key, value in keys.items())


def act_in_yaml(act: Data) -> str:
    keys: Data = {"kind": act["kind"], "title": act["title"], "status": "final" if act["final"] else "draft"}
    keys |= {key: act[key] for key in ("opening", "closing") if act[key]}
    days = f"date: {act['date']}\n" + (f"in_force: {act['in_force']}\n" if act["in_force"] else "")
    if "changes" in act:
        keys["changes"] = [_change(one) for one in act["changes"]]
    else:
        keys["partner"] = act["partner"]["id"] if act["kind"] == "withdrawal" else _partner(act["partner"])
    if act["consent"] != "none":
        keys["consent"] = act["consent"]
    return days + "".join(f"{key}: {_json(value)}\n" for key, value in keys.items())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _partner(one: Data) -> Data:
    said = {key: value for key, value in one.items() if value}
    if "representatives" in one:
        said["representatives"] = [{"name": name} for name in one["representatives"]]
    return said


def _unit(unit: Data, heading: str = "heading") -> Data:
    said = {heading: unit["heading"]} if "heading" in unit else {}
    return {**({"id": unit["id"]} if "id" in unit else {}), **said, **_text(unit)}


def _text(unit: Data) -> Data:
    return {"text": [_part(one) for one in unit["parts"]]} if "parts" in unit else {}


def _part(part: Any) -> Any:
    if isinstance(part, str):
        return part
    if "rows" in part:
        return {"table": part}
    return {**part, "items": [_unit(item) for item in part["items"]]}


def _change(one: Data) -> Data:
    if one["way"] == "title":
        return {"title": one["title"]}
    if one["way"] == "value":
        return {"values": {one["name"]: one["words"]}}
    if one["way"] == "repeal":
        return {"repeal": one["at"]}
    return {"in": one["at"], **_unit(one["new"])} if one["way"] == "reword" else {
        "after": one["at"], "add": _unit(one["new"])}  # fmt: skip
