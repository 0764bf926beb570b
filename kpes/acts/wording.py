"""What an annex says of its changes, in fixed wordings, and new words between quotation marks.

These words stand in signed texts, so they never change: see tests/acts/test_wording.py.

Sources: Zasady techniki prawodawczej, §§ 85 to 91; Handbuch der Rechtsförmlichkeit, 4th ed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from kpes.acts.amending import Amendment
from kpes.acts.quoting import between_marks, enclosed, last_words, marks, quoted_title, shown
from kpes.language import Language
from kpes.layout.drawing import Layout
from kpes.layout.references import Unit, behind_w, reference, steps
from kpes.layout.words import ready
from kpes.messages import Message, printed
from kpes.model import (
    Addition,
    Item,
    ItemList,
    LabelStyle,
    Part,
    Repeal,
    Retitling,
    Revaluing,
    Text,
)
from kpes.source import Place

_NUMBERED = LabelStyle("", "1", ")")
_LETTERED = LabelStyle("", "a", ")")

REPLACED = printed("{where}{unit} is replaced by the following:")
REPEALED = printed("{where}{unit} is deleted")
INSERTED = printed("{where}after {unit}, the following {new} is inserted:")
WITHIN = printed("in {unit}:")


class Instruction(NamedTuple):
    """What an annex says of one change: in which paragraph it is, the sentence, and the new words behind it."""

    paragraph: Unit | None
    said: Text
    quoted: tuple[Part, ...] = ()


def changes(before: Layout, after: Layout, amendments: Sequence[Amendment]) -> Iterator[Part]:
    """What the annex says of its changes: one sentence, or a numbered list; those in one paragraph stand together."""
    spoken = before.language
    ordered = sorted(amendments, key=lambda one: _order(before, one))
    told = [_instruction(before, after, one, _alone(one, amendments)) for one in ordered]
    if len(told) == 1:
        yield from _ended([told[0]], ".", spoken)[0]
        return
    groups = [list(group) for _, group in groupby(told, lambda one: one.paragraph.place if one.paragraph else one)]
    items = []
    for number, group in enumerate(groups, 1):
        end = "." if number == len(groups) else ";"
        if len(group) == 1:
            items.append(_item(*_ended(group, end, spoken)))
            continue
        inner = tuple(_item(parts) for parts in _ended(group, end, spoken, ","))
        assert group[0].paragraph, "only what is in a paragraph is put together"
        head = _say(WITHIN._replace(values={"unit": _at(group[0].paragraph, spoken)}), group[0].said.place, spoken)
        items.append(Item(head, (ItemList(_LETTERED, inner, head.place),)))
    yield ItemList(_NUMBERED, tuple(items), items[0].text.place)


def _order(before: Layout, one: Amendment) -> tuple[int, bool, int]:
    """Where a change stands in the agreement; what is put behind a unit stands behind all that is in it."""
    if not one.unit:
        return -1, False, 0
    behind = isinstance(one.change, Addition)
    units = enumerate(before.units)
    at = max(at for at, unit in units if unit == one.unit or (behind and one.unit in unit.chain()))
    return at, behind, -len(one.unit.chain())


def _alone(one: Amendment, amendments: Sequence[Amendment]) -> bool:
    """Whether no other change is in the same paragraph, so that this one has to name it."""
    outer = _outermost(one.unit)
    inside = [other for other in amendments if outer and other.unit != outer and _outermost(other.unit) == outer]
    return len(inside) < 2 or one.unit == outer


def _outermost(unit: Unit | None) -> Unit | None:
    return unit.chain()[0] if unit else None


def _instruction(before: Layout, after: Layout, one: Amendment, alone: bool) -> Instruction:
    change, unit, spoken = one.change, one.unit, before.language
    place = change.place
    if isinstance(change, Retitling):
        title = quoted_title(ready(after.words(change.title)), spoken)
        return Instruction(None, _say(printed("the title is replaced by the following:"), place, spoken), (title,))
    if isinstance(change, Revaluing):
        return Instruction(None, _say(_revalued(change.values[0].name.value, before, after, one), place, spoken))
    assert unit, "all others are of a unit"
    outer = _outermost(unit)
    within = None if alone else outer
    if isinstance(change, Repeal):
        said_of = REPEALED._replace(values=_whereabouts(unit, within, spoken))
        return Instruction(outer if not alone else None, _say(said_of, place, spoken))
    assert one.place, "it gives new words"
    quoted = tuple(between_marks(shown(after, one.place), spoken))
    new = next(found for found in after.units if found.place == one.place)
    if isinstance(change, Addition):
        said_of = _added(unit, new, within, spoken)
    else:
        said_of = REPLACED._replace(values=_whereabouts(unit, within, spoken))
    return Instruction(None if alone else outer, _say(said_of, place, spoken), quoted)


def _added(unit: Unit, new: Unit, within: Unit | None, spoken: Language) -> Message:
    called = _called(new, within and new.chain()[0], spoken)
    if new.outer and spoken.code != "en":
        called = steps(new, new.outer, spoken.code)[-1]
    if unit.kind == "attachment":
        return printed("the following {new} is added:", new=called)
    return INSERTED._replace(values={**_whereabouts(unit, within, spoken), "new": called})


def _whereabouts(unit: Unit, within: Unit | None, spoken: Language) -> dict[str, object]:
    """What a sentence calls a unit, and what comes before it in Polish and in French, where each outer unit is named
    with its own preposition: „w § 5 w ust. 2 pkt 1”, „à l’article 5, au paragraphe 2, le point 1”.
    """
    if unit.kind in ("attachment", "chapter") or spoken.code not in ("pl", "fr"):
        called = _called(unit, within, spoken)
        return {"where": "", "unit": _the(called) if spoken.code == "fr" else called}
    *outer, last = _steps(unit, within, spoken)
    if spoken.code == "fr":
        return {"where": "".join(f"{_to(one)}, " for one in outer), "unit": _the(last)}
    return {"where": "".join(f"w {one} " for one in outer), "unit": last}


def _steps(unit: Unit, within: Unit | None, spoken: Language) -> list[str]:
    """As `steps`, but an attachment and a chapter, of which Polish references leave out the noun, as „w” has it."""
    found, outermost = steps(unit, within, spoken.code), unit.chain()[0]
    if spoken.code == "pl" and not within and outermost.kind in ("attachment", "chapter"):
        found[0] = behind_w(outermost.label.words)
    return found


def _called(unit: Unit, within: Unit | None, spoken: Language) -> str:
    """What a sentence calls a unit; an attachment or a chapter by its whole label, so that no noun is missing."""
    if unit.kind in ("attachment", "chapter"):
        words = unit.label.words.rstrip(" .:")
        return words[:1].lower() + words[1:] if spoken.code in ("pl", "fr") else words
    return reference(unit, within, spoken.code)


def _at(unit: Unit, spoken: Language) -> str:
    """A unit in which something is changed; in French with the preposition, which its article takes in."""
    if spoken.code == "pl" and unit.chain()[0].kind in ("attachment", "chapter"):
        return " ".join(_steps(unit, None, spoken))
    called = _called(unit, None, spoken)
    return _to(called) if spoken.code == "fr" else called


def _the(called: str) -> str:
    """A unit with its French article."""
    if re.match("[aeiouéœ][^\\W\\d_]", called):
        return f"l’{called}"
    return f"la {called}" if re.match("(?:sous-)?section|partie|clause", called) else f"le {called}"


def _to(called: str) -> str:
    """„à l’article 2”, „au point 1”."""
    with_article = _the(called)
    return f"au {called}" if with_article.startswith("le ") else f"à {with_article}"


def _revalued(name: str, before: Layout, after: Layout, one: Amendment) -> Message:
    """Of a value: where it stands, as far as that is in units, so that the same words elsewhere are not meant."""
    words = {"old": before.names.get(name, ""), "new": after.names.get(name, "")}
    units = {unit.place: unit for unit in before.units}
    if not one.used or not units.keys() >= set(one.used):
        return printed("throughout, the words “{old}” are replaced by the words “{new}”", **words)
    where = ", ".join(_at(units[place], before.language) for place in one.used if place)
    return printed("in {units}, the words “{old}” are replaced by the words “{new}”", **words, units=where)


def _say(said: Message, place: Place, spoken: Language) -> Text:
    return ready(Text(spoken.say(said), place))


def _ended(group: Sequence[Instruction], end: str, spoken: Language, between_them: str = "") -> list[tuple[Part, ...]]:
    """What each of a group says, with the mark behind it that ends it."""
    found = []
    for number, one in enumerate(group, 1):
        mark = end if number == len(group) else between_them
        parts: tuple[Part, ...] = (one.said, *one.quoted)
        if mark == ";" and spoken.code == "fr":
            mark = " ;"
        if mark == "." and last_words(parts[-1]).rstrip(marks(spoken)[1])[-1:] in (".", "!", "?"):
            mark = ""  # a sentence that ends within the quotation marks
        found.append((*parts[:-1], enclosed(parts[-1], "", mark)))
    return found


def _item(parts: tuple[Part, ...]) -> Item:
    first, *rest = parts
    assert isinstance(first, Text), "an instruction begins with its sentence"
    return Item(first, tuple(rest))
