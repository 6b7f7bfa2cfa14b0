"""Documents that are no Markdown, which `convert` does not read: what makes Markdown of each."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs_usecases.escaping import visible_path

_PANDOC = "pandoc -f {} -t gfm -o {{new}} {{old}}"
_FORMATS = {
    "AsciiDoc": (
        "asciidoctor -b docbook5 -o - {old} | pandoc -f docbook -t gfm -o {new}",
        (".adoc", ".asciidoc", ".asc"),
    ),
    "reStructuredText": (_PANDOC.format("rst"), (".rst",)),
    "Textile": (_PANDOC.format("textile"), (".textile",)),
    "MediaWiki": (_PANDOC.format("mediawiki"), (".mediawiki", ".wiki")),
    "Org": (_PANDOC.format("org"), (".org",)),
    "Word": (_PANDOC.format("docx"), (".docx",)),
    "OpenDocument": (_PANDOC.format("odt"), (".odt",)),
}
_BY_ENDING = {ending: name for name, (_, endings) in _FORMATS.items() for ending in endings}


def foreign_documents(roots: Iterable[Path]) -> Iterator[str]:
    """A line for each format that files of some folders have, with the command for the first of them."""
    found: dict[str, list[Path]] = {}
    for path in _files(roots):
        if (name := _BY_ENDING.get(path.suffix.lower())) is not None:
            found.setdefault(name, []).append(path)
    for name, paths in found.items():
        first = min(paths)
        command, _ = _FORMATS[name]
        typed = command.format(old=_quoted(first), new=_quoted(first.with_suffix(".md")))
        count = (
            f"{len(paths)} documents are {name}"
            if len(paths) > 1
            else f"{visible_path(str(first))} is {name}"
        )
        yield f"{count}, which is not read; Markdown of it: {typed}"


def _quoted(path: Path) -> str:
    return visible_path(shlex.quote(str(path)))


def _files(roots: Iterable[Path]) -> Iterator[Path]:
    for root in roots:
        if root.is_file():
            yield root
        for folder, below, names in os.walk(root):
            below[:] = [name for name in below if not name.startswith(".")]
            yield from (Path(folder, name) for name in names)
