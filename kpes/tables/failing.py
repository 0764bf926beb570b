"""Cells of a workbook that show no value but an error, which the reader of workbooks takes for empty ones."""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from xml.etree import ElementTree

NEVER_COMPUTED = "#=?"
"""Stands for a formula without a value, as programs write them that are no spreadsheets."""
SHOWN = re.compile(r"#[A-Z0-9/]+[!?]|#N/[AD]!?|#=\?|Err:[0-9]{3}")
"""What such a cell shows, in the spreadsheets' English and Polish."""

Cells = dict[tuple[int, int], str]
"""What cells show, by their row and column (from 1)."""

_BOOK, _LINKS, _OPEN_DOCUMENT = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "content.xml"
_CELL = re.compile(
    rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"(?:[^>]*?\bt="(e)")?[^>]*?(?<!/)>(.*?)</(?:\w+:)?c>', re.DOTALL
)
_VALUE = re.compile(rb"<(?:\w+:)?v(?:/>|>([^<]*)<)")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def cells(data: bytes) -> dict[str, Cells]:
    """Those that fail, or whose formula was never computed, by the name of the sheet."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        if _BOOK in parts.namelist():
            return {name: dict(_of_xlsx(sheet)) for name, sheet in _sheets(parts)}
        if _OPEN_DOCUMENT in parts.namelist() and b'value-type="error"' in (text := parts.read(_OPEN_DOCUMENT)):
            return _of_ods(text)
    return {}


def _sheets(parts: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """The sheets of an XLSX by name."""
    targets = {one.get("Id"): one.get("Target", "") for one in ElementTree.fromstring(parts.read(_LINKS))}
    for one in ElementTree.fromstring(parts.read(_BOOK)).iter():
        target = targets.get(next((value for key, value in one.attrib.items() if key.endswith("}id")), ""), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if one.tag.endswith("}sheet") and path in parts.namelist():
            yield one.get("name", ""), parts.read(path)


def _of_xlsx(sheet: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    if b't="e"' not in sheet and not _FORMULA.search(sheet):
        return  # as in most, which then need not be looked at cell by cell
    for letters, row, error, held in _CELL.findall(sheet):
        value, column = _VALUE.search(held), 0
        for letter in letters:
            column = column * 26 + letter - ord("A") + 1
        if error:
            yield (int(row), column), value[1].decode() if value and value[1] else NEVER_COMPUTED
        elif not value and _FORMULA.search(held):
            yield (int(row), column), NEVER_COMPUTED


def _of_ods(text: bytes) -> dict[str, Cells]:
    found: defaultdict[str, Cells] = defaultdict(dict)
    for table in ElementTree.fromstring(text).iter(f"{_TABLE}table"):
        row = 1
        for line in table.iter(f"{_TABLE}table-row"):
            column = 1
            for cell in line:
                if "error" in (value for key, value in cell.attrib.items() if key.endswith("}value-type")):
                    found[table.get(f"{_TABLE}name", "")][row, column] = "".join(cell.itertext())
                column += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            row += int(line.get(f"{_TABLE}number-rows-repeated", "1"))
    return found
