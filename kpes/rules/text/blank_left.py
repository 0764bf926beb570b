"""A blank was left, to be filled in by hand.

All copies are to have the same wording, and the fingerprint that signatures are tied to does not cover
what somebody writes into one of them. Fill the blank in before printing. Lines for signatures need no
dots: kpes draws them.

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

_ENDED = r"(?:\w{4}|\br|\bzł|[”)])[.;,]\s?$"
"""What dashes are not to be filled in behind: notaries fill the line with them, so that nobody can add to the clause."""


def _not_of_signatures(data: Data) -> Iterator[Text]:
    """All that documents show, but for the words above the room for signatures."""
    of_signatures = data.agreement.signatories.signature_heading if data.agreement else None
    return (text for text in shown(data) if text is not of_signatures)


@in_each_text("…", "..", ". .", ".\n.", "__", "---", "––", "——", of=_not_of_signatures)
def check(words: str, language: str) -> Spans:
    """Every row of dots, underscores or dashes, but those that wait for a signature."""
    for found in re.finditer(_BLANK, words):
        if not _means_nothing(found[0][0], words, found.start()):
            said = message("A blank is left here. Fill it in before printing, so that all copies say the same.")
            yield *found.span(), said


def _means_nothing(sign: str, text: str, position: int) -> bool:
    """Whether what begins there is „[…]” for words left out of a quotation, or a row of dashes behind a clause."""
    before = text[max(0, position - 500) : position]
    if sign == "[":
        return before.count("„") > before.count("”")
    return sign in "-–—" and bool(re.search(_ENDED, before[-8:]))
