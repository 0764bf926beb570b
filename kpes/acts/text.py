"""The text of an act: an agreement like any other, put together of what its file says and of what it changes.

What is special about an act ends here. What comes out is laid out, printed, signed and judged as the agreement is. What
kpes says in it stands in signed texts, so that it never changes: see tests/acts/test_text.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from kpes.acts.amending import Amended, amended
from kpes.acts.effect import effect
from kpes.acts.settling import Fault
from kpes.acts.wording import changes
from kpes.language import Language
from kpes.layout.drawing import Layout
from kpes.layout.parties import described
from kpes.layout.words import as_printed, names_in, ready
from kpes.messages import Message, message, printed
from kpes.model import (
    DATE,
    Act,
    Agreement,
    CopiesMade,
    Item,
    ItemList,
    LabelStyle,
    Part,
    Partner,
    Preamble,
    Text,
    Value,
)
from kpes.rules.partners.undescribed import lacking
from kpes.shapes.table import words
from kpes.source import Place

_DASHES = LabelStyle("–", "", "")
_KEYS = ("name", "seat", "address", "nip", "regon", "krs", "short")
"""Of a party, those by which an act describes it that has no sentence for that."""


class Composed(NamedTuple):
    """An act as a text: the agreement that it is, who signs it, what it makes of the other, and what is wrong in it.

    Where anything is wrong there is no text. ``after`` is the agreement with the changes of an annex. ``effect`` is the
    digest of what the act does.
    """

    text: Agreement | None
    signers: tuple[Partner, ...]
    after: Amended
    faults: tuple[Fault, ...]
    effect: str = ""


def composed(act: Act, before: Layout, ever: Collection[str] = (), repealed: Collection[Place] = ()) -> Composed:
    """The text of an act. Just before it the agreement is as it is laid out, and binds the partners of that.

    ``ever`` are the ids of all who were bound at some time; ``repealed`` is where units stand that acts repealed.
    """
    after = amended(before, act.changes, repealed)
    faults = (*_faults(act, before, ever), *after.faults)
    signing = tuple(signers(act, before.partners))
    if faults:
        return Composed(None, signing, after, faults)
    own = act.text or (*_own(act, before, after),)
    parts = (*_dated(act, before.language), *act.opening, *own, *act.closing)
    agreement = before.agreement
    text = agreement._replace(
        status=act.status,
        title=act.title,
        date=act.date,
        date_place=act.date_place,
        values=tuple(_values(after.layout, parts)),
        copies=CopiesMade(agreement.copies.each),
        parties=(),
        preamble=Preamble(None, parts),
        resolution=None,
        chapters=(),
        paragraphs=(),
        areas=(),
        goals=(),
        attachments=(),
        accepted=act.accepted,
    )
    return Composed(text, signing, after, (), effect(act, before, after, signing))


def _dated(act: Act, spoken: Language) -> Iterator[Text]:
    """The date of an act, where none of its words tells it: who has to sign hangs on it."""
    named = {name for text in words((act.title, act.opening, act.closing)) for name in names_in(text.value)}
    if not act.text and DATE[1:-1] not in named:
        yield _text(printed("of {date}", date=spoken.long_date(act.date)), act.date_place, spoken)


def _values(layout: Layout, parts: Iterable[Part]) -> Iterator[Value]:
    """What the names in these texts stand for in the agreement: its values, and references to its units."""
    used = {name: text.place for text in words(parts) for name in names_in(text.value)}
    known = layout.names if used else {}
    for name, place in used.items():
        if name in known and name != DATE[1:-1]:
            yield Value(Text(name, place), ready(Text(known[name], place)))


def signers(act: Act, bound: Sequence[Partner]) -> Iterator[Partner]:
    """Who has to sign: of an annex all who are bound; else the partner that it is about, and whoever has to consent."""
    if act.kind == "annex" or act.partner is None:
        yield from bound
        return
    own = act.partner.id.value
    yield next((one for one in bound if one.id.value == own), act.partner)
    for one in bound if act.kind != "notice" else ():
        if one.id.value != own and (act.consent == "all" or one.id.value in consenting(act)):
            yield one


def consenting(act: Act) -> set[str]:
    """The ids of those whose consent an act names."""
    return {one.value for one in act.consent} if isinstance(act.consent, tuple) else set()


def _faults(act: Act, before: Layout, ever: Collection[str]) -> Iterator[Fault]:
    """What of an act does not fit its kind, or those who are bound."""
    known = {one.id.value for one in before.partners}
    if (act.kind == "annex") != bool(act.changes):
        wanted = "changes" if act.kind == "annex" else "partner"
        said = message("This kind of act ({kind}) needs the key “{key}” instead.", kind=act.kind, key=wanted)
        yield Fault("K605", act.place, said)
        return
    if act.partner:
        yield from _faults_of_party(act, act.partner, before.agreement, known, ever)
    for one in act.consent if isinstance(act.consent, tuple) else ():
        if one.value not in known:
            yield _not_bound(one, known)


def _faults_of_party(
    act: Act, party: Partner, agreement: Agreement, known: Collection[str], ever: Collection[str]
) -> Iterator[Fault]:
    """What does not fit of whom an act is about."""
    id = party.id.value
    if act.kind == "accession":
        if id in known:
            said = message("“{id}” is bound already. A notice tells new data of a partner.", id=id)
            yield Fault("K606", party.id.place, said)
        elif id in ever:
            yield Fault("K606", party.id.place, message("“{id}” was bound before, and left. Choose another id.", id=id))
        if party.name is None:  # only an act has such a partner
            yield Fault("K605", party.place, message("Who joins needs a name. Add the key “name”."))
            return
        for _, key in lacking(agreement, [party]):
            said = message("The agreement describes its parties by “{key}”, too. Add that key, or “description”.")
            yield Fault("K605", party.place, said._replace(values={"key": key}))
    elif act.kind == "notice" and not party.representatives and not any(getattr(party, key) for key in _CALLED):
        said = message("This notice tells nothing. Add the new data, such as “seat” or “representatives”.")
        yield Fault("K605", party.place, said)
    elif id not in known:
        yield _not_bound(party.id, known)


def _not_bound(id: Text, known: Collection[str]) -> Fault:
    said = message("“{id}” is not bound on this day. Bound are: {known}.", id=id.value, known=", ".join(sorted(known)))
    return Fault("K606", id.place, said)


def _own(act: Act, before: Layout, after: Amended) -> tuple[Part, ...]:
    """What kpes writes between the opening and the closing: what the act does, and from when on."""
    spoken = before.language
    place = act.place
    said: list[Part] = []
    title = " ".join(before.words(before.agreement.title).value.split())
    of_agreement = {"title": title, "date": spoken.long_date(before.agreement.date)}
    if act.kind == "annex":
        opened = act.opening and isinstance(act.opening[-1], Text) and act.opening[-1].value.endswith(":")
        if not opened:
            opening = printed("The agreement is amended as follows:")
            if len(after.amendments) == 1:
                opening = printed("The following amendment is made to the agreement:")
            said.append(_text(opening, place, spoken))
        said += changes(before, after.layout, after.amendments)
    elif act.partner:
        old = next((one for one in before.partners if one.id.value == act.partner.id.value), act.partner)
        said += _DECLARED[act.kind](act.partner, old, of_agreement, place, spoken)
    when = printed("This takes effect with the last signature that it needs.")
    if isinstance(act.in_force, date):
        when = printed(
            "This takes effect on {day}, but not before the last signature that it needs.",
            day=spoken.long_date(act.in_force),
        )
    return (*said, _text(when, place, spoken))


def _text(said: Message, place: Place, spoken: Language) -> Text:
    return ready(Text(spoken.say(said), place))


def _accession(new: Partner, _: Partner, of: dict[str, str], place: Place, spoken: Language) -> Iterable[Part]:
    yield _text(printed("The following joins the agreement “{title}” of {date}: {party}.",
                        party=_party(new, spoken), **of), place, spoken)  # fmt: skip
    yield _text(printed("Who joins knows the agreement as it is in force on the day of this declaration, and takes on "
                        "all rights and duties of a party."), place, spoken)  # fmt: skip


def _withdrawal(_: Partner, old: Partner, of: dict[str, str], place: Place, spoken: Language) -> Iterable[Part]:
    yield _text(printed("The following withdraws from the agreement “{title}” of {date}: {party}.",
                        party=_party(old, spoken), **of), place, spoken)  # fmt: skip


def _notice(new: Partner, old: Partner, of: dict[str, str], place: Place, spoken: Language) -> Iterable[Part]:
    yield _text(printed("Data of a party to the agreement “{title}” of {date} change: {party}. They are from now on:",
                        party=old.name.value, **of), place, spoken)  # fmt: skip
    found = [(called, text) for key, called in _CALLED.items() if (text := getattr(new, key))]
    lines = [
        _text(printed("{place}: {what}", place=spoken.say(called), what=text.value), text.place, spoken)
        for called, text in found
    ]
    people = ", ".join(
        f"{one.name.value} ({one.function.value})" if one.function else one.name.value for one in new.representatives
    )
    if people:
        lines.append(_text(printed("entitled to sign: {people}", people=people), place, spoken))
    yield ItemList(_DASHES, tuple(map(Item, lines)), place)


_DECLARED = {"accession": _accession, "withdrawal": _withdrawal, "notice": _notice}
_CALLED = {
    "name": printed("name"),
    "seat": printed("registered office"),
    "address": printed("address"),
    "nip": printed("NIP"),
    "regon": printed("REGON"),
    "krs": printed("KRS"),
    "short": printed("called"),
    "description": printed("description"),
}


def _party(partner: Partner, spoken: Language) -> str:
    """How a partner is described, without what inflects."""
    default = printed(
        "{name}[, registered office: {seat}][, {address}][, KRS {krs}][, NIP {nip}][, REGON {regon}]"
        "[, represented by: {representatives}]",
        **{key: f"{{{key}}}" for key in (*_KEYS, "representatives")},
    )
    sentence, keys = described(partner, Text(spoken.say(default), partner.place), spoken)
    return as_printed(sentence, lambda name, _: keys.get(name), "").value.rstrip(".")
