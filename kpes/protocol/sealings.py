"""The blocks of a signing protocol that tell of electronic signatures."""

from __future__ import annotations

from collections.abc import Iterator

from kpes.document import Block, Column, Role, Table
from kpes.esign.facts import PINNED
from kpes.language.protocol.electronic import OPEN, ElectronicWords
from kpes.protocol.content import Protocol
from kpes.protocol.electronic import Sealing


def drawn(protocol: Protocol, words: ElectronicWords, moment: str) -> Iterator[Block | Table]:
    """What was found, signature by signature; ``moment`` is that of the last record, for people."""
    if protocol.sealings:
        yield Block(Role.TEXT, words.intro.format(moment=moment), leads=True)
        rows = tuple((_signature(one, words), _result(one, words)) for one in protocol.sealings)
        yield Table((Column(words.signature, 30, strong=True), Column(words.result, 70)), rows)
    for partners in protocol.shared:
        yield Block(Role.TEXT, words.shared.format(partners=", ".join(partners)))
    if protocol.unchecked:
        numbers = ", ".join(map(str, protocol.unchecked))
        yield Block(Role.TEXT, words.unchecked.format(numbers=numbers, command=f"pip install {PINNED}"))


def left_open(protocol: Protocol, words: ElectronicWords) -> Iterator[str]:
    """What was not proven of these signatures."""
    judged = {(one.check, one.verdict) for sealing in protocol.sealings for one in sealing.verdicts}
    holds = {
        "unchecked": bool(protocol.unchecked),
        "identity": any(check == "trust" and verdict != "pass" for check, verdict in judged),
        "time": any(check == "time" and verdict != "pass" for check, verdict in judged),
        "revocation": bool(protocol.sealings),
        "qualified": bool(protocol.sealings),
    }
    yield from (words.not_proven[key] for key in OPEN if holds[key])


def _signature(sealing: Sealing, words: ElectronicWords) -> str:
    return f"{words.exhibit.format(number=sealing.exhibit)}\n{sealing.signer or words.nobody}"


def _result(sealing: Sealing, words: ElectronicWords) -> str:
    lines = [
        f"{words.questions[one.check]}: {words.verdicts[one.verdict]}; "
        f"{words.findings[one.found].format_map(one.detail.values)}"
        for one in sealing.verdicts
    ]
    return "\n".join(dict.fromkeys(lines))
