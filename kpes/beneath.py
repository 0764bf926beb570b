"""Files beneath a folder that may come from a stranger: reached by their names in it, and through no link.

A link is whatever stands for something elsewhere: a symbolic link, and on Windows a junction and all else that is so
marked. The way to the folder itself may lead through links: whoever names the folder made them.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from kpes.messages import Message, message
from kpes.storage import Unreadable, is_link

_STEPS = re.compile(r"[/\\]" if os.name == "nt" else "/")
_ELSEWHERE = re.compile(r"|\.|\.\.|.*:.*" if os.name == "nt" else r"|\.|\.\.", re.DOTALL)
"""A step that leads out of the folder that it is taken in; on Windows to another drive, or into what a file hides."""


def beneath(root: Path, name: str) -> Path:
    """The path of what has this name in the folder ``root``, or would have: its steps are divided by “/”.

    An `Unreadable`, which names the link, where a step on the way there is one, or where the name leads out of the
    folder. Nothing is followed, so it does not matter where a link leads.
    """
    path = str(root)
    for step in _STEPS.split(name):
        if _ELSEWHERE.fullmatch(step):
            raise _refused(Path(root, name), message("{file} lies outside the project.", file=name))
        path = os.path.join(path, step)
        if is_link(path):
            raise _refused(path, message("{file} is a link, and kpes follows none within a project.", file=path))
    return Path(path)


def beneath_if_within(root: Path, path: Path) -> Path:
    """The path that somebody named, such as ``out/a.pdf``: where it leads into ``root``, it does through no link."""
    way = Path(os.path.abspath(path))
    for folder in way.parents:
        if os.path.realpath(folder) == str(root):
            found = beneath(folder, way.relative_to(folder).as_posix())
            return found if ".." in path.parts else path  # “link/..” would lead elsewhere
    return path


def without_links(folder: Path) -> Path:
    """The folder, for a program that would follow links in it; an `Unreadable`, which names the link, where one is."""
    for inner, folders, files in os.walk(folder):
        for name in (*folders, *files):
            beneath(Path(inner), name)
    return folder


def _refused(path: str | Path, reason: Message) -> Unreadable:
    remedy = message("Put the file or the folder itself there, and run the command again.")
    return Unreadable(path, reason, remedy, reason)
