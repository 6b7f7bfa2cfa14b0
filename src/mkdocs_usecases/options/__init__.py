"""What a site says once for all its use cases."""

from mkdocs_usecases.options.catalogue import Places, node_places
from mkdocs_usecases.options.checks import code_named, unknown_check
from mkdocs_usecases.options.exports import export_format, may_hold
from mkdocs_usecases.options.options import (
    PHRASE_KINDS,
    DiagramMode,
    ExportFile,
    ExportFormat,
    InventoryFile,
    ListingOrder,
    Options,
    ResultFiles,
)
from mkdocs_usecases.options.reading import OPTIONS, OptionsReading, read_options, wrong_options
from mkdocs_usecases.options.result_files import level_chosen
from mkdocs_usecases.options.values import VALUE, WrongOption

__all__ = [
    "OPTIONS",
    "PHRASE_KINDS",
    "VALUE",
    "DiagramMode",
    "ExportFile",
    "ExportFormat",
    "InventoryFile",
    "ListingOrder",
    "Options",
    "OptionsReading",
    "Places",
    "ResultFiles",
    "WrongOption",
    "code_named",
    "export_format",
    "level_chosen",
    "may_hold",
    "node_places",
    "read_options",
    "unknown_check",
    "wrong_options",
]
