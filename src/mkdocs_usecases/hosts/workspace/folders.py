"""What a site says for all pages of a folder, found without MkDocs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs_usecases.files import Unreadable
from mkdocs_usecases.hosts.paths import named
from mkdocs_usecases.hosts.workspace.configuration import Configuration
from mkdocs_usecases.hosts.workspace.project import Project


def folder_files(site: Configuration) -> Mapping[str, Path]:
    """The files that say so, by their path in the docs folder, where the site has a plugin for it."""
    if site.docs is None or site.meta_file is None:
        return {}
    return {named(file.relative_to(site.docs)): file for file in _files(site.docs, site.meta_file)}


def folder_texts(files: Mapping[str, Path], project: Project) -> Mapping[str, str]:
    """Those that can be read; MkDocs itself reports, in its turn, that one cannot."""
    texts = {}
    for name, file in files.items():
        try:
            texts[name] = project.text(file)
        except Unreadable:
            continue
    return texts


def _files(docs: Path, name: str) -> Iterator[Path]:
    root = docs.resolve()
    for folder, folders, files in os.walk(docs):
        folders.sort()
        file = Path(folder, name)
        # A link may lead anywhere, and a pipe never ends.
        if name in files and file.is_file() and file.resolve().is_relative_to(root):
            yield file
