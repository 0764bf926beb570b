"""A character that nobody sees, or that changes how others look.

Spaces without width, marks that turn the direction of writing round, control characters: they come along
when text is copied from the web or from a PDF, and can make a text look other than it is. Two texts that
look alike must be alike, or people sign what they did not read. Comments and keys are checked too. Remove
the character; often it is easiest to type the word anew.

Wrong:

    title: "Porozumie\\u200bnie"

Right:

    title: Porozumienie

Source: Unicode Standard Annex 15 (Stream-Safe Text Format) and Default_Ignorable_Code_Point.
"""

from __future__ import annotations

from kpes.findings import Severity

CODE = "K113"
SEVERITY = Severity.ERROR
