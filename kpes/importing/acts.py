"""An annex that was written elsewhere: its words as the file has them, and the changes that its wordings tell of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from kpes.acts.quoting import marks
from kpes.acts.text import composed
from kpes.acts.wording import INSERTED, REPEALED, REPLACED, WITHIN
from kpes.document import Block, Role, Table
from kpes.importing.found import Data
from kpes.importing.marked import escaped, typed
from kpes.importing.promise import Parting, compare
from kpes.importing.service import NotKept, fault_of, imported
from kpes.language import Language, language
from kpes.layout.drawing import Layout
from kpes.layout.references import steps
from kpes.layout.words import runs
from kpes.messages import Message, message
from kpes.model import Partner
from kpes.received.written import Line, Run, Written
from kpes.shapes.table import read_act
from kpes.source import dump, excerpt


class Annex(NamedTuple):
    """The data of an act, and what somebody should look at."""

    data: Data
    told: tuple[Message, ...]


def annex(file: Written, name: str, before: Layout, bound: Sequence[Partner], today: date) -> Annex:
    """The annex that a file holds, to the agreement ``before`` it; NotKept where some of its words would be lost."""
    found = imported(file, name, today)
    spoken = language(before.agreement.language)
    title, *blocks = found.layout.document().blocks
    assert isinstance(title, Block), "a document begins with its title"
    own = [block for block in blocks if isinstance(block, Table) or block.role is not Role.DRAFT_MARK]
    there = {f"{line.numbered.label} {line.words}" if line.numbered else line.words for line in file.flat}
    lines = list(_joined(own, there))
    data: Data = {
        "kind": "annex",
        "title": _typed(title.text),
        "date": found.layout.agreement.date,
        "status": found.layout.agreement.status,
        "text": [_part(line) for line in lines],
    }
    told: list[Message] = []
    changes = []
    naming = _naming(before)
    for change in _changes([line for line in lines if isinstance(line, Block)], spoken):
        if isinstance(change, Block):
            if naming.search(change.text):
                told.append(message("No change was recognised here, though a unit is named: {line}",
                                    line=excerpt(str(_part(change)))))  # fmt: skip
            continue
        act, _ = read_act(dump({**data, "changes": [change]}).encode(), name)
        if act and not composed(act, before).faults:
            changes.append(change)
        else:
            told.append(message("This change fits no unit of the agreement: {change}", change=dump(change).strip()))
    if changes:
        data["changes"] = changes
    else:
        told.append(message("No change was recognised. Write into “changes” what the annex changes."))
    if parting := _parting(data, changes, found.lines, name, before, bound):
        # Where an act is signed, kpes prints the headings of the agreement, so those of the file are words of its text.
        heads = [Block(Role.TEXT, words) for words in _headings(found.layout) if words in there]
        data["text"] = [_part(line) for line in (*lines, *heads)]
        if not heads or _parting(data, changes, found.lines, name, before, bound):
            raise NotKept((fault_of(parting, name),))
    return Annex(data, tuple(told))


def _parting(
    data: Data, changes: Sequence[object], lines: Sequence[Line], name: str, before: Layout, bound: Sequence[Partner]
) -> Parting | None:
    """Where the file and what kpes would print of this act part, if they do."""
    act, _ = read_act(dump({**data, "changes": changes or [{"title": "–"}]}).encode(), name)
    text = composed(act, before).text if act else None
    return compare(lines, Layout(text, tuple(bound)).document(), before.copies).parting if text else None


def _headings(layout: Layout) -> tuple[str, ...]:
    """What stands above the places to sign."""
    signing = layout.document().signatory_list
    return (signing.partners_heading, signing.signature_heading) if signing else ()


def _typed(words: str) -> str:
    """Printed words as the data has them, with their look."""
    return "".join(typed(Run(*run)) for run in runs(words))


def _joined(blocks: Sequence[Block | Table], lines: set[str]) -> Iterator[Block | Table]:
    """The blocks, a label with the words behind it where they stand in one of the ``lines`` of the file."""
    label: Block | None = None
    for block in blocks:
        if label and isinstance(block, Block) and f"{label.label} {block.text}" in lines:
            yield block._replace(label=label.label)
            label = None
            continue
        if label:
            yield label
        label = block if isinstance(block, Block) and not block.text else None
        if not label:
            yield block
    if label:
        yield label


def _part(line: Block | Table) -> object:
    if isinstance(line, Table):
        columns = {"columns": [_typed(one.heading) for one in line.columns]} if line.headed else {}
        return {"table": {**columns, "rows": [[_typed(cell) for cell in row] for row in line.rows]}}
    return " ".join(filter(None, (escaped(line.label), _typed(line.text))))


# Changes


def _naming(agreement: Layout) -> re.Pattern[str]:
    """What finds a unit that is named: „§ 5”, „ust. 2”, „załączniku nr 1”."""
    spoken = agreement.language.code
    found = {unit.label.words.split()[0].rstrip(".:") + r"\w*\s+\w" for unit in agreement.units
             if unit.kind in ("attachment", "chapter") and unit.label.words[:1].isalpha()}  # fmt: skip
    items = (unit for unit in agreement.units if unit.kind in ("paragraph", "item"))
    names = {steps(unit, None, spoken)[-1].rpartition(" ")[0] for unit in items} - {""}
    found |= {rf"{re.escape(name)}\s*\(?\w" for name in names}
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(sorted(found)) or '(?!)'})")


def _changes(lines: Sequence[Block], spoken: Language) -> Iterator[dict[str, object] | Block]:
    """What the fixed wordings among the lines change, as the file of an act has it, and the lines that hold none."""
    opening, closing = map(re.escape, marks(spoken))
    within, at = "", 0
    while at < len(lines):
        said = lines[at].text
        at += 1
        found = _matched(WITHIN, said, spoken)
        if found and found.end() == len(said):
            within = _bare(found["unit"])
        elif lines[at - 1].depth < 2:
            within = ""
        if found := _matched(REPEALED, said, spoken):
            yield {"repeal": _named(within, found)}
            continue
        added = _matched(INSERTED, said, spoken)
        found = added or _matched(REPLACED, said, spoken)
        start = at - 1
        new, at = _quoted(said[found.end() :], lines, at, opening, closing) if found else ([], at)
        if not (found and new):
            yield from lines[start:at]
            continue
        unit = _named(within, found)
        number = (found["new"] if added else unit).rpartition(" ")[2]
        parts = [part for part in (_without(number, one) for one in new) if part]
        text = parts[0] if len(parts) == 1 else parts
        yield {"after": unit, "add": {"text": text}} if added else {"in": unit, "text": text}


def _named(within: str, found: re.Match[str]) -> str:
    """How a unit is named: what is around it, and itself, without what stands between them in a sentence."""
    return " ".join(filter(None, (within, _bare(found["where"]), _bare(found["unit"]))))


def _bare(said: str) -> str:
    return " ".join(re.sub(r"(?i)(?:^|(?<=[\s,]))(?:w|à|au|la|le|l’)(?=\s|$)|\bl’|,", " ", said).split())


def _matched(wording: Message, said: str, spoken: Language) -> re.Match[str] | None:
    """A sentence that begins as a fixed wording of the language does, in capitals or small letters."""
    blank = {name: f"\0{name}\0" for name in re.findall(r"{(\w+)}", wording.text)}
    pattern = re.sub("\0(\\w+)\0", r"(?P<\1>.+?)", re.escape(spoken.say(wording._replace(values=blank))))
    pattern = pattern.replace("(?P<where>.+?)", "(?P<where>.*?)")
    pattern = pattern if pattern.endswith(":") else rf"{pattern}\s*[;,.]?$"
    return re.match(pattern, said, re.IGNORECASE)


def _quoted(rest: str, lines: Sequence[Block], at: int, opening: str, closing: str) -> tuple[list[str], int]:
    """The lines between the quotation marks that come next, and where to go on; none where they end elsewhere."""
    quoted = [escaped(rest.strip())] if rest.strip() else []
    while at < len(lines) and not (quoted and re.search(rf"{closing}\s*[;,.]?$", quoted[-1])):
        quoted.append(str(_part(lines[at])))
        at += 1
    if quoted:
        quoted[0] = re.sub(rf"^\s*{opening}", "", quoted[0])
        quoted[-1], ended = re.subn(rf"\s*{closing}\s*[;,.]?$", "", quoted[-1])
        inside = re.finditer(f"({opening})|{closing}", "\n".join(quoted))
        if not ended or min(accumulate(1 if mark[1] else -1 for mark in inside), default=0) < 0:
            return [], at
    return quoted, at


def _without(label: str, words: str) -> str:
    """Words without the label of the unit that they are the new words of."""
    return re.sub(rf"(?i)^(?:(?:§|[^\W\d_]+\.?)\s*)?\(?{re.escape(label)}[.)/:]?(?:\s+|$)", "", words)
