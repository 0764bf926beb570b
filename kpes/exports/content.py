"""What an export holds, and the page in it that explains the check."""

from __future__ import annotations

from pathlib import Path

from kpes import gathering, storage
from kpes.copies import COPIES, Look, Manifest, look, manifest, names
from kpes.copies.lists import SUMS, copies_of, digests_of, lists
from kpes.document import Block, Column, Document, Role, Table
from kpes.evidence import EVIDENCE
from kpes.fingerprint import short
from kpes.language.exported import CHECK_WORDS, KPES
from kpes.project import Project, Resolved
from kpes.protocol import draw_up, protocol
from kpes.register import EDITIONS, SIGNATURES, Records
from kpes.render import FORMATS
from kpes.starter import AGREEMENT, PARTNERS, TEMPLATES

PROTOCOL = "protocol.html"


def collect(project: Project, resolved: Resolved, records: Records, with_evidence: bool) -> dict[str, bytes]:
    """The files of the export, by their paths: the same bytes for the same project."""
    register, root = project.register, project.root
    with storage.reading(root):
        files = {file: (root / file).read_bytes() for file in (AGREEMENT, PARTNERS)}
        files |= {f"{SIGNATURES}/{id}.yaml": data for id, data in register.files().data.items()}
        files |= {f"{EDITIONS}/{name}": text for name, text in register.editions().items()}
        files |= {file: (root / file).read_bytes() for file in _templates(root)}
        facts = gathering.for_protocol(project, resolved, records)
        if with_evidence:
            files |= {file: (root / file).read_bytes() for file, digest in facts.evidence.items() if digest}
        copies = _copies(project, resolved)
    digests = digests_of(copies)
    of_copies = {name: b"".join(pieces) for name, pieces in lists(resolved.fingerprint, digests).items()}
    files |= {f"{COPIES}/{name}": data for name, data in {**copies, **of_copies}.items()}
    told = Manifest(resolved.fingerprint, tuple(copies_of(digests)))
    facts = facts._replace(copies=told, look=Look(resolved.fingerprint, (), (), ()))
    html = FORMATS["html"].render
    files[PROTOCOL] = html(draw_up(protocol(facts)), resolved.fingerprint, project.template)
    page = check_page(resolved, with_evidence, bool(_templates(root)))
    files[CHECK_WORDS[resolved.agreement.language].file] = html(page, resolved.fingerprint, project.template)
    sums = "".join(f"{storage.sha256_of(data)}  {name}\n" for name, data in sorted(files.items()))
    return {SUMS: sums.encode(), **dict(sorted(files.items()))}


def _templates(root: Path) -> list[str]:
    """The project's own templates, without which its copies cannot be told from changed ones."""
    found = (file for file in (root / TEMPLATES).rglob("*") if storage.is_file(file) and file.name[0] != ".")
    return sorted(file.relative_to(root).as_posix() for file in found)


def _copies(project: Project, resolved: Resolved) -> dict[str, bytes]:
    """The copies that were issued, where all are there and of today's edition; else DOCX copies made anew."""
    folder = project.root / COPIES
    told, found = manifest(folder), look(folder) if folder.is_dir() else None
    if told and found and told.fingerprint == resolved.fingerprint and not found.changed and not found.missing:
        by_digest: dict[str, bytes] = {}
        for copy in told.copies:
            if copy.sha256 not in by_digest:
                by_digest[copy.sha256] = (folder / copy.file).read_bytes()
        return {copy.file: by_digest[copy.sha256] for copy in told.copies}
    data = project.render(resolved, "docx")
    return dict.fromkeys(names(resolved.partners, "docx").values(), data)


def check_page(resolved: Resolved, with_evidence: bool, own_templates: bool) -> Document:
    """The page that explains how the export is checked, in the agreement's language; it names what is packed."""
    words = CHECK_WORDS[resolved.agreement.language]
    edition = short(resolved.fingerprint)
    title = resolved.document.title
    holds = [
        (AGREEMENT, words.agreement),
        (PARTNERS, words.partners),
        (COPIES, words.copies),
        (EDITIONS, words.editions),
        (SIGNATURES, words.register),
        *([(EVIDENCE, words.evidence)] if with_evidence else []),
        *([(TEMPLATES, words.templates)] if own_templates else []),
        (PROTOCOL, words.protocol),
        (SUMS, words.sums),
    ]
    steps = [
        (words.all_files, f"sha256sum -c {SUMS}"),
        (words.one_text, f"sha256sum {EDITIONS}/*.txt"),
        (words.one_record, f"head -n N {SIGNATURES}/PARTNER.yaml | sha256sum\n{words.record_note}"),
        (words.windows, "certutil -hashfile FILE SHA256"),
    ]
    columns = (Column("", 32, strong=True), Column("", 68))
    blocks = (
        Block(Role.TITLE, words.title),
        Block(Role.TEXT, words.intro.format(title=title, edition=edition)),
        Block(Role.HEADING, words.contents, leads=True),
        Table(columns, tuple(holds)),
        *([] if with_evidence else [Block(Role.TEXT, words.no_evidence)]),
        Block(Role.HEADING, words.with_kpes, leads=True),
        Block(Role.TEXT, words.kpes_text, leads=True),
        Block(Role.TEXT, KPES.format(export=words.path)),
        Block(Role.HEADING, words.without_kpes, leads=True),
        Block(Role.TEXT, words.without_text, leads=True),
        Table(columns, tuple(steps)),
        Block(Role.HEADING, words.compare, leads=True),
        Block(Role.TEXT, words.compare_text.format(edition=edition)),
    )
    return resolved.document._replace(title=words.title, blocks=blocks, signatory_list=None)
