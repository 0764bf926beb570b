"""What somebody has in hand that shows the register as it was: an export, a protocol, or a list of digests."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from kpes import storage
from kpes.copies.lists import read_sums
from kpes.errors import KpesError
from kpes.exports.writing import is_export, opened
from kpes.messages import message
from kpes.received import formats
from kpes.received.reading import Unreadable
from kpes.register.files import Register
from kpes.register.reading import SIGNATURES, digest_of
from kpes.shapes.values import PARTNER_ID
from kpes.verify.earlier import Earlier, State

_FILE = rf"{SIGNATURES}/({PARTNER_ID})\.yaml"
_REMEDY = message("Name a protocol or an export that kpes wrote earlier, once somebody had signed.")


def receipt(path: Path) -> Earlier:
    """What this file, or the folder of an export, shows of the register; a KpesError where it shows nothing of it."""
    name = path.name
    if is_export(path):
        with opened(path) as folder:
            held = Register(folder).files().data
        states = [State(id, storage.sha256_of(data), name, data) for id, data in held.items()]
    else:
        states = [State(id, digest, name) for id, digest in _listed(path).items()]
    if not states:
        said = message("{file} shows nothing of the register: it holds no digests of its files that fit together.",
                       file=str(path))  # fmt: skip
        raise KpesError(said, _REMEDY)
    return Earlier(name, states)


def _listed(path: Path) -> Mapping[str, str]:
    """The digests of the register's files in a list as sha256sum writes it, or in a protocol, by the partners' ids."""
    data = storage.read(path, remedy=_REMEDY)
    if listed := read_sums(data, ".+"):
        found = {re.search(rf"(?:^|/){_FILE}$", name): digest for name, digest in listed.items()}
        return {match[1]: digest for match, digest in found.items() if match}
    try:
        lines = formats.read(data, path.name).lines
    except Unreadable as unreadable:
        raise KpesError(message("{file} shows nothing of the register. {reason}", file=str(path),
                                reason=unreadable.said), _REMEDY) from unreadable  # fmt: skip
    words = re.sub("[^!-~]", "", "".join(lines))  # Whatever holds words together on a page, and wherever it ends lines.
    digests = dict(re.findall(rf"{_FILE}([0-9a-f]{{64}})", words))
    # A protocol says what sha256sum prints of the list itself, so it shows where not all of it could be read.
    return digests if digest_of(digests) in words else {}
