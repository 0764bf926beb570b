"""Two abbreviations look like two forms of one.

They begin and end alike and differ by one letter between: „KES” and „KPES”. The reader cannot tell
whether one thing is meant or two. Use one of them throughout; if they are two things, introduce both by
name: „Klaster Ekonomii Społecznej (KES)”.

Wrong:

    paragraphs:
      - text: Klaster Podmiotów Ekonomii Społecznej (KPES) to klaster ekonomii społecznej.
      - text: Misja KES jest wspólna. Członków KES wiąże regulamin KPES.

Right:

    paragraphs:
      - text: Klaster Podmiotów Ekonomii Społecznej (KPES) to klaster ekonomii społecznej.
      - text: Misja KPES jest wspólna. Członków KPES wiąże regulamin KPES.
"""

from kpes.messages import message
from kpes.rules.abbreviations import COMMON, abbreviations, defined
from kpes.rules.rule import Data, Findings

CODE = "K221"


def check(data: Data) -> Findings:
    """Of each such pair the rarer one, at its first use."""
    used = abbreviations(data)
    introduced = defined(data) if used else set()
    for longer in used:
        shorter_ones = {longer[:letter] + longer[letter + 1 :] for letter in range(1, len(longer) - 1)}
        for shorter in sorted(shorter_ones & used.keys()):
            pair = {longer, shorter}
            if pair & COMMON or pair <= introduced:
                continue
            rare, usual = sorted(pair, key=lambda one: (len(used[one]), one == shorter))
            said = message(
                "“{rare}” (uses: {few}) looks like another form of “{usual}” (uses: {many}). Use one of them, or "
                "introduce both by name.",
                rare=rare,
                few=len(used[rare]),
                usual=usual,
                many=len(used[usual]),
            )
            yield used[rare][0], said
