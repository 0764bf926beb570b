"""What a signing protocol says of the electronic signatures among its evidence: the verdicts of `kpes verify`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kpes.document import Block, Draft, Said, Table
from kpes.esign.signed_pdf import PINNED, SignedPdf
from kpes.esign.verdicts import Judged, Question, Verdict
from kpes.messages import Message, printed
from kpes.model import Evidence, Signed
from kpes.register.evidence import of_signatures
from kpes.status import Status
from kpes.verify.signed import SignedFiles, judged, signers_meant

QUESTIONS: Mapping[Question, Message] = {
    "bound": printed("Content"),
    "visible": printed("Appearance"),
    "integrity": printed("Integrity"),
    "changes": printed("Changes"),
    "signer": printed("Certificate"),
    "trust": printed("Trust"),
    "time": printed("Time"),
    "edition": printed("Edition"),
    "name": printed("Name"),
}
VERDICTS: Mapping[Verdict, Message] = {
    "pass": printed("holds"),
    "fail": printed("DOES NOT HOLD"),
    "warning": printed("to be looked at"),
    "not-checked": printed("not checked"),
}


class Sealing(NamedTuple):
    """An electronic signature: the number of the exhibit that bears it, the name in its certificate (empty where there
    is none), and the verdicts on it and its file."""

    exhibit: int
    signer: str
    verdicts: tuple[Judged, ...]


def sealings(status: Status, signed: SignedFiles, numbers: Mapping[Evidence, int]) -> list[Sealing]:
    """The electronic signatures, in the order of the partners; ``numbers`` are those of the exhibits.

    A signature that several records rest on comes once, unless something else is to be said of it.
    """
    found: dict[tuple[int, str, tuple[str, ...]], Sealing] = {}
    for event, kept in _shown(status):
        pdf = signed.get(kept.file)
        if not isinstance(pdf, SignedPdf):
            continue
        for signer in signers_meant(pdf, event) or (None,):
            given = tuple(judged(kept, pdf._replace(signers=(signer,) if signer else ()), event))
            certificate, name = (signer.certificate, signer.name) if signer else ("", "")
            said = tuple(str(one.detail) for one in given)
            found.setdefault((numbers[kept], certificate, said), Sealing(numbers[kept], name, given))
    return list(found.values())


def unchecked(status: Status, signed: SignedFiles, numbers: Mapping[Evidence, int]) -> tuple[int, ...]:
    """The exhibits whose signatures could not be checked, since pyHanko is missing."""
    return tuple(sorted({numbers[kept] for _, kept in _shown(status) if isinstance(signed.get(kept.file), Message)}))


def _shown(status: Status) -> Iterator[tuple[Signed, Evidence]]:
    for standing in status.standings:
        for event in standing.signatures:
            yield from ((event, kept) for kept in of_signatures([event]))


def told(found: Sequence[Sealing], moment: str, draft: Draft) -> Iterator[Block | Table]:
    """What was found, signature by signature; ``moment`` is that of the last record, for people."""
    intro = printed(
        "This is what was found of the electronic signatures in PDF files among the evidence. Trust and whether "
        "certificates were in force are judged as of the last record in the register ({moment}).",
        moment=moment,
    )
    yield draft.text(intro, leads=True)
    columns = ((printed("Evidence, signer as the certificate says"), 30), (printed("Result of the check"), 70))
    yield draft.table(columns, ((_signature(one), _result(one, draft)) for one in found))


def _signature(sealing: Sealing) -> list[Said]:
    return [printed("evidence no. {number}", number=sealing.exhibit), sealing.signer or printed("nobody named")]


def _result(sealing: Sealing, draft: Draft) -> list[Said]:
    """A line for each verdict; what is said twice of a file comes once."""
    lines: dict[Said, None] = {}
    for one in sealing.verdicts:
        asked, verdict = draft.say(QUESTIONS[one.check]), draft.say(VERDICTS[one.verdict])
        finding = draft.say(one.printed._replace(values=one.detail.values))
        lines[f"{asked}: {verdict}; {finding}"] = None
    return list(lines)


def not_checked(exhibits: Sequence[int]) -> Message:
    """That these exhibits bear signatures that nobody could check, and how to mend it."""
    return printed(
        "The electronic signatures were not checked, since pyHanko is not installed (evidence no. {numbers}). To check "
        "them, enter {command} and write the protocol anew.",
        numbers=", ".join(map(str, exhibits)),
        command=f"pip install {PINNED}",
    )


def left_open(found: Sequence[Sealing], unchecked: Sequence[int]) -> Iterator[Message]:
    """What was not proven of these signatures."""
    short = {one.check for sealing in found for one in sealing.verdicts if one.verdict != "pass"}
    if unchecked:
        yield printed("It states nothing of the electronic signatures that were not checked.")
    if "trust" in short:
        yield printed(
            "It does not state who signed electronically where trust was not evaluated: anybody can make a certificate "
            "in any name."
        )
    if "time" in short:
        yield printed(
            "It does not state when somebody signed electronically where only the signer's own clock says so."
        )
    if found:
        yield printed("It does not state that a certificate was not revoked: that would need the network.")
        yield printed(
            "It does not state that an electronic signature is a qualified one; it gives what the certificate says of "
            "itself."
        )
