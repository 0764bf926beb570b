"""What a rule is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kpes.messages import Message, message
from kpes.model import Agreement, Partner, Text
from kpes.source import Place, excerpt


@dataclass(frozen=True, slots=True)
class Data:
    """The data of a project; what its files' shape kept from being read is None.

    ``recorded`` are the ids that the register holds a file for.
    """

    agreement: Agreement | None
    partners: tuple[Partner, ...] | None
    recorded: tuple[str, ...] = ()


def repeated_ids(ids: Iterable[Text]) -> Iterator[tuple[Place, Message]]:
    """Each id that was used before, with the line of its first use."""
    first: dict[str, Place] = {}
    for id in ids:
        if id.value in first:
            line = first[id.value].line
            said = message("The id “{id}” is taken already, in line {line}.", id=excerpt(id.value), line=line)
            yield id.place, said
        else:
            first[id.value] = id.place
