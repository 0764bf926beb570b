"""The project: a folder that holds ``data/agreement.yaml``, and all that is read from it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from kpes import evidence, rules, storage
from kpes.copies import COPIES, look
from kpes.document import Document, draw_up
from kpes.errors import KpesError
from kpes.findings import Finding, Severity, errors, in_order
from kpes.fingerprint import canonical_text, fingerprint
from kpes.messages import message
from kpes.model import Accepted, Agreement, Partner
from kpes.project import revisions
from kpes.project.starter import AGREEMENT, PARTNERS, TEMPLATES, shipped
from kpes.reader import read_agreement, read_partners
from kpes.register import SIGNATURES, Register
from kpes.render import FORMATS, Template
from kpes.source import Node, Place, Sources, excerpt, path

OUTPUT = "out"
"""The folder of all that is generated."""

SHIPPED_ONLY = "shipped/"
"""Leads to kpes's own template where the project has one of that name: so it can extend what it replaces."""

_TEMPLATE_NAME = re.compile(r"\w[\w. -]*(/\w[\w. -]*)*")


class Resolved(NamedTuple):
    """A sound agreement: its data, its document, its canonical text and that text's fingerprint."""

    agreement: Agreement
    partners: tuple[Partner, ...]
    document: Document
    text: bytes
    fingerprint: str


class Checked(NamedTuple):
    """All that was read, and all that is wrong with it; what could not be read is None.

    ``accepted`` are the findings that the data accepts, each with its acceptance.
    """

    agreement: Agreement | None
    partners: tuple[Partner, ...] | None
    findings: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, Accepted], ...]
    sources: Sources
    path: Callable[[Finding], str]


class _Texts(NamedTuple):
    """The agreement and the partners as they were read, and what is wrong with their shape."""

    agreement: Agreement | None
    partners: tuple[Partner, ...] | None
    findings: list[Finding]
    sources: Sources
    roots: dict[str, Node | None]

    def path(self, finding: Finding) -> str:
        """Where a finding is by the structure of the data, as an acceptance names it."""
        root = self.roots.get(finding.place.file)
        return path(root, finding.place) if root else finding.place.file

    def without_nodes(self) -> _Texts:
        """The same without what `path` needs, which of a long list is more than all the rest."""
        return self._replace(roots={})


class Project(NamedTuple):
    """A project's folder."""

    root: Path

    @property
    def register(self) -> Register:
        """The register of its signatures."""
        return Register(self.root)

    def check(self, today: date) -> Checked:
        """Reads and checks the agreement, the partners and the whole register."""
        texts = self._texts()
        agreement, partners = texts.agreement, texts.partners
        files = self.register.files()
        records, broken = files.records()
        copies = self._copies()
        resolved = _resolved(agreement, partners) if agreement and partners and (records or copies) else None
        data = rules.Data(
            agreement,
            partners,
            today,
            texts.sources,
            records,
            hand_edited=files.hand_edited(),
            altered=files.altered(),
            unsealed=files.unsealed(),
            misfiled=files.misfiled(),
            fingerprint=resolved.fingerprint if resolved else None,
            editions=self.register.editions(),
            evidence=evidence.digests(self.root, records),
            copies=copies,
        )
        # Until the agreement can be read, nobody knows which warnings it accepts.
        least = Severity.WARNING if agreement else Severity.ERROR
        found = in_order([*texts.findings, *broken, *rules.check(data, least)])
        findings, accepted = rules.settle(
            found,
            agreement.accepted if agreement else (),
            texts.path,
            everything_read=partners is not None and not broken and all(one.code != rules.GIVEN_UP for one in found),
        )
        return Checked(agreement, partners, tuple(in_order(findings)), tuple(accepted), texts.sources, texts.path)

    def _copies(self) -> rules.Copies | None:
        found = look(self.root / COPIES)
        return found and rules.Copies(COPIES, found.fingerprint, found.changed, found.missing, found.foreign)

    def resolve(self, today: date) -> tuple[Resolved | None, tuple[Finding, ...]]:
        """The resolved agreement; where its text or its partners hold errors none, but those errors."""
        return _sound(self._texts().without_nodes(), today)

    def resolve_at(self, revision: str, today: date) -> tuple[Resolved | None, tuple[Finding, ...]]:
        """The same of the data as git has it at ``revision``; a KpesError where git has none."""
        files = {file: revisions.read(self.root, revision, file) for file in (AGREEMENT, PARTNERS)}
        if files[AGREEMENT] is None:
            raise KpesError(
                message("{revision} holds no {file} of this project.", revision=excerpt(revision), file=AGREEMENT),
                message("Name another revision. See what there is with: git log --oneline -- data"),
            )
        return _sound(_texts(files[AGREEMENT], files[PARTNERS], Sources(lambda file: files.get(file) or b"")), today)

    def changed_on(self) -> date:
        """The day on which the agreement or the signatory list was last changed, by git where it has them as they are.

        What git does not have was changed when its file was.
        """
        files = [file for file in (AGREEMENT, PARTNERS) if (self.root / file).is_file()]
        written = (date.fromtimestamp((self.root / file).stat().st_mtime) for file in files)
        return revisions.changed_on(self.root, files) or max(written)

    def _texts(self) -> _Texts:
        files = {AGREEMENT: self._data(AGREEMENT)}
        if (self.root / PARTNERS).is_file():
            files[PARTNERS] = self._data(PARTNERS)
        sources = Sources(lambda file: files[file] if file in files else self._shown(file))
        return _texts(files[AGREEMENT], files.get(PARTNERS), sources)

    def _data(self, file: str) -> bytes:
        with storage.reading(self.root / file):
            return (self.root / file).read_bytes()

    def _shown(self, file: str) -> bytes:
        """The bytes of a file of the register, whose lines reports show; of copies and of what is gone none."""
        of_register = file.startswith(f"{SIGNATURES}/") and storage.is_file(self.root / file)
        return self._data(file) if of_register else b""

    def render(self, resolved: Resolved, format: str) -> bytes:
        """The copy of ``resolved`` in one of FORMATS; every partner's is the same."""
        return FORMATS[format].render(resolved.document, resolved.fingerprint, self.template)

    def copies_folder(self, out: Path | None) -> Path:
        """Where copies go: ``out``, else ``out/copies``; a KpesError where they would replace a project's files."""
        if out is None:
            return self.root / COPIES
        folder = Path(os.path.realpath(out))
        root = _root_around(folder)
        if root is not None and folder.relative_to(root).parts[:1] != (OUTPUT,):
            raise KpesError(
                message("{folder} belongs to a project, whose files copies must not replace.", folder=str(out)),
                message("Name a folder in {out}, or one outside the project.", out=str(root / OUTPUT)),
            )
        return out

    def refuse_own_file(self, file: Path) -> None:
        """Raises a KpesError where a report in ``file`` would stand among what people wrote or kpes recorded."""
        named = Path(os.path.realpath(file))
        if named.is_relative_to(self.root) and named.relative_to(self.root).parts[:1] in (("data",), (TEMPLATES,)):
            raise KpesError(
                message("{file} is a place for the project's own files.", file=str(file)),
                message("Name a file in {out}, or one elsewhere.", out=str(self.root / OUTPUT)),
            )

    def folder_in_repository(self, here: Path) -> str:
        """The way to the project from the top of the git repository that it is in, else from ``here``.

        Its steps are divided by “/”. That is how machines that look at repositories name files.
        """
        folders = (self.root, *self.root.parents)
        top = next((folder for folder in folders if (folder / ".git").exists()), here)
        with suppress(ValueError):  # on Windows no way leads from one drive to another
            way = Path(os.path.relpath(self.root, top)).as_posix()
            return "" if way == "." else way
        return self.root.as_posix()

    def template(self, name: str) -> Template:
        """The project's own template of this name, or the shipped one; of ``shipped/NAME`` always that.

        A KpesError where there is neither, or where it cannot be read.
        """
        in_templates = name.removeprefix(SHIPPED_ONLY)
        if not _TEMPLATE_NAME.fullmatch(in_templates):
            raise KpesError(
                message("“{name}” is no name of a template.", name=excerpt(name)),
                message("Templates are files in the folder {folder}.", folder=TEMPLATES),
            )
        own, of_kpes = self.root / TEMPLATES / in_templates, shipped(f"{TEMPLATES}/{in_templates}")
        file = own if name == in_templates and os.path.lexists(own) else of_kpes
        if file is of_kpes and not of_kpes.exists():
            raise KpesError(
                message("There is no template “{name}”.", name=excerpt(name)),
                message("Templates are files in the folder {folder}.", folder=TEMPLATES),
            )
        with storage.reading(file):
            return Template(str(file), file.read_bytes())


def _texts(agreement_data: bytes, partners_data: bytes | None, sources: Sources) -> _Texts:
    """The data read; without partners that is a finding."""
    agreement, of_agreement = read_agreement(agreement_data, AGREEMENT)
    roots = {AGREEMENT: of_agreement.root}
    if partners_data is None:
        missing = message("The signatory list is missing. Write the partners into this file.")
        findings = [*of_agreement, Finding(Place(PARTNERS), "K116", missing)]
        return _Texts(agreement, None, findings, sources, roots)
    partners, of_partners = read_partners(partners_data, PARTNERS)
    roots[PARTNERS] = of_partners.root
    return _Texts(agreement, partners, [*of_agreement, *of_partners], sources, roots)


def _sound(texts: _Texts, today: date) -> tuple[Resolved | None, tuple[Finding, ...]]:
    agreement, partners = texts.agreement, texts.partners
    data = rules.Data(agreement, partners, today, texts.sources)
    found = errors(in_order([*texts.findings, *rules.check(data, least=Severity.ERROR)]))
    if found or agreement is None or partners is None:
        return None, tuple(found)
    return _resolved(agreement, partners), ()


def _resolved(agreement: Agreement, partners: tuple[Partner, ...]) -> Resolved:
    document = draw_up(agreement, partners)
    text = canonical_text(document)
    return Resolved(agreement, partners, document, text, fingerprint(text))


def find(start: Path, named: bool = False) -> Project:
    """The project that ``start`` is in, from that folder upwards; with ``named`` in that folder alone."""
    start = Path(os.path.realpath(start))  # unlike resolve, at peace with links that go in circles
    root = _root_around(start)
    if root is not None and (root == start or not named):
        return Project(root)
    if named:
        reason = message("{folder} is no project: it holds no {file}.", folder=str(start), file=AGREEMENT)
    else:
        reason = message(
            "There is no project here: neither {folder} nor a folder above it holds {file}.",
            folder=str(start),
            file=AGREEMENT,
        )
    raise KpesError(reason, message("Start one with: kpes init DIR, or name one with: kpes --project DIR"))


def _root_around(start: Path) -> Path | None:
    """The nearest folder that is a project, from ``start`` upwards."""
    return next((folder for folder in (start, *start.parents) if (folder / AGREEMENT).is_file()), None)
