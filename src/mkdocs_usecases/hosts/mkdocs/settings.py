"""The plugin's options as `mkdocs.yml` has them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_usecases.hosts.option_places import option_places
from mkdocs_usecases.hosts.theme_language import theme_language
from mkdocs_usecases.options import OptionsReading, read_options

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def read_settings(given: Mapping[str, object], config: MkDocsConfig) -> OptionsReading:
    """The options of a site; the language is that of the theme unless they name another one."""
    file = Path(config.config_file_path or "mkdocs.yml")
    return read_options(
        {"language": site_language(config), **given},
        folder=file.parent,
        file=file.name,
        places=option_places(file),
    )


def site_language(config: MkDocsConfig) -> str:
    """The language that the theme speaks."""
    return str(theme_language(config.theme) or "en")
