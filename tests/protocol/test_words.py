"""The signing protocol has words for every word of the data."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import get_args

from kpes.model import Basis, Method
from kpes.protocol.content import State
from kpes.protocol.drawing import BASES, METHODS, STATES, TEXT_STATES
from kpes.protocol.electronic import FINDINGS, QUESTIONS, VERDICTS
from kpes.verify import Verdict


def test_every_word_of_the_data_has_its_words():
    assert METHODS.keys() == set(get_args(Method))
    assert BASES.keys() == set(get_args(Basis))
    assert STATES.keys() == TEXT_STATES.keys() == set(get_args(State))


def test_every_verdict_on_an_electronic_signature_has_its_words():
    verdicts, signed = map(import_module, ("kpes.esign.verdicts", "kpes.verify.signed"))
    given = re.findall(r'Judged\(\s*"([\w-]+)", "([\w-]+)", "([\w-]+)"', "".join(
        Path(module.__file__).read_text("utf-8") for module in (verdicts, signed)
    ))  # fmt: skip
    assert len(given) > 30
    assert FINDINGS.keys() == set(get_args(verdicts.Finding)) == {found for _, _, found in given}
    assert QUESTIONS.keys() == {check for check, _, _ in given}
    assert VERDICTS.keys() == {verdict for _, verdict, _ in given} == {one.value for one in Verdict}
