"""Two items, areas, headings or paragraphs say the same in the same words.

The reader wonders whether something else was meant, and a later change of the one leaves the other
behind. Remove one of the two, or write what was to stand there. Capitals, spaces and the mark at the end
may differ.

Wrong:

    paragraphs:
      - text:
          - labels: 1/
            items: [wymiana doświadczeń;, wspólna promocja;, wymiana doświadczeń.]

Right:

    paragraphs:
      - text:
          - labels: 1/
            items: [wymiana doświadczeń;, wspólna promocja;, wspólne szkolenia.]
"""

from collections.abc import Hashable, Iterable

from kpes.messages import message
from kpes.model import Insertion, Paragraph, Text
from kpes.rules.rule import Data, Findings
from kpes.rules.text import lists_of, runs, texts_of

CODE = "K215"


def check(data: Data) -> Findings:
    """Each text that a sibling further up says already; the items of several lists are no siblings."""
    if not data.printed:
        return
    for siblings in (
        *([item.text for item in listed.items] for parts in runs(data.printed) for listed in lists_of(parts)),
        [area.text for area in data.printed.areas],
        [goals.heading for goals in data.printed.goals],
    ):
        # What introduces sub-items („w szczególności:”) tells nothing without them.
        yield from _repeated((text, _wording(text)) for text in siblings if not text.value.endswith(":"))
    paragraphs = data.printed.all_paragraphs
    yield from _repeated((text, _whole(one)) for one in paragraphs if (text := next(texts_of(one.parts), None)))


def _repeated(said: Iterable[tuple[Text, Hashable]]) -> Findings:
    first: dict[Hashable, int] = {}
    for text, wording in said:
        if wording in first:
            line = first[wording]
            yield text, message("This says the same as line {line}. Remove one of the two, or reword it.", line=line)
        elif any(map(str.isalpha, text.value)):
            first[wording] = text.place.line


def _wording(text: Text) -> str:
    return " ".join(text.value.split()).casefold().rstrip(" .,;:…")


def _whole(paragraph: Paragraph) -> Hashable:
    inserted = tuple(part.what for part in paragraph.parts if isinstance(part, Insertion))
    return inserted, tuple(map(_wording, texts_of(paragraph.parts)))
