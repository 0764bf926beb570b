"""The agreement as a PDF to keep: PDF/A-2a and PDF/UA-1, made by Typst from a template.

The words go to the template as JSON, so nothing that stands in them is markup. Nothing is taken from
the machine, neither its fonts nor its clock: one version of Typst makes the same bytes everywhere.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterator
from itertools import chain

from kpes import sandbox
from kpes.document import Block, Document, Role, Table
from kpes.errors import KpesError
from kpes.fingerprint import short
from kpes.language import language
from kpes.messages import Message, message
from kpes.render.outline import LIST, Grid, Hold, Part, outline
from kpes.render.properties import one_line
from kpes.typesetting import Fault, Typst

LEVELS = {Role.HEADING.value: 1, Role.PARAGRAPH.value: 1, Role.SECTION.value: 2}

_MAIN = "__typst_py_bytes__.typ"  # the name that the library gives to a template that is no file
_DIAGNOSTIC = re.compile(r"(?:error|warning): (?P<why>.+)\n\s*┌─ (?P<file>.+):(?P<line>\d+):\d+\n")
_NO_GLYPH = re.compile(r'the text `"(?P<text>.+)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_PACKAGE = re.compile(r"failed to (?:down)?load package|package not found")
_PROBE = b"""#set document(title: "probe")
#for letter in json(bytes(sys.inputs.data)) { par(letter) }
"""
_WORDS_AROUND = re.compile(r"(?:\S{1,40} ){0,3}\S{0,40}$")


def render(document: Document, fingerprint: str, template: bytes, file: str) -> bytes:
    """``document`` as the bytes of a PDF: the same bytes for the same arguments, on any machine.

    ``fingerprint`` is ``sha256:<64 hex>``; its first 12 digits stand in the footer. ``template`` is Typst
    markup that tells at its top what data it is given; ``file`` is its path, beside which its pictures and
    fonts lie. A KpesError where the fonts lack a character, and where Typst finds fault with the template.
    """
    _refuse_unfit(template, file)
    typst, folder = Typst(), os.path.dirname(os.path.abspath(file))
    try:
        _refuse_half_drawn(document, typst, folder)
        return typst.pdf(template, folder, json.dumps(_data(document, fingerprint)))
    except Fault as fault:
        raise _missing_character(document, fault) or _broken(fault, file) from fault
    except sandbox.Died as died:
        late = message("{file} was not done after {seconds} seconds.", file=file, seconds=int(typst.patience))
        large = message("{file} takes more memory than there is for it.", file=file)
        raise _unfit(late if died.late else large) from died


def _refuse_half_drawn(document: Document, typst: Typst, folder: str) -> None:
    """Has letters drawn one by one that bear an accent without being one character with it.

    Where the fonts lack only the letter, Typst draws the accent alone and says nothing.
    """
    words = "\n".join(_all_words(document))
    marks = {character for character in set(words) if unicodedata.category(character).startswith("M")}
    apart = {words[place - 1] for place, character in enumerate(words) if character in marks}
    if apart:
        typst.pdf(_PROBE, folder, json.dumps(sorted(apart - marks)))


def _data(document: Document, fingerprint: str) -> dict[str, object]:
    """What the template is given; it is told of at the top of ``templates/agreement.typ``."""
    tongue = language(document.language)
    code, region = tongue.tag.split("-")
    hold = tongue.hold_together
    listed = document.signatory_list
    return {
        "title": one_line(document.title),
        "author": one_line(document.author),
        "keywords": fingerprint,
        "date": {"year": document.date.year, "month": document.date.month, "day": document.date.day},
        "language": code,
        "region": region,
        "page_of": tongue.page_of,
        "edition": f"{tongue.edition} {short(fingerprint)}",
        "draft": document.draft,
        "blocks": list(_blocks(document, hold)),
        "signatories": listed and {
            "partners_heading": hold(listed.partners_heading),
            "signature_heading": hold(listed.signature_heading),
            "rows": [{"name": hold(one.name), "seat": hold(one.seat)} for one in listed.signatories],
        },
    }


def _blocks(document: Document, hold: Hold) -> Iterator[dict[str, object]]:
    *blocks, last = document.blocks
    if document.signatory_list and isinstance(last, Block):
        last = last._replace(leads=True)  # the signatures never stand apart from all that was signed
    level = 0
    for part in outline((*blocks, last), hold):
        if isinstance(part, Grid):
            columns = [column._asdict() for column in part.columns]
            yield {"kind": "table", "headed": part.headed, "columns": columns, "rows": part.rows}
        elif part.role == LIST:
            yield {"kind": LIST, "items": [_item(item) for item in part.items]}
        elif part.role == Role.TITLE.value:
            yield {"kind": "title", "lines": part.text.split("\n")}
        elif part.role in LEVELS:
            level = min(LEVELS[part.role], level + 1)  # PDF/UA allows no gap
            yield {"kind": "heading", "level": level, "label": part.label, "text": part.text}
        else:
            yield {"kind": part.role.replace(" ", "-"), "text": part.text, "leads": part.leads}


def _item(item: Part) -> dict[str, object]:
    """An item as a tree: what lies deeper belongs to it."""
    return {**item._asdict(), "items": [_item(one) for one in item.items]}


def _refuse_unfit(template: bytes, file: str) -> None:
    try:
        template.decode()
    except UnicodeDecodeError as error:
        raise _fault(file, template.count(b"\n", 0, error.start) + 1, message("this is not UTF-8")) from error


def _missing_character(document: Document, fault: Fault) -> KpesError | None:
    """What to say where the fonts lack a character of the document; None where something else is wrong."""
    found = _NO_GLYPH.search(fault.said)
    if not found:
        return None
    text = _ESCAPE.sub(lambda code: chr(int(code[1], 16)) if code[1] else code[2], found["text"])
    for words in _all_words(document):
        before, there, after = words.partition(text)
        if there:
            break
    else:
        return None
    codes = " ".join(f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip() for character in text)
    around = f"{_last_words(before)}{text}{_last_words(after[::-1])[::-1]}"
    return KpesError(
        message(
            "The fonts of the PDF have no “{text}” ({codes}), which stands in “{words}”.",
            text=text,
            codes=codes,
            words=around,
        ),
        message(
            "Write it with other characters, leave the PDF out, or put a font that has them beside {file}.",
            file="templates/agreement.typ",
        ),
    )


def _last_words(text: str) -> str:
    found = _WORDS_AROUND.search(text)
    return found[0] if found else ""


def _all_words(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (column.heading for column in block.columns)
            yield from chain.from_iterable(block.rows)
        else:
            yield from (block.label, block.text)
    if listed := document.signatory_list:
        yield from (listed.partners_heading, listed.signature_heading)
        yield from (signatory.line for signatory in listed.signatories)


def _broken(fault: Fault, file: str) -> KpesError:
    """What to say of a template that Typst does not take: where, and Typst's own words, which are English."""
    said = message("Typst, which makes the PDF, says: “{reason}”", reason=fault.said)
    if _PACKAGE.match(fault.said):
        said = message("packages would have to come from the network")
    place = _DIAGNOSTIC.search(fault.diagnostic)
    if not place or place["why"] != fault.said:
        return _unfit(message("{file}: {reason}.", file=file, reason=said))
    where = file if os.path.basename(place["file"]) == _MAIN else os.path.abspath(place["file"])
    return _fault(where, int(place["line"]), said)


def _fault(file: str, line: int, why: Message) -> KpesError:
    return _unfit(message("{file}, line {line}: {reason}.", file=file, line=line, reason=why))


def _unfit(reason: Message) -> KpesError:
    own = "templates/agreement.typ"
    return KpesError(
        reason, message("Mend the template. kpes takes its own where {file} is missing.", file=own)
    )
