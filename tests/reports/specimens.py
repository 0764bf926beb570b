"""Two texts that differ in many ways, and what is compared of them."""

from __future__ import annotations

from datetime import date

from kpes.comparison.documents import compare_documents, recognise
from kpes.document import Block, Document, Role, Signatory, SignatoryList
from kpes.messages import ENGLISH, Catalogue, message
from kpes.reports.changes import Changes

LIKE = Document(
    title="Porozumienie",
    language="pl",
    date=date(2014, 11, 7),
    draft=False,
    author="",
    blocks=(
        Block(Role.TITLE, "Porozumienie"),
        Block(Role.PARAGRAPH, "", "Par. 1.", leads=True),
        Block(Role.ITEM, "wymiana;", "1/", depth=1),
    ),
    signatory_list=SignatoryList("Partnerzy:", "Podpis", (Signatory("A"),)),
)
OLD = """\
Porozumienie
Par. 1.
Siedzibą jest Gdańsk.
Par. 2.
Partnerzy działają wspólnie przez dwa lata.
1/ wymiana doświadczeń;
2/ wspólne wystąpienia;
3/ rzecznictwo;
Par. 3.
Porozumienie wchodzi w życie z dniem podpisania.
Par. 4.
Spory rozstrzyga sąd w Gdańsku.
Partnerzy:
Podpis
A
B
"""
NEW = """\
Porozumienie
Par. 1.
Siedzibą jest Gdańsk.
Par. 2.
Partnerzy działają wspólnie przez trzy lata.
1/ wymiana doświadczeń;
2/ wspólne wystąpienia;
3/ rzecznictwo;
Par. 3.
*Nie* ma <b>osobowości</b> prawnej.
Par. 4.
Porozumienie wchodzi w życie z dniem podpisania.
Par. 5.
Spory rozstrzyga sąd w Gdańsku.
Partnerzy:
Podpis
A
1. Klub
"""
NAMES = message("edition {edition}", edition="1a2b3c4d5e6f"), message("HEAD")


def changes(old: str = OLD, new: str = NEW, t: Catalogue = ENGLISH) -> Changes:
    return Changes(t, compare_documents(recognise(old, LIKE), recognise(new, LIKE)), *NAMES)
