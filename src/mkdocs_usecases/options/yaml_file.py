"""YAML files of settings, composed no further than a computer can stand.

A file of a few lines may nest until the stack is full, or name itself until the memory is.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol, TypeAlias

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from mkdocs_usecases.files import Unreadable

Loader: TypeAlias = "type[yaml.SafeLoader]"

_FastLoader: Loader = yaml.SafeLoader
if hasattr(yaml, "CSafeLoader"):
    _FastLoader = yaml.CSafeLoader  # type: ignore[assignment]

DEEPEST = 100
"""Levels; the navigation of a site has ten."""

_LONGEST = 2**20
"""Characters; a navigation of ten thousand pages has fewer."""

_LARGEST = 4 * _LONGEST
"""Characters, with everything that is named again written out."""

_OF_A_NODE = 8
"""What a node counts besides its text."""


class _Mark(Protocol):
    """A place in a text, counted from 0."""

    @property
    def line(self) -> int: ...

    @property
    def column(self) -> int: ...


class WrongYaml(Unreadable):
    """A text is no YAML, or none for a computer to read; says where and why, and quotes nothing."""

    def __init__(self, problem: str, mark: _Mark | None = None) -> None:
        """Take what is wrong, and where, if that is known."""
        super().__init__("cannot be read", f"YAML {problem}")
        self._place = ""
        if mark is not None:
            self.line_and_column = (mark.line + 1, mark.column + 1)
            self._place = f":{mark.line + 1}:{mark.column + 1}"

    def of(self, name: str) -> str:
        """The message for a file of that name."""
        return super().of(f"{name}{self._place}")


def compose(text: str, loader: Loader = _FastLoader) -> Node | None:
    """The root node of a text; `None` where it is empty.

    Raises:
        WrongYaml: there is none, or it is too much.
    """
    if len(text) > _LONGEST:
        raise WrongYaml(f"is longer than {_LONGEST // 1024:,} KiB")
    try:
        _demand_depth(text, loader)
        reader = loader(text)
        try:
            root: Node | None = reader.get_single_node()
        finally:
            reader.dispose()
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        raise _wrong(error) from None
    if root is not None and _unfolded(root) > _LARGEST:
        raise WrongYaml("is nested too deeply: it names its own parts again and again", root.start_mark)
    return root


@lru_cache(maxsize=4)
def compose_settings(text: str) -> Node | None:
    """The same for the settings of a host: by the reader that it has, which says in its words what is wrong.

    They are asked for values and for places. To compose them takes a tenth of the start of a command.
    """
    return compose(text, yaml.SafeLoader)


def _demand_depth(text: str, loader: Loader) -> None:
    """Composing takes a piece of the stack for each level, and libyaml does not ask whether there is one.

    It tells all the same how many there are in what it can read, twenty times as fast as Python's reader.
    """
    try:
        _count_levels(text, _FastLoader)
    except (yaml.YAMLError, ValueError):
        _count_levels(text, loader)


def _count_levels(text: str, loader: Loader) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise WrongYaml(f"is nested too deeply: more than {DEEPEST} levels", event.start_mark)


def _wrong(error: Exception) -> WrongYaml:
    """What PyYAML says, without the lines of the file that it would quote."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None)
    return WrongYaml(str(problem or "cannot be read"), mark)


def _unfolded(root: Node) -> int:
    """How long the text is without aliases; a node that is part of itself makes it endless."""
    sizes: dict[int, int] = {}
    return _size(root, sizes)


_ENDLESS = 2 * _LARGEST


def _size(node: Node, sizes: dict[int, int]) -> int:
    known = sizes.get(id(node))
    if known is not None:
        return known
    # Whoever comes back here before it is done has met a circle.
    sizes[id(node)] = _ENDLESS
    size = _OF_A_NODE
    if isinstance(node, ScalarNode):
        size += len(node.value)
    elif isinstance(node, SequenceNode):
        size += sum(_size(item, sizes) for item in node.value)
    elif isinstance(node, MappingNode):
        size += sum(_size(key, sizes) + _size(value, sizes) for key, value in node.value)
    sizes[id(node)] = size
    return size
