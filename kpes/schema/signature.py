"""The schema of ``data/signatures/<partner>.yaml``; `kpes.reader.register` reads it."""

from __future__ import annotations

from kpes.messages import message
from kpes.schema.shape import DAY, Schema, choice, group, items, ref, text

_METHODS = ("handwritten", "qualified", "trusted-profile", "personal", "other")

_EVENT = message("What was recorded: “signed”, a signature, or “revoked”, that it was withdrawn.")
_REPRESENTATIVE = message("Who signed.")
_PARTNER = text(message("The id of the partner, which names the file."), "a")
_FINGERPRINT: Schema = {
    "description": message("The fingerprint of the text that was signed."),
    "type": "string",
    "pattern": "^sha256:[0-9a-f]{64}$",
}
_DIGEST: Schema = {
    "description": message("The SHA-256 of all that stands above this line in the file."),
    "type": "string",
    "pattern": "^sha256:[0-9a-f]{64}$",
}
_MOMENT: Schema = {
    "description": message("When it was recorded, in UTC."),
    "type": "string",
    "format": "date-time",
    "pattern": (
        "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$"
    ),
    "examples": ["2014-11-08T09:12:44Z"],
}

_EVIDENCE = group(
    {
        "file": {
            "description": message("The file, from the folder of the project on."),
            "type": "string",
            "pattern": r"^data/evidence/(?!\.{1,2}([/\\]|$))[^/\\]+([/\\](?!\.{1,2}([/\\]|$))[^/\\]+)*$",
            "examples": ["data/evidence/a/scan.pdf"],
        },
        "sha256": {
            "description": message("The SHA-256 of the file."),
            "type": "string",
            "pattern": "^[0-9a-f]{64}$",
        },
    },
    {
        "kind": choice(
            message("What the file is, where it does not show the signature: a power of attorney."),
            "power-of-attorney",
        ),
        "issued": {
            "description": message("The SHA-256 of the issued PDF that this signed PDF begins with."),
            "type": "string",
            "pattern": "^[0-9a-f]{64}$",
        },
    },
)

_SIGNED = group(
    {
        "event": choice(_EVENT, "signed", "revoked"),
        "representative": text(_REPRESENTATIVE, "Anna Nowak"),
        "signed_on": {"description": message("The day of the signature."), **DAY},
        "method": choice(message("How it was signed."), *_METHODS),
        "fingerprint": _FINGERPRINT,
        "recorded_at": _MOMENT,
    },
    {
        "partner": _PARTNER,
        "place": text(message("Where it was signed."), "Gdynia"),
        "evidence": items(_EVIDENCE, message("Scans, signed files and powers of attorney.")),
        "note": text(message("A remark that was recorded with the signature.")),
        "digest": _DIGEST,
    },
)

_REVOKED = group(
    {
        "event": choice(_EVENT, "revoked"),
        "representative": text(_REPRESENTATIVE, "Anna Nowak"),
        "fingerprint": _FINGERPRINT,
        "reason": text(message("Why the signature was withdrawn.")),
        "recorded_at": _MOMENT,
    },
    {"partner": _PARTNER, "digest": _DIGEST},
)

SIGNATURE: Schema = {
    "title": message("The register of one partner's signatures"),
    "description": message("kpes writes this file, and only ever appends to it: kpes sign, kpes revoke."),
    **items(
        {
            "if": {"type": "object", "required": ["event"], "properties": {"event": {"const": "revoked"}}},
            "then": ref("revoked"),
            "else": ref("signed"),
        }
    ),
    "$defs": {"signed": _SIGNED, "revoked": _REVOKED},
}
