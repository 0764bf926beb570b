"""What an electronically signed PDF proves, each thing apart, and what it does not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Literal, NamedTuple

from kpes.esign.changes import said_of
from kpes.esign.facts import MOST, PATIENCE, Examined, Signer
from kpes.messages import Message, message

_MOST_SHOWN = 5


Finding = Literal[
    "bound", "foreign", "altered", "lost", "visible", "fits", "unfit", "unreadable", "unsigned", "nothing-after",
    "signatures-after", "unusual-after", "filled-after", "changed-after", "qualified", "not-qualified", "nameless",
    "not-for-signing", "unsound", "not-evaluated", "not-in-force", "trusted", "trusted-then", "claimed-then",
    "expired", "untrusted", "stamp-broken", "stamp-untrusted", "stamp-not-evaluated", "stamped", "timeless",
    "claimed", "other-edition", "other-name",
]  # fmt: skip
"""What was found, in one word: what a signing protocol says of it in the agreement's language goes by this."""


class Judged(NamedTuple):
    """One verdict: on which question, what it is, what was found, and that in words."""

    check: str
    verdict: Literal["pass", "fail", "warning", "not-checked"]
    found: Finding
    detail: Message


def usable(examined: Examined, signer: Signer) -> bool:
    """Whether a signature may be recorded: none of its verdicts is “fail”."""
    return not any(judged.verdict == "fail" for judged in (*_file(examined), *_signature(signer, examined)))


def verdicts(examined: Examined) -> list[Judged]:
    """The verdicts on the file, then those on each of its signatures."""
    found = [*_file(examined)]
    for signer in examined.signers:
        found += _signature(signer, examined)
    return found


def _file(examined: Examined) -> Iterator[Judged]:
    if examined.issued is None:
        said = message("It does not begin with the bytes of any PDF that kpes issued, so the signature is on another "
                       "file.")  # fmt: skip
        yield Judged("bound", "fail", "foreign", said)
    else:
        yield from _bound(examined)
    if examined.unread:
        yield Judged("integrity", "fail", "unreadable", _unread(examined))
    elif not examined.signers:
        yield Judged("integrity", "fail", "unsigned", message("It bears no electronic signature of a person."))


def _unread(examined: Examined) -> Message:
    if examined.unread == "memory":
        return message("Its signatures cannot be verified: that asks for more memory than any agreement needs, as a "
                       "file does that is made to harm.")  # fmt: skip
    if examined.unread == "time":
        return message("Its signatures cannot be verified: that takes longer than {most} seconds, as with a file "
                       "that is made to harm.", most=PATIENCE)  # fmt: skip
    if examined.unread == "revisions":
        return message("Its signatures cannot be verified: it was changed or signed more than {most} times.",
                       most=MOST)  # fmt: skip
    return message("Its signatures cannot be read: it is damaged, cut off, or not made as the standard asks.")


def _bound(examined: Examined) -> Iterator[Judged]:
    for change in examined.changes[:_MOST_SHOWN]:
        yield Judged("bound", "fail", "altered", said_of(change))
    if len(examined.changes) > _MOST_SHOWN:
        said = message("There are more changes: {count} in all.", count=len(examined.changes))
        yield Judged("bound", "fail", "altered", said)
    if not examined.changes:
        said = message("It is the issued PDF with nothing but signatures put behind it.")
        yield Judged("bound", "pass", "bound", said)
    for page in examined.visible:
        said = message("A signature can be seen on page {page}. Look whether it hides words.", page=page)
        yield Judged("visible", "warning", "visible", said)


def _signature(signer: Signer, examined: Examined) -> Iterator[Judged]:
    sound = signer.intact and signer.covers
    yield _integrity(signer)
    if sound:
        yield _afterwards(signer, examined)
    yield _signer(signer)
    yield _trust(signer, sound)
    yield _time(signer, sound)


def _integrity(signer: Signer) -> Judged:
    name = _named(signer)
    if not signer.intact:
        said = message("{name}: the signature does not fit the file, which was changed or damaged.", name=name)
        return Judged("integrity", "fail", "unfit", said)
    if not signer.covers:
        said = message("{name}: the signature does not cover all that stood in the file.", name=name)
        return Judged("integrity", "fail", "unfit", said)
    return Judged("integrity", "pass", "fits", message("{name}: the signature fits all that it covers.", name=name))


def _afterwards(signer: Signer, examined: Examined) -> Judged:
    name = _named(signer)
    if signer.afterwards == "nothing":
        said = message("{name}: nothing was put behind this signature.", name=name)
        return Judged("changes", "pass", "nothing-after", said)
    bound = examined.issued is not None and not examined.changes
    if signer.afterwards == "signatures" and bound:
        said = message("{name}: only further signatures or proofs were put behind this signature.", name=name)
        return Judged("changes", "pass", "signatures-after", said)
    if bound:
        said = message("{name}: what was put behind this signature needs to be looked at by a person; the pages are "
                       "the issued ones.", name=name)  # fmt: skip
        return Judged("changes", "warning", "unusual-after", said)
    if signer.afterwards == "signatures":
        said = message("{name}: something was added to the file after this signature.", name=name)
        return Judged("changes", "warning", "filled-after", said)
    said = message("{name}: the file was changed after this signature.", name=name)
    return Judged("changes", "fail", "changed-after", said)


def _signer(signer: Signer) -> Judged:
    name = _named(signer)
    if not signer.for_signing:
        said = message("{name}: the certificate is not one for signing documents (non-repudiation is missing).",
                       name=name)  # fmt: skip
        return Judged("signer", "fail", "not-for-signing", said)
    if not signer.name:
        return Judged("signer", "warning", "nameless", message("The certificate names nobody."))
    if signer.qualified:
        said = message("{name}, as the certificate says, which calls itself a qualified one.", name=name)
        return Judged("signer", "pass", "qualified", said)
    said = message("{name}, as the certificate says, which does not call itself a qualified one.", name=name)
    return Judged("signer", "pass", "not-qualified", said)


def _trust(signer: Signer, sound: bool) -> Judged:
    name = _named(signer)
    if not sound:
        said = message("{name}: whether the certificate can be trusted was not evaluated, since the signature does not "
                       "fit.", name=name)  # fmt: skip
        return Judged("trust", "not-checked", "unsound", said)
    if signer.trust == "not-in-force":
        said = message(
            "{name}: by its own dates the certificate was not in force at the time of the signature. Whether it can be "
            "trusted otherwise was not evaluated.",
            name=name,
        )
        return Judged("trust", "warning", "not-in-force", said)
    if signer.trust == "not-checked":
        said = message(
            "{name}: whether the certificate can be trusted was not evaluated. Anybody can make a certificate in any "
            "name; put the certificates of those whom you trust into data/trust (*.pem).",
            name=name,
        )
        return Judged("trust", "not-checked", "not-evaluated", said)
    if signer.trust == "trusted":
        said = message(
            "{name}: the certificate comes from an authority in data/trust. Whether it was revoked is not checked.",
            name=name,
        )
        return Judged("trust", "pass", "trusted", said)
    if signer.trust == "trusted-then":
        said = message(
            "{name}: the certificate comes from an authority in data/trust. It has expired since, but was in force at "
            "the time of the time stamp. Whether it was revoked is not checked.",
            name=name,
        )
        return Judged("trust", "pass", "trusted-then", said)
    if signer.trust == "claimed-then":
        said = message(
            "{name}: the certificate comes from an authority in data/trust, but has expired. It was in force at the "
            "time that the signer claims, which no trusted time stamp proves.",
            name=name,
        )
        return Judged("trust", "warning", "claimed-then", said)
    if signer.trust == "expired":
        said = message("{name}: the certificate was not in force at the time that the signer claims.", name=name)
        return Judged("trust", "fail", "expired", said)
    said = message("{name}: no authority in data/trust vouches for the certificate.", name=name)
    return Judged("trust", "fail", "untrusted", said)


def _time(signer: Signer, sound: bool) -> Judged:
    name = _named(signer)
    if not sound:
        said = message("{name}: when it was signed was not evaluated, since the signature does not fit.", name=name)
        return Judged("time", "not-checked", "unsound", said)
    if signer.stamp == "broken":
        said = message("{name}: the time stamp does not fit the signature.", name=name)
        return Judged("time", "fail", "stamp-broken", said)
    if signer.stamp == "untrusted":
        said = message("{name}: no authority in data/trust vouches for the time stamp of {moment}.", name=name,
                       moment=moment_of(signer.stamped))  # fmt: skip
        return Judged("time", "warning", "stamp-untrusted", said)
    if signer.stamp == "not-checked":
        said = message("{name}: time-stamped {moment}; whether that time stamp can be trusted was not evaluated.",
                       name=name, moment=moment_of(signer.stamped))  # fmt: skip
        return Judged("time", "not-checked", "stamp-not-evaluated", said)
    if signer.stamp == "trusted":
        said = message("{name}: time-stamped {moment}.", name=name, moment=moment_of(signer.stamped))
        return Judged("time", "pass", "stamped", said)
    if signer.claimed is None:
        said = message("{name}: the signature does not say when it was given.", name=name)
        return Judged("time", "not-checked", "timeless", said)
    said = message("{name}: the signer's own clock said {moment}; no time stamp proves it.", name=name,
                   moment=moment_of(signer.claimed))  # fmt: skip
    return Judged("time", "not-checked", "claimed", said)


def moment_of(moment: datetime | None) -> str:
    """A moment as people read it, with its zone."""
    return moment.strftime("%Y-%m-%d %H:%M %z") if moment else ""


def _named(signer: Signer) -> str | Message:
    return signer.name or message("Nobody named")
