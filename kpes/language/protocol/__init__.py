"""The fixed words of the signing protocol, in an agreement's own language: a module a language."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple

from kpes.language.protocol.electronic import ElectronicWords


class ProtocolWords(NamedTuple):
    """What a signing protocol says, line by line; ``{names}`` stand for values.

    Mappings go by the words of the data: methods, bases, and what became of a file (``unchanged``, ``missing``,
    ``changed``). How to check something is what it is, and the command.
    """

    title: str
    interim_mark: str
    interim: str
    reason_draft: str
    reason_missing: str  # {missing} {total}
    reason_form: str  # {partners}
    reason_checks: str
    agreement: str
    agreement_date: str
    edition: str
    fingerprint: str
    copies_count: str
    signed: str
    signed_of: str  # {signed} {total}
    concluded_on: str
    not_concluded: str
    in_force: str
    in_force_as: str
    last_record: str
    no_record: str
    register_digest: str
    signatures: str
    number: str
    partner: str
    representative: str
    day: str
    how: str
    bases: Mapping[str, str]
    power_not_kept: str
    power_besides: str
    methods: Mapping[str, str]
    form_met: str
    form_not_met: str
    form_any: str
    exhibits: str  # {numbers}
    unsigned: str
    lacking: str  # {lacking} {required}
    other_edition: str  # {edition}
    checked: str
    register_unchanged: str
    register_empty: str
    register_changed: str  # {file} {line}
    register_unsealed: str  # {files}
    text_states: Mapping[str, str]  # {file}
    text_not_kept: str
    evidence: str
    no_evidence: str
    file_digest: str
    state: str
    states: Mapping[str, str]
    copies: str
    no_copies: str
    other_copies: str  # {edition}
    files: str
    count: str
    digest: str
    copies_changed: str  # {files}
    not_proven: str
    not_proven_items: tuple[str, ...]
    by_oneself: str
    how_intro: str
    how_any: tuple[str, str]
    how_text: tuple[str, str]  # {file}
    how_draft_text: tuple[str, str]
    how_register: tuple[str, str]
    how_whole_register: tuple[str, str]
    how_copies: tuple[str, str]
    electronic: ElectronicWords


def protocol_words(code: str) -> ProtocolWords:
    """The words in the language of ``code``, one of `kpes.language.LANGUAGES`."""
    return import_module(f"{__name__}.{code}").WORDS
