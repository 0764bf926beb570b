"""Word files with lists as people come to have them: interrupted, gone on with, begun anew, one within another."""

from __future__ import annotations

import random

from tests.word_files import abstract, docx, level, num, p, restart, row, run, table, tc

_SHAPES = ("%{}.", "%{})", "({})", "§ %{}", "lit. %{})", "Rozdział %{}")
_FORMATS = ("decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "decimalZero")
_STYLE = '<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{id}"/><w:pPr>{of}</w:pPr></w:style>'
_NUMBERED = '<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list}"/></w:numPr>'


def listing(chance: random.Random, wild: bool = False) -> bytes:
    """A file of paragraphs in several lists. Nothing in it is of what programs are known to differ over: a level is
    used after those above it, and a list begins anew before its deeper levels come. It is otherwise in a ``wild`` one.
    """
    depths = [chance.randint(1, 4) for _ in range(2)]
    definitions = [abstract(id, *_levels(chance, depth)) for id, depth in enumerate(depths)]
    lists = [(1, 0), (2, 1), (3, 0), (4, 1)]
    begins = {3: chance.choice((0, 1, 1, 4)), 4: chance.choice((0, 1, 1, 7))}
    anew = {id: restart(0, start) for id, start in begins.items() if start}
    if wild:
        anew[2] = restart(chance.randint(0, 3), chance.randint(1, 2))
    nums = [num(id, of, anew.get(id, "")) for id, of in lists]
    linked = chance.choice(lists)
    styles = "".join(
        _STYLE.format(id=f"S{at}", of=_NUMBERED.format(at=at, list=linked[0])) for at in range(depths[linked[1]])
    )
    body, now = [], dict.fromkeys(range(2), -1)
    begun: set[int] = set()
    for _ in range(chance.randint(5, 60)):
        id, of = chance.choice(lists)
        at = min(chance.randint(0, 3 if wild else now[of] + 1), depths[of] - 1)
        if begins.get(id) and id not in begun and not wild:
            at = 0
        begun.add(id)
        now[of] = at
        words = "" if chance.random() < 0.05 else f"Treść {len(body)}"
        by_style = id == linked[0] and chance.random() < 0.7
        made = p(words, style=f"S{at}") if by_style else p(words, list=id, level=at)
        if chance.random() < 0.1:
            made = table(row(tc(made), tc(f"Obok {len(body)}")))
        body.append(made)
        if chance.random() < 0.2:
            body.append(p("Tekst pomiędzy, bez numeru."))
    return docx("".join(body), "".join(definitions + nums), styles)


def wording(chance: random.Random) -> bytes:
    """A file with words in all that may stand around words, in tables and out of them."""
    return docx(p("Umowa") + "".join(_block(chance, 0) for _ in range(chance.randint(1, 8))))


def _block(chance: random.Random, depth: int) -> str:
    inside = [_inline(chance, 0) for _ in range(chance.randint(1, 5))]
    made = p("".join(inside))
    if depth < 2 and chance.random() < 0.25:
        columns = chance.randint(1, 3)
        cells = ["".join(_block(chance, depth + 1) for _ in range(chance.randint(1, 2))) + p() for _ in range(columns)]
        merged = row(tc(_block(chance, 2), f'<w:gridSpan w:val="{columns}"/>'))
        grid = "<w:tblGrid>" + '<w:gridCol w:w="1500"/>' * columns + "</w:tblGrid>"
        made = table(merged, row(*map(tc, cells))).replace("<w:tblGrid/>", grid)
    if chance.random() < 0.2:
        made = f"<w:sdt><w:sdtPr/><w:sdtContent>{made}</w:sdtContent></w:sdt>"
    return made


def _inline(chance: random.Random, depth: int) -> str:
    """A word, a sign, or a holder of words."""
    word = "".join(chance.choices("aąbcćdeęłńóśźż§1234„”–", k=chance.randint(1, 8)))
    pick = chance.randint(0, 12 if depth < 3 else 5)
    if pick < 3:
        return run(
            f"{word} ", chance.choice(("", "<w:b/>", "<w:i/><w:u w:val='single'/>", '<w:color w:val="FF0000"/>'))
        )
    if pick < 6:
        return chance.choice((
            "<w:r><w:tab/></w:r>", "<w:r><w:noBreakHyphen/></w:r>", "<w:r><w:br/></w:r>", '<w:bookmarkEnd w:id="7"/>',
            "<w:r><w:lastRenderedPageBreak/></w:r>", "<w:proofErr w:type='spellStart'/>",
        ))  # fmt: skip
    inside = "".join(_inline(chance, depth + 1) for _ in range(chance.randint(1, 3)))
    if depth == 0 and pick < 8:
        around = {6: "sdtContent", 7: "customXml"}[pick]
        made = f'<w:{around} w:element="x">' + run(f"{word} ") + f"</w:{around}>"
        return f"<w:sdt><w:sdtPr/>{made}</w:sdt>" if pick == 6 else made
    inside = "".join(_inline(chance, depth + 1) for _ in range(chance.randint(1, 3)))
    if depth == 0 and pick < 9:
        around = {6: "hyperlink", 7: "sdtContent", 8: "customXml"}[pick]
        made = f'<w:{around} w:element="x" w:anchor="a">' + run(f"{word} ") + f"</w:{around}>"
        return f"<w:sdt><w:sdtPr/>{made}</w:sdt>" if pick == 7 else made
    inside = "".join(_inline(chance, depth + 1) for _ in range(chance.randint(1, 3)))
    return f'<w:smartTag w:element="place" w:uri="urn:x">{inside}</w:smartTag>'


def _levels(chance: random.Random, depth: int) -> list[str]:
    made = []
    for at in range(depth):
        format = chance.choice(_FORMATS)
        pattern = chance.choice(_SHAPES).format(at + 1)
        if at and chance.random() < 0.4:
            pattern = "".join(f"%{above + 1}." for above in range(at + 1))
        if "%" not in pattern:
            pattern = f"(%{at + 1})"
        suffix = chance.choice(("", '<w:suff w:val="space"/>', '<w:suff w:val="nothing"/>'))
        made.append(level(at, pattern, format, suffix, start=chance.choice((1, 1, 1, 3))))
    return made
