"""What an export holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kpes import storage
from kpes.copies.lists import SUMS, Copies, Manifest, copies_of, digests_of, lists, names, sums_of
from kpes.document import Document
from kpes.esign.examiner import fit_for_others, roots
from kpes.esign.signed_pdf import bears_signature, beginning
from kpes.exports.page import ISSUED, PAGE, PROTOCOL, check_page
from kpes.fingerprint import edition_file, fingerprint
from kpes.language import language
from kpes.model import POWER_OF_ATTORNEY
from kpes.paths import PARTNERS, TEMPLATES
from kpes.project.snapshot import Snapshot
from kpes.protocol.content import protocol, signed_as_recorded
from kpes.protocol.drawing import draw_up
from kpes.register import evidence
from kpes.register.reading import standing_signatures
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


def collect(snapshot: Snapshot, with_evidence: bool) -> Export:
    """The export: the same bytes for the same project, in whose data and register there are no errors.

    With evidence, its list of digests names also what is missing, as it was recorded; so whoever checks it finds that.
    """
    root, paths, today = snapshot.root, snapshot.paths, snapshot.resolved
    with storage.reading(root):
        files = {file: snapshot.read(file) for file in (paths.text, PARTNERS, *_templates(snapshot))}
        files |= {f"{paths.signatures}/{id}.yaml": data for id, data in snapshot.files.data.items()}
        files |= {f"{paths.editions}/{name}": text for name, text in snapshot.editions.items()}
        files |= fit_for_others(roots(root))
        signed = signed_as_recorded(snapshot)
        if with_evidence:
            files |= {file: snapshot.read(file) for file, digest in snapshot.evidence.items() if digest}
        copies = _copies(snapshot)
        signed_on = _issued(snapshot, copies)
    digests = digests_of(copies)
    of_copies = {name: b"".join(pieces) for name, pieces in lists(today.fingerprint, digests).items()}
    files |= signed_on | {f"{paths.copies}/{name}": data for name, data in {**copies, **of_copies}.items()}
    told = Manifest(today.fingerprint, tuple(copies_of(digests)))
    packed = Copies(snapshot.copies.folder, manifest=told, changed=(), missing=())

    def page(document: Document) -> bytes:
        return FORMATS["html"].render(document, today.fingerprint, snapshot.project.template)

    files[PROTOCOL] = page(draw_up(protocol(snapshot, signed, packed)))
    check = check_page(today, files.keys(), signed_on, bool(signed))
    files[language(today.agreement.language).say(PAGE)] = page(check)
    recorded = {kept.file: kept for events in snapshot.records.values() for kept in evidence.named(events)}
    listed = {file: kept.sha256 for file, kept in recorded.items()} if with_evidence else {}
    listed |= {name: storage.sha256_of(data) for name, data in files.items()}
    kept_files = [file for file in recorded if file in files]
    return Export(
        files={SUMS: b"".join(sums_of(listed)), **dict(sorted(files.items()))},
        missing=tuple(_missing(snapshot)),
        changed=tuple(_changed(snapshot)),
        signed=tuple(sorted(file for file in kept_files if bears_signature(files[file]))),
        powers=tuple(sorted(file for file in kept_files if recorded[file].kind == POWER_OF_ATTORNEY)),
    )


def _missing(snapshot: Snapshot) -> Iterator[str]:
    """The evidence and the signed texts that the register names and that are not there."""
    yield from (file for file, digest in sorted(snapshot.evidence.items()) if digest is None)
    standing = (one for events in snapshot.records.values() for one in standing_signatures(events))
    texts = {edition_file(one.fingerprint) for one in standing}
    yield from (f"{snapshot.paths.editions}/{name}" for name in sorted(texts - snapshot.editions.keys()))


def _changed(snapshot: Snapshot) -> Iterator[str]:
    """The evidence and the texts that are no longer what was recorded."""
    kept = [one for events in snapshot.records.values() for one in evidence.named(events)]
    yield from sorted({one.file for one in kept if snapshot.evidence[one.file] not in (None, one.sha256)})
    for name, text in sorted(snapshot.editions.items()):
        if name != edition_file(fingerprint(text)):
            yield f"{snapshot.paths.editions}/{name}"


def _templates(snapshot: Snapshot) -> list[str]:
    """The project's own templates, without which its copies cannot be told from changed ones."""
    found = (snapshot.root / TEMPLATES).rglob("*")
    plain = (file for file in found if storage.is_file(file) and file.name[0] != ".")
    return sorted(file.relative_to(snapshot.root).as_posix() for file in plain)


def _copies(snapshot: Snapshot) -> dict[str, bytes]:
    """The copies that were issued, where all are there and of today's edition; else DOCX copies made anew."""
    copies, today = snapshot.copies, snapshot.resolved
    told = copies.manifest if copies.written else None
    if told and told.fingerprint == today.fingerprint and not copies.changed and not copies.missing:
        by_digest: dict[str, bytes] = {}
        for copy in told.copies:
            if copy.sha256 not in by_digest:
                by_digest[copy.sha256] = snapshot.read(f"{copies.place}/{copy.file}")
        return {copy.file: by_digest[copy.sha256] for copy in told.copies}
    return dict.fromkeys(names(today.partners, "docx").values(), snapshot.render("docx"))


def _issued(snapshot: Snapshot, copies: Mapping[str, bytes]) -> dict[str, bytes]:
    """The issued PDFs that recorded evidence is a signed continuation of: those among the copies, else cut from it."""
    found, held = {}, {storage.sha256_of(copies[name]): name for name in reversed(list(copies))}
    for kept in evidence.of_signatures(event for events in snapshot.records.values() for event in events):
        if kept.issued in held:
            found[f"{snapshot.paths.copies}/{held[kept.issued]}"] = copies[held[kept.issued]]
        elif kept.issued and storage.is_file(snapshot.root / kept.file):
            data = snapshot.read(kept.file)
            if length := beginning(data, {kept.issued}):
                found[f"{ISSUED}/{kept.issued[:12]}.pdf"] = data[:length]
    return dict(sorted(found.items()))
