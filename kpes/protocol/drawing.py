"""The signing protocol as a document, in the agreement's own language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kpes.document import Block, Cell, Document, Draft, Role, Said, Signatory, Table
from kpes.fingerprint import short
from kpes.language import language
from kpes.messages import Message, printed
from kpes.model import POWER_OF_ATTORNEY
from kpes.project.snapshot import State
from kpes.protocol.acts import acts_told
from kpes.protocol.content import Exhibit, Party, Protocol, Signing
from kpes.protocol.copies import copies_written, handed_over, in_two_lines
from kpes.protocol.proofs import by_oneself, corrected, drawn_up_by, moment, not_checked, not_proven, told
from kpes.protocol.scans import scans_told
from kpes.register.words import BASES, METHODS
from kpes.status import Standing
from kpes.verify.evidence import Shows

TEXT_STATES: Mapping[State, Message] = {
    "unchanged": printed("Text of this edition: kept in {file}, and its digest is the fingerprint above."),
    "missing": printed("Text of this edition: the file {file}, which should hold it, is missing."),
    "changed": printed("Text of this edition: the file {file} was changed, its digest is not the fingerprint above."),
}
STATES: Mapping[State, Message] = {
    "unchanged": printed("unchanged since it was recorded"),
    "missing": printed("this file is missing"),
    "changed": printed("changed after it was recorded"),
}
SHOWN: Mapping[Shows, Message] = {
    "same": printed("the text of the edition that was signed"),
    "scan": printed("a scan; what was compared is told below"),
    "unread": printed("its words cannot be read, so they were not compared"),
    "another": printed("another document than this one, not compared"),
    "unproven": printed("the words of the edition that was signed; what the file shows was not proven"),
    "edition": printed("THE TEXT OF ANOTHER EDITION THAN THAT WHICH WAS SIGNED"),
    "differs": printed("OTHER WORDS THAN THOSE OF THE EDITION THAT WAS SIGNED"),
}
SHARED: Mapping[str, Message] = {
    "certificate": printed("One certificate signed for several partners: {partners}."),
    "file": printed("One and the same file shows the signatures for several partners: {partners}."),
}
_NOTHING = "–"


def draw_up(protocol: Protocol) -> Document:
    """The document of ``protocol``; its own date is the agreement's, which stands for the clock."""
    drawing = _Drawing(protocol)
    title = drawing.say(printed("Signing protocol"))
    drawn = protocol.text.document.beside(
        f"{title}: {protocol.status.title}", (Block(Role.TITLE, title), *drawing.blocks())
    )
    return drawn._replace(draft=protocol.interim)


class _Drawing(Draft):
    """Walks one protocol and gives its blocks in reading order."""

    def __init__(self, protocol: Protocol):
        super().__init__(language(protocol.text.document.language))
        self.protocol = protocol

    def blocks(self) -> Iterator[Block | Table]:
        protocol = self.protocol
        if protocol.interim:
            yield from self._interim()
        yield self._summary()
        yield self.heading(printed("Signatures"))
        yield self._signatures()
        if protocol.status.form != "written":
            yield self.text(printed("The document does not require written form."))
        yield from corrected(protocol, self)
        yield self.heading(printed("What was checked"))
        yield from self.items(self._checked())
        if protocol.register_files:
            columns = ((printed("Files of the register"), 46), (printed("Digest (SHA-256)"), 54))
            rows = ((file, in_two_lines(digest)) for file, digest in protocol.register_files)
            yield self.table(columns, rows, strong=None)
        yield self.heading(printed("Evidence"))
        yield from self._evidence()
        yield from self._electronic()
        yield self.heading(printed("Copies"))
        yield from copies_written(protocol, self)
        yield from handed_over(protocol, self)
        yield from acts_told(protocol, self)
        yield from not_proven(protocol, self)
        yield from by_oneself(protocol, self)
        yield from drawn_up_by(self)

    def _interim(self) -> Iterator[Block]:
        yield Block(Role.DRAFT_MARK, self.say(printed("/interim protocol/")))
        intro = printed(
            "This is an interim protocol. It shows where things stand and does not state that the document was "
            "concluded:"
        )
        yield self.text(intro, leads=True)
        *texts, last = map(self.say, self._reasons())
        yield from self.items((*texts, last.rstrip(" ;.") + "."))

    def _reasons(self) -> Iterator[Message]:
        status = self.protocol.status
        told = {
            "draft": printed("the document is still a draft;"),
            "missing": printed(
                "signatures are incomplete: {missing} of {total} partners are missing;",
                missing=status.missing,
                total=status.total,
            ),
            "declined": printed("declined to sign: {partners};", partners=_names(status.declined)),
            "form": printed("written form is not met: {partners};", partners=_names(status.formless)),
            "checks": printed("the checks below found something that does not fit."),
        }
        return (told[reason] for reason in self.protocol.reasons)

    def _summary(self) -> Table:
        protocol, status, day = self.protocol, self.protocol.status, self.language.long_date
        concluded = day(protocol.concluded_on) if protocol.concluded_on else printed("still open")
        signed = printed("{signed} of {total} partners", signed=status.signed, total=status.total)
        in_force = printed("as the document itself provides; this protocol does not state it")
        fingerprint = status.fingerprint.removeprefix("sha256:")
        rows: list[tuple[Said, Cell]] = [
            (printed("Document"), status.title),
            (printed("Date of the document"), day(protocol.text.document.date)),
            (printed("Edition"), protocol.edition),
            (printed("Fingerprint of the text (SHA-256)"), in_two_lines(fingerprint)),
            (printed("Number of copies"), str(status.copies)),
            (printed("Signed by"), signed),
            (printed("Date of the last signature that was needed (as recorded)"), concluded),
            (printed("Entry into force"), in_force),
            (printed("Last record in the register"), moment(protocol.last_record) or printed("no records")),
        ]
        if protocol.register:
            rows.append((printed("Digest of the whole register (SHA-256)"), in_two_lines(protocol.register)))
        return self.table((("", 36), ("", 64)), rows)

    def _signatures(self) -> Table:
        columns = (
            (printed("No."), 6),
            (printed("Partner"), 23),
            (printed("Signatory, basis"), 24),
            (printed("Date and place"), 24),
            (printed("Method and form"), 23),
        )
        parties = enumerate(self.protocol.parties, 1)
        rows = ((str(number), *row) for number, party in parties for row in self._rows(party))
        return self.table(columns, rows, strong=1)

    def _rows(self, party: Party) -> Iterator[tuple[Cell, Cell, Cell, Cell]]:
        partner, counted = party.standing.partner, party.standing.counted
        seat, required = partner.seat.value if partner.seat else "", partner.signatures_required
        name = Signatory(partner.name.value, seat).line
        for signing in party.signings:
            day = self.language.long_date(signing.signed.signed_on)
            yield name, _who(signing), f"{day}\n{signing.signed.signed_in}".strip(), _how(signing)
        if decline := party.standing.decline:
            who: list[Said] = [printed("declined to sign"), *filter(None, [decline.by])]
            yield name, who, self.language.long_date(decline.on), decline.reason or _NOTHING
        elif not counted:
            yield name, printed("no signature"), _NOTHING, _NOTHING
        elif (lacking := required - len(counted)) > 0:
            said = printed("signatures missing: {lacking} of {required}", lacking=lacking, required=required)
            yield name, said, _NOTHING, _NOTHING

    def _checked(self) -> Iterator[Message]:
        protocol = self.protocol
        if protocol.text_state is None:
            yield printed("Text of this edition: it will be kept with the first signature.")
        else:
            yield TEXT_STATES[protocol.text_state]._replace(values={"file": protocol.text_file})
        for file, line in protocol.register_changed:
            yield printed(
                "Register of signatures: the file {file} was changed by other means; the first record that does not "
                "fit starts in line {line}.",
                file=file,
                line=line,
            )
        if not protocol.register_changed and protocol.last_record:
            yield printed("Register of signatures: the digests of the records fit the records.")
        elif not protocol.register_changed:
            yield printed("Register of signatures: it holds no records yet.")
        if protocol.register_unsealed:
            yield printed(
                "Register of signatures: records without a digest, which may have been changed, stand in: {files}",
                files=", ".join(protocol.register_unsealed),
            )

    def _evidence(self) -> Iterator[Block | Table]:
        if not self.protocol.evidence:
            yield self.text(printed("No evidence was added to the signatures."))
            return
        said = printed("File and its digest (SHA-256)"), printed("Result of the check")
        exhibits = enumerate(self.protocol.evidence, 1)
        rows = ((str(number), _exhibit(one), _result(one)) for number, one in exhibits)
        yield self.table(((printed("No."), 6), (said[0], 66), (said[1], 28)), rows, strong=None)
        for what, names in self.protocol.shared:
            yield self.text(SHARED[what]._replace(values={"partners": ", ".join(names)}))
        yield from scans_told(self.protocol, self)

    def _electronic(self) -> Iterator[Block | Table]:
        protocol = self.protocol
        if not protocol.sealings and not protocol.unchecked:
            return
        yield self.heading(printed("Electronic signatures"))
        if protocol.sealings:
            yield from told(protocol.sealings, moment(protocol.last_record), self)
        if protocol.unchecked:
            yield self.text(not_checked(protocol.unchecked))


def _names(standings: Iterable[Standing]) -> str:
    return ", ".join(standing.partner.name.value for standing in standings)


def _who(signing: Signing) -> list[Said]:
    lines: list[Said] = [signing.signed.representative]
    if not signing.counts:
        edition = short(signing.signed.fingerprint)
        lines.append(printed("signed another edition ({edition}), does not count", edition=edition))
    if signing.basis == POWER_OF_ATTORNEY and not signing.powers:
        lines.append(printed("power of attorney (not attached)"))
    elif signing.basis:
        lines.append(BASES[signing.basis])
    if signing.powers:
        if signing.basis is None:
            lines.append(BASES[POWER_OF_ATTORNEY])
        elif signing.basis != POWER_OF_ATTORNEY:
            lines.append(printed("power of attorney attached, too:"))
        lines.append(_numbered(signing.powers))
    return lines


def _how(signing: Signing) -> list[Said]:
    lines: list[Said] = [METHODS[signing.signed.method]]
    if signing.form_met is not None:
        lines.append(printed("written form met") if signing.form_met else printed("written form not met"))
    if signing.exhibits:
        lines.append(_numbered(signing.exhibits))
    if signing.signed.note:
        lines.append(printed("note: {note}", note=signing.signed.note))
    return lines


def _numbered(exhibits: Iterable[int]) -> Message:
    return printed("evidence no. {numbers}", numbers=", ".join(map(str, exhibits)))


def _exhibit(one: Exhibit) -> list[Said]:
    kind = [BASES[one.kind]] if one.kind else []
    return [*kind, *one.files, in_two_lines(one.sha256)]


def _result(one: Exhibit) -> list[Said]:
    return [STATES[one.state], *([SHOWN[one.shows]] if one.shows else [])]
