"""A partner needs more signatures than it has representatives.

Only the named representatives may sign, each once. Such a partner could never be done with signing, and
the agreement never concluded.

Wrong:

    partners:
      - id: fundacja
        name: Fundacja
        representatives: [{name: Anna Nowak}]
        signatures_required: 2
      - id: spoldzielnia
        name: Spółdzielnia
        representatives: [{name: Ewa Lis}]

Right:

    partners:
      - id: fundacja
        name: Fundacja
        representatives: [{name: Anna Nowak}, {name: Jan Kowalski}]
        signatures_required: 2
      - id: spoldzielnia
        name: Spółdzielnia
        representatives: [{name: Ewa Lis}]
"""

from kpes.messages import message
from kpes.register.reading import person
from kpes.rules.rule import Data, Findings

CODE = "K305"


def check(data: Data) -> Findings:
    """Each partner that names representatives, but too few different ones."""
    for partner in data.partners or ():
        named = len({person(representative.name.value) for representative in partner.representatives})
        if named and partner.signatures_required > named:
            said = message(
                "“{partner}” needs {required} signatures but has fewer representatives ({named}). Name more, or lower "
                "signatures_required.",
                partner=partner.name,
                required=partner.signatures_required,
                named=named,
            )
            yield partner.place, said
