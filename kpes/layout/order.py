"""What stands where: the order of an agreement on paper, each unit with its label, and its texts still as written."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple, Protocol, TypeVar

from kpes import model
from kpes.document import Role
from kpes.language import Language
from kpes.layout.labels import Label, labels
from kpes.layout.parties import described
from kpes.layout.references import Kind, Unit, called
from kpes.messages import Message, printed
from kpes.model import Agreement, Insertion, ItemList, LabelStyle, Paragraph, Part, Partner, Signatories, Text
from kpes.source import Place


class _Labelled(Protocol):
    """What may have a label of its own."""

    @property
    def label(self) -> Text | None: ...


T = TypeVar("T", bound=_Labelled)


class Laid(NamedTuple):
    """A block whose words are not yet made; a table, or a signatory list.

    References in it are short from ``within``; without that they are never. ``names`` stand for the keys of a partner.
    """

    role: Role
    text: Text | None = None
    label: str = ""
    depth: int = 0
    leads: bool = False
    within: Unit | None = None
    names: Mapping[str, str] = {}
    table: model.Table | None = None
    listed: Signatories | None = None

    @property
    def texts(self) -> tuple[Text, ...]:
        """Its texts as they were written, in their order."""
        if self.table:
            return (*self.table.columns, *(cell for row in self.table.rows for cell in row))
        if self.listed:
            return self.listed.partners_heading, self.listed.signature_heading
        return (self.text,) if self.text else ()


class Order:
    """Walks an agreement between partners; ``units`` are those that it came by. ``digests`` as in `Layout`."""

    def __init__(
        self,
        agreement: Agreement,
        partners: tuple[Partner, ...],
        digests: Mapping[str, str | None],
        spoken: Language,
    ):
        self.agreement, self.partners, self.digests, self.language = agreement, partners, digests, spoken
        self._taken_in: set[str] = set()
        self.units: list[Unit] = []

    def laid(self) -> Iterator[Laid]:
        agreement = self.agreement
        yield Laid(Role.TITLE, agreement.title)
        yield from self._parts(agreement.parties)
        if agreement.preamble:
            if agreement.preamble.heading:
                yield Laid(Role.HEADING, agreement.preamble.heading, leads=True)
            yield from self._parts(agreement.preamble.parts)
        if agreement.resolution:
            yield Laid(Role.HEADING, agreement.resolution, leads=True)
        if agreement.chapters:
            yield from self._chapters()
        else:
            yield from self._paragraphs(agreement.paragraphs)
        yield Laid(Role.SIGNATORIES, listed=agreement.signatories)
        yield from self._attachments()

    def _chapters(self) -> Iterator[Laid]:
        agreement = self.agreement
        style = agreement.chapter_labels or self._label_style(printed("Chapter I"))
        start = 0
        for chapter, label in self._labelled(agreement.chapters, style):
            restarts = agreement.numbering == "restart"
            unit = self._unit("chapter", label, chapter.id, chapter.place)
            yield Laid(Role.CHAPTER, chapter.heading, label.words, leads=True, within=unit)
            start = yield from self._paragraphs(
                chapter.paragraphs, 0 if restarts else start, unit if restarts else None
            )

    def _paragraphs(
        self, paragraphs: Iterable[Paragraph], start: int = 0, chapter: Unit | None = None
    ) -> Generator[Laid, None, int]:
        """The paragraphs counted on from ``start``; gives the count of the last one."""
        style = self.agreement.paragraph_labels
        named = self.agreement.paragraph_unit.value if self.agreement.paragraph_unit else ""
        for paragraph, label in self._labelled(paragraphs, style, start=start):
            start = label.position
            unit = self._unit("paragraph", label, paragraph.id, paragraph.place, named, chapter=chapter)
            yield Laid(Role.PARAGRAPH, paragraph.heading, label.words, leads=True, within=unit)
            yield from self._parts(paragraph.parts, unit, (label.number.rpartition(".")[2],))
        return start

    def _attachments(self) -> Iterator[Laid]:
        style = self.agreement.attachment_labels or self._label_style(printed("Schedule 1"))
        for attachment, label in self._labelled(self.agreement.attachments, style):
            unit = self._unit("attachment", label, attachment.id, attachment.place)
            yield Laid(Role.ATTACHMENT, attachment.title, label.words, leads=True)
            if attachment.file:
                yield Laid(Role.TEXT, self._attached(attachment.file))
            yield from self._parts(attachment.parts, unit)
            if attachment.signatories:
                yield Laid(Role.SIGNATORIES, listed=attachment.signatories)

    def _attached(self, file: Text) -> Text:
        """The line that binds a file."""
        digest = self.digests.get(file.value) or "?"
        said = printed("File: {name}, SHA-256: {digest}", name=file.value.rpartition("/")[2], digest=digest)
        return Text(self.language.say(said), file.place)

    def _label_style(self, example: Message) -> LabelStyle:
        """How the language labels chapters or attachments, where the data does not say."""
        before, _, number = self.language.say(example).rpartition(" ")
        return LabelStyle(f"{before} ", number, "")

    def _labelled(
        self, units: Iterable[T], style: LabelStyle, above: tuple[str, ...] = (), start: int = 0
    ) -> Iterator[tuple[T, Label]]:
        listed = list(units)
        return zip(
            listed, labels([unit.label for unit in listed], style, self.language.code, above, start), strict=True
        )

    def _unit(
        self,
        kind: Kind,
        label: Label,
        id: Text | None,
        place: Place,
        named: str = "",
        joined: bool = False,
        outer: Unit | None = None,
        chapter: Unit | None = None,
        counted: Place | None = None,
    ) -> Unit:
        around = chapter or (outer.chapter if outer else None)
        unit = Unit(kind, label, place, named, joined, outer, around, id, counted)
        self.units.append(unit)
        return unit

    def _parts(
        self, parts: Sequence[Part], outer: Unit | None = None, above: tuple[str, ...] = (), depth: int = 0
    ) -> Iterator[Laid]:
        """What stands in some parts; ``above`` are the numbers of the units around them, ``depth`` that of the item."""
        count, counted = 0, None
        for part, following in zip_longest(parts, parts[1:]):
            if isinstance(part, Text):
                leads = isinstance(following, ItemList | Insertion | model.Table) or part.value.endswith(":")
                yield Laid(Role.TEXT, part, depth=depth, leads=leads, within=outer)
            elif isinstance(part, model.Table):
                yield Laid(Role.TABLE, table=part, depth=depth)
            elif isinstance(part, ItemList):
                goes_on = counted is not None and part.goes_on
                counted = counted if goes_on else part.place
                count = yield from self._list(part, outer, above, depth + 1, count if goes_on else 0, counted)
            elif part.what == "partners" or part.what not in self._taken_in:  # these stand once, as a rule has it
                self._taken_in.add(part.what)
                inserted = self._inserted(part, outer, above, depth + 1)
                yield from self._goals(part.labels, outer) if part.what == "goals" else inserted

    def _list(
        self,
        listed: ItemList,
        outer: Unit | None,
        above: tuple[str, ...],
        depth: int,
        start: int,
        counted: Place | None,
    ) -> Generator[Laid, None, int]:
        """The items of a list, counted on from ``start``; gives the count of the last one."""
        named = listed.unit.value if listed.unit else called(listed.labels, depth, self.language.code)
        for item, label in self._labelled(listed.items, listed.labels, above, start):
            start = label.position
            joined = bool(listed.labels.above)
            unit = self._unit("item", label, item.id, item.text.place, named, joined, outer, counted=counted)
            yield Laid(Role.ITEM, item.text, label.words, depth, leads=bool(item.parts), within=unit)
            yield from self._parts(item.parts, unit, (*above, label.number.rpartition(".")[2]), depth)
        return start

    def _inserted(self, part: Insertion, outer: Unit | None, above: tuple[str, ...], depth: int) -> Iterator[Laid]:
        """The areas, or the partners, as a list."""
        named = called(part.labels, depth, self.language.code)
        if part.what == "areas":
            areas = self.agreement.areas
            for area, label in zip(areas, self._derived(len(areas), part.labels, above), strict=True):
                unit = self._unit("item", label, area.id, area.text.place, named, bool(part.labels.above), outer)
                yield Laid(Role.ITEM, area.text, label.words, depth, within=unit)
            return
        for partner, label in zip(self.partners, self._derived(len(self.partners), part.labels, above), strict=True):
            text, names = described(partner, part.text, self.language)
            yield Laid(Role.ITEM, text, label.words, depth, names=names)

    def _goals(self, style: LabelStyle, outer: Unit | None) -> Iterator[Laid]:
        """The goals, section by section."""
        goals = self.agreement.goals
        for section, label in zip(goals, self._derived(len(goals), style), strict=True):
            yield Laid(Role.SECTION, section.heading, label.words, leads=True, within=outer)
            yield from self._parts(section.parts, outer, (label.number,))

    def _derived(self, count: int, style: LabelStyle, above: tuple[str, ...] = ()) -> Iterator[Label]:
        return labels([None] * count, style, self.language.code, above)
