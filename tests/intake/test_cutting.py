"""A stack of pages cut into copies, by what each page is and how they lie."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpes.intake.cutting import Leaf, cut


def stack(*files: str) -> list[Leaf]:
    """Files of pages: ``a1`` is the first of five pages of edition a, ``b1`` of three of b, ``?`` looks like none."""
    sizes = {"a": 5, "b": 3, "c": 2, "d": 1}
    return [
        Leaf(number) if page == "?" else Leaf(number, page[0], int(page[1:]), sizes[page[0]])
        for number, file in enumerate(files)
        for page in re.findall(r"\?|[a-d]\d", file)
    ]


def said(*files: str) -> list[str]:
    """The copies, and behind a dash what is loose."""
    leaves = stack(*files)

    def names(at: list[int]) -> str:
        return "".join(f"{leaves[one].edition or '?'}{leaves[one].page or ''}" for one in at)

    found = cut(leaves)
    assert sorted([*found.loose, *(at for copy in found.copies for at in copy)]) == list(range(len(leaves)))
    return [*map(names, found.copies), *([f"- {names(found.loose)}"] if found.loose else [])]


A, B = "a1a2a3a4a5", "b1b2b3"


@pytest.mark.parametrize(
    ("files", "copies"),
    [
        ([A + A + B], [A, A, B]),
        ([A, B, A], [A, B, A]),
        (["a5a4a3a2a1" * 2], [A, A]),
        (["a1", "a2", "a3", "a4", "a5", "a1", "a2", "a3", "a4", "a5"], [A, A]),
        (["d1d1d1"], ["d1", "d1", "d1"]),
        (["c1c2c1c2"], ["c1c2", "c1c2"]),
        ([], []),
    ],
    ids=["one file", "a file a copy", "from the back", "a file a page", "of one page", "of two pages", "nothing"],
)
def test_what_lies_in_order_is_cut_where_the_numbers_begin_anew(files: list[str], copies: list[str]) -> None:
    assert said(*files) == copies


@pytest.mark.parametrize(
    ("files", "copies"),
    [
        ([A + "a1a2a4a5" + A], [A, "a1a2a4a5", A]),
        ([A + "a1a2a3a3a4a5" + A], [A, "a1a2a3a3a4a5", A]),
        (["a1a2a4a5a1a2a3a4"], ["a1a2a4a5", "a1a2a3a4"]),
        ([A + "a3a1a5a2a4" + A], [A, A, A]),
        (["a3a1a5a2"], ["a1a2a3a5"]),
        (["a1a2a3", "a4a5", A], [A, A]),
        (["a1a2a3a4", "a5"], [A]),
        ([A + "a2" + A], [A, A, "- a2"]),
        ([A + "a1a2b3a4a5" + A], [A, "a1a2b3a4a5", A]),
    ],
    ids=[
        "missing", "doubled", "two lack one", "out of order", "out of order in a file", "in two files",
        "the last page apart", "one too many", "another edition's page in its place",
    ],
)  # fmt: skip
def test_a_copy_that_is_not_whole_is_one_all_the_same(files: list[str], copies: list[str]) -> None:
    assert said(*files) == copies


@pytest.mark.parametrize(
    "files",
    [
        ["a3a1a2a5a4a2a1a3a3a4a5a1"],
        ["a5", "a5", "a5"],
        ["a1a1a1a2a2a2a3a3a3a4a4a4a5a5a5"],
        ["c2c1c1c2c2c1"],
        ["a3"],
    ],
    ids=["shuffled", "last pages alone", "page by page", "shuffled, of two pages", "one page"],
)
def test_pages_of_which_the_order_does_not_tell_the_copy_are_loose(files: list[str]) -> None:
    assert said(*files) == [f"- {''.join(files)}"]


@pytest.mark.parametrize(
    ("file", "copies"),
    [
        (A + "a1a2?a4a5" + A, [A, "a1a2?a4a5", A]),
        (A + "?a2a3a4a5" + A, [A, "?a2a3a4a5", A]),
        (A + "a1a2a3a4?" + A, [A, "a1a2a3a4?", A]),
        (A + "?" + A, [A, A, "- ?"]),
        ("a1a2?a3a4a5", ["a1a2?a3a4a5"]),
        ("??", ["- ??"]),
    ],
)
def test_a_page_that_looks_like_none_is_of_the_copy_in_which_it_lies_or_which_lacks_one(
    file: str, copies: list[str]
) -> None:
    assert said(file) == copies


def copies_of(leaves: list[tuple[int, Leaf]]) -> set[frozenset[int]]:
    """Of the leaves with the number of the copy that each is of, the sets that were cut."""
    found = cut([leaf for _, leaf in leaves])
    return {frozenset(leaves[at][0] for at in copy) for copy in found.copies}


@given(st.lists(st.sampled_from("ab"), min_size=2, max_size=22), st.randoms(use_true_random=False), st.booleans())
def test_of_a_stack_in_order_with_a_page_lost_and_one_doubled_none_is_misplaced(
    editions: list[str], chance: random.Random, backwards: bool
) -> None:
    leaves = [(number, leaf) for number, edition in enumerate(editions) for leaf in stack(A if edition == "a" else B)]
    leaves = leaves[::-1] if backwards else leaves
    lost, doubled = chance.sample(range(len(leaves)), 2)
    leaves = [one for at, one in enumerate(leaves) for _ in range(0 if at == lost else 2 if at == doubled else 1)]
    assert all(len(copy) == 1 for copy in copies_of(leaves))


@pytest.mark.parametrize("pages", [2, 3, 5, 8])
def test_of_shuffled_pages_none_is_put_into_a_copy(pages: int) -> None:
    for seed in range(300):
        copies = [(number, Leaf(0, "a", page, pages)) for number in range(22) for page in range(1, pages + 1)]
        random.Random(seed).shuffle(copies)
        assert not copies_of(copies)
