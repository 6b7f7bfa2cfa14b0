"""What a site says once for all its use cases."""

from mkdocs_usecases.options.catalogue import Places, node_places
from mkdocs_usecases.options.exports import export_format
from mkdocs_usecases.options.options import PHRASE_KINDS, DiagramMode, ExportFile, ExportFormat, Options
from mkdocs_usecases.options.reading import (
    OPTION_NAMES,
    OptionsReading,
    code_named,
    read_options,
    unknown_check,
)

__all__ = [
    "OPTION_NAMES",
    "PHRASE_KINDS",
    "DiagramMode",
    "ExportFile",
    "ExportFormat",
    "Options",
    "OptionsReading",
    "Places",
    "code_named",
    "export_format",
    "node_places",
    "read_options",
    "unknown_check",
]
