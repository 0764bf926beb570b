"""Whatever lines a file has: what is recognised in them prints the same words and labels, in the same order."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kpes.importing.outline import recognise
from kpes.received.written import Grid, Line, Look, Numbered, Run, Written
from tests.importing.lines import numbered, printed, said, signs
from tests.thorough import part

LABELS = (
    "§ 1|§ 2|§ 2a|§ 3|Par.1.|Par. 2.|Art. 1|Art. 2.|Rozdział I|Rozdział II|ROZDZIAŁ 1|Dział I|Article 1|Section 1.|"
    "1.|2.|3.|4.|1.1|1.2.|1.1.1|2.1|1)|2)|3)|(1)|(2)|a)|b)|c)|h)|i)|ii)|j)|(a)|(i)|(iv)|I.|II.|A.|B.|-|–|•|*|1/|2/|"
    "lit. a)|Załącznik nr 1|Załącznik nr 2|Annex A|ZAŁĄCZNIK|v)|x)|za)|5a."
).split("|")
WORDS = (
    "|Rada Klastra|rada klastra|Strony postanawiają, co następuje:|Tekst zdania.|koniec;|Preambuła|PROJEKT|/projekt/|"
    "Podpis|......|Umowa|zawarta w dniu 1 maja|{x} *y* XXX|Zważywszy, że|1. podwójne|§ 3 ust. 2|Za Lidera:|"
    "biuro@example.org|o następującej treści:|do umowy|W. Nowak"
).split("|")
LOOKS = st.builds(
    Look,
    st.sampled_from(["", "", "title", "heading 1", "body text", "list paragraph"]),
    st.sampled_from([0, 0, 0, 1]),
    st.sampled_from(["", "", "center", "right"]),
    st.sampled_from([0, 0, 360, 720]),
    st.sampled_from([False, False, False, True]),
)


@st.composite
def lines(draw: st.DrawFn) -> Line:
    label, words = draw(st.sampled_from(["", *LABELS])), draw(st.sampled_from(WORDS))
    of_list = None
    if label and draw(st.booleans()):
        of_list = Numbered(label, draw(st.integers(0, 2)), draw(st.integers(0, 3)))
    else:
        words = label + draw(st.sampled_from([" ", "", "\t"])) + words
    bold = draw(st.sampled_from([0, 0, 3, len(words)]))
    return Line((Run(words[:bold], bold=True), Run(words[bold:])), 0, of_list, draw(LOOKS))


CELLS = st.lists(lines(), max_size=2).map(tuple)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple)
GRIDS = st.builds(Grid, ROWS, st.booleans(), st.booleans())
FILES = st.lists(st.one_of(lines(), lines(), lines(), GRIDS), min_size=1, max_size=16).map(numbered)


@settings(max_examples=part(600), deadline=None, derandomize=True, database=None)
@given(FILES)
def test_no_word_and_no_label_is_lost_or_moved(file: Written) -> None:
    if not signs(said(file)):
        return
    found = recognise(file)
    if not found.agreement.keys() & {"preamble", "paragraphs", "chapters"}:
        return  # a title alone is no agreement
    out = {line.number for line in found.left_out}
    kept = [one for line, one in zip(file.flat, said(file), strict=True) if line.number not in out]
    lines_of_it = printed(found)
    if found.agreement["status"] == "draft" and lines_of_it[1] not in kept:
        del lines_of_it[1]  # the mark stands for one in other words
    assert signs(lines_of_it) == signs(kept)
