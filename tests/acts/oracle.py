"""A brute-force model of what acts say and what is in force: plain dicts and lines, and no code of kpes/acts.

    history = drawn(seed)          # an agreement, its acts, and who signed what on which day
    model = Model(history)
    model.say("a1", state)         # the lines of an act, against what is in force
    model.live(signatures)         # which acts take effect, in their order, each with its day
    model.consolidated(effects, day)

A day passes after the other; on each, acts that have all they need take effect, in the order of their ids, until none
does any more. An agreement is paragraphs with lines, or with numbered items; all in Polish.
"""

from __future__ import annotations

import copy
import random
import re
from datetime import date, timedelta
from typing import Any

State = dict[str, Any]
Line = list[str]

MONTHS = "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia".split()
START = date(2015, 1, 1)
HEAD = ["Strony współpracują.", "Cel:", "Cele są wspólne."]
WAYS = ("annex",) * 6 + ("accession",) * 2 + ("withdrawal", "notice")


class Fault(Exception):
    """An act that cannot be carried out."""


def long(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year} r."


# What happens


def drawn(seed: int) -> dict[str, Any]:
    """A history: an agreement, its partners, its acts, and what they sign on which day."""
    draw = random.Random(seed)
    names = _Names(draw)
    partners = [names.partner() for _ in range(draw.randint(2, 4))]
    paragraphs = [names.paragraph() for _ in range(draw.randint(2, 5))]
    names.first = len(names.known)
    history: dict[str, Any] = {
        "title": "Umowa", "concluded": START, "partners": partners, "paragraphs": paragraphs, "acts": {},
    }  # fmt: skip
    for number in draw.sample(range(1, 20), draw.randint(1, 7)):
        history["acts"][f"a{number}"] = names.act(number, history)
    return history


class _Names:
    """Draws partners, paragraphs and acts, whose ids all differ, and refers to those that there are."""

    def __init__(self, draw: random.Random):
        self.draw, self.count = draw, 0
        self.known: list[str] = []
        self.first = 0
        """How many of the known units are the agreement's."""

    def fresh(self, kind: str) -> str:
        self.count += 1
        return f"{kind}{self.count}"

    def unit(self, kind: str) -> str:
        self.known.append(self.fresh(kind))
        return self.known[-1]

    def partner(self) -> State:
        id = self.fresh("s")
        seat = self.draw.choice(["", "Gdynia", "Sopot"])
        return {"id": id, "name": f"Strona {id}", "seat": seat, "needed": self.draw.choice([1, 1, 1, 2])}

    def words(self) -> str:
        refers = f" zob. {{{self.draw.choice(self.known)}}}" if self.known and self.draw.random() < 0.5 else ""
        return f"Treść {self.fresh('t')}{refers}{self.draw.choice(['.', ';', ''])}"

    def body(self) -> State:
        lines = [self.words() for _ in range(self.draw.randint(1, 2))]
        items = [{"id": self.unit("i"), "text": self.words()} for _ in range(self.draw.choice([0, 0, 1, 2, 3]))]
        return {"lines": lines, "items": items}

    def paragraph(self) -> State:
        return {"id": self.unit("p"), **self.body()}

    def change(self) -> State:
        draw, known = self.draw, self.known
        way = draw.choice(["reword", "reword", "add", "add", "repeal", "title"])
        at = draw.choice(known[: self.first] if draw.random() < 0.8 else known)
        new = self.body() if at[0] == "p" else {"text": self.words()}
        if way == "title":
            return {"way": way, "title": f"Umowa {self.fresh('t')}"}
        if way == "repeal":
            return {"way": way, "at": at}
        return {"way": way, "at": at, **new, **({"id": self.unit(at[0])} if way == "add" else {})}

    def act(self, number: int, history: State) -> State:
        draw = self.draw
        date_of = START + timedelta(draw.randint(0, 40))
        named = date_of + timedelta(draw.randint(0, 30)) if draw.random() < 0.3 else None
        act: State = {"kind": draw.choice(WAYS), "title": f"Akt nr {number}", "date": date_of, "in_force": named}
        act["final"] = draw.random() < 0.95
        joined = (one["partner"] for one in history["acts"].values() if one["kind"] == "accession")
        everybody = [*history["partners"], *joined]
        someone = draw.choice(everybody)
        if act["kind"] == "annex":
            act["changes"] = [self.change() for _ in range(draw.choice([1, 1, 2, 3]))]
        elif act["kind"] == "accession":
            act["partner"] = someone if draw.random() < 0.1 else self.partner()
        elif act["kind"] == "withdrawal":
            act["partner"] = {"id": someone["id"]}
        else:
            act["partner"] = {"id": someone["id"], "name": f"Nowa {self.fresh('n')}", "seat": "Hel"}
        some = [one["id"] for one in draw.sample(everybody, min(len(everybody), 2))]
        act["consent"] = "none"
        if act["kind"] in ("accession", "withdrawal"):
            act["consent"] = draw.choice(["all", "all", "none", some])
        return act


def in_yaml(history: State) -> str:
    """The agreement and its partners as tests.sound reads them."""
    paragraphs = "".join(f"  - {{id: {one['id']}, text: {_parts(one)}}}\n" for one in history["paragraphs"])
    partners = "".join(f"  - {_partner(one)}\n" for one in history["partners"])
    return (
        f"status: final\ndate: {START}\ntitle: {history['title']}\nparties: Strony zawarły umowę.\n"
        f"preamble: {{text: Wstęp.}}\nparagraph_labels: § 1.\nparagraphs:\n{paragraphs}partners:\n{partners}"
    )


def act_in_yaml(act: State) -> str:
    keys = [f"kind: {act['kind']}", f"title: {act['title']}", f"date: {act['date']}"]
    keys.append(f"status: {'final' if act['final'] else 'draft'}")
    if act["in_force"]:
        keys.append(f"in_force: {act['in_force']}")
    if "changes" in act:
        keys += ["changes:", *(f"  - {_change(one)}" for one in act["changes"])]
    else:
        keys.append(f"partner: {act['partner']['id'] if act['kind'] == 'withdrawal' else _partner(act['partner'])}")
    if act["consent"] != "none":
        consent = act["consent"] if isinstance(act["consent"], str) else f"[{', '.join(act['consent'])}]"
        keys.append(f"consent: {consent}")
    return "\n".join(keys) + "\n"


def _partner(one: State) -> str:
    people = ", ".join(f"{{name: Osoba {number}}}" for number in range(3))
    seat = f", seat: {one['seat']}" if one.get("seat") else ""
    signing = f", representatives: [{people}], signatures_required: {one['needed']}" if "needed" in one else ""
    return f"{{id: {one['id']}, name: {one['name']}{seat}{signing}}}"


def _parts(body: State) -> str:
    items = ", ".join(f"{{id: {one['id']}, text: '{one['text']}'}}" for one in body["items"])
    listed = f", {{labels: 1., items: [{items}]}}" if items else ""
    return f"[{', '.join(repr(line) for line in body['lines'])}{listed}]"


def _change(one: State) -> str:
    if one["way"] == "title":
        return f"{{title: {one['title']}}}"
    if one["way"] == "repeal":
        return f"{{repeal: {one['at']}}}"
    text = repr(one["text"]) if "text" in one else _parts(one)
    if one["way"] == "reword":
        return f"{{in: {one['at']}, text: {text}}}"
    return f"{{after: {one['at']}, add: {{id: {one['id']}, text: {text}}}}}"


# What follows from it


class Model:
    """What acts say, which of them take effect, and what is in force then."""

    def __init__(self, history: State):
        self.history = history

    def start(self) -> State:
        paragraphs = [
            {**copy.deepcopy(one), "number": str(number), "note": None}
            for number, one in enumerate(self.history["paragraphs"], 1)
        ]
        for one in paragraphs:
            one["items"] = [{**item, "number": str(at), "note": None} for at, item in enumerate(one["items"], 1)]
        bound = [
            {**one, "since": START, "until": None, "by": [""], "known_as": []} for one in self.history["partners"]
        ]
        return {
            "title": self.history["title"], "title_note": None, "paragraphs": paragraphs, "bound": bound,
            "acts": [], "annexes": [], "frozen": {}, "last": START,
        }  # fmt: skip

    # References

    def place(self, state: State, id: str) -> tuple[int, int | None] | None:
        for at, one in enumerate(state["paragraphs"]):
            if one["id"] == id:
                return at, None
            for inner, item in enumerate(one["items"]):
                if item["id"] == id:
                    return at, inner
        return None

    def refer(self, state: State, id: str, within: int | None) -> str:
        found = self.place(state, id)
        if found is None:
            return state["frozen"][id]
        at, inner = found
        paragraph = state["paragraphs"][at]
        if inner is None:
            return f"§ {paragraph['number']}"
        short = f"ust. {paragraph['items'][inner]['number']}"
        return short if within == at else f"§ {paragraph['number']} {short}"

    def words(self, state: State, text: str, within: int | None) -> str:
        said = re.sub(r"\{(\w+)\}", lambda found: self.refer(state, found[1], within), text)
        return re.sub(r"(ust\. \w+)\.\.$", r"\1.", said)

    # Acts

    def say(self, id: str, state: State) -> tuple[list[str], list[State], State]:
        """The lines of an act, who signs it, and what the agreement is after it."""
        act = self.history["acts"][id]
        day = max(act["date"], START)
        bound = [one for one in state["bound"] if one["since"] <= day and (one["until"] is None or day < one["until"])]
        ids = [one["id"] for one in bound]
        ending = "ą zmianę" if len(act.get("changes", [])) == 1 else "e zmiany"
        own = [f"W porozumieniu wprowadza się następując{ending}:"]
        after = copy.deepcopy(state)
        if act["kind"] == "annex":
            signing = bound
            own += self.amend(act, state, after)
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
        when = "Skutek następuje z dniem złożenia ostatniego potrzebnego podpisu."
        if act["in_force"]:
            when = (
                f"Skutek następuje z dniem {long(act['in_force'])}, nie wcześniej jednak niż z dniem złożenia "
                "ostatniego potrzebnego podpisu."
            )
        draft = [] if act["final"] else ["/projekt/"]
        listed = [one["name"] + (f", {one['seat']}" if one.get("seat") else "") for one in signing]
        own.insert(0, f"z dnia {long(act['date'])}")
        return [act["title"], *draft, *own, when, "Partnerzy:", "Podpis pełnomocnika", *listed], signing, after

    def declare(self, act: State, state: State, old: State) -> list[str]:
        of = f"porozumienia pod tytułem „{state['title']}” z dnia {long(START)}"
        party = old["name"] + (f", siedziba: {old['seat']}" if old.get("seat") else "")
        if act["kind"] != "notice":
            party += ", reprezentacja: Osoba 0, Osoba 1, Osoba 2"
        if act["kind"] == "accession":
            return [
                f"Do {of} przystępuje: {party}.",
                "Strona przystępująca zapoznała się z treścią porozumienia w brzmieniu obowiązującym w dniu złożenia "
                "niniejszego oświadczenia i przyjmuje wszystkie prawa i obowiązki strony.",
            ]
        if act["kind"] == "withdrawal":
            return [f"Z {of} występuje: {party}."]
        new = act["partner"]
        return [
            f"Zmieniły się dane strony {of}: {old['name']}. Dane po zmianie:",
            f"– nazwa: {new['name']}",
            f"– siedziba: {new['seat']}",
        ]

    def amend(self, act: State, before: State, after: State) -> list[str]:
        """Carries out the changes on ``after``, and gives the lines that say so."""
        done: list[tuple[tuple[Any, ...], State, str]] = []
        order = {}
        for at, one in enumerate(before["paragraphs"]):
            order[at, None] = (at, -1)
            order.update({(at, inner): (at, inner) for inner in range(len(one["items"]))})
        touched: list[tuple[str, tuple[int, int | None]]] = []
        last: dict[tuple[int, int | None], str] = {}
        for change in act["changes"]:
            if change["way"] == "title":
                after["title"] = change["title"]
                done.append(((-1, 0, 0), change, ""))
                continue
            found = self.place(before, change["at"])
            if found is None:
                raise Fault
            self.allow(before, change, found, touched)
            touched.append((change["way"], found))
            at, inner = found
            behind = change["way"] == "add"
            key = (at, 10**6 if behind and inner is None else order[found][1], int(behind))
            done.append((key, change, self.carry_out(change, before, after, found, last)))
        self.check(before, after)
        return self.sentences(sorted(done, key=lambda one: one[0]), before, after)

    def allow(self, before: State, change: State, found: tuple[int, int | None], touched: list[Any]) -> None:
        at, inner = found
        unit = before["paragraphs"][at] if inner is None else before["paragraphs"][at]["items"][inner]
        if change["way"] != "add" and unit["note"] and unit["note"][0] == "uchylono":
            raise Fault
        for way, other in touched:
            same = other == found and "add" not in (way, change["way"])
            this_holds_other = other[0] == at and inner is None and other[1] is not None and change["way"] != "add"
            other_holds_this = other[0] == at and other[1] is None and inner is not None and way != "add"
            if same or this_holds_other or other_holds_this:
                raise Fault

    def carry_out(self, change: State, before: State, after: State, found: tuple[int, int | None], last: Any) -> str:
        """Changes the text, and gives the id of the unit that has new words."""
        at, inner = found
        outer = before["paragraphs"][at]
        siblings = before["paragraphs"] if inner is None else outer["items"]
        unit = siblings[at if inner is None else inner]
        of_after = after["paragraphs"] if inner is None else next(
            one for one in after["paragraphs"] if one["id"] == outer["id"]
        )["items"]  # fmt: skip
        place = next(number for number, one in enumerate(of_after) if one["id"] == unit["id"])
        if change["way"] == "add":
            number = self.number_behind(siblings, at if inner is None else inner, last.get(found))
            while place + 1 < len(of_after) and of_after[place + 1].get("added_behind") == unit["id"]:
                place += 1
            new = {"id": change["id"], "number": number, "note": "dodano", "added_behind": unit["id"]}
            new.update({"text": change["text"]} if inner is not None else self.numbered(change))
            of_after.insert(place + 1, new)
            last[found] = number
            return change["id"]
        here = of_after[place]
        if change["way"] == "repeal":
            here.update({"text": "(uchylony)", "lines": ["(uchylony)"], "items": [], "note": "uchylono"})
        elif inner is None:
            here.update({**self.numbered(change), "note": "brzmienie nadane"})
        else:
            here.update({"text": change["text"], "note": "brzmienie nadane"})
        return unit["id"]

    def numbered(self, body: State) -> State:
        items = [{**one, "number": str(at), "note": None} for at, one in enumerate(body["items"], 1)]
        return {"lines": list(body["lines"]), "items": items}

    def number_behind(self, siblings: list[State], at: int, last: str | None) -> str:
        taken = [one["number"] for one in siblings]
        figures = int(re.sub("[a-z]", "", taken[at]))
        if at == len(siblings) - 1:
            return str(1 + int(re.sub("[a-z]", "", last or taken[at])))
        number, following = last or taken[at], taken[at + 1]
        letters = re.sub("[0-9]", "", number)
        if following.startswith(number) and following[len(number):].isalpha():
            raise Fault
        if not letters:
            return f"{figures}a"
        next_one = f"{figures}{letters[:-1]}{chr(ord(letters[-1]) + 1)}"
        return f"{number}a" if next_one == following else next_one

    def check(self, before: State, after: State) -> None:
        """References to what is gone keep what they print; those to what never was are faults."""
        for one in after["paragraphs"]:
            for text in [*one["lines"], *(item["text"] for item in one["items"])]:
                for id in re.findall(r"\{(\w+)\}", text):
                    if self.place(after, id) is None and id not in after["frozen"]:
                        if self.place(before, id) is None:
                            raise Fault
                        after["frozen"][id] = self.refer(before, id, None)

    def sentences(self, done: list[Any], before: State, after: State) -> list[str]:
        if len(done) == 1:
            return self.ended([self.sentence(*done[0][1:], before, after, grouped=False)], ".")
        inside: dict[int, int] = {}
        for _, change, _ in done:
            found = self.place(before, change["at"]) if "at" in change else None
            if found and found[1] is not None:
                inside[found[0]] = inside.get(found[0], 0) + 1
        groups: list[tuple[int | None, list[Any]]] = []
        for _, change, id in done:
            found = self.place(before, change["at"]) if "at" in change else None
            paragraph = found[0] if found and found[1] is not None and inside[found[0]] > 1 else None
            if paragraph is None or not groups or groups[-1][0] != paragraph:
                groups.append((paragraph, []))
            groups[-1][1].append((change, id))
        lines = []
        for number, (paragraph, group) in enumerate(groups, 1):
            end = "." if number == len(groups) else ";"
            said = [self.sentence(change, id, before, after, paragraph is not None) for change, id in group]
            told = self.ended(said, end, "," if paragraph is not None else end)
            if paragraph is None:
                lines += [f"{number}) {told[0]}", *told[1:]]
                continue
            lines.append(f"{number}) w § {before['paragraphs'][paragraph]['number']}:")
            starts = {0}
            for one in said[:-1]:
                starts.add(max(starts) + len(one))
            letter = iter("abcdefgh")
            lines += [f"{next(letter)}) {line}" if at in starts else line for at, line in enumerate(told)]
        return lines

    def ended(self, said: list[list[str]], end: str, between: str = "") -> list[str]:
        lines = []
        for number, one in enumerate(said, 1):
            mark = end if number == len(said) else between
            if mark == "." and re.search("[.!?]”*$", one[-1]) and one[-1].endswith("”"):
                mark = ""
            lines += [*one[:-1], one[-1] + mark]
        return lines

    def sentence(self, change: State, id: str, before: State, after: State, grouped: bool) -> list[str]:
        if change["way"] == "title":
            return ["tytuł otrzymuje brzmienie:", f"„{change['title']}”"]
        found = self.place(before, change["at"])
        assert found
        at, inner = found
        outer = before["paragraphs"][at]
        where = "" if inner is None or grouped else f"w § {outer['number']} "
        unit = f"§ {outer['number']}" if inner is None else f"ust. {outer['items'][inner]['number']}"
        if change["way"] == "repeal":
            return [f"{where}uchyla się {unit}"]
        now = self.place(after, id)
        assert now
        paragraph = after["paragraphs"][now[0]]
        if now[1] is None:
            new = f"§ {paragraph['number']}"
            lines = [f"§ {paragraph['number']}.", *self.lines(after, now[0])[1:]]
        else:
            item = paragraph["items"][now[1]]
            new, lines = f"ust. {item['number']}", [f"{item['number']}. {self.words(after, item['text'], now[0])}"]
        said = f"po {unit} dodaje się {new} w brzmieniu:" if change["way"] == "add" else f"{unit} otrzymuje brzmienie:"
        return [f"{where}{said}", f"„{lines[0]}", *lines[1:-1], f"{lines[-1]}”"] if lines[1:] else [
            f"{where}{said}", f"„{lines[0]}”"]  # fmt: skip

    def lines(self, state: State, at: int, notes: bool = False) -> list[str]:
        """A paragraph line by line."""
        one = state["paragraphs"][at]
        found = [f"§ {one['number']}.", *(self.words(state, line, at) for line in one["lines"])]
        for item in one["items"]:
            found.append(f"{item['number']}. {self.words(state, item['text'], at)}")
            found += [self.note(item["note"])] if notes and item["note"] else []
        return [*found, *([self.note(one["note"])] if notes and one["note"] else [])]

    def note(self, note: tuple[str, str, date]) -> str:
        what, id, day = note
        since = "od" if what == "uchylono" else "obowiązuje od"
        return f"[{what}: {self.history['acts'][id]['title']}; {since} {long(day)}]"

    # Who signed, and what takes effect

    def complete(self, id: str, state: State, signatures: list[State], day: date) -> bool:
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
            if len(people) < one.get("needed", 1):
                return False
        return True

    def live(self, signatures: list[State], until: date) -> list[State]:
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

    def apply(self, id: str, state: State, day: date) -> State:
        act = self.history["acts"][id]
        _, _, after = self.say(id, state)
        after["acts"].append(id)
        after["last"] = day
        if act["kind"] == "annex":
            after["annexes"].append(id)
            if any(one["way"] == "title" for one in act["changes"]):
                after["title_note"] = ("brzmienie nadane", id, day)
            for one in after["paragraphs"]:
                for unit in (one, *one["items"]):
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
                one["known_as"].insert(0, one["name"])
                one.update({"name": act["partner"]["name"], "seat": act["partner"]["seat"]})
        return after

    def on(self, states: list[State], day: date) -> State:
        return [one for one in states if one["last"] <= day][-1]

    def shown(self, id: str, signatures: list[State], today: date, until: date) -> list[str]:
        """The text of an act as it is shown to whoever signs it today."""
        states = self.live(signatures, until)
        held = next((states[at] for at, one in enumerate(states[1:]) if one["acts"][-1] == id), None)
        own = max(today, self.history["acts"][id]["in_force"] or today)
        return self.say(id, held or self.on(states, own))[0]

    def consolidated(self, state: State, day: date) -> list[str]:
        titles = [self.history["acts"][id]["title"] for id in state["acts"]]
        said = (
            f"Tekst ujednolicony, stan na: {long(day)}; zestawił go kpes, nikt go nie podpisał. "
            f"Wiążą teksty podpisane: {', '.join([self.history['title'], *titles])}."
        )
        noted = [self.note(state["title_note"])] if state["title_note"] else []
        lines = [line for at in range(len(state["paragraphs"])) for line in self.lines(state, at, notes=True)]
        parties = [f"{number}. {self.party(one)}" for number, one in enumerate(state["bound"], 1)]
        return [said, state["title"], *noted, "Strony zawarły umowę.", "Wstęp.", *lines, "Partnerzy:", *parties]

    def party(self, one: State) -> str:
        remarks = [f"dawniej: {', '.join(one['known_as'])}"] if one["known_as"] else []
        remarks += [f"przystąpienie: {long(one['since'])}"] if one["since"] != START else []
        remarks += [f"wystąpienie: {long(one['until'])}"] if one["until"] else []
        seat = f", {one['seat']}" if one["seat"] else ""
        return f"{one['name']}{seat}" + (f" ({'; '.join(remarks)})" if remarks else "")
