"""Reading a DOCX that came back: `package` opens it, `parts` looks at every part, `walk` reads one part's words.

`looks` and `numbering` know what word processors make of styles and lists.
"""

from kpes.received.docx.parts import read

__all__ = ["read"]
