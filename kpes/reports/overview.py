"""Where a project stands in five lines, and what comes next; and how to begin where there is none."""

from __future__ import annotations

from collections.abc import Iterator

from kpes.fingerprint import short
from kpes.messages import Message, counted, message
from kpes.project.snapshot import Snapshot
from kpes.reports.sentences import counts_line
from kpes.status import Status

BEGIN = (
    message("There is no agreement in this folder yet. To begin:"),
    message("  kpes import FILE.docx DIR   takes the text from a Word file"),
    message("  kpes init DIR               starts from an example, to be written over"),
    message("  cd DIR                      goes into its folder; “kpes” tells what comes next"),
    message("All commands: kpes --help"),
)
"""What is said where there is no project."""


def overview(snapshot: Snapshot) -> Iterator[Message | str]:
    """The title, the text, the signatures, the copies, and the next step."""
    errors = [*snapshot.errors, *snapshot.broken]
    if errors:
        if snapshot.agreement:
            yield " ".join(snapshot.agreement.title.value.split())
        yield counted("{count} error stands in the data: nothing can be printed or signed.",
                      "{count} errors stand in the data: nothing can be printed or signed.", len(errors))  # fmt: skip
        yield _next("kpes validate", message("shows each error and how to mend it"))
        return
    status = snapshot.status
    yield status.title
    draft = status.status == "draft"
    final = message("The text is final, edition {edition}.")
    text = message("The text is a draft, edition {edition}.") if draft else final
    yield text._replace(values={"edition": short(status.fingerprint)})
    yield counts_line(status)
    yield _copies(snapshot, status)
    if snapshot.acts:
        from kpes.reports.acts import lines

        yield from lines(snapshot.chain, snapshot.today)
    yield _step(snapshot, status)


def _copies(snapshot: Snapshot, status: Status) -> Message:
    manifest = snapshot.copies.manifest
    if manifest is None:
        return message("No copies were written yet.")
    if manifest.fingerprint != status.fingerprint:
        return message("The copies in {folder} are of edition {edition}, not of today's.",
                       folder=snapshot.copies.place, edition=short(manifest.fingerprint))  # fmt: skip
    return message("The copies in {folder} are those of today's text.", folder=snapshot.copies.place)


def _step(snapshot: Snapshot, status: Status) -> Message:
    """The one command that comes next, for the agreement, or for the first act that waits for anything."""
    if wanted := _wanted(snapshot, status):
        return wanted
    for step in snapshot.chain.steps if snapshot.acts else ():
        if step.status is None:
            return _next(f"kpes validate --act {step.id}", message("shows each error and how to mend it"))
        waits = step.day is None and not step.status.declined
        if waits and (wanted := _wanted(snapshot.acts[step.id], step.status)):
            return wanted
    return _next("kpes protocol", message("writes the signing protocol"))


def _wanted(text: Snapshot, status: Status) -> Message | None:
    """What comes next for one text; None where it waits for nothing."""
    manifest, option = text.copies.manifest, text.paths.option
    if status.unfit:
        return _next(f"kpes validate{option}", message("shows what in the register was changed by hand"))
    if status.status == "draft":
        said = message("checks the text; once it is final, set “status: final” in {file}", file=text.paths.text)
        return _next(f"kpes validate{option}", said)
    if not status.complete and (manifest is None or manifest.fingerprint != status.fingerprint):
        return _next(f"kpes render{option} --format pdf", message("writes a copy for each partner"))
    if status.awaited:
        said = message("records a signature; to write to those who are awaited: {command}")
        return _next(f"kpes sign{option}", said._replace(values={"command": f"kpes remind{option}"}))
    return _next(f"kpes status{option}", message("shows who declined to sign")) if status.declined else None


def _next(command: str, does: Message) -> Message:
    return message("Next: {command} ({does}).", command=command, does=does)
