"""In which language a text is written, by its commonest words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kpes.language import LANGUAGES

_COMMON = {
    "pl": "w z na do i oraz lub jest się nie dla przez o od po za jego dalej których niniejszej zwanym strony umowy",
    "en": "the of and to in by or this that shall with for is be as any agreement parties party which will",
    "de": "der die das und zu den von dem des mit für ist im nicht ein eine werden wird durch sowie vertrag",
    "fr": "le la les de des du et à en pour par est une dans au aux ou ce qui sont sur convention",
}


def language_of(words: Iterable[str], otherwise: str = "pl") -> str:
    """The language whose commonest words stand most often in some words; ``otherwise`` where none does."""
    told = {common: code for code in LANGUAGES for common in _COMMON[code].split()}
    found = Counter(told[word] for said in words for word in said.casefold().split() if word in told)
    return max(found, key=lambda code: found[code], default=otherwise)
