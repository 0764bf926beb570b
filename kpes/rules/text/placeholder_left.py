"""Something that was to be replaced before printing still stands in the text.

“TODO”, “???”, rows of X, „<nazwa>”, „[do uzupełnienia]” and “lorem ipsum” are notes to the
writer, and 22 presidents would sign them. kpes itself replaces the five X of the copy count, “{date}”, and the names of
values and of units in braces, and these only in the text of the agreement and the descriptions of partners, not in
their names, seats and addresses. Write what belongs there.

Wrong:

    paragraphs:
      - text: Siedzibą Klastra jest {{miasto}, ul. XXX 5.

Right:

    paragraphs:
      - text: Siedzibą Klastra jest Gdańsk, ul. Długa 5. Porozumienie zawarto dnia {date}
"""

import re
from collections.abc import Iterator

from kpes.messages import Message, message
from kpes.model import COPY_COUNT_HELD, DATE, Text
from kpes.rules.rule import Data, Findings, Words, described, names, typed
from kpes.shapes.values import NAME

CODE = "K248"

# XXX is also the Roman numeral 30 („Uchwała nr XXX/215/2013”, „XXX Liceum Ogólnokształcące”), so three
# capital X are a blank only where a number of another kind, or a name, must stand.
LEFT = r"""(?x)
    (?=[TF?Xx{<[(Ll]) (?:
      (?<![\w-]) (?: TODO | FIXME | TB[ACD] ) (?![\w-]|\s[A-Z][a-z])
    | \?{3,}
    | (?<!\w) (?: x{3,} | X{4} | X{6,} ) (?!\w)
    | (?<!\w) (?: xx [./-] xx | XX\.XX ) (?!\w)
    | (?<!\w) XXX (?= \s?(?:zł|PLN|EUR|%) | \sr\. | [\s-]XXX(?!\w) )
    | (?: (?<=\b[Uu]l\.\s) | (?<=\b[Aa]l\.\s) | (?<=\b[Tt]el\.\s) | (?<=\b[Dd]nia\s) | (?<=\b[Kk]wocie\s)
        | (?<=\b[Kk]wotę\s) | (?<=\bNIP\s) | (?<=\bNIP:\s) | (?<=\bREGON\s) | (?<=\bREGON:\s) | (?<=\bKRS\s)
        | (?<=\bKRS:\s) | (?<=\bsiedzibą\sw\s) | (?<=[\s-]XXX[\s-]) | (?<=^Fundacja\s)
        | (?<=^Stowarzyszenie\s) | (?<=^Spółdzielnia\s) | (?<=^Partner\s) ) XXX (?!\w)
    | ^ XXX $
    | \{\{? \s? [^\W\d] [\w\s.:|-]{0,60} \}?\}
    | < [^\W\d] [\w\s-]{0,60} >
    | \[ \s? (?: (?i:nazwa|data|kwota|adres|imię|miejscowość|siedziba|numer|wpisać|wstawić|uzupełnić|uzupełnij
        |do\suzupełnienia|do\sustalenia|name\sof|date|amount|address|insert|to\sbe\s)\b [^][]{0,99}
        | [•●] ) \s? \]
    | \( (?: do\suzupełnienia | uzupełnić ) \)
    | \b (?i:lorem\sipsum) \b
    )
"""
_SUSPECT = re.compile(r"[{<\[?•●]|(?i:TODO|FIXME|TB[ACD]|xx|\((?:do\s)?uzupełni|lorem ipsum)")
_REPLACED = re.compile(rf"{COPY_COUNT_HELD.pattern}|{re.escape(DATE)}(?!\}})")
"""What kpes puts something else for; nearly every agreement holds it, and it is no reason to look more closely."""
_NAMED = re.compile(rf"\{{{NAME}\}}")
"""What `unknown_name` looks at."""


def check(data: Data) -> Findings:
    """Every placeholder in the agreement, and every one in the signatory list, where none is replaced."""
    replaced = described(data) if data.agreement else ()
    for text in (*typed(data), *replaced):
        for found in _placeholders(text, _REPLACED.sub("", text.value)):
            if not _NAMED.fullmatch(found[0]):
                yield Words(text, *found.span()), _left(found[0].replace("{{", "{"))
    ids = {id(one) for one in replaced}
    for text in (one for one in names(data) if id(one) not in ids):
        for found in (*_placeholders(text, text.value), *COPY_COUNT_HELD.finditer(text.value)):
            yield Words(text, *found.span()), _left_in_a_name(found[0])


def _placeholders(text: Text, suspected: str) -> Iterator[re.Match[str]]:
    """What keeps a place in a text, if anything in ``suspected`` looks as if something did."""
    if _SUSPECT.search(suspected):
        yield from re.finditer(LEFT, text.value)


def _left(words: str) -> Message:
    return message("“{words}” would be printed as it stands. Write what belongs here.", words=words)


def _left_in_a_name(words: str) -> Message:
    if words[0] != "{" and not COPY_COUNT_HELD.fullmatch(words):
        return _left(words)
    return message(
        "“{words}” is replaced only in the text of the agreement, not in what a partner or who signs for it is called. "
        "Write here the words that are to be printed.",
        words=words,
    )
