"""The partners in the text: how each is described among the parties, and where it signs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kpes.document import Signatory
from kpes.language import Language
from kpes.messages import printed
from kpes.model import Partner, Signatories, Text

KEYS_OF_PARTNERS = ("name", "seat", "address", "short", "nip", "regon", "krs", "email", "representatives")
"""What may stand in braces in the sentence that describes a partner."""
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_KEY = re.compile(r"\{([a-z]+)\}")


def keys_of(partner: Partner) -> dict[str, str]:
    """What the keys of a partner stand for in the sentence that describes it; those that it has not are missing."""
    named = {name: getattr(partner, name) for name in KEYS_OF_PARTNERS if name != "representatives"}
    found = {name: text.value for name, text in named.items() if text}
    if partner.representatives:
        found["representatives"] = ", ".join(
            f"{one.name.value} ({one.function.value})" if one.function else one.name.value
            for one in partner.representatives
        )
    return found


def described(partner: Partner, sentence: Text | None, spoken: Language) -> tuple[Text, Mapping[str, str]]:
    """How a partner is described among the parties, and what the keys in these words stand for.

    That is its own description, or else the ``sentence`` without what stands in brackets and needs a key that the
    partner lacks.
    """
    if partner.description:
        return partner.description, {}
    sentence = sentence or Text("{name}[, {seat}]", partner.name.place)
    keys = keys_of(partner)

    def kept(found: re.Match[str]) -> str:
        return found[1] if all(key in keys for key in _KEY.findall(found[1])) else ""

    return sentence._replace(value=_OPTIONAL.sub(kept, sentence.value)), keys


def signatory(partner: Partner, listed: Signatories, spoken: Language) -> Signatory:
    """Where a partner signs: its name, and for each signature that it needs what `Signatories.show` asks for."""
    seat = partner.seat.value if partner.seat else ""
    if not listed.show and listed.layout == "table":
        return Signatory(partner.name.value, seat)
    say, show = spoken.say, listed.show
    signing = partner.representatives if len(partner.representatives) == partner.signatures_required else ()
    places = []
    for number in range(partner.signatures_required):
        one = signing[number] if signing else None
        lines = []
        if "representatives" in show:
            lines.append(one.name.value if one else say(printed("Name:")))
        if "functions" in show:
            lines.append(one.function.value if one and one.function else say(printed("Function:")))
        if "date" in show:
            lines.append(say(printed("Date:")))
        if "place" in show:
            lines.append(say(printed("Place:")))
        places.append(tuple(lines))
    return Signatory(partner.name.value, seat, tuple(places))
