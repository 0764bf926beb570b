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
from collections.abc import Iterable, Iterator

from kpes.language import language
from kpes.layout.parties import KEYS_OF_PARTNERS, described, keys_of
from kpes.messages import message
from kpes.model import Agreement, Insertion, Partner
from kpes.rules.rule import Data, Findings
from kpes.rules.text import parts_of, runs

CODE = "K318"


_SAID = message(
    "“{partner}” has no “{key}”, which the sentence about the partners names. Add it, or put that part of the sentence "
    "in brackets."
)


def check(data: Data) -> Findings:
    """Each partner, with each key that its sentence needs and it lacks."""
    for partner, key in lacking(data.agreement, data.partners or ()) if data.agreement else ():
        yield partner.name, _SAID._replace(values={"partner": partner.name, "key": key})


def lacking(agreement: Agreement, partners: Iterable[Partner]) -> Iterator[tuple[Partner, str]]:
    """The same, of these partners."""
    parts = (part for group in runs(agreement) for part in parts_of(group) if isinstance(part, Insertion))
    sentences = [part.text for part in parts if part.what == "partners" and part.text]
    for sentence in sentences:
        for partner in partners:
            text, _ = described(partner, sentence, language(agreement.language))
            keys = keys_of(partner)
            for key in re.findall(r"\{([a-z]+)\}", text.value) if not partner.description else ():
                if key in KEYS_OF_PARTNERS and key not in keys:
                    yield partner, key
