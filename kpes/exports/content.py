"""What an export holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from kpes import evidence, storage
from kpes.copies import COPIES, Look, Manifest, look, manifest, names
from kpes.copies.lists import SUMS, copies_of, digests_of, lists
from kpes.esign.facts import bears_signature, beginning
from kpes.esign.trust import fit_for_others, roots
from kpes.exports.page import ISSUED, PAGE, PROTOCOL, check_page
from kpes.fingerprint import fingerprint, short
from kpes.language import language
from kpes.model import POWER_OF_ATTORNEY
from kpes.project import gathering
from kpes.project.folder import Project, Resolved
from kpes.project.starter import AGREEMENT, PARTNERS, TEMPLATES
from kpes.protocol import Facts, draw_up, protocol
from kpes.records import standing_signatures
from kpes.register import EDITIONS, SIGNATURES, Records
from kpes.render import FORMATS


class Export(NamedTuple):
    """The files of an export, by their paths, and what whoever makes it should know.

    ``missing`` and ``changed`` are the evidence and the texts in the project that are not what was recorded;
    ``signed`` and ``powers`` the signed PDFs and the powers of attorney that are packed.
    """

    files: dict[str, bytes]
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    signed: tuple[str, ...]
    powers: tuple[str, ...]


def collect(project: Project, resolved: Resolved, records: Records, with_evidence: bool) -> Export:
    """The export: the same bytes for the same project.

    With evidence, its list of digests names also what is missing, as it was recorded; so whoever checks it finds that.
    """
    register, root = project.register, project.root
    with storage.reading(root):
        files = {file: (root / file).read_bytes() for file in (AGREEMENT, PARTNERS)}
        files |= {f"{SIGNATURES}/{id}.yaml": data for id, data in register.files().data.items()}
        files |= {f"{EDITIONS}/{name}": text for name, text in register.editions().items()}
        files |= {file: (root / file).read_bytes() for file in _templates(root)}
        files |= fit_for_others(roots(root))
        facts = gathering.for_protocol(project, resolved, records)
        if with_evidence:
            files |= {file: (root / file).read_bytes() for file, digest in facts.evidence.items() if digest}
        copies = _copies(project, resolved)
        signed_on = _issued(root, records, {f"{COPIES}/{name}": data for name, data in copies.items()})
    files |= signed_on
    digests = digests_of(copies)
    of_copies = {name: b"".join(pieces) for name, pieces in lists(resolved.fingerprint, digests).items()}
    files |= {f"{COPIES}/{name}": data for name, data in {**copies, **of_copies}.items()}
    told = Manifest(resolved.fingerprint, tuple(copies_of(digests)))
    facts = facts._replace(copies=told, look=Look(resolved.fingerprint, (), (), ()))
    html = FORMATS["html"].render
    files[PROTOCOL] = html(draw_up(protocol(facts)), resolved.fingerprint, project.template)
    page = check_page(resolved, files.keys(), signed_on, bool(facts.signed))
    files[language(resolved.agreement.language).say(PAGE)] = html(page, resolved.fingerprint, project.template)
    recorded = {kept.file: kept for events in records.values() for kept in evidence.named(events)}
    listed = {file: kept.sha256 for file, kept in recorded.items()} if with_evidence else {}
    listed |= {name: storage.sha256_of(data) for name, data in files.items()}
    sums = "".join(f"{digest}  {name}\n" for name, digest in sorted(listed.items()))
    packed = [file for file in recorded if file in files]
    return Export(
        files={SUMS: sums.encode(), **dict(sorted(files.items()))},
        missing=tuple(_missing(facts)),
        changed=tuple(_changed(facts)),
        signed=tuple(sorted(file for file in packed if bears_signature(files[file]))),
        powers=tuple(sorted(file for file in packed if recorded[file].kind == POWER_OF_ATTORNEY)),
    )


def _missing(facts: Facts) -> Iterator[str]:
    """The evidence and the signed texts that the register names and that are not there."""
    yield from (file for file, digest in sorted(facts.evidence.items()) if digest is None)
    standing = (one for events in facts.records.values() for one in standing_signatures(events))
    texts = {f"{short(one.fingerprint)}.txt" for one in standing}
    yield from (f"{EDITIONS}/{name}" for name in sorted(texts - facts.editions.keys()))


def _changed(facts: Facts) -> Iterator[str]:
    """The evidence and the texts that are no longer what was recorded."""
    kept = [one for events in facts.records.values() for one in evidence.named(events)]
    yield from sorted({one.file for one in kept if facts.evidence.get(one.file) not in (None, one.sha256)})
    texts = facts.editions.items()
    yield from sorted(f"{EDITIONS}/{name}" for name, text in texts if name != f"{short(fingerprint(text))}.txt")


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


def _issued(root: Path, records: Records, copies: Mapping[str, bytes]) -> dict[str, bytes]:
    """The issued PDFs that recorded evidence is a signed continuation of: those among the copies, else cut from it."""
    found, held = {}, {storage.sha256_of(data): name for name, data in reversed(copies.items())}
    for kept in evidence.of_signatures(event for events in records.values() for event in events):
        if kept.issued in held:
            found[held[kept.issued]] = copies[held[kept.issued]]
        elif kept.issued and storage.is_file(root / kept.file):
            data = (root / kept.file).read_bytes()
            if length := beginning(data, {kept.issued}):
                found[f"{ISSUED}/{kept.issued[:12]}.pdf"] = data[:length]
    return dict(sorted(found.items()))
