"""The strings of kpes, and the catalogues that hold their translations.

There are two gettext domains: ``kpes`` is what it says to its reader (`message`, `counted`), ``documents`` what it
prints in documents, which speak the agreement's language (`printed`). ``python -m tools.catalogue`` brings the .po
files up to date with the source and compiles them. New strings get an empty translation, which a test then names;
those that are gone are dropped and printed. What `tools.generated` makes of the same strings is written anew as well.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel import Locale
from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog, Message

import kpes
from kpes.cli.app import COMMANDS, build
from kpes.language import LANGUAGES
from kpes.messages import CATALOGUES, DOCUMENTS, DOMAIN, ENGLISH, LOCALES
from kpes.rules.pages import pages
from tools import generated

PACKAGE = Path(kpes.__file__).parent
TRANSLATED = tuple(
    (domain, language)
    for domain, languages in ((DOMAIN, CATALOGUES), (DOCUMENTS, LANGUAGES))
    for language in languages
    if language != "en"
)
"""The domain and the language of each catalogue."""

Id = str | tuple[str, ...]
"""A string as gettext knows it: the text, or singular and plural."""

EXTRACTED_ELSEWHERE = {
    ("kpes/cli/app.py", "made.help"),
    ("kpes/cli/app.py", "parameter.help"),
    ("kpes/cli/app.py", "parameter.metavar"),
    ("kpes/reports/pages.py", "text"),
}
"""Where a text comes from a table of messages, the tree of commands or a rule's docstring: it need not be a literal."""

_CALLS = {DOMAIN: {"message": 1, "counted": 2}, DOCUMENTS: {"printed": 1}}
"""What makes messages of a domain, and how many literals it takes: the text, or singular and plural."""


class NotLiteral(Exception):
    """A text that the catalogue cannot be given, because it is not written out in the source."""


class Plain(Catalog):
    """A catalogue whose header holds nothing that changes from run to run."""

    def __init__(self, language: str) -> None:
        comment = f"# {Locale(language).get_language_name('en')} translation of kpes; see tools/catalogue.py."
        super().__init__(language, header_comment=comment, fuzzy=False)

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Project-Id-Version", "kpes"),
            ("Language", str(self.locale)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", self.plural_forms),
        ]


def file_of(domain: str, language: str) -> Path:
    """The .po file of a catalogue; the compiled one stands beside it."""
    return LOCALES / language / "LC_MESSAGES" / f"{domain}.po"


def source_strings(domain: str = DOMAIN) -> dict[Id, set[str]]:
    """Every string of a domain, with the files that it stands in."""
    found: dict[Id, set[str]] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        name = file.relative_to(PACKAGE.parent).as_posix()
        for id in strings_in(file.read_text(encoding="utf-8"), name, domain):
            found.setdefault(id, set()).add(name)
    for id, name in [*_help_texts(), *_page_texts()] if domain == DOMAIN else []:
        found.setdefault(id, set()).add(name)
    return found


def strings_in(code: str, file: str, domain: str = DOMAIN) -> Iterator[Id]:
    """The strings of a domain in source; NotLiteral where one is not written out."""
    for node in ast.walk(ast.parse(code, file)):
        if not isinstance(node, ast.Call):
            continue
        called = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if called == "Message" and file != "kpes/messages.py":
            raise NotLiteral(f"{file}:{node.lineno}: use message(), counted() or printed()")
        literals = _CALLS[domain].get(called)
        if literals == 1 and not (node.args and (file, ast.unparse(node.args[0])) in EXTRACTED_ELSEWHERE):
            yield _literal(node, 0, file)
        elif literals == 2:
            yield _literal(node, 0, file), _literal(node, 1, file)


def _literal(call: ast.Call, position: int, file: str) -> str:
    text = call.args[position] if position < len(call.args) else None
    if isinstance(text, ast.Constant) and isinstance(text.value, str):
        return text.value
    raise NotLiteral(f"{file}:{call.lineno}: {ast.unparse(call)}")


def _help_texts() -> Iterator[tuple[str, str]]:
    group = build(ENGLISH)
    for command in [group, *(group.get_command(None, name) for name in COMMANDS)]:
        file = Path(inspect.getfile(inspect.unwrap(command.callback)))
        for text in [command.help, *(word for one in command.params for word in (one.help, one.metavar))]:
            if text:
                yield text, file.relative_to(PACKAGE.parent).as_posix()


def _page_texts() -> Iterator[tuple[str, str]]:
    for page in pages():
        for text in (page.title, *page.why):
            yield text, f"kpes/rules ({page.name})"


def read(po: bytes, language: str = "pl") -> Catalog:
    """The catalogue in the bytes of a .po file."""
    return pofile.read_po(BytesIO(po), locale=language, abort_invalid=True)


def updated(old: Catalog, sources: Mapping[Id, Iterable[str]]) -> Catalog:
    """The catalogue of exactly these strings, with the translations that ``old`` has of them."""
    new = Plain(str(old.locale))
    for id, files in sources.items():
        known = old.get(id)
        same = known if known and known.id == id else None
        new.add(
            id,
            same.string if same else "" if isinstance(id, str) else ("",) * new.num_plurals,
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
    plain = updated(catalogue, dict.fromkeys(_by_id(catalogue), ()))
    mofile.write_mo(written, plain)
    return written.getvalue()


def faults(sources: Iterable[Id], catalogue: Catalog) -> list[str]:
    """What is wrong with the catalogue of these strings, a line a fault."""
    found = []
    known = _by_id(catalogue)
    for id in sources:
        message = known.get(id)
        words = words_of(message) if message else ()
        if message is None or not all(words) or len(words) != (1 if isinstance(id, str) else catalogue.num_plurals):
            found.append(f"not translated: {id!r}")
        elif message.fuzzy:
            found.append(f"fuzzy: {id!r}")
        else:
            found += [
                f"other places than in {id!r}: {word!r}" for word in words if places(word) != places(id)
            ]
    gone = [*(known.keys() - set(sources)), *catalogue.obsolete]
    return found + sorted(f"obsolete: {id!r}" for id in gone)


def _by_id(catalogue: Catalog) -> dict[Id, Message]:
    entries = (message for message in catalogue if message.id)
    return {one.id if isinstance(one.id, str) else tuple(one.id): one for one in entries}


def words_of(entry: Message) -> tuple[str, ...]:
    """The translations of an entry of a catalogue: one, or one a plural form."""
    return (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())


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
        "who signs is a „pełnomocnik” by a „pełnomocnictwo” alone": r"(?is)^(?!.*pełnomocnictw).*pełnomocni[kc]",
        "a wrong record is one to „anulować”": r"(?i)\bwycof",
        "what is lost is „przywrócone”": r"(?i)\bod(zysk|tworz)",
        "the text as it is now is „obecny”": r"(?i)\bdzisiejsz",
        "a key of the data is a „pole”": r"(?i)\bklucz(a|u|e|y|ów|em|ami|ach|om)\b",
        "an id is an „id”": r"(?i)\bidentyfikator",
        "a file's link is a „dowiązanie”": r"(?i)\bod(nośnik|syłacz)",
        "an export is a „paczka”": r"(?i)\bzestaw(u|owi|ie)?\b",
        "who signs does it „w imieniu”": r"(?i)\bza („\{)?partner(a|ów|\})",
        "bytes are alike „co do bajtu”": r"(?i)\bbajt w bajt",
        "nobody is ordered about": r"\b(Wpisz|Wybierz|Podaj|Zaimportuj|Sprawdź|Zobacz|Usuń|Popraw|Proszę)\b(?![^„]*”)",
    }
    return [f"{what}: {word!r}" for what, pattern in wrong.items() if re.search(pattern, word)]


def main() -> None:
    """Updates the .po files and compiles them."""
    for domain, language in TRANSLATED:
        file = file_of(domain, language)
        old = read(file.read_bytes() if file.exists() else b"", language)
        sources = source_strings(domain)
        new = updated(old, sources)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(as_po(new))
        file.with_suffix(".mo").write_bytes(as_mo(new))
        for message in old:
            if message.id and message.id not in sources:
                print(f"{language}: dropped: {message.id!r} = {message.string!r}")
        for fault in faults(sources, new):
            print(f"{language}: {fault}")
    generated.write()


if __name__ == "__main__":
    main()
