"""What documents call that which is recorded: by what right somebody signs, and how."""

from __future__ import annotations

from collections.abc import Mapping

from kpes.messages import Message, printed
from kpes.model import Basis, Method

BASES: Mapping[Basis, Message] = {
    "statutory": printed("by law or statutes"),
    "power-of-attorney": printed("power of attorney"),
}
METHODS: Mapping[Method, Message] = {
    "handwritten": printed("by hand"),
    "qualified": printed("qualified electronic signature"),
    "trusted-profile": printed("Polish trusted profile"),
    "personal": printed("personal signature (Polish e-ID)"),
    "other": printed("in another way"),
}
