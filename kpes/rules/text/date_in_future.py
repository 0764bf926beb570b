"""The agreement is dated on a day that is still to come.

That is usual where copies are printed for tomorrow's meeting, and a slip where the year is wrong. Until
that day no signature can be recorded, because none can be dated before the agreement.

Wrong:

    date: 2914-11-07

Right:

    date: 2014-11-07
"""

from kpes.messages import message
from kpes.model import Text
from kpes.rules.rule import Data, Findings

CODE = "K224"


def check(data: Data) -> Findings:
    """The agreement's date, where it is later than today."""
    if data.agreement and data.agreement.date > data.today:
        day = data.agreement.date.isoformat()
        yield (
            Text(day, data.agreement.date_place),
            message("{date} is still to come. Check the date; no signature can be recorded before it.", date=day),
        )
