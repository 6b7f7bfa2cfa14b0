"""The texts of the files that findings name, to see what their edits cover."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from mkdocs_usecases.files import Unreadable, read_text
from mkdocs_usecases.hosts.workspace.sources import Sources
from mkdocs_usecases.revision import Text, Texts


def texts_of(sources: Sources, folder: Path) -> Texts:
    """By the name that places have for a file, its text: pages, snippets and the settings of a folder."""

    @cache
    def text(name: str) -> Text | None:
        if name in sources.texts:
            return Text(sources.texts[name])
        try:
            return Text(read_text(sources.places.get(name) or folder / name))
        except Unreadable:
            return None

    return text
