"""The list of the rules, by module, in the order of their codes; what finds errors is apart.

Before printing and signing only errors are looked for, and no more is loaded than is looked for: to compile
the patterns of all rules takes longer than to check the shipped agreement.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Protocol, cast

from kpes.findings import Severity
from kpes.rules.data import Data, Findings

_ERRORS = (
    "source.cut_off_by_comment",
    "text.agreement_ids",
    "text.goals_without_area",
    "text.insertions",
    "text.placeholder_left",
    "partners.too_few_partners",
    "partners.partner_ids",
    "partners.reserved_ids",
    "partners.too_many_signatures_required",
    "partners.same_name",
    "copies.copy_changed",
    "register.evidence_changed",
    "register.edition_changed",
    "register.record_changed",
    "register.record_of_another_partner",
)
_WARNINGS = (
    "source.mixed_scripts",
    "source.list_glued_to_text",
    "text.empty_paragraph",
    "text.copy_count_missing",
    "text.copy_count_repeated",
    "text.copy_count_misplaced",
    "text.blank_left",
    "text.range_backwards",
    "text.missing_reference",
    "text.area_without_goals",
    "text.goals_outside_areas",
    "text.heading_unlike_area",
    "text.same_wording",
    "text.doubled_word",
    "text.doubled_space",
    "text.space_before_punctuation",
    "text.unpaired_brackets",
    "text.straight_quotes",
    "text.abbreviation_in_two_forms",
    "text.abbreviation_unexplained",
    "text.partner_count_differs",
    "text.date_in_future",
    "text.unlike_siblings",
    "text.hyphen_for_dash",
    "text.missing_space",
    "text.impossible_day",
    "text.words_unlike_digits",
    "text.doubled_mark",
    "partners.same_number",
    "partners.bad_nip",
    "partners.bad_regon",
    "partners.bad_krs",
    "partners.bad_email",
    "partners.same_email",
    "partners.nobody_to_sign",
    "partners.represents_two",
    "partners.personal_number",
    "partners.placeholder_names",
    "partners.same_representative",
    "copies.copies_of_another_text",
    "copies.copy_missing",
    "copies.foreign_file",
    "register.records_without_partner",
    "register.signed_by_nobody_on_the_list",
    "register.signed_on_an_impossible_day",
    "register.signed_twice",
    "register.signed_another_text",
    "register.form_not_met",
    "register.evidence_missing",
    "register.edition_missing",
    "register.not_as_kpes_writes_it",
    "register.signed_draft",
    "register.power_of_attorney_missing",
    "register.record_without_digest",
    "register.evidence_of_another_partner",
)
RULES = {Severity.ERROR: _ERRORS, Severity.WARNING: _WARNINGS}


class Rule(Protocol):
    """What the module of a rule holds, beside its name and its page."""

    __name__: str
    CODE: str

    @staticmethod
    def check(data: Data) -> Findings: ...


def rules(least: Severity = Severity.WARNING, without: tuple[str, ...] = ()) -> Iterator[tuple[Severity, Rule]]:
    """All rules, what finds errors first; with ``least`` an error that alone, and without these kinds of rules."""
    for severity, names in RULES.items():
        for name in names if least in (Severity.WARNING, severity) else ():
            if not name.startswith(without):
                yield severity, cast(Rule, import_module(f"kpes.rules.{name}"))


def severity(rule: Rule) -> Severity:
    """What a rule finds: errors or warnings."""
    return next(severity for severity, names in RULES.items() if rule.__name__.removeprefix("kpes.rules.") in names)
