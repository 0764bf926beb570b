"""What a signing protocol says beside its tables: what was withdrawn, what electronic signatures are, what it does not
prove, how anybody checks it alone, and who drew it up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kpes.document import Block, Cell, Draft, Said, Table
from kpes.esign.signed_pdf import PINNED
from kpes.esign.verdicts import Question, Verdict
from kpes.fingerprint import short
from kpes.messages import Message, printed
from kpes.model import Withdrawn
from kpes.protocol.content import Protocol, Sealing

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
_TO_FILL_IN = ((printed("Name and function"), 2), (printed("Date and place"), 2), (printed("Signature"), 4))
"""What whoever draws up the protocol writes by hand, and how many empty lines there are for it."""
NOT_PROVEN = (
    printed("It does not state that any signature is valid, nor that the document has legal effect."),
    printed("It does not state who in fact signed by hand; it names the person who was entered in the register."),
    printed(
        "It does not state that anybody had authority to represent a partner; it gives the basis as it was recorded."
    ),
    printed("It does not confirm the dates of signing; it gives them as they were recorded."),
    printed(
        "It does not judge whether the evidence shows a signature. Of files whose words can be read it tells whether "
        "these are the words that were signed; of scans whether they are the same files and, where it says so, what a "
        "comparison with the issued PDF showed."
    ),
)
_ADVICE = printed(
    "It does not protect against someone who changes a file and the recorded digest together. So keep this protocol, "
    "and compare it with later ones."
)


def moment(recorded_at: str) -> str:
    """``2014-11-08T09:12:44Z`` as people read it."""
    return recorded_at.replace("T", " ").replace("Z", " UTC")


def corrected(protocol: Protocol, draft: Draft) -> Iterator[Block]:
    """The records that were withdrawn, if there are some."""
    if protocol.corrections:
        yield draft.heading(printed("Records that were withdrawn"))
    yield from draft.items(
        _WITHDRAWN[one.of]._replace(
            values={
                "partner": partner.name.value,
                "representative": one.representative,
                "edition": short(one.fingerprint),
                "moment": moment(one.recorded_at),
                "reason": one.reason,
            }
        )
        for partner, one in protocol.corrections
    )


_WITHDRAWN: Mapping[Withdrawn, Message] = {
    "": printed(
        "{partner}: the signature of {representative} on edition {edition}, withdrawn on {moment}. Reason: {reason}"
    ),
    "declined": printed("{partner}: that it declined to sign, withdrawn on {moment}. Reason: {reason}"),
    "handed-over": printed("{partner}: that it got its copy, withdrawn on {moment}. Reason: {reason}"),
}


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


def _left_open(found: Sequence[Sealing], unchecked: Sequence[int]) -> Iterator[Message]:
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


def not_proven(protocol: Protocol, draft: Draft) -> Iterator[Block]:
    """What a protocol must not be taken for."""
    yield draft.heading(printed("What this protocol does not prove"))
    yield from draft.items((*NOT_PROVEN, *_left_open(protocol.sealings, protocol.unchecked), _ADVICE))


def by_oneself(protocol: Protocol, draft: Draft) -> Iterator[Block | Table]:
    """The commands that everybody has."""
    yield draft.heading(printed("How to check this alone"))
    intro = printed("The commands are typed in a terminal, in the folder that holds the document’s data.")
    yield draft.text(intro, leads=True)
    yield draft.table((("", 28), ("", 72)), _steps(protocol, draft.say(printed("FILE"))))


def _steps(protocol: Protocol, file: str) -> Iterator[tuple[Said, Cell]]:
    """What can be checked, and the command with what it prints; ``file`` stands for the name of any."""
    windows = f"certutil -hashfile {file} SHA256"
    prints = printed("This prints the file’s digest. It has to be the same as in this protocol.")
    yield printed("Any file"), [f"sha256sum {file}", printed("On Windows:"), windows, prints]
    command = f"sha256sum {protocol.text_file}" if protocol.text_state else "kpes show --format text | sha256sum"
    prints = printed("This prints the digest of the text. It has to be the one above.")
    yield printed("Text of the edition"), [command, prints]
    prints = printed(
        "This prints the digest in the line “digest” that ends the record. N is the number of lines above that line."
    )
    yield printed("Record in the register"), ["head -n N data/signatures/PARTNER.yaml | sha256sum", prints]
    if protocol.register:
        prints = printed(
            "This prints the digest of the whole register. Another one than above means that records were added, "
            "changed or removed since this protocol was made."
        )
        yield printed("Whole register"), ["LC_ALL=C; sha256sum data/signatures/*.yaml | sha256sum", prints]
        prints = printed("With kpes: this tells whether any record was removed or changed since this protocol.")
        yield printed("Register since then"), [f"kpes verify --against {file}", prints]
    if protocol.copies:
        prints = printed(
            "This says of each copy whether it fits the list SHA256SUMS. The digests in that list have to be the same "
            "as in this protocol."
        )
        yield printed("Copies"), ["cd out/copies", "sha256sum -c SHA256SUMS", prints]


def drawn_up_by(draft: Draft) -> Iterator[Block | Table]:
    """Room for whoever answers for the protocol; kpes knows neither the name nor the day."""
    yield draft.heading(printed("Drawn up by"))
    yield draft.table((("", 36), ("", 64)), ((said, "\n" * height) for said, height in _TO_FILL_IN))
