"""What a signing protocol says of copies: those that were written, and those that partners got."""

from __future__ import annotations

from collections.abc import Iterator

from kpes.document import Block, Draft, Table
from kpes.fingerprint import short
from kpes.messages import printed
from kpes.protocol.content import CopyGroup, Protocol


def copies_written(protocol: Protocol, draft: Draft) -> Iterator[Block | Table]:
    """The set of copies with their digests, or why there is none."""
    if not protocol.copies_edition:
        yield draft.text(printed("There is no set of copies, so no digests of copies are given."))
    elif not protocol.copies:
        other = printed(
            "The copies that were written are of another edition ({edition}), so their digests are not given.",
            edition=protocol.copies_edition,
        )
        yield draft.text(other)
    else:
        columns = ((printed("Files"), 34), (printed("Number"), 12), (printed("Digest (SHA-256)"), 54))
        rows = ((_span(one), str(len(one.files)), in_two_lines(one.sha256)) for one in protocol.copies)
        yield draft.table(columns, rows, strong=None)
    if protocol.copies_changed:
        files = ", ".join(protocol.copies_changed)
        yield draft.text(printed("Missing or changed after they were written: {files}", files=files))


def handed_over(protocol: Protocol, draft: Draft) -> Iterator[Table]:
    """The copies that partners got, as far as that was recorded."""
    columns = (
        (printed("Copies that were handed over"), 38), (printed("Date"), 22), (printed("To whom"), 22),
        (printed("Edition"), 18),
    )  # fmt: skip
    held = [(one.partner.name.value, one.copy) for one in protocol.status.standings if one.copy]
    if held:
        rows = (
            (name, draft.language.long_date(copy.on), copy.to or "–", short(copy.fingerprint)) for name, copy in held
        )
        yield draft.table(columns, rows, strong=None)


def in_two_lines(digest: str) -> str:
    """A digest as a narrow column holds it."""
    return f"{digest[:32]}\n{digest[32:]}"


def _span(group: CopyGroup) -> str:
    first, *_, last = (group.files[0], *group.files)
    return first if first == last else f"{first} … {last}"
