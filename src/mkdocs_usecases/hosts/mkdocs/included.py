"""Files that a page includes, to name them as the place of what is wrong in them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

# `--8<-- "path"` of snippets, also as a block with the paths alone; `{% include-markdown "path" %}`.
_NAMED = re.compile(
    r"""["']([^"'\n]+?\.\w+)(?::[^"'\n]*)?["']|^[ >]*(?:;[ ]*)?([^\s"'{}]+\.\w+)[ ]*$""", re.MULTILINE
)
_MOST = 50


def included_files(source: str, folders: Iterable[Path], docs: Path) -> Iterator[tuple[str, str]]:
    """The text files that a page names and that are found in one of the folders.

    Which of the names are includes is not asked: the words of a block tell whether it comes from a file.
    """
    names = dict.fromkeys(found[1] or found[2] for found in _NAMED.finditer(source))
    places = list(folders)
    for name in list(names)[:_MOST]:
        file = next((folder / name for folder in places if (folder / name).is_file()), None)
        if file is not None and (text := _text_of(file)) is not None:
            yield Path(os.path.relpath(file, docs)).as_posix(), text


def _text_of(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
