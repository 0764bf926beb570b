"""Where the files of a project stand, by their paths from its folder."""

from __future__ import annotations

from typing import NamedTuple

PARTNERS = "data/partners.yaml"
WORDS = "data/words.txt"
"""Words that are right though no dictionary has them, one a line."""
TEMPLATES = "templates"
OUTPUT = "out"
"""The folder of all that is generated."""


class Paths(NamedTuple):
    """Where all that belongs to one text stands: its data, what was recorded of it, and its copies."""

    text: str
    signatures: str
    editions: str
    evidence: str
    copies: str
    act: str = ""
    """The id of the act that it is about; none where it is the agreement."""

    @property
    def option(self) -> str:
        """What names the text behind a command, with a space before it; nothing for the agreement."""
        return f" --act {self.act}" if self.act else ""

    @property
    def output(self) -> str:
        """The folder of all that is generated of the text."""
        return self.copies.rpartition("/")[0]

    @property
    def papers(self) -> str:
        """The folder of what goes with the copies."""
        return f"{self.output}/papers"

    @property
    def reminders(self) -> str:
        """The folder of what is drafted to those who are awaited."""
        return f"{self.output}/reminders"

    @property
    def scans(self) -> str:
        """The folder of the places that a person has to look at on scans."""
        return f"{self.output}/scans"

    @property
    def intake(self) -> str:
        """The folder of what stacks of scans were cut into, with a folder for each stack."""
        return f"{self.output}/intake"

    def records_of(self, partner: str) -> str:
        """The file of what was recorded for the partner with this id."""
        return f"{self.signatures}/{partner}.yaml"


ACTS = "data/acts"
"""The folder of the acts, each in one of its own that its id names."""
IN_ACTS = f":(glob){ACTS}/*/signatures/*"
"""What git calls all files of the registers of acts."""
OF_AGREEMENT = Paths("data/agreement.yaml", "data/signatures", "data/editions", "data/evidence", f"{OUTPUT}/copies")


def of_act(id: str) -> Paths:
    """Those of the act with this id."""
    folder = f"{ACTS}/{id}"
    signatures, editions, evidence = (f"{folder}/{name}" for name in ("signatures", "editions", "evidence"))
    return Paths(f"{folder}/act.yaml", signatures, editions, evidence, f"{OUTPUT}/acts/{id}/copies", id)
