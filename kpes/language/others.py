"""The languages other than Polish, one row each: num2words gives the numerals, Babel the dates."""

from __future__ import annotations

from datetime import date
from functools import partial

from kpes.language import Language


def _count_in_words(code: str, n: int) -> str:
    if not 2 <= n <= 999:
        raise ValueError(f"Words are known for 2 to 999, not for {n}.")
    from num2words import num2words  # slow to import, and only some agreements count their copies

    return str(num2words(n, lang=code))


def _long_date(tag: str, day: date) -> str:
    from babel.dates import format_date  # slow to import, and only some commands print dates

    return str(format_date(day, format="long", locale=tag.replace("-", "_")))


def _as_it_is(text: str) -> str:
    return text


def _row(tag: str, draft_mark: str, page_of: str, edition: str) -> Language:
    code = tag.partition("-")[0]
    return Language(
        code=code,
        tag=tag,
        draft_mark=draft_mark,
        page_of=page_of,
        edition=edition,
        count_in_words=partial(_count_in_words, code),
        long_date=partial(_long_date, tag),
        hold_together=_as_it_is,
    )


LANGUAGES: dict[str, Language] = {
    "en": _row("en-GB", "/draft/", "page {page} of {pages}", "edition"),
    "de": _row("de-DE", "/Entwurf/", "Seite {page} von {pages}", "Ausgabe"),
    "fr": _row("fr-FR", "/projet/", "page {page} sur {pages}", "édition"),
}
