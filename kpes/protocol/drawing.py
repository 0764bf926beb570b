"""The signing protocol as a document, in the agreement's own language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kpes.document import Block, Column, Document, Role, Table
from kpes.language import Language, language
from kpes.language.protocol import ProtocolWords, protocol_words
from kpes.model import POWER_OF_ATTORNEY
from kpes.protocol.content import CopyGroup, Exhibit, Party, Protocol, Signing
from kpes.protocol.sealings import drawn, left_open

_NOTHING = "–"


def draw_up(protocol: Protocol) -> Document:
    """The document of ``protocol``; its own date is the agreement's, which stands for the clock."""
    words = protocol_words(protocol.language)
    return Document(
        title=f"{words.title}: {protocol.title}",
        language=protocol.language,
        date=protocol.date,
        draft=protocol.interim,
        author=protocol.author,
        blocks=tuple(_Drawing(protocol, words, language(protocol.language)).blocks()),
        signatory_list=None,
    )


class _Drawing:
    """Walks one protocol and gives its blocks in reading order."""

    def __init__(self, protocol: Protocol, words: ProtocolWords, tongue: Language):
        self.protocol = protocol
        self.words = words
        self.tongue = tongue

    def blocks(self) -> Iterator[Block | Table]:
        words = self.words
        yield Block(Role.TITLE, words.title)
        if self.protocol.interim:
            yield Block(Role.DRAFT_MARK, words.interim_mark)
            yield Block(Role.TEXT, words.interim, leads=True)
            yield from self._items(self._reasons())
        yield self._summary()
        yield _heading(words.signatures)
        yield self._signatures()
        if not self.protocol.written:
            yield Block(Role.TEXT, words.form_any)
        yield _heading(words.checked)
        yield from self._items(self._checked())
        yield _heading(words.evidence)
        yield from self._evidence()
        if self.protocol.sealings or self.protocol.unchecked:
            yield _heading(words.electronic.heading)
            yield from drawn(self.protocol, words.electronic, _moment(self.protocol.last_record))
        yield _heading(words.copies)
        yield from self._copies()
        yield _heading(words.not_proven)
        *items, advice = words.not_proven_items
        yield from self._items((*items, *left_open(self.protocol, words.electronic), advice))
        yield _heading(words.by_oneself)
        yield from self._by_oneself()

    def _items(self, texts: Iterable[str]) -> Iterator[Block]:
        for number, text in enumerate(texts, 1):
            yield Block(Role.ITEM, text, f"{number}.", depth=1)

    def _reasons(self) -> Iterator[str]:
        words, protocol = self.words, self.protocol
        told = {
            "draft": words.reason_draft,
            "missing": words.reason_missing.format(missing=protocol.total - protocol.signed, total=protocol.total),
            "form": words.reason_form.format(partners=", ".join(self._without_form())),
            "checks": words.reason_checks,
        }
        texts = [told[reason] for reason in protocol.reasons]
        yield from texts[:-1]
        yield texts[-1].rstrip(" ;.") + "."

    def _without_form(self) -> Iterator[str]:
        for party in self.protocol.parties:
            if party.form_met is False:
                yield party.name

    def _summary(self) -> Table:
        words, protocol = self.words, self.protocol
        concluded = protocol.concluded_on
        return Table(
            (Column("", 36, strong=True), Column("", 64)),
            (
                (words.agreement, protocol.title),
                (words.agreement_date, self.tongue.long_date(protocol.date)),
                (words.edition, protocol.edition),
                (words.fingerprint, _in_two_lines(protocol.fingerprint.removeprefix("sha256:"))),
                (words.copies_count, str(protocol.total)),
                (words.signed, words.signed_of.format(signed=protocol.signed, total=protocol.total)),
                (words.concluded_on, self.tongue.long_date(concluded) if concluded else words.not_concluded),
                (words.in_force, words.in_force_as),
                (words.last_record, _moment(protocol.last_record) or words.no_record),
                *([(words.register_digest, _in_two_lines(protocol.register))] if protocol.register else []),
            ),
        )

    def _signatures(self) -> Table:
        words = self.words
        columns = (
            Column(words.number, 6),
            Column(words.partner, 25, strong=True),
            Column(words.representative, 25),
            Column(words.day, 16),
            Column(words.how, 28),
        )
        rows = [
            (str(number), party.name, *row)
            for number, party in enumerate(self.protocol.parties, 1)
            for row in self._rows(party)
        ]
        return Table(columns, tuple(rows))

    def _rows(self, party: Party) -> Iterator[tuple[str, str, str]]:
        words = self.words
        for signing in party.signings:
            day = self.tongue.long_date(signing.day)
            yield self._who(signing), f"{day}\n{signing.place}".strip(), self._how(signing)
        if not any(signing.counts for signing in party.signings):
            yield words.unsigned, _NOTHING, _NOTHING
        elif party.lacking:
            yield words.lacking.format(lacking=party.lacking, required=party.required), _NOTHING, _NOTHING

    def _who(self, signing: Signing) -> str:
        words = self.words
        lines = [signing.representative]
        if not signing.counts:
            lines.append(words.other_edition.format(edition=signing.edition))
        if signing.basis == POWER_OF_ATTORNEY and not signing.powers:
            lines.append(words.power_not_kept)
        elif signing.basis:
            lines.append(words.bases[signing.basis])
        if signing.powers:
            if signing.basis != POWER_OF_ATTORNEY:
                lines.append(words.power_besides if signing.basis else words.bases[POWER_OF_ATTORNEY])
            lines.append(self._numbered(signing.powers))
        return "\n".join(lines)

    def _how(self, signing: Signing) -> str:
        words = self.words
        lines = [words.methods[signing.method]]
        if signing.form_met is not None:
            lines.append(words.form_met if signing.form_met else words.form_not_met)
        if signing.exhibits:
            lines.append(self._numbered(signing.exhibits))
        return "\n".join(lines)

    def _numbered(self, exhibits: Iterable[int]) -> str:
        return self.words.exhibits.format(numbers=", ".join(map(str, exhibits)))

    def _checked(self) -> Iterator[str]:
        words, protocol = self.words, self.protocol
        if protocol.text_state is None:
            yield words.text_not_kept
        else:
            yield words.text_states[protocol.text_state].format(file=protocol.text_file)
        for file, line in protocol.register_changed:
            yield words.register_changed.format(file=file, line=line)
        if not protocol.register_changed:
            yield words.register_unchanged if protocol.last_record else words.register_empty
        if protocol.register_unsealed:
            yield words.register_unsealed.format(files=", ".join(protocol.register_unsealed))

    def _evidence(self) -> Iterator[Block | Table]:
        words = self.words
        if not self.protocol.evidence:
            yield Block(Role.TEXT, words.no_evidence)
            return
        yield Table(
            (Column(words.number, 6), Column(words.file_digest, 66), Column(words.state, 28)),
            tuple(
                (str(number), "\n".join(self._exhibit(one)), words.states[one.state])
                for number, one in enumerate(self.protocol.evidence, 1)
            ),
        )

    def _exhibit(self, one: Exhibit) -> Iterator[str]:
        if one.kind:
            yield self.words.bases[one.kind]
        yield from one.files
        yield _in_two_lines(one.sha256)

    def _copies(self) -> Iterator[Block | Table]:
        words, protocol = self.words, self.protocol
        if not protocol.copies_edition:
            yield Block(Role.TEXT, words.no_copies)
        elif not protocol.copies:
            yield Block(Role.TEXT, words.other_copies.format(edition=protocol.copies_edition))
        else:
            yield Table(
                (Column(words.files, 34), Column(words.count, 12), Column(words.digest, 54)),
                tuple((_span(group), str(len(group.files)), _in_two_lines(group.sha256)) for group in protocol.copies),
            )
        if protocol.copies_changed:
            yield Block(Role.TEXT, words.copies_changed.format(files=", ".join(protocol.copies_changed)))

    def _by_oneself(self) -> Iterator[Block | Table]:
        words, protocol = self.words, self.protocol
        what, command = words.how_text if protocol.text_state else words.how_draft_text
        rows = [words.how_any, (what, command.format(file=protocol.text_file)), words.how_register]
        if protocol.register:
            rows.append(words.how_whole_register)
        if protocol.copies:
            rows.append(words.how_copies)
        yield Block(Role.TEXT, words.how_intro, leads=True)
        yield Table((Column("", 28, strong=True), Column("", 72)), tuple(rows))


def _heading(text: str) -> Block:
    return Block(Role.HEADING, text, leads=True)


def _in_two_lines(digest: str) -> str:
    return f"{digest[:32]}\n{digest[32:]}"


def _moment(recorded_at: str) -> str:
    """``2014-11-08T09:12:44Z`` as people read it."""
    return recorded_at.replace("T", " ").replace("Z", " UTC")


def _span(group: CopyGroup) -> str:
    first, *_, last = (group.files[0], *group.files)
    return first if first == last else f"{first} … {last}"
