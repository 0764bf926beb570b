"""A reference leads to one unit, and says the same as one to another.

Where two lists of a paragraph are labelled alike, or a label stands twice, nobody can tell which „ust. 2” is meant.
Label one of the lists otherwise, let it go on counting (“continue: true”), or put it into a paragraph of its own.

Wrong:

    paragraphs:
      - text:
          - labels: 1.
            items: [Rada liczy trzech członków., {id: kadencja, text: Kadencja trwa rok.}]
          - Ponadto
          - labels: 1.
            items: [Rada wybiera przewodniczącego., Rada zbiera się co kwartał.]
      - text: Po upływie kadencji, o której mowa w {kadencja}, odbywają się wybory.

Right:

    paragraphs:
      - text:
          - labels: 1.
            items: [Rada liczy trzech członków., {id: kadencja, text: Kadencja trwa rok.}]
          - Ponadto
          - labels: 1.
            continue: true
            items: [Rada wybiera przewodniczącego., Rada zbiera się co kwartał.]
      - text: Po upływie kadencji, o której mowa w {kadencja}, odbywają się wybory.
"""

import re
from collections import defaultdict

from kpes.layout.references import Unit, reference
from kpes.messages import message
from kpes.rules.rule import Data, Findings, Words, typed

CODE = "K242"


def check(data: Data) -> Findings:
    """Each name of a unit whose reference in full is that of another unit as well."""
    agreement = data.agreement
    texts = [text for text in typed(data) if "{" in text.value]
    if not agreement or not texts:
        return
    alike: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit in data.layout.units:
        alike[reference(unit, None, agreement.language)].append(unit)
    twice = {
        unit.name.value: (said, units) for said, units in alike.items() if len(units) > 1 for unit in units if unit.name
    }
    for text in texts:
        for found in re.finditer(r"\{([a-z][a-z0-9_-]*)\}", text.value):
            if found[1] in twice:
                said, units = twice[found[1]]
                one, other, *_ = (unit.place.line for unit in units)
                yield (
                    Words(text, *found.span()),
                    message(
                        "“{reference}” is what line {one} is called, and line {other} as well. Label one of them "
                        "otherwise.",
                        reference=said,
                        one=one,
                        other=other,
                    ),
                )
