"""Issued PDFs to scan, and a desk on which they lie."""

from __future__ import annotations

from functools import cache
from typing import Any

from kpes.document import Document
from kpes.fingerprint import canonical_text, fingerprint, short
from kpes.layout.drawing import draw_up
from kpes.render import FORMATS
from kpes.scans.comparing import Desk
from kpes.shapes.table import read_agreement, read_partners
from tests.conftest import REPOSITORY
from tests.render.specimens import shipped
from tests.scans.forging import Change, altered

QUIET = REPOSITORY / "tests/examples/quiet"
"""Agreements, each in a folder of its own."""


@cache
def document_of(name: str) -> Document:
    """The document of one of these agreements; of the shipped one without a name."""
    folder = QUIET / name if name else REPOSITORY / "data"
    agreement, _ = read_agreement((folder / "agreement.yaml").read_bytes(), "agreement.yaml")
    partners, _ = read_partners((folder / "partners.yaml").read_bytes(), "partners.yaml")
    assert agreement
    assert partners
    return draw_up(agreement, partners)


@cache
def edition_of(name: str = "") -> str:
    return fingerprint(canonical_text(document_of(name)))


@cache
def issued(name: str = "") -> bytes:
    return FORMATS["pdf"].render(document_of(name), edition_of(name), shipped)


def forged(made: list[Change], name: str = "") -> bytes:
    """The PDF after some alterations, with the right edition at its foot."""
    return FORMATS["pdf"].render(altered(document_of(name), made), edition_of(name), shipped)


def on_a_desk(*names: str) -> tuple[Desk, dict[str, list[list[str]]]]:
    """A desk with the issued PDFs of these, and the words of their pages by their editions."""
    desk, printed = Desk(), {}
    for name in names or ("",):
        listed = document_of(name).signatory_list
        assert listed
        lines = [one.line for one in listed.signatories]
        headings = (listed.partners_heading, listed.signature_heading)
        edition = short(edition_of(name))
        printed[edition] = desk.put(issued(name), edition, lines, headings)
    return desk, printed


def words_of(told: dict[str, Any], printed: dict[str, list[list[str]]]) -> list[tuple[str, str]]:
    """The places that were told of a page: the kind, and the words."""
    page = printed[told["edition"]][told["page"] - 1]
    return [(place["kind"], " ".join(page[word] for word in place["words"])) for place in told["places"]]
