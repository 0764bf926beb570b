"""Names of Office Open XML (ECMA-376): what `render` writes and `received` reads."""

from __future__ import annotations

WORDPROCESSINGML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
WORD_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def qualified(name: str) -> str:
    """``name`` in the namespace of WordprocessingML, as lxml writes it."""
    return f"{{{WORDPROCESSINGML}}}{name}"
