"""The words of the signing protocol are whole in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from kpes.language import LANGUAGES
from kpes.language.protocol import protocol_words
from kpes.language.protocol.electronic import OPEN
from kpes.model import Basis, Method
from kpes.protocol.content import State
from kpes.verify import Verdict


def texts(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Each text, with the way to it."""
    if isinstance(value, str):
        yield name, value
    else:
        inner = value.items() if isinstance(value, Mapping) else enumerate(value)
        for key, one in inner:
            yield from texts(one, f"{name}/{key}")


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_says_the_same_things_with_the_same_values(code):
    english = dict(texts(protocol_words("en")._asdict()))
    own = dict(texts(protocol_words(code)._asdict()))
    assert len(own) > 70
    assert own.keys() == english.keys()
    for name, text in own.items():
        values = [sorted(field for _, field, _, _ in Formatter().parse(one) if field) for one in (text, english[name])]
        assert values[0] == values[1], name
        assert text.strip() == text != "", name


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_word_of_the_data_has_its_words(code):
    words = protocol_words(code)
    assert words.methods.keys() == set(get_args(Method))
    assert words.bases.keys() == set(get_args(Basis))
    assert words.states.keys() == words.text_states.keys() == set(get_args(State))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_verdict_on_an_electronic_signature_has_its_words(code):
    words = protocol_words(code).electronic
    verdicts, signed = map(import_module, ("kpes.esign.verdicts", "kpes.verify.signed"))
    given = re.findall(r'Judged\(\s*"([\w-]+)", "([\w-]+)", "([\w-]+)"', "".join(
        Path(module.__file__).read_text("utf-8") for module in (verdicts, signed)
    ))  # fmt: skip
    assert len(given) > 30
    assert words.findings.keys() == set(get_args(verdicts.Finding)) == {found for _, _, found in given}
    assert words.questions.keys() == {check for check, _, _ in given}
    assert words.verdicts.keys() == {verdict for _, verdict, _ in given} == {one.value for one in Verdict}
    assert words.not_proven.keys() == set(OPEN)


def test_no_language_borrows_the_words_of_another():
    titles = {protocol_words(code).title for code in LANGUAGES}
    assert len(titles) == len(LANGUAGES)
