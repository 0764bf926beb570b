"""Persons who are named in a sentence as those who sign: their names, and in what function.

In Polish the names stand in the accusative („reprezentowana przez Annę Nowak”). A name is taken as it stands only where
no such form could look so; else the signatures at the end of the text have to show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kpes.importing.declined import is_declined

_TITLE = (
    r"(?:(?:Pan[aią]?|Panią|Mr|Mrs|Ms|Herrn?|Frau|Mme|Monsieur|Madame|MM?|dr|Dr|prof|Prof|hab|inż|mgr|ks|lek|mec|adw"
    r"|Dipl)\.?\s)"
)
_FUNCTIONS = (
    r"(?i:v?ice|wice|za-?st[eę]pc|prezes|prezydent|człon|dyrektor|burmistrz|wójt|rektor|prorektor|dziekan"
    r"|przewodnicząc|starost|marszał|pełnomocni|prokur|skarbni|sekretarz|kierowni|właściciel|minist|wojewod|president"
    r"|chair|director|manag|chief|ceo|secretary|treasurer|head|mayor|dean|member|owner|partner|authori|attorney"
    r"|vorsitz|geschäftsführ|vorstand|präsident|bürgermeister|leiter|präsidiumsmitglied|présiden|directeur|directrice"
    r"|gérant|maire|recteur|secrétaire|trésori)"
)
_ORGANS = (
    r"(?i:zarząd|rad[aęyz]|miast|gmin|powiat|województw|fundac|stowarzysz|spółdz|spółk|uniwersyt|zgromadz|senat|kolegi"
    r"|oddział|wydział|towarzystw|związ|verein|stiftung|sp\b|ltd\b|gmbh\b|inc\b|llc\b|board|council|foundation|association|university|company)"
)
_NAME = rf"(?!{_FUNCTIONS}|{_ORGANS})[^\W\d_a-zà-ÿąćęłńóśźż][^\W\d_]+(?:[’'-][^\W\d_]+)?"
_PERSON = rf"{_TITLE}{{0,4}}(?P<name>{_NAME}(?:\s[^\W\d_]\.)?(?:\s{_NAME}){{1,2}})"
_FUNCTION = rf"(?P<function>{_FUNCTIONS}[^,;()–—]{{0,80}}?)"
_STOP = r"(?=\s*(?:[,;()–—]|\.?$|\s(?:oraz|i|and|und|et|a|hereinafter|zwan\w+|działając\w*|na\spodstawie)\s))"
_BEHIND = rf"\s?(?:,|[–—-]|\()\s?{_FUNCTION}{_STOP}"
_BEFORE = rf"(?P<function>{_FUNCTIONS}[^\W\d_]*(?:\s[a-zäöü]\w+){{0,3}}),?\s$"
_ADJECTIVES = ("ski", "cki", "dzki", "ska", "cka", "dzka")
_NOMINATIVES = (
    "prezes prezydent członek dyrektor burmistrz wójt rektor prorektor dziekan przewodniczący przewodnicząca starosta "
    "marszałek pełnomocnik prokurent skarbnik sekretarz kierownik wiceprezes wiceprzewodniczący wiceprzewodnicząca "
    "prezeska członkini dyrektorka kierowniczka właściciel wiceprezydent minister wojewoda"
).split()
_VOWELS = "aeiouyąęó"


class Person(NamedTuple):
    """Somebody who is named: the words of the name, and of the function, as they stand."""

    name: str
    function: str = ""


def people_in(words: str) -> Iterator[Person]:
    """The persons in some words, in their order."""
    at = 0
    for found in re.finditer(_PERSON, words):
        if found.start() < at:
            continue
        behind = re.match(_BEHIND, words[found.end() : found.end() + 120])
        before = re.search(_BEFORE, words[at : found.start()])
        function = behind or before
        at = found.end() + (behind.end() if behind else 0)
        yield Person(found["name"], function["function"].strip() if function else "")


def is_person(words: str) -> bool:
    """Whether words are the name of a person, and nothing else."""
    return bool(re.fullmatch(_PERSON, words))


def is_function(words: str) -> bool:
    """Whether words are a function, and nothing else."""
    return bool(re.fullmatch(rf"{_FUNCTIONS}[^;()]{{0,80}}", words))


def is_organisation(words: str) -> bool:
    """Whether words begin as the names of organisations do, with what they are."""
    return bool(re.match(_ORGANS, words))


def nominative(person: Person, shown: Iterable[Person]) -> Person | None:
    """A person of a Polish text with name and function as they are listed; None where that is not certain.

    ``shown`` are the persons at the end of the text, where they sign.
    """
    alike = {one for one in shown if is_declined(one.name, person.name)}
    if len({one.name for one in alike}) == 1:
        return max(alike, key=lambda one: len(one.function))
    if not _is_nominative(person.name):
        return None
    first = person.function.split()[:1]
    return person if first and first[0].lower() in _NOMINATIVES else Person(person.name)


def _is_nominative(name: str) -> bool:
    """Whether a Polish name can only be in the nominative.

    The accusative of a man's first name ends in -a, that of a woman's in -ę; a surname like an adjective changes, too,
    and so does a man's that ends in a consonant.
    """
    first, *_, last = name.lower().split()
    if last.endswith(_ADJECTIVES):
        return last[-1] == ("a" if first[-1] == "a" else "i")
    if first[-1] == "a":
        return last[-1] not in _VOWELS
    return first[-1] not in _VOWELS and last[-1] not in "aąęu"
