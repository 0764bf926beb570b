"""Which partner is meant, by its id or its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kpes.errors import KpesError
from kpes.messages import message, nearest
from kpes.model import Partner
from kpes.source import excerpt

_MOST_NAMED = 30


def partner_of(partners: Iterable[Partner], wanted: str) -> Partner:
    """The partner with the id ``wanted``; a KpesError that names the nearest ids where there is none."""
    return finder(partners, by_name=False)(wanted)


def finder(partners: Iterable[Partner], by_name: bool = True) -> Callable[[str], Partner]:
    """What finds a partner by its id, or else by its whole name; it raises what `partner_of` does."""
    ids = {partner.id.value: partner for partner in partners}
    names: dict[str, list[str]] = {}
    for id, partner in ids.items():
        names.setdefault(partner.name.value.casefold(), []).append(id)

    def find_partner(wanted: str) -> Partner:
        named = names.get(wanted.casefold(), [])
        if wanted in ids or (by_name and len(named) == 1):
            return ids.get(wanted) or ids[named[0]]
        near = (names[name][-1] for name in nearest(wanted.casefold(), names, most=3))
        if likely := named or nearest(wanted.lower(), ids, most=3) or list(near):
            remedy = message("Did you mean: {ids}?", ids=", ".join(likely))
        elif len(ids) <= _MOST_NAMED:
            remedy = message("The partners are: {ids}.", ids=", ".join(ids))
        else:
            remedy = message("See all partners with: kpes status")
        raise KpesError(message("There is no partner “{id}”.", id=excerpt(wanted)), remedy)

    return find_partner
