"""The title of a page, as readers know it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.pages.fences import Scan

_TITLE_KEY = expression(r"title[ \t]*:[ \t]+(?P<value>[^\s|>&*!\[{].*)")
_HEADING = expression(r" {0,3}#[ \t]+(?P<text>.*)$")
_CLOSING = expression(r"[ \t]#+$")
_UNDERLINE = expression(r" {0,3}=+[ \t]*$")
_ATTRIBUTES = expression(r"\{:?[ ]*[.#][^{}]*\}[ \t]*$")
_QUOTED = expression(r"(?P<quote>[\"'])(?P<text>.*?)(?P=quote)(?: +#.*)?")


def page_title(front: Sequence[str], lines: Sequence[str], scan: Scan, path: str) -> str:
    """The title that hosts give a page: that of its front matter, its first heading, or the name of its file.

    Args:
        front: the lines of the front matter.
        lines: all lines of the file, those of the front matter empty.
        scan: of these lines.
        path: of the file.

    Returns:
        Markdown.
    """
    for line in front:
        if match := _TITLE_KEY.match(line):
            return _unquoted(match["value"].strip())
    for at, line in enumerate(lines):
        if scan.fenced[at]:
            continue
        heading = _HEADING.match(line)
        text = _CLOSING.sub("", heading["text"].rstrip()).rstrip() if heading else ""
        if not text and at + 1 < len(lines) and _UNDERLINE.match(lines[at + 1]):
            text = line.strip()
        if text and not scan.is_verbatim(at, 0):
            return _ATTRIBUTES.sub("", text).rstrip()
    return _of_file(PurePosixPath(path))


def _unquoted(value: str) -> str:
    quoted = _QUOTED.fullmatch(value)
    return quoted["text"] if quoted is not None else value.partition(" #")[0].rstrip()


def _of_file(path: PurePosixPath) -> str:
    """`order-a-meal.md` is `Order a meal`; a start page is known by its folder."""
    is_start = path.stem.lower() in ("index", "readme")
    name = (path.parent.name or "Home") if is_start else path.stem
    words = re.sub(r"[-_]+", " ", name).strip()
    return words.capitalize() if words.islower() else words or str(path)
