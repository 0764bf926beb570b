"""What changed between two texts, as a lawyer reads it: line by line, then word by word. Pure functions.

`alignment` finds what two sequences share, `lines` tells which lines go together and what changed within one,
`documents` compares whole documents, and makes a document of a canonical text again.
"""
