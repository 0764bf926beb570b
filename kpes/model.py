"""The typed agreement, its partners, and what was recorded about their signatures: also what their files may hold.

A field that a file of data holds is annotated with a `Key`, and from these `kpes.shapes` takes all that it knows: how
a file is read, its JSON Schema, how a record is laid out, which words there are. A field without one holds where its
values were read: `place` the whole group's, `<field>_place` that field's, `places` all by their keys.

Texts are in NFC with single plain spaces. Everything that a rule may point at knows its place. All are named
tuples, which are made ten times as fast as frozen dataclasses, when kpes starts and when it reads. Annotations are
looked at while kpes runs, so they are no strings.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from operator import itemgetter
from typing import Annotated, Literal, NamedTuple

from kpes.messages import Message, message
from kpes.source import Place

COPY_COUNT = "XXXXX"
"""Stands in a text for the copy count."""
COPY_COUNT_HELD = re.compile(f"(?<!X){COPY_COUNT}(?!X)")
"""Finds it. A longer row of X is a blank of another kind."""
DATE = "{date}"
"""Stands in a text for the agreement's date, written out."""

DEEPEST_LISTS = 8
"""How deep lists may stand in each other."""
MOST_COLUMNS = 63
"""How many columns a table may have: Word opens no file with more."""

Status = Literal["draft", "final"]
Form = Literal["written", "any"]
InForce = date | Literal["signed"]
"""From when on an act is in force: a day, or with the last signature that it needs."""
ActKind = Literal["annex", "accession", "withdrawal", "notice"]
Basis = Literal["statutory", "power-of-attorney"]
Method = Literal["handwritten", "qualified", "trusted-profile", "personal", "other"]
Embedded = Literal["areas", "goals", "partners"]
Counting = Literal["continuous", "restart"]
"""Whether paragraphs are counted through, or anew in each chapter."""
SignatureLayout = Literal["table", "blocks"]
Shown = Literal["representatives", "functions", "date", "place"]
Kind = Literal["", "power-of-attorney"]
"""What a file of evidence shows: the signature, or that its representative may sign."""
POWER_OF_ATTORNEY: Literal["power-of-attorney"] = "power-of-attorney"
Recorded = Literal["signed", "declined", "handed-over"]
"""What people tell, and kpes records; and what it may be that such a record is withdrawn."""
EventName = Recorded | Literal["revoked"]
Withdrawn = Literal["", "declined", "handed-over"]
"""Which record was withdrawn; none of these where it was a signature."""

METHODS_OF_WRITTEN_FORM = ("handwritten", "qualified")
"""Written form is a handwritten signature (art. 78 Kodeks cywilny); a qualified electronic signature
is its equal (art. 78¹). No other method is."""
ELECTRONIC = ("qualified", "trusted-profile", "personal")
"""Methods that leave a signed file, which is the only original."""


Format = Literal[
    "", "id", "name", "title", "parts of goals", "item parts", "values", "cells", "path", "attachment",
    "sha256", "fingerprint", "moment", "language", "in force", "consent", "party",
]  # fmt: skip
"""How the value of a key is written, where its type does not say so."""


class Key(NamedTuple):
    """What a file of data may hold: the words that explain it, an example, and how it is written.

    A key is ``optional`` as well where its value may be None, or where its field has a default. One that is missing
    counts as that, or as the ``default``, or else as no words or an empty list, as its type has it. ``printed`` words
    stand in the documents. ``name`` is the key where the field is called otherwise. ``instead`` names the key that may
    stand in its place: one of the two has to be there, and not both. Where the key is there that ``unless`` names, it
    may be missing.
    """

    said: Message
    example: str = ""
    format: Format = ""
    optional: bool = False
    printed: bool = False
    name: str = ""
    default: object = None
    instead: str = ""
    unless: str = ""


class Typed(NamedTuple):
    """The words that were typed where others are printed, stretch by stretch.

    Each of the ``spans`` says at which character a stretch begins in print, and from where to before where it was
    typed.
    """

    value: str
    spans: tuple[tuple[int, int, int], ...]


class Text(NamedTuple):
    """Words and where they were written. Only a title holds line feeds.

    ``place`` is where the value starts that they are part of, and ``before`` how many characters of that
    value come before them, white space not counted. Where the words are not those that were typed, ``typed`` are.
    """

    value: str
    place: Place
    before: int = 0
    typed: Typed | None = None

    def as_typed(self, start: int, end: int) -> tuple[str, int, int]:
        """The words as they were typed, and the stretch of them that is printed from ``start`` to before ``end``."""
        if self.typed is None:
            return self.value, start, end
        typed, spans = self.typed
        first, last = (
            spans[bisect_right(spans, place, key=itemgetter(0)) - 1] for place in (start, max(start, end - 1))
        )
        begin = first[1] + (start - first[0] if self._literal(first) else 0)
        stop = last[1] + (end - last[0]) if self._literal(last) else last[2]
        return typed, begin, max(begin, min(stop, last[2]))

    def _literal(self, span: tuple[int, int, int]) -> bool:
        """Whether a stretch is printed as it was typed."""
        assert self.typed is not None, "only what is printed otherwise has stretches"
        start, begin, end = span
        return self.value.startswith(self.typed.value[begin:end], start)


class LabelStyle(NamedTuple):
    """How a list is labelled: a counter (``1``, ``I``, ``i``, ``A``, ``a``) between two texts, or a dash.

    A dash has no counter; it stands in ``before``. ``above`` is how many numbers of outer units come before the
    counter, with full stops between them: one in „1.1.”.
    """

    before: str
    counter: str
    after: str
    above: int = 0


LABELS_OF_PARAGRAPHS = LabelStyle("Par. ", "1", ".")
_LABELS = Key(
    message(
        "The label of the first item, as an example for all; or a dash for all. “1.1.” takes in the number above it."
    )
)
_ID = Key(message("A name, to which texts refer: {example}.", example="{rada}"), "rada", format="name")
_LABEL = Key(
    message("The label, where it does not follow from the place. Those behind it go on from it."),
    "§ 2a",
    printed=True,
)


class Item(NamedTuple):
    """A point of a list: its words, and the parts behind them, such as sub-items."""

    text: Annotated[Text, Key(message("The words of the item."), printed=True)]
    parts: Annotated[tuple["Part", ...], Key(message("What stands behind these words."), printed=True)] = ()
    id: Annotated[Text | None, _ID] = None
    label: Annotated[Text | None, _LABEL] = None

    @property
    def lists(self) -> list["ItemList"]:
        """The lists of its sub-items."""
        return [part for part in self.parts if isinstance(part, ItemList)]


class WrittenItem(NamedTuple):
    """An item with more than words, as it is written: its text has parts like a paragraph's."""

    id: Annotated[Text | None, _ID]
    label: Annotated[Text | None, _LABEL]
    parts: Annotated[
        tuple["Part", ...],
        Key(
            message("The words of the item, or a list of texts, lists and tables that begins with words."),
            format="item parts",
            printed=True,
            name="text",
        ),
    ]


class Parent(NamedTuple):
    """An item with sub-items alone, as it is written."""

    id: Annotated[Text | None, _ID]
    label: Annotated[Text | None, _LABEL]
    text: Annotated[Text, Key(message("The words of the item, before its sub-items."), printed=True)]
    labels: Annotated[LabelStyle, _LABELS]
    items: Annotated[tuple[Item, ...], Key(message("The sub-items."), printed=True)]
    place: Place


class ItemList(NamedTuple):
    """A labelled list. ``unit`` is what references call its items, where their labels do not tell."""

    labels: Annotated[LabelStyle, _LABELS]
    items: Annotated[tuple[Item, ...], Key(message("The items of the list."), printed=True)]
    place: Place
    goes_on: Annotated[
        bool, Key(message("Whether the list counts on from the one before it in the same text."), name="continue")
    ] = False
    unit: Annotated[
        Text | None, Key(message("What references call its items, such as “pkt”."), "pkt", printed=True)
    ] = None


class Insertion(NamedTuple):
    """The spot where a text takes in all areas, all goals, or all partners, each by the sentence ``text``."""

    what: Annotated[
        Embedded, Key(message("What is inserted here: all areas, all goals, or all partners."), name="insert")
    ]
    labels: Annotated[LabelStyle, _LABELS]
    place: Place
    text: Annotated[
        Text | None,
        Key(
            message(
                "The sentence that describes a partner who has no description, with keys of the partner in braces: "
                "{example}. What stands in brackets is left out where one of its keys is missing.",
                example="{name}[, KRS {krs}]",
            ),
            "{name}[, KRS {krs}]",
            printed=True,
        ),
    ] = None


class Table(NamedTuple):
    """A table. Each row has a cell for each column; a cell may be empty."""

    columns: Annotated[tuple[Text, ...], Key(message("The headings of the columns."), optional=True, printed=True)]
    rows: Annotated[
        tuple[tuple[Text, ...], ...],
        Key(message("The rows, each a list of its cells."), format="cells", printed=True),
    ]
    place: Place


class WrittenTable(NamedTuple):
    """A table as it is written."""

    table: Annotated[Table, Key(message("A table: columns and rows."))]


Part = Text | ItemList | Insertion | Table
_PARTS = Key(
    message(
        "A text, or a list of texts, lists and tables. A list has labels and items. XXXXX stands for the copy count, "
        "{date} for the date, a name in braces for one of the values or for what has that id; **bold** and *italic* "
        "are set so. A blank line starts a new block.",
        date="{date}",
    ),
    printed=True,
    name="text",
)


class Paragraph(NamedTuple):
    """A paragraph („Par. 9.”); its number is its position, where it has no label of its own."""

    id: Annotated[Text | None, _ID]
    label: Annotated[Text | None, _LABEL]
    heading: Annotated[Text | None, Key(message("The heading, which stands behind the label."), printed=True)]
    parts: Annotated[tuple[Part, ...], _PARTS._replace(optional=True, unless="heading")]
    place: Place


class Chapter(NamedTuple):
    """A chapter: its heading and its paragraphs."""

    id: Annotated[Text | None, _ID]
    label: Annotated[Text | None, _LABEL]
    heading: Annotated[Text | None, Key(message("The heading of the chapter."), printed=True)]
    paragraphs: Annotated[tuple[Paragraph, ...], Key(message("The paragraphs of the chapter."))]
    place: Place


class Area(NamedTuple):
    """An area of cooperation."""

    id: Annotated[Text, Key(message("A short name, to which goals point."))]
    text: Annotated[Text, Key(message("The words of the area."), printed=True)]


class Goals(NamedTuple):
    """A section of goals under its heading. ``area`` is the id of the area they belong to, if any."""

    id: Annotated[Text, Key(message("A short name of this section."))]
    area: Annotated[Text | None, Key(message("The id of the area that these goals belong to."))]
    heading: Annotated[Text, Key(message("The heading of the section."), printed=True)]
    parts: Annotated[tuple[Part, ...], _PARTS._replace(format="parts of goals")]


class Preamble(NamedTuple):
    """The preamble: its heading, if it has one, and its texts."""

    heading: Annotated[Text | None, Key(message("Its heading."), printed=True)]
    parts: Annotated[tuple[Part, ...], _PARTS]


class Signatories(NamedTuple):
    """The headings of the signatory list, and how it looks."""

    partners_heading: Annotated[Text, Key(message("The heading above the partners."), printed=True)]
    signature_heading: Annotated[Text, Key(message("The heading above the signatures."), printed=True)]
    layout: Annotated[
        SignatureLayout, Key(message("A table of all, or a block for each partner."), optional=True, default="table")
    ] = "table"
    show: Annotated[
        tuple[Shown, ...],
        Key(
            message("What stands, or is left to fill in, beside the name: who signs, in what function, when, where."),
            optional=True,
        ),
    ] = ()


class Attachment(NamedTuple):
    """What belongs to the text and stands behind it: a text, or a file that its SHA-256 binds."""

    id: Annotated[Text, _ID]
    label: Annotated[Text | None, _LABEL]
    title: Annotated[Text, Key(message("Its title, which stands behind its label."), printed=True)]
    parts: Annotated[tuple[Part, ...], _PARTS._replace(optional=True, instead="file", unless="title")]
    file: Annotated[
        Text | None,
        Key(message("A file in data/attachments. Its name and its SHA-256 stand in the text."), format="attachment"),
    ]
    signatories: Annotated[
        Signatories | None, Key(message("A signatory list of its own, where this attachment is signed, too."))
    ]
    place: Place


class Value(NamedTuple):
    """Words that stand in several places, by their name. A date is written out in the agreement's language."""

    name: Text
    text: Annotated[Text, Key(message("The words."), printed=True)]


class Extra(NamedTuple):
    """A copy for somebody who is no partner."""

    id: Annotated[Text, Key(message("A short name, which names the file of this copy."), "ip", format="id")]
    name: Annotated[Text, Key(message("For whom the copy is."), "Instytucja Pośrednicząca")]


class CopiesMade(NamedTuple):
    """How many copies there are."""

    each: Annotated[int, Key(message("How many copies each partner gets."))] = 1
    extra: Annotated[tuple[Extra, ...], Key(message("Further copies, each for somebody who is no partner."))] = ()


class Accepted(NamedTuple):
    """A finding that the data keeps on purpose: its rule's code, the place by structure, and the reason.

    ``words`` narrow it to a finding about just these words.
    """

    rule: Annotated[Text, Key(message("The code of the finding."), "K204")]
    where: Annotated[Text, Key(message("The place, as kpes validate shows it on a terminal."), "preamble.text")]
    words: Annotated[Text | None, Key(message("The words that it is about, where not all of the place is meant."))]
    reason: Annotated[Text, Key(message("Why it is meant as it stands."))]


class Agreement(NamedTuple):
    """An agreement as written, its counts, labels and dates not yet resolved."""

    language: Annotated[str, Key(message("The language of the agreement."), format="language")]
    status: Annotated[
        Status, Key(message("“draft” puts a draft mark under the title; “final” is for printing and signing."))
    ]
    title: Annotated[Text, Key(message("The title. Under “|” it keeps its lines."), format="title", printed=True)]
    author: Annotated[
        Text | None, Key(message("The author in the properties of the document. It is not part of the text."))
    ]
    date: Annotated[date, Key(message("The date of the agreement. No signature can be of an earlier day."))]
    date_place: Place
    values: Annotated[
        tuple[Value, ...],
        Key(
            message(
                "Words that stand in several places, by name: {example}. A date is written out.", example="{wklad}"
            ),
            optional=True,
            format="values",
            printed=True,
        ),
    ]
    copies: Annotated[
        CopiesMade,
        Key(message("How many copies there are; else one for each partner."), optional=True, default=CopiesMade()),
    ]
    form: Annotated[
        Form, Key(message("The form of the signatures: “written”, by hand or qualified electronic, or “any”."))
    ]
    parties: Annotated[
        tuple[Part, ...],
        Key(message("The opening sentence: who makes the agreement."), optional=True, printed=True),
    ]
    preamble: Annotated[Preamble | None, Key(message("The preamble."))]
    resolution: Annotated[
        Text | None, Key(message("The sentence between the preamble and the paragraphs."), printed=True)
    ]
    paragraph_labels: Annotated[
        LabelStyle,
        Key(
            message("The label of the first paragraph, as an example for all."),
            optional=True,
            default=LABELS_OF_PARAGRAPHS,
        ),
    ]
    paragraph_unit: Annotated[
        Text | None,
        Key(
            message("What references call the paragraphs whose labels are numbers alone, such as “Section”."),
            "Section",
            printed=True,
        ),
    ]
    chapter_labels: Annotated[LabelStyle | None, Key(message("The label of the first chapter, as an example for all."))]
    numbering: Annotated[
        Counting,
        Key(
            message("Whether paragraphs are counted through all chapters, or anew in each."),
            optional=True,
            default="continuous",
        ),
    ]
    chapters: Annotated[tuple[Chapter, ...], Key(message("The chapters, each with its paragraphs."), optional=True)]
    paragraphs: Annotated[
        tuple[Paragraph, ...],
        Key(
            message("The paragraphs, in their order. Their numbers are derived, never typed."),
            optional=True,
            instead="chapters",
            unless="preamble",
        ),
    ]
    areas: Annotated[
        tuple[Area, ...], Key(message("The areas of cooperation. A paragraph inserts them."), optional=True)
    ]
    goals: Annotated[
        tuple[Goals, ...], Key(message("The goals, section by section. A paragraph inserts them."), optional=True)
    ]
    signatories: Annotated[
        Signatories, Key(message("The headings of the signatory list. The partners are in partners.yaml."))
    ]
    attachment_labels: Annotated[
        LabelStyle | None, Key(message("The label of the first attachment, as an example for all."))
    ]
    attachments: Annotated[
        tuple[Attachment, ...], Key(message("What belongs to the text and stands behind it."), optional=True)
    ]
    accepted: Annotated[
        tuple[Accepted, ...],
        Key(message("Warnings that are meant as they stand, each with its reason."), optional=True),
    ]

    def recipients(self, partners: tuple["Partner", ...]) -> list[str]:
        """The ids of those who get a copy, one for each copy: each partner's, and the extra ones behind them."""
        of_partners = [partner.id.value for partner in partners for _ in range(self.copies.each)]
        return [*of_partners, *(extra.id.value for extra in self.copies.extra)]

    @property
    def all_paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs in their order, whether they stand in chapters or not."""
        return self.paragraphs or tuple(one for chapter in self.chapters for one in chapter.paragraphs)


class Representative(NamedTuple):
    """A person who may sign for a partner."""

    name: Annotated[Text, Key(message("First name and surname."), "Anna Nowak", printed=True)]
    basis: Annotated[
        Basis | None, Key(message("By what right: “statutory”, by statute or charter, or “power-of-attorney”."))
    ]
    function: Annotated[
        Text | None, Key(message("In what function this person signs."), "Prezes Zarządu", printed=True)
    ] = None


class Partner(NamedTuple):
    """An organisation that is party to the agreement. Where no representatives are named, anybody may sign."""

    id: Annotated[
        Text,
        Key(
            message(
                "A short name, which commands and files use: small letters a to z, digits and hyphens, at most 40. "
                "After the first signature it stays as it is."
            ),
            format="id",
        ),
    ]
    name: Annotated[
        Text, Key(message("The name, exactly as it shall stand in the signatory list."), "Fundacja Wzór", printed=True)
    ]
    place: Place
    representatives: Annotated[
        tuple[Representative, ...], Key(message("Who may sign for this partner, and nobody else then."))
    ] = ()
    signatures_required: Annotated[
        int, Key(message("How many signatures this partner needs; 2 where two persons sign together."))
    ] = 1
    seat: Annotated[
        Text | None, Key(message("The seat. It stands in the signatory list behind the name."), "Gdańsk", printed=True)
    ] = None
    email: Annotated[
        Text | None, Key(message("An e-mail address. It is not part of the text."), "biuro@example.org")
    ] = None
    nip: Annotated[
        Text | None, Key(message("The Polish tax number NIP. It is not part of the text."), "1234563218")
    ] = None
    regon: Annotated[
        Text | None, Key(message("The Polish statistical number REGON. It is not part of the text."), "123456785")
    ] = None
    krs: Annotated[
        Text | None,
        Key(message("The number in the Polish court register KRS. It is not part of the text."), "0000123456"),
    ] = None
    address: Annotated[Text | None, Key(message("The postal address."), "ul. Długa 7, 80-001 Gdańsk", printed=True)] = (
        None
    )
    short: Annotated[Text | None, Key(message("What the text calls this partner."), "Fundacja", printed=True)] = None
    description: Annotated[
        Text | None, Key(message("The whole sentence that describes this partner among the parties."), printed=True)
    ] = None


class Rewording(NamedTuple):
    """A unit of the agreement gets new words, or another heading."""

    unit: Annotated[
        Text,
        Key(message("The unit that gets this wording: its id, or how it is referred to."), "§ 5 ust. 2", name="in"),
    ]
    heading: Annotated[Text | None, Key(message("Its new heading; without one it keeps its own."), printed=True)]
    parts: Annotated[tuple[Part, ...], _PARTS._replace(optional=True, unless="heading")]
    place: Place


class Added(NamedTuple):
    """A unit that is added. Its label follows from where it is put, and the others keep theirs."""

    id: Annotated[Text | None, _ID]
    heading: Annotated[Text | None, Key(message("The heading, or the title of an attachment."), printed=True)]
    parts: Annotated[tuple[Part, ...], _PARTS._replace(optional=True, unless="heading")]
    place: Place


class Addition(NamedTuple):
    """A unit is put behind another one of its kind."""

    after: Annotated[
        Text, Key(message("The unit behind which it is put: its id, or how it is referred to."), "§ 5 ust. 2")
    ]
    add: Annotated[Added, Key(message("What is added: heading, text, and an id where texts refer to it."))]
    place: Place


class Repeal(NamedTuple):
    """A unit is repealed. It stays in its place, without its words."""

    unit: Annotated[
        Text, Key(message("The unit that is repealed: its id, or how it is referred to."), "§ 5 ust. 2", name="repeal")
    ]
    place: Place


class Retitling(NamedTuple):
    """The agreement gets another title."""

    title: Annotated[Text, Key(message("The new title of the agreement."), format="title", printed=True)]
    place: Place


class Revaluing(NamedTuple):
    """Values of the agreement get other words, wherever they stand."""

    values: Annotated[
        tuple[Value, ...],
        Key(message("The values that get other words, by their names."), format="values", printed=True),
    ]
    place: Place


Change = Rewording | Addition | Repeal | Retitling | Revaluing


class Act(NamedTuple):
    """What follows an agreement that is signed: it changes the text, who is bound by it, or what a partner is called.

    ``in_force`` is a day, or “signed”. ``consent`` names whose signatures an accession or a withdrawal needs beside
    that of its partner: all, none, or those with these ids; and who signs an annex that joined after its date.
    """

    kind: Annotated[
        ActKind,
        Key(
            message(
                "“annex” changes the text; by an “accession” somebody joins, by a “withdrawal” a partner leaves; a "
                "“notice” tells new data of a partner."
            )
        ),
    ]
    title: Annotated[Text, Key(message("The title of the act."), "Aneks nr 1", format="title", printed=True)]
    date: Annotated[date, Key(message("The date of the act. Who is bound on that day signs it."))]
    date_place: Place
    status: Annotated[Status, Key(message("“draft” while people still write it; “final” is for printing and signing."))]
    in_force: Annotated[
        InForce,
        Key(
            message("“signed”, with the last signature that is needed; or a day, if it is signed by then."),
            format="in force",
            optional=True,
            default="signed",
        ),
    ]
    opening: Annotated[
        tuple[Part, ...],
        _PARTS._replace(said=message("What stands before the changes, or before the declaration."),
                        optional=True, name="opening"),
    ]  # fmt: skip
    text: Annotated[
        tuple[Part, ...],
        _PARTS._replace(
            said=message(
                "The words of an act that was written elsewhere. With them kpes writes none of its own; what they "
                "change is still told by “changes” or “partner”."
            ),
            optional=True,
        ),
    ]
    changes: Annotated[
        tuple[Change, ...],
        Key(message("What an annex changes in the agreement. What it says of that follows from here."),
            optional=True, instead="partner", printed=True),
    ]  # fmt: skip
    partner: Annotated[
        Partner | None,
        Key(
            message(
                "Who joins, with all that partners.yaml has of partners; whose data changes, with its id and the new "
                "data; or the id of who leaves."
            ),
            format="party",
            printed=True,
        ),
    ]
    consent: Annotated[
        Literal["all", "none"] | tuple[Text, ...],
        Key(
            message(
                "Whose signatures are needed beside the partner's: “all”, “none”, or a list of ids; of an annex the "
                "ids of those who joined after its date, and sign it, too."
            ),
            format="consent",
            optional=True,
            default="none",
        ),
    ]
    closing: Annotated[
        tuple[Part, ...], _PARTS._replace(said=message("What stands behind it."), optional=True, name="closing")
    ]
    accepted: Annotated[
        tuple[Accepted, ...],
        Key(message("Warnings that are meant as they stand, each with its reason."), optional=True),
    ]
    place: Place


class Partners(NamedTuple):
    """All that ``data/partners.yaml`` holds."""

    partners: Annotated[
        tuple[Partner, ...], Key(message("The partners, in the order in which they stand at the end of the agreement."))
    ]


class Evidence(NamedTuple):
    """A file kept as evidence: its path, relative to the project, its SHA-256 in hex, and its kind.

    ``issued`` is the SHA-256 of the issued PDF that it begins with, where kpes found that it does.
    """

    file: Annotated[str, Key(message("The file, from the folder of the project on."), format="path")]
    sha256: Annotated[str, Key(message("The SHA-256 of the file."), format="sha256")]
    kind: Annotated[
        Kind,
        Key(message("What the file is, where it does not show the signature: a power of attorney.")),
    ] = ""
    issued: Annotated[
        str,
        Key(message("The SHA-256 of the issued PDF that this signed PDF begins with."), format="sha256"),
    ] = ""

    def record(self) -> dict[str, str]:
        """Its keys as the register has them, without those that say nothing."""
        return {key: value for key, value in self._asdict().items() if value}


EVENT = Key(
    message(
        "What was recorded: “signed”, a signature; “declined”, that the partner will not sign; “handed-over”, that it "
        "got its copy; or “revoked”, that such a record was withdrawn."
    ),
    name="event",
)
"""The first key of each record."""
DIGEST = Key(
    message("The SHA-256 of all that stands above this line in the file."),
    format="fingerprint",
    optional=True,
    name="digest",
)
"""The last one. No field holds these two."""
_PARTNER = Key(message("The id of the partner, which names the file."), "a", optional=True)
_REPRESENTATIVE = Key(message("Who signed."), "Anna Nowak")
_FINGERPRINT = Key(message("The fingerprint of the text that was signed."), format="fingerprint")
_OF_TEXT = Key(message("The fingerprint of the text that it was about."), format="fingerprint")
_RECORDED_AT = Key(message("When it was recorded, in UTC."), format="moment")
_ACT = Key(message("The id of the act that it is about; without one it is about the agreement."), optional=True)


class Signed(NamedTuple):
    """A signature as it was recorded, its keys in the order in which they are written.

    ``signed_in`` is the town or room of the signing. ``partner`` is the id of the partner as the record says it, empty
    where it does not. ``recorded_at`` is a moment of UTC in ISO 8601.
    """

    partner: Annotated[str, _PARTNER]
    representative: Annotated[str, _REPRESENTATIVE]
    signed_on: Annotated[date, Key(message("The day of the signature."))]
    signed_in: Annotated[str, Key(message("Where it was signed."), "Gdynia", optional=True, name="place")]
    method: Annotated[Method, Key(message("How it was signed."))]
    fingerprint: Annotated[str, _FINGERPRINT]
    evidence: Annotated[
        tuple[Evidence, ...], Key(message("Scans, signed files and powers of attorney."), optional=True)
    ]
    recorded_at: Annotated[str, _RECORDED_AT]
    note: Annotated[str, Key(message("A remark that was recorded with the signature."), optional=True)]
    place: Place
    places: Mapping[str, Place] = {}
    act: Annotated[str, _ACT] = ""
    effect: Annotated[
        str,
        Key(
            message("The digest of what an act did when it was signed, of which its words need not tell all."),
            format="fingerprint",
            optional=True,
        ),
    ] = ""

    def place_of(self, key: str) -> Place:
        """Where the value of this key was read, or else the record."""
        return self.places.get(key, self.place)


class Revoked(NamedTuple):
    """The withdrawal of a record: of the signature that this representative gave on this edition.

    ``of`` says that it was no signature that was recorded, but the last decline, or the last hand-over, of the partner;
    then it names no representative. ``partner`` is the partner's id as the record says it, empty where it does not.
    """

    partner: Annotated[str, _PARTNER]
    representative: Annotated[str, _REPRESENTATIVE._replace(optional=True, instead="of")]
    fingerprint: Annotated[str, _OF_TEXT]
    reason: Annotated[str, Key(message("Why the record was withdrawn."))]
    recorded_at: Annotated[str, _RECORDED_AT]
    place: Place
    of: Annotated[Withdrawn, Key(message("What was withdrawn, where it was no signature."), optional=True)] = ""
    act: Annotated[str, _ACT] = ""


class Declined(NamedTuple):
    """That a partner will not sign. A later signature for it ends that, or a record that withdraws this one.

    ``by`` is who said so, empty where nobody is named.
    """

    partner: Annotated[str, _PARTNER]
    by: Annotated[str, Key(message("Who said so for the partner."), "Anna Nowak", optional=True)]
    on: Annotated[date, Key(message("The day on which the partner declined."))]
    reason: Annotated[str, Key(message("Why the partner will not sign."), optional=True)]
    fingerprint: Annotated[str, _OF_TEXT]
    recorded_at: Annotated[str, _RECORDED_AT]
    place: Place
    act: Annotated[str, _ACT] = ""


class HandedOver(NamedTuple):
    """That a partner got its copy; ``to`` is who took it, empty where nobody is named."""

    partner: Annotated[str, _PARTNER]
    to: Annotated[str, Key(message("Who took the copy."), "Anna Nowak", optional=True)]
    on: Annotated[date, Key(message("The day on which the copy was handed over."))]
    note: Annotated[str, Key(message("A remark that was recorded with it."), optional=True)]
    fingerprint: Annotated[str, _OF_TEXT]
    recorded_at: Annotated[str, _RECORDED_AT]
    place: Place
    act: Annotated[str, _ACT] = ""


Told = Signed | Declined | HandedOver
Event = Told | Revoked
EVENTS: Mapping[type[Event], EventName] = {
    Signed: "signed",
    Revoked: "revoked",
    Declined: "declined",
    HandedOver: "handed-over",
}
"""What the register calls each kind of record."""


def who(event: Event) -> str:
    """Who signed, declined or took a copy, or whose signature was withdrawn; empty where nobody is named."""
    if isinstance(event, Signed | Revoked):
        return event.representative
    return event.by if isinstance(event, Declined) else event.to
