"""A number in words is not the number in digits before it.

Where „14 (siedmiu) dni” or „1 000 zł (słownie: dwa tysiące złotych)” stands, each side may rely on the
number that suits it. The words are there so that a slip shows; correct whichever is wrong. Polish
cardinal numbers are looked at; fractions, ordinal numbers and groszy are not.

Wrong:

    paragraphs:
      - text: 'Składka wynosi 1 200 zł (słownie: jeden tysiąc sto złotych).'

Right:

    paragraphs:
      - text: 'Składka wynosi 1 200 zł (słownie: jeden tysiąc dwieście złotych), płatna w ciągu 14 (czternastu) dni.'
"""

import re

from kpes.language.polish import cardinal
from kpes.messages import message
from kpes.rules.rule import Spans, in_each_text

CODE = "K229"

# „5 x 100 zł (słownie: pięćset złotych)”, „3/4 (trzy czwarte)” and „1,5 mln (…)” tell another number than the last.
_DIGITS = r"(?<![\w.,/:–-])(?<![0-9x×*+][ ])(?P<digits>[0-9]{1,3}(?:[ .][0-9]{3}){1,3}(?![0-9])|[0-9]{1,9})"
_GROSZE = r"(?:,(?:[0-9]{2}(?![0-9])|-|–))?"
_BETWEEN = r"(?:-|–)?(?:\s?(?!tys|mln|mld|mili|bili)[^\W\d_]{1,20}\.?){0,3}"
_SPELT = (
    rf"{_DIGITS}(?:{_GROSZE}{_BETWEEN},?\s\(?(?:słownie|sł\.)(?:(?:\s[^\W\d_]{{1,10}}\.?)?:)?\s"
    rf"(?P<said>[^\W\d_][\w ]{{1,150}})"
    rf"|\s\((?P<alone>[^\W\d_][^\W\d_ ]*(?:[ ][^\W\d_]+){{0,8}})\))"
)
_SUSPECT = r"[0-9] \(|słownie|sł\."
_UNIT = (
    r"złot|zł\b|euro|eur\b|pln\b|dni|dzień|lat|rok|miesi|godzin|procent|sztuk|os[oó]b|egzemplarz|i\b|[0-9]"
)


@in_each_text(" (", "słownie", "sł.")
def check(words: str, language: str) -> Spans:
    """Each number in digits with another one in words behind it."""
    if language != "pl" or not re.search(_SUSPECT, words):
        return
    for found in re.finditer(_SPELT, words):
        group = "said" if found["said"] else "alone"
        spelt = _spelt(found[group])
        if spelt and spelt[0] != int(re.sub("[ .]", "", found["digits"])):
            said = message(
                "In digits this is {digits}, in words “{words}”. Correct one of the two.",
                digits=found["digits"],
                words=spelt[1],
            )
            yield found.start(), found.start(group) + len(spelt[1]), said


def _spelt(words: str) -> tuple[int, str] | None:
    """The number that the first words say, and these words; None where what follows is no unit."""
    written = words.split()
    for count in range(len(written), 0, -1):
        number = cardinal(" ".join(written[:count]))
        if number is not None:
            follows = "".join(written[count : count + 1]).lower()
            return (number, " ".join(written[:count])) if not follows or re.match(_UNIT, follows) else None
    return None
