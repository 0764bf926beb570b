"""The agreement as one HTML page that needs nothing beside itself."""

from __future__ import annotations

from kpes.document import Document
from kpes.render import Templates
from kpes.render.outline import variables
from kpes.render.templating import fill


def render(document: Document, fingerprint: str, templates: Templates) -> bytes:
    """``document`` as the bytes of an HTML page, by the template ``agreement.html.j2``."""
    return fill("agreement.html.j2", variables(document, fingerprint), templates)
