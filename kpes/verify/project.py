"""A project's own copies, register and evidence: whether each is what was written and recorded."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kpes.copies import COPIES, MANIFEST, SUMS, Look, Manifest
from kpes.esign.facts import SignedPdf
from kpes.evidence import named
from kpes.fingerprint import short
from kpes.messages import Message, counted, message
from kpes.model import POWER_OF_ATTORNEY, Event, Signed
from kpes.received import Reading, Unreadable
from kpes.records import Records, standing_signatures
from kpes.verify.checks import Check, Known, Verdict
from kpes.verify.returned import check_reading
from kpes.verify.signed import check_recorded

_DATA = "data/agreement.yaml"
_EDITIONS = "data/editions"
_SIGNATURES = "data/signatures"
_MOST_NAMED = 5


class Copies(NamedTuple):
    """What the folder of copies holds.

    ``look`` compares its files with ``SHA256SUMS``, whose digests are ``sums`` (None: it is not as kpes
    writes it). ``read`` is what one file of each content says, by the names of all that have it. ``expected`` are the
    names that today's partners' copies have, in each format that is there.
    """

    look: Look
    sums: Mapping[str, str] | None
    manifest: Manifest | None
    read: Mapping[tuple[str, ...], Reading | Unreadable]
    expected: tuple[str, ...]


class Facts(NamedTuple):
    """What was read of a project.

    ``wrong`` is how many errors the data holds. ``broken`` and ``hand_edited`` are the ids whose file in the register
    cannot be read, or is not as kpes wrote it; ``altered`` those in whose file a record does not fit its digest, with
    the line of the first such record, and ``unsealed`` the same of records that bear none; ``misfiled`` those in
    whose file a record says that it is another partner's, with the first such record. ``editions`` are the texts
    kept, by file name, ``evidence`` the digest of each file that a record names, None where it is missing, and
    ``signed`` what the electronic signatures are in those that bear any, or why that cannot be told. ``unrecorded``
    are the files among the evidence that no record names, ``left_over`` those that a kpes that was stopped left
    behind, and ``unfinished`` the journal that it would go on from.
    """

    known: Known
    wrong: int
    copies: Copies | None
    records: Records
    broken: tuple[str, ...]
    hand_edited: tuple[str, ...]
    altered: Mapping[str, int]
    unsealed: Mapping[str, int]
    misfiled: Mapping[str, Event]
    editions: Mapping[str, bytes]
    evidence: Mapping[str, str | None]
    signed: Mapping[str, SignedPdf | Message]
    unrecorded: tuple[str, ...] = ()
    left_over: tuple[str, ...] = ()
    unfinished: str = ""


def check_project(facts: Facts) -> list[Check]:
    """Everything that kpes can tell of a project without asking anybody else."""
    return [*_data(facts), *_copies(facts), *_register(facts), *_editions(facts), *_evidence(facts), *_left_over(facts)]


def _data(facts: Facts) -> Iterator[Check]:
    today = _today(facts)
    if today is None:
        said = counted("The data holds {count} error. See: kpes validate", "The data holds {count} errors. "
                       "See: kpes validate", facts.wrong)  # fmt: skip
        yield Check(_DATA, "data", Verdict.FAIL, said)
    else:
        yield Check(_DATA, "data", Verdict.PASS, message("Today's text is edition {edition}.", edition=short(today)))


def _today(facts: Facts) -> str | None:
    return next((edition.fingerprint for edition in facts.known.editions if edition.today), None)


# Copies


def _copies(facts: Facts) -> Iterator[Check]:
    found = facts.copies
    if found is None:
        said = message("There are no copies. Write them with: kpes render")
        yield Check(COPIES, "copies", Verdict.NOT_CHECKED, said)
        return
    yield from _lists(found)
    yield from _edition_of_copies(found, _today(facts))
    yield from _files(found)
    yield from _texts(facts, found)


def _lists(found: Copies) -> Iterator[Check]:
    for name, readable in ((SUMS, found.sums is not None), (MANIFEST, found.manifest is not None)):
        if not readable:
            said = message("This list is missing or is not as kpes wrote it. Write the copies anew: kpes render")
            yield Check(f"{COPIES}/{name}", "list", Verdict.FAIL, said)
    if found.sums is None or found.manifest is None:
        return
    told = {copy.file: copy.sha256 for copy in found.manifest.copies}
    apart = sorted(name for name, _ in set(told.items()) ^ set(found.sums.items()))
    if apart:
        said = message("The two lists differ over {files}.", files=_named(list(dict.fromkeys(apart))))
        yield Check(f"{COPIES}/{MANIFEST}", "list", Verdict.FAIL, said)
    else:
        said = counted("Both lists name the same {count} copy.", "Both lists name the same {count} copies.", len(told))
        yield Check(f"{COPIES}/{MANIFEST}", "list", Verdict.PASS, said)


def _edition_of_copies(found: Copies, today: str | None) -> Iterator[Check]:
    subject = f"{COPIES}/{MANIFEST}"
    told = found.manifest.fingerprint if found.manifest else None
    if told is None:
        return
    if today is None:
        said = message("Whether that is today's text cannot be told: the data holds errors. See: kpes validate")
        yield Check(subject, "edition", Verdict.NOT_CHECKED, said)
    elif told != today:
        said = message("The copies are of edition {edition}, today's text is edition {today}. Write them anew: "
                       "kpes render", edition=short(told), today=short(today))  # fmt: skip
        yield Check(subject, "edition", Verdict.FAIL, said)
    else:
        said = message("The copies are of today's edition, {edition}.", edition=short(told))
        yield Check(subject, "edition", Verdict.PASS, said)
    written = {copy.file for copy in found.manifest.copies}
    lacking = [name for name in found.expected if name not in written]
    if lacking and told == today:
        said = counted("No copy was written for {count} partner: {files}.", "No copies were written for {count} "
                       "partners: {files}.", len({os.path.splitext(name)[0] for name in lacking}),
                       files=_named(lacking))  # fmt: skip
        yield Check(subject, "partners", Verdict.WARNING, said)


def _files(found: Copies) -> Iterator[Check]:
    look, written = found.look, found.sums or {}
    for name in sorted({*written, *look.foreign}):
        subject = f"{COPIES}/{name}"
        if name in look.missing:
            yield Check(subject, "bytes", Verdict.FAIL, message("This copy is missing. Write it anew: kpes render"))
        elif name in look.changed:
            said = message("This copy was changed after kpes wrote it. Move it elsewhere, then: kpes render")
            yield Check(subject, "bytes", Verdict.FAIL, said)
        elif name in look.foreign:
            said = message("kpes did not write this file. Move it out of the folder of the copies.")
            yield Check(subject, "bytes", Verdict.WARNING, said)
        else:
            yield Check(subject, "bytes", Verdict.PASS, message("Byte for byte what kpes wrote."))


def _texts(facts: Facts, found: Copies) -> Iterator[Check]:
    """What one file of each content says: the lists could have been rewritten together with the copies."""
    for names, reading in found.read.items():
        subject = f"{COPIES}/{names[0]}"
        if isinstance(reading, Unreadable):
            yield Check(subject, "file", Verdict.FAIL, reading.said)
        elif facts.known.editions:
            known = facts.known._replace(editions=_meant(facts.known, found.manifest))
            # These bytes are kpes's own: a PDF or a page among them shows what it says.
            checks = list(check_reading(subject, reading._replace(exact=True), known))
            told_already = ("edition",) if reading.exact else ("edition", "besides")
            yield from (check for check in checks if check.check not in told_already)


def _meant(known: Known, manifest: Manifest | None):
    """Of the editions that are known, the one that the manifest names, if it is one of them."""
    named = [one for one in known.editions if manifest and one.fingerprint == manifest.fingerprint]
    return tuple(named) or known.editions


def _named(names: list[str]) -> str:
    return ", ".join(names[:_MOST_NAMED]) + (" …" if len(names) > _MOST_NAMED else "")


# The register


def _register(facts: Facts) -> Iterator[Check]:
    ids = sorted({*facts.records, *facts.broken, *facts.misfiled})
    if not ids:
        yield Check(_SIGNATURES, "register", Verdict.NOT_CHECKED, message("Nobody has signed yet."))
    today = _today(facts)
    for id in ids:
        subject = f"{_SIGNATURES}/{id}.yaml"
        if id in facts.broken:
            said = message("It cannot be read. See: kpes validate")
            yield Check(subject, "register", Verdict.FAIL, said)
            continue
        if id in facts.hand_edited:
            said = message("It is not as kpes writes it: somebody edited it by hand.")
            yield Check(subject, "register", Verdict.WARNING, said)
        if id in facts.altered:
            said = message("The record in line {line} does not fit its digest: something was changed.",
                           line=facts.altered[id])  # fmt: skip
            yield Check(subject, "digest", Verdict.FAIL, said)
        elif id in facts.unsealed:
            said = message("The record in line {line} bears no digest: a change of it would not show.",
                           line=facts.unsealed[id])  # fmt: skip
            yield Check(subject, "digest", Verdict.WARNING, said)
        if id in facts.misfiled:
            other = facts.misfiled[id]
            said = message("The record in line {line} is one of the partner “{other}”, so it does not count here.",
                           line=other.place.line, other=other.partner)  # fmt: skip
            yield Check(subject, "partner", Verdict.FAIL, said)
        for signed in standing_signatures(facts.records.get(id, ())):
            yield Check(subject, "signature", *_signature(signed, today))


def _signature(signed: Signed, today: str | None) -> tuple[Verdict, Message]:
    name, edition = signed.representative, short(signed.fingerprint)
    if today is None:
        said = message("Whether {name} signed today's text cannot be told: the data holds errors.", name=name)
        return Verdict.NOT_CHECKED, said
    if signed.fingerprint == today:
        return Verdict.PASS, message("{name} signed today's text.", name=name)
    return Verdict.WARNING, message("{name} signed edition {edition}, not today's text.", name=name, edition=edition)


def _editions(facts: Facts) -> Iterator[Check]:
    for name, text in facts.editions.items():
        if name == _file_of(hashlib.sha256(text).hexdigest()):
            said = message("It holds the text that its name stands for.")
            yield Check(f"{_EDITIONS}/{name}", "bytes", Verdict.PASS, said)
        else:
            said = message("This is not the text that the file's name stands for. Restore it, from git for instance.")
            yield Check(f"{_EDITIONS}/{name}", "bytes", Verdict.FAIL, said)
    signed = (one for events in facts.records.values() for one in standing_signatures(events))
    for name in sorted({_file_of(one.fingerprint) for one in signed} - facts.editions.keys()):
        said = message("The text that was signed is missing. Restore it, from git for instance.")
        yield Check(f"{_EDITIONS}/{name}", "bytes", Verdict.FAIL, said)


def _file_of(fingerprint: str) -> str:
    return f"{short(fingerprint)}.txt"


def _evidence(facts: Facts) -> Iterator[Check]:
    kept = [kept for events in facts.records.values() for kept in named(events)]
    recorded = {one.file: one.sha256 for one in kept}
    of_signatures = {one.file for one in kept if one.kind != POWER_OF_ATTORNEY}
    for file, digest in sorted(recorded.items()):
        there = facts.evidence.get(file)
        if there is None:
            yield Check(file, "evidence", Verdict.FAIL, message("This evidence is missing. Put it back."))
        elif there != digest:
            said = message("This evidence was changed after it was recorded. Put the original back.")
            yield Check(file, "evidence", Verdict.FAIL, said)
        elif file in facts.signed:
            yield Check(file, "evidence", Verdict.PASS, message("The bytes that were recorded."))
        elif file not in of_signatures:
            said = message("The bytes that were recorded. Whether the power of attorney is valid is not checked.")
            yield Check(file, "evidence", Verdict.PASS, said)
        else:
            said = message("The bytes that were recorded. Whether the signature in it is genuine is not checked.")
            yield Check(file, "evidence", Verdict.PASS, said)
    yield from check_recorded(facts.records, facts.signed)
    for file in facts.unrecorded:
        said = message("No record names this file. Record it with kpes sign --evidence, or delete it.")
        yield Check(file, "evidence", Verdict.WARNING, said)


# What a kill leaves


def _left_over(facts: Facts) -> Iterator[Check]:
    if facts.unfinished:
        said = message("kpes was stopped amid recording several signatures. All of them count. The next kpes sign puts "
                       "them in place.")  # fmt: skip
        yield Check(facts.unfinished, "left-over", Verdict.WARNING, said)
    for file in facts.left_over:
        said = message("A kpes that was stopped left this behind. It counts for nothing: delete it.")
        yield Check(file, "left-over", Verdict.WARNING, said)
