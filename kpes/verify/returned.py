"""A file that came back: the bytes that were issued, the same words saved anew, or changed, and where."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kpes.esign.facts import SignedPdf
from kpes.fingerprint import short
from kpes.language import language
from kpes.messages import Message, message
from kpes.received import Reading, Unreadable, read, shown
from kpes.verify.bytes import beginning, check_bytes, is_whole
from kpes.verify.checks import Check, Edition, Known, Verdict, failed
from kpes.verify.compare import differences, likeness, words
from kpes.verify.signed import check_signed

_MOST_SHOWN = 10
"""Differences that are shown one by one."""


def check_returned(
    subject: str, data: bytes, known: Known, signed: SignedPdf | Message | None = None
) -> list[Check]:
    """What is to be said of a file of this name and these bytes.

    ``signed`` is what its electronic signatures are, or why that cannot be told; None where it seems to bear none.
    """
    if same := check_bytes(subject, data, known):
        check, edition = same
        return [check, _edition_check(subject, edition, known)] if edition else [check]
    edition = known.named.get(hashlib.sha256(data).hexdigest())
    if edition and bears(data, edition, known):
        said = message("Byte for byte the PDF that was issued of edition {edition}, as the register says.",
                       edition=short(edition))  # fmt: skip
        return [Check(subject, "bytes", Verdict.PASS, said), _edition_check(subject, edition, known)]
    if isinstance(signed, SignedPdf) and signed.bound:
        words = [_edition_check(subject, signed.edition, known)]
    else:
        words = _words(subject, data, known, signed)
    signatures = list(_signatures(subject, signed, known))
    # The last line is what stays in mind.
    return [*words, *signatures] if failed(signatures) else [*signatures, *words]


def _signatures(subject: str, signed: SignedPdf | Message | None, known: Known) -> Iterable[Check]:
    if isinstance(signed, SignedPdf):
        return check_signed(subject, signed, known.kept)
    return [Check(subject, "signature", Verdict.NOT_CHECKED, signed)] if signed else []


def _words(subject: str, data: bytes, known: Known, signed: SignedPdf | Message | None) -> list[Check]:
    """What its words are; what becomes of its signatures is told apart."""
    try:
        reading = read(data, subject)
    except Unreadable as error:
        return [Check(subject, "file", Verdict.FAIL, error.said)]
    found = list(check_reading(subject, reading, known))
    if signed:
        found = [check for check in found if check.check != "signature"]
    if not isinstance(signed, SignedPdf) and (more := _behind_the_issued(data, known, reading.format)):
        verdict, said = more
        found.insert(len(found) if verdict is Verdict.FAIL else 0, Check(subject, "bytes", verdict, said))
    return found


def _behind_the_issued(data: bytes, known: Known, format: str) -> tuple[Verdict, Message] | None:
    """What is to be said of a PDF whose signatures nobody read, by how it begins and ends."""
    original = beginning(data, known)
    if original and format == "pdf" and not is_whole(data, original.size):
        return Verdict.FAIL, message(
            "It begins with all bytes of the copy {file}, but what stands behind them cannot be read: the file was cut "
            "off or damaged. Ask for it anew.",
            file=original.file,
        )
    if original:
        return Verdict.WARNING, message(
            "It begins with all bytes of the copy {file}, and something was put behind them, as an electronic "
            "signature is. What was put there may change what the pages show.",
            file=original.file,
        )
    if format == "pdf" and not is_whole(data):
        return Verdict.FAIL, message("It does not end as a PDF has to: the file was cut off or damaged. Ask for it "
                                     "anew.")  # fmt: skip
    return None


def bears(pdf: bytes, edition: str, known: Known) -> bool | None:
    """Whether the words that can be read from a PDF are those of this edition; None where nobody can tell."""
    meant = tuple(one for one in known.editions if one.fingerprint == edition)
    try:
        reading = read(pdf, "issued.pdf")
    except Unreadable:
        return None
    return _same_words(_page(reading, known), reading, meant) is not None if meant else None


def check_reading(subject: str, reading: Reading, known: Known) -> Iterator[Check]:
    """What is to be said of what was read out of a file."""
    if not known.editions:
        said = message("There is no text to compare it with: the data holds errors, and nobody has signed yet.")
        yield Check(subject, "text", Verdict.FAIL, said)
        return
    page = _page(reading, known)
    edition = _same_words(page, reading, known.editions)
    if edition is None:
        edition = _most_like(page, known.editions)
        yield from _changed(subject, page, reading, edition)
    else:
        yield _same(subject, reading, page, edition)
        yield _edition_check(subject, edition.fingerprint, known)
    yield from _margins(subject, reading, page, edition)
    yield from _besides(subject, reading, known)


# The words


class _Page(NamedTuple):
    """The lines of a file without those that stand on every page, which are kept beside them."""

    lines: tuple[str, ...]
    margins: tuple[str, ...]
    editions: tuple[str, ...]
    """The editions that the pages name, as 12 digits."""


def _page(reading: Reading, known: Known) -> _Page:
    pattern = _page_line(known.language)
    page_lines = [*reading.margins]
    lines, at_the_top = [], False
    for line in reading.lines:
        at_the_top = at_the_top or (line.startswith("\f") and bool(lines))
        line = line.lstrip("\f")
        if reading.format != "docx" and pattern.fullmatch(line):
            page_lines.append(line)
        elif not (at_the_top and line in known.headings and known.headings[-1] in " ".join(lines)):
            lines.append(line)
            at_the_top = False
    named, others = [], []
    for line in page_lines:
        if match := pattern.fullmatch(line):
            named += [match["edition"]] if match["edition"] else []
        else:
            others.append(line)
    template = known.template.margins if known.template else ()
    return _Page(tuple(lines), tuple(line for line in others if line not in template), tuple(dict.fromkeys(named)))


def _page_line(code: str) -> re.Pattern[str]:
    """What kpes writes at the foot of each page: „strona 1 z 6 wydanie 1a2b3c4d5e6f”, or one half of it.

    At the foot of an HTML page the whole fingerprint stands behind that.
    """
    tongue = language(code)
    pages = re.escape(tongue.page_of).replace(r"\{page\}", r"\d*").replace(r"\{pages\}", r"\d*")
    pages = pages.replace(r"\ ", r"\s*")
    edition = rf"{re.escape(tongue.edition)}\s+(?P<edition>[0-9a-f]{{12}})(?: · sha256:(?P=edition)[0-9a-f]{{52}})?"
    return re.compile(rf"(?:{pages})?\s*(?:{edition})?")


def _words_of(page: _Page, reading: Reading, expected: list[str]) -> list[str]:
    """The words of a file; where its lines are those of pages, the words that they part are whole again."""
    return words(page.lines) if reading.paragraphs else _rejoined(page.lines, set(expected))


def _rejoined(lines: Sequence[str], known: set[str]) -> list[str]:
    """The words of lines; a word that a hyphen parts at the end of one is whole again, if it is a known one."""
    whole: list[str] = []
    for line in lines:
        found = words([line])
        if whole and found and whole[-1].endswith("-"):
            joined = (whole[-1] + found[0], whole[-1][:-1] + found[0])
            if known_one := next((one for one in joined if one in known), None):
                whole[-1:] = [known_one]
                found = found[1:]
        whole += found
    return whole


def _same_words(page: _Page, reading: Reading, editions: Sequence[Edition]) -> Edition | None:
    for edition in editions:
        expected = words(edition.lines)
        if _words_of(page, reading, expected) == expected:
            return edition
    return None


def _most_like(page: _Page, editions: Sequence[Edition]) -> Edition:
    """The edition that the pages name, else the one with the most words in common, today's before others."""
    named = [edition for edition in editions if short(edition.fingerprint) in page.editions]
    found = words(page.lines)
    return max(named or editions, key=lambda edition: (likeness(found, words(edition.lines)), edition.today))


def _same(subject: str, reading: Reading, page: _Page, edition: Edition) -> Check:
    named = short(edition.fingerprint)
    if not reading.exact:
        said = message(
            "The words that can be read from it are those of edition {edition}. A page of this kind may show others, "
            "which kpes cannot see: look at it.",
            edition=named,
        )
        return Check(subject, "text", Verdict.WARNING, said)
    if reading.paragraphs and [words([line]) for line in page.lines] != [words([line]) for line in edition.lines]:
        said = message("The words are those of edition {edition}, but its paragraphs begin elsewhere.", edition=named)
        return Check(subject, "text", Verdict.WARNING, said)
    return Check(subject, "text", Verdict.PASS, message("The text is that of edition {edition}.", edition=named))


def _edition_check(subject: str, fingerprint: str, known: Known) -> Check:
    today = next((edition.fingerprint for edition in known.editions if edition.today), None)
    if today is None:
        said = message("Whether that is today's text cannot be told: the data holds errors. See: kpes validate")
        return Check(subject, "edition", Verdict.NOT_CHECKED, said)
    if fingerprint != today:
        said = message("That is an earlier edition. Today's is {edition}.", edition=short(today))
        return Check(subject, "edition", Verdict.WARNING, said)
    return Check(subject, "edition", Verdict.PASS, message("That is today's text."))


def _changed(subject: str, page: _Page, reading: Reading, edition: Edition) -> Iterator[Check]:
    lines = page.lines if reading.paragraphs else [" ".join(_words_of(page, reading, words(edition.lines)))]
    found = differences(edition.lines, lines)
    named = short(edition.fingerprint)
    for before, after, left, right in found[:_MOST_SHOWN]:
        where = f"{_end(left)} […] {shown(right)}".strip()
        if before and after:
            said = message("“{where}”: “{before}” became “{after}” (compared with edition {edition}).",
                           where=where, before=shown(before), after=shown(after), edition=named)  # fmt: skip
        elif before:
            said = message("“{where}”: “{before}” is missing (compared with edition {edition}).",
                           where=where, before=shown(before), edition=named)  # fmt: skip
        else:
            said = message("“{where}”: “{after}” was added (compared with edition {edition}).",
                           where=where, after=shown(after), edition=named)  # fmt: skip
        yield Check(subject, "text", Verdict.FAIL, said)
    if len(found) > _MOST_SHOWN:
        said = message("There are more differences: {count} in all.", count=len(found))
        yield Check(subject, "text", Verdict.FAIL, said)


def _end(words: str) -> str:
    """The last words of some, which are short."""
    return shown(words[-60:])


# What stands beside the words


def _margins(subject: str, reading: Reading, page: _Page, edition: Edition) -> Iterator[Check]:
    for line in dict.fromkeys(page.margins):
        said = message("A header or footer says “{words}”, which kpes did not write.", words=shown(line))
        yield Check(subject, "margins", Verdict.FAIL, said)
    wrong = [named for named in page.editions if named != short(edition.fingerprint)]
    for named in wrong:
        said = message("Its pages name edition {named}, but its text is that of {edition}.",
                       named=named, edition=short(edition.fingerprint))  # fmt: skip
        yield Check(subject, "margins", Verdict.FAIL, said)
    if reading.format == "docx" and not page.editions:
        said = message("Its pages do not name the edition any more.")
        yield Check(subject, "margins", Verdict.WARNING, said)


def _besides(subject: str, reading: Reading, known: Known) -> Iterable[Check]:
    usual = known.template.remarks if known.template else ()
    found = [remark for remark in reading.remarks if remark not in usual]
    if not found and reading.exact:
        said = message("Nothing in it shows, hides or changes words beside the text.")
        return [Check(subject, "besides", Verdict.PASS, said)]
    return [
        Check(subject, remark.check, Verdict.FAIL if remark.grave else Verdict.WARNING, remark.said) for remark in found
    ]
