"""Failures that stop a command, and the exit codes that scripts rely on."""

from __future__ import annotations

from enum import IntEnum

from kpes.messages import Message, message


class ExitCode(IntEnum):
    """What a finished process says to the shell."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    CANNOT_GO_ON = 3
    INTERRUPTED = 130


class KpesError(Exception):
    """The command cannot go on: one sentence that says why, and one that says how to mend it.

    A fault in the user's data is not one of these: that is a finding. Nor is a bug, which keeps its
    traceback.
    """

    def __init__(self, reason: Message, remedy: Message):
        super().__init__(reason, remedy)
        self.reason = reason
        self.remedy = remedy

    @property
    def whole(self) -> Message:
        """Both sentences."""
        return message("{reason} {remedy}", reason=self.reason, remedy=self.remedy)

    def __str__(self) -> str:
        return str(self.whole)
