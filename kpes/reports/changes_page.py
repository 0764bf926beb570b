"""What changed between two texts as one web page: the whole text, and in it what was removed and added.

Nothing rests on colour alone: removed words are struck through, added ones underlined, a bar stands
beside every line that changed, and screen readers are told where each begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from string import Template

from kpes.comparison import Comparison, Row
from kpes.document import Block, Role
from kpes.language import language
from kpes.messages import Catalogue, Message, message
from kpes.reports.changes import heading

_ELEMENTS = {Role.TITLE: "h2", Role.HEADING: "h3", Role.PARAGRAPH: "h3", Role.SECTION: "h4"}

_PAGE = Template("""\
<!DOCTYPE html>
<html lang="$lang">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>$title</title>
<style>
body { margin: 2rem auto; max-width: 42rem; padding: 0 1.5rem; color: #1a1a1a; background: #fff;
  font: 1.05rem/1.55 Georgia, "Liberation Serif", serif; }
header { border-bottom: 1px solid #767676; margin-bottom: 2rem; font-family: system-ui, sans-serif; }
h1 { font-size: 1.4rem; }
h2, h3, .mark { text-align: center; }
h2 { font-size: 1.35rem; } h3 { font-size: 1.05rem; margin: 1.6rem 0 .5rem; } h4 { margin: 1.2rem 0 .4rem; }
p, h2, h3, h4, li { padding-left: .8rem; border-left: .25rem solid transparent; }
p { margin: .5rem 0; } .depth1 { margin-left: 1.5rem; } .depth2 { margin-left: 3rem; }
ul { list-style: none; padding: 0; } li { padding-top: .3rem; padding-bottom: .3rem; }
.changed { border-left-color: #595959; }
del { color: #8b0000; background: #fdecea; text-decoration: line-through; }
ins { color: #0b5a1e; background: #e7f6ea; text-decoration: underline; text-decoration-thickness: .1em; }
del::before, ins::before, del::after, ins::after { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
del::before { content: " [$removed: "; } ins::before { content: " [$added: "; }
del::after, ins::after { content: "] "; }
@media print { body { margin: 0; max-width: none; } h3, h4 { break-after: avoid; } p, li { orphans: 2; widows: 2; } }
</style>
</head>
<body>
<header>
<h1>$headline</h1>
$summary
</header>
<main lang="$tongue">
$text
</main>
</body>
</html>
""")


def as_html(comparison: Comparison, old: Message, new: Message, t: Catalogue) -> str:
    """The page, in the language of ``t`` around the texts; ``old`` and ``new`` name these."""
    first, *others = (escape(t(said)) for said in heading(comparison, old, new))
    return _PAGE.substitute(
        lang=t.language,
        title=first,
        headline=first,
        summary="\n".join(f"<p>{said}</p>" for said in others),
        removed=t(message("removed")),
        added=t(message("added")),
        tongue=language(comparison.new.language).tag,
        text="\n".join((*_blocks(comparison), *_signatories(comparison))),
    )


def _blocks(comparison: Comparison) -> Iterator[str]:
    olds, news = iter(comparison.old.blocks), iter(comparison.new.blocks)
    for row in comparison.body:
        old = next(olds) if row.old is not None else None
        new = next(news) if row.new is not None else None
        shown = new or old
        if shown is not None:
            yield _element(_ELEMENTS.get(shown.role, "p"), row, _class(shown))


def _class(block: Block) -> str:
    if block.role is Role.DRAFT_MARK:
        return "mark"
    return f"depth{min(block.depth, 2)}" if block.depth else ""


def _signatories(comparison: Comparison) -> Iterator[str]:
    """The signatory list, under the headings of both its columns."""
    headings = [row for row in comparison.headings if any(line and str(line) for line in row)]
    for row in headings:
        yield _element("h3", row)
    if comparison.signatories:
        yield "<ul>"
        yield from (_element("li", row) for row in comparison.signatories)
        yield "</ul>"


def _element(name: str, row: Row, look: str = "") -> str:
    classes = " ".join(filter(None, (look, "" if row.kept else "changed")))
    attribute = f' class="{classes}"' if classes else ""
    return f"<{name}{attribute}>{''.join(_pieces(row))}</{name}>"


def _pieces(row: Row) -> Iterator[str]:
    for piece in row.pieces:
        if piece.kept:
            yield escape(piece.old)
        else:
            yield f"<del>{escape(piece.old)}</del>" if piece.old else ""
            yield f"<ins>{escape(piece.new)}</ins>" if piece.new else ""
