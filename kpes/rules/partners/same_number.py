"""Two partners have the same NIP, REGON or KRS number.

Such a number belongs to one organisation alone. Either it was copied into the wrong row, or one
organisation stands on the list twice, perhaps under an older name, and would sign twice. A commune and
its school, or an association and its branch, do share a number: then they are one legal person, and it
is worth asking whether each of them can be a party.

Wrong:

    partners:
      - id: fundacja
        name: Fundacja Fala
        nip: '1234563218'
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        nip: 123-456-32-18
        representatives: [{name: Jan Kowalski}]

Right:

    partners:
      - id: fundacja
        name: Fundacja Fala
        nip: '1234563218'
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        nip: 526-025-02-74
        representatives: [{name: Jan Kowalski}]
"""

from __future__ import annotations

from kpes.messages import message
from kpes.rules.data import Data, Findings, repeated
from kpes.rules.numbers import bare
from kpes.source import excerpt

CODE = "K307"

_SAME_ORGANISATION = {"nip": 10, "regon": 9, "krs": 10}
"""The digits that name the organisation: a REGON has five more for each of its branches."""


def check(data: Data) -> Findings:
    """Each number that a partner further up has."""
    for key, digits in _SAME_ORGANISATION.items():
        having = [(one, partner) for partner in data.partners or () if (one := getattr(partner, key))]
        for (number, _), (first, other) in repeated(having, lambda one, most=digits: bare(one[0].value)[:most]):
            said = message(
                "“{other}” (line {line}) has the same {kind}. Correct one of the two, or remove the partner that "
                "stands here twice.",
                other=excerpt(other.name.value),
                line=first.place.line,
                kind=key.upper(),
            )
            yield number, said
