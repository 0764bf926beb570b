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

from kpes.messages import message
from kpes.rules.partners import KINDS, digits_of, shared
from kpes.rules.rule import Data, Findings

CODE = "K307"

def check(data: Data) -> Findings:
    """Each number that a partner further up has, as far as it names the organisation and not its branch."""
    for kind in KINDS:
        having = ((partner, kind.of(partner)) for partner in data.partners or ())
        numbered = ((digits_of(number.value)[: kind.lengths[0]], number, one) for one, number in having if number)
        for number, other, line in shared(numbered):
            said = message(
                "“{other}” (line {line}) has the same {kind}. Correct one of the two, or remove the partner that "
                "stands here twice.",
                other=other,
                line=line,
                kind=kind.name,
            )
            yield number, said
