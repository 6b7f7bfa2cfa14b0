"""The keys that a block gives: which each one is, and those that are twice there or unknown."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.parsing import findings, values
from mkdocs_usecases.parsing.context import Context
from mkdocs_usecases.parsing.keys import Key, Shape, normal
from mkdocs_usecases.parsing.nodes import BlockText, is_quoted
from mkdocs_usecases.parsing.reader.tree import Mapping as MappingNode
from mkdocs_usecases.parsing.reader.tree import Node, Scalar
from mkdocs_usecases.source import Span


class GivenKeys:
    """The keys of one block."""

    def __init__(self, source: BlockText, context: Context) -> None:
        self._source = source
        self._context = context
        self._typed: frozenset[str] = frozenset()
        self.values: dict[str, tuple[Key, Node, Node]] = {}
        """By the name of the key: as typed, and what stands behind it."""
        self.further: list[Node] = []
        """More extensions: documents tell alternatives and exceptions apart, each below a name of its own."""
        self.fields: dict[str, tuple[Prose, ...]] = {}
        """What stands behind keys of the site's own."""
        self.places: dict[str, Span] = {}
        self.unread: set[str] = set()
        """Keys that are there and could not be read as they were meant."""

    def sort(self, root: MappingNode) -> None:
        """Find out which key each one is; report those that are twice there or unknown."""
        spans = self._source.spans([key_node for key_node, _ in root.value])
        # Where a site calls fields as it likes, the name of a key may be one of them.
        proper: Mapping[str, Key] = {} if self._context.fields else self._context.keys.listed
        for (key_node, node), span in zip(root.value, spans, strict=True):
            typed = key_node.value if isinstance(key_node, Scalar) else self._source.typed(key_node)
            key = proper.get(typed)
            if key is not None and key.name not in self.places:
                # The quick answer for most.
                self.values[key.name] = (key, key_node, node)
                self.places[key.name] = span
                continue
            if typed == "<<" and not is_quoted(key_node):
                # A merge key, which was reported as what it is.
                continue
            key = self._context.key(typed)
            name = key.name if key is not None else normal(typed)
            if name in self.places:
                first = self.values[name][1] if name in self.values else None
                first_name = first.value if isinstance(first, Scalar) else typed
                if name == "extensions" and normal(first_name) != normal(typed):
                    self.further.append(node)
                    continue
                self._source.report(findings.duplicate_key(span, typed, self.places[name], first_name))
                continue
            if key is not None:
                self.values[name] = (key, key_node, node)
            elif name in self._context.fields:
                self.fields[typed.strip()] = values.read_texts(
                    self._source, Key(typed, Shape.TEXTS, ""), node
                )
            else:
                self._report_unknown(typed, span, root)
                continue
            self.places[name] = span

    def _report_unknown(self, typed: str, span: Span, root: MappingNode) -> None:
        names, fields = self._context.keys, sorted(self._context.fields)
        closest = names.meant(typed, fields)
        if not self._typed:
            keys = (self._context.key(node.value) for node, _ in root.value if isinstance(node, Scalar))
            self._typed = frozenset(key.name if key is not None else "" for key in keys)
        given: tuple[str, ...] = ()
        if closest is not None:
            key = names.lookup(closest)
            name = closest if key is None else key.name
            if name in self._typed or name in self.unread:
                given = (closest,)
            # The key is there, only misspelt: no check may call it missing on top of that.
            self.unread.add(name)
        known = (*names.listed, *fields)
        self._source.report(findings.unknown_key(span, typed, known, given, closest=closest))
