"""What a build writes for other tools."""

from __future__ import annotations

from pathlib import Path

from mkdocs_usecases.export.content import Export, Folder, content_of
from mkdocs_usecases.hosts.feature_files import write_features
from mkdocs_usecases.hosts.sphinx.build import Build
from mkdocs_usecases.hosts.writing import write_whole
from mkdocs_usecases.options import ExportFormat


def write_exports(build: Build, folder: Path) -> None:
    """Write what the site wants to have; nothing as long as there is nothing to tell."""
    registry = build.site.registry
    if not any(document.blocks for document in registry.documents):
        return
    export = Export(registry, build.urls, build.published_findings)
    for form, path in build.options.export:
        if form is ExportFormat.INVENTORY:
            # Sphinx writes its inventory itself, and ours is in it.
            continue
        content = content_of(form, export)
        if isinstance(content, Folder):
            write_features(folder / path, content, lambda _: True)
        else:
            write_whole(folder / path, content)
