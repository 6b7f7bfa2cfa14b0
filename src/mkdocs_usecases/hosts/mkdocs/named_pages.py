"""Generated pages that a site names by itself, whether or not it has use cases yet."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from mkdocs_usecases.hosts.mkdocs.file_text import text_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

_MENUS = frozenset({".nav.yml", ".pages", "SUMMARY.md"})
"""Files of plugins for menus; these may name a folder for all of its pages."""

_DEEPEST = 12


def named_pages(paths: Collection[str], config: MkDocsConfig, files: Files) -> frozenset[str]:
    """Those of the generated pages that menus, settings or pages name: without them links would break."""
    # Hooks are among the plugins, too: modules that have no options.
    settings = [getattr(plugin, "config", None) for plugin in config.plugins.values()]
    texts = [*_strings(config.nav), *_strings(settings)]
    found = {path for path in paths if any(path in text for text in texts)}
    folders = {posixpath.dirname(path) for path in paths}
    for file in files:
        if file.is_documentation_page() or _is_menu(file):
            found |= _named_in(file, paths, folders)
    return frozenset(found)


def _named_in(file: File, paths: Collection[str], folders: Collection[str]) -> set[str]:
    text = text_of(file)
    if _is_menu(file) and any(posixpath.basename(folder) in text for folder in folders):
        return set(paths)
    here = posixpath.dirname(file.src_uri)
    return {path for path in paths if _as_linked(path, here) in text}


def _as_linked(path: str, here: str) -> str:
    """What a link to a page ends with: its name, and that of its folder where the link is in another one."""
    folder, name = posixpath.split(path)
    return name if folder == here else posixpath.join(posixpath.basename(folder), name)


def _is_menu(file: File) -> bool:
    return posixpath.basename(file.src_uri) in _MENUS


def _strings(value: object, depth: int = 0) -> Iterator[str]:
    """All texts in settings, as deep as somebody writes them: plugins may keep anything there."""
    if isinstance(value, str):
        yield value
    elif depth < _DEEPEST and isinstance(value, Mapping):
        for each in (*value.keys(), *value.values()):
            yield from _strings(each, depth + 1)
    elif depth < _DEEPEST and isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each, depth + 1)
