"""Where in `mkdocs.yml` the options of the plugin stand: what is wrong with them is told at its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import yaml

from mkdocs_usecases.files import Unreadable, read_text
from mkdocs_usecases.hosts.paths import seen_from
from mkdocs_usecases.options import Places, node_places
from mkdocs_usecases.options.yaml_file import compose_settings
from mkdocs_usecases.source import Span

_MOST_INHERITED = 10


def option_places(file: Path, read: Callable[[Path], str] = read_text) -> Places:
    """The place of each option by the keys that lead to it, also where the file inherits it from another.

    None where no such file can be read: MkDocs can be configured without one, and whoever needs what is in it
    says what is wrong with it.
    """
    places: dict[tuple[str, ...], Span] = {}
    current: Path | None = file
    for _ in range(_MOST_INHERITED):
        if current is None:
            break
        try:
            # Composed, not constructed: tags that run something, such as `!!python/name`, stay what they are.
            root = compose_settings(read(current))
        except Unreadable:
            break
        # What a file says itself is said over again of what it inherits.
        places = {**_in_file(root, seen_from(file.parent, current)), **places}
        if any(_entries(root, "plugins")) and not _has_named_plugins(root):
            # A list of plugins takes the place of the inherited one; mappings are merged.
            break
        parent = next(_entries(root, "INHERIT"), None)
        current = current.parent / str(parent.value) if isinstance(parent, yaml.ScalarNode) else None
    return places


def _in_file(root: yaml.Node | None, name: str) -> Mapping[tuple[str, ...], Span]:
    for plugin in _entries(root, "plugins"):
        for options in _entries(plugin, "usecases"):
            return node_places(options, name)
    return {}


def _has_named_plugins(root: yaml.Node | None) -> bool:
    """Whether plugins are a mapping, which goes on in the file that inherits it."""
    return any(isinstance(node, yaml.MappingNode) for node in _entries(root, "plugins"))


def _entries(node: yaml.Node | None, name: str) -> Iterator[yaml.Node]:
    """What stands at a key of a mapping, or of the mappings in a list."""
    mappings = node.value if isinstance(node, yaml.SequenceNode) else [node]
    for mapping in mappings:
        for key, value in mapping.value if isinstance(mapping, yaml.MappingNode) else ():
            if key.value == name:
                yield value
