"""The strings that kpes says, and the Polish catalogue that holds their translations.

``python -m tools.catalogue`` brings ``kpes.po`` up to date with the source and compiles ``kpes.mo``. New
strings get an empty translation, which a test then names; those that are gone are dropped and printed. What
`tools.generated` makes of the same strings is written anew as well.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog

import kpes
from kpes.cli.app import build
from kpes.messages import DOMAIN, ENGLISH, LOCALES
from kpes.rules.pages import pages
from tools import generated

PACKAGE = Path(kpes.__file__).parent
PO = LOCALES / "pl" / "LC_MESSAGES" / f"{DOMAIN}.po"
MO = PO.with_suffix(".mo")

Id = str | tuple[str, str]
"""A string as gettext knows it: the text, or singular and plural."""

EXTRACTED_ELSEWHERE = {
    ("kpes/cli/usage.py", "words.text"),
    ("kpes/cli/app.py", "made.help"),
    ("kpes/cli/app.py", "parameter.help"),
    ("kpes/cli/app.py", "parameter.metavar"),
    ("kpes/reports/explained.py", "text"),
}
"""Where a text comes from a table of messages, the tree of commands or a rule's docstring: it need not be a literal."""

_HEADER = (
    ("Project-Id-Version", "kpes"),
    ("Language", "pl"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Transfer-Encoding", "8bit"),
    (
        "Plural-Forms",
        "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    ),
)


class NotLiteral(Exception):
    """A text that the catalogue cannot be given, because it is not written out in the source."""


class Polish(Catalog):
    """A catalogue whose header holds nothing that changes from run to run."""

    def __init__(self) -> None:
        super().__init__("pl", DOMAIN, "# Polish translation of kpes; see tools/catalogue.py.", fuzzy=False)

    mime_headers = property(lambda self: list(_HEADER))


def source_strings() -> dict[Id, set[str]]:
    """Every string that kpes says, with the files that it stands in."""
    found: dict[Id, set[str]] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        name = file.relative_to(PACKAGE.parent).as_posix()
        for id in strings_in(file.read_text(encoding="utf-8"), name):
            found.setdefault(id, set()).add(name)
    for id, name in [*_help_texts(), *_page_texts()]:
        found.setdefault(id, set()).add(name)
    return found


def strings_in(code: str, file: str) -> Iterator[Id]:
    """The strings of ``message`` and ``counted`` in source; NotLiteral where one is not written out."""
    for node in ast.walk(ast.parse(code, file)):
        if not isinstance(node, ast.Call):
            continue
        called = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if called == "message":
            if node.args and (file, ast.unparse(node.args[0])) in EXTRACTED_ELSEWHERE:
                continue
            yield _literal(node, 0, file)
        elif called == "counted":
            yield _literal(node, 0, file), _literal(node, 1, file)
        elif called == "Message" and file != "kpes/messages.py":
            raise NotLiteral(f"{file}:{node.lineno}: use message() or counted()")


def _literal(call: ast.Call, position: int, file: str) -> str:
    text = call.args[position] if position < len(call.args) else None
    if isinstance(text, ast.Constant) and isinstance(text.value, str):
        return text.value
    raise NotLiteral(f"{file}:{call.lineno}: {ast.unparse(call)}")


def _help_texts() -> Iterator[tuple[str, str]]:
    group = build(ENGLISH)
    for command in [group, *group.commands.values()]:
        file = Path(inspect.getfile(inspect.unwrap(command.callback)))
        for text in [command.help, *(word for one in command.params for word in (one.help, one.metavar))]:
            if text:
                yield text, file.relative_to(PACKAGE.parent).as_posix()


def _page_texts() -> Iterator[tuple[str, str]]:
    for page in pages():
        for text in (page.title, *page.why):
            yield text, f"kpes/rules/{page.group}/{page.name}.py"


def read(po: bytes) -> Catalog:
    """The catalogue in the bytes of a .po file."""
    return pofile.read_po(BytesIO(po), locale="pl", abort_invalid=True)


def updated(old: Catalog, sources: Mapping[Id, Iterable[str]]) -> Catalog:
    """The catalogue of exactly these strings, with the translations that ``old`` has of them."""
    new = Polish()
    for id, files in sources.items():
        known = old.get(id)
        same = known if known and known.id == id else None
        new.add(
            id,
            same.string if same else "" if isinstance(id, str) else ("", "", ""),
            locations=[(file, 0) for file in sorted(files)],
            flags=same.flags if same else (),
            user_comments=same.user_comments if same else (),
        )
    return new


def as_po(catalogue: Catalog) -> bytes:
    """The catalogue as a .po file: sorted, a string a line, without places: these change with every move."""
    written = BytesIO()
    pofile.write_po(written, catalogue, width=0, sort_output=True, no_location=True)
    return written.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """The catalogue as a .mo file; what is not translated is not in it."""
    written = BytesIO()
    plain = updated(catalogue, {message.id: () for message in catalogue if message.id})
    mofile.write_mo(written, plain)
    return written.getvalue()


def faults(sources: Iterable[Id], catalogue: Catalog) -> list[str]:
    """What is wrong with the catalogue of these strings, a line a fault."""
    found = []
    known = {message.id: message for message in catalogue if message.id}
    for id in sources:
        message = known.get(id)
        words = () if message is None else (message.string,) if isinstance(id, str) else message.string
        if not words or not all(words) or len(words) != (1 if isinstance(id, str) else 3):
            found.append(f"not translated: {id!r}")
        elif message.fuzzy:
            found.append(f"fuzzy: {id!r}")
        else:
            found += [
                f"other places than in {id!r}: {word!r}" for word in words if places(word) != places(id)
            ]
    gone = [*(known.keys() - set(sources)), *catalogue.obsolete]
    return found + sorted(f"obsolete: {id!r}" for id in gone)


def places(id: Id) -> set[str]:
    """The ``{named}`` places of a text, of the plural where there is one."""
    text = id if isinstance(id, str) else id[1]
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def quality(word: str) -> list[str]:
    """What a Polish text of kpes must not hold, a line a fault."""
    wrong = {
        "a hyphen for a dash": " - ",
        "quotation marks that are not „…”": '["“‘`]|„[^”]*$|^[^„]*”',
        "a copy is an „egzemplarz”": r"(?i)\bkopi(a|e|i|ę|ą|om|ami|ach)?\b",
    }
    return [f"{what}: {word!r}" for what, pattern in wrong.items() if re.search(pattern, word)]


def main() -> None:
    """Updates kpes.po and compiles kpes.mo."""
    old = read(PO.read_bytes() if PO.exists() else b"")
    sources = source_strings()
    new = updated(old, sources)
    PO.write_bytes(as_po(new))
    MO.write_bytes(as_mo(new))
    for message in old:
        if message.id and message.id not in sources:
            print(f"dropped: {message.id!r} = {message.string!r}")
    for fault in faults(sources, new):
        print(fault)
    generated.write()


if __name__ == "__main__":
    main()
