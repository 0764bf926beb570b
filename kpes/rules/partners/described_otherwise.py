"""A partner's description does not agree with its own keys.

The description is printed among the parties, the name and the seat in the signatory list; kpes checks the numbers by
the keys. What is typed in both must be the same party. Correct the one that is wrong.

Wrong:

    partners:
      - id: a
        name: Fundacja Fala
        nip: '1234563218'
        description: Fundacja Fala z siedzibą w Gdańsku, NIP 5252248481
        representatives: [{name: Anna Nowak}]
      - {id: b, name: Spółdzielnia Dalba, representatives: [{name: Jan Kowalski}]}

Right:

    partners:
      - id: a
        name: Fundacja Fala
        nip: '1234563218'
        description: Fundacja Fala z siedzibą w Gdańsku, NIP 123-456-32-18
        representatives: [{name: Anna Nowak}]
      - {id: b, name: Spółdzielnia Dalba, representatives: [{name: Jan Kowalski}]}
"""

import re

from kpes.language import bare
from kpes.messages import message
from kpes.rules.rule import Data, Findings

CODE = "K319"

_NUMBERS = ("nip", "regon", "krs")
_ENDING = 3
"""Letters at the end of a word in which cases differ."""


def check(data: Data) -> Findings:
    """Each key whose number, or most of whose words, the description does not hold."""
    for partner in data.partners or ():
        if not partner.description:
            continue
        digits = re.sub(r"(?<=\d)[\s-](?=\d)", "", partner.description.value)
        words = words_of(partner.description.value)
        for key in (*_NUMBERS, "name", "seat"):
            value = getattr(partner, key)
            if value is None:
                continue
            if key in _NUMBERS:
                number = re.sub(r"\D", "", value.value)
                differs = bool(re.search(rf"(?i)\b{key}\b", digits)) and number not in digits
            else:
                differs = not is_named(value.value, words)
            if differs:
                said = message(
                    "The description does not hold the “{key}” of this partner, “{value}”. Correct one of the two.",
                    key=key,
                    value=value,
                )
                yield partner.description, said


def words_of(text: str) -> set[str]:
    """The words of a text in small letters without accents."""
    return set(re.findall(r"\w+", bare(text)))


def is_named(value: str, words: set[str]) -> bool:
    """Whether most of the words of a name stand among ``words``, whatever their case."""
    wanted = [word[: max(_ENDING, len(word) - _ENDING)] for word in re.findall(r"\w{3,}", bare(value))]
    found = sum(any(word.startswith(stem) for word in words) for stem in wanted)
    return 2 * found >= len(wanted)
