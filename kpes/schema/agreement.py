"""The schema of ``data/agreement.yaml``; `kpes.reader.agreement` reads it."""

from __future__ import annotations

from kpes.language import LANGUAGES
from kpes.messages import message
from kpes.schema.shape import DAY, TEXT, Schema, choice, group, items, ref, text

_WORD = "[0-9A-Za-z_\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]"
_NO_WORD = _WORD.replace("[", "[^", 1)
_OTHER = f"({_WORD}{{2,}}|(?![1IiAa]){_WORD})?"
"""A word that counts nothing. Letters are listed, because engines differ on what a letter is."""

_LABELS: Schema = {
    "type": ["string", "integer"],
    "minimum": 1,
    "maximum": 1,
    "pattern": rf"^(({_OTHER}{_NO_WORD})*[1IiAa]({_NO_WORD}{_OTHER})*|\s*[-–—•]\s*)$",
    "examples": ["1/", "1.", "a)", "I.", "§ 1.", "-"],
}
_LABELS_OF = message("The label of the first item, as an example for all; or a dash for all.")

_LIST = group({"labels": ref("labels", _LABELS_OF), "items": items(ref("item"), message("The items of the list."))})
_ITEM: Schema = {
    "anyOf": [
        TEXT,
        group(
            {
                "text": text(message("The words of the item, before its sub-items.")),
                "labels": ref("labels", _LABELS_OF),
                "items": items(TEXT, message("The sub-items.")),
            }
        ),
    ]
}
_INSERTION = group(
    {
        "insert": choice(message("What is inserted here: all areas, or all goals."), "areas", "goals"),
        "labels": ref("labels", _LABELS_OF),
    }
)


def _parts(*parts: Schema) -> Schema:
    """One of these, or a list of them."""
    return {"anyOf": [*parts, items({"anyOf": [*parts]})]}


_PARTS_OF = message(
    "A text, or a list of texts and lists. A list has labels and items. XXXXX stands for the copy count, "
    "{date} for the date. A blank line starts a new block.",
    date="{date}",
)

_AREA = group(
    {"id": text(message("A short name, to which goals point.")), "text": text(message("The words of the area."))}
)
_GOALS = group(
    {
        "id": text(message("A short name of this section.")),
        "heading": text(message("The heading of the section.")),
        "text": ref("goal_parts", _PARTS_OF),
    },
    {"area": text(message("The id of the area that these goals belong to."))},
)
_ACCEPTED = group(
    {
        "rule": text(message("The code of the finding."), "K204"),
        "where": text(message("The place, as kpes validate shows it on a terminal."), "preamble.text"),
        "reason": text(message("Why it is meant as it stands.")),
    },
    {"words": text(message("The words that it is about, where not all of the place is meant."))},
)

AGREEMENT: Schema = {
    "title": message("The agreement"),
    **group(
        {
            "language": choice(message("The language of the agreement."), *LANGUAGES),
            "status": choice(
                message("“draft” puts a draft mark under the title; “final” is for printing and signing."),
                "draft",
                "final",
            ),
            "title": text(message("The title. Under “|” it keeps its lines.")),
            "date": {
                "description": message("The date of the agreement. No signature can be of an earlier day."),
                **DAY,
            },
            "form": choice(
                message("The form of the signatures: “written”, by hand or qualified electronic, or “any”."),
                "written",
                "any",
            ),
            "parties": ref("parts", message("The opening sentence: who makes the agreement.")),
            "preamble": {
                "description": message("The preamble."),
                **group({"heading": text(message("Its heading.")), "text": ref("parts", _PARTS_OF)}),
            },
            "paragraphs": items(
                group({"text": ref("parts", _PARTS_OF)}),
                message("The paragraphs, in their order. Their numbers are derived, never typed."),
            ),
            "signatories": {
                "description": message("The headings of the signatory list. The partners are in partners.yaml."),
                **group(
                    {
                        "partners_heading": text(message("The heading above the partners.")),
                        "signature_heading": text(message("The heading above the signatures.")),
                    }
                ),
            },
        },
        {
            "author": text(message("The author in the properties of the document. It is not part of the text.")),
            "resolution": text(message("The sentence between the preamble and the paragraphs.")),
            "paragraph_labels": ref("labels", message("The label of the first paragraph, as an example for all.")),
            "areas": items(_AREA, message("The areas of cooperation. A paragraph inserts them.")),
            "goals": items(_GOALS, message("The goals, section by section. A paragraph inserts them.")),
            "accepted": items(_ACCEPTED, message("Warnings that are meant as they stand, each with its reason.")),
        },
    ),
    "$defs": {
        "parts": _parts(TEXT, ref("list"), ref("insertion")),
        "goal_parts": _parts(TEXT, ref("list")),
        "list": _LIST,
        "item": _ITEM,
        "insertion": _INSERTION,
        "labels": _LABELS,
    },
}
