"""Where a line must not end: between what is read in one go, such as „ul. Długa 7”, „31 grudnia”, „§ 5 ust. 2”.

What is common to all languages stands in `_PATTERN`; what each has of its own is a row of `_ROWS`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kpes.language.months import MONTHS

NO_BREAK_SPACE = "\u00a0"


class _Held(NamedTuple):
    """Words, as patterns, that stay with the next one or with the one before.

    ``names`` stay with whatever follows, ``units`` with a number or a letter that follows. ``measures`` stay with the
    number before them, and the months do in any language. ``other`` is a pattern of its own, whose spaces are held.
    """

    names: str
    units: str
    measures: str
    other: str = r"(?!)"


_ROWS = {
    "pl": _Held(
        names=r"ul\. al\. pl\. os\. woj\. pow\. gm\. m\. im\. św\. ks\. dr prof\. mgr inż\. hab\. lek\. mec\. adw\. p\."
        r" pp\. sp\. ds\. pn\. pt\. Dz\.",
        units=r"nr par\. paragraf\w* art\. ust\. pkt lit\. poz\. str\. s\. rozdz\. rozdzia[łl]\w* zał\. lok\. tel\."
        r" faks fax godz\. ok\. U\. NIP REGON KRS PESEL IBAN",
        measures=r"r\. w\. zł gr tys\. mln mld proc\. szt\. egz\. godz\. min",
        other=r"""(?<![^\s"'„“”«»‚‘(\[{–—]) [aiouwz] [ ]""",  # a word of one letter, not the last one of a longer word
    ),
    "en": _Held(
        names=r"Mr\.? Mrs\.? Ms\.? Dr\.? Prof\. St\.? Messrs\.?",
        units=r"No\. Nos\. Art\. Articles? Sections? Clauses? Paragraphs? Chapters? Schedules? Annex Appendix paras?\.?"
        r" pp?\. EUR GBP USD PLN",
        measures=r"million billion a\.m\. p\.m\.",
    ),
    "de": _Held(
        names=r"Dr\. Prof\. Herrn? Frau St\. Dipl\.",
        units=r"Nr\. Art\. Artikel Abs\. Absatz Satz S\. Ziff\. Ziffer Ziffern lit\. Buchst\. Buchstabe Kapitel Anlage"
        r" Anlagen Tel\. EUR",
        measures=r"Uhr Mio\. Mrd\.",
        other=r"(?<!\w) (?: [dioszu]\. [ ] (?=[^\W\d_]{1,2}\.) | Str\. [ ] (?=\d) )",  # „z. B.”, „Lange Str. 7”
    ),
    "fr": _Held(
        names=r"M\. MM\. Mme Mlle Me Dr Pr St Ste",
        units=r"n[°ºo] n[°º]s arts?\. articles? al\. alinéas? paragraphes? chapitres? annexes? pp?\. tél\. EUR",
        measures=r"h heures? millions? milliards?",
        other=r"« [ ] | [ ] (?=[;:!?»])",
    ),
}
_CAPITAL = "A-ZĄĆĘŁŃÓŚŹŻÄÖÜÀÂÇÉÈÊËÎÏÔÙÛ"
_PATTERN = r"""(?x)
      (?i: {other} )
    | (?<!\w) (?i: {names} ) [ ] (?=\S)
    | (?<!\w) (?i: {units} | §§? ) [ ] (?= [\d+(] | [^\W\d_] (?!\w) | [IVXLC]+ \b )
    | (?: (?<=\d) | (?<=\d\.) | (?<=\d (?:st|nd|rd|th|er)) ) [ ] (?= (?: {months} ) \b )
    | (?<=\d) [ ] (?= (?i: {measures} | PLN | EUR | USD | GBP | CHF | k?m | kg | ha | m[²2] ) (?!\w) )
    | (?<=\d) [ ] (?= [%‰€$£] )
    | (?<=\d) [ ] (?= \d{{2,4}} (?!\d) (?! (?<=\s\d\d) -\d{{3}} ) )  # „120 000”, an account, but no postal code
    | \b [{capital}] \w+ [ ] (?= \d{{1,3}} [a-zA-Z]? (?: / \w+ )? (?: [,;)] | $ ) )  # „Długa 7”
    | (?<!\w) [{capital}] \. [ ] (?=[{capital}])  # „J. Kowalski”
    | [ ] (?= [–—-] (?: [ ] | $ ) )  # no line begins with a dash
"""


@cache
def _held(code: str) -> re.Pattern[str]:
    row = _ROWS[code]
    either = {key: "|".join(words.split()) for key, words in row._asdict().items() if key != "other"}
    pattern = _PATTERN.format(**either, other=row.other, months="|".join(MONTHS[code]), capital=_CAPITAL)
    return re.compile(pattern)


def hold_together(code: str, text: str) -> str:
    """``text`` with U+00A0 for each plain space at which the typography of the language does not break a line.

    No other character changes, so U+00A0 read as a space gives a text without U+00A0 back as it was.
    """
    return _held(code).sub(lambda held: held[0].replace(" ", NO_BREAK_SPACE), text)
