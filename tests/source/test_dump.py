from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpes.source import Instant, Mapping, Scalar, Sequence, dump, forbidden, parse

RECORD = {
    "event": "signed",
    "representative": "Zażółć Gęślą: „jaźń” #1",
    "signed_on": Instant("2014-11-07"),
    "evidence": [{"file": "data/evidence/a/skan 1.pdf", "sha256": "0" * 64}],
    "recorded_at": Instant("2014-11-08T09:12:44Z"),
    "note": "no",
}


def plain(node):
    """A node as lists, dicts and texts."""
    if isinstance(node, Mapping):
        return {key.value: plain(value) for key, value in node.entries}
    return [plain(item) for item in node.items] if isinstance(node, Sequence) else node.value


def test_a_record_is_written_for_people_to_read():
    assert dump([RECORD]) == (
        "- event: signed\n"
        "  representative: 'Zażółć Gęślą: „jaźń” #1'\n"
        "  signed_on: 2014-11-07\n"
        "  evidence:\n"
        "    - file: data/evidence/a/skan 1.pdf\n"
        f"      sha256: '{'0' * 64}'\n"
        "  recorded_at: 2014-11-08T09:12:44Z\n"
        "  note: 'no'\n"
    )


def test_what_is_written_reads_back_the_same():
    root, problems = parse(dump([RECORD, RECORD]).encode(), "data/signatures/a.yaml")
    assert problems == []
    assert plain(root) == [RECORD, RECORD]


def test_the_same_value_twice_is_written_twice_and_never_as_an_alias():
    evidence = [{"file": "data/evidence/a/b.pdf"}]
    assert "*" not in dump([{"a": evidence}, {"a": evidence}])


def test_a_long_text_stays_in_one_line():
    assert dump([{"note": "słowo " * 200 + "koniec"}]).count("\n") == 1


@pytest.mark.parametrize(
    "text", ["- a", "a: b", "# a", "a # b", "'", '"', "{a}", "[a]", "@a", "%a", "*a", "&a", "!a", ">", "|"]
)
def test_signs_of_yaml_in_a_text_stay_text(text):
    assert plain(parse(dump([text]).encode(), "f")[0]) == [text]


@settings(deadline=None, database=None, derandomize=True)
@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn"]), max_size=40))
def test_every_text_that_an_agreement_may_hold_reads_back_the_same(text):
    if forbidden(text):
        return
    root, problems = parse(dump([{"note": text}]).encode(), "f")
    assert problems == []
    assert isinstance(root.items[0].entries[0][1], Scalar)
    assert plain(root) == [{"note": text}]
