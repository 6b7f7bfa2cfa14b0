"""Words added to the settings of a site: an actor to the catalogue, a key to the option `fields`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from yaml.nodes import CollectionNode, MappingNode, Node, SequenceNode

from mkdocs_usecases.diagnostics import Edit
from mkdocs_usecases.documents.writing.scalars import as_key
from mkdocs_usecases.editing.completion.context import CONFIGURATION
from mkdocs_usecases.files import Unreadable
from mkdocs_usecases.options import Options
from mkdocs_usecases.options.yaml_file import compose
from mkdocs_usecases.revision import Text, Texts

_PLUGIN = "usecases"
_PLAIN = "tag:yaml.org,2002:"
"""Of what is a list or a mapping; with another tag, as `!ENV`, it stands for something else."""


def actor_added(options: Options, texts: Texts, name: str) -> tuple[Edit, ...]:
    """An entry for an actor in the catalogue, behind the others; nothing where that cannot be told."""
    actors = options.catalogue.actors
    file = actors[0].span.file if actors else ""
    text = texts(file) if file else None
    if text is None or file.endswith(".py"):
        return ()
    sheet, word = _Sheet(file, text), as_key(name)
    if file != CONFIGURATION:
        return sheet.with_item(sheet.root, word, f"{word}:")
    option = _option(sheet.root, "actors")
    return () if option is None else sheet.with_item(option.value, word, f"{word}:")


def field_added(texts: Texts, name: str) -> tuple[Edit, ...]:
    """A key among the further ones that blocks may carry."""
    text = texts(CONFIGURATION)
    if text is None:
        return ()
    sheet, word = _Sheet(CONFIGURATION, text), as_key(name)
    option = _option(sheet.root, "fields")
    if option is None:
        plugin = _plugin(sheet.root)
        return () if plugin is None else sheet.with_option(plugin, f"fields: [{word}]")
    return sheet.with_item(option.value, word, f"{word}: {word}") or sheet.below_key(option, f"- {word}")


class _Pair(NamedTuple):
    """A key of a mapping, or an item that is nothing but a word."""

    key: Node
    value: Node | None
    """What stands behind its colon; `None` where there is not even that."""

    is_in_flow: bool


def _pairs(node: Node | None) -> Iterator[_Pair]:
    """The keys of a mapping, or of all mappings of a list."""
    if isinstance(node, SequenceNode):
        yield from (_Pair(item, None, bool(node.flow_style)) for item in node.value)
    mappings = node.value if isinstance(node, SequenceNode) else [node]
    for one in mappings:
        if isinstance(one, MappingNode):
            yield from (_Pair(key, value, bool(one.flow_style)) for key, value in one.value)


def _named(node: Node | None, name: str) -> _Pair | None:
    return next((pair for pair in _pairs(node) if pair.key.value == name), None)


def _plugin(root: Node | None) -> _Pair | None:
    plugins = _named(root, "plugins")
    return None if plugins is None else _named(plugins.value, _PLUGIN)


def _option(root: Node | None, name: str) -> _Pair | None:
    plugin = _plugin(root)
    return None if plugin is None else _named(plugin.value, name)


def _held(node: Node) -> list[Node]:
    """What a list or a mapping holds, in its order: of a pair the key, then the value."""
    children = node.value if isinstance(node, CollectionNode) else []
    return [each for child in children for each in (child if isinstance(child, tuple) else (child,))]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A file of YAML."""

    file: str
    text: Text

    @property
    def root(self) -> Node | None:
        """What it holds; nothing where it cannot be read."""
        try:
            return compose(self.text.text)
        except Unreadable:
            return None

    def with_item(self, node: Node | None, item: str, pair: str) -> tuple[Edit, ...]:
        """One more behind all others: an item of a list, or a pair of a mapping."""
        if not isinstance(node, CollectionNode) or not node.tag.startswith(_PLAIN):
            return ()
        is_list, held = isinstance(node, SequenceNode), _held(node)
        end = self._end(held[-1]) if held else node.end_mark.index - 1
        if end < [node, *held][-2:][0].start_mark.index:
            # An alias: what it stands for is somewhere else.
            return ()
        if node.flow_style:
            new = item if is_list else f"{pair} null" if pair.endswith(":") else pair
            return self._put(end, f", {new}" if held else new)
        start = node.start_mark if is_list else held[0].start_mark
        if is_list and self.text.text[start.index] != "-":
            return ()
        return self._put_below(end, f"{' ' * start.column}{f'- {item}' if is_list else pair}")

    def with_option(self, plugin: _Pair, option: str) -> tuple[Edit, ...]:
        """One more option of the plugin, wherever that is named."""
        if plugin.value is not None:
            return self.with_item(plugin.value, option, option) or self.below_key(plugin, option)
        below = f"{self.text.line_end}{' ' * (plugin.key.start_mark.column + 2)}{option}"
        return self._put(plugin.key.end_mark.index, f": {{{option}}}" if plugin.is_in_flow else f":{below}")

    def below_key(self, pair: _Pair, line: str) -> tuple[Edit, ...]:
        """A line below a key that has no value."""
        value = pair.value
        if pair.is_in_flow or value is None or value.start_mark.index < value.end_mark.index:
            return ()
        margin = " " * (pair.key.start_mark.column + 2)
        return self._put_below(pair.key.end_mark.index, f"{margin}{line}")

    def _end(self, node: Node) -> int:
        """Behind the last sign of a node: block ends where something else begins."""
        while not getattr(node, "flow_style", True) and (held := _held(node)):
            node = held[-1]
        return len(self.text.text[: node.end_mark.index].rstrip())

    def _put(self, at: int, new: str) -> tuple[Edit, ...]:
        return (Edit(self.text.span(self.file, at, at), new, was=""),)

    def _put_below(self, at: int, line: str) -> tuple[Edit, ...]:
        """A line below another one, which keeps its comment."""
        number, _ = self.text.place(at)
        end = self.text.start(number) + len(self.text.line(number))
        return self._put(end, f"{self.text.line_end}{line}")
