"""What kpes says to people: messages as values, and the catalogues that turn them into words.

A message is written in English where it arises and carries its values apart from its words, so that
nothing below the command line needs to know which language the reader speaks.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterable, Mapping
from functools import cache, reduce
from pathlib import Path
from typing import NamedTuple

DOMAIN = "kpes"
DOCUMENTS = "documents"
"""The gettext domains: what kpes says to its reader, and what it prints in documents of a language of their own."""
LOCALES = Path(__file__).parent / "locale"
CATALOGUES = ("en", "pl")
"""The languages that kpes speaks."""
_NAMES = ("name", "one", "other", "partner", "party", "title")
"""The places for names; what else stands in quotation marks is quoted to the letter."""
_IN_QUOTES = re.compile(r"([„“«])\s?\{(\w+)\}\s?([”“»])")
_BEFORE_A_STOP = re.compile(r"\{(\w+)\}\.(?!\w)")
_QUOTES = re.compile('[„“«"]([^„“”«»"]+)[”“»"]')
_INNER = {"„”": "«»", "“”": "‘’", "„“": "‚‘", "«»": "“”"}
"""The quotation marks within these, as Polish, English, German and French have them."""


class Message(NamedTuple):
    """English words with ``{named}`` places, and the values for them (text, numbers, days, files, other messages)."""

    text: str
    values: Mapping[str, object] = {}
    plural: str | None = None
    number: int = 1

    def __str__(self) -> str:
        return ENGLISH(self)


def message(text: str, /, **values: object) -> Message:
    """A message without a count. ``text`` is a literal: the catalogue is extracted from these calls."""
    return Message(text, values)


def counted(singular: str, plural: str, count: int, /, **values: object) -> Message:
    """A message about ``count`` things, which its words may name as ``{count}``."""
    return Message(singular, {"count": count, **values}, plural, count)


def listed(words: Iterable[Message | str]) -> Message | str:
    """Some words, one at least, with commas between them."""
    return reduce(lambda before, word: message("{names}, {name}", names=before, name=word), words)


def printed(text: str, /, **values: object) -> Message:
    """Words of a document, which is in the agreement's language: a literal, extracted for the domain DOCUMENTS."""
    return Message(text, values)


def nearest(word: str, known: Iterable[str], most: int = 1, closeness: float = 0.6) -> list[str]:
    """Those of ``known`` that ``word`` may have been meant to be, the likeliest first; 1 is the same word."""
    if len(word) > 60:
        return []
    from difflib import get_close_matches

    return get_close_matches(word, list(known), most, closeness)


class Catalogue:
    """Turns messages into words of one language: ``catalogue(message) -> str``."""

    def __init__(self, language: str, translations: gettext.NullTranslations):
        self.language = language
        self._translations = translations

    def __call__(self, said: Message | str) -> str:
        if isinstance(said, str):
            return said
        if said.plural is None:
            words = self._translations.gettext(said.text)
        else:
            words = self._translations.ngettext(said.text, said.plural, said.number)
        if not said.values:
            return words
        values = {name: self(one) if isinstance(one, Message) else one for name, one in said.values.items()}
        return words.format_map(values | _fitted(words, values))


class OfAct(Catalogue):
    """The same words, with the option that names an act behind each command of kpes that it is an option of."""

    def __init__(self, t: Catalogue, act: str, commands: Iterable[str]):
        super().__init__(t.language, t._translations)
        self._commands = re.compile(rf"\bkpes ({'|'.join(sorted(commands, key=len, reverse=True))})(?![\w-]| --act)")
        self._behind = rf"kpes \1 --act {act}"

    def __call__(self, said: Message | str) -> str:
        return self._commands.sub(self._behind, super().__call__(said))


@cache
def _punctuation(words: str) -> tuple[dict[str, str], list[str]]:
    """Of the places, names in quotation marks, with what these have for inner ones, and those before a full stop."""
    quoted = {name: _INNER.get(opened + closed, "") for opened, name, closed in _IN_QUOTES.findall(words)}
    return {name: inner for name, inner in quoted.items() if inner and name in _NAMES}, _BEFORE_A_STOP.findall(words)


def _fitted(words: str, values: Mapping[str, object]) -> dict[str, object]:
    """The values that the punctuation around them changes: „Spółdzielnia «Ster»”, and one full stop behind „o.o.”."""
    quoted, stopped = _punctuation(words)
    fitted: dict[str, object] = {
        name: _QUOTES.sub(rf"{inner[0]}\1{inner[1]}", str(values[name])) for name, inner in quoted.items()
    }
    stops = {name: str(values[name]) for name in stopped}
    return fitted | {name: value[:-1] for name, value in stops.items() if re.search(r"\w\.$", value)}


ENGLISH = Catalogue("en", gettext.NullTranslations())


def catalogue(language: str, domain: str = DOMAIN) -> Catalogue:
    """The catalogue of ``language``, one of CATALOGUES, or an agreement's for DOCUMENTS; English needs no file."""
    if language == "en":
        return ENGLISH
    return Catalogue(language, gettext.translation(domain, LOCALES, [language]))


def preferred_language(environment: Mapping[str, str], system: str | None = None) -> str:
    """The language of CATALOGUES that the reader's locale asks for, else English.

    The variables and their order are gettext's; ``system`` is what the operating system says of
    itself (``pl_PL``) where no variable does, as on Windows.
    """
    variables = map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, variables), system or "C")
    wanted = [locale]
    if locale.split(".")[0] not in ("C", "POSIX"):
        wanted = environment.get("LANGUAGE", "").split(":") + wanted
    for name in wanted:
        code = name.replace("-", "_").split("_")[0].split(".")[0].lower()
        if code in CATALOGUES:
            return code
    return "en"
