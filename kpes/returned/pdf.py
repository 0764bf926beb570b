"""A PDF that came back, read in a process of its own, which has a time limit and, where there are any, others.

The words in a PDF are what a program reads; what the page shows is drawn apart from them. So a reading of
a PDF never says more than that the words are there.
"""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO

from kpes import confined
from kpes.messages import message
from kpes.returned.reading import Reading, Remark, Unreadable, shown

_PATIENCE = 60
"""Seconds; a hundred pages take about five."""
_MEMORY = 2 * 2**30
_MOST_PAGES = 2_000
_SOFT_HYPHEN = "\u00ad"
_HARMLESS = {"/Link", "/Widget", "/Popup"}


def read(data: bytes) -> Reading:
    """The words of the pages line by line; Unreadable where there are none, or the file is damaged."""
    try:
        command = confined.command("kpes.returned.pdf")
        done = subprocess.run(command, input=data, capture_output=True, timeout=_PATIENCE, check=True)
        told = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise Unreadable(message("Its words cannot be read within a minute.")) from error
    except (subprocess.CalledProcessError, ValueError) as error:
        raise Unreadable(message("It is damaged or cut off: it cannot be read as a PDF.")) from error
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
    active = [Remark("macros", message("It holds a program or another file: {part}.", part=p)) for p in told["active"]]
    signed = [Remark("signature", message("It bears an electronic signature, which kpes does not check: {part}.",
                                          part="AcroForm"), grave=False)]  # fmt: skip
    return [*notes[:20], *active, *(signed if told["signed"] else [])]


def _told(data: bytes) -> dict[str, object]:
    """What pypdf reads; anything that it raises ends this process."""
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data), strict=False)
    told: dict[str, object] = {"locked": False, "lines": [], "notes": [], "active": [], "signed": False}
    if reader.is_encrypted and not reader.decrypt(""):
        return {**told, "locked": True}
    lines: list[str] = []
    notes: list[list[str]] = []
    for page in reader.pages[:_MOST_PAGES]:
        # A font has one glyph for both hyphens, and which of the two characters it stands for is anybody's guess.
        words = page.extract_text().replace(_SOFT_HYPHEN, "-")
        read = [" ".join(line.split()) for line in words.splitlines() if line.strip()]
        lines += [f"\f{line}" if number == 0 else line for number, line in enumerate(read)]
        for note in page.get("/Annots") or []:
            note = note.get_object()
            if note.get("/Subtype") not in _HARMLESS:
                notes.append([str(note.get("/Subtype", "")).lstrip("/"), shown(str(note.get("/Contents", "")))])
    root = reader.trailer["/Root"]
    names = root.get("/Names", {}).get_object() if "/Names" in root else {}
    active = [key.lstrip("/") for key in ("/JavaScript", "/EmbeddedFiles") if key in names]
    action = root.get("/OpenAction")
    action = action.get_object() if action is not None else None
    if isinstance(action, dict) and action.get("/S") in ("/JavaScript", "/Launch"):
        active.append("OpenAction")
    form = root["/AcroForm"].get_object() if "/AcroForm" in root else {}
    signed = bool(form.get("/SigFlags"))
    return {"locked": False, "lines": lines, "notes": notes, "active": active, "signed": signed}


def main() -> None:
    """Reads a PDF from stdin and tells on stdout what is in it, as JSON."""
    confined.allow(2 * _PATIENCE, _MEMORY)
    sys.stdout.write(json.dumps(_told(sys.stdin.buffer.read())))
