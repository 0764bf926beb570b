"""The shipped project, which every new one starts as."""

from __future__ import annotations

from pathlib import Path

from kpes import storage
from kpes.errors import KpesError
from kpes.messages import Catalogue, message
from kpes.paths import OF_AGREEMENT, PARTNERS, TEMPLATES

STARTER_FILES = (OF_AGREEMENT.text, PARTNERS, f"{TEMPLATES}/agreement.docx", f"{TEMPLATES}/agreement.typ")
_FOR_GIT = {
    ".gitignore": b"out/\n.kpes-*\n",
    ".gitattributes": b"*.yaml text eol=lf\n*.txt text eol=lf\n*.typ text eol=lf\n*.docx binary\n*.pdf binary\n"
    b"# evidence is kept byte for byte, line ends included\ndata/evidence/** binary\n",
}

_PACKAGE = Path(__file__).parent.parent
_SHIPPED = _PACKAGE / "starter"
"""The shipped project inside an installed package."""


def init(folder: Path, t: Catalogue) -> None:
    """Starts a project in ``folder`` from the shipped one; a KpesError where it would overwrite anything.

    The schemas that it holds for editors are in the language of ``t``.
    """
    from kpes.shapes import schema

    files = {name: shipped(name).read_bytes() for name in STARTER_FILES}
    files |= {schema.file_of(name): schema.as_json(name, t).encode() for name in schema.SCHEMAS}
    for name in files:
        if (folder / name).exists():
            raise KpesError(
                message("{file} is there already, and kpes overwrites nothing.", file=str(folder / name)),
                message("Choose another folder."),
            )
    with storage.writing(folder):
        for name, data in files.items():
            storage.create(folder / name, data)
        for name, lines in _FOR_GIT.items():
            if not (folder / name).exists():
                storage.create(folder / name, lines)


def shipped(name: str) -> Path:
    """A file of the shipped project: inside the installed package, or in the repository around it."""
    root = _SHIPPED if _SHIPPED.is_dir() else _PACKAGE.parent
    return root / name
