"""Which partner is meant: by an id, by a whole name, and what may have been meant where there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from kpes.errors import KpesError
from kpes.messages import message, nearest
from kpes.model import Partner
from kpes.source import excerpt


def partner_of(partners: Iterable[Partner], wanted: str) -> Partner:
    """The partner with the id ``wanted``; a KpesError that names the nearest ids where there is none."""
    by_id = {partner.id.value: partner for partner in partners}
    if wanted in by_id:
        return by_id[wanted]
    by_name = [partner.id.value for partner in by_id.values() if partner.name.value.casefold() == wanted.casefold()]
    likely = by_name or nearest(wanted.lower(), by_id, most=3) or _nearest_names(by_id, wanted)
    if likely:
        remedy = message("Did you mean: {ids}?", ids=", ".join(likely))
    elif len(by_id) <= 30:
        remedy = message("The partners are: {ids}.", ids=", ".join(by_id))
    else:
        remedy = message("See all partners with: kpes status")
    raise KpesError(message("There is no partner “{id}”.", id=excerpt(wanted)), remedy)


def _nearest_names(by_id: Mapping[str, Partner], wanted: str) -> list[str]:
    """The ids of those whose names ``wanted`` may have been meant to be."""
    ids = {partner.name.value.casefold(): id for id, partner in by_id.items()}
    return [ids[name] for name in nearest(wanted.casefold(), ids, most=3)]


def finder(partners: Iterable[Partner]) -> Callable[[str], Partner]:
    """What finds a partner by its id or else by its whole name; it raises what `partner_of` does."""
    ids = {partner.id.value: partner for partner in partners}
    names: dict[str, list[Partner]] = {}
    for partner in ids.values():
        names.setdefault(partner.name.value.casefold(), []).append(partner)

    def find_partner(wanted: str) -> Partner:
        named = names.get(wanted.casefold(), ())
        if wanted in ids or len(named) != 1:
            return ids.get(wanted) or partner_of(ids.values(), wanted)
        return named[0]

    return find_partner
