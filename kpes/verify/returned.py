"""A file that came back: an edition's words and nothing else, other words, or what nobody can tell; and where.

A pass is given for what is understood in full: the bytes that were issued, an issued PDF with nothing but signatures
behind it, a DOCX in which nothing is unknown. All else at most has its words compared.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache

from kpes.acts.consolidated import CALLED
from kpes.esign.signed_pdf import SignedPdf
from kpes.fingerprint import short
from kpes.language import Language, language
from kpes.messages import Message, counted, message
from kpes.model import POWER_OF_ATTORNEY
from kpes.received import formats
from kpes.received.reading import Pictured, Reading, Remark, Unreadable, shown
from kpes.render.properties import in_footer
from kpes.verify.bytes import behind_the_issued, is_issued_text, which_copy
from kpes.verify.checks import Check, Consolidated, Edition, Known, Outcome, Returned, Verdict
from kpes.verify.compare import Difference, differences, is_copy, likeness, words
from kpes.verify.consolidated import day_of
from kpes.verify.scanned import check_scan
from kpes.verify.signed import check_signed

_MOST_SHOWN = 10
"""Differences, and things that are not understood, that are told one by one."""


Said = tuple[str, Verdict, Message]
"""Which kind of check, what came of it, and that in words."""


def check_returned(subject: str, data: bytes, known: Known, signed: SignedPdf | Message | None = None) -> Returned:
    """What is to be said of a file of this name and these bytes.

    ``signed`` is what its electronic signatures are, or why that cannot be told; None where it seems to bear none.
    """
    misnamed = formats.is_misnamed(data, subject)
    if not misnamed and (same := _same_bytes(subject, data, known)):
        check, said, edition = same
        return _returned(subject, known, Outcome.SAME, edition, [(check, Verdict.PASS, said)])
    if not isinstance(signed, SignedPdf):
        found = _read(subject, data, known)
        more = [("signature", Verdict.NOT_CHECKED, signed)] if signed else []
        return found._replace(checks=(*found.checks, *(Check(subject, *one) for one in more)))
    found = _returned(subject, known, Outcome.SAME, signed.edition) if signed.bound and not misnamed else _read(
        subject, data, known, signed=True)  # fmt: skip
    return found._replace(checks=(*found.checks, *check_signed(subject, signed, known.kept)))


def _same_bytes(subject: str, data: bytes, known: Known) -> tuple[str, Message, str | None] | None:
    """What is to be said of bytes that are known, and of which edition, by which kind of check; None of all others."""
    digest = hashlib.sha256(data).hexdigest()
    if issued := [one for one in known.issued if one.sha256 == digest]:
        return "bytes", which_copy(subject, issued, known), known.issued_as
    if (kept := known.kept.get(digest)) and kept.kind == POWER_OF_ATTORNEY:
        said = message("It is byte for byte the power of attorney {file}. Whether it is valid is not checked.",
                       file=kept.file)  # fmt: skip
        return "digest", said, None
    edition = known.named.get(digest)
    if edition and bears(data, edition, known):
        said = message("Byte for byte the PDF that was issued of edition {edition}, as the register says.",
                       edition=short(edition))  # fmt: skip
        return "bytes", said, edition
    for one in known.editions:
        if is_issued_text(subject, data, one):
            said = message("Letter for letter the text of edition {edition}.", edition=short(one.fingerprint))
            return "text", said, one.fingerprint
    with suppress(Unreadable):
        format = formats.format_of(data, subject)
        # A DOCX says enough of itself.
        if known.today and format != "docx" and data == known.own(format):
            said = message("Byte for byte the copy that kpes writes of edition {edition}.", edition=short(known.today))
            return "bytes", said, known.today
    return None


def _read(subject: str, data: bytes, known: Known, signed: bool = False) -> Returned:
    """What its words are, and what else is in it; what becomes of its signatures is told apart, if it is signed."""
    try:
        reading = formats.read(data, subject)
    except Pictured as error:
        return check_scan(subject, error.said, known.look(data) if known.look else None, known)
    except Unreadable as error:
        return _returned(subject, known, Outcome.UNPROVEN, None, [("file", Verdict.FAIL, error.said)])
    found = check_reading(subject, reading, known)
    if found.outcome is Outcome.SAME and found.edition == known.today and _moves_words(reading, known):
        said = message(
            "Its tables have other rows or cells than the copy that kpes writes: a word may stand in another column."
        )
        return _returned(subject, known, Outcome.UNPROVEN, found.edition, [("text", Verdict.FAIL, said)])
    if not signed and reading.format == "pdf" and (more := behind_the_issued(data, known)):
        found = found._replace(checks=(*found.checks, Check(subject, "bytes", *more)))
    return found


def bears(pdf: bytes, edition: str, known: Known) -> bool | None:
    """Whether the words that can be read from a PDF are those of this edition; None where nobody can tell."""
    meant = tuple(one for one in known.editions if one.fingerprint == edition)
    try:
        reading = formats.read(pdf)
    except Unreadable:
        return None
    return _same_words(_without_page_lines(reading, known)[0], meant) is not None if meant else None


def check_reading(subject: str, reading: Reading, known: Known, issued: bool = False) -> Returned:
    """What is to be said of what was read out of a file; ``issued``: its words are all that can be in question."""
    if not known.editions:
        said = message("There is no text to compare it with: the data holds errors, and nobody has signed yet.")
        return _returned(subject, known, Outcome.UNPROVEN, None, [("text", Verdict.FAIL, said)])
    page, named = _without_page_lines(reading, known)
    own = _own(known) if reading.format == "docx" and (reading.remarks or page.headers or page.footers) else None
    if own:
        page = page._replace(headers=_others(page.headers, own.headers), footers=_others(page.footers, own.footers))
    edition = _same_words(page, known.editions)
    if edition is None and known.on and (day := day_of(page.lines, known.language)):
        return _consolidated(subject, reading, known, day, known.on(day))
    found = []
    if edition is None:
        edition = _most_like(page, named, known.editions)
        now = " ".join(_words_of(page, words(edition.lines)))
        found = differences(edition.lines, [now], language(known.language).parts)
    beside = list(_margins(page, named, short(edition.fingerprint)))
    unknown = _unknown(reading, own) if not issued else ()
    said_of = [*_differences(found), *beside, *_remarks(unknown)]
    if not issued and len(unknown) < len(reading.remarks):
        said_of.append(("template", Verdict.WARNING, message(
            "It holds what the project's template brings, as it stands in the copies that kpes writes. Whether that "
            "hides words was not asked.")))  # fmt: skip
    torn = not found and reading.paragraphs and list(map(_words, page.lines)) != list(map(_words, edition.lines))
    if torn:
        said_of.append(("text", Verdict.WARNING, message(
            "The words are those of edition {edition}, but its paragraphs begin elsewhere.",
            edition=short(edition.fingerprint))))  # fmt: skip
    if count := len(found) + sum(verdict is Verdict.FAIL for _, verdict, _ in beside):
        outcome = Outcome.DIFFERS
    else:
        is_understood = reading.format == "docx" and not unknown and not torn
        outcome = Outcome.SAME if issued or is_understood else Outcome.UNPROVEN
    judged = _returned(subject, known, outcome, edition.fingerprint, said_of, count)
    return judged._replace(copy=not found or is_copy(page.lines, edition.lines))


def _consolidated(
    subject: str, reading: Reading, known: Known, day: date, meant: Consolidated | Message
) -> Returned:
    """What is to be said of a consolidated text of a day: at most that its words follow from what was signed."""
    said = message("This is a consolidated text of {day}, which nobody signed. What binds are the signed texts. See: "
                   "kpes act list", day=day.isoformat())  # fmt: skip
    told: list[Said] = [("outcome", Verdict.FAIL, said)]
    count = 0
    if isinstance(meant, Message):
        told.append(("text", Verdict.NOT_CHECKED, meant))
    else:
        page = _without_page_lines(reading, known, meant.title)[0]
        now = " ".join(_words_of(page, words(meant.lines)))
        found = differences(meant.lines, [now], language(known.language).parts)
        count = len(found)
        follows = message("Its words are those that follow from the signed texts. kpes does not vouch for what the "
                          "file shows.")  # fmt: skip
        otherwise = message("Its words are not those that follow from the signed texts. See: kpes show --on {day}",
                            day=day.isoformat())  # fmt: skip
        told.append(("text", Verdict.FAIL, otherwise) if found else ("text", Verdict.WARNING, follows))
        told += _differences(found)
        later = message("Since then, other acts have come into force: {acts}.", acts=", ".join(meant.later))
        still = message("No other act has come into force since then.")
        told += [] if found else [("edition", Verdict.WARNING, later if meant.later else still)]
    return Returned(subject, Outcome.UNPROVEN, None, count, tuple(Check(subject, *one) for one in told))


# The verdict


def _returned(
    subject: str, known: Known, outcome: Outcome, edition: str | None, said: Sequence[Said] = (), count: int = 0
) -> Returned:
    """The outcome with its line first; what is said of the edition follows."""
    verdict = Verdict.PASS if outcome is Outcome.SAME else Verdict.FAIL
    told = [("outcome", verdict, _verdict(outcome, edition, count, said)), *said]
    if edition and outcome is not Outcome.DIFFERS:
        more = _of_edition(edition, known.today)
        # That it is today's text is not for kpes to say of what it does not vouch for.
        told += [more] if outcome is Outcome.SAME or more[1] is not Verdict.PASS else []
    return Returned(subject, outcome, edition, count, tuple(Check(subject, *one) for one in told))


def _verdict(outcome: Outcome, edition: str | None, count: int, said: Sequence[Said]) -> Message:
    if outcome is Outcome.DIFFERS and edition:
        return counted(
            "This file differs in {count} place from edition {edition}.",
            "This file differs in {count} places from edition {edition}.",
            count, edition=short(edition),
        )  # fmt: skip
    if outcome is Outcome.SAME and edition:
        if said and said[0][0] == "bytes":
            return message("This is the issued copy, edition {edition}.", edition=short(edition))
        return message("This file holds the text of edition {edition}, and nothing else.", edition=short(edition))
    if outcome is Outcome.SAME:
        return message("This file is known, byte for byte.")
    if edition:
        return message(
            "The same words, but kpes does not vouch for what the file shows. They are those of edition {edition}. "
            "Print it and compare it with an issued copy, or ask for that copy itself.",
            edition=short(edition),
        )
    return message("kpes cannot tell what this file shows. Ask for the issued copy, or compare a print of it.")


def _of_edition(fingerprint: str, today: str | None) -> Said:
    if today is None:
        said = message("Whether that is today's text cannot be told: the data holds errors. See: kpes validate")
        return "edition", Verdict.NOT_CHECKED, said
    if fingerprint != today:
        said = message("That is an earlier edition. Today's is {edition}.", edition=short(today))
        return "edition", Verdict.WARNING, said
    return "edition", Verdict.PASS, message("That is today's text.")


# The words


def _moves_words(reading: Reading, known: Known) -> bool:
    """Whether words stand in other cells of tables than in the copy that kpes would write today."""
    own = _own(known) if reading.rows else None
    return own is not None and own.rows != reading.rows


def _own(known: Known) -> Reading | None:
    """What the copy holds that kpes would write today: what the project's template brings with it."""
    data = known.own("docx")
    return _reading(data) if data else None


@lru_cache(maxsize=4)
def _reading(data: bytes) -> Reading | None:
    """The reading of a DOCX that kpes wrote, which is the same for one returned file after the other."""
    with suppress(Unreadable):
        return formats.read(data, "own.docx")
    return None


def _without_page_lines(reading: Reading, known: Known, consolidated: str = "") -> tuple[Reading, list[str]]:
    """A file's reading without what kpes writes on every page, and the editions that its pages name, as 12 digits.

    ``consolidated`` is the title of the text where it is one that nobody signed.
    """
    titles = {title for edition in known.editions for title in edition.lines[:1]}
    spoken = language(known.language)
    called = spoken.say(CALLED) if consolidated else spoken.edition
    pattern = _page_line(spoken, map(in_footer, [consolidated] if consolidated else titles), called)
    feet: list[str] = []
    lines: list[str] = []
    at_the_top = False
    for line in reading.lines:
        at_the_top = at_the_top or (line.startswith("\f") and bool(lines))
        line = line.lstrip("\f")
        if reading.format != "docx" and pattern.fullmatch(line):
            feet.append(line)
        elif not (at_the_top and line in known.headings and known.headings[-1] in " ".join(lines)):
            lines.append(line)
            at_the_top = False
    matched = filter(None, map(pattern.fullmatch, (*reading.headers, *reading.footers, *feet)))
    headers, footers = (
        tuple(line for line in margin if not pattern.fullmatch(line)) for margin in (reading.headers, reading.footers)
    )
    named = dict.fromkeys(match["edition"] for match in matched if match["edition"])
    return reading._replace(lines=tuple(lines), headers=headers, footers=footers), list(named)


def _others(margin: Sequence[str], own: Sequence[str]) -> tuple[str, ...]:
    return tuple(line for line in margin if line not in own)


def _page_line(tongue: Language, names: Iterable[str], called: str) -> re.Pattern[str]:
    """What kpes writes at the foot of each page: „Umowa strona 1 z 6 · wydanie 1a2b3c4d5e6f”, or a part of it.

    At the foot of an HTML page the whole fingerprint stands behind that.
    """
    pages = re.escape(tongue.page_of).replace(r"\{page\}", r"\d*").replace(r"\{pages\}", r"\d*")
    pages = pages.replace(r"\ ", r"\s*")
    edition = rf"{re.escape(called)}\s+(?P<edition>[0-9a-f]{{12}})(?: · sha256:(?P=edition)[0-9a-f]{{52}})?"
    name = "|".join(map(re.escape, names))
    return re.compile(rf"(?:(?:{name})?\s*{pages})?\s*(?:·\s*)?(?:{edition})?")


def _words_of(page: Reading, expected: list[str]) -> list[str]:
    """The words of a file; where its lines are those of pages, the words that they part are whole again."""
    return words(page.lines) if page.paragraphs else _rejoined(page.lines, set(expected))


def _words(line: str) -> list[str]:
    return words([line])


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


def _same_words(page: Reading, editions: Sequence[Edition]) -> Edition | None:
    expected = ((edition, words(edition.lines)) for edition in editions)
    return next((edition for edition, told in expected if _words_of(page, told) == told), None)


def _most_like(page: Reading, named: Sequence[str], editions: Sequence[Edition]) -> Edition:
    """The edition that the pages name, else the one with the most words in common, today's before others."""
    among = [edition for edition in editions if short(edition.fingerprint) in named] or editions
    found = words(page.lines)
    return max(among, key=lambda edition: (likeness(found, words(edition.lines)), edition.today))


def _differences(found: Sequence[Difference]) -> Iterator[Said]:
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
        yield "text", Verdict.FAIL, said
    if len(found) > _MOST_SHOWN:
        said = message("There are more differences: {count} in all.", count=len(found))
        yield "text", Verdict.FAIL, said


# What stands beside the words


def _margins(page: Reading, named: Sequence[str], edition: str) -> Iterator[Said]:
    for line in dict.fromkeys(page.headers):
        yield "margins", Verdict.FAIL, message("In its headers stands “{words}”, which kpes did not write.",
                                               words=shown(line))  # fmt: skip
    for line in dict.fromkeys(page.footers):
        yield "margins", Verdict.FAIL, message("In its footers stands “{words}”, which kpes did not write.",
                                               words=shown(line))  # fmt: skip
    for other in named:
        if other != edition:
            said = message("In its footers stands edition {named}; its text was compared with edition {edition}.",
                           named=other, edition=edition)  # fmt: skip
            yield "margins", Verdict.FAIL, said
    if page.format == "docx" and not named:
        yield "margins", Verdict.WARNING, message("Its pages do not name the edition any more.")


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


def _remarks(remarks: Sequence[Remark]) -> Iterator[Said]:
    told = list({str(remark.said): remark.said for remark in remarks}.values())
    for said in told[:_MOST_SHOWN]:
        yield "unknown", Verdict.FAIL, message("Not vouched for: {what}.", what=said)
    if len(told) > _MOST_SHOWN:
        said = counted("{count} more thing is not vouched for.", "{count} more things are not vouched for.",
                       len(told) - _MOST_SHOWN)  # fmt: skip
        yield "unknown", Verdict.FAIL, said
