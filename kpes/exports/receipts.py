"""What somebody has in hand that shows the register as it was: an export, a protocol, or a list of digests."""

from __future__ import annotations

import re
from pathlib import Path

from kpes import storage
from kpes.copies.lists import SUMS, read_sums
from kpes.errors import KpesError
from kpes.exports.writing import is_export, opened
from kpes.messages import message
from kpes.paths import OF_AGREEMENT
from kpes.received import formats
from kpes.received.reading import Unreadable
from kpes.register.files import Register
from kpes.register.reading import Files, digest_of
from kpes.shapes.values import PARTNER_ID
from kpes.verify.earlier import Earlier, State

_FILE = rf"{OF_AGREEMENT.signatures}/({PARTNER_ID})\.yaml"
_REMEDY = message("Name a protocol or an export that kpes wrote earlier, once somebody had signed.")


def receipt(path: Path) -> Earlier:
    """What this file, or the folder of an export, shows of the register; a KpesError where it shows nothing of it."""
    name = path.name
    if is_export(path):
        with opened(path) as folder:
            listed = _of_list(storage.read(folder / SUMS))
            held = Register(folder).files() if listed else Files({})
        states = [State(id, listed[id], name, data) for id, data in held.data.items() if listed == held.digests]
    else:
        states = [State(id, digest, name) for id, digest in _listed(path).items()]
    if not states:
        said = message("{file} shows nothing of the register: it holds no digests of its files that fit together.",
                       file=str(path))  # fmt: skip
        raise KpesError(said, _REMEDY)
    return Earlier(name, states)


def _of_list(data: bytes) -> dict[str, str]:
    """The digests of the register's files in a list as sha256sum writes it, by the partners' ids."""
    found = {re.search(rf"(?:^|/){_FILE}$", name): digest for name, digest in (read_sums(data, ".+") or {}).items()}
    return {match[1]: digest for match, digest in found.items() if match}


def _listed(path: Path) -> dict[str, str]:
    """The same in such a list, or in a protocol."""
    data = storage.read(path, remedy=_REMEDY)
    if listed := _of_list(data):
        return listed
    try:
        lines = formats.read(data, path.name).lines
    except Unreadable as unreadable:
        raise KpesError(message("{file} shows nothing of the register. {reason}", file=str(path),
                                reason=unreadable.said), _REMEDY) from unreadable  # fmt: skip
    words = re.sub("[^!-~]", "", "".join(lines))  # Whatever holds words together on a page, and wherever it ends lines.
    digests = dict(re.findall(rf"{_FILE}([0-9a-f]{{64}})", words))
    # A protocol says what sha256sum prints of the list itself, so it shows where not all of it could be read.
    return digests if digest_of(digests) in words else {}
