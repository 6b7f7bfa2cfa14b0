"""What a MkDocs site exports for other tools, as long as it is built."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_usecases.export.content import Content, Folder
from mkdocs_usecases.hosts.mkdocs.export_files import is_of_others, taken
from mkdocs_usecases.hosts.mkdocs.generated_files import language_folder
from mkdocs_usecases.hosts.mkdocs.made_exports import MadeExports
from mkdocs_usecases.hosts.mkdocs.report import warn
from mkdocs_usecases.hosts.mkdocs.source_folder import SourceFolder
from mkdocs_usecases.hosts.writing import write_whole
from mkdocs_usecases.options import ExportFile, ExportFormat, Options
from mkdocs_usecases.options.exports import offered_csv, wanted_exports

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

ExportContents = Iterator[tuple[ExportFile, Content | Folder]]
"""Files with what they are to hold."""


class Exports:
    """The exports of one build."""

    def __init__(self, config: MkDocsConfig, options: Options, sources: SourceFolder) -> None:
        """Take the configuration, what the site wants, and where generated sources go."""
        self._config = config
        self._options = options
        self._sources = sources
        self._held: File | None = None
        self._made: MadeExports | None = None

    def hold_place(self, files: Files) -> None:
        """Have the table that pages link to among the files, though it is written at the end.

        Checkers of links ask MkDocs for its files, and know of no other.
        """
        offered = offered_csv(self._options) if self._options.export else None
        if offered is None or any(file is self._held for file in files) or any(taken([offered], files)):
            return
        written = self._written(offered.path) if language_folder(self._config) else ""
        self._held = self._sources.file(self._config, offered.path, written, InclusionLevel.NOT_IN_NAV)
        files.append(self._held)

    def _written(self, path: str) -> str:
        """What the build of the first language has written: that of another one would copy over it."""
        try:
            return (Path(self._config.site_dir) / path).read_bytes().decode("utf-8")
        except OSError:
            return ""

    def wanted(self, files: Files) -> Sequence[ExportFile]:
        """What will be written beside these files."""
        named, wanted = self._options.export, wanted_exports(self._options)
        # A file of the writer's own at the place of what is only offered is theirs.
        is_taken = any(taken(wanted[len(named) :], self._others(files)))
        return named if is_taken else wanted

    def misplaced(self, files: Files) -> Iterator[str]:
        """A message for each whose path the site needs for something else."""
        return taken(self.wanted(files), self._others(files))

    def _others(self, files: Files) -> Iterable[File]:
        """All files but that which holds the place of an export."""
        return (file for file in files if file is not self._held)

    def make(self, contents: ExportContents) -> bool:
        """Make all of them ahead of the end of the build; return whether the disk has room for that.

        Where exports go, that it has none is said in its turn.
        """
        try:
            self._made = MadeExports(contents)
        except OSError:
            return False
        return True

    def write(self, folder: Path, contents: Callable[[], ExportContents]) -> None:
        """Write them into a folder: what was made, or else what is to be made now."""
        for (form, path), content in contents() if self._made is None else self._made:
            if isinstance(content, Folder):
                from mkdocs_usecases.hosts.feature_files import write_features

                write_features(folder / path, content, lambda _: True)
            else:
                write_whole(folder / self._place(form, path, folder), content)

    def _place(self, form: ExportFormat, path: str, folder: Path) -> str:
        """Where an export goes: that of another plugin stays."""
        if form is not ExportFormat.INVENTORY or not is_of_others(folder / path):
            return path
        place = f"{self._options.index or 'use-cases/'}{_INVENTORY}"
        warn([_MOVED.format(path, place)])
        return place


_INVENTORY = "objects.inv"
_MOVED = "`export`: another plugin has written `{0}`, so that of use cases is `{1}`; name it in the option"
