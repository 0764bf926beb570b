"""Renderers: a document in, the bytes of one file format out; nothing here touches the disk.

FORMATS is the one table of formats: the endings of files, the choices of the command line and the
renderer of each come from it. A renderer is imported when its format is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from kpes.document import Document
from kpes.errors import KpesError
from kpes.messages import message

if TYPE_CHECKING:
    from kpes.comparison.documents import Comparison


class Template(NamedTuple):
    """A file that says how documents look: where it lies, its bytes, and whether kpes brings it."""

    file: str
    data: bytes
    shipped: bool = False


Templates = Callable[[str], Template]
"""Gives the template of a name such as ``agreement.docx``: the project's own, else the shipped one."""


class Format(NamedTuple):
    """A format of copies: how the names of its files end (small letters), and what makes its bytes.

    ``render`` takes a document, its fingerprint (``sha256:<64 hex>``) and the templates; the same
    arguments give the same bytes. A KpesError where a template, or a word of the text, will not do.
    """

    extension: str
    render: Callable[[Document, str, Templates], bytes]


def _docx(document: Document, fingerprint: str, templates: Templates) -> bytes:
    from kpes.render import docx

    coded = _coded(document, templates)
    return _by_template(templates, lambda template: docx.render(document, fingerprint, template, coded))


def changes_as_docx(comparison: Comparison, old: str, new: str, templates: Templates) -> bytes:
    """What changed as a DOCX with tracked changes; ``old`` and ``new`` are the documents' fingerprints."""
    from kpes.render import docx_changes

    return _by_template(templates, lambda template: docx_changes.render(comparison, old, new, template))


def _by_template(templates: Templates, make: Callable[[bytes], bytes]) -> bytes:
    """What ``make`` gives for the Word template; a KpesError that says which file will not do."""
    template = templates("agreement.docx")
    try:
        return make(template.data)
    except KpesError as error:
        raise KpesError(
            message("{file}: {reason}", file=template.file, reason=error.reason),
            message(
                "{remedy} kpes takes its own where {file} is missing.",
                remedy=error.remedy,
                file="templates/agreement.docx",
            ),
        ) from error


def _pdf(document: Document, fingerprint: str, templates: Templates) -> bytes:
    from kpes.render import pdf

    template = templates("agreement.typ")
    return pdf.render(document, fingerprint, template.data, template.file, _coded(document, templates))


def _coded(document: Document, templates: Templates) -> bool:
    """Whether pages bear a code: those that are signed do, unless the project's template of that says no."""
    if not document.to_sign:
        return False
    template = templates("page-code.txt")
    said = template.data.decode("utf-8-sig", "replace").strip()
    if said not in ("yes", "no"):
        raise KpesError(
            message("{file} says neither “yes” nor “no”.", file=template.file),
            message("Write one of them: whether pages that are signed bear a code at the foot."),
        )
    return said == "yes"


def _html(document: Document, fingerprint: str, templates: Templates) -> bytes:
    from kpes.render import outline, templating

    given = outline.variables(document, fingerprint)
    return templating.fill("agreement.html.j2", given, templates)


def _markdown(document: Document, fingerprint: str, templates: Templates) -> bytes:
    from kpes.render import outline, templating

    given = outline.variables(document, fingerprint)
    return templating.fill("agreement.md.j2", given, templates, templating.as_markdown)


def _text(document: Document, fingerprint: str, templates: Templates) -> bytes:
    from kpes.fingerprint import canonical_text

    return canonical_text(document)


FORMATS: Mapping[str, Format] = {
    "docx": Format("docx", _docx),
    "pdf": Format("pdf", _pdf),
    "html": Format("html", _html),
    "markdown": Format("md", _markdown),
    "text": Format("txt", _text),
}
