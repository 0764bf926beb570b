"""What was found in a project, as the report that commands show."""

from __future__ import annotations

from collections.abc import Sequence

from kpes.cli.session import Session
from kpes.findings import Finding
from kpes.project.snapshot import Snapshot
from kpes.reports.findings import Findings


def report_of(
    session: Session, checked: Snapshot, findings: Sequence[Finding], strict: bool = False, accepted: bool = False
) -> Findings:
    """The ``findings`` of a project; with ``strict`` warnings fail, with ``accepted`` the accepted ones are told."""
    counts = None
    if checked.agreement is not None and checked.partners is not None:
        counts = len(checked.agreement.all_paragraphs), len(checked.partners)
    return Findings(
        session.t,
        findings,
        checked.accepted,
        checked.sources,
        checked.path,
        checked.project.folder_in_repository(),
        counts,
        strict,
        accepted,
        session.moment().removesuffix("Z"),
    )
