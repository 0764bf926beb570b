"""A meeting's signatures, many at once, from a table in CSV.

`table` turns the bytes of the file into rows, `checks` the rows into signatures that can be recorded; each tells
all that is wrong, row by row.
"""

from kpes.signing.checks import Entry, Meeting, check, day, not_a_day
from kpes.signing.table import Problem, Row, Table, read

__all__ = ["Entry", "Meeting", "Problem", "Row", "Table", "check", "day", "not_a_day", "read"]
