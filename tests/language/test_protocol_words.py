"""The words of the signing protocol are whole in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import get_args

import pytest

from kpes.language import LANGUAGES
from kpes.language.protocol import protocol_words
from kpes.model import Basis, Method
from kpes.protocol.content import State


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


def test_no_language_borrows_the_words_of_another():
    titles = {protocol_words(code).title for code in LANGUAGES}
    assert len(titles) == len(LANGUAGES)
