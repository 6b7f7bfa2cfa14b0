"""What stands in the files that are exported, whoever writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.export.csv import Preset, csv_text
from mkdocs_usecases.export.data import Urls
from mkdocs_usecases.export.inventory import inventory
from mkdocs_usecases.export.json import json_pieces
from mkdocs_usecases.export.kept_lines import KeptLines
from mkdocs_usecases.export.needs import needs_text
from mkdocs_usecases.model.routes import Cover
from mkdocs_usecases.options import ExportFormat
from mkdocs_usecases.registry import Registry

Content = str | bytes | Callable[[], Iterable[str]]
"""The whole of a file, or what gives it in pieces."""


def content_of(
    form: ExportFormat,
    registry: Registry,
    urls: Urls,
    findings: Iterable[Diagnostic],
    cover: Cover = Cover.EXTENSIONS,
    *,
    preset: Preset = Preset.GENERIC,
    kept: KeptLines | None = None,
) -> Content:
    """The content of a format that is one file; of Gherkin there is a file for each use case."""
    if form is ExportFormat.CSV:
        return csv_text(registry, cover, preset, kept)
    if form is ExportFormat.INVENTORY:
        return inventory(registry, urls)
    if form is ExportFormat.NEEDS:
        return needs_text(registry, urls)
    return partial(json_pieces, registry, urls, tuple(findings), cover, kept)
