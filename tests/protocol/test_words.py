"""The signing protocol has words for every word of the data."""

from __future__ import annotations

from typing import get_args

from kpes.esign import verdicts
from kpes.esign.signed_pdf import Stamp, Trust
from kpes.model import Basis, Method
from kpes.project.snapshot import State
from kpes.protocol.drawing import STATES, TEXT_STATES
from kpes.protocol.proofs import QUESTIONS, VERDICTS
from kpes.register.words import BASES, METHODS
from kpes.verify.checks import Verdict


def test_every_word_of_the_data_has_its_words():
    assert METHODS.keys() == set(get_args(Method))
    assert BASES.keys() == set(get_args(Basis))
    assert STATES.keys() == TEXT_STATES.keys() == set(get_args(State))


def test_every_verdict_on_an_electronic_signature_has_its_words():
    given = verdicts.VERDICTS
    assert len(given) > 30
    stamps = {f"stamp-{stamp}" for stamp in get_args(Stamp)} - {"stamp-none"}
    assert {one.found for one in given} >= {*get_args(Trust), *stamps}
    assert QUESTIONS.keys() == {one.check for one in given}
    assert VERDICTS.keys() == {one.verdict for one in given} == {one.value for one in Verdict}
