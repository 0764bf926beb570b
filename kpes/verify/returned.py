"""A file that came back: an edition's words and nothing else, other words, or what nobody can tell; and where.

A pass is given for what is understood in full: the bytes that were issued, an issued PDF with nothing but signatures
behind it, a DOCX in which nothing is unknown. All else at most has its words compared.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kpes.esign.facts import SignedPdf
from kpes.fingerprint import short
from kpes.language import language
from kpes.messages import Message, counted, message
from kpes.received import formats
from kpes.received.reading import Reading, Remark, Unreadable, shown
from kpes.verify.bytes import beginning, check_bytes, is_issued_text, is_whole
from kpes.verify.checks import Check, Edition, Known, Outcome, Returned, Verdict
from kpes.verify.compare import Difference, differences, likeness, words
from kpes.verify.signed import check_signed

_MOST_SHOWN = 10
"""Differences, and things that are not understood, that are told one by one."""


def check_returned(subject: str, data: bytes, known: Known, signed: SignedPdf | Message | None = None) -> Returned:
    """What is to be said of a file of this name and these bytes.

    ``signed`` is what its electronic signatures are, or why that cannot be told; None where it seems to bear none.
    """
    if same := _same_bytes(subject, data, known):
        check, edition = same
        return _returned(subject, Outcome.SAME, edition or None, 0, [check], known)
    signatures = list(_signatures(subject, signed, known))
    if isinstance(signed, SignedPdf) and signed.bound:
        found = _returned(subject, Outcome.SAME, signed.edition, 0, [], known)
    else:
        found = _read(subject, data, known, signed)
    return found._replace(checks=(*found.checks, *signatures))


def _same_bytes(subject: str, data: bytes, known: Known) -> tuple[Check, str] | None:
    """What is to be said of bytes that were issued, and of which edition; None where nobody knows them."""
    if same := check_bytes(subject, data, known):
        return same
    edition = known.named.get(hashlib.sha256(data).hexdigest())
    if edition and bears(data, edition, known):
        said = message("Byte for byte the PDF that was issued of edition {edition}, as the register says.",
                       edition=short(edition))  # fmt: skip
        return Check(subject, "bytes", Verdict.PASS, said), edition
    for one in known.editions:
        if is_issued_text(subject, data, one):
            said = message("Letter for letter the text of edition {edition}.", edition=short(one.fingerprint))
            return Check(subject, "text", Verdict.PASS, said), one.fingerprint
    today = next((one.fingerprint for one in known.editions if one.today), None)
    try:
        format = formats.format_of(data, subject)
    except Unreadable:
        return None
    # A DOCX says enough of itself.
    if today is None or format == "docx" or data != known.own(format):
        return None
    said = message("Byte for byte the copy that kpes writes of edition {edition}.", edition=short(today))
    return Check(subject, "bytes", Verdict.PASS, said), today


def _signatures(subject: str, signed: SignedPdf | Message | None, known: Known) -> Iterable[Check]:
    if isinstance(signed, SignedPdf):
        return check_signed(subject, signed, known.kept)
    return [Check(subject, "signature", Verdict.NOT_CHECKED, signed)] if signed else []


def _read(subject: str, data: bytes, known: Known, signed: SignedPdf | Message | None) -> Returned:
    """What its words are, and what else is in it; what becomes of its signatures is told apart."""
    try:
        reading = formats.read(data, subject)
    except Unreadable as error:
        return _returned(subject, Outcome.UNPROVEN, None, 0, [Check(subject, "file", Verdict.FAIL, error.said)], known)
    found = check_reading(subject, reading, known)
    if not isinstance(signed, SignedPdf) and reading.format == "pdf" and (more := _behind_the_issued(data, known)):
        found = found._replace(checks=(*found.checks, Check(subject, "bytes", *more)))
    return found


def _behind_the_issued(data: bytes, known: Known) -> tuple[Verdict, Message] | None:
    """What is to be said of a PDF whose signatures nobody read, by how it begins and ends."""
    original = beginning(data, known)
    if original and not is_whole(data, original.size):
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
    if not is_whole(data):
        return Verdict.FAIL, message("It does not end as a PDF has to: the file was cut off or damaged. Ask for it "
                                     "anew.")  # fmt: skip
    return None


def bears(pdf: bytes, edition: str, known: Known) -> bool | None:
    """Whether the words that can be read from a PDF are those of this edition; None where nobody can tell."""
    meant = tuple(one for one in known.editions if one.fingerprint == edition)
    try:
        reading = formats.read(pdf)
    except Unreadable:
        return None
    return _same_words(_page(reading, known), reading, meant) is not None if meant else None


def check_reading(subject: str, reading: Reading, known: Known, issued: bool = False) -> Returned:
    """What is to be said of what was read out of a file; ``issued``: its words are all that can be in question."""
    if not known.editions:
        said = message("There is no text to compare it with: the data holds errors, and nobody has signed yet.")
        return _returned(subject, Outcome.UNPROVEN, None, 0, [Check(subject, "text", Verdict.FAIL, said)], known)
    page = _page(reading, known)
    own = _own(known) if reading.format == "docx" and (reading.remarks or page.margins) else None
    if own:
        page = page._replace(margins=tuple(line for line in page.margins if line not in own.margins))
    edition = _same_words(page, reading, known.editions)
    if edition is None:
        edition = _most_like(page, known.editions)
        lines = page.lines if reading.paragraphs else [" ".join(_words_of(page, reading, words(edition.lines)))]
        found = differences(edition.lines, lines)
    else:
        found = []
    beside = list(_margins(subject, reading, page, edition))
    unknown = _unknown(reading, own) if not issued else ()
    rests = [] if issued or len(unknown) == len(reading.remarks) else [_on_the_template(subject)]
    checks = [*_differences(subject, found), *beside, *_remarks(subject, unknown), *rests]
    if not found and _is_torn(page, reading, edition):
        said = message("The words are those of edition {edition}, but its paragraphs begin elsewhere.",
                       edition=short(edition.fingerprint))  # fmt: skip
        checks.append(Check(subject, "text", Verdict.WARNING, said))
    if count := len(found) + sum(check.verdict is Verdict.FAIL for check in beside):
        outcome = Outcome.DIFFERS
    elif issued or (reading.format == "docx" and not unknown and not _is_torn(page, reading, edition)):
        outcome = Outcome.SAME
    else:
        outcome = Outcome.UNPROVEN
    return _returned(subject, outcome, edition.fingerprint, count, checks, known)


# The verdict


def _returned(
    subject: str, outcome: Outcome, edition: str | None, count: int, checks: Sequence[Check], known: Known
) -> Returned:
    """The outcome with its line first; what is said of the edition follows."""
    verdict = Check(subject, "outcome", Verdict.PASS if outcome is Outcome.SAME else Verdict.FAIL,
                    _verdict(outcome, edition, count))  # fmt: skip
    more = [_edition_check(subject, edition, known)] if edition and outcome is not Outcome.DIFFERS else []
    if outcome is Outcome.UNPROVEN:  # That it is today's text is not for kpes to say then.
        more = [check for check in more if check.verdict is not Verdict.PASS]
    return Returned(subject, outcome, edition, count, (verdict, *checks, *more))


def _verdict(outcome: Outcome, edition: str | None, count: int) -> Message:
    if outcome is Outcome.DIFFERS and edition:
        return counted(
            "This file differs from edition {edition} in {count} place.",
            "This file differs from edition {edition} in {count} places.",
            count, edition=short(edition),
        )  # fmt: skip
    if outcome is Outcome.SAME and edition:
        return message("This file holds the text of edition {edition}, and nothing else.", edition=short(edition))
    if outcome is Outcome.SAME:
        return message("This file is known, byte for byte.")
    if edition:
        return message(
            "The same words as in edition {edition}, but kpes does not vouch for what the file shows. Print it and "
            "compare it with an issued copy, or ask for that copy itself.",
            edition=short(edition),
        )
    return message("kpes cannot tell what this file shows. Ask for the issued copy, or compare a print of it.")


def _edition_check(subject: str, fingerprint: str, known: Known) -> Check:
    today = next((edition.fingerprint for edition in known.editions if edition.today), None)
    if today is None:
        said = message("Whether that is today's text cannot be told: the data holds errors. See: kpes validate")
        return Check(subject, "edition", Verdict.NOT_CHECKED, said)
    if fingerprint != today:
        said = message("That is an earlier edition. Today's is {edition}.", edition=short(today))
        return Check(subject, "edition", Verdict.WARNING, said)
    return Check(subject, "edition", Verdict.PASS, message("That is today's text."))


# The words


class _Page(NamedTuple):
    """The lines of a file without those that stand on every page, which are kept beside them."""

    lines: tuple[str, ...]
    margins: tuple[str, ...]
    editions: tuple[str, ...]
    """The editions that the pages name, as 12 digits."""


def _own(known: Known) -> Reading | None:
    """What the copy holds that kpes would write today: what the project's template brings with it."""
    data = known.own("docx")
    try:
        return formats.read(data, "own.docx") if data else None
    except Unreadable:
        return None


def _page(reading: Reading, known: Known) -> _Page:
    pattern = _page_line(known.language)
    page_lines = [*reading.margins]
    lines: list[str] = []
    at_the_top = False
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
    return _Page(tuple(lines), tuple(others), tuple(dict.fromkeys(named)))


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


def _is_torn(page: _Page, reading: Reading, edition: Edition) -> bool:
    """Whether paragraphs begin elsewhere than in the edition."""
    return reading.paragraphs and [words([line]) for line in page.lines] != [words([line]) for line in edition.lines]


def _differences(subject: str, found: Sequence[Difference]) -> Iterator[Check]:
    for one in found[:_MOST_SHOWN]:
        around = f"{shown(one.left[-60:])} […] {shown(one.right)}".strip()
        where = message("{unit}, “{around}”", unit=one.unit, around=around) if one.unit else message(
            "“{around}”", around=around)  # fmt: skip
        before, after = shown(one.before), shown(one.after)
        if before and after:
            said = message("{where}: “{before}” became “{after}”.", where=where, before=before, after=after)
        elif before:
            said = message("{where}: “{before}” is missing.", where=where, before=before)
        else:
            said = message("{where}: “{after}” was added.", where=where, after=after)
        yield Check(subject, "text", Verdict.FAIL, said)
    if len(found) > _MOST_SHOWN:
        said = message("There are more differences: {count} in all.", count=len(found))
        yield Check(subject, "text", Verdict.FAIL, said)


# What stands beside the words


def _margins(subject: str, reading: Reading, page: _Page, edition: Edition) -> Iterator[Check]:
    for line in dict.fromkeys(page.margins):
        said = message("A header or footer says “{words}”, which kpes did not write.", words=shown(line))
        yield Check(subject, "margins", Verdict.FAIL, said)
    for named in page.editions:
        if named != short(edition.fingerprint):
            said = message("Its pages name edition {named}, but its text is that of {edition}.",
                           named=named, edition=short(edition.fingerprint))  # fmt: skip
            yield Check(subject, "margins", Verdict.FAIL, said)
    if reading.format == "docx" and not page.editions:
        said = message("Its pages do not name the edition any more.")
        yield Check(subject, "margins", Verdict.WARNING, said)


def _unknown(reading: Reading, own: Reading | None) -> tuple[Remark, ...]:
    """What is not understood but for what the template brings, as long as the same words bear the same styles."""
    if own is None or not own.remarks or (reading.look != own.look):
        return reading.remarks
    left = [remark.key for remark in own.remarks]
    found = []
    for remark in reading.remarks:
        if remark.key in left:
            left.remove(remark.key)
        else:
            found.append(remark)
    return tuple(found)


def _on_the_template(subject: str) -> Check:
    said = message("It holds what the project's template brings, as it stands in the copies that kpes writes. Whether "
                   "that hides words was not asked.")  # fmt: skip
    return Check(subject, "template", Verdict.WARNING, said)


def _remarks(subject: str, remarks: Sequence[Remark]) -> Iterator[Check]:
    told = list({str(remark.said): remark.said for remark in remarks}.values())
    for said in told[:_MOST_SHOWN]:
        yield Check(subject, "unknown", Verdict.FAIL, message("Not vouched for: {what}.", what=said))
    if len(told) > _MOST_SHOWN:
        said = counted("{count} more thing is not vouched for.", "{count} more things are not vouched for.",
                       len(told) - _MOST_SHOWN)  # fmt: skip
        yield Check(subject, "unknown", Verdict.FAIL, said)

