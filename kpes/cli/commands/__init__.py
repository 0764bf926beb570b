"""The commands. Help texts are English here; `kpes.cli.app` puts them into the reader's language.

A command is imported when it is asked for, so that none waits for what only another one needs.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

COMMANDS = {
    "init": "starting",
    "validate": "checking",
    "explain": "checking",
    "schema": "starting",
    "show": "documents",
    "render": "documents",
    "diff": "comparing",
    "sign": "signing",
    "revoke": "signing",
    "status": "standing",
    "history": "standing",
    "verify": "verifying",
    "protocol": "exporting",
    "export": "exporting",
}
"""The module that holds each command, in the order in which the help lists them."""


def command(name: str) -> Callable[..., None]:
    """The command of this name, one of COMMANDS."""
    found: Callable[..., None] = getattr(import_module(f"{__name__}.{COMMANDS[name]}"), name)
    return found
