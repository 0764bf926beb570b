"""Which text a name means: an edition that was signed, a revision in git, or today's data."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from kpes import revisions
from kpes.comparison import recognise
from kpes.document import Document
from kpes.errors import KpesError
from kpes.fingerprint import fingerprint, short
from kpes.messages import Message, message
from kpes.project import Project, Resolved
from kpes.register import EDITIONS, Records, standing_signatures
from kpes.source import excerpt, forbidden

_MOST_NAMED = 10
_DIGITS = re.compile(r"(?:sha256:)?([0-9a-f]{4,64})")


class Side(NamedTuple):
    """A text that is compared: what people call it, its document and its fingerprint."""

    name: Message
    document: Document
    fingerprint: str


def todays(resolved: Resolved) -> Side:
    """Today's data."""
    name = message("today's data, edition {edition}", edition=short(resolved.fingerprint))
    return Side(name, resolved.document, resolved.fingerprint)


def named(project: Project, name: str, resolved: Resolved, today: date) -> Side:
    """The text that ``name`` means: the first digits of an edition (four or more), else a revision in git.

    ``resolved`` is today's agreement, which is an edition, too, and tells what the lines of a kept text
    were. A KpesError where nothing, or more than one edition, is meant.
    """
    if digits := _DIGITS.fullmatch(name.lower()):
        known = {*_kept(project), short(resolved.fingerprint)}
        meant = sorted(edition for edition in known if edition.startswith(digits[1][:12]))
        if len(meant) > 1:
            raise KpesError(
                message("Several editions begin with {digits}: {editions}.", digits=name, editions=", ".join(meant)),
                message("Give more digits."),
            )
        if meant:
            side = _edition(project, meant[0], resolved)
            if side.fingerprint.removeprefix("sha256:").startswith(digits[1]):
                return side
    if not revisions.exists(project.root, name):
        raise _nothing(project, name, resolved)
    return _revision(project, name, today)


def latest(project: Project, records: Records, resolved: Resolved, today: date) -> Side:
    """The edition of the signature that was recorded last, else what is committed; a KpesError without either."""
    signed = [signature for events in records.values() for signature in standing_signatures(events)]
    if signed:
        last = max(signed, key=lambda signature: signature.recorded_at)
        return _edition(project, short(last.fingerprint), resolved)
    if revisions.exists(project.root, "HEAD"):
        return _revision(project, "HEAD", today)
    raise KpesError(
        message("Nobody has signed yet, and git has no earlier text, so there is nothing to compare with."),
        message("Name an edition or a revision: kpes diff A"),
    )


def _kept(project: Project) -> dict[str, bytes]:
    """The texts of the editions that somebody signed, by the digits that name their files."""
    texts = project.register.editions()
    return {name.removesuffix(".txt"): text for name, text in texts.items() if name.endswith(".txt")}


def _edition(project: Project, edition: str, resolved: Resolved) -> Side:
    name = message("edition {edition}", edition=edition)
    text = _kept(project).get(edition)
    if text is None and edition == short(resolved.fingerprint):
        return Side(name, resolved.document, resolved.fingerprint)
    file = f"{EDITIONS}/{edition}.txt"
    if text is None:
        raise KpesError(
            message("{file} is missing, the text of an edition that was signed.", file=file),
            message("Restore it, from git for instance."),
        )
    words = text.decode("utf-8", "replace")
    if short(fingerprint(text)) != edition or forbidden(words):
        raise KpesError(
            message("{file} does not hold the text that its name stands for.", file=file),
            message("It was changed after it was signed. Restore it, from git for instance."),
        )
    return Side(name, recognise(words, resolved.document), fingerprint(text))


def _revision(project: Project, revision: str, today: date) -> Side:
    resolved, findings = project.resolve_at(revision, today)
    if resolved is None:
        first = findings[0]
        raise KpesError(
            message(
                "The data of {revision} cannot be used: {file}, line {line}: {reason}",
                revision=excerpt(revision),
                file=first.place.file,
                line=first.place.line,
                reason=first.message,
            ),
            message("Name another revision. See what there is with: git log --oneline"),
        )
    edition = message(
        "{revision}, edition {edition}", revision=excerpt(revision), edition=short(resolved.fingerprint)
    )
    return Side(edition, resolved.document, resolved.fingerprint)


def _nothing(project: Project, name: str, resolved: Resolved) -> KpesError:
    """Says that there is no such text, and what there is."""
    editions = sorted({*_kept(project), short(resolved.fingerprint)})
    shown = ", ".join(editions[-_MOST_NAMED:])
    why = revisions.unreadable(project.root)
    if why is None:
        reason = message("There is neither an edition nor a git revision “{name}”.", name=excerpt(name))
        return KpesError(reason, message("Editions: {editions}. Revisions: git log --oneline", editions=shown))
    reason = message("There is no edition “{name}”, and {why}.", name=excerpt(name), why=why)
    return KpesError(reason, message("Editions: {editions}.", editions=shown))
