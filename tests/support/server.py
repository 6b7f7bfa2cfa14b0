"""Sites that are built again and again, as `mkdocs serve` does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from support.building import Built, Site, listening, quickly


class Server:
    """`mkdocs serve` without the waiting: builds again and again, with the same plugin."""

    def __init__(
        self,
        site: Site,
        folder: Path,
        command: str = "serve",
        *,
        dirty: bool = False,
        address: str | None = None,
    ) -> None:
        self.file = str(site.folder / "mkdocs.yml")
        self.folder = folder
        self.dirty = dirty
        self.address = address
        self.plugins: dict[str, Any] = {}
        self.config().plugins.on_startup(command=command, dirty=dirty)

    def config(self) -> Any:
        # MkDocs keeps plugins for the life of the process; a server keeps its own.
        dict(MkDocsConfig._schema)["plugins"].plugin_cache = self.plugins  # type: ignore[attr-defined]
        return load_config(self.file, site_dir=str(self.folder))

    def build(self) -> Built:
        with listening() as records, quickly():
            build_site(self.config(), serve_url=self.address, dirty=self.dirty)
        return Built(self.folder, tuple(records), 0)
