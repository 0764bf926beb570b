"""What an electronically signed PDF proves, each thing apart, and what it does not, in words for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Literal, NamedTuple

from kpes.esign.signed_pdf import MOST, PATIENCE, Change, SignedPdf, Signer
from kpes.messages import Message, message, printed

_MOST_SHOWN = 5

Question = Literal["bound", "visible", "integrity", "changes", "signer", "trust", "time", "edition", "name"]
Verdict = Literal["pass", "fail", "warning", "not-checked"]


class Judged(NamedTuple):
    """One verdict: on which question, what it is, what was found, and that in words of kpes and of a signing protocol.

    The words of a protocol, in the agreement's language, go with the values of ``detail``.
    """

    check: Question
    verdict: Verdict
    found: str
    detail: Message
    printed: Message


def judged(found: str, detail: Message | None = None, **values: object) -> Judged:
    """The verdict where this was found; ``detail`` are words of its own, else the usual ones with their ``values``."""
    usual = _BY_FINDING[found]
    return usual._replace(detail=detail or usual.detail._replace(values=values))


def verdicts(pdf: SignedPdf) -> list[Judged]:
    """The verdicts on the file, then those on each of its signatures."""
    return [*_file(pdf), *(one for signer in pdf.signers for one in _signature(signer, pdf))]


def _file(pdf: SignedPdf) -> Iterator[Judged]:
    if pdf.issued is None:
        yield judged("foreign")
    else:
        yield from _bound(pdf)
    if pdf.unread:
        yield judged("unreadable", _UNREAD.get(pdf.unread))
    elif not pdf.signers:
        yield judged("unsigned")


def _bound(pdf: SignedPdf) -> Iterator[Judged]:
    for change in pdf.changes[:_MOST_SHOWN]:
        yield judged("altered", _done(change))
    if len(pdf.changes) > _MOST_SHOWN:
        yield judged("altered", message("There are more changes: {count} in all.", count=len(pdf.changes)))
    if not pdf.changes:
        yield judged("bound")
    for page in pdf.visible:
        yield judged("visible", page=page)


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
        yield judged("unfit", not_all)
    else:
        yield judged("fits" if sound else "unfit", name=name)
    if sound:
        yield judged(_afterwards(signer, pdf), name=name)
    yield judged(_certificate(signer), name=name)
    yield judged(signer.trust if sound else "trust-open", name=name)
    moment = signer.claimed if signer.stamp == "none" else signer.stamped
    yield judged(_time(signer) if sound else "time-open", name=name, moment=moment_of(moment))


def _afterwards(signer: Signer, pdf: SignedPdf) -> str:
    if signer.afterwards == "nothing":
        return "nothing-after"
    only_signatures = signer.afterwards == "signatures"
    if pdf.issued is not None and not pdf.changes:
        return "signatures-after" if only_signatures else "unusual-after"
    return "filled-after" if only_signatures else "changed-after"


def _certificate(signer: Signer) -> str:
    if not signer.for_signing:
        return "not-for-signing"
    if not signer.name:
        return "nameless"
    return "qualified" if signer.qualified else "not-qualified"


def _time(signer: Signer) -> str:
    if signer.stamp != "none":
        return f"stamp-{signer.stamp}"
    return "claimed" if signer.claimed else "timeless"


def moment_of(moment: datetime | None) -> str:
    """A moment as people read it, with its zone."""
    return moment.strftime("%Y-%m-%d %H:%M %z") if moment else ""


VERDICTS = (
    Judged("bound", "pass", "bound",
        message("It is the issued PDF with nothing but signatures put behind it."),
        printed("the issued PDF with nothing but signatures behind it")),
    Judged("bound", "fail", "foreign", message(
        "It does not begin with the bytes of any PDF that kpes issued, so the signature is on another file."),
        printed("the file does not begin with the bytes of an issued PDF")),
    Judged("bound", "fail", "altered",
        message("A part of the issued PDF was replaced or removed: its text, its fonts, or its order."),
        printed("the issued PDF was changed otherwise than by signing it")),
    Judged("bound", "not-checked", "lost", message(
        "Whether it is the PDF that was issued of edition {edition} cannot be told: kpes has that PDF no more."),
        printed("the PDF of this edition is not there any more to compare with")),
    Judged("visible", "warning", "visible",
        message("A signature can be seen on page {page}. Look whether it hides words."),
        printed("the signature can be seen on page {page}; look whether it hides anything")),
    Judged("integrity", "pass", "fits", message("{name}: the signature fits all that it covers."),
        printed("the signature fits all that it covers")),
    Judged("integrity", "fail", "unfit",
        message("{name}: the signature does not fit the file, which was changed or damaged."),
        printed("the signature does not fit the file, or does not cover all of it")),
    Judged("integrity", "fail", "unreadable",
        message("Its signatures cannot be read: it is damaged, cut off, or not made as the standard asks."),
        printed("the signatures in this file cannot be verified")),
    Judged("integrity", "fail", "unsigned", message("It bears no electronic signature of a person."),
        printed("the file bears no electronic signature of a person")),
    Judged("changes", "pass", "nothing-after", message("{name}: nothing was put behind this signature."),
        printed("nothing was put behind the signature")),
    Judged("changes", "pass", "signatures-after",
        message("{name}: only further signatures or proofs were put behind this signature."),
        printed("only further signatures or proofs were put behind the signature")),
    Judged("changes", "warning", "unusual-after", message(
        "{name}: what was put behind this signature needs to be looked at by a person; the pages are the issued "
        "ones."),
        printed("the pages are the issued ones, but what was put behind the signature needs to be looked at")),
    Judged("changes", "warning", "filled-after",
        message("{name}: something was added to the file after this signature."),
        printed("something was added to the file after the signature")),
    Judged("changes", "fail", "changed-after", message("{name}: the file was changed after this signature."),
        printed("the file was changed after the signature")),
    Judged("signer", "fail", "not-for-signing",
        message("{name}: the certificate is not one for signing documents (non-repudiation is missing)."),
        printed("it is not one for signing documents")),
    Judged("signer", "warning", "nameless", message("The certificate names nobody."), printed("it names nobody")),
    Judged("signer", "pass", "qualified",
        message("{name}, as the certificate says, which calls itself a qualified one."),
        printed("it gives a name, and calls itself a qualified one")),
    Judged("signer", "pass", "not-qualified",
        message("{name}, as the certificate says, which does not call itself a qualified one."),
        printed("it gives a name, and does not call itself a qualified one")),
    Judged("trust", "not-checked", "trust-open", message(
        "{name}: whether the certificate can be trusted was not evaluated, since the signature does not fit."),
        printed("the signature does not fit")),
    Judged("trust", "warning", "not-in-force", message(
        "{name}: by its own dates the certificate was not in force at the time of the signature. Whether it can be "
        "trusted otherwise was not evaluated."),
        printed(
        "by its own dates the certificate was not in force at the time of the signature; trust was not evaluated "
        "otherwise")),
    Judged("trust", "not-checked", "not-checked", message(
        "{name}: whether the certificate can be trusted was not evaluated. Anybody can make a certificate in any "
        "name; put the certificates of those whom you trust into data/trust (*.pem)."),
        printed("data/trust holds no certificates of trusted authorities")),
    Judged("trust", "pass", "trusted", message(
        "{name}: the certificate comes from an authority in data/trust. Whether it was revoked is not checked."),
        printed("the certificate comes from an authority in data/trust")),
    Judged("trust", "pass", "trusted-then", message(
        "{name}: the certificate comes from an authority in data/trust. It has expired since, but was in force at "
        "the time of the time stamp. Whether it was revoked is not checked."),
        printed(
        "the certificate comes from an authority in data/trust and was in force at the time of the time stamp")),
    Judged("trust", "warning", "claimed-then", message(
        "{name}: the certificate comes from an authority in data/trust, but has expired. It was in force at the "
        "time that the signer claims, which no trusted time stamp proves."),
        printed(
        "the certificate comes from an authority in data/trust and was in force at the time that the signer claims")),
    Judged("trust", "fail", "expired",
        message("{name}: the certificate was not in force at the time that the signer claims."),
        printed("the certificate was not in force at the time that the signer claims")),
    Judged("trust", "fail", "untrusted",
        message("{name}: no authority in data/trust vouches for the certificate."),
        printed("no authority in data/trust vouches for the certificate")),
    Judged("time", "not-checked", "time-open",
        message("{name}: when it was signed was not evaluated, since the signature does not fit."),
        printed("the signature does not fit")),
    Judged("time", "fail", "stamp-broken", message("{name}: the time stamp does not fit the signature."),
        printed("the time stamp does not fit the signature")),
    Judged("time", "warning", "stamp-untrusted",
        message("{name}: no authority in data/trust vouches for the time stamp of {moment}."),
        printed("{moment}; no authority in data/trust vouches for the time stamp")),
    Judged("time", "not-checked", "stamp-not-checked",
        message("{name}: time-stamped {moment}; whether that time stamp can be trusted was not evaluated."),
        printed("{moment}, by a time stamp whose authority was not evaluated")),
    Judged("time", "pass", "stamp-trusted", message("{name}: time-stamped {moment}."),
        printed("{moment}, by a time stamp")),
    Judged("time", "not-checked", "timeless", message("{name}: the signature does not say when it was given."),
        printed("no time is given")),
    Judged("time", "not-checked", "claimed",
        message("{name}: the signer's own clock said {moment}; no time stamp proves it."),
        printed("{moment}, by the signer's own clock only")),
    Judged("edition", "fail", "other-edition",
        message("It is the PDF of edition {edition}, but the signature was recorded on edition {recorded}."),
        printed("it is the PDF of edition {edition}, but the signature was recorded on edition {recorded}")),
    Judged("name", "warning", "other-name",
        message("It was signed by {names}, but is recorded for {name}. Ask who that is."),
        printed("the certificate says {names}, the register {name}")),
)  # fmt: skip
"""The verdicts that there are, without their values."""
_BY_FINDING = {one.found: one for one in VERDICTS}
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
