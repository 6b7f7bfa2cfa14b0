"""Pages without an author, for mkdocs-git-authors: it warns of every page that was never committed."""

from __future__ import annotations

from glob import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File


def leave_out(config: MkDocsConfig, file: File) -> None:
    """Add a generated page to what the plugin is told to exclude, where it is there."""
    plugin: Any = config.plugins.get("git-authors")
    if plugin is None:
        return
    excluded = plugin.config.get("exclude") or []
    pattern = escape(file.src_uri)
    if pattern not in excluded:
        # Another list: this one may be the default of all sites.
        plugin.config["exclude"] = [*excluded, pattern]
