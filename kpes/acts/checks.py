"""What can be wrong with an act: in itself, and beside the agreement and the other acts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kpes.acts.amending import Amendment
from kpes.acts.chain import Chain, Step
from kpes.acts.units import node_at
from kpes.findings import Finding, Severity
from kpes.fingerprint import canonical_text
from kpes.language import language
from kpes.layout.drawing import Layout
from kpes.layout.references import Unit, reference
from kpes.layout.words import names_in
from kpes.messages import Message, message
from kpes.model import Change, Repeal, Retitling, Revaluing
from kpes.shapes.table import words
from kpes.source import Place


def faults_of(step: Step, chain: Chain) -> Iterator[Finding]:
    """What is wrong with one act of the chain; `kpes.rules.pages` has a page for each code."""
    for fault in step.composed.faults:
        yield Finding(fault.place, fault.code, fault.said)
    if step.composed.faults:
        return
    yield from _on_dates(step, chain)
    yield from _on_titles(step, chain)
    yield from _on_who_is_left(step)
    yield from _on_who_joined(step)
    yield from _on_words(step)
    if step.act.kind == "annex":
        yield from _on_changes(step)
        yield from _on_order(step, chain)


def _warning(code: str, place: Place, said: Message) -> Finding:
    return Finding(place, code, said, Severity.WARNING)


def _on_dates(step: Step, chain: Chain) -> Iterator[Finding]:
    act = step.act
    start = step.before.agreement
    if act.date < start.date:
        said = message("The act is dated before the agreement, which is of {date}.", date=start.date.isoformat())
        yield _warning("K607", act.date_place, said)
    dates = {one.id: one for one in chain.steps}
    for one in step.composed.after.amendments:
        note = one.unit and step.before.notes.get(one.unit.place)
        earlier = dates.get(note.act) if note else None
        if earlier and act.date < earlier.act.date:
            said = message("The act changes what the act “{id}” of {date} worded, and is dated before it.",
                           id=earlier.id, date=earlier.act.date.isoformat())  # fmt: skip
            yield _warning("K607", act.date_place, said)
            return


def _on_titles(step: Step, chain: Chain) -> Iterator[Finding]:
    title = step.act.title.value.casefold()
    for other in chain.steps:
        if other.id < step.id and other.act.title.value.casefold() == title:
            said = message("The act “{id}” has the same title. Number the acts.", id=other.id)
            yield _warning("K608", step.act.title.place, said)


def _on_who_is_left(step: Step) -> Iterator[Finding]:
    """A withdrawal after which fewer than two parties are left."""
    act = step.act
    left = [one for one in step.before.partners_on(act.date) if act.partner and one.id.value != act.partner.id.value]
    if act.kind == "withdrawal" and len(left) < 2:
        said = message("After this withdrawal fewer than two parties are left. Ask a lawyer what that means.")
        yield _warning("K613", act.place, said)


def _on_who_joined(step: Step) -> Iterator[Finding]:
    """Who joined after the date of an annex: it is bound by it all the same, and nobody asks it."""
    signing = {one.id.value for one in step.composed.signers}
    for one in step.before.bound if step.act.kind == "annex" else ():
        if one.since > step.act.date and one.until is None and one.partner.id.value not in signing:
            said = message("“{id}” joined on {day}, after the date of this annex, so it does not sign it and is bound "
                           "by it. If it has to sign, too, name it in “consent”.",
                           id=one.partner.id.value, day=one.since.isoformat())  # fmt: skip
            yield _warning("K614", step.act.date_place, said)


def _on_words(step: Step) -> Iterator[Finding]:
    """What the text of an act which was written elsewhere does not say: units, titles, new words, the day of effect."""
    if not step.act.text or step.composed.text is None:
        return
    said = " ".join(canonical_text(Layout(step.composed.text, ()).document()).decode().split())
    after = Layout(step.composed.after.agreement, step.composed.signers)
    for one in step.composed.after.amendments:
        new = (" ".join(part.split()) for part in _new_words(one, after))
        number = one.unit.label.number if one.unit else ""
        if not all(part in said for part in new) or not re.search(rf"(?<!\w){re.escape(number)}(?!\w)", said):
            lacking = message("The text of the act does not hold these new words. What is signed has to say them.")
            yield _warning("K612", one.change.place, lacking)
    day = step.act.in_force
    spoken = language(step.before.agreement.language)
    if isinstance(day, date) and not any(one in said for one in (day.isoformat(), spoken.long_date(day))):
        lacking = message("The text of the act does not name the day from which on it is in force: {day}.")
        yield _warning("K612", step.act.place, lacking._replace(values={"day": day.isoformat()}))


def _new_words(one: Amendment, after: Layout) -> list[str]:
    """The words that a change brings into force."""
    if isinstance(one.change, Repeal):
        return []
    if isinstance(one.change, Retitling):
        return [after.words(one.change.title).value]
    if isinstance(one.change, Revaluing):
        return [after.names.get(one.change.values[0].name.value, "")]
    assert one.place, "it gives a unit words"
    return [text.value for text in words(after.as_printed(node_at(after.agreement, one.place)), printed=True)]


def _on_changes(step: Step) -> Iterator[Finding]:
    before = Layout(step.before.agreement, step.composed.signers)
    after = Layout(step.composed.after.agreement, step.composed.signers)
    if canonical_text(before.document()) == canonical_text(after.document()):
        said = message("The annex changes nothing: the text after it is that before it.")
        yield _warning("K609", step.act.place, said)
    gone = {unit.name.value: change for unit, change in _gone(step, before, after) if unit.name}
    for laid in after.laid if gone else ():
        for name in {name for text in laid.texts for name in names_in(text.value) if name in gone}:
            where = reference(laid.within, None, after.language.code) if laid.within else "–"
            said = message("{where} still refers to what is repealed here ({name}). Change that as well.",
                           where=where, name=name)  # fmt: skip
            yield _warning("K610", gone[name].place, said)


def _gone(step: Step, before: Layout, after: Layout) -> Iterator[tuple[Unit, Change]]:
    """The units that are repealed, or are no longer there under their names, each with the change that did it."""
    left = {unit.name.value for unit in after.units if unit.name}
    for one in step.composed.after.amendments:
        for unit in before.units if one.unit else ():
            repealed = isinstance(one.change, Repeal) and unit == one.unit
            if repealed or (one.unit in unit.chain() and unit.name and unit.name.value not in left):
                yield unit, one.change


def _on_order(step: Step, chain: Chain) -> Iterator[Finding]:
    """Two annexes that are not in force yet and change the same unit: which of them comes first, decides."""
    if step.day is not None:
        return
    own = {one.unit.place: one for one in step.composed.after.amendments if one.unit}
    for other in chain.steps:
        if other.day is not None or other.id >= step.id:
            continue
        for one in other.composed.after.amendments:
            if one.unit and one.unit.place in own:
                said = message("The act “{id}” changes the same unit, and is not in force yet either. Which of the two "
                               "is signed first decides what the other changes.", id=other.id)  # fmt: skip
                yield _warning("K611", own[one.unit.place].change.place, said)
                break
