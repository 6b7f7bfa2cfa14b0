"""What a file of a MkDocs site says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.structure.files import File


def text_of(file: File) -> str:
    """The text of a file; nothing where it cannot be read: MkDocs itself reports that, in its turn."""
    try:
        return file.content_string
    except (OSError, ValueError):
        return ""
