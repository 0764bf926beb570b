"""What a signing protocol says of itself: what it does not prove, and how anybody checks what it says."""

from __future__ import annotations

from collections.abc import Iterator

from kpes.document import Block, Cell, Draft, Said, Table
from kpes.messages import printed
from kpes.protocol.content import Protocol
from kpes.protocol.electronic import left_open

NOT_PROVEN = (
    printed("It does not state that any signature is valid, nor that the document has legal effect."),
    printed("It does not state who in fact signed by hand; it names the person who was entered in the register."),
    printed(
        "It does not state that anybody had authority to represent a partner; it gives the basis as it was recorded."
    ),
    printed("It does not confirm the dates of signing; it gives them as they were recorded."),
    printed(
        "It does not judge what the evidence shows. Of scans and other files without an electronic signature it tells "
        "only whether they are the same files."
    ),
)
_ADVICE = printed(
    "It does not protect against someone who changes a file and the recorded digest together. So keep this protocol, "
    "and compare it with later ones."
)


def not_proven(protocol: Protocol, draft: Draft) -> Iterator[Block]:
    """What a protocol must not be taken for."""
    yield draft.heading(printed("What this protocol does not prove"))
    yield from draft.items((*NOT_PROVEN, *left_open(protocol.sealings, protocol.unchecked), _ADVICE))


def by_oneself(protocol: Protocol, draft: Draft) -> Iterator[Block | Table]:
    """The commands that everybody has."""
    yield draft.heading(printed("How to check this alone"))
    intro = printed("The commands are typed in a terminal, in the folder that holds the document’s data.")
    yield draft.text(intro, leads=True)
    yield draft.table((("", 28), ("", 72)), _steps(protocol, draft.say(printed("FILE"))))


def _steps(protocol: Protocol, file: str) -> Iterator[tuple[Said, Cell]]:
    """What can be checked, and the command with what it prints; ``file`` stands for the name of any."""
    windows = printed("On Windows: {command}", command=f"certutil -hashfile {file} SHA256")
    prints = printed("This prints the file’s digest. It has to be the same as in this protocol.")
    yield printed("Any file"), [f"sha256sum {file}", windows, prints]
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
