"""What is said for a page outside of its own front matter, by its folder or by a plugin."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping
from typing import TYPE_CHECKING

from mkdocs_usecases.hosts.folder_defaults import FolderDefaults, meta_file
from mkdocs_usecases.hosts.mkdocs.file_text import text_of
from mkdocs_usecases.parsing.front_matter import KEY

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from mkdocs_usecases.parsing.words.key_names import KeyNames


def folder_defaults(config: MkDocsConfig, files: Files, names: KeyNames) -> FolderDefaults:
    """What folders say, where Material's plugin `meta` will tell their pages: to know it before they do."""
    name = meta_file({name: options_of(plugin) for name, plugin in config.plugins.items()})
    found = (file for file in files if name is not None and posixpath.basename(file.src_uri) == name)
    return FolderDefaults({file.src_uri: text_of(file) for file in found}, names)


def page_defaults(page: Page) -> str:
    """What a page that is being rendered says by now, its own front matter included; YAML, or nothing."""
    said = page.meta.get(KEY)
    if said is None:
        return ""
    try:
        # JSON is YAML, and quickly written.
        return json.dumps({KEY: said}, ensure_ascii=False, skipkeys=True, default=str)
    except (ValueError, RecursionError):
        # Anchors can lead back to themselves.
        return ""


def options_of(plugin: object) -> Mapping[str, object]:
    """The options of a plugin; hooks are among the plugins, and have none."""
    options: Mapping[str, object] = getattr(plugin, "config", {})
    return options
