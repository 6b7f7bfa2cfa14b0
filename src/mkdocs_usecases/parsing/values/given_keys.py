"""The keys that a block gives: which each one is, and those that are twice there or unknown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.scenario import OutcomeKind
from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.options.values import spelled
from mkdocs_usecases.parsing.context import Context
from mkdocs_usecases.parsing.findings import key_findings as findings
from mkdocs_usecases.parsing.findings.text_findings import yaml_syntax
from mkdocs_usecases.parsing.reader.slips import Change
from mkdocs_usecases.parsing.reader.tree import Mapping as MappingNode
from mkdocs_usecases.parsing.reader.tree import Node, Scalar, Sequence
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.source_text.node_texts import tell_second_colon
from mkdocs_usecases.parsing.source_text.nodes import is_quoted
from mkdocs_usecases.parsing.values import key_values as values
from mkdocs_usecases.parsing.words.key_names import branch_key
from mkdocs_usecases.parsing.words.keys import Key, Shape
from mkdocs_usecases.parsing.words.template_headings import key_for_heading
from mkdocs_usecases.source import Span

_REST = expression(r"(?P<word>[^\W\d_]+):[ \t]+(?=\S)")
_REQUIRED = frozenset({"title", "actor", "steps"})


def is_missing(name: str, node: Node) -> bool:
    """Whether a key has nothing behind it and is one that each block has: it is as good as missing."""
    return name in _REQUIRED and isinstance(node, Scalar) and not node.value.strip()


def _pairs(node: MappingNode | Sequence) -> list[tuple[Node, Node]]:
    """The pairs of a mapping, or of a list of mappings and of nothing else."""
    if isinstance(node, MappingNode):
        return node.value
    entries = [entry for entry in node.value if isinstance(entry, MappingNode)]
    return [pair for entry in entries for pair in entry.value] if len(entries) == len(node.value) else []


_GROUPS = (
    frozenset({"actor", "supporting"}),
    frozenset({"success guarantee", "minimal guarantee", "failure guarantee"}),
    frozenset({"steps", "extensions"}),
)
"""Keys below any of which all may stand: `actors: {primary: …, supporting: …}`."""


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
        self.nodes: dict[str, Node] = {}
        """By the name of a key or of a field of the site's own: as it was typed."""
        self.unread: set[str] = set()
        """Keys that are there and could not be read as they were meant."""

    def filled(self) -> Iterator[tuple[str, Node]]:
        """The name of each key that has anything behind it, and what that is."""
        return ((name, node) for name, (_, _, node) in self.values.items() if not is_missing(name, node))

    def sort(self, root: MappingNode) -> None:
        """Find out which key each one is; report those that are twice there or unknown."""
        # Where a site calls fields as it likes, the name of a key may be one of them.
        proper: Mapping[str, Key] = {} if self._context.fields else self._context.keys.listed
        found, nodes = self.values, self.nodes
        for key_node, value in root.value:
            typed = key_node.value if isinstance(key_node, Scalar) else self._source.typed(key_node)
            is_odd = isinstance(value, Scalar) and ": " in value.value
            node = self._without_rest_of_name(typed, value) if is_odd else value
            key = proper.get(typed)
            if key is not None and (name := key.name) not in nodes and type(node) is not MappingNode:
                # The quick answer for most.
                found[name] = (key, key_node, node)
                nodes[name] = key_node
                continue
            if typed == "<<" and not is_quoted(key_node):
                # A merge key, which was reported as what it is.
                continue
            if typed[-1:] == ":":
                tell_second_colon(self._source, key_node)
            key = self._context.key(typed)
            name = key.name if key is not None else spelled(typed)
            if not isinstance(node, Scalar) and (parts := self._parts(typed, key, node)):
                # `postconditions:` above `success: …` and `failure: …` are two keys.
                self.sort(MappingNode([*parts], node.line, node.column))
                continue
            if name in nodes:
                self._sort_again(name, typed, key_node, node)
                continue
            if key is not None:
                found[name] = (key, key_node, node)
            elif name in self._context.fields:
                self.fields[typed.strip()] = values.read_texts(
                    self._source, Key(typed, Shape.TEXTS, ""), node
                )
            else:
                self._report_unknown(typed, self._source.span(key_node), root, node)
                continue
            nodes[name] = key_node

    def _without_rest_of_name(self, typed: str, node: Node) -> Node:
        """A value without the rest of the name of its key, `supporting: actors: Bank`, which is told."""
        if not isinstance(node, Scalar) or node.style or node.pieces:
            return node
        rest, key = _REST.match(node.value), self._context.key(typed)
        if rest is None or key is None or self._context.key(f"{typed} {rest['word']}") != key:
            return node
        colon = self._source.lines[node.line].rfind(":", 0, node.column)
        edit = self._source.edit(Change(node.line, colon, node.line, colon + 1, ""))
        message = f"a colon stands within `{typed} {rest['word']}`"
        place = self._source.place(node.line, colon, colon + 1)
        self._source.report(yaml_syntax(place, message, "take it out", (edit,), is_certain=True))
        return node._replace(value=node.value[rest.end() :], column=node.column + rest.end())

    def _parts(self, typed: str, key: Key | None, node: MappingNode | Sequence) -> list[tuple[Node, Node]]:
        """The keys of a mapping with the name that each has together with the key above it; else none."""
        group = next((each for each in _GROUPS if key is not None and key.name in each), None)
        if group is None:
            return []
        parts: list[tuple[Node, Node]] = []
        for part, value in _pairs(node):
            said = self._source.typed(part)
            name = self._whole_name(typed, said) if any(map(str.isalpha, said)) else None
            if name not in group:
                return []
            parts.append((Scalar(name, part.line, part.column, part.end_line, part.end_column), value))
        return parts

    def _whole_name(self, above: str, part: str) -> str | None:
        names = (f"{part} {above}", f"{part}{above}", f"{above} {part}", part)
        key = next((key for name in names if (key := self._context.key(name)) is not None), None)
        if key is not None:
            return key.name
        said = self._source.outcomes.result(part)
        return None if said is None else _guarantee(said.kind)

    def _sort_again(self, name: str, typed: str, key_node: Node, node: Node) -> None:
        """A key that is there already: more extensions, or a mistake."""
        first = self.values[name][1] if name in self.values else None
        first_name = first.value if isinstance(first, Scalar) else typed
        if name == "extensions" and spelled(first_name) != spelled(typed):
            self.further.append(node)
            return
        if name in self.values and is_missing(name, self.values[name][2]):
            # Nothing stands behind the first: what is said below the second is not missing.
            self.values[name] = (self.values[name][0], key_node, node)
        span, place = self._source.span(key_node), self._source.span(self.nodes[name])
        self._source.report(findings.duplicate_key(span, typed, place, first_name))

    def _report_unknown(self, typed: str, span: Span, root: MappingNode, value: Node) -> None:
        names, fields = self._context.keys, sorted(self._context.fields)
        if not self._typed:
            keys = (self._context.key(node.value) for node, _ in root.value if isinstance(node, Scalar))
            self._typed = frozenset(key.name if key is not None else "" for key in keys)
        # `then:` beside extensions was meant for one of them.
        is_part = branch_key(typed) is not None and "extensions" in self._typed
        # What templates have a heading for is nobody's slip.
        place = None if is_part else key_for_heading(typed)
        closest = place or names.meant(typed, fields)
        if closest is None and "id" not in self._typed and _is_id(typed, value):
            closest = "id"
        given: tuple[str, ...] = ()
        if closest is not None:
            key = names.lookup(closest)
            name = closest if key is None else key.name
            if name in self._typed or name in self.unread:
                given = (closest,)
            # The key is there, only misspelt: no check may call it missing on top of that.
            self.unread.add(name)
        known = (*names.listed, *fields)
        self._source.report(
            findings.unknown_key(span, typed, known, given, closest=closest, is_heading=place is not None)
        )


def _is_id(typed: str, value: Node) -> bool:
    """Whether a word of two or three letters, one of `id` among them, stands before what looks like an id."""
    is_close = len(typed) <= _LONGEST_ID_KEY and not {"i", "d"}.isdisjoint(typed)
    return is_close and isinstance(value, Scalar) and _ID.fullmatch(value.value) is not None


_LONGEST_ID_KEY = 3
_ID = expression(r"[A-Za-z]{1,8}[-_.]?\d{1,5}")


def _guarantee(kind: OutcomeKind) -> str | None:
    """The key of what holds at an end of a kind."""
    match kind:
        case OutcomeKind.SUCCESS:
            return "success guarantee"
        case OutcomeKind.FAILURE:
            return "failure guarantee"
        case OutcomeKind.ENDS | OutcomeKind.RESUMES | OutcomeKind.CONTINUES | OutcomeKind.UNCLEAR:
            return None
