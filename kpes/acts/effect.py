"""What an act does, beside what its text says: who signs it, in which form, since when, and which units get what words.

The words of an act need not tell all of it. Those that were written elsewhere may say anything; labels may stand twice;
how many people sign for a party is not printed. So each signature of an act is recorded with a digest of what the act
did then, and counts as long as it does that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from kpes.acts.amending import Amended, Amendment
from kpes.acts.quoting import shown
from kpes.fingerprint import fingerprint
from kpes.layout.drawing import Layout
from kpes.layout.references import Unit, reference
from kpes.model import Act, Partner, Retitling, Revaluing, Text
from kpes.source import Place


def effect(act: Act, before: Layout, after: Amended, signing: Iterable[Partner]) -> str:
    """The digest of what an act does to the agreement ``before`` it, which is ``after`` it as that has it.

    How a unit is named counts for nothing, nor does an e-mail address: only what is meant.
    """
    party = act.partner._replace(email=None) if act.partner else ()
    what = [_done(one, before, after.layout) for one in after.amendments]
    told = (act.kind, act.date, act.in_force, before.agreement.form, [one.id for one in signing], party, what)
    return fingerprint(json.dumps(_plain(told), ensure_ascii=False, default=str, sort_keys=True).encode())


def _done(one: Amendment, before: Layout, laid: Layout) -> object:
    """What a change does, to which unit, and the words that come of it."""
    change = one.change
    what = type(change).__name__
    if isinstance(change, Retitling):
        return what, laid.words(change.title)
    if isinstance(change, Revaluing):
        name = change.values[0].name.value
        used = [_which(unit, before) for unit in before.units if unit.place in one.used]
        return what, name, laid.names.get(name), used
    assert one.unit, "all others are of a unit"
    assert one.place, "they give it words"
    return what, _which(one.unit, before), shown(laid, one.place)


def _which(unit: Unit, before: Layout) -> object:
    """Which unit is meant, in the same way whatever is put before it: what it is called, and which one of that name."""
    spoken, label = before.language.code, unit.label.words
    called = reference(unit, None, spoken)
    alike = [one for one in before.units if one.label.words == label and reference(one, None, spoken) == called]
    return unit.kind, called, alike.index(unit)


def _plain(value: object) -> object:
    """A value of the model as JSON has it, without where it was read, and its look; what says nothing is left out.

    So a key that acts get one day leaves the digests of earlier acts as they are.
    """
    if isinstance(value, Text):
        return str(value.value)
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        told = ((name, one) for name, one in value._asdict().items() if one and not isinstance(one, Place))
        return {name: _plain(one) for name, one in told}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value
