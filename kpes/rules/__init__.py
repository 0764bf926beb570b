"""What can be wrong in data of the right shape: one rule a file, in an explicit list.

A rule is a module with a CODE, a ``check(data)`` that yields where something is wrong and a message, and a docstring
that says what it checks, why that matters, and gives a wrong and a right example. Whether it finds errors or warnings
stands in the list. `kpes.rules.pages` has the pages of what no rule looks for.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Protocol, cast

from kpes.findings import MOST_IN_A_FILE, Finding, Severity
from kpes.messages import Message, message
from kpes.model import Accepted, Text
from kpes.rules.rule import Data, Findings, InFull, Where, Words, visible
from kpes.source import NOT_READ_ON, Place, Sources, excerpt

_ERRORS = {
    "source": "cut_off_by_comment",
    "text": "agreement_ids goals_without_area insertions unknown_name attachment_missing ambiguous_reference "
    "unprintable_label",
    "partners": "too_few_partners partner_ids reserved_ids too_many_signatures_required same_name undescribed",
    "copies": "copy_changed",
    "register": "evidence_changed edition_changed record_changed record_belongs_elsewhere act_does_otherwise",
}
_WARNINGS = {
    "source": "mixed_scripts list_glued_to_text",
    "text": """
        empty_paragraph copy_count_missing copy_count_repeated copy_count_misplaced blank_left range_backwards
        missing_reference area_without_goals goals_outside_areas heading_unlike_area same_wording doubled_word
        doubled_space space_before_punctuation unpaired_brackets mixed_quotes name_in_two_forms
        abbreviation_unexplained partner_count_differs date_in_future unlike_siblings hyphen_for_dash missing_space
        impossible_day words_unlike_digits doubled_mark opening_dated_otherwise label_typed_twice shares_above_whole
        gap_between_dates copy_for_another label_written reference_typed attachment_not_listed attachment_not_named
        total_differs placeholder_left
    """,
    "partners": """
        same_number bad_nip bad_regon bad_krs bad_email same_email nobody_to_sign represents_two personal_number
        placeholder_names same_representative described_otherwise
    """,
    "copies": "copies_of_another_text copy_missing foreign_file",
    "register": """
        records_without_partner signed_by_nobody_on_the_list signed_on_an_impossible_day signed_twice
        signed_another_text form_not_met evidence_missing edition_missing not_as_kpes_writes_it signed_draft
        power_of_attorney_missing record_without_digest evidence_of_another_partner attachment_changed
        concluded_text_changed
    """,
}
RULES = {Severity.ERROR: _ERRORS, Severity.WARNING: _WARNINGS}
"""The rules by what they find and by what they look at, in the order of their codes.

Before printing and signing only errors are looked for, and no more is loaded than is looked for: to compile
the patterns of all rules takes longer than to check the shipped agreement.
"""

GIVEN_UP = "K117"
"""The code that says of a file that not all of it was looked at."""
_IN_VAIN = "K121"
_OF_AN_ERROR = "K122"

Settled = tuple[list[Finding], list[tuple[Finding, Accepted]]]
"""The findings that are open, and those that are accepted, with what accepts them."""

_STEP = re.compile("[./]")
_Key = tuple[str, str, str | None]
"""The rule, the place and the words that an acceptance names."""


class Rule(Protocol):
    """What the module of a rule holds, beside its name and its page."""

    __name__: str
    CODE: str

    @staticmethod
    def check(data: Data) -> Findings: ...


def rules(least: Severity = Severity.WARNING, without: tuple[str, ...] = ()) -> Iterator[tuple[Severity, Rule]]:
    """All rules, what finds errors first; with ``least`` an error that alone, and without these kinds of rules."""
    for severity, kinds in RULES.items():
        for kind, names in kinds.items() if least in (Severity.WARNING, severity) else ():
            for name in names.split() if kind not in without else ():
                yield severity, cast(Rule, import_module(f"kpes.rules.{kind}.{name}"))


def check(data: Data, least: Severity = Severity.WARNING, of_text_alone: bool = False) -> Iterator[Finding]:
    """The findings of all rules, errors first; of one file at most MOST_IN_A_FILE beside those that are accepted.

    With ``least`` an error, those of the rules alone that find errors; with ``of_text_alone``, nothing is asked of what
    was recorded and issued.
    """
    most = MOST_IN_A_FILE + (len(data.agreement.accepted) if data.agreement else 0)
    found: Counter[str] = Counter()
    for severity, rule in rules(least, ("copies", "register") if of_text_alone else _nothing_of(data)):
        for where, said in rule.check(data):
            place, width, words = spot(where, data.sources)
            if found[place.file] == most:
                break
            yield Finding(place, rule.CODE, in_short(said), severity, width, words)
            found[place.file] += 1
            if found[place.file] == most:
                yield Finding(place, GIVEN_UP, NOT_READ_ON, severity)


def _nothing_of(data: Data) -> tuple[str, ...]:
    """The kinds of rules that have nothing to look at, so that they need not be loaded."""
    there = {"copies": data.copies.written, "register": bool(data.files.data or data.records or data.editions)}
    return tuple(kind for kind, something in there.items() if not something)


def spot(where: Where, sources: Sources) -> tuple[Place, int, str]:
    """The place of what a rule points at, its width in columns of that line, and its words, if it has any."""
    if isinstance(where, Place):
        return where, 1, ""
    words, start, end = where if isinstance(where, Words) else (where, 0, len(where.value))
    if not words.value:
        return words.place, 1, ""
    characters = sources.characters(words.place)
    typed, first, last = words.as_typed(start, end)
    first, last = (words.before + visible(typed[:place]) for place in (first, last))
    begins, ends = characters[first], characters[max(first, last - 1)]
    if ends.line > begins.line:
        ends = Place(begins.file, begins.line, len(sources.line(begins).rstrip()))
    return begins, max(1, ends.column - begins.column + 1), words.value[start:end].strip()


def in_short(said: Message) -> Message:
    """A message that quotes the texts that it names as excerpts."""
    return said._replace(values={name: _quoted(value) for name, value in said.values.items()})


def _quoted(value: object) -> object:
    if isinstance(value, Text):
        return excerpt(value.value)
    return excerpt(value) if isinstance(value, str) and not isinstance(value, InFull) else value


def settle(
    findings: Iterable[Finding],
    accepted: tuple[Accepted, ...],
    path: Callable[[Finding], str],
    everything_read: bool = True,
) -> Settled:
    """Parts the findings into those that are open and those that are accepted.

    ``path`` gives a finding's place by the structure of the data. Only a warning can be accepted. An
    acceptance that matches nothing, or nothing but errors, is a finding itself; but while not
    ``everything_read`` is and found, nobody knows what matches nothing.
    """
    still_open: list[Finding] = []
    settled: list[tuple[Finding, Accepted]] = []
    by_key = {_key(one): one for one in reversed(accepted)}
    codes = {one.rule.value for one in accepted}
    met: dict[Severity, set[_Key]] = {severity: set() for severity in Severity}
    for finding in findings:
        matching = [key for key in _keys(finding, path(finding)) if key in by_key] if finding.code in codes else []
        met[finding.severity].update(matching)
        if matching and finding.severity is Severity.WARNING:
            settled.append((finding, by_key[matching[0]]))
        else:
            still_open.append(finding)
    for one in accepted:
        if _key(one) in met[Severity.ERROR]:
            said = message("An error cannot be accepted: mend what {rule} finds.", rule=excerpt(one.rule.value))
            still_open.append(Finding(one.rule.place, _OF_AN_ERROR, said))
        elif everything_read and _key(one) not in met[Severity.WARNING]:
            said = message(
                "{rule} finds nothing at “{where}” that this could accept. Remove it from the list, or correct it.",
                rule=excerpt(one.rule.value),
                where=excerpt(one.where.value),
            )
            still_open.append(Finding(one.where.place, _IN_VAIN, said, Severity.WARNING))
    return still_open, settled


def _key(accepted: Accepted) -> _Key:
    return accepted.rule.value, accepted.where.value, accepted.words.value if accepted.words else None


def _keys(finding: Finding, path: str) -> Iterator[_Key]:
    """What an acceptance of ``finding`` can name: its place or one around it, the widest first, with or without words.

    With thousands of acceptances, to look each of these up is quicker than to look through all.
    """
    for end in (*(sign.start() for sign in _STEP.finditer(path)), len(path)):
        yield finding.code, path[:end], None
        yield finding.code, path[:end], finding.words
