"""What an export holds."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kpes import storage
from kpes.beneath import beneath
from kpes.copies.lists import SUMS, Copies, Manifest, copies_of, digests_of, lists, names, sums_of
from kpes.document import Document
from kpes.esign.examiner import fit_for_others, roots
from kpes.esign.signed_pdf import bears_signature, beginning
from kpes.exports.page import CONSOLIDATED, ISSUED, MANIFEST, PAGE, PROTOCOL, check_page
from kpes.fingerprint import canonical_text, fingerprint
from kpes.language import language
from kpes.layout.drawing import draw_up as draw_up_text
from kpes.messages import Message, counted
from kpes.model import POWER_OF_ATTORNEY, Evidence, Partner
from kpes.paths import PARTNERS, TEMPLATES
from kpes.project.snapshot import Snapshot, State
from kpes.protocol.content import protocol, seen_as_recorded
from kpes.protocol.drawing import draw_up
from kpes.register import evidence
from kpes.register.reading import signed_editions
from kpes.render import FORMATS
from kpes.shapes.table import read_partners
from kpes.source import dump, plain
from kpes.verify.evidence import Watch

_PERSONAL = ("representatives", "email")
"""The keys of a partner that tell of people."""


class Export(NamedTuple):
    """The files of an export, by their paths, and what whoever makes it should know.

    ``signed`` are the ids of the partners for whom each edition was signed, by its fingerprint. ``unfit`` tells of each
    signed text and each file of evidence that is not what was recorded what became of it. ``personal`` says what
    is in it of people, beside the names of those who signed.
    """

    files: dict[str, bytes]
    signed: Mapping[str, Sequence[str]]
    unfit: Mapping[str, State]
    personal: tuple[Message, ...]


def collect(
    snapshot: Snapshot, with_evidence: bool, partners: Collection[str] = (), watch: Watch | None = None
) -> Export:
    """The export: the same bytes for the same project, in whose data and register there are no errors.

    With evidence, its list of digests names also what is missing, as it was recorded; so whoever checks it finds that.
    Where ``partners`` are named, by their ids, personal data of the others is left out. Its protocol tells of
    scans what the project's own does, so they are compared where one can ``watch``.
    """
    root, paths, today = snapshot.root, snapshot.paths, snapshot.resolved
    recorded: dict[str, list[Evidence]] = {}
    there: dict[str, str | None] = {}
    for one in (snapshot, *snapshot.acts.values()):
        there |= one.evidence
        for id, events in one.records.items():
            recorded.setdefault(id, []).extend(evidence.named(events))
    for_whom = {id for id in recorded if with_evidence and (not partners or id in partners)}
    chosen = {kept.file: kept for id in recorded for kept in recorded[id] if id in for_whom}
    with storage.reading(root):
        files = {file: snapshot.read(file) for file in _templates(snapshot)}
        files[PARTNERS], listed = _signatory_list(snapshot, partners)
        for one in (snapshot, *snapshot.acts.values()):
            files[one.paths.text] = one.read(one.paths.text)
            files |= {one.paths.records_of(id): data for id, data in one.files.data.items()}
            files |= {f"{one.paths.editions}/{name}": text for name, text in one.editions.items()}
        files |= fit_for_others(roots(root))
        seen = seen_as_recorded(snapshot, watch)
        files |= {file: snapshot.read(file) for file in chosen if there[file]}
        copies = _copies(snapshot)
        signed_on = _issued(snapshot, copies)
    digests = digests_of(copies)
    of_copies = lists(today.fingerprint, digests)
    files |= signed_on | {f"{paths.copies}/{name}": data for name, data in {**copies, **of_copies}.items()}
    told = Manifest(today.fingerprint, tuple(copies_of(digests)))
    packed = Copies(snapshot.copies.folder, manifest=told, changed=(), missing=())
    editions = signed_editions(snapshot.records)

    def page(document: Document) -> bytes:
        return FORMATS["html"].render(document, today.fingerprint, snapshot.project.template)

    files[PROTOCOL] = page(draw_up(protocol(snapshot, seen, packed)))
    left_out = sorted({kept.file for events in recorded.values() for kept in events} - chosen.keys())
    files[MANIFEST] = _manifest(today.fingerprint, editions, left_out)
    if snapshot.acts and snapshot.chain.since and snapshot.chain.since <= snapshot.today:
        from kpes.project.acts import text_on

        in_force = text_on(snapshot, snapshot.today)
        mark = fingerprint(canonical_text(in_force))
        files[CONSOLIDATED] = FORMATS["html"].render(in_force, mark, snapshot.project.template)
    scan = next((file for file, one in seen.compared.items() if one.shows in ("scan", "unread") and file in files), "")
    check = check_page(today, editions, files.keys(), signed_on, bool(seen.signed), _chain(snapshot), scan)
    files[language(today.agreement.language).say(PAGE)] = page(check)
    sums = {file: kept.sha256 for file, kept in chosen.items()}
    sums |= {name: storage.sha256_of(data) for name, data in files.items()}
    return Export(
        files={SUMS: sums_of(sums), **dict(sorted(files.items()))},
        signed=editions,
        unfit={file: state for file, state in snapshot.kept.items() if state != "unchanged"},
        personal=tuple(_personal(listed, [kept for kept in chosen.values() if kept.file in files], files)),
    )


def _chain(snapshot: Snapshot) -> list[tuple[str, str, date]]:
    """The acts in force, in their order: their titles, their fingerprints and the days on which they took effect."""
    steps = snapshot.chain.steps if snapshot.acts else ()
    return [
        (" ".join(step.act.title.value.split()), step.status.fingerprint, step.day)
        for step in steps
        if step.day and step.status and step.day <= snapshot.today
    ]


def _manifest(today: str, signed: Mapping[str, Sequence[str]], left_out: Sequence[str]) -> bytes:
    """What the export is of, for programs: today's text, the editions that were signed, the evidence left out."""
    editions = [{"fingerprint": one, "partners": partners} for one, partners in signed.items()]
    told = {"fingerprint": today, "signed": editions, "left_out": left_out}
    return f"{json.dumps(told, indent=2)}\n".encode()


def _signatory_list(snapshot: Snapshot, partners: Collection[str]) -> tuple[bytes, Sequence[Partner]]:
    """The signatory list as it is packed; where the text does not print them, without the people of other partners."""
    whole, today = snapshot.read(PARTNERS), snapshot.resolved
    root = snapshot.texts.roots[PARTNERS]
    if not partners or root is None:
        return whole, today.partners
    data = plain(root)
    for entry in data["partners"]:
        for key in _PERSONAL if entry["id"] not in partners else ():
            entry.pop(key, None)
    reduced = dump(data).encode()
    listed, _ = read_partners(reduced, PARTNERS)
    same = listed and fingerprint(canonical_text(draw_up_text(today.agreement, listed))) == today.fingerprint
    return (reduced, listed) if listed and same else (whole, today.partners)


def _personal(
    listed: Sequence[Partner], packed: Sequence[Evidence], files: Mapping[str, bytes]
) -> Iterator[Message]:
    """What of people is packed, kind by kind, beside the names of those who signed."""
    signed = [kept for kept in packed if bears_signature(files[kept.file])]
    powers = [kept for kept in packed if kept.kind == POWER_OF_ATTORNEY]
    numbers = (
        counted("the name of {count} representative", "the names of {count} representatives",
                sum(len(one.representatives) for one in listed)),
        counted("{count} e-mail address", "{count} e-mail addresses", sum(one.email is not None for one in listed)),
        counted("{count} signed PDF, whose certificates may hold a PESEL",
                "{count} signed PDFs, whose certificates may hold a PESEL", len(signed)),
        counted("{count} power of attorney", "{count} powers of attorney", len(powers)),
        counted("{count} other file of evidence, as a scan or an e-mail",
                "{count} other files of evidence, as scans or e-mails", len(packed) - len({*signed, *powers})),
    )  # fmt: skip
    return (said for said in numbers if said.values["count"])


def _templates(snapshot: Snapshot) -> list[str]:
    """The project's own templates, without which its copies cannot be told from changed ones."""
    found = beneath(snapshot.root, TEMPLATES).rglob("*")
    plain = (file for file in found if storage.is_file(file) and file.name[0] != ".")
    return sorted(file.relative_to(snapshot.root).as_posix() for file in plain)


def _copies(snapshot: Snapshot) -> dict[str, bytes]:
    """The copies that were issued, where all are there and of today's edition; else DOCX copies made anew."""
    copies, today = snapshot.copies, snapshot.resolved
    told = copies.manifest if copies.written else None
    if told and told.fingerprint == today.fingerprint and not copies.changed and not copies.missing:
        first = {copy.sha256: copy.file for copy in reversed(told.copies)}
        by_digest = {digest: snapshot.read(f"{copies.place}/{file}") for digest, file in first.items()}
        return {copy.file: by_digest[copy.sha256] for copy in told.copies}
    return dict.fromkeys(names(today.agreement.recipients(today.partners), "docx"), snapshot.render("docx"))


def _issued(snapshot: Snapshot, copies: Mapping[str, bytes]) -> dict[str, bytes]:
    """The issued PDFs that recorded evidence is a signed continuation of: those among the copies, else cut from it."""
    found, held = {}, {storage.sha256_of(copies[name]): name for name in reversed(list(copies))}
    for kept in evidence.of_signatures(event for events in snapshot.records.values() for event in events):
        if kept.issued in held:
            found[f"{snapshot.paths.copies}/{held[kept.issued]}"] = copies[held[kept.issued]]
        elif kept.issued and snapshot.evidence[kept.file]:
            data = snapshot.read(kept.file)
            if length := beginning(data, {kept.issued}):
                found[f"{ISSUED}/{kept.issued[:12]}.pdf"] = data[:length]
    return dict(sorted(found.items()))
