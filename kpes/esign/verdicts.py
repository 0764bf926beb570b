"""What an electronically signed PDF proves, each thing apart, and what it does not, in words for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Literal, NamedTuple

from kpes.esign.facts import MOST, PATIENCE, Change, SignedPdf, Signer
from kpes.messages import Message, message

_MOST_SHOWN = 5

Question = Literal["bound", "visible", "integrity", "changes", "signer", "trust", "time", "edition", "name"]
Verdict = Literal["pass", "fail", "warning", "not-checked"]
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

    check: Question
    verdict: Verdict
    found: Finding
    detail: Message


def judged(check: Question, found: Finding, detail: Message | None = None, **values: object) -> Judged:
    """The verdict where this was found; ``detail`` are words of its own, else the usual ones with their ``values``."""
    verdict, said = VERDICTS[check, found]
    return Judged(check, verdict, found, detail or said._replace(values=values))


def usable(pdf: SignedPdf, signer: Signer) -> bool:
    """Whether a signature may be recorded: none of its verdicts is “fail”."""
    return not any(one.verdict == "fail" for one in (*_file(pdf), *_signature(signer, pdf)))


def verdicts(pdf: SignedPdf) -> list[Judged]:
    """The verdicts on the file, then those on each of its signatures."""
    return [*_file(pdf), *(one for signer in pdf.signers for one in _signature(signer, pdf))]


def _file(pdf: SignedPdf) -> Iterator[Judged]:
    if pdf.issued is None:
        yield judged("bound", "foreign")
    else:
        yield from _bound(pdf)
    if pdf.unread:
        yield judged("integrity", "unreadable", _UNREAD.get(pdf.unread))
    elif not pdf.signers:
        yield judged("integrity", "unsigned")


def _bound(pdf: SignedPdf) -> Iterator[Judged]:
    for change in pdf.changes[:_MOST_SHOWN]:
        yield judged("bound", "altered", _done(change))
    if len(pdf.changes) > _MOST_SHOWN:
        yield judged("bound", "altered", message("There are more changes: {count} in all.", count=len(pdf.changes)))
    if not pdf.changes:
        yield judged("bound", "bound")
    for page in pdf.visible:
        yield judged("visible", "visible", page=page)


def _done(change: Change) -> Message | None:
    """The sentence that tells of a change; None where the usual one does."""
    said = _CHANGES.get(change.kind)
    what = change.what if change.kind == "covered" else _PARTS.get(change.what, change.what)
    return said and said._replace(values={"page": change.page, "what": what})


def _signature(signer: Signer, pdf: SignedPdf) -> Iterator[Judged]:
    name = signer.name or message("Nobody named")
    sound = signer.intact and signer.covers
    if signer.intact and not signer.covers:
        not_all = message("{name}: the signature does not cover all that stood in the file.", name=name)
        yield judged("integrity", "unfit", not_all)
    else:
        yield judged("integrity", "fits" if sound else "unfit", name=name)
    if sound:
        yield judged("changes", _afterwards(signer, pdf), name=name)
    yield judged("signer", _certificate(signer), name=name)
    yield judged("trust", _TRUST.get(signer.trust, "not-evaluated") if sound else "unsound", name=name)
    moment = signer.claimed if signer.stamp == "none" else signer.stamped
    yield judged("time", _time(signer) if sound else "unsound", name=name, moment=moment_of(moment))


def _afterwards(signer: Signer, pdf: SignedPdf) -> Finding:
    if signer.afterwards == "nothing":
        return "nothing-after"
    only_signatures = signer.afterwards == "signatures"
    if pdf.issued is not None and not pdf.changes:
        return "signatures-after" if only_signatures else "unusual-after"
    return "filled-after" if only_signatures else "changed-after"


def _certificate(signer: Signer) -> Finding:
    if not signer.for_signing:
        return "not-for-signing"
    if not signer.name:
        return "nameless"
    return "qualified" if signer.qualified else "not-qualified"


def _time(signer: Signer) -> Finding:
    return _STAMPS.get(signer.stamp) or ("claimed" if signer.claimed else "timeless")


def moment_of(moment: datetime | None) -> str:
    """A moment as people read it, with its zone."""
    return moment.strftime("%Y-%m-%d %H:%M %z") if moment else ""


_TRUST: Mapping[str, Finding] = {
    "trusted": "trusted", "trusted-then": "trusted-then", "claimed-then": "claimed-then", "expired": "expired",
    "untrusted": "untrusted", "not-in-force": "not-in-force",
}  # fmt: skip
_STAMPS: Mapping[str, Finding] = {
    "broken": "stamp-broken", "untrusted": "stamp-untrusted", "not-checked": "stamp-not-evaluated",
    "trusted": "stamped",
}  # fmt: skip

VERDICTS: Mapping[tuple[Question, Finding], tuple[Verdict, Message]] = {
    ("bound", "bound"): ("pass", message("It is the issued PDF with nothing but signatures put behind it.")),
    ("bound", "foreign"): ("fail", message(
        "It does not begin with the bytes of any PDF that kpes issued, so the signature is on another file.")),
    ("bound", "altered"): ("fail", message(
        "A part of the issued PDF was replaced or removed: its text, its fonts, or its order.")),
    ("bound", "lost"): ("not-checked", message(
        "Whether it is the PDF that was issued of edition {edition} cannot be told: kpes has that PDF no more.")),
    ("visible", "visible"): ("warning", message(
        "A signature can be seen on page {page}. Look whether it hides words.")),
    ("integrity", "fits"): ("pass", message("{name}: the signature fits all that it covers.")),
    ("integrity", "unfit"): ("fail", message(
        "{name}: the signature does not fit the file, which was changed or damaged.")),
    ("integrity", "unreadable"): ("fail", message(
        "Its signatures cannot be read: it is damaged, cut off, or not made as the standard asks.")),
    ("integrity", "unsigned"): ("fail", message("It bears no electronic signature of a person.")),
    ("changes", "nothing-after"): ("pass", message("{name}: nothing was put behind this signature.")),
    ("changes", "signatures-after"): ("pass", message(
        "{name}: only further signatures or proofs were put behind this signature.")),
    ("changes", "unusual-after"): ("warning", message(
        "{name}: what was put behind this signature needs to be looked at by a person; the pages are the issued "
        "ones.")),
    ("changes", "filled-after"): ("warning", message(
        "{name}: something was added to the file after this signature.")),
    ("changes", "changed-after"): ("fail", message("{name}: the file was changed after this signature.")),
    ("signer", "not-for-signing"): ("fail", message(
        "{name}: the certificate is not one for signing documents (non-repudiation is missing).")),
    ("signer", "nameless"): ("warning", message("The certificate names nobody.")),
    ("signer", "qualified"): ("pass", message(
        "{name}, as the certificate says, which calls itself a qualified one.")),
    ("signer", "not-qualified"): ("pass", message(
        "{name}, as the certificate says, which does not call itself a qualified one.")),
    ("trust", "unsound"): ("not-checked", message(
        "{name}: whether the certificate can be trusted was not evaluated, since the signature does not fit.")),
    ("trust", "not-in-force"): ("warning", message(
        "{name}: by its own dates the certificate was not in force at the time of the signature. Whether it can be "
        "trusted otherwise was not evaluated.")),
    ("trust", "not-evaluated"): ("not-checked", message(
        "{name}: whether the certificate can be trusted was not evaluated. Anybody can make a certificate in any "
        "name; put the certificates of those whom you trust into data/trust (*.pem).")),
    ("trust", "trusted"): ("pass", message(
        "{name}: the certificate comes from an authority in data/trust. Whether it was revoked is not checked.")),
    ("trust", "trusted-then"): ("pass", message(
        "{name}: the certificate comes from an authority in data/trust. It has expired since, but was in force at "
        "the time of the time stamp. Whether it was revoked is not checked.")),
    ("trust", "claimed-then"): ("warning", message(
        "{name}: the certificate comes from an authority in data/trust, but has expired. It was in force at the "
        "time that the signer claims, which no trusted time stamp proves.")),
    ("trust", "expired"): ("fail", message(
        "{name}: the certificate was not in force at the time that the signer claims.")),
    ("trust", "untrusted"): ("fail", message("{name}: no authority in data/trust vouches for the certificate.")),
    ("time", "unsound"): ("not-checked", message(
        "{name}: when it was signed was not evaluated, since the signature does not fit.")),
    ("time", "stamp-broken"): ("fail", message("{name}: the time stamp does not fit the signature.")),
    ("time", "stamp-untrusted"): ("warning", message(
        "{name}: no authority in data/trust vouches for the time stamp of {moment}.")),
    ("time", "stamp-not-evaluated"): ("not-checked", message(
        "{name}: time-stamped {moment}; whether that time stamp can be trusted was not evaluated.")),
    ("time", "stamped"): ("pass", message("{name}: time-stamped {moment}.")),
    ("time", "timeless"): ("not-checked", message("{name}: the signature does not say when it was given.")),
    ("time", "claimed"): ("not-checked", message(
        "{name}: the signer's own clock said {moment}; no time stamp proves it.")),
    ("edition", "other-edition"): ("fail", message(
        "It is the PDF of edition {edition}, but the signature was recorded on edition {recorded}.")),
    ("name", "other-name"): ("warning", message(
        "It was signed by {names}, but is recorded for {name}. Ask who that is.")),
}  # fmt: skip
"""What is said of each finding, and what that means."""
_UNREAD: Mapping[str, Message] = {
    "memory": message(
        "Its signatures cannot be verified: that asks for more memory than any agreement needs, as a file does that "
        "is made to harm."
    ),
    "time": message(
        "Its signatures cannot be verified: that takes longer than {most} seconds, as with a file that is made to "
        "harm.",
        most=PATIENCE,
    ),
    "revisions": message(
        "Its signatures cannot be verified: it was changed or signed more than {most} times.", most=MOST
    ),
}
"""Why a file cannot be read, where that is not plain damage."""
_CHANGES: Mapping[str, Message] = {
    "damaged": message("What was put behind the issued PDF cannot be read."),
    "catalog": message("Beside a signature, something of the whole document was changed: {what}."),
    "page": message("Page {page} was changed after the PDF was issued: {what}."),
    "annotation": message("Something other than a signature was put onto page {page}: {what}."),
    "field": message("Form fields were added that are no signatures."),
    "covered": message("A signature covers {what} of page {page} and may hide its words and show others."),
}
"""What was done to an issued PDF beside signing it, for people who know no PDF."""
_PARTS: Mapping[str, Message] = {
    "": message("something that does not say what it is"),
    "/AA": message("what it does by itself"),
    "/Contents": message("what it shows"),
    "/CropBox": message("which part of it is seen"),
    "/Lang": message("its language"),
    "/MediaBox": message("its size"),
    "/Names": message("what is attached to it"),
    "/OCProperties": message("what can be switched on and off in it"),
    "/OpenAction": message("what happens when it is opened"),
    "/Outlines": message("its table of contents"),
    "/PageLabels": message("the numbers of its pages"),
    "/Pages": message("its pages"),
    "/Resources": message("its fonts and pictures"),
    "/Rotate": message("which way up it stands"),
    "/StructTreeRoot": message("what is read aloud of it"),
    "/ViewerPreferences": message("how it is displayed"),
    "FileAttachment": message("an attached file"),
    "FreeText": message("words"),
    "Highlight": message("a highlight"),
    "Ink": message("a drawing"),
    "Link": message("a link"),
    "Square": message("a box"),
    "Stamp": message("a stamp"),
    "StrikeOut": message("a line through words"),
    "Text": message("a note"),
    "Widget": message("a form field or button"),
}
"""By their keys in a PDF (ISO 32000, 7.7.2, 7.7.3.3 and 12.5.6)."""
