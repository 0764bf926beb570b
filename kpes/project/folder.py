"""The folder of a project: how it starts, where it is, the templates in it, and where something may be written."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from kpes import storage
from kpes.beneath import beneath, beneath_if_within, without_links
from kpes.changes import changing
from kpes.errors import KpesError
from kpes.messages import Catalogue, message
from kpes.paths import OF_AGREEMENT, OUTPUT, PARTNERS, TEMPLATES
from kpes.render import Template
from kpes.source import excerpt

SHIPPED_ONLY = "shipped/"
"""Leads to kpes's own template where the project has one of that name: so it can extend what it replaces."""

_TEMPLATE_NAME = r"\w[\w. -]*(/\w[\w. -]*)*"

STARTER_FILES = (OF_AGREEMENT.text, PARTNERS, f"{TEMPLATES}/agreement.docx", f"{TEMPLATES}/agreement.typ")
_FOR_GIT = {
    ".gitignore": b"out/\n.kpes-*\n",
    ".gitattributes": b"*.yaml text eol=lf\n*.txt text eol=lf\n*.typ text eol=lf\n*.docx binary\n*.pdf binary\n"
    b"# evidence is kept byte for byte, line ends included\ndata/evidence/** binary\n",
}

_PACKAGE = Path(__file__).parent.parent


class Project(NamedTuple):
    """A project's folder."""

    root: Path

    def folder(self, usual: str, out: Path | None) -> Path:
        """Where a folder of files goes: ``out``, else the ``usual`` place; a KpesError amid a project's own files."""
        if out is None:
            return beneath(self.root, usual)
        folder = Path(os.path.realpath(out))
        root = _root_around(folder)
        if root is not None and folder.relative_to(root).parts[:1] != (OUTPUT,):
            raise KpesError(
                message("{folder} belongs to a project, whose files must stay.", folder=out),
                message("Name a folder in {out}, or one outside the project.", out=root / OUTPUT),
            )
        return beneath_if_within(self.root, out)

    def report(self, file: Path) -> Path:
        """Where a report in ``file`` goes; a KpesError where that is among what people wrote or kpes recorded."""
        named = Path(os.path.realpath(file))
        if named.is_relative_to(self.root) and named.relative_to(self.root).parts[:1] in (("data",), (TEMPLATES,)):
            raise KpesError(
                message("{file} is a place for the project's own files.", file=file),
                message("Name a file in {out}, or one elsewhere.", out=self.root / OUTPUT),
            )
        return beneath_if_within(self.root, file)

    def folder_in_repository(self) -> str:
        """The way to the project from the top of the git repository that it is in, else from the working directory.

        Its steps are divided by “/”. That is how machines that look at repositories name files.
        """
        folders = (self.root, *self.root.parents)
        top = next((folder for folder in folders if (folder / ".git").exists()), Path())
        with suppress(ValueError, FileNotFoundError):  # no way leads between Windows' drives, or from what is gone
            way = Path(os.path.relpath(self.root, top)).as_posix()
            return "" if way == "." else way
        return self.root.as_posix()

    def template(self, name: str) -> Template:
        """The project's own template of this name, or the shipped one; of ``shipped/NAME`` always that.

        A KpesError where there is neither, or where it cannot be read.
        """
        in_templates = name.removeprefix(SHIPPED_ONLY)
        folder = without_links(beneath(self.root, TEMPLATES))
        own, of_kpes = folder / in_templates, shipped(f"{TEMPLATES}/{in_templates}")
        file = own if name == in_templates and os.path.lexists(own) else of_kpes
        is_name = re.fullmatch(_TEMPLATE_NAME, in_templates)
        if not is_name or (file is of_kpes and not of_kpes.exists()):
            none, unfit = message("There is no template “{name}”."), message("“{name}” is no name of a template.")
            raise KpesError(
                (none if is_name else unfit)._replace(values={"name": excerpt(name)}),
                message("Templates are files in the folder {folder}.", folder=TEMPLATES),
            )
        with storage.reading(file):
            if file.is_dir():
                raise IsADirectoryError(errno.EISDIR, "")
            return Template(str(file), storage.read(file, links=file is of_kpes), shipped=file is of_kpes)


def find(start: Path, named: bool = False) -> Project:
    """The project that ``start`` is in, from that folder upwards; with ``named`` in that folder alone."""
    start = Path(os.path.realpath(start))  # unlike resolve, at peace with links that go in circles
    root = _root_around(start)
    if root is not None and (root == start or not named):
        return Project(root)
    reason = message("There is no project here: neither {folder} nor a folder above it holds {file}.")
    if named:
        reason = message("{folder} is no project: it holds no {file}.")
    raise KpesError(
        reason._replace(values={"folder": start, "file": OF_AGREEMENT.text}),
        message("Start one with: kpes init DIR, or name one with: kpes --project DIR"),
    )


def _root_around(start: Path) -> Path | None:
    """The nearest folder that is a project, from ``start`` upwards."""
    return next((folder for folder in (start, *start.parents) if (folder / OF_AGREEMENT.text).is_file()), None)


def example(kind: str, language: str) -> dict[str, bytes]:
    """The text and the partners of the example of a kind."""
    examples = _PACKAGE / "kinds" / language
    return {
        OF_AGREEMENT.text: (examples / kind / "agreement.yaml").read_bytes(),
        PARTNERS: (examples / "partners.yaml").read_bytes(),
    }


def example_of_act(kind: str, language: str) -> str:
    """The example of a kind of act, with names between < and > for what depends on the agreement."""
    examples = _PACKAGE / "kinds" / (language if language == "pl" else "en")
    return (examples / "acts" / f"{kind}.yaml").read_text(encoding="utf-8")


def start(folder: Path, t: Catalogue, own: Mapping[str, bytes] = {}, dry_run: bool = False) -> None:
    """Starts a project in ``folder`` from the shipped one, or from its ``own`` files in place of those.

    The schemas that it holds for editors are in the language of ``t``. A KpesError where it would overwrite anything.
    The text, which makes a project of a folder, comes last: where a start was cut off before it, it can be made again.
    A ``dry_run`` writes nothing.
    """
    from kpes.shapes import schema

    files = {name: own[name] if name in own else shipped(name).read_bytes() for name in STARTER_FILES}
    files |= {schema.file_of(name): schema.as_json(name, t).encode() for name in schema.SCHEMAS}
    paths = {name: beneath(folder, name) for name in (*files, *_FOR_GIT)}
    for name, data in files.items():
        if paths[name].exists() and (name == OF_AGREEMENT.text or not storage.holds(paths[name], data)):
            raise KpesError(
                message("{file} is there already, and kpes overwrites nothing.", file=paths[name]),
                message("Choose another folder."),
            )
    files |= {name: lines for name, lines in _FOR_GIT.items() if not paths[name].exists()}
    if dry_run:
        return
    nothing = re.compile("(?!)")  # is replaced, so there will be no journal
    with storage.writing(folder), changing(folder / f"{storage.TEMPORARY}start", nothing) as changes:
        for name, data in sorted(files.items(), key=lambda file: file[0] == OF_AGREEMENT.text):
            changes.keep(paths[name], data)
        changes.make()


def shipped(name: str) -> Path:
    """A file of the shipped project: inside the installed package, or in the repository around it."""
    installed = _PACKAGE / "starter"
    return (installed if installed.is_dir() else _PACKAGE.parent) / name
