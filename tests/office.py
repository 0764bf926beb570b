"""LibreOffice, which opens documents and saves them in one format or another, all in one start of it."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from xml.sax.saxutils import escape

FILTERS = {
    ".docx": "MS Word 2007 XML",
    ".doc": "MS Word 97",
    ".rtf": "Rich Text Format",
    ".odt": "writer8",
    ".pdf": "writer_pdf_Export",
    ".txt": "Text (encoded)",
    ".xlsx": "Calc MS Excel 2007 XML",
    ".ods": "calc8",
    ".csv": "Text - txt - csv (StarCalc)",
}
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Tests" script:language="StarBasic">
{}</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" \
library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Tests"/>
</library:library>
"""
_MACRO = """
Sub Save(source As String, what As String, filter As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  If what <> "" Then
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" & what, "", 0, Array())
  End If
  Dim as_it_is(1) As New com.sun.star.beans.PropertyValue
  as_it_is(0).Name = "FilterName"
  as_it_is(0).Value = filter
  as_it_is(1).Name = "FilterOptions"
  If filter = "Text (encoded)" Then as_it_is(1).Value = "UTF8"
  If filter = "Text - txt - csv (StarCalc)" Then as_it_is(1).Value = "59,34,76"
  document.storeToURL(target, as_it_is())
  document.close(True)
End Sub
"""


class Save(NamedTuple):
    """To open ``source``, do what a menu calls ``first``, and save it as ``target``, whose ending tells the format."""

    source: Path
    target: Path
    first: str = ""


def save(folder: Path, *all: Save) -> None:
    """Has LibreOffice save all, one after the other, with a profile of its own in ``folder``."""
    profile = shutil.copytree(Path(_profile().name) / "profile", folder / "profile", dirs_exist_ok=True)
    _run(profile, *(_macro(*one) for one in all))


@cache
def _profile() -> TemporaryDirectory[str]:
    """A folder with a profile that knows the macro; LibreOffice makes one as slowly as it starts."""
    made = TemporaryDirectory()
    profile = Path(made.name) / "profile"
    _run(profile, "--terminate_after_init")
    library = profile / "user" / "basic" / "Standard"
    (library / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (library / "Tests.xba").write_text(_MODULE.format(escape(_MACRO)), encoding="utf-8")
    return made


def _macro(source: Path, target: Path, first: str) -> str:
    arguments = ",".join((source.as_uri(), first, FILTERS[target.suffix], target.as_uri()))
    return f"macro:///Standard.Tests.Save({arguments})"


def _run(profile: Path, *arguments: str) -> None:
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
