"""Two texts word by word: whatever word is changed, removed or added is found and shown."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from kpes.verify.checks import Verdict
from kpes.verify.compare import Difference, differences, words
from kpes.verify.returned import check_returned
from tests.bounded import within
from tests.received.alterations import BODY, packed, unpacked
from tests.received.issued import expected, issued, knowing

LINES = issued("text").decode().splitlines()
WORDS = words(LINES)
NEW = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=12)


def test_the_same_words_do_not_differ_whatever_divides_them() -> None:
    assert differences(["a b", "c"], ["a\u00a0 b c"]) == []
    assert differences(["cze\u015b\u0107"], ["czes\u0301c\u0301"]) == []


def test_a_difference_shows_what_was_and_what_is_and_the_words_around() -> None:
    assert differences(["a b c d e f g h i"], ["a b c d X f g h i"]) == [
        Difference("e", "X", "a b c d", "f g h i"),
    ]
    assert differences(["a b"], ["a b c"]) == [Difference("", "c", "a b", "")]
    assert differences(["a b c"], ["b c"]) == [Difference("a", "", "", "b c")]


@given(st.integers(0, len(WORDS) - 1), NEW, st.sampled_from(["changed", "removed", "added"]))
def test_any_word_that_is_changed_removed_or_added_is_found(at: int, new: str, how: str) -> None:
    after = list(WORDS)
    if how == "changed":
        after[at] = f"{new}{WORDS[at]}"
    elif how == "removed":
        del after[at]
    else:
        after.insert(at, f"{new}\u2042")
    (difference,) = differences(LINES, [" ".join(after)])
    if how == "changed":
        assert words([difference.before, difference.after]) == words([WORDS[at], after[at]])
    elif how == "removed":
        assert (difference.before, difference.after) == (WORDS[at], "")
    else:
        assert words([difference.after]) == words([after[at]])
        assert difference.before == ""


PARTS = unpacked(issued("docx"))
SPOTS = [spot.start(1) for spot in re.finditer(rb"<w:t xml:space=\"preserve\">([^<\s])", PARTS[BODY])]


@given(st.sampled_from(SPOTS), NEW)
def test_whatever_is_put_before_any_run_of_a_docx_is_found(at: int, new: str) -> None:
    body = PARTS[BODY]
    changed = packed({**PARTS, BODY: body[:at] + f"{new}\u2042".encode() + body[at:]})
    found = check_returned("a.docx", changed, expected())
    failures = [check for check in found.checks if check.verdict is Verdict.FAIL]
    assert (found.outcome, [check.check for check in failures]) == ("differs", ["outcome", "text"])
    assert f"{unicodedata.normalize('NFC', new)}\u2042" in str(failures[1].detail)


def test_long_texts_that_differ_throughout_are_compared_in_bounded_time() -> None:
    with within(20):
        before = [f"a{n} b c d e f g h" for n in range(15_000)]
        after = [f"a{n} b c x e f g h" for n in range(15_000)]
        found = differences(before, after)
        assert (len(found), found[1]) == (15_000, Difference("d", "x", "h a1 b c", "e f g h"))
        assert len(differences(before, [" ".join(after)] * 3)) == 1
        assert len(differences(before, [*before[:9_000], "nowy wiersz", *before[9_000:]])) == 1


def test_texts_of_one_word_again_and_again_are_compared_in_bounded_time() -> None:
    with within(10):
        assert len(differences(["a " * 3_000], ["a b " * 1_500])) == 1
        assert differences(["a " * 300], ["a b " * 150])


def test_the_edition_that_is_most_like_it_is_what_a_changed_text_is_compared_with() -> None:
    known = knowing("Jeden dwa trzy.\nCztery pięć.\n")
    found = check_returned("a.txt", b"Jeden dwa trzy.\nCztery sto.\n", known)
    assert "“pięć.” became “sto.”" in str(found.checks[1].detail)
