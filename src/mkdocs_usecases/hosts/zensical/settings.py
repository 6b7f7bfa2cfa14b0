"""The settings of a site that Zensical builds, as the rest of us knows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs_usecases.hosts.workspace.configuration import NAMES, Configuration, configured
from mkdocs_usecases.hosts.workspace.loading import WrongConfiguration, load
from mkdocs_usecases.hosts.workspace.project import Project
from mkdocs_usecases.hosts.zensical.rendering import Rendering
from mkdocs_usecases.options import wrong_options

_SAME = ("docs_dir", "exclude_docs", "draft_docs", "use_directory_urls", "theme")
"""What Zensical calls as MkDocs does."""


def read_settings(rendering: Rendering, given: Mapping[str, object]) -> Configuration:
    """The site of a page; its options are those of the extension, or else those of the plugin.

    So one `mkdocs.yml` serves two hosts: the plugin that Zensical passes by says what it says to MkDocs.

    Raises:
        ValueError: an option is wrong; has all messages.
    """
    config = rendering.config
    file = settings_file(rendering.root)
    # Whoever builds a site has decided that it may read what it names.
    project = Project.of(rendering.root, is_trusted=True)
    said: dict[str, Any] = {key: config.get(key) for key in _SAME}
    said["nav"] = [*_named(config.get("nav"))]
    said["markdown_extensions"] = {**(config.get("mdx_configs") or {}), "usecases": dict(given)}
    try:
        said["plugins"] = {**_meta(config), **({} if given else _of_plugin(file, project))}
        return configured(said, file, project)
    except WrongConfiguration as wrong:
        raise ValueError(wrong_options(wrong.messages)) from None


def _named(nav: object) -> Iterator[str]:
    """What a navigation names as Zensical has it: entries with addresses, and with others below."""
    for entry in nav if isinstance(nav, list) else ():
        if isinstance(entry, Mapping):
            yield from (str(entry["url"]),) if entry.get("url") else ()
            yield from _named(entry.get("children"))


def settings_file(root: Path) -> Path:
    """The file that Zensical takes in a folder; what it calls when it is told another one nobody tells."""
    return next((root / name for name in NAMES if (root / name).is_file()), root / NAMES[0])


def _of_plugin(file: Path, project: Project) -> Mapping[str, Any]:
    plugins = load(file, project).get("plugins") if file.is_file() else None
    for entry in plugins if isinstance(plugins, list) else [plugins]:
        if isinstance(entry, Mapping) and isinstance(entry.get("usecases"), Mapping):
            return {"usecases": entry["usecases"]}
    return {}


def _meta(config: Mapping[str, Any]) -> Mapping[str, Any]:
    """Files that say something for all pages of a folder, where the site has such files."""
    plugin = (config.get("plugins") or {}).get("meta") or {}
    settings = plugin.get("config") if isinstance(plugin, Mapping) else None
    return {"meta": settings} if isinstance(settings, Mapping) and settings.get("enabled") else {}
