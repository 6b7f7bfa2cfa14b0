"""What a build writes for other tools."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mkdocs_usecases.export.content import Export, Folder, content_of
from mkdocs_usecases.hosts.feature_files import write_features
from mkdocs_usecases.hosts.sphinx.build import Build
from mkdocs_usecases.hosts.sphinx.report import warn
from mkdocs_usecases.hosts.writing import write_whole
from mkdocs_usecases.options import ExportFormat
from mkdocs_usecases.options.exports import wanted_exports


def write_exports(build: Build, folder: Path, extra: Iterable[Path]) -> None:
    """Write what the site wants to have; nothing as long as there is nothing to tell.

    Args:
        build: what is known of the site.
        folder: where it is written.
        extra: the folders whose files the writer wants to have there, `html_extra_path`: these stay.
    """
    registry = build.site.registry
    if not any(document.blocks for document in registry.documents):
        return
    export = Export(registry, build.urls, build.published_findings)
    for form, path in wanted_exports(build.options):
        if form is ExportFormat.INVENTORY:
            # Sphinx writes its inventory itself, and ours is in it.
            continue
        if any((each / path).is_file() for each in extra):
            if any(path == asked.path for asked in build.options.export):
                warn(f"`export`: `{path}` is a file of `html_extra_path`; choose another path", "export")
            continue
        content = content_of(form, export)
        if isinstance(content, Folder):
            write_features(folder / path, content, lambda _: True)
        else:
            write_whole(folder / path, content)
