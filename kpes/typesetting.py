"""Typst, which makes PDFs, in a process of its own: a template may come from anybody, and it is a program.

It reads the template's own folder and nothing else, writes nothing, asks nothing of the network, and ends when its time
or its memory is used up.
"""

from __future__ import annotations

import os

from kpes import sandbox

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Fault(Exception):
    """What Typst finds fault with, in its own words, which are English: the sentence, and where and why.

    Files are named as they lie from the folder on.
    """

    def __init__(self, said: str, diagnostic: str):
        super().__init__(said, diagnostic)
        self.said, self.diagnostic = said, diagnostic


class Typst:
    """Makes PDFs, in a process that ends with this object."""

    patience: float = 180
    """Seconds for one PDF."""
    memory = 2 * 2**30
    """Bytes, most of which are never touched: Typst's threads set them aside."""

    def __init__(self) -> None:
        self._process = sandbox.Process(__name__, self.patience, self.memory)

    def pdf(self, template: bytes, folder: str, data: str) -> bytes:
        """A PDF/A-2a and PDF/UA-1: the same bytes for the same arguments, on any machine.

        The template finds ``data`` in ``sys.inputs``, and its pictures and fonts in ``folder``. A `Fault` where Typst
        does not take it, or has so much as a doubt; `sandbox.Died` where it took too much time or memory.
        """
        made = self._process.ask(template, folder=folder, given=data)
        if isinstance(made, bytes):
            return made
        raise Fault(*made)


def answer(told: dict[str, Any], template: bytes) -> object:
    """The PDF, else the two parts of a `Fault`."""
    import typst

    os.chdir(told["folder"])  # Typst names files as they lie from where it is
    try:
        made, doubts = typst.compile_with_warnings(
            template,
            root=told["folder"],
            font_paths=[told["folder"]],
            ignore_system_fonts=True,
            sys_inputs={"data": told["given"]},
            pdf_standards=["a-2a", "ua-1"],
            package_path=os.devnull,  # beneath which there is nothing
            package_cache_path=os.devnull,
        )
    except typst.TypstError as error:
        return error.message, error.diagnostic
    for doubt in doubts:  # such as a font that is not there: the copies would look otherwise than was meant
        return doubt.message, doubt.diagnostic
    return made
