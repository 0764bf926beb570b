"""Templates filled with a document's words, by Jinja. This is the only module that knows of Jinja.

A document's words are values, never templates, so „{{ 7*7 }}” in a name is just that. Templates get no
further than the words that they are given: they run in Jinja's sandbox, and whatever they name that is
not there is an error, not a gap. Jinja's makers warn that a sandbox may have holes; a template is to be
trusted like a program.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping

from jinja2 import FunctionLoader, StrictUndefined, TemplateSyntaxError, UndefinedError, pass_eval_context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from kpes.errors import KpesError
from kpes.messages import Message, message
from kpes.render import Template, Templates

Escape = Callable[[str], str]

# Markup wherever it stands; „$” is for those programs that take it for the begin of a formula.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>~|#$]|&(?=[#A-Za-z])")
# Markup at the start of a line: bullets, quotations, underlines of headings, and numbers of lists, which a
# reader's program would count anew; other ways of numbering are those of Pandoc.
_AT_START = re.compile(r"[-+=:]|(?P<number>\(?(?:[0-9]+|[A-Za-z]|[IVXLCDMivxlcdm]+))(?P<end>[.)])")



def fill(name: str, variables: Mapping[str, object], templates: Templates, escaped: Escape = escape) -> bytes:
    """The template of this name with the ``variables`` in it, in UTF-8.

    Whatever a template puts out goes through ``escaped`` first, unless the template says ``| safe``. A
    KpesError with file, line and reason where the template is broken.
    """
    read: dict[str, Template] = {}

    def load(wanted: str) -> tuple[str, str, None]:
        template = read[wanted] = templates(wanted)
        return _decoded(template), template.file, None

    try:
        return _environment(load, escaped).get_template(name).render(variables).encode(errors="replace")
    except Exception as error:
        broken = _explained(error, {template.file for template in read.values()})
        if broken is None:
            raise
        remedy = message("Mend it. kpes takes its own template where {file} is missing.", file=f"templates/{name}")
        raise KpesError(broken, remedy) from error


def as_markdown(text: str) -> str:
    """``text`` so that a reader of Markdown (CommonMark, and tables of GitHub's) gives it back sign for sign.

    That holds at the start of a line, too.
    """
    start, escaped = _AT_START.match(text), ""
    if start:
        place = len(start["number"] or "")
        escaped, text = f"{text[:place]}\\{text[place]}", text[place + 1 :]
    return escaped + _ANYWHERE.sub(r"\\\g<0>", text)


class _Unknown(StrictUndefined):
    """What is not there: its error is the bare name, so that it can be told in any language."""

    @property
    def _undefined_message(self) -> str:
        known = self._undefined_exception is UndefinedError and self._undefined_name is not None
        return str(self._undefined_name) if known else super()._undefined_message


def _environment(load: Callable[[str], tuple[str, str, None]], escaped: Escape) -> ImmutableSandboxedEnvironment:
    @pass_eval_context  # which Jinja needs not; but without it, it escapes what stands in a template itself as HTML
    def put_out(_: object, value: object) -> Markup:
        return value if isinstance(value, Markup) else Markup(escaped(str(value)))

    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(load),
        undefined=_Unknown,
        autoescape=True,
        finalize=put_out,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # The same words give the same bytes: nothing that chance decides.
    del environment.filters["random"], environment.globals["lipsum"]
    return environment


def _decoded(template: Template) -> str:
    try:
        return template.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = template.data[: error.start].count(b"\n") + 1
        reason = message("This is not text in UTF-8. Save the file in UTF-8.")
        raise _Broken(_placed(template.file, line, reason)) from error


class _Broken(Exception):
    """A template that cannot even be read, and the whole reason."""

    def __init__(self, reason: Message):
        self.reason = reason


def _explained(error: Exception, files: set[str]) -> Message | None:
    """Where and why a template is broken; None where the error arose in no template."""
    if isinstance(error, _Broken):
        return error.reason
    if isinstance(error, TemplateSyntaxError):
        reason = message("This is not how Jinja templates are written: {reason}.", reason=_bare(error))
        return _placed(str(error.filename or error.name), error.lineno, reason)
    lines = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    within = [place for place in lines if place[0] in files]
    if not within:
        return None
    if isinstance(error, UndefinedError):
        reason = message("There is no “{name}” here.", name=str(error.message))
    elif isinstance(error, KpesError):
        reason = error.reason
    elif isinstance(error, RecursionError):
        reason = message("It takes itself in without end. To extend kpes's own, write shipped/ before the name.")
    else:
        reason = message("This cannot be worked out: {reason}.", reason=_bare(error))
    return _placed(*within[-1], reason)


def _bare(error: Exception) -> str:
    """What Jinja or Python say, without a full stop; they say it in English."""
    said = error.message if isinstance(error, TemplateSyntaxError) else str(error)
    return (said or type(error).__name__).rstrip(".")


def _placed(file: str, line: int, reason: Message) -> Message:
    return message("{file}:{line}: {reason}", file=file, line=line, reason=reason)
