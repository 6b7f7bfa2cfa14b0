"""The plugin's options as `mkdocs.yml` has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from mkdocs_usecases.options import OptionsReading, Places, node_places, read_options

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def read_settings(given: Mapping[str, object], config: MkDocsConfig) -> OptionsReading:
    """The options of a site; the language is that of the theme unless they name another one."""
    file = Path(config.config_file_path or "mkdocs.yml")
    return read_options(
        {"language": _theme_language(config), **given},
        folder=file.parent,
        file=file.name,
        places=_places(file),
    )


def _theme_language(config: MkDocsConfig) -> str:
    """The language that the theme speaks: Material has it as `language`, the themes of MkDocs as `locale`."""
    theme = config.theme
    return str(theme.get("language") or theme.get("locale") or "en")


def _places(file: Path) -> Places:
    """Where in the file each option of the plugin stands; none where MkDocs was configured without a file."""
    if not file.is_file():
        return {}
    # Composed, not constructed: tags that run something, `!ENV` or `!!python/name`, stay what they are.
    root = yaml.compose(file.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    for plugin in _entries(root, "plugins"):
        for options in _entries(plugin, "usecases"):
            return node_places(options, file.name)
    return {}


def _entries(node: yaml.Node | None, name: str) -> Iterator[yaml.Node]:
    """What stands at a key of a mapping, or of the mappings in a list."""
    mappings = node.value if isinstance(node, yaml.SequenceNode) else [node]
    for mapping in mappings:
        for key, value in mapping.value if isinstance(mapping, yaml.MappingNode) else ():
            if key.value == name:
                yield value
