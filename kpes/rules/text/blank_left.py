"""A blank was left, to be filled in by hand, or a choice that somebody is to make.

All copies are to have the same wording, and the fingerprint that signatures are tied to does not cover
what somebody writes into one of them, or strikes out. Fill the blank in before printing, and write what was
chosen: „zwaną” instead of „zwanym/ą”, the name instead of “[name]”. Lines for signatures need no dots: kpes draws
them.

Wrong:

    paragraphs:
      - text: Składka wynosi ........ zł rocznie.

Right:

    paragraphs:
      - text: Składka wynosi 120 zł rocznie.
"""

import re
from collections.abc import Iterator

from kpes.messages import message
from kpes.model import Text
from kpes.rules.rule import Data, Spans, in_each_text, shown
from kpes.rules.text.placeholder_left import LEFT

CODE = "K209"

# Three dots alone are a sentence that trails off, „(…)” and „[…]” an omission; but not where a number must stand.
_BLANK = r"""(?x)
      (?: \.{4,} | …[.…]+ | \.{3}… ) [.…]*
    | (?: \.\s ){3,} \.
    | _{3,} | (?<!\w) __ [./-] __ (?!\w)
    | -{5,} | [–—]{4,}
    | (?: (?<=\b[Dd]nia\s) | (?<=\b[Dd]niu\s) | (?<=\b[Kk]wocie\s) | (?<=\b[Kk]wotę\s) | (?<=\b[Uu]l\.\s)
        | (?<=\b[Nn]r\s) | (?<=\b[Nn]umer\s) | (?<=\bNIP\s) | (?<=\bNIP:\s) | (?<=\bREGON\s) | (?<=\bKRS\s)
        | (?<=\bsiedzibą\sw\s) | (?<=\breprezentowany\sprzez\s) | (?<=\breprezentowaną\sprzez\s)
        | (?<=\breprezentowanym\sprzez\s) | (?<=\breprezentowane\sprzez\s) )
      (?: \.{3} | … | \[(?:\.{3}|…)\] )
    | (?: (?<=\s)\.{3} | (?<=\s)… | \[(?:\.{3}|…)\] ) (?= \s? (?:zł\b|PLN\b|EUR\b|%|(?:19|20)[0-9]{2}\b) | \sr\. )
"""

_CHOICE = r"""(?x)
      (?<!\w) \[ (?=[^\W\d_]{4}) [^][]{4,200} \] (?!\()
    | \( (?:(?i:należy|trzeba|proszę) \s)? (?:podać|wpisać|wskazać|wstawić|wybrać|uzupełnić|określić) \b
      [^()]{0,200} \)
    | \( (?i:insert|specify|please|bitte|à\s(?:compléter|préciser|définir)) \b [^()]{0,200} \)
    | (?i: \*?\s?\bnie(?:potrzebne|właściwe)\s(?:(?:wy|s)?kreślić|usunąć)
        | \bdelete\sas\s(?:applicable|appropriate)
        | \b(?:nicht|un)zutreffendes\s(?:bitte\s)?streichen | \brayer\sl\w+\smentions?\sinutiles? )
    | (?<![\w/.@-]) (?: Pan(?:a|u|em)?/Pani[ąa]?
        | [^\W\d_]{3,30}(?:y|ym|a|ą|ego|emu|ej)/-?(?:a|ą|y|e|i|ej|ego|emu|ym|ymi|ych) ) (?![\w/-])
"""
_ENDED = r"(?:\w{4}|\br|\bzł|[”)])[.;,]\s?$"
"""What notaries fill the rest of a line behind with dashes, so that nobody can add to the clause."""

_SIGNS = (
    "…", "..", ". .", ".\n.", "__", "---", "––", "——", "[", "/", "(", "kreślić", "usunąć", "elete as", "treichen",
    "ayer",
)  # fmt: skip


def _not_of_signatures(data: Data) -> Iterator[Text]:
    """All that documents show, but for the words above the room for signatures."""
    of_signatures = data.printed.signatories.signature_heading if data.printed else None
    return (text for text in shown(data) if text is not of_signatures)


@in_each_text(*_SIGNS, of=_not_of_signatures)
def check(words: str, language: str) -> Spans:
    """Every row of dots, underscores or dashes, and every choice, but those that wait for a signature."""
    for found in re.finditer(_BLANK, words):
        if not _means_nothing(found[0][0], words, found.start()):
            said = message("A blank is left here. Fill it in before printing, so that all copies say the same.")
            yield *found.span(), said
    for found in re.finditer(_CHOICE, words):
        if not re.match(LEFT, found[0]) and not _means_nothing(found[0][0], words, found.start()):
            said = message("A choice is left here. Write what was chosen, so that all copies say the same.")
            yield *found.span(), said


def _means_nothing(sign: str, text: str, position: int) -> bool:
    """Whether what begins there is „[…]” within a quotation or brackets, or a row of dashes behind a clause."""
    before = text[max(0, position - 500) : position]
    if sign == "[":
        return any(before.count(opened) > before.count(closed) for opened, closed in ("„”", "“”", "«»", "()"))
    return sign in "-–—" and bool(re.search(_ENDED, before[-8:]))
