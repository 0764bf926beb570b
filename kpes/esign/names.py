"""Whether the name in a certificate is that of somebody on a list: both write it as they are used to."""

from __future__ import annotations

import re
import unicodedata

_HYPHEN = re.compile(r"\s*[-\u2010-\u2015]\s*")
_TITLES = frozenset(
    "adw adwokat arch br dipl doc dr dyr hab ing inż inz ks lek lic mag mec med mgr not o p pan pani prof radca "
    "prawny rp r.pr red s".split()
)
_NO_ACCENT = str.maketrans("łđøıŀ", "ldoil")


def is_named(certified: str, name: str) -> bool:
    """Whether the name in a certificate is this person's, whatever the order and the case of its words.

    A certificate may give more names than the list, but not half of a double surname. Titles that the list has are
    left out, and accents where one of the two is written without any, as ASCII asks.
    """
    listed, given = _words(_bare(name)), _words(certified)
    if all(map(str.isascii, given)) or all(map(str.isascii, listed)):
        listed, given = [[_plain(word) for word in words] for words in (listed, given)]
    meant, shown = ({part for word in words for part in word.split("-")} for words in (listed, given))
    doubled = [set(word.split("-")) for word in given if "-" in word]
    return bool(meant) and meant <= shown and all(meant >= parts or meant.isdisjoint(parts) for parts in doubled)


def is_nearly(one: str, other: str) -> bool:
    """Whether two names are the same but for accents, capitals, or one letter: who wrote them may mean one person."""
    first, second = (_plain(" ".join(_words(name))) for name in (one, other))
    if len(first) > len(second):
        first, second = second, first
    if len(second) - len(first) > 1:
        return False
    at = next((at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), len(first))
    return first[at + (len(first) == len(second)) :] == second[at + 1 :]


def _bare(name: str) -> str:
    """A name without the titles before it, and without what stands behind a comma."""
    before, _, _ = name.partition(",")
    words = (before if len(before.split()) > 1 else name).split()
    while len(words) > 2 and words[0].casefold().rstrip(".") in _TITLES:
        words = words[1:]
    return " ".join(words)


def _words(name: str) -> list[str]:
    folded = unicodedata.normalize("NFC", name).casefold().replace("’", "'").replace(",", " ")
    return _HYPHEN.sub("-", folded).split()


def _plain(word: str) -> str:
    parted = unicodedata.normalize("NFKD", word.translate(_NO_ACCENT))
    return "".join(sign for sign in parted if not unicodedata.combining(sign))
