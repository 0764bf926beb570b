"""What was done to an issued PDF beside signing it, in words for people who know no PDF."""

from __future__ import annotations

from kpes.esign.facts import Change
from kpes.messages import Message, message


def said_of(change: Change) -> Message:
    """The sentence that tells of a change."""
    page, what = change.page, change.what
    if change.kind == "damaged":
        return message("What was put behind the issued PDF cannot be read.")
    if change.kind == "catalog":
        return message("Beside a signature, something of the whole document was changed: {what}.", what=_part(what))
    if change.kind == "page":
        return message("Page {page} was changed after the PDF was issued: {what}.", page=page, what=_part(what))
    if change.kind == "annotation":
        return message("Something other than a signature was put onto page {page}: {what}.", page=page,
                       what=_part(what))  # fmt: skip
    if change.kind == "field":
        return message("Form fields were added that are no signatures.")
    if change.kind == "covered":
        return message("A signature covers {what} of page {page} and may hide its words and show others.",
                       what=what, page=page)  # fmt: skip
    return message("A part of the issued PDF was replaced or removed: its text, its fonts, or its order.")


def _part(key: str) -> Message | str:
    """What people call a part of a PDF, or what was put onto a page."""
    return _PARTS.get(key, key)


_PARTS = {
    "": message("something that does not say what it is"),
    "/AA": message("what it does by itself"),
    "/Contents": message("what it shows"),
    "/CropBox": message("which part of it is seen"),
    "/Lang": message("its language"),
    "/MediaBox": message("its size"),
    "/Names": message("what is attached to it"),
    "/OCProperties": message("what can be switched on and off in it"),
    "/OpenAction": message("what happens when it is opened"),
    "/Outlines": message("its table of contents"),
    "/PageLabels": message("the numbers of its pages"),
    "/Pages": message("its pages"),
    "/Resources": message("its fonts and pictures"),
    "/Rotate": message("which way up it stands"),
    "/StructTreeRoot": message("what is read aloud of it"),
    "/ViewerPreferences": message("how it is displayed"),
    "FileAttachment": message("an attached file"),
    "FreeText": message("words"),
    "Highlight": message("a highlight"),
    "Ink": message("a drawing"),
    "Link": message("a link"),
    "Square": message("a box"),
    "Stamp": message("a stamp"),
    "StrikeOut": message("a line through words"),
    "Text": message("a note"),
    "Widget": message("a form field or button"),
}
"""By their keys in a PDF (ISO 32000, 7.7.2, 7.7.3.3 and 12.5.6)."""
