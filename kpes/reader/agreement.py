"""``data/agreement.yaml``: the keys of an agreement, and the one grammar that all its texts share.

A ``text`` is a text, or a list of parts in their order: texts, lists (``labels``, ``items``), and the
spots that take in the areas or the goals (``insert``, ``labels``). A blank line inside a text starts a
new block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kpes.findings import Log
from kpes.language import LANGUAGES
from kpes.messages import message
from kpes.model import (
    Accepted,
    Agreement,
    Area,
    Goals,
    Insertion,
    Item,
    ItemList,
    LabelStyle,
    Paragraph,
    Part,
    Preamble,
    Text,
)
from kpes.reader.shape import choice, day, fields, items, read_file, text
from kpes.source import Mapping, Node, Scalar, Sequence, clean, excerpt

_REQUIRED = (
    "language",
    "status",
    "title",
    "date",
    "form",
    "parties",
    "preamble",
    "paragraphs",
    "signatories",
)
_OPTIONAL = ("author", "resolution", "paragraph_labels", "areas", "goals", "accepted")
_LABELS_OF_PARAGRAPHS = LabelStyle("Par. ", "1", ".")


def read_agreement(data: bytes, file: str) -> tuple[Agreement | None, Log]:
    """The agreement in ``data`` and the log of what is wrong; no agreement where anything is."""
    return read_file(data, file, _agreement)


def _agreement(node: Node, log: Log) -> Agreement:
    top = fields(node, log, _REQUIRED, _OPTIONAL)
    author = top.optional_text("author")
    signatories = top.read("signatories", _signatories, (Text("", top.place), Text("", top.place)))
    return Agreement(
        language=top.read("language", choice(LANGUAGES), "pl"),
        status=top.read("status", choice(("draft", "final")), "draft"),
        title=top.read("title", _title, Text("", top.place)),
        author=author.value if author else "",
        date=top.read("date", day, date.min),
        date_place=top.read("date", lambda node, log: node.place, top.place),
        form=top.read("form", choice(("written", "any")), "written"),
        parties=top.read("parties", _parts, ()),
        preamble=top.read("preamble", _preamble, Preamble(Text("", top.place), ())),
        resolution=top.optional_text("resolution"),
        paragraph_labels=top.read("paragraph_labels", _labels, _LABELS_OF_PARAGRAPHS),
        paragraphs=top.read("paragraphs", lambda node, log: items(node, log, _paragraph), ()),
        areas=top.read("areas", lambda node, log: items(node, log, _area), ()),
        goals=top.read("goals", lambda node, log: items(node, log, _goals), ()),
        partners_heading=signatories[0],
        signature_heading=signatories[1],
        accepted=top.read("accepted", lambda node, log: items(node, log, _accepted), ()),
    )


def _title(node: Node, log: Log) -> Text:
    """A title keeps the lines that it was written in."""
    title = text(node, log)
    if not isinstance(node, Scalar):
        return title
    return Text("\n".join(line for line in map(clean, node.value.splitlines()) if line), node.place)


def _signatories(node: Node, log: Log) -> tuple[Text, Text]:
    keys = fields(node, log, ("partners_heading", "signature_heading"))
    return keys.text("partners_heading"), keys.text("signature_heading")


def _preamble(node: Node, log: Log) -> Preamble:
    keys = fields(node, log, ("heading", "text"))
    return Preamble(keys.text("heading"), keys.read("text", _parts, ()))


def _paragraph(node: Node, log: Log) -> Paragraph:
    keys = fields(node, log, ("text",))
    return Paragraph(keys.read("text", _parts, ()), node.place)


def _area(node: Node, log: Log) -> Area:
    keys = fields(node, log, ("id", "text"))
    return Area(keys.text("id"), keys.text("text"))


def _goals(node: Node, log: Log) -> Goals:
    keys = fields(node, log, ("id", "heading", "text"), ("area",))
    parts = keys.read("text", _parts, ())
    for part in parts:
        if isinstance(part, Insertion):
            said = message("Areas and goals cannot be inserted into goals, only into a paragraph.")
            log.error("K106", part.place, said)
    return Goals(keys.text("id"), keys.optional_text("area"), keys.text("heading"), parts)


def _accepted(node: Node, log: Log) -> Accepted:
    keys = fields(node, log, ("rule", "where", "reason"), ("words",))
    return Accepted(keys.text("rule"), keys.text("where"), keys.optional_text("words"), keys.text("reason"))


def _parts(node: Node, log: Log) -> tuple[Part, ...]:
    if isinstance(node, Sequence):
        return tuple(part for group in items(node, log, _part) for part in group)
    return _part(node, log)


def _part(node: Node, log: Log) -> tuple[Part, ...]:
    if not isinstance(node, Mapping):
        text(node, log)
        return tuple(_blocks(node)) if isinstance(node, Scalar) else ()
    keys = {key.value for key, _ in node.entries}
    if _cut_at_colon(node, keys & {"insert", "labels", "items"}, log):
        return ()
    if "insert" in keys:
        inserted = fields(node, log, ("insert", "labels"))
        what = inserted.read("insert", choice(("areas", "goals")), "areas")
        return (Insertion(what, inserted.read("labels", _labels, _LABELS_OF_PARAGRAPHS), node.place),)
    return (_list(node, log),)


def _cut_at_colon(node: Mapping, known: set[str], log: Log) -> bool:
    """Whether this is a text that YAML took for a key, because a colon and a space stand inside it."""
    if known or len(node.entries) != 1:
        return False
    said = message(
        "The colon makes a key of the words before it. Put the whole text in quotes, or under “>”."
    )
    log.error("K106", node.place, said)
    return True


def _blocks(node: Scalar) -> Iterator[Text]:
    """A text's blocks, which blank lines divide."""
    before = 0
    for block in _divided(node):
        if words := clean(block):
            yield Text(words, node.place, before)
            before += len(words) - words.count(" ")


def _divided(node: Scalar) -> list[str]:
    """The stretches of a text between blank lines.

    Under “|” YAML keeps every line feed. Elsewhere it reads a line's end as a space and a blank line as
    one line feed; but under “>” it also keeps those before and behind a line that is indented deeper.
    """
    if node.style == "|":
        return re.split(r"\n\s*\n", node.value)
    stretches: list[list[str]] = []
    deeper = True
    for line in node.value.split("\n"):
        before, deeper = deeper, node.style == ">" and line[:1].isspace() and not line.isspace()
        if not (before or deeper) or not line.strip() or not stretches:
            stretches.append([])
        stretches[-1].append(line)
    return ["\n".join(stretch) for stretch in stretches]


def _list(node: Node, log: Log) -> ItemList:
    keys = fields(node, log, ("labels", "items"))
    labels = keys.read("labels", _labels, _LABELS_OF_PARAGRAPHS)
    return ItemList(labels, keys.read("items", lambda node, log: items(node, log, _item), ()), node.place)


def _item(node: Node, log: Log) -> Item:
    if not isinstance(node, Mapping):
        return Item(text(node, log))
    known = {key.value for key, _ in node.entries} & {"text", "labels", "items"}
    if _cut_at_colon(node, known, log):
        return Item(Text("", node.place))
    keys = fields(node, log, ("text", "labels", "items"))
    labels = keys.read("labels", _labels, _LABELS_OF_PARAGRAPHS)
    subitems = keys.read("items", lambda node, log: items(node, log, lambda n, log: Item(text(n, log))), ())
    return Item(keys.text("text"), ItemList(labels, subitems, node.place))


def _labels(node: Node, log: Log) -> LabelStyle:
    pattern = text(node, log).value
    style = LabelStyle.of(pattern)
    if style is None:
        if pattern:
            said = message(
                "“{pattern}” does not show how to label. Write the first label, for example: 1/, 1., a), I., "
                "§\u00a01. or -",
                pattern=excerpt(pattern),
            )
            log.error("K106", node.place, said)
        return _LABELS_OF_PARAGRAPHS
    return style
