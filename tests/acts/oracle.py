"""A brute-force model of what acts say and what is in force: plain dicts and lines, and no code of kpes/acts.

    model = Model(drawn(seed))     # see tests.acts.histories
    model.say("a1", state)         # the lines of an act, against what is in force
    model.live(signatures, until)  # what is in force after each act that takes effect, in their order
    model.consolidated(state, day)

A day passes after the other; on each, acts that have all they need take effect, in the order of their ids, until none
does any more. Each unit bears the number that it once got, and what act it has its words from.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from tests.acts.histories import START, Data
from tests.acts.spoken import LABELS, MARKS, OF_CHAPTER, ORDINALS, SAID, UNITS, long, quoted, the, to

TIMES = ["", " bis", " ter", " quater", " quinquies", " sexies"]


class Fault(Exception):
    """An act that cannot be carried out."""


class Spot(NamedTuple):
    """A unit with all that it stands in: outermost the paragraph or the attachment. A chapter is not in the chain."""

    chain: list[Data]
    chapter: Data | None

    @property
    def unit(self) -> Data:
        return self.chain[-1]


class Model:
    """What acts say, which of them take effect, and what is in force then."""

    def __init__(self, history: Data):
        self.history, self.language = history, history["language"]
        self.restarts = history["numbering"] == "restart"

    def said(self, key: str, *words: str, **named: str) -> str:
        return SAID[self.language][key].format(*words, **named)

    def long(self, day: date) -> str:
        return long(day, self.language)

    def start(self) -> Data:
        state = copy.deepcopy({key: self.history[key] for key in ("title", "values", "chapters", "attachments")})
        count = 0
        for number, chapter in enumerate(state["chapters"]):
            chapter.update(kind="chapter", number=["I", "II", "III"][number], note=None)
            count = 0 if self.restarts else count
            for one in chapter["paragraphs"]:
                count += 1
                self.number(one, "paragraph", str(count))
        for count, one in enumerate(state["attachments"], 1):
            self.number(one, "attachment", str(count))
        bound = [{**one, "since": START, "until": None, "by": [""], "known_as": []} for one in self.history["partners"]]
        return {**state, "title_note": None, "bound": bound, "acts": [], "annexes": [], "frozen": {}, "last": START}

    def number(self, unit: Data, kind: str, number: str, labels: str = "", depth: int = 0) -> None:
        """Gives a unit its number, and those in it theirs."""
        unit.update(kind=kind, number=number, note=None, labels=labels, depth=depth)
        for run in self.runs(unit):
            for at, item in enumerate([item for part in run for item in part["items"]]):
                style = run[0]["labels"]
                self.number(item, "item", {"1": str(at + 1), "a": "abcdefghij"[at]}.get(style[0], ""), style, depth + 1)

    def runs(self, unit: Data) -> list[list[Data]]:
        """The lists in a unit, those together that count on."""
        found: list[list[Data]] = []
        for part in unit["parts"]:
            if isinstance(part, dict) and "items" in part:
                if part.get("continue") and found:
                    found[-1].append(part)
                else:
                    found.append([part])
        return found

    # What there is

    def spots(self, state: Data) -> Iterator[Spot]:
        for chapter in state["chapters"]:
            if self.history["numbering"] != "none":
                yield Spot([chapter], None)
            for one in chapter["paragraphs"]:
                yield from self.inside(Spot([one], chapter if self.restarts else None))
        for one in state["attachments"]:
            yield from self.inside(Spot([one], None))

    def inside(self, spot: Spot) -> Iterator[Spot]:
        yield spot
        for run in self.runs(spot.unit):
            for part in run:
                for item in part["items"]:
                    yield from self.inside(Spot([*spot.chain, item], spot.chapter))

    def find(self, state: Data, id: str) -> Spot | None:
        return next((spot for spot in self.spots(state) if spot.unit["id"] == id), None)

    def siblings(self, state: Data, spot: Spot) -> list[Data]:
        """All that are counted with a unit."""
        if spot.unit["kind"] == "attachment":
            return state["attachments"]
        if spot.unit["kind"] == "paragraph":
            chapters = [one for one in state["chapters"] if spot.chapter is None or one is spot.chapter]
            return [one for chapter in chapters for one in chapter["paragraphs"]]
        runs = [[item for part in run for item in part["items"]] for run in self.runs(spot.chain[-2])]
        return next(run for run in runs if any(one is spot.unit for one in run))

    # References

    def refer(self, state: Data, id: str, within: Spot | None) -> str:
        spot = self.find(state, id)
        return self.reference(state, spot, within) if spot else state["frozen"][id]

    def reference(self, state: Data, spot: Spot, within: Spot | None) -> str:
        steps = self.steps(state, spot)
        shared = 0
        if within and within.chain[0]["kind"] == "paragraph":
            ids = [one["id"] for one in within.chain]
            while shared < len(steps) - 1 and shared < len(ids) and spot.chain[shared]["id"] == ids[shared]:
                shared += 1
        if self.language == "en":
            said = self.in_english(state, spot, shared)
        else:
            said = {"fr": ", "}.get(self.language, " ").join(steps[shared:])
        if shared or not spot.chapter or (within and within.chapter and within.chapter["id"] == spot.chapter["id"]):
            return said
        return OF_CHAPTER[self.language].format(said, spot.chapter["number"])

    def steps(self, state: Data, spot: Spot) -> list[str]:
        """What each unit that leads to one is called."""
        found = []
        for at, unit in enumerate(spot.chain, 1):
            named = UNITS[self.language]
            labels = unit.get("labels", "")
            name = "deeper" if labels == "1." and unit["depth"] > 1 else labels or unit["kind"]
            number = unit["number"] or self.position(state, Spot(spot.chain[:at], spot.chapter))
            found.append(named.get(name, "{}").format(number))
        return found

    def position(self, state: Data, spot: Spot) -> str:
        """Of a dash, which has no number."""
        at = next(at for at, one in enumerate(self.siblings(state, spot)) if one is spot.unit)
        return ORDINALS[at] if self.language == "pl" else str(at + 1)

    def in_english(self, state: Data, spot: Spot, shared: int) -> str:
        unit = spot.unit
        if unit.get("labels") == "a)" and shared == len(spot.chain) - 1 > 0:
            return f"paragraph ({unit['number']})"
        said = UNITS["en"][spot.chain[0]["kind"]].format(spot.chain[0]["number"])
        for at, one in enumerate(spot.chain[1:], 2):
            number = one["number"] or self.position(state, Spot(spot.chain[:at], spot.chapter))
            said += {"1.": f".{number}", "-": f" indent {number}"}.get(one["labels"], f"({number})")
        return said

    def called(self, state: Data, spot: Spot, within: Spot | None = None) -> str:
        """What a sentence calls a unit: one that is no part of another by its label, so that no noun is missing."""
        if spot.unit["kind"] in ("attachment", "chapter"):
            label = LABELS[self.language][spot.unit["kind"]].format(spot.unit["number"])
            return label[0].lower() + label[1:] if self.language in ("pl", "fr") else label
        return self.reference(state, spot, within)

    def at(self, state: Data, spot: Spot) -> str:
        """A unit in which something is."""
        if self.language == "fr":
            return to(self.called(state, spot))
        if self.language != "pl":
            return self.called(state, spot)
        first = spot.chain[0]
        noun = {"attachment": "załączniku ", "chapter": "rozdziale "}.get(first["kind"], "")
        return noun + self.reference(state, spot, None)

    def whereabouts(self, state: Data, spot: Spot, within: Spot | None) -> dict[str, str]:
        """What a sentence calls a unit, and what comes before it."""
        whole = spot.unit["kind"] in ("attachment", "chapter")
        if self.language in ("en", "de") or whole:
            called = self.called(state, spot, within)
            return {"where": "", "unit": the(called) if self.language == "fr" else called}
        steps = self.steps(state, spot)
        if spot.chapter and not within:
            steps[0] = OF_CHAPTER[self.language].format(steps[0], spot.chapter["number"])
        if self.language == "pl" and spot.chain[0]["kind"] == "attachment":
            steps[0] = f"załączniku {steps[0]}"
        *outer, last = steps[1:] if within else steps
        if self.language == "fr":
            return {"where": "".join(f"{to(one)}, " for one in outer), "unit": the(last)}
        return {"where": "".join(f"w {one} " for one in outer), "unit": last}

    # Words

    def words(self, state: Data, text: str, within: Spot | None, values: Data | None = None) -> str:
        known = state["values"] if values is None else values

        def printed(found: re.Match[str]) -> str:
            """What a name stands for; where that ends with a full stop, one behind it is not doubled."""
            name = found[1]
            said = self.words(state, known[name], within, values) if name in known else self.refer(state, name, within)
            return said if found[2] and said.endswith(".") else said + found[2]

        return " ".join(re.sub(r"\{(\w+)\}(\.?)", printed, text).split())

    def label(self, unit: Data) -> str:
        if unit["kind"] == "item":
            return unit["labels"].replace(unit["labels"][0], unit["number"] or "-", 1)
        return LABELS[self.language][unit["kind"]].format(unit["number"])

    def lines(self, state: Data, spot: Spot, notes: bool = False) -> list[str]:
        """A unit line by line, with empty ones for empty cells."""
        unit = spot.unit
        parts = list(unit.get("parts", []))
        heading = unit.get("heading", "") if unit["kind"] != "item" else parts.pop(0)
        of_heading = spot if unit["kind"] in ("paragraph", "item") else None
        found = [f"{self.label(unit)} {self.words(state, heading, of_heading)}".strip()]
        for part in parts:
            if isinstance(part, str):
                found.append(self.words(state, part, spot))
            elif "rows" in part:
                cells = [*part.get("columns", []), *(cell for row in part["rows"] for cell in row)]
                found += [self.words(state, cell, None) for cell in cells]
            else:
                for item in part["items"]:
                    found += self.lines(state, Spot([*spot.chain, item], spot.chapter), notes)
        if notes and unit["note"]:
            note = self.note(unit["note"])
            found = [f"{found[0]} {note}"] if unit["kind"] == "chapter" else [*found, note]
        return found

    def note(self, note: tuple[str, str, date]) -> str:
        what, id, day = note
        return self.said(f"note {what}", act=self.history["acts"][id]["title"], day=self.long(day))

    def quoted(self, state: Data, spot: Spot) -> list[str]:
        """A unit between quotation marks."""
        lines = self.lines(state, spot)
        opening, closing = quoted("\0", self.language).split("\0")
        lines[0] = opening + lines[0]
        lines[-1] += closing
        return lines

    def ends_in_table(self, unit: Data) -> bool:
        last = unit["parts"][-1] if unit.get("parts") else ""
        if isinstance(last, str):
            return False
        return "rows" in last or self.ends_in_table(last["items"][-1])

    # Acts

    def say(self, id: str, state: Data) -> tuple[list[str], list[Data], Data]:
        """The lines of an act, who signs it, and what the agreement is after it."""
        act = self.history["acts"][id]
        day = max(act["date"], START)
        bound = [one for one in state["bound"] if one["since"] <= day and (one["until"] is None or day < one["until"])]
        ids = [one["id"] for one in bound]
        after = copy.deepcopy(state)
        if act["kind"] == "annex":
            signing = bound
            sentences = self.amend(act, state, after)
            opened = act["opening"].endswith(":")
            own = [] if opened else [self.said("several" if len(act["changes"]) > 1 else "one")]
            own += sentences
        else:
            party = act["partner"]
            if (act["kind"] == "accession") == (party["id"] in ids):
                raise Fault
            if act["kind"] == "accession" and any(one["id"] == party["id"] for one in state["bound"]):
                raise Fault
            consent = {"all": ids, "none": []}[act["consent"]] if isinstance(act["consent"], str) else act["consent"]
            if not set(consent) <= set(ids):
                raise Fault
            old = next((one for one in bound if one["id"] == party["id"]), party)
            others = [one for one in bound if one["id"] in consent and one["id"] != party["id"]]
            signing = [old, *(others if act["kind"] != "notice" else [])]
            own = self.declare(act, state, old)
        own.append(self.said("day", day=self.long(act["in_force"])) if act["in_force"] else self.said("signed"))
        listed = [one["name"] + (f", {one['seat']}" if one.get("seat") else "") for one in signing]
        head = [act["title"], *([] if act["final"] else [self.said("draft")])]
        head += [] if "{date}" in act["opening"] else [self.said("dated", day=self.long(act["date"]))]
        dated = {**after["values"], "date": self.long(act["date"])}
        before, behind = ([self.words(after, act[key], None, dated)] for key in ("opening", "closing"))
        lines = [*head, *before, *own, *behind, "Partnerzy:", "Podpis pełnomocnika", *listed]
        return [line.strip() for line in lines if line], signing, after

    def declare(self, act: Data, state: Data, old: Data) -> list[str]:
        of = {"title": quoted(state["title"], self.language), "day": self.long(START)}
        if act["kind"] == "notice":
            new = act["partner"]
            told = [(key, new[key]) for key in ("name", "seat", "address") if key in new]
            if "representatives" in new:
                told.append(("representatives", ", ".join(new["representatives"])))
            said = [f"– {self.said(key, words)}" for key, words in told]
            return [self.said("data", party=old["name"], **of), *said]
        party = old["name"] + (f", {self.said('party seat', old['seat'])}" if old.get("seat") else "")
        party += f", {old['address']}" if old.get("address") else ""
        party += self.said("party", ", ".join(old["representatives"]))
        if act["kind"] == "accession":
            return [self.said("joins", party=party, **of), self.said("knows")]
        return [self.said("leaves", party=party, **of)]

    def amend(self, act: Data, before: Data, after: Data) -> list[str]:
        """Carries out the changes on ``after``, and gives the lines that say so."""
        order = {spot.unit["id"]: at for at, spot in enumerate(self.spots(before))}
        done: list[tuple[tuple[int, ...], Data, Any]] = []
        touched: list[tuple[str, list[str]]] = []
        last: dict[str, str] = {}
        for change in act["changes"]:
            if change["way"] in ("title", "value"):
                if any(one["way"] == change["way"] and one.get("name") == change.get("name") for _, one, _ in done):
                    raise Fault
                done.append(((-1,), change, self.carry_out_elsewhere(change, before, after)))
                continue
            spot = self.find(before, change["at"])
            if spot is None:
                raise Fault
            self.allow(change, spot, touched)
            at, behind = order[change["at"]], change["way"] == "add"
            if behind:
                at = max(order[one.unit["id"]] for one in self.inside(spot))
            done.append(((at, behind, -len(spot.chain)), change, self.carry_out(change, before, after, spot, last)))
        self.check(before, after)
        return self.sentences(sorted(done, key=lambda one: one[0]), before, after)

    def carry_out_elsewhere(self, change: Data, before: Data, after: Data) -> list[str | None]:
        """A new title, or other words for a value; gives the ids of the units that print it, None for other words."""
        if change["way"] == "title":
            after["title"] = change["title"]
            return []
        if change["name"] not in after["values"]:
            raise Fault
        then = after["values"]
        after["values"] = {**then, change["name"]: change["words"]}

        def differs(text: str) -> bool:
            return self.words(before, text, None, then) != self.words(before, text, None, after["values"])

        found: list[str | None] = [None] if differs(self.history["preamble"]["text"]) else []
        found += [where for where, text in self.read(before) if differs(text)]
        for spot in self.spots(after):
            if spot.unit["id"] in found and spot.unit["note"] not in ("reword", "repeal"):
                spot.unit["note"] = "reword"
        return list(dict.fromkeys(found))

    def allow(self, change: Data, spot: Spot, touched: list[tuple[str, list[str]]]) -> None:
        """Not what was repealed, nor what this act changes already, as a whole or in part; nor behind a chapter."""
        unit, ids, adds = spot.unit, [one["id"] for one in spot.chain], change["way"] == "add"
        if not adds and unit["note"] and unit["note"][0] == "repeal":
            raise Fault
        if unit["kind"] == "chapter" and (change["way"] != "reword" or "parts" in change["new"]):
            raise Fault
        changed, around = (None, ids[:-1]) if adds else (ids[-1], ids)
        for other, others in touched:
            if changed in others or (other and other in around):
                raise Fault
        touched.append((changed or "", around))

    def carry_out(self, change: Data, before: Data, after: Data, spot: Spot, last: dict[str, str]) -> str:
        """Changes the text, and gives the id of the unit that has new words."""
        here = self.find(after, change["at"])
        assert here, "all changes are of different units"
        unit, new = here.unit, copy.deepcopy(change.get("new", {}))
        if change["way"] == "add":
            siblings = self.siblings(before, spot)
            at = next(at for at, one in enumerate(siblings) if one is spot.unit)
            number = number_behind([one["number"] for one in siblings], at, last.get(change["at"]), self.language)
            last[change["at"]] = number
            self.number(new, unit["kind"], number, unit["labels"], unit["depth"])
            new.update(note="add", added_behind=unit["id"])
            held = next(held for held in self.holders(after) if any(one is unit for one in held))
            place = next(at for at, one in enumerate(held) if one is unit) + 1
            while place < len(held) and held[place].get("added_behind") == unit["id"]:
                place += 1
            held.insert(place, new)
            return str(new["id"])
        if change["way"] == "repeal":
            key = {"attachment": "gone attachment", "paragraph": "gone"}.get(unit["kind"], f"gone {unit['labels']}")
            gone = self.said(key if key in SAID[self.language] else "gone")
            new = {"parts": [gone]} if unit["kind"] != "attachment" else {"parts": [], "heading": gone}
            unit.pop("heading", None)
        unit.update(new)
        if "parts" in new:
            self.number(unit, unit["kind"], unit["number"], unit["labels"], unit["depth"])
        unit["note"] = change["way"]
        return str(unit["id"])

    def holders(self, state: Data) -> Iterator[list[Data]]:
        """The lists of units that there are."""
        yield state["attachments"]
        for chapter in state["chapters"]:
            yield chapter["paragraphs"]
        for spot in self.spots(state):
            if spot.unit["kind"] != "chapter":
                yield from (part["items"] for run in self.runs(spot.unit) for part in run)

    def check(self, before: Data, after: Data) -> None:
        """References to what is gone keep what they print; those to what never was are faults."""
        for _, text in self.read(after):
            for id in re.findall(r"\{([a-z]\d+)\}", text):
                if id not in after["values"] and self.find(after, id) is None and id not in after["frozen"]:
                    if self.find(before, id) is None:
                        raise Fault
                    after["frozen"][id] = self.refer(before, id, None)

    def read(self, state: Data) -> Iterator[tuple[str | None, str]]:
        """All texts in units, as one reads them, each with the id of the unit; None for those outside all of them."""
        for chapter in state["chapters"]:
            if self.history["numbering"] != "none":
                yield chapter["id"], chapter["heading"]
            for one in chapter["paragraphs"]:
                yield from self.read_unit(one, one["id"])
        for one in state["attachments"]:
            yield from self.read_unit(one, None)

    def read_unit(self, unit: Data, of_heading: str | None) -> Iterator[tuple[str | None, str]]:
        yield of_heading, unit.get("heading", "")
        for part in unit["parts"]:
            if isinstance(part, str):
                yield unit["id"], part
            elif "rows" in part:
                yield from ((None, cell) for row in part["rows"] for cell in row)
            else:
                for item in part["items"]:
                    yield from self.read_unit(item, item["id"])

    # What an annex says of its changes

    def sentences(self, done: list[Any], before: Data, after: Data) -> list[str]:
        if len(done) == 1:
            return self.ended([self.sentence(*done[0][1:], before, after, None)], ".")
        outermost = [self.outermost(change, before) for _, change, _ in done]
        groups: list[tuple[Spot | None, list[Any]]] = []
        for (_, change, result), outer in zip(done, outermost, strict=True):
            inside = [one for one in outermost if one and outer and one.unit is outer.unit]
            group = outer if len(inside) > 1 else None
            if group is None or not groups or groups[-1][0] is None or groups[-1][0].unit is not group.unit:
                groups.append((group, []))
            groups[-1][1].append((change, result))
        lines = []
        for number, (outer, group) in enumerate(groups, 1):
            end = "." if number == len(groups) else ";"
            said = [self.sentence(change, result, before, after, outer) for change, result in group]
            told = self.ended(said, end, "," if len(group) > 1 else end)
            if outer is None or len(group) == 1:
                lines += [f"{number}) {told[0]}", *told[1:]]
                continue
            lines.append(f"{number}) {self.said('within', unit=self.at(before, outer))}")
            starts = {0}
            for one, _ in said[:-1]:
                starts.add(max(starts) + len(one))
            letter = iter("abcdefgh")
            lines += [f"{next(letter)}) {line}" if at in starts else line for at, line in enumerate(told)]
        return lines

    def outermost(self, change: Data, before: Data) -> Spot | None:
        """The paragraph or attachment in which a change is, and does not change it as a whole."""
        spot = self.find(before, change["at"]) if "at" in change else None
        return Spot(spot.chain[:1], spot.chapter) if spot and len(spot.chain) > 1 else None

    def ended(self, said: list[tuple[list[str], bool]], end: str, between: str = "") -> list[str]:
        lines: list[str] = []
        for number, (one, is_table) in enumerate(said, 1):
            mark = end if number == len(said) else between
            if mark == ";" and self.language == "fr":
                mark = " ;"
            bare = one[-1].rstrip(f"{MARKS[self.language][1]} ")
            if mark == "." and bare[-1:] in tuple(".!?") and not is_table:
                mark = ""
            lines += [*one[:-1], one[-1] + mark]
        return lines

    def sentence(
        self, change: Data, result: Any, before: Data, after: Data, within: Spot | None
    ) -> tuple[list[str], bool]:
        """What is said of a change, line by line, and whether a table ends it."""
        way = change["way"]
        if way == "title":
            return [self.said("title"), quoted(change["title"], self.language)], False
        if way == "value":
            return [self.revalued(change, result, before, after)], False
        spot = self.find(before, change["at"])
        assert spot
        where = self.whereabouts(before, spot, within)
        if way == "repeal":
            return [self.said("repeal", **where)], False
        now = self.find(after, result)
        assert now
        new = ""
        if way == "add":
            own = self.steps(after, now)[-1] if len(now.chain) > 1 else self.called(after, now)
            new = self.called(after, now, within) if self.language == "en" else own
            way = "add attachment" if now.unit["kind"] == "attachment" else "add"
        said = self.said(way, **where, new=new)
        return [said, *self.quoted(after, now)], self.ends_in_table(now.unit)

    def revalued(self, change: Data, used: list[str | None], before: Data, after: Data) -> str:
        name = f"{{{change['name']}}}"
        words = {
            "old": quoted(self.words(before, name, None), self.language),
            "new": quoted(self.words(after, name, None), self.language),
        }
        if not used or None in used:
            return self.said("everywhere", **words)
        spots = [spot for id in used if id and (spot := self.find(before, id))]
        return self.said("value", **words, units=", ".join(self.at(before, spot) for spot in spots))

    # Who signed, and what takes effect

    def complete(self, id: str, state: Data, signatures: list[Data], day: date) -> bool:
        """Whether all who are needed have signed just this text by a day, in writing."""
        act = self.history["acts"][id]
        if not act["final"] or (act["in_force"] and act["in_force"] > day):
            return False
        try:
            lines, signing, _ = self.say(id, state)
        except Fault:
            return False
        for one in signing:
            people = {
                signed["person"] for signed in signatures
                if (signed["act"], signed["partner"]) == (id, one["id"]) and signed["lines"] == lines
                and signed["day"] <= day and signed["written"] and not signed["revoked"]
            }  # fmt: skip
            if len(people) < one.get("signatures_required", 1):
                return False
        return True

    def live(self, signatures: list[Data], until: date) -> list[Data]:
        """What is in force after each act that takes effect, in their order; first of all what was concluded."""
        states = [self.start()]
        named = (one["in_force"] for one in self.history["acts"].values())
        days = sorted({START, *(one["day"] for one in signatures), *(day for day in named if day)})
        while days and days[0] <= until:
            day = days[0]
            waiting = sorted(set(self.history["acts"]) - set(states[-1]["acts"]))
            able = next((id for id in waiting if self.complete(id, states[-1], signatures, day)), None)
            if able:
                states.append(self.apply(able, states[-1], day))
            else:
                days.pop(0)
        return states

    def apply(self, id: str, state: Data, day: date) -> Data:
        act = self.history["acts"][id]
        _, _, after = self.say(id, state)
        after["acts"].append(id)
        after["last"] = day
        if act["kind"] == "annex":
            after["annexes"].append(id)
            if any(one["way"] == "title" for one in act["changes"]):
                after["title_note"] = ("reword", id, day)
            for spot in self.spots(after):
                unit = spot.unit
                unit.pop("added_behind", None)
                unit["note"] = (unit["note"], id, day) if isinstance(unit["note"], str) else unit["note"]
            for one in after["bound"]:
                if one["since"] <= day and (one["until"] is None or day < one["until"]):
                    one["by"].append(id)
        elif act["kind"] == "accession":
            by = ["", *after["annexes"], id]
            after["bound"].append({**act["partner"], "since": day, "until": None, "by": by, "known_as": []})
        else:
            one = next(one for one in after["bound"] if one["id"] == act["partner"]["id"])
            if act["kind"] == "withdrawal":
                one["until"] = one["until"] or day
            else:
                self.rename(one, act["partner"])
        return after

    def rename(self, one: Data, new: Data) -> None:
        if new.get("name", one["name"]) != one["name"]:
            one["known_as"].insert(0, one["name"])
        if "representatives" in new:
            one["signatures_required"] = 1
        one.update(new)

    def on(self, states: list[Data], day: date) -> Data:
        return [one for one in states if one["last"] <= day][-1]

    def shown(self, id: str, signatures: list[Data], today: date, until: date) -> list[str]:
        """The text of an act as it is shown to whoever signs it today."""
        states = self.live(signatures, until)
        held = next((states[at] for at, one in enumerate(states[1:]) if one["acts"][-1] == id), None)
        own = max(today, self.history["acts"][id]["in_force"] or today)
        return self.say(id, held or self.on(states, own))[0]

    def consolidated(self, state: Data, day: date) -> list[str]:
        titles = [self.history["acts"][id]["title"] for id in state["acts"]]
        said = self.said("consolidated", day=self.long(day), texts=", ".join([self.history["title"], *titles]))
        noted = [self.note(state["title_note"])] if state["title_note"] else []
        preamble = self.history["preamble"]
        head = [said, state["title"], *noted, "Strony zawarły umowę."]
        head += [words for words in (preamble["heading"], self.words(state, preamble["text"], None)) if words]
        units = [spot for spot in self.spots(state) if len(spot.chain) == 1]
        body = [line for spot in units if spot.unit["kind"] != "attachment" for line in self.lines(state, spot, True)]
        behind = [line for spot in units if spot.unit["kind"] == "attachment" for line in self.lines(state, spot, True)]
        parties = [f"{number}. {self.party(one)}" for number, one in enumerate(state["bound"], 1)]
        return [line for line in (*head, *body, "Partnerzy:", *parties, *behind) if line]

    def party(self, one: Data) -> str:
        remarks = [self.said("formerly", ", ".join(one["known_as"]))] if one["known_as"] else []
        remarks += [self.said("joined", self.long(one["since"]))] if one["since"] != START else []
        remarks += [self.said("left", self.long(one["until"]))] if one["until"] else []
        seat = f", {one['seat']}" if one["seat"] else ""
        return f"{one['name']}{seat}" + (f" ({'; '.join(remarks)})" if remarks else "")


def number_behind(numbers: list[str], at: int, last: str | None, language: str) -> str:
    """The number of what is put behind one of these, or behind what was put there ``last``."""
    number = last or numbers[at]
    if not number:
        return ""
    found = re.fullmatch(r"(\d+|[a-z])( ?[a-zA-Z]*)", number)
    assert found, number
    base, behind = found[1], found[2]
    if at == len(numbers) - 1:
        return str(int(base) + 1) if base.isdigit() else chr(ord(base) + 1)
    following = numbers[at + 1]
    if language == "fr":
        if following.startswith(f"{base} ") and not behind:
            raise Fault
        return base + TIMES[TIMES.index(behind) + 1]
    first = "A" if language == "en" and base.isdigit() else "a"
    if following.startswith(number) and following[len(number) :].isalpha():
        raise Fault
    if not behind:
        return base + first
    next_one = f"{base}{behind[:-1]}{chr(ord(behind[-1]) + 1)}"
    return number + first if next_one == following else next_one
