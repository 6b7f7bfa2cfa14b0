"""Files that a page includes, to name them as the place of what is wrong in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.hosts.mkdocs.file_text import text_of
from mkdocs_usecases.hosts.paths import seen_from

if TYPE_CHECKING:
    from markdown import Markdown
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File

# `--8<-- "path"` of snippets, also as a block with the paths alone; `{% include-markdown "path" %}`.
_NAMED = expression(r"""["']([^"'\n]+)(?=["'])|^[ >]*(?:;[ ]*)?([^\s"'{}>;][^\s"'{}]*)[ ]*$""", re.MULTILINE)
# What may follow is a part of the file: `"path.md:orders"`.
_NAME_END = expression(r"\.\w+(?=:|$)")
_MOST = 50
_LARGEST = 2**24
"""Bytes; what is larger is no text that somebody includes."""


def files_of_page(md: Markdown, file: File, config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """The files that a page may take blocks from, while an instance of Markdown converts it."""
    docs = Path(config.docs_dir)
    folders = [docs.joinpath(file.src_uri).parent, docs, Path(config.config_file_path or docs).parent]
    if "snippet" in md.preprocessors:
        folders[:0] = map(Path, getattr(md.preprocessors["snippet"], "base_path", ()))
    return included_files(text_of(file), folders, docs)


def included_files(source: str, folders: Iterable[Path], docs: Path) -> Iterator[tuple[str, str]]:
    """The text files that a page names, or that these name, and that are found in one of the folders.

    Which of the names are includes is not asked: the words of a block tell whether it comes from a file.
    """
    places = [folder.resolve() for folder in folders]
    root = docs.resolve()
    met: set[Path] = set()
    texts = [source]
    # It grows as files are found.
    for text in texts:
        for name in islice(dict.fromkeys(_names(text)), _MOST):
            file = next((folder / name for folder in places if _is_in(folder / name, places)), None)
            if file is None or file.resolve() in met or len(met) >= _MOST:
                continue
            met.add(file.resolve())
            if (content := _text_of(file)) is not None:
                texts.append(content)
                yield seen_from(root, file), content


def _names(source: str) -> Iterator[str]:
    for found in _NAMED.finditer(source):
        name = found[1] or found[2]
        if end := _NAME_END.search(name, 1):
            yield name[: end.end()]


def _is_in(file: Path, places: Sequence[Path]) -> bool:
    """Whether there is such a file, and it lies in one of the folders: no name leads out of the site."""
    try:
        return file.is_file() and any(file.resolve().is_relative_to(place) for place in places)
    except (OSError, RuntimeError, ValueError):
        return False


def _text_of(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8-sig") if file.stat().st_size <= _LARGEST else None
    except (OSError, UnicodeDecodeError):
        return None
