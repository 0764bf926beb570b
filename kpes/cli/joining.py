"""What `kpes sign` says of a signature beside those that its partner has: one too many, or one of several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpes import evidence, register
from kpes.cli.recording import Meant, Occasion
from kpes.messages import Message, counted, message


def doubts(what: Occasion, entry: Meant) -> Iterator[Message]:
    """What speaks against recording ``entry`` beside those that signed the same text for its partner already."""
    party, name = entry.partner, entry.signature.representative
    signed = _signed(what, entry)
    if register.person(name) in signed:
        return  # The register refuses that.
    if not party.representatives and len(signed) >= party.signatures_required:
        yield message(
            "Note: “{partner}” has all signatures that it needs on this text already, by {names}. If this one is to "
            "replace another, withdraw that with: kpes revoke {id} --by NAME --reason TEXT",
            partner=party.name.value,
            names=", ".join(signed.values()),
            id=party.id.value,
        )
    for other in signed.values():
        if evidence.is_nearly(other, name):
            yield message(
                "Note: {name} is written nearly like {other}, who signed this text for “{partner}” already. If that is "
                "one person, withdraw the wrong record.",
                name=name,
                other=other,
                partner=party.name.value,
            )


def awaited(what: Occasion, entries: Sequence[Meant]) -> Iterator[Message]:
    """Whose signatures are still needed where several sign for a partner."""
    for party in {entry.partner.id.value: entry.partner for entry in entries}.values():
        if party.signatures_required < 2:
            continue
        own = [entry for entry in entries if entry.partner is party]
        signed = _signed(what, own[0])
        signed |= {register.person(entry.signature.representative): "" for entry in own}
        missing = party.signatures_required - len(signed)
        if missing < 1:
            continue
        names = [one.name.value for one in party.representatives if register.person(one.name.value) not in signed]
        values = {"partner": party.name.value, "names": ", ".join(names)}
        yield (
            counted(
                "Note: {count} more signature is needed for “{partner}”. It may be of: {names}.",
                "Note: {count} more signatures are needed for “{partner}”. They may be of: {names}.",
                missing,
                **values,
            )
            if names
            else counted(
                "Note: {count} more signature is needed for “{partner}”.",
                "Note: {count} more signatures are needed for “{partner}”.",
                missing,
                partner=party.name.value,
            )
        )


def _signed(what: Occasion, entry: Meant) -> dict[str, str]:
    """Who signed the same text for the same partner, by what is the same for all spellings of a name."""
    return {
        register.person(signed.representative): signed.representative
        for signed in what.project.register.standing(entry.partner.id.value)
        if signed.fingerprint == entry.signature.fingerprint
    }
