"""A name only keeps a place.

“A”, “Partner 1”, “Nazwa” or “…” stand where somebody still has to write a name. They belong to the text:
the signatory list would be printed with them, and a signature given now would be stale as soon as the
real name is written.

Wrong:

    partners:
      - id: fundacja
        name: Fundacja Fala
        representatives: [{name: Anna Nowak}]
      - id: drugi
        name: Partner 2
        representatives: [{name: Jan Kowalski}]

Right:

    partners:
      - id: fundacja
        name: Fundacja Fala
        representatives: [{name: Anna Nowak}]
      - id: drugi
        name: Spółdzielnia Socjalna Dalba
        representatives: [{name: Jan Kowalski}]
"""

import re

from kpes.messages import counted
from kpes.rules.rule import Data, Findings, InFull

CODE = "K316"

# Rows of dots or X, and names in brackets, are found wherever they stand: K209, K248.
_MARKS = r"""[\s„”"'.]*"""
_NOTHING = rf"""(?xi)
    {_MARKS} (?: [^\W\d_] | \d+ | xx | xyz | abc | n\.?\s?n | do\suzupełnienia
      | … | [.?]{{1,2}} | [-–—]{{1,3}} | _{{1,2}} )? {_MARKS}"""
_KIND = rf"""(?xi)
    {_MARKS} (?: (?:nazwa|imi[eę]|name) \s )?
    (?: nazwa | partner[ay]? | organizacj[ai] | podmiotu? | sygnatariusza? | stron[ay] | firm[ay] | instytucj[ai]
      | nazwisko | imi[eę] | imi[eę]\si\snazwisko | pełnomocnika? | przedstawiciela?
      | name | organi[sz]ation | party | company | signatory | representative | full\sname )
    (?: \s (?:nr\s)? (?: \d+ | [^\W\d_] | [ivx]+ | xyz | abc ) )? {_MARKS}"""
_KINDS = (
    "nazw", "partner", "organi", "podmiot", "sygnatar", "stron", "firm", "instytuc", "imi", "pełnomoc", "przedstaw",
    "name", "party", "company", "signatory", "representative",
)  # fmt: skip
"""Parts of all of these; to look for them takes less time than to make the pattern."""
_MOST_QUOTED = 3


def check(data: Data) -> Findings:
    """The first name that only keeps a place, with the number of all such names and what some of them are."""
    names = [partner.name for partner in data.partners or ()]
    names += [one.name for partner in data.partners or () for one in partner.representatives]
    found = [name for name in names if len(name.value) < 40 and _keeps_a_place(name.value)]
    if found:
        some = ", ".join(name.value for name in found[:_MOST_QUOTED])
        said = counted(
            "{count} name only keeps a place ({names}). Write the name as it has to stand on the signatory list.",
            "{count} names only keep a place ({names}). Write the names as they have to stand on the signatory list.",
            len(found),
            names=InFull(some + (", …" if len(found) > _MOST_QUOTED else "")),
        )
        yield found[0], said


def _keeps_a_place(name: str) -> bool:
    lowered = name.lower()
    of_a_kind = any(kind in lowered for kind in _KINDS) and re.fullmatch(_KIND, name)
    return bool(of_a_kind or re.fullmatch(_NOTHING, name))
