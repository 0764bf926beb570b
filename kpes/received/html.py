"""An HTML page that came back: its words, and what on it may show others.

Style sheets can hide or draw anything, so what is read here is never all that a browser may show; the
reading says so.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from kpes.messages import message
from kpes.received.reading import Reading, Remark, once, shown

_WITHOUT_WORDS = {"script", "style", "template", "title", "noscript"}
_IN_LINE = {
    "a", "abbr", "b", "bdi", "cite", "code", "data", "dfn", "em", "i", "kbd", "mark", "q", "small", "span", "strong",
    "sub", "sup", "time", "u", "var", "wbr", "ins", "del", "s", "strike", "font", "tt", "bdo", "br", "img", "link",
}  # fmt: skip
_FOREIGN = {
    "iframe", "object", "embed", "img", "svg", "canvas", "video", "audio", "picture", "math", "input", "textarea",
    "select", "button", "frame", "applet", "base",
}  # fmt: skip
_FOLDED = {"details", "dialog", "datalist", "noframes", "marquee"}
_COLOURED = {"color", "bgcolor", "text", "background", "popover"}
_MOST_REMARKS = 20
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|opacity|clip|text-indent|font-size|position|content\s*:"
    r"|transform|color|line-through",
    re.IGNORECASE,
)


def read(text: str) -> Reading:
    """The words of the page, a line a block."""
    page = _Page(convert_charrefs=True)
    page.feed(text)
    page.close()
    page.end_line()
    return Reading("html", tuple(page.lines), remarks=once(page.remarks), exact=False)


class _Page(HTMLParser):
    """Collects the lines and the remarks."""

    def __init__(self, **options: bool):
        super().__init__(**options)
        self.lines: list[str] = []
        self.remarks: list[Remark] = []
        self._words: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _WITHOUT_WORDS:
            self._silent.append(tag)
        if tag == "br":
            self._words.append(" ")
        if tag not in _IN_LINE:
            self.end_line()
        self._look_at(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            while self._silent.pop() != tag:
                pass
        if tag not in _IN_LINE:
            self.end_line()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(data)

    def end_line(self) -> None:
        """Ends a block."""
        line = " ".join("".join(self._words).split())
        if line:
            self.lines.append(line)
        self._words = []

    def _look_at(self, tag: str, attributes: dict[str, str | None]) -> None:
        named = shown(f"<{tag}>")
        if tag == "script" or any(name.startswith("on") for name in attributes):
            self._remark("macros", message("It holds a program (a script), which may change its words."))
        elif tag in _FOREIGN:
            self._remark("picture", message("It shows something besides words: {element}.", element=named))
        elif tag in ("del", "s", "strike"):
            self._remark("struck-through", message("Words are struck through: {element}.", element=named))
        elif tag == "bdo":
            self._remark("direction", message("Words are set to run in another direction: {element}.", element=named))
        unseen = tag in _FOLDED or "hidden" in attributes or not _COLOURED.isdisjoint(attributes)
        if unseen or _HIDING.search(attributes.get("style") or ""):
            self._remark("hidden-text", message("Words may be hidden: {element}.", element=named))
        if tag == "link" and "stylesheet" in (attributes.get("rel") or "").lower():
            self._remark("outside", message("It fetches something from outside: {target}.",
                                            target=shown(attributes.get("href") or "")))  # fmt: skip

    def _remark(self, check: str, said: object) -> None:
        remark = Remark(check, said)
        if remark not in self.remarks and len(self.remarks) < _MOST_REMARKS:
            self.remarks.append(remark)
