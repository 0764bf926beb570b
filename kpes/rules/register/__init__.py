"""K5: the register, and what its rules look at: the signatures, and the files that show them."""

from collections.abc import Callable, Iterator
from functools import wraps

from kpes.messages import Message
from kpes.model import Evidence, Partner, Signed
from kpes.register.reading import standing_signatures
from kpes.rules.rule import Check, Data, Findings
from kpes.source import Place


def standing_of(data: Data) -> Iterator[tuple[Partner, Signed]]:
    """The signatures of each partner that were not withdrawn, oldest first."""
    for partner in data.partners or ():
        for signed in standing_signatures(data.records.get(partner.id.value, ())):
            yield partner, signed


def of_each_signature(
    key: str, on_todays_text: bool = False
) -> Callable[[Callable[[Data, Partner, Signed], Message | None]], Check]:
    """Makes a check of what says something of a signature that stands, or nothing; it is told at its ``key``."""

    def make(judge: Callable[[Data, Partner, Signed], Message | None]) -> Check:
        @wraps(judge)
        def check(data: Data) -> Findings:
            for partner, signed in standing_of(data):
                looked_at = not on_todays_text or signed.fingerprint == data.fingerprint
                if looked_at and (said := judge(data, partner, signed)):
                    yield signed.place_of(key), said

        return check

    return make


def evidence_of(data: Data) -> Iterator[tuple[str, Place, Evidence]]:
    """Each file of evidence, those of signatures that were withdrawn too: whose it is, where that stands, and it."""
    for id, events in data.records.items():
        for signed in events:
            if isinstance(signed, Signed):
                yield from ((id, signed.place_of("evidence"), kept) for kept in signed.evidence)
