"""The project: a folder that holds ``data/agreement.yaml``, and all that is read from it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kpes import rules, storage
from kpes.document import Document, draw_up
from kpes.errors import KpesError
from kpes.findings import Finding, errors, in_order
from kpes.fingerprint import canonical_text, fingerprint
from kpes.messages import message
from kpes.model import Agreement, Partner
from kpes.reader import read_agreement, read_partners
from kpes.reader.shape import nearest
from kpes.register import Records, Register
from kpes.source import Place

AGREEMENT = "data/agreement.yaml"
PARTNERS = "data/partners.yaml"
TEMPLATES = "templates"

EXTENSIONS = {"docx": "docx", "text": "txt"}
"""The formats of copies, and how their files' names end."""

STARTER_FILES = (AGREEMENT, PARTNERS, f"{TEMPLATES}/agreement.docx")
_FOR_GIT = {
    ".gitignore": b"out/\n.kpes-*\n",
    ".gitattributes": b"*.yaml text eol=lf\n*.txt text eol=lf\n*.docx binary\n*.pdf binary\n",
}

_PACKAGE = Path(__file__).parent
_SHIPPED = _PACKAGE / "starter"
"""The shipped project inside an installed package."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A sound agreement: its data, its document, its canonical text and that text's fingerprint."""

    agreement: Agreement
    partners: tuple[Partner, ...]
    document: Document
    text: bytes
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Checked:
    """All that was read, and all that is wrong with it; what could not be read is None."""

    agreement: Agreement | None
    partners: tuple[Partner, ...] | None
    records: Records
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Project:
    """A project's folder."""

    root: Path

    @property
    def register(self) -> Register:
        """The register of its signatures."""
        return Register(self.root)

    def check(self) -> Checked:
        """Reads and checks the agreement, the partners and the whole register."""
        agreement, partners, findings = self._texts()
        register = self.register
        ids = register.ids()
        records, broken = register.read(ids)
        data = rules.Data(agreement, partners, tuple(ids))
        findings = in_order([*findings, *broken, *rules.check(data)])
        return Checked(agreement, partners, records, tuple(findings))

    def resolve(self) -> tuple[Resolved | None, tuple[Finding, ...]]:
        """The resolved agreement; where its text or its partners hold errors none, but those errors."""
        agreement, partners, findings = self._texts()
        found = errors(in_order([*findings, *rules.check(rules.Data(agreement, partners, ()))]))
        if found or agreement is None or partners is None:
            return None, tuple(found)
        document = draw_up(agreement, partners)
        text = canonical_text(document)
        return Resolved(agreement, partners, document, text, fingerprint(text)), ()

    def _texts(self) -> tuple[Agreement | None, tuple[Partner, ...] | None, list[Finding]]:
        agreement, of_agreement = read_agreement(self._data(AGREEMENT), AGREEMENT)
        if not (self.root / PARTNERS).is_file():
            missing = message("The signatory list is missing. Write the partners into this file.")
            return agreement, None, [*of_agreement, Finding(Place(PARTNERS), "K116", missing)]
        partners, of_partners = read_partners(self._data(PARTNERS), PARTNERS)
        return agreement, partners, [*of_agreement, *of_partners]

    def _data(self, file: str) -> bytes:
        return (self.root / file).read_bytes()

    def render(self, resolved: Resolved, format: str) -> bytes:
        """The copy of ``resolved`` in one of EXTENSIONS' formats; every partner's is the same."""
        if format == "text":
            return resolved.text
        from kpes.render import docx

        return docx.render(resolved.document, resolved.fingerprint, self.template("agreement.docx"))

    def template(self, name: str) -> bytes:
        """The project's own template of this name, or the shipped one."""
        own = self.root / TEMPLATES / name
        return (own if own.is_file() else _shipped(f"{TEMPLATES}/{name}")).read_bytes()


def find(start: Path, named: bool = False) -> Project:
    """The project that ``start`` is in, from that folder upwards; with ``named`` in that folder alone."""
    start = Path(os.path.realpath(start))  # unlike resolve, at peace with links that go in circles
    for folder in [start] if named else [start, *start.parents]:
        if (folder / AGREEMENT).is_file():
            return Project(folder)
    if named:
        reason = message("{folder} is no project: it holds no {file}.", folder=str(start), file=AGREEMENT)
    else:
        reason = message(
            "There is no project here: neither {folder} nor a folder above it holds {file}.",
            folder=str(start),
            file=AGREEMENT,
        )
    raise KpesError(reason, message("Start one with: kpes init DIR, or name one with: kpes --project DIR"))


def partner_of(partners: Iterable[Partner], wanted: str) -> Partner:
    """The partner with the id ``wanted``; a KpesError that names the nearest ids where there is none."""
    by_id = {partner.id.value: partner for partner in partners}
    if wanted in by_id:
        return by_id[wanted]
    by_name = [partner.id.value for partner in by_id.values() if partner.name.value.casefold() == wanted.casefold()]
    likely = by_name or nearest(wanted.lower(), by_id, most=3)
    if likely:
        remedy = message("Did you mean: {ids}?", ids=", ".join(likely))
    elif len(by_id) <= 30:
        remedy = message("The partners are: {ids}.", ids=", ".join(by_id))
    else:
        remedy = message("See all partners with: kpes status")
    raise KpesError(message("There is no partner “{id}”.", id=wanted), remedy)


def init(folder: Path) -> None:
    """Starts a project in ``folder`` from the shipped one; a KpesError where it would overwrite anything."""
    for name in STARTER_FILES:
        if (folder / name).exists():
            raise KpesError(
                message("{file} is there already, and kpes overwrites nothing.", file=str(folder / name)),
                message("Choose another folder."),
            )
    with storage.writing(folder):
        for name in STARTER_FILES:
            storage.create(folder / name, _shipped(name).read_bytes())
        for name, lines in _FOR_GIT.items():
            if not (folder / name).exists():
                storage.create(folder / name, lines)


def _shipped(name: str) -> Path:
    """A file of the shipped project: inside the installed package, or in the repository around it."""
    root = _SHIPPED if _SHIPPED.is_dir() else _PACKAGE.parent
    return root / name
