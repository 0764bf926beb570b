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

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from kpes.messages import message
from kpes.model import Text
from kpes.rules.data import Data, Findings, Words, names, texts

CODE = "K209"

# Three dots alone are a sentence that trails off, „(…)” and „[…]” an omission; but not where a number must stand.
_BLANK = re.compile(
    r"""
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
    """,
    re.VERBOSE,
)
_SUSPECT = re.compile(r"…|\.\s?\.|__|---|––|——")


def check(data: Data) -> Findings:
    """Every row of dots, underscores or dashes, but those that wait for a signature."""
    where: Iterator[Text] = iter(())
    if data.agreement:
        of_signatures = data.agreement.signatories.signature_heading
        where = (text for text in texts(data.agreement) if text is not of_signatures)
    for text in chain(where, names(data.partners or ())):
        if _SUSPECT.search(text.value):
            for found in _BLANK.finditer(text.value):
                if found.group().startswith("[") and _quoted(text.value, found.start()):
                    continue
                yield (
                    Words(text, *found.span()),
                    message("A blank is left here. Fill it in before printing, so that all copies say the same."),
                )


def _quoted(text: str, position: int) -> bool:
    """Whether a quotation is open there: „[…]” in one stands for words that were left out."""
    before = text[max(0, position - 500) : position]
    return before.count("„") > before.count("”")
