"""The words for what was recorded, how it was signed, and where a partner stands."""

from kpes.messages import Message, message
from kpes.model import Method, Recorded
from kpes.status import StandingName

METHODS: dict[Method, Message] = {
    "handwritten": message("by hand"),
    "qualified": message("qualified electronic signature"),
    "trusted-profile": message("trusted profile"),
    "personal": message("personal signature"),
    "other": message("another way"),
}
RECORDED: dict[Recorded, Message] = {
    "signed": message("signed"),
    "declined": message("declined to sign"),
    "handed-over": message("got its copy"),
}


STATES: dict[StandingName, Message] = {
    "stale": message("signed another text"),
    "unsigned": message("not signed"),
    "declined": message("declined to sign"),
}
