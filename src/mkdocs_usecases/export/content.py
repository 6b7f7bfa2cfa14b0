"""What stands in the files that are exported, whoever writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.export.csv import HEADER, XRAY_HEADER, Preset, csv_pieces
from mkdocs_usecases.export.data import Urls
from mkdocs_usecases.export.inventory import HEAD, inventory
from mkdocs_usecases.export.json import json_pieces
from mkdocs_usecases.model.routes import Cover
from mkdocs_usecases.options import ExportFormat
from mkdocs_usecases.registry import Registry

if TYPE_CHECKING:
    from mkdocs_usecases.export.kept_lines import KeptLines

Content = str | bytes | Callable[[], Iterable[str]]
"""The whole of a file, or what gives it in pieces."""


class Folder(dict[str, str]):
    """What a folder holds: the text of each file by its name."""


class Export(NamedTuple):
    """What there is to be exported, and how."""

    registry: Registry
    urls: Urls
    findings: tuple[Diagnostic, ...]
    cover: Cover = Cover.EXTENSIONS
    preset: Preset = Preset.GENERIC
    kept: KeptLines | None = None
    """What earlier exports of the same process have left."""


def content_of(form: ExportFormat, export: Export) -> Content | Folder:
    """What is written in a format: a file, or a folder of them."""
    registry, cover = export.registry, export.cover
    match form:
        case ExportFormat.JSON:
            return partial(json_pieces, registry, export.urls, export.findings, cover, export.kept)
        case ExportFormat.CSV:
            return partial(csv_pieces, registry, cover, export.preset, export.kept)
        case ExportFormat.GHERKIN:
            # Formats that few ask for are loaded where somebody does.
            from mkdocs_usecases.export.gherkin import features

            return Folder(features(registry, cover))
        case ExportFormat.INVENTORY:
            return inventory(registry, export.urls)
        case ExportFormat.NEEDS:
            from mkdocs_usecases.export.needs import needs_text

            return needs_text(registry, export.urls)


def beginnings(form: ExportFormat) -> tuple[str, ...]:
    """How each file of a format begins, by which an earlier one may be known, and be replaced."""
    match form:
        case ExportFormat.JSON:
            return ('{"version": ',)
        case ExportFormat.CSV:
            return (",".join(HEADER), ";".join(XRAY_HEADER))
        case ExportFormat.GHERKIN:
            from mkdocs_usecases.export.gherkin import OURS

            return (OURS,)
        case ExportFormat.INVENTORY:
            return (HEAD,)
        case ExportFormat.NEEDS:
            return ('{\n "created": "",\n "current_version": "1",',)
