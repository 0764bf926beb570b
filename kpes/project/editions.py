"""Which text a name means: an edition that was signed, a revision in git, or today's data."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from kpes.comparison import recognise
from kpes.document import Document
from kpes.errors import KpesError
from kpes.fingerprint import fingerprint, short
from kpes.messages import Message, message
from kpes.project import revisions
from kpes.project.folder import Project, Resolved
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
    if edition := _meant(project, name, resolved):
        side = _edition(project, edition, resolved)
        if _begins(side.fingerprint, name):
            return side
    if not revisions.exists(project.root, name):
        raise _nothing(project, name, resolved)
    return _revision(project, name, today)


def text_of(project: Project, digits: str, resolved: Resolved) -> bytes:
    """The canonical text of the edition whose fingerprint begins with ``digits`` (four or more).

    A KpesError where it is neither today's nor kept, where more than one is meant, or where the kept text is
    not the one that was signed.
    """
    edition = _meant(project, digits, resolved)
    if edition is not None:
        found = resolved.text if edition == short(resolved.fingerprint) else _words(project, edition)
        if _begins(fingerprint(found), digits):
            return found
    raise KpesError(
        message("There is no edition “{name}”.", name=excerpt(digits)), _editions_are(project, resolved)
    )


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


def _meant(project: Project, name: str, resolved: Resolved) -> str | None:
    """The edition, today's or a kept one, that these first digits mean; None where they mean none.

    A KpesError where they mean several.
    """
    digits = _DIGITS.fullmatch(name.lower())
    known = {*_kept(project), short(resolved.fingerprint)} if digits else ()
    meant = sorted(edition for edition in known if digits and edition.startswith(digits[1][:12]))
    if len(meant) > 1:
        raise KpesError(
            message("Several editions begin with {digits}: {editions}.", digits=name, editions=", ".join(meant)),
            message("Give more digits."),
        )
    return meant[0] if meant else None


def _begins(fingerprint: str, digits: str) -> bool:
    return fingerprint.removeprefix("sha256:").startswith(digits.lower().removeprefix("sha256:"))


def _edition(project: Project, edition: str, resolved: Resolved) -> Side:
    name = message("edition {edition}", edition=edition)
    if edition == short(resolved.fingerprint) and edition not in _kept(project):
        return Side(name, resolved.document, resolved.fingerprint)
    text = _words(project, edition)
    return Side(name, recognise(text.decode("utf-8", "replace"), resolved.document), fingerprint(text))


def _words(project: Project, edition: str) -> bytes:
    """The kept text of an edition; a KpesError where it is missing or is not what was signed."""
    text = _kept(project).get(edition)
    file = f"{EDITIONS}/{edition}.txt"
    if text is None:
        raise KpesError(
            message("{file} is missing, the text of an edition that was signed.", file=file),
            message("Restore it, from git for instance."),
        )
    if short(fingerprint(text)) != edition or forbidden(text.decode("utf-8", "replace")):
        raise KpesError(
            message("{file} does not hold the text that its name stands for.", file=file),
            message("It was changed after it was signed. Restore it, from git for instance."),
        )
    return text


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
    why = revisions.unreadable(project.root)
    if why is None:
        reason = message("There is neither an edition nor a git revision “{name}”.", name=excerpt(name))
        shown = _named(project, resolved)
        return KpesError(reason, message("Editions: {editions}. Revisions: git log --oneline", editions=shown))
    reason = message("There is no edition “{name}”, and {why}.", name=excerpt(name), why=why)
    return KpesError(reason, _editions_are(project, resolved))


def _editions_are(project: Project, resolved: Resolved) -> Message:
    return message("Editions: {editions}.", editions=_named(project, resolved))


def _named(project: Project, resolved: Resolved) -> str:
    return ", ".join(sorted({*_kept(project), short(resolved.fingerprint)})[-_MOST_NAMED:])
