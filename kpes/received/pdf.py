"""A PDF that came back, read in a process of its own, which has a time limit and, where there are any, others.

The words in a PDF are what a program reads; what the page shows is drawn apart from them. So a reading of
a PDF never says more than that the words are there.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from kpes import sandbox
from kpes.messages import message
from kpes.received.reading import Reading, Remark, Unreadable, shown
from kpes.received.unseen import Unseen

_PATIENCE = 60
"""Seconds; a hundred pages take about five."""
_MEMORY = 2 * 2**30
_MOST_PAGES = 2_000
_MOST_REMARKS = 20
_SOFT_HYPHEN = "\u00ad"
_HARMLESS = {"/Link", "/Popup"}
_FAINT = 0.15
_UNSEEN = {
    "unpainted": message("in letters without a filling"),
    "white": message("in the colour of the paper"),
    "tiny": message("too small to read"),
    "outside": message("moved off the paper"),
}


def read(data: bytes) -> Reading:
    """The words of the pages line by line; Unreadable where there are none, or the file is damaged."""
    try:
        told = sandbox.Process(__name__, _PATIENCE, _MEMORY).ask(data)
    except sandbox.Died as died:
        if died.late:
            raise Unreadable(message("Its words cannot be read within a minute.")) from died
        raise Unreadable(message("It is damaged or cut off: it cannot be read as a PDF.")) from died
    if told["locked"]:
        raise Unreadable(message("It is locked with a password. Ask for one that is not."))
    if not told["lines"]:
        raise Unreadable(
            message("No words are in it, only pictures, as in a scan. A person has to compare it, word for word.")
        )
    return Reading("pdf", tuple(told["lines"]), remarks=tuple(_remarks(told)), paragraphs=False, exact=False)


def _remarks(told: dict[str, list[str]]) -> list[Remark]:
    notes = [
        Remark("comment", message("A note or drawing was put onto a page: {kind} “{words}”.", kind=kind, words=words))
        for kind, words in dict.fromkeys(map(tuple, told["notes"]))
    ]
    unseen = [
        Remark("hidden-text", message("Words on page {page} are {reason}.", page=page, reason=_UNSEEN[reason]))
        for page, reason in told["unseen"]
    ]
    layers = [Remark("hidden-text", message("Its pages have layers, which a program shows or does not show."))]
    fields = [
        Remark("field", message("A field of a form stands on a page: “{words}”.", words=words))
        for words in dict.fromkeys(told["fields"])
    ]
    pictures = [
        Remark("picture", message("A picture stands on page {page}.", page=page), grave=False)
        for page in told["pictures"]
    ]
    active = [Remark("macros", message("It holds a program or another file: {part}.", part=p)) for p in told["active"]]
    signed = [Remark("signature", message("It bears an electronic signature, which kpes does not check: {part}.",
                                          part="AcroForm"), grave=False)]  # fmt: skip
    kinds = [notes, unseen, layers * told["layers"], fields, pictures, active, signed * told["signed"]]
    return [remark for kind in kinds for remark in kind[:_MOST_REMARKS]]


def answer(told: dict[str, Any], data: bytes) -> dict[str, object]:
    """What pypdf reads; anything that it raises ends this process."""
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        return {"locked": True}
    lines: list[str] = []
    notes: list[list[str]] = []
    unseen: list[tuple[int, str]] = []
    fields: list[str] = []
    pictures: list[int] = []
    for number, page in enumerate(reader.pages[:_MOST_PAGES], 1):
        # A font has one glyph for both hyphens, and which of the two characters it stands for is anybody's guess.
        seen = Unseen([float(side) for side in page.cropbox], _faint(page))
        words = page.extract_text(visitor_operand_before=seen.look).replace(_SOFT_HYPHEN, "-")
        unseen += [(number, reason) for reason in sorted(seen.reasons)]
        pictures += [number] if any(one.get("/Subtype") == "/Image" for one in _resources(page, "/XObject")) else []
        read = [" ".join(line.split()) for line in words.splitlines() if line.strip()]
        lines += [f"\f{line}" if at == 0 else line for at, line in enumerate(read)]
        for note in page.get("/Annots") or []:
            note = note.get_object()
            if note.get("/Subtype") == "/Widget":
                kind = note.get("/FT") or note.get("/Parent", {}).get("/FT")
                fields += [shown(str(note.get("/V", "")))] if kind != "/Sig" else []
            elif note.get("/Subtype") not in _HARMLESS:
                notes.append([str(note.get("/Subtype", "")).lstrip("/"), shown(str(note.get("/Contents", "")))])
    root = reader.trailer["/Root"]
    names = root.get("/Names", {}).get_object() if "/Names" in root else {}
    active = [key.lstrip("/") for key in ("/JavaScript", "/EmbeddedFiles") if key in names]
    action = root.get("/OpenAction")
    action = action.get_object() if action is not None else None
    if isinstance(action, dict) and action.get("/S") in ("/JavaScript", "/Launch"):
        active.append("OpenAction")
    form = root["/AcroForm"].get_object() if "/AcroForm" in root else {}
    active += [key.lstrip("/") for key, place in (("/XFA", form), ("/AA", root)) if key in place]
    found = {"lines": lines, "notes": notes, "unseen": unseen, "fields": fields, "pictures": pictures, "active": active}
    return {**found, "locked": False, "layers": "/OCProperties" in root, "signed": bool(form.get("/SigFlags"))}


def _resources(page: Any, kind: str) -> list[Any]:
    """The resources of a page of one kind."""
    return [one.get_object() for one in _named_resources(page, kind).values()]


def _named_resources(page: Any, kind: str) -> dict[str, Any]:
    resources = page.get("/Resources")
    found = resources.get_object().get(kind) if resources is not None else None
    return found.get_object() if found is not None else {}


def _faint(page: Any) -> set[str]:
    """The names of the graphics states of a page in which nothing that is painted shows."""
    states = _named_resources(page, "/ExtGState").items()
    return {name for name, state in states if float(state.get_object().get("/ca", 1)) < _FAINT}
