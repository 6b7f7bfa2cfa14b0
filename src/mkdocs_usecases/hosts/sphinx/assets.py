"""Style sheet and script in the folder of static files."""

from __future__ import annotations

from pathlib import Path

from mkdocs_usecases.hosts.writing import write_whole
from mkdocs_usecases.options import Options
from mkdocs_usecases.rendering.generated.site_files import SiteFile, script, style_sheet

FOLDER = "usecases"
"""Below that of static files: as deep as the script takes itself to stand."""


class Assets:
    """What pages with use cases load."""

    def __init__(self, options: Options) -> None:
        """Make both; no theme of Sphinx draws diagrams by itself."""
        self._style = style_sheet()
        self._script = script(options, draws=False)

    @property
    def style(self) -> str:
        """The style sheet, from the folder of static files."""
        return self._name(self._style)

    @property
    def script(self) -> str:
        """The script, from the folder of static files."""
        return self._name(self._script)

    def write(self, static: Path) -> None:
        """Write both, and take away those of other versions."""
        for file in (self._style, self._script):
            target = static / self._name(file)
            if not target.exists() or target.read_text(encoding="utf-8") != file.content:
                write_whole(target, file.content)
        for other in sorted((static / FOLDER).glob("usecases.*")):
            if f"{FOLDER}/{other.name}" not in (self.style, self.script):
                other.unlink()

    def _name(self, file: SiteFile) -> str:
        return f"{FOLDER}/{file.path.rpartition('/')[2]}"
