"""The abbreviations in capitals that an agreement uses, and those whose meaning it tells."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from kpes.language import bare
from kpes.model import Text
from kpes.rules.rule import Data, Words, written

COMMON = frozenset(
    """
    AGB BDO BDSG BGB BGH BGK BHP BIP CEIDG CEO CEST CET CFR CHF CIT CNIL COVID CSR CZK DKK DSGVO EEA EFRR EFS
    EOG ESP EST EUR EWG FHU FMA GBP GDPR GIODO GMT GOPS GUS HGB HMRC HRA HRB HTML IBAN IRS ISBN ISO ISSN JPG KGW
    KPA KPC KPK KRO KRS KRUS KSH LLC LLP MOPR MOPS MPK MSZ NATO NBP NFZ NGO NIK NIP NJW NOW NSA OECD OFM OMI ONZ
    OPP OPS OSB OSNC OSNKW OSP OTK OZE PAN PCC PCK PCPR PDF PESEL PFRON PHU PIP PIT PKB PKD PKN PKO PKP PKS PLC
    PLN PPHU PST PUP PZU RCS REGON RGPD RODO RTV SDB SEPA SIREN SIRET SMS SVD SWIFT TFEU TFUE TTC TUE TVA TVP
    UCC UNESCO UNICEF UODO UOKIK UOP URL URSSAF USA USB USC USD UTC VAT WHO WSA WWW ZHP ZTM ZUS
    """.split()
)
"""Those that need no explanation."""

_CAPITAL = "A-ZĄĆĘŁŃÓŚŹŻÄÖÜÀÂÇÉÈÊËÎÏÔÙÛ"
_SHORT = f"[{_CAPITAL}]{{3,6}}"
_WORD = re.compile(r"[^\W\d_]+")
_NUMERAL = re.compile("[IVXLCDM]+")
_IN_CODE_AFTER = re.compile(
    rf"[\w@/&]|[.-][\d{_CAPITAL}]|\.\w|:?[\s-](?:n[or°]\.?\s)?[A-Z]?\d[\dA-Z./-]{{7}}"
    r"|\s(?:\d{5}|(?!(?:19|20)\d\d-)\d{3,4}-\d)"
    r"|(?:\s[^\W\d][\w-]{0,30}){0,3},?\s(?:S\.\s?A\.|SA\b|[Ss]p\.\s|GmbH\b|AG\b|Ltd\b|Inc\b|e\.\s?V\.)"
)
"""What follows letters of a code, of an address, of a standard or a register with its number, of a company's form."""
_QUOTED = re.compile('[„“«»"][^„“”«»"]*[”“«»"]')
_NAMED_LAST = re.compile(r"\s[–-]\s[^\W\d_]+\Z")
"""A word that a title ends in, behind a dash: „Umowa partnerska – GMINA”."""
_LINKED = (" ", "-", "\n", "’", "'")
_IN_BRACKETS = rf"(?<=\S)\s\([„“«\"]?({_SHORT})[”“»\"]?\)"
_BEFORE_BRACKETS = rf"({_SHORT})[”“»\"]?\s\((?=[^()\s]+\s[^()])"
_IN_BRACKETS_BEFORE = rf"\(({_SHORT}),\s(?:[^\s()]+\s){{2}}[^()]{{1,200}}\)"
_IN_FRONT = rf"[„“«\"]?({_SHORT})[”“»\"]?(?::|=|\s(?:[–—=-]|oznacza|to|means|is|bedeutet|désigne)\s)"
_ASIDE = re.compile(r"\(([^()]{8,200})\)")
_IN_CODE_BEFORE = re.compile(
    r"(?i)[\w@/&.-]\Z|\b(?:targ|bank|firm|spół|system|program|norm|standard|certyfikat|licenc|format|brand|compan|fair)"
    r"\w*\s$"
)
"""What stands before letters of a code or an address, or before a name: its kind („targi ITB”)."""
_ANNOUNCED = re.compile(
    r"\b(?:dalej|zwan\w*|skr[oó]\w*|called|hereinafter|hereafter|abbreviated|genannt|nachfolgend|abgekürzt|ci-après)\b"
)
_LINKS = frozenset(
    "a i o u w z na do dla od po ds oraz of the and for in und der die des für et d l de la le les du au aux".split()
)


@lru_cache(1)
def abbreviations(data: Data) -> dict[str, list[Words]]:
    """The abbreviations of three to six capitals, in the order of their first use, and where they are used.

    None are words that stand in capitals for their weight (they are inflected, or elsewhere small), Roman
    numerals, or parts of codes and of names in quotation marks.
    """
    everywhere = (word for text in written(data) for word in _WORD.findall(text.value))
    small = {word.casefold()[:4] for word in everywhere if not word.isupper()}
    used: dict[str, list[Words]] = {}
    for text in written(data):
        for words in _capitals(text):
            used.setdefault(text.value[words.start : words.end], []).append(words)
    stems = Counter(word[:-1] for word in used if len(word) > 3)
    return {word: uses for word, uses in used.items() if word.casefold()[:4] not in small and stems[word[:-1]] < 2}


@lru_cache(1)
def defined(data: Data) -> set[str]:
    """The abbreviations introduced by name: „Nazwa (ABC)”, „(ABC, nazwa)”, „ABC – nazwa”, „zwany dalej ABC”."""
    found: set[str] = set()
    for text in written(data):
        value = text.value
        if "(" in value:
            for pattern in (_IN_BRACKETS, _IN_BRACKETS_BEFORE, _BEFORE_BRACKETS):
                found.update(re.findall(pattern, value))
        if in_front := re.match(_IN_FRONT, value):
            found.add(in_front[1])
        for announced in _ANNOUNCED.finditer(value):
            found.update(re.findall(rf"\b{_SHORT}\b", value[announced.end() : announced.end() + 80]))
    return found


def spelt_out(data: Data) -> set[str]:
    """What the initials of words in a row spell, in small letters without accents; partners' names too.

    „Podmioty Ekonomii Społecznej” spells „pes”, in any case and inflection. Short words that link others
    are passed over, if the names begin and end with a capital; so are commas in brackets.
    """
    values = [text.value for text in written(data)] + [partner.name.value for partner in data.partners or ()]
    spelt = {initials for value in values for row in _rows(value) for initials in _initials(row)}
    for value in values:
        for aside in _ASIDE.findall(value):
            names = [word for word in _WORD.findall(aside) if word.casefold() not in _LINKS]
            spelt.add(bare("".join(word[0] for word in names)))
    return spelt


def _capitals(text: Text) -> Iterator[Words]:
    if text.value.isupper():
        return
    unquoted = _QUOTED.sub(lambda quotation: "." * len(quotation[0]), text.value)
    for row in _rows(_NAMED_LAST.sub("", unquoted), (*_LINKED, " - ", " – ")):
        for number, word in enumerate(row):
            beside = (*row[max(0, number - 2) : number], *row[number + 1 : number + 3])
            if _is_short(word[0]) and not _shouted(word, beside) and not _in_code(text.value, *word.span()):
                yield Words(text, *word.span())


def _is_short(word: str) -> bool:
    return 3 <= len(word) <= 6 and word.isupper() and len(set(word)) > 1 and not _NUMERAL.fullmatch(word)


def _shouted(word: re.Match[str], beside: tuple[re.Match[str], ...]) -> bool:
    """Whether a word next to this one, single letters passed over, stands in capitals as well."""
    near = (other[0] for other in beside if other.start() - word.end() <= 3 and word.start() - other.end() <= 3)
    return any(len(other) > 1 and other.isupper() for other in near)


def _in_code(value: str, start: int, end: int) -> bool:
    before, behind = value[max(0, start - 20) : start], value[end : end + 120]
    return bool(_IN_CODE_BEFORE.search(before) or _IN_CODE_AFTER.match(behind))


def _rows(value: str, linked: tuple[str, ...] = _LINKED) -> Iterator[list[re.Match[str]]]:
    """The words of a text in rows that no mark interrupts but those that are ``linked``."""
    row: list[re.Match[str]] = []
    for word in _WORD.finditer(value):
        if row and value[row[-1].end() : word.start()] not in linked:
            yield row
            row = []
        row.append(word)
    if row:
        yield row


def _initials(row: list[re.Match[str]]) -> Iterator[str]:
    names = [(number, word[0]) for number, word in enumerate(row) if word[0].casefold() not in _LINKS]
    for at in range(len(names)):
        for length in range(3, min(7, len(names) - at + 1)):
            chosen = names[at : at + length]
            (first, begins), (last, ends) = chosen[0], chosen[-1]
            if last - first == length - 1 or (begins[0].isupper() and ends[0].isupper()):
                yield bare("".join(name[0] for _, name in chosen))
