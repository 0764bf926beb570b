"""A partner lacks a key that the sentence about the partners names.

Where a text inserts the partners, each is described by its own description, or by one sentence with keys of the partner
in braces. A key that is missing would leave a hole. Add it to the partner, or put that part of the sentence in
brackets: then it is left out where the key is missing.

Wrong:

    parties:
      - Porozumienie zawierają
      - {insert: partners, labels: 1., text: '{name}, KRS {krs}'}
    partners:
      - {id: a, name: Fundacja Fala, krs: '0000123456', representatives: [{name: Anna Nowak}]}
      - {id: b, name: Spółdzielnia Dalba, representatives: [{name: Jan Kowalski}]}

Right:

    parties:
      - Porozumienie zawierają
      - {insert: partners, labels: 1., text: '{name}[, KRS {krs}]'}
    partners:
      - {id: a, name: Fundacja Fala, krs: '0000123456', representatives: [{name: Anna Nowak}]}
      - {id: b, name: Spółdzielnia Dalba, representatives: [{name: Jan Kowalski}]}
"""

import re

from kpes.language import language
from kpes.layout.parties import KEYS_OF_PARTNERS, described, keys_of
from kpes.messages import message
from kpes.model import Insertion
from kpes.rules.rule import Data, Findings
from kpes.rules.text import parts_of, runs

CODE = "K318"


def check(data: Data) -> Findings:
    """Each partner, with each key that its sentence needs and it lacks."""
    if not data.agreement:
        return
    parts = (part for group in runs(data.agreement) for part in parts_of(group) if isinstance(part, Insertion))
    for part in parts:
        for partner in (data.partners or ()) if part.what == "partners" and part.text else ():
            text, _ = described(partner, part.text, language(data.agreement.language))
            keys = keys_of(partner)
            for key in re.findall(r"\{([a-z]+)\}", text.value) if not partner.description else ():
                if key in KEYS_OF_PARTNERS and key not in keys:
                    said = message(
                        "“{partner}” has no “{key}”, which the sentence about the partners names. Add it, or put that "
                        "part of the sentence in brackets.",
                        partner=partner.name,
                        key=key,
                    )
                    yield partner.name, said
