"""PDFs that were made to harm whoever looks for signatures in them; each is small, or made of little."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from functools import cache

from tests.esign.signing import issued, sign

MIB = 2**20


def update(data: bytes, objects: dict[int, bytes], table: bytes | None = None, size: int = 0) -> bytes:
    """``data`` with a revision behind it that holds these objects; ``table`` takes the place of its own."""
    out, places = bytearray(data + b"\n"), {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 0\n" + b"".join(b"%d 1\n%010d 00000 n \n" % place for place in places.items())
    if table is not None:
        out[start:] = table
    most = max(size, _size(data), *(number + 1 for number in objects), 0)
    out += b"trailer\n<</Size %d/Root %s/Prev %d>>\n" % (most, _root(data), _last(data))
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start


def with_stream(data: bytes, body: bytes, keys: bytes) -> bytes:
    """The same with a cross-reference stream of these bytes."""
    place = len(data) + 1
    head = b"<</Type/XRef/Root %s/Prev %d%s/Length %d>>" % (_root(data), _last(data), keys, len(body))
    return b"%s\n%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        data, _size(data), head, body, place
    )  # fmt: skip


def with_fields(data: bytes, fields: bytes, objects: dict[int, bytes] | None = None) -> bytes:
    """The same with a form of these fields."""
    number = int(_root(data).split()[0])
    start = data.rindex(b"\n%d 0 obj" % number)
    body = data[data.index(b"<<", start) + 2 : data.index(b"endobj", start)].strip()
    body = re.sub(rb"/AcroForm\s*(\d+ 0 R|<<.*?>>)", b"", body).removesuffix(b">>")
    return update(data, {number: b"<<%s/AcroForm<</SigFlags 3/Fields[%s]>>>>" % (body, fields), **(objects or {})})


def with_signature(ranges: bytes = b"0 10 20 30", contents: bytes = b"00") -> bytes:
    """The issued PDF with something like a signature."""
    n = _size(issued())
    value = b"<</Type/Sig/SubFilter/ETSI.CAdES.detached/ByteRange [%s]/Contents <%s>>>" % (ranges, contents)
    return with_fields(issued(), b"%d 0 R" % n, {n: b"<</FT/Sig/T(a)/V %d 0 R>>" % (n + 1), n + 1: value})


def _last(data: bytes) -> int:
    return int(re.findall(rb"startxref\s+(\d+)", data)[-1])


def _size(data: bytes) -> int:
    return int(re.findall(rb"/Size (\d+)", data)[-1])


def _root(data: bytes) -> bytes:
    return re.findall(rb"/Root (\d+ \d+ R)", data)[-1]


@cache
def bomb(mebibytes: int) -> bytes:
    """So many mebibytes of zeros, packed one by one: behind a full flush they are the same bytes each time."""
    made = zlib.compressobj(9)
    first, further = (made.compress(bytes(MIB)) + made.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    checksum = (mebibytes * MIB % 65521 << 16 | 1).to_bytes(4, "big")
    return first + further * (mebibytes - 1) + b"\3\0" + checksum


def _pages(data: bytes) -> int:
    return int(re.findall(rb"/Pages (\d+) 0 R", data)[0])


def _in_a_bomb() -> bytes:
    """The catalog stands in a stream of objects that unpacks to 300 MiB."""
    data, number = sign(issued()), _size(sign(issued()))
    stream = bomb(300)
    head = b"<</Type/ObjStm/N 1/First 10/Filter/FlateDecode/Length %d>>" % len(stream)
    place, whole = len(data) + 1, b"\n%d 0 obj\n%s\nstream\n%s\nendstream\nendobj" % (number, head, stream)
    rows = [(2, number, 0), (1, place, 0), (1, len(data + whole) + 1, 0)]
    table = b"".join(bytes([kind]) + at.to_bytes(4, "big") + bytes([last]) for kind, at, last in rows)
    root = int(_root(data).split()[0])
    head = b"<</Type/XRef/W[1 4 1]/Index[%d 1 %d 2]/Size %d/Root %s/Prev %d/Length %d>>" % (
        root, number, number + 2, _root(data), _last(data), len(table)
    )  # fmt: skip
    return data + whole + b"\n%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        number + 1, head, table, rows[2][1]
    )  # fmt: skip


def _revised(data: bytes, times: int) -> bytes:
    for _ in range(times):
        data = update(data, {})
    return data


def _fields(count: int, value: bytes) -> bytes:
    data = sign(issued())
    n = _size(data)
    objects = {n + at: b"<</FT/Sig/T(x%d)%s>>" % (at, value % _value(data)) for at in range(count)}
    return with_fields(data, b" ".join(b"%d 0 R" % number for number in objects), objects)


def _value(data: bytes) -> int:
    return int(re.findall(rb"/V (\d+) 0 R", data)[-1])


def _pages_within_pages() -> bytes:
    """Each level holds the next one twice: 2 to the power of 60 pages."""
    data = sign(issued())
    n, top = _size(data), _pages(data)
    levels = {n + at: b"<</Type/Pages/Count 1/Kids[%d 0 R %d 0 R]>>" % (n + at + 1, n + at + 1) for at in range(60)}
    levels |= {top: b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % n, n + 60: b"<</Type/Page/MediaBox[0 0 9 9]>>"}
    return update(data, levels)


def _fields_within_fields() -> bytes:
    n = _size(issued())
    levels = {n + at: b"<</T(x%d)/Kids[%d 0 R %d 0 R]>>" % (at, n + at + 1, n + at + 1) for at in range(60)}
    return with_fields(issued(), b"%d 0 R" % n, {**levels, n + 60: b"<</FT/Sig/T(a)/ByteRange[]>>"})


def _loop(kind: bytes) -> bytes:
    data = sign(issued())
    n = _size(data)
    return with_fields(data, b"%d 0 R" % n, {n: kind.replace(b"SELF", b"%d 0 R" % n)})


def _page_loop() -> bytes:
    data = sign(issued())
    top = _pages(data)
    return update(data, {top: b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % top})


def _table_loop() -> bytes:
    data = sign(issued())
    again = update(data, {})
    return again.replace(b"/Prev %d>>" % _last(data), b"/Prev %d>>" % _last(again))


def _table(count: int, row: bytes, claimed: int = 0) -> bytes:
    data = sign(issued())
    n = _size(data)
    return update(data, {}, b"xref\n0 0\n%d %d\n" % (n, claimed or count) + row * count, n + (claimed or count))


def _rows(keys: bytes, body: bytes = b"\1\0\0\0\0\0") -> bytes:
    return with_stream(sign(issued()), body, keys)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    # Streams that unpack to more than there is
    "objects in a bomb": (_in_a_bomb, "memory"),
    "a table that is a bomb": (
        lambda: _rows(b"/W[1 4 1]/Index[0 50000000]/Size 50000000/Filter/FlateDecode", bomb(300)), "memory"),
    "20,000 filters": (
        lambda: _rows(b"/W[1 4 1]/Index[0 1]/Size 999/Filter[%s]" % (b"/FlateDecode " * 20_000)), "damaged"),
    "wide rows": (lambda: _rows(
        b"/W[1 4 1]/Index[0 1]/Size 999/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 10000000000>>",
        zlib.compress(b"\2" * 100)), "damaged"),
    # Tables of objects
    "a table of half a million objects": (lambda: _table(500_000, b"0000000015 00000 n \n"), "memory"),
    "a table that claims ten billion": (lambda: _table(1, b"0000000015 00000 n \n", 10**10), "damaged"),
    "rows of no width": (lambda: _rows(b"/W[0 0 0]/Index[0 1000000000]/Size 1000000000"), "time"),
    "a table that leads to itself": (_table_loop, "damaged"),
    # Objects within objects
    "arrays, 200,000 deep": (lambda: with_fields(sign(issued()), b"[" * 200_000 + b"]" * 200_000), "damaged"),
    "dictionaries, 200,000 deep": (lambda: with_fields(sign(issued()), b"<</A" * 200_000 + b">>" * 200_000), "damaged"),
    "an array of three million": (lambda: with_fields(sign(issued()), b"0 " * 3 * 10**6), "memory"),
    "a number of a million digits": (lambda: with_fields(sign(issued()), b"1" * 10**6), "time"),
    "a string that never ends": (lambda: with_fields(sign(issued()), b"(" * 10**6), "damaged"),
    "a page that holds itself": (_page_loop, "kept"),
    "pages without number": (_pages_within_pages, "kept"),
    "fields without number": (_fields_within_fields, "time"),
    "a field that is its own parent": (lambda: _loop(b"<</T(x)/Parent SELF/Kids[SELF]>>"), "damaged"),
    "a length that needs itself": (lambda: _loop(b"<</T(x)/Length SELF>>\nstream\nabc\nendstream"), "damaged"),
    "an object that is itself": (lambda: _loop(b"SELF"), "damaged"),
    # Signatures
    "a range beyond the file": (lambda: with_signature(b"0 10 99999999999 99999999999999"), "damaged"),
    "a range before the file": (lambda: with_signature(b"-5 -10 -3 -7"), "damaged"),
    "50,000 ranges": (lambda: with_signature(b"0 80000 " * 50_000), "damaged"),
    "a signature of 20 MiB": (lambda: with_signature(contents=b"30" * 20 * MIB), "time"),
    "a signature, 2,000 levels deep": (lambda: with_signature(contents=b"3080" * 2000 + b"0000" * 2000), "damaged"),
    "5,000 fields with one signature": (lambda: _fields(5000, b"/V %d 0 R"), "revisions"),
    "2,000 empty fields": (lambda: _fields(2000, b"/X %d"), "kept"),
    "revised 301 times": (lambda: _revised(sign(issued()), 301), "revisions"),
    "revised 301 times before the signature": (lambda: sign(_revised(issued(), 301)), "revisions"),
    "revised 30 times": (lambda: _revised(sign(issued()), 30), "kept"),
    # Bytes in between
    "a million ends": (lambda: b"%PDF-1.7\n/ByteRange" + b"%%EOF\r\n" * 10**6, "damaged"),
    "a million starts": (lambda: sign(issued()) + b"startxref\n" * 10**6, "damaged"),
}
"""How to make each, and why it cannot be read; “kept” ones can be: what they changed is told by other verdicts."""
