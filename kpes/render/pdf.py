"""The agreement as a PDF to keep: PDF/A-2a and PDF/UA-1, made by Typst from a template.

The words go to the template as JSON, so nothing that stands in them is markup. Nothing is taken from
the machine, neither its fonts nor its clock: one version of Typst makes the same bytes everywhere.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from kpes import sandbox
from kpes.document import AnyBlock, Block, Code, Document, Role, SignatoryList
from kpes.errors import KpesError
from kpes.fingerprint import short
from kpes.language import language
from kpes.layout.words import marks_of, runs
from kpes.messages import Message, message
from kpes.render.outline import LIST, AnyPart, Grid, Hold, Part, Signing, keeping_look, outline
from kpes.render.page_code import MODULE, payload, squares
from kpes.render.page_count import likely_pages
from kpes.render.properties import in_footer, one_line
from kpes.render.row_headers import with_row_headers
from kpes.typesetting import Fault, Typst

LEVELS = {
    Role.HEADING.value: 1,
    Role.CHAPTER.value: 1,
    Role.ATTACHMENT.value: 1,
    Role.PARAGRAPH.value: 2,
    Role.SECTION.value: 3,
}
"""The levels of headings. Where none of the first level comes before the paragraphs, they are a level higher."""

_MAIN = "__typst_py_bytes__.typ"  # the name that the library gives to a template that is no file
_DIAGNOSTIC = re.compile(r"(?:error|warning): (?P<why>.+)\n\s*┌─ (?P<file>.+):(?P<line>\d+):\d+\n")
_NO_GLYPH = re.compile(r'the text `"(?P<text>.+)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_PACKAGE = re.compile(r"failed to (?:down)?load package|package not found")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_PROBE = b"""#set document(title: "probe")
#for letter in json(bytes(sys.inputs.data)) { par(letter) }
"""
_WORDS_AROUND = re.compile(r"(?:\S{1,40} ){0,3}\S{0,40}$")


def render(document: Document, fingerprint: str, template: bytes, file: str, coded: bool = False) -> bytes:
    """``document`` as the bytes of a PDF: the same bytes for the same arguments, on any machine.

    ``fingerprint`` is ``sha256:<64 hex>``; its first 12 digits stand in the footer. ``template`` is Typst
    markup that tells at its top what data it is given; ``file`` is its path, beside which its pictures and
    fonts lie. Pages that are ``coded`` bear a `page_code` each. A KpesError where the fonts lack a character, and
    where Typst finds fault with the template.
    """
    _refuse_unfit(document, template, file)
    typst, folder = _typst(Typst.patience), os.path.dirname(os.path.abspath(file))
    data = _data(document, fingerprint)

    def drawn(totals: Iterable[int]) -> bytes:
        """The PDF, with codes on its pages if their number is one of ``totals``."""
        codes = {total: list(_codes(fingerprint, total)) for total in totals}
        return typst.pdf(template, folder, json.dumps({**data, "codes": codes, "code_square": MODULE}))

    try:
        _refuse_half_drawn(document, typst, folder)
        likely = likely_pages(document) if coded and b"data.codes" in template else range(0)
        made = drawn(likely)
        if likely and (pages := len(_PAGE.findall(made))) not in likely:
            made = drawn([pages])
        return with_row_headers(made)
    except Fault as fault:
        raise _missing_character(document, fault) or _broken(fault, file) from fault
    except sandbox.Died as died:
        late = message("{file} was not done after {seconds} seconds.", file=file, seconds=int(typst.patience))
        large = message("{file} takes more memory than there is for it.", file=file)
        raise _unfit(late if died.late else large) from died


def _codes(fingerprint: str, pages: int) -> Iterator[tuple[str, ...]]:
    return (squares(payload(fingerprint, page, pages)) for page in range(1, pages + 1))


@lru_cache(1)
def _typst(patience: float) -> Typst:
    """Makes all PDFs of this run: to start it takes longer than to make one."""
    return Typst()


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
    hold = keeping_look(tongue.hold_together)
    listed = document.signatory_list
    headed = any(block.role in (Role.HEADING, Role.CHAPTER) for block in document.blocks)
    levels = LEVELS if headed else {role: max(1, level - 1) for role, level in LEVELS.items()}
    return {
        "title": one_line(document.title),
        "author": one_line(document.author),
        "keywords": fingerprint,
        "date": {"year": document.date.year, "month": document.date.month, "day": document.date.day},
        "language": code,
        "region": region,
        "page_of": tongue.page_of,
        "in_footer": in_footer(document.title),
        "edition": f"{document.called or tongue.edition} {short(fingerprint)}",
        "draft": document.draft,
        "numbered": document.numbered,
        "sheet": (sheet := document.sheet) and {**sheet._asdict(), "across": sheet.across, "down": sheet.down},
        "blocks": list(_blocks(outline(_kept_with_signatures(document), hold), levels)),
        "signatories": listed and _signing(listed, hold),
        "attachments": list(_blocks(outline(document.attachments, hold), levels)),
    }


def _kept_with_signatures(document: Document) -> list[AnyBlock]:
    """The blocks; the last one announces the signatures, which never stand apart from all that was signed."""
    *blocks, last = document.blocks
    return [*blocks, last._replace(leads=True) if document.signatory_list and isinstance(last, Block) else last]


def _blocks(parts: Iterable[AnyPart], levels: Mapping[str, int]) -> Iterator[dict[str, object]]:
    level = 0
    for part in parts:
        if isinstance(part, Grid):
            columns = [{**column._asdict(), "heading": _runs(column.heading)} for column in part.columns]
            rows = [[[_runs(line) for line in cell] for cell in row] for row in part.rows]
            yield {"kind": "table", "headed": part.headed, "columns": columns, "rows": rows, "height": part.height}
        elif isinstance(part, Signing):
            yield {"kind": "signatories", "signatories": _signing(part, str)}
        elif part.role == LIST:
            yield {"kind": LIST, "items": [_item(item, levels) for item in part.parts if isinstance(item, Part)]}
        elif part.role == Role.TITLE.value:
            yield {"kind": "title", "lines": part.text.split("\n")}
        elif part.role in levels:
            level = min(levels[part.role], level + 1)  # PDF/UA allows no gap
            said = {"label": part.label, "text": _runs(part.text), "role": part.role}
            yield {"kind": "heading", "level": level, **said, "starts_page": part.starts_page}
        else:
            said = {"text": _runs(part.text), "leads": part.leads, "starts_page": part.starts_page}
            yield {"kind": part.role.replace(" ", "-"), **said}


def _item(item: Part, levels: Mapping[str, int]) -> dict[str, object]:
    """An item as a tree: what lies deeper belongs to it.

    ``items`` are given as well where a list is all that lies in it, for templates that know no more.
    """
    said = {
        "label": item.label,
        "text": _runs(item.text),
        "leads": item.leads,
        "parts": list(_blocks(item.parts, levels)),
    }
    alone = not item.parts or (len(item.parts) == 1 and isinstance(item.parts[0], Part) and item.parts[0].role == LIST)
    return {**said, "items": [_item(one, levels) for one in item.items if isinstance(one, Part)]} if alone else said


def _runs(words: str) -> object:
    """Words as they are, or in stretches of one look; code is told as such."""
    if isinstance(words, Code):
        return {"code": words}
    if not marks_of(words):
        return words
    return [{"text": text, "bold": bold, "italic": italic} for text, bold, italic in runs(words)]


def _signing(listed: SignatoryList | Signing, hold: Hold) -> dict[str, object]:
    """A signatory list; without places to sign and blocks, ``rows`` are all there is to it."""
    headings = {name: hold(getattr(listed, name)) for name in ("partners_heading", "signature_heading")}
    rows: list[dict[str, object]] = [{"name": hold(one.name), "seat": hold(one.seat)} for one in listed.signatories]
    if not listed.in_blocks and not any(one.places for one in listed.signatories):
        return {**headings, "rows": rows, "in_blocks": False}
    for row, one in zip(rows, listed.signatories, strict=True):
        row["places"] = [[hold(line) for line in place] for place in one.places]
    return {**headings, "signing": rows, "in_blocks": listed.in_blocks}


def _refuse_unfit(document: Document, template: bytes, file: str) -> None:
    try:
        template.decode()
    except UnicodeDecodeError as error:
        raise _fault(file, template.count(b"\n", 0, error.start) + 1, message("this is not UTF-8")) from error
    for name in _asked_of(document):
        if name.encode() not in template:
            said = message("{file} knows nothing of “{name}”: take over what kpes's own does with it.")
            raise _unfit(said._replace(values={"file": file, "name": name}))


def _asked_of(document: Document) -> Iterator[str]:
    """What a template has to know of the data for this document, without which something would be left out."""
    if document.attachments:
        yield "data.attachments"
    if document.sheet:
        yield "data.sheet"
    if any(isinstance(block, Block) and block.new_page for block in document.blocks):
        yield "starts_page"


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
    for block in document.all:
        yield from (block.label, block.text) if isinstance(block, Block) else block.lines


def _broken(fault: Fault, file: str) -> KpesError:
    """What to say of a template that Typst does not take: where, and Typst's own words, which are English."""
    said = message("Typst, which makes the PDF, says: “{reason}”", reason=fault.said)
    if _PACKAGE.match(fault.said):
        said = message("packages would have to come from the network")
    place = _DIAGNOSTIC.search(fault.diagnostic)
    if not place or place["why"] != fault.said:
        return _unfit(message("{file}: {reason}.", file=file, reason=said))
    named = os.path.join(os.path.dirname(file), place["file"])
    where = file if os.path.basename(named) == _MAIN else os.path.abspath(named)
    return _fault(where, int(place["line"]), said)


def _fault(file: str, line: int, why: Message) -> KpesError:
    return _unfit(message("{file}, line {line}: {reason}.", file=file, line=line, reason=why))


def _unfit(reason: Message) -> KpesError:
    own = "templates/agreement.typ"
    return KpesError(reason, message("Mend the template. kpes takes its own where {file} is missing.", file=own))
