"""A name, or an abbreviation, stands in two forms.

Two abbreviations begin and end alike and differ by one letter between: „KES” and „KPES”. A name has its hyphen here and
lacks it there: „Bielsko-Biała” and „Bielsko Biała”. A digit stands for the letter that looks like it: „Klaster P5” and
„Klaster PS”. The reader cannot tell whether one thing is meant or two. Use one form throughout; if two abbreviations
are two things, introduce both by name: „Klaster Ekonomii Społecznej (KES)”.

Wrong:

    paragraphs:
      - text: Klaster Podmiotów Ekonomii Społecznej (KPES) to klaster ekonomii społecznej.
      - text: Misja KES jest wspólna. Członków KES wiąże regulamin KPES.

Right:

    paragraphs:
      - text: Klaster Podmiotów Ekonomii Społecznej (KPES) to klaster ekonomii społecznej.
      - text: Misja KPES jest wspólna. Członków KPES wiąże regulamin KPES.
"""

import re

from kpes.language import bare
from kpes.messages import Message, message
from kpes.model import Text
from kpes.rules.abbreviations import COMMON, abbreviations, defined
from kpes.rules.rule import Data, Findings, Words, shown

CODE = "K221"

_WORD = r"[^\W\d_a-ząćęłńóśźż][^\W\d_]{2,}"
_HYPHENATED = rf"(?<![\w-])({_WORD})-({_WORD})(?![\w-])"
_APART = rf"(?<![\w-])(?=({_WORD}) ({_WORD})(?![\w-]))"
_CODED = r"(?<!\w)([^\W\d_]{3,}) ([A-Z0-9]{2,6})(?!\w)"
_LETTERS = str.maketrans("580", "SBO")


def check(data: Data) -> Findings:
    """Each second form of an abbreviation or a name, the rarer of the two at its first use."""
    yield from _abbreviations(data)
    # English writes “a Third Party” and “Third-Party Software”, and both are right.
    if data.agreement and data.agreement.language != "en":
        yield from _hyphens(data)
    yield from _digits(data)


def _abbreviations(data: Data) -> Findings:
    used = abbreviations(data)
    introduced = defined(data) if used else set()
    for longer in used:
        shorter_ones = {longer[:letter] + longer[letter + 1 :] for letter in range(1, len(longer) - 1)}
        for shorter in sorted(shorter_ones & used.keys()):
            pair = {longer, shorter}
            if pair & COMMON or pair <= introduced:
                continue
            rare, usual = sorted(pair, key=lambda one: (len(used[one]), one == shorter))
            said = message(
                "“{rare}” (uses: {few}) looks like another form of “{usual}” (uses: {many}). Use one of them, or "
                "introduce both by name.",
                rare=rare,
                few=len(used[rare]),
                usual=usual,
                many=len(used[usual]),
            )
            yield used[rare][0], said


def _hyphens(data: Data) -> Findings:
    """Each form of a name that is rarer than its other one, with a hyphen or without."""
    texts = list(shown(data))
    joined = _pairs([text for text in texts if "-" in text.value], _HYPHENATED)
    apart = _pairs(texts, _APART) if joined else {}
    for pair in (pair for pair in joined if pair in apart):
        rare, usual = sorted((apart[pair], joined[pair]), key=len)
        yield rare[0], _said(rare[0], usual)


def _pairs(texts: list[Text], pattern: str) -> dict[tuple[str, str], list[Words]]:
    """Where two words stand so, by how they begin: their ends are inflected."""
    found: dict[tuple[str, str], list[Words]] = {}
    for text in texts:
        for one in re.finditer(pattern, text.value):
            pair = bare(one[1])[:4], bare(one[2])[:4]
            found.setdefault(pair, []).append(Words(text, one.start(1), one.end(2)))
    return found


def _digits(data: Data) -> Findings:
    """Each digit that stands for a letter in a name that its word has elsewhere."""
    found: dict[tuple[str, str], list[Words]] = {}
    texts = list(shown(data))
    coded = any(re.search("[A-Z][058]|[058][A-Z]", text.value) for text in texts)
    for text in texts if coded else ():
        for one in re.finditer(_CODED, text.value):
            found.setdefault((bare(one[1])[:4], one[2]), []).append(Words(text, *one.span(2)))
    for (word, code), uses in found.items():
        usual = found.get((word, code.translate(_LETTERS)))
        if usual and usual is not uses and not code.isdecimal():
            yield uses[0], _said(uses[0], usual)


def _said(rare: Words, usual: list[Words]) -> Message:
    rare_words, usual_words = (words.text.value[words.start : words.end] for words in (rare, usual[0]))
    return message(
        "“{rare}” looks like another spelling of “{usual}” (uses: {many}). Write it the same way throughout.",
        rare=rare_words,
        usual=usual_words,
        many=len(usual),
    )
