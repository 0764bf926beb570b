"""A word mixes letters of two alphabets.

The Cyrillic “а” and the Greek “Α” look just like the Latin letters, but are others. In one word with Latin
letters they come from a bad scan or another keyboard, or somebody means to deceive: “Fundаcja” is found by
no search, and is not the Fundacja of the court's register. Type the word anew. Whole words of another
alphabet, and signs such as “Ω” and “μm”, are no fault.

Wrong:

    partners:
      - id: fundacja
        name: Fundаcja Fala
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        representatives: [{name: Jan Kowalski}]

Right:

    partners:
      - id: fundacja
        name: Fundacja Fala
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        representatives: [{name: Jan Kowalski}]

Source: Unicode Technical Standard 39, 5.2 (Restriction-Level Detection).
"""

import re
import unicodedata

from kpes.messages import message
from kpes.rules.rule import InFull, Spans, in_each_text, shown

CODE = "K119"

_CYRILLIC = "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f"
_GREEK = "\u0370-\u03ff\u1f00-\u1fff"
_FOREIGN = re.compile(f"[{_CYRILLIC}{_GREEK}]")
_LATIN = "[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff]"
_WORD = r"[^\W\d_]+"
_SYMBOL = "[ΓΔΘΛΞΠΣΦΨΩβ-θλμξπ-σφχψω]"  # Greek letters that are taken for no Latin ones


@in_each_text(of=shown)
def check(words: str, language: str) -> Spans:
    """Each word of the agreement or of a name in the signatory list that mixes Latin with Cyrillic or Greek."""
    for word in re.finditer(_WORD, words) if _FOREIGN.search(words) else ():
        foreign = _FOREIGN.findall(word[0])
        if foreign and re.search(_LATIN, word[0]) and not _is_unit(word[0], foreign):
            said = message(
                "“{word}” mixes alphabets: “{letter}” is {code}, no Latin letter. Type the word anew.",
                word=word[0],
                letter=foreign[0],
                code=InFull(f"U+{ord(foreign[0]):04X} {unicodedata.name(foreign[0], '')}".rstrip()),
            )
            yield *word.span(), said


def _is_unit(word: str, foreign: list[str]) -> bool:
    """Whether ``word`` is like kΩ, μmol or ΔT: one Greek letter, first or last, that is taken for no Latin one."""
    return len(foreign) == 1 and bool(re.fullmatch(_SYMBOL, foreign[0])) and foreign[0] in (word[0], word[-1])
