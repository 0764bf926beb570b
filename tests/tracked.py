"""Tracked changes of a DOCX, accepted or rejected: by a few lines of our own, and by LibreOffice."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHOWN = {f"{W}tab": "\t", f"{W}br": "\n"}

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Changes" script:language="StarBasic">
{}</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" \
library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Changes"/>
</library:library>
"""
_MACRO = """
Sub Settle(what As String, source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" & what, "", 0, Array())
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "MS Word 2007 XML"
  document.storeToURL(target, filter())
  document.close(True)
End Sub
"""


def settled(package: bytes, accept: bool) -> list[str]:
    """The lines that are left of a DOCX when all its changes are accepted, or all rejected."""
    with ZipFile(BytesIO(package)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))[0]
    gone = f"{W}del" if accept else f"{W}ins"
    lines, begun = [], ""
    for paragraph in _paragraphs(body, gone):
        begun += "".join(_words(paragraph, gone))
        if paragraph.find(f"{W}pPr/{W}rPr/{gone}") is None:  # else the next one goes on where this one ended
            lines.append(begun)
            begun = ""
    return [line for line in (" ".join(line.split()) for line in [*lines, begun]) if line]


def _paragraphs(parent: etree._Element, gone: str) -> Iterator[etree._Element]:
    for element in parent:
        if element.tag == f"{W}p":
            yield element
        elif element.find(f"{W}trPr/{gone}") is None:
            yield from _paragraphs(element, gone)


def _words(parent: etree._Element, gone: str) -> Iterator[str]:
    for element in parent:
        if element.tag in (f"{W}t", f"{W}delText"):
            yield element.text or ""
        elif element.tag in SHOWN:
            yield SHOWN[element.tag]
        elif element.tag not in (gone, f"{W}pPr"):
            yield from _words(element, gone)


class Office:
    """LibreOffice with a profile of its own in ``folder``."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.profile = folder / "profile"
        self._run("--terminate_after_init")  # makes the profile, and would overwrite what were there
        library = self.profile / "user" / "basic" / "Standard"
        (library / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
        (library / "Changes.xba").write_text(_MODULE.format(escape(_MACRO)), encoding="utf-8")

    def settle(self, package: bytes, accept: bool) -> bytes:
        """The DOCX that LibreOffice saves after it accepted, or rejected, all changes."""
        source, target = self.folder / "changes.docx", self.folder / "settled.docx"
        source.write_bytes(package)
        target.unlink(missing_ok=True)
        what = "AcceptAllTrackedChanges" if accept else "RejectAllTrackedChanges"
        self._run(f"macro:///Standard.Changes.Settle({what},{source.as_uri()},{target.as_uri()})")
        return target.read_bytes()

    def _run(self, *arguments: str) -> None:
        command = ["soffice", f"-env:UserInstallation={self.profile.as_uri()}", "--headless", *arguments]
        subprocess.run(command, check=True, capture_output=True, timeout=120, env=os.environ)
