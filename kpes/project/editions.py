"""Which text a name means: an edition that was signed, a revision in git, or today's data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kpes.comparison.documents import recognise
from kpes.document import Document
from kpes.errors import KpesError
from kpes.fingerprint import canonical_text, edition_file, fingerprint, short
from kpes.messages import Message, message
from kpes.project import revisions
from kpes.project.snapshot import Snapshot
from kpes.register.reading import standing_signatures
from kpes.source import excerpt, forbidden

_MOST_NAMED = 10
_DIGITS = re.compile(r"(?:sha256:)?([0-9a-f]{4,64})")


class Side(NamedTuple):
    """A text that is compared: what people call it, its document and its fingerprint.

    ``referred`` tells what the names lead to that texts refer by; of a kept edition nobody knows.
    """

    name: Message
    document: Document
    fingerprint: str
    referred: Mapping[str, str] = {}


def sides(snapshot: Snapshot, a: str | None, b: str | None) -> tuple[Side, Side]:
    """The texts that ``a`` and ``b`` name; without ``a`` the one signed last, without ``b`` today's."""
    today = snapshot.resolved
    name = message("today's data, edition {edition}", edition=short(today.fingerprint))
    todays = Side(name, today.document, today.fingerprint, snapshot.layout.referred)
    return (latest(snapshot) if a is None else named(snapshot, a), todays if b is None else named(snapshot, b))


def of_days(snapshot: Snapshot, days: Sequence[date]) -> tuple[Side, Side]:
    """The consolidated texts of two days, or the text that was signed and that of one day."""
    found = [_of_day(snapshot, day) for day in days]
    if len(found) == 2:
        return found[0], found[1]
    signed = snapshot.resolved
    name = message("the signed text, edition {edition}", edition=short(signed.fingerprint))
    return Side(name, signed.document, signed.fingerprint), found[0]


def _of_day(snapshot: Snapshot, day: date) -> Side:
    from kpes.project.acts import text_on

    document = text_on(snapshot, day)
    name = message("the consolidated text of {day}", day=day.isoformat())
    return Side(name, document, fingerprint(canonical_text(document)))


def named(snapshot: Snapshot, name: str) -> Side:
    """The text that ``name`` means: the first digits of an edition (four or more), else a revision in git.

    Today's agreement is an edition, too, and tells what the lines of a kept text were. A KpesError where nothing, or
    more than one edition, is meant.
    """
    if edition := _meant(snapshot, name):
        side = _edition(snapshot, edition)
        if _begins(side.fingerprint, name):
            return side
    if not revisions.exists(snapshot.root, name):
        raise _nothing(snapshot, name)
    return _revision(snapshot, name)


def text_of(snapshot: Snapshot, digits: str) -> bytes:
    """The canonical text of the edition whose fingerprint begins with ``digits`` (four or more).

    A KpesError where it is neither today's nor kept, where more than one is meant, or where the kept text is
    not the one that was signed.
    """
    edition = _meant(snapshot, digits)
    if edition is not None:
        found = snapshot.resolved.text if edition == short(snapshot.resolved.fingerprint) else _words(snapshot, edition)
        if _begins(fingerprint(found), digits):
            return found
    raise KpesError(message("There is no edition “{name}”.", name=excerpt(digits)), _editions_are(snapshot))


def latest(snapshot: Snapshot) -> Side:
    """The edition of the signature that was recorded last, else what is committed; a KpesError without either."""
    signed = [signature for events in snapshot.records.values() for signature in standing_signatures(events)]
    if signed:
        last = max(signed, key=lambda signature: signature.recorded_at)
        return _edition(snapshot, short(last.fingerprint))
    if revisions.exists(snapshot.root, "HEAD"):
        return _revision(snapshot, "HEAD")
    raise KpesError(
        message("Nobody has signed yet, and git has no earlier text, so there is nothing to compare with."),
        message("Name an edition or a revision: kpes diff A"),
    )


def _kept(snapshot: Snapshot) -> dict[str, bytes]:
    """The texts of the editions that somebody signed, by the digits that name their files."""
    texts = snapshot.editions
    return {name.removesuffix(".txt"): text for name, text in texts.items() if name.endswith(".txt")}


def _meant(snapshot: Snapshot, name: str) -> str | None:
    """The edition, today's or a kept one, that these first digits mean; None where they mean none.

    A KpesError where they mean several.
    """
    digits = _DIGITS.fullmatch(name.lower())
    known = _known(snapshot) if digits else ()
    meant = sorted(edition for edition in known if digits and edition.startswith(digits[1][:12]))
    if len(meant) > 1:
        raise KpesError(
            message("Several editions begin with {digits}: {editions}.", digits=name, editions=", ".join(meant)),
            message("Give more digits."),
        )
    return meant[0] if meant else None


def _begins(fingerprint: str, digits: str) -> bool:
    return fingerprint.removeprefix("sha256:").startswith(digits.lower().removeprefix("sha256:"))


def _edition(snapshot: Snapshot, edition: str) -> Side:
    name = message("edition {edition}", edition=edition)
    if edition == short(snapshot.resolved.fingerprint) and edition not in _kept(snapshot):
        return Side(name, snapshot.resolved.document, snapshot.resolved.fingerprint)
    text = _words(snapshot, edition)
    return Side(name, recognise(text.decode("utf-8", "replace"), snapshot.resolved.document), fingerprint(text))


def _words(snapshot: Snapshot, edition: str) -> bytes:
    """The kept text of an edition; a KpesError where it is missing or is not what was signed."""
    text = _kept(snapshot).get(edition)
    file = f"{snapshot.paths.editions}/{edition_file(edition)}"
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


def _revision(snapshot: Snapshot, revision: str) -> Side:
    then = snapshot.at(revision)
    if then.errors:
        first = then.errors[0]
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
    text = then.resolved
    name = message("{revision}, edition {edition}", revision=excerpt(revision), edition=short(text.fingerprint))
    return Side(name, text.document, text.fingerprint, then.layout.referred)


def _nothing(snapshot: Snapshot, name: str) -> KpesError:
    """Says that there is no such text, and what there is."""
    editions = _editions_are(snapshot)
    if why := revisions.unreadable(snapshot.root):
        return KpesError(message("There is no edition “{name}”, and {why}.", name=excerpt(name), why=why), editions)
    return KpesError(
        message("There is neither an edition nor a git revision “{name}”.", name=excerpt(name)),
        message("{editions} Revisions: git log --oneline", editions=editions),
    )


def _editions_are(snapshot: Snapshot) -> Message:
    return message("Editions: {editions}.", editions=", ".join(sorted(_known(snapshot))[-_MOST_NAMED:]))


def _known(snapshot: Snapshot) -> set[str]:
    return {*_kept(snapshot), short(snapshot.resolved.fingerprint)}
