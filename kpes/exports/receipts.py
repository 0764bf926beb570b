"""What somebody has in hand that shows the register as it was: an export, a protocol, or a list of digests."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from kpes import storage
from kpes.copies.lists import SUMS, read_sums
from kpes.errors import KpesError
from kpes.exports.writing import is_export, opened
from kpes.messages import message
from kpes.paths import OF_AGREEMENT, Paths, of_act
from kpes.received import formats
from kpes.received.reading import Unreadable
from kpes.register.files import Register
from kpes.register.reading import digest_of
from kpes.shapes.values import PARTNER_ID
from kpes.verify.earlier import Earlier, State

_FILE = rf"data/(?:acts/({PARTNER_ID})/)?signatures/({PARTNER_ID})\.yaml"
_REMEDY = message("Name a protocol or an export that kpes wrote earlier, once somebody had signed.")


def receipt(path: Path) -> Earlier:
    """What this file, or the folder of an export, shows of registers; a KpesError where it shows nothing of them."""
    name = path.name
    if is_export(path):
        with opened(path) as folder:
            listed = _of_list(storage.read(folder / SUMS))
            held = {paths: Register(folder, paths).files() for paths in listed}
        fit = all(held[paths].digests == digests for paths, digests in listed.items())
        states = [State(paths.records_of(id), listed[paths][id], name, data)
                  for paths, files in held.items() if fit for id, data in files.data.items()]  # fmt: skip
    else:
        states = [State(paths.records_of(id), digest, name)
                  for paths, digests in _listed(path).items() for id, digest in digests.items()]  # fmt: skip
    if not states:
        said = message("{file} shows nothing of the register: it holds no digests of its files that fit together.",
                       file=str(path))  # fmt: skip
        raise KpesError(said, _REMEDY)
    return Earlier(name, states)


Listed = dict[Paths, dict[str, str]]
"""The digests of the files of registers, by the partners' ids."""


def _of_list(data: bytes) -> Listed:
    """The digests of the registers' files in a list as sha256sum writes it."""
    found = ((re.search(rf"(?:^|/){_FILE}$", name), digest) for name, digest in (read_sums(data, ".+") or {}).items())
    return _by_text((match[1], match[2], digest) for match, digest in found if match)


def _by_text(found: Iterable[tuple[str | None, str, str]]) -> Listed:
    listed: Listed = {}
    for act, partner, digest in found:
        listed.setdefault(of_act(act) if act else OF_AGREEMENT, {})[partner] = digest
    return listed


def _listed(path: Path) -> Listed:
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
    listed = _by_text(re.findall(rf"{_FILE}([0-9a-f]{{64}})", words))
    # A protocol says what sha256sum prints of the list itself, so it shows where not all of it could be read.
    return {paths: digests for paths, digests in listed.items() if digest_of(digests, paths) in words}
