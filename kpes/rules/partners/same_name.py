"""Two partners stand under the same name.

The signatory list would show the same line twice, and nobody could say whose signature stands behind
which. Mostly it is one partner that was entered twice; then the number of copies is wrong as well.
Capitals, accents, spaces and quotation marks make no difference here; different seats do.

Wrong:

    partners:
      - id: zolw
        name: Fundacja „Żółw”
        representatives: [{name: Anna Nowak}]
      - id: fundacja-zolw
        name: FUNDACJA ŻÓŁW
        representatives: [{name: Jan Kowalski}]

Right:

    partners:
      - id: zolw-gdansk
        name: Fundacja „Żółw”
        seat: Gdańsk
        representatives: [{name: Anna Nowak}]
      - id: zolw-gdynia
        name: Fundacja „Żółw”
        seat: Gdynia
        representatives: [{name: Jan Kowalski}]
"""

import re
from functools import lru_cache

from kpes.language import bare
from kpes.messages import message
from kpes.model import Partner
from kpes.rules.rule import Data, Findings

CODE = "K306"

_NO_DIFFERENCE = re.compile(r"[\s'\"`´„”“‚‘’«»‹›]+")


def check(data: Data) -> Findings:
    """Each name that a partner further up has, where no seat tells the two apart."""
    by_name: dict[str, dict[str, Partner]] = {}  # and by seat; "" where none is given
    for partner in data.partners or ():
        seat = sounds(partner.seat.value) if partner.seat else ""
        by_seat = by_name.setdefault(sounds(partner.name.value), {})
        same = next(iter(by_seat.values()), None) if not seat else by_seat.get(seat) or by_seat.get("")
        if same:
            said = message(
                "“{name}” stands on the list already, in line {line}. Remove one of the two, or write into the "
                "name or the seat what tells them apart.",
                name=partner.name,
                line=same.name.place.line,
            )
            yield partner.name, said
        by_seat.setdefault(seat, partner)


@lru_cache(1 << 16)
def sounds(name: str) -> str:
    """What is left of a name without capitals, accents, spaces and quotation marks."""
    return _NO_DIFFERENCE.sub("", bare(name)) or name
