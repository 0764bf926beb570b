"""The schema of ``data/partners.yaml``; `kpes.reader.partners` reads it."""

from __future__ import annotations

from kpes.messages import message
from kpes.schema.shape import COUNT, Schema, choice, group, items, text

_ID: Schema = {
    "description": message(
        "A short name, which commands and files use: small letters a to z, digits and hyphens, at most 40. After the "
        "first signature it stays as it is."
    ),
    "type": ["string", "integer", "boolean"],
    "minimum": 0,
    "pattern": "^[a-z0-9][a-z0-9-]{0,39}$",
    "examples": ["fundacja-wzor"],
}

_REPRESENTATIVE = group(
    {"name": text(message("First name and surname."), "Anna Nowak")},
    {
        "basis": choice(
            message("By what right: “statutory”, by statute or charter, or “power-of-attorney”."),
            "statutory",
            "power-of-attorney",
        )
    },
)

_PARTNER = group(
    {"id": _ID, "name": text(message("The name, exactly as it shall stand in the signatory list."), "Fundacja Wzór")},
    {
        "seat": text(message("The seat. It stands in the signatory list behind the name."), "Gdańsk"),
        "representatives": items(_REPRESENTATIVE, message("Who may sign for this partner, and nobody else then.")),
        "signatures_required": {
            "description": message("How many signatures this partner needs; 2 where two persons sign together."),
            **COUNT,
        },
        "email": text(message("An e-mail address. It is not part of the text."), "biuro@example.org"),
        "nip": text(message("The Polish tax number NIP. It is not part of the text."), "1234563218"),
        "regon": text(message("The Polish statistical number REGON. It is not part of the text."), "123456785"),
        "krs": text(message("The number in the Polish court register KRS. It is not part of the text."), "0000123456"),
    },
)

PARTNERS: Schema = {
    "title": message("The signatory list"),
    **group(
        {
            "partners": items(
                _PARTNER, message("The partners, in the order in which they stand at the end of the agreement.")
            )
        }
    ),
}
