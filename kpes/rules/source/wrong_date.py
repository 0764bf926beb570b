"""This is not a date.

A date is written as year, month and day, with hyphens, in digits, so that 3.11 and 11.3 cannot be confused.
In the document kpes writes it out: “7 listopada 2014 r.”.

Wrong:

    date: 7.11.2014

Right:

    date: 2014-11-07

Source: ISO 8601.
"""

from __future__ import annotations

from kpes.findings import Severity

CODE = "K107"
SEVERITY = Severity.ERROR
