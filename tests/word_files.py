"""Word files made of a few lines of markup, as tests of reading them want."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from kpes.ooxml import RELATIONSHIPS, WORDPROCESSINGML
from kpes.received.word import read

_OF_SPACES = {
    "w": WORDPROCESSINGML,
    "r": RELATIONSHIPS,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "x": "http://example.org/",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
SPACES = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _OF_SPACES.items())
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"


def run(words: str, look: str = "") -> str:
    """A run of these words; ``look`` are its properties."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(words, quote=False)}</w:t></w:r>'


def p(content: str = "", look: str = "", list: int | None = None, level: int | None = None, style: str = "") -> str:
    """A paragraph: words, or runs; numbered by a list where one is named; ``look`` are its further properties."""
    inside = content if content.startswith("<") else run(content) if content else ""
    at = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    numbered = f'<w:numPr>{at}<w:numId w:val="{list}"/></w:numPr>' if list is not None else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{numbered}{look}</w:pPr>{inside}</w:p>"


def level(at: int, pattern: str, format: str = "decimal", more: str = "", start: int | None = 1) -> str:
    """A level of a list; ``more`` is what else its definition says."""
    first = "" if start is None else f'<w:start w:val="{start}"/>'
    before, after = (more, "") if not more.startswith(("<w:rPr", "<w:pPr")) else ("", more)
    return (
        f'<w:lvl w:ilvl="{at}">{first}<w:numFmt w:val="{format}"/>{before}<w:lvlText w:val="{escape(pattern)}"/>'
        f"{after}</w:lvl>"
    )


def abstract(id: int, *levels: str) -> str:
    """The definition of lists."""
    return (
        f'<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'
    )


def num(id: int, of: int, overrides: str = "") -> str:
    """A list of a definition."""
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def restart(at: int, start: int = 1) -> str:
    """What has a list begin anew at a level."""
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def table(*rows: str, look: str = "") -> str:
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, look: str = "") -> str:
    return f"<w:tr><w:trPr>{look}</w:trPr>{''.join(cells)}</w:tr>"


def tc(content: str, look: str = "") -> str:
    """A cell of a table: words, or blocks."""
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def field(instruction: str, result: str | None) -> str:
    """The runs of a field, and of what it shows."""
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {escape(instruction)} </w:instrText></w:r>'
        f'{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def docx(body: str, numbering: str = "", styles: str = "", parts: Mapping[str, str] | None = None) -> bytes:
    """A Word file with this body; ``parts`` are further ones, by their kind, such as “header”, and what is in them.

    The relation to a part of a kind has the kind as its id.
    """
    roots = {"styles": styles, "numbering": numbering, **(parts or {})}
    roots = {kind: inside for kind, inside in roots.items() if inside}
    tags = {"header": "hdr", "footer": "ftr"}
    content = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{_WORD}{kind}+xml"/>' for kind in roots
    )  # fmt: skip
    types = (
        f'<Types xmlns="{_PACKAGE}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}document.main+xml"/>{content}</Types>'
    )
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr("[Content_Types].xml", _HEAD + types)
        package.writestr("_rels/.rels", _relations({"officeDocument": "word/document.xml"}))
        package.writestr("word/_rels/document.xml.rels", _relations({kind: f"{kind}.xml" for kind in roots}))
        package.writestr("word/document.xml", f"{_HEAD}<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        for kind, inside in roots.items():
            tag = f"w:{tags.get(kind, kind)}"
            package.writestr(f"word/{kind}.xml", f"{_HEAD}<{tag} {SPACES}>{inside}</{tag}>")
    return written.getvalue()


def _relations(targets: Mapping[str, str]) -> str:
    told = "".join(
        f'<Relationship Id="{kind}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}relationships">{told}</Relationships>'


def lines(data: bytes) -> list[str]:
    """What kpes reads of a file: the label that is drawn, then the words, line by line. It has to have no faults."""
    written = read(data)
    assert not written.faults, faults(data)
    return [" ".join((*([line.numbered.label] if line.numbered else []), *line.words.split())) for line in written.flat]


def faults(data: bytes) -> list[str]:
    """Why a file is not read: each place and what stands there."""
    return [f"{fault.place}: {fault.said}" for fault in read(data).faults]
