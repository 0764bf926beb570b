"""Something that was to be replaced before printing still stands in the text.

“TODO”, “???”, rows of X, „{nazwa}”, „<nazwa>”, „[do uzupełnienia]” and “lorem ipsum” are notes to the
writer, and 22 presidents would sign them. kpes itself replaces the five X of the copy count, “{date}”, and the names of
values and of units in braces, and these only in the text of the agreement and the descriptions of partners, not in
their names, seats and addresses. A name that stands for nothing, or for two things, would be printed as it is. Write
what belongs there; “{{” is a brace.

Wrong:

    paragraphs:
      - text: Siedzibą Klastra jest {miasto}, ul. XXX 5.

Right:

    paragraphs:
      - text: Siedzibą Klastra jest Gdańsk, ul. Długa 5. Porozumienie zawarto dnia {date}
"""

import re
from collections.abc import Iterator

from kpes.layout.drawing import DEEPEST_VALUES, MOST_OF_VALUES, Layout
from kpes.layout.parties import KEYS_OF_PARTNERS
from kpes.messages import Message, message, nearest
from kpes.model import COPY_COUNT_HELD, DATE, Agreement, Insertion, Text
from kpes.rules.rule import Data, Findings, Words, names, typed
from kpes.rules.text import parts_of, runs
from kpes.shapes.values import NAME

CODE = "K208"

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
_NAMED = re.compile(rf"\{{({NAME})\}}")


def check(data: Data) -> Findings:
    """Every placeholder in the agreement, and every one in the signatory list, where none is replaced."""
    sentences = _sentences(data.agreement) if data.agreement else {}
    described = {id(one.description): one.description for one in (data.partners or ()) if one.description}
    replaced = described if data.agreement else {}
    for text in (*typed(data), *replaced.values()):
        for found in _placeholders(text, _REPLACED.sub("", text.value)):
            name = _NAMED.fullmatch(found[0])
            if found.start() and text.value[found.start() - 1] == "{":
                continue
            if said := _misnamed(name[1], data.layout, id(text) in sentences) if name else _left(found[0]):
                yield Words(text, *found.span()), said
    for text in (one for one in names(data) if id(one) not in replaced):
        for found in (*_placeholders(text, text.value), *COPY_COUNT_HELD.finditer(text.value)):
            yield Words(text, *found.span()), _left_in_a_name(found[0])


def _sentences(agreement: Agreement) -> dict[int, Text]:
    """The sentences that describe a partner, which have names of their own."""
    parts = (part for group in runs(agreement) for part in parts_of(group))
    return {id(part.text): part.text for part in parts if isinstance(part, Insertion) and part.text}


def _misnamed(name: str, layout: Layout, of_a_partner: bool) -> Message | None:
    """What is wrong with a name in braces; None where it stands for one thing."""
    meant = layout.named.get(name, [])
    known = {DATE[1:-1], *layout.named, *(KEYS_OF_PARTNERS if of_a_partner else ())}
    if name in known and len(meant) < 2:
        if layout.is_endless(name):
            return message(
                "“{name}” leads back to itself, through more than {deep} other values, or to more than {most} "
                "characters. Write its words.",
                name=name,
                deep=DEEPEST_VALUES,
                most=MOST_OF_VALUES,
            )
        return None
    if meant:
        one, other, *_ = sorted(thing.name.place.line for thing in meant if thing.name)
        return message(
            "“{name}” is the name of two things, in lines {one} and {other}. Rename one.",
            name=name,
            one=one,
            other=other,
        )
    if likely := nearest(name, known):
        return message("Nothing is called “{name}”. Did you mean “{likely}”?", name=name, likely=likely[0])
    return message(
        "Nothing is called “{name}”: no value has this name, and no unit this id. Write what belongs here.", name=name
    )


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
