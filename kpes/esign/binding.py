"""Whether a PDF is the issued one with nothing but signatures behind it.

That its first bytes are the issued ones does not say so, nor does a valid signature: what was put behind
those bytes before the first signature may replace any page (ISO 32000, 7.5.6). So every object of the issued
file has to be what it was in every later revision, save for the few that a signature has to change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.decode_limits import DecodeLimits, DocumentDecodeBudget, StreamDecodeLimits
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.pdf_utils.rw_common import PdfHandler

from kpes.esign.signed_pdf import Change

_Key = tuple[int, int]
"""An object's number and generation."""
_CATALOG = {"/AcroForm", "/Perms", "/DSS", "/Extensions", "/Metadata", "/Version"}
"""What signing may change in the catalog."""
_FORM = {"/Fields", "/SigFlags", "/DR", "/DA"}
_LARGEST_SIGNATURE = 0.2
_LARGEST_SUM = 0.5
"""Of a page's area: more hides words and may show others in their place."""
_MOST_CHANGES = 1000
_LONGEST_NAME = 40
_LIMITS = DecodeLimits(
    per_stream=StreamDecodeLimits(max_output_size=32 * 2**20),
    document_budget=DocumentDecodeBudget(base_allowance=128 * 2**20, max_ratio=2),
)
"""What streams may unpack to, in bytes; a PDF of ours holds pages of text and a few fonts."""


def opened(data: bytes) -> PdfFileReader:
    """A PDF, read strictly and within limits."""
    return PdfFileReader(BytesIO(data), strict=True, decode_limits=_LIMITS)


def changes(data: bytes, length: int) -> tuple[list[Change], list[int]]:
    """What the bytes behind the first ``length`` do to them but sign, and the pages with a visible signature."""
    issued, whole = opened(data[:length]), opened(data)
    if issued.encrypted or whole.encrypted:
        raise PdfReadError("encrypted")
    original = _Original(issued)
    found: list[Change] = []
    visible: list[int] = []
    for number in range(issued.total_revisions - 1, whole.total_revisions):
        revision = whole.get_historical_resolver(number)
        found += original.compared(revision)
        found += original.added(revision, visible)
    if data[data.rindex(b"%%EOF") + len(b"%%EOF") :].strip(b"\0\t\n\f\r "):
        found.append(Change("damaged"))
    told = dict.fromkeys(change._replace(what=change.what[:_LONGEST_NAME]) for change in found)
    return list(told)[:_MOST_CHANGES], sorted(set(visible))


class _Original:
    """The issued PDF: its objects as bytes, and which of them is what."""

    def __init__(self, reader: PdfFileReader):
        self.root = reader.root_ref
        self.pages = list(_pages(reader.root.raw_get("/Pages"), set()))
        revisions = range(reader.total_revisions)
        refs = {_key(ref) for number in revisions for ref in reader.xrefs.explicit_refs_in_revision(number)}
        self.objects = {key: _got(reader, key) for key in sorted(refs)}
        self.bytes = {key: _bytes(found) for key, found in self.objects.items()}
        self.page_of = {_key(page): number for number, page in enumerate(self.pages, 1)}
        held = [(_dictionary(page), "/Annots") for page in self.pages]
        held += [(reader.root, "/Metadata"), (reader.trailer_view, "/Info")]
        # Lists and notes that stand apart from what refers to them, and that a signature may change.
        raw = (holder.raw_get(name) for holder, name in held if name in holder)
        self.free = {_key(one) for one in raw if isinstance(one, generic.IndirectObject)}

    def compared(self, revision: HistoricalResolver) -> Iterator[Change]:
        """Which of the issued objects are not what they were."""
        if _key(revision.root_ref) != _key(self.root):
            yield Change("replaced")
            return
        for key, before in self.bytes.items():
            after = _got(revision, key)
            if key in self.free or _bytes(after) == before:
                continue
            if after is None or isinstance(after, generic.NullObject):
                yield Change("removed", self.page_of.get(key, 0))
            elif key == _key(self.root):
                yield from (Change("catalog", 0, name) for name in self._apart(key, after) if name not in _CATALOG)
            elif key in self.page_of:
                yield from (Change("page", self.page_of[key], name)
                            for name in self._apart(key, after) if name != "/Annots")  # fmt: skip
            else:
                yield Change("replaced")

    def _apart(self, key: _Key, after: generic.PdfObject) -> list[str]:
        before = self.objects[key]
        if type(after) is not type(before):
            return ["/Type"]
        before, after = _dictionary(before), _dictionary(after)
        names = sorted({*before, *after})
        return [name for name in names if _value(before, name) != _value(after, name)]

    def added(self, revision: HistoricalResolver, visible: list[int]) -> Iterator[Change]:
        """What was added to forms and pages, signatures aside; where these can be seen goes to ``visible``."""
        if "/AcroForm" in revision.root:
            form = _dictionary(revision.root["/AcroForm"])
            yield from (Change("field", 0, name) for name in form if name not in _FORM)
            yield from (Change("field") for field in _at(form, "/Fields", ()) if not _is_signature(field, set()))
        for number, page in enumerate(self.pages, 1):
            yield from self._on_page(revision, number, _key(page), visible)

    def _on_page(self, revision: HistoricalResolver, number: int, key: _Key, visible: list[int]) -> Iterator[Change]:
        page = _got(revision, key)
        if not isinstance(page, generic.DictionaryObject):
            return
        old, new = _annotations(_dictionary(self.objects[key])), _annotations(page)
        if [raw for raw, _ in new[: len(old)]] != [raw for raw, _ in old]:
            yield Change("annotation", number)
            return
        left, bottom, right, top = _rectangle(_inherited(page, "/CropBox") or _inherited(page, "/MediaBox"))
        covered = 0.0
        for _, added in new[len(old) :]:
            annotation = _dictionary(added)
            if _at(annotation, "/Subtype") != "/Widget" or not _is_signature(annotation, set()):
                yield Change("annotation", number, str(_at(annotation, "/Subtype", "")).lstrip("/"))
                continue
            a, b, c, d = _rectangle(annotation["/Rect"])
            share = max(0.0, min(c, right) - max(a, left)) * max(0.0, min(d, top) - max(b, bottom))
            share /= (right - left) * (top - bottom)
            covered += share
            if share > 0:
                visible.append(number)
            if share > _LARGEST_SIGNATURE:
                yield Change("covered", number, f"{share:.0%}")
        if covered > _LARGEST_SUM:
            yield Change("covered", number, f"{covered:.0%}")


def _key(ref: generic.Reference | generic.IndirectObject) -> _Key:
    return ref.idnum, ref.generation


def _got(handler: PdfHandler, key: _Key) -> generic.PdfObject | None:
    """An object; None where there is none."""
    found: generic.PdfObject | None = handler.get_object(generic.Reference(*key, pdf=handler))
    return found


def _dictionary(found: object) -> generic.DictionaryObject:
    """What is referred to, which has to be a dictionary."""
    if isinstance(found, generic.IndirectObject):
        found = found.get_object()  # type: ignore[no-untyped-call]
    if not isinstance(found, generic.DictionaryObject):
        raise PdfReadError("something else where a dictionary belongs")
    return found


def _bytes(found: generic.PdfObject | None) -> bytes:
    if found is None:
        return b"null"
    written = BytesIO()
    found.write_to_stream(written)
    return written.getvalue()


def _value(holder: generic.DictionaryObject, name: str) -> bytes | None:
    return _bytes(holder.raw_get(name)) if name in holder else None


def _pages(node: object, seen: set[_Key]) -> Iterator[generic.IndirectObject]:
    """The pages in order."""
    if not isinstance(node, generic.IndirectObject) or _key(node) in seen:
        raise PdfReadError("a page tree that is none")
    seen.add(_key(node))
    kids = _at(_dictionary(node), "/Kids")
    if kids is None:
        yield node
        return
    for at in range(len(kids)):
        yield from _pages(kids.raw_get(at), seen)


def _annotations(page: generic.DictionaryObject) -> list[tuple[bytes, object]]:
    """What is put onto a page: as it stands in the list, and what that leads to."""
    listed = _at(page, "/Annots", generic.ArrayObject())
    return [(_bytes(listed.raw_get(at)), listed[at]) for at in range(len(listed))]


def _at(holder: generic.DictionaryObject, name: str, otherwise: Any = None) -> Any:
    """The value of a key, wherever it stands: pyHanko's own ``get`` gives what refers to it."""
    try:
        return holder[name]
    except KeyError:
        return otherwise


def _inherited(holder: generic.DictionaryObject, name: str) -> Any:
    for _ in range(50):
        if name in holder:
            return holder[name]
        if "/Parent" not in holder:
            break
        holder = _dictionary(holder["/Parent"])
    return None


def _rectangle(corners: Iterable[float]) -> tuple[float, float, float, float]:
    a, b, c, d = map(float, corners)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _is_signature(field: object, seen: set[int]) -> bool:
    """Whether a field, or a group of fields, holds signatures alone and does nothing."""
    if isinstance(field, generic.IndirectObject):
        field = field.get_object()  # type: ignore[no-untyped-call]
    if not isinstance(field, generic.DictionaryObject) or id(field) in seen or "/A" in field or "/AA" in field:
        return False
    seen.add(id(field))
    kind = _inherited(field, "/FT")
    if "/Kids" in field:
        return kind in (None, "/Sig") and all(_is_signature(kid, seen) for kid in field["/Kids"])
    return bool(kind == "/Sig")
