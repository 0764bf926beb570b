"""References: what `{rada}` prints, in full from elsewhere and short from within, as each language's law has it.

Sources: Zasady techniki prawodawczej, §§ 55 to 59 (Dz. U. 2026 poz. 300); Handbuch der Rechtsförmlichkeit, 4th ed.;
OSCOLA and the Guide de légistique for English and French.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from kpes.layout.labels import Label
from kpes.model import LabelStyle, Text
from kpes.source import Place

Kind = Literal["chapter", "paragraph", "item", "attachment"]


class Unit(NamedTuple):
    """A unit of the text: its kind, its label, and the unit that it stands in.

    ``called`` is what references call it before its number; empty where the label has no name that is sure. ``joined``
    says that its number takes in those above it, as „1.1” does. ``name`` is what names the unit in braces. ``counted``
    is where the first of the lists stands in which an item is counted.
    """

    kind: Kind
    label: Label
    place: Place
    called: str = ""
    joined: bool = False
    outer: Unit | None = None
    chapter: Unit | None = None
    name: Text | None = None
    counted: Place | None = None

    def chain(self) -> list[Unit]:
        """The units that lead to it, outermost first, itself last; a chapter is none of them."""
        chain: list[Unit] = []
        unit: Unit | None = self
        while unit:
            chain.insert(0, unit)
            unit = unit.outer
        return chain


# What items are called by their labels: „1.” right under a paragraph, „1.” deeper, „1)” or „(1)”, letters, dashes.
_ITEMS: dict[str, dict[str, str]] = {
    "pl": {"1.": "ust.", "deeper": "pkt", "1)": "pkt", "a": "lit.", "-": "tiret"},
    "de": {"1.": "Abs.", "deeper": "Nr.", "1)": "Nr.", "a": "Buchst.", "-": "Spiegelstrich"},
    "fr": {"1.": "paragraphe", "deeper": "point", "1)": "point", "a": "", "-": "tiret"},
    "en": {"1.": "", "deeper": "", "1)": "", "a": "", "-": "indent"},
}
_PARAGRAPH = {"pl": "pkt", "en": "clause", "de": "Nr.", "fr": "article"}
"""What a paragraph is called whose label is a bare number."""
_OF_CHAPTER = {"pl": "{0} {1}", "en": "{0} of {1}", "de": "{1} {0}", "fr": "{0}, {1}"}
"""How a paragraph is named from another chapter, where each chapter counts anew."""
_GENITIVES = {"rozdział": "rozdziału", "dział": "działu", "część": "części", "tytuł": "tytułu", "oddział": "oddziału"}
_LOCATIVES = {
    "rozdział": "rozdziale", "dział": "dziale", "część": "części", "tytuł": "tytule", "oddział": "oddziale",
    "załącznik": "załączniku", "dodatek": "dodatku", "aneks": "aneksie",
}  # fmt: skip
_ORDINALS = (
    "pierwsze drugie trzecie czwarte piąte szóste siódme ósme dziewiąte dziesiąte jedenaste dwunaste trzynaste "
    "czternaste piętnaste szesnaste siedemnaste osiemnaste dziewiętnaste dwudzieste"
).split()
"""Of tirets, which are neuter."""


def called(style: LabelStyle, depth: int, language: str) -> str:
    """What references call the items of a list of this style, ``depth`` lists deep (from 1) in a paragraph."""
    if style.above or style.counter in ("I", "i", "A"):
        return ""
    names = _ITEMS[language]
    if style.counter == "a":
        return names["a"]
    if not style.counter:
        return f"podwójne {names['-']}" if language == "pl" and depth > 1 and style.before == "--" else names["-"]
    in_brackets = style.before.endswith("(") or style.after[:1] in (")", "/")
    if in_brackets and not (language in ("de", "fr") and style.before.endswith("(") and depth == 1):
        return names["1)"]
    return names["1." if depth == 1 else "deeper"]


def reference(target: Unit, within: Unit | None, language: str, begins: bool = False) -> str:
    """What a reference to ``target`` prints in a text of the unit ``within``, or where no reference is ever short.

    Nor is one in an attachment. ``begins`` says that it stands at the start of a sentence.
    """
    said = _reference(target, within, language)
    follows_noun = language == "pl" and target.kind in ("attachment", "chapter")
    return said[0].upper() + said[1:] if begins and not follows_noun and re.match(r"[^\W\d_]{2}", said) else said


def _reference(target: Unit, within: Unit | None, language: str) -> str:
    if target.kind == "attachment" or target.kind == "chapter":
        return _without_noun(target.label.words, language)
    chain = target.chain()
    around = within.chain() if within else []
    shared = _shared(chain, around) if around and around[0].kind != "attachment" else 0
    if language == "en":
        said = _in_english(chain, shared)
    else:
        said = (", " if language == "fr" else " ").join(_steps(chain[shared:], language))
    if shared == 0 and target.chapter and (within is None or within.chapter != target.chapter):
        return _OF_CHAPTER[language].format(said, _genitive(target.chapter.label.words, language))
    return said


def _shared(chain: list[Unit], within: list[Unit]) -> int:
    """How many outer units both have in common: these are left out, but never the last one that is meant."""
    common = 0
    for one, other in zip(chain[:-1], within, strict=False):
        if one != other:
            break
        common += 1
    return common


def steps(target: Unit, within: Unit | None, language: str) -> list[str]:
    """The units that a reference to ``target`` names in a text of the unit ``within``, one by one, outermost first."""
    if not target.outer:
        return [_reference(target, within, language)]
    shared = _shared(target.chain(), within.chain()) if within else 0
    first, *others = _steps(target.chain()[shared:], language)
    if target.chapter and not within:
        first = _OF_CHAPTER[language].format(first, _genitive(target.chapter.label.words, language))
    return [first, *others]


def _steps(units: list[Unit], language: str) -> list[str]:
    return [_step(unit, language) for unit in _named(units)]


def _named(units: list[Unit]) -> Iterator[Unit]:
    """Those of the units that a reference names: not those whose number the next one takes in."""
    for unit, inner in zip(units, [*units[1:], None], strict=True):
        if not (inner and inner.joined and inner.label.number.startswith(f"{unit.label.number}.")):
            yield unit


def _step(unit: Unit, language: str) -> str:
    """One unit as a reference names it: „§ 5”, „ust. 2”, „lit. a”, „tiret drugie”."""
    if unit.kind == "attachment":
        return _without_noun(unit.label.words, language)
    if unit.kind == "paragraph":
        words = unit.label.words.rstrip(" .:")
        if words == unit.label.number:
            return f"{unit.called or _PARAGRAPH[language]} {words}"
        return words[0].lower() + words[1:] if re.match("Art", words) and language in ("pl", "fr") else words
    if not unit.label.number:
        count = unit.label.position
        number = _ORDINALS[count - 1] if language == "pl" and count <= len(_ORDINALS) else str(count)
        return f"{unit.called} {number}"
    if language == "fr" and not unit.called and not unit.joined:
        return unit.label.words.rstrip(".;,")
    outermost = unit.chain()[0]
    named = outermost.called if unit.joined and outermost.kind == "paragraph" else ""
    return f"{unit.called or named} {unit.label.number}".strip()


def _in_english(chain: list[Unit], shared: int) -> str:
    """„clause 4.2(a)”; a letter from within the same item is „paragraph (a)”."""
    last = chain[-1]
    if (
        last.kind == "item"
        and shared == len(chain) - 1 > 0
        and not last.label.number[:1].isdigit()
        and last.label.number
    ):
        return f"paragraph {_inner(last)}"
    first, *items = _named(chain)
    by_number = first.kind == "item" and first.label.number
    said = f"{_noun(chain[0])} {first.label.number}" if by_number else _step(first, "en")
    for unit in items:
        inner = _inner(unit)
        said += inner if inner.startswith("(") else f".{inner}" if not unit.called else f" {unit.called} {inner}"
    return said


def _noun(paragraph: Unit) -> str:
    """What an item is called whose number takes in that of its paragraph: a section in „Section 4”, else a clause."""
    named = re.match(r"(?!Clause)[^\W\d_]{3,}(?=\s\d)", paragraph.label.words)
    is_paragraph = paragraph.kind == "paragraph"
    return (paragraph.called or (named[0] if named else "") if is_paragraph else "") or "clause"


def _inner(unit: Unit) -> str:
    """An item as it stands behind a clause's number: letters and small numerals in brackets."""
    if not unit.label.number:
        return str(unit.label.position)
    return (
        unit.label.number
        if unit.label.number[0].isdigit() and ")" not in unit.label.words
        else f"({unit.label.number})"
    )


def _without_noun(label: str, language: str) -> str:
    """A label as references have it: in Polish without its noun, which declines and is the author's; „nr 1”, „II”."""
    words = label.rstrip(" .:")
    if language == "pl":
        return re.sub(r"^[^\W\d_]{3,}\s+", "", words)
    return words[:1].lower() + words[1:] if language == "fr" else words


def _genitive(label: str, language: str) -> str:
    """The label of a chapter as it stands behind a paragraph: „rozdziału II”."""
    words = label.rstrip(" .:")
    noun, space, number = words.partition(" ")
    if language == "pl":
        return f"{_GENITIVES.get(noun.lower(), noun)}{space}{number}"
    return words[:1].lower() + words[1:] if language == "fr" else words


def behind_w(label: str) -> str:
    """The Polish label of a chapter or an attachment as it stands behind „w”: „rozdziale II”, „załączniku nr 1”."""
    noun, space, number = label.rstrip(" .:").partition(" ")
    return f"{_LOCATIVES.get(noun.lower(), noun)}{space}{number}"
