"""The processes that read files from anybody, kept for the next question; what they answered is kept as well.

What such a process answers depends on nothing but what it is told and, of Typst, on the folder that it reads. To start
one takes longer than most answers. So in the tests one process of each kind goes on, and answers each question once.
Tests of the processes themselves start them anew: they are marked ``anew``.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

from kpes.sandbox import Died, Process

_ASK = Process.ask
_MOST_PROCESSES = 12
_MOST_QUESTIONS = 100
"""What a library keeps of one file after the other would come to the bounds of memory."""


class _Lasting(NamedTuple):
    process: Process
    asked: list[None]


_lasting: dict[object, _Lasting] = {}
_answers: dict[bytes, object] = {}


def _remembered(process: Process, data: bytes = b"", **told: object) -> Any:
    settings = tuple(sorted((name, value) for name, value in os.environ.items() if not name.startswith("PYTEST_")))
    kind = (*process._command, settings)
    question = _question(kind, data, told)
    if question not in _answers:
        answer = _answered(kind, process, data, told)
        if not question or ("folder" in told and not isinstance(answer, bytes)):
            return answer  # What Typst finds wrong tells the folder's name.
        _answers[question] = answer
    return deepcopy(_answers[question])


def _question(kind: object, data: bytes, told: dict[str, Any]) -> bytes | None:
    """All that the answer depends on, as a digest; None where more than files lies in the folder."""
    folder = told.get("folder")
    told = {key: round(value) if isinstance(value, float) else value for key, value in told.items() if key != "folder"}
    asked = hashlib.sha256(repr((kind, sorted(told.items()), data)).encode())
    for file in sorted(Path(folder).rglob("*")) if folder else ():
        if file.is_symlink() or not (file.is_file() or file.is_dir()):
            return None
        if file.is_file():
            asked.update(repr((file.relative_to(folder).as_posix(), file.read_bytes())).encode())
    return asked.digest()


def _answered(kind: object, process: Process, data: bytes, told: dict[str, Any]) -> object:
    """The answer of a process that went on, or of this one, which goes on then."""
    lasting = _lasting.pop(kind, None) or _Lasting(process, [])
    try:
        answer = _ASK(lasting.process, data, **told)
    except Died:
        lasting.process.end()
        raise
    lasting.asked.append(None)
    if len(lasting.asked) < _MOST_QUESTIONS and not (isinstance(answer, dict) and answer.get("unread")):
        _lasting[kind] = lasting
    for old in list(_lasting)[:-_MOST_PROCESSES]:
        del _lasting[old]
    return answer


@contextmanager
def kept(keep: bool) -> Iterator[None]:
    """Within it, processes and answers are kept, or started and asked for anew."""
    before = Process.ask
    Process.ask = _remembered if keep else _ASK  # type: ignore[method-assign]
    yield
    Process.ask = before  # type: ignore[method-assign]
