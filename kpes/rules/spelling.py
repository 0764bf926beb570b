"""Words that no dictionary has. It is no rule: what is found hangs on the dictionary that is installed."""

import os
import re
from collections.abc import Iterable, Iterator
from itertools import islice, product
from pathlib import Path
from typing import Protocol, cast

from kpes.errors import KpesError
from kpes.findings import MOST_IN_A_FILE, Finding, Severity
from kpes.messages import Message, message
from kpes.rules import spot
from kpes.rules.rule import Data, Words, names, written

_CODE = "K236"
_DICTIONARIES = {
    "pl": ("pl_PL",), "en": ("en_GB", "en_US"), "de": ("de_DE", "de_DE_frami"), "fr": ("fr_FR", "fr"),
}  # fmt: skip
"""By the language of an agreement, its dictionaries as hunspell and LibreOffice name them, the first that is there."""
_FOLDERS = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/Library/Spelling")
_WORD = re.compile(r"(?<![\w.@/&{-])(?![^\W\d_]{1,5}\.)[^\W\d_]{2,}(?:['’][^\W\d_]+)*(?![\w@/]|\.\w)")
"""A word that is no part of an address or of a code, and no abbreviation."""
_MOST_SUGGESTED = 20
"""For so many words others are suggested, which takes far longer than to look a word up."""


class _Speller(Protocol):
    """What chunspell offers, as far as it is used."""

    def spell(self, word: str) -> bool: ...
    def suggest(self, word: str) -> tuple[str, ...]: ...


def misspelt(data: Data, known: Iterable[str], folders: str) -> Iterator[Finding]:
    """Each word of the agreement that the dictionary of its language lacks, once, at its first use; not too many.

    ``known`` are words besides those of the dictionary and of the signatory list; one that ends in “*” stands for all
    that begin so. ``folders`` hold dictionaries, before those of the system. A KpesError says what is not installed.
    """
    if data.agreement:
        speller = _speller(data.agreement.language, folders)
        yield from islice(_misspelt(data, set(map(str.casefold, known)), speller), MOST_IN_A_FILE)


def _misspelt(data: Data, known: set[str], speller: _Speller) -> Iterator[Finding]:
    beginnings = tuple(word[:-1] for word in known if word.endswith("*") and len(word) > 1)
    passed = known | {word.casefold() for name in names(data) for word in _WORD.findall(name.value)}
    number = 0
    for text in written(data):
        for found in _WORD.finditer(text.value):
            word = found[0].replace("’", "'")
            if not word[1:].islower() or word.casefold() in passed:
                continue
            passed.add(word.casefold())
            if not word.casefold().startswith(beginnings) and not _right(word, speller):
                place, width, words = spot(Words(text, *found.span()), data.sources)
                suggested = speller.suggest(word) if number < _MOST_SUGGESTED else ()
                yield Finding(place, _CODE, _said(found[0], suggested), Severity.WARNING, width, words)
                number += 1


def _right(word: str, speller: _Speller) -> bool:
    """Whether the dictionary has a word; one with letters that its encoding lacks is another language's."""
    try:
        return speller.spell(word)
    except UnicodeEncodeError:
        return True


def _said(word: str, suggested: tuple[str, ...]) -> Message:
    if suggested:
        return message(
            "The dictionary lacks “{word}”. Did you mean {likely}? If not, write it into data/words.txt.",
            word=word,
            likely=", ".join(suggested[:3]),
        )
    return message("The dictionary lacks “{word}”. If it is right, write it into data/words.txt.", word=word)


def _speller(language: str, folders: str) -> _Speller:
    dictionaries = _DICTIONARIES[language]
    try:
        from hunspell import Hunspell
    except ImportError as missing:
        raise KpesError(
            message("To look words up needs chunspell, which is not installed."),
            message(
                "Install it beside kpes with “{command}”, or, where pipx installed kpes, with “{pipx}”.",
                command="pip install chunspell",
                pipx="pipx inject kpes chunspell",
            ),
        ) from missing
    for name, folder in product(dictionaries, (*filter(None, folders.split(os.pathsep)), *_FOLDERS)):
        if all((Path(folder) / f"{name}.{ending}").is_file() for ending in ("dic", "aff")):
            return cast(_Speller, Hunspell(name, hunspell_data_dir=folder, system_encoding="UTF-8"))
    name = dictionaries[0]
    raise KpesError(
        message("There is no dictionary {name} for hunspell.", name=name),
        message(
            "Install it (Debian: {package}), or name the folder that holds {name}.dic in the variable DICPATH.",
            package=f"hunspell-{language if language in ('pl', 'fr') else name.lower().replace('_', '-')}",
            name=name,
        ),
    )
