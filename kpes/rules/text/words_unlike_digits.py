"""A number in words is not the number in digits before it.

Where „14 (siedmiu) dni” or „1 000 zł (słownie: dwa tysiące złotych)” stands, each side may rely on the
number that suits it, and so it is with „czternaście (7) dni”. The words are there so that a slip shows; correct
whichever is wrong. Cardinal numbers are looked at; fractions, ordinal numbers and groszy are not.

Wrong:

    paragraphs:
      - text: 'Składka wynosi 1 200 zł (słownie: jeden tysiąc sto złotych).'

Right:

    paragraphs:
      - text: 'Składka wynosi 1 200 zł (słownie: jeden tysiąc dwieście złotych), płatna w ciągu 14 (czternastu) dni.'
"""

import re

from kpes.language import cardinal
from kpes.messages import Message, message
from kpes.rules.rule import Spans, in_each_text

CODE = "K229"

# „5 x 100 zł (słownie: pięćset złotych)”, „3/4 (trzy czwarte)” and „1,5 mln (…)” tell another number than the last.
_DIGITS = r"(?<![\w.,/:–-])(?<![0-9x×*+][ ])(?P<digits>[0-9]{1,3}(?:[ .][0-9]{3}){1,3}(?![0-9])|[0-9]{1,9})"
_GROSZE = r"(?:,(?:[0-9]{2}(?![0-9])|-|–))?"
_BETWEEN = r"(?:-|–)?(?:\s?(?!tys|mln|mld|mili|bili)[^\W\d_]{1,20}\.?){0,3}"
_SPELT = (
    rf"{_DIGITS}(?:{_GROSZE}{_BETWEEN},?\s\(?(?:słownie|sł\.)(?:(?:\s[^\W\d_]{{1,10}}\.?)?:)?\s"
    rf"(?P<said>[^\W\d_][\w ]{{1,150}})"
    rf"|(?<!\b19\d\d)(?<!\b20\d\d)\s?%?\s\((?P<alone>[^\W\d_][^\W\d_ ]*(?:[ ][^\W\d_]+){{0,8}})\))"
)
_WORDS_FIRST = (
    r"(?<!\w)(?P<words>[^\W\d_]{1,30}(?:[ -][^\W\d_]{1,30}){0,5})(?<!pour\scent)"
    r" \((?P<number>[0-9]{1,6})\)(?=\s[^\W\d_])"
)
_MORE = r"(?i)\b(?:thousand|million|tausend|millionen|mille|millions?)\s$"
"""What stands before the end of a numeral that is longer than those that are known."""
_SUSPECT = r"[0-9%] \(|[^\W\d_] \([0-9]|słownie|sł\."
_UNIT = (
    r"złot|zł\b|euro|eur\b|pln\b|dni|dzień|lat|rok|miesi|godzin|procent|sztuk|os[oó]b|egzemplarz|i\b|[0-9]"
    r"|day|week|month|year|hour|per|tag|woche|monat|jahr|stunde|prozent|jour|semaine|mois|an|heure|pour"
)


@in_each_text(" (", "słownie", "sł.")
def check(words: str, language: str) -> Spans:
    """Each number in digits with another one in words behind it, or before it."""
    if not re.search(_SUSPECT, words):
        return
    for found in re.finditer(_SPELT, words):
        group = "said" if found["said"] else "alone"
        spelt = _spelt(found[group], language)
        if spelt and spelt[0] != int(re.sub("[ .]", "", found["digits"])):
            yield found.start(), found.start(group) + len(spelt[1]), _unlike(found["digits"], spelt[1])
    for found in re.finditer(_WORDS_FIRST, words):
        written = found["words"].split(" ")
        tails = (" ".join(written[at:]) for at in range(len(written)))
        numeral = next((tail for tail in tails if cardinal(tail, language)), "")
        more = re.search(_MORE, found["words"].removesuffix(numeral))
        if numeral and not more and cardinal(numeral, language) != int(found["number"]):
            yield found.end("words") - len(numeral), found.end("number") + 1, _unlike(found["number"], numeral)


def _unlike(digits: str, words: str) -> Message:
    return message(
        "In digits this is {digits}, in words “{words}”. Correct one of the two.", digits=digits, words=words
    )


def _spelt(words: str, language: str) -> tuple[int, str] | None:
    """The number that the first words say, and these words; None where what follows is no unit."""
    written = words.split()
    for count in range(len(written), 0, -1):
        number = cardinal(" ".join(written[:count]), language)
        if number is not None:
            follows = "".join(written[count : count + 1]).lower()
            return (number, " ".join(written[:count])) if not follows or re.match(_UNIT, follows) else None
    return None
