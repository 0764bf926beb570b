"""References to the agreement's own paragraphs: „Par. 12”, „§ 3 ust. 2 pkt 1”, „§§ 3–5”, “Section 8.3.2”.

A reference to a statute, or to another document, looks the same but for the words around it. `References.elsewhere`
says whether a reference may be one of those. Rules judge what surely refers to a paragraph (`References.of`); an import
holds whatever may refer to some unit (`References.anywhere`) against the units that are there.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kpes.model import LabelStyle

# Most agreements refer to nothing: the patterns are texts, which `re` compiles, and keeps, when they are needed.


class Value(NamedTuple):
    """A number (a letter is its place in the alphabet), and the character of a text before which it ends."""

    number: int
    end: int


class Step(NamedTuple):
    """One step further inside: its unit („ust”, „pkt”, „lit”) and where it leads."""

    unit: str
    values: tuple[Value, ...]


class Reference(NamedTuple):
    """A reference from character ``start`` to before ``end``; without paragraphs it leads into its own.

    One ``by_noun`` leads to a chapter or an attachment.
    """

    start: int
    end: int
    paragraphs: tuple[Value, ...] = ()
    steps: tuple[Step, ...] = ()
    by_noun: bool = False


_NUMBER = r"[0-9]{1,4}(?![\w]|[.,][0-9])"
_DECIMAL = r"[0-9]{1,4}(?:\.[0-9]{1,3}){1,6}(?![\w]|[.,][0-9])"
"""A number that leads inside: the 2nd item in the 3rd item of the 8th paragraph is 8.3.2."""
_AND = r"(?:i|oraz|lub|albo|do|and|or|to|und|oder|bis|et|ou|à)"
_ENDS = r"(?=\s?[.,;:)]|$|\s(?:niniejsz|porozumieni|umowy|powyżej|poniżej|of\sthis|dieses|du\sprésent))"
_UNIT = r"(?:[Uu]st\.|[Uu]stęp\w{0,4}|[Pp]kt\.?|[Pp]unk\w{1,5}|[Ll]it\.|[Ll]iter\w{1,2})"
_LEADS = ("mowa", "godnie", "podstawie", "zastrzeżeniem")
"""What a text holds that leads into its own paragraph; to look for these is quicker than to make the pattern."""
_MORE = rf"(?:\s?[-–—]\s?{_NUMBER}|(?:,\s|\s{_AND}\s){_NUMBER}{_ENDS})*"
"""Further numbers: „3–15”, and „3 i 14” where it is sure that the 14 does not count something else."""
_STEP = rf"{_UNIT}\s(?:{_NUMBER}{_MORE}|[a-z](?!\w)(?:[-–—][a-z](?!\w))?)"
_STEPS = rf"(?P<steps>(?:,?\s{_STEP}){{1,4}})"
_DIGITS = re.compile("[0-9]+")
_LETTER = re.compile(r"(?<=[\s–—-])[a-z](?!\w)")
_OF_OWN_PARAGRAPH = rf"(?:mowa\sw|[Zz]godnie\sz|[Nn]a\spodstawie|zastrzeżeniem)(?P<paragraphs>){_STEPS}"

_DOCUMENTS = (
    r"ustaw|rozporządze|statu[tc]|regulamin|kodeks|ordynacj|konstytucj|uchwał|zarządze|załączni|aneks|dyrektyw"
    r"|traktat|konwencj|protok[oó]ł|wytyczn|instrukcj|umow|porozumieni|Dz\.\s?U"
)
_BEHIND = (
    rf"(?i:\b(?:{_DOCUMENTS}|strategi|program|polityk|praw[ao]\b|decyzj|ofert|wniosk|deklaracj|kontrakt"
    r"|projekt|standard|przepis|dokument|karty|memorandum|zasad|te(?:go|j|goż|jże)\b|ww\.|akt(?:u|ów)\b"
    r"|k\.\s?[a-z]\.|k\.?[cpkrw]\.?\b))|\b[A-ZĄĆĘŁŃÓŚŹŻ]{3,}\b"
)
"""Words for other documents, and their abbreviations, behind a Polish reference („§ 9 statutu”, „§ 2 RODO”)."""
_BEFORE = rf"(?i)\b(?:{_DOCUMENTS})"
_THAT_IS = r"(?:o\sktór\w+\smowa|określon\w+|wskazan\w+|opisan\w+|wymienion\w+)\sw\s$"
"""„Regulamin, o którym mowa w § 4”: the paragraph is this agreement's, whatever stands before."""
_OF_AN_ARTICLE = r"\b[Aa]rt(?:\.|ykuł\w{0,3})\s[\w\s.,§–-]{1,40}$|\b[A-ZĄĆĘŁŃÓŚŹŻ]{3,}\s$"
"""What a reference is a step of: „art. 78 § 1”, „ABGB § 879”."""
_TO_ANOTHER = r"(?:to|of|zu|zum|zur|der|des|de|du|à)\s(?!th(?:is|ese|e\spresent)|dies|ce|présent)"
"""How the name of what a chapter or an attachment belongs to begins."""
_OWN = r"(?i)\bniniejsz"
_ANOTHER = r"(?i)\w*\s(?:z\s|nr\b|zawart|o\s|pomiędzy|między)"
_AMENDS = r"(?i)otrzymuj|skreśla|dodaje\ssię|uchyla\ssię|brzmieni"
_BELONGS = {
    "en": r"\s?(?:\([^)]{1,9}\)\s?){0,3}(?:of\s|,?\s?(?:[A-Z]\w+\s){0,3}(?:[A-Z]{2,}|Act|Code|Rules)\b)",
    "de": r"[^;:()]{0,20}\b(?:des|der|[A-Z]{2,}|[A-ZÄÖÜ]\w{1,15}[A-Z])\b",
    "fr": r"[^;:()]{0,20}\b(?:du|de|des)\b",
}
"""By language: how the name of a document begins behind a reference."""
_OWN_NAME = r"[^;:]{0,30}\b(?:of\s(?:this|the\spresent)|dieser|dieses|présente?)\b"
_NAMED_BEFORE = (
    r"\b(?:Act|Code|Regulations?|Directive|Statutes?|By-?laws|Annex|Schedule|Gesetz\w*|Satzung|Verordnung"
    r"|loi|code|règlement|statuts|annexe|directive)\b[^.;]{0,40}$|\b(?:its|dessen|deren|son|ses)\s$"
)


_NAMELESS = {
    "pl": r"pkt|punk\w{1,5}|ust\.|§",
    "en": r"sections?|clauses?|articles?|paragraphs?|points?",
    "de": r"Ziffern?|Ziff\.|Abschnitt\w{0,2}|Punkt\w{0,2}|Nr\.",
    "fr": r"articles?|clauses?|points?",
}
"""What paragraphs are called whose labels are numbers alone; looked for where the number leads inside."""
_WITHIN = {
    "pl": r"(?<!\w)(?i:wg?|ze?|do|od|według|podstawie|zastrzeżeniem|postanowie\w+|przepis\w*|termin\w*)\s"
    rf"(?P<meant>{_STEP}(?:,?\s{_STEP}){{0,3}})",
    "en": r"(?<!\w)(?P<meant>paragraph\s\(\w{1,4}\))",
    "de": r"(?<!\w)(?i:nach|gemäß|gem\.|in|aus|von|zu|Sinne)\s(?P<meant>(?:Abs\.|Nr\.|Buchst\.)\s\w{1,4})",
    "fr": r"(?<!\w)(?P<meant>(?:paragraphe|point)\s[0-9]{1,4})(?!\w)",
}
"""What leads into the paragraph that it stands in, perhaps."""
_ON = rf"""(?x)
      \s?[-–—]\s?(?:[0-9]|[a-z](?!\w))
    | (?:,\s|\s{_AND}\s)(?:[0-9]{{1,4}}(?![\w]|[.,][0-9])|[b-hj-np-tvxy](?!\w))
    | \s?\([0-9a-z]{{1,4}}\)
    | \.[0-9]
    | ,?\s(?:{_UNIT}|tiret|Abs\.|Nr\.|Buchst\.|paragraphe|point)\s[0-9a-z]
"""
"""How a reference goes on: with further numbers, or further inside."""


def changes_another(title: str) -> bool:
    """Whether a text with this title changes another agreement, whose units it then names."""
    return bool(re.search("aneks|annex|amendment", title, re.IGNORECASE))


class References:
    """Finds the references of an agreement in ``language`` that is named ``title``.

    ``labels`` show what its paragraphs are called; where they have no name, nothing can refer to them. ``others`` show
    that of its chapters and its attachments, to which only `anywhere` finds references.
    """

    def __init__(self, language: str, title: str, labels: LabelStyle, others: tuple[LabelStyle, ...] = ()):
        name = labels.before.strip()
        names = [f"{re.escape(name)}s?"] if name and labels.counter == "1" else []
        if names and language == "pl" and name.lower() in ("§", "par.", "paragraf"):
            names += ["§", r"par\.", r"paragraf\w{0,3}"]
        self._language = language
        self._bare = not name and labels.counter == "1"
        self._own_noun = re.search(r"umow|porozumieni|deklaracj|kontrakt", title, re.IGNORECASE)
        self._names = re.compile(rf"(?i:{'|'.join(names) or '(?!)'})\s?[0-9]|\s[0-9]{{1,4}}\.[0-9]")
        nameless = _NAMELESS[language] if self._bare else "(?!)"
        several = rf"§§\s?{_NUMBER}(?:(?:\s?[-–—]\s?|,\s|\s{_AND}\s){_NUMBER})*"
        one = rf"(?i:{'|'.join(names) or '(?!)'})\s?(?:{_DECIMAL}|{_NUMBER}{_MORE})|(?i:{nameless})\s{_DECIMAL}"
        steps = f"{_STEPS}?" if language == "pl" else "(?P<steps>)"
        either = f"{several}|{one}" if "§" in names or name == "§" else one
        self._pattern = rf"(?<!\w)(?P<paragraphs>{either}){steps}"
        self._further = {_WITHIN[language]: False, rf"(?<!\w)(?P<meant>(?i:{nameless})\s{_NUMBER})": False}
        self._further |= {_by_noun(one, language): True for one in others if one.before.strip()}

    def of(self, text: str) -> Iterator[Reference]:
        """The references to paragraphs, and those into the paragraph that they stand in („mowa w ust. 1”)."""
        for found in re.finditer(self._pattern, text) if self._names.search(text) else ():
            yield _reference(found, found.start())
        if self._language == "pl" and any(lead in text for lead in _LEADS):
            for found in re.finditer(_OF_OWN_PARAGRAPH, text):
                yield _reference(found, found.end("paragraphs") + 1)

    def anywhere(self, text: str) -> Iterator[Reference]:
        """What `of` finds, and all else that may be called so: “w ust. 2”, “clause 8”, “Schedule 1”, a chapter's “II”.

        They come in their order and do not overlap. Of the further ones it is not said where they lead, and they may go
        on behind their end.
        """
        found = [*self.of(text)]
        for pattern, by_noun in self._further.items():
            found += [Reference(*one.span("meant"), by_noun=by_noun) for one in re.finditer(pattern, text)]
        end = 0
        for one in sorted(found, key=lambda one: (one.start, -one.end)):
            if one.start >= end:
                yield one
                end = one.end

    @staticmethod
    def goes_on(text: str, end: int) -> bool:
        """Whether a reference that is read up to ``end`` goes on there: „–7”, „i 8”, “(a)”."""
        return bool(re.match(_ON, text[end : end + 40].lstrip("*")))

    def may_name_paragraph(self, reference: Reference, count: int) -> bool:
        """Whether „pkt 6” may be the 6th of ``count`` paragraphs, as it may where their labels are bare numbers."""
        first = None if reference.paragraphs or not self._bare else reference.steps[0]
        return bool(first and first.unit == "pkt" and all(value.number <= count for value in first.values))

    def elsewhere(self, text: str, reference: Reference) -> bool:
        """Whether a reference in ``text`` may be one to another document."""
        start, end = reference.start, reference.end
        before, behind = text[max(0, start - 300) : start], text[end : end + 80]
        if before.count("„") > before.count("”"):
            return True
        if reference.by_noun:
            behind = " ".join(_words(behind).partition(",")[0].split()[:3])
            others = any(not self._is_own(named, behind) for named in re.finditer(_BEHIND, behind))
            return bool(re.match(_TO_ANOTHER, behind)) or (others and not re.search(_OWN, behind))
        if self._language != "pl":
            named = re.match(_BELONGS[self._language], behind) or re.search(_NAMED_BEFORE, before[-80:])
            return bool(named) and not re.match(_OWN_NAME, behind)
        behind = _words(behind)
        if re.search(_OWN, behind):
            return False
        if re.search(_OF_AN_ARTICLE, before[-60:]) or re.search(_AMENDS, before[-60:] + behind):
            return True
        if any(not self._is_own(named, behind) for named in re.finditer(_BEHIND, behind)):
            return True
        if re.search(_THAT_IS, before[-30:]):
            return False
        before = re.split(r"(?<=\w{4})[.;]\s", before[-200:])[-1]
        return any(not self._is_own(named, before) for named in re.finditer(_BEFORE, before))

    def _is_own(self, named: re.Match[str], words: str) -> bool:
        """Whether a document that is named is this agreement: „§ 3 umowy”, but not „§ 3 umowy z dnia …”."""
        same = self._own_noun and named.group().lower() == self._own_noun.group().lower()
        return bool(same) and not re.match(_ANOTHER, words[named.end() :])


def noun_of_numbers(texts: Iterable[str], language: str) -> str:
    """The word by which most references in some texts name a paragraph whose label is a number alone; maybe none."""
    pattern = rf"(?<!\w)(?P<noun>(?i:{_NAMELESS[language]}))\s(?:{_DECIMAL}|{_NUMBER})"
    found = Counter(one["noun"] for text in texts for one in re.finditer(pattern, text))
    return found.most_common(1)[0][0] if found else ""


def _by_noun(labels: LabelStyle, language: str) -> str:
    """What finds references to chapters or attachments with such labels; in Polish without the noun, which declines."""
    noun, _, more = labels.before.strip().partition(" ")
    number = rf"{re.escape(more)}{chr(92)}s" if more else ""
    number += r"[IVXLC]{1,8}(?!\w)" if labels.counter == "I" else r"(?:[0-9]{1,4}[a-z]?|[A-Z])(?!\w)"
    if language == "pl":
        return rf"(?<!\w)(?i:{re.escape(noun[:-1])}\w{{1,4}})\s(?P<meant>{number})"
    return rf"(?<!\w)(?P<meant>(?i:{re.escape(noun)})\s{number})"


def _words(behind: str) -> str:
    """The next six words of the same sentence."""
    if behind[:1] in tuple(".;:)"):
        return ""
    return " ".join(re.split(r"[;:()]|(?<=\w{4})\.(?:\s|$)", behind)[0].split()[:6])


def _reference(found: re.Match[str], start: int) -> Reference:
    steps = []
    for step in re.finditer(_STEP, found["steps"] or ""):
        unit = {"u": "ust", "p": "pkt", "l": "lit"}[step.group()[0].lower()]
        begins = found.start("steps") + step.start()
        steps.append(Step(unit, _values(found.string, begins, found.start("steps") + step.end())))
    paragraphs = _values(found.string, *found.span("paragraphs"))
    if re.search(rf"\s?{_DECIMAL}$", found["paragraphs"]):
        first, *inside = paragraphs
        return Reference(start, found.end(), (first,), (*(Step("ust", (value,)) for value in inside), *steps))
    return Reference(start, found.end(), paragraphs, tuple(steps))


def _values(text: str, start: int, end: int) -> tuple[Value, ...]:
    """The numbers in a stretch of a text, or else its single letters."""
    numbers = [Value(int(one[0]), one.end()) for one in _DIGITS.finditer(text, start, end)]
    letters = [Value(ord(one[0]) - ord("a") + 1, one.end()) for one in _LETTER.finditer(text, start, end)]
    return tuple(numbers or letters)
