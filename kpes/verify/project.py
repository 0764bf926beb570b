"""A project's own copies, register and evidence: whether each is what was written and recorded."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from kpes.beneath import beneath
from kpes.copies.lists import EXTENSIONS, MANIFEST, SUMS, Copies, Manifest, names
from kpes.errors import KpesError
from kpes.fingerprint import edition_file, short
from kpes.messages import Message, counted, message
from kpes.model import Signed
from kpes.paths import ACTS
from kpes.project.acts import OfAct, followed, unread
from kpes.project.snapshot import Snapshot, State
from kpes.received import formats
from kpes.received.reading import Unreadable
from kpes.register.reading import belongs, standing_signatures
from kpes.verify.checks import Check, Outcome, Verdict
from kpes.verify.consolidated import UNKNOWN
from kpes.verify.earlier import Earlier, check_earlier, of_git
from kpes.verify.evidence import Exhibits, Seen, check_evidence
from kpes.verify.known import known_of, read_returned
from kpes.verify.returned import check_reading
from kpes.verify.signed import SignedPdfs

_MOST_NAMED = 5


def check_project(snapshot: Snapshot, receipts: Sequence[Earlier] = ()) -> list[Check]:
    """Everything that kpes can tell of a project by itself, by git, and by what shows its registers as they were."""
    return _checked(snapshot, [of_git(snapshot.root), *receipts])


def _checked(snapshot: Snapshot, shown: Sequence[Earlier]) -> list[Check]:
    earlier = [*check_earlier(snapshot, shown)]
    lost = {Path(check.subject).stem for check in earlier if check.verdict is Verdict.FAIL}
    seen = Exhibits(snapshot, SignedPdfs(snapshot, snapshot.now)).of_records()
    return [
        *_data(snapshot), *_copies(snapshot), *_register(snapshot, lost, seen), *earlier, *_editions(snapshot),
        *check_evidence(snapshot, seen), *_left_over(snapshot), *_acts(snapshot, shown),
    ]  # fmt: skip


def _acts(snapshot: Snapshot, shown: Sequence[Earlier]) -> Iterator[Check]:
    """The acts as the agreement is, those that are gone, what is none, and what is in force."""
    gone = set[str]().union(*(one.acts() for one in shown)) - snapshot.acts.keys()
    there = os.path.lexists(beneath(snapshot.root, ACTS))
    if snapshot.paths.act or not (gone or there):
        return
    for id in sorted(gone):
        yield from check_earlier(OfAct(snapshot, id), shown)
    said = message("This is no part of an act, so it is not read, and counts for nothing. Move it elsewhere.")
    yield from (Check(file, "acts", Verdict.WARNING, said) for file in (unread(snapshot) if there else ()))
    for act in snapshot.acts.values():
        yield from _checked(act, shown)
    if snapshot.acts:
        yield from _chain(snapshot)


def _chain(snapshot: Snapshot) -> Iterator[Check]:
    """Whether what is in force follows from texts that were signed and are kept."""
    if snapshot.sound is None or snapshot.broken:
        yield Check(ACTS, "chain", Verdict.NOT_CHECKED, UNKNOWN)
        return
    try:
        chain = followed(snapshot)
    except KpesError as error:
        yield Check(ACTS, "chain", Verdict.FAIL, error.whole)
        return
    for step in chain.steps:
        if step.status and any(len(signed) == step.status.total for signed in step.status.earlier.values()):
            said = message("All signed this act in another text than its file gives now. Restore the file.")
            yield Check(f"{ACTS}/{step.id}", "chain", Verdict.FAIL, said)
    if chain.since is None:
        said = message("No act is in force: the agreement is not concluded.")
        yield Check(ACTS, "chain", Verdict.NOT_CHECKED, said)
        return
    steps = [step for step in chain.steps if step.day and step.day <= snapshot.today]
    signed = [(snapshot, snapshot.resolved.fingerprint)]
    signed += [(snapshot.acts[step.id], step.status.fingerprint) for step in steps if step.status]
    kept = {f"{one.paths.editions}/{edition_file(mark)}": one for one, mark in signed}
    if lost := [file for file, one in kept.items() if one.kept.get(file) != "unchanged"]:
        said = message("What is in force cannot be followed. Not there as signed: {files}.", files=_named(lost))
        yield Check(ACTS, "chain", Verdict.FAIL, said)
        return
    said = counted("What is in force today follows from {count} signed text: {editions}.",
                   "What is in force today follows from {count} signed texts, in this order: {editions}.",
                   len(signed), editions=", ".join(short(mark) for _, mark in signed))  # fmt: skip
    yield Check(ACTS, "chain", Verdict.PASS, said)


def _data(snapshot: Snapshot) -> Iterator[Check]:
    if today := _today(snapshot):
        verdict, said = Verdict.PASS, message("Today's text is edition {edition}.", edition=short(today))
    else:
        verdict, said = Verdict.FAIL, counted(
            "The data holds {count} error. See: kpes validate", "The data holds {count} errors. See: kpes validate",
            len(snapshot.errors),
        )  # fmt: skip
    yield Check(snapshot.paths.text, "data", verdict, said)


def _today(snapshot: Snapshot) -> str | None:
    return snapshot.sound.fingerprint if snapshot.sound else None


# Copies


def _copies(snapshot: Snapshot) -> Iterator[Check]:
    copies = snapshot.copies
    if not copies.written:
        said = message("There are no copies. Write them with: {command}",
                       command=f"kpes render{snapshot.paths.option}")  # fmt: skip
        yield Check(copies.place, "copies", Verdict.NOT_CHECKED, said)
        return
    yield from _lists(copies)
    if copies.manifest:
        yield from _edition_of_copies(snapshot, copies.manifest)
    yield from _files(copies)
    yield from _texts(snapshot)


def _lists(copies: Copies) -> Iterator[Check]:
    for name, listed in ((SUMS, copies.sums), (MANIFEST, copies.manifest)):
        if listed is None:
            said = message("This list is missing or is not as kpes wrote it. Write the copies anew: kpes render")
            yield Check(f"{copies.place}/{name}", "list", Verdict.FAIL, said)
    if copies.sums is None or copies.manifest is None:
        return
    told = {copy.file: copy.sha256 for copy in copies.manifest.copies}
    if apart := sorted({name for name, _ in set(told.items()) ^ set(copies.sums.items())}):
        verdict, said = Verdict.FAIL, message("The two lists differ over {files}.", files=_named(apart))
    else:
        verdict = Verdict.PASS
        said = counted("Both lists name the same {count} copy.", "Both lists name the same {count} copies.", len(told))
    yield Check(f"{copies.place}/{MANIFEST}", "list", verdict, said)


def _edition_of_copies(snapshot: Snapshot, told: Manifest) -> Iterator[Check]:
    subject, today = f"{snapshot.copies.place}/{MANIFEST}", snapshot.sound
    if today is None:
        said = message("Whether that is today's text cannot be told: the data holds errors. See: kpes validate")
        yield Check(subject, "edition", Verdict.NOT_CHECKED, said)
        return
    if told.fingerprint != today.fingerprint:
        said = message("The copies are of edition {edition}, today's text is edition {today}. Write them anew: "
                       "kpes render", edition=short(told.fingerprint), today=short(today.fingerprint))  # fmt: skip
        yield Check(subject, "edition", Verdict.FAIL, said)
        return
    said = message("The copies are of today's edition, {edition}.", edition=short(told.fingerprint))
    yield Check(subject, "edition", Verdict.PASS, said)
    written = {copy.file for copy in told.copies}
    formats = sorted({copy.format for copy in told.copies} & EXTENSIONS.keys())
    recipients = today.agreement.recipients(today.partners)
    expected = (name for format in formats for name in names(recipients, format))
    if lacking := [name for name in expected if name not in written]:
        said = counted("No copy was written for {count} partner: {files}.", "No copies were written for {count} "
                       "partners: {files}.", len({PurePath(name).stem for name in lacking}),
                       files=_named(lacking))  # fmt: skip
        yield Check(subject, "partners", Verdict.WARNING, said)


def _files(copies: Copies) -> Iterator[Check]:
    found = {name: (Verdict.PASS, message("Byte for byte what kpes wrote.")) for name in copies.sums or ()}
    said = message("This copy was changed after kpes wrote it. Move it elsewhere, then: kpes render")
    found |= {name: (Verdict.FAIL, said) for name in copies.changed if name in found}
    said = message("This copy is missing. Write it anew: kpes render")
    found |= dict.fromkeys(copies.missing, (Verdict.FAIL, said))
    said = message("kpes did not write this file. Move it out of the folder of the copies.")
    found |= dict.fromkeys(copies.foreign, (Verdict.WARNING, said))
    return (Check(f"{copies.place}/{name}", "bytes", *found[name]) for name in sorted(found))


def _texts(snapshot: Snapshot) -> Iterator[Check]:
    """What one file of each content says: the lists could have been rewritten together with the copies."""
    copies, known = snapshot.copies, known_of(snapshot)
    # Those of another edition than their manifest names are told as what they are.
    meant = tuple(one for one in known.editions if copies.manifest and one.fingerprint == copies.manifest.fingerprint)
    known = known._replace(editions=meant or known.editions)
    alike: dict[str, str] = {}
    for name, digest in sorted((copies.sums or {}).items()):
        if name not in (*copies.missing, *copies.changed):
            alike.setdefault(digest, name)
    for name in alike.values():
        subject, path = f"{copies.place}/{name}", copies.folder / name
        try:
            reading = formats.read(read_returned(path), name)
        except Unreadable as unreadable:
            yield Check(subject, "file", Verdict.FAIL, unreadable.said)
            continue
        # These bytes are kpes's own: a PDF or a page among them shows what it says.
        found = check_reading(subject, reading, known, issued=reading.format != "docx")
        if found.outcome is Outcome.SAME and found.edition:
            said = message("The text is that of edition {edition}.", edition=short(found.edition))
            yield Check(subject, "text", Verdict.PASS, said)
        told_already = ("edition", "outcome") if found.outcome is Outcome.SAME else ("edition",)
        yield from (check for check in found.checks if check.check not in told_already)


def _named(names: list[str]) -> str:
    return ", ".join(names[:_MOST_NAMED]) + (" …" if len(names) > _MOST_NAMED else "")


# The register


def _register(snapshot: Snapshot, lost: set[str], seen: Seen) -> Iterator[Check]:
    files, broken = snapshot.files, {finding.place.file for finding in snapshot.broken}
    told = (
        (files.hand_edited(), "register", Verdict.WARNING,
         message("It is not as kpes writes it: somebody edited it by hand.")),
        (files.altered, "digest", Verdict.FAIL,
         message("The record in line {line} does not fit its digest: something was changed.")),
        ({id: line for id, line in files.unsealed.items() if id not in files.altered}, "digest", Verdict.WARNING,
         message("The record in line {line} bears no digest: a change of it would not show.")),
        (files.misfiled_lines(), "partner", Verdict.FAIL,
         message("The record in line {line} belongs {other}, so it does not count here.")),
    )  # fmt: skip
    subjects = {*broken, *(f"{snapshot.paths.signatures}/{id}.yaml" for id in (*snapshot.records, *files.misfiled))}
    if not subjects:
        said = message("Nobody has signed yet.")
        yield Check(snapshot.paths.signatures, "register", Verdict.NOT_CHECKED, said)
    for id, subject in sorted((Path(subject).stem, subject) for subject in subjects):
        if subject in broken:
            yield Check(subject, "register", Verdict.FAIL, message("It cannot be read. See: kpes validate"))
            continue
        other = belongs(files.misfiled[id], id) if id in files.misfiled else ""
        for lines, check, verdict, said in told:
            if id in lines:
                yield Check(subject, check, verdict, said._replace(values={"line": lines[id], "other": other}))
        doubtful = id in files.doubtful() | lost
        for signed in standing_signatures(snapshot.records.get(id, ())):
            yield Check(subject, "signature", *_signature(signed, _today(snapshot), doubtful, seen))


def _signature(signed: Signed, today: str | None, doubtful: bool, seen: Seen) -> tuple[Verdict, Message]:
    name, why = signed.representative, None
    if today is None:
        why = message("the data holds errors")
    elif doubtful:
        why = message("this file may have been changed")
    elif signed.fingerprint != today:
        edition = short(signed.fingerprint)
        said = message("{name} signed edition {edition}, not today's text.", name=name, edition=edition)
        return Verdict.WARNING, said
    elif any(seen.shows_another_text(kept) for kept in signed.evidence):
        why = message("the evidence shows another one")
    if why:
        return Verdict.NOT_CHECKED, message("Whether {name} signed today's text cannot be told: {why}.", name=name,
                                            why=why)  # fmt: skip
    return Verdict.PASS, message("{name} signed today's text.", name=name)


_EDITIONS: Mapping[State, Message] = {
    "unchanged": message("It holds the text that its name stands for."),
    "changed": message("This is not the text that the file's name stands for. Restore it, from git for instance."),
    "missing": message("The text that was signed is missing. Restore it, from git for instance."),
}

def _editions(snapshot: Snapshot) -> Iterator[Check]:
    for file, state in snapshot.kept.items():
        if file.startswith(snapshot.paths.editions):
            yield Check(file, "bytes", Verdict.PASS if state == "unchanged" else Verdict.FAIL, _EDITIONS[state])


# What a kill leaves


def _left_over(snapshot: Snapshot) -> Iterator[Check]:
    if unfinished := snapshot.register.unfinished():
        said = message("kpes was stopped amid recording several signatures. All of them count. The next kpes sign puts "
                       "them in place.")  # fmt: skip
        yield Check(unfinished, "left-over", Verdict.WARNING, said)
    for file in snapshot.left_over:
        said = message("A kpes that was stopped left this behind. It counts for nothing: delete it.")
        yield Check(file, "left-over", Verdict.WARNING, said)
