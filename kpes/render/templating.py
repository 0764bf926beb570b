"""Templates filled with a document's words, by Jinja. This is the only module that knows of Jinja.

A document's words are values, never templates, so „{{ 7*7 }}” in a name is just that. Templates get no
further than the words that they are given: they run in Jinja's sandbox, and whatever they name that is
not there is an error, not a gap. Jinja's makers warn that a sandbox may have holes, and a loop needs none to go on
without end. So a project's own templates run in a process of their own, which has so much time and memory.
"""

from __future__ import annotations

import pickle
import re
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateSyntaxError, UndefinedError, pass_eval_context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from kpes import sandbox
from kpes.document import Code
from kpes.errors import KpesError
from kpes.messages import Message, message
from kpes.render import Template, Templates
from kpes.render.outline import left_out

Escape = Callable[[str], str]

# Markup wherever it stands; „$” is for those programs that take it for the begin of a formula.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>~|#$]|&(?=[#A-Za-z])")
# Markup at the start of a line: bullets, quotations, underlines of headings, and numbers of lists, which a
# reader's program would count anew; other ways of numbering are those of Pandoc.
_AT_START = re.compile(r"[-+=:]|(?P<number>\(?(?:[0-9]+|[A-Za-z]|[IVXLCDMivxlcdm]+))(?P<end>[.)])")


PATIENCE = 60
"""Seconds that a project's own template has; for ten thousand partners it takes a few."""
MEMORY = 2**30
"""Bytes that it has."""


def fill(name: str, variables: Mapping[str, object], templates: Templates, escaped: Escape = escape) -> bytes:
    """The template of this name with the ``variables`` in it, in UTF-8.

    Whatever a template puts out goes through ``escaped`` first, unless the template says ``| safe``. A
    KpesError with file, line and reason where the template is broken, or takes too much time or memory.
    """
    return fill_each(name, [variables], templates, escaped)[0].encode(errors="replace")


def fill_each(
    name: str, each: Sequence[Mapping[str, object]], templates: Templates, escaped: Escape = escape
) -> list[str]:
    """The same for each of several variables, for which the template is read once."""
    try:
        if templates(name).shipped:
            return _filled(name, each, templates, escaped)
        return _filled_apart(name, each, templates, escaped)
    except _Broken as broken:
        remedy = message("Mend it. kpes takes its own template where {file} is missing.", file=f"templates/{name}")
        raise KpesError(broken.reason, remedy) from broken


def _filled(name: str, each: Sequence[Mapping[str, object]], templates: Templates, escaped: Escape) -> list[str]:
    """The same, here; `_Broken` where the template is."""
    read: dict[str, Template] = {}

    def load(wanted: str) -> tuple[str, str, None]:
        template = read[wanted] = templates(wanted)
        return _decoded(template), template.file, None

    try:
        template = _environment(load, escaped).get_template(name)
        made = [template.render(variables) for variables in each]
    except Exception as error:
        broken = _explained(error, {template.file for template in read.values()})
        if broken is None:
            raise
        raise _Broken(broken) from error
    for said in (left_out(variables, read[name].file) for variables in each):
        if said:
            raise _Broken(said)
    return made


def _filled_apart(name: str, each: Sequence[Mapping[str, object]], templates: Templates, escaped: Escape) -> list[str]:
    """The same, in a process that has no more than the templates which it asked for."""
    process, end = sandbox.Process(__name__, PATIENCE, MEMORY), time.monotonic() + PATIENCE
    given: dict[str, Template | Message] = {}
    wanted = name
    while True:
        try:
            given[wanted] = templates(wanted)
        except KpesError as error:
            given[wanted] = error.reason
        try:
            made = process.ask(pickle.dumps((name, each, given, escaped)), patience=end - time.monotonic())
        except sandbox.Died as died:
            file = templates(name).file
            late = message("{file} was not done after {seconds} seconds.", file=file, seconds=PATIENCE)
            large = message("{file} takes more memory than there is for it.", file=file)
            raise _Broken(late if time.monotonic() >= end else large) from died
        if isinstance(made, dict):
            return list(map(str, made["filled"]))
        if isinstance(made, list):
            raise _Broken(_message(made))
        wanted = made


def _message(told: list[Any]) -> Message:
    """A message as JSON holds it."""
    text, values, *rest = told
    return Message._make(
        (text, {key: _message(one) if isinstance(one, list) else one for key, one in values.items()}, *rest)
    )


class _Wanted(Exception):
    """A template that was not given yet."""


def answer(told: dict[str, Any], data: bytes) -> object:
    """The files; else the name of a template that is wanted for them, or the message that says why there are none."""
    sandbox.allow(max(told["patience"], 0.01))
    name, each, given, escaped = pickle.loads(data)

    def templates(wanted: str) -> Template:
        found = given.get(wanted)
        if found is None:
            raise _Wanted(wanted)
        if isinstance(found, Message):
            raise KpesError(found, found)
        return found  # type: ignore[no-any-return]

    try:
        return {"filled": _filled(name, each, templates, escaped)}
    except _Wanted as wanted:
        return str(wanted)
    except _Broken as broken:
        return broken.reason


def as_markdown(text: str) -> str:
    """``text`` so that a reader of Markdown (CommonMark, and tables of GitHub's) gives it back sign for sign.

    That holds at the start of a line, too.
    """
    start, escaped = _AT_START.match(text), ""
    if start:
        place = len(start["number"] or "")
        escaped, text = f"{text[:place]}\\{text[place]}", text[place + 1 :]
    return escaped + _ANYWHERE.sub(r"\\\g<0>", text)


def in_css(text: str) -> str:
    """``text`` so that it is only text between quotation marks in a style sheet (CSS Syntax 3, 4.3.7)."""
    return "".join(sign if sign.isalnum() or sign == " " else f"\\{ord(sign):x} " for sign in text)


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
    environment.filters["in_css"] = in_css
    environment.tests["code"] = lambda line: isinstance(line, Code)
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
    if isinstance(error, _Wanted):
        return None
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
