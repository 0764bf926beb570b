"""Polish names that a sentence declines: „pomiędzy Fundacją Wzór a Powiatem Puckim”."""

from __future__ import annotations

import re

from kpes.language import bare

_MASCULINE = (
    r"powiat|uniwersytet|instytut|bank|klub|zakład|urzęd|szpital|fundusz|samorząd|związek|ośrodek|zespół|inkubator|park"
    r"|hufiec|kościół|skarb|teatr|cech"
)
_STEMS = {"związki": "związek", "ośrodki": "ośrodek", "zespoł": "zespół", "urzęd": "urząd", "kościoł": "kościół"}
_FORM = re.compile(r"(?i)^(.+?)(?<!ą)(?<![yi]m)\s(?=(?:prostą\sspółką|spółką|spółdzielnią|fundacją|stowarzyszeniem)\b)")
"""A name, and behind it a noun that says what it is the name of."""
_NEUTER = re.compile(r"(?i)(?:ni|ci|stw|ctw|dztw|miast|zrzeszeni|zgromadzeni|konsorcj)em$")
_MEN = re.compile(rf"(?i)(?:(?:{_MASCULINE})i?|{'|'.join(_STEMS)})em$")


def in_nominative(name: str) -> str:
    """A name whose first words are declined, in the nominative: „Fundacją Nowy Dom” is „Fundacja Nowy Dom”.

    They are in the instrumental („pomiędzy Fundacją”), or in an accusative that differs („przez Fundację”).
    The words that go with the first one are adjectives („Spółdzielnią Socjalną”); what comes behind stays as it is. A
    name that nothing declines may stand in front of what it names: „Ster” Spółdzielnią Socjalną.
    """
    name = re.sub(r"(?i)^pan(?:em|ią)\s", "", name)
    if form := _FORM.search(name):
        return f"{form[1]} {in_nominative(name[form.end() :])}"
    first, *more = name.split(" ")
    if first.endswith(("ą", "ę")):
        return " ".join(_all(first, more, {"ą": "a"}, first[:-1] + "a"))
    if _NEUTER.search(first):
        made = first[:-1] if first.endswith(("niem", "ciem")) else f"{first[:-2]}o"
        return " ".join(_all(first, more, {"ym": "e", "im": "ie"}, made))
    if _MEN.search(first):
        stem = first[:-2]
        bare_stem = stem.removesuffix("i")  # „Bankiem”
        made = next((stem[0] + to[1:] for of, to in _STEMS.items() if stem.lower() == of), bare_stem)
        return " ".join(_all(first, more, {"ym": "y", "im": "i"}, made))
    return name


def _all(first: str, more: list[str], endings: dict[str, str], made: str) -> list[str]:
    """The noun as it was ``made``, and the words behind it up to the first one that does not go with it."""
    found = [made]
    for number, word in enumerate(more):
        ending = next((one for one in endings if word.endswith(one) and len(word) > len(one) + 2), None)
        if ending is None:
            return [*found, *more[number:]]
        found.append(word.removesuffix(ending) + endings[ending])
    return found


def is_declined(one: str, other: str) -> bool:
    """Whether two names are the same but for the endings of their words: „Jan Kowalski” and „Jana Kowalskiego”."""
    both = re.findall(r"\w+", bare(one)), re.findall(r"\w+", bare(other))
    return bool(both[0]) and len(both[0]) == len(both[1]) and all(_alike(a, b) for a, b in zip(*both, strict=True))


def _alike(one: str, other: str) -> bool:
    common = min(max(2, len(one) - 2), max(2, len(other) - 2))
    return one[:common] == other[:common] and abs(len(one) - len(other)) <= 3
