"""One look at a project at one moment: all that its folder holds, which the rules and all reports judge."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from kpes import rules, storage
from kpes.beneath import beneath
from kpes.copies.lists import Copies
from kpes.document import Document
from kpes.errors import KpesError
from kpes.findings import Finding, Log, Severity, errors, in_order
from kpes.fingerprint import canonical_text, edition_file, fingerprint
from kpes.layout.drawing import Layout
from kpes.messages import message
from kpes.model import Accepted, Act, Agreement, Partner, Signed
from kpes.paths import ACTS, OF_AGREEMENT, PARTNERS, WORDS, Paths
from kpes.project import revisions
from kpes.project.folder import Project
from kpes.register import evidence
from kpes.register.files import Register
from kpes.register.reading import Files, Records, signed_editions
from kpes.render import FORMATS
from kpes.shapes.table import read_agreement, read_partners
from kpes.source import Node, Place, Problem, Sources, excerpt, path
from kpes.status import Status, status

if TYPE_CHECKING:
    from kpes.acts.chain import Chain
    from kpes.project.acts import OfAct

State = Literal["unchanged", "missing", "changed"]
"""What became of a file since it was recorded."""


class Resolved(NamedTuple):
    """A text with all in it resolved: its data, its document, its canonical text and that text's fingerprint."""

    agreement: Agreement
    partners: tuple[Partner, ...]
    document: Document
    text: bytes
    fingerprint: str


class Texts(NamedTuple):
    """The agreement and the partners as they were read, and what is wrong with their shape."""

    agreement: Agreement | None
    partners: tuple[Partner, ...] | None
    findings: tuple[Finding, ...]
    sources: Sources
    roots: Mapping[str, Node | None] = {}


class Snapshot:
    """What a project holds at the moment ``now``, on the day that is ``today`` where its user is.

    ``paths`` tells which text it is about, and where all that belongs to it stands. Each part is read when it is asked
    for, and once, unless it was ``given``.
    """

    def __init__(
        self, project: Project, today: date, now: datetime, paths: Paths = OF_AGREEMENT, **given: object
    ) -> None:
        self.project, self.today, self.now, self.paths = project, today, now, paths
        self.root = project.root
        self.agreed: Snapshot | None = None
        """The snapshot of the agreement, where this one is of an act."""
        self.__dict__.update(given)

    def read(self, file: str) -> bytes:
        """The bytes of a file of the project; a KpesError where it cannot be read."""
        return storage.read(beneath(self.root, file), links=False)

    # The acts that follow the agreement; `kpes.project.acts` tells what is another way of each act

    @cached_property
    def acts(self) -> Mapping[str, OfAct]:
        """The acts of the agreement, by their ids, in the order of the alphabet; an act has none."""
        if not os.path.lexists(beneath(self.root, ACTS)):
            return {}
        from kpes.project.acts import acts_of

        return acts_of(self)

    @cached_property
    def chain(self) -> Chain:
        """What is in force, day by day, for who has made sure that neither the data nor the register holds errors."""
        from kpes.project.acts import chain_of

        return chain_of(self)

    @property
    def effect(self) -> str:
        """The digest of what an act does; of the agreement none."""
        return ""

    @property
    def for_other_effect(self) -> Sequence[Signed]:
        """The signatures on the text of an act that were given when it did something else; of the agreement none."""
        return ()

    # The text and the partners

    @cached_property
    def texts(self) -> Texts:
        """The agreement and the partners as they are read."""
        files = {self.paths.text: self.read(self.paths.text)}
        if (self.root / PARTNERS).is_file():
            files[PARTNERS] = self.read(PARTNERS)
        return self._read(files, lambda file: files[file] if file in files else self.shown(file))

    @cached_property
    def agreement(self) -> Agreement | None:
        """The agreement; None where it cannot be read."""
        return self.texts.agreement

    @property
    def as_read(self) -> Agreement | Act | None:
        """What the file of the text holds, with nothing in it that kpes wrote; None where it cannot be read."""
        return self.agreement

    @cached_property
    def partners(self) -> tuple[Partner, ...] | None:
        """The partners in their order; None where they cannot be read."""
        return self.texts.partners

    @cached_property
    def sources(self) -> Sources:
        """The lines of the files, as reports show them."""
        return self.texts.sources

    @cached_property
    def layout(self) -> Layout:
        """The text laid out, for who has made sure that it can be read."""
        assert self.agreement is not None, "there are errors, and nobody looked"
        return Layout(self.agreement, self.partners or (), self.attached)

    @cached_property
    def printed(self) -> Agreement | None:
        """The agreement with its words as they are printed; None where it cannot be read."""
        return self.layout.agreement_as_printed if self.agreement else None

    @cached_property
    def attached(self) -> Mapping[str, str | None]:
        """The SHA-256 of each file that is attached to the text; None for what is not there."""
        return evidence.digests_of(self.root, self.attached_files)

    @property
    def attached_files(self) -> list[str]:
        """The files that are attached to the text, from the folder of the project on."""
        attachments = self.agreement.attachments if self.agreement else ()
        return [one.file.value for one in attachments if one.file]

    @cached_property
    def drawn_up(self) -> Resolved | None:
        """The text as far as it can be read, whatever the rules say of it."""
        if self.agreement is None or self.partners is None:
            return None
        document = self.layout.document()
        text = canonical_text(document)
        return Resolved(self.agreement, self.partners, document, text, fingerprint(text))

    @cached_property
    def errors(self) -> tuple[Finding, ...]:
        """Those in the text and in the partners, with which nothing is printed and nothing signed."""
        found = filter(self.owns, rules.check(self, least=Severity.ERROR, of_text_alone=True))
        return tuple(errors(in_order([*self.texts.findings, *found])))

    @property
    def sound(self) -> Resolved | None:
        """Today's text; None where its data holds errors."""
        return None if self.errors else self.drawn_up

    @property
    def resolved(self) -> Resolved:
        """Today's text, for who has made sure that its data holds no errors."""
        sound = self.sound
        assert sound is not None, "there are errors, and nobody looked"
        return sound

    @cached_property
    def fingerprint(self) -> str | None:
        """That of today's text for rules; None where there is nothing yet that could be of another."""
        drawn_up = self.drawn_up if self.records or self.copies.written else None
        return drawn_up.fingerprint if drawn_up else None

    @property
    def known_words(self) -> list[str]:
        """The words that the spelling leaves alone."""
        there = os.path.lexists(self.root / WORDS)
        return self.read(WORDS).decode("utf-8", "replace").split() if there else []

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that is wrong with the project and that its data does not accept; with its acts, unless it is one."""
        of_acts = (found for act in self.acts.values() for found in act.findings if act.owns(found))
        return tuple(in_order([*self._settled[0], *of_acts]))

    @property
    def is_act(self) -> bool:
        """Whether this is about an act, and not about the agreement."""
        return self.agreed is not None

    def owns(self, finding: Finding) -> bool:
        """Whether a finding is about the files of this text, and not about the agreement that an act follows."""
        return True

    @property
    def accepted(self) -> tuple[tuple[Finding, Accepted], ...]:
        """The findings that the data accepts, each with its acceptance."""
        return tuple(self._settled[1])

    @cached_property
    def _settled(self) -> rules.Settled:
        # Until the agreement can be read, nobody knows which warnings it accepts.
        least = Severity.WARNING if self.agreement else Severity.ERROR
        found = in_order([*self.texts.findings, *self.broken, *filter(self.owns, rules.check(self, least))])
        return rules.settle(
            found,
            self.agreement.accepted if self.agreement else (),
            self.path,
            everything_read=self.partners is not None
            and not self.broken
            and all(one.code != rules.GIVEN_UP for one in found),
        )

    def path(self, finding: Finding) -> str:
        """Where a finding is by the structure of the data, as an acceptance names it."""
        root = self.texts.roots.get(finding.place.file)
        return path(root, finding.place) if root else finding.place.file

    def at(self, revision: str) -> Snapshot:
        """The same project with its text and its partners as git has them at a revision; a KpesError without any."""
        files = {file: revisions.read(self.root, revision, file) for file in (self.paths.text, PARTNERS)}
        if files[self.paths.text] is None:
            raise KpesError(
                message(
                    "{revision} holds no {file} of this project.", revision=excerpt(revision), file=self.paths.text
                ),
                message("Name another revision. See what there is with: git log --oneline -- data"),
            )
        then = self.holding({file: data for file, data in files.items() if data is not None})
        found = {file: revisions.read(self.root, revision, file) for file in then.attached_files}
        then.attached = {
            file: None if data is None else storage.sha256_of(data) for file, data in found.items()
        }
        return then

    def holding(self, files: Mapping[str, bytes]) -> Snapshot:
        """The same project with these bytes for its text and its partners."""
        texts = self._read(files, lambda file: files.get(file, b""))
        return Snapshot(self.project, self.today, self.now, self.paths, texts=texts)

    @property
    def changed_on(self) -> date:
        """The day on which the agreement or the signatory list was last changed, by git where it has them as they are.

        What git does not have was changed when its file was.
        """
        files = [file for file in (self.paths.text, PARTNERS) if (self.root / file).is_file()]
        written = (date.fromtimestamp((self.root / file).stat().st_mtime) for file in files)
        return revisions.changed_on(self.root, {file: self.read(file) for file in files}) or max(written)

    def render(self, format: str) -> bytes:
        """The copy in one of FORMATS; every partner's is the same."""
        return FORMATS[format].render(self.resolved.document, self.resolved.fingerprint, self.project.template)

    def _read(self, files: Mapping[str, bytes], shown: Callable[[str], bytes]) -> Texts:
        """The data read; without partners that is a finding."""
        agreement, of_agreement = read_agreement(files[self.paths.text], self.paths.text)
        missing = message("The signatory list is missing. Write the partners into this file.")
        partners, of_partners = None, Log([Problem("K116", Place(PARTNERS), missing)])
        if PARTNERS in files:
            partners, of_partners = read_partners(files[PARTNERS], PARTNERS)
        roots = {self.paths.text: of_agreement.root, PARTNERS: of_partners.root}
        return Texts(agreement, partners, (*of_agreement, *of_partners), Sources(shown), roots)

    def shown(self, file: str) -> bytes:
        """The bytes of a file of the register, whose lines reports show; of copies and of what is gone none."""
        if not file.startswith(f"{self.paths.signatures}/"):
            return b""
        try:
            return self.read(file)
        except storage.Unreadable:
            return b""

    # What was recorded

    @cached_property
    def register(self) -> Register:
        """The register of the signatures on this text, which is written to, too."""
        return Register(self.root, self.paths)

    @cached_property
    def files(self) -> Files:
        """The files of the register, each read once."""
        return self.register.files()

    @cached_property
    def records(self) -> Records:
        """All records, those for ids that are no partner's too."""
        return self.files.records[0]

    @cached_property
    def broken(self) -> list[Finding]:
        """What is wrong with the files of the register so that they cannot be read."""
        return self.files.records[1]

    @cached_property
    def editions(self) -> Mapping[str, bytes]:
        """The texts that somebody signed, by the names of their files."""
        return self.register.editions()

    @cached_property
    def evidence(self) -> Mapping[str, str | None]:
        """The SHA-256 of each file that a record names, by its name; None for what is not there."""
        return evidence.digests(self.root, self.records)

    @cached_property
    def kept(self) -> Mapping[str, State]:
        """What became of each text that was signed and of each file of evidence, by its path in the project."""
        needed = {edition_file(edition) for edition in signed_editions(self.records)}
        texts = {name: edition_file(fingerprint(text)) for name, text in self.editions.items()}
        found = {f"{self.paths.editions}/{name}": state_of(texts.get(name), name) for name in sorted({*texts, *needed})}
        recorded = (kept for events in self.records.values() for kept in evidence.named(events))
        for kept in sorted(recorded):
            if found.get(kept.file) != "changed":
                found[kept.file] = state_of(self.evidence.get(kept.file), kept.sha256)
        return found

    @cached_property
    def unrecorded(self) -> tuple[str, ...]:
        """The files among the evidence that no record names."""
        return evidence.unrecorded(self.root, self.records, self.paths.evidence)

    @cached_property
    def issued(self) -> Mapping[str, str]:
        """The fingerprint of the edition of each issued PDF that the register names, by the SHA-256 of that PDF."""
        return evidence.issued(self.records, self.files.doubtful())

    @cached_property
    def left_over(self) -> tuple[str, ...]:
        """What a kpes that was stopped left behind under temporary names."""
        return (*self.register.left_over(), *evidence.left_over(self.root, self.paths.evidence))

    @property
    def status(self) -> Status:
        """Who has signed today's text, for who has made sure that neither the data nor the register holds errors."""
        text = self.resolved
        found = status(text.agreement, text.partners, self.records, text.fingerprint)
        return found._replace(title=text.document.title, unfit=self.files.unfit())

    # What was issued

    @cached_property
    def copies(self) -> Copies:
        """The copies, each compared with what kpes wrote where that is asked for."""
        return Copies(beneath(self.root, self.paths.copies), self.paths.copies)


def state_of(found: str | None, recorded: str) -> State:
    """What became of a file that now is what is ``found``, by its digest or name; None where it is not there."""
    if found is None:
        return "missing"
    return "unchanged" if found == recorded else "changed"
