"""Real files behind what the plugin adds to a site, outside of the writer's folders.

MkDocs would be content with a text in memory. Other plugins open the source of every page, ask Git about it,
or take its checksum, and fail where there is none.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class SourceFolder:
    """A temporary folder, there for as long as the plugin: a server has the same files in all its builds."""

    def __init__(self) -> None:
        """Start with no folder; the first file makes it."""
        self._path: Path | None = None

    def file(
        self, config: MkDocsConfig, path: str, content: str, inclusion: InclusionLevel, language: str = ""
    ) -> File:
        """A file that pretends to be in the docs folder; `language` is the folder of its own, with slash."""
        try:
            source = self._folder() / f"{language or 'site/'}{path}"
            _write(source, content)
        except (OSError, UnicodeEncodeError):
            # No room on the disk, or half a character in the text.
            return File.generated(config, path, content=content, inclusion=inclusion)
        return File.generated(config, path, abs_src_path=str(source), inclusion=inclusion)

    def _folder(self) -> Path:
        if self._path is None:
            self._path = Path(tempfile.mkdtemp(prefix="mkdocs_usecases_"))
            weakref.finalize(self, shutil.rmtree, self._path, ignore_errors=True)
        return self._path


def refill(file: File, content: str) -> None:
    """Give a file of a `SourceFolder` another content."""
    if file.abs_src_path is not None:
        try:
            _write(Path(file.abs_src_path), content)
        except (OSError, UnicodeEncodeError):
            pass
        else:
            return
    file.content_string = content


def _write(source: Path, content: str) -> None:
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(content, encoding="utf-8", newline="\n")
