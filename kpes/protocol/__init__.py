"""The signing protocol: who signed which text, when, how and on what evidence, and what still holds of it.

`content` tells what it says, a pure function of what was read, and `electronic` what it says of electronic signatures;
`drawing`, with `sealings`, draws that up as a document in the agreement's language; the renderers turn it into bytes.
"""

from kpes.protocol.content import Facts, Protocol, protocol
from kpes.protocol.drawing import draw_up

__all__ = ["Facts", "Protocol", "draw_up", "protocol"]
