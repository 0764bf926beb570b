"""An abbreviation is explained nowhere.

The partners know today what it stands for; a court or a new partner will not. Write the full name at
its first use, the abbreviation in brackets behind it. Common ones (NIP, KRS, VAT …) need no explanation.

Wrong:

    paragraphs:
      - text: Partnerzy zgłaszają uczestników do RCWIP w terminie 7 dni.

Right:

    paragraphs:
      - text: >
          Partnerzy zgłaszają uczestników do Regionalnego Centrum Wsparcia Inicjatyw Pozarządowych (RCWIP)
          w terminie 7 dni.
"""

from kpes.language import bare
from kpes.messages import message
from kpes.rules.abbreviations import COMMON, abbreviations, defined, spelt_out
from kpes.rules.rule import Data, Findings

CODE = "K222"

def check(data: Data) -> Findings:
    """Each abbreviation, at its first use, that is neither introduced nor spelt by words of the agreement.

    In an act, one that stands in the agreement is known.
    """
    used = abbreviations(data)
    of_agreement = abbreviations(data.agreed).keys() if used and data.agreed else set()
    of_names = {word for partner in data.partners or () for word in partner.name.value.split()}
    unknown = used.keys() - COMMON - of_names - of_agreement - (defined(data) if used else set())
    spelt = spelt_out(data) if unknown else set()
    for word, uses in used.items():
        if word in unknown and bare(word) not in spelt:
            said = message("“{word}” is explained nowhere. Write its full name where it is first used.", word=word)
            yield uses[0], said
