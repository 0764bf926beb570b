"""A scan of a signed copy: what was seen of it, page by page, as checks; never that it is the same.

A scan proves what its picture shows, not the paper. So a person decides, and is shown where to look.
"""

from __future__ import annotations

from collections.abc import Sequence

from kpes.fingerprint import short
from kpes.messages import Message, counted, message
from kpes.scans.scan import Scan
from kpes.verify.checks import Check, Edition, Known, Outcome, Returned, Verdict
from kpes.verify.readout import Said
from kpes.verify.told import Told


def check_scan(subject: str, pictured: Message, found: Scan | Message | None, known: Known) -> Returned:
    """What is to be said of a scan of this name; ``pictured`` says what it is, where nothing was seen of it."""
    if not isinstance(found, Scan):
        said = [("file", Verdict.FAIL, pictured)]
        if found:
            said.append(("scan", Verdict.NOT_CHECKED, found))
        return _returned(subject, None, message("This file cannot be vouched for."), said)
    told = Told(found, known)
    return compared(subject, told, told.edition) if told.edition else unplaced(subject, told, pictured)


def unplaced(subject: str, told: Told, pictured: Message | str = "") -> Returned:
    """What is to be said of a scan that is of no edition."""
    none = message("None of its pages looks like a page of an issued PDF. Was it printed from the DOCX, or is it "
                   "another document? {pictured}", pictured=pictured)  # fmt: skip
    pages = told.scan.pages
    if any(page.lines for page in pages):
        none = message("None of its pages looks like a page of an issued PDF, and the words that were read on them are "
                       "those of no edition.")  # fmt: skip
        if told.unknown:
            none = message("{none} Their feet name edition {edition}, which is not known here.", none=none,
                           edition=told.unknown)  # fmt: skip
    known_as = any(page.beside or page.unfit or (page.layout and not page.lines) for page in pages)
    known_as = known_as or all(page.blank for page in pages)
    said = list(told.of_strange_pages()) if known_as else [("pages", Verdict.FAIL, none), *told.of_engines()]
    return _returned(subject, None, message("This file cannot be vouched for."), said)


def compared(subject: str, told: Told, edition: Edition) -> Returned:
    """What is to be said of a scan of this name that was compared with this edition."""
    said = [*told.of_pages(), *told.of_words(), *told.of_places(), *told.of_ink()]
    count = told.differences
    if count:
        verdict = counted("This scan differs in {count} place from edition {edition}.",
                          "This scan differs in {count} places from edition {edition}.",
                          count, edition=short(edition.fingerprint))  # fmt: skip
    elif not told.pages:
        verdict = message(
            "This is a scan of another layout than the issued PDF of edition {edition}. It was read, and no difference "
            "was read. Reading corrects forgeries in silence, so kpes does not vouch for it.",
            edition=short(edition.fingerprint))  # fmt: skip
    else:
        verdict = message(
            "This is a scan, compared with the issued PDF of edition {edition}. A scan shows a picture, so kpes does "
            "not vouch for it.", edition=short(edition.fingerprint))  # fmt: skip
    return _returned(subject, edition, verdict, said, count)


def _returned(
    subject: str, edition: Edition | None, verdict: Message, said: Sequence[Said], count: int = 0
) -> Returned:
    outcome = Outcome.DIFFERS if count else Outcome.UNPROVEN
    checks = (Check(subject, *one) for one in (("outcome", Verdict.FAIL, verdict), *said))
    return Returned(subject, outcome, edition.fingerprint if edition else None, count, tuple(checks))
