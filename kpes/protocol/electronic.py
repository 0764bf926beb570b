"""What a signing protocol says of the electronic signatures among its evidence: the verdicts of `kpes verify`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kpes.esign.verdicts import Judged
from kpes.evidence import of_signatures
from kpes.messages import Message
from kpes.model import Evidence, Signed
from kpes.status import Status
from kpes.verify import SignedFiles, SignedPdf, judged, signers_meant


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
        if isinstance(pdf, SignedPdf):
            for certificate, name, verdicts in _of_each(kept, pdf, event):
                given = tuple(verdicts)
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


def _of_each(kept: Evidence, pdf: SignedPdf, event: Signed) -> Iterator[tuple[str, str, Iterator[Judged]]]:
    """Of each signature that is meant: its certificate's SHA-256, the name in it, and the verdicts."""
    signers = signers_meant(pdf.examined, event)
    if not signers:
        yield "", "", judged(kept, pdf, event)
    for signer in signers:
        alone = pdf._replace(examined=pdf.examined._replace(signers=(signer,)))
        yield signer.certificate, signer.name, judged(kept, alone, event)
