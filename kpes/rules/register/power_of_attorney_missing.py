"""A power of attorney is kept for other partners, but not for this one.

The signatory list says that this person signs by power of attorney, and with no signature for the partner is one
kept: it was forgotten, or is still to come. Without the power the signature binds the partner only once the partner
confirms it. Withdraw the signature with kpes revoke and record it anew with the file, or accept this finding where
the paper is kept elsewhere.

A project that keeps no powers of attorney at all is not asked for any, for many keep the papers in a binder.

Wrong:

    partners:
      - id: a
        name: Fundacja
        representatives: [{name: Anna Nowak, basis: power-of-attorney}]
      - id: b
        name: Spółdzielnia
        representatives: [{name: Ewa Lis, basis: power-of-attorney}]
    $ echo "skan" > pelnomocnictwo.pdf
    $ kpes sign a --power-of-attorney pelnomocnictwo.pdf
    $ kpes sign b

Right:

    partners:
      - id: a
        name: Fundacja
        representatives: [{name: Anna Nowak, basis: power-of-attorney}]
      - id: b
        name: Spółdzielnia
        representatives: [{name: Ewa Lis, basis: power-of-attorney}]
    $ echo "skan" > pelnomocnictwo.pdf
    $ kpes sign a --power-of-attorney pelnomocnictwo.pdf
    $ echo "inny skan" > pelnomocnictwo.pdf
    $ kpes sign b --power-of-attorney pelnomocnictwo.pdf

Source: Kodeks cywilny, art. 103.
"""

from kpes.messages import message
from kpes.model import POWER_OF_ATTORNEY
from kpes.register.reading import basis_of
from kpes.rules.register import standing_of
from kpes.rules.rule import Data, Findings

CODE = "K514"

def check(data: Data) -> Findings:
    """Each signature on today's text by power of attorney, for a partner of whom none is kept."""
    shown = {
        partner.id.value
        for partner, signed in standing_of(data)
        if any(kept.kind == POWER_OF_ATTORNEY for kept in signed.evidence)
    }
    for partner, signed in standing_of(data) if shown else ():
        by_power = basis_of(partner, signed.representative) == POWER_OF_ATTORNEY
        if by_power and partner.id.value not in shown and signed.fingerprint == data.fingerprint:
            said = message(
                "{name} signed by power of attorney, and none is kept for “{partner}”, as it is for others. Withdraw "
                "the signature and record it with the file, or accept this.",
                name=signed.representative,
                partner=partner.name,
            )
            yield signed.place_of("representative"), said
