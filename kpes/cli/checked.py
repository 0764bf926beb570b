"""What was found in a project, as the report that commands show."""

from __future__ import annotations

from collections.abc import Sequence

from kpes.cli.session import Session
from kpes.findings import Finding
from kpes.messages import Message, counted
from kpes.model import Act
from kpes.project.snapshot import Snapshot
from kpes.reports.findings import Findings


def report_of(
    session: Session, checked: Snapshot, findings: Sequence[Finding], strict: bool = False, accepted: bool = False
) -> Findings:
    """The ``findings`` of a project; with ``strict`` warnings fail, with ``accepted`` the accepted ones are told."""
    return Findings(
        session.t,
        findings,
        checked.accepted,
        checked.sources,
        checked.path,
        checked.project.folder_in_repository(),
        _counts(checked),
        strict,
        accepted,
        session.moment().removesuffix("Z"),
    )


def _counts(checked: Snapshot) -> list[Message] | None:
    """How much there was to check of the agreement, or of an act; None where its data cannot be used."""
    if checked.agreement is None or checked.partners is None:
        return None
    partners = len(checked.partners)
    if isinstance(checked.as_read, Act):
        changes = len(checked.as_read.changes)
        signing = counted("{count} partner who signs", "{count} partners who sign", partners)
        return [*([counted("{count} change", "{count} changes", changes)] if changes else []), signing]
    paragraphs = len(checked.agreement.all_paragraphs)
    return [
        counted("{count} paragraph", "{count} paragraphs", paragraphs),
        counted("{count} partner", "{count} partners", partners),
    ]
